"""The vectors of FOLDER as rows for calc.t: status, result, arguments.

A result is what the last line must be, one of several behind "|"; or, behind
"json ", what the JSON must hold, each behind ";".  Cells are cut by tabs.
"""
import csv
import os
import sys

FEES = ["acceptance", "acceptance_half", "payment_order", "enforcement",
        "preservation"]


def read(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8-sig",
              newline="") as f:
        return list(csv.reader(f))[1:]


def row(result, *arguments, status=0):
    print("\t".join([str(status), result, *arguments]))


def interest(principal, first, last, rate, *more):
    return ["interest", "--principal", principal, "--from", first, "--to",
            last, "--rate", rate, *more]


def cn(rows):
    for (name, principal, first, last, _method, lpr, multiple, _rate, days,
         year, total) in rows:
        end = "inclusive" if name.endswith("_both") else "exclusive"
        asked = interest(principal, first, last, f"lpr*{multiple}:fixed",
                         "--year", year, "--end", end)
        row(total, *asked)
        row(f'json "days": {days},;"source_percent": "{lpr}"', *asked)


def uk(rows):
    for (principal, _due, first, _reference, base, rate, last, days, total,
         fixed) in rows:
        asked = interest(principal, first, last, "uk")
        row(total, *asked)
        row(f'json "days": {days},;"source_percent": "{base}"'
            f';"percent": "{rate}";"fixed_sum": "{fixed}.00"', *asked)


def next_day(iso):
    import datetime
    day = datetime.date.fromisoformat(iso) + datetime.timedelta(days=1)
    return day.isoformat()


def delayed(rows):
    """Their first day is not counted, so ours is the day after it."""
    for principal, first, last, days, rate, total in rows:
        assert rate == "0.0175%/day", rate
        asked = interest(principal, next_day(first), last, "delayed")
        row(total, *asked)
        row(f'json "days": {days},', *asked)
        row(total, *interest(principal, next_day(first), last, rate))


def fees(rows):
    for amount, *wanted in rows:
        for name, fee in zip(FEES, wanted):
            row(fee, "fee", name, amount)


def uppercase(rows):
    for amount, expected, also, _basis in rows:
        forms = [expected] + [form for form in also.split("|") if form]
        row("|".join(forms), "upper", "--", amount)
        for form in forms:
            row(amount, "amount", form)


def bill_dates(rows):
    for day, expected, _basis in rows:
        if expected:
            row(expected, "billdate", day)
        else:
            row("-", "billdate", day, status=1)


def codes(kind):
    def rows_of(rows):
        for code, expect, *_why in rows:
            if expect == "invalid":
                row("-", kind, code, status=1)
            else:
                row(code.strip(), kind, code)
    return rows_of


FILES = {
    "interest_testvectors_cn.csv": cn,
    "interest_testvectors_uk.csv": uk,
    "delayed_performance_testvectors.csv": delayed,
    "court_fee_testvectors.csv": fees,
    "rmb_uppercase_testvectors.csv": uppercase,
    "rmb_bill_date_testvectors.csv": bill_dates,
    "uscc_testvectors.csv": codes("uscc"),
    "orgcode_testvectors.csv": codes("orgcode"),
}

for file_name, make in FILES.items():
    make(read(sys.argv[1], file_name))
