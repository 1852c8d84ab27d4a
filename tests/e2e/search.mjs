// The page of the search, as its tests see it.
//
// What must be found is asked of the index itself, through the page, so that the tests stay true
// when the content changes.
import assert from 'node:assert/strict';
import { faults, main, until } from './harness.mjs';

export const PARTS = /\/search\/[^/]+\/\w+\.bin$/;
/** Rows of a page of results. */
export const ROWS = 20;
export const field = (page) => main(page).getByRole('searchbox', { name: /^Search the (whole site|news)$/ });
export const list = (page) => main(page).locator('#results');
export const rows = (page) => list(page).getByRole('listitem');
export const titles = (page) => rows(page).getByRole('link').allInnerTexts();
export const status = (page) => page.getByRole('status').last();
export const link = (page, name) => main(page).getByRole('link', { name, exact: true });
export const pages = (page) => main(page).getByRole('navigation', { name: 'Pagination' });
export const tags = (page) => main(page).getByRole('list', { name: 'Active filters' });
export const filters = (page) => main(page).getByRole('group', { name: 'Filters' });
/** The value of a filter: its box has the number beside its name. */
export const box = (page, name) => filters(page).getByRole('checkbox', { name: new RegExp(`^${name.replace(/[()]/g, '\\$&')}( [\\d,]*)?$`) });
export const leaveOut = (page, name) => filters(page).getByRole('button', { name: `Exclude ${name}`, exact: true });
export const here = (page) => decodeURIComponent(page.url().replace(/^\w+:\/\/[^/]+/, '')).replaceAll('+', ' ');
export const entries = (page) => page.evaluate(() => history.length);

/** The end of the sentence where words are missing in some results. */
export const OF_THEM = '(, [\\w,]+ of them with every word)?$';
/** Waits for the sentence over the results. */
export const told = (page, text) => main(page).getByText(typeof text === 'string' ? text : new RegExp(text.source.replace(/\$$/, OF_THEM), text.flags), { exact: true }).first().waitFor();
/** The number in the sentence that is shown. */
export const total = async (page) => Number((await main(page).locator('#found').innerText()).match(/^[\d,]+/)?.[0].replace(',', ''));

/** Opens a search and waits for its results. */
export async function openSearch(site, route, profile = 'desktop') {
  const visitor = await site.visitor(profile);
  const seen = await visitor.open(route);
  // What the address asks is drawn as soon as it is there, also in the place of what was rendered.
  assert.deepEqual(faults(seen).filter((fault) => !route.includes('?') || !/^(layout shift|removed from main)/.test(fault)), []);
  if (route.includes('?')) await settled(visitor.page);
  return visitor;
}

/** Waits until nothing is awaited and a sentence is there. */
export const settled = (page) => until(page, () => !document.querySelector('.progress--busy') && document.getElementById('found').textContent.trim());

/** Goes to a place and waits until it is written down. */
export async function rest(page, y) {
  await page.evaluate((to) => scrollTo(0, to), y);
  await until(page, (to) => Math.abs(scrollY - to) < 2 && Math.abs(history.state - to) < 2, y);
}

/** What the index answers: `{ total, hits: [{ path, title }], counts: { group: { value: n } } }`. */
export async function ask(page, query, limit = ROWS) {
  const lines = (await page.evaluate(([asked, most]) => window.communique.find(null, asked, false, most), [query, limit])).split('\n').map((line) => line.split('\t'));
  const all = (kind) => lines.filter(([name]) => name === kind).map(([, ...fields]) => fields);
  const counts = {};
  for (const [group, value, n] of all('count')) (counts[group] ??= {})[value] = Number(n);
  return { total: Number(all('total')[0][0]), hits: all('hit').map(([route, title]) => ({ path: route, title })), counts };
}

/** Opens a group of filters, if it is closed. */
export async function unfold(page, name) {
  const group = filters(page).locator('details').filter({ has: page.locator('summary', { hasText: new RegExp(`^${name}$`) }) });
  if (await group.getAttribute('open') === null) await group.locator('summary').click();
  return group;
}

export const results = (n) => `${n.toLocaleString('en')} ${n === 1 ? 'result' : 'results'}`;

/** Notes the first row at every change, and what is announced. */
export const note = (page) => page.evaluate(() => {
  window.noted = { first: [], said: [] };
  const add = (to, text) => text && to.at(-1) !== text && to.push(text);
  const rows = document.getElementById('results');
  new MutationObserver(() => add(window.noted.first, rows.querySelector('a')?.textContent)).observe(rows, { childList: true, subtree: true, characterData: true });
  const voice = [...document.querySelectorAll('[role=status]')].at(-1);
  new MutationObserver(() => add(window.noted.said, voice.textContent.trim())).observe(voice, { childList: true, subtree: true, characterData: true });
});

/** Has no part of an index come before it is asked for. To be called before the page is opened. */
export const spare = (page) => page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
