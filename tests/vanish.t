# An export of open items is the state of its day: what comes of its items by
# the next one, by arithmetic of our own; a corrected one, and the letters that
# its rows stand in; figures of cash where nobody has told of receipts.
. tests/tap.sh

export LC_ALL=C.UTF-8
python=/usr/bin/python3

# book FOLDER: an empty book.
book() {
    mkdir -p "$1/snapshots"
    printf 'version: 1\nlanguage: %s\ncurrency: CNY\ncreditor:\n  name: %s\n' \
        "${2:-en}" 示例制造有限公司 >"$1/duebook.yaml"
}

# The guard against exports that lack something is not what is tested here.
due() {
    "$DUEBOOK" "$@" --accept-gap "test of vanished items"
}

# check BOOK FLAG...: the JSON of check into $TMP/json.
check() {
    run due check "$@" --format json
    cp "$TMP/out" "$TMP/json"
}

# --- Cassandra: settled rows removed --------------------------------------
# The rows that the publisher calls settled are open in the first export, as
# far as the seventh of each ten is drawn; in the second they are gone.
data=../shared/data/cassandra_udyam_ar_train.csv
if [ -f $data ]; then
    book "$TMP/cassandra"
    $python - $data "$TMP/cassandra/snapshots" "$TMP/want" <<'PY'
import csv, datetime, os, sys
source, folder, want = sys.argv[1:]
first, second = [], []
settled = partly = opening = closing = 0
for n, r in enumerate(csv.DictReader(open(source, encoding='utf-8-sig'))):
    def cents(text):
        whole, _, part = text.partition('.')
        return int(whole) * 100 + int((part + '00')[:2])
    def day(text):
        return datetime.datetime.strptime(text, '%d-%b-%y').date().isoformat()
    amount, is_open = cents(r['Amount']), cents(r['Outstanding'])
    if amount <= 0:
        continue
    row = [f'L{n:05}', f'V{n % 97:02}', 'invoice', day(r['Invoice_Date']),
           day(r['Due_Date']), 'INR', r['Amount']]
    def text(c):
        return f'{c // 100}.{c % 100:02}'
    if is_open:
        then = amount if n % 3 == 0 else is_open
        first.append(row + [text(then)])
        second.append(row + [text(is_open)])
        partly += then - is_open
        opening += then
        closing += is_open
    elif n % 10 == 7:
        first.append(row + [text(amount)])
        settled += amount
        opening += amount
heading = ['doc_no', 'customer_id', 'kind', 'issue_date', 'due_date',
           'currency', 'amount', 'open_amount']
for name, rows in (('2021-01-01', first), ('2021-01-08', reversed(second))):
    os.makedirs(f'{folder}/{name}')
    w = csv.writer(open(f'{folder}/{name}/documents.csv', 'w', newline=''))
    w.writerow(heading)
    w.writerows(rows)
print(text(opening), text(settled), text(partly), text(closing), '0.00',
      file=open(want, 'w'))
PY
    check "$TMP/cassandra"
    is "Cassandra ties" 0 "$status"
    is "opening, settled, partly settled, closing, nothing left over" \
        "$(cat "$TMP/want")" "$($python - "$TMP/json" <<'PY'
import json, sys
tie = json.load(open(sys.argv[1]))['tie_out']
row, = tie['currencies']
assert tie['comparison'] == 'open_items', tie['comparison']
print(*(row[key] for key in ('opening', 'settled_unknown',
    'part_settled_unknown', 'closing', 'exported_difference')))
PY
)"
    # The items, told by sqlite3 from the two files.
    sqlite3 :memory: >"$TMP/items" \
        ".import --csv $TMP/cassandra/snapshots/2021-01-01/documents.csv a" \
        ".import --csv $TMP/cassandra/snapshots/2021-01-08/documents.csv b" \
        "SELECT a.doc_no || ' ' || a.customer_id || ' ' || a.open_amount || ' '
             || coalesce(b.open_amount, '0.00') FROM a LEFT JOIN b USING (doc_no)
         WHERE b.doc_no IS NULL OR a.open_amount <> b.open_amount ORDER BY 1"
    $python - "$TMP/json" >"$TMP/told" <<'PY'
