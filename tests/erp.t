# Exports of common systems, in their own headings (samples/exports), are
# recognised, and every figure is the one that the cells themselves give.
. tests/tap.sh

py=/usr/bin/python3
$py -c 'import openpyxl' 2>/dev/null || skip_all "no openpyxl"
samples=samples/exports
day=2026-06-30

# told CHECK AGING: the program's figures in the form of erp_expect.py.
told() {
    $py - "$1" "$2" <<'PY'
import json, sys
check, aging = (json.load(open(p)) for p in sys.argv[1:])
lines = []
for c in aging['currencies']:
    code = c['currency']
    lines.append((f'{code} total', c['total']['amount']))
    lines.append((f'{code} unapplied', c['unapplied']))
    lines += [(f'{code} {b["name"]}', b['amount']) for b in c['buckets']]
lines += [(f"{c['currency']} {c['id']}", c['total'])
          for c in aging['customers']]
print('\n'.join(sorted(f'{k} {v}' for k, v in lines if v != '0.00')))
rows, ignored, rejected = (sum(f[k] for f in check['files'])
                           for k in ('rows', 'ignored', 'rejected'))
print('used', rows - ignored - rejected)
print('ignored', ignored)
print('rejected', rejected)
PY
}

# read_as NAME FILE PROFILE: by that profile, found without being named, to
# the figures in $TMP/want.
read_as() {
    run "$DUEBOOK" check "$2" --as-of $day --format json
    mv "$TMP/out" "$TMP/check.json"
    is "$1: the profile that reads it" "$3" \
        "$(sed -n 's/.*"profile": "\(.*\)",*/\1/p' "$TMP/check.json" |
            sort -u)"
    run "$DUEBOOK" aging "$2" --as-of $day --format json
    mv "$TMP/out" "$TMP/aging.json"
    ok "$1: ties" has '"ties": true' "$TMP/check.json"
    told "$TMP/check.json" "$TMP/aging.json" >"$TMP/got" 2>"$TMP/told"
    is "$1: figures" "$(cat "$TMP/want")" "$(cat "$TMP/got")"
}

# SAMPLE PROFILE ROWS TOTALS (by hand: data rows used, and what is owed)
while read -r file profile used totals; do
    sample=$samples/$file
    ok "$file: is there" test -f "$sample"
    $py tests/erp_expect.py "$sample" >"$TMP/want"
    is "$file: rows used, by hand" "used $used" "$(grep '^used' "$TMP/want")"
    is "$file: totals, by hand" "$totals" \
        "$(sed -n 's/ total / /p' "$TMP/want" | tr '\n' ' ' | sed 's/ $//')"
    case $file in
    *.xlsx | *.xls)
        $py tests/erp_expect.py "$sample" --csv "$TMP/twin.csv"
        read_as "$file as CSV" "$TMP/twin.csv" "$profile"
        ;;
    esac
    read_as "$file" "$sample" "$profile"
    echo "$file" >>"$TMP/seen"
    echo "$profile" >>"$TMP/used"
done <<'ROWS'
erpnext-ar.xlsx erpnext-ar 9 EUR 21290.24
kingdee-ar-lines.xlsx kingdee-ar-lines 10 CNY 35246.21
kingdee-ar.xlsx kingdee-ar 10 CNY 262740.00 USD 24400.00
kingdee-claims.xlsx kingdee-claims 7 CNY 162210.00 USD 24400.00
odoo-ar.xlsx odoo-ar 11 CNY 22844.36
odoo-items.csv odoo-items 8 EUR 7763.50 USD 9900.00
open-items.csv open-items 7 EUR 9558.19 USD 9500.00
oracle-ar-aging.csv oracle-ar-aging 8 USD 70324.38
quickbooks-ar-excel.xlsx quickbooks-ar 11 CNY 8455.50
quickbooks-ar.csv quickbooks-ar 11 CNY 8455.50
sap-fbl5n-en-local.csv sap-fbl5n-en-local 9 EUR 306492.09
sap-fbl5n-en.csv sap-fbl5n-en 13 EUR 301156.09 USD 5800.00
sap-fbl5n-zh-local.xlsx sap-fbl5n-zh-local 9 CNY 342452.09
sap-fbl5n-zh.csv sap-fbl5n-zh 13 CNY 301156.09 USD 5800.00
tplus-ar.xlsx tplus-ar 9 CNY 9670.00 USD 15000.00
u8-ar-local.xlsx u8-ar-local 13 CNY 89730.00
u8-ar.xls u8-ar 13 CNY 89730.00
xero-ar.xlsx xero-ar 8 CNY 12431.50
yonyou-gl-open.xls yonyou-gl-open 7 CNY 47100.00
ROWS

