// The rows of results in the page. Their form is that of `src/views/blocks/news.rs`.

/**
 * @typedef {import('./search/search.js').Answer} Answer
 * @typedef {import('./search/search.js').Hit} Hit
 * @typedef {Object} Words The words of the page (`page::SearchWords`).
 * @property {Record<string, Record<string, string>>} names Of groups and their values.
 * @property {string[]} months
 * @property {string} day The pattern of a date with its day.
 * @property {string} month The pattern of a date without.
 */

const html = document.documentElement;
/** The path below which the site is served, without a slash at its end. */
const BASE = new URL('.', import.meta.url).pathname.slice(0, -1);

/**
 * Draws hits into a list. A link that is there already stays: it may have the focus, or be about
 * to be clicked.
 *
 * @param {Element} list
 * @param {Answer} answer
 * @param {Words} words
 */
export function drawRows(list, { hits, facets }, words) {
  const groups = facets.map(({ name }) => name);
  hits.forEach((hit, at) => {
    const made = row(hit, groups, words, at);
    const there = list.children[at];
    const [old, link] = [there, made].map((item) => item?.querySelector('a'));
    if (old && link && old.getAttribute('href') === link.getAttribute('href')) {
      old.replaceChildren(...link.childNodes);
      if (made.className) there.className = made.className;
      else there.removeAttribute('class');
      there.replaceChildren(there.children[0], ...[...made.children].slice(1));
    } else if (there) {
      there.replaceWith(made);
    } else {
      list.append(made);
    }
  });
  while (list.children.length > hits.length) list.lastElementChild?.remove();
}

/** @type {(hit: Hit, groups: string[], words: Words, at: number) => HTMLElement} */
function row(hit, groups, words, at) {
  /** @param {string} group */
  const namesOf = (group) => (hit.facets[groups.indexOf(group)] ?? []).map((id) => own(own(words.names, group), id)).filter((name) => name !== undefined);
  const link = element('a', '', ...marked(hit.title));
  link.href = hit.url.startsWith('/') ? BASE + hit.url : hit.url;
  if (hit.lang && hit.lang !== html.lang) link.lang = link.hreflang = hit.lang;
  const about = element('p', 'news__about');
  if (hit.date) {
    const time = element('time', '', formatDate(hit.date, words));
    time.dateTime = hit.date;
    about.append(time);
  }
  about.append(element('span', 'news__kind', [...namesOf('kind'), ...namesOf('issuer')].join(', ')));
  const summary = element('p', 'news__summary', ...marked(hit.passage));
  if (link.lang) summary.lang = link.lang;
  // An answer that was asked for by its name stands out, unless it is one item of many.
  const card = at === 0 && hit.named && !hit.date ? 'news__card' : '';
  return element('li', card, element('p', 'news__title', link), about, summary);
}

/**
 * The value of a key that an object has itself: an id may be `constructor`.
 *
 * @template T
 * @param {Record<string, T> | undefined} object
 * @param {string} key
 * @returns {T | undefined}
 */
const own = (object, key) => (object && Object.hasOwn(object, key) ? object[key] : undefined);

/** @param {Hit['title']} pieces */
const marked = (pieces) => pieces.map(([text, mark]) => (mark ? element('mark', '', text) : text));

/** @type {(date: string, words: Words) => string} */
function formatDate(date, { months, day, month }) {
  const [y, m, d] = date.split('-');
  const pattern = d ? day : m ? month : '{year}';
  return pattern.replace('{day}', `${Number(d)}`).replace('{month}', months[Number(m) - 1]).replace('{year}', y);
}

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} className
 * @param {(Node | string)[]} children
 */
function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}
