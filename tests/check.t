# duebook check on a book with every kind of event: the text and the JSON.
. tests/tap.sh
. tests/event_book.sh

event_book "$TMP/book"
run "$DUEBOOK" check "$TMP/book" --lang zh
is "it ties: exit status 0" 0 "$status"
sed -n '/^CNY/,/^JPY/p' "$TMP/out" | sed '$d' >"$TMP/cny"
is "the roll-forward from the earlier report, and the bridge" \
    "CNY：勾稽相符
  期初（2026-07-10 报告数）：321,385.06
  加：对期初报告数的更正 4,100.00
  更正后期初 325,485.06
  加：发票 18,000.00
  减：收款 12,000.00
  减：坏账核销 800.00
  期末 330,685.06
  各账龄段合计 331,485.06
  未核销 -800.00
  减：未到期质保金（合同资产） 5,000.00
  资产负债表“应收账款”项目（未扣坏账准备） 325,685.06" "$(cat "$TMP/cny")"
is "how open amounts came about" \
    "核销依据：按收款所指单据核销；未指明款项的核销顺序：先到期先核销；贷项处理：未核销部分单列，不计入账龄段" \
    "$(grep 核销依据 "$TMP/out")"
is "what was restated, with its row" \
    "有 2 笔 2026-07-10 及以前的业务与当时的报告数不同（更正明细）：
  K06：单据 XS-013，业务日期 2026-07-08，原报 0.00，现为 6,100.00 CNY（documents.csv:19）
  K06：收款 SK-007，业务日期 2026-07-09，原报 0.00，现为 -2,000.00 CNY（receipts.csv:9）" \
    "$(grep -A 2 更正明细 "$TMP/out")"
is "no bridge where there is nothing to bridge" 1 \
    "$(grep -c 资产负债表 "$TMP/out")"

run "$DUEBOOK" check "$TMP/book" --lang en
is "in English" "  opening as of 2026-07-10: 321,385.06
  + restatements 4,100.00
  - write-offs 800.00" \
    "$(grep -E '^  (opening as of|. restate|. write)' "$TMP/out" | head -n 3)"

# Back-dated rows by the dozen: the first 20, then how many more.
i=100
while [ $i -lt 125 ]; do
    echo "XS-$i,,K06,invoice,2026-07-01,,2026-08-07,CNY,1.00,,,,,2026-07-14"
    i=$((i + 1))
done >>"$TMP/book/snapshots/2026-07-17/documents.csv"
run "$DUEBOOK" check "$TMP/book" --lang zh
is "20 restatements are listed" 20 \
    "$(grep -c '^  K06：.*业务日期' "$TMP/out")"
is "and the others counted" "  另有 7 项未列，见 --format json" \
    "$(grep 另有 "$TMP/out" | head -n 1)"

# A control total that differs.
printf 'as_of,account,currency,amount\n2026-07-17,1122,CNY,330709.00\n' \
    >"$TMP/book/snapshots/2026-07-17/control.csv"
run "$DUEBOOK" check "$TMP/book" --lang zh
is "a difference to the control total: exit status 1" 1 "$status"
is "it is said" "CNY：勾稽不符 与总账余额的差异 -1.06" "$(grep -E \
    '^CNY|与总账余额的差异' "$TMP/out" | tr -s '\n ' ' ' | sed 's/ $//')"

run "$DUEBOOK" check "$TMP/book" --format json
shape() {
    python3 - "$TMP/out" <<'PY'
import json, sys
top = json.load(open(sys.argv[1]))
assert top['policy'] == {'allocation_source': 'named',
                         'allocation_order': 'oldest',
                         'credit_notes': 'apart', 'fx': 'as_of'}, top['policy']
tie = top['tie_out']
cny = tie['currencies'][0]
assert cny['opening_date'] == '2026-07-10', cny
assert cny['opening'] == '321385.06' and cny['restated'] == '4125.00', cny
assert cny['control_difference'] == '-1.06' and not cny['ties'], cny
assert cny['bills'] == '0.00' and cny['writeoffs'] == '800.00', cny
assert cny['balance_sheet'] == '325710.06', cny
assert len(tie['restatements']) == 27
first = tie['restatements'][0]
assert first['kind'] == 'document' and first['customer'] == 'K06', first
sums = {}
for row in tie['customers']:
    for key in ('opening', 'restated', 'closing', 'buckets', 'unapplied'):
        at = (row['currency'], key)
        sums[at] = sums.get(at, 0) + round(float(row[key]) * 100)
for row in tie['currencies']:
    for key in ('opening', 'restated', 'closing', 'buckets', 'unapplied'):
        assert sums[(row['currency'], key)] == round(float(row[key]) * 100), (
            row['currency'], key)
PY
}
ok "JSON: policy, roll-forward, customers that add up, restatements" shape