import json, sys
for x in sorted('{number} {customer} {was} {is}'.format(**x)
        for x in json.load(open(sys.argv[1]))['tie_out']['items']):
    print(x)
PY
    ok "each item that vanished or shrank is listed, as sqlite3 finds them" \
        cmp "$TMP/items" "$TMP/told"
    ok "there are some hundreds of them" test "$(wc -l <"$TMP/items")" -gt 300
    cp "$TMP/json" "$TMP/one"
    due check "$TMP/cassandra" --format json --jobs 4 >"$TMP/four" \
        2>/dev/null
    ok "on four threads the same bytes" cmp "$TMP/one" "$TMP/four"
else
    skip "Cassandra, cut into two exports" "no ../shared/data"
fi

# --- Huaheng: the events told, and open items of two Fridays ---------------
sample=$PWD/samples/huaheng
for day in 2026-07-10 2026-07-17; do
    "$DUEBOOK" aging "$sample" --as-of $day --format xlsx \
        -o "$TMP/$day.xlsx" >"$TMP/aging.$day" 2>&1
    "$DUEBOOK" aging "$sample" --as-of $day --format json >"$TMP/$day.json" \
        2>/dev/null
done
book "$TMP/huaheng"
$python - "$TMP" "$sample/snapshots/2026-07-17/documents.csv" <<'PY'
import csv, os, re, sys
import openpyxl
tmp, documents = sys.argv[1:]
amounts = {}
for r in csv.DictReader(open(documents, encoding='utf-8-sig')):
    y, m, d = re.split('[-/]', r['issue_date'])
    amounts[r['doc_no'], r['installment_no'] or None] = (
        r['amount'].replace(',', ''), '%s-%02d-%02d' % (y, int(m), int(d)))
for day in ('2026-07-10', '2026-07-17'):
    os.makedirs(f'{tmp}/huaheng/snapshots/{day}')
    out = csv.writer(open(f'{tmp}/huaheng/snapshots/{day}/documents.csv', 'w',
                          newline=''))
    out.writerow(['doc_no', 'installment_no', 'customer_id', 'kind',
                  'issue_date', 'due_date', 'currency', 'amount',
                  'open_amount'])
    sheet = openpyxl.load_workbook(f'{tmp}/{day}.xlsx',
                                   data_only=True)['明细']
    rows = list(sheet.iter_rows(values_only=True))
    at = next(i for i, r in enumerate(rows) if '单据号' in r)
    head = list(rows[at])
    for r in rows[at + 1:]:
        x = dict(zip(head, r))
        part = x['期次']
        key = (x['单据号'], part and str(part))
        if key not in amounts or x['类型'] == '贷项通知单':
            continue
        amount, issued = amounts[key]
        out.writerow([key[0], key[1] or '', x['客户编号'], 'invoice',
                      issued, x['到期日'] and x['到期日'].date().isoformat(),
                      x['币种'], amount, '%.2f' % x['未收金额']])
