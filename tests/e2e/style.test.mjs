// The style sheets: how much a page brings of them, and that none is missing where it is needed.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { kinds, routes } from './bundle.mjs';
import { arrived, dist, faults, hold, main, openSite } from './harness.mjs';

let site;
let pages; // one of each kind
let sheets; // by name: those that not all pages have
let style;
before(async () => {
  site = await openSite();
  pages = kinds(await routes(site));
  ({ style, sheets } = JSON.parse(readFileSync(path.join(dist(), 'client.json'), 'utf8')));
});
after(() => site?.close());

const bytes = (name) => brotliCompressSync(readFileSync(path.join(dist(), name))).length;
const sum = (names) => names.reduce((all, name) => all + bytes(name), 0);
/** The files of the style sheets of the page that is open. */
const linked = (page) => page.locator('link[rel=stylesheet]').evaluateAll((links) => links.filter((link) => link.sheet).map((link) => new URL(link.href).pathname.slice(1)));
/** What a sheet is for, as the class of the block that it styles. */
const BLOCKS = { search: '.search', chronology: '.chronology', drawing: '.drawing', table: '.table', tree: '.tree' };

test('a page brings at most 8 kB, and all together are at most 15 kB', async (t) => {
  assert.deepEqual(Object.keys(sheets).filter((name) => name !== 'later'), Object.keys(BLOCKS).sort());
  const all = sum([style, ...Object.values(sheets)]);
  t.diagnostic(`${all} bytes in all`);
  assert.ok(all <= 15 * 1024, `${all} bytes in all`);
  const visitor = await site.visitor('phone');
  const heavy = [];
  for (const route of pages) {
    await visitor.open(route);
    await visitor.page.waitForFunction((later) => [...document.styleSheets].some(({ href }) => href?.endsWith(later)), sheets.later);
    const names = await linked(visitor.page);
    assert.deepEqual(names.filter((name) => ![style, ...Object.values(sheets)].includes(name)), []);
    t.diagnostic(`${route} ${sum(names)}`);
    if (sum(names) > 8 * 1024) heavy.push(`${route}: ${sum(names)} bytes`);
  }
  await visitor.close();
  assert.deepEqual(heavy, []);
});

test('every block has its sheet, and no page the sheet of a block that it has not', async () => {
  const visitor = await site.visitor('phone', { script: false });
  const wrong = [];
  for (const route of pages) {
    await visitor.open(route);
    const names = await linked(visitor.page);
    assert.ok(names.includes(style) && names.includes(sheets.later), `${route}: ${names}`);
    for (const [name, block] of Object.entries(BLOCKS)) {
      const there = await main(visitor.page).locator(block).count() > 0;
      if (there !== names.includes(sheets[name])) wrong.push(`${route}: ${name} ${there ? 'is missing' : 'is not needed'}`);
    }
  }
  await visitor.close();
  assert.deepEqual(wrong, []);
});

test('a page that is gone to is shown when its sheet is there', async () => {
  const visitor = await site.visitor();
  const { page } = visitor;
  await visitor.open('/news/');
  const { came, release } = await hold(page, `**/${sheets.drawing}`);
  const link = page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Countries' });
  await link.click();
  await came;
  assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'News');
  release();
  await arrived(page, 'Countries');
  assert.ok((await linked(page)).includes(sheets.drawing));
  assert.equal(await main(page).locator('.drawing').first().evaluate((drawing) => getComputedStyle(drawing).display), 'grid');
  // Once is enough.
  await page.goBack();
  await arrived(page, 'News');
  await link.click();
  await arrived(page, 'Countries');
  assert.equal((await linked(page)).filter((name) => name === sheets.drawing).length, 1);
  await visitor.close();
});

