# duebook calc: rows of a status, a result and arguments, our own and those of
# the vectors; then what stands before the result, and the book's own tables.
. tests/tap.sh

TAB=$(printf '\t')

# Is the last line of the output one of those behind "|"?
last_is() {
    last=$(tail -n 1 "$TMP/out")
    rest=$1
    while [ -n "$rest" ]; do
        [ "$last" = "${rest%%|*}" ] && return 0
        case $rest in
        *"|"*) rest=${rest#*|} ;;
        *) rest= ;;
        esac
    done
    return 1
}

# Does the JSON hold each piece behind ";"?
json_has() {
    rest=$1
    while [ -n "$rest" ]; do
        grep -qF -- "${rest%%;*}" "$TMP/out" || return 1
        case $rest in
        *";"*) rest=${rest#*;} ;;
        *) rest= ;;
        esac
    done
}

check_row() {
    wanted=$1
    result=$2
    shift 2
    case $result in
    json*) run "$DUEBOOK" calc --format json "$@" ;;
    *) run "$DUEBOOK" calc "$@" ;;
    esac
    right=no
    if [ "$status" = "$wanted" ]; then
        case $result in
        json*) json_has "${result#json }" && right=yes ;;
        -) [ ! -s "$TMP/out" ] && [ -s "$TMP/err" ] && right=yes ;;
        told*) grep -qF -- "${result#told }" "$TMP/err" && right=yes ;;
        *) last_is "$result" && right=yes ;;
        esac
    fi
    is "$* is $result" "$wanted yes" "$status $right"
    [ $right = yes ] || head -n 20 "$TMP/out" "$TMP/err" | sed 's/^/#   /'
}

check_rows() {
    while IFS=$TAB read -r wanted result arguments; do
        IFS=$TAB
        # shellcheck disable=SC2086 # cut at the tabs
        set -f -- $arguments
        unset IFS
        check_row "$wanted" "$result" "$@"
    done <"$1"
}

LC_ALL=C
export LC_ALL

