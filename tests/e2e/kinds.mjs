// A page of each kind, by name: what the tests of access look at, in any content.
import assert from 'node:assert/strict';
import { routes } from './bundle.mjs';
import { documentOf, faults, until } from './harness.mjs';

/** What the addresses of a kind look like. Kinds of meetings have names, meetings have years. */
const KINDS = {
  home: /^\/$/,
  menu: /^\/menu\/$/,
  news: /^\/news\/$/,
  year: /^\/news\/archive\/\d+\/$/,
  countries: /^\/countries\/$/,
  country: /^\/countries\/[^/]+\/$/,
  fields: /^\/fields-of-work\/$/,
  field: /^\/fields-of-work\/[^/]+\/$/,
  structures: /^\/structures\/$/,
  structure: /^\/structures\/[^/]+\/$/,
  operations: /^\/field-operations\/$/,
  operation: /^\/field-operations\/[^/]+\/$/,
  meetings: /^\/meetings\/$/,
  'kind-of-meeting': /^\/meetings\/[^/\d]+\/$/,
  meeting: /^\/meetings\/[^/]*\d[^/]*\/$/,
  'search-help': /^\/search\/help\/$/,
  about: /^\/about\/$/,
  privacy: /^\/privacy\/$/,
  accessibility: /^\/accessibility\/$/,
  'item-in-another-language': /^\/[a-z]{2}\/news\/[^/]+\/$/,
};

/**
 * The kinds of a served bundle: `{ kind, route, status }`. The item is one that there is in several
 * languages; what is searched for is a word of its heading. A bundle must have a page of each, but for
 * the kinds that are named in `without`.
 */
export async function pagesOfKinds(site, { without = [] } = {}) {
  const all = await routes(site);
  const first = (kind, pattern) => {
    const route = all.find((one) => pattern.test(one));
    assert.ok(route, `the bundle has no page of the kind '${kind}'`);
    return [kind, route];
  };
  const found = Object.fromEntries(Object.entries(KINDS).filter(([kind]) => !without.includes(kind)).map(([kind, pattern]) => first(kind, pattern)));
  found.item = found['item-in-another-language'].replace(/^\/[a-z]{2}/, '');
  const { head } = await documentOf(site, found.item);
  const [word] = head.heading.match(/\p{L}{5,}/u);
  Object.assign(found, {
    search: '/search/',
    results: `/search/?q=${encodeURIComponent(word)}`,
    'results-narrowed': '/search/?lang=en&from=1900&page=2',
    'nothing-found': `/search/?q=${encodeURIComponent(word)}&from=1800&to=1801`,
    styleguide: '/styleguide/',
    missing: '/no-such-page/',
  });
  return Object.entries(found).map(([kind, route]) => ({ kind, route, status: kind === 'missing' ? 404 : 200 }));
}

/** Opens a page of a kind and waits until what it searches for is there. Nothing is wrong meanwhile. */
export async function openKind(visitor, { kind, route, status }) {
  const seen = await visitor.open(route);
  // What the address asks is drawn in the place of what was rendered.
  const found = faults(seen, { status, app: status === 404 ? ['mounted'] : ['ready'] }).filter((fault) => !route.includes('?') || !/^(layout shift|removed from main)/.test(fault));
  assert.deepEqual(found, [], `${kind}: ${route}`);
  await until(visitor.page, () => !document.querySelector('.progress--busy'));
  // What waited below a phone's window for the first paint is laid out.
  await until(visitor.page, () => [...document.querySelectorAll('.page > .section')].every((section) => getComputedStyle(section).contentVisibility === 'visible'));
  if (route.includes('?')) await until(visitor.page, () => document.getElementById('found').textContent.trim());
  return visitor.page;
}
