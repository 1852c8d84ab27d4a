// search.js without the application: a folder that `communique index` wrote, below a path of a plain
// host with a strict policy, whatever becomes of its files on the way.
import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { chromium } from 'playwright-core';
import { findBrowser } from '../browser.mjs';
import { communique, filesOf, folder, removeAll } from './build.mjs';
import { root } from './harness.mjs';

const BASE = '/sub/path/';
const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";
// No host that we know of sends wasm as text; one that does is no reason not to search.
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'text/plain' };
const CODE = ['search.js', 'search.wasm', 'manifest.bin'];
// What a file may take, in milliseconds, where a test waits for that.
const SOON = 400;

const WORDS = ['election', 'media', 'border', 'training', 'workshop', 'observers', 'minority', 'police', 'treaty', 'forest'];
const COUNTRIES = ['albania', 'serbia', 'georgia'];

/** Some hundred documents, the same each time; those of another release have other titles. */
const documents = (release) => Array.from({ length: 400 }, (_, n) => ({
  id: `${release}-${n}`,
  url: `items/${n}/`,
  title: `${WORDS[n % 10]} ${WORDS[(n * 7 + 3) % 10]} ${release} ${n}`,
  body: Array.from({ length: 60 }, (_unused, w) => `${WORDS[(n * w + w) % 10]} of the year`).join(', '),
  date: `${2000 + (n % 20)}-0${1 + (n % 9)}`,
  lang: 'en',
  facets: { country: [COUNTRIES[n % 3]], kind: n % 2 ? 'report' : 'news' },
}));

let browser;
let site;

/** Writes an index into the site, in the place of the one that is there. */
async function release(name) {
  const lines = path.join(folder(), 'documents.jsonl');
  writeFileSync(lines, documents(name).map((document) => JSON.stringify(document)).join('\n'));
  const { code, said } = await communique('index', lines, '--into', path.join(site.folder, 'search'));
  assert.equal(code, 0, said);
  return said;
}

/** A host of a folder. `fault` may answer in its place: `{ status, body }`, or 'never'. */
async function host(served) {
  const asked = [];
  const hosted = { folder: served, asked, fault: null };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const name = pathname.slice(BASE.length) || 'index.html';
    asked.push(name);
    const file = path.basename(name);
    let sound;
    try { sound = pathname.startsWith(BASE) ? readFileSync(path.join(served, name)) : null; } catch { sound = null; }
    const answer = (sound && hosted.fault?.({ file, body: sound, times: asked.filter((one) => one === name).length })) ?? { status: sound ? 200 : 404, body: sound ?? 'Gone' };
    if (answer === 'never') return;
    const part = /\.bin$/.test(file) && file !== 'manifest.bin';
    response.writeHead(answer.status ?? 200, {
      'content-type': TYPES[path.extname(name)] ?? 'application/octet-stream',
      'cache-control': part ? 'public, max-age=31536000, immutable' : 'no-cache',
      'content-security-policy': POLICY,
    });
    response.end(answer.body);
  });
  await new Promise((listening) => { server.listen(0, 'localhost', listening); });
  return Object.assign(hosted, {
    url: `http://localhost:${server.address().port}${BASE}`,
    close: () => new Promise((closed) => { server.close(closed); server.closeAllConnections(); }),
  });
}

