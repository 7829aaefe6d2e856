# Families of fonts, a firm's own files, and what is refused.
. tests/tap.sh

dejavu=/usr/share/fonts/truetype/dejavu
urw=/usr/share/fonts/opentype/urw-base35
for file in $dejavu/DejaVuSerif.ttf $urw/NimbusRoman-Regular.otf; do
    [ -f $file ] || skip_all "no $file"
done
book=$TMP/book
mkdir -p "$book/fonts"
echo 'version: 1' >"$book/duebook.yaml"
echo '{"name": "临江示例公司"}' >"$TMP/data.json"

# letter FONT TEXT [DATA]: $status, $TMP/err and $TMP/letter.pdf
letter() {
    printf -- '---\ntitle: 函\nfont: %s\nneeds: [name]\n---\n# 函\n\n%s\n' \
        "$1" "$2" >"$book/letter.md"
    rm -f "$TMP/letter.pdf"
    run "$DUEBOOK" render "$book/letter.md" --data "${3:-$TMP/data.json}" \
        -o "$TMP/letter.pdf" --lang en
}
# fonts_are NAMES: of the fonts in the letter, sorted
fonts_are() {
    pdffonts "$TMP/letter.pdf" | sed -n '3,$s/^[A-Z]*+\([^ ]*\).*/\1/p' |
        sed 's/-Identity-H$//' | LC_ALL=C sort | xargs
}
check_fonts() { # NAME FONT TEXT WANTED
    letter "$2" "$3"
    is "$1" "$4" "$(fonts_are)"
}
fandol=
[ -f /usr/local/share/fonts/fandol/FandolKai-Regular.otf ] && fandol=yes
head=NotoSansCJKsc-Bold
check_fonts "宋体 by either name" 宋体 "甲{{name}}" \
    "$head NotoSerifCJKsc-Regular"
check_fonts "黑体" sans "甲{{name}}" "$head NotoSansCJKsc-Regular"
check_fonts "rare Han" serif "𠀀𪛖{{name}}" \
    "HanaMinA HanaMinB $head NotoSerifCJKsc-Regular"
if [ "$fandol" ]; then
    check_fonts "仿宋, its bold, its figures" 仿宋 "甲**乙**丙1{{name}}龘" \
        "FandolFang-Regular NimbusRoman-Regular $head NotoSerifCJKsc-Regular"
    check_fonts "楷体" kai "甲{{name}}" "FandolKai-Regular $head"
else
    skip "仿宋 and 楷体" "Fandol could not be fetched"
fi
check_fonts "boxes in any family" sans "☐☑{{name}}" \
    "DuebookBoxes $head NotoSansCJKsc-Regular"

letter 方正 "甲{{name}}"
is "an unknown family is refused" 1 $status
ok "and named where the template names it" \
    has '^[^:]*letter.md:3:7: error: the font "方正" is in no fonts.yaml' \
    "$TMP/err"

# Files by their names.
cp $dejavu/DejaVuSerif.ttf "$book/fonts/宋体.ttf"
cp $dejavu/DejaVuSans-Bold.ttf "$book/fonts/黑体-粗体.ttf"
cp $urw/NimbusRoman-Regular.otf "$book/fonts/小标宋.otf"
check_fonts "宋体.ttf comes before the built-in" serif "A甲{{name}}" \
    "DejaVuSerif $head NotoSerifCJKsc-Regular"
check_fonts "黑体-粗体.ttf is bold" sans "甲**B**{{name}}" \
    "DejaVuSans-Bold $head NotoSansCJKsc-Regular"
check_fonts "another name is a family" 小标宋 "A甲“乙”{{name}}" \
    "NimbusRoman-Regular $head NotoSerifCJKsc-Regular"
cat >"$book/fonts/fonts.yaml" <<'YAML'
version: 1
families:
  - name: 标题
    also: [大标题]
    regular: [{file: 小标宋.otf}]
    latin: sans
    behind: sans
YAML
check_fonts "fonts.yaml: other names, Latin text, what is behind" 大标题 \
    "A甲{{name}}" "NimbusRoman-Regular $head NotoSansCJKsc-Regular"
run "$DUEBOOK" fonts "$book" --lang en
ok "duebook fonts lists it" has '^标题 = 大标题' "$TMP/out"
ok "with its file and licence" \
    has 'NimbusRoman-Regular: .*小标宋.otf, CFF, .*viewing and printing' \
    "$TMP/out"
run "$DUEBOOK" fonts "$book" "A☐" --lang en
ok "and the font of a character" has '^A U\+0041 .*serif: DejaVuSerif' \
    "$TMP/out"
