// `node engines/minisearch.mjs DOCUMENTS INTO`: an index by MiniSearch.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import MiniSearch from 'minisearch';
import { documents } from './documents.mjs';

const [from, into] = process.argv.slice(2);
const options = { fields: ['title', 'summary', 'body', 'aliases'], storeFields: ['url', 'title', 'date', 'facets'] };
const index = new MiniSearch(options);
for await (const { aliases, ...document } of documents(from)) index.add({ ...document, aliases: aliases?.join(' ') });
mkdirSync(into, { recursive: true });
writeFileSync(`${into}/index.json`, JSON.stringify(index));
const library = readFileSync(fileURLToPath(import.meta.resolve('minisearch')), 'utf8');
writeFileSync(`${into}/minisearch.js`, `${library}\nexport const options = ${JSON.stringify(options)};\n`);
