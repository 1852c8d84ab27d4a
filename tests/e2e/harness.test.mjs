// The other tests find what they are there to find: a small good site passes, and each fault put
// into it is noticed. The sites are written into a folder of their own.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { crawl, facts, kinds, routes, tags } from './bundle.mjs';
import { faults, openSite, serve } from './harness.mjs';

/** A page of the small site. */
const html = (heading, main = '', head = '') => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${heading} – Test</title>
<meta name="description" content="About ${heading}"><link rel="icon" href="/icon.svg">${head}</head>
<body><nav><a href="/">Home</a> <a href="/a/">A</a> <a href="/b/">B</a></nav><main><h1>${heading}</h1>${main}</main></body></html>`;
const script = (name) => `<script type="module" src="/${name}.js"></script>`;
const READY = "document.documentElement.dataset.app = 'ready';";
const FILES = { 'ok.js': READY, 'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' };

const GOOD = {
  ...FILES,
  'index.html': html('Home', '<p id="top-story">Text</p>', script('ok')),
  'a/index.html': html('A', '<p><a href="/#top-story">Story</a> <a href="mailto:a@example.org">Mail</a></p>', script('ok')),
  'b/index.html': html('B', '<p><a href="https://example.org/">Elsewhere</a></p>', script('ok')),
  '404.html': html('Page not found', '<a href="/">Home</a>', script('ok')),
  'sitemap.xml': ['', 'a/', 'b/'].map((route) => `<url><loc>https://example.org/${route}</loc></url>`).join(''),
};

// What happens in a page, what must be said of it, the script and what is in main.
const FAULTS = [
  ['a line in the console', /console warning: hm/, `console.warn('hm'); ${READY}`],
  ['an error that nobody catches', /console uncaught: oh/, `${READY} throw new Error('oh');`],
  ['an application that gives up', /the application is 'failed': why/, "Object.assign(document.documentElement.dataset, { appError: 'why', app: 'failed' });"],
  ['an application that mounts', /the application is 'mounted'/, "document.documentElement.dataset.app = 'mounted';"],
  ['an application that never comes', /the application is not there/, ''],
  ['a node of main taken away', /removed from main: <p>/, `document.querySelector('main p').remove(); ${READY}`],
  ['main taken away and put back', /removed from main: <main>/, `const m = document.querySelector('main'); m.remove(); document.body.append(m); ${READY}`],
  ['a layout that shifts', /layout shift/, `setTimeout(() => { const d = document.createElement('div'); d.innerHTML = '<br><br><br><br><br><br>'; document.body.prepend(d); ${READY} }, 300);`],
  ['an inline script', /policy script-src/, READY, '<script>1</script>'],
  ['a style attribute', /policy style-src/, READY, '<p style="color: red">'],
  ['a file of another host', /policy img-src/, READY, '<img alt="" src="https://example.org/x.png">'],
  ['a file that is not there', /failed .*\/gone.png 404/, READY, '<img alt="" src="/gone.png">'],
  ['a second h1', /2 h1/, READY, '<h1>Again</h1>'],
];

