#!/usr/bin/python3
"""The provision of a close, computed again from what it froze.

    close_reference.py matrix CLOSE.json
        every segment: base x rate, half up; totals; the bridge to all open
        items; movement and entry
    close_reference.py roll CLOSES DAY LGD FORWARD
        roll rates and loss rates of DAY, in buckets of 30 days, from the open
        items that the closes froze: nothing of the program's own figures
    close_reference.py sheet ANALYSIS.xlsx CLOSE.json
        the sheet shows the same required amounts
"""
import datetime
import decimal
import json
import os
import sys
from decimal import ROUND_HALF_UP, Decimal

EIGHT, SIX = Decimal("1e-8"), Decimal("1e-6")


def rounded(x, to):
    return x.quantize(to, ROUND_HALF_UP)


def load(path):
    with open(path, encoding="utf-8") as f:
        return json.load(f, parse_float=Decimal)


def unit(text):
    return Decimal(1).scaleb(Decimal(text).as_tuple().exponent)


def check_matrix(path):
    close = load(path)
    figures = close["figures"]
    items = figures["ledger"]["items"]
    for part in figures["provision"]["currencies"]:
        code = part["currency"]
        cent = unit(part["gross"])
        required = Decimal(0)
        base = Decimal(0)
        for single in part["singles"]:
            base += Decimal(single["base"])
            if single["rate"] is not None:
                want = rounded(Decimal(single["base"]) *
                               Decimal(single["rate"]), cent)
            else:
                want = min(Decimal(single["base"]), Decimal(single["amount"]))
            assert Decimal(single["required"]) == want, single
            required += want
        for portfolio in part["portfolios"]:
            total = Decimal(0)
            for cell in portfolio["segments"]:
                assert Decimal(cell["base"]) == \
                    Decimal(cell["gross"]) - Decimal(cell["credits"]), cell
                base += Decimal(cell["base"])
                if cell["rate"] is None:
                    assert cell["required"] is None
                    continue
                want = rounded(Decimal(cell["base"]) * Decimal(cell["rate"]),
                               cent)
                assert Decimal(cell["required"]) == want, cell
                total += want
            assert Decimal(portfolio["required"]) == total
            required += total
        assert Decimal(part["required"]) == required, (code, required)
        mine = [Decimal(i["open"]) for i in items if i["currency"] == code]
        assert Decimal(part["gross"]) == sum(x for x in mine if x > 0)
        assert Decimal(part["credits"]) == sum(x for x in mine if x < 0)
        left = base + Decimal(part["credits_left"]) + \
            sum(Decimal(x) for x in part["excluded"].values())
        assert left == sum(mine, Decimal(0)), (code, left, sum(mine))
        check_movement(part)
    print("ok", len(items))


def check_movement(part):
    m = {k: None if v is None else v for k, v in part["movement"].items()}
    if m["entry"] is None:
        return
    n = {k: Decimal(m[k]) for k in ("opening", "charge", "reversal",
                                    "writeoffs", "other", "before", "entry",
                                    "closing")}
    assert n["closing"] == Decimal(part["required"])
    assert n["before"] == n["opening"] - n["writeoffs"] + n["other"]
    assert n["entry"] == n["closing"] - n["before"]
    assert n["charge"] - n["reversal"] == n["entry"]
    assert min(n["charge"], n["reversal"]) == 0
    assert n["closing"] == n["opening"] + n["charge"] - n["reversal"] - \
        n["writeoffs"] + n["other"]


def month_end(day):
    first = day.replace(day=1)
    return (first + datetime.timedelta(32)).replace(day=1) - \
        datetime.timedelta(1)


def date(text):
    return None if text is None else datetime.date.fromisoformat(text)