before(async () => {
  const served = folder();
  cpSync(path.join(root, 'tests/search-page'), served, { recursive: true });
  writeFileSync(path.join(served, 'blank.html'), '<!doctype html><html lang="en"><title>Blank</title><link rel="icon" href="icon.svg">');
  writeFileSync(path.join(served, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  site = await host(served);
  await release('spring');
  browser = await chromium.launch({ executablePath: findBrowser().chrome, args: ['--disable-gpu', '--no-first-run'], chromiumSandbox: false });
});
after(async () => {
  await browser?.close();
  await site?.close();
  removeAll();
});

/**
 * A page with an index open, in a fresh profile. `find(query, options)` is the answer with what came
 * before it in `partial`, or `{ failed }` with the error's name and message.
 */
async function visit({ fault = null, timeout } = {}) {
  site.fault = fault;
  site.asked.length = 0;
  const context = await browser.newContext();
  const page = await context.newPage();
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  await page.goto(`${site.url}blank.html`);
  await page.evaluate(async (settings) => {
    const { open } = await import('./search/search.js');
    window.index = open(undefined, settings);
    window.find = async (query, options) => {
      const partial = [];
      try {
        return { ...await window.index.search(query, { ...options, onPartial: (answer) => partial.push(answer) }), partial };
      } catch (error) {
        return { failed: `${error.name}: ${error.message}`, partial };
      }
    };
  }, { timeout });
  return {
    page,
    said,
    find: (query, options) => page.evaluate(([q, o]) => window.find(q, o), [query, options]),
    close: () => context.close(),
  };
}

const ids = (answer) => (answer.failed ? answer.failed : answer.hits.map(({ id }) => id));
const words = (pieces) => pieces.map(([text]) => text).join('');
const QUERY = ['media "of the year"', { counts: true, passages: true, facets: { country: ['albania'] } }];

/** What a sound index answers. */
async function expected() {
  const visitor = await visit();
  const answer = await visitor.find(...QUERY);
  await visitor.close();
  assert.ok(answer.hits?.length > 5, JSON.stringify(answer).slice(0, 300));
  return ids(answer);
}

const isPart = (file) => file.endsWith('.bin') && file !== 'manifest.bin';
// The engine has no checksum of its own: there it is a bit without which nothing compiles.
const flip = ({ file, body }) => {
  const copy = Buffer.from(body);
  copy[file === 'search.wasm' ? 0 : copy.length >> 1] ^= 0x10;
  return copy;
};
const FAULTS = [
  ['is cut off', ({ body }) => ({ body: body.subarray(0, body.length >> 1) })],
  ['is empty', () => ({ body: '' })],
  ['has a bit flipped', (request) => ({ body: flip(request) })],
  ['is missing', () => ({ status: 404, body: 'Gone' })],
  ['is a page', () => ({ body: '<!doctype html><h1>Home</h1>' })],
  ['never comes', () => 'never'],
];

describe('a search', () => {
  test('answers with hits, counts, months and passages', async () => {
    const visitor = await visit();
    const answer = await visitor.find('"media election" -forest', { counts: true, passages: true, exclude: { country: 'serbia' }, from: '2003', to: '12/2011', lang: 'en', limit: 5 });
    assert.equal(answer.failed, undefined);
    const wanted = documents('spring').filter(({ title, body, facets, date }) => title.includes('media election') && !`${title} ${body}`.includes('forest') && facets.country[0] !== 'serbia' && date >= '2003' && date < '2012');
    assert.equal(answer.total, wanted.length);
    assert.equal(answer.hits.length, Math.min(5, wanted.length));
    for (const hit of answer.hits) {
      assert.ok(wanted.some(({ id, url, title }) => id === hit.id && url === hit.url && title === words(hit.title)), hit.id);
      assert.ok(hit.title.some(([text, marked]) => marked && /media/.test(text)), JSON.stringify(hit.title));
      assert.ok(words(hit.passage).length > 20);
    }
    assert.deepEqual(answer.facets.map(({ name }) => name).sort(), ['country', 'kind']);
    assert.ok(answer.histogram.length > 0);
    assert.deepEqual(answer.ignored, []);
    assert.deepEqual(visitor.said, []);
    await visitor.close();
  });

  test('brings titles before the rest', async () => {
    const visitor = await visit();
    const answer = await visitor.find(...QUERY);
    assert.ok(answer.partial.length > 0, 'nothing came before the whole answer');
    assert.deepEqual(ids(answer.partial.at(-1)), ids(answer));
    await visitor.close();
  });

  test('asks for each file once, and for none again', async () => {
    const visitor = await visit();
    await visitor.find(...QUERY);
    const files = site.asked.filter((name) => name.startsWith('search/'));
    // The worker is started from the same address, which a host may have asked about again.
    const once = files.filter((name) => name !== 'search/search.js');
    assert.equal(new Set(once).size, once.length, files.join(' '));
    await visitor.find(...QUERY);
    await visitor.find('media', { counts: true, typing: true });
    const again = site.asked.filter((name) => name.startsWith('search/') && once.includes(name));
    assert.deepEqual(again, once, 'asked for again');
    await visitor.close();
  });

  test('says which options it did not use', async () => {
    const visitor = await visit();
    const { ignored, total } = await visitor.find('', { from: 'yesterday', sort: 'sideways', colour: 'red', offset: null, literal: false });
    assert.deepEqual(ignored, [['from', 'yesterday'], ['sort', 'sideways'], ['colour', 'red']]);
    assert.equal(total, 400);
    await visitor.close();
  });

  test('takes any text', async () => {
    const visitor = await visit();
    for (const query of ['', '\0', '\u0000a\u0000', '\ud800', '😀', '"', 'OR '.repeat(3000), 'x'.repeat(100_000), '-', "'; DROP TABLE x; --", '<script>', '\u202e', null, 12]) {
      const { failed } = await visitor.find(query, { counts: true, typing: true });
      assert.equal(failed, undefined, String(query).slice(0, 40));
    }
    await visitor.close();
  });
});

describe('a search that is not wanted any more', () => {
  const never = ({ file }) => (isPart(file) ? 'never' : null);

  test('ends when it is told to, and the next one works', async () => {
    const visitor = await visit({ fault: never });
    const first = await visitor.page.evaluate(async () => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 200);
      return window.find('media', { signal: controller.signal });
    });
    assert.match(first.failed, /^AbortError/);
    assert.match((await visitor.page.evaluate(() => window.find('media', { signal: AbortSignal.abort() }))).failed, /^AbortError/);
    site.fault = null;
    assert.deepEqual(ids(await visitor.find(...QUERY)), await expected());
    await visitor.close();
  });

  test('ends when a newer one comes', async () => {
    const visitor = await visit();
    const [first, second, last] = await visitor.page.evaluate((query) => Promise.all([window.find('border'), window.find('media'), window.find(...query)]), QUERY);
    assert.match(first.failed, /^AbortError: A newer search/);
    assert.match(second.failed, /^AbortError: A newer search/);
    assert.deepEqual(ids(last), await expected());
    await visitor.close();
  });

  test('ends when the index is closed', async () => {
    const visitor = await visit({ fault: never });
    const found = await visitor.page.evaluate(() => {
      setTimeout(() => window.index.close(), 200);
      return window.find('media');
    });
    assert.match(found.failed, /^AbortError: The index was closed/);
    assert.match((await visitor.find('media')).failed, /^AbortError/);
    assert.equal(visitor.page.workers().length, 0);
    await visitor.close();
  });
});

