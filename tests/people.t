# The sheets of the analysis about people: collectors, limits, promises and
# disputes, limitation, proof.  SQL says a second time what they must show.
. tests/tap.sh

python=/usr/bin/python3
export PYTHONWARNINGS=ignore # openpyxl leaves data bars alone, and says so
"$python" -c 'import openpyxl' 2>/dev/null ||
    skip_all "openpyxl is not installed (python3-openpyxl)"
command -v sqlite3 >/dev/null || skip_all "no sqlite3"
sql=$ROOT/tests/sql
day=2026-07-17

# recode FROM FILE NAME: as UTF-8 without marks, into $TMP/w.
recode() {
    iconv -f "$1" -t UTF-8 "$2" | sed '1s/^\xEF\xBB\xBF//; s/\r$//' >"$TMP/w/$3"
}

# analyse BOOK OUT FLAG...: weekly --full.
analyse() {
    analysed=$1 to=$2
    shift 2
    run "$DUEBOOK" weekly "$analysed" --full -o "$to" "$@"
}

# sheet NAME: its cells as text, one row a line.
cells() {
    "$python" - "$1" "$2" <<'END'
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1], data_only=True)
for row in book[sys.argv[2]].iter_rows(values_only=True):
    print("|".join("" if c is None else str(c) for c in row))
END
}

names() {
    "$python" -c 'import sys, openpyxl
print(" ".join(openpyxl.load_workbook(sys.argv[1]).sheetnames))' "$1"
}

# --- the sample, against SQL --------------------------------------------------

mkdir "$TMP/w"
book=$ROOT/samples/huaheng
last=$book/snapshots/$day
for table in documents receipts allocations disputes bills writeoffs control \
    fx; do
    recode UTF-8 "$last/$table.csv" $table.csv
done
recode GB18030 "$last/customers.csv" customers.csv
recode UTF-8 "$book/records/证据.csv" evidence.csv
cut -d, -f1,2 "$last/contracts.csv" | sed '1s/^\xEF\xBB\xBF//; s/\r$//' \
    >"$TMP/w/contract_rows.csv"
# Columns of customers that came later are not asked for.
(cd "$TMP/w" && {
    printf '.parameter set :day "'\''%s'\''"\n' $day
    printf '.parameter set :known "'\''9999-12-31'\''"\n'
    printf '.parameter set :before NULL\n'
    for file in tables canonical open aging people; do
        echo ".read $sql/$file.sql"
    done
} | sqlite3 -batch :memory:) >"$TMP/lines" 2>"$TMP/sql.err"
ok "SQL has something to say" test -s "$TMP/lines"

analyse "$book" "$TMP/week"
is "weekly --full" 0 "$status"
is "collectors, limits, candidates, disputes and proofs are SQL's" "" \
    "$("$python" tests/people_sheets.py "$TMP/week/分析.xlsx" "$TMP/lines" 2>&1)"

# The judge sees a cent, in one customer's use and in one document's proof.
awk -F'|' -v OFS='|' '$1 == "limit" && !n++ { $5 += 1 }
    $1 == "proof" && $2 == "XS250317-0003" { $6 -= 1 } { print }' \
    "$TMP/lines" >"$TMP/wrong"
is "the judge of it can fail" 3 \
    "$("$python" tests/people_sheets.py "$TMP/week/分析.xlsx" "$TMP/wrong" |
        grep -cE '^(use of|overdue documents|without proof)')"

# --- internal -----------------------------------------------------------------

for name in 授信 承诺与争议 时效 证据链 清收一组; do
    cells "$TMP/week/分析.xlsx" $name >"$TMP/cells"
    ok "$name is for the house alone" grep -q '内部使用，不得外传' "$TMP/cells"
done
cells "$TMP/week/分析.xlsx" 时效 >"$TMP/cells"
is "limitation: as many clocks as duebook calendar lists" \
    "$("$DUEBOOK" calendar "$book" --format json 2>/dev/null |
        "$python" -c 'import json, sys
v = json.load(sys.stdin)
print(len(next(v[k] for k in ("clocks", "deadlines", "items") if k in v)))')" \
    "$(grep -cE '^(一级预警|二级预警|三级预警|已届满|无法计算|尚早|中止、放弃|外国法)\|([0-9]{4}-|\|)' \
        "$TMP/cells")"

# --- collectors' names --------------------------------------------------------

mkdir -p "$TMP/b/snapshots/2026-07-17"
printf 'version: 1\nlanguage: zh-CN\ncurrency: CNY\ncreditor:\n  name: 甲示例公司\n' \
    >"$TMP/b/duebook.yaml"
{
    echo 'customer_id,name,collector,credit_limit,currency'
    echo 'A1,甲一示例,王/芳:[组],,CNY'
    echo 'A2,甲二示例,LI Lei,100.00,CNY'
    echo 'A3,甲三示例,li lei,,CNY'
    echo 'A4,甲四示例,,,CNY'
    echo 'A5,甲五示例,时效,,CNY'
    echo 'A6,甲六示例,History,,CNY'
    echo 'A7,甲七示例,这是一个非常非常长的催收员姓名共有三十三个汉字这是一个非常非常长的姓名甲,,CNY'
    echo 'A8,甲八示例,这是一个非常非常长的催收员姓名共有三十三个汉字这是一个非常非常长的姓名乙,,CNY'
    echo "A9,甲九示例,'引号',,CNY"
} >"$TMP/b/snapshots/2026-07-17/customers.csv"
{
    echo 'doc_no,customer_id,kind,issue_date,due_date,currency,amount,open_amount'
    for i in 1 2 3 4 5 6 7 8 9; do
        echo "D$i,A$i,invoice,2026-01-01,2026-0$((i > 7 ? 8 : 6))-01,CNY,100.00,100.0$i"
    done
} | sed 's/,100.00,100.0/,200.00,100.0/' \
    >"$TMP/b/snapshots/2026-07-17/documents.csv"
