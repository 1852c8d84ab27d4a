// A walk through a page by Tab: where it leads, and whether one sees it.

/** Runs in the page: keeps what the keys should lead to, in the order of the source, within an element. */
function prepare([within, may]) {
  const stops = [...document.querySelector(within).querySelectorAll(may)].filter((element) => element.tabIndex >= 0
    && !element.disabled && element.getClientRects().length && element.checkVisibility({ visibilityProperty: true }));
  const name = (element) => `${element.localName} "${(element.getAttribute('aria-label') ?? element.labels?.[0]?.innerText ?? element.textContent).trim().replace(/\s+/g, ' ').slice(0, 40)}"`;
  const luminance = (colour) => {
    const [r, g, b] = colour.match(/[\d.]+/g).map(Number).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const { backgroundColor: colour } = getComputedStyle(at);
      if (!/, 0\)$|transparent/.test(colour)) return colour;
    }
    return 'rgb(255, 255, 255)';
  };

  /** Whether the place is seen that has the focus: within the window, and nothing over it. */
  const covered = (element) => {
    const boxes = [...element.getClientRects()].filter((box) => box.width && box.height);
    const { top, bottom, height } = element.getBoundingClientRect();
    if (height < innerHeight && (top < -1 || bottom > innerHeight + 1)) return 'is outside the window';
    // Boxes of links in neighbouring lines share an edge: the letters are between.
    const points = boxes.slice(0, 4).flatMap(({ left, right, top: upper, bottom: lower }) => [0.5, 0.35, 0.65].map((part) => [left + (right - left) * part, upper + (lower - upper) * part]));
    const over = points.filter(([x, y]) => x > 0 && y > 0 && x < innerWidth && y < innerHeight).map(([x, y]) => document.elementFromPoint(x, y));
    const other = over.find((top) => top && !element.contains(top) && !top.contains(element));
    return over.length === 0 ? 'is outside the window' : other && `is under ${other.cloneNode().outerHTML.slice(0, 80)}`;
  };

  /** Whether the focus has an outline that stands out from its ground. The pixels are looked at apart. */
  const outlined = (element) => {
    const style = getComputedStyle(element);
    if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return 'has no outline';
    const behind = ground(parseFloat(style.outlineOffset) < 0 ? element : element.parentElement);
    const [most] = [style.outlineColor, style.boxShadow.match(/rgb\([^)]*\)/)?.[0] ?? style.outlineColor].map((colour) => contrast(colour, behind)).sort((a, b) => b - a);
    return most < 3 && `has an outline with a contrast of ${most.toFixed(1)}`;
  };

  /** What is smaller than 24 pixels and no part of a line of text (2.5.8). */
  const small = () => stops.filter((element) => {
    const style = getComputedStyle(element);
    const line = element.closest('p, li, dd, td, th, caption, figcaption');
    if (style.display === 'inline' && line && line.innerText.trim() !== element.innerText.trim()) return false;
    const boxes = [element, ...element.labels ?? []].map((one) => one.getBoundingClientRect());
    // The skip link is there once it has the focus.
    return !element.matches('.skip-link') && Math.max(...boxes.map(({ width, height }) => Math.min(width, height))) < 24;
  }).map((element) => `${name(element)} is ${['width', 'height'].map((side) => element.getBoundingClientRect()[side].toFixed(1)).join('×')}`);

  window.__walk = {
    stops,
    small,
    /** Where the walk is: the number of the stop (-1 for none of them), and what is wrong with it. */
    here() {
      const element = document.activeElement;
      const at = stops.indexOf(element);
      if (at < 0) return { at, name: element === document.body ? 'the page itself' : name(element) };
      const [box, last] = [element, stops[at - 1]].map((one) => one?.getBoundingClientRect());
      // Up and back to the line's beginning is no way to read.
      const back = last && box.bottom <= last.top && box.right <= last.left && `stands before ${name(stops[at - 1])}, and comes after it`;
      const look = [element, element.parentElement, element.closest('nav, form, ul, dl, table, header, footer, dialog')].map((one) => one && `${one.localName}.${one.className.baseVal ?? one.className}`).join(' ');
      return { at, name: name(element), look, wrong: [covered(element), outlined(element), back].filter(Boolean) };
    },
  };
  return { count: stops.length, first: stops.length ? name(stops[0]) : null };
}

