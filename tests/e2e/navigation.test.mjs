// From page to page: what is fetched, what stays and what moves along.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { arrived, asked, blocksOf, documentOf, faults, hold, linkTo, main, openSite, press, until } from './harness.mjs';

let site;
let items; // the rows of /news/

before(async () => {
  site = await openSite();
  items = blocksOf(await documentOf(site, '/news/'), 'search')[0].rows.map((row) => row.link);
});
after(() => site?.close());

const h1 = (page) => page.getByRole('heading', { level: 1 });
const path = (page) => page.url().slice(site.origin.length);
/** Opens a page with a mark that only the same page keeps. */
async function open(profile, route) {
  const visitor = await site.visitor(profile);
  assert.deepEqual(faults(await visitor.open(route)), []);
  await visitor.page.evaluate(() => { window.stays = true; });
  return visitor;
}
const stays = (page) => page.evaluate(() => window.stays === true);

for (const profile of ['desktop', 'phone']) {
  describe(`in a ${profile} window`, () => {
    test('a link fetches one document and moves title, focus, voice and position along', async () => {
      const visitor = await open(profile, '/news/');
      const { page } = visitor;
      const paths = asked(page);
      const [, item] = items;
      const { head } = await documentOf(site, item.href);
      await page.evaluate(() => scrollTo(0, 300));
      await press(profile, linkTo(page, item));
      await arrived(page, head.heading);
      assert.equal(paths.filter((asked) => asked === `${item.href}index.json`).length, 1, paths.join(' '));
      // The list of news is a search, which looks ahead.
      assert.deepEqual(paths.filter((asked) => !/\/index\.json$|\.svg$|^\/search\//.test(asked)), [], 'only documents are fetched');
      assert.ok(await stays(page), 'the page was loaded anew');
      assert.equal(path(page), item.href);
      assert.equal(await page.title(), head.title);
      assert.equal(await page.locator('link[rel=canonical]').getAttribute('href'), page.url());
      assert.ok(await h1(page).evaluate((heading) => heading === document.activeElement), 'the heading has the focus');
      assert.equal(await page.evaluate(() => scrollY), 0);
      assert.equal(await h1(page).count(), 1);
      await visitor.close();
    });

    test('the old page stays until the new one is there, and a sign says that it is awaited', async () => {
      const visitor = await open(profile, '/news/');
      const { page } = visitor;
      const { came, release } = await hold(page, `**${items[0].href}index.json`);
      const busy = page.locator('.progress--busy');
      await press(profile, linkTo(page, items[0]));
      await came;
      await busy.waitFor({ state: 'attached' });
      assert.equal(await h1(page).innerText(), 'News');
      assert.equal(path(page), '/news/');
      release();
      await arrived(page, items[0].text);
      assert.equal(path(page), items[0].href);
      assert.equal(await busy.count(), 0);
      await visitor.close();
    });

    test('Back and Forward restore the position, a reload too', async () => {
      const visitor = await open(profile, '/news/');
      const { page } = visitor;
      const at = (y) => until(page, (wanted) => Math.abs(scrollY - wanted) < 2, y);
      // To rest at a place is to have it written down; only then can the browser's own Back come.
      const rest = async (y) => {
        await page.evaluate((to) => scrollTo(0, to), y);
        await until(page, (to) => Math.abs(scrollY - to) < 2 && Math.abs(history.state - to) < 2, y);
      };
      await rest(1500);
      const seen = await page.evaluate(() => {
        const inView = ({ top, bottom }) => top > 200 && bottom < innerHeight - 150;
        const link = [...document.querySelectorAll('main .news a, main li a')].find((a) => inView(a.getBoundingClientRect()));
        return { href: link.getAttribute('href'), text: link.textContent };
      });
      await press(profile, linkTo(page, seen));
      await arrived(page, seen.text);
      assert.equal(await page.evaluate(() => scrollY), 0);
      const lower = await page.evaluate(() => Math.min(200, document.documentElement.scrollHeight - innerHeight));
      assert.ok(lower > 20, 'the item is too short to be scrolled');
      await rest(lower);

      await page.goBack();
      await arrived(page, 'News');
      await at(1500);
      await page.goForward();
      await arrived(page, seen.text);
      await at(lower);
      await page.goBack();
      await arrived(page, 'News');
      await at(1500);
      assert.ok(await stays(page));

      // The browser restores it, before there is an application.
      const late = await hold(page, '**/*.wasm');
      await page.reload();
      await at(1500);
      late.release();
      await until(page, () => document.documentElement.dataset.app === 'ready');
      await at(1500);
      await page.goForward();
      await arrived(page, seen.text);
      await at(lower);
      await visitor.close();
    });

    test('a link to a place in another page leads there, Back to where one was', async () => {
      const visitor = await open(profile, items[0].href);
      const { page } = visitor;
      const report = main(page).locator('a[href$="/about/#report"]');
      await report.scrollIntoViewIfNeeded();
      const y = await page.evaluate(() => scrollY);
      await press(profile, report);
      await until(page, () => location.hash === '#report' && document.getElementById('report'));
      const inView = () => { const { top } = document.getElementById('report').getBoundingClientRect(); return top >= -2 && top < innerHeight; };
      await until(page, inView);
      await page.goBack();
      await arrived(page, items[0].text);
      await until(page, (wanted) => Math.abs(scrollY - wanted) < 2, y);
      await page.goForward();
      await until(page, () => document.getElementById('report'));
      await until(page, inView);
      await visitor.close();
    });

    test('the language of the page is the language of the document', async () => {
      const links = await documentOf(site, '/news/1975-08-01-helsinki-final-act-signed/');
      const french = links.head.translations.find(({ lang }) => lang === 'fr');
      const visitor = await open(profile, '/news/1975-08-01-helsinki-final-act-signed/');
      const { page } = visitor;
      const languages = () => page.evaluate(() => [document.documentElement.lang, document.querySelector('header').closest('[lang]').lang]);
      await press(profile, linkTo(page, french));
      const { head } = await documentOf(site, french.href);
      await arrived(page, head.heading);
      assert.deepEqual(await languages(), ['fr', 'en'], 'the page is French, the frame round it is not');
      const english = head.translations.find(({ lang }) => lang === 'en');
      await press(profile, linkTo(page, english));
      await arrived(page, links.head.heading);
      assert.deepEqual(await languages(), ['en', 'en']);
      await page.goBack();
      await arrived(page, head.heading);
      assert.deepEqual(await languages(), ['fr', 'en']);
      await visitor.close();
    });
  });
}

describe('ahead of the click', () => {
  for (const [how, profile, point] of [
    ['pointing', 'desktop', (link) => link.hover()],
    ['focus', 'desktop', (link) => link.focus()],
    ['touching', 'phone', (link) => link.dispatchEvent('touchstart')],
  ]) {
    test(`${how} fetches the document, the click nothing`, async () => {
      const visitor = await open(profile, '/news/');
      const { page } = visitor;
      const paths = asked(page);
      const link = linkTo(page, items[2]);
      const answered = page.waitForResponse(`**${items[2].href}index.json`);
      await point(link);
      await (await answered).finished();
      assert.equal(await h1(page).innerText(), 'News');
      await press(profile, link);
      await arrived(page, items[2].text);
      assert.equal(paths.filter((asked) => asked.startsWith(items[2].href)).length, 1, paths.join(' '));
      await visitor.close();
    });
  }
});

describe('a visitor who thinks better of it', () => {
  for (const [what, abortable] of [['aborts the first request', true], ['is not led back by a late answer where nothing can be aborted', false]]) {
    test(what, async () => {
      const visitor = await site.visitor();
      const { page } = visitor;
      if (!abortable) await page.addInitScript(() => { delete window.AbortController; });
      await visitor.open('/news/');
      const [first, second] = items;
      const late = await hold(page, `**${first.href}index.json`);
      const aborted = abortable && page.waitForEvent('requestfailed', (request) => request.url().endsWith(`${first.href}index.json`));
      await linkTo(page, first).click();
      await late.came;
      await linkTo(page, second).click();
      if (aborted) assert.match((await aborted).failure().errorText, /ABORTED/);
      await arrived(page, second.text);
      const answered = abortable ? null : page.waitForResponse(`**${first.href}index.json`);
      late.release();
      await (await answered)?.finished();
      await page.evaluate(() => new Promise((later) => { setTimeout(later, 100); }));
      assert.equal(await h1(page).innerText(), second.text);
      assert.equal(path(page), second.href);
      await page.goBack();
      await arrived(page, 'News');
      // Where nothing can be aborted the search does not start.
      await page.context().close();
    });
  }
});

test('the sections say where the visitor is', async () => {
  const visitor = await open('desktop', '/news/');
  const { page } = visitor;
  const sections = page.getByRole('navigation', { name: 'Sections', includeHidden: true });
  const current = () => sections.locator('a[aria-current]').evaluateAll((links) => links.map((a) => [a.textContent.trim(), a.getAttribute('aria-current')]));
  assert.deepEqual(await current(), [['News', 'page']]);
  await linkTo(page, items[0]).click();
  await arrived(page, items[0].text);
  assert.deepEqual(await current(), [['News', 'true']]);
  await sections.getByRole('link', { name: 'Countries' }).click();
  await arrived(page, 'Countries');
  assert.deepEqual(await current(), [['Countries', 'page']]);
  await visitor.close();
});
