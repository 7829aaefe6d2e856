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
    $python tests/glyphs/licence.py "$@"
}
while IFS='|' read -r type words; do
    patch_font $dejavu/DejaVuSerif.ttf "$book/fonts/宋体.ttf" "$type"
    letter serif "A{{name}}"
    if [ -z "$words" ]; then
        is "fsType $type is accepted" "0 " "$status $(cat "$TMP/err")"
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
0102|forbid embedding it in a document
0200|allow embedding its bitmaps only
0208|allow embedding its bitmaps only
0300|allow embedding its bitmaps only
LIST

# What may not be cut is embedded whole: the bytes of the font's own table.
whole() { # NAME FONTFILE FAMILYFILE [FACE]
    rm -f "$book/fonts"/宋体.*
    cp "$2" "$book/fonts/$3"
    letter serif "AV {{name}} 6 ffi"
    is "$1: accepted" 0 $status
    ok "$1: with a warning of its size" has \
        "宋体.*: warning: this font's licence bits \(fsType 0x010[08]\) forbid \
embedding a part of it: each document that uses it holds all of it, [0-9]+ KB" \
        "$TMP/err"
    ok "$1: the program is all of it" $python "$TMP/whole.py" \
        "$TMP/letter.pdf" "$2"
    pdffonts "$TMP/letter.pdf" >"$TMP/pdffonts"
    ok "$1: it is embedded, not in part, with a map" \
        has "^$4[^ ]* .* yes no  yes" "$TMP/pdffonts"
    ok "$1: its text extracts" sh -c \
        'pdftotext "$1" - | grep -q "AV 临江示例公司 6 ffi"' sh "$TMP/letter.pdf"
    ok "$1: qpdf finds no fault" qpdf --check "$TMP/letter.pdf"
    cp "$TMP/letter.pdf" "$TMP/whole-$5.pdf"
    # Of many, which share it.
    for n in 1 2 3 4 5 6 7 8 9; do
        echo "{\"id\": $n, \"name\": \"临江示例公司$n\"}"
    done >"$TMP/nine.jsonl"
    run "$DUEBOOK" render "$book/letter.md" --data "$TMP/nine.jsonl" \
        -o "$TMP/nine-$5" --lang en
    ok "$1: so is that of many" $python "$TMP/whole.py" \
        "$TMP/nine-$5/9.pdf" "$2"
    ok "$1: whose text extracts" sh -c \
        'pdftotext "$1" - | grep -q "AV 临江示例公司9 6 ffi"' sh \
        "$TMP/nine-$5/9.pdf"
}
cat >"$TMP/whole.py" <<'PY'
"""Do all tables of a font file (of the first face) stand in a PDF's font?"""
import re, struct, sys, zlib
pdf = open(sys.argv[1], 'rb').read()
font = open(sys.argv[2], 'rb').read()
start = struct.unpack('>I', font[12:16])[0] if font[:4] == b'ttcf' else 0
tables = {}
for i in range(struct.unpack('>H', font[start + 4:start + 6])[0]):
    tag, _, at, n = struct.unpack('>4sIII',
                                  font[start + 12 + 16 * i:start + 28 + 16 * i])
    tables[tag] = font[at:at + n]
programs = []
for m in re.finditer(rb'obj\n(<<.*?)/Length (\d+)>>stream\n', pdf, re.S):
    if b'/Length1 ' in m[1] or b'CIDFontType0C' in m[1]:
        programs.append(zlib.decompress(pdf[m.end():m.end() + int(m[2])]))
def holds(program):
    if b'CFF ' in tables:
        return program == tables[b'CFF ']
    return all(bytes(t) in program for k, t in tables.items()
               if k not in (b'head', b'DSIG'))
sys.exit(not any(map(holds, programs)))
PY
cat >"$TMP/collect.py" <<'PY'
"""A collection of the same face twice, by two directories: collect.py IN OUT"""
import struct, sys
font = open(sys.argv[1], 'rb').read()
n = struct.unpack('>H', font[4:6])[0]
head = font[:12 + 16 * n]
size = len(head)
front = 12 + 4 * 2 + 2 * size
def directory():
    out = bytearray(head)
    for i in range(n):
        at = 12 + 16 * i + 8
        out[at:at + 4] = struct.pack(
            '>I', struct.unpack('>I', out[at:at + 4])[0] + front)
    return bytes(out)
header = b'ttcf' + struct.pack('>IIII', 0x10000, 2, 20, 20 + size)
open(sys.argv[2], 'wb').write(header + directory() * 2 + font)
PY
patch_font $dejavu/DejaVuSerif.ttf "$TMP/whole.ttf" 0100
whole TrueType "$TMP/whole.ttf" 宋体.ttf DejaVuSerif ttf
$python "$TMP/collect.py" "$TMP/whole.ttf" "$TMP/whole.ttc"
whole "a collection" "$TMP/whole.ttc" 宋体.ttc DejaVuSerif ttc
patch_font $urw/NimbusRoman-Regular.otf "$TMP/whole.otf" 0108
whole "CFF by names" "$TMP/whole.otf" 宋体.otf NimbusRoman-Regular otf
run "$DUEBOOK" fonts "$book" --lang en
ok "duebook fonts says so" has \
    'NimbusRoman-Regular: .*宋体.otf, CFF, .*may be embedded, but not in part' \
    "$TMP/out"
ok "and how large it is" has \
    '^      each document that uses it holds all of it, [0-9]+ KB' "$TMP/out"
if [ "$fandol" ]; then
    patch_font /usr/local/share/fonts/fandol/FandolKai-Regular.otf \
        "$TMP/cid.otf" 0108
    whole "CFF by CIDs" "$TMP/cid.otf" 宋体.otf FandolKai-Regular cid
else
    skip "CFF by CIDs" "Fandol could not be fetched"
fi
rm -f "$book/fonts"/宋体.*
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
judge=../shared/tools/verapdf/verapdf
for kind in 2b ua1; do
    if [ -x $judge ] && command -v java >/dev/null; then
        ok "veraPDF: with whole fonts it is $kind" $judge $kind \
            "$TMP"/whole-*.pdf "$TMP"/nine-*/9.pdf
    else
        skip "veraPDF: with whole fonts it is $kind" \
            "no ../shared/tools or no Java"
    fi
done
done_testing
