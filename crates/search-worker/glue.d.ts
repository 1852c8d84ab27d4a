// The part of `glue.js` that search.js uses; wasm-bindgen makes that file of `src/lib.rs`.
export class Engine {
  constructor(manifest: Uint8Array);
  step(options: string): string;
  needs(): string;
  rest(): boolean;
  supply(name: string, bytes: Uint8Array): void;
  free(): void;
}
export function initSync(settings: { module: WebAssembly.Module }): unknown;
declare global {
  /** Tells releases of `search.wasm` apart: `tools/worker.sh` puts it in. */
  const VERSION: string;
  const WorkerGlobalScope: { new (): { name: string } };
}
