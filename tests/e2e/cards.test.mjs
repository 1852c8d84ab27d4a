// Social cards: what another site reads in a page's head, and the picture that it then fetches.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { build, changed, filesOf, removeAll } from './build.mjs';
import { facts, kinds, routes, tags } from './bundle.mjs';
import { root, serve } from './harness.mjs';

let site;
let pages;

before(async () => {
  site = await serve();
  pages = await routes(site);
});
after(async () => {
  removeAll();
  await site?.close();
});

/** The content of the `<meta>` elements of a page, by name or property. */
function metas(html) {
  const named = tags(html).filter(({ name }) => name === 'meta').map(({ attributes: a }) => [a.property ?? a.name, a.content]);
  return Object.fromEntries(named);
}
const page = async (route) => (await fetch(site.url(route))).text();
/** Width and height as a PNG says them. */
const size = (png) => [png.readUInt32BE(16), png.readUInt32BE(20)];

test('a page of each kind and language names a card of its own, and it is there', async () => {
  const seen = new Map();
  for (const route of kinds(pages)) {
    const html = await page(route);
    const head = metas(html);
    assert.equal(head['twitter:card'], 'summary_large_image', route);
    assert.deepEqual([head['og:image:type'], head['og:image:width'], head['og:image:height']], ['image/png', '1200', '630'], route);
    assert.equal(head['og:image:alt'], facts(html).title, route);
    const address = new URL(head['og:image'], site.origin);
    assert.equal(address.pathname, `${route}card.png`);
    const answer = await fetch(new URL(address.pathname + address.search, site.origin));
    assert.equal(answer.status, 200, route);
    assert.equal(answer.headers.get('content-type'), 'image/png', route);
    assert.equal(answer.headers.get('cache-control'), 'no-cache', route);
    const png = Buffer.from(await answer.arrayBuffer());
    assert.deepEqual(size(png), [1200, 630], route);
    assert.ok(png.length <= 10_000, `${route}: ${png.length} bytes`);
    const same = seen.get(png.toString('base64'));
    assert.equal(same, undefined, `${route} and ${same}`);
    seen.set(png.toString('base64'), route);
  }
  assert.ok(seen.size >= 20, `${[...seen.values()]}`);
});

test('a missing address has none', async () => {
  const head = metas(await (await fetch(site.url('/no/such/page/'))).text());
  assert.equal(head['og:image'], undefined);
  assert.equal(head['twitter:card'], undefined);
});

test('with the address of the site it is a whole one, in structured data too', async () => {
  const dist = await build('--base-url', 'https://example.org/archive/');
  const route = pages.find((one) => /^\/news\/\d{4}-/.test(one));
  const html = readFileSync(path.join(dist, route, 'index.html'), 'utf8');
  const image = metas(html)['og:image'];
  const [, version] = image.match(/\?([0-9a-f]{8})$/) ?? [];
  assert.ok(version, image);
  assert.equal(image, `https://example.org/archive${route}card.png?${version}`);
  const data = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)].map(([, json]) => JSON.parse(json));
  assert.equal(data.find((one) => one['@type'] === 'NewsArticle').image, `https://example.org/archive${route}card.png`);
});

test('it changes with the title and with nothing else', async () => {
  const content = 'public/content';
  const item = pages.find((one) => /^\/news\/\d{4}-/.test(one)).split('/')[2];
  const file = `news/${item}.json`;
  const original = JSON.parse(readFileSync(path.join(root, content, file), 'utf8'));
  const named = (dist) => metas(readFileSync(path.join(dist, 'news', item, 'index.html'), 'utf8'))['og:image'];
  const [before, again, after] = [
    await build(),
    await build('--content', changed(content, { [file]: { ...original, summary: `${original.summary} It rained.` } })),
    await build('--content', changed(content, { [file]: { ...original, title: 'Another title' } })),
  ];
  assert.equal(named(again), named(before));
  assert.notEqual(named(after), named(before));
  const cards = (dist) => Object.entries(filesOf(dist)).filter(([name]) => name.endsWith('card.png'));
  assert.equal(cards(before).filter(([name]) => !name.startsWith('styleguide')).length, pages.length);
  const others = filesOf(after);
  const differ = cards(before).filter(([name, png]) => !png.equals(others[name]));
  assert.deepEqual(differ.map(([name]) => name), [`news/${item}/card.png`]);
});
