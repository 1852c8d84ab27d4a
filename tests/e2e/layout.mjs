// What is wrong with how a page is laid out, seen from within it.

/** Runs in the page: one sentence for each fault. */
function look() {
  const wrong = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  const short = (element) => element.cloneNode().outerHTML.slice(0, 120);
  if (scrollWidth > clientWidth) {
    const wide = [...document.body.querySelectorAll('*')].find((element) => element.getBoundingClientRect().right > clientWidth + 1);
    wrong.push(`${scrollWidth} pixels of ${clientWidth}: ${wide && short(wide)}`);
  }

  // The lines of all text that is seen, with what they stand in.
  const hidden = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).clipPath.startsWith('inset(50%')) return true;
    }
    return !element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  /** The box that an element's text cannot leave: cut off (`hidden`), to be scrolled, or none. */
  const box = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      const overflow = `${style.overflowX} ${style.overflowY}`;
      if (/auto|scroll/.test(overflow)) return { scrolls: true, at };
      if (/hidden|clip/.test(overflow)) return { scrolls: style.webkitLineClamp !== 'none', at };
    }
    return null;
  };
  const lines = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest('script, style, option') || hidden(parent)) continue;
    const within = box(parent);
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, top, right, bottom, width, height } of range.getClientRects()) {
      if (width < 1) continue;
      if (within?.scrolls) continue;
      if (within) {
        const edge = within.at.getBoundingClientRect();
        if (right > edge.right + 1 || left < edge.left - 1 || bottom > edge.bottom + height / 4) wrong.push(`cut off: "${node.data.trim().slice(0, 40)}" in ${short(within.at)}`);
      }
      if (right > clientWidth + 1 || left < -1) wrong.push(`outside: "${node.data.trim().slice(0, 40)}" in ${short(parent)}`);
      // The middle of a line: letters of neighbouring lines may touch where these are close.
      lines.push({ node, left: left + 1, right: right - 1, top: top + height * 0.3, bottom: bottom - height * 0.3 });
    }
  }
  lines.sort((a, b) => a.top - b.top);
  for (const [at, line] of lines.entries()) {
    for (let next = at + 1; next < lines.length && lines[next].top < line.bottom; next += 1) {
      const other = lines[next];
      if (other.node !== line.node && other.left < line.right && line.left < other.right) wrong.push(`overlap: "${line.node.data.trim().slice(0, 40)}" and "${other.node.data.trim().slice(0, 40)}"`);
    }
  }
  return [...new Set(wrong)].slice(0, 5);
}

/** Waits until what was changed is laid out, and returns what is wrong. */
export async function layoutFaults(page) {
  await page.evaluate(() => new Promise((painted) => { requestAnimationFrame(() => requestAnimationFrame(painted)); }));
  return page.evaluate(look);
}

/** Sets the text of a page to so many percent of its size, or back. */
export const enlarge = (page, percent = '') => page.evaluate((size) => { document.documentElement.style.fontSize = size; }, percent && `${percent}%`);

/** Sets spaces as far apart as WCAG 2.2, 1.4.12 has it, or back. */
export const space = (page, on = true) => page.evaluate((wide) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }');
  document.adoptedStyleSheets = wide ? [sheet] : [];
}, on);
