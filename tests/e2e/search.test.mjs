// The search: what is found while one types, early and late.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { faults, hold, listed, main, openSite, press, root, until } from './harness.mjs';
import { field, link, list, note, openSearch, PARTS, results, ROWS, rows, settled, spare, status, titles, told } from './search.mjs';

let site;

before(async () => {
  site = await openSite();
});
after(() => site?.close());

const open = (...how) => openSearch(site, ...how);

/** A row without its words: names, classes and attributes, and the words of dates. */
const form = (page) => list(page).evaluate((ul) => {
  const told = (element) => {
    if (element.localName === 'mark') return null;
    const attributes = [...element.attributes].map(({ name, value }) => `${name}=${value}`).sort().join(' ');
    const inner = [...element.children].map(told).filter(Boolean).join('');
    const words = element.matches('time, a, .news__kind') ? element.textContent : '';
    return `<${element.localName} ${attributes}>${inner}${words}</>`;
  };
  return [...ul.children].map(told);
});

for (const profile of ['desktop', 'phone']) {
  describe(`while one types, in a ${profile} window`, () => {
    test('results come with title, kind, date, issuer and passage', async () => {
      const visitor = await open('/search/', profile);
      const { page } = visitor;
      await press(profile, field(page));
      await page.keyboard.type('Presence in Albania', { delay: 15 });
      await told(page, /^[\d,]+ results for “Presence in Albania”$/);

      const item = rows(page).filter({ has: page.getByRole('link', { name: 'OSCE establishes a Presence in Albania', exact: true }) });
      assert.equal(await item.getByRole('link').getAttribute('href'), '/news/1997-03-27-presence-in-albania-established/');
      assert.deepEqual(await item.getByRole('time').evaluateAll((times) => times.map((time) => [time.dateTime, time.textContent])), [['1997-03-27', '27 March 1997']]);
      assert.ok(await item.getByText('Decision, Presence in Albania', { exact: true }).isVisible(), 'kind and issuer');
      const marks = await item.getByRole('mark').allInnerTexts();
      assert.ok(marks.filter((text) => text === 'Presence in Albania').length > 1, `in the title and in the passage: ${marks}`);

      const page_ = rows(page).first();
      assert.equal(await page_.getByRole('link').innerText(), 'Presence in Albania');
      assert.ok(await page_.getByText('Field operation', { exact: true }).isVisible());
      assert.equal(await page_.getByRole('time').count(), 0);
      assert.equal(await main(page).getByRole('heading', { name: 'News by year' }).isVisible(), false, 'the ways in make room');
      await visitor.close();
    });

    test('nothing moves, however late the parts of an answer come', async () => {
      const visitor = await open('/search/', profile);
      const { page } = visitor;
      // What moves within half a second of a key is not counted: these come later.
      await page.route(PARTS, async (route) => {
        await new Promise((later) => { setTimeout(later, 350); });
        await route.continue().catch(() => {});
      });
      await press(profile, field(page));
      for (const text of ['border', 'election', '"human rights"']) {
        await field(page).fill(text);
        await told(page, /^[\d,]+ results for “/);
        await list(page).getByRole('mark').nth(3).waitFor();
        await settled(page);
        await page.waitForTimeout(700);
      }
      const { shift, moved } = await page.evaluate(() => window.__seen);
      assert.ok(shift <= 0.0001, `layout shift ${shift.toFixed(4)}: ${moved.slice(0, 6).join('; ')}`);
      await visitor.close();
    });

    test('a late answer never takes the place of a newer one', async () => {
      const visitor = await site.visitor(profile);
      const { page } = visitor;
      await spare(page);
      await visitor.open('/search/');
      await press(profile, field(page));
      await field(page).fill('serbia');
      await told(page, /results for “serbia”$/);
      await field(page).fill('');
      await until(page, () => document.querySelectorAll('#results > li').length === 0);
      await note(page);
      const late = await hold(page, PARTS);
      await page.keyboard.type('albania');
      await late.came;
      await field(page).fill('serbia');
      await told(page, /results for “serbia”$/);
      late.release();
      await page.waitForTimeout(400);
      const { first } = await page.evaluate(() => window.noted);
      assert.deepEqual(first, ['Serbia']);
      assert.match(await main(page).locator('#found').innerText(), /“serbia”$/);
      await visitor.close();
    });

    test('what was typed before the application is there is not lost when it takes over', async () => {
      const visitor = await site.visitor(profile);
      const { page } = visitor;
      const late = await hold(page, '**/app-*_bg.wasm');
      const seen = await visitor.open('/search/', { timeout: 1 });
      assert.equal(seen.app, undefined);
      await press(profile, field(page));
      await page.keyboard.type('albania');
      await list(page).getByRole('link', { name: 'Albania', exact: true }).waitFor();
      assert.equal(await main(page).getByRole('heading', { name: 'News by year' }).isVisible(), false);
      await page.evaluate(() => { document.querySelector('#results a').stays = true; });
      const before = await titles(page);
      late.release();
      await until(page, () => document.documentElement.dataset.app === 'ready');
      await told(page, results(before.length) + ' for “albania”');
      assert.equal(await field(page).inputValue(), 'albania');
      assert.ok(await field(page).evaluate((input) => input === document.activeElement), 'typing goes on');
      assert.deepEqual(await titles(page), before);
      assert.ok(await page.evaluate(() => document.querySelector('#results a').stays), 'the rows are the same');
      await until(page, () => location.search === '?q=albania');
      await page.keyboard.type(' berlin');
      await told(page, /results? for “albania berlin”$/);
      await until(page, () => location.search === '?q=albania+berlin');
      assert.deepEqual(faults({ status: 200, headings: ['Search'], console: [], failed: [], ...await page.evaluate(() => ({ app: document.documentElement.dataset.app, ...window.__seen })), removed: [] }), []);
      await visitor.close();
    });

    test('nor is what was typed further than the address', async () => {
      const visitor = await site.visitor(profile);
      const { page } = visitor;
      const late = await hold(page, '**/app-*_bg.wasm');
      await visitor.open('/search/?q=albania&kind=decision', { timeout: 1 });
      assert.equal(await field(page).inputValue(), 'albania');
      await list(page).getByRole('link', { name: 'OSCE establishes a Presence in Albania' }).waitFor();
      await field(page).fill('albania berlin');
      await until(page, () => document.querySelector('#results a')?.textContent.includes('Berlin'));
      late.release();
      await until(page, () => document.documentElement.dataset.app === 'ready');
      await told(page, /Decisions? for “albania berlin”$/i);
      assert.equal(await field(page).inputValue(), 'albania berlin');
      await visitor.close();
    });
  });
}

