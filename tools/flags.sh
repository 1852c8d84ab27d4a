# Read by the scripts that compile for the browser: the same bytes on every machine. The wasm keeps
# the paths of the files it was compiled from, so the parts that differ between machines are renamed.
# The flags are the browser target's only: native builds share a target folder with plain ones.
flags=
rename() { flags="$flags --remap-path-prefix=${1%/}=$2"; }

rename "$PWD" /communique
rename "${CARGO_TARGET_DIR:-$PWD/target}" /target
for registry in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*/; do rename "$registry" /crates; done
# Where the component rust-src is installed, the standard library's paths are local ones too.
commit=$(rustc -vV | sed -n 's/^commit-hash: //p')
rename "$(rustc --print sysroot)/lib/rustlib/src/rust" "/rustc/$commit"

case "$PWD ${CARGO_HOME:-$HOME}" in
  *" "*" "*) echo "flags: a path has a space in it, the bytes will differ from other machines'" >&2; flags= ;;
esac

# What a shell may carry would win over the target's flags.
unset RUSTFLAGS CARGO_ENCODED_RUSTFLAGS CARGO_BUILD_RUSTFLAGS
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="${flags# }"
