# Life in an office: files open elsewhere, sheets saved over, names of folders,
# CSV that Excel opens.
. tests/tap.sh

python=/usr/bin/python3

# --- rows that people typed are never lost -----------------------------------

book="$TMP/我的账簿/华北 分公司"
mkdir -p "$TMP/我的账簿"
"$DUEBOOK" init "$book" --lang zh --quiet
rm "$book"/records/*.xlsx
sed -i 's/^  name: .*/  name: 示例设备有限公司/' "$book/duebook.yaml"
snapshot() {
    mkdir -p "$book/snapshots/$1"
    echo 'doc_no,customer_id,issue_date,due_date,currency,amount
A1,C1,2026-05-01,2026-06-01,CNY,100.00
A2,C1,2026-07-01,2026-08-01,CNY,50.00' >"$book/snapshots/$1/documents.csv"
}
snapshot 2026-07-10
cat >"$book/records/联系记录.csv" <<'END'
联系编号,联系日期,客户编号,沟通方式,沟通内容
示例 L0,2026-07-01,C1,电话,不读取
L1,2026-07-01,C1,电话,=1+1
L2,2026-07-02,C1,电话,"第二次，
换行"
L3,2026-07-03,C1,电话,第三次
END
cat >"$book/records/费用.csv" <<'END'
费用日期,费用类型,币种,费用金额,客户编号
2026-07-01,快递费,CNY,12.00,C1
2026-07-01,快递费,CNY,12.00,C1
2026-07-02,公证费,CNY,80.00,C1
END
run "$DUEBOOK" weekly "$book" --lang zh
is "weekly: exit status 0" 0 "$status"
kept="$book/out/2026-07-10/录入留存.csv"
crlf() {
    tr -d '\r' <"$1" | sed '1s/^\xEF\xBB\xBF/BOM /'
}
is "what was read of records/ is kept, with headings and keys" \
    'BOM 表,文件,行,关键字,原表各栏
contacts,联系记录.csv,1,,联系编号,联系日期,客户编号,沟通方式,沟通内容
contacts,联系记录.csv,3,L1,L1,2026-07-01,C1,电话,'"'"'=1+1
contacts,联系记录.csv,4,L2,L2,2026-07-02,C1,电话,"第二次，
换行"
contacts,联系记录.csv,6,L3,L3,2026-07-03,C1,电话,第三次
costs,费用.csv,1,,费用日期,费用类型,币种,费用金额,客户编号
costs,费用.csv,2,2026-07-01 / 快递费 / C1,2026-07-01,快递费,CNY,12.00,C1
costs,费用.csv,3,2026-07-01 / 快递费 / C1,2026-07-01,快递费,CNY,12.00,C1
costs,费用.csv,4,2026-07-02 / 公证费 / C1,2026-07-02,公证费,CNY,80.00,C1' \
    "$(crlf "$kept")"
ok "it is an output of the manifest" has '录入留存.csv' \
    "$book/out/2026-07-10/manifest.json"
run "$DUEBOOK" weekly "$book" --lang zh
is "the same again is the same run" "1" "$(ls "$book/out" | wc -l)"

# A week later: one row has moved to another file, one is edited in its place,
# one was saved over, and of two equal ones one is left.
snapshot 2026-07-17
cat >"$book/records/联系记录.csv" <<'END'
联系编号,联系日期,客户编号,沟通方式,沟通内容
L4,2026-07-13,C1,电话,第四次
L3,2026-07-03,C1,电话,第三次（改）
END
printf '%s\n' '联系编号,联系日期,客户编号,沟通方式,沟通内容' \
    'L1,2026-07-01,C1,电话,=1+1' >"$book/records/联系记录-张示例.csv"
cat >"$book/records/费用.csv" <<'END'
费用日期,费用类型,币种,费用金额,客户编号
2026-07-01,快递费,CNY,12.00,C1

2026-07-03,公证费,CNY,80.00,C1
END
run "$DUEBOOK" check "$book" --format json
lost() {
    $python -c 'import json, sys
for f in json.load(open(sys.argv[1]))["findings"]:
    if f["kind"] == "lost_entry":
        print(f["severity"], f["file"].split("/")[-1], f["row"])' "$TMP/out"
}
is "check: what is in no file any more, and what it said" \
    "warning 联系记录.csv L2；2026-07-02；C1；电话；第二次，
换行
warning 费用.csv 2026-07-01；快递费；CNY；12.00；C1" "$(lost)"
told='which the run of 2026-07-10 read, stands in no file of records/ any more'
run "$DUEBOOK" check "$book" --lang en
ok "check: it is told, and where the run was" has \
    "\"L2\" \(联系记录.csv, row 4\), $told; it said: L2; 2026-07-02; C1" "$TMP/err"
run "$DUEBOOK" weekly "$book" --lang en
is "weekly: told as well, twice" 2 "$(grep -c "$told" "$TMP/err")"
ok "and in its log" has '^records/联系记录.csv: warning: "L2"' \
    "$book/out/2026-07-17/运行记录.txt"
