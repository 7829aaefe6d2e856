# Call sheets: weekly writes them, somebody fills them in, records/ takes them
# back as contacts; each salesperson has only his customers.
. tests/tap.sh

/usr/bin/python3 -c 'import openpyxl' 2>/dev/null ||
    skip_all "python3-openpyxl is not installed"

book="$TMP/book"
cp -R samples/huaheng "$book"
"$DUEBOOK" weekly "$book" >/dev/null 2>&1
week="$book/out/2026-07-17"
sheet="$week/催收员/清收一组.xlsx"

cat >"$TMP/calls.py" <<'PY'
import csv
import datetime
import glob
import sys
import openpyxl
what, *rest = sys.argv[1:]

def rows(path):
    sheet = openpyxl.load_workbook(path).worksheets[0]
    heads = [str(c.value).rstrip('*＊ ') for c in sheet[1]]
    return [dict(zip(heads, [c.value for c in row]))
            for row in sheet.iter_rows(min_row=2) if row[0].value]

if what == 'fill':                # SHEET OUT AMOUNT
    book = openpyxl.load_workbook(rest[0])
    sheet = book.worksheets[0]
    at = {str(c.value).rstrip('*＊ '): c.column for c in sheet[1]}
    for name, value in {'联系日期': datetime.date(2026, 7, 17),
                        '沟通方式': '电话', '对方人员': '财务部 甲女士',
                        '结果': '已承诺付款', '原因代码': '等上家付款',
                        '承诺日': datetime.date(2026, 7, 24),
                        '承诺金额': float(rest[2])}.items():
        sheet.cell(2, at[name]).value = value
    book.save(rest[1])
elif what == 'first':
    row = [r for r in rows(rest[0])
           if len(rest) < 2 or r['联系编号'] == rest[1]][0]
    print(row['联系编号'], row['结果'], row['承诺日'], row['承诺金额'])
elif what == 'people':            # each sheet has its person's customers alone
    folder, export, column = rest
    people = {}
    with open(export, encoding='gb18030') as f:
        for row in csv.DictReader(f):
            people[row['customer_id']] = row.get(column, '')
    seen = set()
    for path in glob.glob(folder + '/*.xlsx'):
        who = path.rsplit('/', 1)[1][:-5]
        for row in rows(path):
            own = people.get(row['客户编号'], '')
            if (own or '未分配') != who:
                print(who, 'has', row['客户编号'], 'of', own)
            if (row['联系编号'],) in seen:
                print(row['联系编号'], 'is there twice')
            seen.add((row['联系编号'],))
    print(len(seen) > 10)
elif what == 'notes':
    print(openpyxl.load_workbook(rest[0]).worksheets[1]['A1'].value[:5])
elif what == 'lists':
    sheet = openpyxl.load_workbook(rest[0]).worksheets[0]
    print(sum(1 for v in sheet.data_validations.dataValidation
              if v.type == 'list'))
PY
calls() {
    /usr/bin/python3 "$TMP/calls.py" "$@"
}

ok "a sheet a collector" test -s "$sheet"
is "each salesperson has only his customers" True \
    "$(calls people "$week/业务员" samples/huaheng/snapshots/2026-07-17/customers.csv salesperson)"
is "its notes begin so that they are not read" 填写说明： \
    "$(calls notes "$sheet")"
is "three cells choose from a list" 3 "$(calls lists "$sheet")"

# Nobody filled it in: nothing is read.
cp "$sheet" "$book/records/催收员-0717.xlsx"
run "$DUEBOOK" check "$book"
is "an empty sheet is no fault" 0 "$status"
ok "its rows are told as not filled in" has '尚未填写的致电行' "$TMP/out"

calls fill "$sheet" "$book/records/催收员-0717.xlsx" 1000
number=$(calls first "$book/records/催收员-0717.xlsx" | cut -d ' ' -f 1)
customer=$(echo "$number" | cut -d - -f 6)
run "$DUEBOOK" check "$book"
ok "one row is read" has '催收员-0717.xlsx：.*采用 1' "$TMP/out"
run "$DUEBOOK" explain "$book" "$customer"
ok "it is a contact, with its promise" has '2026-07-24' "$TMP/out"

# LibreOffice saves it as well.
if command -v soffice >/dev/null; then
    soffice -env:UserInstallation=file://"$TMP/office" --headless \
        --convert-to xlsx --outdir "$TMP/saved" \
        "$book/records/催收员-0717.xlsx" >/dev/null 2>&1
    cp "$TMP/saved/催收员-0717.xlsx" "$book/records/催收员-0717.xlsx"
    run "$DUEBOOK" check "$book"
    ok "saved by LibreOffice it is read the same" \
        has '催收员-0717.xlsx：.*采用 1' "$TMP/out"
else
    skip "saved by LibreOffice it is read the same" "no soffice"
fi

# The next run shows what was filled in, and the promise holds the letter.
"$DUEBOOK" weekly "$book" >"$TMP/out" 2>&1
is "filled rows carry over" "$number 已承诺付款 2026-07-24 00:00:00 1000" \
    "$(calls first "$book/out/2026-07-17-2/催收员/清收一组.xlsx" "$number")"
is "he who promised gets no letter" "" \
    "$(find "$book/out/2026-07-17-2/催款函" -name "${customer}_*")"

# A later edit corrects it.
calls fill "$sheet" "$book/records/催收员-0717.xlsx" 1500
"$DUEBOOK" weekly "$book" >"$TMP/out" 2>&1
is "a later edit is the one that counts" \
    "$number 已承诺付款 2026-07-24 00:00:00 1500" \
    "$(calls first "$book/out/2026-07-17-3/催收员/清收一组.xlsx" "$number")"

# Nothing of it leaves the house.
ok "no letter has a word of it" sh -c '
    for pdf in "$1"/催款函/*.pdf; do
        pdftotext "$pdf" - | grep -q "等上家付款\|致电\|内部使用" && exit 1
    done; true' sh "$book/out/2026-07-17-3"

done_testing
