// What breaks is named, the rest goes on: documents that do not come, an application that does not.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { arrived, blocksOf, documentOf, faults, linkTo, main, openSite, press, until } from './harness.mjs';

let site;
let items;

before(async () => {
  site = await openSite();
  items = blocksOf(await documentOf(site, '/news/'), 'search')[0].rows.map((row) => row.link);
});
after(() => site?.close());

const path = (page) => page.url().slice(site.origin.length);

const MISSING = 'Page not found';
const BROKEN = 'This page could not be displayed';
const UNREACHABLE = 'This page could not be loaded';
const json = (body) => (route) => route.fulfill({ contentType: 'application/json', body });

describe('a document that does not come', () => {
  for (const [what, answer, heading] of [
    ['is missing', (route) => route.fulfill({ status: 404, body: 'Gone' }), MISSING],
    ['is the front page of a host that has no 404', (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Home</h1>' }), MISSING],
    ['is cut off', json('{"head":{"heading":"X"'), BROKEN],
    ['is empty', json(''), BROKEN],
    ['is of another form', json('[1]'), BROKEN],
    ['is a complaint of the host', json('{"error":"quota exceeded"}'), BROKEN],
    ['has a block that this application does not know', json('{"head":{"heading":"X","title":"X","description":"X","lang":"en"},"blocks":[{"hologram":{}}]}'), BROKEN],
    ['is refused', (route) => route.abort('connectionrefused'), UNREACHABLE],
    ['is a fault of the host', (route) => route.fulfill({ status: 503, body: 'Later' }), UNREACHABLE],
  ]) {
    test(what, async () => {
      const [item] = items;
      const visitor = await site.visitor();
      const { page } = visitor;
      await visitor.open('/news/');
      await page.evaluate(() => { window.stays = true; });
      const pattern = `**${item.href}index.json`;
      await page.route(pattern, answer);
      await linkTo(page, item).click();
      await arrived(page, heading);
      assert.equal(path(page), item.href, 'the address is that of the page that was wanted');
      assert.equal(await page.title(), heading);
      assert.ok(await page.evaluate(() => document.querySelector('h1') === document.activeElement), 'the heading has the focus');
      assert.equal(await page.getByText(`${item.href}index.json`).count(), heading === BROKEN ? 1 : 0);

      const again = page.getByRole('button', { name: 'Try again' });
      if (heading === MISSING) {
        assert.equal(await again.count(), 0, 'trying again would not help');
      } else {
        // Still broken, then mended.
        await again.click();
        await until(page, () => document.activeElement === document.querySelector('h1'));
        await arrived(page, heading);
        await page.unroute(pattern);
        await again.click();
        await arrived(page, item.text);
        assert.equal(path(page), item.href);
        await page.goBack();
        await arrived(page, 'News');
        await page.route(`**${items[1].href}index.json`, answer);
        await linkTo(page, items[1]).click();
        await arrived(page, heading);
      }
      // The ways on lead on, and what is behind is still there.
      await main(page).getByRole('link', { name: 'Countries' }).click();
      await arrived(page, 'Countries');
      await page.goBack();
      await arrived(page, heading);
      await page.goBack();
      await arrived(page, 'News');
      assert.ok(await page.evaluate(() => window.stays), 'the page was loaded anew');
      await visitor.close();
    });
  }

  test('does not keep the menu from working', async () => {
    const visitor = await site.visitor('phone');
    const { page } = visitor;
    await visitor.open('/news/');
    await page.route(`**${items[0].href}index.json`, (route) => route.abort('connectionrefused'));
    await press('phone', linkTo(page, items[0]));
    await arrived(page, UNREACHABLE);
    await press('phone', page.getByRole('button', { name: 'Menu' }));
    await press('phone', page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Everything on one page' }));
    await arrived(page, 'Menu');
    await visitor.close();
  });
});

/** Cuts the data out of a page's HTML, or puts something else in its place. */
const damaged = (to) => async (route) => {
  const response = await route.fetch();
  const html = await response.text();
  const cut = html.replace(/(<script type="application\/json" id="page-data">)([\s\S]*?)(<\/script>)/, (_, open, data, close) => open + to(data) + close);
  assert.notEqual(cut, html);
  await route.fulfill({ response, body: cut });
};

describe('an application that does not come', () => {
  for (const [what, pattern, answer, state] of [
    ['its WebAssembly is refused', '**/*.wasm', (route) => route.abort('connectionrefused'), 'failed'],
    ['its WebAssembly is missing', '**/*.wasm', (route) => route.fulfill({ status: 404, body: '' }), 'failed'],
    ['its WebAssembly is damaged', '**/*.wasm', (route) => route.fulfill({ contentType: 'application/wasm', body: 'nothing of the kind' }), 'failed'],
    ['its script is refused', '**/app-*.js', (route) => route.abort('connectionrefused'), 'failed'],
    ['its script is damaged', '**/app-*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: 'export {' }), 'failed'],
    ['its start is refused', '**/start-*.js', (route) => route.abort('connectionrefused'), undefined],
    ['the data in the page is cut off', '**/news/', damaged((data) => data.slice(0, data.length / 2)), 'failed'],
    ['the data in the page is of another form', '**/news/', damaged(() => '{"shell":{}}'), 'failed'],
    ['there is no data in the page', '**/news/', damaged(() => ''), 'failed'],
  ]) {
    test(what, async () => {
      const visitor = await site.visitor();
      const { page } = visitor;
      await page.route(pattern, answer);
      const { app, error, headings, removed } = await visitor.open('/news/', { timeout: state ? 10_000 : 1000 });
      assert.equal(app, state);
      if (state) assert.match(error, /\w{4}/, 'the reason is said');
      assert.deepEqual(headings, ['News']);
      assert.deepEqual(removed, [], 'nothing of the page is lost');
      assert.equal(await main(page).getByRole('listitem').filter({ hasText: items[0].text }).count(), 1);

      const panel = page.getByRole('navigation', { name: 'Menu' });
      await page.getByRole('button', { name: 'Menu' }).click();
      assert.ok(await panel.getByRole('link', { name: 'Everything on one page' }).isVisible(), 'the menu opens');
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'hidden' });

      await page.evaluate(() => { window.stays = true; });
      await linkTo(page, items[0]).click();
      await page.waitForURL(site.url(items[0].href));
      await page.getByRole('heading', { level: 1, name: items[0].text }).waitFor();
      assert.equal(await page.evaluate(() => window.stays), undefined, 'a link is a plain link');
      await visitor.close();
    });
  }
});

for (const profile of ['desktop', 'phone']) {
  test(`a missing address leads on, in a ${profile} window`, async () => {
    const visitor = await site.visitor(profile);
    const { page } = visitor;
    assert.deepEqual(faults(await visitor.open('/news/no-such-item/'), { status: 404, app: ['mounted'] }), []);
    assert.deepEqual(await page.getByRole('heading', { level: 1 }).allInnerTexts(), [MISSING]);
    await page.evaluate(() => { window.stays = true; });
    await press(profile, main(page).getByRole('link', { name: 'Countries' }));
    await arrived(page, 'Countries');
    await page.goBack();
    await arrived(page, MISSING);
    assert.equal(path(page), '/news/no-such-item/');
    assert.ok(await page.evaluate(() => window.stays));
    await visitor.close();
  });
}

test('a host that answers every address with its front page shows the right one all the same', async () => {
  const visitor = await site.visitor();
  const { page } = visitor;
  const [item] = items;
  const front = await (await fetch(site.url('/'))).text();
  await page.route(`**${item.href}`, (route) => route.fulfill({ contentType: 'text/html', body: front }));
  const { app } = await visitor.open(item.href);
  assert.equal(app, 'mounted');
  await arrived(page, item.text);
  assert.equal(path(page), item.href);
  await visitor.close();
});

test('a page of another format stays a plain page, and says why', async () => {
  const visitor = await site.visitor();
  const { page } = visitor;
  const html = await (await fetch(`${site.origin}/about/`)).text();
  const format = html.match(/data-format="([0-9a-f]{16})"/)[1];
  await page.route('**/about/', (route) => route.fulfill({ contentType: 'text/html', body: html.replace(`data-format="${format}"`, 'data-format="0123456789abcdef"') }));
  await page.goto(`${site.origin}/about/`);
  await page.waitForFunction(() => document.documentElement.dataset.app === 'failed');
  const reason = await page.evaluate(() => document.documentElement.dataset.appError);
  assert.ok(reason.includes('0123456789abcdef') && reason.includes(format), reason);
  assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'About this site');
  await visitor.close();
});
