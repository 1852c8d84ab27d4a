// The typeface: what a first visit brings of it, and that nothing moves for it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { faults, openSite } from './harness.mjs';

let site;
before(async () => { site = await openSite(); });
after(() => site?.close());

/** Opens a page and says which fonts came, by their paths. */
async function fonts(visitor, route) {
  const { page } = visitor;
  const came = [];
  const note = (response) => { if (response.url().endsWith('.woff2')) came.push(new URL(response.url()).pathname); };
  page.on('response', note);
  const seen = await visitor.open(route);
  await page.evaluate(() => document.fonts.ready);
  page.off('response', note);
  assert.deepEqual(faults(seen), []);
  return came;
}

test('a first visit brings one font, of at most 40 kB, which stays', async () => {
  const visitor = await site.visitor('desktop');
  const came = await fonts(visitor, '/');
  assert.equal(came.length, 1, came.join());
  assert.match(came[0], /^\/literata-latin-[0-9a-f]{16}\.woff2$/);
  const response = await visitor.page.request.get(site.url(came[0]));
  const { length } = await response.body();
  assert.ok(length > 0 && length <= 40_000, `${length} bytes`);
  assert.match(response.headers()['cache-control'], /immutable/);
  await visitor.close();
});

for (const profile of ['desktop', 'phone']) {
  test(`text is set in it, at the latest on the next page, in a ${profile} window`, async () => {
    const visitor = await site.visitor(profile);
    await fonts(visitor, '/about/');
    await visitor.page.waitForFunction(() => localStorage.getItem('fonts') === 'kept');
    await fonts(visitor, '/countries/albania/');
    const set = await visitor.page.evaluate(() => [...document.fonts].filter((face) => face.status === 'loaded').map((face) => `${face.family} ${face.style}`));
    assert.deepEqual(set, ['Literata normal']);
    // The faces that are there are those that are shown: a late one would have been given up.
    const width = (family) => visitor.page.locator('h1').evaluate((heading, name) => {
      const measured = heading.cloneNode(true);
      measured.style.cssText = `position: absolute; visibility: hidden; inline-size: max-content; font-family: ${name}`;
      document.body.append(measured);
      const wide = measured.getBoundingClientRect().width;
      measured.remove();
      return wide;
    }, family);
    assert.equal(await width('var(--font-serif)'), await width('Literata'));
    assert.notEqual(await width('var(--font-serif)'), await width('Georgia, serif'));
    await visitor.close();
  });
}

test('on a phone it comes when the rest is there, on a line that is to be spared not at all', async () => {
  for (const spare of [false, true]) {
    const visitor = await site.visitor('phone');
    if (spare) await visitor.page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
    const early = await fonts(visitor, '/about/');
    await visitor.page.waitForTimeout(1500);
    const set = await visitor.page.locator('h1').evaluate((heading) => getComputedStyle(heading).fontFamily);
    assert.match(set, /^Georgia/);
    if (spare) assert.deepEqual([early, await visitor.page.evaluate(() => localStorage.getItem('fonts'))], [[], null]);
    await visitor.close();
  }
});

test('Cyrillic comes where a page is in Russian, and only there', async () => {
  const visitor = await site.visitor('desktop');
  const has = (came) => came.some((name) => name.startsWith('/literata-cyrillic-'));
  assert.ok(!has(await fonts(visitor, '/countries/albania/')));
  assert.ok(has(await fonts(visitor, '/ru/news/1975-08-01-helsinki-final-act-signed/')));
  await visitor.close();
});
