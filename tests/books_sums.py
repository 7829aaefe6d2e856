#!/usr/bin/python3
"""Are the figures of several books the sums of their own reports?

    books_sums.py aging JOINT.json ENTITY=SINGLE.json ...
    books_sums.py kpi   JOINT.json ENTITY=SINGLE.json ...
    books_sums.py csv   JOINT.csv  ENTITY=SINGLE.csv ...
    books_sums.py book  JOINT.xlsx JOINT.json

Amounts are added as decimals, never as floats.  Silent where all is well.
"""
import csv
import decimal
import json
import sys

import openpyxl

D = decimal.Decimal


def load(path):
    with open(path, encoding="utf-8") as f:
        return json.load(f)


def check(what, wanted, got):
    if wanted != got:
        sys.exit(f"{what}: wanted {wanted!r}, got {got!r}")


def singles(words):
    for word in words:
        name, path = word.rsplit("=", 1)
        yield name, path


def add(sums, key, amount):
    sums[key] = sums.get(key, D(0)) + D(amount)


# Several books together are compared with nothing earlier.
COMPARED = {"before", "before_shown", "change", "movement", "better", "worse",
            "trend", "trend_text"}


def shared(whole, part):
    """Of whole, what part has: a run of one book tells more of it."""
    if isinstance(whole, dict) and isinstance(part, dict):
        return {k: part[k] if k in COMPARED else shared(whole[k], part[k])
                for k in part if k in whole}
    if isinstance(whole, list) and isinstance(part, list):
        return [shared(w, p) for w, p in zip(whole, part)] \
            + whole[len(part):]
    return whole


def entities(joint, words):
    """Each entity's object is that of its own run, with its name in front."""
    names = []
    for (name, path), entity in zip(singles(words), joint["entities"]):
        own = dict(entity)
        check("name", name, own.pop("entity"))
        check("keys of " + name, "entity", next(iter(entity)))
        check("report of " + name, shared(load(path), own), own)
        check("day of " + name, joint["as_of"], own["as_of"])
        names.append(name)
    check("entities", len(words), len(joint["entities"]))
    return names


AMOUNTS = ("unapplied", "overdue", "disputed", "retention", "bills",
           "returned", "handed_over", "bills_held", "bills_passed_on")


def figures(currency):
    """Every amount and count of a currency's object, by a path."""
    for key in AMOUNTS:
        yield key, currency[key]
    yield "total", currency["total"]["amount"]
    yield "count", currency["total"]["count"]
    lists = {"due_date": currency["buckets"], **currency.get("bases", {})}
    for basis, buckets in lists.items():
        for b in buckets:
            yield f"{basis} {b['name']} amount", b["amount"]
            yield f"{basis} {b['name']} count", b["count"]


def aging(path, *words):
    joint = load(path)
    entities(joint, words)
    sums, converted = {}, {}
    for e in joint["entities"]:
        for c in e["currencies"]:
            for key, amount in figures(c):
                add(sums, (c["currency"], key), amount)
    got = {}
    for c in joint["totals"]:
        for key, amount in figures(c):
            got[(c["currency"], key)] = D(amount)
    check("totals", sums, got)
    if joint["reporting"]:
        for e in joint["entities"]:
            if e["reporting"]:
                check("complete", True, e["reporting"]["complete"])
                add(converted, "total", e["reporting"]["total"]["total"])
                add(converted, "overdue", e["reporting"]["total"]["overdue"])
                continue
            for c in e["currencies"]:
                check("currency", joint["reporting"]["currency"],
                      c["currency"])
                add(converted, "total", c["total"]["amount"])
                add(converted, "overdue", c["overdue"])
        total = joint["reporting"]["total"]
        check("converted", converted,
              {k: D(total[k]) for k in ("total", "overdue")})


# What is a ratio of its numerator and its denominator alone.
RATES = {"dso", "recovery_rate", "percent_current", "percent_overdue",
         "percent_over_90", "overdue_drop", "cost_rate", "best_possible_dso",
         "average_days_delinquent", "cei", "bad_debt_ratio",
         "promise_kept_count", "promise_kept_amount"}

