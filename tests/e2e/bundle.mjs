// A served bundle without a browser: its sitemap, its pages as they are sent, its links.
import { parallel } from './harness.mjs';

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
const decode = (text) => text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, number, name) => {
  if (hex || number) return String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(number));
  return ENTITIES[name] ?? whole;
});

/** A page without what is in it but not of it: comments, scripts, styles, templates. */
const bare = (html) => html.replace(/<!--[\s\S]*?-->/g, '').replace(/(<(script|style|template)\b[^>]*>)[\s\S]*?<\/\2>/gi, '$1');

/** The tags of a page, in order: `{ name, attributes, text }`, text being what follows up to the next tag. */
export function tags(html) {
  return [...bare(html).matchAll(/<([a-z][\w-]*)((?:\s+[^\s=>"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*\/?>([^<]*)/gi)].map(([, name, list, text]) => ({
    name: name.toLowerCase(),
    attributes: Object.fromEntries([...list.matchAll(/([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g)].map(([, key, a, b, c]) => [key.toLowerCase(), decode(a ?? b ?? c ?? '')])),
    text: decode(text),
  }));
}

/** What the head of a page says, and its first h1. */
export function facts(html) {
  const all = tags(html);
  const attribute = (name, key, test = () => true) => all.find((tag) => tag.name === name && test(tag.attributes))?.attributes[key]?.trim();
  const [, heading = ''] = bare(html).match(/<h1\b[^>]*>([\s\S]*?)<\/h1>/i) ?? [];
  return {
    lang: attribute('html', 'lang'),
    title: all.find((tag) => tag.name === 'title')?.text.trim(),
    description: attribute('meta', 'content', (a) => a.name === 'description'),
    canonical: attribute('link', 'href', (a) => a.rel === 'canonical'),
    heading: decode(heading.replace(/<[^>]*>/g, '')).trim(),
    headings: all.filter((tag) => tag.name === 'h1').length,
  };
}

/** The routes that sitemap.xml names, below the base, in its order. A sitemap of sitemaps is followed. */
export async function routes(server, file = '/sitemap.xml') {
  const answer = await fetch(server.url(file));
  if (!answer.ok) throw new Error(`${file}: status ${answer.status}`);
  const found = [...(await answer.text()).matchAll(/<loc>\s*([^<\s]+)\s*<\/loc>/g)].map(([, url]) => {
    // Paths alone where the bundle does not know where it will stand.
    const { pathname } = new URL(decode(url), server.origin);
    if (!pathname.startsWith(server.base)) throw new Error(`${file} names ${url}, which is not below ${server.base}`);
    return pathname.slice(server.base.length - 1);
  });
  if (!found.length) throw new Error(`${file} names no page`);
  const nested = await Promise.all(found.map((route) => (route.endsWith('.xml') ? routes(server, route) : [route])));
  return [...new Set(nested.flat())];
}

/** Some of the routes: all, or PAGES of them, evenly chosen, for a quick run. */
export function chosen(all) {
  const most = Number(process.env.PAGES) || all.length;
  return all.length <= most ? all : all.filter((_, index) => Math.floor((index * most) / all.length) !== Math.floor(((index - 1) * most) / all.length));
}

/** One route of each kind: without its language, by its first part and its depth. */
export function kinds(all) {
  const first = new Map();
  for (const route of all) {
    const parts = route.split('/').filter(Boolean);
    const lang = /^[a-z]{2}$/.test(parts[0] ?? '') ? parts.shift() : '';
    // A home page in each language, for the rest any language will do.
    const kind = parts.length ? `/${parts[0]}/${parts.slice(1).map((part) => (/^\d+$/.test(part) ? '0' : part === 'archive' ? part : '*')).join('/')}` : `/${lang}`;
    if (!first.has(kind)) first.set(kind, route);
  }
  return [...first.values()];
}

/**
 * Follows every link from the home page and the sitemap. Returns what is wrong, a sentence each:
 * `broken` links and files, `fragments` that name nothing, `orphans` that no page links to.
 */
export async function crawl(server) {
  const known = await routes(server);
  const pages = new Map(); // address without fragment → { ids, html }
  const fragments = [];
  const broken = [];
  const linked = new Set([server.url('/')]);

  const look = async ({ url, from }) => {
    const answer = await fetch(url, { redirect: 'manual' });
    const html = answer.ok && (answer.headers.get('content-type') ?? '').startsWith('text/html');
    const text = html ? await answer.text() : (await answer.arrayBuffer(), '');
    const short = url.slice(server.origin.length);
    if (!answer.ok) {
      const to = answer.headers.get('location');
      broken.push(`${short}: ${answer.status}${to ? ` to ${to}` : ''}, from ${from}`);
    }
    if (!html) return { ids: null, links: [] };
    const all = tags(text);
    const at = new URL(all.find((tag) => tag.name === 'base')?.attributes.href ?? '', url);
    const links = [];
    for (const { name, attributes: a } of all) {
      const places = [a.src, a.poster, a['data-src'], ...(a.srcset ?? '').split(',').map((part) => part.trim().split(/\s+/)[0])];
      if (name !== 'base') places.push(a.href);
      for (const place of places.filter(Boolean)) {
        let to;
        try { to = new URL(place, at); } catch { broken.push(`${place}: no address, in ${short}`); continue; }
        if (to.protocol === 'data:' || to.protocol === 'mailto:') continue;
        if (to.protocol !== 'https:' && to.protocol !== 'http:') { broken.push(`${place}: not allowed, in ${short}`); continue; }
        // A canonical or an alternate address names the published host.
        if (name === 'link' && /\b(canonical|alternate)\b/.test(a.rel ?? '') && a.rel !== 'alternate stylesheet' && to.origin !== server.origin) continue;
        if (to.origin !== server.origin) continue;
        if (!to.pathname.startsWith(server.base)) { broken.push(`${place}: outside ${server.base}, in ${short}`); continue; }
        const fragment = decodeURIComponent(to.hash.slice(1));
        to.hash = '';
        to.search = '';
        if (name === 'a') linked.add(to.href);
        if (name === 'a' && fragment && fragment !== 'top') fragments.push({ url: to.href, fragment, from: short });
        links.push({ url: to.href, from: short });
      }
    }
    return { ids: new Set(all.flatMap(({ attributes }) => [attributes.id, attributes.name]).filter(Boolean)), links };
  };

  let todo = ['/', ...known].map((route) => ({ url: server.url(route), from: 'sitemap.xml' }));
  while (todo.length) {
    const fresh = todo.filter(({ url }) => !pages.has(url) && pages.set(url, null));
    const looked = await parallel(fresh, 16, async () => null, look);
    fresh.forEach(({ url }, index) => pages.set(url, looked[index]));
    todo = looked.flatMap(({ links }) => links);
  }
  return {
    pages: [...pages.values()].filter((page) => page.ids).length,
    broken,
    fragments: fragments.filter(({ url, fragment }) => pages.get(url)?.ids && !pages.get(url).ids.has(fragment)).map(({ url, fragment, from }) => `${url.slice(server.origin.length)}#${fragment}, from ${from}`),
    orphans: known.filter((route) => !linked.has(server.url(route))),
  };
}
