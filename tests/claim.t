# claim: the schedule of interest of the four sample customers, each by its
# own rule, with the figures of a calculation by hand; what of it leaves the
# house, and what does not.
. tests/tap.sh

book=$TMP/book
cp -R samples/huaheng "$book"
python=/usr/bin/python3

claim() {
    run "$DUEBOOK" claim "$book" --quiet "$@"
}

# figures CUSTOMER: principal, interest, fixed sums, costs, total, per diem.
figures() {
    "$python" - "$TMP/$1.json" <<'PY'
import json, sys
c = json.load(open(sys.argv[1], encoding='utf-8'))['claims'][0]
print(*(c[k] for k in ('principal', 'interest_due', 'fixed_due', 'cost_due',
                       'total', 'per_diem')))
PY
}

# segments CUSTOMER: days, base and interest of every row.
segments() {
    "$python" - "$TMP/$1.json" <<'PY'
import json, sys
c = json.load(open(sys.argv[1], encoding='utf-8'))['claims'][0]
for d in c['debts']:
    for r in d['rows']:
        print(d['doc_no'], r['from'], r['to'], r['days'], r['base'],
              r['percent'], r['interest'])
PY
}

for id in C0061 C0062 C0063 C0064; do
    claim --customer $id --format json -o "$TMP/$id.json"
    is "$id: JSON, exit status" 0 "$status"
    claim --customer $id --format pdf -o "$TMP/$id.pdf"
    is "$id: PDF, exit status" 0 "$status"
    claim --customer $id --format xlsx -o "$TMP/$id.xlsx"
    is "$id: workbook, exit status" 0 "$status"
    ok "$id: the printed rows make the printed totals" \
        "$python" tests/claim_rows.py "$TMP/$id.pdf" "$TMP/$id.json"
done

# By hand: days by Julian day numbers, products exact, half-up once a debt.
is "contract, 0.05 % a day: sums" \
    "1090412.90 39055.00 0.00 0.00 1129467.90 545.21" "$(figures C0061)"
is "its segments: a payment of day 365 leaves 882,500.00" \
    "XS250306-0004 2025-07-01 2026-06-30 365 1000000.00 0.05 182500.00
XS250306-0004 2026-07-01 2026-07-10 10 882500.00 0.05 4412.50
XS250306-0004 2026-07-11 2026-07-17 7 853912.50 0.05 2988.69
XS250618-0003 2025-09-16 2026-07-17 305 236500.40 0.05 36066.31" \
    "$(segments C0061)"
is "silent sale, LPR at breach x 1.5: sums" \
    "828600.00 44012.38 0.00 0.00 872612.38 103.50" "$(figures C0062)"
is "small supplier, large buyer, 0.05 % a day: sums" \
    "774480.75 67112.16 0.00 0.00 841592.91 387.24" "$(figures C0063)"
is "law of England: sums" \
    "18360.50 2278.00 210.00 0.00 20848.50 6.22" "$(figures C0064)"