# Kinds, classes and receipts, by hand: SAMPLE COMMAND FIGURE
while read -r file command figure; do
    run "$DUEBOOK" $command "$samples/$file" --as-of $day --format json
    ok "$file: $figure" has "$figure" "$TMP/out"
done <<'ROWS'
kingdee-ar.xlsx check "opening": "150000.00"
sap-fbl5n-en.csv check "receipts": "12400.50"
sap-fbl5n-en.csv aging "bills": "30000.00"
sap-fbl5n-zh.csv check "receipts": "12400.50"
sap-fbl5n-zh.csv aging "bills": "30000.00"
sap-fbl5n-zh-local.xlsx aging "bills": "30000.00"
tplus-ar.xlsx check "receipts": "31160.50"
u8-ar.xls check "receipts": "63000.00"
u8-ar.xls check "reversals": "1000.00"
u8-ar.xls check "opening": "26000.00"
odoo-ar.xlsx check "credits": "336.00"
yonyou-gl-open.xls check "credits": "23000.00"
ROWS

# A row that is no document, no receipt and no sum is rejected, never lost:
# SAMPLE, the heading of a column, and the cells of a row behind the headings.
add_row() {
    $py tests/erp_expect.py "$samples/$1" --csv "$TMP/twin.csv" 2>"$TMP/warned"
    awk -v key="$2" -v row="$3" '{ print }
        index($0, key) && !done { done = 1; print row }' \
        "$TMP/twin.csv" >"$TMP/more.csv"
    run "$DUEBOOK" check "$TMP/more.csv" --as-of $day --format json
}
add_row tplus-ar.xlsx 单据编号, \
    '2026,1,2026-01-01,,期初余额,,KH0001,甬江示例轴承有限公司,人民币,1,,,,,,,,是'
ok "T+: an opening balance without amounts" has '"rejected": 1' "$TMP/out"
add_row oracle-ar-aging.csv 'Customer Name,' \
    'Alder Example Ltd,1042,,On Account,20-JUN-2026,20-JUN-2026,10,-80.00'
ok "Oracle: money on account without a number" has '"rejected": 1' "$TMP/out"
add_row kingdee-ar.xlsx 单据编号, '标准应收单,,2026-01-05,,甲示例公司,人民币,70.00'
ok "金蝶: a document without number" has '"rejected": 1' "$TMP/out"
add_row u8-ar.xls 原币,本币 \
    '2026,1,,,01001,甬江示例轴承有限公司,上年结转,,,,,人民币,,,,,900,900,'
ok "U8: what last year carried forward" has '"opening": "26900.00"' "$TMP/out"
add_row u8-ar.xls 原币,本币 \
    '2026,3,1,,01001,甬江示例轴承有限公司,调整,,,,,人民币,,,,,900,900,'
ok "U8: a balance that nothing explains" has '"rejected": 1' "$TMP/out"
add_row yonyou-gl-open.xls 金额,本币 \
    '1122,应收账款,0101,甬江示例轴承有限公司,人民币,,,2026-01-01,,,期初,500,500'
ok "往来未结明细: an entry without voucher" has '"rejected": 1' "$TMP/out"

# Words of totals in names, in free text and above lines are told from rows of
# totals: SAMPLE, what sed does to its CSV, and what is owed then.
while IFS='|' read -r file change want; do
    $py tests/erp_expect.py "$samples/$file" --csv "$TMP/twin.csv" 2>"$TMP/warned"
    sed "$change" "$TMP/twin.csv" >"$TMP/worded.csv"
    ok "$file: $change changes it" test "$(cmp "$TMP/twin.csv" "$TMP/worded.csv")"
    run "$DUEBOOK" aging "$TMP/worded.csv" --as-of $day --format json
    is "$file: $change: status" 0 "$status"
    ok "$file: $change" has "\"amount\": \"$want\"" "$TMP/out"
