# duebook document: any paper of templates/letters as a draft, for one customer
# several or all whom it fits, and with numbers by --issue alone.
. tests/tap.sh

book="$TMP/book"
cp -R samples/huaheng "$book"

run "$DUEBOOK" document demand "$book" --customer C0029 -o "$TMP/one"
is "one customer: exit status" 0 "$status"
is "one draft" 1 "$(find "$TMP/one" -name '*.pdf' | wc -l)"
pdftotext "$(find "$TMP/one" -name '*.pdf')" "$TMP/text"
ok "it is the demand, to him" grep -q 朔陵市曜腾模具制造有限公司 "$TMP/text"
ok "and it is a draft" grep -q 草稿 "$TMP/text"
ok "nothing is registered" not test -e "$book/已发函件"

run "$DUEBOOK" document final "$book" --all -o "$TMP/all"
is "all: exit status" 0 "$status"
ok "more than twenty drafts" test "$(find "$TMP/all" -name '*.pdf' | wc -l)" -gt 20

run "$DUEBOOK" document demnad "$book" --all -o "$TMP/none"
ok "an unknown paper is refused" test "$status" -ne 0
ok "and the nearest named" grep -q demand "$TMP/err"
run "$DUEBOOK" document demand "$book" --customer C9999 -o "$TMP/none"
ok "an unknown customer is refused" test "$status" -ne 0
ok "nothing is written" not test -d "$TMP/none"


run "$DUEBOOK" document --list samples/huaheng
is "--list: exit status" 0 "$status"
ok "it names the papers" grep -q '^final  最后催告函' "$TMP/out"
ok "what they are for" grep -q 逾期将采取的法律措施 "$TMP/out"
ok "and what they need" grep -q 'creditor.name, customer.name' "$TMP/out"

# Several: the option takes all words up to the next one.
run "$DUEBOOK" document demand "$book" --customer C0029 C0001 -o "$TMP/two"
is "two customers: two drafts" 2 "$(find "$TMP/two" -name '*.pdf' | wc -l)"
printf '客户编号,备注\nC0029,a\n# none\n\n朔陵市澄源轴承有限公司,b\n' > "$TMP/list.csv"
run "$DUEBOOK" document demand "$book" --customers "$TMP/list.csv" -o "$TMP/listed"
is "a list, by number and by name: two drafts" 2 "$(find "$TMP/listed" -name '*.pdf' | wc -l)"
/usr/bin/python3 -c "
import openpyxl
w = openpyxl.Workbook()
for row in (['客户名称'], ['C0029'], ['C0001']):
    w.active.append(row)
w.save('$TMP/list.xlsx')"
run "$DUEBOOK" document demand "$book" --customers "$TMP/list.xlsx" -o "$TMP/sheet"
is "a list in a workbook: the same two" "$(ls "$TMP/listed")" "$(ls "$TMP/sheet")"
printf 'C0029\nC9999\n' > "$TMP/wrong.txt"
run "$DUEBOOK" document demand "$book" --customers "$TMP/wrong.txt" -o "$TMP/none"
ok "nobody of that name: told by its line" grep -q 'wrong.txt:2:1' "$TMP/err"
ok "and nothing is written" not test -d "$TMP/none"
run "$DUEBOOK" document demand "$book" --customer C0029 C0002 -o "$TMP/left"
ok "who gets none is told" grep -q 'C0002.*不生成 demand' "$TMP/err"

# --issue is commit's path: asked, numbered, registered, with a post pack.
run "$DUEBOOK" document demand "$book" --customer C0029 --issue --reason 总监决定
ok "without --expect nothing is issued" test "$status" -ne 0
run "$DUEBOOK" document demand "$book" --customer C0029 --issue --expect 1
ok "off the ladder a reason is asked for" grep -q -- --reason "$TMP/err"
ok "and nothing is issued" test "$status" -ne 0
run "$DUEBOOK" document demand "$book" --customer C0029 --issue --reason 总监决定 --expect 2
ok "nor another number than expected" test "$status" -ne 0
ok "not a letter stands there" not test -e "$book/已发函件"
run "$DUEBOOK" document demand "$book" --customer C0029 --issue --reason 总监决定 --expect 1
is "--issue: exit status" 0 "$status"
ok "its number is told" grep -q '已签发 催字〔2026〕第0001号' "$TMP/out"
run_of=$(ls -d "$book"/已发函件/2026-*)
letter=$(find "$run_of" -name '*C0029*.pdf')
pdftotext "$letter" "$TMP/text"
ok "it has its number" grep -q 催字〔2026〕第0001号 "$TMP/text"
ok "it is no draft" not grep -q 草稿 "$TMP/text"
ok "a post pack stands beside it" test -e "$run_of/寄送/打印合订.pdf"
register=$(find "$book" -maxdepth 2 -name '*.db' -o -maxdepth 2 -name '*.sqlite')
is "registered with stage and reason" "formal|总监决定" \
    "$(sqlite3 "$register" 'select stage, reason from letters')"
run "$DUEBOOK" document demand "$book" --customer C0029 --issue --expect 1
ok "once more the same day: only with a reason" test "$status" -ne 0

# A paper of no stage moves nobody on the ladder.
mkdir -p "$book/templates/letters/zh-CN"
sed 's/^title: .*/title: 对账提示函/; s/^series: .*/series: 函字/' \
    templates/letters/zh-CN/friendly.md > "$book/templates/letters/zh-CN/ours.md"
run "$DUEBOOK" document ours "$book" --customer C0001 --issue --expect 1
is "a paper of the book's own is issued" 0 "$status"
is "in its series, of no stage" "函字〔2026〕第0001号|" \
    "$(sqlite3 "$register" "select number, stage from letters where series = '函字'")"

done_testing
