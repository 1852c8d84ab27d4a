// A search page for any index: copy this folder, and beside it `communique index … --into search`.
import { open } from './search/search.js';

const STEP = 10;
const index = open();
const byId = (id) => document.getElementById(id);
const [query, status, facets, hits, more] = ['query', 'status', 'facets', 'hits', 'more'].map(byId);

/** An element with attributes and children, of which texts are texts. */
function element(name, attributes, ...children) {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...children);
  return made;
}

const marked = (pieces) => pieces.map(([text, mark]) => (mark ? element('mark', {}, text) : text));

/** Only what leads somewhere: an index is data, and a link could be a script. */
function link(url) {
  const { protocol, href } = new URL(url, document.baseURI);
  return /^https?:$/.test(protocol) ? href : '';
}

function row({ url, title, date, lang, passage }) {
  const words = element('a', { href: link(url), lang }, ...marked(title));
  const when = date ? [' ', element('time', { dateTime: date }, date)] : [];
  return element('li', {}, words, ...when, ...(passage.length ? [element('p', { lang }, ...marked(passage))] : []));
}

/** The values chosen in each facet. */
function chosen() {
  const groups = {};
  for (const { name, value } of facets.querySelectorAll(':checked')) (groups[name] ??= []).push(value);
  return groups;
}

/** Shows the values of the facets, and leaves the focus where it is. */
function showFacets(list) {
  const before = chosen();
  const focused = document.activeElement;
  const [name, value] = facets.contains(focused) ? [focused.name, focused.value] : [];
  facets.replaceChildren(...list.filter(({ values }) => values.length).map((facet) => element('fieldset', {}, element('legend', {}, facet.name), ...facet.values.slice(0, 12).map(([value, count]) => element('label', {},
    element('input', { type: 'checkbox', name: facet.name, value, checked: before[facet.name]?.includes(value) ?? false }),
    element('span', {}, value),
    element('span', {}, String(count)),
  )))));
  [...facets.querySelectorAll('input')].find((box) => box.name === name && box.value === value)?.focus();
}

function sentence({ total, corrections }) {
  const found = total === 0 ? 'Nothing was found.' : `${total} found.`;
  return [found, ...corrections.map(({ from, to }) => `“${from}” was read as “${to.join('”, “')}”.`)].join(' ');
}

let shown = 0;

/** Searches for what the form says, from its beginning or the hits after those that are there. */
async function search(further = false) {
  const offset = further ? shown : 0;
  const rows = [...hits.children].slice(0, offset);
  const show = (answer) => {
    hits.replaceChildren(...rows, ...answer.hits.map(row));
    shown = offset + answer.hits.length;
  };
  try {
    const answer = await index.search(query.value, {
      facets: chosen(), offset, limit: STEP, typing: !further, counts: true, passages: true, lang: 'en', onPartial: show,
    });
    show(answer);
    showFacets(answer.facets);
    status.textContent = sentence(answer);
    more.hidden = shown >= answer.total;
  } catch (error) {
    // A newer search is on its way.
    if (error.name !== 'AbortError') status.textContent = error.message;
  }
}

query.value = new URLSearchParams(location.search).get('q') ?? '';
query.addEventListener('input', () => {
  history.replaceState(null, '', query.value ? `?q=${encodeURIComponent(query.value)}` : location.pathname);
  search();
});
facets.addEventListener('change', () => search());
more.addEventListener('click', () => search(true));
query.form.addEventListener('submit', (event) => event.preventDefault());
search();
