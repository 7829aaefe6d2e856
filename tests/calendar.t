# duebook calendar: a book with every kind of deadline, read from files.
. tests/tap.sh

export LC_ALL=C.UTF-8
python=/usr/bin/python3
book=$TMP/book
mkdir -p "$book/snapshots/2026-07-17" "$book/records"
cat >"$book/duebook.yaml" <<'ROWS'
version: 1
language: zh-CN
currency: CNY
creditor:
  name: 示例制造有限公司
ROWS
cat >"$book/snapshots/2026-07-17/documents.csv" <<'ROWS'
doc_no,installment_no,customer_id,customer_name,issue_date,due_date,currency,amount,contract_no,delivery_date
A1,,C1,甲示例公司,2023-08-01,2023-10-01,CNY,1000.00,,
A2,,C1,甲示例公司,2023-08-01,2023-10-01,CNY,500.00,,
A3,,C1,甲示例公司,2023-08-01,2023-08-20,CNY,300.00,,
B1,,C2,乙示例公司,2026-01-01,2026-03-01,CNY,2000.00,HT-2,
B2,1,C2,乙示例公司,2023-01-01,2023-03-01,CNY,10.00,,
B2,2,C2,乙示例公司,2023-01-01,2024-03-01,CNY,10.00,,
U1,,C3,丙示例公司,2020-06-01,2020-09-01,GBP,70.00,HT-3,
K1,,C4,丁示例公司,2025-01-01,2025-02-01,CNY,40.00,,
N1,,C1,甲示例公司,2024-01-01,,CNY,60.00,,
ROWS
cat >"$book/records/合同.csv" <<'ROWS'
合同编号,客户编号,适用法律,担保人,担保方式,保证期间届满日
HT-2,C2,中国法律,周示例,连带责任保证,
HT-3,C3,英国法律,,,
ROWS
cat >"$book/records/联系记录.csv" <<'ROWS'
联系编号,联系日期,客户编号,沟通方式,联系方向,涉及单据,函件编号,是否主张债权,附件
L1,2025-03-03,C1,信函,去,A2,催-1,是,
L2,2025-04-01,C1,电话,去,A1,,是,
L3,2025-05-06,C1,微信,去,A3,,是,截图.png
ROWS
cat >"$book/records/送达.csv" <<'ROWS'
函件编号,客户编号,快递单号,寄出日期,送达结果,签收日期,存根文件
催-1,C1,SF1,2025-03-03,签收,2025-03-05,存根.pdf
ROWS
cat >"$book/records/客户.csv" <<'ROWS'
客户编号,客户名称,破产受理日期,债权申报截止日
C4,丁示例公司,2026-06-01,2026-08-31
ROWS
cat >"$book/records/案件.csv" <<'ROWS'
案号,客户编号,涉及单据,案件事项,事项日期,期限届满日,受理机构,证明文件
（2026）示财保1号,C2,B1,诉前保全,2026-07-06,,示例法院,裁定.pdf
（2026）示财保1号,C2,B1,冻结银行存款,2026-07-06,2027-07-05,示例法院,裁定.pdf
（2026）示财保1号,C2,B1,冻结银行存款,2026-07-06,2027-07-05,示例法院,裁定.pdf
（2025）示民初2号,C2,B2,裁判文书生效,2025-06-03,2025-06-13,示例法院,判决.pdf
ROWS
cat >"$book/records/应收票据.csv" <<'ROWS'
票据号码,客户编号,票据种类,票面金额,出票日期,到期日,对应单据
000000000000000000000000000001,C2,商业承兑汇票,900.00,2026-01-20,2026-10-07,B1
ROWS

run "$DUEBOOK" calendar "$book" --format json --quiet
is "it succeeds" 0 "$status"
cp "$TMP/out" "$TMP/calendar.json"
cat >"$TMP/lines.py" <<'ROWS'
import json, sys
for c in json.load(open(sys.argv[1]))['clocks']:
    print(c['kind'], c['doc_no'] or c['bill_no'] or c['case_no'] or '-',
          c['provable']['day'], c['asserted']['day'], c['state'],
          c['days_left'], c['alarm'], '+'.join(c['missing']) or '-')
ROWS
is "every deadline, by date" \
    "suit （2026）示财保1号 2026-08-05 2026-08-05 runs 19 20 -
