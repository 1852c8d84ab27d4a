// Theme, size, reading mode: chosen in a panel, kept on the device, there before the first paint.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { audit } from './axe.mjs';
import { kinds, routes } from './bundle.mjs';
import { arrived, blocksOf, documentOf, faults, hold, linkTo, listed, openSite, parallel, press, until } from './harness.mjs';

const ARTICLE = '/news/2020-12-04-tirana-ministerial-council/';
const DARK = 'rgb(23, 22, 19)';
let site;
let pages;

before(async () => {
  site = await openSite();
  pages = [...new Set([...kinds(await routes(site)), ARTICLE])];
});
after(() => site?.close());

const button = (page) => page.getByRole('button', { name: 'Display', exact: true });
const panel = (page) => page.getByRole('dialog', { name: 'Display' });
const leave = (page) => page.getByRole('button', { name: 'Leave reading mode' });
const paper = (page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const size = (page) => page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
const focused = (page, locator) => locator.evaluate((element) => element === document.activeElement);

async function open(route, profile = 'desktop', options = {}) {
  const visitor = await site.visitor(profile, options);
  assert.deepEqual(faults(await visitor.open(route)), []);
  return visitor;
}
/** Opens the panel, chooses, closes it. */
async function choose(page, ...names) {
  await button(page).click();
  for (const name of names) await panel(page).getByLabel(name).check();
  await page.keyboard.press('Escape');
  await panel(page).waitFor({ state: 'hidden' });
}
/** What is kept, before a page is opened. */
const keep = (page, settings) => page.addInitScript((value) => { try { localStorage.display ??= value; } catch { /* no storage */ } }, JSON.stringify(settings));

describe('before the first paint', () => {
  test('nothing is painted until what was chosen is known, and the application is not awaited', async () => {
    const visitor = await site.visitor('desktop', { colorScheme: 'light' });
    const { page } = visitor;
    await visitor.open('/');
    await choose(page, 'Dark', '130%');
    const settings = await hold(page, '**/settings-*.js');
    await page.route('**/*.wasm', (route) => route.abort());
    await page.addInitScript(() => {
      window.frames_ = [];
      const look = () => {
        if (document.body && performance.getEntriesByType('paint').length) frames_.push(getComputedStyle(document.documentElement).backgroundColor);
        requestAnimationFrame(look);
      };
      look();
    });
    await page.goto(site.url(ARTICLE), { waitUntil: 'commit' });
    await settings.came;
    await page.waitForTimeout(400);
    assert.equal(await page.evaluate(() => performance.getEntriesByType('paint').length), 0, 'painted without it');
    settings.release();
    await until(page, () => frames_.length > 5);
    assert.deepEqual([...new Set(await page.evaluate(() => frames_))], [DARK], 'every frame that was painted');
    assert.equal(await size(page), 20.8);
    await page.context().close();
  });

  test('on every kind of page nothing moves, whatever was chosen', async () => {
    const make = async () => {
      const visitor = await site.visitor('phone', { colorScheme: 'light' });
      await keep(visitor.page, { theme: 'dark', size: '150', reading: 'on', keys: 'off' });
      return visitor;
    };
    const wrong = await parallel(pages, 3, make, async (route, visitor) => {
      const found = faults(await visitor.open(route));
      if (await paper(visitor.page) !== DARK) found.push('it is not dark');
      if (await size(visitor.page) !== 24) found.push('it is not large');
      return found.map((fault) => `${route}: ${fault}`);
    });
    assert.equal(wrong.flat().length, 0, listed(wrong.flat()));
  });
});

describe('the panel', () => {
  for (const profile of ['desktop', 'phone']) {
    test(`changes the page at once, with the keyboard alone, in a ${profile} window`, async () => {
      const visitor = await open('/countries/', profile, { colorScheme: 'light' });
      const { page } = visitor;
      const light = await paper(page);
      await button(page).focus();
      await page.keyboard.press('Enter');
      await panel(page).waitFor();
      assert.ok(await panel(page).evaluate((element) => element.contains(document.activeElement)), 'the focus goes into it');
      await panel(page).getByLabel('System').focus();
      await page.keyboard.press('ArrowRight');
      assert.equal(await paper(page), light);
      await page.keyboard.press('ArrowRight');
      assert.equal(await paper(page), DARK);
      // Enter sends the form nowhere.
      await page.keyboard.press('Enter');
      assert.equal(page.url(), site.url('/countries/'));
      await panel(page).getByLabel('150%').check();
      assert.equal(await size(page), 24);
      await panel(page).getByRole('button', { name: 'Reset to default' }).press('Enter');
      assert.deepEqual([await paper(page), await size(page)], [light, 16]);
      assert.ok(await panel(page).getByLabel('System').isChecked());
      await page.keyboard.press('Escape');
      await panel(page).waitFor({ state: 'hidden' });
      assert.ok(await focused(page, button(page)), 'the focus is back on the button');
      await visitor.close();
    });
  }

  test('is left by Tab at its end and by another click on its button', async () => {
    const visitor = await open('/about/');
    const { page } = visitor;
    await button(page).click();
    await panel(page).getByRole('button', { name: 'Reset to default' }).focus();
    await page.keyboard.press('Tab');
    await panel(page).waitFor({ state: 'hidden' });
    assert.ok(await page.evaluate(() => document.activeElement !== document.body && document.activeElement.checkVisibility()));
    await button(page).click();
    await panel(page).waitFor();
    await button(page).click();
    await panel(page).waitFor({ state: 'hidden' });
    await visitor.close();
  });

  test('works before the application, stays through its coming, from page to page and in another tab', async () => {
    const visitor = await site.visitor('desktop', { colorScheme: 'light' });
    const { page } = visitor;
    const { came, release } = await hold(page, '**/*.wasm');
    await page.goto(site.url('/news/'));
    await came;
    await choose(page, 'Dark', '115%');
    assert.deepEqual([await paper(page), await size(page)], [DARK, 18.4]);
    release();
    await until(page, () => document.documentElement.dataset.app === 'ready');
    const [news] = blocksOf(await documentOf(site, '/news/'), 'search');
    await linkTo(page, news.rows[0].link).click();
    await arrived(page, news.rows[0].link.text);
    assert.equal(await paper(page), DARK);
    const tab = await page.context().newPage();
    await tab.goto(site.url('/countries/'));
    await button(tab).click();
    assert.ok(await panel(tab).getByLabel('Dark').isChecked());
    assert.ok(await panel(tab).getByLabel('115%').isChecked());
    await panel(tab).getByLabel('Light').check();
    await until(page, () => document.documentElement.dataset.theme === 'light');
    assert.notEqual(await paper(page), DARK);
    await visitor.close();
  });

  test('serves a page where the device keeps nothing, and where what is kept is no sense', async () => {
    const visitor = await site.visitor();
    const { page } = visitor;
    await page.addInitScript(() => Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } }));
    assert.deepEqual(faults(await visitor.open('/about/')), []);
    await choose(page, 'Dark');
    assert.equal(await paper(page), DARK);
    await visitor.close();
    for (const kept of ['{', 'null', '7', '[]', '{"theme":"pink","size":9,"reading":{},"app":"failed"}']) {
      const other = await site.visitor();
      await other.page.addInitScript((value) => { localStorage.display = value; }, kept);
      assert.deepEqual(faults(await other.open(ARTICLE)), [], kept);
      assert.ok(await other.page.getByRole('link', { name: 'Search', exact: true }).isVisible());
      await other.close();
    }
  });

  test('is not offered where there is no script', async () => {
    const visitor = await site.visitor('phone', { script: false });
    await visitor.open('/about/');
    assert.equal(await button(visitor.page).count(), 0);
    assert.equal(await visitor.page.getByRole('button', { name: 'Keyboard shortcuts' }).count(), 0);
    await visitor.close();
  });

  for (const [profile, options] of [['desktop', { colorScheme: 'light' }], ['desktop', { colorScheme: 'dark' }], ['phone', { colorScheme: 'light' }], ['phone', { colorScheme: 'dark' }], ['desktop', { forcedColors: 'active' }], ['phone', { forcedColors: 'active' }]]) {
    test(`axe finds nothing with it open, on a ${profile}, ${Object.values(options)}`, async () => {
      const visitor = await open(ARTICLE, profile, options);
      const { page } = visitor;
      // Colours that the system forces are not the site's.
      const found = async () => (await audit(page)).filter((fault) => !options.forcedColors || !fault.startsWith('color-contrast'));
      await press(profile, button(page));
      await panel(page).waitFor();
      assert.deepEqual(await found(), []);
      await panel(page).getByLabel('Reading mode').check();
      await page.keyboard.press('Escape');
      await leave(page).waitFor();
      assert.deepEqual(await found(), []);
      await visitor.close();
    });
  }

  test('in the largest text no page is wider than 320 pixels, and the panel is whole', async () => {
    const make = async () => {
      const visitor = await site.visitor('phone', { viewport: { width: 320, height: 640 } });
      await keep(visitor.page, { size: '150' });
      return visitor;
    };
    const wrong = await parallel(pages, 3, make, async (route, visitor) => {
      await visitor.open(route);
      await button(visitor.page).tap();
      await panel(visitor.page).waitFor();
      const [width, box] = await visitor.page.evaluate(() => [document.documentElement.scrollWidth, document.querySelector('.panel:popover-open').getBoundingClientRect().toJSON()]);
      return width > 320 || box.left < 0 || box.right > 320 || box.bottom > 640 ? [`${route}: ${width} ${JSON.stringify(box)}`] : [];
    });
    assert.equal(wrong.flat().length, 0, listed(wrong.flat()));
  });
});

