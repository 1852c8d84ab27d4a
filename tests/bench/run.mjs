// Measures search engines for static files side by side: see README.md.
//
//   node run.mjs --documents 1000,20000 --engines ours,pagefind,minisearch,lunr --only build,bytes,slow,warm,known
//   node run.mjs --documents 20000 --only known --native
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { brotliCompressSync, constants } from 'node:zlib';
import { chromium } from 'playwright-core';
import { compressible, serve } from './server.mjs';

const here = import.meta.dirname;
const { values: asked } = parseArgs({
  options: {
    documents: { type: 'string', default: '1000,20000' },
    engines: { type: 'string', default: 'ours,pagefind,minisearch,lunr' },
    only: { type: 'string', default: 'build,bytes,slow,warm,known' },
    known: { type: 'string', default: '100' },
    native: { type: 'boolean', default: false },
    into: { type: 'string', default: path.join(here, 'data') },
  },
});
const only = new Set(asked.only.split(','));
const engines = asked.native ? ['ours'] : asked.engines.split(',');
const target = process.env.CARGO_TARGET_DIR;
/** The command line of a release build. */
const communique = process.env.COMMUNIQUE ?? path.join(target ?? path.join(here, '../../target'), 'release/communique');
const KINDS = ['rare', 'two', 'three'];
const EDITS = ['none', 'edit', 'cut'];
/** A connection by mobile phone, and a phone. */
const SLOW = { rate: 1.6e6, delay: 150, cpu: 4 };
/** How long an engine may take to answer one query before it is given up. */
const PATIENCE = 180_000;

const middle = (numbers, share = 0.5) => numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))];
const say = (text) => process.stderr.write(`${text}\n`);
const lines = (file) => readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line));

/** The corpus of so many documents and its queries, made once. */
function corpus(n) {
  const folder = path.join(asked.into, String(n));
  mkdirSync(folder, { recursive: true });
  const made = (program, file) => {
    if (existsSync(file)) return file;
    const run = spawnSync('cargo', ['run', '--quiet', '--release', '--bin', program, '--', String(n)], { cwd: here, stdio: ['ignore', openSync(`${file}.part`, 'w'), 'inherit'] });
    if (run.status !== 0) throw new Error(`${program} ended with ${run.status}`);
    cpSync(`${file}.part`, file);
    rmSync(`${file}.part`);
    return file;
  };
  const documents = made('corpus', path.join(folder, 'documents.jsonl'));
  const queries = lines(made('queries', path.join(folder, 'queries.jsonl')));
  return { folder, documents, queries };
}

/** Queries of a kind and an edit, `some` at most. */
function take(queries, kind, edit, some) {
  const right = edit === 'edit' ? (query) => !['none', 'cut'].includes(query.edit) : (query) => query.edit === edit;
  return queries.filter((query) => query.kind === kind && right(query)).slice(0, some);
}

/** What an engine is asked for a query: beginnings only where a word was cut, as one types it. */
const options = ({ edit, facets, from, to }, forgiving) => ({ forgiving, typing: forgiving && edit === 'cut', ...(facets && { facets, counts: true }), ...(from && { from, to }) });

/** What the processes of a group use: bytes of memory together, and for each its seconds of processors so far. */
function used(group) {
  let memory = 0;
  const seconds = {};
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      // The name of the program may hold spaces; what follows it is counted from here.
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
      if (fields[2] !== String(group)) continue;
      seconds[pid] = (Number(fields[11]) + Number(fields[12])) / 100;
      memory += Number(fields[21]) * 4096;
    } catch {
      // It has ended.
    }
  }
  return { memory, seconds };
}

