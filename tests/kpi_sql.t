# The key figures a second time, by SQL from the tables as they stand: every
# figure of the sample book on the day of each of its snapshots as it was known
# then, and on other days, by currency, collector and region.
. tests/tap.sh

command -v sqlite3 >/dev/null || skip_all "no sqlite3"
sql=$ROOT/tests/sql
book=samples/huaheng
mkdir "$TMP/w"

# recode SNAPSHOT: its tables, and what was typed, into $TMP/w.
recode() {
    for table in customers documents receipts allocations disputes bills \
        writeoffs control fx costs; do
        from=UTF-8
        [ $table = customers ] && from=GB18030
        iconv -f $from -t UTF-8 "$book/snapshots/$1/$table.csv" |
            sed '1s/^\xEF\xBB\xBF//; s/\r$//' >"$TMP/w/$table.csv"
    done
    sed '1s/^\xEF\xBB\xBF//; s/\r$//' "$book/records/清收费用.csv" \
        >"$TMP/w/typed_costs.csv"
    # Those with promises have the same columns.
    for file in "$book"/records/联系记录*.csv; do
        sed '1s/^\xEF\xBB\xBF//; s/\r$//' "$file" >"$TMP/one.csv"
        ! head -n 1 "$TMP/one.csv" | grep -q 承诺付款日期 ||
            sed 1d "$TMP/one.csv"
    done >"$TMP/w/contacts.csv"
    grep '^[0-9]' "$ROOT/templates/tables/prc-calendar.csv" |
        sed '1i day,kind,name' >"$TMP/w/calendar.csv"
}

# compare DAY KNOWN: leaves $TMP/differ and $lines.
compare() {
    (cd "$TMP/w" && {
        printf '.bail on\n.parameter set :day "'\''%s'\''"\n' "$1"
        printf '.parameter set :known "'\''%s'\''"\n' "$2"
        printf '.parameter set :rate 0.0435\n'
        for file in tables canonical open kpi kpi_beside; do
            echo ".read $sql/$file.sql"
        done
    } | sqlite3 -batch :memory:) >"$TMP/differ" 2>&1
    lines=$(sed -n 's/^lines|//p' "$TMP/differ")
    sed -i '/^lines|[1-9]/d' "$TMP/differ"
}

# proves SNAPSHOT DAY
proves() {
    recode "$1"
    "$DUEBOOK" kpi "$book" --known-at "$1" --as-of "$2" --format json --quiet \
        >"$TMP/w/kpi.json" 2>"$TMP/noise"
    compare "$2" "$1"
    is "as known on $1, $2: ${lines:-0} figures agree" "" \
        "$(cat "$TMP/differ")"
}

for snapshot in 2026-06-26 2026-07-03 2026-07-10 2026-07-17; do
    proves $snapshot $snapshot
    cp "$TMP/w/kpi.json" "$TMP/reported-$snapshot.json"
done
for day in 2025-03-31 2025-10-01 2026-02-28 2026-05-31 2026-06-30 2026-07-11; do
    proves 2026-07-17 $day
done

# The trend of the newest report is of days each proved by itself.
for day in 2026-06-26 2026-07-03 2026-07-10 2026-07-17; do
    proves 2026-07-17 $day
    cp "$TMP/w/kpi.json" "$TMP/$day.json"
done
is "the trend tells the same, and what was reported" "" "$(python3 - "$TMP" <<'PY'
import json, sys
days = ['2026-06-26', '2026-07-03', '2026-07-10', '2026-07-17']
at = {d: json.load(open(f'{sys.argv[1]}/{d}.json', encoding='utf-8'))
      for d in days}
told = json.load(open(f'{sys.argv[1]}/reported-{days[-2]}.json',
                      encoding='utf-8'))
told = {c['currency']: c for c in told['currencies']}
for c in at[days[-1]]['currencies']:
    reported = c['reported'] or {k['name']: k['before'] for k in c['figures']}
    if reported['receivables'] != told[c['currency']]['receivables'] or \
            reported.get('overdue', reported.get('overdue_amount')) != \
            told[c['currency']]['overdue']:
        print(c['currency'], 'reported', reported)
    for n, f in enumerate(c['figures']):
        same = {d: next(x['figures'][n] for x in at[d]['currencies']
                        if x['currency'] == c['currency']) for d in days}
        trend = {t['date']: t['value'] for t in f['trend']}
        for d in days:
            if trend.get(d, '-') != same[d]['value']:
                print(c['currency'], f['name'], d, trend.get(d),
                      same[d]['value'])
        if f['before'] != same[days[-2]]['value']:
            print(c['currency'], f['name'], 'before', f['before'])
    for t in c['trend']:
        x = next(x for x in at[t['date']]['currencies']
                 if x['currency'] == c['currency'])
        if t['receivables'] != x['receivables'] or \
                t['overdue'] != x['overdue']:
            print(c['currency'], t)
PY
)"

# A cent more in the last row of a table, and the figures disagree.
cp -R "$TMP/w" "$TMP/whole"
cent() {
    python3 - "$TMP/w/$1.csv" "$2" <<'PY'
import csv, sys
from decimal import Decimal
path, column = sys.argv[1], int(sys.argv[2])
rows = list(csv.reader(open(path, encoding='utf-8', newline='')))
more = Decimal(rows[-1][column].replace(',', '') or 0) + Decimal('0.01')
rows[-1][column] = str(more)
csv.writer(open(path, 'w', encoding='utf-8', newline='')).writerows(rows)
PY
    compare 2026-07-17 2026-07-17
    grep -q '^differs' "$TMP/differ"
}
while read -r table column; do
    rm -rf "$TMP/w"
    cp -R "$TMP/whole" "$TMP/w"
    ok "a cent in $table is seen" cent $table $column
done <<'EOF2'
documents 6
receipts 4
allocations 4
EOF2

# Nor does a number stay unproved: not a figure, not an amount beside them.
rm -rf "$TMP/w"
cp -R "$TMP/whole" "$TMP/w"
while read -r path name; do
    python3 - "$TMP/whole/kpi.json" "$TMP/w/kpi.json" $path $name <<'PY'
import json, sys
source, to, path, name = sys.argv[1:]
data = json.load(open(source, encoding='utf-8'))
at = data['currencies'][0]
if path == 'figure':
    at['figures'].append(dict(at['figures'][0], name=name))
else:
    (at[path][0] if path != 'amount' else at)[name] = '1.00'
json.dump(data, open(to, 'w', encoding='utf-8'))
PY
    compare 2026-07-17 2026-07-17
    ok "a new $path without SQL is seen" grep -q "$name" "$TMP/differ"
done <<'EOF2'
figure half_life
amount swapped
rolls cured
months returned
EOF2
done_testing