const folders = [];
function write(files) {
  const folder = mkdtempSync(path.join(tmpdir(), 'communique-e2e-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

describe('a good site', () => {
  let site;
  before(async () => { site = await openSite({ dist: write(GOOD) }); });
  after(() => site?.close());

  for (const profile of ['desktop', 'phone']) {
    test(`has no fault in a ${profile} window`, async () => {
      const visitor = await site.visitor(profile);
      for (const route of ['/', '/a/', '/b/', '/a/']) assert.deepEqual(faults(await visitor.open(route)), [], route);
      assert.deepEqual(faults(await visitor.open('/nowhere/'), { status: 404 }), []);
    });
  }

  test('is read without a script', async () => {
    const visitor = await site.visitor('phone', { script: false });
    const { status, headings } = await visitor.open('/a/');
    assert.deepEqual([status, headings], [200, ['A']]);
  });

  test('has a sitemap and links that hold', async () => {
    assert.deepEqual(await routes(site), ['/', '/a/', '/b/']);
    assert.deepEqual(await crawl(site), { pages: 3, broken: [], fragments: [], orphans: [] });
  });
});

describe('a fault is noticed', () => {
  let site;
  before(async () => {
    const pages = FAULTS.map(([, , work, main = '<p>Text</p>'], index) => [
      [`${index}.js`, work],
      [`${index}/index.html`, html('Fault', main, script(index))],
    ]);
    site = await openSite({ dist: write({ ...GOOD, ...Object.fromEntries(pages.flat()) }) });
  });
  after(() => site?.close());

  for (const [index, [what, said]] of FAULTS.entries()) {
    test(what, async () => {
      const visitor = await site.visitor();
      const found = faults(await visitor.open(`/${index}/`, { timeout: 1500 }));
      assert.ok(found.some((line) => said.test(line)), JSON.stringify(found));
      assert.deepEqual(faults(await visitor.open('/b/')), [], 'the next page pays for it');
      await visitor.close();
    });
  }

  test('links, files and fragments that lead nowhere, and pages that nothing leads to', async () => {
    const main = '<a href="/gone/">x</a> <a href="/b">x</a> <a href="#nothing">x</a> <a href="/#top-story">x</a> <img alt="" src="gone.png"> <a href="javascript:1">x</a>';
    const sitemap = `${GOOD['sitemap.xml']}<url><loc>https://example.org/c/</loc></url>`;
    const server = await serve({ dist: write({ ...GOOD, 'a/index.html': html('A', main), 'c/index.html': html('C'), 'sitemap.xml': sitemap }) });
    try {
      const { broken, fragments, orphans } = await crawl(server);
      assert.deepEqual(broken.sort(), ['/a/gone.png: 404, from /a/', '/b: 301 to /b/, from /a/', '/gone/: 404, from /a/', 'javascript:1: not allowed, in /a/']);
      assert.deepEqual(fragments, ['/a/#nothing, from /a/']);
      assert.deepEqual(orphans, ['/c/']);
    } finally {
      await server.close();
    }
  });
});

test('a site can be served below a path', async () => {
  const below = Object.fromEntries(Object.entries(GOOD).map(([name, text]) => [name, text.replaceAll(/(href|src)="\//g, '$1="/sub/').replaceAll('example.org/', 'example.org/sub/')]));
  const site = await openSite({ dist: write(below), base: '/sub/' });
  try {
    const visitor = await site.visitor();
    assert.deepEqual(faults(await visitor.open('/a/')), []);
    assert.deepEqual(await routes(site), ['/', '/a/', '/b/']);
    assert.deepEqual((await crawl(site)).broken, []);
  } finally {
    await site.close();
  }
});

test('a page is read as a browser reads it', () => {
  const page = '<!-- <h1>No</h1> --><html lang=fr><title>A &amp; B</title><meta name="description" content="d &quot;q&quot;"><link rel="canonical" href="https://example.org/a/"><script>"<a href=x>"</script><h1>Un <em>titre</em>&nbsp;!</h1>';
  assert.deepEqual(facts(page), { lang: 'fr', title: 'A & B', description: 'd "q"', canonical: 'https://example.org/a/', heading: 'Un titre\u00a0!', headings: 1 });
  assert.deepEqual(tags(page).map(({ name }) => name), ['html', 'title', 'meta', 'link', 'script', 'h1', 'em']);
});

test('kinds are one route each', () => {
  assert.deepEqual(
    kinds(['/', '/fr/', '/news/', '/news/1999-a/', '/news/1999-b/', '/fr/news/1999-a/', '/news/archive/1999/', '/news/archive/1999/03/', '/news/archive/2000/']),
    ['/', '/fr/', '/news/', '/news/1999-a/', '/news/archive/1999/', '/news/archive/1999/03/'],
  );
});
