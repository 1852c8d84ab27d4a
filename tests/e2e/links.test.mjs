// Every link, fragment and file that a page names is there.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { crawl } from './bundle.mjs';
import { listed, serve } from './harness.mjs';

let server;
let found;

before(async () => {
  server = await serve();
  found = await crawl(server);
});
after(() => server?.close());

test('every internal link and file is answered, without a detour', (t) => {
  t.diagnostic(`${found.pages} pages`);
  assert.equal(found.broken.length, 0, listed(found.broken));
});

test('every fragment names a place in its page', () => {
  assert.equal(found.fragments.length, 0, listed(found.fragments));
});

test('every page of the sitemap is linked to', () => {
  assert.equal(found.orphans.length, 0, listed(found.orphans));
});
