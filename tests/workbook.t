# The aging workbook, read and calculated by other people's programs.
. tests/tap.sh

python=/usr/bin/python3
"$python" -c 'import openpyxl' 2>/dev/null ||
    skip_all "openpyxl is not installed (python3-openpyxl)"

# --- workbooks: the sample, and texts and amounts that do harm ---------------

"$DUEBOOK" aging samples/huaheng --format xlsx -o "$TMP/sample.xlsx" \
    2>"$TMP/err"
ok "the sample's workbook is written" test -s "$TMP/sample.xlsx"

cat >"$TMP/harm.csv" <<'CSV'
doc_no,customer_id,kind,issue_date,due_date,currency,amount,open_amount
=1+1,=1+1,invoice,2026-02-10,2026-03-12,CNY,48200.00,18200.00
"A ""q"" & <b>",=1+1,invoice,2026-05-18,2026-06-17,CNY,12650.50,12650.50
A-1003,@SUM(1),credit_note,2026-06-02,,CNY,1500.00,1500.00
A-1004,_x0041_,invoice,2026-06-16,2026-07-16,KWD,9980.001,9980.001
A-1005,"a""b'c & <d>",invoice,2026-06-17,2026-07-17,JPY,7300,7300
A-1006,"a""b'c & <d>",invoice,2026-07-01,2026-08-30,CNY,156000.00,156000.00
A-1007,big,invoice,2025-04-08,2025-06-07,USD,99999999999999.99,99999999999999.99
A-1008,big,invoice,2025-04-08,2025-06-07,USD,0.01,0.01
A-1009,neg,invoice,2025-04-08,2025-06-07,CNY,-88.05,-88.05
A-1010,bad,invoice,2025-04-31,2025-06-07,CNY,1.00,1.00
A-1011,bad,invoice,2025-04-30,2025-06-07,CNY,1.001,1.00
A-1012,nodue,debit_note,2026-06-29,,CNY,0.01,0.01
A-1013,eur,invoice,2026-06-29,2026-07-16,EUR,0.1,0.1
A-1014,eur,invoice,2026-06-29,2026-07-16,EUR,0.2,0.2
A-1015,ten,invoice,2026-06-29,2026-07-16,GBP,9999999999999.99,9999999999999.99
CSV
harm() {
    "$DUEBOOK" aging "$TMP/harm.csv" --as-of 2026-07-17 --lang "$1" \
        --format xlsx -o "$2" 2>"$TMP/err"
}
harm zh "$TMP/harm.xlsx"
is "rejected rows: the workbook is written, exit status 1" 1 $?
harm en "$TMP/harm_en.xlsx"
head -n 1 "$TMP/harm.csv" >"$TMP/empty.csv"
"$DUEBOOK" aging "$TMP/empty.csv" --as-of 2026-07-17 --lang zh \
    --format xlsx -o "$TMP/empty.xlsx" 2>"$TMP/err"
ok "a ledger without rows has a workbook as well" test -s "$TMP/empty.xlsx"

. tests/event_book.sh
event_book "$TMP/events"
"$DUEBOOK" aging "$TMP/events" --format xlsx -o "$TMP/events.xlsx" \
    2>"$TMP/err"
is "every kind of event: the workbook is written, exit status 0" 0 $?
event_book "$TMP/english"
sed -i 's/^language: .*/language: en/' "$TMP/english/duebook.yaml"
"$DUEBOOK" aging "$TMP/english" --format xlsx -o "$TMP/events_en.xlsx" \
    2>"$TMP/err"
ok "in English as well" test -s "$TMP/events_en.xlsx"
event_book "$TMP/others" civil_code aged
sed -i 's/fx: as_of/fx: historic/' "$TMP/others/duebook.yaml"
"$DUEBOOK" aging "$TMP/others" --format xlsx -o "$TMP/others.xlsx" \
    2>"$TMP/err"
is "by other policies: exit status 0" 0 $?

"$DUEBOOK" aging samples/huaheng "$TMP/events" --format xlsx \
    -o "$TMP/several.xlsx" 2>"$TMP/err"
is "two books in one workbook: exit status 0" 0 $?

# --- the archive -------------------------------------------------------------

for book in sample harm harm_en empty events events_en others; do
    ok "$book: the archive is whole" unzip -tq "$TMP/$book.xlsx"