KPI = ("receivables", "overdue", "over_90", "disputed", "invoiced",
       "credited", "sales", "collected", "cost")
PAST = ("opening_overdue", "newly_overdue", "recovery_base", "recovered")


def one_decimal(part, factor, whole, scale):
    return str((D(part) * factor / D(whole)).quantize(
        D(1).scaleb(-scale), rounding=decimal.ROUND_HALF_UP))


def kpi(path, *words):
    joint = load(path)
    entities(joint, words)
    sums, past = {}, {}
    for e in joint["entities"]:
        for c in e["currencies"]:
            for key in KPI + PAST:
                # What one book does not know is not known of all.
                if c[key] is None or sums.get((c["currency"], key)) == "?":
                    sums[(c["currency"], key)] = "?"
                else:
                    add(sums, (c["currency"], key), c[key])
            past.setdefault(c["currency"], []).append(c["has_history"])
    for c in joint["totals"]:
        code = c["currency"]
        check(code + " has_history", all(past[code]), c["has_history"])
        for key in KPI + (PAST if c["has_history"] else ()):
            check(f"{code} {key}", sums[(code, key)],
                  "?" if c[key] is None else D(c[key]))
        for f in c["figures"]:
            if not f["defined"]:
                check(f"{code} {f['name']} reason", True, bool(f["reason"]))
                continue
            if f["name"] not in RATES:
                continue
            scale = 2 if f["name"] in ("cost_rate", "bad_debt_ratio") else 1
            check(f"{code} {f['name']}",
                  one_decimal(f["numerator"], f["days"] or 100,
                              f["denominator"], scale), f["value"])
        top = [(t["entity"], t["customer_id"], D(t["overdue"]))
               for t in c["top"]]
        wanted = [(e["entity"], t["customer_id"], D(t["overdue"]))
                  for e in joint["entities"] for k in e["currencies"]
                  if k["currency"] == code for t in k["top"]]
        wanted.sort(key=lambda t: -t[2])
        check(code + " top", wanted[:10], top)


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as f:
        return list(csv.DictReader(f))


def csv_rows(path, *words):
    wanted = []
    joint = rows(path)
    head = next(iter(joint[0]))
    for name, single in singles(words):
        for row in rows(single):
            wanted.append({head: name, **row})
    names = [n for n, _ in singles(words)]
    codes = {"币种", "currency"} & set(joint[0])
    code = codes.pop()
    wanted.sort(key=lambda r: (r[code], names.index(r[head])))
    check("rows", len(wanted), len(joint))
    for w, g in zip(wanted, joint):
        for key, value in g.items():
            # Columns that few ledgers need are there where any has them.
            check(f"{w[head]} {key}", w.get(key) or "0.00", value or "0.00")


def book(path, json_path):
    """Sums over the rows of the sheets, as people would add them."""
    wanted, joint = {}, load(json_path)
    for e in joint["entities"]:
        for c in e["currencies"]:
            if c["total"]["count"] or D(c["total"]["amount"]):
                wanted[(e["entity"], c["currency"])] = D(
                    c["total"]["amount"])
    sheets = openpyxl.load_workbook(path, data_only=True)
    for name, heading in (("客户账龄", "应收净额"), ("明细", "未收金额")):
        sums, columns = {}, None
        for row in sheets[name].iter_rows(values_only=True):
            if columns is None:
                if row[0] == "主体":
                    columns = {h: i for i, h in enumerate(row)}
                continue
            money = D(str(row[columns[heading]])).quantize(D("0.001"))
            if row[columns["币种"]].endswith("小计"):
                continue  # of a group, whose members stand above it
            add(sums, (row[0], row[columns["币种"]]), money)
        check(name, wanted, {k: v for k, v in sums.items() if v or
                             k in wanted})
    got = {}
    for row in sheets["汇总"].iter_rows(values_only=True):
        for (entity, code), total in wanted.items():
            if row[0] == entity and D(str(row[2])).quantize(
                    D("0.001")) == total:
                got[(entity, code)] = total
    check("汇总", wanted, got)


if __name__ == "__main__":
    {"aging": aging, "kpi": kpi, "csv": csv_rows,
     "book": book}[sys.argv[1]](*sys.argv[2:])
