// Flags: at the head of a country's page and before the names in lists.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { blocksOf, documentOf, faults, openSite } from './harness.mjs';

let site;
let list;

before(async () => {
  site = await openSite();
  [list] = blocksOf(await documentOf(site, '/countries/'), 'countries');
});
after(() => site?.close());

/** Every image of a page: what it is for those who cannot see it, whether it is there, its size. */
const images = (page) => page.getByRole('main').locator('img').evaluateAll((all) => all.map((image) => ({
  alt: image.alt,
  src: new URL(image.src).pathname,
  there: image.complete && image.naturalWidth > 0,
  named: image.closest('a, header').textContent,
  size: [image.clientWidth, image.clientHeight],
})));

for (const [profile, width] of [['desktop', 84], ['phone', 72]]) {
  describe(`in a ${profile} window`, () => {
    test('a country has its flag at the head of its page, and nothing moves', async () => {
      const visitor = await site.visitor(profile);
      assert.deepEqual(faults(await visitor.open('/countries/switzerland/')), []);
      const [flag, ...others] = await images(visitor.page);
      assert.deepEqual(others, []);
      assert.match(flag.src, /^\/flags\/switzerland-[0-9a-f]{16}\.svg$/);
      assert.ok(flag.there);
      assert.equal(flag.alt, '', 'its name stands beside it');
      assert.deepEqual(flag.size, [width, (width * 2) / 3]);
      const kept = await fetch(site.url(flag.src));
      assert.equal(kept.headers.get('cache-control'), 'public, max-age=31536000, immutable');
      assert.match(kept.headers.get('content-type'), /^image\/svg\+xml/);
      await visitor.close();
    });

    test('every country of the list has its flag, and nothing moves', async () => {
      const visitor = await site.visitor(profile);
      assert.deepEqual(faults(await visitor.open('/countries/')), []);
      const { page } = visitor;
      // Those further down are fetched when one gets there.
      await page.evaluate(async () => {
        for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
          scrollTo(0, y);
          await new Promise((done) => { setTimeout(done, 50); });
        }
        await Promise.all([...document.images].map((image) => image.decode()));
      });
      const rows = (await images(page)).filter(({ size: [shown] }) => shown === 24);
      assert.deepEqual(rows.map(({ named }) => named), list.rows.map(({ link }) => link.text));
      assert.deepEqual(rows.filter(({ alt, there }) => alt || !there), []);
      for (const { link } of list.rows) await page.getByRole('main').getByRole('link', { name: link.text, exact: true }).first().waitFor();
      await visitor.close();
    });
  });
}

test('they are there without a script', async () => {
  const visitor = await site.visitor('desktop', { script: false });
  await visitor.open('/countries/malta/');
  const [flag] = await images(visitor.page);
  assert.ok(flag.there);
  await visitor.close();
});

test('the list is painted before its flags are there', async () => {
  const visitor = await site.visitor('phone');
  const { page } = visitor;
  let ask;
  const asked = new Promise((done) => { ask = done; });
  // None of them is ever answered.
  await page.route('**/flags/*.svg', () => ask());
  await page.goto(site.url('/countries/'), { waitUntil: 'commit' });
  await page.getByRole('link', { name: list.rows[0].link.text, exact: true }).first().waitFor();
  await asked;
  await page.locator('html[data-app="ready"]').waitFor();
  const box = await page.getByRole('main').locator('li img').first().boundingBox();
  assert.deepEqual([box.width, box.height], [24, 16], 'its place is kept');
  await visitor.close();
});

test('a flag is printed', async () => {
  const visitor = await site.visitor('desktop');
  await visitor.open('/countries/austria/');
  await visitor.page.emulateMedia({ media: 'print' });
  assert.ok(await visitor.page.getByRole('main').locator('img').first().isVisible());
  await visitor.close();
});
