# Every PDF of the sample week, judged by other people's programs.
. tests/tap.sh

"$DUEBOOK" weekly samples/huaheng -o "$TMP/week" >"$TMP/err" 2>&1
week="$TMP/week"
ok "the sample week is made" test -s "$week/manifest.json"
find "$week" -name '*.pdf' | LC_ALL=C sort >"$TMP/pdfs"
[ -s "$TMP/pdfs" ] || {
    ok "there are PDFs" false
    done_testing
    exit 1
}

# each NAME COMMAND: COMMAND FILE for all PDFs; the first complaint is shown.
each() {
    tap_each=$1
    shift
    while read -r pdf; do
        "$@" "$pdf" </dev/null >"$TMP/each" 2>&1 || {
            ok "$tap_each" sh -c 'echo "$1"; cat "$2"; exit 1' sh \
                "${pdf#"$week"/}" "$TMP/each"
            return
        }
    done <"$TMP/pdfs"
    ok "$tap_each" true
}

silent() {
    said=$("$@" 2>&1 >/dev/null) && [ -z "$said" ] || {
        echo "$said"
        return 1
    }
}

fonts_are_whole() {
    pdffonts "$1" | awk 'NR > 2 {
        n++
        # The name may hold no blank; emb sub uni are counted from the end.
        if ($(NF - 4) != "yes" || $(NF - 3) != "yes" || $(NF - 2) != "yes") {
            print; bad = 1
        }
        if ($1 !~ /^[A-Z][A-Z][A-Z][A-Z][A-Z][A-Z]\+/) { print; bad = 1 }
    } END { exit bad || !n }'
}

mutool_is_silent() {
    silent mutool draw -N -q -o /dev/null -F png -r 20 "$1"
}

poppler_is_silent() {
    silent pdftotext "$1" - && silent pdfinfo "$1" &&
        silent pdftoppm -r 20 -png "$1"
}

each "qpdf --check" qpdf --check
each "every font embedded, subset, with a ToUnicode map" fonts_are_whole
each "poppler prints no warning" poppler_is_silent
each "MuPDF prints no warning" mutool_is_silent
is "no clock: both dates are the as-of date" "2026-07-17 2026-07-17" "$(
    TZ=Asia/Shanghai pdfinfo -isodates "$week/管理指标.pdf" |
        sed -n 's/^\(Creation\|Mod\)Date: *\(..........\).*/\2/p' | xargs)"
is "the report is two pages; its annex begins on the third" 3 \
    "$(pdftotext "$week/管理指标.pdf" - |
        awk -v RS='\f' '/附：指标口径与取数/ { print NR; exit }')"

# What the letters of a template have in common is deflated once.
find "$week/催款函" -name '*_付款提示函.pdf' | LC_ALL=C sort >"$TMP/chinese"
ok "letters share the drawings that all of them show" python3 -c '
import sys
def largest(path):
    return max(open(path, "rb").read().split(b"endstream"), key=len)
one = largest(sys.argv[1])
for path in sys.argv[2:]:
    assert one[5000:30000] in largest(path), path
' $(tr '\n' ' ' <"$TMP/chinese")

ok "the tags of every file hold all, in the order of the text" \
    xargs -d '\n' -a "$TMP/pdfs" python3 tests/pdf_walk.py

# Who gets a letter and for how much, computed a second time.
cat >"$TMP/letters.py" <<'PY'
import glob, os, re, subprocess, sys
week, reference = sys.argv[1:]
texts = {}
for path in sorted(glob.glob(week + '/催款函/**/*.pdf', recursive=True)):
    if '到期提醒' in path:
        continue # not due yet
    texts[path] = re.sub(r'\s+', '', subprocess.run(
        ['pdftotext', path, '-'], capture_output=True, encoding='utf-8',
        check=True).stdout)
bad = []
rows = [line.rstrip('\n').split('\t')
        for line in open(reference, encoding='utf-8')]
if len(rows) != len(texts):
    bad.append('%d letters, %d are due' % (len(texts), len(rows)))
