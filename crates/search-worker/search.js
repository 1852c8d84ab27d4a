/**
 * Full-text and faceted search in an index of static files: `open(folder).search('words')`.
 * Part of Communiqué; documented in its `crates/search-worker/search.js`.
 */

// An index needs a host of static files, no more, and a page nothing but this file:
//
//     import { open } from './search/search.js';
//
//     const index = open();
//     const { total, hits } = await index.search('open skies', { facets: { country: ['albania'] } });
//
// The work is done in a worker, by `search.wasm` beside this file. A Content-Security-Policy has to
// allow `script-src 'self' 'wasm-unsafe-eval'`, `worker-src 'self'` and `connect-src 'self'`. The
// page and this file need one origin; the index may have another that allows it (CORS).
//
// Two programs are in one file, so that a page has one thing less to ask for: what a page imports,
// and the worker that is started from the same address. `tools/worker.sh` puts in what wasm-bindgen
// makes (`glue.js`), and leaves out all comments but the first.

import { Engine, initSync } from './glue.js';

/**
 * @typedef {Object} Options
 * @property {Object<string, string | string[]>} [facets] Values by facet: `{ country: ['albania', 'serbia'] }`.
 *   Values of one facet are alternatives, facets narrow each other.
 * @property {Object<string, string | string[]>} [exclude] Values that no hit may have.
 * @property {string} [from] The first date: `2014`, `2014-06`, `06/2014`, `2014-06-17` or `17/06/2014`.
 * @property {string} [to] The last date, in the same forms; `2014` is the whole year.
 * @property {'relevance' | 'newest' | 'oldest'} [sort] The order of the hits, `relevance` if not given.
 * @property {number} [offset] How many hits to leave out at the beginning.
 * @property {number} [limit] How many hits to return: 10 if not given, at most 1000.
 * @property {string} [lang] The visitor's language, such as `fr`: its documents come a little earlier.
 * @property {boolean} [typing] The last word is being typed: it stands for all that begin with it.
 * @property {boolean} [literal] Take words as they are: no corrections, no beginnings.
 * @property {boolean} [counts] Bring `facets` and `histogram`, and the facets of each hit.
 * @property {boolean} [passages] Bring a passage of each hit.
 * @property {AbortSignal} [signal] Gives the search up; its promise rejects with the signal's reason.
 * @property {(answer: Answer) => void} [onPartial] Called with the titles, once or more, while
 *   counts, totals or passages are still on their way.
 */

/**
 * @typedef {[text: string, marked: 0 | 1]} Piece A stretch of text, and whether the query asks for it.
 *
 * @typedef {Object} Hit
 * @property {string} id
 * @property {string} url
 * @property {Piece[]} title
 * @property {string} date `2014`, `2014-06` or `2014-06-17`, or empty.
 * @property {string} lang Or empty.
 * @property {string[][]} facets Its values in each facet, in the order of the answer's `facets`.
 * @property {boolean} complete Whether it has every word.
 * @property {boolean} named Whether its title or another of its names is what the query says, and nothing
 *   else. On the first page by relevance these come first.
 * @property {number} score To be compared within one answer only.
 * @property {Piece[]} passage
 *
 * @typedef {Object} Answer
 * @property {number} total How many documents were found.
 * @property {number} complete How many of them have every word; they come first.
 * @property {Hit[]} hits
 * @property {{ name: string, values: [value: string, count: number][] }[]} facets Each with its
 *   values and how many documents would be found with them.
 * @property {[year: number, month: number, count: number][]} histogram Oldest first; the month is 0
 *   for documents of which only the year is known.
 * @property {{ from: string, to: string[] }[]} corrections What was searched in the place of words.
 * @property {{ kind: string, word?: string, group?: string, value?: string, count?: number, sign?: string }[]} notes What of the query was not used, or is worth
 *   saying: `unknown` with `word`, `no-such-value` with `group` and `value`, `too-long` with
 *   `count`, `dangling` with `sign`; `unbalanced`, `only-exclusions`, `partial`, `only-stop-words`.
 * @property {[name: string, value: string][]} ignored Options that were not understood.
 */

/** @typedef {Worker & { ran?: boolean }} Started A worker, and whether it has answered. */
/**
 * @typedef {Object} Pending A search that is not answered yet.
 * @property {number} id
 * @property {string} options
 * @property {(answer: Answer) => void} resolve
 * @property {(reason: unknown) => void} reject
 * @property {((answer: Answer) => void) | undefined} onPartial
 * @property {AbortSignal | undefined} signal
 * @property {() => void} leave
 * @property {ReturnType<typeof setTimeout>} [timer]
 * @property {boolean} [again] It has had its second try.
 *
 * @typedef {Object} Reply A message of the worker.
 * @property {boolean} [rest]
 * @property {number} [id]
 * @property {string} [partial]
 * @property {string} [answer]
 * @property {string} [error]
 * @property {string} [died]
 */

