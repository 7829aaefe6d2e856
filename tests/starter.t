# The book that init writes works as it stands: fill in the name, put in an
# export, type a row into each sheet of records/.
. tests/tap.sh

# type_into FILE COLUMN=VALUE...: a row below the headings of a sheet.
type_into() {
    python3 - "$@" <<'END'
import csv, sys
path, pairs = sys.argv[1], dict(p.split("=", 1) for p in sys.argv[2:])
with open(path, encoding="utf-8-sig", newline="") as f:
    headings = next(csv.reader(f))
missing = set(pairs) - set(headings)
assert not missing, missing
with open(path, "a", encoding="utf-8", newline="") as f:
    csv.writer(f).writerow([pairs.get(h, "") for h in headings])
END
}

for lang in zh en; do
    book="$TMP/$lang"
    run "$DUEBOOK" init "$book" --lang $lang
    is "$lang: init succeeds" 0 "$status"
    is "$lang: ten sheets" 10 "$(find "$book/records" -name '*.csv' | wc -l)"
    run "$DUEBOOK" init "$book" --lang $lang
    is "$lang: init never writes over a book" 3 "$status"
    run "$DUEBOOK" check "$book" --lang en
    is "$lang: without an export there is nothing to check" 1 "$status"
    ok "$lang: and it is said where exports go" \
        has 'put the first export into a folder named by its day' "$TMP/err"
    mkdir "$book/snapshots/2026-07-17"
done

# Where all tables are typed by hand: nothing but records/ and one export.
zh="$TMP/zh/records"
ok '客户' type_into "$zh/客户.csv" 客户编号=C1 客户名称=甲示例公司
ok '应收单据' type_into "$zh/应收单据.csv" 单据号=A1 客户编号=C1 \
    单据类型=发票 开票日期=2026-05-01 到期日=2026-06-01 币种=CNY 金额=100.00
ok '收款' type_into "$zh/收款.csv" 收款单号=R1 客户编号=C1 \
    收款日期=2026-06-10 币种=CNY 金额=30.00 冲回日期=
ok '核销' type_into "$zh/核销.csv" 来源单号=R1 核销单据号=A1 \
    核销日期=2026-06-10 核销金额=30.00
ok '争议' type_into "$zh/争议.csv" 单据号=A1 提出日期=2026-06-15 \
    争议金额=20.00 争议原因=质量
ok '清收费用' type_into "$zh/清收费用.csv" 费用日期=2026-07-15 \
    费用类型=快递费 币种=CNY 金额=12.00 客户编号=C1
ok '应收票据' type_into "$zh/应收票据.csv" 票据号=P1 客户编号=C1 \
    票据种类=银行承兑汇票 币种=CNY 票面金额=10.00 出票日=2026-06-01 \
    收票日期=2026-06-20 到期日=2026-12-01 票据状态=在手
ok '坏账核销' type_into "$zh/坏账核销.csv" 坏账核销日期=2026-07-01 单据号=A1 \
    坏账核销金额=5.00 核销原因=破产
ok '合同' type_into "$zh/合同.csv" 合同号=HT1 客户编号=C1 违约金标准=日万分之五
ok '汇率' type_into "$zh/汇率.csv" 币种=USD 汇率日期=2026-07-16 汇率=7.1
echo 'doc_no,customer_id,issue_date,due_date,currency,amount
A2,C1,2026-07-01,2026-08-01,CNY,5.00' >"$TMP/zh/snapshots/2026-07-17/a.csv"

en="$TMP/en/records"
ok customers type_into "$en/customers.csv" customer_id=C1 name=Alpha
ok documents type_into "$en/documents.csv" doc_no=A1 customer_id=C1 \
    kind=invoice issue_date=2026-05-01 due_date=2026-06-01 currency=CNY \
    amount=100.00
ok receipts type_into "$en/receipts.csv" receipt_no=R1 customer_id=C1 \
    receipt_date=2026-06-10 currency=CNY amount=30.00
ok allocations type_into "$en/allocations.csv" from_no=R1 to_doc_no=A1 \
    allocation_date=2026-06-10 amount=30.00
ok disputes type_into "$en/disputes.csv" doc_no=A1 from=2026-06-15 \
    amount=20.00 reason=quality
ok costs type_into "$en/costs.csv" cost_date=2026-07-15 kind=courier \
    currency=CNY amount=12.00 customer_id=C1
ok bills type_into "$en/bills.csv" bill_no=P1 customer_id=C1 kind=draft \
    currency=CNY amount=10.00 issue_date=2026-06-01 received_date=2026-06-20 \
    maturity_date=2026-12-01 status=held
ok writeoffs type_into "$en/writeoffs.csv" writeoff_date=2026-07-01 doc_no=A1 \
    amount=5.00 reason=bankrupt
ok contracts type_into "$en/contracts.csv" contract_no=HT1 customer_id=C1 \
    penalty_rule=0.05%/day
ok fx type_into "$en/fx.csv" currency=CNY rate_date=2026-07-16 rate=0.14
cp "$TMP/zh/snapshots/2026-07-17/a.csv" "$TMP/en/snapshots/2026-07-17/"

for lang in zh en; do
    book="$TMP/$lang"
    sed -i 's/^  name: .*/  name: 示例公司/' "$book/duebook.yaml"
    run "$DUEBOOK" check "$book" --lang en
    is "$lang: all sheets are read" 0 "$status"
    is "$lang: without a word of complaint" "" "$(cat "$TMP/err")"
    is "$lang: eleven files, each row used" 11 \
        "$(grep -c '1 rows, 1 used, 0 ignored, 0 rejected' "$TMP/out")"
    run "$DUEBOOK" aging "$book" --format json
    ok "$lang: 100 less 30, 10 and 5, and 5" \
        has '"amount": "60.00"' "$TMP/out"
    cp "$TMP/out" "$TMP/$lang.json"
done

# Excel in China saves such sheets as GB18030.
for sheet in "$zh"/*.csv; do
    sed '1s/^\xEF\xBB\xBF//' "$sheet" | iconv -f UTF-8 -t GB18030 >"$TMP/sheet"
    mv "$TMP/sheet" "$sheet"
done
run "$DUEBOOK" check "$TMP/zh" --lang en
is "GB18030: all sheets are read" 0 "$status"
is "GB18030: each row used" 10 \
    "$(grep -c '1 rows, 1 used, 0 ignored, 0 rejected.*GB18030' "$TMP/out")"
run "$DUEBOOK" aging "$TMP/zh" --format json
is "GB18030: the same ledger" "$(cat "$TMP/zh.json")" "$(cat "$TMP/out")"

done_testing
