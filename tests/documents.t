# documents: the templates in samples/documents, checked and set; judged.t has
# them judged.
. tests/tap.sh

docs=$ROOT/samples/documents

for name in authority complaint; do
    ok "$name: lint finds nothing" \
        "$DUEBOOK" --lang en lint "$docs/$name.md"
    run "$DUEBOOK" --lang en render "$docs/$name.md" \
        --data "$docs/$name.json" -o "$TMP/$name.pdf"
    is "$name: rendered" "0" "$status"
    "$DUEBOOK" render "$docs/$name.md" --data "$docs/$name.json" \
        -o "$TMP/again.pdf" >"$TMP/out" 2>&1
    ok "$name: the same bytes again" cmp "$TMP/$name.pdf" "$TMP/again.pdf"
    pdftotext "$TMP/$name.pdf" "$TMP/$name.txt"
    is "$name: two pages" 2 \
        "$(pdfinfo "$TMP/$name.pdf" | sed -n 's/^Pages: *//p')"
    ok "$name: the tags hold all, in the order of the text" \
        python3 "$ROOT/tests/pdf_walk.py" "$TMP/$name.pdf"
done

# Four titles stand over all columns; a cell with a box to tick or a blank is
# no label.
qpdf --qdf --object-streams=disable "$TMP/complaint.pdf" "$TMP/plain.pdf"
is "labels are headings of their rows, titles of the columns below" "4 17" \
    "$(grep -ao '/Scope */Column' "$TMP/plain.pdf" | wc -l) $(
        grep -ao '/Scope */Row' "$TMP/plain.pdf" | wc -l)"

ok "headings count in the Chinese way" \
    has '三、委托期限' "$TMP/authority.txt"
ok "a footnote's mark and its text" \
    has '一案\[1\]，' "$TMP/authority.txt"
ok "the note stands at the foot" \
    has '\[1\] ?案由以人民法院受理时确定的为准。' "$TMP/authority.txt"
ok "boxes are characters" has '民营☑' "$TMP/complaint.txt"
ok "an amount of the data" has '1,234,567\.89 ?元' "$TMP/complaint.txt"

cd "$TMP" || exit 1
page() {
    printf -- '---\ntitle: T\n%s\n---\n%s\n' "$1" "$2" >t.md
    run "$DUEBOOK" --lang en render t.md --data e.json -o t.pdf
}
echo '{}' >e.json
page 'seal: { file: ../seal.png }' 'x'
is "a picture's name leads nowhere else" \
    "1 t.md:3:15: error: there is no picture \"../seal.png\" in the book's \
templates or beside the template" "$status $(cat err)"
page 'numbering: en' 'x'
is "numbering is cn or none" \
    '1 t.md:3:12: error: numbering "en" is unknown; accepted are cn and none' \
    "$status $(cat err)"
page 'size: 12pt' '![alt](none.png)'
is "a picture that is not there" \
    "1 t.md:5: error: there is no picture \"none.png\" in the book's \
templates or beside the template" "$status $(cat err)"
cp "$docs/seal.svg" .
page 'size: 12pt' '![印章样式](seal.svg){width=30mm}'
is "a picture in a paragraph of its own" 0 "$status"
ok "its words are in the tags" python3 "$ROOT/tests/pdf_walk.py" t.pdf

done_testing
