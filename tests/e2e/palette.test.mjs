// The palette: from any page to any other by the keyboard.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { audit } from './axe.mjs';
import { arrived, asked, faults, hold, main, openSite, until } from './harness.mjs';
import { PARTS, spare, told } from './search.mjs';

let site;

before(async () => {
  site = await openSite();
});
after(() => site?.close());

const dialog = (page) => page.getByRole('dialog', { name: 'Go to' });
const field = (page) => dialog(page).getByRole('combobox', { name: 'Go to' });
const options = (page) => dialog(page).getByRole('option');
const names = (page) => options(page).evaluateAll((all) => all.map((option) => option.firstElementChild.textContent));
const path = (page) => decodeURIComponent(page.url().slice(site.origin.length)).replaceAll('+', ' ');
const ofSearch = (paths) => paths.filter((one) => /^\/search\/|\/find-/.test(one));

async function open(route, profile = 'desktop') {
  const visitor = await site.visitor(profile);
  assert.deepEqual(faults(await visitor.open(route)), []);
  return visitor;
}
/** Opens it and types. */
async function type(page, text) {
  await page.keyboard.press('Control+k');
  await field(page).waitFor();
  await page.keyboard.type(text);
  await options(page).filter({ hasText: `All results for “${text.trim()}”` }).waitFor();
}
/** The option that the field names, which must be the one that is selected. */
async function active(page) {
  const { id, all } = await field(page).evaluate((input) => ({
    id: input.getAttribute('aria-activedescendant'),
    all: [...document.getElementById(input.getAttribute('aria-controls')).querySelectorAll('[role=option]')].map((option) => [option.id, option.getAttribute('aria-selected'), option.firstElementChild.textContent]),
  }));
  const selected = all.filter(([, state]) => state === 'true');
  assert.equal(selected.length, 1, 'one is selected');
  assert.equal(selected[0][0], id, 'the one that the field names');
  return selected[0][2];
}

describe('opens', () => {
  for (const key of ['Control+k', 'Meta+k', '/']) {
    test(`on ${key}, on any page, and Escape returns the focus`, async () => {
      const visitor = await site.visitor();
      const { page } = visitor;
      for (const [route, name] of [['/', 'Menu'], ['/countries/', 'Menu'], ['/search/', 'Menu'], ['/news/2020-12-04-tirana-ministerial-council/', 'Menu']]) {
        assert.deepEqual(faults(await visitor.open(route)), []);
        const button = page.getByRole('button', { name, exact: true });
        await button.focus();
        assert.equal(await dialog(page).count(), 0, 'it is shown when it is wanted');
        await page.keyboard.press(key);
        await dialog(page).waitFor();
        assert.ok(await field(page).evaluate((input) => input === document.activeElement), 'one can type at once');
        assert.equal(await field(page).inputValue(), '', 'the key itself is not typed');
        await page.keyboard.press('Escape');
        await dialog(page).waitFor({ state: 'hidden' });
        assert.ok(await button.evaluate((element) => element === document.activeElement), `${route}: the focus is where it was`);
      }
      await visitor.close();
    });
  }

  test('not on a slash that is typed into a field, nor over itself', async () => {
    const visitor = await open('/search/');
    const { page } = visitor;
    const query = main(page).getByRole('searchbox', { name: 'Search the whole site' });
    await query.focus();
    await page.keyboard.type('a/b');
    assert.equal(await query.inputValue(), 'a/b');
    assert.equal(await dialog(page).count(), 0);
    await page.keyboard.press('Control+k');
    await field(page).waitFor();
    await page.keyboard.type('06/2014');
    assert.equal(await field(page).inputValue(), '06/2014');
    await page.keyboard.press('Control+k');
    assert.equal(await field(page).inputValue(), '06/2014', 'the same again changes nothing');
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'hidden' });
    assert.ok(await query.evaluate((input) => input === document.activeElement));
    assert.equal(await query.inputValue(), 'a/b');
    await visitor.close();
  });

  test('and closes on a click beside it', async () => {
    const visitor = await open('/about/');
    const { page } = visitor;
    await page.keyboard.press('Control+k');
    await dialog(page).waitFor();
    await page.mouse.click(5, 700);
    await dialog(page).waitFor({ state: 'hidden' });
    assert.equal(path(page), '/about/');
    await visitor.close();
  });
});

