// The menu: fetched when it is likely to be opened, walked through by key, whole without a script.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { arrived, asked, blocksOf, documentOf, hold, openSite, press } from './harness.mjs';

const DOCUMENT = '/menu/index.json';
// A line is an entry's name, and its remark after a dash.
const LINES = readFileSync(new URL('../fixtures/menu-lines.txt', import.meta.url), 'utf8').split('\n').map((line) => line.split(' – ')[0].trim()).filter(Boolean);
let site;
let tree;

before(async () => {
  site = await openSite();
  [tree] = blocksOf(await documentOf(site, '/menu/'), 'tree');
});
after(() => site?.close());

const button = (page) => page.getByRole('button', { name: 'Menu', exact: true });
const panel = (page) => page.getByRole('navigation', { name: 'Menu' });
/** What has the focus: its words. */
const focused = (page) => page.evaluate(() => document.activeElement.textContent.trim());
/** The words of all entries, also of those in closed branches; an overview stands for its branch. */
const entries = (page) => panel(page).locator('a, summary').evaluateAll((all) => all.map((entry) => entry.textContent.trim()));
const count = (nodes) => nodes.reduce((n, node) => n + 1 + count(node.children ?? []), 0);

/** Opens a page, its menu and waits until the menu is whole. */
async function opened(route = '/') {
  const visitor = await site.visitor();
  const { page } = visitor;
  await visitor.open(route);
  await button(page).focus();
  await page.keyboard.press('ArrowDown');
  await panel(page).getByText(tree[0].link.text, { exact: true }).waitFor();
  return { visitor, page, key: (name) => page.keyboard.press(name) };
}

describe('its document', () => {
  for (const [how, profile, point] of [
    ['pointing at the button', 'desktop', (page) => button(page).hover()],
    ['the focus on the button', 'desktop', (page) => button(page).focus()],
    ['opening', 'phone', (page) => button(page).tap()],
  ]) {
    test(`is fetched once by ${how}, and the panel is whole`, async () => {
      const visitor = await site.visitor(profile);
      const { page } = visitor;
      await visitor.open('/');
      const paths = asked(page);
      const answered = page.waitForResponse(`**${DOCUMENT}`);
      await point(page);
      await answered;
      if (profile === 'desktop') await button(page).click();
      await panel(page).getByText(tree[0].link.text, { exact: true }).waitFor();
      const words = await entries(page);
      assert.ok(words.length >= count(tree), `${words.length} entries, the tree has ${count(tree)}`);
      assert.ok(words.length >= LINES.length, `${words.length} entries`);
      assert.deepEqual(LINES.filter((line) => !words.includes(line)), [], 'these are not in the menu');
      await page.keyboard.press('Escape');
      await press(profile, button(page));
      await panel(page).waitFor();
      assert.equal(paths.filter((path) => path === DOCUMENT).length, 1, paths.join(' '));
      await visitor.close();
    });
  }

  test('leaves the sections where it does not come, and is fetched again', async () => {
    const visitor = await site.visitor();
    const { page } = visitor;
    await visitor.open('/');
    await page.route(`**${DOCUMENT}`, (route) => route.abort('connectionrefused'));
    const failed = page.waitForEvent('requestfailed', (request) => request.url().endsWith(DOCUMENT));
    await button(page).click();
    await failed;
    assert.ok(await panel(page).getByRole('link', { name: 'Field operations' }).isVisible());
    await page.unroute(`**${DOCUMENT}`);
    await page.keyboard.press('Escape');
    await button(page).click();
    await panel(page).getByText(tree[0].link.text, { exact: true }).waitFor();
    await visitor.close();
  });

  test('takes nobody’s place when it comes late', async () => {
    const visitor = await site.visitor();
    const { page } = visitor;
    await visitor.open('/');
    const { came, release } = await hold(page, `**${DOCUMENT}`);
    await button(page).focus();
    await page.keyboard.press('ArrowDown');
    await came;
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(page), 'News', 'the first of the sections');
    release();
    await panel(page).getByText(tree[0].link.text, { exact: true }).waitFor();
    assert.equal(await focused(page), 'News');
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'hidden' });
    assert.equal(await focused(page), 'Menu');
    await visitor.close();
  });
});

