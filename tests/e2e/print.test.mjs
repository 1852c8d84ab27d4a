// What comes out of a printer: the text from the edge of the sheet, where links lead, the page's
// address and the day.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { main, openSite } from './harness.mjs';

const ARTICLE = '/news/2020-12-04-tirana-ministerial-council/';
const PAGES = { article: ARTICLE, dossier: '/countries/albania/', results: '/search/?q=border+police', news: '/news/?country=albania' };
/** In pixels: the content of a sheet of A4 and of Letter, upright and across, less its margins. */
const WIDTHS = [673, 695, 935, 1002, 1200];
let site;

before(async () => {
  site = await openSite();
});
after(() => site?.close());

async function open(route, options = {}) {
  const visitor = await site.visitor('desktop', options);
  const { status, app, console: said } = await visitor.open(route);
  assert.deepEqual([status, app, said], [200, 'ready', []]);
  // Results have come when their number is told.
  if (route.includes('?')) await visitor.page.getByText(/^\d+ results? /).first().waitFor();
  return visitor;
}
/** What stands after a link. */
const written = (link) => link.evaluate((a) => getComputedStyle(a, '::after').content.replace(/^"|"$/g, ''));
const sheet = (page) => page.locator('.sheet span').allTextContents();
/** The day as the site writes it. */
function today() {
  const now = new Date();
  return `${now.getDate()} ${now.toLocaleDateString('en', { month: 'long' })} ${now.getFullYear()}`;
}

for (const [kind, route] of Object.entries(PAGES)) {
  describe(`printed: ${kind}`, () => {
    test('tells its address, with what was asked, and the day', async () => {
      const visitor = await open(route);
      const { page } = visitor;
      assert.deepEqual(await sheet(page), [route.split('?')[0], '']);
      assert.equal(await page.locator('.sheet').isVisible(), false, 'on paper only');
      const day = today();
      const file = await page.pdf({ format: 'A4' });
      assert.ok(file.length > 5000);
      const [address, date] = await sheet(page);
      assert.equal(address, site.url(route));
      assert.ok([day, today()].some((one) => date === `Printed on ${one}`), date);
      await page.emulateMedia({ media: 'print' });
      assert.ok(await page.locator('.sheet').isVisible());
      await visitor.close();
    });

    test('begins at the edge, is no wider than the sheet and has nothing to press', async () => {
      const visitor = await open(route, { colorScheme: 'dark' });
      const { page } = visitor;
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 1000 });
        const at = await page.evaluate(() => {
          const left = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility()).map((element) => Math.round(element.getBoundingClientRect().left));
          return {
            main: left('main')[0],
            starts: [...new Set(left('h1, h2, .page > p, .news__title, .news__about, dt'))],
            width: document.documentElement.scrollWidth,
          };
        });
        assert.deepEqual(at.starts, [at.main], `${width}: ${JSON.stringify(at)}`);
        assert.ok(at.width <= width, `${width}: ${at.width}`);
      }
      assert.deepEqual(await page.getByRole('button').allInnerTexts(), []);
      assert.deepEqual(await page.evaluate(() => ['backgroundColor', 'color'].map((name) => getComputedStyle(document.documentElement)[name])), ['rgb(255, 255, 255)', 'rgb(0, 0, 0)'], 'black on white, in dark too');
      await visitor.close();
    });
  });
}

test('links tell where they lead: whole addresses, of the published site where that is known', async () => {
  const visitor = await open(ARTICLE);
  const { page } = visitor;
  await page.pdf();
  await page.emulateMedia({ media: 'print' });
  const source = main(page).getByRole('link', { name: 'OSCE Chairperson-in-Office Rama announces appointments' });
  assert.equal(await written(source), await source.getAttribute('href'));
  const related = main(page).locator('.news__title a').first();
  assert.equal(await written(related), site.origin + await related.getAttribute('href'));
  assert.equal(await written(main(page).getByRole('link', { name: 'Rule of law' })), 'none', 'not in facts');
  // In the middle of a text they stand in brackets.
  await visitor.open('/accessibility/');
  await page.emulateMedia({ media: 'screen' });
  await page.pdf();
  await page.emulateMedia({ media: 'print' });
  assert.equal(await written(main(page).getByRole('link', { name: 'an error' })), ` (${site.url('/about/#report')})`);
  // A site that knows where it stands says so, wherever it is printed from.
  await page.evaluate(() => { document.querySelector('.sheet span').textContent = 'https://record.example/accessibility/'; });
  await page.pdf();
  assert.equal((await sheet(page))[0], 'https://record.example/accessibility/');
  assert.equal(await written(main(page).getByRole('link', { name: 'an error' })), ' (https://record.example/about/#report)');
  await visitor.close();
});

test('after a walk through the site the sheet names the page that is printed', async () => {
  const visitor = await open('/countries/');
  const { page } = visitor;
  await main(page).getByRole('link', { name: 'Malta' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Malta' }).waitFor();
  await page.pdf();
  assert.equal((await sheet(page))[0], site.url('/countries/malta/'));
  await visitor.close();
});

test('without a script paths are told, and the address of the page', async () => {
  const visitor = await site.visitor('desktop', { script: false });
  const { page } = visitor;
  await visitor.open(ARTICLE);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.sheet').innerText(), ARTICLE);
  await visitor.close();
});

test('large text is large on paper too', async () => {
  const visitor = await open(ARTICLE);
  const { page } = visitor;
  await page.emulateMedia({ media: 'print' });
  const size = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
  const before = await size();
  await page.evaluate(() => { localStorage.display = '{"size":"150"}'; dispatchEvent(new StorageEvent('storage')); });
  assert.ok(Math.abs(await size() - 1.5 * before) < 0.01);
  await visitor.close();
});
