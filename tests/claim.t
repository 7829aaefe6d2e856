# claim: the schedule of interest of the four sample customers, each by its
# own rule, with the figures of a calculation by hand; what of it leaves the
# house, and what does not.
. tests/tap.sh

book=$TMP/book
cp -R samples/huaheng "$book"
python=/usr/bin/python3

claim() {
    run "$DUEBOOK" claim "$book" --quiet "$@"
}

# figures CUSTOMER: principal, interest, fixed sums, costs, total, per diem.
figures() {
    "$python" - "$TMP/$1.json" <<'PY'
import json, sys
c = json.load(open(sys.argv[1], encoding='utf-8'))['claims'][0]
print(*(c[k] for k in ('principal', 'interest_due', 'fixed_due', 'cost_due',
                       'total', 'per_diem')))
PY
}

# segments CUSTOMER: days, base and interest of every row.
segments() {
    "$python" - "$TMP/$1.json" <<'PY'
import json, sys
c = json.load(open(sys.argv[1], encoding='utf-8'))['claims'][0]
for d in c['debts']:
    for r in d['rows']:
        print(d['doc_no'], r['from'], r['to'], r['days'], r['base'],
              r['percent'], r['interest'])
PY
}

for id in C0061 C0062 C0063 C0064; do
    claim --customer $id --format json -o "$TMP/$id.json"
    is "$id: JSON, exit status" 0 "$status"
    claim --customer $id --format pdf -o "$TMP/$id.pdf"
    is "$id: PDF, exit status" 0 "$status"
    claim --customer $id --format xlsx -o "$TMP/$id.xlsx"
    is "$id: workbook, exit status" 0 "$status"
    ok "$id: the printed rows make the printed totals" \
        "$python" tests/claim_rows.py "$TMP/$id.pdf" "$TMP/$id.json"
done

# By hand: days by Julian day numbers, products exact, half-up once a debt.
is "contract, 0.05 % a day: sums" \
    "1090412.90 39055.00 0.00 0.00 1129467.90 545.21" "$(figures C0061)"
is "its segments: a payment of day 365 leaves 882,500.00" \
    "XS250306-0004 2025-07-01 2026-06-30 365 1000000.00 0.05 182500.00
XS250306-0004 2026-07-01 2026-07-10 10 882500.00 0.05 4412.50
XS250306-0004 2026-07-11 2026-07-17 7 853912.50 0.05 2988.69
XS250618-0003 2025-09-16 2026-07-17 305 236500.40 0.05 36066.31" \
    "$(segments C0061)"
is "silent sale, LPR at breach x 1.5: sums" \
    "828600.00 44012.38 0.00 0.00 872612.38 103.50" "$(figures C0062)"
is "small supplier, large buyer, 0.05 % a day: sums" \
    "774480.75 67112.16 0.00 0.00 841592.91 387.24" "$(figures C0063)"
is "law of England: sums" \
    "18360.50 2278.00 210.00 0.00 20848.50 6.22" "$(figures C0064)"

# A draft as long as the list of the house has an open item.
is_draft() {
    qpdf --qdf --object-streams=disable "$1" - | grep -aq Subtype/Watermark
}
list=$TMP/待核实清单
ok "an agreed penalty far above the loss: a draft" is_draft "$TMP/C0061.pdf"
ok "and the data say so" grep -q '"draft": true' "$TMP/C0061.json"
ok "a list of the house stands beside it" test -s "$list-C0061-CNY.pdf"
ok "which says why, and is not to leave" sh -c \
    'pdftotext "$1" - | tr -d " \n" >"$2" && grep -q "不得外发" "$2" &&
    grep -q "HT25-0061：约定违约金年化18.25%" "$2"' sh \
    "$list-C0061-CNY.pdf" "$TMP/list"
ok "the second line of a small supplier stands there" sh -c \
    'pdftotext "$1" - | tr -d " \n" | grep -q "备位.*1.3倍"' sh \
    "$list-C0063-CNY.pdf"
ok "nothing open: no draft" sh -c \
    '! qpdf --qdf --object-streams=disable "$1" - | grep -aq Subtype/Watermark' \
    sh "$TMP/C0064.pdf"