describe('reading mode', () => {
  for (const profile of ['desktop', 'phone']) {
    test(`leaves the article alone, and Escape or the button leaves it, in a ${profile} window`, async () => {
      const visitor = await open(ARTICLE, profile);
      const { page } = visitor;
      const heading = page.getByRole('heading', { level: 1 });
      const text = page.getByRole('main').locator('.page > p').first();
      const before = await text.evaluate((p) => Number.parseFloat(getComputedStyle(p).lineHeight));
      await choose(page, 'Reading mode');
      for (const shown of [heading, text, page.getByText('Issued on'), leave(page), button(page)]) assert.ok(await shown.isVisible(), shown.toString());
      for (const name of ['Breadcrumbs', 'About this site']) assert.equal(await page.getByRole('navigation', { name }).count(), 0, name);
      for (const name of ['Menu', 'Keyboard shortcuts']) assert.equal(await page.getByRole('button', { name, exact: true }).count(), 0, name);
      assert.equal(await page.getByRole('heading', { name: 'Related news' }).count(), 0);
      assert.ok(await text.evaluate((p) => Number.parseFloat(getComputedStyle(p).lineHeight)) > before, 'the lines are wider apart');
      const [start, end] = await text.evaluate((p) => {
        const [inner, outer] = [p, p.closest('main')].map((element) => element.getBoundingClientRect());
        return [inner.left - outer.left, outer.right - inner.right];
      });
      assert.ok(Math.abs(start - end) < 3, `in the middle: ${start} before, ${end} after`);

      await page.mouse.wheel(0, 5000);
      await until(page, () => scrollY > 0);
      const way = await leave(page).boundingBox();
      assert.ok(way.y >= 0 && way.y + way.height <= page.viewportSize().height, 'the way out stays in sight');
      await leave(page).focus();
      await page.keyboard.press('Enter');
      await leave(page).waitFor({ state: 'hidden' });
      assert.ok(await focused(page, button(page)), 'the focus goes from the button that is gone to that of the panel');

      await choose(page, 'Reading mode');
      await page.keyboard.press('Escape');
      await leave(page).waitFor({ state: 'hidden' });
      assert.ok(await page.getByRole('button', { name: 'Menu', exact: true }).isVisible());
      await visitor.close();
    });
  }

  test('is kept for articles, and no other page knows of it', async () => {
    const visitor = await open(ARTICLE);
    const { page } = visitor;
    await choose(page, 'Reading mode');
    assert.deepEqual(faults(await visitor.open('/countries/albania/')), []);
    assert.ok(await page.getByRole('button', { name: 'Menu', exact: true }).isVisible());
    assert.equal(await leave(page).count(), 0);
    await button(page).click();
    assert.equal(await panel(page).getByRole('checkbox', { name: 'Reading mode' }).count(), 0);
    await page.keyboard.press('Escape');
    const [rows] = blocksOf(await documentOf(site, '/countries/albania/'), 'news');
    await linkTo(page, rows[0].link).click();
    await arrived(page, rows[0].link.text);
    await leave(page).waitFor();
    await visitor.close();
  });
});
