# Key figures of hand-made snapshots through the command: the worked examples of
# the definitions, promises, groups, a gap in the weeks, the first snapshot, and
# exports of open items.
. tests/tap.sh

command -v python3 >/dev/null || skip_all "no python3"

# figures BOOK FLAG...: each name and exact value of the first currency, by
# name, into $TMP/figures; the JSON into $TMP/kpi.json.
figures() {
    run "$DUEBOOK" kpi "$@" --format json
    cp "$TMP/out" "$TMP/kpi.json"
    python3 - "$TMP/kpi.json" >"$TMP/figures" <<'PY'
import json, sys
c = json.load(open(sys.argv[1], encoding='utf-8'))['currencies'][0]
for f in c['figures']:
    text = f['exact']
    if text is None:
        print(f['name'], 'n/a:', f['reason'])
        continue
    print(f['name'], text.rstrip('0').rstrip('.') if '.' in text else text)
PY
}

# figure NAME WANT
figure() {
    is "$1" "$2" "$(sed -n "s/^$1 //p" "$TMP/figures")"
}

# make_book FOLDER KPI-LINE...
make_book() {
    folder=$1
    shift
    mkdir -p "$folder/records"
    {
        printf 'version: 1\nlanguage: en\ncurrency: CNY\n'
        printf 'creditor: {name: Example Ltd.}\nkpi:\n'
        printf '  %s\n' "$@"
    } >"$folder/duebook.yaml"
}

# The Credit Research Foundation's example: ER 1.2 m, EC 0.9 m, CS 12 m in 365
# days; in June BR 1.0 m and CS 1.0 m.
crf() {
    mkdir -p "$1/snapshots/2026-06-30"
    cat >"$1/snapshots/2026-06-30/documents.csv" <<'CSV'
doc_no,customer_id,kind,issue_date,due_date,currency,amount
A,C1,invoice,2025-07-15,2025-08-15,CNY,11000000.00
B,C1,invoice,2026-06-10,2026-07-10,CNY,1000000.00
CSV
    cat >"$1/snapshots/2026-06-30/receipts.csv" <<'CSV'
receipt_no,customer_id,receipt_date,currency,amount
R1,C1,2025-09-01,CNY,10000000.00
R2,C1,2026-06-20,CNY,800000.00
CSV
    cat >"$1/snapshots/2026-06-30/allocations.csv" <<'CSV'
from_no,to_doc_no,allocation_date,amount
R1,A,2025-09-01,10000000.00
R2,A,2026-06-20,700000.00
R2,B,2026-06-20,100000.00
CSV
}
make_book "$TMP/crf" 'dso_days: 365' 'financing_rate: 3.65%'
crf "$TMP/crf"
figures "$TMP/crf"
while read -r name want; do
    figure "$name" "$want"
done <<'EOF2'
dso 36.5
best_possible_dso 27.375
average_days_delinquent 9.125
percent_current 75
turnover 10
cei 72.727273
financing_cost 210
EOF2

# The table sales without VAT: mixed 41.2, told so 36.5.
make_book "$TMP/vat" 'dso_days: 365' 'sales_vat:'
crf "$TMP/vat"
cat >"$TMP/vat/snapshots/2026-06-30/sales.csv" <<'CSV'
month,credit_sales,currency
2025-07,9734513.27,CNY
2026-06,884955.75,CNY
CSV
figures "$TMP/vat"
figure dso 41.245
sed -i 's/sales_vat:/sales_vat: 13%/' "$TMP/vat/duebook.yaml"
figures "$TMP/vat"
figure dso 36.5

# Count-back: whole months, and the month to date.
back() {
    make_book "$TMP/back$1" 'dso_days: 90'
    mkdir -p "$TMP/back$1/snapshots/$2"
    cat >"$TMP/back$1/snapshots/$2/documents.csv" <<CSV
doc_no,customer_id,kind,issue_date,due_date,currency,amount
J,C1,invoice,2026-06-02,2026-08-01,CNY,$3
M,C1,invoice,2026-05-31,2026-07-01,CNY,450000.00
A,C1,invoice,2026-04-01,2026-06-01,CNY,400000.00
CSV
    cat >"$TMP/back$1/snapshots/$2/receipts.csv" <<CSV
receipt_no,customer_id,receipt_date,currency,amount,doc_nos
R,C1,2026-06-10,CNY,$4,A
CSV
    figures "$TMP/back$1"
    figure dso_count_back "$5"
}
back 1 2026-06-30 500000.00 200000.00 76
back 2 2026-06-20 330000.00 30000.00 78.75

