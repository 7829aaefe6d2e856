# dunning propose, commit, undo, list on the sample book: what the reviewer
# marked goes out once, what he did not mark stays, what changed is held.
. tests/tap.sh

/usr/bin/python3 -c 'import openpyxl' 2>/dev/null ||
    skip_all "python3-openpyxl is not installed"

book="$TMP/book"
cp -R samples/huaheng "$book"

dunning() {
    run "$DUEBOOK" dunning "$@"
}

# sheet.py FILE COMMAND...: what somebody does to a proposal.
cat >"$TMP/sheet.py" <<'PY'
import sys
import openpyxl
path, todo, *rest = sys.argv[1:]
wb = openpyxl.load_workbook(path)

def rows():
    for ws in wb:
        heads = None
        for row in ws.iter_rows():
            names = [c.value for c in row]
            if heads is None:
                if '决定' in names and '核对码（勿改）' in names:
                    heads = {n: i for i, n in enumerate(names)}
                continue
            yield ws, {n: row[i] for n, i in heads.items()}

def letters():
    """The first row of each customer and currency, with its proposal."""
    seen = {}
    for ws, r in rows():
        key = (r['客户编号'].value, r['币种'].value)
        seen.setdefault(key, (ws, r))
    return seen

def decide(r, word, who='李审', why=None, to=None):
    r['决定'].value = word
    r['决定人'].value = who
    r['决定理由'].value = why
    r['改为阶段'].value = to

def proposed():
    return [(k, r) for k, (ws, r) in letters().items()
            if r['函件金额'].value is not None and r['本次拟发'].value]

if todo == 'proposed':            # customer, currency, stage, amount
    for k, r in proposed():
        print(*k, r['本次拟发'].value, '%.2f' % r['函件金额'].value)
    sys.exit()
elif todo == 'rows':
    print(sum(1 for _ in rows()))
    sys.exit()
elif todo == 'send':              # send N|all: the first N that are proposed
    n = None if rest[0] == 'all' else int(rest[0])
    for k, r in proposed()[:n]:
        decide(r, '发')
elif todo == 'set':               # set CUSTOMER CURRENCY COLUMN=VALUE...
    ws, r = letters()[(rest[0], rest[1])]
    for pair in rest[2:]:
        name, value = pair.split('=', 1)
        r[name].value = value
elif todo == 'set-last':          # the same on the customer's last row
    found = [r for ws, r in rows()
             if (r['客户编号'].value, r['币种'].value) == tuple(rest[:2])]
    for pair in rest[2:]:
        name, value = pair.split('=', 1)
        found[-1][name].value = value
elif todo == 'place':             # sheet!cell of a customer's cell
    ws, r = letters()[(rest[0], rest[1])]
    print('%s:%d:%d' % (ws.title, r[rest[2]].row, r[rest[2]].column))
    sys.exit()
elif todo == 'delete':            # all rows of a customer
    for ws in wb:
        gone = [r['序号'].row for w, r in rows() if w is ws and
                r['客户编号'].value == rest[0]]
        for row in reversed(gone):
            ws.delete_rows(row)
elif todo == 'copy':              # his rows once more, below
    for ws, r in list(rows()):
        if r['客户编号'].value == rest[0]:
            ws.append([c.value for c in r.values()])
elif todo == 'hide':              # his rows
    for ws, r in rows():
        if r['客户编号'].value == rest[0]:
            ws.row_dimensions[r['序号'].row].hidden = True
elif todo == 'hide-column':
    for ws, r in rows():
        ws.column_dimensions[r[rest[0]].column_letter].hidden = True
elif todo == 'hide-sheet':        # that of a customer
    letters()[(rest[0], rest[1])][0].sheet_state = 'hidden'
elif todo == 'merge':             # the decisions of two customers
    ws, r = letters()[(rest[0], rest[1])]
    c = r['决定']
    ws.merge_cells(start_row=c.row, end_row=c.row + int(rest[2]),
                   start_column=c.column, end_column=c.column)
else:
    sys.exit('what is ' + todo)
wb.save(path)
PY
sheet() {
    /usr/bin/python3 "$TMP/sheet.py" "$@"
}

# The letters of the register, asked with sqlite3: number, customer, state.
register() {
    sqlite3 "$book/register.db" "$1"
}

proposals() {
    ls "$book/催款" | grep -c '\.xlsx$'
}

# --- propose ---------------------------------------------------------------

dunning propose "$book"
is "propose: exit status" 0 "$status"
sed 's/^/# /' "$TMP/err" | grep -v 说明 | head -n 5
proposal="$book/催款/催款提案-2026-07-17.xlsx"
ok "the proposal has its place" test -s "$proposal"
ok "the first proposal tells the ladder before anything else" \
    has '阶梯' "$TMP/out"
is "its first line does" 1 "$(grep -n '阶梯' "$TMP/out" | cut -d: -f1)"
is "every open document has a row" \
    "$("$DUEBOOK" aging "$book" --format csv 2>/dev/null |
        awk -F, '/^C[0-9]/ { n += $18 } END { print n }')" \
    "$(sheet "$proposal" rows)"
