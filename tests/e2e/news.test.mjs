// The list of all news, which is the search for nothing in particular, and the archive by year.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { arrived, asked, blocksOf, documentOf, faults, main, openSite, parallel, press, until } from './harness.mjs';
import { ask, box, field, here, link, openSearch, pages, rest, results, ROWS, rows, settled, titles, told, total, unfold } from './search.mjs';

let site;
let first; // the search block of the page
let last; // the number of the last page

before(async () => {
  site = await openSite();
  [first] = blocksOf(await documentOf(site, '/news/'), 'search');
  assert.equal(first.rows.length, ROWS);
  last = Math.ceil(first.count / ROWS);
  assert.ok(last > 3);
});
after(() => site?.close());

const open = (...how) => openSearch(site, ...how);
const hrefs = (page) => rows(page).getByRole('link').evaluateAll((links) => links.map((a) => a.getAttribute('href')));
/** Waits for a page of the list: its number, and whether its rows are those that were rendered. */
async function shown(page, n) {
  await pages(page).getByText(`Page ${n} of ${last}`, { exact: true }).waitFor();
  await until(page, ([href, wanted]) => (document.querySelector('#results a')?.getAttribute('href') === href) === wanted, [first.rows[0].link.href, n === 1]);
  return hrefs(page);
}

test('the first page is there at once, and asks the index for no row', async () => {
  const visitor = await site.visitor();
  const { page } = visitor;
  const paths = asked(page);
  assert.deepEqual(faults(await visitor.open('/news/')), []);
  await settled(page);
  assert.deepEqual(await hrefs(page), first.rows.map((row) => row.link.href));
  await told(page, results(first.count));
  await pages(page).waitFor();
  assert.equal(await total(page), first.count, 'the index knows of as many');
  assert.equal(paths.filter((one) => one === '/news/').length, 1);
  await visitor.close();
});

for (const profile of ['desktop', 'phone']) {
  describe(`pages in the address, in a ${profile} window`, () => {
    test('by click, Back, Forward and a reload', async () => {
      const visitor = await open('/news/', profile);
      const { page } = visitor;
      await page.evaluate(() => { window.stays = true; });
      const rendered = await shown(page, 1);
      assert.equal(await pages(page).getByRole('link', { name: 'Previous' }).count(), 0);
      const y = await pages(page).evaluate((nav) => Math.round(nav.getBoundingClientRect().top + scrollY) - 300);
      await rest(page, y);
      await press(profile, pages(page).getByRole('link', { name: 'Next' }));
      const second = await shown(page, 2);
      assert.equal(second.length, ROWS);
      assert.deepEqual(second.filter((href) => rendered.includes(href)), [], 'other items');
      assert.equal(here(page), '/news/?page=2');
      const top = await main(page).getByText(results(first.count), { exact: true }).evaluate((found) => [found.getBoundingClientRect().top, found === document.activeElement, innerHeight]);
      assert.ok(top[0] > -2 && top[0] < top[2] / 2, 'the page begins in view');
      assert.ok(top[1], 'the focus goes with it');

      await press(profile, pages(page).getByRole('link', { name: 'Previous' }));
      assert.deepEqual(await shown(page, 1), rendered);
      assert.equal(here(page), '/news/');
      await page.goBack();
      assert.deepEqual(await shown(page, 2), second);
      await page.goBack();
      assert.deepEqual(await shown(page, 1), rendered);
      await until(page, (there) => Math.abs(scrollY - there) < 2, y); // where one left it
      await page.goForward();
      assert.deepEqual(await shown(page, 2), second);
      assert.ok(await page.evaluate(() => window.stays));
      await page.reload();
      assert.deepEqual(await shown(page, 2), second);
      await visitor.close();
    });

    test('an item and back', async () => {
      const visitor = await open('/news/?page=2', profile);
      const { page } = visitor;
      const second = await shown(page, 2);
      const [title] = await titles(page);
      await press(profile, rows(page).getByRole('link', { name: title, exact: true }));
      await arrived(page, title);
      await page.goBack();
      assert.deepEqual(await shown(page, 2), second);
      assert.equal(here(page), '/news/?page=2');
      await visitor.close();
    });
  });
}

