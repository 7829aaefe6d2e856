#!/bin/sh
# Where a weekly run writes: leftovers, edited results, odd names; and a
# character that no font has costs one letter, not the week.
. tests/tap.sh

book=$TMP/book
mkdir -p "$book/snapshots/2026-07-17"
cp samples/huaheng/duebook.yaml "$book/"
cat >"$book/snapshots/2026-07-17/documents.csv" <<'EOF'
doc_no,customer_id,kind,issue_date,due_date,currency,amount
A1,C1,invoice,2026-01-01,2026-02-01,CNY,1000.00
A2,C2,invoice,2026-01-01,2026-02-01,CNY,2000.00
EOF
day=$book/out/2026-07-17

# What a killed run left behind is not published.
mkdir -p "$book/out/.2026-07-17.1.tmp/催款函"
echo old >"$book/out/.2026-07-17.1.tmp/催款函/C0001_旧.pdf"
run "$DUEBOOK" weekly "$book"
is "leftovers of a killed run: exit status" 0 "$status"
is "two letters, none of them left over" 2 "$(ls "$day/催款函" | wc -l)"
is "nothing hidden stays" "" "$(ls -A "$book/out" | grep '^[.]')"

run "$DUEBOOK" weekly "$book"
is "the same run again: one folder" 2026-07-17 "$(ls "$book/out")"
rm "$day/账龄表.xlsx"
run "$DUEBOOK" weekly "$book"
is "an output was lost: written anew, beside" "2026-07-17
2026-07-17-2" "$(ls "$book/out")"
ok "the lost workbook is in the new folder" test -s "$day-2/账龄表.xlsx"

# -o as people type it.
run "$DUEBOOK" weekly "$book" -o "$TMP/typed/"
ok "-o DIR/ is DIR" test -s "$TMP/typed/manifest.json"
for name in . .. ""; do
    run "$DUEBOOK" weekly "$book" -o "$name"
    is "-o '$name' is wrong usage" 2 "$status"
done

# No font has the rocket: that letter is refused, the rest is written.
printf 'customer_id,name\nC1,\360\237\232\200公司\nC2,好公司\n' \
    >"$book/snapshots/2026-07-17/customers.csv"
run "$DUEBOOK" weekly "$book" -o "$TMP/rocket"
is "a character no font has: exit status" 1 "$status"
ok "it is named with its letter" has 'U\+1F680.*' "$TMP/err"
ok "the letter that was not written is named" \
    has '催款函/C1_.*未能生成' "$TMP/err"
is "the other customer has his letter" "C2_好公司_付款提示函.pdf" \
    "$(ls "$TMP/rocket/催款函")"
pdftotext "$TMP/rocket/管理指标.pdf" "$TMP/kpi.txt"
ok "the report shows a mark in its place" has '〓公司' "$TMP/kpi.txt"
ok "the workbook has the name as it is" sh -c \
    'unzip -p "$1" "xl/worksheets/*.xml" xl/sharedStrings.xml |
     LC_ALL=C grep -q "$(printf "\360\237\232\200")"' sh "$TMP/rocket/账龄表.xlsx"
done_testing
