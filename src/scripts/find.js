// The rows of a search: asks the index and draws the answer into the list of the page. It works
// before the application is there, which then finds the rows in their place, and without it.
//
// The publisher loads it early on pages that search; elsewhere the application does when a search
// is wanted.

import { open } from './search/search.js';
import { likelyTexts, narrowToNews, readQuery, serializeAnswer } from './query.js';
import { drawRows } from './rows.js';
import { NEWS, QUERY, RESULTS, ROWS } from './shared.js';

/**
 * @typedef {import('./search/search.js').Answer} Answer
 * @typedef {import('./query.js').Search} Search
 */

const html = document.documentElement;
/** Answers kept: a visitor's way back, and what may be asked next. */
const KEPT = 300;

const idle = window.requestIdleCallback ?? setTimeout;

/** @type {ReturnType<typeof open>} */
let index;
/** Ends the newest search of the page. @type {AbortController | undefined} */
let own;
/** Ends the newest search that is by the way. @type {AbortController | undefined} */
let aside;
/** The search that the index is at. @type {Promise<Answer>} */
let running;
/** @type {Map<string, Answer>} */
const answers = new Map();

/** Begins to fetch what every search needs. */
export const prepare = () => { index ??= open(); };

/**
 * Searches for what the query of an address asks, `?q=border&country=albania`, and draws the rows
 * into `list`, if there is one: it has `data-scope` and `data-words` (`page::Search`). Returns the
 * answer as text (`page::Answer`). A newer search ends those before it: they reject. One with a
 * `limit` is by the way: it ends no search of the page, which goes on after it.
 *
 * @param {HTMLElement | null | undefined} list
 * @param {string} query
 * @param {boolean} typing The last word may go on.
 * @param {number} [limit] The most hits, if not those of a page.
 * @returns {Promise<string>}
 */
export async function find(list, query, typing, limit) {
  prepare();
  const controller = new AbortController();
  const { signal } = controller;
  aside?.abort();
  if (limit === undefined) {
    own?.abort();
    own = controller;
  } else {
    aside = controller;
  }
  // The counts of a page are of its scope, also where nothing is drawn.
  const place = list ?? (limit ? null : document.getElementById(RESULTS));
  const words = place && JSON.parse(place.dataset.words ?? '');
  const kinds = place?.dataset.scope === NEWS && Object.keys(words.names.kind);
  // The words that may be typed next take the place of the query's, from the first page on.
  const optionsFor = (/** @type {string | undefined} */ text) => {
    const options = readQuery(query, limit ?? ROWS);
    if (text !== undefined) Object.assign(options, { text, offset: undefined });
    if (kinds) narrowToNews(options, kinds, html.dataset.lang ?? '');
    return options;
  };
  const options = optionsFor(undefined);
  const known = answers.get(keyOf(options, typing));
  const answer = known ?? await ask(options, typing, signal, (partial) => list && drawRows(list, partial, words));
  if (list) drawRows(list, answer, words);
  const goesOn = typing || !options.text;
  whenIdle(() => lookAhead((goesOn ? likelyTexts(options.text, answer.hits) : []).map(optionsFor), signal));
  return serializeAnswer(answer);
}

/** Runs when there is time, unless the line is to be spared. @param {() => void} run */
const whenIdle = (run) => { if (!navigator.connection?.saveData) idle(run); };

/** @type {(options: Search, typing: boolean) => string} */
const keyOf = (options, typing) => JSON.stringify([options, typing]);

/**
 * Asks the index, which answers one search at a time: one that another came between is asked again.
 *
 * @param {Search} options
 * @param {boolean} typing
 * @param {AbortSignal} signal
 * @param {(answer: Answer) => void} [onPartial]
 * @returns {Promise<Answer>}
 */
async function ask(options, typing, signal, onPartial) {
  for (;;) {
    try {
      running = index.search(options.text, { ...options, typing, lang: html.dataset.lang, signal, onPartial });
      const answer = await running;
      answers.set(keyOf(options, typing), answer);
      if (answers.size > KEPT) answers.delete(answers.keys().next().value ?? '');
      return answer;
    } catch (error) {
      if (signal.aborted || /** @type {Error} */ (error).name !== 'AbortError') throw error;
      await running.catch(() => {});
      signal.throwIfAborted();
    }
  }
}

/**
 * Brings the rest of a small index. When all of it is there, the letters that are likely next are
 * searched before they are typed: results that need no worker are painted with the letter itself,
 * others a frame later.
 *
 * @param {Search[]} searches
 * @param {AbortSignal} signal
 */
async function lookAhead(searches, signal) {
  if (!await index.prefetch()) return;
  for (const options of searches) {
    if (signal.aborted) return;
    if (!answers.has(keyOf(options, true))) await ask(options, true, signal).catch(() => {});
  }
}

/**
 * Until the application is there: searches what the address asks, then what is typed.
 *
 * @param {HTMLElement} list
 * @param {HTMLInputElement} field
 */
function searchEarly(list, field) {
  /** @type {(query: string, typing: boolean) => void} */
  const search = (query, typing) => {
    if (html.dataset.app === 'ready') return;
    /** @type {HTMLElement | null | undefined} */
    const ways = list.parentElement?.querySelector('.search__ways');
    if (ways) ways.hidden = true;
    // The application tries again and says what is wrong.
    find(list, query, typing).catch(() => {});
  };
  const asked = new URLSearchParams(location.search);
  prepare();
  field.addEventListener('input', () => {
    const query = new URLSearchParams(asked);
    query.set(QUERY.TEXT, field.value);
    query.delete(QUERY.PAGE);
    search(`?${query}`, true);
  });
  if (field.value) field.dispatchEvent(new Event('input'));
  else if ([...asked.keys()].some((key) => list.dataset.scope === NEWS || key !== QUERY.PAGE)) {
    field.value = asked.get(QUERY.TEXT) ?? '';
    search(location.search, false);
  }
}

const list = document.getElementById(RESULTS);
/** @type {HTMLInputElement | null} */
const field = document.querySelector(`main input[name=${QUERY.TEXT}]`);
if (list && field) searchEarly(list, field);