/** Builds an index: seconds of wall time and of processors, bytes of memory, programs that it starts included. */
async function build(engine, { documents, folder }) {
  const into = path.join(folder, engine);
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  const index = path.join(into, 'index');
  const command = engine === 'ours' ? [communique, 'index', documents, '--into', index] : [process.execPath, '--max-old-space-size=6000', path.join(here, `engines/${engine}.mjs`), documents, index];
  // The shell's own `time` counts all descendants that were waited for; Pagefind's program is not.
  const run = spawn('bash', ['-c', 'TIMEFORMAT="%R %U %S"; time "$@" 1>&2', 'bash', ...command], { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  run.stderr.setEncoding('utf8').on('data', (text) => { said = (said + text).slice(-1e5); });
  let memory = 0;
  const seconds = {};
  const watch = setInterval(() => {
    const now = used(run.pid);
    memory = Math.max(memory, now.memory);
    Object.assign(seconds, now.seconds);
  }, 50);
  const [status] = await once(run, 'close');
  clearInterval(watch);
  if (status !== 0) throw new Error(`the build ended with ${status}: ${said}`);
  const [wall, user, system] = said.trim().split('\n').at(-1).split(' ').map(Number);
  cpSync(path.join(here, 'pages/index.html'), path.join(into, 'index.html'));
  // One file, as a bundler would make it: what an engine needs beside itself is no request of its own.
  const page = readFileSync(path.join(here, `pages/${engine}.js`), 'utf8');
  const filters = readFileSync(path.join(here, 'pages/filters.js'), 'utf8');
  const [bare, shared] = [page.replace(/^import .* from '\.\/filters\.js';$/m, ''), filters.replaceAll(/^export /gm, '')];
  writeFileSync(path.join(into, 'engine.js'), bare === page ? page : bare + shared);
  const seen = Object.values(seconds).reduce((sum, of) => sum + of, 0);
  return { wall, cpu: Math.max(user + system, seen), memory, ...pack(into) };
}

/** Compresses what hosts compress, and adds up what would be served: files, bytes. */
function pack(folder) {
  let [files, bytes] = [0, 0];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (!entry.isFile() || /\.(br|gz)$/.test(entry.name)) continue;
    const ofIndex = entry.parentPath.startsWith(path.join(folder, 'index'));
    let { size } = statSync(file);
    if (compressible(file)) {
      const params = { [constants.BROTLI_PARAM_QUALITY]: size > 1e6 ? 9 : 11, [constants.BROTLI_PARAM_LGWIN]: 22 };
      if (!existsSync(`${file}.br`)) writeFileSync(`${file}.br`, brotliCompressSync(readFileSync(file), { params }));
      ({ size } = statSync(`${file}.br`));
    }
    if (ofIndex) [files, bytes] = [files + 1, bytes + size];
  }
  return { files, bytes };
}

/** A page of an engine in a fresh profile, with nothing of the engine loaded. */
async function open(browser, server) {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error') problems.push(message.text()); });
  await page.goto(`${server.origin}/`);
  server.count();
  return { page, problems, close: () => context.close() };
}

/**
 * Slows the processes of all pages: they run one part in `rate` of the time. DevTools can slow a page
 * but not its workers, where some engines are. Returns how to end it.
 */
async function throttle(browser, rate) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const pids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  const flag = new Int32Array(new SharedArrayBuffer(4));
  // In a thread of its own, as the server is busy in this one.
  const beat = new Worker(`
    const { pids, rate, flag } = require('node:worker_threads').workerData;
    const all = (signal) => pids.forEach((pid) => { try { process.kill(pid, signal); } catch {} });
    while (Atomics.load(flag, 0) === 0) {
      all('SIGSTOP');
      Atomics.wait(flag, 0, 0, 4 * (rate - 1));
      all('SIGCONT');
      Atomics.wait(flag, 0, 0, 4);
    }`, { eval: true, workerData: { pids, rate, flag } });
  return async () => {
    const ended = once(beat, 'exit');
    Atomics.store(flag, 0, 1);
    Atomics.notify(flag, 0);
    await ended;
  };
}

/** Asks in the page: `{ total, ids, titles, ms }`. */
async function ask({ page, problems }, text, wanted) {
  const limit = new Promise((_, fail) => { setTimeout(() => fail(new Error(`no answer in ${PATIENCE / 1000} s: ${text}`)), PATIENCE).unref(); });
  const answered = page.evaluate(async ([query, how]) => {
    const start = performance.now();
    const { total, ids, titles } = await window.search(query, how);
    return { total, ids, titles, ms: performance.now() - start };
  }, [text, wanted]);
  const answer = await Promise.race([answered, limit]);
  if (problems.length) throw new Error(problems.join('; '));
  return answer;
}

/** One search in a cold page: bytes, requests, milliseconds. */
async function cold(browser, server, query, limits) {
  const opened = await open(browser, server);
  server.slow(limits ?? null);
  const release = limits && await throttle(browser, limits.cpu);
  let answer;
  try {
    answer = await ask(opened, query.text, options(query, true));
  } finally {
    await release?.();
  }
  const { ms, titles } = answer;
  // What is fetched behind the titles is paid for too.
  await opened.page.waitForLoadState('networkidle');
  server.slow(null);
  const counted = { ...server.count(), ms, titles: titles.length };
  await opened.close();
  return counted;
}

const typical = (measured) => Object.fromEntries(Object.keys(measured[0]).map((key) => [key, middle(measured.map((one) => one[key]))]));