describe('the pattern of a combobox', () => {
  test('roles, arrows that wrap, and what is active', async () => {
    const visitor = await open('/about/');
    const { page } = visitor;
    await page.keyboard.press('Control+k');
    await field(page).waitFor();
    assert.deepEqual(await field(page).evaluate((input) => ['aria-expanded', 'aria-autocomplete'].map((name) => input.getAttribute(name))), ['true', 'list']);
    assert.equal(await dialog(page).getByRole('listbox', { name: 'Go to' }).count(), 1);
    const all = await names(page);
    for (const name of ['Home', 'News', 'Countries', 'Meetings', 'Search', 'How to search']) assert.ok(all.includes(name), `${name}: ${all}`);
    assert.equal(await active(page), all[0]);
    await page.keyboard.press('ArrowDown');
    assert.equal(await active(page), all[1]);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    assert.equal(await active(page), all.at(-1), 'from the first to the last');
    await page.keyboard.press('ArrowDown');
    assert.equal(await active(page), all[0], 'from the last to the first');
    assert.ok(await field(page).evaluate((input) => input === document.activeElement), 'the focus stays in the field');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('malta');
    await options(page).filter({ hasText: 'All results for “malta”' }).waitFor();
    assert.equal(await active(page), 'Malta', 'other entries begin at the first');
    await visitor.close();
  });

  test('the active one is in view in a low window', async () => {
    const visitor = await site.visitor('desktop', { viewport: { width: 600, height: 320 } });
    const { page } = visitor;
    await visitor.open('/about/');
    await page.keyboard.press('Control+k');
    await field(page).waitFor();
    const count = await options(page).count();
    for (let step = 0; step < count; step += 1) {
      // It is brought there after the key was answered.
      await until(page, (at) => {
        const option = document.querySelectorAll('[role=option]')[at];
        const { top, bottom } = option.getBoundingClientRect();
        return option.ariaSelected === 'true' && top >= 0 && bottom <= innerHeight;
      }, step);
      await page.keyboard.press('ArrowDown');
    }
    await visitor.close();
  });
});

describe('leads', () => {
  test('to a country by any of its names', async () => {
    const visitor = await open('/about/');
    const { page } = visitor;
    await page.evaluate(() => { window.stays = true; });
    for (const [text, heading, route] of [['Албания', 'Albania', '/countries/albania/'], ['германия', 'Germany', '/countries/germany/'], ['turkei', 'Türkiye', '/countries/turkiye/'], ['estados uni', 'United States of America', '/countries/united-states-of-america/']]) {
      await type(page, text);
      assert.equal(await active(page), heading);
      await page.keyboard.press('Enter');
      await arrived(page, heading);
      assert.equal(path(page), route);
      assert.equal(await dialog(page).count(), 0);
      assert.ok(await page.getByRole('heading', { level: 1 }).evaluate((h1) => h1 === document.activeElement), 'the heading has the focus');
    }
    await page.goBack();
    await arrived(page, 'Türkiye');
    assert.ok(await page.evaluate(() => window.stays), 'the page was loaded anew');
    await visitor.close();
  });

  test('to all results, from any page and from the search itself', async () => {
    const visitor = await open('/about/');
    const { page } = visitor;
    await type(page, 'border guards');
    await page.keyboard.press('ArrowUp');
    assert.equal(await active(page), 'All results for “border guards”');
    await page.keyboard.press('Enter');
    await arrived(page, 'Search');
    await told(page, / results for “border guards”$/);
    assert.equal(path(page), '/search/?q=border guards');
    await type(page, 'tirana');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await main(page).getByText(/ results for “tirana”$/).waitFor();
    assert.equal(path(page), '/search/?q=tirana');
    assert.equal(await main(page).getByRole('searchbox', { name: 'Search the whole site' }).inputValue(), 'tirana');
    await page.goBack();
    await told(page, / results for “border guards”$/);
    await visitor.close();
  });

  test('where one clicks', async () => {
    const visitor = await open('/about/');
    const { page } = visitor;
    await page.keyboard.press('/');
    await options(page).filter({ hasText: /^Meetings$/ }).click();
    await arrived(page, 'Meetings and conferences');
    assert.equal(path(page), '/meetings/');
    await visitor.close();
  });

  test('nowhere by a late answer', async () => {
    const visitor = await site.visitor();
    const { page } = visitor;
    await spare(page);
    await visitor.open('/about/');
    await type(page, 'malta');
    await field(page).fill('');
    const late = await hold(page, PARTS);
    await page.keyboard.type('uzbekistan');
    await late.came;
    await field(page).fill('malta');
    await options(page).filter({ hasText: 'All results for “malta”' }).waitFor();
    const before = await names(page);
    late.release();
    await page.waitForTimeout(300);
    assert.deepEqual(await names(page), before);
    await visitor.close();
  });

  test('and leaves a search on the page as it is', async () => {
    const visitor = await site.visitor();
    const { page } = visitor;
    // Else all parts may be there before one types.
    await spare(page);
    await visitor.open('/search/');
    const late = await hold(page, PARTS);
    await main(page).getByRole('searchbox', { name: 'Search the whole site' }).fill('helsinki');
    await late.came;
    // What is asked meanwhile takes the engine; the page has to ask again.
    await page.keyboard.press('Control+k');
    await page.keyboard.type('malta');
    late.release();
    await options(page).filter({ hasText: 'All results for “malta”' }).waitFor();
    await page.keyboard.press('Escape');
    await main(page).getByText(/ results for “helsinki”$/).waitFor();
    assert.ok(await main(page).locator('#results').getByRole('listitem').count() > 10);
    await visitor.close();
  });
});

