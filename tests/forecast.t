#!/bin/sh
# The forecast of receipts: computed again by Python over 2013 of a real ledger,
# better than both naive forecasts there, blind to what comes later, the same on
# any number of threads; and what it says where it cannot be made.
. tests/tap.sh
WATSON=../shared/data/ibm_watson_ar.csv
CASSANDRA=../shared/data/cassandra_udyam_ar_train.csv

# analysis BOOK DAY OUT [FLAG...]: the analysis of a day.
analysis() {
    book=$1 day=$2 out=$3
    shift 3
    "$DUEBOOK" weekly "$book" --full --as-of "$day" -o "$out" "$@" \
        >"$TMP/told" 2>&1
    [ -f "$out/分析.xlsx" ] || cat "$TMP/told"
}

# sheet XLSX NAME: what its cells say, one row a line.
sheet() {
    /usr/bin/python3 - "$1" "$2" <<'PY'
import sys, openpyxl
sheet = openpyxl.load_workbook(sys.argv[1], data_only=True)[sys.argv[2]]
for row in sheet.iter_rows(values_only=True):
    if any(c is not None for c in row):
        print(*['' if c is None else c for c in row], sep='|')
PY
}

# book FOLDER CSV: a book of one export.
book() {
    mkdir -p "$1/snapshots/2014-01-31"
    cp "$2" "$1/snapshots/2014-01-31/export.csv"
    printf 'version: 1\nlanguage: zh-CN\ncurrency: USD\ncreditor: {name: 甲公司}\n' \
        >"$1/duebook.yaml"
}

sample=samples/huaheng
analysis $sample 2026-07-17 "$TMP/one" --jobs 1
analysis $sample 2026-07-17 "$TMP/four" --jobs 4
ok "the same bytes on one thread and on four" \
    cmp "$TMP/one/分析.xlsx" "$TMP/four/分析.xlsx"
sheet "$TMP/one/分析.xlsx" 回款预测 >"$TMP/sample"
sheet "$TMP/one/分析.xlsx" 压力测试 >"$TMP/stress"
sheet "$TMP/one/分析.xlsx" 效果 >"$TMP/effect"
ok "the sample's forecast is better than both" \
    grep -q 结论：本方法的误差小于两种简单预测 "$TMP/sample"
ok "what the lawyer has is left out" grep -q 已移交律师，不预测 "$TMP/sample"
ok "promises are counted" grep -q '已到期承诺 1[0-9] 项' "$TMP/sample"
ok "three scenarios" grep -q '周次|至|基准|放缓|严重：' "$TMP/stress"
ok "the largest customer is named" \
    grep -q '严重情景下不付款的最大客户：C0045' "$TMP/stress"
ok "an error above what came is for orientation only" \
    grep -q '误差率超过 100%.*仅供参考' "$TMP/sample"
ok "too few cases are said" grep -q 样本不足 "$TMP/effect"

# Parameters of the policy are on the sheet, and the cash follows them.
cp -r $sample "$TMP/policy"
# The sample's own section goes.
sed -i '/^forecast:/,/^$/d' "$TMP/policy/duebook.yaml"
cat >>"$TMP/policy/duebook.yaml" <<'YAML'
forecast:
  history_days: 200
  top: 3
  slow: {delays: 10}
  severe: {delays: 20, fail: 2, lost: 7}
  cash: {opening: 1000.00, weekly_payments: 900000.00, minimum: 500.00}
YAML
analysis "$TMP/policy" 2026-07-17 "$TMP/policy_out"
sheet "$TMP/policy_out/分析.xlsx" 回款预测 >"$TMP/forecast"
sheet "$TMP/policy_out/分析.xlsx" 压力测试 >"$TMP/stress"
ok "history_days" grep -q '最近 200 天' "$TMP/forecast"
is "top" 1 "$(grep -c '^其他 39 个客户' "$TMP/forecast")"
ok "two largest fail" grep -q '最大客户：C0045 .*、C0056 ' "$TMP/stress"
ok "scenarios" grep -q '^严重||0.2|2|0.07' "$TMP/stress"
ok "a gap" sh -c "grep '^最大资金缺口' '$TMP/stress' | grep -qv '|0|0|0|'"
printf 'forecast: {cash: {opening: 1.234}}\n' >"$TMP/tail"
cp -r $sample "$TMP/wrong"
sed -i '/^forecast:/,/^$/d' "$TMP/wrong/duebook.yaml"
cat "$TMP/tail" >>"$TMP/wrong/duebook.yaml"
run "$DUEBOOK" weekly "$TMP/wrong" --full --as-of 2026-07-17 -o "$TMP/wrong_out"
is "a third decimal of yuan is refused" 1 "$status"

