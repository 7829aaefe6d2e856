# What was known on a past day: the book as of then gives the JSON that a run
# of that day gave, and what came in later is named as a restatement.
. tests/tap.sh

# A book whose people type records as well; one entry is from later.
book=$TMP/now/book
mkdir -p "$book"
cp -R samples/huaheng/. "$book"
mkdir -p "$book/records"
open_on() {
    awk -F, -v day="$1" '$3 == "invoice" && $4 <= day && $11 == "" {
        print $1 }' "$book/snapshots/2026-06-26/documents.csv" | tail -n 9
}
first=$(open_on 2026-06-20 | head -n 1)
second=$(open_on 2026-06-20 | tail -n 1)
cat >"$book/records/disputes.csv" <<EOF2
doc_no,from,until,amount,reason,recorded_date
$first,2026-06-25,,,数量不符,2026-06-26
$second,2026-06-25,,,数量不符,2026-07-09
EOF2
cat >"$book/records/writeoffs.csv" <<EOF2
writeoff_date,doc_no,amount,reason,recorded_date
2026-06-25,$first,0.03,尾差,2026-06-25
2026-06-25,$second,0.07,尾差,2026-07-14
EOF2
rm "$book"/snapshots/*/control.csv # the general ledger knows nothing of them

# A copy of the book as it was on a day.
as_it_was() {
    rm -rf "$TMP/then"
    mkdir -p "$TMP/then"
    cp -R "$book" "$TMP/then/book"
    for snapshot in "$TMP"/then/book/snapshots/*; do
        expr "$(basename "$snapshot")" '>' "$1" >/dev/null &&
            rm -r "$snapshot"
    done
    for table in "$TMP"/then/book/records/*; do
        awk -F, -v day="$1" '{ last = $NF; sub(/\r$/, "", last) }
            NR == 1 || last <= day' "$table" >"$TMP/typed"
        mv "$TMP/typed" "$table"
    done
}

# told FOLDER COMMAND FLAG...: JSON of the book in it, by the same path.
told() {
    (cd "$1" && shift && "$DUEBOOK" "$@" --format json 2>/dev/null)
}

# Lines of files that have fewer rows are others, and so is their number; of
# the copy some have none.
same() {
    for file in "$1" "$2"; do
        sed -E 's/"(line|rows|ignored)": [0-9]+/"\1"/
            /^    "files": \[/,/^    \]/d' "$file" >"$file.less"
    done
    cmp "$1.less" "$2.less"
}

for day in 2026-06-26 2026-06-30 2026-07-03 2026-07-09 2026-07-10 2026-07-14 \
    2026-07-17; do
    as_it_was $day
    for command in aging kpi; do
        told "$TMP/now" $command book --as-of $day --known-at $day \
            >"$TMP/known.json"
        told "$TMP/then" $command book --as-of $day >"$TMP/then.json"
        ok "$command on $day: known then = told then" \
            same "$TMP/known.json" "$TMP/then.json"
        ok "$command on $day: something was told" \
            test "$(wc -c <"$TMP/known.json")" -gt 1000
    done
    told "$TMP/now" explain book "$second" --as-of $day --known-at $day \
        >"$TMP/known.json"
    told "$TMP/then" explain book "$second" --as-of $day >"$TMP/then.json"
    ok "explain on $day: known then = told then" \
        same "$TMP/known.json" "$TMP/then.json"
done

# Without flags, a copy that ends with a snapshot is the run of that day.
as_it_was 2026-07-03
told "$TMP/now" aging book --as-of 2026-07-03 --known-at 2026-07-03 \
    >"$TMP/known.json"
told "$TMP/then" aging book >"$TMP/then.json"
ok "the run of the day itself" cmp "$TMP/known.json" "$TMP/then.json"
told "$TMP/now" aging book --as-of 2026-07-03 >"$TMP/now.json"
ok "today's knowledge gives another" not cmp -s "$TMP/known.json" \
    "$TMP/now.json"

# The restatements of the sample book are the rows that were entered late, told
# from the files.
late() {
    /usr/bin/python3 - samples/huaheng/snapshots/2026-07-17 <<'PY'
import csv, re, sys
def rows(name):
    path = f'{sys.argv[1]}/{name}.csv'
    return csv.DictReader(open(path, encoding='utf-8-sig', newline=''))
def day(text):
    return '%04d-%02d-%02d' % tuple(map(int, re.split('[/-]', text)))
number = {'documents': ('doc_no', 'issue_date', 'recorded_date'),
          'receipts': ('receipt_no', 'receipt_date', 'recorded_date'),
          'writeoffs': ('doc_no', 'writeoff_date', 'recorded_date')}
for table, (no, at, recorded) in number.items():
    for r in rows(table):
        if day(r[at]) <= '2026-07-10' < day(r[recorded]):
            minus = '-' if table != 'documents' or \
                r['kind'] == 'credit_note' else ''
            print(r[no], minus + r['amount'].replace(',', ''))
own = {r['bank_ref'] for r in rows('receipts')}
for r in rows('bills'):
    if r['票据号码'] not in own and \
            day(r['收票日期']) <= '2026-07-10' < day(r['录入日期']):
        print(r['票据号码'], '-' + r['票面金额'].replace(',', ''))
PY
}
restated() {
    python3 -c 'import json, sys
for r in json.load(sys.stdin)["tie_out"]["restatements"]:
    print(r["number"], r["change"])'
}
wanted=$(late | LC_ALL=C sort)
ok "entries were made late" test -n "$wanted"
is "and they are the restatements of the week" "$wanted" \
    "$("$DUEBOOK" check samples/huaheng --format json 2>/dev/null | restated |
        LC_ALL=C sort)"
is "the week before has none" "" "$("$DUEBOOK" check samples/huaheng \
    --as-of 2026-07-10 --known-at 2026-07-10 --format json 2>/dev/null |
    restated)"

run "$DUEBOOK" check samples/huaheng --known-at 2026-06-25 --lang en
is "before the first snapshot nothing was known: refused" 1 "$status"
done_testing