/** Bytes and requests of a first search: one word, three words, a word with an edit. Medians. */
async function bytes(browser, server, queries) {
  const sets = { one: take(queries, 'medium', 'none', 5), three: take(queries, 'three', 'none', 5), plain: take(queries, 'rare', 'none', 5), corrected: take(queries, 'rare', 'edit', 5) };
  const results = {};
  for (const [name, set] of Object.entries(sets)) {
    const measured = [];
    for (const query of set) measured.push(await cold(browser, server, query));
    results[name] = typical(measured);
  }
  return results;
}

/** Milliseconds of a first search on a phone. */
async function slow(browser, server, queries) {
  const measured = [];
  for (const query of take(queries, 'medium', 'none', 3)) measured.push(await cold(browser, server, query, SLOW));
  return typical(measured);
}

/** Bytes of the memories of WebAssembly in a page and its workers, which the browser's own measure leaves out. */
async function wasmMemory(page) {
  const session = await page.context().newCDPSession(page);
  const waiting = new Map();
  const workers = [];
  let id = 0;
  session.on('Target.attachedToTarget', ({ sessionId }) => workers.push(sessionId));
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id: answered, result = {} } = JSON.parse(message);
    waiting.get(answered)?.(result);
  });
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const toWorker = (sessionId) => (method, params) => new Promise((done) => {
    id += 1;
    waiting.set(id, done);
    session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) });
  });
  let bytes = 0;
  for (const send of [(method, params) => session.send(method, params), ...workers.map(toWorker)]) {
    const prototype = (await send('Runtime.evaluate', { expression: 'WebAssembly.Memory.prototype' })).result;
    const { objects } = await send('Runtime.queryObjects', { prototypeObjectId: prototype.objectId });
    const sum = 'function () { return this.reduce((all, memory) => all + memory.buffer.byteLength, 0); }';
    bytes += (await send('Runtime.callFunctionOn', { functionDeclaration: sum, objectId: objects.objectId, returnByValue: true })).result.value;
  }
  await session.detach();
  return bytes;
}

/** Milliseconds of 200 queries, the second time that they are asked; memory after them. */
async function warm(browser, server, queries) {
  const mixed = (edits) => Array.from({ length: 200 }, (_, n) => take(queries, KINDS[n % 3], edits[Math.floor(n / 3) % edits.length], 200)[n]);
  const sets = { words: [mixed(['none']), false], forgiving: [mixed(EDITS), true], facets: [take(queries, 'facets', 'none', 200), false] };
  const results = {};
  for (const [name, [set, forgiving]] of Object.entries(sets)) {
    const opened = await open(browser, server);
    const memory = async () => (await opened.page.evaluate(async () => (await performance.measureUserAgentSpecificMemory()).bytes)) + (await wasmMemory(opened.page));
    const empty = await memory();
    const times = [];
    for (const round of [1, 2]) {
      for (const query of set.filter(Boolean)) {
        const { ms } = await ask(opened, query.text, options(query, forgiving));
        if (round === 2) times.push(ms);
      }
      if (round === 1) results[`${name}Memory`] = (await memory()) - empty;
    }
    results[name] = { p50: middle(times), p95: middle(times, 0.95) };
    await opened.close();
  }
  return results;
}

/** Of known items, the share that is in the first ten, by kind and edit. */
async function known(browser, server, queries) {
  const opened = await open(browser, server);
  const results = {};
  for (const kind of KINDS) {
    for (const edit of EDITS) {
      const set = take(queries, kind, edit, Number(asked.known));
      let found = 0;
      for (const query of set) found += (await ask(opened, query.text, options(query, true))).ids.includes(query.id);
      (results[kind] ??= {})[edit] = found / set.length;
    }
  }
  await opened.close();
  return results;
}

/** The same by our command line, with all queries. */
function knownNatively(folder, queries) {
  const results = {};
  for (const edit of EDITS) {
    const sets = KINDS.map((kind) => take(queries, kind, edit));
    const flags = edit === 'cut' ? ['--typing'] : [];
    const answers = execFileSync(communique, ['search', '--index', path.join(folder, 'ours/index'), '--queries', '-', '--json', ...flags], {
      input: sets.flat().map(({ text }) => `${text}\n`).join(''), encoding: 'utf8', maxBuffer: 1 << 30,
    }).trim().split('\n').map((line) => JSON.parse(line));
    for (const [n, set] of sets.entries()) {
      const found = set.filter(({ id }) => answers.shift().hits.some((hit) => hit.id === id));
      (results[KINDS[n]] ??= {})[edit] = found.length / set.length;
    }
  }
  return results;
}

