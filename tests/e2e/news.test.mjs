// The list of all news by page, and the archive by year.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { arrived, blocksOf, documentOf, faults, openSite, parallel, press, until } from './harness.mjs';

let site;
let first; // the first page of the list
let second;

before(async () => {
  site = await openSite();
  [first] = blocksOf(await documentOf(site, '/news/'), 'news-index');
  const answer = await fetch(site.url('/news/page-2.json'));
  [second] = blocksOf(await answer.json(), 'news-index');
});
after(() => site?.close());

const pages = (page) => page.getByRole('navigation', { name: 'Pages of the list' });
const path = (page) => page.url().slice(site.origin.length);
/** Waits for a page of the list: its number, its first item, nothing of another page. */
async function shown(page, n, rows) {
  await pages(page).getByText(`Page ${n} of ${first.pages}`).waitFor();
  await until(page, (title) => [...document.querySelectorAll('main li a')].some((a) => a.textContent === title), rows[0].link.text);
  const other = rows === first.rows ? second.rows : first.rows;
  assert.equal(await page.getByRole('main').getByRole('link', { name: other[0].link.text, exact: true }).count(), 0);
}

for (const profile of ['desktop', 'phone']) {
  describe(`pages in the address, in a ${profile} window`, () => {
    test('by click, Back, Forward and a reload', async () => {
      const visitor = await site.visitor(profile);
      const { page } = visitor;
      assert.deepEqual(faults(await visitor.open('/news/')), []);
      await page.evaluate(() => { window.stays = true; });
      await shown(page, 1, first.rows);
      assert.equal(await pages(page).getByRole('link', { name: 'Newer' }).count(), 0);
      await press(profile, pages(page).getByRole('link', { name: 'Older' }));
      await shown(page, 2, second.rows);
      assert.equal(path(page), '/news/?page=2');
      await until(page, () => scrollY === 0 && document.activeElement === document.querySelector('h1'));

      await press(profile, pages(page).getByRole('link', { name: 'Newer' }));
      await shown(page, 1, first.rows);
      assert.equal(path(page), '/news/');
      await page.goBack();
      await shown(page, 2, second.rows);
      await page.goBack();
      await shown(page, 1, first.rows);
      await until(page, () => scrollY > 100, null); // at the pager, where one left it
      await page.goForward();
      await shown(page, 2, second.rows);
      assert.ok(await page.evaluate(() => window.stays));
      await page.reload();
      await shown(page, 2, second.rows);
      await visitor.close();
    });

    test('an item and back', async () => {
      const visitor = await site.visitor(profile);
      const { page } = visitor;
      await visitor.open('/news/?page=2');
      await shown(page, 2, second.rows);
      const [{ link }] = second.rows;
      await press(profile, page.getByRole('main').getByRole('link', { name: link.text, exact: true }));
      await arrived(page, link.text);
      await page.goBack();
      await shown(page, 2, second.rows);
      assert.equal(path(page), '/news/?page=2');
      await visitor.close();
    });
  });
}

test('the last page has no older one', async () => {
  const visitor = await site.visitor();
  const { page } = visitor;
  await visitor.open(`/news/?page=${first.pages}`);
  await pages(page).getByText(`Page ${first.pages} of ${first.pages}`).waitFor();
  assert.equal(await pages(page).getByRole('link', { name: 'Older' }).count(), 0);
  assert.equal(await pages(page).getByRole('link', { name: 'Newer' }).count(), 1);
  await visitor.close();
});

for (const value of ['abc', '0', '-1', '1', '1.5', '', '99999999999999999999', '2&page=x']) {
  test(`?page=${value} is a page that is there`, async () => {
    const visitor = await site.visitor();
    const seen = await visitor.open(`/news/?page=${value}`);
    assert.deepEqual(faults(seen), []);
    await (value === '2&page=x' ? pages(visitor.page).waitFor() : shown(visitor.page, 1, first.rows));
    await visitor.close();
  });
}

test('beyond the last page the page is not found, and the ways on lead back', async () => {
  const visitor = await site.visitor();
  const { page } = visitor;
  await visitor.open('/news/?page=9999');
  await arrived(page, 'Page not found');
  assert.equal(path(page), '/news/?page=9999');
  await page.getByRole('main').getByRole('link', { name: 'News', exact: true }).click();
  await shown(page, 1, first.rows);
  assert.equal(path(page), '/news/');
  await visitor.close();
});

test('without a script the years hold every item', async () => {
  const home = blocksOf(await documentOf(site, '/news/'), 'histogram').flat();
  const rows = await parallel(home, 8, async () => null, async ({ link, count }) => {
    const html = await (await fetch(site.url(link.href))).text();
    const items = new Set([...html.matchAll(/href="(\/news\/\d{4}[^"/]*\/)"/g)].map(([, href]) => href));
    // A year with many items leads to its months.
    const months = [...new Set([...html.matchAll(/href="(\/news\/archive\/\d{4}\/\d\d\/)"/g)].map(([, href]) => href))];
    for (const month of months) {
      const more = await (await fetch(site.url(month))).text();
      for (const [, href] of more.matchAll(/href="(\/news\/\d{4}[^"/]*\/)"/g)) items.add(href);
    }
    assert.ok(items.size >= count, `${link.href}: ${items.size} of ${count}`);
    return [...items];
  });
  const sitemap = await (await fetch(site.url('/sitemap.xml'))).text();
  const all = [...sitemap.matchAll(/<loc>[^<]*?(\/news\/(?!archive)[^<]+\/)<\/loc>/g)].map(([, href]) => href).filter((href) => !/\/[a-z]{2}\/news\//.test(href));
  const listed = new Set(rows.flat());
  assert.deepEqual([...new Set(all)].filter((href) => !listed.has(href)), []);
  assert.equal(home.reduce((sum, { count }) => sum + count, 0), Number(first.shown.match(/(\d+)$/)[1]));
});
