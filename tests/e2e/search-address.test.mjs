// The address of a search: what of it stays, what leads back to it, what it says that makes no sense.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { arrived, faults, main, openSite, press, root, until } from './harness.mjs';
import { ask, box, entries, field, filters, here, link, openSearch, pages, rest, results, rows, settled, tags, titles, told, total, unfold } from './search.mjs';

let site;

before(async () => {
  site = await openSite();
});
after(() => site?.close());

const open = (...how) => openSearch(site, ...how);
const at = (page, y) => until(page, (wanted) => Math.abs(scrollY - wanted) < 2, y);
describe('what is typed', () => {
  test('takes no place in the history until it rests or leads on', async () => {
    const visitor = await open('/search/');
    const { page } = visitor;
    const before = await entries(page);
    await field(page).click();
    await page.keyboard.type('hels', { delay: 60 });
    await until(page, () => location.search === '?q=hels');
    await page.keyboard.type('inki', { delay: 60 });
    await until(page, () => location.search === '?q=helsinki');
    await told(page, / results for “helsinki”$/);
    assert.equal(await entries(page), before);
    await page.keyboard.press('Enter');
    await until(page, (length) => history.length === length, before + 1);
    await page.keyboard.press('Enter');
    await page.keyboard.type(' fin');
    await until(page, () => location.search === '?q=helsinki+fin');
    assert.equal(await entries(page), before + 1, 'the same again is no other');
    await page.keyboard.press('Tab');
    await until(page, (length) => history.length === length, before + 2);
    await page.goBack();
    await told(page, / results for “helsinki”$/);
    assert.equal(await field(page).inputValue(), 'helsinki');
    await page.goBack();
    await until(page, () => location.search === '' && !document.querySelector('#results > li'));
    assert.equal(await field(page).inputValue(), '');
    await main(page).getByRole('heading', { name: 'News by year' }).waitFor();
    await page.goForward();
    await told(page, / results for “helsinki”$/);
    await page.goForward();
    await told(page, / results? for “helsinki fin”$/);
    assert.equal(await field(page).inputValue(), 'helsinki fin');
    await visitor.close();
  });

  test('typed fast and left at once is there when one comes back', async () => {
    const visitor = await open('/search/', 'phone');
    const { page } = visitor;
    await field(page).tap();
    await page.keyboard.type('tirana');
    await rows(page).getByRole('link', { name: /Tirana/ }).first().waitFor();
    const [first] = await titles(page);
    await rows(page).getByRole('link').first().tap();
    await arrived(page, first);
    await page.goBack();
    await arrived(page, 'Search');
    await told(page, / results for “tirana”$/);
    assert.equal(await field(page).inputValue(), 'tirana');
    await page.goBack();
    await until(page, () => location.search === '' && !document.querySelector('#results > li'));
    await visitor.close();
  });
});

