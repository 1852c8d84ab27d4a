#!/bin/sh
# `trunk build --release`, with the same bytes on every machine. Arguments go to Trunk.
set -eu
cd "$(dirname "$0")/.."
PATH=$PWD/node_modules/.bin:$PATH
. tools/flags.sh
exec trunk build --release "$@"
