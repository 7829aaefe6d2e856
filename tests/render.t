# render: a template and data become documents.
. tests/tap.sh

cd "$TMP" || exit 1
mkdir -p mine/sub

cat >mine/note.md <<'EOF'
---
title: 对账通知
needs:
  customer: party
  as_of: date
  rows: list
  rows.no: text
  rows.open: money CNY
  remark: text?
---
# 对账通知

{{> head}}

截至{{as_of}}，共 {{rows.count}} 笔，合计 {{rows.total.open.symbol}}{{rows.total.open}}（{{rows.total.open.upper}}）。

| 序号 | 单据号 | 未付金额 |
|:-:|:--|--:|
{{#rows}}
| {{-index}} | {{no}} | {{open}} |
{{/rows}}
{{#remark}}

备注：{{remark}}
{{/remark}}
EOF
printf '**致：{{customer.name}}**\n' >mine/head.md
data() {
    printf '{"file":"%s","customer":{"name":"%s"},"as_of":"2026-07-17",' \
        "$1" "$2"
    printf '"rows":[{"no":"A-1","open":"1234.50"},{"no":"A-2","open":-0.5}]}\n'
}
data one '甲乙（虚构）有限公司' >one.json

run "$DUEBOOK" render mine/note.md --data one.json
is "one document, named by its template" "0 note.pdf: written" \
    "$status $(cat out err)"
pdftotext note.pdf note.txt
ok "the partial beside the template is in it" has '致：甲乙（虚构）有限公司' note.txt
ok "totals of a list, in forms" \
    has '共 2 笔，合计 ¥1,234.00（人民币壹仟贰佰叁拾肆元整）' note.txt
ok "what is optional and not there is left out" has_not '备注' note.txt
is "its date is a date of the data" 2026-07-17 \
    "$(TZ=Asia/Shanghai pdfinfo -isodates note.pdf |
        sed -n 's/CreationDate: *\(.*\)T.*/\1/p')"
run "$DUEBOOK" render mine/note.md --data one.json -o mine/sub
ok "-o a folder" test -s mine/sub/note.pdf
ok "the same bytes again" cmp note.pdf mine/sub/note.pdf

# A book's own partials come first.
mkdir -p book/templates/partials book/templates/letters
touch book/duebook.yaml
cp mine/*.md book/templates/letters
printf '**本册片段：{{customer.name}}**\n' >book/templates/partials/head.md
run "$DUEBOOK" render book/templates/letters/note.md --data one.json -o b.pdf
pdftotext b.pdf b.txt
ok "a book's templates/partials come before the template's folder" \
    has '本册片段：甲乙' b.txt

# Faults, each with its place.
refused() {
    run "$DUEBOOK" render "$2" --data "$3" -o no.pdf
    is "$1" "1 $4" "$status $(head -n 1 err)"
}
sed 's/rows.count/rows.cont/' mine/note.md >mine/misspelt.md
refused "a misspelt name" mine/misspelt.md one.json 'mine/misspelt.md:15:15: error: no variable "rows.cont": "cont" is unknown; the nearest is "count"'
sed 's/{{> head}}/{{> haed}}/' mine/note.md >mine/partial.md
refused "a partial that is not there" mine/partial.md one.json 'mine/partial.md:13:1: error: there is no partial "haed": neither the book'"'"'s templates/partials nor the template'"'"'s folder has haed.md'
sed 's/money CNY/money XYZ/' mine/note.md >mine/currency.md
refused "a currency that is none" mine/currency.md one.json 'mine/currency.md:8:14: error: there is no currency "XYZ"'
sed 's/money CNY/amount/' mine/note.md >mine/type.md
refused "a type that is none" mine/type.md one.json 'mine/type.md:8:14: error: "amount" is no type; accepted are text, integer, decimal, bool, date, money, money CNY, list, group, party and any, each with ? behind it where the value may be left out'
sed 's/"1234.50"/"1,2"/' one.json >bad.json
refused "an amount that is none" mine/note.md bad.json 'bad.json:1:96: error: "open" is no amount in CNY, such as "1234.50"'
sed 's/"as_of":"2026-07-17",//' one.json >bad.json
refused "what is needed and missing" mine/note.md bad.json 'bad.json:1:1: error: "as_of" (date) is missing here; the template needs it'
sed 's/2026-07-17/2026-02-30/' one.json >bad.json
refused "a day that is none" mine/note.md bad.json 'bad.json:1:56: error: "as_of" is no date: "2026-07-17" is expected'
printf '{"a":1,\n "a":2}' >bad.json
refused "a key twice" mine/note.md bad.json 'bad.json:2:2: error: the key "a" stands here for the second time'
printf '{"a":[1,}' >bad.json
refused "broken JSON" mine/note.md bad.json 'bad.json:1:9: error: this is no JSON: a value is expected here'
printf '{"a":' >bad.json
refused "JSON that ends early" mine/note.md bad.json 'bad.json:1:6: error: the JSON ends where a value is expected'
sed 's/甲乙/\\ud840\\udc00/' one.json >rare.json
run "$DUEBOOK" render mine/note.md --data rare.json -o rare.pdf
pdftotext rare.pdf rare.txt
ok "a rare character written as two halves" has '致：𠀀（虚构）' rare.txt
ok "nothing was written for what was refused" not test -e no.pdf
run "$DUEBOOK" --lang zh render mine/misspelt.md --data one.json
is "in Chinese" 'mine/misspelt.md:15:15: 错误: 没有变量“rows.cont”：“cont”不存在；最接近的是“count”' "$(cat err)"
run "$DUEBOOK" render mine/note.md
is "no data" "2" "$status"
run "$DUEBOOK" render mine/note.md --data some.jsonl
is "lines without -o" "2" "$status"

# Nothing that a document is made from is overwritten, nor is it misnamed.
cp mine/note.md kept.html
for input in mine/note.md mine/head.md one.json kept.html hard.pdf way.pdf; do
    ln -f one.json hard.pdf
    ln -sf kept.html way.pdf
    cp "$input" before
    run "$DUEBOOK" render mine/note.md --data one.json -o "$input" \
        --attach kept.html
    ok "an input is not overwritten: $input" cmp "$input" before
    is "it is an error: $input" 0 "$((status == 1 || status == 2 ? 0 : status))"
done
run "$DUEBOOK" render mine/note.md --data one.json -o hard.pdf
is "what would be overwritten" \
    "1 hard.pdf: error: the document is made from this file, which it would overwrite: name another one behind -o" \
    "$status $(cat err)"
rm hard.pdf way.pdf
run "$DUEBOOK" render mine/note.md --data one.json -o note.odt
is "another ending" \
    "2 usage: -o note.odt: the name of a document ends in .pdf, .html or .docx; a folder must be there already" \
    "$status $(cat err)"
run "$DUEBOOK" render mine/note.md --data one.json -o -
is "no file is called -" "2 no" "$status $(test -e ./- || echo no)"
run "$DUEBOOK" render mine/note.md --data lines.jsonl -o one.pdf
is "no folder is called one.pdf" "2 no" "$status $(test -e one.pdf || echo no)"

printf -- '---\ntitle: 图\nlogo: logo.png\n---\n文\n' >logo.md
refused "a group given one value" logo.md one.json 'logo.md:3:1: error: "logo" is a group: write logo: {file: …, width: …}'
printf -- '---\ntitle: 图\n---\n文\n\n![图](bad.png)\n' >shown.md
printf 'no picture' >bad.png
refused "a picture that is none" shown.md one.json 'bad.png: error: this is no picture that can be printed: PNG, JPEG and SVG are accepted'
ok "and where it is asked for" has '^shown.md:6: note: this is where' err

# JSON lines: one document a line.
{
    printf '\357\273\277'
    data a/b '第一（虚构）公司'
    echo
    data same '第二（虚构）公司'
    data SAME '第三（虚构）公司'
    data broken '第四（虚构）公司' | sed 's/2026-07-17/never/'
    data last '第五（虚构）公司' | sed 's/"file":"last",//' | tr -d '\n'
} >lines.jsonl
run "$DUEBOOK" render mine/note.md --data lines.jsonl -o many --jobs 1
is "a line that is refused, and a name for the second time" \
    '1 lines.jsonl:5:57: error: "as_of" is no date: "2026-07-17" is expected
lines.jsonl:4:1: warning: a document before this one is called "SAME", too: it is written as many/SAME-2.pdf' \
    "$status $(LC_ALL=C sort -r err)"
is "the others are written, named by the data or by the line" \
    "./000006.pdf ./SAME-2.pdf ./a_b.pdf ./same.pdf " \
    "$(files_below many | tr '\n' ' ')"
pdftotext many/SAME-2.pdf same.txt
ok "each with its own data" has '致：第三（虚构）公司' same.txt
run "$DUEBOOK" render mine/note.md --data lines.jsonl -o many2 --jobs 2
ok "the same on two threads" diff -r many many2
mkdir -p taken/same.pdf
run "$DUEBOOK" render mine/note.md --data lines.jsonl -o taken --jobs 1
is "what cannot be written is told with its path" \
    "3 taken/same.pdf: error: is not a regular file; nothing is written there" \
    "$status $(grep -a 'regular' err)"
for i in $(seq 600); do
    data "$i" "公司第$i号"
done >long.jsonl
run "$DUEBOOK" render mine/note.md --data long.jsonl -o long --jobs 2
is "several pieces" "0 long: 600 documents written" "$status $(cat out)"
is "all are there" 600 "$(files_below long | wc -l | tr -d ' ')"
printf ' \n\n' >blank.jsonl
run "$DUEBOOK" render mine/note.md --data blank.jsonl -o none
is "no data at all" \
    "1 blank.jsonl: error: there is no document in it: each is one line, a group {…}" \
    "$status $(head -n 1 err)"
run "$DUEBOOK" render mine/note.md --data /dev/null.jsonl -o none
is "data that are not there" 3 "$status"

# The report of figures is made of its JSON, to the byte, with its charts.
book=$ROOT/samples/huaheng
"$DUEBOOK" kpi "$book" --format html --quiet -o drawn.html 2>noise
"$DUEBOOK" kpi "$book" --format json -o kpi.json 2>noise
run "$DUEBOOK" render reports/zh-CN/kpi --data kpi.json -o again.html
ok "kpi: what was drawn is drawn of its JSON" cmp drawn.html again.html
ok "kpi: with charts" has '<svg [^>]*aria-label="账龄结构' again.html
run "$DUEBOOK" render reports/zh-CN/kpi --data kpi.json -o again.pdf
is "kpi: as PDF" 0 "$status"
for kind in zh-CN en; do
    run "$DUEBOOK" vars reports/$kind/kpi --format json -o example.json
    run "$DUEBOOK" render reports/$kind/kpi --data example.json -o $kind.html
    is "kpi: the example of vars has charts, $kind" "0 5" \
        "$status $(grep -c '<svg ' $kind.html)"
done

# The same again whenever a file changes.
cp one.json w.json
cp mine/note.md mine/head.md .
"$DUEBOOK" render note.md --data w.json -o w.pdf --watch >w.out 2>w.err &
watcher=$!
# seen PATTERN: within ten seconds the document says so.
seen() {
    for _ in $(seq 100); do
        pdftotext w.pdf - 2>/dev/null | LC_ALL=C.UTF-8 grep -qP "$1" &&
            return 0
        sleep 0.1
    done
    cat w.out w.err
    return 1
}
said() {
    for _ in $(seq 100); do
        grep -q "$1" w.err && return 0
        sleep 0.1
    done
    return 1
}
ok "watched: the first one" seen '甲乙'
sed 's/甲乙/丙丁/' one.json >w.json
ok "watched: the data change" seen '丙丁'
printf '**收件人：{{customer.name}}**\n' >head.md
ok "watched: a partial changes" seen '收件人：丙丁'
sed 's/rows.count/rows.cuont/' mine/note.md >note.md
ok "watched: a fault is told" said 'note.md:15:15: error: no variable "rows.cuont"'
sed 's/对账通知/往来款项核对/' mine/note.md >note.md.new
mv note.md.new note.md
ok "watched: it is mended, by an editor that renames" seen '往来款项核对'
mv note.md note.md~
ok "watched: the template is gone for a moment" \
    said 'note.md: error: cannot be opened'
sed 's/对账通知/再次核对/' mine/note.md >note.md
ok "watched: it is there again" seen '再次核对'
kill -INT "$watcher"
status=0
wait "$watcher" || status=$?
is "an interrupt ends it well" 0 "$status"

done_testing