for (const [what, fault] of FAULTS) {
  describe(`a part that ${what}`, () => {
    test('once is asked for again', async () => {
      const visitor = await visit({ timeout: SOON, fault: (request) => (isPart(request.file) && request.times === 1 ? fault(request) : null) });
      assert.deepEqual(ids(await visitor.find(...QUERY)), await expected());
      await visitor.close();
    });

    test('always is named, and the index works when it is mended', async () => {
      const visitor = await visit({ timeout: SOON, fault: (request) => (isPart(request.file) ? fault(request) : null) });
      const { failed } = await visitor.find(...QUERY);
      assert.match(failed, /^Error: http\S+\/search\/\S+\.bin: .+\. Reload the page; if that does not help, the files of the search have to be published again\.$/);
      // The first request, one past the cache, and a look whether there is a newer index.
      const named = failed.match(/\/(search\/\S+\.bin):/)[1];
      assert.equal(site.asked.filter((name) => name === named).length, 2);
      site.fault = null;
      assert.deepEqual(ids(await visitor.find(...QUERY)), await expected());
      await visitor.close();
    });
  });

  for (const file of ['manifest.bin', 'search.wasm']) {
    describe(`${file} that ${what}`, () => {
      test('once is asked for again', async () => {
        const visitor = await visit({ timeout: SOON, fault: (request) => (request.file === file && request.times === 1 ? fault(request) : null) });
        assert.deepEqual(ids(await visitor.find(...QUERY)), await expected());
        await visitor.close();
      });

      test('always is named, and the index works when it is mended', async () => {
        const visitor = await visit({ timeout: SOON, fault: (request) => (request.file === file ? fault(request) : null) });
        const { failed } = await visitor.find(...QUERY);
        assert.ok(failed.includes(`/search/${file}`), failed);
        assert.match(failed, /published again\.$/);
        site.fault = null;
        assert.deepEqual(ids(await visitor.find(...QUERY)), await expected());
        await visitor.close();
      });
    });
  }
}

