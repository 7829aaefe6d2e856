#!/bin/sh
# duebook take: what it recognises, what stops it, and that it files whole or
# not at all.
. tests/tap.sh

book=$TMP/book
shelf=$book/snapshots
in=$TMP/in

fresh() {
    rm -rf "$book" "$in"
    mkdir -p "$shelf" "$in"
    cp samples/huaheng/duebook.yaml "$book/duebook.yaml"
}

# export_items FILE KEY=VALUE...
export_items() {
    name=$1
    shift
    /usr/bin/python3 tests/take_export.py "$in/$name" "$@"
}

take() {
    run "$DUEBOOK" take "$book" "$@" --lang en
}

# Every file of the snapshots, but for what runs say.
state() {
    (cd "$shelf" && find . -type f ! -name run.log ! -name 运行记录.txt \
        -exec sha256sum {} + | LC_ALL=C sort -k2)
}

listed() {
    (cd "$shelf" && find . -type f ! -name run.log ! -name 运行记录.txt |
        LC_ALL=C sort | tr '\n' ' ')
}

# json FILE EXPRESSION: of the parsed text t.
json() {
    /usr/bin/python3 -c '
import json, sys
t = json.load(open(sys.argv[1]))
print(eval(sys.argv[2]))' "$1" "$2"
}

# --- what it recognises ------------------------------------------------------

fresh
export_items 应收单.csv title='示例公司|截止日期：2026-07-10'
take "$in/应收单.csv"
is "an export with its day in the title: exit status" 0 "$status"
is "it is filed under its day, with take.json" \
    "./2026-07-10/take.json ./2026-07-10/应收单.csv " "$(listed)"
ok "the same bytes" cmp "$in/应收单.csv" "$shelf/2026-07-10/应收单.csv"
ok "table and profile are said" \
    has 'documents, read with the profile canonical \(UTF-8\)' "$TMP/out"
ok "rows are counted" \
    has '21 rows: 20 used, 1 ignored, 0 rejected' "$TMP/out"
ok "what is ignored is said" has 'ignored: row of totals 1' "$TMP/out"
ok "the day and where it stands" \
    has 'of 2026-07-10 \(its title, line 2\)' "$TMP/out"
ok "the control total" \
    has 'row of totals \(line 24\), 未收金额: 21,900.00, as the rows come to' \
    "$TMP/out"
ok "nothing to compare with" has 'no snapshot before' "$TMP/out"
is "take.json names what was taken" \
    "应收单.csv 应收单.csv canonical documents 21 2026-07-10 None []" \
    "$(json "$shelf/2026-07-10/take.json" \
        '" ".join(str(x) for x in [t["files"][0][k] for k in
         ("name","original","profile","tables","rows")] +
         [t["as_of"], t["accepted_gap"], t["replacements"]])')"
is "and its hash" "$(sha256sum <"$in/应收单.csv" | cut -c1-64)" \
    "$(json "$shelf/2026-07-10/take.json" 't["files"][0]["sha256"]')"

before=$(state)
take "$in/应收单.csv"
is "the same file again: exit status" 0 "$status"
ok "it is ignored with a note" has 'note: is filed already, as .*应收单.csv' \
    "$TMP/err"
is "nothing has changed" "$before" "$(state)"
cp "$in/应收单.csv" "$in/renamed.csv"
take "$in/renamed.csv"
is "the same bytes by another name: ignored as well" "0 $before" \
    "$status $(state)"
take "$in/renamed.csv" --as-of 2026-07-10
is "and if that day is asked for" "0 $before" "$status $(state)"
take "$in/renamed.csv" --as-of 2026-07-17
is "of another day than its title says: exit status" "1 $before" \
    "$status $(state)"
ok "that is what stops it" has 'but --as-of says 2026-07-17' "$TMP/err"
cp -a "$book" "$TMP/kept"
sed 2d "$in/应收单.csv" >"$in/same.csv"
take "$in/same.csv" --as-of 2026-07-17
take "$in/same.csv" --as-of 2026-07-24
is "nothing has changed, but the day is said: exit status" 0 "$status"
ok "filed for that day" cmp "$in/same.csv" "$shelf/2026-07-24/same.csv"
ok "and said" has 'unchanged since the snapshot before' "$TMP/out"
take "$in/same.csv"
is "without a day it is known" "0 1" \
    "$status $(grep -c 'is filed already, as .*2026-07-24' "$TMP/err")"
rm -rf "$book"
mv "$TMP/kept" "$book"
take "$shelf/2026-07-10/应收单.csv"
is "a file of the snapshots: exit status" 0 "$status"
ok "it stands there already" has 'stands in the snapshot of 2026-07-10' \
    "$TMP/err"
is "and stays" "$before" "$(state)"

export_items 应收单2.csv from=2 to=22 open=90 title='As of 17 July 2026'
take "$in/应收单2.csv"
is "the next week: exit status" 0 "$status"
ok "documents that moved" has \
    'documents: 20 -> 20 \(2 new, 2 gone, 18 with another amount\)' "$TMP/out"
ok "customers" has 'customers: 7 -> 7 \(0 new, 0 gone\)' "$TMP/out"
ok "the total of its currency" has 'CNY closing receivables: 21,900.00 -> 20,070.00' \
    "$TMP/out"
run "$DUEBOOK" weekly "$book" --lang en
is "weekly takes it from there" 0 "$status"
ok "its log is an output" test -s "$book/out/2026-07-17/运行记录.txt"
ok "which the manifest lists" grep -q '运行记录.txt' \
    "$book/out/2026-07-17/manifest.json"
