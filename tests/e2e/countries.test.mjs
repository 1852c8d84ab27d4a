// The list of countries: filtered by any name, by group and region; the filter is the address.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { arrived, blocksOf, documentOf, faults, openSite, press, until } from './harness.mjs';

let site;
let list;

before(async () => {
  site = await openSite();
  [list] = blocksOf(await documentOf(site, '/countries/'), 'countries');
});
after(() => site?.close());

const field = (page) => page.getByRole('searchbox', { name: 'Filter by name' });
const choice = (page, name) => page.getByLabel(name, { exact: true });
const query = (page) => decodeURIComponent(new URL(page.url()).search).replaceAll('+', ' ');
/** Waits for the number that is announced; returns what the list shows. */
async function shown(page, n) {
  await page.getByRole('search').getByRole('status').filter({ hasText: new RegExp(`^\\s*${n} of ${list.rows.length} countries`) }).waitFor();
  const rows = page.getByRole('main').getByRole('listitem').getByRole('link');
  const names = (await rows.allInnerTexts()).filter((name) => list.rows.some(({ link }) => link.text === name));
  assert.equal(names.length, n, 'the number is that of the list');
  return names;
}
async function open(route, profile = 'desktop') {
  const visitor = await site.visitor(profile);
  assert.deepEqual(faults(await visitor.open(route)), []);
  return visitor;
}
/** How many countries fit, as the document says. */
const counted = (fits) => list.rows.filter(fits).length;
const group = (id) => list.groups.findIndex((facet) => facet.id === id);
const region = (id) => list.regions.findIndex((facet) => facet.id === id);

// A text and a country that it finds; the second list tells how many it must find where that is sure.
const NAMES = [
  ['turkiye', 'Türkiye', 1], ['Türkei', 'Türkiye', 1], ['Турция', 'Türkiye', 1], ['TURQUIE', 'Türkiye', 1], ['turquía', 'Türkiye', 1], ['turchia', 'Türkiye', 1], ['turkey', 'Türkiye', 1],
  ['czech', 'Czech Republic'], ['tschech', 'Czech Republic'], ['bih', 'Bosnia and Herzegovina', 1], ['БОСНИЯ', 'Bosnia and Herzegovina', 1],
  ['kingdom united', 'United Kingdom', 1], ['deutsch', 'Germany'], ['alle mag', null, 0], ['  france  ', 'France'], ['Holy', 'Holy See', 1],
];

for (const profile of ['desktop', 'phone']) {
  test(`any name in any language finds a country, in a ${profile} window`, async () => {
    const visitor = await open('/countries/', profile);
    const { page } = visitor;
    await shown(page, list.rows.length);
    for (const [text, country, n] of NAMES) {
      await field(page).fill(text);
      await until(page, (wanted) => new URLSearchParams(location.search).get('q') === wanted, text);
      const names = n === undefined ? await page.getByRole('main').getByRole('listitem').getByRole('link').allInnerTexts() : await shown(page, n);
      if (country) assert.ok(names.includes(country), `${text}: ${names}`);
      assert.ok(names.length < 10, `${text}: ${names}`);
    }
    await visitor.close();
  });
}

test('nothing that fits is said, and the way back is offered', async () => {
  const visitor = await open('/countries/');
  const { page } = visitor;
  const none = page.getByText('No countries match');
  assert.equal(await none.count(), 0);
  await field(page).fill('qqq');
  await shown(page, 0);
  assert.ok(await none.isVisible());
  await page.getByRole('button', { name: 'Show all' }).click();
  await shown(page, list.rows.length);
  assert.equal(await field(page).inputValue(), '');
  assert.equal(query(page), '');
  assert.equal(await page.getByRole('button', { name: 'Show all' }).count(), 0);
  await visitor.close();
});