done
check=../shared/tools/ooxml-check/ooxml-check
if [ -x "$check" ] && command -v java >/dev/null; then
    ok "ooxml-check: parts follow the ECMA-376 schemas" "$check" \
        "$TMP/sample.xlsx" "$TMP/harm.xlsx" "$TMP/harm_en.xlsx" \
        "$TMP/empty.xlsx" "$TMP/events.xlsx" "$TMP/events_en.xlsx" \
        "$TMP/others.xlsx"
else
    skip "ooxml-check" "../shared/tools or Java is missing"
fi

"$DUEBOOK" aging samples/huaheng --format xlsx --jobs 1 -o "$TMP/one.xlsx" \
    2>"$TMP/err"
"$DUEBOOK" aging samples/huaheng --format xlsx --jobs 2 -o "$TMP/two.xlsx" \
    2>"$TMP/err"
ok "a second run gives the same bytes, on one thread" \
    cmp "$TMP/sample.xlsx" "$TMP/one.xlsx"
ok "and on two" cmp "$TMP/sample.xlsx" "$TMP/two.xlsx"

# --- what openpyxl reads -----------------------------------------------------

read_book() {
    "$python" tests/xlsx_read.py "$@"
}
is "seven sheets" "说明 汇总 客户账龄 明细 逾期重点 勾稽 拒收 " \
    "$(read_book sheets "$TMP/sample.xlsx" | tr '\n' ' ')"
is "in English" \
    "Notes Summary By customer Detail Overdue focus Tie-out Rejects " \
    "$(read_book sheets "$TMP/harm_en.xlsx" | tr '\n' ' ')"
is "a customer named =1+1 stays text, by customer" "A11 s =1+1
B11 s =1+1" "$(read_book find "$TMP/harm.xlsx" 客户账龄 "=1+1")"
is "and in the detail" "A11 s =1+1
B11 s =1+1
C11 s =1+1
A12 s =1+1
B12 s =1+1" "$(read_book find "$TMP/harm.xlsx" 明细 "=1+1" | head -n 5)"
is "marks of XML and quotes stay" 'C12 s A "q" & <b>' \
    "$(read_book find "$TMP/harm.xlsx" 明细 'A "q" & <b>')"
is "more than 15 digits are text" "J17 s 99999999999999.99
K17 s 99999999999999.99" \
    "$(read_book find "$TMP/harm.xlsx" 明细 99999999999999.99)"
is "dates are dates, amounts numbers with their currency's decimals" \
    "d yyyy-mm-dd 2026-06-16 00:00:00
n #,##0.000 9980.001" "$(read_book types "$TMP/harm.xlsx" 明细 14 |
        awk -F '\t' '$1 == "E14" || $1 == "K14" {
            sub(/;.*/, "", $3); print $2, $3, $4 }')"
is "the rejected rows are counted with their amount on the first page" 1 "$(
    unzip -p "$TMP/harm.xlsx" xl/sharedStrings.xml |
        grep -c '另有 2 行被拒，金额 CNY 1.00，其中 1 行金额不明')"
is "properties: no clock" "应收账款账龄表	华恒示例精密机械有限公司	2026-07-17 00:00:00" \
    "$(read_book properties "$TMP/sample.xlsx")"
cp -r samples/huaheng "$TMP/firm"
sed -i 's/^language: .*/language: en/' "$TMP/firm/duebook.yaml"
"$DUEBOOK" weekly "$TMP/firm" --full -o "$TMP/firm/run" >/dev/null 2>&1
for name in aging analysis; do
    is "an English $name's pages have the firm's English name" \
        "Huaheng Example Precision Machinery Co., Ltd." "$(unzip -p \
            "$TMP/firm/run/$name.xlsx" xl/worksheets/sheet1.xml |
            sed -n 's/.*<oddHeader>&amp;L&amp;9\(.*Ltd[.]\).*/\1/p')"
done
# breaks SHEET: the rows of the analysis that start a page
breaks() {
    "$python" - "$TMP/firm/run/analysis.xlsx" "$1" <<'PY'
import sys, openpyxl
sheet = openpyxl.load_workbook(sys.argv[1])[sys.argv[2]]
for b in sheet.row_breaks.brk:
    print(sheet.cell(b.id + 1, 1).value)
PY
}
is "a currency of which nothing is forecast needs no page of its own" \
    "EUR Euro USD US Dollar" \
    "$(breaks "$("$python" -c 'import openpyxl, sys
print([n for n in openpyxl.load_workbook(sys.argv[1]).sheetnames
       if "orecast" in n][0])' "$TMP/firm/run/analysis.xlsx")" |
        grep -E '^[A-Z]{3} ' | tr '\n' ' ' | sed 's/ $//')"
