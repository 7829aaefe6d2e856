# Pages that ask much of composition, as whole documents.
. tests/tap.sh

root=$PWD
cd "$TMP" || exit 1
printf '{}' >none.json

front() { printf -- '---\ntitle: T\n%s\n---\n' "$1"; }
set_document() { # name: sets it within a minute
    run timeout 60 "$DUEBOOK" render "$1.md" --data none.json -o "$1.pdf"
}
pages_of() { pdfinfo "$1.pdf" | sed -n 's/^Pages: *//p'; }
blanks_out() { tr -d ' \n\f'; }

# A table of 3,000 rows, carried from page to page.
{
    front 'footer: "{{page}}"'
    printf '::: carry\n| 序号 | 单据 | 金额 |\n|:-:|:--|--:|\n'
    awk 'BEGIN { for (i = 1; i <= 3000; i++)
        printf "| %d | HT-%d | %d.01 |\n", i, i, i }'
    printf '| **合计** | | **4,501,530.00** |\n:::\n'
} >rows.md
set_document rows
is "3,000 rows" "0 rows.pdf: written" "$status $(cat out err)"
pdftotext -layout rows.pdf rows.txt
is "each row stands once" 3000 "$(grep -c 'HT-' rows.txt)"
is "each page has the heading" "$(pages_of rows)" "$(grep -c '单据' rows.txt)"
is "each page but the last is carried forward" \
    "$(($(pages_of rows) - 1))" "$(grep -c '转次页' rows.txt)"
is "each sum is that of the rows above it, to the cent" "" "$(awk '
    function cents(s) { gsub(/[,.]/, "", s); return s + 0 }
    /HT-/ { sum += cents($3) }
    /转次页|承前页/ && cents($2) != sum { print; exit }' rows.txt)"
awk '/转次页/ { n++ } /承前页/ { n-- ; if (n) print "not in pairs" }' \
    rows.txt >pairs
ok "they stand in pairs" test ! -s pairs
sed 's/4,501,530.00/4,501,530.01/' rows.md >untied.md
set_document untied
is "a total that is no sum" "untied.md:6: warning: the rows of column 3 add up to 4501530.00, but the total says 4,501,530.01: this column is not carried forward" \
    "$(head -n 1 err)"

# Two hundred pages.
{
    front 'language: zh-CN'
    awk 'BEGIN { for (i = 1; i <= 4800; i++)
        printf "第%d段，贵司尚欠货款，请于收到本函之日起七日内付清，逾期不付的，我司将依法主张权利。\n\n", i }'
} >long.md
set_document long
ok "two hundred pages" test "$(pages_of long)" -ge 200
pdftotext -raw long.pdf - | blanks_out >long.txt
sed '1,4d' long.md | blanks_out >long.want
ok "nothing is lost in two hundred pages" cmp long.txt long.want

# A word of 10,000 letters, and a code.
for word in x 货 7 HT-; do
    {
        front 'language: zh-CN'
        awk -v w="$word" 'BEGIN { for (i = 0; i < 10000; i++)
            printf "%s", w; print "" }'
    } >word.md
    set_document word
    pdftotext -raw word.pdf - | blanks_out >word.txt
    tail -n 1 word.md | blanks_out >word.want
    ok "10,000 times $word" cmp word.txt word.want
done

# Hardly any room.
{
    front 'page: { margins: [20mm, 102.8mm, 20mm, 102.8mm] }'
    echo '贵司尚欠货款。'
} >narrow.md
set_document narrow
is "a column of one em is refused" \
    "1 narrow.md:1:1: error: the margins leave no room for text" \
    "$status $(cat err)"
{
    front 'size: 36pt
page: { margins: [20mm, 92mm, 20mm, 92mm] }'
    echo '贵司尚欠货款¥1,234.50，请付——'
} >narrow.md
set_document narrow
is "two em wide" 0 "$status"
is "and nothing is lost" '贵司尚欠货款¥1,234.50，请付——' \
    "$(pdftotext -raw narrow.pdf - | blanks_out)"
{
    front 'language: zh-CN'
    awk 'BEGIN { n = 32
        for (k = 0; k < 3; k++) {
            for (i = 1; i <= n; i++)
                printf "| %s ", k == 0 ? "金额" : k == 1 ? "--:" : "1,234.50"
            print "|" } }'
} >columns.md
set_document columns
is "32 columns, each about an em wide" 0 "$status"
is "and nothing is lost" 32 "$(pdftotext -raw columns.pdf - | blanks_out |
    grep -o '1,234.50' | wc -l)"

# Nothing at all.
front 'footer: "第 {{page}} 页"' >empty.md
set_document empty
is "an empty document has a page" "0 1" "$status $(pages_of empty)"
{
    front 'language: zh-CN'
    printf '::: carry\n:::\n\n| |\n|-|\n\n::: keep\n:::\n'
} >empty.md
set_document empty
is "empty blocks" "0 1" "$status $(pages_of empty)"

# Frames of pages.
for size in A4 Letter; do
    {
        front "page: { size: $size, margins: [25mm, 25mm, 25mm, 25mm] }
watermark: 草稿"
        echo '一'
    } >frame.md
    set_document frame
    case $size in
    A4) want='595.276 x 841.89 pts (A4)' ;;
    *) want='612 x 792 pts (letter)' ;;
    esac
    is "$size" "$want" "$(pdfinfo frame.pdf | sed -n 's/^Page size: *//p')"
    is "its watermark, which is no text of it" '草稿一 一' \
        "$(mutool draw -q -F txt frame.pdf 2>/dev/null | blanks_out) $(pdftotext \
            frame.pdf - | blanks_out)"
done

# A table whose amounts have notes.
cp "$root"/tests/specimen/table.* .
run "$DUEBOOK" render table.md --data table.json
is "a table of 58 rows with notes" "0 3" "$status $(pages_of table)"
pdftotext -layout table.pdf table.txt
is "both columns of amounts are carried forward, and brought forward" \
    "1,827,259.33 1,364,504.59 1,827,259.33 1,364,504.59" \
    "$(sed -n 's/^转次页 *//p; s/^承前页 *//p' table.txt | head -n 2 | xargs)"
is "no title of a column is cut inside a word" "3 3" \
    "$(pdftotext -raw table.pdf - | grep -cx 逾期) $(pdftotext -raw table.pdf - |
        grep -c '^天数')"

# An official letter.
cp "$root"/samples/letters/函.* .
run "$DUEBOOK" render 函.md --data 函.json -o official.pdf
if grep -q 'no font\|fonts' err; then
    echo "# $(head -n 1 err)"
else
    is "the sample in the form of GB/T 9704" 0 "$status"
    pdftotext -layout official.pdf official.txt
    ok "its folio" has '— 1 —' official.txt
    ok "its attachments" has '附件：1.对账单' official.txt
    pdffonts official.pdf >faces.txt
    is "its pages are full: the table begins on the first" "2 2" \
        "$(pages_of official) $(pdftotext -l 1 official.pdf - | grep -c 'XS-')"
    is "its title is whole on either line" 2 "$(pdftotext -l 1 official.pdf - |
        head -n 2 | grep -cx '关于催收《精密轴承采购合同》\|项下逾期货款的函')"
    for face in FandolFang FandolKai NotoSansCJK NotoSerifCJK NimbusRoman; do
        ok "$face is in it" has "$face" faces.txt
    done
fi
done_testing
