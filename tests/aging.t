# Aging of ledgers that others published, against figures computed elsewhere.
. tests/tap.sh

data=../shared/data
[ -f $data/expected_aging.csv ] || skip_all "no ../shared/data"

# compare NAME ROWS: the JSON in $TMP/out against the rows of
# expected_aging.csv whose dataset begins with NAME, on the day $2.
compare() {
    python3 - "$data/expected_aging.csv" "$1" "$2" "$TMP/out" <<'PY'
import csv, json, sys
from decimal import Decimal
expected, name, day, out = sys.argv[1:]
got = json.load(open(out))
assert got['as_of'] == day, got['as_of']
assert len(got['currencies']) == 1, got['currencies']
currency = got['currencies'][0]
assert all(type(b['amount']) is str for b in currency['buckets'])
names = {'not_due_31+': 'not_due', 'not_due_1-30': 'not_due',
         'today': 'not_due', '365+': '>365'}
sums = {}
for b in currency['buckets']:
    n, a = sums.get(names.get(b['name'], b['name']), (0, Decimal(0)))
    sums[names.get(b['name'], b['name'])] = (n + b['count'],
                                             a + Decimal(b['amount']))
sums['TOTAL'] = (currency['total']['count'],
                 Decimal(currency['total']['amount']))
bad = 0
rows = 0
for row in csv.DictReader(open(expected)):
    if not row['dataset'].startswith(name) or row['as_of'] != day:
        continue
    rows += 1
    want = (int(row['count']), Decimal(row['amount']))
    have = sums.pop(row['bucket_days_past_due'], (0, Decimal(0)))
    if want != have:
        bad += 1
        print(row['bucket_days_past_due'], 'wanted', want, 'got', have)
rest = {k: v for k, v in sums.items() if v != (0, 0)}
assert rows == 8, rows
assert not rest, rest
sys.exit(bad > 0)
PY
}

# FILE PROFILE DAY
while read -r file profile day; do
    run "$DUEBOOK" aging "$data/$file" --profile "$profile" --as-of "$day" \
        --format json
    cp "$TMP/out" "$TMP/first"
    ok "$file on $day: each bucket to the cent and the count" \
        compare "$file" "$day"
    ok "$file on $day: nothing unexpected is reported" \
        test "$status" -le 1
    run "$DUEBOOK" aging "$data/$file" --profile "$profile" --as-of "$day" \
        --format json --jobs 1
    ok "$file on $day: one thread gives the same bytes" \
        cmp "$TMP/first" "$TMP/out"
done <<'EOF2'
ibm_watson_ar.csv ibm-watson-ar 2012-06-30
ibm_watson_ar.csv ibm-watson-ar 2013-12-31
cassandra_udyam_ar_train.csv cassandra-ar 2017-12-31
cumcm2020c/E1.csv cn-vat-sales 2020-02-29
EOF2

# The same content from UTF-8 and from GB18030.
for name in E113 E113_gb18030_reencoded; do
    run "$DUEBOOK" aging "$data/cumcm2020c/$name.csv" --profile cn-vat-sales \
        --as-of 2019-12-31 --format json
    is "$name: exit status" 0 "$status"
    cp "$TMP/out" "$TMP/$name.json"
done
ok "E113: UTF-8 and GB18030 give the same figures" \
    cmp "$TMP/E113.json" "$TMP/E113_gb18030_reencoded.json"

# The fields of DESIGN 5.
shape() {
    python3 - "$TMP/E113.json" <<'PY'
import json, sys
top = json.load(open(sys.argv[1]))
assert {'as_of', 'currencies', 'customers', 'tie_out'} <= set(top), top.keys()
for c in top['currencies']:
    assert {'currency', 'buckets', 'total', 'unapplied'} <= set(c), c.keys()
    for b in c['buckets']:
        assert list(b)[:5] == ['name', 'from', 'to', 'count', 'amount'], b
    keys = [(b['name'], b['from'], b['to']) for b in c['buckets']]
    assert keys == [
        ('not_due_31+', None, -31), ('not_due_1-30', -30, -1), ('today', 0, 0),
        ('1-30', 1, 30), ('31-60', 31, 60), ('61-90', 61, 90),
        ('91-180', 91, 180), ('181-365', 181, 365), ('365+', 366, None),
        ('no_due_date', None, None)], keys
PY
}
ok "JSON: fields, names and bounds of the buckets" shape

# The book of samples, on each Friday, from the newest snapshot and its own.
# Entries of the week before were typed in after its report of 10 July.  The
# day a bill was passed on is not told: it may be in hand in an older export.
same_but_bills() {
    for file in newest out; do
        grep -v '"bills_\(held\|passed_on\)"' "$TMP/$file" >"$TMP/$file.less"
    done
    cmp "$TMP/newest.less" "$TMP/out.less"
}
for day in 2026-06-26 2026-07-03 2026-07-10 2026-07-17; do
    run "$DUEBOOK" aging samples/huaheng --as-of $day --format json
    is "samples on $day: ties to the control total" 0 "$status"
    cp "$TMP/out" "$TMP/newest"
    run "$DUEBOOK" aging samples/huaheng --as-of $day --known-at $day \
        --format json
    is "samples on $day, known then: ties as well" 0 "$status"
    if [ $day = 2026-07-10 ]; then
        ok "samples on $day: entered later, seen only now" \
            not same_but_bills
    else
        ok "samples on $day: known then = known now" same_but_bills
    fi
done
done_testing