PY
check "$TMP/huaheng"
is "open items of the sample on two Fridays tie" 0 "$status"
cp "$TMP/json" "$TMP/items.json"
check "$sample" --since 2026-07-10
events() {
    $python - "$TMP" "$sample/snapshots/2026-07-17/documents.csv" <<'PY'
import csv, json, re, sys
from collections import Counter
tmp, documents = sys.argv[1:]
def cents(text):
    return int(text.replace('.', '').replace(',', ''))
def load(name):
    return json.load(open(f'{tmp}/{name}'))
items = load('items.json')['tie_out']
events = load('json')['tie_out']
aging = {day: {(c['id'], c['currency']): c for c in
         load(f'{day}.json')['customers']} for day in
         ('2026-07-10', '2026-07-17')}
def unapplied(day, key):
    return cents(aging[day][key]['unapplied']) if key in aging[day] else 0
# New documents that are paid already stand in no export of open items.
shown = {r['doc_no'] for r in csv.DictReader(open(
    f'{tmp}/huaheng/snapshots/2026-07-17/documents.csv'))}
paid_at_once = Counter()
for r in csv.DictReader(open(documents, encoding='utf-8-sig')):
    y, m, d = map(int, re.split('[-/]', r['issue_date']))
    if (2026, 7, 10) < (y, m, d) <= (2026, 7, 17) and \
            r['kind'] != 'credit_note' and r['doc_no'] not in shown:
        paid_at_once[r['customer_id'], r['currency']] += cents(r['amount'])
lost = {(r['id'], r['currency']): cents(r['settled_unknown']) +
        cents(r['part_settled_unknown']) - cents(r['reappeared']) -
        cents(r['restated']) for r in items['customers']}
assert all(r['exported_difference'] == '0.00' for r in items['customers'])
n = 0
for r in events['customers']:
    key = r['id'], r['currency']
    # The report of then is not known now: its restatements are of before.
    applied = sum(cents(r[k]) for k in ('receipts', 'bills', 'credits',
                                        'writeoffs'))
    applied -= cents(r['reversals']) + cents(r['transferred'])
    applied += unapplied('2026-07-17', key) - unapplied('2026-07-10', key)
    want = applied - paid_at_once[key]
    got = lost.pop(key, 0)
    assert got == want, (key, got, want, r, paid_at_once[key])
    n += want != 0
assert not any(lost.values()), lost
assert n > 5, n
print(n, 'customers')
PY
}
ok "what the items lost is what the events of the week applied, by customer" \
    events

# --- A small book of our own ----------------------------------------------
heading=doc_no,customer_id,kind,issue_date,due_date,currency,amount,open_amount
items() {
    mkdir -p "$1"
    {
        echo $heading
        cat
    } >"$1/documents.csv"
}
small() {
    rm -rf "$TMP/small"
    book "$TMP/small" "${1:-en}"
    items "$TMP/small/snapshots/2026-07-03" <<'ROWS'
XS-0,K01,invoice,2026-05-01,2026-05-31,CNY,40.00,40.00
XS-1,K01,invoice,2026-05-01,2026-05-31,CNY,1000.00,1000.00
ROWS
    items "$TMP/small/snapshots/2026-07-10" <<'ROWS'
XS-1,K01,invoice,2026-05-01,2026-05-31,CNY,1000.00,1000.00
XS-2,K01,invoice,2026-05-02,2026-06-01,CNY,500.00,300.00
XS-3,K02,invoice,2026-05-03,2026-06-02,CNY,7000.00,7000.00
XS-4,K02,invoice,2026-06-03,2026-07-02,CNY,70.00,70.00
ROWS
    items "$TMP/small/snapshots/2026-07-17" <<'ROWS'
XS-0,K01,invoice,2026-05-01,2026-05-31,CNY,40.00,40.00
XS-2,K01,invoice,2026-05-02,2026-06-01,CNY,500.00,100.00
XS-4,K02,invoice,2026-06-03,2026-07-02,CNY,75.00,75.00
XS-5,K02,invoice,2026-07-13,2026-08-12,CNY,80.00,80.00
XS-6,K02,invoice,2026-07-09,2026-08-08,CNY,8.00,8.00
ROWS
}
small
run due check "$TMP/small"
is "the roll-forward, without anything unexplained" \
    "  opening as of 2026-07-10: 8,370.00
  + restatements 5.00
  Opening as corrected 8,375.00
  + invoices 80.00
  less settled, cause unknown 8,000.00
  less partly settled, cause unknown 200.00
  plus open again, or entered late 48.00
  = closing 303.00" "$(sed -n '/opening as of/,/closing/p' "$TMP/out")"
is "each item, and where it was seen last" \
    "  K01: XS-1 settled, cause unknown, open then 1,000.00, now 0.00 CNY, last seen in 2026-07-10 (no longer in the data)
  K01: XS-2 partly settled, cause unknown, open then 300.00, now 100.00 CNY, last seen in 2026-07-10 (documents.csv:3)
  K01: XS-0 open again, open then 0.00, now 40.00 CNY, last seen in 2026-07-03 (documents.csv:2)
  K02: XS-3 settled, cause unknown, open then 7,000.00, now 0.00 CNY, last seen in 2026-07-10 (no longer in the data)
  K02: XS-6 entered late, open then 0.00, now 8.00 CNY, last seen in - (documents.csv:6)" \
    "$(grep 'last seen' "$TMP/out")"
