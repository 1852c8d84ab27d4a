// Serves a built bundle and opens it in a real browser.
//
//   const site = await openSite();                       // DIST, COMMUNIQUE, CHROME_PATH from the environment
//   const visitor = await site.visitor('phone');          // a window with a fresh profile
//   const seen = await visitor.open('/countries/');       // waits until the application has taken over
//   assert.deepEqual(faults(seen), []);                   // nothing was noticed
//   await visitor.page.getByRole('link', …).click();      // the rest is Playwright
//   await site.close();
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findBrowser } from '../browser.mjs';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
/** The bundle that is tested. */
export const dist = () => process.env.DIST ?? path.join(root, 'dist');
/** The command line of the same build. */
export const program = () => process.env.COMMUNIQUE ?? path.join(process.env.CARGO_TARGET_DIR ?? path.join(root, 'target'), 'debug/communique');
const FLAGS = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** The two windows that everything is looked at in. */
export const PROFILES = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
};

/** Starts `communique preview` for a bundle on a free port. `origin` has no slash at its end. */
export async function serve({ dist: folder = dist(), base = '/' } = {}) {
  const child = spawn(program(), ['preview', folder, '--port', '0', '--base', base], { stdio: ['ignore', 'pipe', 'pipe'] });
  const end = () => child.kill();
  process.once('exit', end);
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text) => { complaint += text; });
  const address = await new Promise((ready, fail) => {
    createInterface({ input: child.stdout }).once('line', ready);
    child.once('error', (error) => fail(new Error(`${program()}: ${error.message} (cargo build makes it)`)));
    child.once('exit', (code) => fail(new Error(`the server ended with code ${code}: ${complaint.trim()}`)));
  });
  const { origin } = new URL(address);
  return {
    origin,
    base,
    /** The whole address of a path of the site, which begins with a slash whatever the base is. */
    url: (route) => origin + base.slice(0, -1) + route,
    close: () => new Promise((done) => {
      process.removeListener('exit', end);
      child.removeAllListeners('exit').once('exit', done);
      child.kill();
    }),
  };
}

/** The server and a browser, to be closed together. */
export async function openSite(options) {
  const server = await serve(options);
  const browser = await chromium.launch({ executablePath: findBrowser().chrome, args: FLAGS, chromiumSandbox: false }).catch(async (error) => {
    await server.close();
    throw error;
  });
  return {
    ...server,
    browser,
    /**
     * A window of its own, with its own storage. `script: false` is a visitor without JavaScript;
     * `through` is what it opens paths by where that is not the server itself.
     */
    async visitor(profile = 'desktop', { script = true, ...context } = {}, through = server) {
      const opened = await browser.newContext({ ...PROFILES[profile], javaScriptEnabled: script, reducedMotion: 'reduce', ...context });
      return new Visitor(through, await opened.newPage(), script);
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** Runs in the page before any of its scripts: notes what a reader would suffer from. */
function watch() {
  const seen = { csp: [], removed: [], shift: 0, moved: [] };
  Object.defineProperty(window, '__seen', { value: seen });
  document.addEventListener('securitypolicyviolation', (event) => {
    seen.csp.push(`${event.effectiveDirective} ${event.blockedURI} at ${event.sourceFile || 'the page'}:${event.lineNumber}`);
  });
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries().filter(({ hadRecentInput }) => !hadRecentInput)) {
      seen.shift += shift.value;
      for (const { node, previousRect: from, currentRect: to } of shift.sources) seen.moved.push(`${node?.nodeName} from ${from.x},${from.y} ${from.width}×${from.height} to ${to.x},${to.y} ${to.width}×${to.height}`);
    }
  }).observe({ type: 'layout-shift', buffered: true });

  // Records come in the order of what happened: all before the one of data-app is the application's
  // taking over, which must leave the article as it is.
  const inMain = (node, parent) => parent.closest?.('main') || node.matches?.('main') || node.querySelector?.('main');
  const observer = new MutationObserver((records) => {
    for (const record of records) {
      if (record.type === 'attributes') {
        if (record.target === document.documentElement && document.documentElement.dataset.app) return observer.disconnect();
        continue;
      }
      for (const node of record.removedNodes) {
        const shown = node.nodeType === Node.ELEMENT_NODE || (node.nodeType === Node.TEXT_NODE && node.data.trim());
        if (shown && inMain(node, record.target)) seen.removed.push(node.nodeName === '#text' ? node.data.trim().slice(0, 40) : `<${node.localName}>`);
      }
    }
  });
  observer.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-app'] });
}

/** One window. `page` is Playwright's; `open` looks at an address and reports what was noticed. */
export class Visitor {
  #server;
  #script;
  #prepared;
  #noted = { console: [], failed: [] };

