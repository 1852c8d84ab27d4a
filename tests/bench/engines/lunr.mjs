// `node engines/lunr.mjs DOCUMENTS INTO`: an index by Lunr.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import lunr from 'lunr';
import { documents } from './documents.mjs';

const [from, into] = process.argv.slice(2);
const builder = new lunr.Builder();
// Lunr's own trimmer takes all letters but a to z for punctuation.
const trimmer = (token) => token.update((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''));
lunr.Pipeline.registerFunction(trimmer, 'unicodeTrimmer');
builder.pipeline.add(trimmer, lunr.stopWordFilter, lunr.stemmer);
builder.searchPipeline.add(lunr.stemmer);
builder.ref('id');
builder.field('title', { boost: 3 });
for (const field of ['summary', 'body', 'aliases']) builder.field(field);
const stored = {};
for await (const document of documents(from)) {
  builder.add(document);
  const { id, url, title, date, facets } = document;
  stored[id] = { id, url, title, date, facets };
}
mkdirSync(into, { recursive: true });
writeFileSync(`${into}/index.json`, JSON.stringify(builder.build()));
writeFileSync(`${into}/stored.json`, JSON.stringify(stored));
copyFileSync(fileURLToPath(import.meta.resolve('lunr/lunr.min.js')), `${into}/lunr.js`);