run due check "$TMP/small" --since 2026-07-03
is "since an earlier day: XS-3 was never in that report, XS-1 was seen later" \
    "  K01: XS-1 settled, cause unknown, open then 1,000.00, now 0.00 CNY, last seen in 2026-07-10 (no longer in the data)" \
    "$(grep 'settled, cause' "$TMP/out" | grep -v partly | grep XS)"
run "$DUEBOOK" explain "$TMP/small" XS-1
is "explain of what vanished" \
    "document XS-1 of customer K01: settled, cause unknown; last seen in 2026-07-10, open then 1,000.00 CNY" \
    "$(cat "$TMP/out")"
is "is no error" 0 "$status"
run "$DUEBOOK" explain "$TMP/small" XS-9
is "explain of what never was is one" 1 "$status"

# Figures of cash.
"$DUEBOOK" kpi "$TMP/small" --format json >"$TMP/kpi.json" 2>/dev/null
is "open items alone: no sales, and no cash where no receipts were given" \
    "dso None n/a;recovery_rate None no receipts data;percent_overdue 71.0 None;percent_over_90 0.0 None;overdue_drop None n/a;cost_rate None no receipts data;None None 8000.00 200.00" \
    "$($python -c 'import json, sys
c, = json.load(sys.stdin)["currencies"]
names = ("dso", "recovery_rate", "percent_overdue", "percent_over_90",
         "overdue_drop", "cost_rate")
named = {f["name"]: f for f in c["figures"]}
print(*("{name} {value} {absent}".format(**named[n]) for n in names),
      " ".join(str(c[k]) for k in ("recovered", "collected", "settled_unknown",
                                   "part_settled_unknown")), sep=";")' \
        <"$TMP/kpi.json")"
"$DUEBOOK" kpi "$TMP/small" -o "$TMP/kpi.pdf" >/dev/null 2>&1
sed -i 's/^language: en/language: zh-CN/' "$TMP/small/duebook.yaml"
"$DUEBOOK" kpi "$TMP/small" -o "$TMP/kpi.pdf" >/dev/null 2>&1
pdftotext -layout "$TMP/kpi.pdf" "$TMP/kpi.txt"
is "and in the PDF: on two cards and wherever cash would stand" 9 \
    "$(grep -o 无收款数据 "$TMP/kpi.txt" | wc -l)"
pdftotext -raw "$TMP/kpi.pdf" "$TMP/kpi.raw"
ok "what was settled stands beside" sh -c \
    'tr -d "\n " <"$1" | grep -q "结清·原因未知8,000.00"' sh "$TMP/kpi.raw"
small

# Until receipts say more.
mkdir -p "$TMP/small/records"
cat >"$TMP/small/records/receipts.csv" <<'ROWS'
receipt_no,customer_id,receipt_date,currency,amount,doc_nos
SK-1,K01,2026-07-14,CNY,1000.00,XS-1
SK-2,K02,2026-07-15,CNY,6999.99,XS-3
SK-3,K02,2026-07-16,CNY,30.00,
ROWS
run due check "$TMP/small"
is "a receipt that names an item has paid it; one cent less is not all" \
    "  - receipts 7,999.99
  less settled, cause unknown 0.01
  less partly settled, cause unknown 200.00
  = closing 303.00" "$(grep -E '^  (- rec|less|= cl)' "$TMP/out")"
is "what names nothing is told beside" \
    "Note: receipts of the period that name none of these items: CNY 30.00" \
    "$(grep Note: "$TMP/out")"
is "only what is unknown is listed" "XS-2 XS-3" "$(grep 'cause unknown, open' \
    "$TMP/out" | sed 's/.*\(XS-.\).*/\1/' | tr '\n' ' ' | sed 's/ $//')"
run "$DUEBOOK" explain "$TMP/small" XS-1
is "explain names the receipt" \
    "document XS-1 of customer K01: settled, receipts name it; last seen in 2026-07-10, open then 1,000.00 CNY
  2026-07-14 receipt SK-1 names it: 1,000.00 CNY" "$(cat "$TMP/out")"
