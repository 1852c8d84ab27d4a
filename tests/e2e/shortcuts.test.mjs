// The list of shortcuts, the switch for those of one key, and the focus, which no key may lose.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { audit } from './axe.mjs';
import { arrived, faults, hold, main, openSite, until } from './harness.mjs';

let site;

before(async () => {
  site = await openSite();
});
after(() => site?.close());

const list = (page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' });
const palette = (page) => page.getByRole('dialog', { name: 'Go to' });
const single = (place) => place.getByLabel('Single-key shortcuts');
const menu = (page) => page.getByRole('button', { name: 'Menu', exact: true });
const has = (locator) => locator.evaluate((element) => element === document.activeElement);

async function open(route, profile = 'desktop', options = {}) {
  const visitor = await site.visitor(profile, options);
  assert.deepEqual(faults(await visitor.open(route)), []);
  return visitor;
}

describe('the list', () => {
  test('opens on ?, before the application too, and returns the focus', async () => {
    const visitor = await site.visitor();
    const { page } = visitor;
    const { came, release } = await hold(page, '**/*.wasm');
    await page.goto(site.url('/countries/'));
    await came;
    const link = main(page).getByRole('link', { name: 'Albania' }).first();
    await link.focus();
    await page.keyboard.press('?');
    await list(page).waitFor();
    assert.ok(await list(page).evaluate((element) => element.contains(document.activeElement)), 'the focus goes into it');
    await page.keyboard.press('Escape');
    await list(page).waitFor({ state: 'hidden' });
    assert.ok(await has(link));
    release();
    await until(page, () => document.documentElement.dataset.app === 'ready');
    await page.keyboard.press('?');
    await list(page).waitFor();
    await list(page).getByRole('button', { name: 'Close' }).press('Enter');
    await list(page).waitFor({ state: 'hidden' });
    assert.ok(await has(link));
    await visitor.close();
  });

  test('opens from the foot', async () => {
    const visitor = await open('/about/', 'phone');
    const { page } = visitor;
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).tap();
    await list(page).waitFor();
    await visitor.close();
  });

  test('not while one types, not over the palette, and it takes the place of another panel', async () => {
    const visitor = await open('/countries/');
    const { page } = visitor;
    const field = page.getByRole('searchbox', { name: 'Filter by name' });
    await field.focus();
    await page.keyboard.type('who?');
    assert.equal(await field.inputValue(), 'who?');
    assert.equal(await list(page).count(), 0);
    await page.keyboard.press('Control+k');
    await palette(page).waitFor();
    await page.keyboard.type('?');
    assert.equal(await list(page).count(), 0);
    await page.keyboard.press('Escape');
    await menu(page).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('?');
    await list(page).waitFor();
    assert.equal(await page.getByRole('navigation', { name: 'Menu' }).count(), 0);
    await page.keyboard.press('Escape');
    await list(page).waitFor({ state: 'hidden' });
    assert.ok(await has(menu(page)));
    await visitor.close();
  });

  test('names every key that does something', async () => {
    const visitor = await open('/about/');
    const { page } = visitor;
    await page.keyboard.press('?');
    const keys = await list(page).locator('kbd').allInnerTexts();
    for (const key of ['Ctrl+K', '⌘K', '/', '?', 'Esc', 'Tab', 'Enter', '↑', '↓', '→', '←', 'Home', 'End']) assert.ok(keys.includes(key), `${key}: ${keys}`);
    await visitor.close();
  });

  for (const [profile, options] of [['desktop', { colorScheme: 'light' }], ['phone', { colorScheme: 'dark' }], ['phone', { forcedColors: 'active' }]]) {
    test(`axe finds nothing in it, on a ${profile}, ${Object.values(options)}`, async () => {
      const visitor = await open('/about/', profile, options);
      const { page } = visitor;
      await page.keyboard.press('?');
      await list(page).waitFor();
      assert.deepEqual(await audit(page), []);
      await visitor.close();
    });
  }
});

test('those of one key are turned off, on the device, and those with Ctrl stay', async () => {
  const visitor = await open('/about/');
  const { page } = visitor;
  await page.keyboard.press('?');
  assert.ok(await single(list(page)).isChecked());
  await single(list(page)).uncheck();
  await page.keyboard.press('Escape');
  await visitor.open('/countries/');
  for (const key of ['?', '/']) await page.keyboard.press(key);
  await page.keyboard.press('Control+k');
  await palette(page).waitFor();
  assert.equal(await list(page).count(), 0);
  await page.keyboard.press('Escape');
  await palette(page).waitFor({ state: 'hidden' });
  await page.keyboard.press('/');
  assert.equal(await palette(page).count(), 0);
  // The other switch is the same.
  await page.getByRole('button', { name: 'Display', exact: true }).click();
  const display = page.getByRole('dialog', { name: 'Display' });
  assert.equal(await single(display).isChecked(), false);
  await single(display).check();
  await page.keyboard.press('/');
  await palette(page).waitFor();
  await visitor.close();
});

describe('the focus is never lost', () => {
  /** Where the focus is: visible, and not the body. */
  const held = (page) => page.evaluate(() => {
    const { activeElement: at } = document;
    return at !== document.body && at.checkVisibility() ? 'held' : `lost to ${at.outerHTML.slice(0, 80)}`;
  });

  test('to a panel that the palette takes the place of', async () => {
    const visitor = await open('/about/');
    const { page } = visitor;
    for (const name of ['Menu', 'Display']) {
      const button = page.getByRole('button', { name, exact: true });
      await button.focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press(name === 'Menu' ? 'ArrowDown' : 'Tab');
      await page.keyboard.press('Control+k');
      await palette(page).waitFor();
      await page.keyboard.press('Escape');
      await palette(page).waitFor({ state: 'hidden' });
      assert.equal(await held(page), 'held', name);
      assert.ok(await has(button), name);
    }
    await visitor.close();
  });

  test('with the button that shows all countries again', async () => {
    const visitor = await open('/countries/');
    const { page } = visitor;
    await page.getByRole('searchbox', { name: 'Filter by name' }).fill('alb');
    await page.getByRole('button', { name: 'Show all' }).press('Enter');
    await page.getByRole('status').filter({ hasText: /^(\d+) of \1\b/ }).waitFor();
    assert.ok(await has(page.getByRole('searchbox', { name: 'Filter by name' })));
    await visitor.close();
  });

  test('along links, in the menu, through the palette, and back', async () => {
    const visitor = await open('/about/');
    const { page } = visitor;
    const at = async (heading) => {
      await arrived(page, heading);
      assert.equal(await held(page), 'held', heading);
    };
    await menu(page).focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Countries', exact: true }).first().focus();
    await page.keyboard.press('Enter');
    await at('Countries');
    await main(page).getByRole('link', { name: 'Malta' }).first().focus();
    await page.keyboard.press('Enter');
    await at('Malta');
    await page.keyboard.press('Control+k');
    await palette(page).waitFor();
    await page.keyboard.type('albania');
    await palette(page).getByRole('option', { name: 'Albania' }).first().waitFor();
    await page.keyboard.press('Enter');
    await at('Albania');
    await page.goBack();
    await at('Malta');
    await visitor.close();
  });

  test('to a place on another page', async () => {
    const visitor = await open('/news/2020-12-04-tirana-ministerial-council/');
    const { page } = visitor;
    const report = main(page).getByRole('link', { name: 'Report an error on this page' });
    await report.focus();
    await page.keyboard.press('Enter');
    await arrived(page, 'About this site');
    assert.equal(await held(page), 'held');
    await visitor.close();
  });
});