if [ -f $WATSON ]; then
    book "$TMP/ibm" $WATSON
    analysis "$TMP/ibm" 2013-12-31 "$TMP/ibm_out"
    ok "2013, computed again to the cent, better than both naive ones" \
        /usr/bin/python3 tests/forecast_reference.py $WATSON 2013-12-31 \
        "$TMP/ibm_out/分析.xlsx"
    sed 's/^/# /' "$TMP/.tap"
    # What followed contacts, with some planted.
    book "$TMP/spoken" $WATSON
    mkdir "$TMP/spoken/records"
    /usr/bin/python3 tests/effect_reference.py make $WATSON \
        "$TMP/spoken/records/contacts.csv"
    analysis "$TMP/spoken" 2013-10-31 "$TMP/spoken_out"
    ok "contacts and what followed, and delays, counted from the tables" \
        /usr/bin/python3 tests/effect_reference.py check $WATSON \
        "$TMP/spoken/records/contacts.csv" 2013-10-31 "$TMP/spoken_out/分析.xlsx"
    # Later facts: every payment after the day comes 40 days later, and what is
    # invoiced after it is gone.
    /usr/bin/python3 - $WATSON "$TMP/later.csv" <<'PY'
import csv, datetime, sys
day = datetime.date(2013, 6, 28)
read = lambda s: (lambda m, d, y: datetime.date(y, m, d))(*map(int, s.split('/')))
rows = list(csv.reader(open(sys.argv[1], newline='')))
out = csv.writer(open(sys.argv[2], 'w', newline=''))
out.writerow(rows[0])
issued, paid = rows[0].index('InvoiceDate'), rows[0].index('SettledDate')
for row in rows[1:]:
    if read(row[issued]) > day:
        continue
    if read(row[paid]) > day:
        later = read(row[paid]) + datetime.timedelta(40)
        row[paid] = '%d/%d/%d' % (later.month, later.day, later.year)
    out.writerow(row)
PY
    book "$TMP/later" "$TMP/later.csv"
    analysis "$TMP/ibm" 2013-06-28 "$TMP/as_known"
    analysis "$TMP/later" 2013-06-28 "$TMP/as_later"
    for name in 回款预测 压力测试 效果; do
        sheet "$TMP/as_known/分析.xlsx" $name >"$TMP/known"
        sheet "$TMP/as_later/分析.xlsx" $name >"$TMP/later_known"
        ok "$name knows nothing of what comes later" \
            cmp "$TMP/known" "$TMP/later_known"
        ok "$name says something" grep -q USD "$TMP/known"
    done
    # The same of a payment before the day is noticed.
    sed 's,1/15/2013\(.*\),1/16/2013\1,' $WATSON >"$TMP/earlier.csv"
    book "$TMP/earlier" "$TMP/earlier.csv"
    analysis "$TMP/earlier" 2013-06-28 "$TMP/as_earlier"
    sheet "$TMP/as_earlier/分析.xlsx" 回款预测 >"$TMP/known"
    sheet "$TMP/as_known/分析.xlsx" 回款预测 >"$TMP/later_known"
    run cmp "$TMP/known" "$TMP/later_known"
    is "an earlier payment matters" 1 "$status"
else
    skip "2013 of a real ledger" "$WATSON is missing"
fi

if [ -f $CASSANDRA ]; then
    book "$TMP/cassandra" $CASSANDRA
    analysis "$TMP/cassandra" 2014-01-31 "$TMP/cassandra_out"
    sheet "$TMP/cassandra_out/分析.xlsx" 回款预测 >"$TMP/forecast"
    ok "a photograph: no forecast, and why" \
        grep -q '数据不足：本账簿为未清项快照' "$TMP/forecast"
    ok "the order of due dates alone" grep -q '^第 1 周' "$TMP/forecast"
    ok "no back-test" sh -c "! grep -q 回测： '$TMP/forecast'"
    for name in 压力测试 效果; do
        sheet "$TMP/cassandra_out/分析.xlsx" $name >"$TMP/known"
        ok "a photograph: $name says why not" grep -q 数据不足 "$TMP/known"
    done
else
    skip "a photograph" "$CASSANDRA is missing"
fi
done_testing