"$DUEBOOK" kpi "$TMP/small" --format json >"$TMP/kpi.json" 2>/dev/null
is "and cash is counted" '      "collected": "8029.99",' \
    "$(grep '^      "collected"' "$TMP/kpi.json")"

# Rows that people typed of items which are not in the export any more: they
# say how these were settled, and are no rejects.
small
mkdir -p "$TMP/small/records"
printf '%s\n' receipt_no,customer_id,receipt_date,currency,amount,doc_nos \
    SK-1,K01,2026-07-14,CNY,900.00, SK-2,K01,2026-07-15,CNY,50.00, \
    >"$TMP/small/records/receipts.csv"
printf '%s\n' from_no,to_doc_no,allocation_date,amount \
    SK-1,XS-1,2026-07-14,700.00 SK-1,XS-2,2026-07-14,150.00 \
    SK-2,XS-7,2026-07-15,50.00 >"$TMP/small/records/allocations.csv"
printf '%s\n' writeoff_date,doc_no,amount,reason \
    2026-07-15,XS-3,6000.00,示例 >"$TMP/small/records/writeoffs.csv"
printf '%s\n' doc_no,from,until,amount,reason XS-3,2026-06-15,,,示例 \
    >"$TMP/small/records/disputes.csv"
run due check "$TMP/small"
is "allocations and write-offs of vanished items explain them" \
    "  - receipts 850.00
  - write-offs 6,000.00
  less settled, cause unknown 1,300.00
  less partly settled, cause unknown 50.00
  = closing 303.00" "$(grep -E '^  (- rec|- wri|less|= cl)' "$TMP/out")"
ok "none of these rows is rejected" grep -q ", 0 rejected$" "$TMP/out"
is "a number that was never settled is told" 1 \
    "$(grep -c 'settles "XS-7", but no item of that number' "$TMP/err")"

# --- A corrected old snapshot ---------------------------------------------
# replace BOOK DAY N: keep the snapshot as take --replace does.
replace() {
    mkdir -p "$1/snapshots/$2/replaced/$3"
    mv "$1/snapshots/$2/documents.csv" "$1/snapshots/$2/replaced/$3/"
}
correct() {
    replace "$TMP/small" 2026-07-10 "$1"
    items "$TMP/small/snapshots/2026-07-10"
}
small
due weekly "$TMP/small" --as-of 2026-07-10 >/dev/null 2>&1
is "a run keeps its letters in the manifest" \
    "K01 1300.00 XS-1 1000.00 XS-2 300.00;K02 7070.00 XS-3 7000.00 XS-4 70.00" \
    "$($python -c 'import json, os, sys
folder = sys.argv[1]
letters = json.load(open(folder + "/manifest.json"))["letters"]
assert all(os.path.exists(folder + "/" + x["file"]) for x in letters)
print(*("{customer_id} {total} ".format(**x) + " ".join(
    "{doc_no} {open}".format(**d) for d in x["documents"]) for x in letters),
    sep=";")' "$TMP/small/out/2026-07-10")"
correct 1 <<'ROWS'
XS-1,K01,invoice,2026-05-01,2026-05-31,CNY,1000.00,900.00
XS-2,K01,invoice,2026-05-02,2026-06-01,CNY,500.00,300.00
XS-3,K03,invoice,2026-05-03,2026-06-02,CNY,7000.00,7000.00
XS-4,K02,invoice,2026-06-03,2026-07-05,CNY,70.00,70.00
ROWS
split() {
    check "$TMP/small"
    $python - "$TMP/json" <<'PY'
import json, sys
top = json.load(open(sys.argv[1]))
t = top['tie_out']
for r in t['currencies'] + t['customers']:
    print(r.get('id', 'all'), r['opening'], r['restated'],
          r['opening_corrected'], r['closing'], r['exported_difference'])
for x in t['restatements']:
    print(x['number'], x['customer'], x['was'], x['is'])
for x in top['outdated_letters']:
    print(x['run'], x['customer'], x['number'], x['what'], x['in_letter'],
          x['now'])
PY
}
is "as reported, the correction, both; each row; and the letters" \
    "all 8370.00 -95.00 8275.00 303.00 0.00
