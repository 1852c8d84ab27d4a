// Every kind of page by Tab alone: all of it is reached, in its order, one sees where one is, nothing
// holds the focus, and what is to be hit is large enough.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { listed, openSite, parallel } from './harness.mjs';
import { openKind, pagesOfKinds } from './kinds.mjs';
import { Looks, walk } from './walk.mjs';

let site;
let pages;

before(async () => {
  site = await openSite();
  pages = await pagesOfKinds(site);
});
after(() => site?.close());

/** An empty page to compare pictures in. */
const empty = async () => (await site.browser.newContext()).newPage();

for (const [name, profile] of [['a phone', 'phone'], ['a desk', 'desktop']]) {
  test(`on ${name} Tab leads through every kind of page`, async (t) => {
    const looks = new Looks(await empty());
    const found = await parallel(pages, 4, () => site.visitor(profile), async (one, visitor) => {
      const { wrong, stops } = await walk(await openKind(visitor, one), looks);
      return { wrong: wrong.map((fault) => `${one.kind} ${one.route}: ${fault}`), stops };
    });
    const wrong = found.flatMap((one) => one.wrong);
    t.diagnostic(`${found.reduce((sum, { stops }) => sum + stops, 0)} stops, ${looks.measured.length} looks`);
    assert.equal(wrong.length, 0, listed(wrong));
  });

  test(`on ${name} the keyboard leads through what opens`, async () => {
    const looks = new Looks(await empty());
    const visitor = await site.visitor(profile);
    const { page } = visitor;
    const wrong = [];
    const through = async (what, how) => wrong.push(...(await walk(page, looks, how)).wrong.map((fault) => `${what}: ${fault}`));

    await visitor.open('/');
    await page.getByRole('button', { name: 'Menu', exact: true }).press('Enter');
    const menu = page.getByRole('navigation', { name: 'Menu' });
    await menu.getByRole('group').first().waitFor();
    for (const summary of await menu.locator('summary').all()) await summary.press('Enter');
    // Tab would leave it.
    await through('the menu', { within: '[popover]:popover-open', key: 'ArrowDown', may: 'a[href], summary, button' });

    await visitor.open('/search/');
    if (profile === 'phone') await page.getByRole('button', { name: 'Filters' }).press('Enter');
    const filters = page.getByRole('group', { name: 'Filters' });
    for (const group of await filters.locator('details').all()) {
      if (await group.getAttribute('open') === null) await group.locator('summary').press('Enter');
    }
    await filters.getByRole('link', { name: /^\d{4} / }).first().waitFor();
    await through('the filters', { within: '#filters' });
    assert.equal(wrong.length, 0, listed(wrong));
    await visitor.close();
  });
}
