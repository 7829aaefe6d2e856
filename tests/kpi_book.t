# 指标.xlsx: its four sheets, and that every ratio is a formula over its cells
# which gives what the JSON says.
. tests/tap.sh

book=samples/huaheng
run "$DUEBOOK" kpi "$book" --format xlsx -o "$TMP/k.xlsx"
is "kpi --format xlsx: exit status 0" 0 "$status"
run "$DUEBOOK" kpi "$book" --format xlsx --jobs 1 -o "$TMP/one.xlsx"
ok "the same bytes on one thread" cmp "$TMP/k.xlsx" "$TMP/one.xlsx"
"$DUEBOOK" kpi "$book" --format json -o "$TMP/k.json" >"$TMP/out" 2>&1
if /usr/bin/python3 -c 'import openpyxl' 2>/dev/null; then
    ok "sheets, formulas and figures" /usr/bin/python3 tests/kpi_book.py \
        "$TMP/k.xlsx" "$TMP/k.json"
else
    skip "sheets, formulas and figures" "openpyxl is not installed"
fi

# One file alone, of open items: what it cannot know is said, not zero.
run "$DUEBOOK" kpi samples/minimal/documents.csv --as-of 2026-07-17 \
    --format xlsx -o "$TMP/small.xlsx"
is "one file alone" 0 "$status"
"$DUEBOOK" kpi samples/minimal/documents.csv --as-of 2026-07-17 --format json \
    -o "$TMP/small.json" >"$TMP/out" 2>&1
if /usr/bin/python3 -c 'import openpyxl' 2>/dev/null; then
    ok "its figures" /usr/bin/python3 tests/kpi_book.py "$TMP/small.xlsx" \
        "$TMP/small.json"
else
    skip "its figures" "openpyxl is not installed"
fi
done_testing
