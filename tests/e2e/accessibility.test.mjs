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
const MORE = ['/search/?q=border', '/offline/', MISSING];
let site;
let pages;

before(async () => {
  site = await openSite();
  pages = [...new Set([...kinds(await routes(site)), ...MORE])];
});
after(() => site?.close());

/** What axe finds in the page that is open. */
async function audit(page) {
  // The tool comes with the test, past the page's own policy.
  await page.evaluate(AXE);
  const violations = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }).then((result) => result.violations), TAGS);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 120)}`));
}

for (const [name, profile, colorScheme] of [['a phone', 'phone', 'light'], ['a phone, dark', 'phone', 'dark'], ['a desk', 'desktop', 'light'], ['a desk, dark', 'desktop', 'dark']]) {
  test(`on ${name} axe finds nothing`, async () => {
    const wrong = (await parallel(pages, 4, () => site.visitor(profile, { colorScheme }), async (route, visitor) => {
      await visitor.open(route);
      return (await audit(visitor.page)).map((fault) => `${route}: ${fault}`);
    })).flat();
    assert.equal(wrong.length, 0, listed(wrong));
  });
}

test('at 320 pixels nothing is wider than the window', async () => {
  const wrong = (await parallel(pages, 4, () => site.visitor('phone', { viewport: { width: 320, height: 640 } }), async (route, visitor) => {
    await visitor.open(route);
    return visitor.page.evaluate((where) => {
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth <= clientWidth) return [];
      const wide = [...document.body.querySelectorAll('*')].find((element) => element.getBoundingClientRect().right > clientWidth + 1);
      return [`${where}: ${scrollWidth} pixels, ${wide?.cloneNode().outerHTML.slice(0, 120)}`];
    }, route);
  })).flat();
  assert.equal(wrong.length, 0, listed(wrong));
});