describe('by key', () => {
  test('the down arrow opens it and goes in, arrows, Home and End go through it', async () => {
    const { visitor, page, key } = await opened();
    const sections = await page.getByRole('navigation', { name: 'Sections', includeHidden: true }).getByRole('link', { includeHidden: true }).allTextContents();
    assert.equal(await focused(page), 'Everything on one page');
    // The way out, the sections, then the branches with all that is in them closed.
    for (const text of ['Close', ...sections.map((section) => section.trim()), tree[0].link.text, tree[1].link.text]) {
      await key('ArrowDown');
      assert.equal(await focused(page), text);
    }
    await key('ArrowUp');
    assert.equal(await focused(page), tree[0].link.text);
    await key('End');
    assert.equal(await focused(page), tree.at(-1).link.text);
    await key('ArrowDown');
    assert.equal(await focused(page), tree.at(-1).link.text, 'it ends at its end');
    await key('Home');
    assert.equal(await focused(page), 'Everything on one page');
    await visitor.close();
  });

  test('the right arrow opens a branch, the left one closes it and goes up to it', async () => {
    const { visitor, page, key } = await opened();
    const branch = panel(page).getByRole('group').first();
    const isOpen = () => branch.evaluate((details) => details.open);
    await panel(page).getByText(tree[0].link.text, { exact: true }).focus();
    await key('ArrowRight');
    assert.ok(await isOpen());
    await key('ArrowDown');
    assert.equal(await focused(page), `${tree[0].link.text}: overview`);
    await key('ArrowDown');
    assert.equal(await focused(page), tree[0].children[0].link.text);
    await key('ArrowUp');
    await key('ArrowLeft');
    assert.equal(await focused(page), tree[0].link.text);
    assert.ok(await isOpen(), 'up first, closed by the second press');
    await key('ArrowLeft');
    assert.ok(!(await isOpen()));
    await visitor.close();
  });

  test('a letter goes to the next entry that begins with it', async () => {
    const { visitor, page, key } = await opened();
    const firsts = tree.map((node) => node.link.text);
    const letter = 'f';
    const wanted = firsts.find((text) => text.toLowerCase().startsWith(letter));
    await key(letter);
    assert.equal(await focused(page), wanted);
    await key('e');
    assert.equal(await focused(page), 'Everything on one page', 'round the end');
    await visitor.close();
  });

  test('Escape closes it and gives the focus back', async () => {
    const { visitor, page, key } = await opened();
    await key('ArrowDown');
    await key('Escape');
    await panel(page).waitFor({ state: 'hidden' });
    assert.ok(await button(page).evaluate((element) => element === document.activeElement));
    await visitor.close();
  });

  test('Tab leaves it for what follows the button, Shift and Tab for what precedes it', async () => {
    const { visitor, page, key } = await opened('/news/');
    await key('ArrowDown');
    await key('Tab');
    await panel(page).waitFor({ state: 'hidden' });
    assert.ok(await page.evaluate(() => document.activeElement === document.querySelector('main a[href], main button')), await focused(page));
    await button(page).focus();
    await key('ArrowDown');
    await panel(page).waitFor();
    await key('Shift+Tab');
    await panel(page).waitFor({ state: 'hidden' });
    assert.equal(await focused(page), 'Display');
    await visitor.close();
  });

  test('Enter follows a link: the panel closes, the page comes', async () => {
    const { visitor, page, key } = await opened('/news/');
    await page.evaluate(() => { window.stays = true; });
    await key('End');
    const { text, href } = tree.at(-1).link;
    await key('Enter');
    await arrived(page, (await documentOf(site, href)).head.heading);
    assert.ok(await panel(page).isHidden(), text);
    assert.equal(page.url(), site.url(href));
    assert.ok(await page.evaluate(() => window.stays));
    assert.ok(await page.evaluate(() => document.activeElement === document.querySelector('h1')), 'the heading has the focus');
    await visitor.close();
  });
});

test('on a phone a branch is opened, a link in it followed', async () => {
  const visitor = await site.visitor('phone');
  const { page } = visitor;
  await visitor.open('/');
  await button(page).tap();
  await panel(page).getByText(tree[0].link.text, { exact: true }).tap();
  const child = tree[0].children.find((node) => !node.children?.length);
  await panel(page).getByRole('link', { name: child.link.text, exact: true }).first().tap();
  await arrived(page, (await documentOf(site, child.link.href)).head.heading);
  assert.ok(await panel(page).isHidden());
  await visitor.close();
});

test('without a script it leads to a page of all entries', async () => {
  const visitor = await site.visitor('phone', { script: false });
  const { page } = visitor;
  await visitor.open('/');
  await button(page).tap();
  await panel(page).getByRole('link', { name: 'Everything on one page' }).tap();
  await page.waitForURL(site.url('/menu/'));
  const words = await page.getByRole('main').getByRole('listitem').getByRole('link').allInnerTexts();
  assert.deepEqual(LINES.filter((line) => !words.includes(line)), []);
  await visitor.close();
});