count=$(sheet "$proposal" proposed | wc -l)
ok "some letters are proposed ($count)" test "$count" -gt 10
is "nothing is issued by it" "" "$(ls "$book" | grep -E '已发函件|register')"

cp "$proposal" "$TMP/clean.xlsx"
dunning commit "$book" --expect 0
is "an untouched proposal sends nothing: exit status" 0 "$status"
ok "and registers nothing" not test -e "$book/已发函件"

dunning propose "$book"
is "a second proposal of the day does not touch the first" 2 "$(proposals)"
ok "it is called -2" test -s "$book/催款/催款提案-2026-07-17-2.xlsx"
rm "$book/催款/催款提案-2026-07-17-2.xlsx"

# --- commit ----------------------------------------------------------------

sheet "$proposal" send 5
sheet "$proposal" proposed | head -n 5 >"$TMP/wanted"

dunning commit "$book"
is "without --expect, off a terminal: refused" 1 "$status"
ok "it says what would be issued" has '合计' "$TMP/out"
ok "and how to say yes" has 'expect 5' "$TMP/err"
dunning commit "$book" --expect 6
is "--expect of another number: exit 1" 1 "$status"
ok "both numbers are said" has '6.*5' "$TMP/err"
ok "and nothing was written" not test -e "$book/已发函件"
is "nor registered" "" "$(register 'select number from letters' 2>/dev/null)"

dunning commit "$book" --dry-run -o "$TMP/drafts"
is "--dry-run: exit status" 0 "$status"
is "it writes a draft of each" 5 "$(ls "$TMP/drafts" | grep -c '\.pdf$')"
for f in "$TMP/drafts"/*.pdf; do
    pdftotext "$f" - | tr -d ' \n\f'
    echo
done >"$TMP/text"
is "each is marked 草稿" 5 "$(grep -ciE '草稿|(draft)' "$TMP/text")"
ok "and none has a number" has_not '〔2026〕第|DL-2026' "$TMP/text"
is "the register is untouched" "" \
    "$(register 'select number from letters' 2>/dev/null)"

dunning commit "$book" --expect 5
is "commit: exit status" 0 "$status"
sed 's/^/# /' "$TMP/err" | grep -v 说明 | head -n 5
register 'select customer_id, currency, stage, printf("%.2f", total / 100.0)
    from letters order by sequence' | sort >"$TMP/got"
is "issued: just those that were marked, as they were proposed" \
    "$(awk '{ print $1, $2, $4 }' "$TMP/wanted" | sort)" \
    "$(awk -F'|' '{ print $1, $2, $4 }' "$TMP/got")"
is "numbered from 1 without a gap, each series apart" \
    "DL-2026-0001 催字〔2026〕第0001号 催字〔2026〕第0002号 催字〔2026〕第0003号 催字〔2026〕第0004号" \
    "$(register 'select number from letters order by 1' | xargs)"
is "a PDF a letter" 5 \
    "$(ls "$book/已发函件/2026-07-17/催款函" | grep -c '\.pdf$')"
for f in "$book/已发函件/2026-07-17/催款函"/*.pdf; do
    pdftotext "$f" - | tr -d ' \n\f'
    echo
done >"$TMP/text"
is "each with its number" 5 \
    "$(grep -cE '〔2026〕第000[1-4]号|DL-2026-0001' "$TMP/text")"
ok "and none is a draft" has_not '草稿|\(draft' "$TMP/text"
is "the hashes of the register are those of the files" \
    "$(register 'select sha256 from letters order by 1')" \
    "$(sha256sum "$book/已发函件/2026-07-17/催款函"/*.pdf | cut -c1-64 |
        LC_ALL=C sort)"

# --- once ------------------------------------------------------------------

dunning commit "$book" --expect 0
is "the same proposal again: exit status" 0 "$status"
is "sends nothing twice" 5 "$(register 'select count(*) from letters')"

# --- list and undo ---------------------------------------------------------

dunning list "$book"
is "list: exit status" 0 "$status"
is "five letters" 5 "$(grep -cE '^催字〔2026〕第|^DL-2026-' "$TMP/out")"
dunning list "$book" --format json
ok "list as JSON" /usr/bin/python3 -c '
import json, sys
x = json.load(open(sys.argv[1]))
assert len(x) == 5 and {e["state"] for e in x} == {"issued"}, x
' "$TMP/out"
dunning list "$book" --customer "$(head -n 1 "$TMP/wanted" | cut -d" " -f1)"
is "one customer alone" 1 "$(grep -c '〔2026〕第' "$TMP/out")"

dunning undo "$book" 催字〔2026〕第0003号
is "undo without a reason: wrong usage" 2 "$status"
dunning undo "$book" 催字〔2026〕第0099号 --reason 试
is "undo of a number that was never given: exit 1" 1 "$status"
dunning undo "$book" 催字〔2026〕第0003号 --reason 金额有误
is "undo: exit status" 0 "$status"
dunning list "$book"
ok "list says that it was withdrawn, and why" \
    has '第0003号.*已撤回.*金额有误' "$TMP/out"
dunning undo "$book" 催字〔2026〕第0003号 --reason 再次
is "twice: exit 1" 1 "$status"

done_testing
