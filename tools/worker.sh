#!/bin/sh
# Builds the search worker, `search.js` and `search.wasm`, into the folder worker/ of the target
# folder, and the scripts of pages (tools/scripts.sh); the command line carries all from there. Always a release, with the same bytes on every
# machine; cargo decides whether there is anything to do.
set -eu
cd "$(dirname "$0")/.."
PATH=$PWD/node_modules/.bin:$PATH
. tools/flags.sh

target=${CARGO_TARGET_DIR:-$PWD/target}
out=$target/worker
made=$target/worker-made
compiled=$target/wasm32-unknown-unknown/release/communique_search_worker.wasm
mkdir -p "$out" "$made"

# A file that stays the same keeps its time, so that nothing is built again for it.
put() { cmp -s "$1" "$2" || cp "$1" "$2"; }

cargo build --quiet --release --package communique-search-worker --target wasm32-unknown-unknown

# The application's options, so that there is one list of what browsers are asked for.
options=$(sed -n 's/.*data-wasm-opt-params="\([^"]*\)".*/\1/p' index.html)
if command -v wasm-opt >/dev/null; then
  optimise() { wasm-opt -Oz $options "$1" -o "$2"; }
else
  echo "worker: wasm-opt is missing, the search will be larger than it need be (make setup brings it)" >&2
  optimise() { cp "$1" "$2"; }
fi
key="$(wasm-bindgen --version) $(wasm-opt --version 2>&1 || true) $options"

if ! cmp -s "$compiled" "$made/compiled.wasm" || [ "$(cat "$made/key" 2>/dev/null)" != "$key" ]; then
  rm -f "$made/compiled.wasm"
  wasm-bindgen --target web --no-typescript --remove-name-section --remove-producers-section \
    --out-dir "$made" --out-name glue "$compiled"
  optimise "$made/glue_bg.wasm" "$made/search.wasm"
  echo "$key" > "$made/key"
  cp "$compiled" "$made/compiled.wasm"
fi

# Beside what wasm-bindgen made, of which the bundler takes what search.js uses.
command -v esbuild >/dev/null || { echo "worker: esbuild is missing: make setup brings it" >&2; exit 1; }
cp crates/search-worker/search.js "$made/source.js"
{
  sed '/\*\/$/q' crates/search-worker/search.js
  esbuild "$made/source.js" --bundle --minify --charset=utf8 --target=esnext --format=esm --log-level=warning \
    --legal-comments=none --define:VERSION="'$(cksum < "$made/search.wasm" | cut -d' ' -f1)'"
} > "$made/search.js"

put "$made/search.wasm" "$out/search.wasm"
put "$made/search.js" "$out/search.js"

sh tools/scripts.sh