describe('Back, Forward, reload and links', () => {
  for (const profile of ['desktop', 'phone']) {
    test(`restore words, filters, page, place and open groups, in a ${profile} window`, async () => {
      const visitor = await open('/search/?q=helsinki', profile);
      const { page } = visitor;
      const show = async (open) => {
        if (profile !== 'phone') return;
        if (open) await main(page).getByRole('button', { name: /^Filters/ }).tap();
        else await page.keyboard.press('Escape');
      };
      await show(true);
      await unfold(page, 'Issued by');
      await unfold(page, 'Country');
      await unfold(page, 'Kind').then((kind) => kind.locator('summary').click());
      await box(page, 'Finland').check();
      await told(page, / about Finland for “helsinki”$/);
      await show(false);
      const narrowed = await titles(page);
      const folds = () => page.locator('#filters details').evaluateAll((all) => all.filter((one) => one.open).map((one) => one.querySelector('summary').textContent.trim()));
      assert.deepEqual(await folds(), ['Issued by', 'Country']);

      await link(page, 'Next').click();
      await pages(page).getByText(/^Page 2 of \d+$/).waitFor();
      assert.equal(here(page), '/search/?q=helsinki&country=finland&page=2');
      const second = await titles(page);
      assert.ok(second.length > 0 && second.every((title) => !narrowed.includes(title)), 'other results');
      await rest(page, 150);
      const [title] = second;
      await rows(page).getByRole('link', { name: title, exact: true }).click();
      await page.waitForURL((url) => url.pathname !== '/search/');
      await page.getByRole('heading', { level: 1 }).filter({ hasNotText: 'Search' }).waitFor();
      await page.goBack();
      await arrived(page, 'Search');
      await pages(page).getByText(/^Page 2 of/).waitFor();
      assert.deepEqual(await titles(page), second);
      await at(page, 150);
      assert.equal(await field(page).inputValue(), 'helsinki');
      await show(true);
      assert.deepEqual(await folds(), ['Issued by', 'Country']);
      assert.ok(await box(page, 'Finland').isChecked());
      await show(false);

      await page.reload();
      await settled(page);
      await pages(page).getByText(/^Page 2 of/).waitFor();
      assert.deepEqual(await titles(page), second);
      await at(page, 150);
      await show(true);
      assert.deepEqual(await folds(), ['Issued by', 'Country']);
      assert.ok(await box(page, 'Finland').isChecked());
      await show(false);

      await page.goBack();
      await pages(page).getByText(/^Page 1 of/).waitFor();
      assert.deepEqual(await titles(page), narrowed);
      await page.goBack();
      await told(page, /^\d+ results for “helsinki”$/);
      assert.equal(await page.locator('input[value=finland]').isChecked(), false);
      await page.goForward();
      await told(page, / about Finland for “helsinki”$/);
      await page.goForward();
      await pages(page).getByText(/^Page 2 of/).waitFor();

      // As a link that someone was given.
      const other = await open(here(page), profile);
      assert.deepEqual(await titles(other.page), second);
      assert.equal(await field(other.page).inputValue(), 'helsinki');
      await other.close();
      await visitor.close();
    });
  }

  test('a result far down and back is where one was', async () => {
    const visitor = await open('/search/?q=helsinki');
    const { page } = visitor;
    await rest(page, 1500);
    const seen = await rows(page).getByRole('link').evaluateAll((links) => links.find((a) => { const { top } = a.getBoundingClientRect(); return top > 100 && top < innerHeight - 150; }).textContent);
    await rows(page).getByRole('link', { name: seen, exact: true }).first().click();
    await page.waitForURL((url) => url.pathname !== '/search/');
    await until(page, () => scrollY === 0);
    await page.goBack();
    await arrived(page, 'Search');
    await told(page, / results for “helsinki”$/);
    await at(page, 1500);
    await page.waitForTimeout(300);
    await at(page, 1500);
    await visitor.close();
  });

  test('a link from another page searches, also on the page of the search', async () => {
    const visitor = await open('/search/?q=helsinki');
    const { page } = visitor;
    const add = (href, text) => page.evaluate(([to, name]) => { document.querySelector('main h1').append(Object.assign(document.createElement('a'), { href: to, textContent: name })); }, [href, text]);
    await page.evaluate(() => { window.stays = true; });
    await add('/search/?q=border&sort=oldest', 'borders');
    await page.getByRole('link', { name: 'borders' }).click();
    await told(page, / results for “border”$/);
    assert.equal(await field(page).inputValue(), 'border');
    assert.equal(await page.getByLabel('Sort by').inputValue(), 'oldest');
    await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Countries' }).click();
    await arrived(page, 'Countries');
    await add('/search/?country=malta', 'Malta found');
    await page.getByRole('link', { name: 'Malta found' }).click();
    await arrived(page, 'Search');
    await told(page, / results about Malta$/);
    assert.equal(await field(page).inputValue(), '');
    assert.ok(await page.evaluate(() => window.stays));
    await visitor.close();
  });

  test('the order is a choice that stays in the address', async () => {
    const visitor = await open('/search/?q=helsinki');
    const { page } = visitor;
    const sort = page.getByLabel('Sort by');
    const dates = () => rows(page).getByRole('time').evaluateAll((times) => times.map((time) => time.dateTime));
    const before = await entries(page);
    await sort.selectOption('Newest first');
    await until(page, () => location.search === '?q=helsinki&sort=newest');
    await settled(page);
    assert.equal(await entries(page), before + 1);
    const newest = await dates();
    assert.deepEqual(newest, [...newest].sort().reverse());
    await sort.selectOption('Oldest first');
    await until(page, () => location.search === '?q=helsinki&sort=oldest');
    await settled(page);
    const oldest = await dates();
    assert.deepEqual(oldest, [...oldest].sort());
    assert.ok(oldest[0] < newest[0]);
    await page.goBack();
    await until(page, (first) => document.querySelector('#results time')?.dateTime === first, newest[0]);
    assert.equal(await sort.inputValue(), 'newest');
    await visitor.close();
  });
});