describe('a worker', () => {
  test('that was killed is started again', async () => {
    const visitor = await visit({ timeout: SOON });
    await visitor.find('media');
    await visitor.page.workers()[0].evaluate(() => self.close());
    assert.deepEqual(ids(await visitor.find(...QUERY)), await expected());
    await visitor.close();
  });

  test('that cannot start is reported', async () => {
    const visitor = await visit({ timeout: SOON, fault: ({ file, times }) => (file === 'search.js' && times > 1 ? { status: 404, body: '' } : null) });
    assert.match((await visitor.find('media')).failed, /^Error: The search stopped: .*search\.js/);
    await visitor.close();
  });

  test('with the engine of another release says so', async () => {
    const empty = Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
    const visitor = await visit({ fault: ({ file }) => (file === 'search.wasm' ? { body: empty } : null) });
    for (let time = 0; time < 2; time += 1) assert.match((await visitor.find('media')).failed, /not of one release .*: reload the page\.$/);
    await visitor.close();
  });
});

describe('a new release', () => {
  after(() => release('spring'));

  test('that comes between two searches is found', async () => {
    const visitor = await visit();
    assert.ok(ids(await visitor.find('media', { limit: 1 }))[0].startsWith('spring-'));
    await release('autumn');
    // What it has of the old one is as good as it was; what it lacks makes it look.
    const answer = await visitor.find(...QUERY);
    assert.ok(answer.hits?.every(({ id }) => id.startsWith('autumn-')), ids(answer).toString());
    await visitor.close();
  });

  test('with parts of an older one in a cache is told from it', async () => {
    const parts = () => Object.entries(filesOf(path.join(site.folder, 'search'))).filter(([name]) => isPart(path.basename(name)));
    const old = parts().map(([, bytes]) => bytes);
    await release('winter');
    const names = parts().map(([name]) => path.basename(name));
    assert.equal(names.length, old.length);
    // A host that mixes them up: in the place of each part, the one that stood there before.
    const visitor = await visit({ timeout: SOON, fault: ({ file }) => (isPart(file) ? { body: old[names.indexOf(file)] } : null) });
    assert.match((await visitor.find(...QUERY)).failed, /^Error: http\S+\.bin: .*published again\.$/);
    await visitor.close();
  });
});

describe('the example page', () => {
  const open = async (query = '') => {
    site.fault = null;
    const context = await browser.newContext();
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const said = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    await page.goto(`${site.url}${query}`);
    return { page, said, close: () => context.close() };
  };

  test('shows everything at first, finds while typing, narrows and shows more', async () => {
    const { page, said, close } = await open();
    const rows = page.getByRole('list', { name: 'Results' }).getByRole('listitem');
    await page.getByText('400 found.').waitFor();
    assert.equal(await rows.count(), 10);

    await page.getByRole('searchbox').fill('treaty bord');
    await rows.first().locator('mark').first().waitFor();
    const status = page.getByRole('status');
    assert.match(await status.innerText(), /^\d+ found\./);
    const albania = page.getByRole('checkbox', { name: /albania/ });
    const label = await page.locator('label').filter({ has: albania }).innerText();
    await albania.check();
    await page.getByText(`${label.match(/\d+/)[0]} found.`).waitFor();
    assert.ok(await albania.evaluate((box) => box === document.activeElement), 'the box keeps the focus');

    if (await page.getByRole('button', { name: 'Show more' }).isVisible()) {
      await page.getByRole('button', { name: 'Show more' }).click();
      await rows.nth(10).waitFor();
    }
    assert.deepEqual(said.filter((line) => !line.includes('favicon') && !line.includes('404')), []);
    await close();
  });

  test('searches for what its address says', async () => {
    const { page, close } = await open('?q=treaty');
    await page.locator('#hits mark').first().waitFor();
    assert.equal(await page.getByRole('searchbox').inputValue(), 'treaty');
    await close();
  });

  test('has no fault of accessibility', async () => {
    const { page, close } = await open('?q=treaty');
    await page.locator('#hits mark').first().waitFor();
    // Evaluated by the driver: the page's policy allows no other script.
    await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
    const violations = await page.evaluate(async () => (await window.axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`));
    assert.deepEqual(violations, []);
    await close();
  });
});

test('the folder holds the worker beside the index', () => {
  const names = Object.keys(filesOf(path.join(site.folder, 'search')));
  for (const name of CODE) assert.ok(names.includes(name), name);
  assert.ok(names.some((name) => isPart(path.basename(name))));
});
