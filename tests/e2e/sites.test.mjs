// The same client with other addresses and other content: below a path, of another institution, with
// content that is hard to show, and with content that must not be published.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { build, changed, clientOnly, communique, filesOf, folder, removeAll } from './build.mjs';
import { crawl, kinds, routes } from './bundle.mjs';
import { arrived, blocksOf, documentOf, faults, openSite, parallel, press, root, until } from './harness.mjs';

after(removeAll);

/** What is wrong with a page of each kind when it is opened. */
const wrongIn = async (site, some) => (await parallel(some, 4, () => site.visitor('phone'), async (route, visitor) => faults(await visitor.open(route)).map((fault) => `${route}: ${fault}`))).flat();

describe('below a path', () => {
  const base = '/sub/site/';
  let site;
  before(async () => {
    site = await openSite({ dist: await build('--base-url', `http://localhost${base}`), base });
  });
  after(() => site?.close());

  test('a page of each kind is taken over without a trace', async () => {
    assert.deepEqual(await wrongIn(site, kinds(await routes(site))), []);
  });

  test('every link and every file is below it', async () => {
    const { broken, fragments, orphans } = await crawl(site);
    assert.deepEqual([broken, fragments, orphans], [[], [], []]);
  });

  test('what the application fetches and shows is below it', async () => {
    const visitor = await site.visitor();
    const { page } = visitor;
    await visitor.open('/');
    await page.evaluate(() => { window.stays = true; });
    const outside = [];
    page.on('request', (request) => { if (!new URL(request.url()).pathname.startsWith(base)) outside.push(request.url()); });
    const [{ link }] = blocksOf(await documentOf(site, '/news/'), 'search')[0].rows;
    await page.getByRole('main').getByRole('link', { name: link.text, exact: true }).first().click();
    await arrived(page, link.text);
    assert.equal(page.url(), site.url(link.href));
    await page.getByRole('button', { name: 'Menu', exact: true }).click();
    const panel = page.getByRole('navigation', { name: 'Menu' });
    await panel.getByRole('group').first().waitFor();
    assert.deepEqual(await page.locator('a[href^="/"]').evaluateAll((links, from) => links.map((a) => a.getAttribute('href')).filter((href) => !href.startsWith(from)), base), []);
    await panel.getByRole('link', { name: 'Everything on one page' }).click();
    await arrived(page, 'Menu');
    await page.goBack();
    await arrived(page, link.text);
    assert.ok(await page.evaluate(() => window.stays));

    assert.deepEqual(faults(await visitor.open('/news/?page=2')), []);
    await page.getByText('Page 2 of').waitFor();
    assert.deepEqual(faults(await visitor.open('/countries/')), []);
    await page.getByRole('searchbox').fill('icel');
    await until(page, (wanted) => location.pathname + location.search === wanted, `${base}countries/?q=icel`);
    assert.deepEqual(outside, []);
    await visitor.close();
  });

  test('a missing address leads on', async () => {
    const visitor = await site.visitor();
    const { page } = visitor;
    assert.deepEqual(faults(await visitor.open('/no-such-page/'), { status: 404, app: ['mounted'] }), []);
    await page.getByRole('main').getByRole('link', { name: 'Countries' }).click();
    await arrived(page, 'Countries');
    assert.equal(page.url(), site.url('/countries/'));
    await visitor.close();
  });
});

describe('another institution', () => {
  let site;
  let dist;
  before(async () => {
    dist = await build('--content', 'tests/fixtures/second');
    site = await openSite({ dist });
  });
  after(() => site?.close());

  test('all its pages are taken over without a trace, and every link holds', async () => {
    assert.deepEqual(await wrongIn(site, await routes(site)), []);
    const { broken, fragments, orphans } = await crawl(site);
    assert.deepEqual([broken, fragments, orphans], [[], [], []]);
  });

  test('nothing of the first is in its bundle', () => {
    const found = Object.entries(filesOf(dist)).filter(([name, bytes]) => /osce/i.test(name) || /osce/i.test(bytes.toString('latin1')));
    assert.deepEqual(found.map(([name]) => name), []);
  });

  test('one goes from page to page in it', async () => {
    const visitor = await site.visitor('phone');
    const { page } = visitor;
    await visitor.open('/');
    const [{ link }] = blocksOf(await documentOf(site, '/news/'), 'search')[0].rows;
    await press('phone', page.getByRole('main').getByRole('link', { name: link.text, exact: true }).first());
    await arrived(page, link.text);
    await visitor.close();
  });
});