const HERE = import.meta.url;
// The digits tell releases apart, so that a copy that the browser has need not be asked about.
const WASM = new URL(`search.wasm?${VERSION}`, HERE);
const MANIFEST = 'manifest.bin';
const NAME = 'communique-search';
// A worker that runs confirms a search within milliseconds.
const SILENCE = 5000;
// Each round brings a part or more. Hundreds of rounds are no search.
const ROUNDS = 1000;

/**
 * Opens an index and begins to fetch what every search needs, at once. One search is answered at a
 * time: a newer one ends those before it, whose promises reject with an `AbortError`. A file that
 * does not come or is damaged is asked for once more past the browser's cache; after that the
 * search looks whether the index was published anew, and starts over if so. An error says which file
 * it was and what helps; the next search tries again.
 *
 * @param {string | URL} [folder] The index's folder, relative to the page; that of this file if not given.
 * @param {Object} [settings]
 * @param {number} [settings.timeout] How long to wait for the next bytes of a file, in milliseconds.
 * @returns {{ search: (query?: string, options?: Options) => Promise<Answer>, prefetch: () => Promise<boolean>, close: () => void }}
 *   `prefetch` brings the rest of a small index while nothing is searched; of a large one nothing. It
 *   says whether all of it is at hand now.
 */
export function open(folder = new URL('.', HERE), { timeout = 20_000 } = {}) {
  const base = new URL(folder, globalThis.document?.baseURI ?? globalThis.location.href);
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  const closed = new AbortController();
  /** @type {Started | undefined} */
  let worker;
  /** @type {Promise<WebAssembly.Module> | undefined} */
  let wasm;
  /** @type {Pending | undefined} */
  let pending;
  /** @type {((whole: boolean) => void) | undefined} */
  let rested;
  let count = 0;

  // While the worker's own script is loading, its two files are on their way.
  /** @returns {Started} */
  const start = () => {
    /** @type {Started} */
    const made = new Worker(HERE, { type: 'module', name: NAME });
    worker = made;
    made.onmessage = ({ data }) => { if (made === worker) hear(made, data); };
    made.onerror = (event) => {
      event.preventDefault();
      if (made === worker) restart(event.message ?? `${HERE} does not run as a worker`);
    };
    wasm ??= load(WASM, 'force-cache', timeout, closed.signal, (response) => WebAssembly.compileStreaming(response));
    wasm.catch(() => { wasm = undefined; });
    const manifest = load(new URL(MANIFEST, base), 'no-cache', timeout, closed.signal, inflate);
    Promise.all([wasm, manifest]).then(
      ([module, bytes]) => made.postMessage({ module, manifest: bytes, base: base.href, timeout }),
      (error) => { if (made === worker) stop(error); },
    );
    return made;
  };

  /** @param {Pending} search */
  const send = (search) => {
    const running = worker ?? start();
    running.postMessage({ id: search.id, options: search.options });
    search.timer = setTimeout(restart, running.ran ? Math.min(SILENCE, timeout) : timeout, 'it gives no sign of life');
  };

  /** @type {(from: Started, reply: Reply) => void} */
  const hear = (from, { rest, id, partial, answer, error, died }) => {
    from.ran = true;
    if (rest !== undefined) rested?.(rest);
    if (!pending || id !== pending.id) return;
    clearTimeout(pending.timer);
    if (partial) pending.onPartial?.(JSON.parse(partial));
    if (answer) settle(pending).resolve(JSON.parse(answer));
    else if (error) settle(pending).reject(new Error(error));
    else if (died) restart(died);
  };

  // A search that was answered, failed or is not wanted any more.
  /** @param {Pending} search */
  const settle = (search) => {
    clearTimeout(search.timer);
    search.signal?.removeEventListener('abort', search.leave);
    if (pending === search) pending = undefined;
    return search;
  };

  // The next search starts the worker.
  /** @param {unknown} error */
  const stop = (error) => {
    worker?.terminate();
    worker = undefined;
    if (pending) settle(pending).reject(error);
  };

  // A worker can die of a fault in the engine or for want of memory: a search has one more try.
  /** @param {string} reason */
  const restart = (reason) => {
    if (!pending || pending.again) return stop(new Error(`The search stopped: ${reason}. Reload the page, or search for something else.`));
    worker?.terminate();
    worker = undefined;
    clearTimeout(pending.timer);
    pending.again = true;
    send(pending);
  };

  /** @type {(query?: string, options?: Options) => Promise<Answer>} */
  const search = (query = '', { signal, onPartial, ...options } = {}) => new Promise((resolve, reject) => {
    closed.signal.throwIfAborted();
    signal?.throwIfAborted();
    if (pending) settle(pending).reject(new DOMException('A newer search took its place.', 'AbortError'));
    const leave = () => {
      settle(own).reject(signal?.reason);
      worker?.postMessage({ id: count += 1 });
    };
    signal?.addEventListener('abort', leave);
    /** @type {Pending} */
    const own = { id: count += 1, options: serializeOptions(query, options), resolve, reject, onPartial, signal, leave };
    pending = own;
    try {
      send(own);
    } catch (error) {
      settle(own).reject(error);
    }
  });

  /** @returns {Promise<boolean>} */
  const prefetch = () => new Promise((resolve) => {
    rested?.(false);
    rested = resolve;
    if (worker) worker.postMessage({ rest: true });
    else resolve(false);
  });

  const close = () => {
    const reason = new DOMException('The index was closed.', 'AbortError');
    closed.abort(reason);
    stop(reason);
  };

  try {
    start();
  } catch {
    // The first search says why.
  }
  return { search, prefetch, close };
}

