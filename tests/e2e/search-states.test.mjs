// The search when something is missing: files, the network, the application, a script at all, a
// mouse. And what axe says of each state.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { audit } from './axe.mjs';
import { arrived, main, openSite, until } from './harness.mjs';
import { box, field, filters, here, link, list, openSearch, pages, PARTS, rows, settled, spare, tags, titles, told } from './search.mjs';

let site;

before(async () => {
  site = await openSite();
});
after(() => site?.close());

const FAILED = 'Search is not available at the moment';
const gone = (route) => route.fulfill({ status: 404, body: 'Gone' });
const again = (page) => link(page, 'Try again');

describe('files that do not come', () => {
  for (const [what, pattern, answer, named] of [
    ['the engine is missing', /\/search\/search\.wasm/, gone, 'search.wasm'],
    ['the manifest is missing', /\/search\/manifest\.bin/, gone, 'manifest.bin'],
    ['the manifest is damaged', /\/search\/manifest\.bin/, (route) => route.fulfill({ contentType: 'application/octet-stream', body: '\x01nothing of the kind' }), 'manifest.bin'],
    ['the parts are missing', PARTS, gone, '.bin'],
    ['the parts are a page', PARTS, (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Home</h1>' }), '.bin'],
  ]) {
    test(`${what}: that is said, and trying again helps when it is there`, async () => {
      const visitor = await site.visitor();
      const { page } = visitor;
      await page.route(pattern, answer);
      const { app } = await visitor.open('/search/?q=helsinki&country=finland');
      assert.equal(app, 'ready');
      await told(page, FAILED);
      await told(page, new RegExp(named.replace('.', '\\.')));
      assert.equal(await rows(page).count(), 0);
      assert.equal(await pages(page).count(), 0);
      await page.getByRole('status').last().filter({ hasText: FAILED }).waitFor();
      // Still broken, then mended.
      await again(page).click();
      await settled(page);
      await told(page, FAILED);
      await page.unroute(pattern);
      await again(page).click();
      await told(page, / about Finland for “helsinki”$/);
      assert.ok(await rows(page).count() > 3);
      assert.equal(await main(page).getByText(FAILED).count(), 0);
      assert.equal(await again(page).count(), 0);
      assert.equal(here(page), '/search/?q=helsinki&country=finland');
      await visitor.close();
    });
  }

  test('the script that searches is missing: the page and its links still work', async () => {
    const visitor = await site.visitor();
    const { page } = visitor;
    await page.route(/\/find-\w+\.js$/, gone);
    const { app } = await visitor.open('/search/?q=helsinki');
    assert.equal(app, 'ready');
    await told(page, FAILED);
    await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Countries' }).click();
    await arrived(page, 'Countries');
    await visitor.close();
  });

  test('without a network that is said, and the search goes on when it is back', async () => {
    const visitor = await site.visitor();
    const { page } = visitor;
    await spare(page);
    await visitor.open('/search/');
    const context = page.context();
    await context.setOffline(true);
    await field(page).fill('helsinki');
    await told(page, FAILED);
    await page.waitForTimeout(100);
    assert.equal(await field(page).inputValue(), 'helsinki');
    await context.setOffline(false);
    await again(page).click();
    await told(page, / results for “helsinki”$/);
    assert.ok(await rows(page).count() > 10);
    await visitor.close();
  });

  test('once there was time for all of it, the search needs no network', async () => {
    const visitor = await site.visitor();
    const { page } = visitor;
    await visitor.open('/search/?q=helsinki');
    await told(page, / results for “helsinki”$/);
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await box(page, 'Decision').check();
    await told(page, /decisions? for “helsinki”$/i);
    await field(page).fill('uzbekistan');
    await told(page, /decisions? for “uzbekistan”$/i);
    await link(page, 'Remove Decision').click();
    await told(page, / results for “uzbekistan”$/);
    assert.equal(await rows(page).first().getByRole('link').innerText(), 'Uzbekistan');
    await visitor.close();
  });

  test('typing on is a try as well', async () => {
    const visitor = await site.visitor();
    const { page } = visitor;
    await spare(page);
    await page.route(PARTS, gone);
    await visitor.open('/search/?q=helsinki');
    await told(page, FAILED);
    await page.unroute(PARTS);
    await field(page).fill('tirana');
    await told(page, / results for “tirana”$/);
    await visitor.close();
  });
});

describe('an application that does not come', () => {
  for (const [what, pattern] of [['its WebAssembly', '**/app-*_bg.wasm'], ['its script', '**/app-*.js']]) {
    test(`${what} is refused: there are results all the same`, async () => {
      const visitor = await site.visitor();
      const { page } = visitor;
      await page.route(pattern, (route) => route.abort('connectionrefused'));
      const { app, headings } = await visitor.open('/search/?q=tirana');
      assert.equal(app, 'failed');
      assert.deepEqual(headings, ['Search']);
      await list(page).getByRole('link', { name: /Tirana/ }).first().waitFor();
      assert.equal(await field(page).inputValue(), 'tirana');
      await field(page).fill('albania');
      await list(page).getByRole('link', { name: 'Albania', exact: true }).waitFor();
      await field(page).press('Enter');
      await page.waitForURL(/\/search\/\?q=albania/);
      await list(page).getByRole('link', { name: 'Albania', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'Albania' }).waitFor();
      await visitor.close();
    });
  }
});

describe('without a script', () => {
  test('the search leads to lists, and shows nothing that would do nothing', async () => {
    const visitor = await site.visitor('desktop', { script: false });
    const { page } = visitor;
    await visitor.open('/search/?q=tirana');
    assert.ok(await main(page).getByText('Search needs JavaScript, which this browser does not run.').isVisible());
    for (const name of ['News', 'Countries', 'Fields of work', 'Meetings']) assert.ok(await link(page, name).first().isVisible(), name);
    for (const role of ['searchbox', 'textbox', 'button', 'checkbox', 'combobox', 'group']) assert.equal(await main(page).getByRole(role).count(), 0, role);
    assert.equal(await rows(page).count(), 0);
    await link(page, 'Countries').first().click();
    await page.getByRole('heading', { level: 1, name: 'Countries' }).waitFor();
    await visitor.close();
  });

  test('the news are listed, with a way to all of them', async () => {
    const visitor = await site.visitor('phone', { script: false });
    const { page } = visitor;
    await visitor.open('/news/');
    assert.equal(await rows(page).count(), 20);
    for (const role of ['searchbox', 'textbox', 'button', 'checkbox', 'combobox', 'group']) assert.equal(await main(page).getByRole(role).count(), 0, role);
    assert.equal(await pages(page).count(), 0, 'pages that the engine alone can show');
    const year = main(page).getByRole('link', { name: /^2014 / });
    await year.click();
    await page.waitForURL(/\/news\/archive\/2014\/$/);
    await visitor.close();
  });
});

test('everything can be done by the keyboard, and one always sees where one is', async () => {
  const visitor = await site.visitor();
  const { page } = visitor;
  await visitor.open('/search/');
  const key = (name) => page.keyboard.press(name);
  /** What has the focus, and whether one sees that. */
  const focused = () => page.evaluate(() => {
    const element = document.activeElement;
    const style = getComputedStyle(element);
    const { top, bottom, width } = element.getBoundingClientRect();
    return {
      name: (element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent).trim(),
      body: element === document.body,
      seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none',
      inView: width > 0 && bottom > 0 && top < innerHeight,
    };
  });
  /** Goes on by Tab until something has the focus; everything on the way must be seen. */
  const tabTo = async (name, how = 'Tab') => {
    for (let step = 0; step < 140; step += 1) {
      await key(how);
      const now = await focused();
      assert.ok(!now.body, `the focus is lost before ${name}`);
      assert.ok(now.seen && now.inView, `one does not see that ${now.name} has the focus`);
      if (typeof name === 'string' ? now.name === name : name.test(now.name)) return now;
    }
    throw new Error(`${name} cannot be reached`);
  };
  const kept = async (when) => {
    await settled(page);
    await page.waitForTimeout(100);
    const now = await focused();
    assert.ok(!now.body, `the focus is lost ${when}`);
    return now;
  };

  await tabTo('Search the whole site');
  await page.keyboard.type('helsinki');
  await told(page, / results for “helsinki”$/);
  await key('Enter');
  assert.equal((await kept('on Enter')).name, 'Search the whole site');

  await tabTo(/^Decision\s+\d+$/);
  await key('Space');
  await told(page, /decisions? for “helsinki”$/i);
  assert.match((await kept('on choosing a filter')).name, /^Decision/);
  await tabTo('Exclude Event');
  await key('Enter');
  await told(page, / without Event$/);
  assert.equal((await kept('on leaving something out')).name, 'Exclude Event');
  await tabTo('Country');
  await key('Enter');
  await box(page, 'Finland').waitFor();
  assert.equal((await kept('on opening a group')).name, 'Country');
  await tabTo('Find in “Country”');
  await page.keyboard.type('finl');
  await tabTo(/^Finland/);
  await key('Space');
  await told(page, / about Finland for “helsinki” without Event$/);
  assert.match((await kept('on choosing a country')).name, /^Finland/);

  await tabTo('Remove Decision');
  await key('Enter');
  await told(page, /^\d+ results about Finland for “helsinki” without Event$/);
  await kept('on removing a tag');
  await tabTo('Show all');
  await key('Enter');
  await told(page, /^\d+ results for “helsinki”$/);
  await kept('on removing all of them');
  assert.equal(await tags(page).count(), 0);

  const [first] = await titles(page);
  await tabTo(first);
  await tabTo('Next');
  await key('Enter');
  await pages(page).getByText(/^Page 2 of/).waitFor();
  await kept('on turning the page');
  const [next] = await titles(page);
  await tabTo(next);
  await key('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/search/'));
  await until(page, () => document.activeElement === document.querySelector('h1'));
  await page.goBack();
  await pages(page).getByText(/^Page 2 of/).waitFor();
  await until(page, (title) => document.activeElement.textContent.trim() === title, next);
  assert.ok(!(await focused()).body);

  await tabTo('Years', 'Shift+Tab');
  await key('Enter');
  await filters(page).getByRole('link', { name: /^\d{4}/ }).first().waitFor();
  const year = await tabTo(/^\d{4}\s*\d+$/);
  await key('Enter');
  await told(page, new RegExp(` for “helsinki”, ${year.name.slice(0, 4)}$`));
  await kept('on choosing a year');
  await visitor.close();
});

describe('axe finds nothing', () => {
  for (const [profile, colorScheme] of [['desktop', 'light'], ['desktop', 'dark'], ['phone', 'light'], ['phone', 'dark']]) {
    test(`in any state, on a ${profile}, ${colorScheme}`, async () => {
      const visitor = await site.visitor(profile, { colorScheme });
      const { page } = visitor;
      const wrong = [];
      const look = async (state) => {
        wrong.push(...(await audit(page)).map((fault) => `${state}: ${fault}`));
        const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
        if (wide > room) wrong.push(`${state}: ${wide} pixels wide`);
      };
      await visitor.open('/search/');
      await look('empty');
      await visitor.open('/search/?q=helsinki&country=finland&not-kind=event&from=1970&to=2020');
      await settled(page);
      await look('results');
      if (profile === 'phone') await main(page).getByRole('button', { name: /^Filters/ }).tap();
      for (const summary of await page.locator('#filters summary').all()) {
        if (await summary.evaluate((element) => !element.parentElement.open)) await summary.click();
      }
      await filters(page).getByRole('checkbox', { name: /^Finland/ }).waitFor();
      // What the button at its foot covers could be taken for too small.
      await filters(page).evaluate((panel) => panel.scrollTo(0, panel.scrollHeight));
      await look('filters open');
      await visitor.open('/search/?q=helsnki&page=99&colour=red');
      await told(page, /Showing results for/);
      await look('corrected');
      await visitor.open('/search/?q=albania&kind=statement&from=31/02/2014');
      await main(page).getByRole('link', { name: /^Without the filter / }).first().waitFor();
      await look('nothing found');
      await page.route(PARTS, gone);
      await visitor.open('/search/?q=helsinki');
      await told(page, FAILED);
      await look('failed');
      assert.deepEqual(wrong, []);
      await visitor.close();
    });
  }
});

test('the page reads well', async () => {
  const visitor = await openSearch(site, '/search/?q=%22Presence+in+Albania%22&kind=operation');
  const { page } = visitor;
  await told(page, '1 Field operation for “"Presence in Albania"”').catch(() => {});
  const snapshot = await main(page).ariaSnapshot();
  // Numbers and passages are the content's.
  const told_ = snapshot.replace(/ \d+"/g, ' N"').replace(/(: [A-Z][\w -]*?) \d+$/gm, '$1 N');
  const outline = told_.split('\n').filter((line) => !/^\s+- (\/url|text:|listitem|mark|paragraph: …)/.test(line)).map((line) => line.trimEnd());
  const from = outline.findIndex((line) => line.includes('heading "Search"'));
  const values = /^\s+- (checkbox|button "Exclude)/;
  assert.deepEqual(outline.slice(from).filter((line) => !values.test(line)).map((line) => line.trim()), [
    '- heading "Search" [level=1]',
    '- search:',
    '- link "How to search":',
    '- searchbox "Search the whole site": "\\"Presence in Albania\\""',
    '- button "Search"',
    '- group "Filters":',
    '- group:',
    '- list:',
    '- group: Issued by',
    '- group: Field of work',
    '- group: Country',
    '- group: Group of countries',
    '- group: Language',
    '- group "Date":',
    '- paragraph:',
    '- textbox "From"',
    '- paragraph:',
    '- textbox "To"',
    '- paragraph: For example 2014, 06/2014 or 17/06/2014',
    '- alert',
    '- group: Years',
    '- paragraph: 1 Field operation for “"Presence in Albania"”',
    '- paragraph:',
    '- combobox "Sort by":',
    '- option "Best match" [selected]',
    '- option "Newest first"',
    '- option "Oldest first"',
    '- list "Active filters":',
    '- link "Remove Field operation":',
    '- list:',
    '- paragraph:',
    '- link "Presence in Albania":',
    '- paragraph: Field operation',
    '- paragraph:',
  ]);
  assert.match(snapshot, /- checkbox "Field operation \d+" \[checked\]/);
  assert.match(snapshot, /- button "Exclude Field operation"/);
  assert.match(snapshot, /- mark: Presence in Albania/);
  await visitor.close();
});
