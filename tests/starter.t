# The book that init writes works as it stands: fill in the name, put in an
# export, type a row into each workbook of records/.
. tests/tap.sh

python=/usr/bin/python3
$python -c 'import openpyxl' 2>/dev/null ||
    skip_all "python3-openpyxl is not installed"
office=$(command -v soffice || command -v libreoffice || true)
judge=../shared/tools/ooxml-check/ooxml-check

sheet() {
    $python tests/starter_sheet.py "$@"
}

# type_into FILE COLUMN=VALUE...: a row below the example; in English in its
# place.
type_into() {
    case $1 in
    */en/*) sheet over "$@" ;;
    *) sheet type "$@" ;;
    esac
}

for lang in zh en; do
    book="$TMP/$lang"
    run "$DUEBOOK" init "$book" --lang $lang
    is "$lang: init succeeds" 0 "$status"
    ok "$lang: a folder for profiles, and what it is for" \
        grep -q 'duebook profile guess' "$book/profiles/README.txt"
    printf 'x1,x2,x3\nA1,C1,2026-01-01\n' >"$TMP/new.csv"
    run "$DUEBOOK" profile guess "$TMP/new.csv" --lang $lang \
        -o "$TMP/nowhere/own.yaml"
    is "$lang: a draft into no folder is wrong usage" 2 "$status"
    ok "$lang: and it is said what to do" \
        has 'make it first, such as profiles|请先建立该文件夹' "$TMP/err"
    is "$lang: twenty-one workbooks" 21 \
        "$(find "$book/records" -name '*.xlsx' | wc -l)"
    (cd "$book" && find . -type f | sort | xargs sha256sum) >"$TMP/sums.$lang"
    run "$DUEBOOK" init "$book" --lang $lang
    is "$lang: init never writes over a book" 3 "$status"
    ok "$lang: nothing has changed in it" \
        sh -c "cd '$book' && sha256sum --quiet -c '$TMP/sums.$lang'"
    mkdir -p "$TMP/other/records" && echo mine >"$TMP/other/records/a.csv"
    run "$DUEBOOK" init "$TMP/other" --lang $lang
    is "$lang: nor into a folder that holds anything" "3 mine" \
        "$status $(cat "$TMP/other/records/a.csv")"
    run "$DUEBOOK" check "$book" --lang en
    is "$lang: without an export there is nothing to check" 1 "$status"
    ok "$lang: and it is said where exports go" \
        has 'file the first export with duebook take, or put it into a folder' "$TMP/err"
    mkdir "$book/snapshots/2026-07-17"
    "$DUEBOOK" init "$TMP/again.$lang" --lang $lang 2>/dev/null
    ok "$lang: the same bytes each time" \
        diff -r "$TMP/again.$lang/records" "$book/records"
done

# What a workbook offers to who fills it in.
sheet form "$TMP/zh/records/争议.xlsx" >"$TMP/form"
is "争议：headings, formats, rules" "sheets 争议 说明
frozen B2
example 示例 FP-0000001 True
单据号 | @ | any
期次 | @ | any
客户编号 | @ | any
争议开始* | yyyy-mm-dd | date
争议结束 | yyyy-mm-dd | date
争议金额 | #,##0.00## | decimal
争议原因 | @ | list 质量异议,数量不符,价格异议,未收到货,未收到发票,已付款 …
录入日期 | yyyy-mm-dd | date" "$(cat "$TMP/form")"
sheet form "$TMP/zh/records/联系记录.xlsx" >"$TMP/form"
is "联系记录：its own words, and nothing else" \
    "沟通方式 | @ | list 电话,电子邮件,信函,上门,短信,微信,其他" \
    "$(grep '^沟通方式' "$TMP/form")"
sheet form "$TMP/en/records/contacts.xlsx" >"$TMP/form"
is "contacts: the words of its language" \
    "sheets contacts Notes
channel | @ | list phone,email,letter,visit,sms,wechat,other" \
    "$(grep -E '^(sheets|channel)' "$TMP/form")"
sheet form "$TMP/zh/records/应收单据.xlsx" >"$TMP/form"
is "应收单据：what is required" "单据号* 客户编号* 开票日期* 金额* " \
    "$(sed -n 's/^\([^|]*\*\) |.*/\1/p' "$TMP/form" | tr '\n' ' ')"
for lang in zh en; do
    ok "$lang: each workbook has its rules, formats and widths" \
        sh -c "for f in '$TMP/$lang/records/'*.xlsx; do
            $python tests/starter_sheet.py form \"\$f\" || exit 1; done"
    ok "$lang: every column is explained" $python - "$TMP/$lang/records" <<'PY'
import glob, sys, openpyxl
for path in glob.glob(sys.argv[1] + '/*.xlsx'):
    ws = openpyxl.load_workbook(path).worksheets[1]
    at = [r for r in ws.iter_rows(min_row=9, values_only=True) if r[0]]
    assert len(at) > 2, path
    for row in at[1:]:
        if row[0].startswith(('可选内容', 'Choices of')):
            break
        assert row[2] and row[3], (path, row)
PY
done
if [ -x "$judge" ] && command -v java >/dev/null; then
    ok "they are as the standard asks" env LC_ALL=C.UTF-8 "$judge" "$TMP"/zh/records/*.xlsx \
        "$TMP/en/records/contacts.xlsx" "$TMP/en/records/documents.xlsx"
else
    skip "they are as the standard asks" "no ../shared/tools or no Java"
fi

# Too many words for a drop-down of its own: they stand on the second sheet.
mkdir "$TMP/home"
cp -R templates fonts "$TMP/home"
$python - "$TMP/home/templates/tables/records.zh-CN.csv" <<'PY'
import csv, sys
rows = list(csv.reader(open(sys.argv[1], encoding='utf-8-sig')))
for row in rows:
    if row[:2] == ['disputes', 'reason']:
        row[5] = '|'.join('原因%03d' % i for i in range(60))
csv.writer(open(sys.argv[1], 'w', encoding='utf-8-sig', newline='')
           ).writerows(rows)
PY
# libxlsxwriter 1.1.4 copies the formula of a list twice and frees it once.
run env ASAN_OPTIONS=detect_leaks=0 DUEBOOK_HOME="$TMP/home" "$DUEBOOK" init \
    "$TMP/long" --lang zh
is "a long list: init succeeds" 0 "$status"
sheet form "$TMP/long/records/争议.xlsx" >"$TMP/form"
is "a long list is a range of the second sheet" \
    "争议原因 | @ | list '说明'!\$A\$20:\$A\$79 …" \
    "$(grep 争议原因 "$TMP/form")"
is "where its words stand" "原因000 原因059" "$($python - <<PY
import openpyxl
ws = openpyxl.load_workbook('$TMP/long/records/争议.xlsx')['说明']
print(ws['A20'].value, ws['A79'].value)
PY
)"
sed -i '3s/,/,x,/' "$TMP/home/templates/tables/records.zh-CN.csv"
run env DUEBOOK_HOME="$TMP/home" "$DUEBOOK" init "$TMP/bad" --lang zh
is "a damaged list of words: exit status 1, told by its line" \
    "1 records.zh-CN.csv:3" \
    "$status $(grep -o 'records.zh-CN.csv:3' "$TMP/err")"

# Where all tables are typed by hand: nothing but records/ and one export.
zh="$TMP/zh/records"
ok '客户' type_into "$zh/客户.xlsx" 客户编号=C1 客户名称=甲示例公司
ok '应收单据' type_into "$zh/应收单据.xlsx" 单据号=123456789012345678 \
    客户编号=C1 单据类型=发票 开票日期=2026-05-01 到期日=2026-06-01 币种=CNY \
    金额=100.00
ok '收款' type_into "$zh/收款.xlsx" 收款单号=R1 客户编号=C1 \
    收款日期=2026-06-10 币种=CNY 金额=30.00
ok '核销' type_into "$zh/核销.xlsx" 来源单号=R1 \
    核销单据号=123456789012345678 核销日期=2026-06-10 核销金额=30.00
ok '争议' type_into "$zh/争议.xlsx" 单据号=123456789012345678 \
    争议开始=2026-06-15 争议金额=20.00 争议原因=质量
ok '清收费用' type_into "$zh/清收费用.xlsx" 费用日期=2026-07-15 \
    费用类型=快递费 币种=CNY 费用金额=12.00 客户编号=C1
ok '应收票据' type_into "$zh/应收票据.xlsx" 票据号=P1 客户编号=C1 \
    票据种类=银行承兑汇票 币种=CNY 票面金额=10.00 出票日=2026-06-01 \
    收票日期=2026-06-20 到期日=2026-12-01 票据状态=在手
ok '坏账核销' type_into "$zh/坏账核销.xlsx" 坏账核销日期=2026-07-01 \
    单据号=123456789012345678 坏账核销金额=5.00 核销原因=破产
ok '合同' type_into "$zh/合同.xlsx" 合同号=HT1 客户编号=C1 \
    违约金标准=日万分之五
ok '汇率' type_into "$zh/汇率.xlsx" 币种=USD 汇率日期=2026-07-16 汇率=7.1
ok '联系记录' type_into "$zh/联系记录.xlsx" 联系编号=L1 联系日期=2026-07-10 \
    客户编号=C1 沟通方式=电话 承诺付款日期=2026-07-31 承诺付款金额=50.00
ok '暂停催收' type_into "$zh/暂停催收.xlsx" 客户编号=C1 \
    暂停起始日=2026-07-10 暂停原因=协商
ok '送达' type_into "$zh/送达.xlsx" 函件编号=H1 寄出日期=2026-07-01
ok '证据' type_into "$zh/证据.xlsx" 证据编号=Z1 客户编号=C1 证据名称=合同
ok '银行到账' type_into "$zh/银行到账.xlsx" 到账日期=2026-07-16 \
    付款人=甲示例公司 到账金额=1.00
ok '坏账准备' type_into "$zh/坏账准备.xlsx" 截止日期=2026-06-30 \
    坏账准备余额=1.00
ok '销售额' type_into "$zh/销售额.xlsx" 月份=2026-06 赊销额=100.00
ok '单项计提' type_into "$zh/单项计提.xlsx" 客户编号=C1 \
    单项计提起始日=2026-06-30 单项计提比例=50% \
    单项计提理由=破产
echo 'doc_no,customer_id,issue_date,due_date,currency,amount
A2,C1,2026-07-01,2026-08-01,CNY,5.00' >"$TMP/zh/snapshots/2026-07-17/a.csv"

en="$TMP/en/records"
ok customers type_into "$en/customers.xlsx" customer_id=C1 name=Alpha
ok documents type_into "$en/documents.xlsx" doc_no=A1 customer_id=C1 \
    kind=invoice issue_date=2026-05-01 due_date=2026-06-01 currency=CNY \
    amount=100.00
ok receipts type_into "$en/receipts.xlsx" receipt_no=R1 customer_id=C1 \
    receipt_date=2026-06-10 currency=CNY amount=30.00
ok allocations type_into "$en/allocations.xlsx" from_no=R1 to_doc_no=A1 \
    allocation_date=2026-06-10 amount=30.00
ok disputes type_into "$en/disputes.xlsx" doc_no=A1 from=2026-06-15 \
    amount=20.00 reason=quality
ok costs type_into "$en/costs.xlsx" cost_date=2026-07-15 kind=courier \
    currency=CNY amount=12.00 customer_id=C1
ok bills type_into "$en/bills.xlsx" bill_no=P1 customer_id=C1 kind=draft \
    currency=CNY amount=10.00 issue_date=2026-06-01 received_date=2026-06-20 \
    maturity_date=2026-12-01 status=held
ok writeoffs type_into "$en/writeoffs.xlsx" writeoff_date=2026-07-01 \
    doc_no=A1 amount=5.00 reason=bankrupt
ok contracts type_into "$en/contracts.xlsx" contract_no=HT1 customer_id=C1 \
    penalty_rule=0.05%/day
ok fx type_into "$en/fx.xlsx" currency=CNY rate_date=2026-07-16 rate=0.14
ok contacts type_into "$en/contacts.xlsx" contact_id=L1 at=2026-07-10 \
    customer_id=C1 channel=phone promise_date=2026-07-31 promise_amount=50.00
ok blocks type_into "$en/blocks.xlsx" customer_id=C1 from=2026-07-10 \
    reason=plan
ok deliveries type_into "$en/deliveries.xlsx" letter_no=H1 \
    posted_at=2026-07-01
ok evidence type_into "$en/evidence.xlsx" evidence_id=Z1 customer_id=C1 \
    title=contract
ok bank type_into "$en/bank.xlsx" value_date=2026-07-16 payer=Alpha \
    amount=1.00
ok allowance type_into "$en/allowance.xlsx" as_of=2026-06-30 amount=1.00
ok sales type_into "$en/sales.xlsx" month=2026-06 credit_sales=100.00
ok provisions type_into "$en/provisions.xlsx" customer_id=C1 \
    from=2026-06-30 rate=50% reason=insolvent
cp "$TMP/zh/snapshots/2026-07-17/a.csv" "$TMP/en/snapshots/2026-07-17/"

# all_read WHAT BOOK: its sheets are read, a row each, and nothing is said.
all_read() {
    run "$DUEBOOK" check "$2" --lang en
    is "$1: all sheets are read" 0 "$status"
    is "$1: without a word of complaint" "" \
        "$(grep -v 'GB18030' "$TMP/err")"
    is "$1: nineteen files, each row used, the examples ignored" 19 \
        "$(grep -c '1 used, [01] ignored, 0 rejected' "$TMP/out")"
    run "$DUEBOOK" aging "$2" --format json
    ok "$1: 100 less 30, 10 and 5, and 5" has '"amount": "60.00"' "$TMP/out"
}

for lang in zh en; do
    firm=示例公司
    [ "$lang" = zh ] || firm='Example Ltd'
    sed -i "s/^  name: .*/  name: $firm/" "$TMP/$lang/duebook.yaml"
    all_read "$lang" "$TMP/$lang"
    cp "$TMP/out" "$TMP/$lang.json"
done

# Saved again by another program, all is as it was.
if [ -n "$office" ]; then
    mkdir "$TMP/saved"
    "$office" "-env:UserInstallation=file://$TMP/home/office" --headless \
        --convert-to xlsx:"Calc MS Excel 2007 XML" --outdir "$TMP/saved" \
        "$zh"/*.xlsx >/dev/null 2>&1
    sheet form "$zh/争议.xlsx" | grep '|' >"$TMP/form"
    sheet form "$TMP/saved/争议.xlsx" 2>/dev/null | grep '|' >"$TMP/form2"
    is "LibreOffice keeps the formats and rules" "$(cut -d' ' -f1-3 "$TMP/form")" \
        "$(cut -d' ' -f1-3 "$TMP/form2")"
    cp "$TMP"/saved/*.xlsx "$zh/"
    all_read "saved by LibreOffice" "$TMP/zh"
    is "saved by LibreOffice: the same ledger" "$(cat "$TMP/zh.json")" \
        "$(cat "$TMP/out")"
else
    skip "saved by LibreOffice" "LibreOffice is not installed"
fi

# CSV with the same headings works as well, also as Excel in China saves it.
for book in "$zh"/*.xlsx; do
    sheet rows "$book" "${book%.xlsx}.csv"
    rm "$book"
done
all_read "CSV" "$TMP/zh"
is "CSV: the same ledger" "$(cat "$TMP/zh.json")" "$(cat "$TMP/out")"
for sheet in "$zh"/*.csv; do
    sed '1s/^\xEF\xBB\xBF//' "$sheet" | iconv -f UTF-8 -t GB18030 >"$TMP/sheet"
    mv "$TMP/sheet" "$sheet"
done
all_read "GB18030" "$TMP/zh"
is "GB18030: the same ledger" "$(cat "$TMP/zh.json")" "$(cat "$TMP/out")"

# A book in a folder with a Chinese name and a blank.
mkdir -p "$TMP/我的账簿"
cp -R "$TMP/en" "$TMP/我的账簿/华北 分公司"
run "$DUEBOOK" weekly "$TMP/我的账簿/华北 分公司" --quiet
is "我的账簿/华北 分公司: weekly succeeds" "0 aging.xlsx" \
    "$status $(cd "$TMP/我的账簿/华北 分公司/out/2026-07-17" && ls aging.xlsx)"

done_testing