/**
 * Options as the engine reads them: names and values with a NUL after each.
 *
 * @param {string} query
 * @param {Options} options
 */
function serializeOptions(query, { facets, exclude, ...others }) {
  /** @type {unknown[]} */
  const list = ['text', query];
  for (const [name, groups] of Object.entries({ facet: facets, exclude })) {
    for (const [group, values] of Object.entries(groups ?? {})) {
      for (const value of [values ?? []].flat()) list.push(name, group, value);
    }
  }
  for (const [name, value] of Object.entries(others)) {
    if (value != null && value !== false && value !== '') list.push(name, value === true ? '' : value);
  }
  return list.map((entry) => `${String(entry).replaceAll('\0', ' ')}\0`).join('');
}

/**
 * Fetches a file and gives it to `read`; once more past the cache where either fails.
 *
 * @template T
 * @param {URL} url
 * @param {RequestCache} cache
 * @param {number} timeout
 * @param {AbortSignal} signal
 * @param {(response: Response) => Promise<T>} read
 * @returns {Promise<T>}
 */
async function load(url, cache, timeout, signal, read) {
  try {
    return await get(url, cache, timeout, signal, read);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (isFatal(error)) throw error;
  }
  try {
    return await get(url, 'reload', timeout, signal, read);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (isFatal(error)) throw error;
    throw new Error(`${url}: ${messageOf(error)}. Reload the page; if that does not help, the files of the search have to be published again.`);
  }
}

/**
 * Fetches a file once. Gives up when nothing comes for a while: how long the whole takes is a matter
 * of the line.
 *
 * @template T
 * @param {URL} url
 * @param {RequestCache} cache
 * @param {number} timeout
 * @param {AbortSignal} signal
 * @param {(response: Response) => Promise<T>} read
 * @returns {Promise<T>}
 */
async function get(url, cache, timeout, signal, read) {
  const controller = new AbortController();
  const leave = () => controller.abort(signal.reason);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => controller.abort(new Error(`nothing came for ${timeout / 1000} seconds`)), timeout);
  };
  signal.throwIfAborted();
  signal.addEventListener('abort', leave);
  wait();
  try {
    const response = await fetch(url, { cache, signal: controller.signal });
    if (!response.ok) throw new Error(`the host answers ${response.status}`);
    const body = response.body?.pipeThrough(new TransformStream({
      transform(chunk, to) {
        wait();
        to.enqueue(chunk);
      },
    }));
    // Not every host knows the type that browsers want for compiling as bytes come in.
    return await read(new Response(body, { headers: { 'content-type': 'application/wasm' } }));
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', leave);
  }
}

/**
 * The bytes of a file of the index: a byte that says how the rest is packed, and the rest.
 *
 * @param {Response} response
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function inflate(response) {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const rest = bytes.subarray(1);
  if (bytes[0] === 0) return rest;
  if (bytes[0] !== 1) throw new Error('it is no file of an index');
  const inflated = new Blob([rest]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(inflated).arrayBuffer());
}

/** The engine says in a text what is wrong with a file. Anything else that it throws is its end. @param {unknown} error */
const isFatal = (error) => error instanceof WebAssembly.RuntimeError || error instanceof RangeError;

