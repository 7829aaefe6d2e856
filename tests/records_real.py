# Records typed by two people for a real ledger: who may get a letter, by
# other means.  usage: records_real.py LEDGER BOOK DAY; prints the customers.
import csv, datetime, random, sys

ledger, book = sys.argv[1:3]
as_of = datetime.date.fromisoformat(sys.argv[3])


def day(text):
    month, date, year = map(int, text.split("/"))
    return datetime.date(year, month, date)


overdue, numbers = {}, {}
for row in csv.DictReader(open(ledger, encoding="ascii", newline="")):
    issued, due = day(row["InvoiceDate"]), day(row["DueDate"])
    if issued > as_of or day(row["SettledDate"]) <= as_of:
        continue
    if (as_of - due).days < 1:
        continue
    customer = row["customerID"]
    overdue.setdefault(customer, []).append(
        (due, row["invoiceNumber"], row["Disputed"] == "Yes"))

pick = random.Random(sys.argv[3])
zhang, li, blocks, disputes, bank = [], [], [], [], []
letters = []
iso = lambda days: (as_of + datetime.timedelta(days)).isoformat()
for customer in sorted(overdue):
    documents = sorted(overdue[customer])
    kind = pick.choice("none none promise broken block ended later blocked_doc "
                       "promised_doc disputed bank".split())
    out = set()  # documents that are in no letter
    gone = False
    if kind == "promise":
        zhang.append([iso(-3), customer, "phone", iso(pick.randint(0, 9)), ""])
        gone = True
    elif kind == "broken":
        li.append([iso(-9), customer, "微信", iso(-1), ""])
    elif kind == "block":
        blocks.append([customer, "", iso(-5), iso(pick.randint(0, 5)), "x"])
        gone = True
    elif kind == "ended":
        blocks.append([customer, "", iso(-5), iso(-1), "x"])
    elif kind == "later":
        blocks.append([customer, "", iso(1), "", "x"])
        gone = True
    elif kind == "blocked_doc":
        blocks.append(["", documents[0][1], iso(-5), "", "x"])
        out.add(documents[0][1])
    elif kind == "promised_doc":
        li.append([iso(-2), customer, "电话", iso(4), documents[0][1]])
        out.add(documents[0][1])
    elif kind == "disputed":
        disputes += [[d[1], iso(-1), "x"] for d in documents]
        gone = True
    elif kind == "bank":
        bank.append([iso(-1), customer, "12.34", ""])
        gone = True
    if not gone and any(not disputed
                        for due, number, disputed in documents
                        if number not in out):
        letters.append(customer)


def write(name, headings, rows, encoding="utf-8"):
    with open(f"{book}/records/{name}", "w", encoding=encoding,
              newline="") as f:
        csv.writer(f).writerows([headings.split("|")] + rows)


write("contacts-zhang.csv",
      "at|customer_id|channel|promise_date|doc_nos", zhang)
write("联系记录-李四.csv", "联系日期|客户编号|沟通方式|承诺付款日期|涉及单据",
      li, "gb18030")
write("暂停催收.csv", "客户编号|单据号|暂停起始日|暂停截止日|暂停原因", blocks)
write("disputes.csv", "doc_no|from|reason", disputes)
write("银行到账.csv", "到账日期|付款人|金额|银行流水号", bank)
print(*letters, sep="\n")
