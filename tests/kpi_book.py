"""kpi_book.py BOOK.xlsx KPI.json: the workbook's formulas, calculated here from
its cells with exact decimals, give the figures of the JSON."""
import decimal
import json
import re
import sys
import zipfile

import openpyxl

D = decimal.Decimal
decimal.getcontext().prec = 60
book = openpyxl.load_workbook(sys.argv[1])
data = json.load(open(sys.argv[2], encoding="utf-8"))
faults = []


def check(name, wanted, got):
    if wanted != got:
        faults.append(f"{name}: wanted {wanted}, got {got}")


def number(value):
    return D(repr(value)) if isinstance(value, float) else D(value)


def rounded(x, places):
    return x.quantize(D(1).scaleb(-places), rounding=decimal.ROUND_HALF_UP)


names = [["指标", "趋势", "绩效", "取数"],
         ["Figures", "Trend", "Performance", "Inputs"]]
check("sheets", True, book.sheetnames in names)
inputs = book.worksheets[3]
rows = {}
code = None
for row in inputs.iter_rows(values_only=False):
    label = row[0].value
    if isinstance(label, str) and re.fullmatch("[A-Z]{3}", label):
        code = label
    elif label and row[1].value is not None and code:
        rows.setdefault(code, []).append(row)
formulas = 0
for c in data["currencies"]:
    mine = [r for r in rows[c["currency"]] if r[0].value not in
            ("指标", "Figure")]
    months = [r for r in mine if r[0].value.startswith(("倒推法：",
                                                        "Count-back: "))]
    mine = mine[:len(mine) - len(months)]
    check(c["currency"] + " figures", len(c["figures"]), len(mine))
    for f, row in zip(c["figures"], mine):
        name = c["currency"] + " " + f["name"]
        check(name + " label", f["label"], row[0].value)
        value = row[1].value
        if not f["defined"]:
            check(name + " stands for nothing", f["absent"], value)
            continue
        percent = f["unit"] == "%"
        if f["name"] == "dso_count_back" and months:
            # Whole months, and what the last one has left.
            n, last = months[0][0].row, months[-1]
            cells = [D(str(r[4].value)) for r in months]
            result = sum(cells[:-1]) + (
                number(last[3].value) * cells[-1] / number(last[5].value)
                if number(last[5].value) > 0 else cells[-1])
            check(name + " months", f["working"].split(" + "),
                  [str(rounded(number(r[3].value) * d / number(r[5].value)
                               if number(r[5].value) > 0 else d, 2))
                   for r, d in zip(months, cells)])
            check(name + " formula", True, value.startswith("=ROUND(")
                  and f"D{last[0].row}*E{last[0].row}/F{last[0].row}" in value
                  or number(last[5].value) <= 0)
            check(name + " sum", len(months) > 1,
                  f"SUM(E{n}:E{last[0].row - 1})" in value)
            result = rounded(result, 1)
        elif isinstance(value, str) and value.startswith("="):
            formulas += 1
            places = int(re.search(r",(\d+)\)$", value)[1])
            n = row[0].row
            wanted = f"ROUND(D{n}"
            result = number(row[3].value)
            if row[4].value is not None:
                wanted, result = wanted + f"*E{n}", result * number(row[4].value)
            if row[5].value is not None:
                wanted, result = wanted + f"/F{n}", result / number(row[5].value)
            if row[6].value is not None:
                wanted, result = wanted + f"/G{n}", result / number(row[6].value)
            check(name + " formula", f"={wanted},{places})", value)
            result = rounded(result, places)
        else:
            result = number(value)
        check(name, D(f["value"]), result * 100 if percent else result)
check("there are ratios", True, formulas >= 8)

# 指标 shows the results of 取数, and no other number as of now.
figures = book.worksheets[0]
links = [c.value for c in figures["B"] if isinstance(c.value, str)
         and c.value.startswith("=")]
check("results shown", sum(f["defined"] for c in data["currencies"]
                           for f in c["figures"]), len(links))

# 趋势: a row a snapshot; 绩效: its overdue money adds up.
trend = book.worksheets[1]
days = [c.value.date().isoformat() for c in trend["A"]
        if hasattr(c.value, "date")]
main = data["currencies"][0]
wanted = [t["date"] for t in main["figures"][0]["trend"]] or [data["as_of"]]
check("days", wanted, days[:len(wanted)])
if len(wanted) > 1:
    parts = zipfile.ZipFile(sys.argv[1]).namelist()
    check("charts", 2, sum(bool(re.fullmatch(r"xl/charts/chart\d+\.xml", n))
                           for n in parts))
print("\n".join(faults) or "all figures agree", formulas)
sys.exit(bool(faults))