ok "the log of takes has what was typed" \
    has '^\$ duebook take .*应收单2.csv --lang en$' "$shelf/运行记录.txt"
ok "what was said" has 'documents: 20 -> 20 ' "$shelf/运行记录.txt"
ok "the messages" has 'is filed already' "$shelf/运行记录.txt"
is "and each exit status" 6 \
    "$(grep -c '^exit status 0$' "$shelf/运行记录.txt")"

# --- the day -----------------------------------------------------------------

# day NAME TITLE STATUS PATTERN [FLAG...]: a new export, what comes of it.
day() {
    export_items "$1" from=0 to=20 open=95 title="$2"
    want=$3
    pattern=$4
    what="day: $1, $2"
    name=$1
    shift 4
    before=$(state)
    take "$in/$name" "$@"
    is "$what: exit status" "$want" "$status"
    [ -z "$pattern" ] || ok "$what: $pattern" has "$pattern" "$TMP/err"
    [ "$want" = 0 ] || is "$what: nothing is filed" "$before" "$(state)"
}
day a.csv '' 2 'does not say which day it is of .* add --as-of DATE'
day b.csv '打印日期：2026-07-24' 2 'add --as-of DATE'
day c.csv '2026-07-24|2026-07-25' 2 \
    'several days: 2026-07-24 \(line 1\), 2026-07-25 \(line 2\)'
period='单据日期：2026-01-01 至 2026-12-31'
day b1.csv "$period" 2 'a period to 2026-12-31 \(line 1\).* add --as-of DATE'
day b2.csv "合同期 2026-01-01 至 2027-12-31" 2 'a period to 2027-12-31'
day b3.csv "$period" 0 '' --as-of 2026-07-24
is "the day asked for is the day" yes \
    "$([ -s "$shelf/2026-07-24/b3.csv" ] && echo yes)"
is "without a word of the period" "" "$(grep -F 2026-12-31 "$TMP/err")"
rm -r "$shelf/2026-07-24"
day b4.csv "$period|截止日期：2026-07-24" 0 ''
rm -r "$shelf/2026-07-24"
day b5_20260724.csv "$period" 0 ''
rm -r "$shelf/2026-07-24"
day d_20260725.csv '截止日期：2026-07-24' 2 \
    '2026-07-24 \(line 1\), 2026-07-25 \(its name\)'
day e.csv '截止日期：2026-07-24' 1 \
    ':1: error: the file says .* 2026-07-24, but --as-of says 2026-07-25' \
    --as-of 2026-07-25
day f.csv '截止日期：2026-07-24' 2 '--as-of 2026-07-32: a date' \
    --as-of 2026-07-32
day g_20260725.csv '' 0 'the name of the file speaks of 2026-07-25' \
    --as-of 2026-07-24
ok "filed as asked" test -s "$shelf/2026-07-24/g_20260725.csv"
rm -r "$shelf/2026-07-24"
day h.csv '截止日期：2026-07-24' 0 'accepted: the title is last week.s' \
    --as-of 2026-07-25 --accept-gap "the title is last week's"
is "the reason is in take.json" "the title is last week's" \
    "$(json "$shelf/2026-07-25/take.json" 't["accepted_gap"]["reason"]')"
rm -r "$shelf/2026-07-25"
export_items x1.csv title='截止日期：2026-07-24' to=10
export_items x2.csv title='截止日期：2026-07-25' from=10
take "$in/x1.csv" "$in/x2.csv"
is "files of two days: exit status" 2 "$status"
ok "both are named" has 'x1.csv is of 2026-07-24, .*x2.csv of 2026-07-25' \
    "$TMP/err"
printf 'doc_no,customer_id,kind,issue_date,due_date,currency,amount\n' \
    >"$in/y.csv"
export_items z.csv title='截止日期：2026-07-24' from=0 to=20
sed -i 's/,未收金额,/,备注一,/' "$in/z.csv"
take "$in/z.csv" --as-of 2026-07-25
ok "events may be filed as of another day: a warning" \
    has 'warning: the title of the file speaks of 2026-07-24' "$TMP/err"

# --- two files of one table --------------------------------------------------

fresh
export_items 应收单.csv title='截止日期：2026-07-17'
take "$in/应收单.csv"
export_items '应收单(1).csv' open=90 title='截止日期：2026-07-17'
before=$(state)
take "$in/应收单(1).csv"
is "the same table twice: exit status" 1 "$status"
ok "both files and the first numbers are named" has \
    '应收单\(1\)\.csv:3: error: 20 numbers stand in .*2026-07-17/应收单\.csv as well \(AR0000, AR0001, AR0002, \.\.\.\)' \
    "$TMP/err"
ok "and --replace" has 'add --replace' "$TMP/err"
is "nothing is filed" "$before" "$(state)"
export_items a.csv from=19 to=25 title='截止日期：2026-07-17'
take "$in/a.csv"
ok "one number is enough" has '1 numbers .*\(AR0019\)' "$TMP/err"
is "exit status" 1 "$status"
export_items b.csv from=100 to=110 title='截止日期：2026-07-24'
export_items c.csv from=109 to=120 title='截止日期：2026-07-24'
take "$in/b.csv" "$in/c.csv"
is "two of one command overlap: exit status" 1 "$status"
ok "only one of them" has 'give one of the two files only' "$TMP/err"

