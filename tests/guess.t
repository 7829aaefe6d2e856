# Drafts of profiles for exports that are known (tests/guess_trial.py): what a
# draft says for sure is right, amounts and due dates above all.
. tests/tap.sh

py=/usr/bin/python3
$py -c 'import openpyxl' 2>/dev/null || skip_all "no openpyxl"
mkdir -p "$TMP/trial" "$TMP/empty"

# trial NAME CSV LINE LINES: headings in so many lines from that one on.
trial() {
    run $py tests/guess_trial.py "$DUEBOOK" "$TMP/trial" "$@"
    cat "$TMP/out" >>"$TMP/table"
    ok "$1: no wrong amount or due date" test "$status" = 0
    [ "$status" = 0 ] || { grep WRONG "$TMP/out"; cat "$TMP/err"; } |
        head -n 20 | sed 's/^/#   /'
}

: >"$TMP/table"
data=../shared/data
if [ -d $data ]; then
    trial ibm_watson_ar $data/ibm_watson_ar.csv 1 1
    trial cassandra_udyam_ar_train $data/cassandra_udyam_ar_train.csv 1 1
    for n in 1 7 27 50 90 113; do
        trial E$n $data/cumcm2020c/E$n.csv 1 1
    done
else
    skip "real ledgers" "../shared/data is not here"
fi

while read -r file line lines; do
    name=${file%.*}
    case $file in
    *.xls)
        command -v soffice >/dev/null || {
            skip "$file" "no soffice"
            continue
        }
        ;;
    esac
    $py tests/erp_expect.py samples/exports/$file --csv "$TMP/twin.csv" \
        >"$TMP/out" 2>&1
    trial "$name" "$TMP/twin.csv" "$line" "$lines"
done <<'EOF'
erpnext-ar.xlsx 1 1
kingdee-ar-lines.xlsx 1 1
kingdee-ar.xlsx 3 1
kingdee-claims.xlsx 3 1
odoo-ar.xlsx 1 1
open-items.csv 1 1
oracle-ar-aging.csv 6 1
quickbooks-ar.csv 5 1
sap-fbl5n-en-local.csv 1 1
sap-fbl5n-en.csv 3 1
sap-fbl5n-zh-local.xlsx 1 1
sap-fbl5n-zh.csv 3 1
tplus-ar.xlsx 3 1
u8-ar.xls 3 2
xero-ar.xlsx 6 1
yonyou-gl-open.xls 3 3
EOF

# What was got right, by how the headings were changed.
awk '$1 != "WRONG" {
        key = $2 " " $3
        for (i = 4; i < NF; i += 2)
            n[key, $i] += $(i + 1)
        keys[key]
    }
    END {
        for (key in keys)
            printf "# %-38s right %3d  unsure %3d  not found %3d  wrong %d\n",
                key, n[key, "right"], n[key, "unsure"], n[key, "left"],
                n[key, "wrong"]
    }' "$TMP/table" | LC_ALL=C sort

# Complete drafts are read as they are; others are refused, with the place.
printf '%s\n' '应收明细表' '单据号,购货单位,单据日期,到期日,价税合计,未收款' \
    'X1,甲示例公司,13/07/2026,01/08/2026,"1,200.00",200.00' \
    'X2,乙示例公司,02/06/2026,03/07/2026,300.00,300.00' '合计,,,,"1,500.00",500.00' \
    >"$TMP/list.csv"
run "$DUEBOOK" profile guess "$TMP/list.csv" -o "$TMP/list.yaml" --lang en
is "a draft that is complete: status" 0 "$status"
ok "shows the rows as read" has 'X1 .*2026-07-13.*2026-08-01.*1,200.00.*200.00' \
    "$TMP/out"
ok "and their sum" has '2 rows; the amounts add up to 1,500.00' "$TMP/out"
run "$DUEBOOK" check "$TMP/list.csv" --profile "$TMP/list.yaml" \
    --as-of 2026-08-31 --lang en
