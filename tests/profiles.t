# The examples of templates/profiles/README.md do what they say.
. tests/tap.sh

readme=templates/profiles/README.md

# example N: the N-th profile of the Chinese part.
example() {
    awk -v n="$1" '/^---$/ { exit }
        /^```$/ { inside = 0 }
        inside && at == n
        /^```yaml$/ { at++; inside = 1 }' "$readme"
}

# rows HEADING...: the sheet of the Chinese part that begins so.
rows() {
    sed -n "/^    $1/,/^\$/s/^    //p;/^---\$/q" "$readme"
}

# new_book NAME: with a settings file and a snapshot's folder.
new_book() {
    book="$TMP/$1"
    mkdir -p "$book/profiles" "$book/snapshots/2026-07-31"
    printf 'version: 1\nlanguage: zh-CN\ncreditor: {name: 示例公司}\n' \
        >"$book/duebook.yaml"
}

new_book small
example 1 >"$book/profiles/本公司ERP.yaml"
rows '单据编号,' >"$book/snapshots/2026-07-31/应收明细.csv"
run "$DUEBOOK" check "$book" --lang zh
is "the example is read" 0 "$status"
is "without a word of complaint" "" "$(cat "$TMP/err")"
ok "by the profile, two rows left out" \
    has '共 4 行，采用 2，忽略 2，拒收 0（本公司ERP' "$TMP/out"
ok "named with their reasons" has '作废 1，合计行 1' "$TMP/out"
ok "10,000.00 less 500.00" has '期末 9,500.00' "$TMP/out"

# Our own table: what is void or not audited is not owed.
new_book states
cat >"$book/snapshots/2026-07-31/应收明细.csv" <<'ROWS'
单据编号,客户编码,往来单位,单据日期,到期日,价税合计,应收余额,审核状态,是否作废,单据状态
D1,0001,甲示例厂,2026-01-01,2026-02-01,1.00,1.00,已审核,否,正常
D2,0001,甲示例厂,2026-01-01,2026-02-01,2.00,2.00,已审核,是,正常
D3,0001,甲示例厂,2026-01-01,2026-02-01,4.00,4.00,已作废,否,正常
D4,0001,甲示例厂,2026-01-01,2026-02-01,8.00,8.00,未审核,否,正常
D5,0001,甲示例厂,2026-01-01,2026-02-01,16.00,16.00,已审核,否,草稿
D6,0001,甲示例厂,2026-01-01,2026-02-01,32.00,32.00,已审核,否,暂存
D7,0001,甲示例厂,2026-01-01,2026-02-01,64.00,64.00,已审核,否,作废
ROWS
run "$DUEBOOK" check "$book" --lang zh
ok "of seven rows one counts, whatever column says it" \
    has '共 7 行，采用 1，忽略 6，拒收 0（canonical' "$TMP/out"
ok "and the rest is counted by its reason" has '未审核 2' \
    "$TMP/out"
run "$DUEBOOK" aging "$book" --lang zh
ok "the customer has his name beside the number" has 甲示例厂 "$TMP/out"
printf '甲,乙\n1,2\n' >"$book/snapshots/2026-07-31/应收明细.csv"
mv "$book/snapshots/2026-07-31/应收明细.csv" \
    "$book/snapshots/2026-07-31/documents.csv"
run "$DUEBOOK" check "$book" --lang zh
ok "an unknown layout: the way out is named" has 'duebook profile guess' \
    "$TMP/err"

# Receipts that are void or drafts pay nothing; words of that in a column that
# nothing reads are told.
new_book voids
printf '%s\n' '收款单号,客户名称,收款日期,金额,作废状态,单据状态' \
    'R1,甲示例厂,2026-06-11,50.00,是,' 'R2,甲示例厂,2026-06-12,10.00,否,已审核' \
    'R3,甲示例厂,2026-06-12,10.00,,草稿' \
    >"$book/snapshots/2026-07-31/收款.csv"
printf '%s\n' '单据号,客户名称,开票日期,到期日,金额,流程,说明文字' \
    'X1,甲示例厂,2026-06-01,2026-07-01,100.00,已完成,作废前期约定后另行商议请勿再开' \
    'X2,甲示例厂,2026-06-02,2026-07-01,200.00,已作废,' \
    'X3,甲示例厂,2026-06-03,2026-07-01,400.00,未作废,' \
    >"$book/snapshots/2026-07-31/应收单据.csv"
run "$DUEBOOK" check "$book" --lang zh
ok "a void receipt and a draft are ignored" \
    has '收款.csv：共 3 行，采用 1，忽略 2，拒收 0' "$TMP/out"
ok "a column that nothing reads says void" has \
    '应收单据.csv:3: 警告: “流程”列未使用，但其中有“已作废”，共 1 行' "$TMP/err"
ok "remarks and 未作废 say nothing" has_not '说明文字”列|未作废' "$TMP/err"

# A remark that is the very word; but not where its row is void already, nor
# one that says more.
new_book remarks
printf '%s\n' '单据号,客户名称,开票日期,到期日,金额,单据状态,备注,红冲状态,标志' \
    'X1,甲示例厂,2026-06-01,2026-07-01,100.00,,已作废,,' \
    'X2,甲示例厂,2026-06-02,2026-07-01,200.00,,作废,,' \
    'X3,甲示例厂,2026-06-03,2026-07-01,400.00,作废,已红冲,已红冲,废' \
    'X4,甲示例厂,2026-06-03,2026-07-01,400.00,,废料款,,' \
    'X5,甲示例厂,2026-06-03,2026-07-01,400.00,,,已红冲,' \
    'X6,甲示例厂,2026-06-03,2026-07-01,400.00,,原发票作废重开,,废' \
    >"$book/snapshots/2026-07-31/应收单据.csv"
