// Names that the scripts have from elsewhere.

/** The names of files in the bundle: the publisher writes them before `start.js`. */
declare const FILES: {
  /** The application's JavaScript. */
  app: string;
  /** The application. */
  wasm: string;
  /** `find.js`. */
  find: string;
  /** The style sheets that not all pages have, by name: `later` comes after the first paint. */
  sheets: Record<string, string>;
};

/** The functions that the application calls (`src/store/`). */
declare var communique: {
  find: (...args: Parameters<typeof import('./find.js').find>) => Promise<string>;
  applyStyleSheet: (name: string) => Promise<void>;
  prepareSearch: () => Promise<void>;
};

interface Navigator {
  connection?: { saveData: boolean };
}
