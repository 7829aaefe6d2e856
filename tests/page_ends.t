# What stands at the ends of pages and of lines that have too little room.
. tests/tap.sh

cd "$TMP" || exit 1
printf '{}' >none.json

set_document() { # name: sets it within a minute
    run timeout 60 "$DUEBOOK" render "$1.md" --data "${2:-none.json}" -o "$1.pdf"
}
again() { awk -v n="$1" -v s="$2" 'BEGIN { while (n-- > 0) printf "%s", s }'; }

# A cell over rows of a form that goes on over pages.
{
    printf -- '---\ntitle: 表\n---\n::: form\n| | | |\n|---|-----|-----|\n'
    printf '| **%s** | ☐ 相符 | ☐ 不符 |\n| ^^ | %s | << |\n' \
        "$(again 170 很长的栏目名)" "$(again 480 事项说明)"
    printf '| **签收** | 甲 | 乙 |\n:::\n'
} >form.md
set_document form
is "a form whose cells go on over pages" 0 "$status"
cat >frame.py <<'P'
import re
import subprocess
import sys

# Per page: whether all text stands within the frame's highest and lowest rule.
trace = subprocess.run(['mutool', 'draw', '-F', 'trace', sys.argv[1]],
                       capture_output=True, text=True, check=True).stdout
for page in trace.split('<page ')[1:]:
    rules = [float(y) for y in re.findall(r'<(?:move|line)to x="\S+" y="(\S+)"',
                                          page)]
    text = []
    for span in re.findall(r'<span .*?</span>', page, re.S):
        size = float(re.search(r'trm="(\S+)', span).group(1))
        text += [(float(y), size)
                 for y in re.findall(r'<g .*? y="(\S+)"', span)]
    low = min(rules)
    print('held' if rules and all(y - 0.3 * size > low for y, size in text)
          and text else 'out')
P
if command -v mutool >/dev/null && command -v python3 >/dev/null; then
    is "its text ends above the frame's lower border" "held held held" \
        "$(python3 frame.py form.pdf | xargs)"
else
    skip "its text ends above the frame's lower border" "no mutool or python3"
fi

# A rule between a heading and its text; the heading begins a page with them.
ends=
for n in $(seq 20 40); do
    {
        printf -- '---\ntitle: T\n---\n'
        again "$n" '填充行。

'
        printf '## 标题\n\n* * *\n\n尾。\n'
    } >rule.md
    set_document rule
    pdftotext -layout rule.pdf rule.txt
    ends="$ends$(awk -v RS='\f' '/标题/ && !/尾/ { print "parted" }' rule.txt)"
done
is "a heading stays with the text below a rule" "" "$ends"

# One name of a chart that has no room.
printf -- '---\ntitle: 图\nneeds: { charts: group }\n---\n::: chart c\n' >chart.md
printf '{"charts": {"c": {"kind": "bars", "categories":
    ["%s", "%s", "短名", "平"], "series": [{"name": "未收",
    "values": [1, 2, 3, 4]}]}}}' "$(again 40 一)" "$(again 80 b)" >chart.json
set_document chart chart.json
pdftotext -raw chart.pdf chart.txt
is "a long name of a chart leaves the others theirs" "1 1 1" \
    "$(grep -c 短名 chart.txt) $(grep -c 平 chart.txt) $(grep -c … chart.txt)"

# Headers and footers in their line and their margin.
folio() { # MARGINS HEADER FOOTER
    printf -- '---\ntitle: T\npage: { margins: [%s] }\nheader: "%s"\nfooter: "%s"\n---\n正文\n' \
        "$1" "$2" "$3" >folio.md
    set_document folio
}
folio 20mm,25mm,20mm,25mm "$(again 10 长页眉共六字)" '{{page}}'
is "a header that is a little too long is set smaller" 0 "$status"
pdftotext -bbox folio.pdf folio.html
is "and stays between the margins" "" "$(sed -n 's/.*xMin="\([0-9.]*\)".*xMax="\([0-9.]*\)".*/\1 \2/p' \
    folio.html | awk '$1 < 70 || $2 > 525')"
folio 20mm,25mm,20mm,25mm "$(again 60 长页眉共六字)" '{{page}}'
is "one far too long is refused" "1 folio.md:4:1: error: the header is too long:" \
    "$status $(grep -o '.*too long:' err)"
folio 1mm,1mm,1mm,1mm 页眉 '{{page}}'
is "margins without room for them are refused" \
    "1 folio.md:4:1: error: the top margin of 1 mm has no room for the header: 6 mm or more are needed
folio.md:5:1: error: the bottom margin of 1 mm has no room for the footer: 7 mm or more are needed" \
    "$status $(cat err)"
folio 6mm,20mm,7mm,20mm 页眉 '{{page}}'
is "what they would accept is accepted" 0 "$status"
done_testing
