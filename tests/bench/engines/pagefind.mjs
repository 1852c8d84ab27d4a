// `node engines/pagefind.mjs DOCUMENTS INTO`: an index by Pagefind, from its own interface for Node.
import { close, createIndex } from 'pagefind';
import { documents } from './documents.mjs';

const [from, into] = process.argv.slice(2);
const failed = ({ errors }) => { if (errors.length) throw new Error(errors.join('; ')); };
// One language, so that a search finds documents of all: it keeps indexes of languages apart.
const made = await createIndex({ forceLanguage: 'en', includeCharacters: './' });
failed(made);
for await (const { url, title, summary, body, date, aliases, facets } of documents(from)) {
  failed(await made.index.addCustomRecord({
    url,
    content: [title, summary, body, aliases].filter(Boolean).flat().join('\n'),
    language: 'en',
    meta: { title, date },
    filters: { ...Object.fromEntries(Object.entries(facets).filter(([, values]) => values.length)), month: [date.slice(0, 7)] },
    sort: { date },
  }));
}
failed(await made.index.writeFiles({ outputPath: into }));
await close();