printf '单据编号,客户编码,收款日期,币别,金额\nSK1,C000,2026-07-15,CNY,5.00\n' \
    >"$in/收款单.csv"
sed -i '1s/单据编号/收款单号/' "$in/收款单.csv"
take "$in/收款单.csv" --as-of 2026-07-17
is "receipts are put beside the documents" \
    "0 ./2026-07-17/take.json ./2026-07-17/应收单.csv ./2026-07-17/收款单.csv " \
    "$status $(listed)"
is "take.json has both" 2 \
    "$(json "$shelf/2026-07-17/take.json" 'len(t["files"])')"
old=$(sha256sum <"$shelf/2026-07-17/应收单.csv")

take "$in/应收单(1).csv" --replace
is "--replace: exit status" 0 "$status"
is "the new file stands, and what was there is kept whole" \
    "./2026-07-17/replaced/1/take.json ./2026-07-17/replaced/1/应收单.csv ./2026-07-17/replaced/1/收款单.csv ./2026-07-17/take.json ./2026-07-17/应收单(1).csv ./2026-07-17/收款单.csv " \
    "$(listed)"
is "as it was" "$old" "$(sha256sum <"$shelf/2026-07-17/replaced/1/应收单.csv")"
is "take.json says which" "1 应收单.csv" \
    "$(json "$shelf/2026-07-17/take.json" \
        '"%d %s" % (t["replacements"][0]["number"],
         t["replacements"][0]["files"][0])')"
is "and of the files the new ones" "应收单(1).csv 收款单.csv" \
    "$(json "$shelf/2026-07-17/take.json" \
        '" ".join(sorted(f["name"] for f in t["files"]))')"
ok "it is said what is replaced" has 'replaced, and kept in .*应收单.csv' \
    "$TMP/out"
run "$DUEBOOK" check "$book" --lang en
has_not 'folders inside' "$TMP/err" >/dev/null
is "check says nothing of replaced/" "" \
    "$(grep -F replaced "$TMP/err" | grep -v 'was replaced after')"
run "$DUEBOOK" check "$shelf/2026-07-17/replaced/1" --as-of 2026-07-17 --lang en
ok "what was replaced can be read by itself" has '20 documents' "$TMP/out"
export_items '应收单(1).csv' open=85 title='截止日期：2026-07-17'
take "$in/应收单(1).csv" --replace
ok "a second time: its own number" \
    test -s "$shelf/2026-07-17/replaced/2/应收单(1).csv"
ok "and the first stays" test -s "$shelf/2026-07-17/replaced/1/应收单.csv"

export_items n.csv from=500 to=505 title='截止日期：2026-07-17'
take "$in/n.csv" --replace
is "--replace with nothing to replace just files" 0 "$status"
not_replaced=$(ls "$shelf/2026-07-17/replaced")
is "no third set" "1
2" "$not_replaced"
mkdir -p "$in/other"
export_items other/n.csv from=600 to=605 title='截止日期：2026-07-17'
take "$in/other/n.csv"
ok "another branch with the same name stands beside it" \
    test -s "$shelf/2026-07-17/n-2.csv"

export_items 应收单3.csv open=85 from=0 to=32 title='截止日期：2026-07-24'
take "$in/应收单3.csv" --accept-gap 'two branches have closed'
export_items 更正.csv open=80 title='截止日期：2026-07-17'
take "$in/更正.csv" --replace
is "an older snapshot is corrected: exit status" 0 "$status"
ok "its set is kept as well" \
    test -s "$shelf/2026-07-17/replaced/3/应收单(1).csv"
ok "the newest is untouched" test -s "$shelf/2026-07-24/应收单3.csv"

# --- what is refused ---------------------------------------------------------

fresh
export_items a.csv title='截止日期：2026-07-17'
(cd "$in" && tar czf a.tar.gz a.csv && cp a.tar.gz b.csv)
for f in a.tar.gz b.csv; do
    take "$in/$f"
    is "$f is an archive: exit status" 1 "$status"
    ok "$f: unpack it first" has 'this is an archive: unpack it first' \
        "$TMP/err"
done
take "$in"
is "a folder is wrong usage" 2 "$status"
take "$in/none.csv"
is "a file that is not there" 3 "$status"
run "$DUEBOOK" take "$in" "$in/a.csv" --lang en
is "no book: wrong usage" 2 "$status"
ok "it is said how to get one" has 'duebook init makes one' "$TMP/err"
run "$DUEBOOK" take "$book" --lang en
is "no file: wrong usage" 2 "$status"
printf 'hello,world\n1,2\n' >"$in/h.csv"
take "$in/h.csv" --as-of 2026-07-17
is "no profile fits" 1 "$status"
ok "its headings are named" has 'hello, world' "$TMP/err"
is "nothing was filed by any of these" "" "$(listed)"

cp "$in/h.csv" "$in/~\$a.csv"
cp "$in/h.csv" "$in/.~a.csv"
cp "$in/a.csv" "$in/a (张三的冲突副本).csv"
take "$in/a.csv" "$in/~\$a.csv" "$in/.~a.csv" "$in/a (张三的冲突副本).csv"
is "what programs and shares leave is skipped: exit status" 0 "$status"
is "the export alone is filed" \
    "./2026-07-17/a.csv ./2026-07-17/take.json " "$(listed)"
is "the others are named" 3 \
    "$(grep -c 'note: programs leave such files\|warning: this is the copy' "$TMP/err")"
