# html: the same documents as HTML, for mail, browsers and phones.
. tests/tap.sh

cd "$TMP" || exit 1
book=$ROOT/samples/huaheng

# dom FILE: what a browser makes of it, or nothing where there is none.
browser=$(command -v chromium || command -v chromium-browser || true)
dom() {
    "$browser" --headless --no-sandbox --disable-gpu \
        --user-data-dir="$TMP/profile" --dump-dom "file://$TMP/$1" \
        2>/dev/null
}

# The report with its tables, figures and charts.
run "$DUEBOOK" kpi "$book" --format html --jobs 1
is "kpi writes 管理指标.html" "0 管理指标.html：已生成" \
    "$status $(cat out)"
mv 管理指标.html kpi.html
run "$DUEBOOK" kpi "$book" --format html -o again.html --jobs 2
ok "the same bytes on two threads" cmp kpi.html again.html
ok "its language" has '<html lang="zh-CN">' kpi.html
ok "as a mail it is not clipped: less than 102 KB" \
    test "$(wc -c <kpi.html)" -lt 104448
ok "as wide as a phone" has 'name="viewport"' kpi.html
ok "no script, nothing fetched" \
    has_not '<script|<link|<iframe|@import|url\(|src="(?!data:)' kpi.html
ok "headings of columns" has '<th scope="col"' kpi.html
"$DUEBOOK" kpi "$ROOT/samples/minimal/documents.csv" --as-of 2026-07-17 \
    --lang zh --format html -o minimal.html >/dev/null 2>&1
ok "the total's row has a heading" has '<th scope="row"[^>]*>(<strong>)?合计' \
    minimal.html
ok "amounts stand at the right without a style sheet" \
    has ' align="right" nowrap>2,532,156.62</td>' kpi.html
ok "on a phone a row of many columns folds, its figures named" \
    has '<td data-name="逾期金额" align="right" nowrap>886,500.40' kpi.html
ok "a table that fits stays as it is" has_not 'data-name="承诺金额"' kpi.html
ok "nothing is replaced" has_not '〓' kpi.html
ok "charts are drawn" has '<svg [^>]*aria-label="账龄结构' kpi.html
ok "with their figures behind them" has '<td align="right" nowrap>253.22</td>' \
    kpi.html
ok "headers and folios are there for printing" \
    has '@bottom-center.*"第 " counter\(page\) " 页 共 " counter\(pages\)' \
    kpi.html

# Letters from data, hostile ones as well.
cat >letter.md <<'EOT'
---
title: "{{title}}"
header: "{{name}}"
footer: "{{name}} {{page}}/{{pages}}"
watermark: 草稿
needs: [name, title, link, rows]
---
# 关于{{name}}

**致：{{name}}**