analyse "$TMP/b" "$TMP/named"
is "names of all kinds" 0 "$status"
is "sheets' names are legal, at most 31 long and all different" "" \
    "$("$python" - "$TMP/named/分析.xlsx" <<'END'
import sys, unicodedata, openpyxl
names = openpyxl.load_workbook(sys.argv[1]).sheetnames
folded = [unicodedata.normalize("NFKC", n).casefold() for n in names]
for n in names:
    if not 0 < len(n.encode("utf-16-le")) // 2 <= 31 or set(n) & set("[]:*?/\\'"):
        print("bad:", n)
if len(set(folded)) != len(folded) or "history" in folded:
    print("alike:", names)
END
)"
is "each of nine collectors has a sheet, and nobody's customers too" 9 \
    "$("$python" - "$TMP/named/分析.xlsx" <<'END'
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
print(sum(any(c.value == "本周行动" for row in s.iter_rows() for c in row)
          for s in book))
END
)"
ok "customers without a collector" \
    sh -c "echo '$(names "$TMP/named/分析.xlsx")' | grep -q 未指定催收员"
is "links lead to the customer" "" \
    "$("$python" - "$TMP/named/分析.xlsx" <<'END'
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
n = 0
for s in book:
    for row in s.iter_rows():
        for c in row:
            if c.hyperlink and c.hyperlink.location and c.value:
                name, cell = c.hyperlink.location.rsplit("!", 1)
                there = book[name.strip("'")][cell].value
                n += 1
                if there != c.value:
                    print(s.title, c.coordinate, c.value, "leads to", there)
if not n:
    print("no links")
END
)"
is "a limit that is passed" "100.00 over by 0.02" \
    "$(cells "$TMP/named/分析.xlsx" 授信 |
        awk -F'|' '$1 == "A2" && $4 == "超限" {
            printf "%.2f over by %.2f", $5, $10; exit}')"

cells "$TMP/week/分析.xlsx" 授信 >"$TMP/cells"
is "of the candidates for a stop one has a clause that permits it" "C0063 20" \
    "$(grep '可停供，待审批' "$TMP/cells" | cut -d'|' -f1) $(grep -c '不宜停供；先补依据' "$TMP/cells")"

# --- books of little ----------------------------------------------------------

analyse samples/minimal "$TMP/minimal" --as-of $day
ok "a book of one table" test -s "$TMP/minimal/分析.xlsx" -o "$status" = 2
mkdir -p "$TMP/one/snapshots/$day"
printf 'version: 1\nlanguage: zh-CN\ncurrency: CNY\ncreditor:\n  name: 甲示例公司\n' \
    >"$TMP/one/duebook.yaml"
cp samples/minimal/documents.csv "$TMP/one/snapshots/$day/"
analyse "$TMP/one" "$TMP/few"
is "a book of one table: weekly --full" 0 "$status"
cells "$TMP/few/分析.xlsx" 授信 >"$TMP/cells"
ok "... says that no limits are on file" grep -q '没有登记信用额度' "$TMP/cells"
cells "$TMP/few/分析.xlsx" 承诺与争议 >"$TMP/cells"
ok "... that nobody promised" grep -q '没有付款承诺' "$TMP/cells"
ok "... that nothing is in dispute" grep -q '没有未决争议' "$TMP/cells"
cells "$TMP/few/分析.xlsx" 证据链 >"$TMP/cells"
ok "... that there are no records" grep -q '先按 records/' "$TMP/cells"
cells "$TMP/few/分析.xlsx" 未指定催收员 >"$TMP/cells"
ok "... and has its customers with nobody" grep -q '青岚示例机电' "$TMP/cells"

# --- names that no tab holds --------------------------------------------------

printf 'customer_id,name,collector\nC1,A,A/B\nC2,B,A:B\nC3,C,A?B\nC4,D,\342\200\213\n' \
    >"$TMP/one/snapshots/$day/customers.csv"
echo doc_no,customer_id,kind,issue_date,due_date,currency,amount \
    >"$TMP/one/snapshots/$day/documents.csv"
for n in 1 2 3 4; do
    echo "D$n,C$n,invoice,2026-01-01,2026-02-01,CNY,10$n.00"
done >>"$TMP/one/snapshots/$day/documents.csv"
analyse "$TMP/one" "$TMP/tabs"
is "tabs of collectors are told apart" "A／B A：B A？B 名称不可见" \
    "$(names "$TMP/tabs/分析.xlsx" | sed 's/.* 效果 //')"
cells "$TMP/tabs/分析.xlsx" A／B >"$TMP/cells"
ok "... and the sheet has the whole name" grep -q '催收员：A/B。' "$TMP/cells"

done_testing
