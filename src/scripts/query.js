// A query of an address as options of the search, and an answer as text. Neither knows the page.

import { LINES, NOT, QUERY, ROWS } from './shared.js';

/**
 * @typedef {import('./search/search.js').Options} Options
 * @typedef {import('./search/search.js').Answer} Answer
 * @typedef {Options & { text: string, facets: Record<string, string[]>, exclude: Record<string, string[]> }} Search
 */

/** The options that the engine knows by the keys of the address. */
const SAME = new Set([QUERY.FROM, QUERY.TO, QUERY.SORT]);

/**
 * The options that a query asks for.
 *
 * @param {string} query
 * @param {number} limit The most hits.
 * @returns {Search}
 */
export function readQuery(query, limit) {
  // A key may be any word, also one that every object has.
  /** @type {Record<string, any>} */
  const options = { text: '', facets: Object.create(null), exclude: Object.create(null), limit, counts: true, passages: true };
  for (const [key, value] of new URLSearchParams(query)) {
    if (key === QUERY.TEXT) options.text = value;
    else if (key === QUERY.PAGE) options.offset = /^\d{1,6}$/.test(value) ? Math.max(0, Number(value) - 1) * ROWS : 0;
    else if (key === QUERY.EXACT) options.literal = true;
    else if (SAME.has(key)) options[key] = value;
    else if (key.startsWith(NOT)) (options.exclude[key.slice(NOT.length)] ??= []).push(value);
    else (options.facets[key] ??= []).push(value);
  }
  return /** @type {Search} */ (options);
}

/**
 * Narrows a search to news, which are whatever has a kind of news. Without words each item stands
 * there once, as in the list that the publisher renders, not in every language.
 *
 * @param {Search} options
 * @param {string[]} kinds
 * @param {string} lang
 */
export function narrowToNews(options, kinds, lang) {
  options.facets.kind ??= kinds;
  if (!options.text.trim() && !options.exclude.lang) options.facets.lang ??= [lang];
}

/**
 * An answer as lines of fields with tabs between them (`page::Answer` reads them).
 *
 * @param {Answer} answer
 */
export function serializeAnswer({ total, complete, hits, facets, histogram, corrections, notes, ignored }) {
  const lines = [
    [LINES.TOTAL, total, complete],
    ...hits.map(({ url, title }) => [LINES.HIT, url, title.map(([text]) => text).join('')]),
    ...facets.flatMap(({ name, values }) => values.map((value) => [LINES.COUNT, name, ...value])),
    ...histogram.map((month) => [LINES.MONTH, ...month]),
    ...corrections.map(({ from, to }) => [LINES.CORRECTION, from, to.slice(0, 3).map((word) => `“${word}”`).join(', ')]),
    ...notes.map(({ kind, word = '' }) => [LINES.NOTE, kind, word]),
    ...ignored.map((option) => [LINES.IGNORED, ...option]),
  ];
  return lines.map((fields) => fields.map((field) => `${field}`.replace(/\s/g, ' ')).join('\t')).join('\n');
}

/** The letters that are looked ahead besides those of the rows, the most frequent first. */
const LETTERS = 'setacinropdmulbgfhvwykjqxz';

/**
 * A text with a letter more: first those by which the words of the rows go on, the most frequent
 * first, then, while letters are Latin, all others, since the word may be in no row.
 *
 * @param {string} text
 * @param {Answer['hits']} hits
 * @returns {string[]}
 */
export function likelyTexts(text, hits) {
  const begun = text.toLowerCase().match(/[\p{L}\p{N}]*$/u)?.[0] ?? '';
  const shown = hits.flatMap(({ title, passage }) => [...title, ...passage]).map(([words]) => words).join('');
  /** @type {Map<string, number>} */
  const times = new Map(begun ? [[' ', 1]] : []);
  for (const word of shown.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const letter = word.startsWith(begun) && word[begun.length];
    if (letter) times.set(letter, (times.get(letter) ?? 0) + 1);
  }
  if (/^[a-z]*$/.test(begun)) for (const letter of LETTERS) times.set(letter, times.get(letter) ?? 0);
  return [...times].sort((a, b) => b[1] - a[1]).map(([letter]) => text + letter);
}
