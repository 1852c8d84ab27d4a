// Makes the outlines in public/content/map.json from Natural Earth's countries at 1:50 million,
// which are in the public domain, as the npm package world-atlas holds them. To be run by hand:
//   node tools/map.mjs
// Everything in map.json but "lands" is written by hand and kept.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const packages = ['world-atlas@2.0.2', 'topojson-client@3.1.0', 'topojson-simplify@3.0.3'];
const content = new URL('../public/content/', import.meta.url);

// How much coarser outlines are than those that are seen closely: in a box of degrees, in the rest
// of the north and the lands round Australia, and at the edge.
const coarseness = ([lon, lat]) => {
  if (lon > -26 && lon < 80 && lat > 33 && lat < 72) return 1;
  return lat > 10 || (lon > 95 && lon < 160) ? 12 : 150;
};
// Square kilometres: the smallest triangle that a point of an outline may make with those beside
// it (Visvalingam and Whyatt 1993), and the smallest island and lake.
const TRIANGLE = 250;
const ISLAND = 700;

// Land that Natural Earth draws apart and that belongs to a country of the content.
const PARTS = {
  Greenland: 'Denmark', 'Faeroe Is.': 'Denmark', Åland: 'Finland', 'Isle of Man': 'United Kingdom',
  Jersey: 'United Kingdom', Guernsey: 'United Kingdom', 'Puerto Rico': 'United States of America',
  'N. Cyprus': 'Cyprus',
};
// Countries that Natural Earth calls by another name than the content.
const NAMES = {
  'Bosnia and Herz.': 'bosnia-and-herzegovina', Czechia: 'czech-republic', Macedonia: 'north-macedonia',
  Russia: 'russian-federation', 'South Korea': 'republic-of-korea', Turkey: 'turkiye',
  Netherlands: 'netherlands', Vatican: 'holy-see',
};

const folder = mkdtempSync(join(tmpdir(), 'map-'));
execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', '--prefix', folder, ...packages]);
const require = createRequire(join(folder, 'index.js'));
const { feature, mergeArcs } = require('topojson-client');
const { presimplify, simplify } = require('topojson-simplify');
const atlas = require('world-atlas/countries-50m.json');
rmSync(folder, { recursive: true });

// Square kilometres inside a ring, small enough for a degree to be as wide everywhere in it.
function area(ring) {
  const narrow = Math.cos((ring[0][1] * Math.PI) / 180);
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    // The antimeridian lies in some.
    const step = ((ring[i][0] - ring[j][0] + 540) % 360) - 180;
    sum += step * (ring[i][1] + ring[j][1]);
  }
  return (Math.abs(sum) / 2) * narrow * 111.2 ** 2;
}

const countries = JSON.parse(readFileSync(new URL('countries.json', content)));
const byName = new Map(countries.map(({ id, name }) => [name, id]));
const own = name => NAMES[name] ?? byName.get(name);

// The polygons of every country of the content, of Kosovo, whose borders are drawn and of which
// nothing more is said, and of all other land.
const OTHER = 'other';
const APART = 'Kosovo';
const groups = new Map([[OTHER, []], [APART, []]]);
const add = (id, polygons) => groups.set(id, [...(groups.get(id) ?? []), ...polygons]);
for (const { type, arcs, properties } of atlas.objects.countries.geometries) {
  const polygons = type === 'Polygon' ? [arcs] : arcs;
  if (properties.name === 'Antarctica') continue;
  if (properties.name === APART) add(APART, polygons);
  else if (properties.name === 'Russia') {
    // Natural Earth draws who holds Crimea; it is Ukraine's by international law.
    const isCrimea = polygon => {
      const ring = feature(atlas, { type: 'Polygon', arcs: polygon }).geometry.coordinates[0];
      return ring.every(([lon, lat]) => lon > 32 && lon < 37 && lat > 44 && lat < 46.5);
    };
    add(own('Russia'), polygons.filter(polygon => !isCrimea(polygon)));
    add(own('Ukraine'), polygons.filter(isCrimea));
  } else add(own(PARTS[properties.name] ?? properties.name) ?? OTHER, polygons);
}
for (const { id } of countries) if (!groups.has(id)) console.error(`map: ${id} has no outline`);

const weigh = triangle => area(triangle) / coarseness(triangle[1]);
const simple = simplify(presimplify(atlas, weigh), TRIANGLE);
const lands = [];
for (const [id, polygons] of groups) {
  const merged = mergeArcs(simple, polygons.map(arcs => ({ type: 'Polygon', arcs })));
  const rings = feature(simple, merged).geometry.coordinates.flat()
    .map(ring => ring.slice(0, -1).map(point => point.map(degrees => Math.round(degrees * 100) / 100)))
    .filter(ring => ring.length > 2)
    .sort((a, b) => area(b) - area(a));
  // A country keeps its largest part, however small.
  const kept = rings.filter((ring, at) =>
    (at === 0 && id !== OTHER) || area(ring) > ISLAND * coarseness(ring[0]));
  lands.push({ country: [OTHER, APART].includes(id) ? undefined : id, rings: kept });
}
lands.sort((a, b) => (a.country ?? '').localeCompare(b.country ?? '', 'en'));

const file = new URL('map.json', content);
const map = JSON.parse(readFileSync(file));
delete map.lands;
const head = JSON.stringify(map, null, 2).replace(/\n}$/, '');
// A ring a line, so that a change can be read.
const lines = lands.map(({ country, rings }) => {
  const name = country ? `"country": "${country}", ` : '';
  return `    { ${name}"rings": [\n${rings.map(ring => `      ${JSON.stringify(ring)}`).join(',\n')}\n    ] }`;
});
writeFileSync(file, `${head},\n  "lands": [\n${lines.join(',\n')}\n  ]\n}\n`);