for line in 'bold: [/etc/passwd]|is no name of a font file' \
    'regular: [none.ttf]|none.ttf is not on this machine; put it' \
    'behind: 无|there is no family of fonts "无"' \
    'weights: 1|weights'; do
    printf 'version: 1\nfamilies:\n  - name: 坏\n    %s\n' "${line%|*}" \
        >"$book/fonts/fonts.yaml"
    letter 坏 "甲{{name}}"
    is "fonts.yaml with ${line%|*} is refused" 1 $status
    ok "at its line" has "fonts.yaml:4:[0-9]+: error: .*${line#*|}" "$TMP/err"
done
rm -r "$book/fonts" && mkdir "$book/fonts"

# A family whose file is missing harms only who asks for it.
printf 'version: 1\nfamilies:\n  - {name: 远, regular: [none.ttf]}\n' \
    >"$book/fonts/fonts.yaml"
letter serif "甲{{name}}"
is "a missing file of another family is no matter" 0 $status
rm "$book/fonts/fonts.yaml"

# Licence bits, damage, kinds that cannot be embedded.
python=/usr/bin/python3
patch_font() { # FROM TO fsType
    $python - "$@" <<'PY'
import struct, sys
data = bytearray(open(sys.argv[1], 'rb').read())
n = struct.unpack('>H', data[4:6])[0]
for i in range(n):
    at = 12 + 16 * i
    if data[at:at + 4] == b'OS/2':
        offset = struct.unpack('>I', data[at + 8:at + 12])[0]
        data[offset + 8:offset + 10] = struct.pack('>H', int(sys.argv[3], 16))
open(sys.argv[2], 'wb').write(data)
PY
}
while IFS='|' read -r type words; do
    patch_font $dejavu/DejaVuSerif.ttf "$book/fonts/宋体.ttf" "$type"
    letter serif "A{{name}}"
    if [ -z "$words" ]; then
        is "fsType $type is accepted" 0 $status
    else
        is "fsType $type is refused" 1 $status
        ok "because it says: $words" has "宋体.ttf: error: .*$words" "$TMP/err"
    fi
done <<'LIST'
0000|
0004|
0008|
0006|
0002|forbid embedding it in a document
0100|forbid embedding a part of it
0208|allow embedding its bitmaps only
LIST
head -c 100000 $dejavu/DejaVuSerif.ttf >"$book/fonts/宋体.ttf"
letter serif "A{{name}}"
is "a font that is cut short is refused" 1 $status
head -c 30000 /dev/zero >"$book/fonts/宋体.ttf"
letter serif "A{{name}}"
is "and one that is no font" 1 $status
rm "$book/fonts/宋体.ttf"

# What no font has, and what cannot be set.
refused() { # NAME TEXT MESSAGE
    letter serif "$2"
    is "$1 is refused" 1 $status
    ok "by its name and place" has "letter.md:8:1[01]: error: .*$3" \
        "$TMP/err"
    ok "and nothing is written" test ! -e "$TMP/letter.pdf"
}
refused "a character that no font has" "甲{{name}}𱍊" \
    'no font has the character U\+3134A "𱍊"'
refused "Arabic" "甲{{name}}مرحبا" 'U\+0645 .*right to left'
refused "Hebrew" "甲{{name}}שלום" 'U\+05E9 .*right to left'
refused "Devanagari" "甲{{name}}नमस्ते" 'U\+0928 .*change their shapes'
refused "an emoji without outlines" "甲{{name}}🫠" 'U\+1FAE0'
refused "a mark that no font can place" "甲{{name}}x́" 'U\+0301 "x́"'
for text in '首行

中间的第二行
末行🫠字' '| 甲 | 乙 |
|--|--|
| 丙 | **丁🫠** |
| 戊 | {{name}} |' '{{#name}}
1. 甲
2. 乙🫠
{{/name}}' '## 标题[^1]

[^1]: 甲🫠'; do
    letter serif "$text"
    line=$(grep -n 🫠 "$book/letter.md")
    column=$(printf %s "${line#*:}" | perl -CSD -ne 'print index($_, "\x{1FAE0}") + 1')
    ok "by its column: $(printf %s "$text" | head -n 1)" \
        has "letter.md:${line%%:*}:$column: error: .*U\\+1FAE0" "$TMP/err"
done
echo '{"name": "临江🫠公司"}' >"$TMP/bad.json"
letter serif "甲{{name}}" "$TMP/bad.json"
is "one in the data as well" 1 $status
ok "by the place of its tag" has \
    'letter.md:8:[0-9]+: error: .*U\+1FAE0 "🫠"' "$TMP/err"

# Marks and variants.
letter serif "é ế が 葛󠄀城 𠮷 {{name}}"
is "marks, variants and supplementary planes are set" 0 $status
ok "and extract" sh -c 'pdftotext "$1" - | grep -q "ế.*葛󠄀城.*𠮷"' sh \
    "$TMP/letter.pdf"
letter serif "甲󠄂{{name}}"
is "a variant that no font has is set plain" 0 $status
ok "with a warning" has 'warning: no font has the form of "甲"' "$TMP/err"
done_testing