describe('an address of another time or of nobody', () => {
  test('the order of old links is used, the rest is named', async () => {
    const visitor = await open('/search/?solrsort=ds_date+desc&rows=50&institutions=27');
    const { page } = visitor;
    await told(page, 'Not understood and left out: institutions=27.');
    assert.equal(await page.getByLabel('Sort by').inputValue(), 'newest');
    const dates = await rows(page).getByRole('time').evaluateAll((times) => times.map((time) => time.dateTime));
    assert.equal(dates.length, 20);
    assert.deepEqual(dates, [...dates].sort().reverse());
    await visitor.close();
  });

  test('a list of everything has its further pages', async () => {
    const visitor = await open('/search/?solrsort=ds_date+asc');
    const { page } = visitor;
    assert.equal(await rows(page).count(), 20);
    const first = await titles(page);
    await pages(page).getByRole('link', { name: 'Next' }).click();
    await pages(page).getByText(/^Page 2 of/).waitFor();
    assert.equal(here(page), '/search/?sort=oldest&page=2');
    assert.notDeepEqual(await titles(page), first);
    await visitor.close();
  });

  const COUNTRIES = JSON.parse(readFileSync(path.join(root, 'public/content/countries.json'), 'utf8')).slice(0, 60);
  const LONG = ['helsinki', ...COUNTRIES.flatMap(({ names }) => Object.values(names))].join(' ').repeat(9).slice(0, 10_000);
  // What the address asks, what the sentence says, what else is said.
  for (const [what, query, sentence, said] of [
    ['a value that no filter has', 'q=helsinki&country=atlantis', /^\d+ results for “helsinki”$/, 'Not understood and left out: country=atlantis.'],
    ['a key that nothing has', 'q=helsinki&colour=red&x', /^\d+ results for “helsinki”$/, 'Not understood and left out: colour=red.'],
    ['keys that every object has', 'q=helsinki&__proto__=x&constructor=y&not-toString=z', /^\d+ results for “helsinki”$/, /^Not understood and left out: __proto__=x, constructor=y, not-toString=z\.$/],
    ['an order that there is not', 'q=helsinki&sort=sideways', /^\d+ results for “helsinki”$/, 'Not understood and left out: sort=sideways.'],
    ['an impossible date', 'q=helsinki&from=2014-02-31', /^\d+ results for “helsinki”$/, 'Not understood and left out: 2014-02-31.'],
    ['dates the wrong way round', 'q=helsinki&from=2014&to=2010', /^0 results for “helsinki”, 2014 to 2010$/, /^Try fewer or different words/],
    ['a page far beyond the last', 'q=helsinki&page=10000', /^\d+ results for “helsinki”$/, /^There is no page 10,?000: the last page of results is \d+\.$/],
    ['a page that is no number', 'q=helsinki&page=two', /^\d+ results for “helsinki”$/, 'Not understood and left out: page=two.'],
    ['a page before the first', 'q=helsinki&page=0', /^\d+ results for “helsinki”$/, 'Not understood and left out: page=0.'],
    ['what others add to count', 'q=helsinki&utm_source=x&fbclid=y', /^\d+ results for “helsinki”$/, null],
    ['sixty countries', COUNTRIES.map(({ id }) => `country=${id}`).join('&'), /^\d+ results about .+, .+, .+, .+ or 56 others$/, null],
    ['ten thousand characters', `q=${encodeURIComponent(LONG)}`, /^\d+ results? for “helsinki /, /^Your search is too long/],
    ['markup', `q=${encodeURIComponent('<script>alert(1)</script><img src=x onerror=alert(1)>')}`, /^\d+ results? for “<script>alert\(1\)<\/script><img src=x onerror=alert\(1\)>”$/, null],
    ['quotes', `q=${encodeURIComponent('"\'“”«»""')}`, /^\d+ results? for “..“”«»..”$/, null],
    ['a quote that does not end', `q=${encodeURIComponent('"helsinki final')}`, /^\d+ results? for “.helsinki final”$/, null],
    ['bytes that are no text', 'q=%E0%A4%A&country=%FF', /./, null],
    ['spaces alone', 'q=++&kind=', null, null],
  ]) {
    test(what, async () => {
      const visitor = await site.visitor();
      const { page } = visitor;
      let dialogs = 0;
      page.on('dialog', (dialog) => { dialogs += 1; dialog.dismiss(); });
      const seen = await visitor.open(`/search/?${query}`);
      assert.deepEqual([seen.app, seen.error, seen.console, seen.csp, seen.failed], ['ready', undefined, [], [], []]);
      if (sentence) await told(page, sentence);
      if (said) await told(page, said);
      else if (sentence) assert.equal(await main(page).getByText('Not understood').count(), query.includes('%FF') ? 1 : 0);
      assert.equal(dialogs, 0);
      const head = (selector, key) => page.locator(selector).getAttribute(key);
      assert.equal(new URL(await head('link[rel=canonical]', 'href'), site.origin).pathname, '/search/');
      assert.equal(new URL(await head('link[rel=canonical]', 'href'), site.origin).search, '');
      assert.equal(await head('meta[name=robots]', 'content'), 'noindex');
      // The search goes on.
      await field(page).fill('tirana');
      await told(page, / for “tirana”/);
      await visitor.close();
    });
  }

  test('beyond the last page the way leads back to it', async () => {
    const visitor = await open('/search/?q=helsinki&page=10000');
    const { page } = visitor;
    assert.equal(await rows(page).count(), 0);
    const last = Math.ceil(await total(page) / 20);
    assert.doesNotMatch(await pages(page).innerText(), new RegExp(`Page ${last + 1} of`));
    await pages(page).getByRole('link', { name: 'Previous' }).click();
    await pages(page).getByText(`Page ${last} of ${last}`).waitFor();
    assert.ok(await rows(page).count() > 0);
    await visitor.close();
  });

  test('the pages are those of the total', async () => {
    const visitor = await open('/search/?q=helsinki');
    const { page } = visitor;
    const n = await total(page);
    const last = Math.ceil(n / 20);
    const seen = await titles(page);
    assert.equal(await pages(page).getByRole('link', { name: 'Previous' }).count(), 0);
    for (let number = 2; number <= last; number += 1) {
      await pages(page).getByRole('link', { name: 'Next' }).click();
      await pages(page).getByText(`Page ${number} of ${last}`).waitFor();
      seen.push(...await rows(page).getByRole('link').evaluateAll((links) => links.map((a) => a.getAttribute('href'))));
    }
    assert.equal(await pages(page).getByRole('link', { name: 'Next' }).count(), 0);
    assert.equal(seen.length, n);
    assert.equal(new Set(seen).size, n, 'none twice');
    await visitor.close();
  });
});