read_book links "$TMP/sample.xlsx" 客户账龄 >"$TMP/links"
ok "links by customer" test "$(wc -l <"$TMP/links")" -gt 40
is "each leads to a row of the same customer" "" \
    "$(awk -F '\t' '$2 != $3' "$TMP/links")"
read_book setup "$TMP/sample.xlsx" >"$TMP/setup"
is "A4, as wide as a page, with page numbers" 3 "$(grep -c \
    'paper 9	wide 1 high 0	fit True.*columns None	footer .*第 &P 页 共 &N 页' \
    "$TMP/setup")"
is "a summary of several pages has a scale, so that its breaks hold" \
    "说明 fit None
汇总 fit None" "$(awk -F '\t' '/paper 9.*第 &P 页 共 &N 页/ &&
        $5 !~ /True/ { print $1, $5 }' "$TMP/setup")"
is "two pages wide where there are many columns, the first ones on both" \
    "客户账龄 columns A:C 明细 columns A:C " "$(awk -F '\t' \
        '/paper 9	wide 2 high 0	fit True.*第 &P 页 共 &N 页/ {
            gsub(/\$/, "", $9); printf "%s %s ", $1, $9 }' "$TMP/setup")"
is "headings frozen, repeated, with a filter" 4 "$(grep -c \
    'repeat [$]*\([0-9]*\):[$]*\1	freeze [A-Z]*[0-9]*	table A\1:' \
    "$TMP/setup")"
is "the chart's copies of its points are the cells' values" \
    "4 charts, 8 series, 0 differ" "$(read_book chart "$TMP/sample.xlsx")"

# --- every kind of event: figures that were added up by hand ----------------

# beside BOOK SHEET TEXT: what stands to the right of the first such cell
beside() {
    read_book beside "$TMP/$1.xlsx" "$2" "$3"
}
while IFS='|' read -r text want; do
    is "summary: $text" "$want" "$(beside events 汇总 "$text" |
        cut -d ' ' -f "1-$(echo "$want" | awk "{ print NF }")")"
done <<'ROWS'
应收净额|14 330685.06 321385.06 9300 3000
其中质保金|5000
其中应收票据|10000
其中票据退回|40000
其中已移交律师|45000
在手票据|30000 （不在应收净额内）
已背书/贴现未到期票据|11000 （不在应收净额内）
0-30天|4 35334.56
超过365天|3 56500
1年以内（含1年）|274985.06
5年以上|0
ROWS
is "the rate and its day" 1 "$(read_book find "$TMP/events.xlsx" 汇总 \
    '1 USD = 7.1234 CNY（2026年7月16日汇率）' | wc -l)"
is "all currencies together" "498133.71" \
    "$(read_book last "$TMP/events.xlsx" 汇总 应收净额)"
while IFS='|' read -r text want; do
    is "tie-out: $text" "$want" "$(beside events 勾稽 "$text")"
done <<'ROWS'
期初应收（2026年7月10日报告数）|321385.06 900000 17345.67
加：对期初报告数的更正|4100 0 0
加：发票|18000 0 0
减：收款|-12000 0 0
减：坏账核销|-800 0 0
期末应收|330685.06 900000 17345.67
减：未到期质保金（合同资产）|-5000 0 0
资产负债表“应收账款”项目（未扣坏账准备）|325685.06 900000 17345.67
XS-013|2026-07-08 2026-07-14 CNY 0 6100 6100 documents.csv:19
SK-007|2026-07-09 2026-07-13 CNY 0 -2000 -2000 receipts.csv:9
ROWS
while IFS='|' read -r text want; do
    is "detail: $text" "$want" "$(beside events 明细 "$text")"
done <<'ROWS'
XS-001|发票 2024-07-17 2024-09-15 670 逾期超过365天 CNY 120000 45000 0 已移交律师 移交律师跟进 HT-01 周示例 货款 2024-08-02 714 730 1至2年 0 2026-03-01
XS-003|发票 2026-04-20 2026-05-20 58 逾期31-60天 CNY 66000 66000 0 最后催告函 发付款提示 周示例 货款 88 88 1年以内（含1年） 40000
XS-012|发票 2026-07-01 2026-08-30 -44 未到期31天以上 CNY 1234.56 1234.56 0 未逾期 待到期：2026-08-30 吴示例 寄售 16 16 1年以内（含1年） 0
ROWS
is "by customer: the group" 2 "$(read_book find "$TMP/events.xlsx" 客户账龄 \
    望川示例集团有限公司 | wc -l)"
