// Between the page's arrival and the application's: what a visitor does meanwhile is not lost.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { blocksOf, documentOf, hold, openSite, press, until } from './harness.mjs';

let site;
let items;

before(async () => {
  site = await openSite();
  items = blocksOf(await documentOf(site, '/news/'), 'search')[0].rows.map((row) => row.link);
});
after(() => site?.close());

/** Opens a page whose application is not there before `takeOver` lets it come and waits for it. */
async function early(profile, route) {
  const visitor = await site.visitor(profile);
  const { page } = visitor;
  const { came, release } = await hold(page, '**/*.wasm');
  await page.goto(site.url(route));
  await came;
  const takeOver = async () => {
    assert.equal(await page.evaluate(() => document.documentElement.dataset.app), undefined);
    release();
    await until(page, () => document.documentElement.dataset.app === 'ready');
  };
  return { page, takeOver, close: () => visitor.close() };
}

for (const profile of ['desktop', 'phone']) {
  describe(`before the application is there, in a ${profile} window`, () => {
    test('the menu opens and closes', async () => {
      const { page, close } = await early(profile, '/');
      const button = page.getByRole('button', { name: 'Menu', exact: true });
      const panel = page.getByRole('navigation', { name: 'Menu' });
      await press(profile, button);
      await panel.getByRole('link', { name: 'Countries' }).waitFor();
      await press(profile, panel.getByRole('button', { name: 'Close' }));
      await panel.waitFor({ state: 'hidden' });
      await button.focus();
      await page.keyboard.press('Enter');
      await panel.waitFor();
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'hidden' });
      assert.ok(await button.evaluate((element) => element === document.activeElement), 'the focus is back on the button');
      await close();
    });

    test('links work, in the page and in the menu', async () => {
      const { page, close } = await early(profile, '/news/');
      await press(profile, page.getByRole('main').getByRole('link', { name: items[0].text }));
      await page.waitForURL(site.url(items[0].href));
      await page.getByRole('heading', { level: 1, name: items[0].text }).waitFor();
      await press(profile, page.getByRole('button', { name: 'Menu', exact: true }));
      await press(profile, page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Countries' }));
      await page.waitForURL(site.url('/countries/'));
      await close();
    });

    test('what is typed stays, with focus and caret, and is applied', async () => {
      const { page, takeOver, close } = await early(profile, '/countries/');
      const field = page.getByRole('searchbox', { name: 'Filter by name' });
      await press(profile, field);
      await page.keyboard.type('icel');
      await page.keyboard.press('ArrowLeft');
      await takeOver();
      await page.getByRole('status').filter({ hasText: /^1 of \d+/ }).waitFor();
      assert.equal(await field.inputValue(), 'icel');
      assert.deepEqual(await field.evaluate((input) => [input === document.activeElement, input.selectionStart]), [true, 3]);
      assert.equal(new URL(page.url()).search, '?q=icel');
      await page.keyboard.type('x');
      assert.equal(await field.inputValue(), 'icexl');
      await close();
    });

    test('what is chosen stays and is applied', async () => {
      const { page, takeOver, close } = await early(profile, '/countries/');
      await page.getByLabel('Region').selectOption('central-asia');
      await takeOver();
      await page.getByRole('status').filter({ hasText: /^5 of \d+/ }).waitFor();
      assert.equal(await page.getByLabel('Region').inputValue(), 'central-asia');
      assert.equal(new URL(page.url()).search, '?region=central-asia');
      await close();
    });

    test('heading, selected text and position stay', async () => {
      const { page, takeOver, close } = await early(profile, items[0].href);
      const [selected, y] = await page.evaluate(() => {
        window.heading = document.querySelector('h1');
        scrollTo(0, 90);
        getSelection().selectAllChildren(document.querySelector('main p:last-of-type'));
        return [getSelection().toString(), scrollY];
      });
      assert.ok(selected.length > 3 && y > 0);
      await takeOver();
      assert.deepEqual(await page.evaluate(() => [getSelection().toString(), scrollY]), [selected, y]);
      assert.ok(await page.evaluate(() => window.heading === document.querySelector('h1')), 'the heading is the same node');
      await close();
    });

    test('an open menu stays open and is completed', async () => {
      const { page, takeOver, close } = await early(profile, '/');
      await press(profile, page.getByRole('button', { name: 'Menu', exact: true }));
      const panel = page.getByRole('navigation', { name: 'Menu' });
      await panel.getByRole('link', { name: 'Countries' }).waitFor();
      await takeOver();
      await panel.getByRole('group').first().waitFor();
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'hidden' });
      await close();
    });
  });
}