limitation A3 2026-08-20 2028-05-08 runs 34 90 agreed_address
insolvency_claim - 2026-08-31 2026-08-31 runs 45 None -
limitation U1 2026-09-01 2026-09-01 runs 46 90 -
guarantee B1 2026-09-01 2026-09-01 runs 46 60 -
limitation A1 2026-10-08 2026-10-08 runs 83 90 record
bill_presentation 000000000000000000000000000001 2026-10-19 2026-10-19 runs 94 None -
enforcement （2025）示民初2号 2027-06-14 2027-06-14 runs 332 None -
preservation （2026）示财保1号 2027-07-05 2027-07-05 runs 346 None -
preservation （2026）示财保1号 2027-07-05 2027-07-05 runs 346 None -
limitation K1 2028-02-01 2028-02-01 runs 564 None -
limitation A2 2028-03-06 2028-03-06 runs 598 None -
limitation B1 2029-07-06 2029-07-06 runs 1085 None -
limitation N1 None None unknown None None due_date" \
    "$($python "$TMP/lines.py" "$TMP/calendar.json")"

run "$DUEBOOK" calendar "$book" --quiet
ok "text: 2026-10-01 moves to 2026-10-08" \
    has '可证明：2026-10-08（自 2023-10-01 到期；2026-10-01 为休息日，顺延）' "$TMP/out"
ok "text: the carrier's day counts, not the day of posting" \
    has '2028-03-06（自 2025-03-05 催款函件 催-1（承运人签收记录）' "$TMP/out"
ok "text: the end that is asserted, beside" has '可主张：2028-05-08（自 2025-05-06 微信或者短信 L3' "$TMP/out"
ok "text: what is missing" has '缺少：约定的电子送达地址' "$TMP/out"
ok "text: past the announced calendar" has '未公布调休' "$TMP/out"
ok "text: it is for the house" has '内部资料，不得对外提供' "$TMP/out"
ok "text: English law" has '英国《1980 年时效法》' "$TMP/out"
run "$DUEBOOK" calendar "$book" --as-of 2026-08-25 --format json --quiet
is "a later day: what has ended" "limitation A3 2026-08-20 2028-05-08 ended -5 None agreed_address" \
    "$($python "$TMP/lines.py" "$TMP/out" | grep ' A3 ')"

# --- files ------------------------------------------------------------------
run "$DUEBOOK" calendar "$book" --format ics --quiet
cp "$TMP/out" "$TMP/a.ics"
run $python tests/ics_check.py "$TMP/a.ics"
is "iCalendar: by the rules" "0 " "$status $(grep WRONG "$TMP/out")"
if grep -q '^# no icalendar' "$TMP/out"; then
    skip "iCalendar: read by another" "python3-icalendar is not installed"
else
    is "iCalendar: read by another" "12 180/90/30" \
        "$(wc -l <"$TMP/out") $(sed -n 's/^2026-10-08 | 诉讼时效：甲示例公司 CNY 1,000.00 | //p' "$TMP/out")"
fi
"$DUEBOOK" calendar "$book" --as-of 2026-07-10 --known-at 2026-07-17 \
    --format ics --quiet >"$TMP/b.ics" 2>/dev/null
is "iCalendar: an event keeps its number on another day" "" \
    "$(grep ^UID "$TMP/b.ics" | grep -vxFf "$TMP/a.ics")"
mkdir "$TMP/ics"
run "$DUEBOOK" calendar "$book" --format ics --quiet -o "$TMP/ics"
ok "iCalendar: into a folder" cmp "$TMP/ics/期限日历.ics" "$TMP/a.ics"
mkdir -p "$TMP/none/snapshots/2026-07-17"
cp "$book/duebook.yaml" "$TMP/none"
printf 'doc_no,customer_id,issue_date,due_date,amount\nA1,C1,2026-07-01,2026-08-01,5.00\n' \
    >"$TMP/none/snapshots/2026-07-17/documents.csv"
"$DUEBOOK" calendar "$TMP/none" --format ics --quiet >"$TMP/c.ics"
ok "iCalendar: of nothing, still one" $python tests/ics_check.py "$TMP/c.ics"
run "$DUEBOOK" calendar "$TMP/none" --quiet
ok "text: of nothing" has '没有需要列出的期限' "$TMP/out"

run "$DUEBOOK" calendar "$book" --format xlsx -o "$TMP/a.xlsx" --jobs 1
is "workbook" 0 "$status"
judge=../shared/tools/ooxml-check/ooxml-check
if [ -x "$judge" ] && command -v java >/dev/null; then
    ok "workbook: as the standard asks" env LC_ALL=C.UTF-8 "$judge" "$TMP/a.xlsx"
else
    skip "workbook: as the standard asks" "no ../shared/tools or no Java"
fi
if $python -c 'import openpyxl' 2>/dev/null; then
    is "workbook: its sheets and the first rows" \
        "汇总 期限 时效中断
