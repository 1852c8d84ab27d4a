// Lunr: its index as JSON, and the titles in a file of their own, as it keeps no fields.
import { count, narrow } from './filters.js';

const beside = (file) => new URL(`./index/${file}`, import.meta.url);
const json = async (file) => (await fetch(beside(file))).json();
const script = new Promise((loaded, failed) => {
  const element = Object.assign(document.createElement('script'), { src: beside('lunr.js'), onload: loaded, onerror: failed });
  document.head.append(element);
});
const [data, stored] = await Promise.all([json('index.json'), json('stored.json'), script]);
const { lunr } = window;
const index = lunr.Index.load(data);

export function search(text, { forgiving = true, counts, ...filters }) {
  const { TRAILING } = lunr.Query.wildcard;
  const results = index.query((query) => {
    for (const token of lunr.tokenizer(text)) {
      query.term(token, { boost: 10 });
      if (!forgiving) continue;
      const term = token.toString();
      query.term(term, { usePipeline: false, wildcard: TRAILING, boost: 3 });
      if (term.length >= 4) query.term(term, { usePipeline: false, editDistance: 1 });
    }
  });
  const all = text ? results.map(({ ref }) => stored[ref]) : Object.values(stored);
  const found = narrow(all, filters);
  const ten = found.slice(0, 10);
  return { total: found.length, counts: counts && count(found), ids: ten.map(({ id }) => id), titles: ten.map(({ title }) => title) };
}