before=$(state)
take "$in/~\$a.csv"
is "nothing else is given: nothing is filed" "0 $before" "$status $(state)"
rm -rf "$shelf"/*

export_items t.csv title='截止日期：2026-07-17' total=21900.01
take "$in/t.csv"
is "the row of totals differs by a cent: exit status" 1 "$status"
ok "both sums are said" has \
    't.csv:23: error: 未收金额: the row of totals says 21,900.01, the rows come to 21,900.00' \
    "$TMP/err"
export_items t.csv title='截止日期：2026-07-17'
sed -i '5s/2026-03-10/2026-13-10/' "$in/t.csv"
take "$in/t.csv"
is "a rejected row makes it differ: exit status" 1 "$status"
ok "the row is named as a cause" has \
    'the rows read come to 20,880.00; 1 rows with 1,020.00 were rejected' \
    "$TMP/err"
is "neither is filed" "" "$(listed)"
take "$in/t.csv" --accept-gap "row 5 is being clarified"
is "accepted: filed, and the rejected row still told" "1 ./2026-07-17/t.csv" \
    "$status $(listed | grep -o './2026-07-17/t.csv')"
ok "with the reason" has 'accepted: row 5 is being clarified' "$TMP/err"
rm -rf "$shelf"/*
export_items t.csv title='截止日期：2026-07-17'
sed -i '3,22s/2026-0[0-9]-10/soon/' "$in/t.csv"
take "$in/t.csv"
is "no row can be used" "1 " "$status $(listed)"
export_items t.csv title='截止日期：2026-07-17' total=none
sed -i '3,13s/,2026-0[0-9]-10/,soon/' "$in/t.csv"
take "$in/t.csv"
is "most rows are rejected: exit status" "1 " "$status $(listed)"
ok "was it recognised?" has '11 rows are rejected and only 9 can be used' \
    "$TMP/err"

# Rows of totals of several currencies: each is that of its own rows.
# totals NAME STATUS PATTERN KEY=VALUE...: 20 items, of CNY and USD in turn,
# that come to 10,900.00 and 11,000.00.
totals() {
    what=$1 expected=$2 pattern=$3
    shift 3
    rm -rf "$shelf"/*
    export_items m.csv title='截止日期：2026-07-17' currency=CNY,USD \
        total=none "$@"
    take "$in/m.csv"
    is "$what: exit status" "$expected" "$status"
    cat "$TMP/err" >>"$TMP/out"
    ok "$what: $pattern" has "$pattern" "$TMP/out"
}

totals "one a currency" 0 'line 23.*CNY 10,900.00, as the rows come to' \
    totals='合计/CNY/10900|合计/美元/11000'
ok "the other one too" has 'line 24.*USD 11,000.00, as the rows come to' \
    "$TMP/out"
totals "the first differs" 1 \
    'm.csv:23: error: .* says CNY 10,900.01, the rows come to CNY 10,900.00:' \
    totals='合计/CNY/10900.01|合计/USD/11000'
ok "only the first" sh -c '! grep -q "m.csv:24" "$1"' sh "$TMP/err"
totals "the second differs" 1 \
    'm.csv:24: error: .* says USD 1.00, the rows come to USD 11,000.00:' \
    totals='合计/CNY/10900|合计/USD/1'
totals "each says the other's sum" 1 'm.csv:23: error: .*CNY 11,000.00, the' \
    totals='合计/CNY/11000|合计/USD/10900'
totals "the first cell says the currency" 1 \
    'm.csv:24: error: .* says USD 10,900.00, the rows come to USD 11,000.00' \
    totals='人民币合计：//10900|合计（USD）//10900'
totals "none says a currency" 1 \
    'm.csv:23: error: .* says 5.00, the rows come to CNY 10,900.00, USD 11,000.00' \
    totals='合计//5|合计//11000'
totals "all together is no total of one" 1 'says CNY 21,900.00, the rows' \
    totals='合计/CNY/21900'
totals "together, where no currency is said" 0 '21,900.00, as the rows' \
    totals='合计//21900'
totals "above the rows" 0 'line 3.*: 21,900.00, as the rows come to' \
    totals='合计//21900' above=yes
totals "above the rows, and wrong" 1 \
    'm.csv:3: error: .* says 5.00, the rows come to CNY 10,900.00, USD 11,000.00' \
    totals='合计//5' above=yes
totals "above them, one a currency" 0 'line 3.*CNY 10,900.00, as the rows' \
    totals='合计/人民币/10900|合计/USD/11000' above=yes
ok "each with its own" has 'line 4.*USD 11,000.00, as the rows' "$TMP/out"
totals "above them, each says the other's" 1 \
    'm.csv:3: error: .*says CNY 11,000.00, the' \
    totals='合计/CNY/11000|合计/USD/10900' above=yes
for word in '合计(20)' '合计：20笔' '合计 共20条' '总计（20）'; do
    totals "$word" 1 'm.csv:23: error: .* says 5.00, the rows' \
        totals="$word//5"
    ok "$word is no row that is rejected" has '20 used, 1 ignored' "$TMP/out"
done
totals "a year is no count" 1 'm.csv:23:.*error: .* is empty' \
    totals='合计 2026//5'

# The figure to hold against the accounts: red letters are taken off.
rm -rf "$shelf"/*
export_items r.csv title='截止日期：2026-07-17' credit=4
take "$in/r.csv"
cp "$TMP/out" "$TMP/taken"
ok "open documents and all of them" has 'open documents: 20 of 20,' "$TMP/taken"
ok "red letters are taken off what is owed" \
    has 'CNY closing receivables: 10,800.00' "$TMP/taken"
ok "and told apart" has \
    'open items 16,350.00, .* unapplied money -5,550.00' "$TMP/taken"
run "$DUEBOOK" check "$book" --lang en
ok "check has the same figure under that name" has '= closing 10,800.00' \
    "$TMP/out"
printf '%s\n' '收款单号,客户编号,收款日期,金额,币种' 'S1,C001,2026-07-01,400,CNY' \
    >"$in/收款.csv"
take "$in/收款.csv" --as-of 2026-07-17
ok "unapplied money as well" \
    has 'CNY closing receivables: 10,[48]00.00' "$TMP/out"
sed -n 's/.*CNY closing receivables: \([0-9,.]*\)$/\1/p' "$TMP/out" >"$TMP/taken"
run "$DUEBOOK" check "$book" --lang en
is "as check has it" "$(sed -n 's/.*= closing //p' "$TMP/out")" \
    "$(cat "$TMP/taken")"

# Errors among many lines: which of them stop it, and which do not.
export_items u.csv title='截止日期：2026-07-17' total=1
rm -rf "$shelf"/*
take "$in/u.csv"
ok "what stopped it is said at the end" has \
    'stopped by: u.csv, line 23: 未收金额: the row of totals' "$TMP/out"
mkdir -p "$book/records"
printf '%s\n' '客户编号,暂停起始日,暂停原因' 'C001,soon,x' >"$book/records/暂停催收.csv"
export_items u.csv title='截止日期：2026-07-17'
take "$in/u.csv"
is "a typing error in records: exit status" 1 "$status"
ok "the file is filed" has 'filed: .*u.csv' "$TMP/out"
ok "and where the errors are" has 'of exports: 0, of records/: 1\)' "$TMP/out"
rm -rf "$book/records"

# Of rows that one rule ignores, the file's total may hold one kind.
fresh
mkdir -p "$book/profiles"
cat >"$book/profiles/own.yaml" <<'EOF'
version: 1
description: 自制
recognise:
  headings: [单号, 户号, 余]
ignore:
  - { column: 状态, is: [未审核, 已作废], reason: 未审核或作废 }
  - { column: 单号, is: [合计], reason: 合计行 }
tables:
  documents: { doc_no: 单号, customer_id: 户号, customer_name: 户名, issue_date: 开单, currency: 币, amount: 款, open_amount: 余 }
EOF
cat >"$in/k.csv" <<'EOF'
单号,户号,户名,开单,币,款,余,状态
K1,C1,客户1示例公司,2026-05-01,CNY,100,100,已审核
K2,C1,客户1示例公司,2026-05-02,CNY,30,30,未审核
K3,C1,客户1示例公司,2026-05-03,CNY,7,7,已作废
合计,,,,,130,130,
EOF
take "$in/k.csv" --as-of 2026-07-17
is "a total with those not approved and without the void ones" 0 "$status"

# SAP's list: * is a subtotal, ** the whole.
fresh
cat >"$in/s.csv" <<'EOF'
,凭证编号,凭证类型,凭证日期,科目,本币金额,本币,特别总账标识,清帐凭证,名称 1
,1800000112,RV,2026-01-20,100234,100.00,CNY,,,示例甲公司
,1800000113,RV,2026-01-21,100234,20.00,CNY,,,示例甲公司
*,,,,100234,120.00,CNY,,,
,1800000114,RV,2026-01-22,100235,3.00,CNY,,,示例乙公司
*,,,,100235,3.00,CNY,,,
**,,,,,123.00,CNY,,,
EOF
take "$in/s.csv" --as-of 2026-07-17
is "a total of stars: exit status" 0 "$status"
ok "it is compared" has 'line 7.*123.00, as the rows come to' "$TMP/out"
rm -rf "$shelf"/*
sed -i 's/123.00/124.00/' "$in/s.csv"
take "$in/s.csv" --as-of 2026-07-17
is "it differs: exit status" 1 "$status"
ok "and it is said" has 's.csv:7: error: .* says 124.00, .* come to 123.00' \
    "$TMP/err"

# Exports of our own, each as the first of a book: filed without a reason.
filed=0
for f in samples/exports/*.csv samples/exports/*.xls samples/exports/*.xlsx; do
    fresh
    take "$f" --as-of 2026-06-30
    if [ "$status" = 0 ] && [ -s "$shelf/2026-06-30/${f##*/}" ]; then
        filed=$((filed + 1))
    else
        is "$f is filed" 0 "$(cat "$TMP/err")"
    fi
