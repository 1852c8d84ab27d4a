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

/**
 * Runs in a page of the site: puts other pages in its place, one after the other, and lets an
 * application of its own take each over. What it adds, removes or changes is a fault, as is what it
 * says of itself.
 */
async function takeOver({ routes: some, base, app, wasm }) {
  const program = await WebAssembly.compileStreaming(fetch(wasm));
  const html = document.documentElement;
  const found = [];
  for (const [number, route] of some.entries()) {
    const text = await (await fetch(base + route)).text();
    const page = new DOMParser().parseFromString(text, 'text/html');
    history.replaceState(null, '', base + route);
    for (const name of ['app', 'appError']) delete html.dataset[name];
    html.lang = page.documentElement.lang;
    document.body.replaceChildren(...page.body.childNodes);
    const changes = [];
    const observer = new MutationObserver((records) => changes.push(...records));
    observer.observe(document, { childList: true, characterData: true, attributes: true, attributeOldValue: true, subtree: true });
    // Another query makes another application of the same module.
    const { default: start } = await import(`${app}?page=${number}`);
    await start({ module_or_path: program }).catch(() => {});
    changes.push(...observer.takeRecords());
    observer.disconnect();
    const shown = (node) => node.nodeType === Node.ELEMENT_NODE || (node.nodeType === Node.TEXT_NODE && node.data.trim());
    // Changes come in order: what follows the application's word is what the address asks of it.
    const word = changes.findIndex(({ target, attributeName }) => target === html && attributeName === 'data-app');
    const inside = changes.slice(0, word).filter(({ target }) => target.closest?.('#app') ?? target.parentElement?.closest('#app'));
    for (const change of inside) {
      const { target, addedNodes, removedNodes, attributeName, oldValue } = change;
      const nodes = [...addedNodes, ...removedNodes].filter(shown).map((node) => node.nodeName);
      // What it was changed to is what the next change found there.
      const next = changes.slice(changes.indexOf(change) + 1).find((other) => other.target === target && other.attributeName === attributeName);
      if (attributeName && oldValue !== (next ? next.oldValue : target.getAttribute(attributeName))) found.push(`${route}: ${attributeName} of <${target.localName}> was ${oldValue}`);
      else if (nodes.length) found.push(`${route}: ${nodes.slice(0, 5)} in <${target.localName}> came or went`);
    }
    if (html.dataset.app !== 'ready') found.push(`${route}: the application is ${html.dataset.app}: ${html.dataset.appError}`);
  }
  return found;
}

/** Applications in one window: none of them ends before it does. */
const TOGETHER = 50;

test('with the script each page is taken over without a trace', async (t) => {
  const some = chosen(all);
  if (some.length < all.length) t.diagnostic(`${some.length} of ${all.length} pages, as PAGES asks`);
  const { script, wasm } = await (await fetch(site.url('/client.json'))).json();
  const groups = Array.from({ length: Math.ceil(some.length / TOGETHER) }, (_, at) => some.slice(at * TOGETHER, (at + 1) * TOGETHER));
  const wrong = (await parallel(groups, 2, async () => null, async (routes) => {
    const visitor = await site.visitor('desktop');
    // Here nothing but what the test starts takes pages over.
    await visitor.page.route('**/start-*.js', (route) => route.abort());
    await visitor.page.goto(site.url('/'));
    const [app, engine] = [script, wasm].map((name) => site.url(`/${name}`));
    const found = await visitor.page.evaluate(takeOver, { routes, base: site.base.slice(0, -1), app, wasm: engine });
    await visitor.page.context().close();
    return found;
  })).flat();
  assert.equal(wrong.length, 0, listed(wrong));
});

test('a page of each kind is opened and taken over without a trace', async () => {
  const wrong = (await parallel(kinds(all), 4, () => site.visitor('desktop'), async (route, visitor) => faults(await visitor.open(route)).map((fault) => `${route}: ${fault}`))).flat();
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
