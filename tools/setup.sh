#!/bin/sh
# Brings what is missing, and only that: called by make, safe to call again.
#   sh tools/setup.sh rust       compiler, wasm target, crates
#   sh tools/setup.sh build      the same, trunk, wasm-bindgen
#   sh tools/setup.sh packages   node_modules (wasm-opt for releases, the browser's driver for tests)
#   sh tools/setup.sh browser    a Chromium and its chromedriver
#   sh tools/setup.sh firefox    a Firefox and a geckodriver
set -eu
cd "$(dirname "$0")/.."

trunk_version=0.21.14
geckodriver_version=0.37.1

say() { echo "setup: $*" >&2; }
die() { say "$*"; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }
# The second word of `tool --version`, nothing where the tool is missing.
version_of() { "$1" --version 2>/dev/null | awk '{ print $2; exit }'; }
locked_version() { awk -v name="\"$1\"" '$1 == "name" { this = $3 } $1 == "version" && this == name { gsub(/"/, "", $3); print $3; exit }' Cargo.lock; }

# A tool is built once for these versions: a quick build serves better than a fast program.
install_tool() { # crate, version, program, optimisation, units
  [ "$(version_of "$3")" = "$2" ] && return
  say "installing $1 $2 with cargo: once, a few minutes"
  env -u CARGO_TARGET_DIR -u CARGO_BUILD_TARGET -u RUSTFLAGS \
    CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_DEBUG=0 \
    CARGO_PROFILE_RELEASE_OPT_LEVEL="$4" CARGO_PROFILE_RELEASE_CODEGEN_UNITS="$5" \
    cargo install "$1" --version "$2" --locked --no-default-features --force
  now=$(version_of "$3")
  [ "$now" = "$2" ] || die "$(command -v "$3" || echo "$3") has version ${now:-unknown}, not $2: put cargo's bin folder first on the PATH"
}

setup_rust() {
  has cargo || die "Rust is missing: install it from https://rustup.rs"
  # rust-toolchain.toml names the compiler and the target; rustup brings both unless told not to.
  rustc --version >/dev/null 2>&1 || rustup toolchain install
  if ! [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ]; then
    has rustup || die "the compiler can't build for wasm32-unknown-unknown: install Rust from https://rustup.rs"
    rustup target add wasm32-unknown-unknown
  fi
  # Trunk runs offline, so that it never looks for tools: the crates must be here before.
  cargo fetch --locked --quiet
}

setup_build() {
  setup_rust
  install_tool trunk "$trunk_version" trunk 0 256
  # The program must match the crate to the letter.
  install_tool wasm-bindgen-cli "$(locked_version wasm-bindgen)" wasm-bindgen 1 16
}

setup_packages() {
  cmp -s package-lock.json node_modules/.installed-lock.json && return
  has npm || die "Node is missing: install Node 20 or newer from https://nodejs.org"
  major=$(node --version | sed 's/^v\([0-9]*\).*/\1/')
  [ "$major" -ge 20 ] || die "Node is version $major: install 20 or newer from https://nodejs.org"
  say "installing the packages of package-lock.json"
  npm ci --loglevel=error
  cp package-lock.json node_modules/.installed-lock.json
}

# Packages of Debian, where we may install them.
install_packages() {
  has apt-get || return 0
  if [ "$(id -u)" = 0 ]; then as_root=; elif sudo -n true 2>/dev/null; then as_root="sudo -n"; else return 0; fi
  say "installing $* with apt-get"
  $as_root apt-get update -qq || say "apt-get update failed: trying with the lists at hand"
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" || say "apt-get could not install them"
}

setup_browser() {
  node tests/browser.mjs >/dev/null 2>&1 && return
  install_packages chromium chromium-driver
  # Says what is missing where it still is.
  node tests/browser.mjs >/dev/null
}

setup_firefox() {
  node tests/browser.mjs firefox >/dev/null 2>&1 && return
  has firefox || has firefox-esr || [ -n "${FIREFOX_PATH:-}" ] || install_packages firefox-esr
  # Debian has no package of it. Any that is there will do.
  has "${GECKODRIVER:-geckodriver}" || install_tool geckodriver "$geckodriver_version" geckodriver 0 256
  node tests/browser.mjs firefox >/dev/null
}

for part in "$@"; do
  case $part in
    rust | build | packages | browser | firefox) "setup_$part" ;;
    *) die "there is no part '$part'" ;;
  esac
done
