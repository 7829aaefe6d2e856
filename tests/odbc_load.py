#!/usr/bin/python3
"""The tables of a snapshot as SQL, with the types an ERP would have.

    odbc_load.py FOLDER

Writes CREATE TABLE and COPY for psql: dates as date, amounts as numeric,
flags and the rest as text; nothing typed is left as text.  A column "line"
keeps the order of the rows.
"""
import csv
import decimal
import io
import os
import re
import sys

BILLS = {
    "票据号码": "bill_no", "客户编号": "customer_id", "票据种类": "kind",
    "币种": "currency", "票面金额": "amount", "出票人": "drawer",
    "承兑人": "acceptor", "出票日": "issue_date",
    "收票日期": "received_date", "票据到期日": "maturity_date",
    "票据状态": "status", "提示付款日": "presented_at",
    "拒付日期": "dishonoured_at", "拒付证明": "proof",
    "对应单据": "doc_nos", "录入日期": "recorded_date"}
DATES = {"from", "until", "as_of", "guarantee_end", "presented_at",
         "dishonoured_at"}
AMOUNTS = {"amount", "tax", "credit_limit"}


def kind(column):
    if column.endswith("_date") or column in DATES:
        return "date"
    if column in AMOUNTS:
        return "numeric(18,2)"
    if column == "rate":
        return "numeric"
    return "integer" if column == "terms_days" else "text"


def typed(column, text):
    if not text:
        return "\\N"
    if kind(column) == "date":
        y, m, d = re.match(r"(\d{4})\D?(\d+)\D?(\d+)", text).groups() \
            if not re.fullmatch(r"\d{8}", text) \
            else (text[:4], text[4:6], text[6:])
        return f"{y}-{int(m):02}-{int(d):02}"
    if column in AMOUNTS:
        return str(decimal.Decimal(text.replace(",", "")))
    return text.replace("\\", "\\\\").replace("\t", "\\t") \
               .replace("\r", "\\r").replace("\n", "\\n")


def load(path, table):
    with open(path, "rb") as f:
        data = f.read()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    rows = csv.reader(io.StringIO(text, newline=""))
    columns = [BILLS.get(c, c) for c in next(rows)]
    print(f"CREATE TABLE erp.{table} (line serial, " + ", ".join(
        f'"{c}" {kind(c)}' for c in columns) + ");")
    print(f"COPY erp.{table} (" + ", ".join(f'"{c}"' for c in columns) +
          ") FROM stdin;")
    for row in rows:
        print("\t".join(typed(c, v) for c, v in zip(columns, row)))
    print("\\.")


def main(folder):
    sys.stdout.reconfigure(encoding="utf-8")
    print("CREATE SCHEMA erp;")
    for name in sorted(os.listdir(folder)):
        load(os.path.join(folder, name), name[:-len(".csv")])


main(*sys.argv[1:])