# Bills are called bills, and instalments bear their number.
rm -rf "$TMP/book"
event_book "$TMP/book"
week=$TMP/book/snapshots/2026-07-17
printf '%s\n' 'XS-020,1,K06,invoice,2026-07-08,,2026-08-07,CNY,5.00,,,,,2026-07-14' \
    'XS-020,2,K06,invoice,2026-07-08,,2026-09-07,CNY,6.00,,,,,2026-07-14' \
    >>"$week/documents.csv"
echo "PJ-1,K06,银行承兑汇票,CNY,40.00,,,2026-07-01,2026-07-07,2026-12-10,held,,,,2026-07-14" \
    >>"$week/bills.csv"
echo "PJ-2,K06,银行承兑汇票,CNY,50.00,,,2026-01-01,2026-07-06,2026-07-08,dishonoured,2026-07-08,2026-07-09,,2026-07-14" \
    >>"$week/bills.csv"
run "$DUEBOOK" check "$TMP/book" --lang zh
is "a bill and its return, and instalments, restated" \
    "票据 PJ-2，票据 PJ-1，单据 XS-020/1，单据 XS-020/2，票据退回 PJ-2，" \
    "$(grep -oE '：(单据 XS-020|票据)[^，]*，业' "$TMP/out" |
        sed 's/：//; s/业//' | tr -d '\n')"
run "$DUEBOOK" check "$TMP/book" --lang en
is "in English" "Bill PJ-2,Bill returned PJ-2," \
    "$(grep -oE 'Bill [^:]*PJ-2 of' "$TMP/out" | sed 's/ of//' | tr '\n' ,)"
run "$DUEBOOK" check "$TMP/book" --format json
is "and in JSON" "bill PJ-2 -50.00,bill PJ-1 -40.00,bill_dishonoured PJ-2 50.00" \
    "$(python3 -c 'import json, sys
print(",".join("{kind} {number} {change}".format(**r)
               for r in json.load(sys.stdin)["tie_out"]["restatements"]
               if "PJ-" in r["number"]))' <"$TMP/out")"

# --- what is to be looked at -------------------------------------------------

# Each beginning of a phrase by which findings are told apart is one of ours.
strangers() {
    perl -0ne 'if ($ARGV =~ /kinds/) {
            push @starts, /\{"((?:[^"\\]|\\.)*)",\s*(?:FINDING|NO_F)/g }
        else { s/"\s*\n\s*"//g; push @all, /\{"((?:[^"\\]|\\.)*)",/g }
        END { for my $s (@starts) {
            print "$s\n" if !grep { index($_, $s) == 0 } @all }
            print "none\n" if !@starts }' \
        gen/command/check_kinds.c gen/command/phrases_zh.c
}
is "no kind waits for a phrase that nobody says" "" "$(strangers)"