run "$DUEBOOK" check "$book" --lang zh
ok "a remark says void" has \
    '应收单据.csv:2: 警告: “备注”列仅作摘要读取，但其中有“已作废, 作废”，共 2 行.*ignore: - \{ column: 备注, is: \[已作废, 作废\]' \
    "$TMP/err"
ok "a column of red letters says so" has \
    '应收单据.csv:6: 警告: “红冲状态”列未使用，但其中有“已红冲”，共 1 行' "$TMP/err"
ok "a column of marks says void" has \
    '应收单据.csv:7: 警告: “标志”列未使用，但其中有“废”，共 1 行' "$TMP/err"

# Columns that ask whether a row is void, by each of their names; what stands
# below a printed list.
for heading in 作废 作废标记 是否作废 Void; do
    new_book asks
    printf '%s\n' "单据号,客户名称,开票日期,到期日,金额,$heading" \
        'X1,甲示例厂,2026-06-01,2026-07-01,100.00,' \
        'X2,打印示例厂,2026-06-02,2026-07-01,200.00,否' \
        'X3,甲示例厂,2026-06-02,2026-07-01,400.00,是' \
        '财务负责人：甲示例,,复核：乙示例,,,' 'Printed on 2026-07-31,,,,,' \
        '第 1 页 共 1 页,,,,,' '共30条记录,,,,,' '备注：示例,,,,,' \
        '过次页,,,,700.00,' '承前页,,,,700.00,' \
        '备注：1,甲示例厂,2026-06-02,2026-07-01,1.00,' >"$book/snapshots/2026-07-31/应收单据.csv"
    run "$DUEBOOK" check "$book" --lang zh
    is "$heading is understood: status" 0 "$status"
    is "$heading: no word of it" "" "$(cat "$TMP/err")"
    ok "$heading: one row is void, seven are footers" \
        has '共 11 行，采用 3，忽略 8，拒收 0' "$TMP/out"
done

# Two columns of one meaning that say the same in all rows need no word.
new_book same
printf '%s\n' '单据号,客户名称,开票日期,到期日,金额,未收金额,未收余额' \
    'X1,甲示例厂,2026-06-01,2026-07-01,100.00,50.00,50' \
    >"$book/snapshots/2026-07-31/应收单据.csv"
run "$DUEBOOK" check "$book" --lang zh
is "columns that say the same: no word of it" "" "$(cat "$TMP/err")"

# The sheets of bills, retention, write-offs and rates need no profile.
day="$TMP/sheets/snapshots/2026-07-31"
new_book sheets
rows '单据号,期次' | sed 's/^XS-001.*//' >"$day/应收单据.csv"
printf 'XS-001,,华东商贸,货款,2026-04-28,,2026-06-27,12000.00\n' \
    >>"$day/应收单据.csv"
rows '票据号,' >"$day/应收票据.csv"
rows '坏账核销日期,' >"$day/坏账核销.csv"
rows '币种,' >"$day/汇率.csv"
sed -n '/^    ledger:$/,/^$/s/^    //p' "$readme" >>"$book/duebook.yaml"
run "$DUEBOOK" check "$book" --lang zh
is "sheets of bills and the like: status" 0 "$status"
is "nothing to complain of" "" "$(cat "$TMP/err")"
run "$DUEBOOK" aging "$book" --format json
for figure in '"retention": "5000.00"' '"returned": "3000.00"' \
    '"bills_held": "6000.00"' '"overdue": "100500.00"' '"amount": "105500.00"'
do
    ok "what they come to: $figure" has "$figure" "$TMP/out"
done
is "the retention is due by the rule" 5000.00 \
    "$(sed -n '/"not_due_31+"/,/amount/s/.*"amount": "\(.*\)"/\1/p' \
        "$TMP/out" | head -n 1)"

# One row of an export is a receipt and a bill.
new_book bills
example 2 >"$book/profiles/收款单.yaml"
printf 'doc_no,customer_id,issue_date,amount\nA,甲,2026-05-01,100\n' \
    >"$book/snapshots/2026-07-31/documents.csv"
printf '%s\n' 收款单号,客户,收款日期,金额,结算方式,票据号,票据到期日,核销单据 \
    S1,甲,2026-06-01,30,银行转账,,,A S2,甲,2026-06-02,50,银行承兑汇票,P1,2026-12-02,A \
    >"$book/snapshots/2026-07-31/收款单.csv"
run "$DUEBOOK" check "$book" --lang zh
is "receipts and bills in one export: status" 0 "$status"
ok "each payment counts once" has '期末 20\.00' "$TMP/out"
ok "two rows are two receipts" has '收款 2 笔' "$TMP/out"

# An untidy one: title, two lines of headings, groups, lines of documents.
new_book untidy
example 3 >"$book/profiles/明细账.yaml"
rows '应收明细账' >"$book/snapshots/2026-07-31/明细账导出.csv"
run "$DUEBOOK" check "$book" --lang zh
is "an untidy export: status" 0 "$status"
is "not a word of complaint but for the column in our currency" 1 \
    "$(grep -c . "$TMP/err")"
ok "by its profile, head of the group and subtotal left out" \
    has '共 5 行，采用 3，忽略 2，拒收 0（明细账' "$TMP/out"
run "$DUEBOOK" aging "$book" --format json
ok "lines are one document" has '"amount": "12000.00"' "$TMP/out"
ok "and the total is right" has '"amount": "11500.00"' "$TMP/out"

run "$DUEBOOK" check "$TMP/small" --profile nope --lang en
is "a profile that does not exist: exit status" 2 "$status"
ok "says which there are" has '本公司ERP' "$TMP/err"
run "$DUEBOOK" check "$TMP/small" --profile ../../x --lang en
is "no way out of the folders" 2 "$status"
done_testing