2026-08-05 19 诉前保全后的起诉期限 进行中 C2
2026-08-20 34 诉讼时效 进行中 C1" "$($python - "$TMP/a.xlsx" <<'PY'
import openpyxl, sys
wb = openpyxl.load_workbook(sys.argv[1])
print(*wb.sheetnames)
for row in wb['期限'].iter_rows(min_row=6, max_row=7, max_col=5, values_only=True):
    print(row[0].date(), *row[1:])
PY
)"
else
    skip "workbook: its sheets and the first rows" "no python3-openpyxl"
fi
for format in text json xlsx ics; do
    "$DUEBOOK" calendar "$book" --format $format --quiet --jobs 1 -o "$TMP/1.$format"
    "$DUEBOOK" calendar "$book" --format $format --quiet --jobs 4 -o "$TMP/2.$format"
    ok "$format: the same bytes" cmp "$TMP/1.$format" "$TMP/2.$format"
done

# --- a real ledger, reckoned again ------------------------------------------
ledger=../shared/data/cassandra_udyam_ar_train.csv
if [ -f $ledger ]; then
    "$DUEBOOK" calendar $ledger --as-of 2020-05-01 --quiet --format json \
        >"$TMP/real.json" 2>/dev/null
    "$DUEBOOK" aging $ledger --as-of 2020-05-01 --quiet --format json \
        >"$TMP/aging.json" 2>/dev/null
    run $python - "$TMP/real.json" "$TMP/aging.json" <<'PY'
import datetime, json, sys
clocks = json.load(open(sys.argv[1]))['clocks']
aging = json.load(open(sys.argv[2]))
overdue = sum(b['count'] for c in aging['currencies'] for b in c['buckets']
              if b['from'] is not None and b['from'] > 0)
def later(iso, years):
    y, m, d = map(int, iso.split('-'))
    try:
        return datetime.date(y + years, m, d)
    except ValueError:
        return datetime.date(y + years, m, 28)
wrong = 0
for c in clocks:
    assert c['kind'] == 'limitation' and not c['events']
    end = later(c['due_date'], 2)
    if end >= datetime.date(2017, 10, 1):
        end = later(c['due_date'], 3)
    day = datetime.date.fromisoformat(c['provable']['day'])
    wrong += c['provable']['nominal'] != str(end) or not 0 <= (day - end).days <= 10
    wrong += (c['state'] == 'ended') != (day < datetime.date(2020, 5, 1))
print(len(clocks) == overdue, wrong)
PY
    is "a real ledger: each overdue document has its end" "0 True 0" \
        "$status $(cat "$TMP/out" "$TMP/err")"
else
    skip "a real ledger: each overdue document has its end" "no ../shared/data"
fi

# --- what is typed ----------------------------------------------------------
cp -R "$book" "$TMP/typed"
cat >"$TMP/typed/records/案件.csv" <<'ROWS'
案号,客户编号,涉及单据,案件事项,事项日期,期限届满日
1,C1,A1,提起诉讼,2026-07-01,
2,C1,A9,起诉,2026-07-01,
3,C1,A1,冻结银行存款,2026-07-01,2026-06-01
4,C1,B1,起诉,2026-07-01,
5,C2,000000000000000000000000000001,起诉,2026-07-01,
ROWS
run "$DUEBOOK" calendar "$TMP/typed" --format json
is "rows that cannot be understood: exit status 1" 1 "$status"
ok "a word that is none" has '案件.csv:2.*提起诉讼' "$TMP/err"
ok "a number that nothing bears" has '案件.csv:3.*A9' "$TMP/err"
ok "an end before its beginning" has '案件.csv:4.*届满日' "$TMP/err"
ok "a document of another customer" has '案件.csv:5.*B1' "$TMP/err"
is "the number of a bill is one" "" "$(grep '案件.csv:6' "$TMP/err")"
cat >"$TMP/typed/records/cases.csv" <<'ROWS'
case_no,customer_id,doc_nos,event,event_date,ends,court,proof
9,C1,A1,filed,2026-07-01,,,a.pdf
ROWS
rm "$TMP/typed/records/案件.csv"
sed -i 's/zh-CN/en/' "$TMP/typed/duebook.yaml"
run "$DUEBOOK" calendar "$TMP/typed" --quiet
is "in English" 0 "$status"
ok "a suit stays it" has 'provable: stayed \(from suit or arbitration 9 of 2026-07-01 \(court paper\)\)' "$TMP/out"

# Nothing of it leaves the house.
run "$DUEBOOK" weekly "$book" --quiet -o "$TMP/run"
cat "$TMP"/run/催款函/*.pdf >"$TMP/letters" 2>/dev/null
ok "there are letters" test -s "$TMP/letters"
for f in "$TMP"/run/催款函/*.pdf; do
    pdftotext "$f" - >>"$TMP/letters"
done
is "and none speaks of it" "" "$(grep -ao '时效\|保证期间\|limitation' "$TMP/letters")"

done_testing