/** @param {unknown} error */
const messageOf = (error) => (error instanceof Error ? error.message : String(error));

// The worker: `{ module, manifest, base, timeout }` sets it up, `{ id, options }` is a search,
// `{ id }` only ends the one before. It answers `{ id }` at once, then any number of
// `{ id, partial }` and one of `{ id, answer }`, `{ id, error }` and `{ id, died }`.
function serve() {
  /** @type {string} */
  let base;
  /** @type {number} */
  let timeout;
  /** @type {Uint8Array} */
  let manifest;
  /** @type {Engine | undefined} */
  let engine;
  /** @type {number} */
  let current;
  /** @type {(module: WebAssembly.Module) => void} */
  let start;
  /** @type {Promise<WebAssembly.Module>} */
  const compiled = new Promise((done) => { start = done; });
  const ready = compiled.then((module) => initSync({ module }));
  // The searches say it.
  ready.catch(() => {});
  /** Files on their way, by name. @type {Map<string, { promise?: Promise<void>, controller: AbortController }>} */
  const coming = new Map();

  self.onmessage = ({ data }) => {
    if (data.module) {
      ({ base, timeout, manifest } = data);
      start(data.module);
      return;
    }
    if (data.rest) {
      rest().catch(() => false).then((whole) => self.postMessage({ rest: whole }));
      return;
    }
    current = data.id;
    if (!data.options) {
      keep([]);
      return;
    }
    self.postMessage({ id: data.id });
    answer(data).catch(({ message }) => ({ died: message })).then((said) => data.id === current && self.postMessage({ id: data.id, ...said }));
  };

  /**
   * @param {{ id: number, options: string }} search
   * @returns {Promise<Reply>}
   */
  async function answer({ id, options }) {
    try {
      await ready;
    } catch (error) {
      return { error: `${WASM} and ${HERE} are not of one release (${messageOf(error)}): reload the page.` };
    }
    let said;
    let renewed = false;
    for (let round = 0; round < ROUNDS && id === current; round += 1) {
      try {
        engine ??= new Engine(manifest);
        const found = engine.step(options);
        const needs = engine.needs().split('\n').filter(Boolean);
        keep(needs);
        if (needs.length === 0) return { answer: found };
        if (found && found !== said) self.postMessage({ id, partial: found });
        said = found;
        await Promise.all(needs.map(fetchPart));
      } catch (error) {
        if (id !== current) return {};
        if (isFatal(error)) return { died: messageOf(error) };
        if (renewed || !await renew()) return { error: error instanceof Error ? error.message : `${new URL(MANIFEST, base)}: ${error}. The index has to be published again.` };
        renewed = true;
      }
    }
    return { died: 'it went round in circles' };
  }

  // A few at a time, until there is a search; what fails will fail again for that.
  async function rest() {
    await ready;
    const id = current;
    engine ??= new Engine(manifest);
    const small = engine.rest();
    const names = engine.needs().split('\n').filter(Boolean);
    while (names.length && id === current) await Promise.all(names.splice(0, 6).map(fetchPart));
    return small && names.length === 0;
  }

  /** Fetches a part: one request, however often it is asked for. @param {string} name */
  function fetchPart(name) {
    if (!coming.has(name)) {
      const controller = new AbortController();
      /** @type {{ promise?: Promise<void>, controller: AbortController }} */
      const entry = { controller };
      /** @param {Response} response */
      const take = async (response) => engine?.supply(name, await inflate(response));
      entry.promise = load(new URL(name, base), 'force-cache', timeout, controller.signal, take)
        .finally(() => { if (coming.get(name) === entry) coming.delete(name); });
      coming.set(name, entry);
    }
    return coming.get(name)?.promise;
  }

  /** Gives up all that is on its way without being needed. @param {string[]} names */
  function keep(names) {
    for (const [name, { controller }] of coming) {
      if (!names.includes(name)) {
        coming.delete(name);
        controller.abort();
      }
    }
  }

  // Whether there is another manifest now. Parts of the old one may be gone.
  async function renew() {
    keep([]);
    const { signal } = new AbortController();
    const bytes = await load(new URL(MANIFEST, base), 'reload', timeout, signal, inflate).catch(() => manifest);
    if (bytes.length === manifest.length && bytes.every((byte, at) => byte === manifest[at])) return false;
    manifest = bytes;
    engine?.free();
    engine = undefined;
    return true;
  }
}

// A worker of the page's own may import this file as well.
if (typeof WorkerGlobalScope === 'function' && self instanceof WorkerGlobalScope && self.name === NAME) serve();
