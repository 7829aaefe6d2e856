# A random export with typed rows over it, and the same export as somebody
# would have corrected it by hand.  usage: records_random.py SEED TYPED EDITED
import csv, random, sys

pick = random.Random(sys.argv[1])
typed_book, edited_book = sys.argv[2:4]
columns = ["doc_no", "installment_no", "customer_id", "kind", "issue_date",
           "due_date", "currency", "amount", "class", "status"]


def day():
    return "2026-%02d-%02d" % (pick.randint(1, 6), pick.randint(1, 28))


def amount():
    return "%d.%02d" % (pick.randint(0, 99999), pick.randint(0, 99))


def row(i):
    return {"doc_no": "D%d" % (i // 2 if i % 10 < 2 else i),
            "installment_no": str(i % 2 + 1) if i % 10 < 2 else "",
            "customer_id": "C%d" % pick.randint(1, 30),
            "kind": pick.choice(["invoice"] * 4 + ["credit_note"]),
            "issue_date": day(), "due_date": pick.choice([day(), ""]),
            "currency": pick.choice(["CNY", "CNY", "USD", "EUR"]),
            "amount": amount(), "class": "", "status": ""}


export = [row(100 + i) for i in range(300)]
edited = [dict(r) for r in export]
files = {"documents-zhang.csv": [], "单据-李四.csv": []}
for r in edited:
    if pick.random() < 0.5:
        continue
    fields = [("customer_id", "C%d" % pick.randint(1, 30)),
              ("due_date", day()), ("issue_date", day()),
              ("amount", amount()), ("class", "retention"),
              ("currency", pick.choice(["CNY", "USD"])), ("status", "void")]
    changed = pick.sample(fields, pick.randint(1, 4))
    if ("status", "void") in changed:
        changed = [("status", "void")]
    for column, value in changed:
        r[column] = value
    # Each column is typed by one of the two, or the same by both.
    for name in files:
        own = {c: v for c, v in changed if pick.random() < 0.6}
        if "currency" in own:  # an amount is one of its currency
            own["amount"] = r["amount"]
        files[name].append((r, own))
    said = set().union(*(files[n][-1][1] for n in files))
    files["documents-zhang.csv"][-1][1].update(
        {c: v for c, v in changed if c not in said})
    if "currency" in files["documents-zhang.csv"][-1][1]:
        files["documents-zhang.csv"][-1][1]["amount"] = r["amount"]


def write(path, headings, rows):
    with open(path, "w", encoding="utf-8", newline="") as f:
        out = csv.DictWriter(f, headings, restval="")
        out.writeheader()
        out.writerows(rows)


for book, rows in (typed_book, export), (edited_book, edited):
    write(book + "/snapshots/2026-07-17/documents.csv", columns, rows)
for name, rows in files.items():
    # Only the columns that somebody filled, in any order.
    used = ["doc_no", "installment_no"] + sorted(
        {c for r, own in rows for c in own}, key=lambda c: pick.random())
    list_ = [dict(own, doc_no=r["doc_no"], installment_no=r["installment_no"])
             for r, own in rows if own]
    pick.shuffle(list_)
    write(typed_book + "/records/" + name, used, list_)