test('a page whose sheet is gone is loaded in full, as its host has it now', async () => {
  for (const gone of [(route) => route.abort(), (route) => route.fulfill({ status: 404, body: 'Gone' })]) {
    const visitor = await site.visitor();
    const { page } = visitor;
    await visitor.open('/news/?from=2014');
    // The window was open while the site was published anew: the sheet has another name there.
    const html = (await (await fetch(`${site.origin}/structures/`)).text()).replaceAll(sheets.tree, 'tree-new.css');
    await page.route(`**/${sheets.tree}`, gone);
    await page.route('**/structures/', (route) => route.fulfill({ contentType: 'text/html', body: html }));
    await page.route('**/tree-new.css', (route) => route.fulfill({ contentType: 'text/css', body: '.tree { color: red }' }));
    await page.evaluate(() => { window.stays = true; });
    await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Structures' }).click();
    await page.waitForFunction(() => !window.stays && document.documentElement.dataset.app === 'ready');
    // Nothing is announced where a page is loaded.
    await page.getByRole('heading', { level: 1, name: 'Structures and institutions' }).waitFor();
    assert.equal(new URL(page.url()).pathname, '/structures/');
    assert.ok((await linked(page)).includes('tree-new.css'));
    // And back through the history, to what needs no such sheet.
    await page.goBack();
    await page.waitForFunction(() => document.documentElement.dataset.app === 'ready' && document.querySelector('h1')?.innerText === 'News');
    assert.equal(new URL(page.url()).search, '?from=2014');
    await visitor.close();
  }
});

test('back to a page whose sheet is gone loads it in full, too', async () => {
  const visitor = await site.visitor();
  const { page } = visitor;
  await visitor.open('/structures/');
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'News' }).click();
  await arrived(page, 'News');
  // Loaded anew, the window knows the page before no longer.
  await page.reload();
  await page.waitForFunction(() => document.documentElement.dataset.app === 'ready');
  let asked = 0;
  await page.route(`**/${sheets.tree}`, (route) => (asked++ ? route.continue() : route.abort()));
  await page.evaluate(() => { window.stays = true; });
  await page.goBack();
  await page.waitForFunction(() => !window.stays && document.documentElement.dataset.app === 'ready');
  await page.getByRole('heading', { level: 1, name: 'Structures and institutions' }).waitFor();
  assert.ok((await linked(page)).includes(sheets.tree));
  await visitor.close();
});

test('what is opened over a page has its sheet after the first paint, and without a script', async () => {
  for (const script of [true, false]) {
    const visitor = await site.visitor('desktop', { script });
    const { page } = visitor;
    const seen = await visitor.open('/about/');
    if (script) assert.deepEqual(faults(seen), []);
    await page.getByRole('button', { name: 'Menu', exact: true }).click();
    assert.equal(await page.getByRole('navigation', { name: 'Menu' }).evaluate((panel) => getComputedStyle(panel).position), 'fixed');
    assert.equal(await page.locator('.menu__all').evaluate((head) => getComputedStyle(head).position), 'sticky', `script: ${script}`);
    await visitor.close();
  }
});

/** Of each section of the page whether it waits until it is near. */
const waiting = (page) => page.locator('.page > .section').evaluateAll((sections) => sections.map((section) => getComputedStyle(section).contentVisibility === 'auto'));

test('what lies below a phone’s window does not hold up the first paint', async () => {
  // An article of many paragraphs.
  for (const route of ['/', '/news/2014-06-17-annual-police-experts-meeting-cross-border-co-operation/']) {
    for (const [profile, waits] of [['phone', true], ['desktop', false]]) {
      const visitor = await site.visitor(profile, { script: false });
      await visitor.open(route);
      const sections = await waiting(visitor.page);
      assert.equal(sections.some(Boolean), waits, `${route} ${sections}`);
      await visitor.close();
    }
  }
});

test('it is there once the application is, and where one returns to', async () => {
  const visitor = await site.visitor('phone');
  const { page } = visitor;
  const none = () => page.waitForFunction(() => [...document.querySelectorAll('.page > .section')].every((section) => getComputedStyle(section).contentVisibility === 'visible'));
  assert.deepEqual(faults(await visitor.open('/')), []);
  await none();
  const last = main(page).locator('.page > .section').last();
  await last.scrollIntoViewIfNeeded();
  // At rest its place is written down.
  await page.waitForFunction(() => scrollY > 1000 && Math.abs(history.state - scrollY) < 2);
  const link = last.getByRole('link').first();
  const seen = await link.evaluate((it) => it.getBoundingClientRect().top);
  await link.tap();
  await arrived(page, 'About this site');
  assert.deepEqual((await waiting(page)).filter(Boolean), []);
  await page.goBack();
  await arrived(page, 'The OSCE Record');
  assert.deepEqual((await waiting(page)).filter(Boolean), []);
  assert.ok(Math.abs(await link.evaluate((it) => it.getBoundingClientRect().top) - seen) < 60, 'as far down as before');
  await page.reload();
  assert.deepEqual((await waiting(page)).filter(Boolean), [], 'from the first');
  await visitor.close();
});
