# Real ledgers, row by row: every line of the file is used, ignored by a rule
# or rejected with line, column and reason, and no cent is lost between them.
. tests/tap.sh

data=../shared/data
[ -f $data/ibm_watson_ar.csv ] || skip_all "no ../shared/data"
command -v sqlite3 >/dev/null || skip_all "no sqlite3"

# lines FILE ENCODING: the data lines and their amounts, told by sqlite3 (its
# own CSV reader): all rows, void rows, cents of the rest.
lines() {
    iconv -f "$2" -t UTF-8 "$1" | sed '1s/^\xEF\xBB\xBF//' >"$TMP/utf8.csv"
    sqlite3 -separator ' ' :memory: ".import --csv $TMP/utf8.csv t" "
        SELECT count(*), coalesce(sum($void), 0),
               coalesce(sum(CASE WHEN $void THEN 0 ELSE
                   CAST(round($amount * 100) AS INTEGER) END), 0) FROM t" \
        2>/dev/null
}

# told JSON: what `check --format json` says of the same.
told() {
    python3 - "$1" <<'PY'
import json, sys
c = json.load(open(sys.argv[1]))
f, = c['files']
row, = c['tie_out']['currencies']
cents = int(row['invoices'].replace('.', ''))
print(f['rows'], f['ignored'], cents)
assert c['rejected'] == f['rejected'] == 0, c['rejected']
PY
}

# Spoil one line in 97, in turn: the date, the amount, the number of cells.
# Prints line, column name or *, cents, and the file beside it.
spoil() {
    python3 - "$@" <<'PY'
import csv, io, sys
source, encoding, date, amount, out, void = sys.argv[1:]
text = open(source, encoding=encoding, newline='').read()
rows = list(csv.reader(io.StringIO(text)))
heading = [h.lstrip('\ufeff') for h in rows[0]]
date, amount = heading.index(date), heading.index(amount)
kinds = 0
for line in range(8, len(rows) + 1, 97 if len(rows) > 1000 else 13):
    row = rows[line - 1]
    if void and void in row[-1]:
        continue  # a void row is ignored whatever else it says
    cents = round(float(row[amount]) * 100)
    at = [date, amount, None][kinds % 3]
    kinds += 1
    if at is None:
        row.append('surplus')
    else:
        row[at] = ['2017-13-45', 'x' + row[at]][at == amount]
    print(line, '*' if at is None else at, cents)
with open(out, 'w', encoding=encoding, newline='') as f:
    csv.writer(f).writerows(rows)
PY
}

# Each spoilt line is among the rejects, once, at the right cell and with a
# reason, in the workbook and on standard error; nothing else is there; and
# used + rejected = the file.
accounted() {
    /usr/bin/python3 - "$@" <<'PY'
import csv, json, openpyxl, re, sys
spoilt, source, encoding, checked, errors, book, total = sys.argv[1:]
want = {int(n): (at, int(cents)) for n, at, cents in
        (line.split() for line in open(spoilt))}
assert want
check = json.load(open(checked))
file, = check['files']
assert file['rejected'] == check['rejected'] == len(want), (file, len(want))
row, = check['tie_out']['currencies']
used = int(row['invoices'].replace('.', ''))
assert used + sum(c for _, c in want.values()) == int(total), (used, total)
rows = open(source, encoding=encoding, newline='').read().split('\n')
def column_of(line, at):
    """From 1, in characters, where a cell begins."""
    cells = next(csv.reader([rows[line - 1]]))
    return sum(len(c) + 1 for c in cells[:int(at)]) + 1
found = {}
for line, column, reason in re.findall(
        r'^.*?:(\d+):(\d+): error: (.+)$', open(errors).read(), re.M):
    assert int(line) not in found, line
    found[int(line)] = int(column), reason
sheets = {}
for sheet in openpyxl.load_workbook(book).worksheets:
    heading = None
    for cells in sheet.iter_rows(values_only=True):
        if 'Reason' in cells:
            heading = cells
        elif heading and cells[0]:
            r = dict(zip(heading, cells))
            sheets[r['Line']] = r['Column'], r['Reason']
            if r['Amount'] is not None:
                cents = round(r['Amount'] * 100)
                assert cents == want[r['Line']][1], r
assert set(found) == set(want), set(found) ^ set(want)
assert sheets == found, [(k, sheets.get(k), found[k]) for k in found
                         if sheets.get(k) != found[k]][:3]
for line, (at, _) in want.items():
    column, reason = found[line]
    assert reason.strip(), line
    assert at == '*' or '"' in rows[line - 1] or \
        column == column_of(line, at), (line, at, column, rows[line - 1])
listed = check.get('rejects')
if listed is not None:
    assert {r['line']: (r['column'], r['reason']) for r in listed} == found
PY
}

# FILE PROFILE DAY DATE AMOUNT ENCODING VOID
while read -r file profile day date amount encoding word; do
    name=$(basename "$file" .csv)
    void=0
    [ "$word" = - ] && word= || void="trim(发票状态) = '$word'"
    run "$DUEBOOK" check "$data/$file" --profile "$profile" --as-of "$day" \
        --format json
    is "$name: exit status" 0 "$status"
    whole=$(lines "$data/$file" "$encoding")
    is "$name: lines, void lines and cents are those of the file" \
        "$whole" "$(told "$TMP/out")"
    ok "$name: as many lines as wc counts" test \
        "$(tail -n +2 "$data/$file" | grep -c .)" -eq "${whole%% *}"

    spoil "$data/$file" "$encoding" "$date" "$amount" "$TMP/$name.csv" \
        "$word" >"$TMP/spoilt"
    run "$DUEBOOK" check "$TMP/$name.csv" --profile "$profile" \
        --as-of "$day" --lang en --format json
    is "$name with spoilt lines: exit status" 1 "$status"
    cp "$TMP/out" "$TMP/check.json"
    cp "$TMP/err" "$TMP/check.err"
    run "$DUEBOOK" aging "$TMP/$name.csv" --profile "$profile" \
        --as-of "$day" --lang en --format xlsx -o "$TMP/aging.xlsx"
    ok "$name: spoilt lines rejected at their cell, used + rejected = all" \
        accounted "$TMP/spoilt" "$TMP/$name.csv" \
        "$encoding" "$TMP/check.json" "$TMP/check.err" "$TMP/aging.xlsx" \
        "${whole##* }"
done <<'EOF2'
cumcm2020c/E1.csv cn-vat-sales 2020-02-29 开票日期 价税合计 UTF-8 作废发票
cumcm2020c/E7.csv cn-vat-sales 2020-02-29 开票日期 价税合计 UTF-8 作废发票
cumcm2020c/E27.csv cn-vat-sales 2020-02-29 开票日期 价税合计 UTF-8 作废发票
cumcm2020c/E50.csv cn-vat-sales 2020-02-29 开票日期 价税合计 UTF-8 作废发票
cumcm2020c/E90.csv cn-vat-sales 2020-02-29 开票日期 价税合计 UTF-8 作废发票
cumcm2020c/E113.csv cn-vat-sales 2020-02-29 开票日期 价税合计 UTF-8 作废发票
cumcm2020c/E113_gb18030_reencoded.csv cn-vat-sales 2020-02-29 开票日期 价税合计 GB18030 作废发票
ibm_watson_ar.csv ibm-watson-ar 2013-12-31 InvoiceDate InvoiceAmount UTF-8 -
cassandra_udyam_ar_train.csv cassandra-ar 2017-12-31 Invoice_Date Amount UTF-8 -
EOF2
done_testing
