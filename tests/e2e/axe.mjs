// axe-core in a page that is open.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// A contrast of 7 (AAA) is of no tag that is asked for.
const CONTRAST = ['color-contrast', 'color-contrast-enhanced'];

/**
 * What axe finds in the page that is open, a line each: WCAG 2.0 to 2.2 A and AA, best practice, and
 * enhanced contrast; only contrast where `contrast` is 'only', as when nothing but colours changed.
 */
export async function audit(page, { contrast } = {}) {
  // The tool comes with the test, past the page's own policy. Once for each page.
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(AXE);
  const violations = await page.evaluate(([tags, rules, only]) => {
    const all = { runOnly: { type: 'tag', values: tags }, rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: true }])) };
    const options = { ...(only ? { runOnly: { type: 'rule', values: rules } } : all), resultTypes: ['violations'] };
    return window.axe.run(document, options).then((result) => result.violations);
  }, [TAGS, CONTRAST, contrast === 'only']);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 120)}${CONTRAST.includes(id) ? ` ${node.any[0]?.message}` : ''}`));
}