python=/usr/bin/python3
book="$TMP/账 簿/华北#1 分公司"
mkdir -p "$TMP/账 簿"
"$DUEBOOK" init "$book" --lang zh --quiet
sed -i 's/^  name: .*/  name: 示例设备有限公司/' "$book/duebook.yaml"
mkdir "$book/snapshots/2026-07-17"
cat >"$book/snapshots/2026-07-17/应收 单据.csv" <<'END'
doc_no,customer_id,customer_name,issue_date,due_date,currency,amount,description
A1,C1,甲示例公司（东）,2026-05-01,2026-06-01,CNY,100.00,一号
A1,C1,甲示例公司（东）,2026-05-01,2026-06-01,CNY,100.00,一号
A2,C1,甲示例公司（东）,2026-05-01,2026-04-01,CNY,200.00,二号
A3,C1,甲示例公司（东）,2026-05-01,2026-06-01,CNY,300.00,三号
A4,C1,甲示例公司（东）,2026-05-01,2026-06-01,CNY,300.00,三号
A5,C2,甲示例公司(东),2026-07-30,2026-08-01,CNY,-5.00,四号
A6,C2,甲示例公司(东),20260730x,2026-08-01,CNY,5.00,四号
A7,C2,甲示例公司(东),2026-07-01,2026-08-01,CNY,0.00,四号
A8,C1,甲示例公司（东）,2026-07-01,2026-07-01,CNY,7.00,五号
A9,C1,甲示例公司（东）,2026-07-17,2026-08-01,CNY,7.00,五号
END
cat >"$book/snapshots/2026-07-17/收款.csv" <<'END'
receipt_no,customer_id,receipt_date,currency,amount,bank_ref,reversed_date
R1,C1,2026-07-01,CNY,1.00,T1,
R2,C1,2026-07-01,CNY,1.00,T1,
R3,C1,2026-07-01,CNY,1.00,T2,2026-06-30
R4,C1,2026-07-18,CNY,1.00,T4,
R5,C1,2026-07-01,CNY,-1.00,T5,
END
printf 'as_of,account,currency,amount\n2026-07-17,1122,CNY,1000.00\n' \
    >"$book/snapshots/2026-07-17/control.csv"
printf '%s\n' '单据号,客户编号,争议开始,争议原因' 'B9,,2026-06-15,质量' \
    'A1,,2026-06-15,' >"$book/records/争议-张示例.csv"

run "$DUEBOOK" check "$book" --format json
is "findings: exit status 1" 1 "$status"
found() {
    $python -c 'import json, sys
for f in json.load(open(sys.argv[1]))["findings"]:
    print(f["severity"][0], f["kind"], (f["file"] or "-").split("/")[-1],
          f["line"], f["customer"], f["amount"])
    assert f["text"] and f["advice"], f' "$TMP/out"
}
is "findings: each once, the worst first" \
    "e tie_out control.csv 2 None None
e rejected 应收 单据.csv 8 C2 5.00
e duplicate 应收 单据.csv 3 C1 100.00
e entry 争议-张示例.csv 2 None None
w duplicate 收款.csv 3 C1 1.00
w entry 争议-张示例.csv 2 None None
w date_order 应收 单据.csv 4 C1 200.00
w date_order 应收 单据.csv 7 C2 -5.00
w date_order 收款.csv 4 C1 1.00
w date_order 收款.csv 5 C1 1.00
w similar_customers 应收 单据.csv None None None
n duplicate 应收 单据.csv 6 C1 300.00
n sign 应收 单据.csv 7 C2 -5.00
n sign 应收 单据.csv 9 C2 0.00
n sign 收款.csv 6 C1 -1.00" "$(found | grep -v ' file ')"
cp "$TMP/out" "$TMP/json.zh"
kinds_in() {
    $python -c 'import json, sys
print([(f["kind"], f["line"])
       for f in json.load(open(sys.argv[1]))["findings"]])' "$1"
}
run "$DUEBOOK" check "$book" --format json --lang en
is "findings: the same kinds in English" "$(kinds_in "$TMP/json.zh")" \
    "$(kinds_in "$TMP/out")"

run "$DUEBOOK" check "$book" --lang en
is "text: how many of each kind" "  Does not tie: 1, 0, 0
  Rejected: 1, 0, 0
  Repeated: 1, 1, 1
  Typed row fits nothing: 1, 1, 0
  Order of dates: 0, 4, 0
  Sign of amounts: 0, 0, 3
  Customers alike: 0, 1, 0" \
    "$(grep -E '^  [A-Z][a-z ]+: [0-9]+, [0-9]+, [0-9]+$' "$TMP/out")"
ok "text: where, and what" has \
    '^    应收 单据.csv:4: document A2: due on 2026-04-01, before it was' \
    "$TMP/out"