is "is read as it is" 0 "$status"
ok "without the row of totals" has 'ignored 1|1 ignored' "$TMP/out"
run "$DUEBOOK" profile guess "$TMP/list.csv" -o "$TMP/list.yaml" --lang en
is "a draft overwrites nothing" 2 "$status"

printf '%s\n' '单据号,客户,单据日期,到期日,应收到期日,金额,应收金额' \
    'X1,甲,2026-07-01,2026-08-01,2026-08-02,100,110' \
    'X2,乙,2026-07-01,2026-08-01,2026-08-03,200,230' >"$TMP/two.csv"
printf 'version: 1\ndescription: x\n' >/dev/null
run env DUEBOOK_HOME="$TMP/empty" "$DUEBOOK" profile guess "$TMP/two.csv" \
    --lang en
ok "two of our amounts that differ are to be chosen" \
    has '^    amount: "\?\? 应收金额 / 金额"' "$TMP/out"
cut -d, -f1-6 "$TMP/two.csv" >"$TMP/one.csv"
run env DUEBOOK_HOME="$TMP/empty" "$DUEBOOK" profile guess "$TMP/one.csv" \
    --lang en
ok "our own headings are said to be ours" has 'by the profile canonical' \
    "$TMP/out"
printf '%s\n' '币别：美元' '单据编号,客户,业务日期,到期日,金额' \
    'X1,甲,2026-07-01,2026-08-01,100' 'X2,乙,2026-07-02,2026-08-01,200' \
    >"$TMP/usd.csv"
run "$DUEBOOK" profile guess "$TMP/usd.csv" -o "$TMP/usd.yaml" --lang en
ok "a title's currency is told in the draft" \
    has '^# currency: USD  # this file says so outside its rows' "$TMP/usd.yaml"
run "$DUEBOOK" aging "$TMP/usd.csv" --profile "$TMP/usd.yaml" \
    --as-of 2026-08-31 --format csv
ok "and the draft reads in it" has ',USD,' "$TMP/out"
sed 's/单据号/编 号/; s/单据日期/业务日期/' "$TMP/two.csv" >"$TMP/own.csv"
run "$DUEBOOK" profile guess "$TMP/own.csv" -o "$TMP/own.yaml" --lang en
is "two amounts: status" 0 "$status"
ok "are marked" has '^    amount: "\?\? .*金额' "$TMP/own.yaml"
ok "and told" has 'not sure of amount: several columns may be meant' "$TMP/err"
run "$DUEBOOK" check "$TMP/own.csv" --profile "$TMP/own.yaml" \
    --as-of 2026-08-31 --lang en
is "such a draft is refused" 1 "$status"
ok "at the heading that is to be chosen" has '\?\? 应收金额 / 金额' "$TMP/err"

ok "and says whose place it is" has 'own.yaml:[0-9]+.*amount is not chosen yet' \
    "$TMP/err"

# All words of a column of states, and what stands below a printed list.
printf '%s\n' '票号,往来单位,单据日期,约定到期,价税合计,应收余额,已收款,审核状态,是否作废' \
    'X1,甲示例厂,2026-06-01,2026-07-01,100.00,60.00,40.00,已审核,' \
    'X2,甲示例厂,2026-06-02,2026-07-02,200.00,200.00,0.00,未审核,' \
    'X3,乙示例厂,2026-06-03,2026-07-03,400.00,400.00,0.00,已作废,' \
    'X4,乙示例厂,2026-06-04,2026-07-04,800.00,800.00,0.00,已审核,是' \
    '合计,,,,"1,500.00","1,460.00",40.00,,' \
    '制表：甲,,审核：,,打印时间：,2026-07-20,,,' >"$TMP/states.csv"
run "$DUEBOOK" profile guess "$TMP/states.csv" -o "$TMP/states.yaml" --lang en
ok "void words of states are told" has '审核状态 is 已作废 are left out as void' \
    "$TMP/err"
sed 's/"?? \([^"]*\)"/\1/' "$TMP/states.yaml" >"$TMP/chosen.yaml"
run "$DUEBOOK" check "$TMP/states.csv" --profile "$TMP/chosen.yaml" \
    --as-of 2026-08-31 --lang en
