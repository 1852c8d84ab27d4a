// The rows of a search: asks the index and draws what it finds into the list of the page. It works
// before the application is there, which then finds the rows in their place, and without it.
//
// The publisher loads it early on pages that search; elsewhere the application does when a search
// is wanted. What the keys of a query mean is said in `src/route.rs`, the form of a row in
// `src/views/blocks/news.rs`.

import { open } from './search/search.js';

const html = document.documentElement;
/** The path below which the site is served, without a slash at its end. */
const BASE = new URL('.', import.meta.url).pathname.slice(0, -1);
/** Rows of a page of results. */
const ROWS = 20;
/** Answers kept: a visitor's way back, and what may be asked next. */
const KEPT = 300;
/** The letters that are looked ahead besides those of the rows, the most frequent first. */
const LETTERS = 'setacinropdmulbgfhvwykjqxz';

const idle = window.requestIdleCallback ?? setTimeout;

let index;
/** What ends the newest search of the page, and the newest that is by the way. */
let own;
let aside;
/** The search that the index is at. */
let running;
const answers = new Map();

/** Begins to fetch what every search needs. */
export const want = () => { index ??= open(); };

/**
 * Searches for what the query of an address asks, `?q=border&country=albania`, and draws the rows
 * into `list`, if there is one: it has `data-scope` and `data-words` (`page::Search`). Returns the
 * answer as text (`page::Answer`). A newer search ends those before it: they reject. One with a
 * `limit` is by the way: it ends no search of the page, which goes on after it.
 *
 * @param {?HTMLElement} list
 * @param {string} query
 * @param {boolean} typing The last word may go on.
 * @param {number} [limit] The most hits, if not those of a page.
 * @returns {Promise<string>}
 */
export async function find(list, query, typing, limit) {
  want();
  const controller = new AbortController();
  const { signal } = controller;
  aside?.abort();
  if (limit === undefined) {
    own?.abort();
    own = controller;
  } else {
    aside = controller;
  }
  // What the page counts is of its scope, also where nothing is drawn.
  const place = list ?? (limit ? null : document.getElementById('results'));
  const words = place && JSON.parse(place.dataset.words);
  const kinds = place?.dataset.scope === 'news' && Object.keys(words.names.kind);
  const meant = (text) => understood(query, limit ?? ROWS, kinds, text);
  const options = meant();
  const known = answers.get(keyOf(options, typing));
  const answer = known ?? await ask(options, typing, signal, (partial) => list && draw(list, partial, words));
  if (list) draw(list, answer, words);
  const goesOn = typing || !options.text;
  whenIdle(() => lookAhead(goesOn ? likely(options.text, answer.hits) : [], meant, signal));
  return told(answer);
}

// The rest comes when there is time, unless the line is to be spared.
const whenIdle = (run) => { if (!navigator.connection?.saveData) idle(run); };

const keyOf = (options, typing) => JSON.stringify([options, typing]);

// The index answers one search at a time: one that another came between is asked again.
async function ask(options, typing, signal, onPartial) {
  for (;;) {
    try {
      running = index.search(options.text, { ...options, typing, lang: html.dataset.lang, signal, onPartial });
      const answer = await running;
      answers.set(keyOf(options, typing), answer);
      if (answers.size > KEPT) answers.delete(answers.keys().next().value);
      return answer;
    } catch (error) {
      if (signal.aborted || error.name !== 'AbortError') throw error;
      await running.catch(() => {});
      signal.throwIfAborted();
    }
  }
}

// Brings the rest of a small index. When all of it is there, the letters that are likely next are
// searched before they are typed: results that need no worker are painted with the letter itself,
// others a frame later.
async function lookAhead(texts, meant, signal) {
  if (!await index.prefetch()) return;
  for (const options of texts.map(meant)) {
    if (signal.aborted) return;
    if (!answers.has(keyOf(options, true))) await ask(options, true, signal).catch(() => {});
  }
}

// A text with a letter more: first those by which the words of the rows go on, the most frequent
// first, then, while letters are Latin, all others, since what is typed need not be in any row.
function likely(text, hits) {
  const begun = text.toLowerCase().match(/[\p{L}\p{N}]*$/u)[0];
  const shown = hits.flatMap(({ title, passage }) => [...title, ...passage]).map(([words]) => words).join('');
  const times = new Map(begun ? [[' ', 1]] : []);
  for (const word of shown.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const letter = word.startsWith(begun) && word[begun.length];
    if (letter) times.set(letter, (times.get(letter) ?? 0) + 1);
  }
  if (/^[a-z]*$/.test(begun)) for (const letter of LETTERS) times.set(letter, times.get(letter) ?? 0);
  return [...times].sort((a, b) => b[1] - a[1]).map(([letter]) => text + letter);
}

