// The map on the page of all countries: there without a script, every country a link.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { audit } from './axe.mjs';
import { arrived, asked, blocksOf, documentOf, faults, listed, openSite, press, until } from './harness.mjs';

const ROUTE = '/countries/';
let site;
let list;
let drawings;
let closer; // the one that marks places

before(async () => {
  site = await openSite();
  const document = await documentOf(site, ROUTE);
  [list] = blocksOf(document, 'countries');
  drawings = blocksOf(document, 'drawing');
  closer = drawings.find(({ shapes }) => shapes.some(({ ink }) => ink === 'mark'));
});
after(() => site?.close());

const picture = (page, { label }) => page.getByRole('main').getByRole('group', { name: label });
const leads = ({ shapes }) => shapes.filter(({ link }) => link);

test('without a script it is there, and its links are those of the list', async () => {
  assert.ok(drawings.length > 0);
  const visitor = await site.visitor('desktop', { script: false });
  await visitor.open(ROUTE);
  const found = new Map();
  for (const drawing of drawings) {
    const links = picture(visitor.page, drawing).getByRole('link');
    assert.equal(await links.count(), leads(drawing).length);
    for (const { link } of leads(drawing)) {
      const drawn = picture(visitor.page, drawing).getByRole('link', { name: link.text, exact: true }).first();
      found.set(link.text, await drawn.getAttribute('href'));
    }
    const box = await picture(visitor.page, drawing).boundingBox();
    assert.ok(Math.abs(box.width / box.height - drawing.width / drawing.height) < 0.02, JSON.stringify(box));
  }
  for (const { link } of list.rows) assert.equal(found.get(link.text), link.href);
  await visitor.close();
});

test('each of its links leads to a page of that name', async () => {
  const links = new Map(drawings.flatMap(leads).map(({ link }) => [link.href, link.text]));
  const wrong = [];
  for (const [href, text] of links) {
    const { head } = await documentOf(site, href).catch((error) => ({ head: { heading: error.message } }));
    if (head.heading !== text) wrong.push(`${href}: ${head.heading}, not ${text}`);
  }
  assert.equal(wrong.length, 0, listed(wrong));
});

for (const profile of ['desktop', 'phone']) {
  describe(`in a ${profile} window`, () => {
    test('a click on a country fetches its page and nothing else', async () => {
      const visitor = await site.visitor(profile);
      const { page } = visitor;
      assert.deepEqual(faults(await visitor.open(ROUTE)), []);
      await page.evaluate(() => { window.stays = true; });
      const paths = asked(page);
      const country = picture(page, closer).getByRole('link', { name: 'Poland', exact: true });
      await country.scrollIntoViewIfNeeded();
      const y = await page.evaluate(() => scrollY);
      await press(profile, country.locator('path'));
      await arrived(page, 'Poland');
      assert.equal(new URL(page.url()).pathname, '/countries/poland/');
      assert.ok(await page.evaluate(() => window.stays), 'the page was loaded anew');
      assert.equal(paths.filter((path) => path === '/countries/poland/index.json').length, 1, paths.join(' '));
      assert.equal(await page.locator('body > a').count(), 0, 'nothing is left behind');
      // Back builds the drawing in the browser, at the place it was left.
      await page.goBack();
      await arrived(page, 'Countries');
      await country.waitFor();
      assert.ok(await country.evaluate((link) => link instanceof SVGAElement));
      assert.ok((await country.locator('path').boundingBox()).width > 10, 'it is drawn');
      await until(page, (wanted) => Math.abs(scrollY - wanted) < 3, y);
      await visitor.close();
    });

    for (const colorScheme of ['light', 'dark']) {
      for (const forcedColors of ['none', 'active']) {
        test(`axe finds nothing, ${colorScheme}${forcedColors === 'active' ? ', forced colours' : ''}`, async () => {
          const viewport = profile === 'phone' ? { width: 360, height: 740 } : { width: 1280, height: 900 };
          const visitor = await site.visitor(profile, { colorScheme, forcedColors, viewport });
          await visitor.open(ROUTE);
          const wrong = await audit(visitor.page);
          assert.equal(wrong.length, 0, listed(wrong));
          await visitor.close();
        });
      }
    }
  });
}

test('another window opens for a click with the key that asks for one', async () => {
  const visitor = await site.visitor();
  const { page } = visitor;
  await visitor.open(ROUTE);
  const country = picture(page, closer).getByRole('link', { name: 'Poland', exact: true });
  const [other] = await Promise.all([page.context().waitForEvent('page'), country.locator('path').click({ modifiers: ['ControlOrMeta'] })]);
  await other.waitForLoadState();
  assert.equal(new URL(other.url()).pathname, '/countries/poland/');
  assert.equal(new URL(page.url()).pathname, ROUTE);
  await visitor.close();
});

test('the Tab key goes past it', async () => {
  const visitor = await site.visitor();
  const { page } = visitor;
  await visitor.open(ROUTE);
  const stops = await page.evaluate(() => [...document.querySelectorAll('main svg a')].filter((link) => link.tabIndex >= 0).length);
  assert.equal(stops, 0);
  await visitor.close();
});

test('what is too small to be hit is a target of 24 pixels where there is room', async () => {
  const visitor = await site.visitor('desktop', { viewport: { width: 1280, height: 900 } });
  const { page } = visitor;
  await visitor.open(ROUTE);
  for (const name of ['Andorra', 'Holy See', 'Liechtenstein', 'Luxembourg', 'Malta', 'Monaco', 'San Marino']) {
    const boxes = await picture(page, closer).getByRole('link', { name, exact: true }).locator('path').evaluateAll((paths) => paths.map((path) => path.getBoundingClientRect().width));
    assert.ok(Math.max(...boxes) >= 23.5, `${name}: ${boxes}`);
  }
  await visitor.close();
});