# 100 every day, paid on the 90th.
make_book "$TMP/steady" 'dso_days: 90'
mkdir -p "$TMP/steady/snapshots/2026-06-30"
python3 - "$TMP/steady/snapshots/2026-06-30" <<'PY'
import sys
from datetime import date, timedelta
last = date(2026, 6, 30)
docs = open(sys.argv[1] + '/documents.csv', 'w')
paid = open(sys.argv[1] + '/receipts.csv', 'w')
docs.write('doc_no,customer_id,kind,issue_date,due_date,currency,amount\n')
paid.write('receipt_no,customer_id,receipt_date,currency,amount,doc_nos\n')
for i in range(180):
    day = last - timedelta(i)
    docs.write(f'A{i},C1,invoice,{day},2026-12-31,CNY,100.00\n')
    if i >= 90:
        paid.write(f'R{i},C1,{day + timedelta(90)},CNY,100.00,A{i}\n')
PY
figures "$TMP/steady"
figure dso_weighted 90
figure dso_true 132

# Weighted days late: 10 days x 1000 and 6 days x 3000.
make_book "$TMP/late" 'dso_days: 90'
mkdir -p "$TMP/late/snapshots/2026-06-26" "$TMP/late/snapshots/2026-06-30"
cat >"$TMP/late/snapshots/2026-06-30/documents.csv" <<'CSV'
doc_no,customer_id,kind,issue_date,due_date,currency,amount
A,C1,invoice,2026-05-01,2026-06-20,CNY,1000.00
B,C1,invoice,2026-05-01,2026-06-24,CNY,3000.00
CSV
cp "$TMP/late/snapshots/2026-06-30/documents.csv" \
    "$TMP/late/snapshots/2026-06-26"
figures "$TMP/late"
figure days_late 7
figure recovery_rate 'n/a: no receipts were given'
figure cei 'n/a: no receipts were given'

# Nothing sold prints n/a, and says why.
make_book "$TMP/none" 'dso_days: 30'
mkdir -p "$TMP/none/snapshots/2026-06-30"
cp "$TMP/late/snapshots/2026-06-30/documents.csv" \
    "$TMP/none/snapshots/2026-06-30"
figures "$TMP/none"
ok "zero sales: no DSO" grep -q '^dso n/a: ' "$TMP/figures"
ok "and no turnover of nothing but 0" grep -q '^turnover 0$' "$TMP/figures"
ok "count-back looks at the months before" \
    grep -q '^dso_count_back 61$' "$TMP/figures"
ok "its working counts the month without sales" \
    grep -q '"working": *"30.00 + 31.00"' "$TMP/kpi.json"

# Next to nothing sold: more than 20 windows are no days, but the numbers stay.
tiny() {
    make_book "$TMP/tiny" 'dso_days: 90'
    mkdir -p "$TMP/tiny/snapshots/2026-06-30"
    cat >"$TMP/tiny/snapshots/2026-06-30/documents.csv" <<CSV
doc_no,customer_id,kind,issue_date,due_date,currency,amount
A,C1,invoice,2025-01-01,2025-02-01,CNY,$1
B,C1,invoice,2026-06-01,2026-08-01,CNY,10.00
CSV
    figures "$TMP/tiny"
}
tiny 190.00
figure dso 1800
figure dso_weighted 61
tiny 190.01
for name in dso dso_average best_possible_dso average_days_delinquent; do
    ok "$name: sales too small" grep -q "^$name n/a: .*too small" "$TMP/figures"
done
ok "its working stays" grep -q '"working": *"200.01 × 90 ÷ 10.00"' \
    "$TMP/kpi.json"
figure turnover 0.202768

# Promises: 95 % by the second worked day after the promised one (2026-07-10 is
# a Friday), open ones left out.
promises() {
    make_book "$TMP/promise" "$@"
    mkdir -p "$TMP/promise/snapshots/2026-07-17"
    cat >"$TMP/promise/snapshots/2026-07-17/documents.csv" <<'CSV'
doc_no,customer_id,kind,issue_date,due_date,currency,amount
A,C1,invoice,2026-05-01,2026-06-01,CNY,1000.00
B,C2,invoice,2026-05-01,2026-06-01,CNY,1000.00
D,C3,invoice,2026-05-01,2026-06-01,CNY,1000.00
E,C4,invoice,2026-05-01,2026-06-01,CNY,500.00
CSV
    cat >"$TMP/promise/snapshots/2026-07-17/receipts.csv" <<'CSV'
receipt_no,customer_id,receipt_date,currency,amount,doc_nos
R1,C1,2026-07-14,CNY,950.00,A
R2,C2,2026-07-14,CNY,949.99,B
R3,C3,2026-07-15,CNY,1000.00,D
CSV
    cat >"$TMP/promise/records/contacts.csv" <<'CSV'
at,customer_id,channel,direction,summary,promise_date
2026-07-01,C1,phone,out,promised,2026-07-10
2026-07-01,C2,phone,out,promised,2026-07-10
2026-07-01,C3,phone,out,promised,2026-07-10
2026-07-16,C4,phone,out,promised,2026-07-31
CSV
    figures "$TMP/promise"
}
promises 'promise_days: 30'
figure promise_kept_count 33.333333
figure promise_kept_amount 63.333 # 950.00 + 949.99 + 0 of 3000
promises 'promise_kept: 90%'
figure promise_kept_count 66.666667
promises 'promise_grace: 3'
figure promise_kept_count 66.666667
promises 'promise_days: 3'
figure promise_kept_count 'n/a: no promise was to be judged in the period'

