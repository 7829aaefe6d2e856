# dunning propose, commit, undo, list on the sample book: what the reviewer
# marked goes out once, what he did not mark stays, what changed is held.
. tests/tap.sh

/usr/bin/python3 -c 'import openpyxl' 2>/dev/null ||
    skip_all "python3-openpyxl is not installed"

book="$TMP/book"
cp -R samples/huaheng "$book"

. tests/proposal_sheet.sh

# The register, asked with sqlite3.
register() {
    sqlite3 "$book/register.db" "$1"
}

proposals() {
    ls "$book/催款" | grep -c '\.xlsx$'
}

# --- propose ---------------------------------------------------------------

dunning propose "$book"
is "propose: exit status" 0 "$status"
sed 's/^/# /' "$TMP/err" | grep -v 说明 | head -n 5
ok "the proposal has its place" test -s "$proposal"
ok "the first proposal tells the ladder before anything else" \
    has '阶梯' "$TMP/out"
is "its first line does" 1 "$(grep -n '阶梯' "$TMP/out" | cut -d: -f1)"
is "every open document has a row" \
    "$("$DUEBOOK" aging "$book" --format csv 2>/dev/null |
        awk -F, '/^C[0-9]/ { n += $18 } END { print n }')" \
    "$(sheet "$proposal" rows)"
count=$(sheet "$proposal" proposed | wc -l)
ok "some letters are proposed ($count)" test "$count" -gt 10
is "nothing is issued by it" "" "$(ls "$book" | grep -E '已发函件|register')"

cp "$proposal" "$TMP/clean.xlsx"
dunning commit "$book" --expect 0
is "an untouched proposal sends nothing: exit status" 0 "$status"
ok "and registers nothing" not test -e "$book/已发函件"

dunning propose "$book"
is "a second proposal of the day does not touch the first" 2 "$(proposals)"
ok "it is called -2" test -s "$book/催款/催款提案-2026-07-17-2.xlsx"
rm "$book/催款/催款提案-2026-07-17-2.xlsx"

# --- commit ----------------------------------------------------------------

sheet "$proposal" send 5
sheet "$proposal" proposed | head -n 5 >"$TMP/wanted"

dunning commit "$book"
is "without --expect, off a terminal: refused" 1 "$status"
ok "it says what would be issued" has '合计' "$TMP/out"
ok "and how to say yes" has 'expect 5' "$TMP/err"
dunning commit "$book" --expect 6
is "--expect of another number: exit 1" 1 "$status"
ok "both numbers are said" has '6.*5' "$TMP/err"
ok "and nothing was written" not test -e "$book/已发函件"
is "nor registered" "" "$(register 'select number from letters' 2>/dev/null)"

