# duebook document: any paper of templates/letters as a draft, for one customer
# or all whom it fits; never with a number.
. tests/tap.sh

book="$TMP/book"
cp -R samples/huaheng "$book"

run "$DUEBOOK" document demand "$book" --customer C0029 -o "$TMP/one"
is "one customer: exit status" 0 "$status"
is "one draft" 1 "$(find "$TMP/one" -name '*.pdf' | wc -l)"
pdftotext "$(find "$TMP/one" -name '*.pdf')" "$TMP/text"
ok "it is the demand, to him" grep -q 朔陵市曜腾模具制造有限公司 "$TMP/text"
ok "and it is a draft" grep -q 草稿 "$TMP/text"
ok "nothing is registered" not test -e "$book/register.db"

run "$DUEBOOK" document final "$book" --all -o "$TMP/all"
is "all: exit status" 0 "$status"
ok "more than twenty drafts" test "$(find "$TMP/all" -name '*.pdf' | wc -l)" -gt 20

run "$DUEBOOK" document demnad "$book" --all -o "$TMP/none"
ok "an unknown paper is refused" test "$status" -ne 0
ok "and the nearest named" grep -q demand "$TMP/err"
run "$DUEBOOK" document demand "$book" --customer C9999 -o "$TMP/none"
ok "an unknown customer is refused" test "$status" -ne 0
ok "nothing is written" not test -d "$TMP/none"

done_testing
