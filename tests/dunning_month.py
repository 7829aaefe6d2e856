"""What an office does to its sheets in a month of dunning.

    dunning_month.py decide PROPOSAL CUSTOMER...   发, by 李审
    dunning_month.py change PROPOSAL CUSTOMER STAGE WHY
    dunning_month.py rows PROPOSAL CUSTOMER...     what is proposed, and why
    dunning_month.py post SHEET DAY                all letters are posted
    dunning_month.py carrier SHEET OUT DAY REFUSED the carrier's export
    dunning_month.py promise OUT DAY CUSTOMER DAY  a call is noted
    dunning_month.py clock CUSTOMER                of calendar's JSON
"""
import csv
import json
import sys

import openpyxl


def rows(book):
    for sheet in book:
        heads = None
        for row in sheet.iter_rows():
            names = [cell.value for cell in row]
            if heads is None:
                if "决定" in names and "函件金额" in names:
                    heads = {name: i for i, name in enumerate(names)}
                continue
            yield {name: row[i] for name, i in heads.items()}


def first_rows(book):
    seen = set()
    for row in rows(book):
        key = (row["客户编号"].value, row["币种"].value)
        if key not in seen and row["客户编号"].value:
            seen.add(key)
            yield row


def decide(path, customers):
    book = openpyxl.load_workbook(path)
    for row in first_rows(book):
        if row["客户编号"].value in customers:
            row["决定"].value = "发"
            row["决定人"].value = "李审"
    book.save(path)


def change(path, customer, stage, why):
    book = openpyxl.load_workbook(path)
    for row in first_rows(book):
        if row["客户编号"].value == customer:
            row["决定"].value = "改级"
            row["改为阶段"].value = stage
            row["决定理由"].value = why
            row["决定人"].value = "李审"
    book.save(path)


def show(path, customers):
    for row in rows(openpyxl.load_workbook(path)):
        if row["客户编号"].value in customers:
            print(row["客户编号"].value, row["单据号"].value,
                  row["应达阶段"].value or "-", row["本次拟发"].value or "-",
                  row["理由"].value, row["提示"].value or "")


def column(sheet, name):
    for cell in sheet[1]:
        if str(cell.value).rstrip(" *＊").startswith(name):
            return cell.column
    raise KeyError(name)


def letters(sheet):
    number = column(sheet, "函件编号")
    for row in range(2, sheet.max_row + 1):
        text = sheet.cell(row, number).value
        if text and "〔" in str(text) or str(text).startswith("DL-"):
            yield row


def post(path, day):
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for n, row in enumerate(letters(sheet), 1):
        sheet.cell(row, column(sheet, "快递单号")).value = (
            "10%s%05d" % (day.replace("-", ""), n))
        sheet.cell(row, column(sheet, "寄出日期")).value = day
        sheet.cell(row, column(sheet, "存根文件")).value = "存根.pdf"
    book.save(path)


def carrier(path, out, day, refused):
    sheet = openpyxl.load_workbook(path).worksheets[0]
    with open(out, "w", encoding="utf-8-sig", newline="") as f:
        to = csv.writer(f)
        to.writerow(["运单号", "状态", "签收人", "签收时间"])
        for n, row in enumerate(letters(sheet), 1):
            number = sheet.cell(row, column(sheet, "快递单号")).value
            if str(n) == refused:
                to.writerow([number, "拒收", "", day + " 10:20:00"])
            else:
                to.writerow([number, "妥投", "收发室", day + " 10:20:00"])


def promise(out, made, customer, day):
    with open(out, "w", encoding="utf-8-sig", newline="") as f:
        to = csv.writer(f)
        to.writerow(["联系日期", "客户编号", "沟通方式", "联系方向", "我方人员",
                     "对方人员", "沟通内容", "未付原因", "承诺付款日期", "录入日期"])
        to.writerow([made, customer, "电话", "去", "清收二组", "财务部 甲女士",
                     "承诺付清逾期款", "资金困难", day, made])


def clock(customer):
    for item in json.load(sys.stdin)["clocks"]:
        if item["customer_id"] != customer or item["kind"] != "limitation":
            continue
        for side in ("provable", "asserted"):
            end = item[side] or {}
            print(customer, item["doc_no"], side, end.get("day"),
                  end.get("because"))


if __name__ == "__main__":
    what, *rest = sys.argv[1:]
    {"decide": lambda: decide(rest[0], rest[1:]),
     "change": lambda: change(*rest),
     "rows": lambda: show(rest[0], rest[1:]),
     "post": lambda: post(*rest),
     "carrier": lambda: carrier(*rest),
     "promise": lambda: promise(*rest),
     "clock": lambda: clock(*rest)}[what]()