ok "and no list" test ! -e "$list-C0064-GBP.pdf"

# A recorded reason settles it: no draft any more, and no list.
cat >"$book/records/待核实.csv" <<'CSV'
客户编号,待核实编号,处理理由,决定人
C0061,penalty-high:HT25-0061,双方协商确定的标准，对方违约情节严重,赵示例
CSV
mkdir "$TMP/settled"
claim --customer C0061 --format pdf -o "$TMP/settled"
is "decided with a reason: the schedule alone" \
    利息违约金计算表-C0061-CNY.pdf "$(ls "$TMP/settled")"
ok "which is no draft" sh -c \
    '! qpdf --qdf --object-streams=disable "$1"/* - |
    grep -aq Subtype/Watermark' sh "$TMP/settled"
ok "and does not tell the reason" sh -c \
    '! pdftotext "$1"/* - | grep -q 违约情节' sh "$TMP/settled"
rm "$book/records/待核实.csv"

# What is asked names the column or key that would decide, and stops the claim.
is_asked() { # NAME CUSTOMER WORD
    claim --customer "$2" --lang zh --format pdf -o "$TMP/asked.pdf"
    is "$1: exit status" 1 "$status"
    ok "$1: it names what would decide" grep -q "$3" "$TMP/err"
    ok "$1: no paper" test ! -e "$TMP/asked.pdf"
}
is_asked "sizes at signing unknown" C0042 "签约时对方企业规模"
is_asked "foreign currency, law unknown" C0034 "适用法律"
sed -i '/^  lpr_multiple/d' "$book/duebook.yaml"
is_asked "silent sale without a multiple" C0062 "claim.lpr_multiple"
sed -i '/^  offset: law/d; s/^claim:/claim:\n  lpr_multiple: 1.5/' \
    "$book/duebook.yaml"
is_asked "part payments without an order" C0061 "claim.offset"
cp samples/huaheng/duebook.yaml "$book/"

claim --customer C0061 --as-of 2025-06-30 --format json
is "nothing is due on the due day: exit status" 0 "$status"
ok "and the list is empty" grep -q '"claims": \[\]' "$TMP/out"
claim --customer C0099 --lang en
is "a customer nobody knows: exit status" 1 "$status"
ok "with those that may be meant" grep -q "C0009 青岚市" "$TMP/err"
claim --customer 鼎川 --lang en
ok "a part of a name: the whole one is told" \
    grep -q "C0061 云汐市鼎川示例装备有限公司" "$TMP/err"
claim --customer 云汐市鼎川示例装备有限公司 --format json
is "a whole name will do" 0 "$status"
claim
is "no customer: exit status" 2 "$status"
claim --customer C0061 --format docx
is "a format there is not: exit status" 2 "$status"
claim --customer C0022 --format pdf -o "$TMP/none/x.pdf"
is "a folder that is not there, and questions: exit status" 1 "$status"
claim --customer C0061 --format pdf -o "$TMP/none/x.pdf"
is "a folder that is not there: exit status" 3 "$status"
mkdir "$TMP/folder"
claim --customer C0064 --format pdf -o "$TMP/folder"
ok "into a folder: a name of its own" \
    test -s "$TMP/folder/利息违约金计算表-C0064-GBP.pdf"
claim --customer C0064 --format xlsx --names ascii -o "$TMP/folder"
ok "--names ascii" test -s "$TMP/folder/claim-C0064-GBP.xlsx"
ok "an English debtor's paper is English" sh -c \
    'pdftotext "$1" - | grep -q "Schedule of interest"' sh "$TMP/C0064.pdf"
ok "that of a Chinese one has the sum in capitals" sh -c \
    'pdftotext "$1" - | grep -q "人民币壹佰壹拾贰万玖仟肆佰陆拾柒元玖角"' sh \
    "$TMP/C0061.pdf"
ok "and the wording until actual payment" sh -c \
    'pdftotext "$1" - | tr -d " \n" | grep -q \
    "自2026年7月18日起，以1,090,412.90元为基数，.*计算至实际清偿之日止"' sh \
    "$TMP/C0061.pdf"
