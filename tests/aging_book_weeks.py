#!/usr/bin/env python3
"""The summary of a week's workbook against that of the week before.

Each bucket's and sum's "last" is what the earlier workbook itself shows, the
change is the difference, and the rows of every block by region, salesperson,
collector, class and industry add up to the currency's.
"""
import sys
import warnings
from decimal import Decimal as D

import openpyxl

warnings.simplefilter("ignore")
wrong = []


def rows(path):
    sheet = openpyxl.load_workbook(path, data_only=True)["汇总"]
    return [list(r) for r in sheet.iter_rows(values_only=True)]


def money(x):
    return D(str(x or 0)).quantize(D("0.01"))


def expect(what, got, want):
    if got != want:
        wrong.append(f"{what}: {got}, not {want}")


def currencies(table):
    """(currency, line) -> amount, last, change."""
    lines, code = {}, None
    for r in table:
        if r[0] and r[2] == "未收金额" and r[4] == "上期":
            code = r[0].split()[0]
        elif code and r[0]:
            lines[code, r[0]] = money(r[2]), money(r[4]), money(r[5])
            if r[0] == "应收净额":
                code = None
    return lines


def check_blocks(table, lines):
    blocks, at = 0, 0
    while at < len(table):
        head = table[at]
        at += 1
        if not head[0] or " 按" not in str(head[0]) or head[1] != "未逾期":
            continue
        code = head[0].split()[0]
        sums = {h: D(0) for h in head[1:] if h and h != "逾期占账龄小计"}
        share, net = head.index("逾期占账龄小计"), head.index("应收净额")
        while table[at][0] != "合计":
            if money(table[at][net]) < 0:
                expect(f"{table[at][0]} share", table[at][share] or "", "")
            for i, h in enumerate(head):
                if h in sums:
                    sums[h] += money(table[at][i])
            at += 1
        for h, total in sums.items():
            expect(f"{head[0]} {h}", money(table[at][head.index(h)]), total)
            if (code, h) in lines:
                expect(f"{head[0]} {h}", total, lines[code, h][0])
        net = lines[code, "应收净额"]
        expect(f"{head[0]} last", sums["上期净额"], net[1])
        expect(f"{head[0]} change", sums["变动"], net[2])
        blocks += 1
    return blocks


new, old = rows(sys.argv[1]), currencies(rows(sys.argv[2]))
now = currencies(new)
for key, (amount, last, change) in now.items():
    expect(f"{key} last", last, old.get(key, (D(0),))[0])
    expect(f"{key} change", change, amount - last)
if not any(last for _, last, _ in now.values()):
    wrong.append("there is nothing to compare")
if check_blocks(new, now) < int(sys.argv[3]):
    wrong.append("too few blocks")
print("\n".join(wrong))
sys.exit(bool(wrong))
