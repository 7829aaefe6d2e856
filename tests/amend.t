# Cells of workbooks whose meaning only their column tells: merged amounts
# written as text, days as mere numbers, numbers shown with their zeros; and
# sheets that may not be left out.
. tests/tap.sh

/usr/bin/python3 -c 'import openpyxl' 2>/dev/null || skip_all "no openpyxl"
/usr/bin/python3 tests/amend_books.py "$TMP" || exit 1

# aging BOOK: the figures, and what was told
aging() {
    run "$DUEBOOK" aging "$TMP/$1" --as-of 2026-07-17 --format csv --lang en
}

aging text.xlsx
ok "a merged amount written as text is there once" \
    has '^甲方示例,甲方示例,CNY,0.00,0.00,0.00,0.00,170.00,' "$TMP/out"
ok "the row below it has none" has 'text.xlsx:3:5: error: 金额 is empty' \
    "$TMP/err"
ok "a customer's number merged down is copied" \
    has '^0001,0001,CNY,0.00,0.00,0.00,0.00,25.00,.*,2,46' "$TMP/out"

aging 1904.xlsx
is "a workbook of 1904: exit status" 0 "$status"
ok "its days without a format count from 1904" \
    has ',150.00,150.00,0.00,2,46' "$TMP/out"
aging null.ods
ok "an ODS with a null date of its own" has ',100.00,100.00,0.00,1,46' \
    "$TMP/out"

aging day.xlsx
is "a date for a number: exit status" 1 "$status"
ok "its row is rejected" \
    has 'day.xlsx:2:1: error: a number belongs here, .* date 2026-05-01' \
    "$TMP/err"
ok "text that looks like one elsewhere is fine" has ',50.00,50.00,0.00,1,46' \
    "$TMP/out"

aging continued.xlsx
is "a further sheet without headings: exit status" 1 "$status"
ok "it stops the reading" \
    has 'continued.xlsx!Sheet2: error: this sheet has no headings' "$TMP/err"
aging dateless.xlsx
is "one whose rows have no dates: exit status" 1 "$status"
ok "stops it as well" \
    has 'dateless.xlsx!Sheet2: error: this sheet has no headings' "$TMP/err"
aging wide.xlsx
is "sheets as wide, but of other things: exit status" 0 "$status"
aging beside.xlsx
is "a sheet of other things beside: exit status" 0 "$status"
aging notes.xlsx
ok "data in a sheet called Notes is read" has ',150.00,150.00,0.00,2,46' \
    "$TMP/out"

for kind in xlsx ods xml; do
    aging zeros.$kind
    ok "$kind: zeros that a number is shown with belong to it" \
        has '^01001,01001,CNY,.*,150.00,150.00,0.00,2,46' "$TMP/out"
    run "$DUEBOOK" explain "$TMP/zeros.$kind" 0000000412 --as-of 2026-07-17
    is "$kind: the number has them as well" 0 "$status"
done
aging 1904.xml
ok "XML: its days without a format count from 1904" \
    has ',150.00,150.00,0.00,2,46' "$TMP/out"
aging encrypted.ods
ok "an encrypted ODS is told as such" \
    has 'encrypted.ods: error: this workbook is encrypted with a password' \
    "$TMP/err"

aging usd.xlsx
ok "a currency that all formats name is the amounts'" has ',USD,.*,150.00,' \
    "$TMP/out"
ok "and told" has 'usd.xlsx:2:5: note: the amounts are in USD' "$TMP/err"
aging two.xlsx
is "formats of two currencies: exit status" 1 "$status"
ok "stop" has 'two.xlsx:3:5: error: the file names two currencies' "$TMP/err"
aging some.xlsx
is "some shown in another currency: exit status" 1 "$status"
ok "stop as well" has 'some.xlsx:3:5: error: the cells of this column' \
    "$TMP/err"
aging yuan.xlsx
ok "the sign of two currencies names none" has ',CNY,.*,150.00,' "$TMP/out"

aging blank.xlsx
ok "an empty row between a title and the headings" \
    has ',100.00,100.00,0.00,1,46' "$TMP/out"
aging lines.xlsx
is "headings of two lines: exit status" 0 "$status"
ok "the amount in the currency that the row says" \
    has ',USD,.*,100.00,100.00,0.00,1,46' "$TMP/out"
done_testing