请于2026年7月31日前付款，见[附表](#附表)、[网站](https://pay.example/?a=1&b="2")
与[此处]({{link}})。

::: right
第一行
第二行
:::

1. 其一
2. 其二

## 附表

| 单据号 | 金额 | 备注 |
|:--|--:|:--|
{{#rows}}
| {{no}} | {{open}} | {{note}} |
{{/rows}}
| **合计** | 12.00 | |

::: signature
{{name}}（盖章）
2026年7月17日
:::
EOT
cat >hostile.json <<'EOT'
{"name": "<script>alert(1)</script> & \"甲\" '乙'</style>",
 "title": "</title><script>alert(2)</script>",
 "link": "https://pay.example/\"onclick=\"alert(3)",
 "rows": [{"no": "<img src=x onerror=alert(4)>", "open": "12.00",
           "note": "a\u202eb]](javascript:alert(5))"}]}
EOT
run "$DUEBOOK" render letter.md --data hostile.json -o hostile.html
is "what -o ends in decides" "0 hostile.html: written" "$status $(cat out)"
ok "values are text" has '&lt;script&gt;alert\(1\)&lt;/script&gt; &amp; &quot;甲&quot; &#39;乙&#39;' hostile.html
ok "nowhere else" has_not '<script|<img|</style>.*alert|</title><' hostile.html
ok "a link ends where it ends" \
    has 'href="https://pay.example/%22onclick=%22alert\(3\)">' hostile.html
sed 's/https:.*alert(3)/javascript:alert(3)/' hostile.json >script.json
run "$DUEBOOK" render letter.md --data script.json -o script.html
is "a script is no link" \
    '1 letter.md:13: error: the link to "javascript:alert(3)" is refused; accepted are https://, http://, mailto:, tel: and #' \
    "$status $(cat err)"
ok "and nothing is written" not test -e script.html
ok "a sound link is escaped" \
    has 'href="https://pay.example/\?a=1&amp;b=%222%22"' hostile.html
ok "a heading is reached" has '<a href="#附表">附表</a>' hostile.html
ok "and is there" has '<h2 id="附表">' hostile.html
ok "marks that turn a line round are left out" has 'ab\]\]\(javascript' \
    hostile.html
ok "lines of the source stay lines where they stand alone" \
    has '^<p>第一行<br>$' hostile.html
ok "the watermark is said" has 'class="watermark"[^>]*><strong>草稿' \
    hostile.html
printf '%s\n%s\n' '{"id":"a","name":"甲","title":"t","link":"#附表","rows":[]}' \
    '{"id":"b.html","name":"乙","title":"t","link":"#附表","rows":[]}' \
    >two.jsonl
run "$DUEBOOK" render letter.md --data two.jsonl --format html -o many --jobs 2
is "a folder of them" "0 ./a.html ./b.html " \
    "$status $(files_below many | tr '\n' ' ')"
run "$DUEBOOK" render letter.md --data two.jsonl --format htm -o many
is "a format that is none" \
    "2 usage: --format htm: one of pdf, html, docx is expected" \
    "$status $(sed 's/;.*//' err)"

# Forms, notes, labels, a letterhead and a seal.
papers=$ROOT/samples/documents
for name in authority complaint; do
    run "$DUEBOOK" render "$papers/$name.md" --data "$papers/$name.json" \
        -o $name.html
    run "$DUEBOOK" render "$papers/$name.md" --data "$papers/$name.json" \
        -o $name.pdf
done
ok "a label beside a field names it, in the look of the text" \
    has '<th scope="row" style="font-weight:normal;[^>]*>住所地</th>' complaint.html
ok "and a heading of all columns what stands below" \
    has '<th scope="col" colspan="3"[^>]*><strong>当事人信息' complaint.html
ok "a form's cells span" has '<th scope="row" rowspan="5"[^>]*>(<strong>)?原告' complaint.html
ok "a note's mark leads to it" \
    has '<sup><a href="#fn-2" id="fnref-2"[^>]*>\[2\]</a></sup>' authority.html
ok "and it leads back" \
    has 'id="fn-2"><p><a href="#fnref-2"[^>]*>\[2\]</a> 《' authority.html
ok "labels of lists are those of the PDF" has '<li>（4） 代为申请执行' \
    authority.html
ok "the letterhead stands above" has '^<div class="letterhead">' authority.html
ok "the seal is drawn" has '^<div class="seal">' authority.html

# A picture of pixels is in the file.
printf '%s' iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAADUlEQVR4nGP4zwAE/wEHAAH/4iOeWQAAAABJRU5ErkJggg== |
    base64 -d >dot.png
cat >dot.md <<'EOT'
---
title: 图
logo: {file: dot.png, width: 20mm}
needs: [name]
---
# {{name}}
EOT
run "$DUEBOOK" render dot.md --data hostile.json -o dot.html
ok "byte for byte" sh -c 'sed -n "s/.*src=\"data:image.png;base64,\([^\"]*\)\".*/\1/p" dot.html |
    base64 -d | cmp - dot.png'

# Charts that data describe.
charts=$ROOT/tests/specimen/charts
run "$DUEBOOK" render "$charts.md" --data "$charts.json" -o charts.html
is "a page of charts" "0 6" "$status $(grep -c '<svg ' charts.html)"
run "$DUEBOOK" render "$charts.md" --data "$charts.json" -o charts.pdf
cp charts.html numbers.html
sed 's/31.2,/"31.2",/' "$charts.json" >quoted.json
run "$DUEBOOK" render "$charts.md" --data quoted.json -o charts.html
ok "a number in quotes" cmp numbers.html charts.html
# wrong NAME SED WANTED: what is wrong with a chart is told.
wrong() {
    sed "$2" "$charts.json" >wrong.json
    run "$DUEBOOK" render "$charts.md" --data wrong.json -o wrong.html
    is "$1" "1 $3" "$status $(sed 's/^[^ ]* error: //' err)"
}
wrong "a kind that is none" 's/"heat"/"pie"/' 'chart "roll": its kind is none of bars, stacked, lines, waterfall, heat'
wrong "a value too few" 's/31.2, //' 'chart "roll": "values" has 5 elements, but there are 6 categories'
wrong "a value that is none" 's/31.2,/"x",/' 'chart "roll": "values" is no list of numbers'
wrong "a number in quotes that is none" 's/31.2,/"31,2",/' 'chart "roll": "values" is no list of numbers'
wrong "no series" 's/"series": .{"name": "应收净额"/"rows": [{"name": "x"/' 'chart "movement": "series" is no list'

# Parties in two columns; amounts, codes and dates in one piece.
cat >parties.md <<'END'
---
title: T
letterhead: ["示例公司"]
needs: { a: text, m: money CNY }
---
::: parties
债权人：{{a}}
**债务人**：乙公司

一个很长很长很长的称谓：丙公司
没有冒号
:::

期间 2026-07-11 至 07-17，金额{{m}}元，合同 HT-01/2，账号 0000 1111 2222，
第3期，2026年7月17日前，late-payment，-5.00，增长12.5%，1. 甲。
END
echo '{"a": "甲公司", "m": "1234.5"}' >parties.json
run "$DUEBOOK" render parties.md --data parties.json -o parties.html
is "rendered" 0 "$status"
ok "parties: labels and what they name in two columns" \
    has '<tr><td valign="top" nowrap>债权人：</td><td>甲公司</td></tr>' parties.html
ok "parties: a label with marks" \
    has '<td valign="top" nowrap><strong>债务人</strong>：</td><td>乙公司' parties.html
ok "parties: a long label stands above" \
    has '<td colspan="2">一个很长很长很长的称谓：<br>' parties.html
is "what no line may divide" "2026-07-11
07-17
1,234.50元
HT-01/2
0000 1111 2222
第3期
2026年7月17日
-5.00" "$(grep -o '<span class="n">[^<]*' parties.html | sed 's/.*>//')"
ok "a letterhead without a logo stands at the left" \
    has '<div class="letterhead bare">' parties.html

# What a browser makes of them.
if [ -z "$browser" ]; then
    skip "the browser shows the words of the PDF" "no chromium here"
elif ! command -v pdftotext >/dev/null; then
    skip "the browser shows the words of the PDF" "no pdftotext here"
else
    run "$DUEBOOK" kpi "$book" -o kpi.pdf
    dom kpi.html >kpi.dom
    ok "the browser shows the words of the PDF, in their order" \
        /usr/bin/python3 "$ROOT/tests/html_text.py" kpi.dom kpi.pdf
    sed 's/"\\"甲\\"[^,]*"/x/; s/a\\u202eb/ab/' hostile.json >plain.json
    run "$DUEBOOK" render letter.md --data plain.json -o hostile.pdf
    dom hostile.html >hostile.dom
    ok "hostile ones as well" \
        /usr/bin/python3 "$ROOT/tests/html_text.py" hostile.dom hostile.pdf
    run "$DUEBOOK" render parties.md --data parties.json -o parties.pdf
    for name in complaint charts parties; do
        dom $name.html >$name.dom
        ok "$name as well" \
            /usr/bin/python3 "$ROOT/tests/html_text.py" $name.dom $name.pdf
    done
    ok "no element came out of a value" has_not '<script|<img|onerror=[^&]*"' \
        hostile.dom
fi

done_testing
