# claim, calc and calendar where a lawyer looks first: what was applied is what
# is printed, and old law holds for old days.
. tests/tap.sh

# book NAME CONTRACTS DOCUMENTS [SETTINGS]: rows of the two tables.
book() {
    mkdir -p "$TMP/$1/snapshots/2026-07-10" "$TMP/$1/records"
    printf 'version: 1\nlanguage: zh-CN\ncurrency: CNY\ncreditor:\n  name: %s\nclaim:\n  lpr_multiple: 1.5\n  contract_type: sale\n  offset: law\n%s' \
        示例制造有限公司 "${4:-}" >"$TMP/$1/duebook.yaml"
    (
        cd "$TMP/$1/snapshots/2026-07-10" || exit
        printf 'customer_id,name\nC1,甲示例公司\n' >customers.csv
        printf 'contract_no,customer_id,type,signed_date,governing_law,penalty_rule,seller_size_at_signing,buyer_size_at_signing,sme_notice_evidence,payment_terms\n%s\n' "$2" >contracts.csv
        printf 'doc_no,customer_id,kind,issue_date,due_date,currency,amount,contract_no\n%s\n' "$3" >documents.csv
    )
}

# claim NAME: text in $TMP/out.
claim() {
    run "$DUEBOOK" claim "$TMP/$1" --customer C1 --quiet --lang zh
}

says() { # NAME WORDS
    ok "$1" grep -qF "$2" "$TMP/out"
}

is_silent() { # NAME WORDS
    ok "$1" sh -c '! grep -qF "$1" "$2"' sh "$2" "$TMP/out"
}

paper() { # NAME: the text of its PDF in $TMP/out
    run "$DUEBOOK" claim "$TMP/$1" --customer C1 --quiet --lang zh \
        --format pdf -o "$TMP/$1.pdf"
    pdftotext "$TMP/$1.pdf" - | tr -d ' \n' >"$TMP/out"
}

# The benchmark until 2019-08-19, then the LPR: table, rate and multiple.
book oldlpr 'H1,C1,sale,2017-01-01,中国法律,,large,large,,' \
    'A1,C1,invoice,2018-01-01,2018-06-30,CNY,100000.00,H1' \
    '  before_2019: lpr
'
claim oldlpr
says "the benchmark's row" "年 7.125%（贷款基准利率 4.75%（2015-10-24 起）× 1.5）"
says "the row after it names the LPR that was applied" \
    "年 6.375%（一年期LPR 4.25%（2019-08-20 起）× 1.5）：43,961.30"
says "the rule tells both" \
    "按中国人民银行同期同类人民币贷款基准利率的 1.5 倍计算至2019年8月19日，其后按 2019年8月20日适用的一年期 LPR 的 1.5 倍"
paper oldlpr
says "until payment it is the LPR" \
    "以100,000.00元为基数，按2019年8月20日适用的一年期LPR的1.5倍（年6.375%）计算至实际清偿之日止"

# Until payment only what is left of the cap, by debt.
book cap 'H1,C1,sale,2024-01-01,中国法律,"0.05%/day,cap5%",large,large,,' \
    'A1,C1,invoice,2026-01-01,2026-04-30,CNY,100000.00,H1
A2,C1,invoice,2026-01-01,2026-06-30,CNY,100000.00,H1'
limit="累计以约定上限为限：A1 尚余 1,450.00（上限 5,000.00，已计 3,550.00）；A2 尚余 4,500.00（上限 5,000.00，已计 500.00）"
claim cap
says "the rest of the cap in the text" "$limit"
paper cap
says "a contract without a title goes by its number" \
    "合同：H1（2024年1月1日签订）"
says "and in the paper" "$(echo "$limit" | tr -d ' ')"
run "$DUEBOOK" claim "$TMP/cap" --customer C1 --quiet --lang zh \
    --format xlsx -o "$TMP/cap.xlsx"
ok "and in the workbook" sh -c \
    'unzip -p "$1" "xl/*.xml" | grep -qF "$2"' sh "$TMP/cap.xlsx" "$limit"

# Periods that had run out before three years came have two; the demand after
# their end interrupts nothing.
limits() { # NAME WANTED DAYS...
    limits_name=$1
    limits_end=$2
    shift 2
    run "$DUEBOOK" calc limitation "$@" --lang zh --quiet
    is "$limits_name" "$limits_end" \
        "$(grep -oE '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' "$TMP/out" | tail -1)"
}
limits "two years" 2017-06-01 2015-06-01
limits "with a demand too late" 2017-06-01 2015-06-01 2018-03-01
limits "two years of 2003" 2005-05-05 2003-05-05
limits "three where two had not run out" 2018-10-08 2015-10-08
limits "an agreed length stays" 2018-06-01 2015-06-01 --period 3y
run "$DUEBOOK" calc limitation 2015-06-01 --lang zh
says "with the law of its day" "《民法通则》第一百三十五条"
says "a day before the table is marked" "早于节假日表"
is_silent "and not as to be announced" "未公布"
run "$DUEBOOK" calc limitation 2015-10-01 --lang zh
says "1 October rests in every year" "2018-10-04"

