#!/bin/sh
# Letters from JSON lines by duebook render: a second of CPU, and the memory;
# then the same letters by Pango and cairo, 1,000 of them.
#   RENDER_LETTERS  how many (10000; 100000 takes 7 GB if none is removed, so
#                   all but a sample of 200 are removed as they appear)
set -eu
letters=${RENDER_LETTERS:-10000}
data=$BENCH_DIR/letters-$letters.jsonl
out=$(mktemp -d "$BENCH_DIR/render.XXXXXX")
trap 'rm -rf "$out"' EXIT
[ -s "$data" ] || perl tests/bench/letters "$letters" >"$data"
/usr/bin/python3 tests/bench/render.py "$DUEBOOK" "$data" "$out" "$letters"
