# Word documents: the schemas of ECMA-376 hold, and LibreOffice reads in them the
# words of the PDF, in their order.
. tests/tap.sh

judge=$ROOT/../shared/tools/ooxml-check
mkdir "$TMP/pdf" "$TMP/docx" "$TMP/office" "$TMP/words"

both() { # NAME COMMAND...: writes -o NAME.pdf and -o NAME.docx
    name=$1
    shift
    for form in pdf docx; do
        run "$DUEBOOK" "$@" -o "$TMP/$form/$name.$form"
        ok "$name.$form is written" test -s "$TMP/$form/$name.$form"
    done
}
for data in samples/documents/*.json samples/letters/*.json \
    tests/specimen/table.json; do
    both "$(basename "$data" .json)" render "${data%.json}.md" --data "$data"
done
# (Those of kind paper: tests/papers.t.)
for template in $(grep -l '^kind: letter' templates/letters/*/*.md); do
    name=$(echo "${template#templates/letters/}" | tr / -)
    "$DUEBOOK" vars "$template" --format json >"$TMP/vars.json" 2>/dev/null
    both "${name%.md}" render "$template" --data "$TMP/vars.json"
done
for form in pdf docx; do
    run "$DUEBOOK" document final samples/huaheng --customer C0001 C0016 \
        --format $form -o "$TMP/$form"
    is "drafts as $form: exit status" 0 "$status"
done
n=$(find "$TMP/docx" -name '*.docx' | wc -l)
is "as many of the one as of the other" "$(find "$TMP/pdf" -name '*.pdf' | wc -l)" "$n"

if [ -x "$judge/ooxml-check" ] && command -v java >/dev/null; then
    find "$TMP/docx" -name '*.docx' -print0 |
        LC_ALL=C.UTF-8 xargs -0 "$judge/ooxml-check" >"$TMP/said" 2>&1
    is "every part is as its schema says" "$n" "$(grep -c ^PASS "$TMP/said")"
    grep -v ^PASS "$TMP/said" | sed 's/^/# /' | head -n 20
else
    skip "every part is as its schema says" "no ../shared/tools"
fi

# The same bytes again, whatever the hour.
cp "$TMP/docx/complaint.docx" "$TMP/first.docx"
run "$DUEBOOK" render samples/documents/complaint.md \
    --data samples/documents/complaint.json -o "$TMP/docx/complaint.docx"
ok "equal documents, equal bytes" cmp "$TMP/first.docx" "$TMP/docx/complaint.docx"

# Whatever a value holds, the parts are XML, and it comes out as it went in.
cat >"$TMP/hostile.md" <<'MD'
---
title: "{{name}}"
author: "{{name}}"
needs: {name: text, items: list, items.a: text}
---
# {{name}}

{{name}}，{{?items.count}}

| a | b |
|:--|:--|
{{#items}}
| {{a}} | {{name}} |
{{/items}}
MD
/usr/bin/python3 - "$TMP/hostile.json" <<'PY'
import json, sys
name = '<w:p>&"\'>]]>{{x}} ＿＿ \u202eabc\ufffe 𠮷 ' + '甲' * 300
json.dump({'name': name, 'items': [{'a': '|' * 5 + '::: x'}, {'a': '<b>'}]},
          open(sys.argv[1], 'w'))
PY
run "$DUEBOOK" render "$TMP/hostile.md" --data "$TMP/hostile.json" \
    -o "$TMP/hostile.docx"
is "a hostile value: exit status" 0 "$status"
is "it is text in every part" "well formed, 4 times" "$(/usr/bin/python3 - "$TMP/hostile.docx" <<'PY'
import sys, zipfile
import xml.etree.ElementTree as ET
z = zipfile.ZipFile(sys.argv[1])
for name in z.namelist():
    ET.fromstring(z.read(name))
w = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t'
root = ET.fromstring(z.read('word/document.xml'))
text = ''.join(t.text or '' for t in root.iter(w))
print('well formed,', text.count('<w:p>&"\'>]]>{{x}} '), 'times')
PY
)"

# What is issued is a PDF, and what is no form is refused.
run "$DUEBOOK" document final samples/huaheng --all --format doc -o "$TMP/none"
is "an unknown form: wrong usage" 2 "$status"
run "$DUEBOOK" document final samples/huaheng --all --issue --format docx
is "to issue as Word: wrong usage" 2 "$status"
run "$DUEBOOK" render samples/documents/complaint.md --attach Makefile \
    --data samples/documents/complaint.json -o "$TMP/none.docx"
is "attachments: wrong usage" 2 "$status"

# LibreOffice's PDF has the words of ours; header, footer and watermark stand
# aside, and the label of a list is no word.
if soffice --headless --version >/dev/null 2>&1; then
    soffice "-env:UserInstallation=file://$TMP/profile" --headless \
        --convert-to pdf --outdir "$TMP/office" "$TMP"/docx/*.docx \
        >/dev/null 2>&1
    words() { # FOLDER NAME: the characters of the text, counted
        pdftotext -layout -nopgbrk "$TMP/$1/$2.pdf" "$TMP/text"
        head -n 1 "$TMP/text" >"$TMP/header"
        # A comma that LibreOffice hangs over the margin is lost to pdftotext.
        # What is said on every page counts as often as there are pages.
        { echo && cat "$TMP/text"; } |
            LC_ALL=C.UTF-8 sed -E '/^ *(第 *[0-9]+ *页|Page [0-9]+ of|[0-9]+ ?\/ ?[0-9]+|[—-] *[0-9]+ *[—-])/d
                s/草稿|DRAFT//g; s/[][ \t\f　_＿•，—-]//g' |
            grep -avxF "$(tr -d ' \t\f　' <"$TMP/header")" |
            LC_ALL=C.UTF-8 grep -ao . | LC_ALL=C sort | uniq -c >"$TMP/words/$1"
    }
    for file in "$TMP"/docx/*.docx; do
        name=$(basename "$file" .docx)
        [ "$name" != table ] || continue # its sums are carried over pages
        words pdf "$name"
        words office "$name"
        diff "$TMP/words/pdf" "$TMP/words/office" >"$TMP/differ.$name"
        ok "$name: the words are those of the PDF" test ! -s "$TMP/differ.$name"
        head -n 12 "$TMP/differ.$name" | sed 's/^/# /'
    done
else
    skip "LibreOffice reads the words of the PDF" "no LibreOffice"
fi

done_testing
