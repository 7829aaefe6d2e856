# Claims over whole ledgers: every customer of the sample book, and a real one
# of 2,466 invoices whose interest is computed here a second time.
. tests/tap.sh

python=/usr/bin/python3
book=samples/huaheng

# What is open in the ledger, and the bridge from it, make the principal; the
# printed debts make the totals.  One line a customer that is out.
cat >"$TMP/sums.py" <<'PY'
import csv, json, os, subprocess, sys
from decimal import Decimal as D

duebook, book, aging = sys.argv[1:]
rows = json.load(open(aging, encoding='utf-8'))['customers']
open_of = {}
for r in rows:
    open_of[r['id'], r['currency']] = D(r['total'])
# What the books wrote off is owed as before: it is within the first line.
def table(name):
    path = book + '/snapshots/2026-07-17/' + name
    if not os.path.exists(path):
        return []
    return list(csv.DictReader(open(path, encoding='utf-8-sig')))


owner = {d['doc_no']: (d['customer_id'], d.get('currency') or 'CNY')
         for d in table('documents.csv')}
for w in table('writeoffs.csv'):
    open_of[owner[w['doc_no']]] += D(w['amount'])
claims = asked = 0
for customer in sorted({r['id'] for r in rows}):
    p = subprocess.run([duebook, 'claim', book, '--customer', customer,
                        '--format', 'json', '--quiet'], capture_output=True)
    if p.returncode == 1 and p.stderr:
        asked += 1
        continue
    if p.returncode:
        print(customer, 'exit', p.returncode, p.stderr[:200])
        continue
    for c in json.loads(p.stdout)['claims']:
        claims += 1
        name = customer, c['currency']['code']
        lines = {b['name']: D(b['amount']) for b in c['bridge']}
        if lines.get('ledger', D(0)) != open_of.get(name, D(0)):
            print(name, 'ledger', lines.get('ledger'), open_of.get(name))
        if sum(v for k, v in lines.items() if k != 'principal') != \
                lines['principal']:
            print(name, 'the bridge does not add up', lines)
        for key in 'principal interest_due total'.split():
            wanted = sum(D(d[key]) for d in c['debts'])
            if key == 'total':
                wanted += D(c['cost_due'])
            if wanted != D(c[key]):
                print(name, key, wanted, c[key])
print(claims > 40, asked)
PY
"$DUEBOOK" aging $book --format json --quiet >"$TMP/aging.json" 2>/dev/null
cp -R $book "$TMP/book"
sed -i "s/^claim:.*/&\n  contract_type: sale\n  size: large/" "$TMP/book/duebook.yaml"
is "every customer of the sample: ledger + bridge = principal, rows = totals" \
    "True 0" \
    "$("$python" "$TMP/sums.py" "$DUEBOOK" "$TMP/book" "$TMP/aging.json" |
        sed 's/ [0-9]*$/ 0/')"

data=../shared/data/ibm_watson_ar.csv
if [ ! -f $data ]; then
    skip "a real ledger" "no ../shared/data"
    done_testing
    exit
fi

# A book of it: each customer has one contract at 0.05 % a day.
real=$TMP/real
mkdir -p "$real/snapshots/2013-12-31" "$real/records"
cp $data "$real/snapshots/2013-12-31/"
"$python" - $data "$real/records/contracts.csv" <<'PY'
import csv, sys
ids = sorted({r['customerID'] for r in csv.DictReader(open(sys.argv[1]))})
w = csv.writer(open(sys.argv[2], 'w', newline=''))
w.writerow('contract_no customer_id type signed_date penalty_rule'.split())
for i, c in enumerate(ids):
    w.writerow(['K%03d' % i, c, 'sale', '2011-01-01', '0.05%/day'])
PY
for offset in principal_first law; do
    printf 'version: 1\ncurrency: USD\nlanguage: en\ncreditor: {name: Example}\nclaim: {offset: %s}\n' \
        $offset >"$real/duebook.yaml"
    is "2,466 invoices, $offset: every claim as computed here" "100 claims" \
        "$("$python" - "$DUEBOOK" "$real" $data $offset <<'PY'
import csv, json, subprocess, sys
from datetime import datetime as T
from decimal import Decimal as D, ROUND_HALF_UP

duebook, book, data, offset = sys.argv[1:]
day = lambda s: T.strptime(s, '%m/%d/%Y')
rows = list(csv.DictReader(open(data)))
as_of, cent, n = T(2013, 12, 31), D('0.01'), 0
for customer in sorted({r['customerID'] for r in rows}):
    p = subprocess.run([duebook, 'claim', book, '--customer', customer,
                        '--format', 'json', '--quiet', '--lang', 'en'],
                       capture_output=True)
    if p.returncode:
        print(customer, p.returncode, p.stderr.decode()[-300:])
        continue
    n += 1
    claims = json.loads(p.stdout)['claims']
    interest = principal = D(0)
    for r in rows:
        if r['customerID'] != customer or day(r['InvoiceDate']) > as_of:
            continue
        paid = min(day(r['SettledDate']), as_of)
        late = (paid - day(r['DueDate'])).days
        amount = D(r['InvoiceAmount'])
        once = (amount * D('0.0005') * max(late, 0)).quantize(
            cent, ROUND_HALF_UP)
        if day(r['SettledDate']) > as_of:
            principal += amount if late > 0 else 0
            interest += once
        elif offset == 'principal_first':
            interest += once
        elif once:  # the payment met interest first: so much is left
            rest = (as_of - paid).days
            principal += once
            interest += (once * D('0.0005') * rest + amount * D('0.0005') *
                         late).quantize(cent, ROUND_HALF_UP) - once
    got = (sum(D(c['principal']) for c in claims),
           sum(D(c['interest_due']) for c in claims))
    if got != (principal, interest):
        print(customer, got, (principal, interest))
print(n, 'claims')
PY
)"
done
done_testing
