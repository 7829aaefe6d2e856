# Bad input: a message a bookkeeper understands, the right exit status, and
# no half-written output.
. tests/tap.sh

heading=doc_no,customer_id,issue_date,due_date,currency,amount
good=A-1,C1,2026-06-01,2026-07-01,CNY,100.00

# aging of $TMP/in/documents.csv, as a workbook to $TMP/out.d/aging.xlsx.
age() {
    mkdir -p "$TMP/out.d"
    run "$DUEBOOK" aging "$1" --as-of 2026-07-17 --lang en --format json
}

# says NAME STATUS PATTERN: what the last run said on standard error.
says() {
    is "$1: exit status" "$2" "$status"
    ok "$1: says it in English" grep -qE -e "$3" "$TMP/err"
    ok "$1: no crash" not grep -qE 'Sanitizer|Assertion|runtime error' \
        "$TMP/err"
    [ -s "$TMP/err" ] && sed 's/^/# /' "$TMP/err" | head -n 3
}

in="$TMP/in"
mkdir -p "$in"

# write ROW...: documents.csv of the heading, a good row and these.
write() {
    rm -f "$in"/*
    { echo "$heading"; echo "$good"; printf '%s\n' "$@"; } >"$in/documents.csv"
}

age "$TMP/nothing.csv"
says "missing file" 3 'nothing\.csv.*(No such file|cannot be opened)'

write
sed -i '1s/amount/amuont/' "$in/documents.csv"
age "$in/documents.csv"
says "unknown column" 1 'documents\.csv:1(:[0-9]+)?: error: .*(amuont|amount)'

write A-2,C1,2026-06-31,2026-07-01,CNY,5.00
age "$in/documents.csv"
says "bad date" 1 'documents\.csv:3:[0-9]+: error: .*2026-06-31'

write A-2,C1,2026-06-30,2026-07-01,CNY,5.005
age "$in/documents.csv"
says "too many decimals" 1 'documents\.csv:3:[0-9]+: error: .*5\.005'

write A-1,C1,2026-06-30,2026-07-01,CNY,5.00
age "$in/documents.csv"
says "duplicate document number" 1 'documents\.csv:3(:[0-9]+)?: error: .*A-1'

write A-2,C9,2026-06-30,2026-07-01,CNY,5.00
printf 'customer_id,name\nC1,示例有限公司\n' >"$in/customers.csv"
age "$in"
says "customer that does not exist" 1 'documents\.csv:3(:[0-9]+)?: .*C9'

write A-2,C1,2026-06-30,2026-07-01,CNY
age "$in/documents.csv"
says "row too short" 1 'documents\.csv:3(:[0-9]+)?: error: '

write 'A-2,"C1'
age "$in/documents.csv"
says "truncated file" 1 'documents\.csv:3(:[0-9]+)?: error: '

write
printf 'A-2,C\377\376\201 x,2026-06-30,2026-07-01,CNY,5.00\n' \
    >>"$in/documents.csv"
printf '# \344\270\200\n' >/dev/null
age "$in/documents.csv"
ok "invalid UTF-8: status 0 (read as windows-1252, said) or 1" \
    test "$status" -le 1
ok "invalid UTF-8: the choice or the error is said" \
    grep -qiE 'windows-1252|UTF-8|encoding' "$TMP/err"

# A UTF-8 file (it says so by its mark) with one broken character.
rm -f "$in"/*
printf '\357\273\277%s\n%s\nA-2,\344\270,2026-06-30,2026-07-01,CNY,5.00\n' \
    "$heading" "$good" >"$in/documents.csv"
age "$in/documents.csv"
says "invalid UTF-8 after a BOM" 1 'documents\.csv(:3)?(:[0-9]+)?: error: '

# Over 2 GB in one field (a sparse file: nothing is written to disk).
rm -f "$in"/*
{ echo "$heading"; echo "$good"; printf 'A-2,"'; head -c 3000000 /dev/zero |
    tr '\0' x; } >"$in/documents.csv"
truncate -s 2200M "$in/documents.csv"
age "$in/documents.csv"
says "a field of 2 GB" 1 'documents\.csv:3(:[0-9]+)?: error: '
rm -f "$in"/*

: >"$in/documents.csv"
age "$in/documents.csv"
says "empty file" 1 'documents\.csv.*: error: '

write
run "$DUEBOOK" aging "$in/documents.csv" --lang en
says "one file without a day" 2 '--as-of'
run "$DUEBOOK" aging "$in/documents.csv" --as-of 2026-02-30 --lang en
says "a day that does not exist" 2 '2026-02-30'
run "$DUEBOOK" agign "$in/documents.csv" --lang en
says "unknown command" 2 'agign'
run "$DUEBOOK" aging "$in/documents.csv" --as-fo 2026-07-17 --lang en
says "unknown flag" 2 '--as-fo'

# Where nothing can be written: a file stands where a folder should be.
echo >"$TMP/file"
run "$DUEBOOK" aging "$in/documents.csv" --as-of 2026-07-17 --lang en \
    --format xlsx -o "$TMP/file/aging.xlsx"
says "a folder that cannot be written" 3 "$TMP/file"
run "$DUEBOOK" weekly samples/huaheng -o "$TMP/file/week" --lang en
says "weekly into a folder that cannot be written" 3 "$TMP/file"
is "the file in the way is as it was" "" "$(cat "$TMP/file")"

# Rows of the other tables: where they are wrong and what would be right.
bill=bill_no,customer_id,amount,received_date,maturity_date,status,dishonoured_at
write A-2,C1,2026-06-30,2026-07-01,CNY,5.00
printf '%s\n' "$bill" P1,C1,5,2026-06-30,2026-07-15,dishonoured, \
    >"$in/bills.csv"
age "$in"
says "a dishonoured bill without its day" 1 \
    'bills\.csv:2:[0-9]+: error: .*fill in dishonoured_at'

printf '%s\n' "$bill" P1,C1,5,2026-06-30,2026-07-15,paid,2026-07-16 \
    >"$in/bills.csv"
age "$in"
says "a paid bill with a day of dishonour" 1 \
    'bills\.csv:2:[0-9]+: error: .*write dishonoured as its status'

rm "$in/bills.csv"
printf 'writeoff_date,doc_no,amount\n2026-07-01,A-2,0.00\n' \
    >"$in/writeoffs.csv"
age "$in"
says "a write-off of nothing" 1 'writeoffs\.csv:2:[0-9]+: error: .*of 0'

rm "$in/writeoffs.csv"
printf 'currency,rate_date,rate\nUSD,2026-07-01,7.123456789\n,2026-07-01,7\n' \
    >"$in/fx.csv"
age "$in"
says "a rate with nine decimals" 1 'fx\.csv:2:[0-9]+: error: .*8 decimals'
says "a rate of no currency" 1 'fx\.csv:3:[0-9]+: error: currency is empty'

rm -f "$in"/*
printf 'doc_no,customer_id,issue_date,amount,class,status\n%s\n%s\n%s\n' \
    A,C1,2026-06-01,1,deposit,open B,C1,2026-06-01,1,deposit, \
    C,C1,x,y,,void >"$in/documents.csv"
age "$in/documents.csv"
says "an unknown class" 0 'documents\.csv:2: warning: .*deposit.*class other'
is "is told once" 1 "$(grep -c deposit "$TMP/err")"
ok "a void row is ignored, not rejected" not grep -q ':4' "$TMP/err"

# The old workbook survives a run that fails.
echo old >"$TMP/aging.xlsx"
run "$DUEBOOK" aging "$TMP/nothing.csv" --as-of 2026-07-17 --format xlsx \
    -o "$TMP/aging.xlsx"
is "a failed run leaves the old workbook" old "$(cat "$TMP/aging.xlsx")"
is "and nothing beside it" "" \
    "$(find "$TMP" -maxdepth 1 -name '.*.tmp' -o -maxdepth 1 -name '*.tmp')"

# One bad row does not stop the week.
book="$TMP/book"
mkdir -p "$book"
cp -R samples/huaheng/duebook.yaml "$book"
mkdir -p "$book/snapshots"
cp -R samples/huaheng/snapshots/2026-07-17 "$book/snapshots/"
rm "$book/snapshots/2026-07-17/control.csv"
sed -i '30s/2025-/2025-99-/' "$book/snapshots/2026-07-17/documents.csv"
run "$DUEBOOK" weekly "$book" -o "$TMP/week" --lang en
is "weekly with one bad row: exit status" 1 "$status"
ok "it names the row" grep -q 'documents\.csv:30' "$TMP/err"
ok "the workbook is there all the same" test -s "$TMP/week/账龄表.xlsx"
run "$DUEBOOK" weekly "$book" -o "$TMP/week2" --lang zh
ok "the message in Chinese" has 'documents\.csv:30.*[\x{4e00}-\x{9fff}]' \
    "$TMP/err"

# A ledger that does not tie.
cp samples/huaheng/snapshots/2026-07-17/control.csv \
    "$book/snapshots/2026-07-17/control.csv"
cp samples/huaheng/snapshots/2026-07-17/documents.csv \
    "$book/snapshots/2026-07-17/documents.csv"
run "$DUEBOOK" check "$book" --lang en
is "check of the untouched book: ties" 0 "$status"
sed -i '$s/\([0-9]\)$/9\1/' "$book/snapshots/2026-07-17/control.csv"
run "$DUEBOOK" check "$book" --lang en
is "check with another control total: exit status" 1 "$status"
ok "it names the difference" grep -qi 'tie' "$TMP/out" "$TMP/err"
done_testing
