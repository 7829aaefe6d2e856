# A snapshot that is corrected in nothing but a due date: the report names the
# two days, and so does what is said of the letter that named the first.
. tests/tap.sh

export LC_ALL=C.UTF-8
python=/usr/bin/python3

heading=doc_no,customer_id,customer_name,issue_date,due_date,amount,open_amount
book=$TMP/book
mkdir -p "$book"
printf 'version: 1\nlanguage: en\ncurrency: CNY\ncreditor:\n  name: %s\n' \
    示例制造有限公司 >"$book/duebook.yaml"
mkdir "$book/snapshots"

# take DAY FLAG...: an export of the day, rows from standard input.
take() {
    {
        echo $heading
        cat
    } >"$TMP/items.csv"
    day=$1
    shift
    run "$DUEBOOK" take "$book" "$TMP/items.csv" --as-of "$day" "$@"
}

take 2026-07-03 <<'ROWS'
A1,K1,甲示例公司,2026-04-01,2026-05-01,1000.00,1000.00
A2,K2,乙示例公司,2026-04-01,2026-06-01,4000.00,4000.00
ROWS
run "$DUEBOOK" weekly "$book"
take 2026-07-10 <<'ROWS'
A1,K1,甲示例公司,2026-04-01,2026-05-01,1000.00,1000.00
A2,K2,乙示例公司,2026-04-01,2026-09-01,4000.00,4000.00
A3,K1,甲示例公司,2026-07-06,2026-08-05,50.00,50.00
ROWS
take 2026-07-03 --replace <<'ROWS'
A1,K1,甲示例公司,2026-04-01,2026-05-01,1000.00,1000.00
A2,K2,乙示例公司,2026-04-01,2026-09-01,4000.00,4000.00
ROWS
run "$DUEBOOK" check "$book"
ok "the row is told with the due date as it is and as it was" has \
    'items.csv:3: note: document "A2" of customer "K2", due 2026-09-01 now, was due 2026-06-01 in the report of 2026-07-03: no balance of that day changes' \
    "$TMP/err"
ok "and so in the list of what is not as reported" has \
    'K2: Document A2 of 2026-04-01: due 2026-06-01 as reported, now due 2026-09-01; 4,000.00 CNY as before' \
    "$TMP/out"
ok "the letter is told of with both days" has \
    'K2_乙示例公司_Payment_reminder.pdf: K2, A2 due 2026-06-01 in the letter, now 2026-09-01$' \
    "$TMP/out"
ok "in the warning as well" has \
    'this letter to K2 has "A2" due on 2026-06-01, but 2026-09-01 is right' \
    "$TMP/err"
is "it is a finding of its own kind" "  Letter to correct: 0, 1, 0" \
    "$(grep 'Letter to correct' "$TMP/out")"

run "$DUEBOOK" check "$book" --format json
is "in JSON: customer, folder of the day, and the two days" \
    "letter K2 out/2026-07-03/letters/K2_乙示例公司_Payment_reminder.pdf
2026-06-01 2026-09-01
2026-06-01 2026-09-01" "$($python - "$TMP/out" <<'PY'
import json, sys
all = json.load(open(sys.argv[1]))
for f in all['findings']:
    if f['kind'] == 'letter':
        print(f['kind'], f['customer'], f['file'])
tie = all['tie_out']
for x in tie['restatements']:
    print(x['due_was'], x['due_is'])
for x in all['outdated_letters']:
    print(x['due_in_letter'], x['due_now'])
PY
)"
run "$DUEBOOK" check "$book" --format xlsx -o "$TMP/check.xlsx"
if $python -c 'import openpyxl' 2>/dev/null; then
    ok "in the workbook: its folder, and a link to it" \
        $python - "$TMP/check.xlsx" <<'PY'
import openpyxl, sys
cells = [c for s in openpyxl.load_workbook(sys.argv[1])
         for r in s.iter_rows() for c in r
         if c.value == 'out/2026-07-03/letters/K2_乙示例公司_Payment_reminder.pdf']
assert len(cells) == 1, cells
assert cells[0].hyperlink.target == \
    'book/out/2026-07-03/letters/K2_乙示例公司_Payment_reminder.pdf', cells[0].hyperlink.target
PY
else
    skip "the workbook" "no openpyxl"
fi

done_testing
