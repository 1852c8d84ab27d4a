// Pictures to look at: the timeline, the diagram of the structures, the histograms. What they show
// is said beside them, to those without a script and without eyes for it too.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { audit } from './axe.mjs';
import { blocksOf, documentOf, faults, listed, main, openSite } from './harness.mjs';

const PAGES = ['/timeline/', '/field-operations/', '/structures/', '/organizational-structure/', '/', '/countries/ukraine/'];
let site;

before(async () => {
  site = await openSite();
});
after(() => site?.close());

/** Runs in the page: every drawing with what is said beside it, as numbers of both and as words. */
function drawings() {
  return [...document.querySelectorAll('.chronology__line')].map((line) => {
    const strip = line.querySelector('svg').getBoundingClientRect();
    return {
      name: line.querySelector('a').textContent,
      hidden: line.querySelector('svg').getAttribute('aria-hidden'),
      drawn: line.querySelectorAll('.chronology__bar, .chronology__dot').length,
      said: [...line.querySelectorAll('.chronology__when')].filter((when) => when.querySelector('time[datetime]') && when.checkVisibility()).length,
      wide: strip.width > 200 && strip.height > 10,
    };
  });
}

for (const [profile, script] of [['desktop', false], ['phone', false], ['desktop', true]]) {
  test(`on a ${profile}${script ? '' : ' without a script'} all that the timeline draws is said`, async () => {
    const visitor = await site.visitor(profile, { script: true });
    const { page } = visitor;
    if (!script) await page.route('**/*.js', (route) => route.abort());
    await page.goto(site.url('/timeline/'));
    const lines = await page.evaluate(drawings);
    const document = await documentOf(site, '/timeline/');
    const expected = blocksOf(document, 'chronology').flatMap((one) => one.lines);
    assert.ok(expected.length > 50);
    assert.deepEqual(lines.map(({ name, drawn }) => [name, drawn]), expected.map(({ link, stretches }) => [link.text, stretches.length]));
    assert.deepEqual(lines.filter(({ drawn, said, hidden, wide }) => drawn !== said || hidden !== 'true' || !wide), []);
    await page.context().close();
  });
}

test('what is drawn stands where its dates put it', async () => {
  const visitor = await site.visitor('desktop');
  await visitor.open('/timeline/');
  const found = await visitor.page.evaluate(() => {
    const year = (text) => [...document.querySelectorAll('.scale text')].find((one) => one.textContent === text).getBoundingClientRect();
    const middle = ({ left, right }) => (left + right) / 2;
    const [from, to] = [middle(year('1990')), middle(year('2020'))];
    const line = (name) => [...document.querySelectorAll('.chronology__line')].find((one) => one.querySelector('a').textContent === name);
    const at = (x) => 1990 + (30 * (x - from)) / (to - from);
    const places = (name) => {
      const line_ = line(name);
      const strip = line_.querySelector('svg').getBoundingClientRect();
      return [...line_.querySelectorAll('.chronology__bar')].map((path) => {
        const [, start, length] = path.getAttribute('d').match(/^M(\d+) 1h(\d+)$/).map(Number);
        return [start, start + length].map((x) => at(strip.left + (x * strip.width) / 1000));
      });
    };
    return { georgia: places('Mission to Georgia')[0], skopje: places('Mission to Skopje')[0], end: at(line('Mission to Skopje').getBoundingClientRect().right) };
  });
  const near = (a, b) => assert.ok(Math.abs(a - b) < 0.15, `${a} is not ${b}`);
  near(found.georgia[0], 1992.85);
  near(found.georgia[1], 2009);
  near(found.skopje[0], 1992.7);
  near(found.skopje[1], found.end);
  await visitor.close();
});

test('a page that was navigated to is drawn like one that was loaded', async () => {
  const visitor = await site.visitor('desktop');
  await visitor.open('/timeline/');
  const loaded = await main(visitor.page).locator('.chronology').first().evaluate((one) => one.outerHTML.replaceAll('<!---->', '').replaceAll('<!>', ''));
  assert.deepEqual(faults(await visitor.open('/meetings/')), []);
  await main(visitor.page).getByRole('link', { name: 'Timeline', exact: true }).click();
  await visitor.page.getByRole('heading', { level: 1, name: 'Timeline' }).waitFor();
  const one = main(visitor.page).locator('.chronology').first();
  const built = await one.evaluate((element) => element.outerHTML.replaceAll('<!---->', '').replaceAll('<!>', ''));
  assert.equal(built, loaded);
  const drawn = await one.locator('path').evaluateAll((paths) => paths.map((path) => path.namespaceURI === 'http://www.w3.org/2000/svg' && path.getTotalLength !== undefined));
  assert.ok(drawn.length > 5 && drawn.every(Boolean));
  await visitor.close();
});