done
is "every sample of an export is filed" \
    "$(find samples/exports -name '*.csv' -o -name '*.xls' -o -name '*.xlsx' |
        wc -l)" "$filed"

# U8's balance runs on beside the rows: its total is no sum of it.
fresh
take samples/exports/u8-ar.xls
is "u8: exit status" 0 "$status"
ok "u8: what was invoiced is compared" has \
    '本期应收 原币: 125,730.00, as the rows come to' "$TMP/out"
ok "u8: what came in as well" has '本期收回 原币: 54,000.00, as the rows' \
    "$TMP/out"
is "u8: the balance is not" "" "$(grep -F '余额' "$TMP/out")"
/usr/bin/python3 -c 'import openpyxl' 2>/dev/null && {
    fresh
    /usr/bin/python3 - "$in/u8.xlsx" <<'EOF'
import openpyxl, sys
book = openpyxl.load_workbook('samples/exports/u8-ar-local.xlsx')
book.active.delete_rows(8)
book.save(sys.argv[1])
EOF
    take "$in/u8.xlsx"
    is "u8: a row is cut: exit status" 1 "$status"
    ok "u8: it is said" has 'error: 本期应收 本币: .* 125,730.00, .* 103,130.00' \
        "$TMP/err"
}

# --- the guard ---------------------------------------------------------------

