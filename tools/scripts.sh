#!/bin/sh
# Makes the scripts of the browser small, from src/scripts/ into the folder scripts/ of the target
# folder; the command line carries them from there (build.rs, src/bundle/scripts.rs).
set -eu
cd "$(dirname "$0")/.."
PATH=$PWD/node_modules/.bin:$PATH

target=${CARGO_TARGET_DIR:-$PWD/target}
out=$target/scripts
made=$target/scripts-made
mkdir -p "$out" "$made"

command -v esbuild >/dev/null || { echo "scripts: esbuild is missing: make setup brings it" >&2; exit 1; }
small() { # script, form
  esbuild "src/scripts/$1.js" --bundle --minify --charset=utf8 --target=esnext --format="$2" \
    --external:./search/search.js --log-level=warning --outfile="$made/$1.js"
  # A file that stays the same keeps its time, so that nothing is built again for it.
  cmp -s "$made/$1.js" "$out/$1.js" || cp "$made/$1.js" "$out/$1.js"
}
small settings iife
small start esm
small find esm