describe('what it asks for', () => {
  test('nothing before it is wanted', async () => {
    const visitor = await site.visitor();
    const { page } = visitor;
    const paths = asked(page);
    for (const route of ['/', '/about/', '/countries/albania/', '/news/2020-12-04-tirana-ministerial-council/']) await visitor.open(route);
    await page.waitForTimeout(300);
    assert.deepEqual(ofSearch(paths), []);
    await page.keyboard.press('Control+k');
    await until(page, () => document.querySelector('dialog[open]'));
    await page.waitForRequest(/\/search\/search\.wasm/, { timeout: 2000 }).catch(() => {});
    assert.ok(ofSearch(paths).some((one) => one.endsWith('/search.wasm')), ofSearch(paths).join(' '));
    await visitor.close();
  });

  for (const [how, profile, want] of [['pointing at', 'desktop', (link) => link.hover()], ['focusing', 'desktop', (link) => link.focus()], ['touching', 'phone', (link) => link.dispatchEvent('touchstart')]]) {
    test(`${how} the link to the search begins it`, async () => {
      const visitor = await open('/about/', profile);
      const { page } = visitor;
      const paths = asked(page);
      const engine = page.waitForRequest(/\/search\/search\.wasm/);
      await want(page.getByRole('banner').getByRole('link', { name: 'Search' }));
      await engine;
      await page.waitForTimeout(200);
      const files = ofSearch(paths);
      assert.ok(files.includes('/search/index.json') && files.includes('/search/manifest.bin'), files.join(' '));
      const before = files.filter((one) => one.endsWith('.wasm')).length;
      const link = page.getByRole('banner').getByRole('link', { name: 'Search' });
      await (profile === 'phone' ? link.tap() : link.click());
      await arrived(page, 'Search');
      assert.equal(ofSearch(paths).filter((one) => one.endsWith('.wasm')).length, before, 'once');
      await visitor.close();
    });
  }
});

describe('where the search does not work', () => {
  test('it still leads to the sections, and offers all results', async () => {
    const visitor = await site.visitor();
    const { page } = visitor;
    await page.route(/\/search\/search\.wasm/, (route) => route.fulfill({ status: 404, body: '' }));
    await visitor.open('/about/');
    await type(page, 'malta');
    assert.deepEqual(await names(page), ['All results for “malta”']);
    await field(page).fill('');
    await options(page).filter({ hasText: /^Countries$/ }).click();
    await arrived(page, 'Countries');
    await visitor.close();
  });
});

for (const [profile, colorScheme] of [['desktop', 'light'], ['phone', 'dark']]) {
  test(`axe finds nothing in it, on a ${profile}, ${colorScheme}`, async () => {
    const visitor = await site.visitor(profile, { colorScheme });
    const { page } = visitor;
    await visitor.open('/about/');
    await page.keyboard.press('Control+k');
    await dialog(page).waitFor();
    assert.deepEqual(await audit(page), []);
    await page.keyboard.type('malta');
    await options(page).filter({ hasText: 'All results for “malta”' }).waitFor();
    assert.deepEqual(await audit(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await visitor.close();
  });
}