# guard NAME STATUS PATTERN KEY=VALUE...: a second export after one of 20 items.
guard() {
    what="guard: $1"
    want=$2
    pattern=$3
    shift 3
    fresh
    export_items first.csv title='截止日期：2026-07-10'
    take "$in/first.csv"
    export_items next.csv title='截止日期：2026-07-17' "$@"
    take "$in/next.csv"
    is "$what: exit status" "$want" "$status"
    [ -z "$pattern" ] || ok "$what: $pattern" has "$pattern" "$TMP/err"
    if [ "$want" = 1 ]; then
        ok "$what: nothing is filed" test ! -e "$shelf/2026-07-17"
        ok "$what: --accept-gap is offered" has 'accept-gap' "$TMP/out"
    fi
}
guard "exactly a fifth fewer rows pass" 0 '' from=4
guard "more than a fifth fewer do not" 1 \
    'documents: 20 in the snapshot of 2026-07-10, now 15 \(25.0 % less\)' from=5
guard "a total of exactly 80 % passes" 0 '' open=80
guard "79 % does not" 1 'open items in CNY, .*: 21,900.00 .* now 17,[0-9.]+ .*less' \
    open=79
guard "a department that is not ticked" 1 \
    'the department 华南 of the snapshot of 2026-07-10 has vanished' skip=华南
guard "a currency that vanishes" 1 \
    'the currency CNY has vanished: 21,900.00' currency=USD
guard "customers" 1 'customers: 7 in .*, now 5 \(28.6 % less\)' to=5

take "$in/next.csv" --accept-gap ''
is "an empty reason is wrong usage" 2 "$status"
take "$in/next.csv" --accept-gap 'the Ningbo branch keeps its own books'
is "accepted: exit status" 0 "$status"
is "the reason is kept" 'the Ningbo branch keeps its own books' \
    "$(json "$shelf/2026-07-17/take.json" 't["accepted_gap"]["reason"]')"
run "$DUEBOOK" check "$book" --lang en
ok "check tells it" has 'accepted: the Ningbo branch' "$TMP/err"
run "$DUEBOOK" weekly "$book" --lang en
is "weekly runs" 0 "$status"
ok "its log tells it" has 'accepted: the Ningbo branch' \
    "$book/out/2026-07-17/运行记录.txt"
is "its manifest too" 'the Ningbo branch keeps its own books' \
    "$(json "$book/out/2026-07-17/manifest.json" 't["accepted_gap"]')"
ok "and the first sheet of the workbook" sh -c \
    'unzip -p "$1" xl/worksheets/sheet1.xml xl/sharedStrings.xml |
     grep -q "the Ningbo branch"' sh "$book/out/2026-07-17/账龄表.xlsx"

# By hand: the same guard, and nothing is written.
rm -r "$book/out" "$shelf/2026-07-17/take.json"
run "$DUEBOOK" check "$book" --lang en
is "put there by hand: check" 1 "$status"
run "$DUEBOOK" weekly "$book" --lang en
is "weekly" 1 "$status"
is "nothing is written but the log" "./运行记录.txt" \
    "$(files_below "$book/out")"
ok "which says why, by paths inside the book" \
    has '^snapshots/2026-07-17: error: .*less' "$book/out/运行记录.txt"
run "$DUEBOOK" weekly "$book" --lang en --accept-gap 'branch sold'
is "accepted by hand" 0 "$status"
ok "the log of the refusal is gone" test ! -e "$book/out/运行记录.txt"
take "$in/first.csv" --as-of 2026-07-10 --accept-gap 'not needed'
ok "a reason where nothing has to be accepted is not recorded" sh -c \
    '! grep -q "not needed" "$1"' sh "$shelf/2026-07-10/take.json"

# The same documents, told of in another way.
# changed NAME STATUS PATTERN SED: an export of the week before, rewritten.
changed() {
    what="guard: $1"
    fresh
    export_items first.csv title='截止日期：2026-07-10' total=none open=30
    take "$in/first.csv" --as-of 2026-07-10
    sed "$4" "$in/first.csv" | sed 's/2026-07-10/2026-07-17/' >"$in/next.csv"
    take "$in/next.csv" --as-of 2026-07-17
    is "$what: exit status" "$2" "$status"
    [ -z "$3" ] || ok "$what: $3" has "error: $3" "$TMP/err"
}
lose='s/,未收金额,/,备注一,/'
changed "the column of open amounts is lost" 1 \
    'the snapshot of 2026-07-10 says what is open .* owed in full' "$lose"
take "$in/next.csv" --as-of 2026-07-17 --accept-gap 'nothing is paid'
is "accepted" 0 "$status"
sed -i 's/2026-07-10/2026-07-24/' "$in/first.csv"
take "$in/first.csv"
is "and found again" 1 "$status"
ok "it is said" has 'error: the snapshot of 2026-07-17 does not say what' \
    "$TMP/err"
changed "all numbers" 1 \
    'nearly all numbers have changed: of the 20 documents in the snapshot of 2026-07-10' \
    's/^AR/00AR/'