# The calendar says the same, of a guarantee too: joint before 2021.
mkdir -p "$TMP/old/snapshots/2026-07-10"
cp "$TMP/cap/duebook.yaml" "$TMP/old/"
(
    cd "$TMP/old/snapshots/2026-07-10" || exit
    printf 'customer_id,name\nC1,甲示例公司\n' >customers.csv
    cat >contracts.csv <<'CSV'
contract_no,customer_id,type,signed_date,governing_law,penalty_rule,guarantor
H1,C1,sale,2020-12-31,中国法律,0.05%/day,周某
H2,C1,sale,2021-01-01,中国法律,0.05%/day,周某
CSV
    cat >documents.csv <<'CSV'
doc_no,customer_id,kind,issue_date,due_date,currency,amount,contract_no
A1,C1,invoice,2026-01-01,2026-03-31,CNY,100000.00,H1
A2,C1,invoice,2026-01-01,2026-03-31,CNY,100000.00,H2
A3,C1,invoice,2015-01-01,2015-06-01,CNY,100000.00,H2
CSV
)
run "$DUEBOOK" calendar "$TMP/old" --quiet --lang zh --format json
clock() { # DOCUMENT KIND: law, what to do, provable end
    /usr/bin/python3 - "$TMP/out" "$@" <<'PY'
import json, sys
for c in json.load(open(sys.argv[1], encoding='utf-8'))['clocks']:
    if (c['doc_no'], c['kind']) == (sys.argv[2], sys.argv[3]):
        print(c['basis'], c['to_do'][:12], c['provable']['day'],
              c['provable']['announced'])
PY
}
is "a guarantee of 2020, its kind untold: the guarantor is asked" \
    "担保法第 19、26 条 届满前书面请求保证人承担 2026-09-30 True" \
    "$(clock A1 guarantee)"
is "one of 2021: the debtor is sued" \
    "民法典第 692、693 条 届满前对债务人起诉或者申 2026-09-30 True" \
    "$(clock A2 guarantee)"
is "two years in the calendar" \
    "民法通则第 135 条、法释〔2018〕12号第 2、3 条 取得对方载明金额、日期并 2017-06-01 False" \
    "$(clock A3 limitation)"

# A due day before the table of holidays.
book early 'H1,C1,sale,2017-01-01,中国法律,0.05%/day,large,large,,' \
    'A1,C1,invoice,2017-09-01,2017-10-01,CNY,100000.00,H1' '  due_on_holiday: move
'
run "$DUEBOOK" claim "$TMP/early" --customer C1 --lang zh
ok "a due day before the table is marked in the house" \
    grep -q "A1：到期日.*早于节假日表" "$TMP/err"
ok "and not as to be announced" sh -c '! grep -q "尚未公布" "$1"' sh "$TMP/err"

# What is agreed with an SME is not below the LPR of the contract's day.
floor_of() { # NAME RULE SIGNED: rows of the claim, or what is asked
    book "$1" "H1,C1,sale,$3,中国法律,$2,small,large,ZJ-1," \
        'A1,C1,invoice,2025-01-01,2025-01-31,CNY,100000.00,H1'
    run "$DUEBOOK" claim "$TMP/$1" --customer C1 --lang zh
}
for rule in 1%/year lpr1y*0.5:fixed lpr1y*0.5:floating none 1%/once; do
    floor_of "floor" "$rule" 2024-01-01
    says "$rule gives way to 3.45 % from the contract's day" "：4,962.33"
    says "$rule: and the rule says so" \
        "按 2024年1月1日（合同订立时）适用的一年期 LPR"
    floor_of "undated" "$rule" ""
    is "$rule, no day of signing: exit status" 1 "$status"
    ok "$rule: the day of signing is asked for" grep -q "签订日期不明" "$TMP/err"
done
floor_of above lpr1y*1.5:fixed 2024-01-01
says "above the floor the clause holds" "合同约定的逾期付款违约金"
floor_of share 10%/once 2024-01-01
says "a large share once holds" "10,000.00"
floor_of before 1%/year 2020-08-31
says "before the regulations the clause holds" "：1,438.36"

