// Starts the application once the page has been painted and the browser has nothing better to do.
// APP and WASM are put in by the publisher.
const html = document.documentElement;

const fail = (reason) => {
  html.dataset.app = "failed";
  html.dataset.appError ??= String(reason);
};

// An application that died must not keep links from working as in any page.
addEventListener("click", (event) => {
  if (html.dataset.app === "failed") event.stopImmediatePropagation();
}, true);

const start = async () => {
  try {
    const app = await import("APP");
    await app.default({ module_or_path: new URL("WASM", import.meta.url) });
  } catch (error) {
    fail(error);
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