// An answer as lines of fields with tabs between them.
function told({ total, complete, hits, facets, histogram, corrections, notes, ignored }) {
  const lines = [
    ['total', total, complete],
    ...hits.map(({ url, title }) => ['hit', url, title.map(([text]) => text).join('')]),
    ...facets.flatMap(({ name, values }) => values.map((value) => ['count', name, ...value])),
    ...histogram.map((month) => ['month', ...month]),
    ...corrections.map(({ from, to }) => ['correction', from, to.slice(0, 3).map((word) => `“${word}”`).join(', ')]),
    ...notes.map(({ kind, word = '' }) => ['note', kind, word]),
    ...ignored.map((option) => ['ignored', ...option]),
  ];
  return lines.map((fields) => fields.map((field) => `${field}`.replace(/\s/g, ' ')).join('\t')).join('\n');
}

// A query as options of the index. News are whatever has a kind of news; where no words are asked
// for, each stands there once, as in the list that the publisher renders, not in every language.
// `typed` takes the place of the words, from the first page on.
function understood(query, limit, kinds, typed) {
  const options = { text: '', facets: {}, exclude: {}, limit, counts: true, passages: true };
  for (const [key, value] of new URLSearchParams(query)) {
    if (key === 'q') options.text = value;
    else if (key === 'page') options.offset = /^\d{1,6}$/.test(value) ? Math.max(0, value - 1) * ROWS : 0;
    else if (key === 'exact') options.literal = true;
    else if (key === 'from' || key === 'to' || key === 'sort') options[key] = value;
    else if (key.startsWith('not-')) (options.exclude[key.slice(4)] ??= []).push(value);
    else (options.facets[key] ??= []).push(value);
  }
  if (typed !== undefined) Object.assign(options, { text: typed, offset: undefined });
  if (kinds) {
    options.facets.kind ??= kinds;
    if (!options.text.trim() && !options.exclude.lang) options.facets.lang ??= html.dataset.lang;
  }
  return options;
}

// A link that is there already stays: it may have the focus, or be about to be clicked.
function draw(list, { hits, facets }, words) {
  const groups = facets.map(({ name }) => name);
  hits.forEach((hit, at) => {
    const made = row(hit, groups, words, at);
    const there = list.children[at];
    const [old, link] = [there, made].map((item) => item?.querySelector('a'));
    if (old?.getAttribute('href') === link.getAttribute('href')) {
      old.replaceChildren(...link.childNodes);
      if (made.className) there.className = made.className;
      else there.removeAttribute('class');
      there.replaceChildren(there.firstChild, ...[...made.children].slice(1));
    } else if (there) {
      there.replaceWith(made);
    } else {
      list.append(made);
    }
  });
  while (list.children.length > hits.length) list.lastChild.remove();
}

function row(hit, groups, words, at) {
  const named = (group) => (hit.facets[groups.indexOf(group)] ?? []).map((id) => words.names[group]?.[id]).filter(Boolean);
  const link = make('a', '', ...marked(hit.title));
  link.href = hit.url.startsWith('/') ? BASE + hit.url : hit.url;
  if (hit.lang && hit.lang !== html.lang) link.lang = link.hreflang = hit.lang;
  const about = make('p', 'news__about');
  if (hit.date) {
    const time = make('time', '', written(hit.date, words));
    time.dateTime = hit.date;
    about.append(time);
  }
  about.append(make('span', 'news__kind', [...named('kind'), ...named('issuer')].join(', ')));
  const summary = make('p', 'news__summary', ...marked(hit.passage));
  if (link.lang) summary.lang = link.lang;
  // What was asked for by its name stands out, unless it is one item of many.
  const card = at === 0 && hit.named && !hit.date ? 'news__card' : '';
  return make('li', card, make('p', 'news__title', link), about, summary);
}

const marked = (pieces) => pieces.map(([text, mark]) => (mark ? make('mark', '', text) : text));

function written(date, { months, day, month }) {
  const [y, m, d] = date.split('-');
  const pattern = d ? day : m ? month : '{year}';
  return pattern.replace('{day}', +d).replace('{month}', months[m - 1]).replace('{year}', y);
}

function make(name, className, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

// Until the application is there: what the address asks, then what is typed.
const list = document.getElementById('results');
const field = list && document.querySelector('main input[name=q]');
if (field) {
  const ask = (query, typing) => {
    if (html.dataset.app === 'ready') return;
    const ways = list.parentElement.querySelector('.search__ways');
    if (ways) ways.hidden = true;
    // The application tries again and says what is wrong.
    find(list, query, typing).catch(() => {});
  };
  const asked = new URLSearchParams(location.search);
  want();
  field.addEventListener('input', () => {
    const query = new URLSearchParams(asked);
    query.set('q', field.value);
    query.delete('page');
    ask(`?${query}`, true);
  });
  if (field.value) field.dispatchEvent(new Event('input'));
  else if ([...asked.keys()].some((key) => list.dataset.scope === 'news' || key !== 'page')) {
    field.value = asked.get('q') ?? '';
    ask(location.search, false);
  }
}