changed "three in twenty stay" 0 '' '/AR000[0-2]/!s/^AR/00AR/'
changed "two do" 1 'nearly all numbers' '/AR000[01]/!s/^AR/00AR/'
mkdir "$shelf/2026-07-17"
cp "$in/next.csv" "$shelf/2026-07-17"
run "$DUEBOOK" weekly "$book" --lang en
is "guard: weekly sees it as well" 1 "$status"
ok "in the same words" has 'nearly all numbers have changed' "$TMP/err"

# What replaces a file is compared with it.
fresh
export_items a.csv title='截止日期：2026-07-17' total=none
take "$in/a.csv"
before=$(state)
export_items b.csv title='截止日期：2026-07-17' to=15
take "$in/b.csv" --replace
is "guard: a quarter of what is replaced is missing: exit status" 1 "$status"
ok "it is said" has 'documents: 20 in the snapshot of 2026-07-17, now 15' \
    "$TMP/err"
is "nothing is filed" "$before" "$(state)"
take "$in/b.csv" --replace --accept-gap 'the rest was of another firm'
is "accepted" 0 "$status"
ok "the reason is kept" has 'of another firm' "$shelf/2026-07-17/take.json"
export_items c.csv title='截止日期：2026-07-17' to=16 skip=华南
take "$in/c.csv" --replace
ok "guard: a department of what is replaced" \
    has 'the department 华南 of the snapshot of 2026-07-17 has vanished' \
    "$TMP/err"

# --- what is not checked, and wrong usage in the book's language -------------

fresh
export_items t.csv title='截止日期：2026-07-17'
take "$in/t.csv"
is "a row of totals: the last line" "filed: $shelf/2026-07-17/t.csv" \
    "$(tail -n 1 "$TMP/out")"