is "and left out, like the footer: status" 0 "$status"
ok "one row is owed" has 'used 1, ignored 5|1 used, 5 ignored' "$TMP/out"
ok "the footer has a reason" has 'footer of the report 1' "$TMP/out"
is "no column that may tell what is owed is left" "" \
    "$(grep 'may tell' "$TMP/err")"
printf '%s\n' '单据号,客户名称,开票日期,到期日,金额' \
    'X1,甲示例厂,2026-06-01,2026-07-01,100.00' '合计,,,,100.00' \
    '制表：甲,审核：,,打印时间：,2026-07-20' >"$TMP/footer.csv"
run "$DUEBOOK" check "$TMP/footer.csv" --as-of 2026-08-31 --lang en
is "our own headings too: status" 0 "$status"
ok "have footers below" has 'footer of the report 1' "$TMP/out"

# Our headings, but rows that do not fit: a draft all the same.
printf '%s\n' '单据号,客户名称,开票日期,到期日,金额' \
    'X1,甲示例厂,13/06/2026,14/07/2026,100.00' \
    'X2,乙示例厂,2026-06-14,2026-07-15,200.00' >"$TMP/days.csv"
run "$DUEBOOK" profile guess "$TMP/days.csv" --lang en
ok "how many rows would be rejected" \
    has 'profile canonical knows the headings, but rejects 1 of 2 rows' "$TMP/err"
ok "and a draft" has '^version: 1' "$TMP/out"

# A heading of two lines is called by its position; a total that stands behind
# the last heading makes no rule.
printf '%s\n' '单据号码,购货单位,开单日期,"价税
合计",应收到期日' 'X1,甲示例厂,2026-06-01,100.00,2026-07-01' ',,,100.00,,合计' \
    >"$TMP/lines.csv"
run "$DUEBOOK" profile guess "$TMP/lines.csv" -o "$TMP/lines.yaml" --lang en
ok "a heading of two lines" has 'amount: "?(\?\? column 4|\{ position: 4 \})"?' \
    "$TMP/lines.yaml"

# Kinds none of which is a document's: the draft can be read.
printf '%s\n' '单据号码,购货单位,开单日期,应收到期日,价税合计,单据类型' \
    'X1,甲示例厂,2026-06-01,2026-07-01,100.00,甲类' \
    'X2,乙示例厂,2026-06-02,2026-07-01,200.00,收款单' >"$TMP/kinds.csv"
run "$DUEBOOK" profile guess "$TMP/kinds.csv" -o "$TMP/kinds.yaml" --lang en
run "$DUEBOOK" check "$TMP/kinds.csv" --profile "$TMP/kinds.yaml" \
    --as-of 2026-08-31 --lang en
ok "unknown kinds are rejected row by row" has 'not a known word here' "$TMP/err"

# Our headings, but a due date under another one.
printf '%s\n' '单据号,客户名称,开票日期,金额,账期截止日' \
    'X1,甲示例厂,2026-06-01,100.00,2026-07-01' >"$TMP/until.csv"
run "$DUEBOOK" profile guess "$TMP/until.csv" --lang en
ok "a due date that is not read is named" \
    has 'no due date is read, but "账期截止日" may tell it' "$TMP/err"

run "$DUEBOOK" profile list --lang en
is "profiles are listed: status" 0 "$status"
ok "a line each" has '^kingdee-ar  +金蝶' "$TMP/out"
ok "in the reader's language" has '^xero-ar  +Xero, Aged' "$TMP/out"
mkdir -p "$TMP/book/profiles"
cp "$TMP/list.yaml" "$TMP/book/profiles/mine.yaml"
run "$DUEBOOK" profile list "$TMP/book" --lang en
ok "those of a book too" has "^mine  .*book/profiles\\)" "$TMP/out"
run "$DUEBOOK" profile gues x --lang en
is "another word" 2 "$status"
run "$DUEBOOK" profile guess "$TMP/none.csv" --lang en
is "no such file" 3 "$status"
done_testing