run "$DUEBOOK" weekly "$book" --lang en
is "the same again: told again, and no other run" "2 2" \
    "$(grep -c "$told" "$TMP/err") $(ls "$book/out" | wc -l)"
printf '%s\n' '联系编号,联系日期,客户编号,沟通方式,沟通内容' \
    'L2,2026-07-02,C1,电话,第二次' >"$book/records/联系记录-李示例.csv"
run "$DUEBOOK" weekly "$book" --lang en
is "put back: the run of today is the one to compare with" "0 3" \
    "$(grep -c 'any more' "$TMP/err") $(ls "$book/out" | wc -l)"
rm "$book/records/联系记录-李示例.csv"
run "$DUEBOOK" weekly "$book" --lang en
is "gone again: told by the run of today that had it" "1 4" \
    "$(grep -c 'L2.*the run of 2026-07-17-2 read' "$TMP/err") $(ls "$book/out" |
        wc -l)"
run "$DUEBOOK" weekly "$book" --lang en --as-of 2026-07-10
is "an earlier day knows nothing of later runs" 0 \
    "$(grep -c '2026-07-17[-0-9]* read' "$TMP/err")"
rm -rf "$book/out" "$book"/records/*.csv
run "$DUEBOOK" weekly "$book" --lang zh
is "nothing typed: nothing is kept" "管理指标.pdf 账龄表.xlsx " \
    "$(cd "$book/out/2026-07-17" && ls -- *.xlsx *.pdf *.csv 2>/dev/null |
        LC_ALL=C sort | tr '\n' ' ')"

# --- files that somebody has open --------------------------------------------

out="$book/out/2026-07-17"
for lock in '~$账龄表.xlsx' '.~账龄表.xlsx' '.~lock.账龄表.xlsx#'; do
    touch "$out/$lock"
    echo 'A3,C1,2026-07-02,2026-08-01,CNY,1.00' \
        >>"$book/snapshots/2026-07-17/documents.csv"
    ls -A "$book/out" | grep -v '运行记录' >"$TMP/before"
    run "$DUEBOOK" weekly "$book" --lang zh
    is "$lock stops weekly: exit status 3" 3 "$status"
    ok "$lock: it is said which file and by what" \
        has '账龄表.xlsx 正由他人打开' "$TMP/err"
    ls -A "$book/out" | grep -v '运行记录' >"$TMP/after"
    ok "$lock: nothing is written but the log" cmp "$TMP/before" "$TMP/after"
    rm "$out/$lock"
done
sed -i '4,$d' "$book/snapshots/2026-07-17/documents.csv"
for copy in '账龄表 (冲突副本).xlsx' "账龄表 (Zhang's conflicted copy).xlsx" \
    '账龄表(Conflict).xlsx'; do
    touch "$out/$copy"
    run "$DUEBOOK" weekly "$book" --lang zh
    is "$copy stops weekly" "3 1" \
        "$status $(grep -c '冲突副本' "$TMP/err")"
    rm "$out/$copy"
done
for lock in '~$x.xlsx' '.~x.xlsx' '.~lock.x.xlsx#' 'x_冲突.xlsx'; do
    touch "$TMP/$lock"
    echo old >"$TMP/x.xlsx"
    run "$DUEBOOK" aging "$book" --format xlsx -o "$TMP/x.xlsx"
    is "$lock stops aging" "3 old" "$status $(cat "$TMP/x.xlsx")"
    run "$DUEBOOK" check "$book" --format xlsx -o "$TMP/x.xlsx"
    is "$lock stops check" "3 old" "$status $(cat "$TMP/x.xlsx")"
    rm "$TMP/$lock"
done
touch "$TMP/.~lock.x.json#" "$TMP/.~lock.x.pdf#"
run "$DUEBOOK" aging "$book" --format json -o "$TMP/x.json"
is "JSON as well" 3 "$status"
run "$DUEBOOK" kpi "$book" --format json -o "$TMP/x.json"
is "kpi: JSON" 3 "$status"
run "$DUEBOOK" kpi "$book" -o "$TMP/x.pdf"
is "kpi: PDF" 3 "$status"
run "$DUEBOOK" aging "$book" --format xlsx -o "$TMP/y.xlsx"
is "what is open beside another file does not matter" 0 "$status"
mkdir "$TMP/target" && touch "$TMP/target/a.xlsx" "$TMP/target/~\$a.xlsx"
run "$DUEBOOK" weekly "$book" -o "$TMP/target"
is "weekly -o: the target's files as well" 3 "$status"

# Beside an input the lock is no file, but it is told.
printf '%s\n' '单据号,争议开始' 'A1,2026-07-01' >"$book/records/争议.csv"
touch "$book/records/~\$争议.csv" "$book/records/.~lock.争议.csv#"
run "$DUEBOOK" check "$book" --lang zh
is "an input that is open is read, and it is told" "0 1" \
    "$status $(grep -c '争议.csv: 说明: 争议.csv 正由他人编辑，尚未保存的内容未读取' \
        "$TMP/err")"
is "and nothing else is said" 1 "$(wc -l <"$TMP/err")"
rm "$book/records/"*争议*  "$book/records/.~lock"*
touch "$book/snapshots/2026-07-17/~\$documents.csv"
run "$DUEBOOK" check "$book" --lang zh
is "the same beside an export" 1 "$(grep -c 'documents.csv 正由他人编辑' \
    "$TMP/err")"

# --- CSV that we write -------------------------------------------------------

cat >"$TMP/in.csv" <<'END'
doc_no,customer_id,customer_name,issue_date,due_date,currency,amount
000000000000000001,=C1+1,=cmd|' /C calc'!A0,2026-05-01,2026-06-01,CNY,100.00
+2,+C2,"甲, ""乙""
丙",2026-05-01,2026-06-01,CNY,100.00
-3,-C3,-丁,2026-05-01,2026-06-01,CNY,100.00
@4,@C4,@戊,2026-05-01,2026-06-01,CNY,100.00
END
run "$DUEBOOK" aging "$TMP/in.csv" --as-of 2026-07-17 --format csv \
    -o "$TMP/out.csv" --lang zh
is "aging as CSV: exit status 0" 0 "$status"
# Every CSV of ours: mark, line ends, and no cell that starts a formula.
csv_is_safe() {
    $python - "$@" <<'PY'
import csv, io, re, sys
for path in sys.argv[1:]:
    raw = open(path, 'rb').read()
    assert raw.startswith(b'\xef\xbb\xbf'), path
    assert raw.endswith(b'\r\n'), path
    outside = re.sub(rb'"[^"]*"', b'', raw)
    assert outside.count(b'\n') == outside.count(b'\r\n'), path
    rows = list(csv.reader(io.StringIO(raw.decode('utf-8-sig'), newline='')))
    assert len(rows) > 1, path
    for row in rows:
        for cell in row:
            if cell[:1] in ('=', '+', '@', '\t'):
                sys.exit('%s: %r' % (path, cell))
            if cell[:1] == '-' and not re.fullmatch(r'-[0-9.]+', cell):
                sys.exit('%s: %r' % (path, cell))
PY
}
ok "aging as CSV" csv_is_safe "$TMP/out.csv"
ok "with each identifier as it was" $python - "$TMP/out.csv" <<'PY'
import csv, sys
rows = list(csv.DictReader(open(sys.argv[1], encoding='utf-8-sig', newline='')))
ids = sorted(next(iter(r.values())) for r in rows)
assert ids == ["'+C2", "'-C3", "'=C1+1", "'@C4"], ids
PY
printf '%s\n' 'contact_id,at,customer_id,channel,summary' \
    '=L1,2026-07-01,C1,phone,+49 000' '-L2,2026-07-02,C1,phone,@x' \
    >"$book/records/contacts.csv"
run "$DUEBOOK" weekly "$book" --lang zh
csv="$(find "$book/out" -name '录入留存.csv')"
ok "entries kept as CSV" csv_is_safe "$csv"
rm "$book/records/contacts.csv"
run "$DUEBOOK" check "$book" --format json
is "come back as they were" "=L1；2026-07-01；C1；phone；+49 000
-L2；2026-07-02；C1；phone；@x" \
    "$(lost 2>/dev/null || $python -c 'import json, sys
for f in json.load(open(sys.argv[1]))["findings"]:
    if f["kind"] == "lost_entry":
        print(f["row"])' "$TMP/out")"

# --- names -------------------------------------------------------------------

sed -i '2,$d' "$book/snapshots/2026-07-17/documents.csv"
i=0
printf '%s\n' '编号,甲 乙' 'a/b' 'A:b' 'CON' 'x..' '~$y' >"$TMP/names"
while read -r name; do
    i=$((i + 1))
    echo "D$i,\"$name\",2026-05-01,2026-06-01,CNY,1000.00"
done <"$TMP/names" >>"$book/snapshots/2026-07-17/documents.csv"
rm -rf "$book/out"
run "$DUEBOOK" weekly "$book" --lang zh --as-of 2026-07-17 \
    --accept-gap "names are tried"
is "letters to customers of any name" 6 \
    "$(find "$book/out/2026-07-17" -name '*.pdf' -path '*催款函*' | wc -l)"
ok "whose files every system can hold" $python - "$book/out" <<'PY'
import os, re, sys, unicodedata
for folder, folders, files in os.walk(sys.argv[1]):
    seen = set()
    for name in folders + files:
        assert unicodedata.normalize('NFC', name) == name, name
        assert not re.search(r'[\\/:*?"<>|\x00-\x1f]', name), name
        assert name[-1] not in '. ' and len(name) <= 80, name
        assert name.split('.')[0].upper() not in ('CON', 'NUL'), name
        key = unicodedata.normalize('NFKC', name).casefold()
        assert key not in seen, name
        seen.add(key)
PY

done_testing
