# duebook check on a book with every kind of event: the text and the JSON.
. tests/tap.sh
. tests/event_book.sh

event_book "$TMP/book"
run "$DUEBOOK" check "$TMP/book" --lang zh
is "it ties: exit status 0" 0 "$status"
sed -n '/^CNY/,/^JPY/p' "$TMP/out" | sed '$d' >"$TMP/cny"
is "the roll-forward from the earlier report, and the bridge" \
    "CNY：勾稽相符
  期初（2026-07-10 报告数）：321,385.06
  加：对期初报告数的更正 4,100.00
  更正后期初 325,485.06
  加：发票 18,000.00
  减：收款 12,000.00
  减：坏账核销 800.00
  期末 330,685.06
  各账龄段合计 331,485.06
  未核销 -800.00
  减：未到期质保金（合同资产） 5,000.00
  资产负债表“应收账款”项目（未扣坏账准备） 325,685.06" "$(cat "$TMP/cny")"
is "how open amounts came about" \
    "核销依据：按收款所指单据核销；未指明款项的核销顺序：先到期先核销；贷项处理：未核销部分单列，不计入账龄段" \
    "$(grep 核销依据 "$TMP/out")"
is "what was restated, with its row" \
    "有 2 笔 2026-07-10 及以前的业务与当时的报告数不同（更正明细）：
  K06：单据 XS-013，业务日期 2026-07-08，原报 0.00，现为 6,100.00 CNY（documents.csv:19）
  K06：收款 SK-007，业务日期 2026-07-09，原报 0.00，现为 -2,000.00 CNY（receipts.csv:9）" \
    "$(grep -A 2 更正明细 "$TMP/out")"
is "no bridge where there is nothing to bridge" 1 \
    "$(grep -c 资产负债表 "$TMP/out")"

run "$DUEBOOK" check "$TMP/book" --lang en
is "in English" "  opening as of 2026-07-10: 321,385.06
  + restatements 4,100.00
  - write-offs 800.00" \
    "$(grep -E '^  (opening as of|. restate|. write)' "$TMP/out" | head -n 3)"

# Back-dated rows by the dozen: the first 20, then how many more.
i=100
while [ $i -lt 125 ]; do
    echo "XS-$i,,K06,invoice,2026-07-01,,2026-08-07,CNY,1.00,,,,,2026-07-14"
    i=$((i + 1))
done >>"$TMP/book/snapshots/2026-07-17/documents.csv"
run "$DUEBOOK" check "$TMP/book" --lang zh
is "20 restatements are listed" 20 "$(grep -c '^  K06：[单收]' "$TMP/out")"
is "and the others counted" "  另有 7 项未列，见 --format json" \
    "$(grep 另有 "$TMP/out")"

# A control total that differs.
printf 'as_of,account,currency,amount\n2026-07-17,1122,CNY,330709.00\n' \
    >"$TMP/book/snapshots/2026-07-17/control.csv"
run "$DUEBOOK" check "$TMP/book" --lang zh
is "a difference to the control total: exit status 1" 1 "$status"
is "it is said" "CNY：勾稽不符 与总账余额的差异 -1.06" "$(grep -E \
    '^CNY|与总账余额的差异' "$TMP/out" | tr -s '\n ' ' ' | sed 's/ $//')"

run "$DUEBOOK" check "$TMP/book" --format json
shape() {
    python3 - "$TMP/out" <<'PY'
import json, sys
top = json.load(open(sys.argv[1]))
assert top['policy'] == {'allocation_source': 'named',
                         'allocation_order': 'oldest',
                         'credit_notes': 'apart', 'fx': 'as_of'}, top['policy']
tie = top['tie_out']
cny = tie['currencies'][0]
assert cny['opening_date'] == '2026-07-10', cny
assert cny['opening'] == '321385.06' and cny['restated'] == '4125.00', cny
assert cny['control_difference'] == '-1.06' and not cny['ties'], cny
assert cny['bills'] == '0.00' and cny['writeoffs'] == '800.00', cny
assert cny['balance_sheet'] == '325710.06', cny
assert len(tie['restatements']) == 27
first = tie['restatements'][0]
assert first['kind'] == 'document' and first['customer'] == 'K06', first
sums = {}
for row in tie['customers']:
    for key in ('opening', 'restated', 'closing', 'buckets', 'unapplied'):
        at = (row['currency'], key)
        sums[at] = sums.get(at, 0) + round(float(row[key]) * 100)
for row in tie['currencies']:
    for key in ('opening', 'restated', 'closing', 'buckets', 'unapplied'):
        assert sums[(row['currency'], key)] == round(float(row[key]) * 100), (
            row['currency'], key)
PY
}
ok "JSON: policy, roll-forward, customers that add up, restatements" shape

# Bills are called bills, and instalments bear their number.
rm -rf "$TMP/book"
event_book "$TMP/book"
week=$TMP/book/snapshots/2026-07-17
printf '%s\n' 'XS-020,1,K06,invoice,2026-07-08,,2026-08-07,CNY,5.00,,,,,2026-07-14' \
    'XS-020,2,K06,invoice,2026-07-08,,2026-09-07,CNY,6.00,,,,,2026-07-14' \
    >>"$week/documents.csv"
echo "PJ-1,K06,银行承兑汇票,CNY,40.00,,,2026-07-01,2026-07-07,2026-12-10,held,,,,2026-07-14" \
    >>"$week/bills.csv"
echo "PJ-2,K06,银行承兑汇票,CNY,50.00,,,2026-01-01,2026-07-06,2026-07-08,dishonoured,2026-07-08,2026-07-09,,2026-07-14" \
    >>"$week/bills.csv"
run "$DUEBOOK" check "$TMP/book" --lang zh
is "a bill and its return, and instalments, restated" \
    "票据 PJ-2，票据 PJ-1，单据 XS-020/1，单据 XS-020/2，票据退回 PJ-2，" \
    "$(grep -oE '：(单据 XS-020|票据)[^，]*，业' "$TMP/out" |
        sed 's/：//; s/业//' | tr -d '\n')"
run "$DUEBOOK" check "$TMP/book" --lang en
is "in English" "Bill PJ-2,Bill returned PJ-2," \
    "$(grep -oE 'Bill [^:]*PJ-2 of' "$TMP/out" | sed 's/ of//' | tr '\n' ,)"
run "$DUEBOOK" check "$TMP/book" --format json
is "and in JSON" "bill PJ-2 -50.00,bill PJ-1 -40.00,bill_dishonoured PJ-2 50.00" \
    "$(python3 -c 'import json, sys
print(",".join("{kind} {number} {change}".format(**r)
               for r in json.load(sys.stdin)["tie_out"]["restatements"]
               if "PJ-" in r["number"]))' <"$TMP/out")"
done_testing
