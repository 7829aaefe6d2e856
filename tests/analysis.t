#!/bin/sh
# The analysis (分析.xlsx): what moved and where every bucket went, recounted
# week by week from the tables alone, and as the sheets show it.
. tests/tap.sh
[ -x build/movement_weeks ] || skip_all "build/movement_weeks is missing"
SAMPLE=samples/huaheng/snapshots/2026-07-17
WATSON=../shared/data/ibm_watson_ar.csv

recount() { # MODE FILE PRINTED
    /usr/bin/python3 tests/movement_weeks.py "$1" "$2" <"$3"
}

build/movement_weeks samples/huaheng 2025-01-03 2026-07-17 >"$TMP/sample"
ok "80 weeks of the sample book" recount book "$SAMPLE" "$TMP/sample"
is "none is left out" 80 "$(cut -f 2 "$TMP/sample" | sort -u | wc -l)"

# One cent elsewhere is noticed, in a row, in its per cent and in a cause.
for line in M S W; do
    awk -F '\t' -v OFS='\t' -v line=$line \
        '$1 == line && !n && $7 { $7++; n = 1 } { print }' "$TMP/sample" \
        >"$TMP/wrong"
    run recount book "$SAMPLE" "$TMP/wrong"
    is "a false figure in $line is noticed" 1 "$status"
done

if [ -f "$WATSON" ]; then
    build/movement_weeks "$WATSON" 2012-01-06 2014-01-03 ibm-watson-ar \
        >"$TMP/watson"
    ok "ibm_watson_ar.csv week by week through 2012 and 2013" \
        recount ibm "$WATSON" "$TMP/watson"
    is "104 weeks" 104 "$(cut -f 2 "$TMP/watson" | sort -u | wc -l)"
else
    skip "ibm_watson_ar.csv week by week" "$WATSON is missing"
fi

# The book as it was each Friday: what one week ends with the next begins with.
mkdir "$TMP/book"
cp -r samples/huaheng/. "$TMP/book/"
mkdir "$TMP/later"
mv "$TMP"/book/snapshots/* "$TMP/later/"
for day in 2026-06-26 2026-07-03 2026-07-10 2026-07-17; do
    mv "$TMP/later/$day" "$TMP/book/snapshots/"
    ok "the analysis of $day" "$DUEBOOK" weekly "$TMP/book" --full --quiet
done
ok "sheets of four weeks: they close, go on, and show 100.0 %" \
    /usr/bin/python3 tests/analysis_sheets.py "$TMP/book/out"
is "it is in the manifest" 1 \
    "$(grep -c '分析.xlsx' "$TMP/book/out/2026-07-17/manifest.json")"

# Without --full there is none; in English it has its own name and words.
ok "weekly alone" "$DUEBOOK" weekly "$TMP/book" --quiet -o "$TMP/plain"
is "writes no analysis" 0 "$(find "$TMP/plain" -name '分析*' | wc -l)"
sed -i 's/^language: .*/language: en/' "$TMP/book/duebook.yaml"
ok "in English" "$DUEBOOK" weekly "$TMP/book" --full --quiet -o "$TMP/english"
ok "sheets in English hold no Chinese of ours" \
    /usr/bin/python3 tests/analysis_sheets.py "$TMP/english" english

# One table, and a first export of open items: each part says what it lacks.
new_book() { # FOLDER DAY
    mkdir -p "$1/snapshots/$2"
    printf 'version: 1\nlanguage: zh-CN\ncreditor: {name: 示例公司}\n' \
        >"$1/duebook.yaml"
}
new_book "$TMP/one" 2026-07-17
cp samples/minimal/documents.csv "$TMP/one/snapshots/2026-07-17/"
run "$DUEBOOK" weekly "$TMP/one" --full --quiet
ok "a book of one table" test -f "$TMP/one/out/2026-07-17/分析.xlsx"
new_book "$TMP/photo" 2026-07-10
cat >"$TMP/photo/snapshots/2026-07-10/documents.csv" <<'CSV'
doc_no,customer_id,kind,issue_date,due_date,currency,amount,open_amount
A1,K1,invoice,2026-05-01,2026-06-15,CNY,100.00,100.00
A2,K1,invoice,2026-06-01,2026-07-12,CNY,50.00,50.00
A3,K2,invoice,2026-06-01,2026-07-31,CNY,70.00,70.00
CSV
run "$DUEBOOK" weekly "$TMP/photo" --full --quiet --as-of 2026-07-10 \
    -o "$TMP/first"
ok "a first export of open items says what is missing" \
    /usr/bin/python3 tests/analysis_sheets.py "$TMP/first" first
mkdir "$TMP/photo/snapshots/2026-07-17"
cat >"$TMP/photo/snapshots/2026-07-17/documents.csv" <<'CSV'
doc_no,customer_id,kind,issue_date,due_date,currency,amount,open_amount
A1,K1,invoice,2026-05-01,2026-06-15,CNY,100.00,60.00
A2,K1,invoice,2026-06-01,2026-07-12,CNY,50.00,50.00
A4,K2,invoice,2026-07-13,2026-08-31,CNY,30.00,30.00
CSV
run "$DUEBOOK" weekly "$TMP/photo" --full --quiet --accept-gap 已收款 \
    -o "$TMP/second"
ok "two of them are compared item by item" \
    /usr/bin/python3 tests/analysis_sheets.py "$TMP/second" photographs
done_testing