claim --customer C0061 --lang zh
ok "text: the total" grep -q "合计：1,129,467.90" "$TMP/out"
cp "$TMP/out" "$TMP/told"
claim --customer C0061 --lang zh -o "$TMP/said.txt"
ok "text with -o: the same in the file" cmp "$TMP/told" "$TMP/said.txt"

# The same bytes on any number of threads, and again.
for format in json pdf xlsx; do
    claim --customer C0061 --format $format --jobs 1 -o "$TMP/again.$format"
    ok "$format: the same bytes" cmp "$TMP/C0061.$format" "$TMP/again.$format"
done

# What the house notes is planted where people type it; none of it goes out.
# A clause that is a part of the claim shows that the search would find it.
sed -i 's/外包装破损，对方主张扣款/植入甲/' "$book"/snapshots/*/disputes.csv
# The ERP's 备注 and 摘要 are read as the description: free text of the house.
sed -i 's/主轴单元 30 件/植入癸：业务员答应免违约金/' \
    "$book"/snapshots/*/documents.csv
sed -i 's/差旅费,CNY,860.00/植入乙,CNY,860.00/' "$book/records/清收费用.csv"
sed -i 's/档案室 1 柜/植入丙/; s/证明货物已交付/植入丁/' \
    "$book/records/证据.csv"
cat >"$book/records/联系记录-内部.csv" <<'CSV'
联系日期,客户编号,沟通方式,联系方向,我方人员,对方人员,沟通内容,是否主张债权,录入日期
2026-07-15,C0061,电话,去,植入戊,植入己,植入庚：对方称已过诉讼时效,否,2026-07-15
CSV
cat >"$book/records/暂停催收-内部.csv" <<'CSV'
客户编号,暂停起始日,暂停原因,录入日期
C0061,2026-07-13,植入辛：违约金过高，可能被调低,2026-07-13
CSV
sed -i 's/^客户编号,联系人,电话,登记状态,录入日期/&,信用等级/; s/^C0016.*/&,\nC0061,,,存续,2026-07-15,植入壬/' \
    "$book/records/客户.csv"
sed -i 's/,第八条,/,植入公开条款,/' "$book/records/合同.csv"
printf '%s\n' 植入甲 植入乙 植入丙 植入丁 植入戊 植入己 植入庚 植入辛 \
    植入壬 植入癸 待核实 备位 诉讼时效 可能被调低 不得外发 内部文件 \
    'second line' 'to be verified' Limitation >"$TMP/internal"
echo 植入公开条款 >"$TMP/public"
mkdir "$TMP/sent"
for id in C0061 C0062 C0063 C0064; do
    for format in text json xlsx pdf; do
        claim --customer $id --format $format -o "$TMP/sent/$id.$format"
    done
    cp "$TMP/out" "$TMP/sent/$id.screen"
done
is "sixteen files go out" 16 "$(ls "$TMP/sent" | grep '^C' | grep -vc 'screen$')"
ok "no byte of them is the house's" "$python" tests/claim_bytes.py \
    "$TMP/internal" "$TMP"/sent/C0*
ok "the list of the house is found out" sh -c \
    '! "$1" tests/claim_bytes.py "$2" "$3"' sh "$python" "$TMP/internal" \
    "$TMP/sent/待核实清单-C0061-CNY.pdf"
for format in text json xlsx pdf; do
    ok "the search finds what $format does say" sh -c \
        '! "$1" tests/claim_bytes.py "$2" "$3"' sh "$python" "$TMP/public" \
        "$TMP/sent/C0061.$format"
done

# Sixty debts whose rate floats through every fixing since 2019: many pages.
long=$TMP/long
mkdir -p "$long/snapshots/2026-07-17"
cat >"$long/duebook.yaml" <<'YAML'
version: 1
language: zh-CN
currency: CNY
creditor: {name: 示例制造有限公司}
claim: {offset: law}
YAML
"$python" - "$long/snapshots/2026-07-17" <<'PY'
import datetime, sys
def write(name, rows):
    with open('%s/%s.csv' % (sys.argv[1], name), 'w') as f:
        f.write('\n'.join(rows) + '\n')