test('rows that are drawn have the form of those that were rendered', async () => {
  const plain = await site.visitor('desktop', { script: false });
  await plain.open('/news/');
  const rendered = await form(plain.page);
  assert.equal(rendered.length, ROWS);
  await plain.close();
  const visitor = await open('/news/');
  const { page } = visitor;
  await settled(page);
  assert.deepEqual(await form(page), rendered, 'left as they were');

  await visitor.open('/news/?sort=newest');
  await settled(page);
  assert.deepEqual(await form(page), rendered, 'mended');

  await visitor.open('/news/?q=helsinki');
  await told(page, /results for “helsinki”$/);
  await field(page).fill('');
  await told(page, /^\d+ results$/);
  assert.deepEqual(await form(page), rendered, 'made');
  await visitor.close();
});

test('every country is the first that its name finds, in every language, with and without accents', async () => {
  const countries = JSON.parse(readFileSync(path.join(root, 'public/content/countries.json'), 'utf8'));
  const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '');
  const names = countries.flatMap(({ id, name, names: others }) => {
    assert.equal(Object.keys(others).length, 5, id);
    return [...new Set([name, ...Object.values(others)].flat().flatMap((one) => [one, plain(one)]))].map((one) => [one, `/countries/${id}/`]);
  });
  assert.ok(names.length > 5 * countries.length);
  const visitor = await open('/about/');
  const wrong = await visitor.page.evaluate(async (all) => {
    const found = [];
    for (const typing of [false, true]) {
      for (const [name, wanted] of all) {
        const answer = await window.communique.find(null, `?${new URLSearchParams({ q: name })}`, typing, 1);
        const first = answer.split('\n').find((line) => line.startsWith('hit\t'))?.split('\t')[1];
        if (first !== wanted) found.push(`${name}${typing ? '…' : ''}: ${first}, not ${wanted}`);
      }
    }
    return found;
  }, names);
  assert.equal(wrong.length, 0, listed(wrong));
  await visitor.close();
});
