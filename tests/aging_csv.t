# The aging as CSV: columns that stand only where some row has them.
. tests/tap.sh
. tests/event_book.sh

event_book "$TMP/book"

# columns ID NAME...: what the CSV says of a customer in those columns.
columns() {
    python3 - "$TMP/out" "$@" <<'PY'
import csv, sys
for row in csv.DictReader(open(sys.argv[1], encoding='utf-8-sig')):
    if row[next(iter(row))] == sys.argv[2]:
        print(' '.join(row.get(name, '-') for name in sys.argv[3:]))
PY
}

run "$DUEBOOK" aging "$TMP/book" --format csv
is "in Chinese" "28500.00 30000.00 11000.00" \
    "$(columns K04 应收净额 在手票据 已背书/贴现未到期票据)"

sed -i 's/^language: .*/language: en/' "$TMP/book/duebook.yaml"
run "$DUEBOOK" aging "$TMP/book" --format csv
is "bills in hand and passed on stand beside the total" \
    "28500.00 30000.00 11000.00" \
    "$(columns K04 total bills_held bills_passed_on)"
is "who has none has zeros" "99000.00 0.00 0.00" \
    "$(columns K02 total bills_held bills_passed_on)"

# A customer with nothing but a bill is no row of zeros.
rm -rf "$TMP/book/snapshots/2026-07-10"
week=$TMP/book/snapshots/2026-07-17
rm "$week"/[!bcd]*.csv "$week/disputes.csv" "$week/contracts.csv"
sed -i '1p;/^XS-00[58],/!d; /^XS-008/s/71000/30000/' "$week/documents.csv"
sed -i '1p;/^PJ-9002,/!d' "$week/bills.csv"
run "$DUEBOOK" aging "$TMP/book" --format csv
is "nothing but a bill" "0.00 30000.00 -" \
    "$(columns K04 total bills_held bills_passed_on)"

rm "$week/bills.csv"
run "$DUEBOOK" aging "$TMP/book" --format csv
is "no bills, no columns" "24800.50 - -" \
    "$(columns K03 total bills_held bills_passed_on)"
done_testing
