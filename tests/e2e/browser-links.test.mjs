// What is the browser's: new tabs, other sites, files, places on the page, the skip link.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { arrived, asked, blocksOf, documentOf, faults, linkTo, main, openSite, until } from './harness.mjs';

let site;
let items; // the rows of /news/

before(async () => {
  site = await openSite();
  items = blocksOf(await documentOf(site, '/news/'), 'search')[0].rows.map((row) => row.link);
});
after(() => site?.close());

const path = (page) => page.url().slice(site.origin.length);
/** Opens a page with a mark that only the same page keeps. */
async function open(route) {
  const visitor = await site.visitor();
  assert.deepEqual(faults(await visitor.open(route)), []);
  await visitor.page.evaluate(() => { window.stays = true; });
  return visitor;
}

describe('left to the browser', () => {
  for (const [how, options] of [['with Ctrl or Meta', { modifiers: ['ControlOrMeta'] }], ['with the middle button', { button: 'middle' }]]) {
    test(`a click ${how} opens another tab`, async () => {
      const visitor = await open('/news/');
      const { page } = visitor;
      const opened = page.context().waitForEvent('page');
      await linkTo(page, items[0]).click(options);
      const other = await opened;
      await other.waitForURL(site.url(items[0].href));
      assert.equal(path(page), '/news/');
      assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'News');
      await visitor.close();
    });
  }

  /** Puts a link into a page and clicks it. */
  async function click(page, attributes) {
    await page.evaluate((given) => {
      const link = Object.assign(document.createElement('a'), { textContent: 'A link of the test' });
      for (const [name, value] of Object.entries(given)) link.setAttribute(name, value);
      document.querySelector('main h1').after(link);
    }, attributes);
    await main(page).getByRole('link', { name: 'A link of the test' }).click();
  }

  for (const [what, href] of [['another site', 'https://example.org/x/'], ['a file', '/sitemap.xml'], ['a document', '/news/index.json']]) {
    test(`a link to ${what}`, async () => {
      const visitor = await open('/about/');
      const { page } = visitor;
      await page.route('https://example.org/**', (route) => route.fulfill({ body: 'Elsewhere' }));
      await click(page, { href });
      await page.waitForURL(new URL(href, site.origin).href);
      // The application alone could have changed the address.
      await until(page, () => window.stays === undefined);
      await visitor.close();
    });
  }

  test('a link to mail, to a file to keep and to another window', async () => {
    const visitor = await open('/about/');
    const { page } = visitor;
    const prevented = await page.evaluate(() => {
      const link = Object.assign(document.createElement('a'), { href: 'mailto:a@example.org' });
      document.querySelector('main').append(link);
      return !link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    });
    assert.equal(prevented, false);
    const kept = page.waitForEvent('download');
    await click(page, { href: '/news/', download: 'news.html' });
    assert.equal((await kept).suggestedFilename(), 'news.html');
    await page.getByText('A link of the test').evaluate((link) => link.remove());
    const opened = page.context().waitForEvent('page');
    await click(page, { href: '/news/', target: '_blank' });
    await (await opened).waitForURL(site.url('/news/'));
    assert.equal(path(page), '/about/');
    await visitor.close();
  });

  test('a link to a place on the same page', async () => {
    const visitor = await open('/about/');
    const { page } = visitor;
    const paths = asked(page);
    await page.evaluate(() => {
      const link = Object.assign(document.createElement('a'), { href: '#report', textContent: 'To the report' });
      document.querySelector('main h1').after(link);
      document.body.append(Object.assign(document.createElement('div'), { innerHTML: '<p>…</p>'.repeat(100) }));
    });
    await main(page).getByRole('link', { name: 'To the report' }).click();
    await until(page, () => location.hash === '#report' && document.getElementById('report').matches(':target'));
    await until(page, () => Math.abs(document.getElementById('report').getBoundingClientRect().top) < 2);
    await page.goBack();
    await until(page, () => location.hash === '' && scrollY === 0);
    assert.deepEqual(paths.filter((asked) => !asked.endsWith('.svg')), [], 'nothing is fetched');
    assert.ok(await page.evaluate(() => window.stays));
    await visitor.close();
  });
});

test('the skip link moves the focus into the page, before and after a navigation', async () => {
  const visitor = await open('/news/');
  const { page } = visitor;
  const skip = async () => {
    await page.getByRole('link', { name: 'Skip to content' }).focus();
    await page.keyboard.press('Enter');
    await until(page, () => document.activeElement?.id === 'content');
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.activeElement.closest('main') !== null), 'the next stop is in the page');
  };
  await skip();
  await linkTo(page, items[0]).click();
  await arrived(page, items[0].text);
  await skip();
  await visitor.close();
});
