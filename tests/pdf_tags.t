# A page with one of each: its tags, read in order, say what the template says.
. tests/tap.sh

cat >"$TMP/logo.svg" <<'SVG'
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 60">
<title>示例公司徽标</title>
<rect x="2" y="2" width="96" height="56" rx="8" fill="#1f4e79"/>
<path d="M20 40a10 10 0 1 1 20 0z" fill="#fff"/>
</svg>
SVG
cat >"$TMP/all.md" <<'MD'
---
title: 示例函
logo: { file: logo.svg, width: 18mm }
header: "示例公司（虚构）"
footer: "第 {{page}} 页 共 {{pages}} 页"
watermark: 草稿
needs: [id, rows]
---
# 催款函

### 事实{{id}}

见[附表](#附表)与[网站page](https://example.com/)等，详见合同HT-01[^1]。

[^1]: 合同第三条。

1. 甲
2. 乙
   - 丙

![公司外景](logo.svg){width=30mm}

### 附表

| 号 | 金额 |
|:--|--:|
{{#rows}}
| {{no}} | {{amount}} |
{{/rows}}
MD
python3 - "$TMP" <<'PY'
import json, sys
rows = [{'no': 'FP-%03d' % i, 'amount': '' if i == 2 else '1,%03d.00' % i}
        for i in range(1, 60)]
with open(sys.argv[1] + '/all.json', 'w') as f:
    json.dump({'id': '甲', 'rows': rows[:3]}, f)
with open(sys.argv[1] + '/all.jsonl', 'w') as f:
    for i in range(6):
        print(json.dumps({'id': 'P%d' % i, 'rows': rows[:10 * i + 1]}), file=f)
PY
run "$DUEBOOK" render "$TMP/all.md" --data "$TMP/all.json" -o "$TMP/all.pdf"
is "the page is made" 0 "$status"
python3 tests/pdf_walk.py --tree "$TMP/all.pdf" | sed '$d' >"$TMP/tree"
cat >"$TMP/want" <<'TREE'
Document
  Div
    Figure
  H1 催款函
  H2 事实甲
  P 见与等，详见合同HT-01。
    Link 附表
    Link 网站page
    Reference
      Link [1]
    Note
      Lbl
        Link [1]
      P 合同第三条。
  L
    LI
      Lbl 1.
      LBody
        P 甲
    LI
      Lbl 2.
      LBody
        P 乙
        L
          LI
            Lbl
            LBody
              P 丙
  Figure
  H2 附表
  Table
    TR
      TH 号
      TH 金额
    TR
      TD FP-001
      TD 1,001.00
    TR
      TD FP-002
      TD
    TR
      TD FP-003
      TD 1,003.00
TREE
sed -i 's/ *$//' "$TMP/tree"
is "its tree, read in order" "$(cat "$TMP/want")" "$(cat "$TMP/tree")"

# Damaged on purpose: the walk that finds nothing wrong would prove nothing.
qpdf --qdf --object-streams=disable "$TMP/all.pdf" "$TMP/plain.pdf"
ok "unpacked, it is as good" python3 tests/pdf_walk.py "$TMP/plain.pdf"
while read -r name change; do
    perl -pe "$change" "$TMP/plain.pdf" >"$TMP/edited.pdf"
    ok "the edit '$name' changes it" not cmp -s "$TMP/plain.pdf" \
        "$TMP/edited.pdf"
    fix-qdf "$TMP/edited.pdf" >"$TMP/bad.pdf" 2>/dev/null
    ok "noticed: $name" not python3 tests/pdf_walk.py "$TMP/bad.pdf"
done <<'EDITS'
content-of-no-tag s/MCID 3>>/MCID 99>>/
untagged-text s/^\/P<<\/MCID 3>>BDC/\/P<<>>BDC/
heading-skipped s/\/S \/H2/\/S \/H4/
figure-without-words s/\/Alt /\/Alx /
artifact-as-text s/^\/Artifact BMC/\/P BMC/
another-parent s/\/S \/LBody/\/S \/P/
link-without-words s/\/Contents </\/Contentz </
scope-lost s/\/Scope \/Column/\/Scope \/None/
other-words s/ActualText<feff[0-9a-f]{4}/ActualText<feff4e00/i
EDITS

run "$DUEBOOK" render "$TMP/all.md" --data "$TMP/all.jsonl" -o "$TMP/one" \
    --jobs 1
is "six pages on one thread" 0 "$status"
run "$DUEBOOK" render "$TMP/all.md" --data "$TMP/all.jsonl" -o "$TMP/four" \
    --jobs 4
ok "the same bytes on four" diff -r "$TMP/one" "$TMP/four"
ok "their tags hold all" python3 tests/pdf_walk.py "$TMP"/one/*.pdf
judge=../shared/tools/verapdf/verapdf
for kind in 2b ua1; do
    if [ -x $judge ] && command -v java >/dev/null; then
        ok "veraPDF: $kind" $judge $kind "$TMP/all.pdf" "$TMP"/one/*.pdf
    else
        skip "veraPDF: $kind" "no ../shared/tools or no Java"
    fi
done
done_testing