def segment(item, day, count=5):
    due = date(item["due_date"]) or date(item["issue_date"])
    late = (day - due).days
    if late <= 0:
        return 0
    return min((late - 1) // 30 + 1, count - 1)


def is_out(item, day):
    if item["class"] in ("bill", "receipt") or Decimal(item["open"]) <= 0:
        return True
    due = date(item["due_date"])
    return item["class"] == "retention" and (due is None or due > day)


def key(item):
    return item["customer_id"], item["number"], item["currency"]


def check_roll(folder, text, lgd, forward):
    day = date(text)
    ends = [day]
    while len(ends) < 13:
        ends.insert(0, ends[0].replace(day=1) - datetime.timedelta(1))
    assert all(d == month_end(d) for d in ends)
    closes = [load(os.path.join(folder, str(d), "close.json"))["figures"]
              for d in ends]
    told = closes[-1]["provision"]["currencies"]
    for part in told:
        rates = [[] for _ in range(4)]
        for (a, was), (b, now) in zip(zip(ends, closes),
                                      zip(ends[1:], closes[1:])):
            later = {key(i): i for i in now["ledger"]["items"]
                     if i["class"] != "receipt"}
            off = {}
            for w in now["ledger"]["writeoffs"]:
                if a < date(w["date"]) <= b:
                    k = w["customer_id"], w["number"], w["currency"]
                    off[k] = off.get(k, 0) + Decimal(w["amount"])
            balance = [Decimal(0)] * 5
            rolled = [Decimal(0)] * 5
            stayed = [Decimal(0)] * 5
            for item in was["ledger"]["items"]:
                if item["currency"] != part["currency"] or is_out(item, a):
                    continue
                s, open_ = segment(item, a), Decimal(item["open"])
                balance[s] += open_
                next_ = later.get(key(item))
                left = min(open_, max(Decimal(next_["open"]), 0)) \
                    if next_ else Decimal(0)
                gone = max(off.get(key(item), Decimal(0)), Decimal(0))
                rolled[s] += min(gone, open_ - left)
                if left and segment(next_, b) > s:
                    rolled[s] += left
                else:
                    stayed[s] += left
            for s in range(4):
                whole = balance[s] - (stayed[s] if s == 0 else 0)
                if whole > 0:
                    rates[s].append(rounded(rolled[s] / whole, EIGHT))
        chance = Decimal(1)
        want = [rounded(chance * lgd * forward, SIX)]
        for s in (3, 2, 1, 0):
            if chance is not None and rates[s]:
                mean = rounded(sum(rates[s]) / len(rates[s]), EIGHT)
                chance = rounded(chance * mean, EIGHT)
                want.insert(0, min(Decimal(1),
                                   rounded(chance * lgd * forward, SIX)))
            else:
                chance = None
                want.insert(0, None)
        got = [c["rate"] if c["rate"] is None else Decimal(c["rate"])
               for c in part["portfolios"][-1]["segments"]]
        assert got == want, (part["currency"], got, want)
        print(part["currency"], *[w if w is None else str(w) for w in want])


def check_sheet(workbook, path):
    import openpyxl
    close = load(path)
    book = openpyxl.load_workbook(workbook, data_only=True)
    name = "坏账准备" if "坏账准备" in book.sheetnames else "Provision"
    totals = []
    for row in book[name].iter_rows(values_only=True):
        if row[0] in ("组合合计", "Total, portfolio", "单项合计",
                      "Total, single"):
            totals.append(rounded(Decimal(repr(row[5])), Decimal("0.01")))
    want = Decimal(0)
    for part in close["figures"]["provision"]["currencies"]:
        want += Decimal(part["required"])
    assert sum(totals) == want, (totals, want)
    print("ok", want)


def main():
    decimal.getcontext().prec = 60
    if sys.argv[1] == "matrix":
        check_matrix(sys.argv[2])
    elif sys.argv[1] == "roll":
        check_roll(sys.argv[2], sys.argv[3], Decimal(sys.argv[4]),
                   Decimal(sys.argv[5]))
    else:
        check_sheet(sys.argv[2], sys.argv[3])


main()