K01 1300.00 -100.00 1200.00 140.00 0.00
K02 7070.00 -6995.00 75.00 163.00 0.00
K03 0.00 7000.00 7000.00 0.00 0.00
XS-1 K01 1000.00 900.00
XS-3 K02 7000.00 0.00
XS-4 K02 70.00 70.00
XS-4 K02 70.00 75.00
XS-3 K03 0.00 7000.00
out/2026-07-10 K01 XS-1 amount 1000.00 900.00
out/2026-07-10 K02 XS-3 customer 7000.00 0.00
out/2026-07-10 K02 XS-4 due_date 70.00 70.00" "$(split)"
run due weekly "$TMP/small"
is "weekly names the letters, and goes on" "0 3" \
    "$status $(grep -c 'a letter that corrects it is advised' "$TMP/err")"
sheet() {
    $python - "$TMP/small/out/2026-07-17/aging.xlsx" "$@" <<'PY'
import openpyxl, sys
sheet = openpyxl.load_workbook(sys.argv[1], data_only=True)['Tie-out']
for row in sheet.iter_rows(values_only=True):
    cells = [str(c) for c in row if c is not None]
    if cells and any(word in cells for word in sys.argv[2:]):
        print(' '.join(c.split()[0] for c in cells))
PY
}
is "the tie-out sheet lists them, too" \
    "K01 out/2026-07-10/letters/K01_Payment_reminder.pdf XS-1 2026-07-10 2026-05-31 CNY 1000 900 another send
K02 out/2026-07-10/letters/K02_Payment_reminder.pdf XS-3 2026-07-10 2026-06-02 CNY 7000 0 another send
K02 out/2026-07-10/letters/K02_Payment_reminder.pdf XS-4 2026-07-10 2026-07-02 CNY 70 70 another send" \
    "$(sheet 'send a letter that corrects it')"
is "and the vanished items" \
    "K01 settled, XS-1 2026-05-01 2026-05-31 CNY 900 0 900 2026-07-10 no
K03 settled, XS-3 2026-05-03 2026-06-02 CNY 7000 0 7000 2026-07-10 no" \
    "$(sheet 'settled, cause unknown' | grep XS)"
run due weekly "$TMP/small"
ok "the same run again changes nothing" grep -q "nothing has changed" "$TMP/out"
is "its manifest has the snapshot as reported, and as it is now" \
    "snapshots/2026-07-10/documents.csv snapshots/2026-07-10/replaced/1/documents.csv snapshots/2026-07-17/documents.csv" \
    "$($python -c 'import json, sys
print(*sorted(x["path"] for x in json.load(sys.stdin)["inputs"]))' \
        <"$TMP/small/out/2026-07-17/manifest.json")"

# Replaced again: the version whose hashes the run's manifest has.
opening() {
    due check "$TMP/small" 2>"$TMP/err" | grep -E 'opening as|restate'
}
correct 2 <<'ROWS'
XS-1,K01,invoice,2026-05-01,2026-05-31,CNY,1000.00,1.00
ROWS
is "replaced twice: what was reported is the first" \
    "  opening as of 2026-07-10: 8,370.00
  + restatements -8,369.00" "$(opening)"
rm -rf "$TMP/small/out"
due weekly "$TMP/small" --as-of 2026-07-10 >/dev/null 2>&1
is "reported after both: nothing is corrected" \
    "  opening as of 2026-07-10: 1.00" "$(opening)"
rm -rf "$TMP/small/out"
is "no run told: as it was first" \
    "  opening as of 2026-07-10: 8,370.00
  + restatements -8,369.00" "$(opening)"
mkdir -p "$TMP/small/out/2026-07-10"
echo '{"as_of": "2026-07-10", "letters": [' \
    >"$TMP/small/out/2026-07-10/manifest.json"
is "nor by a manifest that is broken" "  opening as of 2026-07-10: 8,370.00" \
    "$(opening | head -n 1)"
ok "which is said" grep -q "this manifest cannot be read" "$TMP/err"