  constructor(server, page, script) {
    this.#server = server;
    this.#script = script;
    this.page = page;
    page.setDefaultTimeout(10_000);
    this.#prepared = script ? page.addInitScript(watch) : null;
    page.on('console', (message) => this.#noted.console.push(`${message.type()}: ${message.text()} (${message.location().url})`));
    page.on('pageerror', (error) => this.#noted.console.push(`uncaught: ${error.message}`));
    page.on('requestfailed', (request) => {
      // What is left unfinished by going elsewhere is no fault.
      const why = request.failure()?.errorText;
      if (why !== 'net::ERR_ABORTED') this.#noted.failed.push(`${request.url()} ${why}`);
    });
    page.on('response', (response) => {
      const document = response.request().isNavigationRequest() && response.frame() === page.mainFrame();
      if (response.status() >= 400 && !document) this.#noted.failed.push(`${response.url()} ${response.status()}`);
    });
  }

  /**
   * Opens a path of the site and waits until the application says that it has taken over.
   * Returns `{ route, status, app, error, console, failed, csp, removed, shift, headings }`: see `faults`.
   */
  async open(route, { timeout = 15_000 } = {}) {
    await this.#prepared;
    const noted = (this.#noted = { console: [], failed: [] });
    const response = await this.page.goto(this.#server.url(route), { waitUntil: 'load', timeout: 30_000 });
    if (this.#script) await this.page.waitForFunction(() => document.documentElement.dataset.app, undefined, { timeout }).catch(() => {});
    const status = response.status();
    // Chromium reports the status of a missing page in the console too.
    const own = (line) => status === 404 && line.includes('status of 404') && line.endsWith(`(${response.url()})`);
    const found = this.#script ? await this.page.evaluate(look) : { headings: await this.page.locator('h1').allInnerTexts() };
    return { route, status, ...found, ...noted, console: noted.console.filter((line) => !own(line)) };
  }

  /** Closes the window. Fails if a script of the last page that was opened did. */
  async close() {
    await this.page.context().close();
    const uncaught = this.#noted.console.filter((line) => line.startsWith('uncaught'));
    if (uncaught.length) throw new Error(uncaught.join('; '));
  }
}

/** Runs in the page: what was noticed since it was opened, once what is on its way is painted. */
async function look() {
  for (let frame = 0; frame < 3; frame += 1) await new Promise((painted) => { requestAnimationFrame(painted); });
  await new Promise((later) => { setTimeout(later, 50); });
  const { app, appError } = document.documentElement.dataset;
  return { app, error: appError, headings: [...document.querySelectorAll('h1')].map((h1) => h1.textContent.trim()), ...window.__seen };
}

/**
 * What is wrong with a page that a visitor opened, one sentence each. `app` is what the application
 * may say of itself: a missing address is mounted, it has no document of its own to take over.
 */
export function faults(seen, { status = 200, app = ['ready'] } = {}) {
  const found = [];
  if (seen.status !== status) found.push(`status ${seen.status}, not ${status}`);
  if (!app.includes(seen.app)) found.push(`the application is ${seen.app ? `'${seen.app}'` : 'not there'}${seen.error ? `: ${seen.error}` : ''}`);
  if (seen.headings.length !== 1 || !seen.headings[0]) found.push(`${seen.headings.length} h1: ${JSON.stringify(seen.headings)}`);
  if (seen.removed.length && seen.app !== 'mounted') found.push(`removed from main: ${seen.removed.slice(0, 5).join(' ')}`);
  // The browser rounds to less than a tenth of a pixel.
  if (seen.shift > 0.0001) found.push(`layout shift ${seen.shift.toFixed(4)}: ${seen.moved.slice(0, 3).join('; ')}`);
  found.push(...seen.console.map((line) => `console ${line}`), ...seen.failed.map((line) => `failed ${line}`), ...seen.csp.map((line) => `policy ${line}`));
  return found;
}

/** Does `work` for all items, `width` at a time, each with one of the tools that `make` brings. */
export async function parallel(items, width, make, work) {
  const results = new Array(items.length);
  let next = 0;
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, async () => {
    const tool = await make();
    while (next < items.length) {
      const index = next;
      next += 1;
      results[index] = await work(items[index], tool);
    }
    await tool?.close?.();
  }));
  return results;
}

/** For a message of a failed assertion: so many, and the first of them. */
export function listed(lines, most = 20) {
  return `${lines.length} in all:\n${lines.slice(0, most).map((line) => `  ${line}`).join('\n')}`;
}

/** The page document of a path, as anyone may fetch it. */
export async function documentOf(server, route) {
  const answer = await fetch(server.url(`${route}index.json`));
  if (!answer.ok) throw new Error(`${route}index.json: status ${answer.status}`);
  return answer.json();
}

/** All blocks of one kind in a page document, in whatever sections they stand. */
export function blocksOf(document, kind) {
  const within = (blocks) => blocks.flatMap((block) => [...(kind in block ? [block[kind]] : []), ...within(block.section?.blocks ?? [])]);
  return within(document.blocks);
}

export const main = (page) => page.getByRole('main');

/** The first link in the page's own part that has the words of a link of its document. */
export const linkTo = (page, { text }) => main(page).getByRole('link', { name: text, exact: true }).first();

/** The paths that a page asks for from now on, in order. */
export function asked(page) {
  const paths = [];
  page.on('request', (request) => paths.push(new URL(request.url()).pathname));
  return paths;
}

/** Holds back the answers to what fits: `came` settles when the first is asked for, `release` lets all go on. */
export async function hold(page, pattern) {
  let release;
  let arrived;
  const released = new Promise((go) => { release = go; });
  const came = new Promise((go) => { arrived = go; });
  await page.route(pattern, async (route) => {
    arrived();
    await released;
    // One that was aborted meanwhile cannot go on.
    await route.continue().catch(() => {});
  });
  return { came, release };
}

/** Waits until something is so in the page. */
export function until(page, test, argument) {
  return page.waitForFunction(test, argument, { timeout: 10_000 }).catch((error) => {
    throw new Error(`never so: ${test} with ${JSON.stringify(argument)}`, { cause: error });
  });
}

/** Waits until the page with a heading was navigated to: the announcer, who comes last, names it. */
export async function arrived(page, heading) {
  await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
  await until(page, (text) => [...document.querySelectorAll('[role=status]')].at(-1).textContent.trim().startsWith(text), heading);
}

/** Clicks or taps, as one does with such a window. */
export const press = (profile, locator) => (profile === 'phone' ? locator.tap() : locator.click());