for customer, currency, claimed, net, count, name in rows:
    squeezed = re.sub(r'\s+', '', name)
    found = [p for p, t in texts.items()
             if squeezed in t and claimed in t and net in t]
    if len(found) != 1:
        bad.append('%s %s %s, net %s: %d letters name and claim it' %
                   (customer, name, claimed, net, len(found)))
print('\n'.join(bad))
sys.exit(bool(bad))
PY
# Two have promised, one is blocked, the money of one is at the bank.
python3 tests/reference.py samples/huaheng/snapshots/2026-07-17 2026-07-17 |
    grep -Ev '^(C0003|C0005|C0007|C0023)	' >"$TMP/reference"
ok "the letters are those due, each for its amount ($(
    wc -l <"$TMP/reference"))" \
    python3 "$TMP/letters.py" "$week" "$TMP/reference"

# Exact text: what poppler and MuPDF read back, without blanks.
text_of() {
    find "$week/催款函" -name '*.pdf' | LC_ALL=C sort | while read -r pdf; do
        "$@" "$pdf" - 2>/dev/null
    done | tr -d ' \n\f' | sed 's/　//g'
}
text_of pdftotext >"$TMP/poppler.txt"
find "$week/催款函" -name '*.pdf' | LC_ALL=C sort | while read -r pdf; do
    mutool draw -q -F txt -o - "$pdf" 2>/dev/null
done | tr -d ' \n\f' | sed 's/　//g' >"$TMP/mupdf.txt"
for reader in poppler mupdf; do
    for phrase in 华恒示例精密机械有限公司 霁川市𠮷越包装机械有限公司 付款提示函 \
        人民币 美元 我司就附表所列全部债权 不构成对合同付款期限的变更 回执 \
        BrindlewickGearWorksLtd.; do
        ok "$reader reads back: $phrase" \
            grep -qF "$phrase" "$TMP/$reader.txt"
    done
    ok "$reader: no replacement character, no private use" \
        has_not '[\x{fffd}\x{e000}-\x{f8ff}]' "$TMP/$reader.txt"
done
ok "no letter speaks of limitation or of the police" \
    not grep -qE '诉讼时效|报案|老赖|征信|limitation' "$TMP/poppler.txt"

# No line begins or ends with a mark that may not stand there.
cat >"$TMP/lines.py" <<'PY'
import html, re, subprocess, sys
start = set('、。，．：；！？’”」』）〕］｝】〗〉》·…—,.!?;:)]}%')
end = set('‘“「『（〔［｛【〖〈《([{')
bad = []
for path in sys.argv[1:]:
    # Poppler writes a title beyond the basic plane as broken UTF-8.
    xml = subprocess.run(['pdftotext', '-bbox-layout', path, '-'],
                         capture_output=True, encoding='utf-8',
                         errors='replace', check=True).stdout
    for page in xml.split('<page ')[1:]:
        pieces = []
        for x0, y0, x1, y1, words in re.findall(
                r'<line xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" '
                r'yMax="(.*?)">(.*?)</line>', page, re.S):
            text = ''.join(re.findall(r'>([^<>]+)</word>', words))
            pieces.append([float(y1), float(x0), float(x1),
                           float(y1) - float(y0), html.unescape(text)])
        # Poppler cuts a line at wide gaps: join what stands close together.
        lines = []
        for piece in sorted(pieces):
            for line in lines:
                if abs(line[0] - piece[0]) < 1 and \
                        -1 < piece[1] - line[2] < 1.5 * piece[3]:
                    line[2], line[4] = piece[2], line[4] + piece[4]
                    break
            else:
                lines.append(piece)
        for line in lines:
            if len(line[4]) > 1 and (line[4][0] in start or
                                     line[4][-1] in end):
                bad.append('%s: %s' % (path.rsplit('/', 1)[1], line[4]))
print('\n'.join(bad[:10]))
sys.exit(bool(bad))
PY
ok "no forbidden mark at the ends of a line" \
    xargs -d '\n' -a "$TMP/pdfs" python3 "$TMP/lines.py"
done_testing