test('the diagram is a list of lists whose entries lead on', async () => {
  const visitor = await site.visitor('phone', { script: false });
  await visitor.open('/structures/');
  const list = main(visitor.page).getByRole('listitem').filter({ has: visitor.page.getByRole('link', { name: 'Secretariat', exact: true }) });
  await list.last().getByRole('listitem').filter({ hasText: 'Secretary General' }).first().waitFor();
  const region = main(visitor.page).getByRole('listitem').filter({ has: visitor.page.getByRole('link', { name: 'South-Eastern Europe', exact: true }) }).last();
  assert.ok(await region.getByRole('link', { name: 'Mission to Skopje', exact: true }).isVisible());
  await visitor.close();
});

test('a histogram has a bar for every year with items, and the list says the same', async () => {
  const visitor = await site.visitor('phone', { script: false });
  await visitor.open('/news/');
  const [{ bars, caption }] = blocksOf(await documentOf(site, '/news/'), 'histogram');
  const there = bars.filter(({ count }) => count > 0);
  const picture = visitor.page.locator('.histogram__picture path');
  const drawn = [...(await picture.getAttribute('d')).matchAll(/M(\d+)\.1 \d+h\.8v-(\d+)h-\.8z/g)].map(([, at, count]) => [Number(at), Number(count)]);
  assert.deepEqual(drawn, bars.flatMap(({ count }, at) => (count > 0 ? [[at, count]] : [])));
  assert.ok(there.length < bars.length, 'years without items are gaps');
  await visitor.page.getByText(caption, { exact: true }).waitFor();
  const years = await visitor.page.locator('.histogram').getByRole('listitem').allInnerTexts();
  assert.deepEqual(years.map((text) => text.replace(/\s+/g, ' ').trim()), there.map(({ link, text }) => `${link.text} ${text}`));
  await visitor.close();
});

describe('looked at by axe', () => {
  for (const profile of ['phone', 'desktop']) {
    for (const [name, options] of [['light', { colorScheme: 'light' }], ['dark', { colorScheme: 'dark' }], ['forced colours', { forcedColors: 'active' }]]) {
      test(`on a ${profile} in ${name} nothing is wrong`, async () => {
        const visitor = await site.visitor(profile, options);
        const wrong = [];
        for (const route of PAGES) {
          await visitor.open(route);
          wrong.push(...(await audit(visitor.page)).map((fault) => `${route}: ${fault}`));
        }
        assert.equal(wrong.length, 0, listed(wrong));
        await visitor.close();
      });
    }
  }
});

test('in forced colours the drawings keep to the system’s colours', async () => {
  const visitor = await site.visitor('desktop', { forcedColors: 'active', colorScheme: 'dark' });
  await visitor.open('/timeline/');
  const colours = await visitor.page.evaluate(() => {
    const of = (selector, property) => getComputedStyle(document.querySelector(selector))[property];
    const probe = document.body.appendChild(document.createElement('p'));
    probe.style.setProperty('color', 'CanvasText');
    const text = getComputedStyle(probe).color;
    return [text, of('.chronology__bar', 'stroke'), of('.chronology__dot', 'stroke'), of('.scale', 'fill')];
  });
  assert.equal(new Set(colours).size, 1, colours.join(' '));
  await visitor.close();
});

test('at 320 pixels, and with text twice as large, nothing is wider than its room', async () => {
  const visitor = await site.visitor('phone', { viewport: { width: 320, height: 640 } });
  const wrong = [];
  for (const route of PAGES) {
    await visitor.open(route);
    for (const size of ['100%', '200%']) {
      const [inner, room] = await visitor.page.evaluate((fontSize) => {
        document.documentElement.style.setProperty('font-size', fontSize);
        const { scrollWidth, clientWidth } = document.querySelector('main');
        return [scrollWidth, clientWidth];
      }, size);
      if (inner > room) wrong.push(`${route} at ${size}: ${inner} of ${room} pixels`);
    }
  }
  assert.equal(wrong.length, 0, listed(wrong));
  await visitor.close();
});
