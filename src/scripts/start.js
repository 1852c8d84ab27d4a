// Starts the application once the page has been painted and the browser has nothing better to do.
// The publisher writes the names of FILES before it.
const html = document.documentElement;

// How the application searches, which does not know the name of the file. It comes when it is wanted,
// and is asked for once: an import that was made already costs a frame all the same.
/** @type {Promise<typeof import('./find.js')> | undefined} */
let finder;
const loadFinder = () => (finder ??= import(FILES.find).catch((error) => {
  finder = undefined;
  throw error;
}));

// Style sheets that not all pages have: the promise is kept when they are there. It is broken where one
// does not come, which is asked for again with the next page that needs it.
/** @type {Map<string, Promise<void>>} */
const applied = new Map();
/** @param {string} name */
const applyStyleSheet = (name) => {
  const known = applied.get(name);
  if (known) return known;
  /** @type {Promise<void>} */
  const coming = new Promise((done, fail) => {
    const { href } = new URL(FILES.sheets[name] ?? "", import.meta.url);
    if ([...document.styleSheets].some((sheet) => sheet.href === href)) return done();
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href, onload: () => done() });
    link.onerror = () => {
      link.remove();
      applied.delete(name);
      fail();
    };
    document.head.append(link);
  });
  // Who waits for it learns that it failed; nobody need be waiting.
  coming.catch(() => {});
  applied.set(name, coming);
  return coming;
};

globalThis.communique = {
  find: async (...args) => (await loadFinder()).find(...args),
  applyStyleSheet,
  prepareSearch: () => loadFinder().then(({ prepare }) => prepare()).catch(() => {}),
};

// Filtered lists and searches are not for crawlers: what they show is found by itself.
if (location.search) {
  document.head.append(Object.assign(document.createElement("meta"), { name: "robots", content: "noindex" }));
}

// A site that was built without its address has paths here, where crawlers want whole addresses.
/** @type {NodeListOf<HTMLLinkElement>} */
const addresses = document.querySelectorAll("link[rel=canonical], link[hreflang]");
for (const link of addresses) link.setAttribute("href", link.href);

/** @param {unknown} reason */
const fail = (reason) => {
  html.dataset.app = "failed";
  html.dataset.appError ??= String(reason);
};

// An application that died must not keep links from working as in any page.
addEventListener("click", (event) => {
  if (html.dataset.app === "failed") event.stopImmediatePropagation();
}, true);

const start = async () => {
  // What it is for is plain without it.
  applyStyleSheet("later").catch(() => {});
  try {
    const app = await import(FILES.app);
    await app.default({ module_or_path: new URL(FILES.wasm, import.meta.url) });
    layOut();
    whenIdle(keepFont);
  } catch (error) {
    fail(error);
  }
};

// What waits below a phone's window (style/layout.css), a section a frame, so that no task is long.
const layOut = () => {
  /** @type {HTMLElement | null} */
  const next = document.querySelector(".page > .section:not([data-near])");
  if (!next || html.dataset.whole === "") return;
  next.dataset.near = "";
  whenIdle(() => requestAnimationFrame(layOut));
};

// The font, for the next visit: style/tokens.css.
const keepFont = async () => {
  if (html.dataset.fonts || navigator.connection?.saveData) return;
  try {
    if ((await document.fonts.load("1em Literata")).length) localStorage.setItem("fonts", "kept");
  } catch {
    // It does not come, or nothing may be kept: the system's will do.
  }
};

/** @type {(run: () => void) => void} */
const whenIdle = "requestIdleCallback" in window
  ? (run) => { requestIdleCallback(run, { timeout: 1000 }); }
  : (run) => { setTimeout(run, 50); };

if (document.visibilityState === "visible") {
  // A frame callback runs before the paint, the task after it runs behind it.
  requestAnimationFrame(() => setTimeout(() => whenIdle(start)));
} else {
  whenIdle(start);
}
