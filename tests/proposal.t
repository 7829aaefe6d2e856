# What people do to a proposal before commit reads it back: each slip is told
# at its cell, and never sends more than was meant.
. tests/tap.sh

/usr/bin/python3 -c 'import openpyxl' 2>/dev/null ||
    skip_all "python3-openpyxl is not installed"

book="$TMP/book"
cp -R samples/huaheng "$book"
. tests/proposal_sheet.sh

dunning propose "$book"
cp "$proposal" "$TMP/clean.xlsx"
sheet "$proposal" proposed >"$TMP/wanted"

# The first two letters of the first collector, and one of another.
set -- $(awk '{ print $1, $2 }' "$TMP/wanted" | sed -n '1p;2p;20p')
a=$1 a_in=$2 b=$3 b_in=$4 c=$5 c_in=$6

# fresh CUSTOMER CURRENCY PAIRS...: the proposal as written, and a decision.
fresh() {
    cp "$TMP/clean.xlsx" "$proposal"
    [ $# -eq 0 ] || sheet "$proposal" set "$@"
}
commit() {
    dunning commit "$book" "$@"
}
nothing() {
    not test -e "$book/已发函件"
}
# refused NAME PATTERN: exit 1, told so, nothing issued.
refused() {
    is "$1: exit status" 1 "$status"
    ok "$1: it is said where" has "$2" "$TMP/err"
    ok "$1: nothing is issued" nothing
}

place=$(sheet "$proposal" place "$a" "$a_in" 决定)
fresh "$a" "$a_in" 决定=好 决定人=李审
commit --expect 1
refused "a word that is no decision" "!$place: 错误: .好.*发、不发"

fresh "$a" "$a_in" 决定=发
commit --expect 1
refused "nobody decided" "!$place: 错误: .*决定人"

fresh "$a" "$a_in" 决定=改级 决定人=李审 改为阶段=催款函
commit --expect 1
refused "a change without a reason" "!$place: 错误: .*决定理由"

fresh "$a" "$a_in" 决定=改级 决定人=李审 决定理由=老客户 改为阶段=威胁函
commit --expect 1
refused "a change to no stage" "!$place: 错误: .威胁函.*改为阶段"

fresh "$a" "$a_in" '决定==IF(1=1,"发","")' 决定人=李审
commit --expect 1
refused "a formula that was never calculated" "!$place: 错误: .*公式"

who=$(sheet "$TMP/clean.xlsx" place "$a" "$a_in" 决定人)
fresh "$a" "$a_in" 决定=发 '决定人==Z1'
commit --expect 1
refused "a formula for who decided" "!$who: 错误: .*公式"

fresh "$a" "$a_in" 决定=发 决定人=李审
sheet "$proposal" set-last "$a" "$a_in" 决定=不发 决定人=王审
commit --expect 1
refused "two decisions about one letter" "$a（$a_in）与第 .* 行的决定不一致"

fresh "$a" "$a_in" 决定=发 决定人=李审
sheet "$proposal" merge "$a" "$a_in" 5
commit --expect 1
refused "one cell over several customers" "!$place: 错误: .*合并"

fresh "$a" "$a_in" 决定=发 决定人=李审
sheet "$proposal" copy "$a"
commit --expect 1
refused "rows that were copied" '序号 .* 已出现在第'

fresh "$a" "$a_in" 决定=发 决定人=李审
commit --expect 2
refused "another number than expected" 'expect.*2.*1'

printf '' >"$TMP/empty.xlsx"
commit "$TMP/empty.xlsx" --expect 1
refused "an empty file" 'empty.xlsx: 错误: '
printf '序号,客户编号,决定\n1,C0001,发\n' >"$TMP/it.csv"
commit "$TMP/it.csv" --expect 1
refused "a CSV file" 'it.csv: 错误: .*xlsx'
commit "$TMP/none.xlsx" --expect 1
is "a file that is not there: exit status" 3 "$status"
cp "$book/records/"*.xlsx "$TMP/" 2>/dev/null
/usr/bin/python3 -c '
import openpyxl, sys
wb = openpyxl.Workbook()
wb.active.append(["a", "b"])
wb.save(sys.argv[1])' "$TMP/other.xlsx"
commit "$TMP/other.xlsx" --expect 1
refused "another workbook" 'other.xlsx: 错误: .*不是催款提案'

# --- what propose itself tells ---------------------------------------------

other="$TMP/other"
cp -R samples/huaheng "$other"
sed -i 's/^  start: gentle/&\n  max_letters_per_run: 3/' "$other/duebook.yaml"
/usr/bin/python3 -c '
import sys
path = sys.argv[1]
text = open(path, encoding="gb18030", newline="").read()
text = text.replace("C0017,", "C0017,\a", 1)
open(path, "w", encoding="gb18030", newline="").write(text)
' "$other/snapshots/2026-07-17/customers.csv"
dunning propose "$other"
is "max_letters_per_run: no more are proposed" 3 \
    "$(sheet "$other/催款/催款提案-2026-07-17.xlsx" proposed | wc -l)"
sed -i '/max_letters_per_run/d' "$other/duebook.yaml"
dunning propose "$other"
ok "a character that nobody sees is told at its row" \
    has 'customers.csv:18: 警告: 客户 C0017.*U\+0007' "$TMP/err"

# --- what is out of sight --------------------------------------------------

fresh "$a" "$a_in" 决定=发 决定人=李审
sheet "$proposal" hide "$a"
commit --expect 2
ok "hidden rows are told, and counted" has '行被隐藏' "$TMP/err"
ok "their decision counts" has '1 份' "$TMP/err"

fresh "$a" "$a_in" 决定=发 决定人=李审
sheet "$proposal" hide-column 决定
commit --expect 2
ok "a hidden column of decisions is told" has '“决定”栏被隐藏' "$TMP/err"

fresh "$c" "$c_in" 决定=发 决定人=李审
sheet "$proposal" set "$a" "$a_in" 决定=发 决定人=李审
sheet "$proposal" hide-sheet "$c" "$c_in"
commit --expect 2
refused "a hidden sheet sends nothing" '隐藏，不予读取'
ok "its rows are told as missing" has '缺少 .* 行' "$TMP/err"

fresh "$b" "$b_in" 决定=发 决定人=李审
sheet "$proposal" delete "$a"
commit --expect 2
ok "deleted rows are told with their numbers" has '缺少 3 行，序号 1, 2, 3' "$TMP/err"

# --- what changed since ----------------------------------------------------

fresh "$a" "$a_in" 决定=发 决定人=李审
sheet "$proposal" set "$b" "$b_in" 决定=发 决定人=李审
cp -R "$book/records" "$TMP/records"
# held NAME PATTERN: the letter to $a is held, that to $b may go.
held() {
    commit --expect 2
    is "$1: exit status" 1 "$status"
    ok "$1: held, and why" has "致 $a 的函件.*$2" "$TMP/err"
    ok "$1: the other may go" has 'expect.*2.*1 份' "$TMP/err"
    rm -rf "$book/records"
    cp -R "$TMP/records" "$book/records"
}

printf '客户编号,单据号,暂停起始日,暂停截止日,暂停原因,录入日期\n%s,,2026-07-16,2026-08-31,协商中,2026-07-17\n' \
    "$a" >"$book/records/暂停催收-2.csv"
held "a block" '原为“.*”，现为“暂停催收至 2026-08-31'

printf '联系日期,客户编号,沟通方式,联系方向,我方人员,沟通内容,承诺付款日期,币种,录入日期\n2026-07-17,%s,电话,去,李催,承诺付清,2026-07-30,%s,2026-07-17\n' \
    "$a" "$a_in" >"$book/records/联系记录-新.csv"
held "a promise" '现为“承诺付款期内，承诺日 2026-07-30'

printf '到账日期,付款人,币种,到账金额,银行流水号,录入日期\n2026-07-16,%s,%s,100.00,YH260716-9009,2026-07-17\n' \
    "$(sheet "$TMP/clean.xlsx" name "$a" "$a_in")" "$a_in" >"$book/records/银行到账-新.csv"
held "money at the bank" '现为“已到账待入账，到账日 2026-07-16'

doc=$(sheet "$TMP/clean.xlsx" doc "$a" "$a_in")
printf '单据号,客户编号,争议开始,争议结束,争议金额,争议原因,录入日期\n%s,%s,2026-07-16,,10.00,质量,2026-07-17\n' \
    "$doc" "$a" >"$book/records/争议-新.csv"
held "a dispute" "$doc 的争议金额原为 0，现为 10.00"

# A payment: the newest snapshot has a receipt more.
snapshot="$book/snapshots/2026-07-17"
cp -R "$snapshot" "$TMP/snapshot"
printf 'SK260717-9001,%s,2026-07-17,%s,10.00,电汇,YH260717-9001,,,2026-07-17\n' \
    "$a" "$a_in" >>"$snapshot/receipts.csv"
printf 'SK260717-9001,%s,,2026-07-17,10.00,2026-07-17\n' "$doc" \
    >>"$snapshot/allocations.csv"
rm "$snapshot/control.csv"
held "a payment" "$doc 的未付金额原为"
rm -rf "$snapshot"
cp -R "$TMP/snapshot" "$snapshot"

# --- saved by other programs -----------------------------------------------

# office SUFFIX: the proposal, as LibreOffice saves it.
office() {
    soffice "-env:UserInstallation=file://$TMP/profile" --headless \
        --convert-to "$1" --outdir "$TMP/office" "$proposal" >/dev/null 2>&1
}
if command -v soffice >/dev/null; then
    for suffix in xlsx ods; do
        office $suffix
        saved="$TMP/office/催款提案-2026-07-17.$suffix"
        ok "LibreOffice saves it as .$suffix" test -s "$saved"
        commit "$saved" --dry-run -o "$TMP/drafts-$suffix"
        is ".$suffix: exit status" 0 "$status"
        is ".$suffix: the same two letters" 2 \
            "$(ls "$TMP/drafts-$suffix" | grep -c pdf)"
        ok ".$suffix: nothing is held" has_not '暂不发出|缺少' "$TMP/err"
    done
    cp "$TMP/office/催款提案-2026-07-17.xlsx" "$proposal"
else
    skip "saved by LibreOffice" "no soffice"
fi

# --- the letter's date -----------------------------------------------------

commit --dry-run -o "$TMP/dated" --date 2026-07-19
is "a letter of a Sunday: refused" 1 "$status"
ok "and the next worked day is named" has '2026-07-20' "$TMP/err"
commit --dry-run -o "$TMP/dated" --date 2026-07-10
is "a letter of before the as-of day: refused" 1 "$status"
commit --dry-run -o "$TMP/dated" --date 2026-07-20
is "a letter of the Monday: exit status" 0 "$status"
pdftotext "$(ls "$TMP/dated"/*.pdf | head -n 1)" - | tr -d ' ' >"$TMP/text"
ok "it has that date" has '2026年7月20日' "$TMP/text"

# Nothing changed: both go, as LibreOffice saved it, when somebody at a terminal
# says so.
typed() {
    status=0
    printf '%s\n' "$1" | script -qec "'$DUEBOOK' dunning commit '$book'" \
        /dev/null >"$TMP/out" 2>&1 || status=$?
}
typed 好
is "another word than yes at the terminal: exit 1" 1 "$status"
ok "and nothing is issued" nothing
typed 是
is "a typed yes: both go: exit status" 0 "$status"
is "two letters" 2 "$(ls "$book/已发函件/2026-07-17/催款函" | grep -c pdf)"

done_testing
