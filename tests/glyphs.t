# Poppler and MuPDF draw the glyphs of the original fonts, each where the page
# says.  A glyph that is lost or changed for another is noticed although its
# text extracts rightly: build/swapped is the program with that fault.
. tests/tap.sh

for tool in pdftoppm mutool build/glyphs build/swapped; do
    command -v $tool >/dev/null || skip_all "no $tool"
done
noto=/usr/share/fonts/opentype/noto
hana=/usr/share/fonts/truetype/hanazono
dejavu=/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf
urw=/usr/share/fonts/opentype/urw-base35
fandol=
for folder in /usr/local/share/fonts/fandol \
    /usr/share/texlive/texmf-dist/fonts/opentype/public/fandol; do
    [ -f $folder/FandolKai-Regular.otf ] && fandol=$folder
done
set -- $noto/NotoSerifCJK-Regular.ttc $noto/NotoSerifCJK-Bold.ttc \
    $noto/NotoSansCJK-Regular.ttc $noto/NotoSansCJK-Bold.ttc \
    $hana/HanaMinA.ttf $hana/HanaMinB.ttf $dejavu \
    $urw/NimbusRoman-Regular.otf $urw/NimbusRoman-Bold.otf
[ -z "$fandol" ] ||
    set -- "$@" $fandol/FandolFang-Regular.otf $fandol/FandolKai-Regular.otf
for file; do
    [ -f "$file" ] || skip_all "no $file"
done
originals=$*

# A hyphen of the smallest notes, 6 points, is too thin to be judged by fewer.
dots=400

# draw poppler|mupdf PDF: its pages, p001.pgm ...
draw() {
    rm -rf "$TMP/pages" && mkdir "$TMP/pages" || return 1
    case $1 in
    poppler) pdftoppm -r $dots -gray "$2" "$TMP/pages/p" ;;
    mupdf) mutool draw -q -r $dots -c gray -o "$TMP/pages/p%03d.pgm" "$2" ;;
    esac 2>/dev/null
}

# compare poppler|mupdf PDF
compare() {
    mutool trace "$2" >"$TMP/trace.xml" 2>/dev/null &&
        draw "$1" "$2" &&
        build/glyphs "$TMP/trace.xml" $dots "$TMP"/pages/*.pgm -- $originals \
            >"$TMP/compared"
    compared=$?
    cat "$TMP/compared"
    [ $compared = 0 ] && grep -q '^[0-9]\{3,\} glyphs' "$TMP/compared"
}

# as_drawn NAME PDF: by both, and enough of them.
as_drawn() {
    for reader in poppler mupdf; do
        ok "$reader draws $1 as the fonts have it" compare $reader "$2"
    done
}

week=$TMP/week
"$DUEBOOK" weekly samples/huaheng -o "$week" --quiet >/dev/null 2>&1
as_drawn "the KPI report" "$week/管理指标.pdf"
for letter in C0004_ C0020_; do
    as_drawn "letter ${letter%_}" \
        "$(find "$week/催款函" -name "$letter*.pdf" | LC_ALL=C sort | head -n 1)"
done

# A firm's own fonts: TrueType with composite glyphs, CFF keyed by names.
book=$TMP/book
mkdir -p "$book/fonts"
echo 'version: 1' >"$book/duebook.yaml"
echo '{}' >"$TMP/data.json"
cp $dejavu "$book/fonts/DejaVu.ttf"
cp $urw/NimbusRoman-Regular.otf "$book/fonts/Nimbus.otf"
cp $urw/NimbusRoman-Bold.otf "$book/fonts/Nimbus-Bold.otf"
# set_specimen PROGRAM FAMILY: into $TMP/FAMILY.pdf
set_specimen() {
    sed "s/^font: .*/font: $2/" tests/glyphs/specimen.md >"$book/$2.md" &&
        "$1" render "$book/$2.md" --data "$TMP/data.json" -o "$TMP/$2.pdf"
}
# Two that may not be embedded in part.
python3 tests/glyphs/licence.py $dejavu "$book/fonts/WholeDejaVu.ttf" 0100
python3 tests/glyphs/licence.py $urw/NimbusRoman-Regular.otf \
    "$book/fonts/WholeNimbus.otf" 0100
families="serif sans DejaVu Nimbus WholeDejaVu WholeNimbus"
[ -z "$fandol" ] || families="$families fang kai"
set --
for family in $families; do
    ok "a specimen of $family is set" set_specimen "$DUEBOOK" $family
    as_drawn "the specimen of $family" "$TMP/$family.pdf"
    pdftotext "$TMP/$family.pdf" - 2>/dev/null | tr -d ' \n\f' >"$TMP/text"
    ok "and its text extracts" grep -q '流觞曲水.*Il1O0rn.*officeaffluent.*'\
