// What search engines are told: where the sitemap is, and by which address a page is known.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { build, filesOf, removeAll } from './build.mjs';
import { arrived, documentOf, linkTo, openSite } from './harness.mjs';
import { routes } from './bundle.mjs';

after(removeAll);

const addresses = (page) => page.locator('link[rel=canonical], link[hreflang]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));

describe('of a site that knows its address', () => {
  const address = 'https://example.org/archive';
  let site;
  let files;
  before(async () => {
    const dist = await build('--base-url', `${address}/`);
    files = filesOf(dist);
    site = await openSite({ dist, base: '/archive/' });
  });
  after(() => site?.close());

  test('robots.txt names the sitemap, and that its pages, all by their whole addresses', () => {
    assert.equal(String(files['robots.txt']), `User-agent: *\nAllow: /\nSitemap: ${address}/sitemap.xml\n`);
    const named = [...String(files['sitemap.xml']).matchAll(/<loc>(.*?)<\/loc>/g)].map(([, loc]) => loc);
    assert.ok(named.length > 100);
    assert.deepEqual(named.filter((loc) => !loc.startsWith(`${address}/`)), []);
  });

  test('the canonical address follows the visitor, on its own host', async () => {
    const visitor = await site.visitor();
    const { page } = visitor;
    await visitor.open('/countries/');
    assert.deepEqual(await addresses(page), [`${address}/countries/`]);
    const albania = { text: 'Albania', href: '/countries/albania/' };
    await linkTo(page, albania).click();
    await arrived(page, (await documentOf(site, albania.href)).head.heading);
    assert.deepEqual(await addresses(page), [`${address}/countries/albania/`]);
    await page.goBack();
    await arrived(page, 'Countries');
    assert.deepEqual(await addresses(page), [`${address}/countries/`]);
    await visitor.close();
  });
});

describe('of a site that does not', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site?.close());

  test('robots.txt allows everything and names no half address', async () => {
    assert.equal(await (await fetch(site.url('/robots.txt'))).text(), 'User-agent: *\nAllow: /\n');
  });

  test('addresses are paths, which become whole in the browser', async () => {
    const all = await routes(site);
    const html = async (route) => (await fetch(site.url(route))).text();
    const translated = (await Promise.all(all.filter((route) => /\/news\//.test(route)).map(async (route) => [route, await html(route)])))
      .find(([, page]) => page.includes('hreflang='))?.[0];
    assert.ok(translated, 'no item has a translation');
    const visitor = await site.visitor();
    const { page } = visitor;
    await visitor.open(translated);
    const told = await addresses(page);
    assert.ok(told.length > 2, `${told}`);
    assert.deepEqual(told.filter((href) => !href.startsWith(`${site.origin}/`)), []);
    assert.equal(told[0], site.url(translated));
    await visitor.close();
  });
});
