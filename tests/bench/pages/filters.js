// Filters and counts for engines that have none: over all that was found, in the page.

/** What of `found` has a value of each group and a date from the first to the last year. */
export function narrow(found, { facets = {}, from, to }) {
  const groups = Object.entries(facets);
  return found.filter((item) => groups.every(([group, any]) => any.some((value) => item.facets[group]?.includes(value)))
    && (!from || (item.date >= from && item.date < `${Number(to) + 1}`)));
}

/** How many of `found` have each value. The choices of a group narrow its own counts too: less than is asked of ours. */
export function count(found) {
  const counts = {};
  for (const { facets } of found) {
    for (const [group, values] of Object.entries(facets)) {
      const of = (counts[group] ??= {});
      for (const value of values) of[value] = (of[value] ?? 0) + 1;
    }
  }
  return counts;
}
