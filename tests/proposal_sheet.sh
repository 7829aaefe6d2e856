# For tests of dunning: the command, and what people do to a proposal.  $book is
# the book; $proposal the first proposal of the sample's day.
proposal="$book/催款/催款提案-2026-07-17.xlsx"

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
elif todo in ('name', 'doc'):     # of a customer, as his first row has it
    print(letters()[(rest[0], rest[1])][1][
        {'name': '客户名称', 'doc': '单据号'}[todo]].value)
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