done <<'ROWS'
tplus-ar.xlsx|s/清河示例五金行/合计示例贸易有限公司/|9670.00
tplus-ar.xlsx|s/清河示例五金行/示例小计/|9670.00
yonyou-gl-open.xls|s/清河示例五金行/示例合计/|47100.00
yonyou-gl-open.xls|s/,销售轴承,/,合计,/|47100.00
u8-ar-local.xlsx|s/,销售专用发票,,,/,合计三批货款,,,/|89730.00
u8-ar.xls|s/,收款单,,,收款单/,小计,,,收款单/|89730.00
kingdee-ar.xlsx|s/^合计,,/,合计,/|262740.00
kingdee-ar-lines.xlsx|s/^合计,,,,,,,,,,,/,,,,,,,,,,,合计/|35246.21
kingdee-ar-lines.xlsx|s/^合计,,,,,,,,,,/,,,,,,,,,,小计/|35246.21
open-items.csv|s/^D1002,Birch Sample GmbH,PY-0440/Total Sample,Birch Sample GmbH,/|9500.00
oracle-ar-aging.csv|s/^Alder Example Ltd,1042,10004561/Total Example Ltd,1042,10004561/|70324.38
ROWS
add_row oracle-ar-aging.csv 'Customer Name,' \
    'Total Example Ltd,1099,,On Account,20-JUN-2026,20-JUN-2026,10,-80.00'
ok "Oracle: money of a firm called Total, without a number" \
    has '"rejected": 1' "$TMP/out"

# A formula whose result the file does not hold, or an error, where a condition
# alone reads: SAMPLE CELL FORMULA
while read -r file cell formula; do
    $py - "$samples/$file" "$cell" "$formula" "$TMP/formula.xlsx" <<'PY'
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
book.active[sys.argv[2]] = sys.argv[3]
book.save(sys.argv[4])
PY
    run "$DUEBOOK" check "$TMP/formula.xlsx" --as-of $day --format json
    is "$file, $formula in $cell: status" 1 "$status"
    ok "its row is rejected" has '"rejected": 1' "$TMP/out"
    ok "with its place" has ":${cell#?}:[0-9]+: error" "$TMP/err"
done <<'ROWS'
kingdee-ar.xlsx O12 ="是"
kingdee-ar.xlsx O4 #N/A
tplus-ar.xlsx E12 ="进货单"
tplus-ar.xlsx R11 ="否"
ROWS

# A sheet that is there twice is told, and counts once, even where numbers may
# repeat or there are none.
copied() {
    $py - "$1" "$TMP/copied.xlsx" <<'PY'
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
book.copy_worksheet(book.active).title = '备份'
book.save(sys.argv[2])
PY
}
for sample in $samples/*.xlsx; do
    run "$DUEBOOK" aging "$sample" --as-of $day --format csv
    cp "$TMP/out" "$TMP/once"
    copied "$sample"
    run "$DUEBOOK" aging "$TMP/copied.xlsx" --as-of $day --format csv
    is "${sample##*/} with a copy of its sheet: status" 1 "$status"
    is "and the sums of one" "$(cat "$TMP/once")" "$(cat "$TMP/out")"
done
run "$DUEBOOK" aging "$TMP/copied.xlsx" --as-of $day --lang zh
ok "in words" has '该行与第 [0-9]+ 行（文件 copied.xlsx!.*）完全相同' "$TMP/err"

# What a list does not show is not guessed.
is "without any one of its columns no sample says another sum" "" \
    "$($py tests/erp_drop.py "$DUEBOOK" "$TMP" $samples/*.csv $samples/*.xls* 2>"$TMP/warned")"

# Those of before are tested with real ledgers, see ledgers.t.
is "every built-in profile has a sample" "" \
    "$(ls templates/profiles/*.yaml | sed 's/.*\///;s/\.yaml$//' |
        grep -vxF -e cassandra-ar -e cn-vat-sales -e ibm-watson-ar |
        grep -vxF -f "$TMP/used")"
is "every sample is read" "" "$(ls $samples | grep -v '\.yaml$\|\.md$' | grep -vxF -f "$TMP/seen")"
is "none is larger than 30 KB" "" "$(find $samples -size +30k)"
done_testing
