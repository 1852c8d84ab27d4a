// What a page of each kind is to a screen reader: roles, names, states, in their order.
//
// The snapshots in `aria/` are of the small site of the fixtures, so that they change with the
// application only. One that changes is read before it is kept:
//   ARIA=renew node --test tests/e2e/aria.test.mjs     (DIST and COMMUNIQUE as for all of these tests)
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { build, removeAll } from './build.mjs';
import { openSite, parallel, root } from './harness.mjs';
import { openKind, pagesOfKinds } from './kinds.mjs';

const FOLDER = path.join(root, 'tests/e2e/aria');
const RENEW = process.env.ARIA === 'renew';
let site;
let pages;

before(async () => {
  site = await openSite({ dist: await build('--content', 'tests/fixtures/second') });
  // Pages of text, as the one about the site.
  pages = await pagesOfKinds(site, { without: ['privacy', 'accessibility'] });
});
after(async () => {
  await site?.close();
  removeAll();
});

/** The whole of the front page, of the others what is their own. */
const part = (page, kind) => page.locator(kind === 'home' ? 'body' : 'main');

test('each kind of page reads as it did', async () => {
  if (RENEW) {
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER);
  }
  const wrong = (await parallel(pages, 4, () => site.visitor(), async (one, visitor) => {
    const page = await openKind(visitor, one);
    // What the tokens are is no matter here, and changes with every change of a colour.
    if (one.kind === 'styleguide') await page.locator('#colours, #type').evaluateAll((parts) => parts.forEach((section) => section.remove()));
    const now = `${await part(page, one.kind).ariaSnapshot()}\n`;
    const file = path.join(FOLDER, `${one.kind}.yaml`);
    if (RENEW) writeFileSync(file, now);
    let kept = '';
    try { kept = readFileSync(file, 'utf8'); } catch { /* told below */ }
    if (kept === now) return [];
    const [was, is] = [kept, now].map((text) => text.split('\n'));
    const at = is.findIndex((line, number) => line !== was[number]);
    return [`${one.kind}.yaml:${at + 1}: ${kept ? `"${was[at]?.trim()}"` : 'nothing'} was kept, "${is[at]?.trim()}" is there`];
  })).flat();
  assert.equal(wrong.length, 0, `${wrong.join('\n')}\nIf it should be so: ARIA=renew node --test tests/e2e/aria.test.mjs`);
});

test('no snapshot is kept of what there is not', () => {
  assert.deepEqual(readdirSync(FOLDER).sort(), pages.map(({ kind }) => `${kind}.yaml`).sort());
});
