# Workbooks as input.  The real ledgers, saved again by programs that people
# use, age as their CSV does: to the byte of the JSON.
. tests/tap.sh

data=../shared/data
[ -f $data/ibm_watson_ar.csv ] || skip_all "no ../shared/data"
/usr/bin/python3 -c 'import openpyxl' 2>/dev/null || skip_all "no openpyxl"

# By LibreOffice, which takes each cell for what it looks like: "Standard" for
# all columns, English (US), and dates are recognised.  It drops the zeros that
# invoice numbers begin with, as it does for everybody; no amount hangs on them.
# CHARSET FORMAT FILE...
by_libreoffice() {
    charset=$1
    format=$2
    shift 2
    HOME=$TMP soffice "-env:UserInstallation=file://$TMP/soffice" --headless \
        "--infilter=CSV:44,34,$charset,1,,1033,false,true" \
        --convert-to "$format" --outdir "$TMP/$format" "$@" >/dev/null 2>&1
}

# What differs between a workbook's aging and its CSV's: nothing.
aging() {
    "$DUEBOOK" aging "$1" --profile "$2" --as-of "$3" --format json
}
same_aging() {
    aging "$1" "$3" "$4" >"$TMP/wanted" 2>"$TMP/err" &&
        aging "$2" "$3" "$4" >"$TMP/got" 2>"$TMP/err" || {
        head -n 5 "$TMP/err"
        return 1
    }
    grep -q '"amount"' "$TMP/wanted" && cmp "$TMP/wanted" "$TMP/got"
}

if command -v soffice >/dev/null; then
    for format in xlsx xls ods; do
        by_libreoffice UTF8 $format $data/cumcm2020c/E[1-9].csv \
            $data/cumcm2020c/E[1-9]?.csv $data/cumcm2020c/E113.csv \
            $data/ibm_watson_ar.csv $data/cassandra_udyam_ar_train.csv
    done
    by_libreoffice 85 xls $data/cumcm2020c/E113_gb18030_reencoded.csv
    by_libreoffice 85 xlsx $data/cumcm2020c/E113_gb18030_reencoded.csv
fi

# FILE PROFILE DAY ENCODING DATES AMOUNTS
while read -r file profile day encoding dates amounts; do
    name=$(basename "$file" .csv)
    for format in xlsx xls ods; do
        book=$TMP/$format/$name.$format
        if [ -f "$book" ]; then
            ok "$name by LibreOffice as $format" \
                same_aging "$data/$file" "$book" "$profile" "$day"
        elif command -v soffice >/dev/null; then
            [ $format = ods ] || ok "$name as $format: LibreOffice made none" \
                false
        else
            skip "$name as $format" "no soffice"
        fi
    done
    /usr/bin/python3 tests/sheet_books.py plain "$data/$file" \
        "$TMP/$name.xlsx" "$encoding" "$dates" "$amounts"
    ok "$name by openpyxl, dates and amounts typed" \
        same_aging "$data/$file" "$TMP/$name.xlsx" "$profile" "$day"
done <<'EOF2'
cumcm2020c/E1.csv cn-vat-sales 2020-02-29 utf-8 开票日期 金额|税额|价税合计
cumcm2020c/E7.csv cn-vat-sales 2020-02-29 utf-8 开票日期 金额|税额|价税合计
cumcm2020c/E27.csv cn-vat-sales 2020-02-29 utf-8 开票日期 金额|税额|价税合计
cumcm2020c/E50.csv cn-vat-sales 2020-02-29 utf-8 开票日期 金额|税额|价税合计
cumcm2020c/E90.csv cn-vat-sales 2020-02-29 utf-8 开票日期 金额|税额|价税合计
cumcm2020c/E113.csv cn-vat-sales 2020-02-29 utf-8 开票日期 金额|税额|价税合计
cumcm2020c/E113_gb18030_reencoded.csv cn-vat-sales 2020-02-29 gb18030 开票日期 金额|税额|价税合计
ibm_watson_ar.csv ibm-watson-ar 2013-12-31 utf-8 InvoiceDate|DueDate|SettledDate|PaperlessDate InvoiceAmount
cassandra_udyam_ar_train.csv cassandra-ar 2017-12-31 utf-8 Invoice_Date|Due_Date Amount|Settled|Outstanding
EOF2

# As a person makes a report of it: a title over all columns, the heading in
# row 4, a customer's name once in a merged cell, subtotals and a total; saved
# again as XLS and ODS.
sed 's/^ignore:/&\n  - { column: 购方单位代号, is: [小计, 合计], reason: 小计 }/' \
    templates/profiles/cn-vat-sales.yaml >"$TMP/report.yaml"
mkdir "$TMP/report"
for name in E27 E90; do
    /usr/bin/python3 tests/sheet_books.py report $data/cumcm2020c/$name.csv \
        "$TMP/report/$name.xlsx" utf-8 开票日期 '价税合计|金额|税额' 购方单位代号