# Paid when somebody else pays: both readings are asked; goods are no money.
waits() { # NAME TERMS STATUS
    book waits "H1,C1,sale,2024-01-01,中国法律,,small,large,ZJ-1,$2" \
        'A1,C1,invoice,2025-01-01,2025-01-31,CNY,100000.00,H1'
    run "$DUEBOOK" claim "$TMP/waits" --customer C1 --lang zh
    is "$1: exit status" "$3" "$status"
    ok "$1: asked for or not" test "$3" = "$(grep -c "背靠背" "$TMP/err")"
}
for terms in 买方收到其下游客户货款后支付 在甲方上级拨付资金到位后10日内付款 \
    收到发包人工程款后同比例支付 收到第三方付款后5日内付清 收到甲方付款后30日内支付 \
    待最终用户付款后支付 以业主付款为前提 付款以总包方回款为条件 与业主付款背靠背; do
    waits "$terms" "$terms" 1
done
for terms in 甲方收到发票后30日内付款 收到货物后30日内甲方付款，质保期满后付清 \
    收到甲方预付款后30日内发货，余款货到付清 甲方付款以乙方开具发票为前提 \
    甲方付款后7日内开具发票 月结60天; do
    waits "$terms" "$terms" 0
done
book void 'H1,C1,sale,2024-01-01,中国法律,0.02%/day,small,large,ZJ-1,甲方收到发包人工程款后同比例支付' \
    'A1,C1,invoice,2025-01-01,2025-01-31,CNY,100000.00,H1'
run "$DUEBOOK" claim "$TMP/void" --customer C1 --lang zh
ok "with an agreed rate the void clause is told" \
    grep -q "法释〔2024〕11号第一条" "$TMP/err"

# A penalty above 130 % of the loss is told of every kind of clause.
for rule in lpr1y*6:fixed lpr1y*6:floating lpr5y*4:fixed lpr1y*1.5+2000bp:fixed \
    20%/once; do
    book high "H1,C1,sale,2024-01-01,中国法律,$rule,large,large,," \
        'A1,C1,invoice,2025-01-01,2025-01-31,CNY,100000.00,H1'
    run "$DUEBOOK" claim "$TMP/high" --customer C1 --lang zh
    ok "$rule is told to be high" grep -q "H1：约定违约金年化" "$TMP/err"
done
book low 'H1,C1,sale,2024-01-01,中国法律,lpr1y*1.5:fixed,large,large,,' \
    'A1,C1,invoice,2025-01-01,2025-01-31,CNY,100000.00,H1'
run "$DUEBOOK" claim "$TMP/low" --customer C1 --lang zh
ok "1.5 times the LPR is not" sh -c '! grep -q 年化 "$1"' sh "$TMP/err"

# The debtor is not shown what the books wrote off, nor columns of nothing.
printf 'writeoff_date,doc_no,amount,reason\n2026-03-01,A1,7000.00,账面核销\n' \
    >"$TMP/low/snapshots/2026-07-10/writeoffs.csv"
run "$DUEBOOK" claim "$TMP/low" --customer C1 --lang zh --format xlsx -o "$TMP/low.xlsx"
ok "the house is told of the write-off" grep -q "账面核销 CNY 7,000.00" "$TMP/err"
unzip -p "$TMP/low.xlsx" "xl/*.xml" >"$TMP/out"
is_silent "no column of disputes where there are none" "未计入的争议"
is_silent "none of payments without a day" "日期不明的已付款"
says "the other columns are there" "已冲减"
paper low
is_silent "no write-off of ours in the paper" "账面核销"
says "the claim stays whole" "应收未收金额（已减未核销款）100,000.00"

# Past the table: its name in the language of the question.
book past 'H1,C1,sale,2024-01-01,中国法律,lpr1y*1.5:floating,large,large,,' \
    'A1,C1,invoice,2025-01-01,2025-01-31,CNY,100000.00,H1'
run "$DUEBOOK" claim "$TMP/past" --customer C1 --lang zh --as-of 2026-08-01
ok "a table that does not reach is named in Chinese" \
    grep -q "不在表内（贷款市场报价利率（LPR））" "$TMP/err"

# A contract made after its debt fell due; a dispute that is left out.
book late 'H1,C1,sale,2026-01-01,中国法律,0.05%/day,large,large,,' \
    'A1,C1,invoice,2025-01-01,2025-01-31,CNY,100000.00,H1' \
    '  disputed: leave_out
'
printf 'doc_no,customer_id,from,until,amount,reason\nA1,C1,2025-06-01,,30000.00,质量异议\n' \
    >"$TMP/late/snapshots/2026-07-10/disputes.csv"
run "$DUEBOOK" claim "$TMP/late" --customer C1 --lang zh
ok "a clause made after the breach is told" \
    grep -q "合同 H1 签订于 2026-01-01，在到期日之后" "$TMP/err"
ok "what is left out is told as left out" \
    grep -q "（CNY 30,000.00）：本次主张未计入该部分" "$TMP/err"
ok "and not as claimed" sh -c '! grep -q 债权主张包括 "$1"' sh "$TMP/err"

done_testing
