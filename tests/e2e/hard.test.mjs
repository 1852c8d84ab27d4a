// What is hard to show is shown whole: words that run the other way, a list of a thousand items, a
// filter of sixty long values. Long words and wide tables are on the styleguide, which is looked at
// as every kind of page is: `accessibility.test.mjs`.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { audit } from './axe.mjs';
import { build, changed, removeAll } from './build.mjs';
import { faults, main, openSite, root, until } from './harness.mjs';
import { enlarge, layoutFaults, space } from './layout.mjs';
import { box, openSearch, settled, unfold } from './search.mjs';

after(removeAll);

describe('words that run the other way', () => {
  let site;
  let visitor;
  before(async () => {
    site = await openSite();
    visitor = await site.visitor();
    await visitor.open('/styleguide/');
  });
  after(() => site?.close());

  /** Runs in the page: where pieces of the text of an element stand, as the middle of each from left. */
  function places(element, pieces) {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes = [];
    for (let node = texts.nextNode(); node; node = texts.nextNode()) nodes.push(node);
    return pieces.map((piece) => {
      const node = nodes.find(({ data }) => data.includes(piece));
      const range = document.createRange();
      range.setStart(node, node.data.indexOf(piece));
      range.setEnd(node, node.data.indexOf(piece) + piece.length);
      const { left, right } = range.getBoundingClientRect();
      return (left + right) / 2;
    });
  }
  const hard = () => main(visitor.page).locator('#hard-direction');
  const QUESTION = ['ما', 'Vienna', '؟'];
  /** The question stands from right to left, and its mark at its end. */
  const asWritten = ([first, city, mark]) => first > city && city > mark;

  test('an Arabic title is in its order wherever it stands', async () => {
    for (const title of [hard().getByRole('heading', { level: 4 }), hard().locator('.news').getByRole('link'), hard().locator('.links').getByRole('link'), hard().locator('p span[lang=ar]')]) {
      assert.ok(asWritten(await title.evaluate(places, QUESTION)), await title.evaluate((element) => element.outerHTML));
    }
    const cell = hard().getByRole('rowheader');
    const [word, mark] = await cell.evaluate(places, ['سلام', '!']);
    assert.ok(word > mark, 'the mark of a word in a table');
  });

  test('what surrounds Arabic stays where English has it', async () => {
    const sentence = hard().locator(':scope > p').first();
    const [before, question, opened, page, closed] = await sentence.evaluate(places, ['asked', 'Vienna', '“', 'page', '”']);
    assert.ok(before < opened && opened < question && question < closed && closed < page, `${[before, opened, question, closed, page]}`);
    const row = hard().locator('.news li');
    const [title, kind] = [await row.getByRole('link').boundingBox(), await row.getByText('Press release').boundingBox()];
    assert.ok(Math.abs(title.x - kind.x) < 1, 'the title of a row begins where the others do');
  });

  test('English is set from left to right', async () => {
    const paragraph = main(visitor.page).locator('#text > p').first();
    assert.equal(await paragraph.evaluate((element) => getComputedStyle(element).direction), 'ltr');
    const [first, later] = await paragraph.evaluate(places, ['A para', 'stressed']);
    assert.ok(first < later);
  });
});

describe('very much', () => {
  const LONG = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch';
  let site;
  before(async () => {
    const countries = JSON.parse(readFileSync(path.join(root, 'tests/fixtures/second/countries.json'), 'utf8'));
    const more = Array.from({ length: 60 }, (_, n) => ({ ...countries[0], id: `far-${n}`, name: `${LONG} ${n}`, names: {}, founding: false, milestones: [], borders: [], iso2: `${String.fromCharCode(65 + Math.floor(n / 26))}${String.fromCharCode(65 + (n % 26))}` }));
    const items = Array.from({ length: 1000 }, (_, n) => ({
      id: `many-${n}`, kind: 'notice', lang: 'en', title: n % 100 ? `Notice ${n} of a long month` : `${LONG.repeat(4)}${n}`, summary: `The notice with the number ${n}.`, issued_on: `1999-03-${String(1 + (n % 31)).padStart(2, '0')}`,
      issued_by: 'council', fields_of_work: ['fisheries'], countries: [`far-${n % 60}`], body: [{ type: 'paragraph', text: `This is what the notice ${n} says.` }],
    }));
    site = await openSite({ dist: await build('--content', changed('tests/fixtures/second', {
      'countries.json': [...countries, ...more],
      'news/many.jsonl': items.map((item) => JSON.stringify(item)).join('\n'),
    })) });
  });
  after(() => site?.close());

  for (const profile of ['phone', 'desktop']) {
    test(`a list of 1,000 items is taken over without a trace, whole and in its place, on a ${profile}`, async () => {
      const visitor = await site.visitor(profile);
      const { page } = visitor;
      assert.deepEqual(faults(await visitor.open('/news/archive/1999/03/')), []);
      assert.equal(await main(page).getByRole('list').filter({ has: page.locator('time') }).first().getByRole('listitem').count(), 1000);
      assert.deepEqual(await layoutFaults(page), []);
      await page.setViewportSize({ width: 320, height: 640 });
      await space(page);
      assert.deepEqual(await layoutFaults(page), []);
      await visitor.close();
    });

    test(`a filter of 66 long values is whole, can be searched and chosen from, on a ${profile}`, async () => {
      const visitor = await openSearch(site, '/search/?q=notice', profile);
      const { page } = visitor;
      if (profile === 'phone') await page.getByRole('button', { name: 'Filters' }).tap();
      const group = await unfold(page, 'Country');
      await box(page, `${LONG} 7`).waitFor();
      assert.ok(await group.getByRole('checkbox').count() >= 60);
      assert.deepEqual(await layoutFaults(page), []);
      assert.deepEqual(await audit(page), []);
      await enlarge(page, 200);
      assert.deepEqual(await layoutFaults(page), []);
      await enlarge(page);
      await group.getByRole('searchbox').fill('59');
      await until(page, () => [...document.querySelectorAll('.facet__values--long > li')].filter((item) => item.checkVisibility()).length === 1);
      await box(page, `${LONG} 59`).check();
      await until(page, () => location.search.includes('country=far-59'));
      await settled(page);
      const name = main(page).getByRole('link', { name: `Remove ${LONG} 59` });
      await name.waitFor({ state: 'attached' });
      assert.deepEqual(await layoutFaults(page), []);
      await visitor.close();
    });
  }
});