done
if command -v soffice >/dev/null; then
    for format in xls ods; do
        HOME=$TMP soffice "-env:UserInstallation=file://$TMP/soffice" \
            --headless --convert-to $format --outdir "$TMP/report" \
            "$TMP"/report/*.xlsx >/dev/null 2>&1
    done
fi
for name in E27 E90; do
    aging $data/cumcm2020c/$name.csv cn-vat-sales 2020-02-29 >"$TMP/wanted" \
        2>"$TMP/err"
    for format in xlsx xls ods; do
        book=$TMP/report/$name.$format
        [ -f "$book" ] || {
            skip "$name as a report in $format" "no soffice"
            continue
        }
        run aging "$book" "$TMP/report.yaml" 2020-02-29
        ok "$name as a report with merged cells and subtotals in $format" \
            cmp "$TMP/wanted" "$TMP/out"
    done
done

# What a bookkeeper is told, with row and column.
/usr/bin/python3 - "$TMP/told.xlsx" <<'PY'
import datetime, openpyxl, sys
book = openpyxl.Workbook()
sheet = book.active
sheet.title = '应收单'
sheet.append(['单据编号', '客户名称', '单据日期', '价税合计', '币种'])
day = datetime.date(2026, 7, 1)
for row in [
        ['A-1', '甲方示例有限公司', day, 100.1 + 200.2, 'CNY'],
        [123456789012345678, '甲方示例有限公司', day, 5, 'CNY'],
        ['123456789012345678', '甲方示例有限公司', day, 7, 'CNY'],
        ['A-4', '甲方示例有限公司', day, '=D2*2', 'CNY'],
        ['A-5', '甲方示例有限公司', day, '#N/A', 'CNY'],
        ['A-6', '甲方示例有限公司', day, 1e17, 'CNY'],
        ['A-7', '甲方示例\n有限公司', day, 11, 'CNY']]:
    sheet.append(row)
sheet['D6'].data_type = 'e'
sheet.row_dimensions[8].hidden = True
book.create_sheet('备注')['A1'] = '本表由财务部导出'
book.create_sheet('底稿').sheet_state = 'hidden'
book['底稿']['A1'] = '单据编号'
book.create_sheet('说明')['A1'] = '填写说明'
book.save(sys.argv[1])
PY
run "$DUEBOOK" check "$TMP/told.xlsx" --as-of 2026-07-17 --lang en \
    --format json
is "bad cells reject their rows, exit 1" 1 "$status"
is "three rows are used: long texts, sums of fractions and breaks are fine" \
    "318.30" "$(python3 -c 'import json, sys
c = json.load(open(sys.argv[1]))
print(c["tie_out"]["currencies"][0]["invoices"])' "$TMP/out")"
ok "a number of 18 digits in a numeric cell" has \
    'told.xlsx!应收单:3:1: .*saved this column as numbers and its last digits' \
    "$TMP/err"
ok "an amount of 18 digits" has '!应收单:7:4: .*its last digits are lost' "$TMP/err"
ok "a formula without a result" has '!应收单:5:4: .*formula whose result' "$TMP/err"
ok "an error value" has '!应收单:6:4: .*#N/A' "$TMP/err"
ok "hidden rows" has '!应收单:8: .*1 hidden rows' "$TMP/err"
ok "a hidden sheet" has 'the hidden sheet 底稿 is not read' "$TMP/err"
ok "a sheet that fits nothing" has '!备注: note: this sheet is not read' "$TMP/err"
ok "nothing of the explanations" has_not '!说明' "$TMP/err"

run "$DUEBOOK" check "$TMP/told.xlsx" --as-of 2026-07-17 --lang zh
ok "the same in Chinese" has \
    '!应收单:3:1: .*该列曾被 Excel 按数字保存，末位已丢失，请按文本重新导出' "$TMP/err"

# What cannot be read says so, and how to save it.
head -c 3000 "$TMP/told.xlsx" >"$TMP/short.xlsx"
cp "$TMP/told.xlsx" "$TMP/other.csv"
run "$DUEBOOK" check "$TMP/short.xlsx" --as-of 2026-07-17 --lang en
is "a workbook that was cut short: exit status" 1 "$status"
ok "a workbook that was cut short" has 'short.xlsx: error: .*' "$TMP/err"

# What a cut leaves may look like UTF-8 that is damaged.
printf 'PK\003\004\024\000\000\000\012编号,客户\012\377\012' >"$TMP/short.xlsx"
run "$DUEBOOK" check "$TMP/short.xlsx" --as-of 2026-07-17 --lang en
ok "and one that looks like text" has \
    'short.xlsx: error: .*neither a workbook nor text' "$TMP/err"
run "$DUEBOOK" check "$TMP/other.csv" --as-of 2026-07-17 --lang en
ok "a workbook called .csv is a workbook" has 'other.csv!应收单:8' "$TMP/err"
printf '单据编号,客户名称,单据日期,价税合计,币种\nA-1,甲方示例有限公司,2026-07-01,5,CNY\n' \
    >"$TMP/text.xls"
run "$DUEBOOK" check "$TMP/text.xls" --as-of 2026-07-17 --lang en
is "a CSV called .xls is read as what it is" 0 "$status"
cat >"$TMP/web.xls" <<'HTML'
<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
</head><body><table><tr><td colspan="5">应收单</td></tr></table>
<table border="1"><tr><th>单据编号</th><th>客户名称</th><th>单据日期</th>
<th>价税合计</th><th>币种</th></tr><tr><td>000123456789012345678</td>
<td rowspan="2">甲方示例<br>有限公司</td><td>2026-07-01</td><td>1,234.50</td>
<td>CNY</td></tr><tr><td>A-2</td><td>2026-07-02</td><td>5</td><td>CNY
</table></body></html>
HTML
run "$DUEBOOK" aging "$TMP/web.xls" --as-of 2026-07-17 --format csv
ok "the HTML of a web export called .xls" has '甲方示例有限公司.*,1239\.50,' \
    "$TMP/out"
printf 'MIME-Version: 1.0\nContent-Type: multipart/related\n\n' >"$TMP/a.xls"
run "$DUEBOOK" check "$TMP/a.xls" --as-of 2026-07-17 --lang en
ok "a web archive: how to save it" has 'a.xls: error: .*save it as .xlsx' \
    "$TMP/err"
done_testing