is "other policies are said" 1 "$(unzip -p "$TMP/others.xlsx" \
    xl/sharedStrings.xml | grep -c '未指明款项的核销顺序：按《民法典》第五百六十条；贷项处理：未核销部分按其自身日期以负数计入账龄段')"
is "a credit note aged by its own date" \
    "贷项通知单 2026-06-20 27 逾期1-30天 CNY -800 -800 0 核对并核销 吴示例 货款 27 27 1年以内（含1年） 0" \
    "$(beside others 明细 DX-001)"
is "at the rates of each day" 1 "$(unzip -p "$TMP/others.xlsx" \
    xl/sharedStrings.xml |
    grep -c '按各单据发生日汇率折算，所用汇率日期：2026-05-08 – 2026-06-10')"

# One bad row: on the first page of the workbook and of the report, exit 1.
cp -R "$TMP/events" "$TMP/bad"
echo 'XS-099,,K06,invoice,2026-07-32,,,CNY,77.70,,,,,' \
    >>"$TMP/bad/snapshots/2026-07-17/documents.csv"
run "$DUEBOOK" weekly "$TMP/bad" -o "$TMP/badweek"
is "a week with a bad row: exit status 1" 1 "$status"
is "the workbook's first page says so" 1 "$(read_book find \
    "$TMP/badweek/账龄表.xlsx" 说明 '另有 1 行被拒，金额 CNY 77.70' | wc -l)"
pdftotext -l 1 "$TMP/badweek/管理指标.pdf" "$TMP/kpi.txt"
ok "and the report's" grep -q '另有 1 行被拒，金额 CNY 77.70' "$TMP/kpi.txt"
is "its customer gets no letter" "" \
    "$(find "$TMP/badweek" -name '*K06*.pdf')"

mkdir "$TMP/book"
cp -R samples/huaheng/. "$TMP/book"
"$DUEBOOK" weekly "$TMP/book" -o "$TMP/week" >"$TMP/out" 2>"$TMP/err"
find "$TMP/week" -name '*.pdf' -path '*催款函*' >"$TMP/letters"
ok "the sample's week has letters" test -s "$TMP/letters"
is "as many customers get a letter as there are letters" \
    "$(grep -vc 到期提醒 "$TMP/letters")" \
    "$(read_book find "$TMP/week/账龄表.xlsx" 逾期重点 发函 | wc -l)"
is "the others' reasons" "全额争议 红字、未核销款已冲抵 低于起点金额" "$(
    for reason in 全额争议 红字、未核销款已冲抵 低于起点金额 未达催收起始天数 数据待核; do
        read_book find "$TMP/week/账龄表.xlsx" 逾期重点 $reason
    done | cut -d ' ' -f 3 | uniq | tr '\n' ' ' | sed 's/ $//')"

# --- what LibreOffice calculates ---------------------------------------------

if ! command -v soffice >/dev/null; then
    skip "LibreOffice calculates the same values" "soffice is not installed"
    done_testing
    exit
fi
mkdir -p "$TMP/profile/user"
cat >"$TMP/profile/user/registrymodifications.xcu" <<'XCU'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
XCU
"$python" tests/xlsx_recalc.py plant "$TMP/sample.xlsx" "$TMP/false.xlsx" \
    >"$TMP/planted"
soffice "-env:UserInstallation=file://$TMP/profile" --headless \
    --convert-to xlsx --outdir "$TMP/new" "$TMP/sample.xlsx" \
    "$TMP/harm.xlsx" "$TMP/harm_en.xlsx" "$TMP/false.xlsx" "$TMP/empty.xlsx" \
    "$TMP/events.xlsx" "$TMP/events_en.xlsx" "$TMP/others.xlsx" \
    "$TMP/several.xlsx" >"$TMP/soffice" 2>&1
"$python" tests/xlsx_recalc.py compare "$TMP/false.xlsx" \
    "$TMP/new/false.xlsx" >"$TMP/noticed"
is "LibreOffice calculates anew: it notices each planted false value" \
    "$(wc -l <"$TMP/planted") differ" \
    "$(sed -n 's/.*cells, //p' "$TMP/noticed")"
ok "one was planted on each of six sheets" \
    test "$(wc -l <"$TMP/planted")" -eq 6
for book in sample harm harm_en events events_en others several; do
    ok "$book: it calculates the values that we wrote" "$python" \
        tests/xlsx_recalc.py compare "$TMP/$book.xlsx" "$TMP/new/$book.xlsx"
done
ok "an empty workbook survives LibreOffice" test -s "$TMP/new/empty.xlsx"

done_testing