dunning commit "$book" --dry-run -o "$TMP/drafts"
is "--dry-run: exit status" 0 "$status"
is "it writes a draft of each" 5 "$(ls "$TMP/drafts" | grep -c '\.pdf$')"
for f in "$TMP/drafts"/*.pdf; do
    pdftotext "$f" - | tr -d ' \n\f'
    echo
done >"$TMP/text"
is "each is marked 草稿" 5 "$(grep -ciE '草稿|(draft)' "$TMP/text")"
ok "and none has a number" has_not '〔2026〕第|DL-2026' "$TMP/text"
is "the register is untouched" "" \
    "$(register 'select number from letters' 2>/dev/null)"

dunning commit "$book" --expect 5
is "commit: exit status" 0 "$status"
sed 's/^/# /' "$TMP/err" | grep -v 说明 | head -n 5
register 'select customer_id, currency, stage, printf("%.2f", total / 100.0)
    from letters order by sequence' | sort >"$TMP/got"
is "issued: just those that were marked, as they were proposed" \
    "$(awk '{ print $1, $2, $4 }' "$TMP/wanted" | sort)" \
    "$(awk -F'|' '{ print $1, $2, $4 }' "$TMP/got")"
is "numbered from 1 without a gap, each series apart" \
    "DL-2026-0001 催字〔2026〕第0001号 催字〔2026〕第0002号 催字〔2026〕第0003号 催字〔2026〕第0004号" \
    "$(register 'select number from letters order by 1' | xargs)"
is "a PDF a letter" 5 \
    "$(ls "$book/已发函件/2026-07-17/催款函" | grep -c '\.pdf$')"
for f in "$book/已发函件/2026-07-17/催款函"/*.pdf; do
    pdftotext "$f" - | tr -d ' \n\f'
    echo
done >"$TMP/text"
is "each with its number" 5 \
    "$(grep -cE '〔2026〕第000[1-4]号|DL-2026-0001' "$TMP/text")"
ok "and none is a draft" has_not '草稿|\(draft' "$TMP/text"
is "the hashes of the register are those of the files" \
    "$(register 'select sha256 from letters order by 1')" \
    "$(sha256sum "$book/已发函件/2026-07-17/催款函"/*.pdf | cut -c1-64 |
        LC_ALL=C sort)"

# --- once ------------------------------------------------------------------

dunning commit "$book" --expect 0
is "the same proposal again: exit status" 0 "$status"
is "sends nothing twice" 5 "$(register 'select count(*) from letters')"

dunning propose "$book"
sheet "$book/催款/催款提案-2026-07-17-2.xlsx" proposed >"$TMP/again"
is "a proposal of the same day has nothing for those customers" "" \
    "$(cut -d' ' -f1,2 "$TMP/wanted" | sort |
        comm -12 - "$(cut -d' ' -f1,2 "$TMP/again" | sort >"$TMP/a2"; echo "$TMP/a2")")"
is "and all the others" $((count - 5)) "$(wc -l <"$TMP/again")"

# --- list and undo ---------------------------------------------------------

dunning list "$book"
is "list: exit status" 0 "$status"
is "five letters" 5 "$(grep -cE '^催字〔2026〕第|^DL-2026-' "$TMP/out")"
dunning list "$book" --format json
ok "list as JSON" /usr/bin/python3 -c '
import json, sys
x = json.load(open(sys.argv[1]))
assert len(x) == 5 and {e["state"] for e in x} == {"issued"}, x
' "$TMP/out"
dunning list "$book" --customer "$(head -n 1 "$TMP/wanted" | cut -d" " -f1)"
is "one customer alone" 1 "$(grep -c '〔2026〕第' "$TMP/out")"

dunning undo "$book" 催字〔2026〕第0003号
is "undo without a reason: wrong usage" 2 "$status"
dunning undo "$book" 催字〔2026〕第0099号 --reason 试
is "undo of a number that was never given: exit 1" 1 "$status"
dunning undo "$book" 催字〔2026〕第0003号 --reason 金额有误
is "undo: exit status" 0 "$status"
dunning list "$book"
ok "list says that it was withdrawn, and why" \
    has '第0003号.*已撤回.*金额有误' "$TMP/out"
dunning undo "$book" 催字〔2026〕第0003号 --reason 再次
is "twice: exit 1" 1 "$status"

ok "a letter that was not posted needs no correction" has_not '更字' "$TMP/out"
is "登记簿.csv says it, too" 1 \
    "$(grep -c '第0003号.*金额有误' "$book/登记簿.csv")"

# Posted: the customer has it in his hands, so a letter takes it back.
posted=催字〔2026〕第0002号
printf '函件编号,客户编号,快递单号,寄出日期,录入日期\n%s,%s,EX202607170002,2026-07-17,2026-07-17\n' \
    "$posted" "$(register "select customer_id from letters
        where number = '$posted'")" >"$book/records/送达-已寄.csv"
dunning list "$book"
ok "list: it is posted" has '第0002号.*已寄出' "$TMP/out"
dunning undo "$book" "$posted" --reason 客户名称有误
is "undo of a posted letter: exit status" 0 "$status"
ok "the correction is named" has '更字〔2026〕第0001号' "$TMP/out"
is "it knows what it corrects" "$posted" "$(register \
    "select corrects from letters where number = '更字〔2026〕第0001号'")"
run find "$book/已发函件" -name '0001_*更正函.pdf'
ok "it is printed" test -s "$(cat "$TMP/out")"
pdftotext "$(cat "$TMP/out")" - | tr -d ' \n\f' >"$TMP/text"
ok "it names the letter" has '《.*》（编号：催字〔2026〕第0002号' "$TMP/text"
ok "and the reason" has '客户名称有误' "$TMP/text"
dunning list "$book"
ok "list: the letter is withdrawn" has '第0002号.*已撤回.*客户名称有误' "$TMP/out"
dunning undo "$book" "$posted" --reason 再次
is "undone twice: exit 1" 1 "$status"
is "and corrected once" 1 "$(register "select count(*) from letters
    where corrects <> ''")"

undone=$(register "select customer_id from letters where number = '催字〔2026〕第0003号'")
dunning propose "$book"
sheet "$book/催款/催款提案-2026-07-17-3.xlsx" proposed >"$TMP/after"
ok "who had the withdrawn letter is proposed again" \
    has "^$undone " "$TMP/after"
sheet "$book/催款/催款提案-2026-07-17-3.xlsx" send all
dunning commit "$book" --expect $((count - 3))
is "the rest of them: exit status" 0 "$status"
is "the number of the withdrawn letter is not used again" "1" \
    "$(register "select count(*) from letters where number = '催字〔2026〕第0003号'")"
is "one customer has never two letters that stand in a currency" "" \
    "$(register "select customer_id, currency, count(*) from letters
        where state = 2 and corrects = '' group by 1, 2 having count(*) > 1")"
dunning propose "$book"
is "a proposal of the day behind it proposes nothing" "" \
    "$(sheet "$book/催款/催款提案-2026-07-17-4.xlsx" proposed)"

done_testing