test('the pages hold every item once, the newest first', async () => {
  const visitor = await open('/news/');
  const { page } = visitor;
  const all = await shown(page, 1);
  for (let n = 2; n <= last; n += 1) {
    await pages(page).getByRole('link', { name: 'Next' }).click();
    all.push(...await shown(page, n));
  }
  assert.equal(await pages(page).getByRole('link', { name: 'Next' }).count(), 0);
  assert.equal(await pages(page).getByRole('link', { name: 'Previous' }).count(), 1);
  assert.equal(all.length, first.count);
  assert.equal(new Set(all).size, first.count);
  const dates = all.map((href) => href.match(/\d{4}(-\d\d)?(-\d\d)?/)[0]);
  assert.deepEqual(dates, [...dates].sort().reverse());
  await visitor.close();
});

for (const [value, said] of [['abc', 'page=abc'], ['0', 'page=0'], ['-1', 'page=-1'], ['1', null], ['1.5', 'page=1.5'], ['', null], ['99999999999999999999', 'page=99999999999999999999']]) {
  test(`?page=${value} is a page that is there`, async () => {
    const visitor = await open(`/news/?page=${value}`);
    const { page } = visitor;
    assert.deepEqual(await shown(page, 1), first.rows.map((row) => row.link.href));
    if (said) await told(page, `Not understood and left out: ${said}.`);
    else assert.equal(await main(page).getByText('Not understood').count(), 0);
    await visitor.close();
  });
}

test('beyond the last page that is said, and the way leads back', async () => {
  const visitor = await open('/news/?page=9999');
  const { page } = visitor;
  await told(page, `There is no page 9999: the last page of results is ${last}.`);
  assert.equal(await rows(page).count(), 0);
  await pages(page).getByRole('link', { name: 'Previous' }).click();
  await shown(page, last);
  assert.equal(here(page), `/news/?page=${last}`);
  await visitor.close();
});

describe('a search in the news', () => {
  test('finds news only, in any language', async () => {
    const visitor = await open('/news/');
    const { page } = visitor;
    await field(page).fill('albania');
    await told(page, / results for “albania”$/);
    const found = await hrefs(page);
    assert.ok(found.length > 5);
    assert.deepEqual(found.filter((href) => !/^(\/[a-z]{2})?\/news\/\d{4}/.test(href)), []);
    await field(page).fill('demi-siècle');
    await told(page, / results? for “demi-siècle”$/);
    assert.ok((await hrefs(page)).some((href) => href.startsWith('/fr/news/')));
    await visitor.close();
  });

  test('is narrowed with true numbers', async () => {
    const visitor = await open('/news/');
    const { page } = visitor;
    await settled(page);
    const kinds = await (await unfold(page, 'Kind')).getByRole('checkbox').evaluateAll((boxes) => boxes.map((input) => Number(input.closest('label').innerText.match(/(\d+)\s*$/)[1])));
    assert.equal(kinds.reduce((sum, n) => sum + n), first.count, 'each item has one kind');
    await unfold(page, 'Country');
    const label = (name) => box(page, name).evaluate((input) => Number(input.closest('label').innerText.match(/(\d+)\s*$/)[1]));
    const n = await label('Albania');
    await box(page, 'Albania').check();
    await told(page, `${results(n)} about Albania`);
    assert.equal((await hrefs(page)).length, Math.min(n, ROWS));
    assert.equal(here(page), '/news/?country=albania');
    await box(page, 'Albania').uncheck();
    assert.deepEqual(await shown(page, 1), first.rows.map((row) => row.link.href));
    await visitor.close();
  });

  test('where nothing is found, fewer filters are counted among the news', async () => {
    const visitor = await open('/news/?q=tirana&field=border-management&from=1973&to=1974');
    const { page } = visitor;
    await told(page, /^0 results on Border management for “tirana”, 1973 to 1974$/);
    const ways = main(page).getByRole('link', { name: /^Without the filter / });
    await ways.first().waitFor({ timeout: 2000 }).catch(() => {});
    for (const name of await ways.allInnerTexts()) {
      await link(page, name).click();
      await settled(page);
      await told(page, new RegExp(`^${name.match(/(\d+) results?$/)[1]} `));
      await page.goBack();
      await told(page, /^0 results /);
      await ways.first().waitFor();
    }
    await visitor.close();
  });
});

test('the whole search finds more than the news', async () => {
  const visitor = await open('/search/?q=albania');
  const { page } = visitor;
  const all = (await ask(page, '?q=albania', 0)).total;
  const news = await open('/news/?q=albania');
  assert.ok(await total(news.page) < all);
  await news.close();
  await visitor.close();
});

test('without a script the years hold every item', async () => {
  const home = blocksOf(await documentOf(site, '/news/'), 'histogram').flatMap(({ bars }) => bars).filter(({ count }) => count);
  assert.ok(home.length > 0);
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
  assert.equal(home.reduce((sum, { count }) => sum + count, 0), first.count);
});