'☐未付☑已付☒有异议□是■否✓✗𠀀𪛖㐂龘𠮷éế葛城.*111,083.52' "$TMP/text"
    set -- "$@" "$TMP/$family.pdf"
done
for family in fang kai; do
    [ -n "$fandol" ] ||
        skip "the specimen of $family" "Fandol could not be fetched"
done
# Many at once: what they share of the fonts is deflated once, and drawn right.
{
    sed 's/^font: .*/font: serif\nneeds: [id, name]/' tests/glyphs/specimen.md
    printf '\n**致：{{name}}**，{{name}}：\n'
} >"$book/many.md"
printf '{"id": "%s", "name": "%s"}\n' 1 临江示例机械有限公司 \
    2 霁川市𠮷越包装机械有限公司 3 'Brindlewick Gear Works Ltd.' \
    4 '鼎盛☑𠀀 ffi 镕炜' 5 青岚市示例有限公司 6 云汐市示例有限公司 \
    7 望川市示例有限公司 8 锦澜市示例有限公司 9 望川 >"$TMP/many.jsonl"
for jobs in 1 2; do
    ok "many are set by $jobs" "$DUEBOOK" render "$book/many.md" --data \
        "$TMP/many.jsonl" -o "$TMP/many$jobs" --jobs $jobs
done
ok "which are the same" diff -r "$TMP/many1" "$TMP/many2"
ok "they share drawings" python3 -c '
import sys
def largest(path):
    parts = open(path, "rb").read().split(b"endstream")
    return max(parts, key=len)
one = largest(sys.argv[1])
for path in sys.argv[2:]:
    assert one[5000:35000] in largest(path), path
' "$TMP"/many1/*.pdf
for n in 1 2 3 4; do
    as_drawn "number $n of many" "$TMP/many1/$n.pdf"
    sed -n "${n}p" "$TMP/many.jsonl" >"$TMP/one.json"
    "$DUEBOOK" render "$book/many.md" --data "$TMP/one.json" \
        -o "$TMP/one.pdf" >/dev/null 2>&1
    pdftotext "$TMP/one.pdf" "$TMP/one.txt"
    pdftotext "$TMP/many1/$n.pdf" "$TMP/many.txt"
    ok "and says what it says alone" cmp "$TMP/one.txt" "$TMP/many.txt"
    ok "and qpdf finds no fault" qpdf --check "$TMP/many1/$n.pdf"
done
set -- "$@" "$TMP"/many1/*.pdf
# An accented letter composed of two others by their codes.
python3 tests/glyphs/seac.py $urw/NimbusRoman-Regular.otf "$book/fonts/Seac.otf"
printf -- '---\ntitle: 函\nfont: Seac\n---\n\n%s\n' \
    "$(printf 'ABCÁÀÉ%.0s ' 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18)" \
    >"$book/seac.md"
ok "a font with a composed letter is set" "$DUEBOOK" render "$book/seac.md" \
    --data "$TMP/data.json" -o "$TMP/seac.pdf"
all=$originals
originals=$book/fonts/Seac.otf
as_drawn "a letter composed by codes" "$TMP/seac.pdf"
originals=$all
set -- "$@" "$TMP/seac.pdf"

judge=../shared/tools/verapdf/verapdf
for kind in 2b ua1; do
    if [ -x $judge ] && command -v java >/dev/null; then
        ok "veraPDF: every specimen is $kind" $judge $kind "$@"
    else
        skip "veraPDF: every specimen is $kind" "no ../shared/tools or no Java"
    fi
done

# The test can fail.
shows_fault() {
    compare "$@"
    grep -q 'is not drawn as' "$TMP/compared"
}
for family in serif DejaVu Nimbus; do
    pdftotext "$TMP/$family.pdf" "$TMP/right.txt"
    for fault in swapped lost; do
        ok "a glyph of $family is $fault" env DUEBOOK_FAULT=$fault \
            sh -c '"$1" render "$2" --data "$3" -o "$4"' sh build/swapped \
            "$book/$family.md" "$TMP/data.json" "$TMP/$family.pdf"
        pdftotext "$TMP/$family.pdf" "$TMP/faulty.txt"
        ok "the text of $family is none the wiser" \
            cmp "$TMP/right.txt" "$TMP/faulty.txt"
        for reader in poppler mupdf; do
            ok "$reader shows what is $fault" \
                shows_fault $reader "$TMP/$family.pdf"
        done
    done
done
for fault in swapped lost; do
    DUEBOOK_FAULT=$fault build/swapped render "$book/many.md" --data \
        "$TMP/many.jsonl" -o "$TMP/many-$fault" >/dev/null 2>&1
    for reader in poppler mupdf; do
        ok "$reader shows what is $fault for many at once" \
            shows_fault $reader "$TMP/many-$fault/3.pdf"
    done
done
done_testing