first = datetime.date(2019, 9, 1)
dues = [first + datetime.timedelta(40 * i) for i in range(60)]
write('documents', ['doc_no,customer_id,kind,issue_date,due_date,currency,'
                    'amount,contract_no'] +
      ['F%03d,C1,invoice,%s,%s,CNY,%d.%02d,H1' %
       (i, due - datetime.timedelta(30), due, 10000 + 377 * i, i)
       for i, due in enumerate(dues)])
write('receipts', ['receipt_no,customer_id,receipt_date,currency,amount,'
                   'doc_nos'] +
      ['SK%d,C1,%s,CNY,5000.%02d,F%03d' %
       (i, datetime.date(2024, 1, 5) + datetime.timedelta(60 * i), i, 3 * i)
       for i in range(12)])
write('customers', ['customer_id,name', 'C1,长表示例有限公司'])
write('contracts', ['contract_no,customer_id,type,signed_date,penalty_rule',
                    'H1,C1,sale,2019-08-25,lpr1y*1.5:floating'])
PY
for format in json pdf; do
    "$DUEBOOK" claim "$long" --customer C1 --format $format --quiet \
        -o "$TMP/long.$format" >/dev/null 2>&1
done
ok "sixty debts, $(grep -c '"fixing"' "$TMP/long.json") segments: the printed \
rows make the printed totals" \
    "$python" tests/claim_rows.py "$TMP/long.pdf" "$TMP/long.json"
ok "sums are carried from page to page" sh -c \
    'pdftotext "$1" - | grep -q 承前页' sh "$TMP/long.pdf"

# Debts in two currencies are two claims, each with a paper of its own.
sed -i '2s/CNY,10000.00/USD,10000.00/' \
    "$long/snapshots/2026-07-17/documents.csv"
sed -i 's/lpr1y\*1.5:floating/0.05%\/day/; s/penalty_rule/&,governing_law/; s/day$/&,中国法律/' \
    "$long/snapshots/2026-07-17/contracts.csv"
rm "$long/snapshots/2026-07-17/receipts.csv"
run "$DUEBOOK" claim "$long" --customer C1 --format pdf --lang en \
    -o "$TMP/two.pdf"
is "two currencies into one file: exit status" 2 "$status"
ok "it asks for a folder" grep -q "2 currencies" "$TMP/err"
mkdir "$TMP/two"
run "$DUEBOOK" claim "$long" --customer C1 --format pdf --names ascii \
    -o "$TMP/two"
is "into a folder: two papers" "claim-C1-CNY.pdf claim-C1-USD.pdf" \
    "$(ls "$TMP/two" | grep ^claim | xargs)"

# Sums are live: LibreOffice calculates the values that we wrote.
if command -v soffice >/dev/null; then
    mkdir -p "$TMP/profile/user" "$TMP/new"
    cat >"$TMP/profile/user/registrymodifications.xcu" <<'XCU'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
XCU
    "$python" tests/xlsx_recalc.py plant "$TMP/C0061.xlsx" "$TMP/false.xlsx" \
        >"$TMP/planted"
    soffice "-env:UserInstallation=file://$TMP/profile" --headless \
        --convert-to xlsx --outdir "$TMP/new" "$TMP/false.xlsx" \
        "$TMP/C0061.xlsx" "$TMP/C0062.xlsx" "$TMP/C0063.xlsx" \
        "$TMP/C0064.xlsx" >/dev/null 2>&1
    "$python" tests/xlsx_recalc.py compare "$TMP/false.xlsx" \
        "$TMP/new/false.xlsx" >"$TMP/noticed"
    is "a false value on each of five sheets is noticed" "5 differ" \
        "$(sed -n 's/.*cells, //p' "$TMP/noticed")"
    for id in C0061 C0062 C0063 C0064; do
        ok "$id: the workbook's sums are what LibreOffice calculates" \
            "$python" tests/xlsx_recalc.py compare "$TMP/$id.xlsx" \
            "$TMP/new/$id.xlsx"
    done
else
    skip "the workbook's sums" "no soffice"
fi
done_testing