# Where there are events the newest export knows what was right.
rm -rf "$TMP/events"
book "$TMP/events"
mkdir -p "$TMP/events/snapshots/2026-07-10" "$TMP/events/snapshots/2026-07-17"
for day in 10 17; do
    amount=1000.00
    [ $day = 17 ] && amount=900.00
    printf '%s\n' doc_no,customer_id,kind,issue_date,due_date,currency,amount \
        XS-1,K01,invoice,2026-05-01,2026-05-31,CNY,$amount \
        XS-2,K02,invoice,2026-05-01,2026-05-31,CNY,2000.00 \
        >"$TMP/events/snapshots/2026-07-$day/documents.csv"
done
due weekly "$TMP/events" --as-of 2026-07-10 --known-at 2026-07-10 \
    >/dev/null 2>&1
run due check "$TMP/events"
is "a letter on a document that was restated" \
    "  out/2026-07-10/letters/K01_Payment_reminder.pdf: K01, XS-1 in the letter 1,000.00, now 900.00 CNY" \
    "$(grep 'in the letter' "$TMP/out")"

# --- New within the week, and paid within it ---------------------------------
# They never stood in the earlier export: no opening, seen in none.
small
cat >>"$TMP/small/snapshots/2026-07-17/documents.csv" <<'ROWS'
XS-7,K03,invoice,2026-07-11,2026-08-10,CNY,27.55,0.00
XS-8,K03,invoice,2026-07-14,2026-08-13,CNY,10.00,4.00
XS-9,K03,invoice,2026-07-10,2026-08-09,CNY,3.00,0.00
ROWS
run due check "$TMP/small"
is "what is new and paid has a line of its own" \
    "  + invoices 117.55
  less settled, cause unknown 8,000.00
  less partly settled, cause unknown 200.00
  less new and paid within the period, cause unknown 33.55
  plus open again, or entered late 48.00
  = closing 307.00" "$(grep -E '^  (less|\+ inv|plus|= cl)' "$TMP/out")"
is "its items were open in no export" \
    "  K03: XS-7 new and settled within the period, cause unknown 27.55 CNY, now open 0.00, last seen in - (documents.csv:7)
  K03: XS-8 new and partly paid within the period, cause unknown 6.00 CNY, now open 4.00, last seen in - (documents.csv:8)" \
    "$(grep K03: "$TMP/out")"
sed -i 's/^language: en/language: zh-CN/' "$TMP/small/duebook.yaml"
"$DUEBOOK" kpi "$TMP/small" -o "$TMP/new.pdf" >/dev/null 2>&1
pdftotext -layout "$TMP/new.pdf" - | tr -d ' \n' >"$TMP/new.txt"
ok "the figures count what stood in the earlier export, and the other beside" \
    grep -q '结清·原因未知8,000.00，部分结清·原因未知200.00，本期新增并已收款·原因未知（上期未载）33.55，均未' \
    "$TMP/new.txt"
items "$TMP/small/snapshots/2026-07-14" <<'ROWS'
XS-7,K03,invoice,2026-07-11,2026-08-10,CNY,27.55,27.55
ROWS
sed -i 's/^language: .*/language: en/' "$TMP/small/duebook.yaml"
run due check "$TMP/small" --since 2026-07-10
is "one that an export between the two has was seen there" 2026-07-14 \
    "$(sed -n 's/.*XS-7 .*last seen in \([-0-9]*\) .*/\1/p' "$TMP/out")"

# --- Of one kind only ------------------------------------------------------
small
cat >"$TMP/small/snapshots/2026-07-10/documents.csv" <<'ROWS'
doc_no,customer_id,kind,issue_date,due_date,currency,amount
XS-1,K01,invoice,2026-05-01,2026-05-31,CNY,1000.00
XS-2,K01,invoice,2026-05-02,2026-06-01,CNY,500.00
ROWS
run due check "$TMP/small"
is "events before open items: it ties, in one sum" \
    "0   + as exported -1,277.00" "$status $(grep 'as exported' "$TMP/out" |
        grep '+')"
ok "and that nothing can be compared is said" \
    grep -q "one export is of open items and the other has documents" \
    "$TMP/err"
rm -rf "$TMP/small/snapshots/2026-07-03"
mv "$TMP/small/snapshots/2026-07-10" "$TMP/small/snapshots/2026-07-24"
run due check "$TMP/small"
is "open items before events: the same" "0 1" \
    "$status $(grep -c 'one export is of open items' "$TMP/err")"
done_testing
