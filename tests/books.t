# Several books in one report: one a legal entity.
. tests/tap.sh
. tests/event_book.sh

python=/usr/bin/python3
"$python" -c 'import openpyxl' 2>/dev/null ||
    skip_all "openpyxl is not installed (python3-openpyxl)"

A=samples/huaheng
B=$TMP/events
C=$TMP/photo
event_book "$B"

# A photograph of open items, in one currency, with an older snapshot as well.
photo_book() {
    mkdir -p "$1/snapshots/2026-07-10" "$1/snapshots/2026-07-17"
    cat >"$1/duebook.yaml" <<YAML
version: 1
language: zh-CN
currency: CNY
creditor:
  name: ${2:-岚屿示例商贸有限公司}
YAML
    cat >"$1/snapshots/2026-07-17/documents.csv" <<'CSV'
doc_no,customer_id,customer_name,kind,issue_date,due_date,currency,amount,open_amount
L-1,P1,澄源示例轴承有限公司,invoice,2026-02-10,2026-03-12,CNY,48200.00,18200.01
L-2,P1,澄源示例轴承有限公司,invoice,2026-07-01,2026-08-30,CNY,0.03,0.03
L-3,P2,望川示例传动有限公司,credit_note,2026-06-02,,CNY,1500.00,1500.00
L-4,P2,望川示例传动有限公司,invoice,2026-06-16,2026-07-17,CNY,9980.10,9980.10
CSV
    sed 's/18200.01/28200.01/' "$1/snapshots/2026-07-17/documents.csv" \
        >"$1/snapshots/2026-07-10/documents.csv"
}
photo_book "$C"
a=华恒示例精密机械有限公司
b=云汐示例机械有限公司
c=岚屿示例商贸有限公司

# one COMMAND FORMAT: each book alone; all COMMAND FORMAT [FLAG]: together.
one() {
    "$DUEBOOK" "$1" "$A" --format "$2" -o "$TMP/a.$2" 2>>"$TMP/noise"
    "$DUEBOOK" "$1" "$B" --format "$2" -o "$TMP/b.$2" 2>>"$TMP/noise"
    "$DUEBOOK" "$1" "$C" --format "$2" -o "$TMP/c.$2" 2>>"$TMP/noise"
}
all() {
    command=$1
    format=$2
    shift 2
    run "$DUEBOOK" "$command" "$A" "$B" "$C" --format "$format" \
        -o "$TMP/all.$format" "$@"
}
sums() {
    how=$1
    format=$2
    "$python" tests/books_sums.py "$how" "$TMP/all.$format" \
        "$a=$TMP/a.$format" "$b=$TMP/b.$format" "$c=$TMP/c.$format"
}

# --- aging -------------------------------------------------------------------

one aging json
all aging json
is "three books as JSON: exit status 0" 0 "$status"
ok "each is its own report; totals are their sums, to the cent" \
    sums aging json
cp "$TMP/all.json" "$TMP/aging.json"
one aging csv
all aging csv
is "as CSV: exit status 0" 0 "$status"
ok "rows are those of the books, the entity first" sums csv csv
is "the first heading" "主体" \
    "$(head -n 1 "$TMP/all.csv" | tail -c +4 | cut -d, -f1)"

all aging xlsx
is "as a workbook: exit status 0" 0 "$status"
ok "openpyxl adds its rows to the same sums" \
    "$python" tests/books_sums.py book "$TMP/all.xlsx" "$TMP/aging.json"
cp "$TMP/all.xlsx" "$TMP/first.xlsx"
all aging xlsx --jobs 1
ok "the same bytes on one thread" cmp "$TMP/first.xlsx" "$TMP/all.xlsx"
is "the sheets are those of one book" "说明
汇总
客户账龄
明细
逾期重点
勾稽
拒收" "$("$python" tests/xlsx_read.py sheets "$TMP/all.xlsx")"

# --- KPI ---------------------------------------------------------------------