# Cells are cut by tabs; "|" here, so that people see them.
tr '~' '\t' >"$TMP/own" <<'EOF'
0~人民币壹仟肆佰零玖元伍角~upper~1409.50
0~人民币负伍元整~upper~--~-5
0~人民币负伍元整~upper~-5
0~人民币负壹分~upper~-0.01
0~美元壹仟元整~upper~1,000~--currency~USD
0~日元壹佰元整~upper~100~--currency~JPY
1~told 1.005~upper~1.005
2~told --currency XXX: a code of ISO 4217 is expected~upper~1~--currency~XXX
0~107000.53~amount~人民币壹拾万柒仟元零伍角叁分
0~107000.53~amount~人民币壹拾万零柒仟元伍角叁分
0~100001000.00~amount~人民币壹亿壹仟元整
0~6007.14~amount~人民币陆仟零柒元壹角肆分
0~325.04~amount~人民币叁佰贰拾伍元零肆分
0~1409.50~amount~人民币壹仟肆佰零玖圆伍角正
0~16409.02~amount~壹萬陸仟肆佰零玖圓零贰分
0~-10.00~amount~人民币负壹拾元整
0~1000.00~amount~美元壹仟元整
0~92233720368547758.07~amount~人民币玖亿贰仟贰佰叁拾叁万柒仟贰佰零叁亿陆仟捌佰伍拾肆万柒仟柒佰伍拾捌元零柒分
1~told 92,233,720,368,547,758.00 is written~amount~人民币玖亿贰仟贰佰叁拾叁万柒仟贰佰零叁亿陆仟捌佰伍拾肆万柒仟柒佰伍拾捌元
1~told cannot be read~amount~人民币玖亿亿亿元整
1~told 1,409.50 is written 人民币壹仟肆佰零玖元伍角~amount~人民币壹仟肆佰玖元伍角
1~told 1,409.50 is written~amount~人民币壹仟肆佰零玖元零伍角
1~told 16,409.02 is written~amount~人民币壹万陆仟肆佰零玖元贰分
1~told 16,409.02 is written~amount~人民币壹万陆仟肆佰零玖元零贰分整
1~told 10.00 is written~amount~人民币壹拾元
1~told cannot be read~amount~人民币一千四百零九元五角
1~told cannot be read~amount~人民币拾元整
1~told cannot be read~amount~人民币
1~told is written 人民币零元整~amount~人民币负零元整
0~Renminbi one thousand four hundred and nine yuan and fifty fen only~words~1409.50
0~Renminbi zero yuan only~words~0
0~Renminbi one fen only~words~0.01
0~Renminbi minus one yuan only~words~-1
0~Renminbi one million and one yuan only~words~1000001
0~Renminbi one hundred and twenty-three thousand four hundred and fifty-six yuan and seventy-eight fen only~words~123456.78
0~Nineteen US dollars and one cent only~words~19.01~--currency~USD
0~One pound sterling and ninety-nine pence only~words~1.99~--currency~GBP
0~Twenty Japanese yen only~words~20~--currency~JPY
0~BHD one and 005/1000 only~words~1.005~--currency~BHD
0~贰零贰陆年零壹月壹拾伍日~billdate~2026-01-15
0~贰零贰伍年零壹拾月零贰拾日~billdate~2025-10-20
0~贰零贰伍年壹拾壹月零叁拾日~billdate~2025-11-30
0~贰零贰伍年叁月贰拾壹日~billdate~2025年3月21日
1~-~billdate~2025-02-29
0~91350100M000100Y43~uscc~ 91350100m000100y43
1~told it would be 3~uscc~91350100M000100Y44
0~D2143569-X~orgcode~D2143569X
0~D2143569-X~orgcode~d2143569-x
1~told it would be X~orgcode~D2143569-0
1~told D2143569-X~orgcode~D214356-9X
0~15911.11~fee~acceptance~1234567.89
0~50.00~fee~acceptance~10000
0~50.00~fee~acceptance~10000.01
0~50.03~fee~acceptance~10001
0~2300.00~fee~acceptance~100000
0~13800.00~fee~acceptance~1000000
0~141800.00~fee~acceptance~20000000
0~5000.00~fee~preservation~896000
0~5000.00~fee~preservation~100000000
0~4999.99~fee~preservation~895998.99
0~7955.56~fee~acceptance_half~1234567.89
0~5303.70~fee~payment_order~1234567.89
1~told an amount above 0~fee~acceptance~0
1~told an amount above 0~fee~acceptance~-1
1~told too large~fee~acceptance~92233720368547758.07
2~told acceptance, acceptance_half~fee~accept~1
0~2026-09-29~workday~2026-10-09~-3
0~2026-09-29~workday~2026-10-09~--~-3
0~2026-10-08~workday~2026-10-01
0~2026-10-10~workday~2026-10-09~1
0~2026-10-12~workday~2026-10-10~1
0~2027-02-09~workday~2027-02-05
0~json "announced": false~workday~2027-02-05
0~json "announced": true~workday~2026-12-31
1~told a whole number of days~workday~2026-12-31~1.5
1~told outside the years~workday~9999-12-31~1
0~228000.00~interest~--principal~1000000.00~--from~2022-01-01~--to~2025-12-31~--rate~lpr*1.5:fixed~--year~365~--end~exclusive
0~228156.16~interest~--principal~1000000.00~--from~2022-01-01~--to~2025-12-31~--rate~lpr*1.5:fixed~--year~365~--end~inclusive
0~228156.16~interest~--principal~1000000.00~--from~2022-01-01~--to~2025-12-31~--rate~lpr*1.5:fixed
0~204639.04~interest~--principal~1000000.00~--from~2022-01-01~--to~2025-12-31~--rate~lpr*1.5:floating~--end~exclusive
0~730500.00~interest~--principal~1000000.00~--from~2022-01-01~--to~2025-12-31~--rate~0.05%/day
0~730500.00~interest~--principal~1000000.00~--from~2022-01-01~--to~2025-12-31~--rate~日万分之五
0~json "source_percent": "3.35"~interest~--principal~100.00~--from~2024-10-20~--to~2024-12-31~--rate~lpr1y*1.5:fixed
0~json "source_percent": "3.10"~interest~--principal~100.00~--from~2024-10-21~--to~2024-12-31~--rate~lpr1y*1.5:fixed
0~json "source_percent": "3.60"~interest~--principal~100.00~--from~2024-10-21~--to~2024-12-31~--rate~lpr5y*1.3:fixed
0~json "table": "lpr.csv";"line": 68~interest~--principal~100.00~--from~2024-10-21~--to~2024-12-31~--rate~lpr1y*1.5:fixed
0~json "currency": "EUR";"fixed_sum": "40.00"~interest~--principal~100.00~--from~2025-07-01~--to~2025-12-31~--rate~eu
0~json "per_diem": "500.00"~interest~--principal~1000000~--from~2022-01-01~--to~2022-01-01~--rate~0.05%/day
1~told ends on 2026-07-19 and says nothing of 2026-07-20~interest~--principal~1.00~--from~2026-07-20~--to~2026-08-01~--rate~lpr1y*1.5:fixed
1~told ends on 2026-07-19~interest~--principal~1.00~--from~2026-06-20~--to~2026-08-01~--rate~lpr1y*1.5:floating
0~5.18~interest~--principal~1000.00~--from~2026-06-20~--to~2026-08-01~--rate~lpr1y*1.5:fixed~--end~exclusive
1~told ends on 2026-03-18 and says nothing of 2026-06-30~interest~--principal~1.00~--from~2026-07-01~--to~2026-08-01~--rate~uk
1~told lpr1y*1.5:fixed~interest~--principal~1.00~--from~2022-01-01~--to~2022-02-01~--rate~lpr*1.5
1~told before --from~interest~--principal~1.00~--from~2022-01-02~--to~2022-01-01~--rate~uk
2~told --year 366~interest~--principal~1.00~--from~2022-01-01~--to~2022-02-01~--rate~uk~--year~366
2~told calc interest needs --rate~interest~--principal~1.00~--from~2022-01-01~--to~2022-02-01
2~told has no flag --rate~upper~1~--rate~uk
2~told one of upper, amount~uppr~1
2~told duebook calc upper~upper
0~2026-10-08~limitation~2023-10-01
0~2027-03-01~limitation~2024-02-29
0~2028-05-08~limitation~2022-05-05~2025-05-06
0~json "moved": true;"announced": true~limitation~2023-10-01
0~json "effect": "early";"effect": "restarts"~limitation~2024-01-01~2023-12-31~2025-05-06
0~json "effect": "late";"announced": true~limitation~2020-01-01~2024-01-01
0~2026-01-04~limitation~2025-07-03~--period~6m
0~2029-10-01~limitation~2023-10-01~--law~en
1~told in the order of their days~limitation~2020-01-01~2021-01-02~2021-01-01
2~told --period 3w~limitation~2020-01-01~--period~3w
EOF
check_rows "$TMP/own"

