// A page of each kind, looked at by axe-core and in a window 320 pixels wide.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { kinds, routes } from './bundle.mjs';
import { listed, openSite, parallel } from './harness.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
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

/** What axe finds in the page that is open. */
async function audit(page) {
  // The tool comes with the test, past the page's own policy.
  await page.evaluate(AXE);
  const violations = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }).then((result) => result.violations), TAGS);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 120)}`));
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