one kpi json
all kpi json
is "key figures as JSON: exit status 0" 0 "$status"
ok "sums, rates of the sums, and who owes most over all" sums kpi json
all kpi pdf
is "as PDF: exit status 0" 0 "$status"
if command -v pdftotext >/dev/null; then
    pdftotext -layout "$TMP/all.pdf" "$TMP/all.txt"
    pdftotext -raw "$TMP/all.pdf" "$TMP/all.raw"
    ok "with a table over the entities" has "^\s*$c +\d" "$TMP/all.txt"
    ok "and whose customer it is" sh -c \
        'tr -d "\n " <"$1" | grep -q "（$2）"' sh "$TMP/all.raw" "$a"
    ok "a book that has no receipts: no rates of recovery for all" \
        has "部分主体未提供收款数据" "$TMP/all.txt"
else
    skip "the text of the PDF" "poppler-utils is not installed"
fi

# --- its JSON is all that the paper shows ------------------------------------

"$DUEBOOK" kpi "$B" "$C" --format html --quiet -o "$TMP/drawn.html" 2>"$TMP/noise"
"$DUEBOOK" kpi "$B" "$C" --format json -o "$TMP/joint.json" 2>"$TMP/noise"
run "$DUEBOOK" render reports/zh-CN/kpi --data "$TMP/joint.json" \
    -o "$TMP/again.html"
ok "the paper of all is made of their JSON" \
    cmp "$TMP/drawn.html" "$TMP/again.html"

# --- the day -----------------------------------------------------------------

cp -R "$C" "$TMP/older"
sed -i 's/岚屿/汀洲/' "$TMP/older/duebook.yaml"
rm -r "$TMP/older/snapshots/2026-07-17"
run "$DUEBOOK" aging "$B" "$TMP/older"
is "the newest day that all have: exit status 0" 0 "$status"
is "is the day of the report" '  "as_of": "2026-07-10",' \
    "$(sed -n 2p "$TMP/out")"
ok "and a book with a newer snapshot is named" \
    has "^$B: 说明: .*2026-07-17.*2026-07-10" "$TMP/err"
"$DUEBOOK" aging "$B" --as-of 2026-07-10 -o "$TMP/b.json" 2>>"$TMP/noise"
"$DUEBOOK" aging "$TMP/older" -o "$TMP/c.json" 2>>"$TMP/noise"
ok "its figures are those of --as-of" "$python" tests/books_sums.py aging \
    "$TMP/out" "$b=$TMP/b.json" "汀洲示例商贸有限公司=$TMP/c.json"

mv "$TMP/older/snapshots/2026-07-10" "$TMP/older/snapshots/2026-07-03"
run "$DUEBOOK" aging "$B" "$TMP/older"
is "no common day: exit status 2" 2 "$status"
ok "the newest days are told" \
    has "--as-of.*|$B 2026-07-17, $TMP/older 2026-07-03" "$TMP/err"
run "$DUEBOOK" aging "$B" "$TMP/older" --as-of 2026-07-17 --quiet
is "with --as-of it is reported" 0 "$status"

# --- what is refused ---------------------------------------------------------

refuse() {
    name=$1
    wanted=$2
    pattern=$3
    shift 3
    rm -f "$TMP/refused"
    run "$DUEBOOK" "$@" -o "$TMP/refused"
    is "$name: exit status $wanted" "$wanted" "$status"
    ok "$name: said" has "$pattern" "$TMP/err"
    ok "$name: nothing is written" not test -e "$TMP/refused"
}

refuse "the same book twice" 2 "计算两次|counted twice" \
    aging "$B" "$B/snapshots/2026-07-17"
cp -R "$C" "$TMP/broken"
echo 'no: such: yaml' >>"$TMP/broken/duebook.yaml"
echo 'nothing,of,ours' >"$TMP/lone.csv"
refuse "a book that cannot be read" 1 "^$TMP/broken: " \
    aging "$TMP/broken" "$B"
