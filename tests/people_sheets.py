"""What the analysis shows of people, beside what SQL says they must.

people_sheets.py ANALYSIS.xlsx LINES: one line a difference.  LINES are those
of tests/sql/people.sql.  The cells are read as other programs see them: by
their headings, with the values that are stored beside the formulas.
"""
import sys
from decimal import Decimal

import openpyxl


def table(sheet, headings):
    """Rows below the first row that has all headings, as dictionaries."""
    names, rows = None, []
    for cells in sheet.iter_rows(values_only=True):
        if names is None:
            if all(h in cells for h in headings):
                names = cells
            continue
        if cells[0] in (None, "") and cells[1] in (None, ""):
            break
        rows.append(dict(zip(names, cells)))
    return rows


def cents(value):
    return int((Decimal(str(value or 0)) * 100).quantize(Decimal(1)))


def lines(path):
    wanted = {}
    for line in open(path, encoding="utf-8"):
        kind, *rest = line.rstrip("\n").split("|")
        wanted.setdefault(kind, []).append(rest)
    return wanted


class Judge:
    def __init__(self):
        self.differences = 0

    def same(self, what, wanted, got):
        if isinstance(wanted, dict):
            for key in sorted(wanted.keys() | got.keys(), key=str):
                self.same(f"{what}, {key}", wanted.get(key), got.get(key))
        elif wanted != got:
            self.differences += 1
            print(f"{what}: wanted {wanted}, got {got}")


def collectors(book, wanted, judge):
    shown, totals = {}, {}
    for sheet in book:
        rows = table(sheet, ["本周行动", "逾期金额", "客户编号"])
        for row in rows:
            key = (row["客户编号"], row["币种"])
            judge.same(f"{key} stands once", False, key in shown)
            shown[key] = (sheet.title, cents(row["逾期金额"]),
                          cents(row["应收余额"]))
            total = totals.setdefault((sheet.title, row["币种"]), 0)
            totals[sheet.title, row["币种"]] = total + shown[key][1]
        for cells in sheet.iter_rows(max_row=12, values_only=True):
            if rows and cells[2] == "本人合计":
                judge.same(f"own total of {sheet.title} in {cells[3]}",
                           totals[sheet.title, cells[3]], cents(cells[5]))
    for name, customer, currency, overdue, total in wanted:
        if (overdue, total) == ("0", "0") and (customer, currency) not in shown:
            continue
        judge.same(f"collector of {customer} in {currency}",
                   (name or "未指定催收员", int(overdue), int(total)),
                   shown.pop((customer, currency), None))
    judge.same("customers of nobody", {}, shown)
    return sum(int(w[3]) for w in wanted)


def limits(sheet, wanted, judge):
    shown = {(r["客户编号"], r["币种"]): r
             for r in table(sheet, ["已用额度", "信用额度"])}
    for customer, currency, limit, use, credit in wanted:
        row = shown.get((customer, currency), {})
        judge.same(f"use of {customer} in {currency}", int(use),
                   cents(row.get("已用额度")))
        judge.same(f"credit of {customer} in {currency}", int(credit),
                   cents(row.get("贷方余额")))
        if limit:
            judge.same(f"limit of {customer}", int(limit),
                       cents(row.get("信用额度")))
            judge.same(f"over the limit, {customer}",
                       max(0, int(use) - int(limit)), cents(row.get("超额")))


def stops(sheet, wanted, judge):
    shown = {(r["客户编号"], r["币种"]): cents(r["逾期超 30 天"])
             for r in table(sheet, ["逾期超 30 天", "建议（待审批）"])}
    judge.same("candidates", {(w[0], w[1]): int(w[2]) for w in wanted}, shown)


def disputes(sheet, wanted, judge):
    shown = {r["单据号"]: cents(r["争议金额"])
             for r in table(sheet, ["争议起始日", "争议金额"])}
    judge.same("disputes", {w[0]: int(w[2]) for w in wanted}, shown)


def proofs(sheet, wanted, judge):
    rows = table(sheet, ["单据号", "缺证金额", "催告"])
    shown = {(r["单据号"], r["客户编号"]):
             (cents(r["逾期金额"]), cents(r["缺证金额"])) for r in rows}
    judge.same("overdue documents", {(w[0], w[1]): (int(w[3]), int(w[4]))
                                     for w in wanted}, shown)
    for currency in {w[2] for w in wanted}:
        unproved = sum(int(w[4]) for w in wanted if w[2] == currency)
        got = [cents(r["缺证金额"]) for r in
               table(sheet, ["逾期笔数", "缺证金额"])
               if r["客户名称"] == "合计" and r["币种"] == currency]
        judge.same(f"without proof in {currency}", [unproved], got)


def marks(sheet, judge):
    """Rows that were looked at by hand, in samples/huaheng/records."""
    links = ["合同", "订单", "签收", "发票", "对账", "催告"]
    by_hand = {
        # contract and delivery filed; no demand reached him
        "XS250306-0004": "✓○✓✓✗✗",
        "XS250618-0003": "✓○✓✓✗✗",
        # contract filed, letter 催-2026-031 signed for; delivery date alone
        "XS250317-0003": "✓○○✓✗✓",
        # letter 催-2026-032 refused at the registered address
        "XS250903-0003": "✓○○✓✗✓",
        # a debit note; the statement of June came back sealed
        "BJ250124-0001": "✓○✗✗✓✗",
        # a message that asks for payment: the address is not agreed
        "XS250925-0001": "✗○✗✓○○",
    }
    shown = {r["单据号"]: "".join(r[k] for k in links)
             for r in table(sheet, ["单据号", "缺证金额", "催告"])}
    for number, want in by_hand.items():
        judge.same(f"marks of {number}", want, shown.get(number))


def main():
    book = openpyxl.load_workbook(sys.argv[1], data_only=True)
    wanted, judge = lines(sys.argv[2]), Judge()
    overdue = collectors(book, wanted["collector"], judge)
    limits(book["授信"], wanted["limit"], judge)
    stops(book["授信"], wanted["stop"], judge)
    disputes(book["承诺与争议"], wanted["dispute"], judge)
    proofs(book["证据链"], wanted["proof"], judge)
    marks(book["证据链"], judge)
    if not overdue or not wanted["proof"]:
        print("SQL gave nothing to compare with")


main()
