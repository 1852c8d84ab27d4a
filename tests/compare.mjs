// Compares two built bundles page by page, as a reader and a crawler would:
//   node tests/compare.mjs BEFORE AFTER
// Head (title, description, links, structured data), elements with their attributes and texts, page
// documents, and the names of all other files; hashes in names are passed over. Prints what differs,
// the same difference once with the number of pages that have it. Exit 1 if anything does.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { chromium } from 'playwright-core';
import { findBrowser } from './browser.mjs';

const [before, after] = process.argv.slice(2);
if (!before || !after) {
  console.error('compare: name two bundles, such as: node tests/compare.mjs /tmp/before dist');
  process.exit(2);
}

const HASH = /-[0-9a-f]{8,16}(?=[._])/g;
const filesOf = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
  .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)));

const differences = new Map();
function differs(what, page) {
  if (!differences.has(what)) differences.set(what, []);
  differences.get(what).push(page);
}

/** Runs in the browser: a page as lines, the head first. Comments and hashes are left out. */
function linesOf(html) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const hashless = (text) => text.replace(/-[0-9a-f]{8,16}(?=[._])/g, '-HASH').replace(/card\.png\?[0-9a-f]+/g, 'card.png?HASH');
  const lines = [];
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.data.replace(/\s+/g, ' ');
      if (text.trim()) lines.push(text);
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      const attributes = [...node.attributes].map(({ name, value }) => ` ${name}="${hashless(value)}"`).sort();
      const name = `<${node.localName}${attributes.join('')}>`;
      if (node.localName === 'script') {
        if (/json/.test(node.type)) lines.push(name + JSON.stringify(JSON.parse(node.textContent)));
        else lines.push(name + hashless(node.textContent));
      } else {
        lines.push(name);
        for (const child of node.childNodes) walk(child);
      }
    }
  };
  walk(page.documentElement);
  // Neighbouring texts are one to a reader.
  return lines.reduce((all, line) => {
    if (all.length && !line.startsWith('<') && !all.at(-1).startsWith('<')) all[all.length - 1] += line;
    else all.push(line);
    return all;
  }, []).map((line) => line.trim());
}

/** Lines of one page that the other does not have, each as often as it is missing. */
function missing(from, other) {
  const counts = new Map();
  for (const line of other) counts.set(line, (counts.get(line) ?? 0) + 1);
  return from.filter((line) => {
    const left = counts.get(line) ?? 0;
    counts.set(line, left - 1);
    return left <= 0;
  });
}

const [old, made] = [before, after].map((folder) => new Map(filesOf(folder).map((name) => [name.replace(HASH, '-HASH'), name])));
for (const name of old.keys()) if (!made.has(name)) differs('the file is gone', name);
for (const name of made.keys()) if (!old.has(name)) differs('the file is new', name);

const browser = await chromium.launch({ executablePath: findBrowser().chrome, args: ['--disable-gpu'], chromiumSandbox: false });
const page = await browser.newPage();
let pages = 0;
for (const [name, file] of old) {
  if (!made.has(name)) continue;
  const texts = [path.join(before, file), path.join(after, made.get(name))].map((each) => readFileSync(each));
  if (texts[0].equals(texts[1])) { pages += name.endsWith('.html'); continue; }
  if (name.endsWith('.html')) {
    pages += 1;
    const [a, b] = await Promise.all(texts.map((text) => page.evaluate(linesOf, text.toString())));
    const lost = missing(a, b);
    const come = missing(b, a);
    if (lost.length + come.length) differs([...lost.map((line) => `- ${line.slice(0, 300)}`), ...come.map((line) => `+ ${line.slice(0, 300)}`)].slice(0, 12).join('\n    '), name);
    else if (!isDeepStrictEqual(a, b)) differs('the order of the elements', name);
  } else if (name.endsWith('.json')) {
    const [a, b] = texts.map((text) => JSON.parse(text.toString().replace(HASH, '-HASH')));
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      if (!isDeepStrictEqual(a[key], b[key])) differs(`"${key}" of the document`, name);
    }
  } else if (!/\.(js|css|wasm)$/.test(name) && !name.startsWith('search/')) {
    differs('the bytes of the file', name);
  }
}
await browser.close();
for (const [what, where] of differences) console.log(`${where.length} × ${where.slice(0, 3).join(', ')}${where.length > 3 ? ' …' : ''}\n    ${what}`);
console.log(`${pages} pages compared, ${differences.size} kinds of differences`);
process.exitCode = differences.size ? 1 : 0;
