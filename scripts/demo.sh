#!/bin/sh
# Read the example reports into a fresh ledger, print the brief of one day, then serve the pages if somebody is watching.
set -eu
marsad=$1
desk=$2
day=$3

rm -rf "$desk"
mkdir -p "$(dirname "$desk")"
"$marsad" init "$desk" --title "Idlib, demonstration" --pack examples/pack --demonstration >/dev/null
"$marsad" run --desk "$desk" --date "$day" examples/idlib-2019

if [ "${SERVE:-yes}" != no ] && [ -t 1 ]; then
    exec "$marsad" serve --desk "$desk" --date "$day"
fi