test('groups and regions narrow the list, with true numbers', async () => {
  const visitor = await open('/countries/');
  const { page } = visitor;
  const options = async (name) => Object.fromEntries((await choice(page, name).getByRole('option').allInnerTexts()).map((text) => text.match(/^(.*) \((\d+)\)$/)).filter(Boolean).map(([, label, n]) => [label, Number(n)]));
  const numbers = (facets, fits) => Object.fromEntries(facets.map((facet, index) => [facet.name, counted((row) => fits(row, index))]));
  assert.deepEqual(await options('Group'), numbers(list.groups, (row, index) => row.group === index));
  assert.deepEqual(await options('Region'), numbers(list.regions, (row, index) => row.region === index));

  const partners = group('asian-partners-for-co-operation');
  await choice(page, 'Group').selectOption('asian-partners-for-co-operation');
  await shown(page, counted((row) => row.group === partners));
  assert.deepEqual(await options('Region'), numbers(list.regions, (row, index) => row.group === partners && row.region === index), 'the regions of the group');
  assert.deepEqual(await options('Group'), numbers(list.groups, (row, index) => row.group === index), 'the other groups as they were');

  const east = region('eastern-asia');
  await choice(page, 'Region').selectOption('eastern-asia');
  await shown(page, counted((row) => row.group === partners && row.region === east));
  assert.equal(query(page), '?group=asian-partners-for-co-operation&region=eastern-asia');
  await choice(page, 'Group').selectOption('');
  await shown(page, counted((row) => row.region === east));
  await field(page).fill('япо');
  assert.deepEqual(await shown(page, 1), ['Japan']);
  assert.deepEqual(Object.values(await options('Region')).reduce((sum, n) => sum + n), 1);
  await visitor.close();
});

describe('the address', () => {
  test('takes no place in the history while one types, and restores the list on Back', async () => {
    const visitor = await open('/countries/', 'phone');
    const { page } = visitor;
    const length = () => page.evaluate(() => history.length);
    const before = await length();
    const SLOV = counted((row) => /^slov|[^\p{L}]slov/mu.test(row.names));
    await field(page).tap();
    await page.keyboard.type('slov');
    const names = await shown(page, SLOV);
    assert.equal(query(page), '?q=slov');
    assert.equal(await length(), before);
    assert.ok(await field(page).evaluate((input) => input === document.activeElement), 'typing goes on');
    await press('phone', page.getByRole('main').getByRole('listitem').getByRole('link', { name: names[1], exact: true }));
    await arrived(page, names[1]);
    await page.goBack();
    await arrived(page, 'Countries');
    assert.deepEqual(await shown(page, SLOV), names);
    assert.equal(await field(page).inputValue(), 'slov');
    await visitor.close();
  });

  test('opens the list filtered, without a trace', async () => {
    const visitor = await site.visitor();
    const { page } = visitor;
    // The list becomes shorter: which countries are wanted is known only when the application is there.
    const seen = faults(await visitor.open('/countries/?q=%C3%9Crk&region=western-asia')).filter((fault) => !fault.startsWith('layout shift'));
    assert.deepEqual(seen, []);
    await shown(page, 0);
    await visitor.open('/countries/?q=t%C3%BCrk&region=western-asia&group=participating-states');
    assert.deepEqual(await shown(page, 1), ['Türkiye']);
    assert.equal(await field(page).inputValue(), 'türk');
    assert.equal(await choice(page, 'Region').inputValue(), 'western-asia');
    assert.equal(await choice(page, 'Group').inputValue(), 'participating-states');
    await page.reload();
    assert.deepEqual(await shown(page, 1), ['Türkiye']);
    await visitor.close();
  });

  test('is ignored where it makes no sense', async () => {
    for (const route of ['/countries/?region=atlantis', '/countries/?group=', '/countries/?utm=x&q=', '/countries/?q=%20', '/countries/?q=%E0%A4%A&x', '/countries/?region=atlantis&group=nobody&q=']) {
      const visitor = await site.visitor();
      const seen = await visitor.open(route);
      assert.deepEqual([seen.app, seen.console], ['ready', []], route);
      if (!route.includes('%A&')) await shown(visitor.page, list.rows.length);
      await visitor.close();
    }
  });

  test('filters when a link leads to it from another page', async () => {
    const visitor = await open('/about/');
    const { page } = visitor;
    await page.evaluate(() => { document.querySelector('main h1').append(Object.assign(document.createElement('a'), { href: '/countries/?region=central-asia', textContent: 'Central Asia' })); });
    await page.getByRole('link', { name: 'Central Asia' }).click();
    await arrived(page, 'Countries');
    await shown(page, counted((row) => row.region === region('central-asia')));
    assert.equal(await choice(page, 'Region').inputValue(), 'central-asia');
    await visitor.close();
  });
});

test('without a script the list is whole', async () => {
  const visitor = await site.visitor('desktop', { script: false });
  await visitor.open('/countries/');
  const names = await visitor.page.getByRole('main').getByRole('listitem').getByRole('link').allInnerTexts();
  assert.deepEqual(list.rows.map(({ link }) => link.text).filter((name) => !names.includes(name)), []);
  await visitor.close();
});
