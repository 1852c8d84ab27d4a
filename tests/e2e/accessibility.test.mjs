// A page of each kind, as people with other eyes and other settings meet it: axe-core in light, dark
// and forced colours, narrow windows, large text, wide spaces, no motion. The keyboard has a file of
// its own, and what a screen reader is told as well: `keyboard.test.mjs`, `aria.test.mjs`.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { audit } from './axe.mjs';
import { openKind, pagesOfKinds } from './kinds.mjs';
import { PROFILES, listed, openSite, parallel } from './harness.mjs';
import { enlarge, layoutFaults, space } from './layout.mjs';

let site;
let pages;

before(async () => {
  site = await openSite();
  pages = await pagesOfKinds(site);
});
after(() => site?.close());

/**
 * Runs in the page, in forced colours. The visitor's system gives every colour there: what is checked
 * is that it gives them to all text (as Chromium's white, black and blue, a contrast of 7), and that
 * nothing hung on grounds and shadows, which are gone: controls keep a border, links a line, bars
 * their length, and the section in which one is a look of its own.
 */
function forced() {
  if (!matchMedia('(forced-colors: active)').matches) return ['the colours are not forced'];
  const wrong = [];
  const short = (element) => `${element.cloneNode().outerHTML.slice(0, 100)}${element.textContent.trim().slice(0, 30)}`;
  const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 1;
  const bordered = (style) => ['Top', 'Bottom', 'Left'].some((side) => parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== 'none' && style[`border${side}Color`] !== style.backgroundColor);
  const luminance = (colour) => {
    const [r, g, b] = colour.match(/[\d.]+/g).map(Number).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  const ground = (element) => {
    const { backgroundColor: colour } = getComputedStyle(element);
    return /, 0\)$/.test(colour) && element.parentElement ? ground(element.parentElement) : colour;
  };
  const texts = [...document.body.querySelectorAll('*')].filter((element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()));
  for (const element of texts.filter(seen)) {
    const behind = ground(element);
    const [one, other] = [luminance(getComputedStyle(element).color), luminance(/, 0\)$/.test(behind) ? 'rgb(255, 255, 255)' : behind)];
    if (Math.max(one / other, other / one) < 7) wrong.push(`hard to read: ${short(element)}`);
  }
  for (const element of [...document.querySelectorAll('button, input, select, textarea')].filter(seen)) {
    const style = getComputedStyle(element);
    if (!bordered(style) && !['checkbox', 'radio'].includes(element.type)) wrong.push(`no border: ${short(element)}`);
  }
  for (const element of [...document.querySelectorAll('main :is(p, li, dd, td) a')].filter(seen)) {
    const style = getComputedStyle(element);
    const label = element.querySelector('.bars__label');
    const line = (of) => getComputedStyle(of).textDecorationLine.includes('underline');
    if (!line(element) && !bordered(style) && !(label && line(label))) wrong.push(`no line: ${short(element)}`);
  }
  for (const bar of document.querySelectorAll('.bars__bar path, .histogram__picture path, .chronology__strip path')) {
    const { fill, stroke } = getComputedStyle(bar);
    if (seen(bar.ownerSVGElement) && ![fill, stroke].includes(getComputedStyle(document.body).color)) wrong.push(`no bar: ${short(bar)}`);
  }
  for (const element of document.querySelectorAll('header [aria-current]:not([aria-current="false"])')) {
    const look = (of) => ['fontWeight', 'textDecorationLine', 'borderBottomWidth', 'outlineStyle'].map((key) => getComputedStyle(of)[key]).join();
    const other = element.closest('ul').querySelector('a:not([aria-current])');
    if (seen(element) && look(element) === look(other)) wrong.push(`as the others: ${short(element)}`);
  }
  return wrong;
}

/** Runs in the page: what moves, or would if something changed. */
function motion() {
  const wrong = document.getAnimations().map((animation) => `runs: ${animation.animationName ?? animation.transitionProperty}`);
  const long = (style) => [...style.animationDuration.split(','), ...style.transitionDuration.split(',')].some((time) => parseFloat(time) > 0) && (style.animationName !== 'none' || style.transitionDuration !== '0s');
  for (const element of document.querySelectorAll('*')) {
    for (const part of [undefined, '::before', '::after', '::backdrop']) {
      if (long(getComputedStyle(element, part))) wrong.push(`would: ${element.cloneNode().outerHTML.slice(0, 80)}${part ?? ''}`);
    }
    if (getComputedStyle(element).scrollBehavior === 'smooth') wrong.push(`scrolls smoothly: ${element.localName}`);
  }
  return wrong;
}

const colours = (colorScheme, forcedColors = 'none') => (page) => page.emulateMedia({ colorScheme, forcedColors });
const sized = (width, height) => (page) => page.setViewportSize({ width, height });
const large = async (page) => { await space(page, false); await enlarge(page, 200); };
const asWritten = async (page) => { await space(page, false); await enlarge(page); };

// Each state follows from the one before it: a page is opened once. A window of 320 pixels is one of
// 1280 pixels enlarged four times (1.4.10); text is enlarged alone to twice its size (1.4.4); spaces
// are those of 1.4.12. axe sees colours in forced colours that nobody does.
const STATES = {
  phone: [
    ['in light', colours('light'), audit],
    ['in dark', colours('dark'), (page) => audit(page, { contrast: 'only' })],
    ['in forced colours', colours('light', 'active'), (page) => page.evaluate(forced)],
    ['with text of 200 %', async (page) => { await colours('light')(page); await large(page); }, layoutFaults],
    ['at 320 pixels', async (page) => { await asWritten(page); await sized(320, 640)(page); }, layoutFaults],
    ['at 320 pixels with wide spaces', space, layoutFaults],
  ],
  desktop: [
    ['in light', colours('light'), audit],
    ['in dark', colours('dark'), (page) => audit(page, { contrast: 'only' })],
    ['in forced colours', colours('light', 'active'), (page) => page.evaluate(forced)],
    ['without motion', colours('light'), (page) => page.evaluate(motion)],
    ['as it is', () => {}, layoutFaults],
    ['with wide spaces', space, layoutFaults],
    ['with text of 200 %', large, layoutFaults],
    ['enlarged to 400 %', async (page) => { await asWritten(page); await sized(320, 256)(page); }, layoutFaults],
    ['with the menu open and without motion', async (page) => {
      await page.getByRole('button', { name: 'Menu', exact: true }).click();
      await page.getByRole('navigation', { name: 'Menu' }).waitFor();
    }, (page) => page.evaluate(motion)],
  ],
};

for (const [profile, states] of Object.entries(STATES)) {
  test(`in a ${profile} window nothing is wrong: ${states.map(([name]) => name).join(', ')}`, async () => {
    const found = await parallel(pages, 4, () => site.visitor(profile), async (one, visitor) => {
      const page = await openKind(visitor, one);
      const wrong = [];
      for (const [name, set, look] of states) {
        await set(page);
        wrong.push(...(await look(page)).map((fault) => `${one.kind} ${one.route}, ${name}: ${fault}`));
      }
      await sized(...Object.values(PROFILES[profile].viewport))(page);
      return wrong;
    });
    const wrong = found.flat();
    assert.equal(wrong.length, 0, listed(wrong));
  });
}

test('who does not mind it gets some: the test above sees motion', async () => {
  const visitor = await site.visitor('desktop', { reducedMotion: 'no-preference' });
  await visitor.open('/');
  assert.notDeepEqual(await visitor.page.evaluate(motion), []);
  await visitor.close();
});
