// Every address of the sitemap: complete without a script, then taken over without a trace.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chosen, facts, kinds, routes } from './bundle.mjs';
import { faults, listed, openSite, parallel } from './harness.mjs';

const MISSING = '/no-such-page/';
let site;
let all;

before(async () => {
  site = await openSite();
  all = await routes(site);
});
after(() => site?.close());

test('without a script each page has its own title, description, address, language and heading', async () => {
  const pages = await parallel(all, 16, async () => null, async (route) => {
    const answer = await fetch(site.url(route), { redirect: 'manual' });
    return { route, status: answer.status, ...facts(await answer.text()) };
  });
  const wrong = [];
  const taken = { title: new Map(), description: new Map() };
  for (const page of pages) {
    const say = (what) => wrong.push(`${page.route}: ${what}`);
    if (page.status !== 200) { say(`status ${page.status}`); continue; }
    if (!page.lang) say('no lang');
    if (!page.heading) say('no heading');
    if (page.headings !== 1) say(`${page.headings} h1`);
    const language = page.route.match(/^\/([a-z]{2})\//)?.[1] ?? 'en';
    if (page.lang && page.lang !== language) say(`lang ${page.lang} under ${language}`);
    if (!page.canonical || new URL(page.canonical, site.origin).pathname !== new URL(site.url(page.route)).pathname) say(`canonical ${page.canonical}`);
    for (const key of ['title', 'description']) {
      const id = `${page.lang} ${page[key]}`;
      if (!page[key]) say(`no ${key}`);
      else if (taken[key].has(id)) say(`${key} as ${taken[key].get(id)}: ${page[key]}`);
      taken[key].set(id, page.route);
    }
  }
  assert.equal(wrong.length, 0, listed(wrong));
});

test('without a script a page of each kind can be read', async () => {
  const wrong = (await parallel(kinds(all), 4, () => site.visitor('phone', { script: false }), async (route, visitor) => {
    const { status, headings } = await visitor.open(route);
    const text = await visitor.page.locator('main').innerText();
    const shown = await visitor.page.locator('h1').isVisible();
    return status === 200 && headings.length === 1 && shown && text.length > headings[0].length + 40 ? [] : [`${route}: status ${status}, ${JSON.stringify(headings)}, ${text.length} characters`];
  })).flat();
  assert.equal(wrong.length, 0, listed(wrong));
});

test('with the script each page is taken over without a trace', async (t) => {
  const some = chosen(all);
  if (some.length < all.length) t.diagnostic(`${some.length} of ${all.length} pages, as PAGES asks`);
  const wrong = (await parallel(some, 4, () => site.visitor('desktop'), async (route, visitor) => {
    try {
      return faults(await visitor.open(route)).map((fault) => `${route}: ${fault}`);
    } catch (error) {
      return [`${route}: ${error.message.split('\n')[0]}`];
    }
  })).flat();
  assert.equal(wrong.length, 0, listed(wrong));
});

test('on a phone a page of each kind is taken over without a trace', async () => {
  const wrong = (await parallel(kinds(all), 4, () => site.visitor('phone'), async (route, visitor) => faults(await visitor.open(route)).map((fault) => `${route}: ${fault}`))).flat();
  assert.equal(wrong.length, 0, listed(wrong));
});

test('a missing address is answered with 404, says so and leads on', async () => {
  const visitor = await site.visitor('desktop');
  const seen = await visitor.open(MISSING);
  assert.deepEqual(faults(seen, { status: 404, app: ['ready', 'mounted'] }), []);
  assert.ok(await visitor.page.locator('main a[href]').count() > 0, 'no link in main');
  assert.match(facts(await (await fetch(site.url(MISSING))).text()).heading, /\S/, 'no heading without a script');
  await visitor.close();
});