/** Runs in an empty page: how many pixels of two pictures differ with a contrast of 3 at least. */
async function compare([one, other]) {
  const pixels = async (png) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas.drawImage(image, 0, 0);
    return canvas.getImageData(0, 0, image.width, image.height).data;
  };
  const part = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = (data, at) => 0.2126 * part(data[at]) + 0.7152 * part(data[at + 1]) + 0.0722 * part(data[at + 2]) + 0.05;
  const [a, b] = [await pixels(one), await pixels(other)];
  let count = 0;
  for (let at = 0; at < a.length; at += 4) {
    if (a[at] === b[at] && a[at + 1] === b[at + 1] && a[at + 2] === b[at + 2]) continue;
    const [x, y] = [luminance(a, at), luminance(b, at)];
    if (Math.max(x / y, y / x) >= 3) count += 1;
  }
  return count;
}

/**
 * What the focus looks like in pixels, once for each look of what has it. `empty` is a page without
 * content of the same browser.
 */
export class Looks {
  #seen = new Set();
  #empty;
  /** Looks with how many times a line of one pixel round it the focus changes. */
  measured = [];

  constructor(empty) {
    this.#empty = empty;
  }

  /** What is wrong with the look of what has the focus; it keeps the focus. */
  async fault(page, { look, name }) {
    if (this.#seen.has(look)) return null;
    this.#seen.add(look);
    const { width, height } = page.viewportSize();
    const { box, round } = await page.evaluate(() => {
      const { left, top, right, bottom } = document.activeElement.getBoundingClientRect();
      // As far as they are in the window.
      const lines = [...document.activeElement.getClientRects()].map((line) => 2 * (line.width + Math.min(line.bottom, innerHeight) - Math.max(line.top, 0)));
      return { box: { left, top, right, bottom }, round: lines.reduce((sum, line) => sum + line) * devicePixelRatio };
    });
    const [x, y] = [Math.max(0, box.left - 8), Math.max(0, box.top - 8)];
    const clip = { x, y, width: Math.min(width, box.right + 8) - x, height: Math.min(height, box.bottom + 8) - y };
    const picture = async () => (await page.screenshot({ clip })).toString('base64');
    const focused = await picture();
    await page.evaluate(() => { window.__walk.focus = document.activeElement; document.activeElement.blur(); });
    const plain = await picture();
    await page.evaluate(() => window.__walk.focus.focus({ preventScroll: true }));
    const share = await this.#empty.evaluate(compare, [focused, plain]) / round;
    this.measured.push({ look, share });
    return share < 1 ? `${name}: the focus changes ${(share * 100).toFixed(0)} % of a line round it` : null;
  }
}

/** What takes the focus. */
const TABBED = 'a[href], area[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable]';

/**
 * Walks by Tab through all of a page; or through the element that `within` selects, from its first
 * stop to its last, by Tab or another key, which leads to what `may` selects. Returns what is wrong, a
 * sentence each, and how many stops there were.
 */
export async function walk(page, looks, { within = 'body', key = 'Tab', may = TABBED } = {}) {
  const { count, first } = await page.evaluate(prepare, [within, may]);
  const wrong = (await page.evaluate(() => window.__walk.small())).map((fault) => `too small: ${fault}`);
  if (!count) return { wrong: [...wrong, 'nothing to go to'], stops: 0 };
  let before;
  for (let step = 0; step < count; step += 1) {
    if (step > 0 || within === 'body') await page.keyboard.press(key);
    else await page.evaluate(() => window.__walk.stops[0].focus());
    const here = await page.evaluate(() => window.__walk.here());
    if (here.at !== step) {
      // What comes after would be wrong as well.
      wrong.push(`stop ${step} of ${count} is ${here.name}${before ? `, after ${before.name}` : ''}: ${here.at < 0 ? 'nothing of the page' : `the number ${here.at} of the source`}`);
      break;
    }
    wrong.push(...here.wrong.map((fault) => `${here.name} ${fault}`));
    const fault = await looks.fault(page, here);
    if (fault) wrong.push(fault);
    before = here;
    if (step + 1 === count && within === 'body') {
      // Out of the page, and into it again: nothing holds the focus.
      await page.keyboard.press('Tab');
      const out = await page.evaluate(() => window.__walk.here());
      if (out.at > 0 || (out.at < 0 && out.name !== 'the page itself')) wrong.push(`after the last stop comes ${out.name}`);
      if (out.at < 0) await page.keyboard.press('Tab');
      const again = await page.evaluate(() => window.__walk.here());
      if (again.at !== 0) wrong.push(`the walk does not begin again with ${first}, but with ${again.name}`);
    }
  }
  return { wrong, stops: count };
}