/** Rows of the table: what, how it is read, how it is written. */
const kB = (number) => (number < 1e6 ? `${Math.round(number / 1e3)} kB` : `${(number / 1e6).toFixed(1)} MB`);
const ms = (number) => (number < 10 ? number.toFixed(1) : Math.round(number));
const percent = (share) => `${Math.round(share * 100)}`;
const ROWS = [
  ['Build, wall / CPU', ({ build: it }) => it && `${it.wall.toFixed(1)} / ${it.cpu.toFixed(1)} s`],
  ['Build, memory', ({ build: it }) => it && kB(it.memory)],
  ['Index as served', ({ build: it }) => it && kB(it.bytes)],
  ['Files', ({ build: it }) => it && it.files.toLocaleString('en')],
  ['Ten titles, one word', ({ bytes: it }) => it && `${kB(it.one.bytes)}, ${it.one.requests} requests`],
  ['Ten titles, three words', ({ bytes: it }) => it && `${kB(it.three.bytes)}, ${it.three.requests} requests`],
  ['A rare word, as it is', ({ bytes: it }) => it && `${kB(it.plain.bytes)}, ${it.plain.requests} requests`],
  ['A rare word with an edit', ({ bytes: it }) => it && `${kB(it.corrected.bytes)}, ${it.corrected.requests} requests`],
  ['Ten titles on a slow phone', ({ slow: it }) => it && `${(it.ms / 1000).toFixed(1)} s`],
  ['Warm, words as given, p50 / p95', ({ warm: it }) => it && `${ms(it.words.p50)} / ${ms(it.words.p95)} ms`],
  ['Warm, prefix and typos, p50 / p95', ({ warm: it }) => it && `${ms(it.forgiving.p50)} / ${ms(it.forgiving.p95)} ms`],
  ['Warm, two facets and dates, counts, p50 / p95', ({ warm: it }) => it && `${ms(it.facets.p50)} / ${ms(it.facets.p95)} ms`],
  ['Memory after 200 queries: given / typos / facets', ({ warm: it }) => it && ['words', 'forgiving', 'facets'].map((set) => kB(it[`${set}Memory`])).join(' / ')],
  ...KINDS.map((kind) => [`Known item, ${kind}: as it is / edit / cut`, ({ known: it }) => it && `${EDITS.map((edit) => percent(it[kind][edit])).join(' / ')} %`]),
];

function table(n, results) {
  const names = Object.keys(results);
  const rows = ROWS.map(([title, of]) => [title, ...names.map((name) => of(results[name]) || '–')]).filter((row) => row.slice(1).some((cell) => cell !== '–'));
  return [`| ${Number(n).toLocaleString('en')} documents | ${names.join(' | ')} |`, `| --- |${names.map(() => ' --: |').join('')}`, ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');
}

const machine = { cpu: cpus()[0].model, cores: cpus().length, memory: totalmem(), node: process.version };
const store = path.join(asked.into, 'results.json');
const stored = existsSync(store) ? JSON.parse(readFileSync(store, 'utf8')) : {};
const browser = asked.native ? null : await chromium.launch({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  // The memory is measured when it is asked for, not at the next collection.
  args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--enable-blink-features=ForceEagerMeasureMemory'],
  chromiumSandbox: false,
});
if (browser) machine.chromium = browser.version();
for (const n of asked.documents.split(',')) {
  const of = corpus(n);
  const results = {};
  stored[n] ??= {};
  for (const engine of engines) {
    const measured = (results[engine] = stored[n][engine] ??= {});
    const folder = path.join(of.folder, engine);
    const step = async (name, work) => {
      if (!only.has(name)) return;
      say(`${n} ${engine} ${name}`);
      try {
        measured[name] = await work();
        measured[name].load = loadavg()[0];
      } catch (error) {
        delete measured[name];
        say(`${n} ${engine} ${name}: ${error.message}`);
      }
      writeFileSync(store, `${JSON.stringify({ ...stored, machine }, null, 2)}\n`);
    };
    await step('build', () => build(engine, of));
    if (!existsSync(path.join(folder, 'index'))) continue;
    if (asked.native) {
      await step('known', () => knownNatively(of.folder, of.queries));
    } else {
      for (const [name, work] of Object.entries({ bytes, slow, warm, known })) {
        const server = await serve(folder);
        await step(name, () => work(browser, server, of.queries));
        await server.close();
      }
    }
  }
  process.stdout.write(`${table(n, results)}\n\n`);
}
await browser?.close();