facts=../shared/facts
if [ ! -d $facts ]; then
    skip "the vectors" "$facts is not here"
elif ! python3 tests/calc_rows.py $facts >"$TMP/vectors" 2>"$TMP/err"; then
    is "the vectors can be read" "" "$(cat "$TMP/err")"
else
    check_rows "$TMP/vectors"
    is "all vectors were there" 170 "$(wc -l <"$TMP/vectors")"
fi

# What stands before the result, in both languages.
run "$DUEBOOK" calc fee acceptance 1234567.89 --lang zh
ok "zh: the row of the table" has \
    '^第 10 行：超过 1,000,000.00 的部分：234,567.89 × 0.9% = 2,111.11101$' \
    "$TMP/out"
ok "zh: the law" has '《诉讼费用交纳办法》第十三条' "$TMP/out"
run "$DUEBOOK" calc workday 2027-01-30 10 --lang zh
ok "zh: a year without notice is marked" has '^未公布调休：' "$TMP/out"
run "$DUEBOOK" calc workday 2027-01-30 10 --lang en
ok "en: a year without notice is marked" has '^未公布调休: ' "$TMP/out"
run "$DUEBOOK" calc workday 2026-10-09 -3
ok "an announced one is not" has_not '未公布' "$TMP/out"
run "$DUEBOOK" calc limitation 2026-05-04 --lang zh
ok "zh: a period that ends behind the notices is marked" has '^未公布调休：' \
    "$TMP/out"
run "$DUEBOOK" calc limitation 2023-10-01 2023-09-01 --lang zh
ok "zh: what an event does" has '^2023-09-01：不发生中断：' "$TMP/out"
for kind in upper amount words billdate uscc orgcode fee interest limitation \
    workday; do
    run "$DUEBOOK" calc --help
    ok "calc --help names $kind" grep -q "  calc $kind " "$TMP/out"
done
# Every line but the result, in Chinese: none is of ASCII alone.
while IFS=$TAB read -r arguments; do
    IFS=$TAB
    set -f -- $arguments
    unset IFS
    run env LANG=zh_CN.UTF-8 LC_ALL=zh_CN.UTF-8 "$DUEBOOK" calc "$@"
    is "zh: $*: nothing is left in English" "" \
        "$(sed '$d' "$TMP/out" | grep -v '[^ -~]')"
    ok "zh: $*: no English words" has_not \
        '(?i)\b(is|the|rests|worked|holiday|day|days|fee|of|law)\b' "$TMP/out"
