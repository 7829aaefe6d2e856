# The weekly run of the sample book: what it leaves, and that it leaves the
# same bytes again.
. tests/tap.sh

book="$TMP/book"
cp -R samples/huaheng "$book"

weekly() {
    run "$DUEBOOK" weekly "$@"
}

weekly "$book" --jobs 2
is "exit status" 0 "$status"
sed 's/^/# /' "$TMP/err" | head -n 5
week="$book/out/2026-07-17"
ok "it stands in out/DATE" test -d "$week"
for name in 账龄表.xlsx 管理指标.pdf manifest.json; do
    ok "$name" test -s "$week/$name"
done
letters=$(find "$week/催款函" -name '*.pdf' | wc -l)
ok "between 25 and 40 letters ($letters)" \
    test "$letters" -ge 25 -a "$letters" -le 40
is "nothing hidden is left" "" "$(find "$book" -name '.*' -type f)"

# manifest.json against sha256sum: every entry, and no file without one.
cat >"$TMP/manifest.py" <<'PY'
import hashlib, json, os, sys
week, book, home = sys.argv[1:]
m = json.load(open(os.path.join(week, 'manifest.json')))
def digest(path):
    return hashlib.sha256(open(path, 'rb').read()).hexdigest()
bad = []
where = {'inputs': [book], 'policy': [book], 'outputs': [week],
         'templates': [book, home], 'fonts': []}
installed = {f: os.path.join(root, f)
             for root, _, files in os.walk('/usr/share/fonts') for f in files}
counts = {}
for key, folders in where.items():
    for e in m[key]:
        counts[key] = counts.get(key, 0) + 1
        paths = [os.path.join(f, e['path']) for f in folders]
        if key == 'fonts' and os.path.basename(e['path']) in installed:
            paths.append(installed[os.path.basename(e['path'])])
        found = [p for p in paths if os.path.isfile(p)]
        if not found:
            bad.append('%s: %s not found' % (key, e['path']))
        elif digest(found[0]) != e['sha256']:
            bad.append('%s: %s differs' % (key, e['path']))
named = {e['path'] for e in m['outputs']}
for root, _, files in os.walk(week):
    for f in files:
        path = os.path.relpath(os.path.join(root, f), week)
        if path != 'manifest.json' and path not in named:
            bad.append('not in the manifest: ' + path)
for key in where:
    if not counts.get(key):
        bad.append('nothing under ' + key)
print('\n'.join(bad))
sys.exit(bool(bad))
PY
ok "manifest.json: every hash is right and every output is in it" \
    python3 "$TMP/manifest.py" "$week" "$book" "$ROOT"

sums() {
    (cd "$1" && find . -type f | LC_ALL=C sort | xargs -d '\n' sha256sum)
}
first=$(sums "$week")
ok "there is something to compare" test -n "$first"

weekly "$book" --jobs 2
is "again: exit status" 0 "$status"
is "the same run again makes no second folder" "2026-07-17" \
    "$(ls "$book/out")"
is "and changes nothing" "$first" "$(sums "$week")"

for jobs in 1 2; do
    weekly "$book" --jobs $jobs -o "$TMP/jobs$jobs"
    is "--jobs $jobs: the same bytes" "$first" "$(sums "$TMP/jobs$jobs")"
done
for locale in C tr_TR.UTF-8 de_DE.UTF-8 zh_CN.GB18030; do
    LC_ALL=$locale TZ=Pacific/Auckland "$DUEBOOK" weekly "$book" \
        -o "$TMP/$locale" >/dev/null 2>&1
    is "LC_ALL=$locale and another time zone: the same bytes" "$first" \
        "$(sums "$TMP/$locale")"
done
(cd "$TMP" && "$DUEBOOK" weekly book -o elsewhere >/dev/null 2>&1)
is "from another folder: the same bytes" "$first" "$(sums "$TMP/elsewhere")"

# With another policy it becomes DATE-2; the first run stays.
sed -i 's/minimum: 500.00/minimum: 5000.00/' "$book/duebook.yaml"
weekly "$book"
is "another policy: exit status" 0 "$status"
is "another policy: a second folder" "2026-07-17
2026-07-17-2" "$(ls "$book/out")"
is "the first run is as it was" "$first" "$(sums "$week")"

# An earlier week, from the newest snapshot, as it was known then.
weekly "$book" --as-of 2026-07-03 --known-at 2026-07-03 -o "$TMP/early"
is "an earlier week: exit status" 0 "$status"
python=/usr/bin/python3
"$python" -c 'import openpyxl' 2>/dev/null || python=python3
weekly samples/huaheng -o "$TMP/now"
weekly samples/huaheng --as-of 2026-07-10 --known-at 2026-07-10 -o "$TMP/last"
if "$python" -c 'import openpyxl' 2>/dev/null; then
    ok "last week is what its own workbook shows; every block adds up" \
        "$python" tests/aging_book_weeks.py "$TMP/now/账龄表.xlsx" \
        "$TMP/last/账龄表.xlsx" 5
    "$python" - "$TMP/now" <<'PY' >"$TMP/sources"
import json, os, sys, openpyxl
m = json.load(open(os.path.join(sys.argv[1], 'manifest.json')))
known = {e['path']: e['sha256'] for e in m['inputs'] + m['policy']}
book = openpyxl.load_workbook(os.path.join(sys.argv[1], '账龄表.xlsx'))
seen = {r[0]: r[7] for r in book['说明'].iter_rows(values_only=True)
        if r[7] and len(str(r[7])) == 64}
for name, digest in seen.items():
    if known.get(name) != digest:
        print(name, digest)
if len(seen) < 20:
    print('only', len(seen))
PY
    is "the notes have the manifest's hashes" "" "$(cat "$TMP/sources")"
else
    skip "last week is what its own workbook shows" "openpyxl is missing"
    skip "the notes have the manifest's hashes" "openpyxl is missing"
fi
weekly samples/huaheng --names ascii -o "$TMP/ascii"
ok "--names ascii: aging.xlsx" test -s "$TMP/ascii/aging.xlsx"
ok "--names ascii: kpi.pdf" test -s "$TMP/ascii/kpi.pdf"
ok "--names ascii: letters/" test -d "$TMP/ascii/letters"

# The sample book is what its generator writes.
build/samplegen --out "$TMP/none" --customers 1 --documents 1 2>/dev/null
ok "samples are regenerated byte for byte" sh -c '
    mkdir "$1/samples" && sh tests/samplegen/samples "$1/samples" &&
    diff -r "$1/samples/snapshots" samples/huaheng/snapshots' sh "$TMP"
done_testing