rm -rf "$shelf"/*
export_items t.csv title='截止日期：2026-07-17' total=none
run "$DUEBOOK" take "$book" "$in/t.csv"
is "none: it says that nothing was checked" \
    "已归档：$shelf/2026-07-17/t.csv；未见合计行，未核对总额" \
    "$(tail -n 1 "$TMP/out")"
printf '%s\n' '客户编号,客户名称' 'C001,客户1示例公司' >"$in/客户.csv"
run "$DUEBOOK" take "$book" "$in/客户.csv" --as-of 2026-07-17
is "a table without amounts has none" "已归档：$shelf/2026-07-17/客户.csv" \
    "$(grep -F '客户.csv' "$TMP/out" | tail -n 1)"
run "$DUEBOOK" take "$book" "$in/t.csv" --profile x
is "wrong usage: exit status" 2 "$status"
ok "in the book's language" has '^用法: take 的 --profile ' "$TMP/err"
run "$DUEBOOK" take "$book"
ok "no file" has '^用法: take 账簿 文件' "$TMP/err"
run "$DUEBOOK" take "$book" "$in/t.csv" --profile x --lang en
ok "unless another is asked for" has '^usage: take --profile ' "$TMP/err"
cp -R "$book" "$TMP/second"
rm -rf "$TMP/second/snapshots"
mkdir -p "$TMP/second/snapshots/2026-07-10"
cp "$in/t.csv" "$TMP/second/snapshots/2026-07-10"
run "$DUEBOOK" aging "$book" "$TMP/second"
is "books of no common day: exit status" 2 "$status"
ok "in their language" has '^用法: .*--as-of' "$TMP/err"

# --- as JSON -----------------------------------------------------------------

# field EXPRESSION: of the object t that take has shown.
field() {
    json "$TMP/out" "$1"
}

fresh
export_items a.csv title='示例公司|截止日期：2026-07-10'
take "$in/a.csv" --format json
is "json: exit status" 0 "$status"
is "json: what was filed" "True $shelf/2026-07-10/a.csv 2026-07-10" \
    "$(field '"%s %s %s" % (t["filed"], t["files"][0]["filed_as"],
        t["as_of"])')"
is "json: the day and where it stands" "2026-07-10 title 2 files" \
    "$(field '"%s %s %d %s" % (*t["files"][0]["as_of"].values(),
        t["as_of_from"])')"
is "json: how it was read" "canonical documents UTF-8 21 20 1 0" \
    "$(field '" ".join(str(t["files"][0]["read"][0][k]) for k in ("profile",
        "table", "encoding", "rows", "used", "ignored", "rejected"))')"
is "json: its own total" "未收金额 24 21900.00 True" \
    "$(field '" ".join(str(t["files"][0]["control_totals"][0][k]) for k in
        ("heading", "line", "stated", "agrees"))')"
is "json: the set" "20 7 CNY 21900.00" \
    "$(field '"%d %d %s %s" % (t["set"]["documents"], t["set"]["customers"],
        t["set"]["totals"][0]["currency"], t["set"]["totals"][0]["closing"])')"
is "json: nothing before it" "None []" \
    "$(field '"%s %s" % (t["moved"], t["not_filed_why"])')"
ok "json: the log has the lines all the same" has 'filed: .*a.csv' \
    "$shelf/运行记录.txt"
take "$in/a.csv" --format json
is "json: filed already" "0 False [] $shelf/2026-07-10/a.csv" \
    "$status $(field '"%s %s %s" % (t["filed"], t["files"],
        t["skipped"][0]["same_as"])')"
export_items b.csv title='截止日期：2026-07-17' to=15 total=none
take "$in/b.csv" --format json
is "json: stopped: exit status" 1 "$status"
is "json: why" "False None documents: 20 in the snapshot of 2026-07-10" \
    "$(field '"%s %s %s" % (t["filed"], t["files"][0]["filed_as"],
        t["not_filed_why"][0]["message"][:43])')"
is "json: what moved" "2026-07-10 20 15 0 5 0 21900.00 16050.00" \
    "$(field '"%s %d %d %d %d %d %s %s" % (t["moved"]["since"],
        *t["moved"]["documents"].values(),
        *t["moved"]["totals"][0]["closing"].values())')"
take "$in/b.csv" --format json --accept-gap 'one branch less'
is "json: accepted" "True one branch less" \
    "$(field '"%s %s" % (t["filed"], t["accepted_gap"])')"
take "$in/a.csv" --format json --as-of 2026-07-17
is "json: numbers that stand there" "1 False 15 numbers" \
    "$status $(field '"%s %s" % (t["filed"],
        t["not_filed_why"][-1]["message"][:10])')"
export_items c.csv total=none
take "$in/c.csv" --format json
is "json: no day" "2 None True" "$status $(field '"%s %s" % (t["as_of"],
    "--as-of DATE" in t["not_filed_why"][0]["message"])')"
take "$in/b.csv" --format xml
is "json: or text, nothing else" 2 "$status"

# --- names and kinds ---------------------------------------------------------

fresh
export_items '应收 单:7月?.txt' title='截止日期：2026-07-17'
take "$in/应收 单:7月?.txt"
is "what no file system takes becomes _, and its kind its ending" \
    "./2026-07-17/take.json ./2026-07-17/应收 单_7月_.txt.csv " "$(listed)"
rm -rf "$shelf"/*
/usr/bin/python3 -c 'import openpyxl' 2>/dev/null && {
    export_items a.xlsx sheet=yes title='示例公司|截止日期：2026年7月17日'
    mv "$in/a.xlsx" "$in/a.dat"
    take "$in/a.dat"
    is "a workbook by whatever name" \
        "0 ./2026-07-17/a.dat.xlsx ./2026-07-17/take.json " \
        "$status $(listed)"
    ok "its day" has 'of 2026-07-17 \(its title, line 2\)' "$TMP/out"
    ok "its total" has 'line 24.*21,900.00, as the rows come to' "$TMP/out"
    export_items b.csv title='截止日期：2026-07-17'
    take "$in/b.csv"
    ok "overlap of a workbook and a CSV" has '20 numbers stand in .*a.dat.xlsx' \
        "$TMP/err"
}

# --- whole or not at all -----------------------------------------------------

fresh
export_items first.csv title='截止日期：2026-07-10'
take "$in/first.csv"
export_items new.csv open=95 title='截止日期：2026-07-10'
before=$(state)
if command -v flock >/dev/null; then
    run flock "$shelf" "$DUEBOOK" take "$book" "$in/new.csv" --replace --lang en
    is "two takes at once: exit status" 3 "$status"
    ok "the second is told so" has 'another take is filing' "$TMP/err"
    is "and files nothing" "$before" "$(state)"
fi

# What stands there must be the old set or the new one.
cp -a "$book" "$TMP/saved"
take "$in/new.csv" --replace
after=$(state)
restore() {
    rm -rf "$book"
    cp -a "$TMP/saved" "$book"
}
faults=$(realpath build/faults.so 2>/dev/null)
if { [ "$BUILD" = release ] || [ "$BUILD" = debug ]; } && [ -f "$faults" ]; then
    with_fault() {
        status=0
        FAULT=$1 FAULT_COUNT=$TMP/count LD_PRELOAD=$faults "$DUEBOOK" take \
            "$book" "$in/new.csv" --replace --lang en >"$TMP/out" 2>"$TMP/err" ||
            status=$?
    }
    for call in write fsync rename link open; do
        restore
        with_fault $call:0
        n=$(cat "$TMP/count")
        is "no fault: filed ($n x $call)" "0 $after" "$status $(state)"
        while [ "$n" -gt 0 ]; do
            restore
            with_fault "$call:$n+:ENOSPC"
            got=$(state)
            if [ "$got" = "$after" ]; then
                # The last ones sync the shelf and add to the log.
                ok "$call $n fails behind the filing" \
                    test "$status" = 3 -o -n "$(cat "$TMP/err")"
            else
                is "$call $n fails: exit status, all as it was" "3 $before" \
                    "$status $got"
            fi
            n=$((n - 1))
        done
    done
    is "nothing hidden is left" "" "$(find "$shelf" -name '.*.take*')"
fi

killed=0
for ms in 010 020 030 035 040 045 050 055 060 065 070 075 080 090 100 120 150; do
    restore
    timeout -s KILL 0.$ms "$DUEBOOK" take "$book" \
        "$in/new.csv" --replace >/dev/null 2>&1 || killed=$((killed + 1))
    # A process that was killed lets its lock go when it is gone.
    { command -v flock >/dev/null && flock "$shelf" true; } || sleep 0.2
    got=$(state | grep -v '\./\.2026-07-10\.take/')
    if [ "$got" != "$before" ] && [ "$got" != "$after" ]; then
        is "killed after $ms ms: old or new" "$before" "$got"
    fi
    take "$in/new.csv" --replace
    got=$(state)
    [ "$got" = "$after" ] ||
        is "killed after $ms ms: the next take" "$after" "$got"
done
ok "killed at $killed moments: old or new, and the next take goes on" true
done_testing
