// Pagefind: it takes words as it always does, there is nothing to switch. It has no ranges: dates are
// a filter of months, all of which are named.
const pagefind = await import('./index/pagefind.js');

function months(from, to) {
  const named = [];
  for (let year = Number(from); year <= Number(to); year += 1) {
    for (let month = 1; month <= 12; month += 1) named.push(`${year}-${String(month).padStart(2, '0')}`);
  }
  return named;
}

export async function search(text, { facets = {}, from, to }) {
  const filters = Object.fromEntries(Object.entries(facets).map(([group, any]) => [group, { any }]));
  if (from) filters.month = { any: months(from, to) };
  const { results } = await pagefind.search(text || null, { filters });
  const ten = await Promise.all(results.slice(0, 10).map((result) => result.data()));
  return { total: results.length, ids: ten.map(({ url }) => url.split('/').at(-2)), titles: ten.map(({ meta }) => meta.title) };
}
