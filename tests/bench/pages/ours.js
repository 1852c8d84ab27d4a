// Communiqué's engine: `search.js` as it stands beside every index.
import { open } from './index/search.js';

const index = open(new URL('./index/', import.meta.url));

export async function search(text, { forgiving = true, typing = false, facets, from, to, counts }) {
  const options = { limit: 10, literal: !forgiving, typing, counts };
  const answer = await index.search(text, { ...options, ...(facets && { facets }), ...(from && { from, to }) });
  return { total: answer.total, ids: answer.hits.map(({ id }) => id), titles: answer.hits.map(({ title }) => title.map(([piece]) => piece).join('')) };
}
