# lint and vars: templates without data.
. tests/tap.sh

run "$DUEBOOK" lint --strict
is "the built-in templates are without fault" 0 "$status"
ok "and all were looked at" has '^\d\d templates looked at: 0 errors, 0 warnings' "$TMP/out"
cd "$TMP" || exit 1

head='---
title: T
needs:
  total: money CNY
  as_of: date
  docs: list
  docs.no: text
  docs.open: money CNY
  docs.kind: text?
  remark: text?
  late: bool
  customer: party
---'
# look NAME WANTED: what lint says of standard input behind the front matter.
look() {
    { printf '%s\n' "$head"; cat; } >t.md
    run "$DUEBOOK" lint --lang "${lang:-en}" t.md
    is "$1" "$2" "$(grep -v 'does not use it\|并未使用' err)"
}
# The front matter has 13 lines.
look "all is well" "" <<'EOF'
# T

截至{{as_of}}，{{customer.name}}（“贵司”）欠款{{total.upper}}。{{#remark}}备注：{{remark}}{{/remark}}

| 单据号 | 金额 |
|:--|--:|
{{#docs}}
| {{no}}{{#kind}}（{{kind}}）{{/kind}} | {{open}} |
{{/docs}}
| **合计** | **{{docs.total.open}}** |

{{customer.block}}
EOF
look "a misspelt name" 't.md:14:1: error: no variable "totl": "totl" is unknown; the nearest is "total"' <<'EOF'
{{totl}}
EOF
look "a part that a list does not have" 't.md:14:10: error: no variable "opne": "opne" is unknown; the nearest is "open"' <<'EOF'
{{#docs}}{{opne}}{{/docs}}
EOF
look "a form of another type" 't.md:14:1: error: "as_of.full": date has no "full"; there are: long, iso, slash, cn, upper, year, month, day' <<'EOF'
{{as_of.full}}
EOF
look "a total of what is no amount" 't.md:14:1: error: "docs.total.no": "no" is neither an amount nor a number in every element of the list' <<'EOF'
{{docs.total.no}}
EOF
look "forms inside of a total a currency" "" <<'EOF'
{{#docs.totals.open}}{{code}} {{.}}；{{/docs.totals.open}}
EOF
look "a total of nothing" 't.md:14:1: error: "docs.total": list has no "total"; there are: count, total.PART, totals.PART' <<'EOF'
{{docs.total}}
EOF
look "a list for a text" 't.md:14:1: error: "docs" is a list or a group: name one of its parts' <<'EOF'
{{docs}}
EOF
look "what may be left out, unasked" 't.md:14:1: warning: "remark" may be left out, which would stop the document: put it into a section {{#remark}} … {{/remark}}' <<'EOF'
{{remark}}
EOF
look "a yes or no beside it is as good" "" <<'EOF'
{{#late}}{{remark}}{{/late}}
EOF
look "outside of a list" 't.md:14:1: error: "-index" stands outside of a list' <<'EOF'
{{-index}}
EOF
look "a block that is not closed" 't.md:14: error: the block ::: that begins here is not closed by a line :::' <<'EOF'
::: right
x
EOF
look "a block that is closed only with a remark" 't.md:14: error: the block ::: that begins here is not closed by a line ::: (where "remark" is empty)' <<'EOF'
::: right
x
{{#remark}}
:::
{{/remark}}
EOF
look "a heading of other columns" 't.md:15: error: the heading has 3 columns and this line 2: so it is no table' <<'EOF'
| a | b | c |
|--|--|
| 1 | 2 | 3 |
EOF
look "rows of other columns" 't.md:17: error: this row has 3 cells, its table 2 columns: what is behind would not be printed
t.md:19: warning: this row has 1 cells, its table 2 columns: the last ones stay empty' <<'EOF'
| a | b |
|--|--|
{{#docs}}
| {{no}} | {{open}} | x |
{{/docs}}
| \| |
EOF
look "a column that is there only sometimes" 't.md:17: error: this row has 3 cells, its table 2 columns: what is behind would not be printed (where "late" is empty)' <<'EOF'
| a | b |{{#late}} c |{{/late}}
|--|--|{{#late}}--|{{/late}}
{{#docs}}
| {{no}} | {{open}} | x |
{{/docs}}
EOF
look "a line behind a table" 't.md:17: warning: this line would be a row of the table above: put an empty line between them' <<'EOF'
| a | b |
|--|--|
| 1 | 2 |
合计
EOF
look "a row of no table" 't.md:15: error: the line above begins with | and is no table: a table begins with its heading and a line |:--|--:|' <<'EOF'
| a | b |

x
EOF
look "signs" 't.md:14:3: warning: " in Chinese text; should it be “ ”?
t.md:14:6: warning: " in Chinese text; should it be “ ”?
t.md:14:9: warning: , in Chinese text; should it be ，?
t.md:14:12: warning: ( in Chinese text; should it be （?
t.md:14:14: warning: ) in Chinese text; should it be ）?
t.md:16:2: warning: full-width digits or letters: write them half width (2026, not ２０２６)
t.md:16:8: warning: the same stop twice
t.md:18:3: warning: ... in Chinese text; should it be ……?
t.md:18:8: warning: — in Chinese text; should it be ——?
t.md:18:11: warning: -- in Chinese text; should it be ——?' <<'EOF'
我司"贵司"欠款,请付(款)。

到２０２６年。。

等等...以上—以下--完
EOF
look "a number left out" 't.md:18: warning: number 4 stands where 3 is expected
t.md:22: warning: number 3 stands where 2 is expected' <<'EOF'
一、甲

**二、乙**

四、丙

（一）丁

（三）戊

{{#late}}
五、己
{{/late}}
EOF
look "brackets without partner" 't.md:14:2: warning: one of （） has no partner in its paragraph
t.md:16:4: warning: one of “” has no partner in its paragraph' <<'EOF'
甲（乙

甲乙丙”丁

1）甲；2）乙（丙）“丁”
EOF
look "the currency and the day twice" 't.md:14:3: warning: as_of ends with 日: it would stand twice
t.md:14:3: warning: before a day the word is 截至; 截止 ends a period
t.md:14:17: warning: total.upper ends with 元 or 整: 元 would stand twice
t.md:14:17: warning: total.upper says the currency itself: 人民币 would stand twice' <<'EOF'
截止{{as_of}}日，人民币{{total.upper}}元
EOF
lang=zh look "words that a lawyer would strike out" 't.md:14:1: 警告: 法人代表：法律用语是“法定代表人”；“法人代表”可以是单位派出的任何人
t.md:14:6: 警告: 帐：账户、账款、对账一律用“账”
t.md:14:9: 警告: 滞纳金：平等主体之间用“违约金”或“逾期利息”；“滞纳金”用于税费和行政收费
t.md:16:3: 警告: 合同法》：已于2021年1月1日废止，适用民法典' <<'EOF'
法人代表、帐户、滞纳金

依《合同法》和《劳动合同法》
EOF
printf -- '---\ntitle: T\nlanguage: en\n---\nPay now，please.\n\n上海，too\n' >e.md
run "$DUEBOOK" lint e.md
is "English text" "e.md:5:8: warning: full-width punctuation in English text" \
    "$(cat err)"

# Needs without types, and none.
printf -- '---\ntitle: T\nneeds: [customer, total]\n---\n{{custmer.name}}{{total}}{{page}}\n' >n.md
run "$DUEBOOK" lint n.md
is "names alone: the nearest is told" 'n.md:5:1: warning: "custmer.name" is not among the needs of the template; did you mean "customer"?' \
    "$(grep n.md:5 err)"
printf -- '---\ntitle: T\nkind: leter\n---\nx\n' >k.md
run "$DUEBOOK" lint k.md
is "a kind that is none" '1 k.md:3:7: error: kind "leter" is no built-in document; accepted are: letter, correction, kpi, claim, claim-checks, voucher, paper' \
    "$status $(cat err)"
printf -- '---\ntitle: T\nkind: letter\n---\n{{custmer.name}} {{total.iso}}\n' >k.md
run "$DUEBOOK" lint k.md
is "names and forms of a kind" 'k.md:5:1: error: no variable "custmer.name": "custmer" is unknown; the nearest is "customer"
k.md:5:18: error: "total.iso": money has no "iso"; there are: grouped, plain, code, symbol, full, upper, words' \
    "$(cat err)"

printf -- '---\ntitle: T\nfont: 华文彩云\n---\nx\n' >f.md
run "$DUEBOOK" lint f.md
is "a font that is nowhere" "1 f.md:3:7: error: the font \"华文彩云\" is in no fonts.yaml, and no file of this name is in the book's fonts/" \
    "$status $(cat err)"

# What every party has needs no declaration, what is one's own does.
lint_one() { # NEEDS TEXT
    printf -- '---\ntitle: T\nlanguage: en\nneeds: {%s}\n---\n%s\n' "$1" "$2" >party.md
    run "$DUEBOOK" lint party.md
}
lint_one 'x: party' '{{x.name}} {{#x.address}}{{x.address}} {{/x.address}}{{#x}}{{name}}{{#phone}}{{phone}}{{/phone}}{{/x}} {{x.block}}'
is "the parts of a party" "0 " "$status $(cat err)"
lint_one 'x: party, x.bank: text' '{{x.name}} {{x.bank}} {{#x.uscc}}{{x.uscc}}{{/x.uscc}}'
is "and one of one's own" "0 " "$status $(cat err)"
lint_one 'x: party' '{{x.fax}}'
is "one that may be missing" 'party.md:6:1: warning: "x.fax" may be left out, which would stop the document: put it into a section {{#x.fax}} … {{/x.fax}}' "$(cat err)"
lint_one 'x: party, x.fax: text' '{{x.fax}}'
is "one that is declared" "0 " "$status $(cat err)"
lint_one 'x: party' '{{x.adress}}'
is "a misspelt one" '1 party.md:6:1: error: no variable "x.adress": "adress" is unknown; the nearest is "address"' "$status $(cat err)"
printf '{"x":{"name":"N","bank":"B","uscc":null}}' >party.json
lint_one 'x: party, x.bank: text' '{{x.name}} {{x.bank}} {{#x.uscc}}no{{/x.uscc}}{{^x.uscc}}none{{/x.uscc}}'
run "$DUEBOOK" render party.md --data party.json -o party.pdf
is "rendered" "0 N B none" "$status $(pdftotext party.pdf - | head -n 1)"
run "$DUEBOOK" vars party.md
ok "vars: their types" has '^  x.name +text +6' out
run "$DUEBOOK" vars party.md --format json -o party.json
run "$DUEBOOK" render party.md --data party.json
is "vars: an example of all of them" "0 10" "$status $(grep -c '    "' party.json)"
lint_one 'charts: group' '::: chart x'
is "charts are used by their blocks" "0 " "$status $(cat err)"

# Links: by a heading's own words, with or without its number.
cat >links.md <<'EOF'
---
title: T
numbering: cn
---
# 名称

见[甲](#债权金额)、[乙](#一、债权金额)、[丙](#2026-07-账龄)，另见[丁](#债权全额)。

## 债权金额

### 2026-07 账龄
EOF
run "$DUEBOOK" lint links.md
is "a link that leads nowhere" 'links.md:7: warning: the link "#债权全额" leads nowhere: no heading has this title; the nearest is "#债权金额"' "$(cat err)"
sed 's/，另见.丁.(#债权全额)//' links.md >followed.md
echo '{}' >none.json
run "$DUEBOOK" render followed.md --data none.json -o followed.html
is "links are followed, in HTML" '#债权金额 #债权金额 #2026-07-账龄 ' \
    "$(grep -o 'href="#[^"]*' followed.html | sed 's/href="//' | tr '\n' ' ')"
run "$DUEBOOK" render followed.md --data none.json -o followed.pdf
qpdf --qdf --object-streams=disable followed.pdf plain.pdf
is "and in PDF" "3 " "$(grep -ac '/Subtype /Link' plain.pdf) $(cat err)"
sed 's/## 债权金额/## {{x}}/; s/^numbering.*/needs: {x: text}/' links.md >valued.md
run "$DUEBOOK" lint valued.md
is "titles of data are known with the data" "" "$(cat err)"

# What an input method types, and lines that would run together.
cat >typed.md <<'EOF'
---
title: T
---
#标题
｛｛x｝｝与＊＊粗＊＊，见 # 号
：：： right
｜ 甲 ｜

一、标题
二、标题

（一）甲\
（二）乙

::: center
一、甲
二、乙
:::
EOF
run "$DUEBOOK" lint typed.md
is "marks that are none" 'typed.md:4:1: warning: a heading needs a blank behind its #; as it is the # is printed
typed.md:5:1: warning: ｛｛ is text and will be printed; a mark is written in half width: {{
typed.md:5:4: warning: ｝｝ is text and will be printed; a mark is written in half width: }}
typed.md:5:7: warning: ＊＊ is text and will be printed; a mark is written in half width: **
typed.md:5:10: warning: ＊＊ is text and will be printed; a mark is written in half width: **
typed.md:6:1: warning: ：：： is text and will be printed; a mark is written in half width: :::
typed.md:7:1: warning: ｜ is text and will be printed; a mark is written in half width: |
typed.md:10: warning: this line is printed behind the one above, in one paragraph: leave an empty line between them, or end the one above with \' \
    "$(grep -v 'full-width\|twice' err)"

# A book: all its templates, partials where they are used.
mkdir -p book/templates/letters book/templates/partials
touch book/duebook.yaml
printf '{{totl}}\n' >book/templates/partials/part.md
printf -- '---\ntitle: T\nneeds: {total: money}\n---\n{{> part}}\n{{total}}\n' >book/templates/letters/a.md
cp k.md book/templates/letters/b.md
run "$DUEBOOK" lint book
is "a book" '2 templates looked at: 3 errors, 0 warnings' "$(cat out)"
ok "a fault in a partial has its place there" \
    has '^book/templates/partials/part.md:1:1: error: no variable "totl"' err
cd book || exit 1
run "$DUEBOOK" lint
cd ..
is "the book in this folder" '2 templates looked at: 3 errors, 0 warnings' "$(cat out)"
run "$DUEBOOK" lint letters/zh-CN/demand
is "a built-in template by its name" 0 "$status"
run "$DUEBOOK" lint no-such-template
is "one that is not there" 3 "$status"

# vars
run "$DUEBOOK" vars letter
ok "vars: a kind, with type, example and meaning" \
    has '^  total +money +50000.00 +of it not disputed$' out
ok "vars: forms with examples" has '^  money +\{\{x.upper\}\} +人民币壹仟贰佰叁拾肆元伍角' out
run "$DUEBOOK" --lang zh vars
ok "vars: in Chinese" has '^  documents.due_date +date +2026-03-16 +到期日$' out
ok "vars: all kinds" has '^kind: kpi（管理指标报告）$' out
run "$DUEBOOK" vars letters/zh-CN/demand
ok "vars: what a template uses, and where" has '^  as_of .long +date +\d+, \d+' out
for kind in zh-CN en; do
    run "$DUEBOOK" vars letters/$kind/demand --format json -o data.json
    run "$DUEBOOK" render letters/$kind/demand --data data.json -o $kind.pdf
    is "vars: its data are good for render, $kind" 0 "$status"
done
pdftotext zh-CN.pdf zh.txt
ok "vars: and filled in" has '肆万伍仟元整' zh.txt
printf -- '---\ntitle: 图\nfooter: "{{page}}/{{pages}}"\n---\n文\n' >foot.md
run "$DUEBOOK" lint foot.md --strict
is "numbers of pages need no data" "0" "$status"
cat >drawn.md <<'EOF'
---
title: 图
needs: { n: text, charts: "group?" }
---
# {{n}}

{{#n}}
::: chart 账龄
{{/n}}

::: chart 趋势

完。
EOF
run "$DUEBOOK" vars drawn.md --format json -o drawn.json
run "$DUEBOOK" render drawn.md --data drawn.json -o drawn.html
is "vars: its charts are drawn" "0 2" "$status $(grep -c '<svg ' drawn.html)"
run "$DUEBOOK" vars n.md --format json
is "vars: names without types" '{
  "customer": "customer",
  "total": "total"
}' "$(cat out)"

done_testing
