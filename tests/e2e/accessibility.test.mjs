// A page of each kind, looked at by axe-core and in a window 320 pixels wide.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { audit } from './axe.mjs';
import { kinds, routes } from './bundle.mjs';
import { listed, openSite, parallel } from './harness.mjs';

const MISSING = '/no-such-page/';
// Kinds that the sitemap does not name.
const MORE = ['/search/?q=border', MISSING];
let site;
let pages;

before(async () => {
  site = await openSite();
  pages = [...new Set([...kinds(await routes(site)), ...MORE])];
});
after(() => site?.close());

/** Opens a page of each kind in windows of one sort and returns what `look` finds wrong, with the route. */
async function inAll(profile, options, look) {
  const found = await parallel(pages, 4, () => site.visitor(profile, options), async (route, visitor) => {
    const { status } = await visitor.open(route);
    // Else the page for missing addresses would be looked at twice, and this one never.
    const wrong = status === (route === MISSING ? 404 : 200) ? await look(visitor.page) : [`status ${status}`];
    return wrong.map((fault) => `${route}: ${fault}`);
  });
  return found.flat();
}

/** What reaches beyond the window, if anything does. */
function overflow() {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const wide = [...document.body.querySelectorAll('*')].find((element) => element.getBoundingClientRect().right > clientWidth + 1);
  return [`${scrollWidth} pixels, ${wide?.cloneNode().outerHTML.slice(0, 120)}`];
}

for (const [name, profile, colorScheme] of [['a phone', 'phone', 'light'], ['a phone, dark', 'phone', 'dark'], ['a desk', 'desktop', 'light'], ['a desk, dark', 'desktop', 'dark']]) {
  test(`on ${name} axe finds nothing`, async () => {
    const wrong = await inAll(profile, { colorScheme }, audit);
    assert.equal(wrong.length, 0, listed(wrong));
  });
}

test('at 320 pixels nothing is wider than the window', async () => {
  const wrong = await inAll('phone', { viewport: { width: 320, height: 640 } }, (page) => page.evaluate(overflow));
  assert.equal(wrong.length, 0, listed(wrong));
});
