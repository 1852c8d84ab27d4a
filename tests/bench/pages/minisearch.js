// MiniSearch, as its documentation sets it up: one JSON file, read at the first search.
import MiniSearch, { options } from './index/minisearch.js';
import { count, narrow } from './filters.js';

const index = MiniSearch.loadJSON(await (await fetch(new URL('./index/index.json', import.meta.url))).text(), options);
const boost = { title: 3, summary: 1.5 };

export function search(text, { forgiving = true, counts, ...filters }) {
  const asked = { boost, ...(forgiving && { prefix: true, fuzzy: 0.2 }) };
  const found = narrow(index.search(text || MiniSearch.wildcard, asked), filters);
  const ten = found.slice(0, 10);
  return { total: found.length, counts: counts && count(found), ids: ten.map(({ id }) => id), titles: ten.map(({ title }) => title) };
}