describe('content that is hard to show', () => {
  const item = (id, title, text, more = {}) => ({
    id, kind: 'notice', lang: 'en', title, summary: title, issued_on: '2001-01-01', issued_by: 'council', fields_of_work: ['fisheries'], body: [{ type: 'paragraph', text }], ...more,
  });
  const ITEMS = [
    item('long-text', 'A text of a megabyte', 'word '.repeat(200_000).trim()),
    item('markup', '<script>alert(1)</script>', '<img src=x onerror=alert(2)> &amp; "quoted" <!-- </script> {{x}} %00'),
    item('both-ways', 'שלום עולם و السلام عليكم', 'e\u0301\u0323\u0308 Z\u0351\u036b\u0343\u036aalgo \u{1f469}\u200d\u{1f469}\u200d\u{1f467} 汉字 ไทย'),
    item('one-word', 'x'.repeat(300), 'y'.repeat(5000)),
    item('nothing-beside', 'Nothing beside', '.', { fields_of_work: [], countries: [], groups: [], sources: [], related: [], uncertain: [] }),
  ];
  let site;
  before(async () => {
    const files = Object.fromEntries(ITEMS.map((one) => [`news/${one.id}.json`, one]));
    site = await openSite({ dist: await build('--content', changed('tests/fixtures/second', files)) });
  });
  after(() => site?.close());

  test('is taken over without a trace, as text', async () => {
    const visitor = await site.visitor();
    const { page } = visitor;
    page.on('dialog', (dialog) => assert.fail(dialog.message()));
    for (const { id, title, body: [{ text }] } of ITEMS) {
      assert.deepEqual(faults(await visitor.open(`/news/${id}/`)), [], id);
      assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), title);
      const texts = await page.getByRole('main').getByRole('paragraph').allTextContents();
      assert.ok(texts.includes(text), `${id}: ${texts.map((one) => one.slice(0, 80))}`);
      assert.ok((await page.title()).startsWith(title));
    }
    await visitor.close();
  });

  test('stays text when it is navigated to', async () => {
    const visitor = await site.visitor();
    const { page } = visitor;
    page.on('dialog', (dialog) => assert.fail(dialog.message()));
    assert.deepEqual(faults(await visitor.open('/news/')), []);
    for (const { title } of ITEMS) {
      await page.getByRole('main').getByRole('link', { name: title, exact: true }).click();
      await arrived(page, title);
      await page.goBack();
      await arrived(page, 'News');
    }
    await visitor.close();
  });

  test('is not wider than a window of 320 pixels', async () => {
    const visitor = await site.visitor('phone', { viewport: { width: 320, height: 640 } });
    for (const route of ['/news/', ...ITEMS.map(({ id }) => `/news/${id}/`)]) {
      await visitor.open(route);
      assert.ok(await visitor.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), route);
    }
    await visitor.close();
  });
});

describe('content that must not be published', () => {
  const fixtures = 'tests/fixtures/broken';
  /** Builds a content folder over a bundle: code, words, and what became of the bundle. */
  async function over(into, content) {
    const whole = (of) => Object.entries(filesOf(of)).map(([name, bytes]) => `${name} ${bytes.toString('base64')}`).join('\n');
    const was = whole(path.dirname(into));
    const { code, said } = await communique('build', '--into', into, '--content', content, '--no-precompressed');
    return { code, said, unchanged: whole(path.dirname(into)) === was };
  }

  test('leaves the bundle as it was, and every problem is said', async () => {
    const into = await build('--content', 'tests/fixtures/second');
    const wrong = [];
    for (const name of readdirSync(path.join(root, fixtures))) {
      const expected = readFileSync(path.join(root, fixtures, name, 'expected.txt'), 'utf8').trim().split('\n');
      // No content at all has a test of its own: the expectation itself would be a file of it.
      if (name === 'no-content' || !expected.some((line) => line.startsWith('error['))) continue;
      const { code, said, unchanged } = await over(into, `${fixtures}/${name}`);
      const unsaid = expected.filter((line) => line.startsWith('error[') && !said.includes(line));
      if (code !== 1 || !unchanged || unsaid.length) wrong.push(`${name}: code ${code}, ${unchanged ? 'unchanged' : 'CHANGED'}, ${unsaid.length ? `not said: ${unsaid[0]}; but ${said}` : 'said'}`);
    }
    assert.deepEqual(wrong, []);
  });

  test('is no content at all, or no folder', async () => {
    const into = clientOnly();
    const empty = await over(into, folder());
    assert.deepEqual([empty.code, empty.unchanged], [1, true]);
    assert.match(empty.said, /no-content/);
    const nowhere = await over(into, 'no/such/folder');
    assert.deepEqual([nowhere.code, nowhere.unchanged], [1, true]);
    assert.match(nowhere.said, /no\/such\/folder/);
  });

  test('warnings alone stop nothing', async () => {
    const { code, said, unchanged } = await over(clientOnly(), `${fixtures}/long-title`);
    assert.deepEqual([code, unchanged], [0, false], said);
    assert.match(said, /warning\[long-title\]/);
  });
});