cp -R "$C" "$TMP/empty"
rm -r "$TMP/empty/snapshots"
refuse "two books that cannot be read" 1 "^$TMP/empty: " \
    kpi "$TMP/broken" "$B" "$TMP/empty" --format json
ok "the errors of both are told" has "broken/duebook.yaml:" "$TMP/err"
cp -R "$C" "$TMP/buckets"
printf 'aging:\n  buckets: [30, 90]\n' >>"$TMP/buckets/duebook.yaml"
refuse "other buckets" 1 "^$TMP/buckets: .*aging.buckets" \
    aging "$B" "$TMP/buckets"
cp -R "$C" "$TMP/notes"
printf 'ledger:\n  credit_notes: aged\n' >>"$TMP/notes/duebook.yaml"
refuse "credit notes elsewhere" 1 "^$TMP/notes: .*ledger.credit_notes" \
    aging "$B" "$TMP/notes"
cp -R "$C" "$TMP/windows"
printf 'kpi:\n  dso_days: 30\n' >>"$TMP/windows/duebook.yaml"
refuse "other windows" 1 "^$TMP/windows: .*kpi.dso_days" \
    kpi "$B" "$TMP/windows" --format json
sed -i 's/dso_days: 30/promise_kept: 90%/' "$TMP/windows/duebook.yaml"
refuse "other rules of promises" 1 "^$TMP/windows: .*kpi: " \
    kpi "$B" "$TMP/windows" --format json
refuse "letters" 2 "weekly" weekly "$B" "$C"

# --- rejected rows, other reporting currencies, the same name and customer ---

cp -R "$C" "$TMP/reject"
echo 'L-5,P2,x,invoice,2026-02-31,,CNY,5.00,5.00' \
    >>"$TMP/reject/snapshots/2026-07-17/documents.csv"
run "$DUEBOOK" aging "$B" "$TMP/reject" --format xlsx -o "$TMP/reject.xlsx"
is "a rejected row: the workbook is written, exit status 1" "1 yes" \
    "$status $(test -s "$TMP/reject.xlsx" && echo yes)"
ok "and the sheet of rejects says whose it is" sh -c "
    '$python' tests/xlsx_read.py types '$TMP/reject.xlsx' 拒收 5 |
    grep -q '$c'"

cp -R "$C" "$TMP/dollar"
sed -i 's/currency: CNY/currency: USD/;s/岚屿/澜汐/' "$TMP/dollar/duebook.yaml"
run "$DUEBOOK" aging "$B" "$TMP/dollar" --format json
is "other reporting currencies: nothing is converted together" null \
    "$("$python" -c 'import json,sys
print(json.dumps(json.load(sys.stdin)["reporting"]))' <"$TMP/out")"

photo_book "$TMP/twin/$c"
uscc=91330200MA0000000X
for book in "$C" "$TMP/twin/$c"; do
    printf 'customer_id,name,uscc\nP1,澄源示例轴承有限公司,%s\n' "$uscc" \
        >"$book/snapshots/2026-07-17/customers.csv"
done
run "$DUEBOOK" aging "$C" "$TMP/twin/$c" --format json --quiet
cat >"$TMP/same.py" <<'PY'
import json, sys
v = json.load(sys.stdin)
print([e["entity"] for e in v["entities"]],
      [(s["uscc"], [(c["entity"], c["id"]) for c in s["customers"]])
       for s in v["same_customers"]])
PY
is "one name: the folder is added; a customer of both is told, not merged" \
    "['$c', '$c ($c)'] [('$uscc', [('$c', 'P1'), ('$c ($c)', 'P1')])]" \
    "$("$python" "$TMP/same.py" <"$TMP/out")"

run "$DUEBOOK" aging "$B" "$C" --format json --lang en
ok "messages speak the language asked for" has_not "说明" "$TMP/err"

done_testing