# By collector and region; costs by kind and case.
cat >"$TMP/promise/snapshots/2026-07-17/customers.csv" <<'CSV'
customer_id,name,collector,region
C1,One Ltd.,Li,East
C2,Two Ltd.,Li,West
C3,Three Ltd.,Wang,East
C4,Four Ltd.,,East
CSV
cat >"$TMP/promise/snapshots/2026-07-17/costs.csv" <<'CSV'
cost_date,kind,amount,currency,customer_id
2026-07-13,post,30.00,CNY,C1
2026-07-14,travel,70.00,CNY,
2026-07-10,post,999.00,CNY,
CSV
figures "$TMP/promise"
figure cost_rate 3.448288 # 100 of 2899.99
figure cost_per_case 25
is "collectors and regions, the nameless last" \
    "collector Li 2 100.01 30.00; collector Wang 1 0.00 0.00; collector Not assigned 1 500.00 0.00; region East 3 550.00 30.00; region West 1 50.01 0.00; post 30.00, travel 70.00" \
    "$(python3 - "$TMP/kpi.json" <<'PY'
import json, sys
d = json.load(open(sys.argv[1], encoding='utf-8'))
print(*(f"{g['by']} {g['name']} {g['customers']} "
        f"{g['currencies'][0]['receivables']} {g['currencies'][0]['cost']}"
        for g in d['performance']),
      ', '.join(sorted(f"{c['kind']} {c['amount']}"
                       for c in d['currencies'][0]['costs'])), sep='; ')
PY
)"

# The first snapshot has no past, and a gap in the weeks is no more than a gap:
# what is compared is the snapshot before, by its day.
trend() {
    python3 - "$1" <<'PY'
import json, sys
c = json.load(open(sys.argv[1], encoding='utf-8'))['currencies'][0]
print(*(f"{f['name']}: " + ' '.join(f"{t['date']} {t['value']}"
                                    for t in f['trend'])
        for f in c['figures'] if f['name'] in ('receivables', 'percent_current')),
      sep='; ')
PY
}
figures "$TMP/crf"
is "a first snapshot: no trend" "receivables: ; percent_current: " \
    "$(trend "$TMP/kpi.json")"
for day in 2026-05-01 2026-05-08 2026-06-26; do
    mkdir -p "$TMP/crf/snapshots/$day"
    cp "$TMP/crf/snapshots/2026-06-30/documents.csv" "$TMP/crf/snapshots/$day"
done
figures "$TMP/crf"
is "a gap of weeks: the days that there are" \
    "receivables: 2026-05-01 1000000.00 2026-05-08 1000000.00 2026-06-26 1200000.00 2026-06-30 1200000.00; percent_current: 2026-05-01 0.0 2026-05-08 0.0 2026-06-26 75.0 2026-06-30 75.0" \
    "$(trend "$TMP/kpi.json")"

# Open items: each export tells its own day, and nothing of the time between.
make_book "$TMP/photo" 'dso_days: 90' 'financing_rate: 4.35%'
photo() {
    mkdir -p "$TMP/photo/snapshots/$1"
    {
        echo doc_no,customer_id,kind,issue_date,due_date,currency,amount,open_amount
        cat
    } >"$TMP/photo/snapshots/$1/open.csv"
}
photo 2026-07-03 <<'CSV'
A,C1,invoice,2026-05-01,2026-06-01,CNY,1000.00,1000.00
B,C1,invoice,2026-06-01,2026-08-01,CNY,3000.00,3000.00
CSV
photo 2026-07-17 <<'CSV'
B,C1,invoice,2026-06-01,2026-08-01,CNY,3000.00,2000.00
CSV
figures "$TMP/photo"
is "what an export of open items says of its day" \
    "receivables: 2026-07-03 4000.00 2026-07-17 2000.00; percent_current: 2026-07-03 75.0 2026-07-17 100.0" \
    "$(trend "$TMP/kpi.json")"
for name in dso dso_average dso_count_back turnover cei recovery_rate \
    overdue_drop bad_debt_ratio financing_cost customer_retention; do
    ok "$name: not known of open items" grep -q "^$name n/a: " "$TMP/figures"
done
cat >"$TMP/photo/records/sales.csv" <<'CSV'
month,credit_sales,currency
2026-04,1000.00,CNY
2026-05,1000.00,CNY
2026-06,3000.00,CNY
2026-07,1000.00,CNY
CSV
figures "$TMP/photo"
figure dso 33.333333 # 11 of 30 days of April: 366.67
done_testing
