// Starts the application once the page has been painted and the browser has nothing better to do.
// APP, WASM, FIND and SHEETS are put in by the publisher.
const html = document.documentElement;

// How the application searches, which does not know the name of the file. It comes when it is wanted,
// and is asked for once: an import that was made already costs a frame all the same.
let finder;
const bring = () => (finder ??= import("FIND").catch((error) => {
  finder = undefined;
  throw error;
}));

// Style sheets that not all pages have, and their files: the promise is kept when they are there. It is
// broken where one does not come, which is asked for again with the next page that needs it.
const sheets = new URLSearchParams("SHEETS");
const applied = {};
const applyStyleSheet = (name) => (applied[name] ??= new Promise((done, fail) => {
  const { href } = new URL(sheets.get(name), import.meta.url);
  if ([...document.styleSheets].some((sheet) => sheet.href === href)) return done();
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href, onload: done });
  link.onerror = () => {
    link.remove();
    delete applied[name];
    fail();
  };
  document.head.append(link);
}));

globalThis.communique = {
  find: async (...args) => (await bring()).find(...args),
  applyStyleSheet,
  want: () => bring().then(({ want }) => want()).catch(() => {}),
};

// Filtered lists and searches are not for crawlers: what they show is found by itself.
if (location.search) {
  document.head.append(Object.assign(document.createElement("meta"), { name: "robots", content: "noindex" }));
}

// A site that was built without its address has paths here, where crawlers want whole addresses.
for (const link of document.querySelectorAll("link[rel=canonical], link[hreflang]")) link.setAttribute("href", link.href);

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
    const app = await import("APP");
    await app.default({ module_or_path: new URL("WASM", import.meta.url) });
    layOut();
    whenIdle(keepFont);
  } catch (error) {
    fail(error);
  }
};

// What waits below a phone's window (style/layout.css), a section a frame, so that no task is long.
const layOut = () => {
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

const whenIdle = window.requestIdleCallback
  ? (run) => requestIdleCallback(run, { timeout: 1000 })
  : (run) => setTimeout(run, 50);

if (document.visibilityState === "visible") {
  // A frame callback runs before the paint, the task after it runs behind it.
  requestAnimationFrame(() => setTimeout(() => whenIdle(start)));
} else {
  whenIdle(start);
}
