// The built site in Firefox: pages are taken over, one goes from page to page, searches, narrows, and
// nothing is complained of. What is tested in full in Chromium is only touched here.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Builder, By, Key, until } from 'selenium-webdriver';
import { Options, ServiceBuilder } from 'selenium-webdriver/firefox.js';
import LogInspector from 'selenium-webdriver/bidi/logInspector.js';
import { findFirefox } from '../browser.mjs';
import { pagesOfKinds } from './kinds.mjs';
import { documentOf, serve } from './harness.mjs';

const WAIT = 15_000;
let site;
let driver;
let pages;
let complaints;

before(async () => {
  site = await serve();
  const { firefox, driver: geckodriver } = findFirefox();
  const options = new Options().setBinary(firefox).addArguments('-headless');
  // Both paths are given: nothing is looked for, nothing downloaded.
  options.set('webSocketUrl', true);
  driver = await new Builder().forBrowser('firefox').setFirefoxOptions(options).setFirefoxService(new ServiceBuilder(geckodriver)).build();
  complaints = [];
  const log = await LogInspector(driver);
  await log.onConsoleEntry(({ level, text }) => { if (['error', 'warning', 'warn'].includes(level)) complaints.push(`console ${level}: ${text}`); });
  await log.onJavascriptLog(({ level, text }) => complaints.push(`${level}: ${text}`));
  pages = Object.fromEntries((await pagesOfKinds(site)).map(({ kind, route }) => [kind, route]));
});
after(async () => {
  await driver?.quit();
  await site?.close();
});

const one = (css) => driver.wait(until.elementLocated(By.css(css)), WAIT);
const so = (what, script, ...args) => driver.wait(() => driver.executeScript(script, ...args), WAIT, `never so: ${what}`);
const heading = (text) => so(`the heading ${text}`, 'return document.querySelector("main h1")?.textContent.trim() === arguments[0]', text);
/** Complaints since the last call. What is left unfinished by going elsewhere is no fault. */
const complained = () => complaints.splice(0).filter((line) => !line.includes('Failed to read data from the ReadableStream'));

/** Opens a path of the site and waits until the application has taken over. */
async function open(route) {
  await driver.get(site.url(route));
  // What a page that is left still waits for would be complained of.
  await so(`${route} is taken over`, 'return document.documentElement.dataset.app && !document.querySelector(".progress--busy")');
  return driver.executeScript('return document.documentElement.dataset.app');
}

test('what is wrong would be noticed', async () => {
  await open('/');
  await driver.executeScript("document.body.setAttribute('onclick', '1'); setTimeout(() => { throw new Error('thrown'); }); console.error('said')");
  for (const what of ['Content-Security-Policy', 'thrown', 'said']) await driver.wait(() => complaints.some((line) => line.includes(what)), WAIT, `not noticed: ${what}`);
});

test('every kind of page is taken over, and nothing is complained of', async () => {
  await open('/');
  complained();
  const wrong = [];
  for (const [kind, route] of Object.entries(pages)) {
    const app = await open(route);
    if (app !== (kind === 'missing' ? 'mounted' : 'ready')) wrong.push(`${kind} ${route}: the application is '${app}'`);
    // Firefox reports the status of a missing page, as Chromium does.
    wrong.push(...complained().filter((line) => !(kind === 'missing' && line.includes('404'))).map((line) => `${kind} ${route}: ${line}`));
  }
  assert.deepEqual(wrong, []);
});

test('a click leads on without a reload, and Back comes back', async () => {
  await open('/countries/');
  await driver.executeScript('window.stays = true');
  const { head } = await documentOf(site, pages.country);
  await (await one(`main a[href="${pages.country}"]`)).click();
  await heading(head.heading);
  assert.equal(new URL(await driver.getCurrentUrl()).pathname, pages.country);
  assert.ok((await driver.getTitle()).startsWith(head.heading));
  assert.ok(await driver.executeScript('return document.querySelector("main").contains(document.activeElement)'), 'the focus is not in the page');
  await driver.navigate().back();
  await heading('Countries');
  assert.ok(await driver.executeScript('return window.stays'));
  assert.deepEqual(complained(), []);
});

test('the search finds, narrows and leads to what it found', async () => {
  await open('/search/');
  const { head } = await documentOf(site, pages.item);
  const field = await one('main input[type=search]');
  await field.sendKeys(head.heading, Key.ENTER);
  const found = `#results a[href="${pages.item}"]`;
  await one(found);
  const total = () => driver.executeScript('return parseInt(document.getElementById("found").textContent.replace(/,/g, ""), 10)');
  await so('a sentence tells how many', 'return parseInt(document.getElementById("found").textContent, 10) > 0');
  const all = await total();
  await (await one('.filters input[name=kind]')).click();
  await so('the address says so', 'return location.search.includes("kind=")');
  await so('there are fewer', 'return parseInt(document.getElementById("found").textContent.replace(/,/g, ""), 10) < arguments[0]', all);
  await driver.navigate().back();
  await (await one(found)).click();
  await heading(head.heading);
  assert.deepEqual(complained(), []);
});

test('the menu opens, by the keyboard too', async () => {
  await open('/');
  await (await one('button[popovertarget]')).sendKeys(Key.ENTER);
  await so('the menu is open', 'return document.querySelector("[popover]:popover-open") !== null');
  await driver.actions().sendKeys(Key.ESCAPE).perform();
  await so('the menu is closed', 'return document.querySelector("[popover]:popover-open") === null');
  assert.deepEqual(complained(), []);
});