# Names written nearly alike, also in a table of customers; not within a group.
mkdir "$TMP/alike"
cat >"$TMP/alike/customers.csv" <<'END'
customer_id,name,parent_id
1,甲示例有限公司,
2,甲示例有限责任公司,
3,ＡＢＣ示例（东）公司,
4,abc 示例(东)公司,
5,乙示例有限公司,
6,乙示例 有限公司,5
7,丙示例股份有限公司,
8,丙示例有限公司,
END
echo 'doc_no,customer_id,issue_date,due_date,currency,amount
A1,1,2026-05-01,2026-06-01,CNY,1.00' >"$TMP/alike/documents.csv"
run "$DUEBOOK" check "$TMP/alike" --as-of 2026-07-17 --format json --lang en
is "names nearly alike" \
    '"甲示例有限公司" and "甲示例有限责任公司"
"ＡＢＣ示例（东）公司" and "abc 示例(东)公司"' \
    "$($python -c 'import json, re, sys
for f in json.load(open(sys.argv[1]))["findings"]:
    if f["kind"] == "similar_customers":
        print(re.search("\".*\"", f["text"]).group())' "$TMP/out")"

if $python -c 'import openpyxl' 2>/dev/null; then
    mkdir -p "$TMP/报告 夹"
    rm "$book/records/争议-张示例.csv"
    $python tests/starter_sheet.py type "$book/records/争议.xlsx" \
        单据号=B9 争议开始=2026-06-15 争议原因=质量
    run "$DUEBOOK" check "$book" --format xlsx -o "$TMP/报告 夹"
    is "xlsx: exit status 1, into the folder" "1 核对报告.xlsx" \
        "$status $(ls "$TMP/报告 夹")"
    links() {
        $python - "$TMP/报告 夹/核对报告.xlsx" <<'PY'
import os, sys, openpyxl, urllib.parse
path = sys.argv[1]
wb = openpyxl.load_workbook(path)
ws = wb['待处理事项']
heads = [c.value for c in ws[5]]
assert heads == ['级别', '类别', '文件', '行', '客户', '事项', '处理办法',
                 '金额', '币种', '该行内容'], heads
assert ws.auto_filter.ref.startswith('A5:J'), ws.auto_filter.ref
assert ws.freeze_panes == 'A6'
for row in ws.iter_rows(min_row=6):
    link = row[2].hyperlink
    assert row[5].value and row[6].value
    if not link:
        continue
    at = os.path.join(os.path.dirname(path),
                      urllib.parse.unquote(link.target.split('#')[0]))
    assert os.path.isfile(at), link.target
    assert os.path.basename(at) == row[2].value
    if at.endswith('.xlsx'):
        sheet, cell = link.location.split('!')
        assert sheet.strip("'") in openpyxl.load_workbook(at).sheetnames
        print(row[1].value, os.path.basename(at), link.location, row[3].value,
              row[9].value)
top = wb['汇总']
text = [c.value for row in top.iter_rows() for c in row if c.value is not None]
assert '不符' in text and '数据核对报告' in text
PY
    }
    is "xlsx: links lead to files that are there, workbooks to the row" \
        "录入行所指不存在 争议.xlsx '争议'!A3 3 B9 |  |  | 2026-06-15 |  |  | 质量
录入行所指不存在 争议.xlsx '争议'!A3 3 None" "$(links | sed 's/ | *$//')"
    run "$DUEBOOK" check "$book" --format xlsx --lang en -o "$TMP/check.xlsx"
    is "xlsx: -o may name the file" "1 yes" \
        "$status $([ -s "$TMP/check.xlsx" ] && echo yes)"
    judge=../shared/tools/ooxml-check/ooxml-check
    if [ -x "$judge" ] && command -v java >/dev/null; then
        ok "xlsx: as the standard asks" env LC_ALL=C.UTF-8 "$judge" "$TMP/报告 夹/核对报告.xlsx"
    else
        skip "xlsx: as the standard asks" "no ../shared/tools or no Java"
    fi
    run "$DUEBOOK" check samples/huaheng --format xlsx -o "$TMP/a.xlsx" --jobs 1
    cp "$TMP/a.xlsx" "$TMP/b.xlsx"
    run "$DUEBOOK" check samples/huaheng --format xlsx -o "$TMP/a.xlsx" --jobs 2
    ok "xlsx: the same bytes on any number of threads" \
        cmp "$TMP/a.xlsx" "$TMP/b.xlsx"
else
    skip "xlsx" "python3-openpyxl is not installed"
fi

done_testing