describe('help', () => {
  test('a word that is nowhere is corrected, and can be searched as it is', async () => {
    const visitor = await open('/search/');
    const { page } = visitor;
    await field(page).fill('helsnki');
    await field(page).press('Enter');
    await told(page, 'No page contains “helsnki”. Showing results for “helsinki”.');
    assert.ok((await rows(page).getByRole('mark').allInnerTexts()).includes('Helsinki'));
    await link(page, 'Search for exactly “helsnki”').click();
    await told(page, '0 results for “helsnki”');
    assert.equal(here(page), '/search/?q=helsnki&exact=yes');
    await told(page, /^Try fewer or different words/);
    assert.equal(await rows(page).count(), 0);
    await page.goBack();
    await told(page, 'No page contains “helsnki”. Showing results for “helsinki”.');
    await visitor.close();
  });

  test('where nothing is found each filter says what it costs, and its link is true', async () => {
    const route = '/search/?q=albania&kind=statement&not-issuer=secretariat&from=1990&to=1991';
    const visitor = await open(route);
    const { page } = visitor;
    await told(page, /^0 statements for “albania” without OSCE Secretariat, 1990 to 1991$/i);
    const ways = main(page).getByRole('link', { name: /^Without the filter / });
    await ways.first().waitFor();
    const n = (await ask(page, '?q=albania&not-issuer=secretariat&from=1990&to=1991', 0)).total;
    assert.ok(n > 0);
    const offered = `Without the filter Statement: ${results(n)}`;
    assert.deepEqual(await ways.allInnerTexts(), [offered]);
    await link(page, offered).click();
    await told(page, `${results(n)} for “albania” without OSCE Secretariat, 1990 to 1991`);
    assert.equal(here(page), '/search/?q=albania&not-issuer=secretariat&from=1990&to=1991');
    assert.equal(await ways.count(), 0);
    assert.equal(await tags(page).getByRole('link', { name: 'Remove Statement' }).count(), 0);
    await visitor.close();
  });

  test('dates that leave nothing are offered too', async () => {
    const visitor = await open('/search/?q=albania&kind=decision&from=1950&to=1951');
    const { page } = visitor;
    await told(page, '0 decisions for “albania”, 1950 to 1951').catch(() => told(page, /^0 decisions for “albania”, 1950 to 1951$/i));
    const n = (await ask(page, '?q=albania&kind=decision', 0)).total;
    await link(page, `Without the filter 1950 to 1951: ${results(n)}`).click();
    await told(page, new RegExp(`^${n} decisions for “albania”$`, 'i'));
    await visitor.close();
  });

  test('a word that nothing has is left out and named', async () => {
    const visitor = await open('/search/?q=albania+qqxxzzqqxx');
    const { page } = visitor;
    await told(page, 'No page contains “qqxxzzqqxx”: it was left out.');
    assert.equal(await rows(page).first().getByRole('link').innerText(), 'Albania');
    await visitor.close();
  });

  for (const profile of ['desktop', 'phone']) {
    test(`a page says how to search, in a ${profile} window`, async () => {
      const visitor = await open('/search/?q=albania', profile);
      const { page } = visitor;
      await press(profile, link(page, 'How to search'));
      await arrived(page, 'How to search');
      assert.equal(here(page), '/search/help/');
      await page.goBack();
      await arrived(page, 'Search');
      await told(page, / results for “albania”$/);
      await visitor.close();
    });
  }
});
