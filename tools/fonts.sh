#!/bin/sh
# Makes the fonts of public/fonts: the scripts of Literata that the site uses, one file each.
# By hand, where the typeface changes; style/fonts.css names ranges that hold these characters.
# Needs npm, and Python with `pip install fonttools brotli`.
set -eu
version=5.3.0

latin="U+20-7E,U+A0-FF,U+131,U+152-153,U+2BC,U+2002-200A,U+2010-2014,U+2018-201E,U+2020-2022,U+2026,U+202F,U+2032-2033,U+2039-203A,U+20AC,U+2190-2193,U+2212"
latin_ext="U+100-130,U+132-151,U+154-17F,U+18F,U+192,U+218-21B,U+237,U+259,U+1E02-1E03,U+1E80-1E85,U+1E9E,U+1EF2-1EF3"
cyrillic="U+400-45F,U+490-491,U+2116"
greek="U+370-3FF"

into=$(cd "$(dirname "$0")/../public/fonts" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --no-save "@fontsource-variable/literata@$version" "@fontsource/literata@$version"

subset() { # file, its characters, what it is to be called
  pyftsubset "$1" --unicodes="$2" --no-hinting --layout-features=kern,liga,mark,ccmp,locl \
    --flavor=woff2 --output-file="$into/literata-$3.woff2"
}

# The weights from that of text to that of headings.
upright() { # script, its characters
  fonttools varLib.instancer --quiet "node_modules/@fontsource-variable/literata/files/literata-$1-wght-normal.woff2" \
    wght=400:600 --output "$1.woff2"
  subset "$1.woff2" "$2" "$1"
}
upright latin "$latin"
upright latin-ext "$latin_ext"
upright cyrillic "$cyrillic"
upright greek "$greek"
subset node_modules/@fontsource/literata/files/literata-latin-400-italic.woff2 "$latin" latin-italic
cp node_modules/@fontsource/literata/LICENSE "$into"
