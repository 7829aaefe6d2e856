#!/bin/sh
# Letters from JSON lines by duebook render: a second of CPU, and the memory.
#   LETTERS  how many (5000)
set -eu
letters=${LETTERS:-5000}
data=$BENCH_DIR/letters-$letters.jsonl
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
[ -s "$data" ] || perl tests/bench/letters "$letters" >"$data"
/usr/bin/python3 - "$DUEBOOK" "$data" "$out" "$letters" <<'EOF'
import os, resource, subprocess, sys
program, data, out, letters = sys.argv[1:]
subprocess.run([program, "render", "tests/bench/letters.md", "--data", data,
                "-o", out, "--quiet"], check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
files = [os.path.getsize(os.path.join(out, f)) for f in os.listdir(out)]
assert len(files) == int(letters)
cpu = used.ru_utime + used.ru_stime
print(f"render: letters a second a core\t{len(files) / cpu:.0f}\tletters/s\t600")
print(f"render: a letter\t{sum(files) / len(files) / 1024:.1f}\tKB\t75")
print(f"render: memory for {letters} letters\t{used.ru_maxrss / 1024:.0f}\tMB\t150")
EOF
