// What narrows a search: filters, dates, years; what is told of it.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { hold, main, openSite, press, until } from './harness.mjs';
import { ask, box, field, filters, here, leaveOut, link, note, openSearch, PARTS, results, settled, spare, status, tags, told, total, unfold } from './search.mjs';

let site;

before(async () => {
  site = await openSite();
});
after(() => site?.close());

const open = (...how) => openSearch(site, ...how);

describe('filters', () => {
  // A value of each group that "helsinki" has, and how the sentence tells it.
  const GROUPS = [
    ['Kind', 'kind', 'decision', 'Decision', /^[\d,]+ decisions? for “helsinki”$/i],
    ['Issued by', 'issuer', 'ministerial-council', 'Ministerial Council', / by Ministerial Council for “helsinki”$/],
    ['Field of work', 'field', 'conflict-prevention-and-resolution', 'Conflict prevention and resolution', / on Conflict prevention and resolution for “helsinki”$/],
    ['Country', 'country', 'finland', 'Finland', / about Finland for “helsinki”$/],
    ['Group of countries', 'group', 'participating-states', 'Participating States', / about Participating States for “helsinki”$/],
    ['Language', 'lang', 'fr', 'French', / in French for “helsinki”$/],
  ];

  for (const [group, key, id, name, sentence] of GROUPS) {
    test(`${group.toLowerCase()}: every count is what the value finds`, async () => {
      const visitor = await open('/search/?q=helsinki');
      const { page } = visitor;
      const { counts } = await ask(page, '?q=helsinki', 0);
      const inGroup = await unfold(page, group);
      await box(page, name).waitFor();
      const shown = Object.fromEntries(await inGroup.getByRole('checkbox', { includeHidden: true }).evaluateAll((boxes) => boxes.map((input) => [input.value, Number(input.closest('label').innerText.match(/([\d,]+)\s*$/)?.[1].replace(',', '') ?? 0)])));
      const values = Object.keys(shown);
      assert.ok(values.length > 1);
      for (const value of values) {
        assert.equal(shown[value], counts[key]?.[value] ?? 0, `${value} as counted`);
        assert.equal((await ask(page, `?q=helsinki&${key}=${value}`, 0)).total, shown[value], `${value} as found`);
      }

      await box(page, name).check();
      await told(page, sentence);
      assert.equal(await total(page), shown[id]);
      assert.equal(here(page), `/search/?q=helsinki&${key}=${id}`);
      assert.ok(await box(page, name).isChecked());
      // As the group is used, its other counts stay: they are alternatives.
      const other = values.find((value) => value !== id && shown[value] > 0);
      if (other) assert.equal((await ask(page, `?q=helsinki&${key}=${id}`, 0)).counts[key][other], shown[other]);
      await box(page, name).uncheck();
      await told(page, results((await ask(page, '?q=helsinki', 0)).total) + ' for “helsinki”');
      assert.equal(here(page), '/search/?q=helsinki');

      await leaveOut(page, name).click();
      await told(page, new RegExp(` for “helsinki” without ${name}$`));
      assert.equal(here(page), `/search/?q=helsinki&not-${key}=${id}`);
      const all = (await ask(page, '?q=helsinki', 0)).total;
      assert.equal(await total(page), all - shown[id]);
      assert.equal(await leaveOut(page, name).getAttribute('aria-pressed'), 'true');
      await leaveOut(page, name).click();
      await told(page, `${results(all)} for “helsinki”`);
      assert.equal(await leaveOut(page, name).getAttribute('aria-pressed'), 'false');
      await visitor.close();
    });
  }

  test('a value that is left out can be chosen instead, and the other way round', async () => {
    const visitor = await open('/search/?q=helsinki');
    const { page } = visitor;
    await leaveOut(page, 'Decision').click();
    await until(page, () => location.search === '?q=helsinki&not-kind=decision');
    await box(page, 'Decision').check();
    await until(page, () => location.search === '?q=helsinki&kind=decision');
    assert.equal(await leaveOut(page, 'Decision').getAttribute('aria-pressed'), 'false');
    await leaveOut(page, 'Decision').click();
    await until(page, () => location.search === '?q=helsinki&not-kind=decision');
    assert.equal(await box(page, 'Decision').isChecked(), false);
    await visitor.close();
  });

  test('the sentence tells the whole, and is said when it rests', async () => {
    const visitor = await open('/search/');
    const { page } = visitor;
    await note(page);
    await unfold(page, 'Country');
    await box(page, 'Albania').check();
    await box(page, 'Serbia').check();
    await told(page, /^\d+ results about Albania or Serbia$/);
    await unfold(page, 'Field of work');
    await box(page, 'Rule of law').check();
    await told(page, /^\d+ results? on Rule of law about Albania or Serbia$/);
    await page.getByLabel('From', { exact: true }).fill('2000-02');
    await page.getByLabel('To', { exact: true }).fill('2012');
    await page.keyboard.press('Tab');
    await told(page, /^\d+ results? on Rule of law about Albania or Serbia, February 2000 to 2012$/);
    const sentence = await main(page).locator('#found').innerText();
    assert.deepEqual((await page.evaluate(() => window.noted)).said.filter((text) => text === sentence), [], 'said before it rested');
    await status(page).filter({ hasText: sentence }).waitFor();
    assert.ok((await page.evaluate(() => window.noted)).said.length <= 3, 'more is said than anyone hears');
    // What the sentence tells is what the address says, and what is found.
    assert.equal(here(page), '/search/?country=albania&country=serbia&field=rule-of-law&from=2000-02&to=2012');
    assert.equal(await total(page), (await ask(page, new URL(page.url()).search, 0)).total);
    await visitor.close();
  });

  test('while one types only what rests is said', async () => {
    const visitor = await open('/search/');
    const { page } = visitor;
    await note(page);
    await field(page).focus();
    await page.keyboard.type('minority languages', { delay: 60 });
    await status(page).filter({ hasText: /results? for “minority languages”$/ }).waitFor();
    const { said } = await page.evaluate(() => window.noted);
    assert.equal(said.length, 1, said.join(' | '));
    await visitor.close();
  });

  test('each is a tag that can be removed, and all of them at once', async () => {
    const visitor = await open('/search/?q=helsinki&country=finland&not-kind=meeting&from=1990&to=2010');
    const { page } = visitor;
    const names = () => tags(page).getByRole('link').evaluateAll((links) => links.map((a) => a.getAttribute('aria-label') ?? a.textContent));
    assert.deepEqual(await names(), ['Remove Finland', 'Remove without Meeting', 'Remove 1990 to 2010', 'Show all']);
    await tags(page).getByRole('link', { name: 'Remove without Meeting' }).click();
    await told(page, / about Finland for “helsinki”, 1990 to 2010$/);
    assert.equal(here(page), '/search/?q=helsinki&country=finland&from=1990&to=2010');
    await tags(page).getByRole('link', { name: 'Remove 1990 to 2010' }).click();
    await told(page, / about Finland for “helsinki”$/);
    assert.equal(await page.getByLabel('From', { exact: true }).inputValue(), '');
    assert.deepEqual(await names(), ['Remove Finland']);
    await page.goBack();
    await told(page, / about Finland for “helsinki”, 1990 to 2010$/);
    assert.equal(await page.getByLabel('From', { exact: true }).inputValue(), '1990');
    await link(page, 'Show all').click();
    await told(page, /^\d+ results for “helsinki”$/);
    assert.equal(here(page), '/search/?q=helsinki');
    assert.equal(await tags(page).count(), 0);
    await visitor.close();
  });

  test('a long group is narrowed by typing', async () => {
    const visitor = await open('/search/');
    const { page } = visitor;
    const group = await unfold(page, 'Country');
    const find = group.getByRole('searchbox', { name: 'Find in “Country”' });
    const shown = async () => (await group.getByRole('checkbox').evaluateAll((boxes) => boxes.map((input) => input.closest('label').querySelector('span').textContent.trim())));
    const all = await shown();
    assert.ok(all.length > 50, `${all.length}`);
    const sorted = (name) => name.replace(/^The /, '');
    assert.deepEqual(all, [...all].sort((a, b) => new Intl.Collator('en').compare(sorted(a), sorted(b))));
    await find.fill('slov');
    assert.deepEqual(await shown(), ['Slovakia', 'Slovenia']);
    await find.fill('TURKIYE');
    assert.deepEqual(await shown(), ['Türkiye']);
    await find.fill('states un');
    assert.deepEqual(await shown(), ['United States of America']);
    assert.equal(here(page), '/search/', 'it is no search');
    await box(page, 'United States of America').check();
    await told(page, /results about United States of America$/);
    assert.equal(await find.inputValue(), 'states un', 'it stays');
    assert.deepEqual(await shown(), ['United States of America']);
    await find.fill('');
    assert.deepEqual(await shown(), all, 'as a group is used the others stay');
    // Enter in it is no search either.
    await find.fill('mal');
    await find.press('Enter');
    assert.equal(here(page), '/search/?country=united-states-of-america');
    await visitor.close();
  });

  test('years lead to months, and back', async () => {
    const visitor = await open('/search/?q=helsinki');
    const { page } = visitor;
    const years = await unfold(page, 'Years');
    const bars = () => years.getByRole('listitem').getByRole('link');
    const read = async () => (await bars().evaluateAll((links) => links.map((a) => [...a.querySelectorAll('span:not([aria-hidden])')].map((span) => span.textContent.trim()))));
    await bars().first().waitFor();
    const all = await read();
    assert.deepEqual(all.map(([year]) => Number(year)), all.map(([year]) => Number(year)).sort((a, b) => b - a), 'the newest first');
    const [year, count] = all.find(([, n]) => parseInt(n, 10) > 2);
    await years.getByRole('link', { name: new RegExp(`^${year} `) }).click();
    await told(page, new RegExp(` for “helsinki”, ${year}$`));
    assert.equal(here(page), `/search/?q=helsinki&from=${year}&to=${year}`);
    assert.equal(await total(page), parseInt(count, 10));
    const months = await read();
    assert.ok(months.length > 0 && months.every(([month]) => /^[A-Z][a-z]+$/.test(month)), `${months}`);
    await bars().first().click();
    await told(page, new RegExp(` for “helsinki”, ${months[0][0]} ${year}$`));
    assert.equal(await total(page), parseInt(months[0][1], 10));
    await years.getByRole('link', { name: 'All years' }).click();
    await told(page, /results for “helsinki”$/);
    assert.deepEqual(await read(), all);
    await visitor.close();
  });

  test('dates are understood as people write them, and what is none is said', async () => {
    const visitor = await open('/search/?q=helsinki');
    const { page } = visitor;
    const from = page.getByLabel('From', { exact: true });
    const to = page.getByLabel('To', { exact: true });
    const wrong = filters(page).getByText('This is not a valid date');
    for (const [text, iso] of [['2014', '2014'], ['06/2014', '2014-06'], ['17/06/2014', '2014-06-17'], ['2014-06-17', '2014-06-17'], [' 17.6.2014 ', '2014-06-17']]) {
      await from.fill(text);
      await from.press('Enter');
      await told(page, /helsinki”, since /);
      await settled(page);
      assert.equal(await wrong.count(), 0, text);
      assert.equal(await total(page), (await ask(page, `?q=helsinki&from=${iso}`, 0)).total, text);
    }
    const all = (await ask(page, '?q=helsinki', 0)).total;
    for (const text of ['31/02/2014', 'yesterday', '2014-13', '00/2014']) {
      await from.fill(text);
      await from.press('Tab');
      await told(page, `Not understood and left out: ${text}.`);
      await wrong.waitFor();
      assert.equal(await total(page), all, text);
      assert.equal(await main(page).locator('#found').innerText(), `${results(all)} for “helsinki”`, 'what was left out is not told as done');
      assert.equal(await from.inputValue(), text, 'it can be mended');
    }
    await from.fill('');
    await to.fill('1995');
    await to.press('Enter');
    await told(page, /helsinki”, until 1995$/);
    assert.equal(await wrong.count(), 0);
    await visitor.close();
  });

  test('what is typed as a date stays when results come', async () => {
    const visitor = await site.visitor();
    const { page } = visitor;
    await spare(page);
    await visitor.open('/search/?q=helsinki');
    await settled(page);
    const late = await hold(page, PARTS);
    const [from, to] = ['From', 'To'].map((name) => page.getByLabel(name, { exact: true }));
    await from.fill('2014');
    await to.focus();
    await until(page, () => location.search === '?q=helsinki&from=2014');
    await page.keyboard.type('20');
    late.release();
    await told(page, / for “helsinki”, since 2014$/);
    await page.keyboard.type('15');
    assert.equal(await to.inputValue(), '2015');
    await page.keyboard.press('Enter');
    await told(page, / for “helsinki”, 2014 to 2015$/);
    await page.goBack();
    await told(page, / for “helsinki”, since 2014$/);
    assert.deepEqual([await from.inputValue(), await to.inputValue()], ['2014', '']);
    await visitor.close();
  });

  test('on a phone they are a panel', async () => {
    const visitor = await open('/search/?q=helsinki', 'phone');
    const { page } = visitor;
    const button = (name) => main(page).getByRole('button', { name, exact: typeof name === 'string' });
    assert.equal(await filters(page).isVisible(), false);
    await button('Filters').tap();
    await filters(page).waitFor();
    assert.ok(await filters(page).evaluate((panel) => panel.matches(':popover-open')));
    await box(page, 'Decision').tap();
    await until(page, () => location.search === '?q=helsinki&kind=decision');
    const { total: n } = await (async () => { await settled(page); return ask(page, '?q=helsinki&kind=decision', 0); })();
    assert.ok(await filters(page).isVisible(), 'it stays while one chooses');
    const show = button(`Show ${results(n)}`);
    const { y, height } = await show.boundingBox();
    assert.ok(y + height <= 740 && y > 0, 'the way back is in view');
    await show.tap();
    await filters(page).waitFor({ state: 'hidden' });
    await told(page, new RegExp(`^${n} decisions for “helsinki”$`, 'i'));
    assert.equal(await button('Filters (1)').count(), 1);
    assert.ok(await button('Filters (1)').evaluate((element) => element === document.activeElement), 'the focus is where it was');

    await button('Filters (1)').tap();
    await filters(page).waitFor();
    await leaveOut(page, 'Country').focus();
    await page.keyboard.press('Escape');
    await filters(page).waitFor({ state: 'hidden' });
    assert.ok(await button('Filters (1)').evaluate((element) => element === document.activeElement), 'the focus is where it was');
    assert.deepEqual(await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]), [360, 360]);
    await visitor.close();
  });
});