done <<EOF
workday${TAB}2027-02-04${TAB}3
workday${TAB}2026-09-18${TAB}-3
workday${TAB}2026-10-09${TAB}3
workday${TAB}2018-10-09${TAB}3
limitation${TAB}2024-02-29${TAB}2023-01-01${TAB}2025-01-01${TAB}2030-01-01
fee${TAB}preservation${TAB}5000000
fee${TAB}payment_order${TAB}5000
fee${TAB}enforcement${TAB}5000
fee${TAB}acceptance_half${TAB}5000
uscc${TAB}91350100M000100Y43
orgcode${TAB}D2143569X
amount${TAB}人民币壹元整
billdate${TAB}2026-01-15
interest${TAB}--principal${TAB}1000${TAB}--from${TAB}2019-01-01${TAB}--to${TAB}2019-12-31${TAB}--rate${TAB}benchmark*1.5:fixed
interest${TAB}--principal${TAB}1000${TAB}--from${TAB}2022-01-01${TAB}--to${TAB}2022-12-31${TAB}--rate${TAB}delayed
interest${TAB}--principal${TAB}1000${TAB}--from${TAB}2022-01-01${TAB}--to${TAB}2022-12-31${TAB}--rate${TAB}每日千分之一，总额不超过5%
interest${TAB}--principal${TAB}1000${TAB}--from${TAB}2022-01-01${TAB}--to${TAB}2022-12-31${TAB}--rate${TAB}eu
interest${TAB}--principal${TAB}1000000${TAB}--from${TAB}2022-01-01${TAB}--to${TAB}2025-12-31${TAB}--rate${TAB}lpr*1.5:fixed
EOF
is "zh: the last line is bare" 228156.16 "$(tail -n 1 "$TMP/out")"

run "$DUEBOOK" calc interest --principal 1000000 --from 2022-01-01 --to \
    2025-12-31 --rate 'lpr1y*1.5:fixed' --lang zh
ok "zh: how interest is reckoned" has \
    '^2022-01-01 至 2025-12-31：1,000,000.00 × 年利率 5.70% ÷ 365 × 1461 日 = 228,156.16$' \
    "$TMP/out"
ok "zh: by which row" has \
    '贷款市场报价利率（LPR），自 2021-12-20 起：3.80%（lpr.csv 第 34 行）' \
    "$TMP/out"

# The book's own tables.
mkdir -p "$TMP/book/tables"
sed -e 's/#valid_to,2026-07-19/#valid_to,2026-08-19/' \
    -e '$a 2026-07-20,2.90,3.40' templates/tables/lpr.csv \
    >"$TMP/book/tables/lpr.csv"
run "$DUEBOOK" calc interest --principal 36500 --from 2026-07-20 --to \
    2026-07-29 --rate lpr1y:fixed --book "$TMP/book"
is "a book's LPR goes on" 29.00 "$(tail -n 1 "$TMP/out")"
run "$DUEBOOK" calc interest --principal 36500 --from 2026-08-20 --to \
    2026-08-29 --rate lpr1y:fixed --book "$TMP/book"
is "up to its own end" 1 "$status"
ok "which is told" grep -q 'book/tables/lpr.csv) ends on 2026-08-19' "$TMP/err"
iconv -f UTF-8 -t GB18030 >"$TMP/book/tables/prc-calendar.csv" <<'EOF'
#有效至,2027/12/31,
日期,类型,名称
2027/1/1,休,元旦
2027/1/2,休,元旦
2027/1/3,休,元旦
2027/1/10,班,春节
EOF
run "$DUEBOOK" calc workday 2027-01-08 1 --book "$TMP/book"
is "a book's calendar, from a Chinese Excel" 2027-01-10 \
    "$(tail -n 1 "$TMP/out")"
ok "and the year is announced" has_not 未公布 "$TMP/out"

printf '#valid_to,2027-12-31\ndate,type,name\n2027-01-01,holiday,元旦\n%s' \
    "2027-01-02,rest,
2027-01-02,rest,
2027-01-01,rest,
" >"$TMP/book/tables/prc-calendar.csv"
run "$DUEBOOK" calc workday 2027-01-04 --book "$TMP/book"
is "bad rows: exit status" 1 "$status"
ok "bad rows: an unknown type" grep -q 'calendar.csv:3:12: error: type "holiday' \
    "$TMP/err"
ok "bad rows: a day twice" grep -q 'calendar.csv:5:1: error: 2027-01-02 stands h' \
    "$TMP/err"
ok "bad rows: out of order" grep -q 'calendar.csv:6:1: error: 2027-01-01 stands b' \
    "$TMP/err"
rm "$TMP/book/tables/prc-calendar.csv"
cp templates/tables/lpr.csv "$TMP/book/tables/LPR-2027.csv"
run "$DUEBOOK" calc workday 2026-10-09 --book "$TMP/book"
is "a name mistyped: exit status" 0 "$status"
ok "a name mistyped is told" grep -q 'LPR-2027.csv: warning: no table' "$TMP/err"
run "$DUEBOOK" calc workday 2026-10-09 --book "$TMP/none"
is "no book: exit status" 2 "$status"
done_testing
