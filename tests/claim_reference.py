"""Random claims, worked out day by day from the rules of the law.

    claim_reference.py COUNT SEED PROGRAM

PROGRAM (build/claim_cases) is given the claims as text; what it prints must
be, line for line, what is worked out here.  Each claim is given twice, the
second time with its debts, costs and payments in another order.  Nothing here
is taken from the program but the files of rates: every day adds what that day
bears, a whole number over one denominator, and every payment looks at what is
open on its day.
"""

import csv
import random
import subprocess
import sys
from datetime import date, timedelta

EPOCH = date(1970, 1, 1)
PER_DAY, PER_MONTH, PER_YEAR, PER_ONCE = range(4)
COST, INTEREST, PENALTY, PRINCIPAL, DOUBLED = range(5)
MICRO = 10 ** 6  # rates have at most six decimals
YEARS = 1603080  # a multiple of 360, 365 and 366
DENOMINATOR = 100 * MICRO * YEARS


def day(text):
    return (date.fromisoformat(text) - EPOCH).days


def civil(n):
    return EPOCH + timedelta(days=n)


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def table(name):
    rows = []
    with open("templates/tables/" + name, encoding="utf-8-sig") as f:
        for row in csv.reader(f):
            if row and row[0][:2] == "20":
                rows.append((day(row[0]), [micro(x) for x in row[1:]]))
    return rows


def micro(text):
    """A rate in per cent as a whole number of millionths."""
    whole, _, part = text.partition(".")
    return int(whole) * MICRO + int((part + "000000")[:6])


LPR = table("lpr.csv")
BENCHMARK = table("pboc-benchmark.csv")
BOE = table("boe-rate.csv")
ECB = table("ecb-rate.csv")
REFORM = day("2019-08-20")


def fixing(rows, on, column=0):
    """The last fixing on or before the day."""
    found = None
    for start, values in rows:
        if start <= on:
            found = values[column]
    assert found is not None
    return found


def times(percent, multiple):
    """Exact: the multiple is in hundredths."""
    product = percent * multiple
    assert product % 100 == 0
    return product // 100


class Rule:
    """kind: rate lpr benchmark delayed uk eu none."""

    def __init__(self, kind, per=PER_YEAR, percent=0, multiple=100, column=0,
                 floating=False, points=0, cap_percent=None, cap_sum=None):
        self.kind, self.per, self.percent = kind, per, percent
        self.multiple, self.column = multiple, column
        self.floating, self.points = floating, points
        self.cap_percent, self.cap_sum = cap_percent, cap_sum

    def text(self):
        if self.kind == "rate":
            unit = ["day", "month", "year", "once"][self.per]
            t = decimal(self.percent) + "%/" + unit
        elif self.kind == "lpr":
            t = "lpr%dy*%s:%s" % ([1, 5][self.column],
                                  hundredths(self.multiple),
                                  "floating" if self.floating else "fixed")
            if self.points:
                t += "+%dbp" % (self.points // 10000)
        elif self.kind == "benchmark":
            t = "benchmark%s*%s:%s" % (["1y", "1-5y", "5y"][self.column],
                                       hundredths(self.multiple),
                                       "floating" if self.floating
                                       else "fixed")
        else:
            t = self.kind
        if self.cap_percent is not None:
            t += ",cap%d%%" % self.cap_percent
        if self.cap_sum is not None:
            t += ",cap%d" % self.cap_sum
        return t


def decimal(m):
    return ("%d.%06d" % divmod(m, MICRO)).rstrip("0").rstrip(".")


def hundredths(n):
    return "%d.%02d" % divmod(n, 100)


def shown(m):
    """As the program prints a rate: at least two decimals."""
    t = ("%d.%06d" % divmod(m, MICRO)).rstrip("0")
    whole, part = t.split(".")
    return whole + "." + part.ljust(2, "0")


class Terms:
    def __init__(self, rule, year=365, exclusive=False, by_row=False,
                 throughout=False, grace=0, floor_day=None, rate_day=None,
                 cap=None, pauses=()):
        self.rule, self.year, self.exclusive = rule, year, exclusive
        self.by_row, self.throughout = by_row, throughout
        self.grace, self.floor_day = grace, floor_day
        self.rate_day, self.cap, self.pauses = rate_day, cap, list(pauses)

    def line(self):
        return " ".join(str(x) for x in [
            "T", {365: 0, 360: 1, "actual": 2}[self.year],
            int(self.exclusive), int(self.by_row), int(self.throughout),
            self.grace, none(self.floor_day), none(self.rate_day),
            none(self.cap), self.rule.text()]
            + ["%d:%d" % p for p in self.pauses])

    def year_days(self, on):
        if self.year == "actual":
            return 366 if is_leap(civil(on).year) else 365
        return self.year

    def rate(self, first, on):
        """(per cent in millionths, per) of a day; first: the first that
        counts."""
        rule = self.rule
        fixed_on = first if self.rate_day is None else self.rate_day
        if rule.kind == "rate":
            if self.floor_day is not None and rule.per != PER_ONCE:
                a_year = {PER_DAY: 360 if self.year == 360 else 365,
                          PER_MONTH: 12, PER_YEAR: 1}[rule.per]
                floor = fixing(LPR, self.floor_day)
                if rule.percent * a_year < floor:
                    return floor, PER_YEAR
            return rule.percent, rule.per
        if rule.kind == "delayed":  # 日万分之一点七五
            return 17500, PER_DAY
        if rule.kind == "lpr":
            return times(fixing(LPR, on if rule.floating else fixed_on,
                                rule.column),
                         rule.multiple) + rule.points, PER_YEAR
        if rule.kind == "benchmark":
            if self.throughout or on < REFORM:
                value = fixing(BENCHMARK, on if rule.floating else fixed_on,
                               rule.column)
            else:
                value = fixing(LPR, on if rule.floating
                               else max(fixed_on, REFORM),
                               1 if rule.column == 2 else 0)
            return times(value, rule.multiple), PER_YEAR
        if rule.kind == "uk":  # SI 2002/1675 art. 4
            c = civil(fixed_on)
            ref = date(c.year, 6, 30) if c.month > 6 \
                else date(c.year - 1, 12, 31)
            return fixing(BOE, (ref - EPOCH).days) + 8 * MICRO, PER_YEAR
        assert rule.kind == "eu"
        c = civil(on)
        ref = date(c.year, 7 if c.month > 6 else 1, 1)
        return fixing(ECB, (ref - EPOCH).days) + 8 * MICRO, PER_YEAR

    def weight(self, percent, per, on):
        """What one unit bears in a day, over DENOMINATOR."""
        if per == PER_YEAR:
            return percent * (YEARS // self.year_days(on))
        if per == PER_MONTH:
            return 12 * percent * (YEARS // self.year_days(on))
        return percent * YEARS

    def is_paused(self, on):
        return any(a <= on <= b for a, b in self.pauses)


def none(x):
    return "-" if x is None else x


def half_up(n):
    return (2 * n + DENOMINATOR) // (2 * DENOMINATOR)


class Run:
    """What one rule adds to a debt, day after day."""

    def __init__(self, terms, first, until=None):
        self.terms, self.late_from, self.until = terms, first, until
        self.first = first + terms.grace
        self.rows, self.late, self.capped, self.known = [], None, False, None

    def cap(self):
        rule, caps = self.terms.rule, []
        if self.terms.cap is not None:
            caps.append(self.terms.cap)
        if rule.cap_sum is not None:
            caps.append(rule.cap_sum * 100)
        if rule.cap_percent is not None and self.late is not None:
            caps.append(self.late * rule.cap_percent // 100)
        return min(caps) if caps else None

    def add_day(self, on, base):
        rule = self.terms.rule
        if rule.kind == "none" or (self.until is not None
                                   and on > self.until):
            return
        if self.late is None and on >= self.late_from and base > 0:
            self.late = base
        if on < self.first or base == 0 or self.capped:
            return
        if rule.per == PER_ONCE and rule.kind == "rate":
            if on != self.first:
                return
        elif self.terms.is_paused(on):
            return
        percent, per = self.terms.rate(self.first, on)
        year = self.terms.year_days(on) if per in (PER_MONTH, PER_YEAR) else 0
        key = (base, percent, per, year)
        if not self.rows or self.rows[-1]["key"] != key \
                or self.rows[-1]["to"] != on - 1:
            self.rows.append({"from": on, "key": key, "days": 0, "sum": 0,
                              "cut": False})
        row = self.rows[-1]
        row["to"] = on
        row["days"] += 1
        row["sum"] += base * self.terms.weight(percent, per, on)
        self.known = None
        self.hold_cap(row)

    def hold_cap(self, row):
        cap = self.cap()
        over = self.exact() - (cap or 0) * DENOMINATOR
        if cap is not None and over >= 0:
            row["sum"] -= over
            row["cut"] = over > 0
            self.capped = True

    def exact(self):
        return sum(r["sum"] for r in self.rows)

    def total(self):
        if self.known is None:
            self.known = self.work_out()
        return self.known

    def work_out(self):
        if not self.terms.by_row:
            return half_up(self.exact())
        total, cap = 0, self.cap()
        for r in self.rows:
            part = half_up(r["sum"])
            if cap is not None:
                part = min(part, cap - total)
            r["units"] = part
            total += part
        return total

    def apportion(self):
        """To each row what the rounded sum grows by with it."""
        self.total()
        if self.terms.by_row:
            return
        exact = told = 0
        for r in self.rows:
            exact += r["sum"]
            r["units"] = half_up(exact) - told
            told += r["units"]

    def per_diem(self, last, base):
        """Of the day after the last that counts."""
        rule = self.terms.rule
        counted = last - (1 if self.terms.exclusive else 0)
        on = counted + 1
        if rule.kind == "none" or self.capped or base == 0 \
                or on < self.first or self.terms.is_paused(on) \
                or (rule.kind == "rate" and rule.per == PER_ONCE):
            return 0
        percent, per = self.terms.rate(self.first, max(counted, self.first))
        return half_up(base * self.terms.weight(percent, per, on))


class Debt:
    def __init__(self, **k):
        self.__dict__.update(k)

    def start(self):
        self.is_there, self.open, self.excess = False, 0, 0
        self.met = [0] * 5
        self.runs = {}
        if self.terms:
            self.runs["first"] = Run(self.terms, self.first,
                                     self.then_first - 1 if self.then
                                     else None)
        if self.then:
            self.runs["then"] = Run(self.then, self.then_first)
        if self.doubled:
            self.runs["doubled"] = Run(self.doubled, self.doubled_first)

    def exclusive(self):
        terms = self.terms or self.doubled
        return bool(terms and terms.exclusive)

    def change(self, minor):
        self.open += minor
        if self.open < 0:
            self.excess -= self.open
            self.open = 0

    def accrue(self, on):
        if self.is_there:
            for run in self.runs.values():
                run.add_day(on, self.open)

    def ran(self, head):
        names = ["doubled"] if head == DOUBLED else ["first", "then"]
        if head != DOUBLED and (head == PENALTY) != self.is_penalty:
            names = []
        return sum(self.runs[n].total() for n in names if n in self.runs)

    def owed(self, head):
        return self.ran(head) + (self.fixed if head == INTEREST else 0)


class Claim:
    def open_of(self, debt, head, on):
        if head == COST:
            return sum(k["minor"] - k["met"] for k in self.costs
                       if k["debt"] is debt and k["from"] <= on)
        if debt is None:
            return 0
        if head == PRINCIPAL:
            return debt.open
        return debt.owed(head) - debt.met[head]

    def heads(self, payment):
        if self.order == 2:
            heads = list(self.agreed)
        else:
            # 民法典 561; or the principal before it
            heads = [COST, INTEREST, PENALTY, PRINCIPAL, DOUBLED]
            if self.order == 1:
                heads = [PRINCIPAL, COST, INTEREST, PENALTY, DOUBLED]
            if self.penalty_last:
                heads.remove(PENALTY)
                heads.insert(3, PENALTY)
        if payment["to_principal"]:
            heads.remove(PRINCIPAL)
            heads.insert(0, PRINCIPAL)
        return heads

    def take(self, payment, debt, head, minor, on):
        """Meet one head of one debt; what is not taken comes back."""
        if head == COST:
            for k in sorted(self.costs, key=lambda k: (k["from"], k["name"])):
                if k["debt"] is not debt or k["from"] > on:
                    continue
                part = min(minor, k["minor"] - k["met"])
                if part > 0:
                    k["met"] += part
                    self.part(payment, debt, k, head, part, on)
                    minor -= part
            return minor
        part = min(minor, self.open_of(debt, head, on))
        if part > 0:
            if head == PRINCIPAL:
                debt.open -= part
            self.part(payment, debt, None, head, part, on)
            minor -= part
        return minor

    def part(self, payment, debt, cost, head, minor, on):
        payment["left"] -= minor
        if debt:
            debt.met[head] += minor
        self.parts.append("X %s %s %s %d %d %d" % (
            payment["name"], debt.name if debt else "-",
            cost["name"] if cost else "-", on, head, minor))

    def one(self, payment, debt, heads, most, on):
        for head in heads:
            if most > 0:
                most = self.take(payment, debt, head, most, on)

    def classes(self, on):
        """民法典 560: due, unsecured, heavier, earlier due; equals together."""
        groups = {}
        for d in self.debts:
            if d.is_there:
                if d.due is None or d.due > on:
                    key = (2, 0, 10 ** 9 if d.due is None else d.due)
                else:
                    secured = d.secured is not None and d.secured >= on
                    key = (1 if secured else 0, -d.burden, d.due)
                groups.setdefault(key, []).append(d)
        return [sorted(groups[k], key=lambda d: d.name)
                for k in sorted(groups)]

    def across(self, payment, heads, on):
        if heads[0] == COST:
            self.one(payment, None, heads, payment["left"], on)
        for equals in self.classes(on):
            if payment["left"] == 0:
                break
            open_ = [sum(self.open_of(d, h, on) for h in heads)
                     for d in equals]
            whole, money = sum(open_), payment["left"]
            parts = open_
            if whole > money:
                parts = split(money, open_)
            for d, minor in zip(equals, parts):
                self.one(payment, d, heads, minor, on)
        if heads[0] != COST:
            self.one(payment, None, heads, payment["left"], on)

    def pay(self, payment, on):
        heads = self.heads(payment)
        first = heads[:-1] if heads[-1] == DOUBLED else heads
        rounds = [[h] for h in heads] if self.by_head else \
            [r for r in (first, heads[len(first):]) if r]
        named = payment["debt"]
        if named and named.is_there:
            for head in first:
                self.one(payment, named, [head], payment["left"], on)
                if head == COST:  # those of all debts are its own, too
                    self.one(payment, None, [head], payment["left"], on)
        for r in rounds:
            if payment["left"] > 0:
                self.across(payment, r, on)

    def work_out(self):
        self.parts = []
        for d in self.debts:
            d.start()
        for k in self.costs:
            k["met"] = 0
        for p in self.payments:
            p["left"] = p["minor"]
        queue = sorted(self.payments, key=lambda p: (
            p["day"], p["debt"] is None, p["name"]))
        start = min([d.arises for d in self.debts]
                    + [p["day"] for p in queue] + [self.last])
        for on in range(start, self.last + 1):
            for d in self.debts:
                if d.arises == on:
                    d.is_there, d.open = True, d.principal
                for since, minor in d.changes:
                    if max(since, d.arises) == on:
                        d.change(minor)
                if not d.exclusive():
                    d.accrue(on)
            for p in queue:
                if p["day"] <= on and p["left"] > 0:
                    self.pay(p, on)
            for d in self.debts:
                if d.exclusive() and on < self.last:
                    d.accrue(on)
        return sorted(self.parts + self.result())

    def result(self):
        lines = []
        for d in self.debts:
            for name in ("first", "then", "doubled"):
                run = d.runs.get(name) if d.is_there else None
                lines += self.rows(d, name, run)
            owed = [sum(k["minor"] for k in self.costs
                        if k["debt"] is d and k["from"] <= self.last),
                    d.owed(INTEREST), d.owed(PENALTY),
                    d.open + d.met[PRINCIPAL], d.owed(DOUBLED)]
            if not d.is_there:
                owed = [0] * 5
            lines.append("A %s %s %d" % (d.name, " ".join(
                "%d:%d" % x for x in zip(owed, d.met)), d.excess))
            for head in range(5):
                assert 0 <= d.met[head] <= owed[head]
        for k in self.costs:
            lines.append("K %s %d" % (k["name"], k["met"]))
        for p in self.payments:
            lines.append("L %s %d" % (p["name"], p["left"]))
        return lines

    def rows(self, d, name, run):
        if run is None:
            return ["I %s %s 0 0 0" % (d.name, name)]
        run.apportion()
        lines = []
        for r in run.rows:
            base, percent, per, year = r["key"]
            lines.append("R %s %s %d %d %d %d %s %d %d %d %d" % (
                d.name, name, r["from"], r["to"], r["days"], base,
                shown(percent), per, year, r["cut"], r["units"]))
        assert sum(r["units"] for r in run.rows) == run.total()
        per_diem = run.per_diem(self.last, d.open)
        if name == "first" and d.then and self.last >= d.then_first - 1:
            per_diem = 0
        lines.append("I %s %s %d %d %d" % (d.name, name, run.total(),
                                           per_diem, run.capped))
        return lines

    def text(self, debts, costs, payments):
        terms, lines = [], []

        def number(t):
            if t is None:
                return "-"
            terms.append(t.line())
            return len(terms) - 1

        def which(d):
            return "-" if d is None else debts.index(d)

        for d in debts:
            lines.append(" ".join(str(x) for x in [
                "D", d.name, d.arises, none(d.due), none(d.secured), d.burden,
                d.principal, d.fixed, d.first, number(d.terms),
                int(d.is_penalty), number(d.then), none(d.then_first),
                number(d.doubled), none(d.doubled_first)]
                + ["%d:%d" % c for c in d.changes]))
        for k in costs:
            lines.append("K %s %d %s %d" % (k["name"], k["from"],
                                            which(k["debt"]), k["minor"]))
        for p in payments:
            lines.append("P %s %d %d %s %d" % (
                p["name"], p["day"], p["minor"], which(p["debt"]),
                p["to_principal"]))
        head = "C %d %d %s %d %d" % (
            self.last, self.order, "".join(map(str, self.agreed)),
            self.penalty_last, self.by_head)
        return "\n".join([head] + terms + lines + ["E"]) + "\n"


def split(money, weights):
    whole = sum(weights)
    parts = [money * w // whole for w in weights]
    order = sorted(range(len(weights)),
                   key=lambda i: (-(money * weights[i] % whole), i))
    for i in order[:money - sum(parts)]:
        parts[i] += 1
    return parts


# --- random claims -----------------------------------------------------------

def random_rule(r, start, last):
    kind = r.choice(["rate"] * 5 + ["lpr"] * 4 + ["benchmark", "delayed",
                                                  "uk", "eu", "none"])
    rule = Rule(kind)
    if kind == "rate":
        rule.per = r.choice([PER_DAY] * 4 + [PER_MONTH, PER_YEAR, PER_ONCE])
        rule.percent = {
            PER_DAY: lambda: r.choice([50000, 30000, 100000, 17500, 5,
                                       r.randrange(1, 10 ** 6)]),
            PER_MONTH: lambda: r.choice([1500000, 2000000,
                                         r.randrange(1, 10 ** 7)]),
            PER_YEAR: lambda: r.choice([18 * MICRO, 3000000,
                                        r.randrange(1, 10 ** 8)]),
            PER_ONCE: lambda: r.choice([5 * MICRO, r.randrange(1, 10 ** 8)]),
        }[rule.per]()
    if kind == "lpr":
        rule.multiple = r.choice([100, 130, 150, 400, r.randrange(100, 200)])
        rule.column = r.choice([0, 0, 0, 1])
        rule.floating = r.random() < .6
        if r.random() < .2:
            rule.points = r.randrange(1, 200) * 10000
    if kind == "benchmark":
        rule.multiple = r.choice([130, 150])
        rule.column = r.choice([0, 1, 2])
        rule.floating = r.random() < .5
    if r.random() < .15:
        rule.cap_percent = r.randrange(1, 31)
    elif r.random() < .05:
        rule.cap_sum = r.randrange(1, 50000)
    return rule


# First and last day for each kind, as far as the files of rates reach.
REACH = {"rate": ("2015-01-01", "2030-01-01"),
         "delayed": ("2015-01-01", "2030-01-01"),
         "none": ("2015-01-01", "2030-01-01"),
         "lpr": ("2019-08-20", "2026-07-19"),
         "benchmark": ("2014-11-22", "2026-07-19"),
         "uk": ("2010-01-01", "2026-03-18"), "eu": ("2016-07-01", "2025-12-31")}


def random_terms(r, shared, first, last, depth=0):
    """Terms that the files of rates can answer from first to last."""
    for _ in range(50):
        rule = random_rule(r, first, last)
        low, high = map(day, REACH[rule.kind])
        if low <= first and last <= high:
            break
    else:
        rule = Rule("rate", PER_DAY, 50000)
    t = Terms(rule, shared["year"], shared["exclusive"], shared["by_row"])
    t.throughout = r.random() < .5
    if r.random() < .1:
        t.grace = r.randrange(1, 40)
        if first + t.grace > day(REACH[rule.kind][1]):
            t.grace = 0
    if rule.kind == "rate" and r.random() < .2:
        t.floor_day = day("2020-09-01") + r.randrange(2000)
    if rule.kind in ("lpr", "uk") and r.random() < .1:
        t.rate_day = max(day("2019-08-20"), first - r.randrange(60))
    if r.random() < .05:
        t.cap = r.randrange(1, 10 ** r.randrange(2, 9))
    if r.random() < .15:
        for _ in range(r.randrange(1, 4)):
            a = first + r.randrange(-20, 200)
            t.pauses.append((a, a + r.randrange(-1, 60)))
    return t


def random_money(r):
    return r.choice([1, 99, 100, 10 ** 8, 10 ** r.randrange(1, 16),
                     r.randrange(1, 10 ** r.randrange(1, 10)),
                     r.randrange(1, 10 ** r.randrange(4, 9))])


def random_debt(r, shared, last, span, number):
    d = Debt(name="d%02d" % number, fixed=0, changes=[], then=None,
             then_first=None, doubled=None, doubled_first=None, secured=None,
             terms=None)
    d.arises = last - r.randrange(0, span + 1)
    d.due = d.arises + r.choice([0, 0, 0, 7, 30, r.randrange(0, 60)])
    d.principal = random_money(r)
    d.first = d.due + 1
    if r.random() < .5:
        d.due -= d.due % 30  # equal ones
        d.due = max(d.due, d.arises)
        d.first = d.due + 1
    d.burden = r.choice([0, 0, 182500, 182500, r.randrange(400000)])
    d.is_penalty = r.random() < .5
    if r.random() < .2:
        d.secured = d.due + r.randrange(-10, 200)
    if r.random() < .95:
        d.terms = random_terms(r, shared, d.first, max(last, d.first))
        if r.random() < .1:
            d.then_first = d.first + r.randrange(1, 100)
            d.then = random_terms(r, shared, d.then_first,
                                  max(last, d.then_first))
    if r.random() < .1:
        d.doubled = Terms(Rule("delayed"), shared["year"],
                          shared["exclusive"], shared["by_row"])
        d.doubled_first = d.first + r.randrange(0, 100)
    if r.random() < .1:
        d.fixed = r.randrange(1, 10 ** 6)
    if r.random() < .2:
        for _ in range(r.randrange(1, 4)):
            d.changes.append((d.arises + r.randrange(-5, 120), r.choice(
                [-1, -1, 1]) * r.randrange(1, d.principal + 2)))
        d.changes = list({c[0]: c for c in d.changes}.values())
    return d


def random_claim(r):
    c = Claim()
    c.order = r.choice([0, 0, 0, 1, 2])
    c.agreed = [0, 1, 2, 3, 4]
    if c.order == 2:
        r.shuffle(c.agreed)
    c.penalty_last = int(r.random() < .3)
    c.by_head = int(r.random() < .3)
    c.last = day(r.choice(["2026-07-17", "2025-12-31", "2025-12-20",
                           "2020-02-29", "2019-09-30"])) - r.randrange(0, 30)
    span = r.choice([0, 10, 60, 100, 200, 300, 500])
    if r.random() < .02:
        span = 2000
    shared = {"year": r.choice([365, 365, 360, "actual"]),
              "exclusive": r.random() < .3, "by_row": r.random() < .25}
    c.debts = [random_debt(r, shared, c.last, span, i)
               for i in range(r.choice([1, 1, 1, 2, 2, 3, 5]))]
    c.costs, c.payments = [], []
    whole = sum(d.principal for d in c.debts)
    for i in range(r.choice([0, 0, 0, 1, 2])):
        c.costs.append({"name": "k%02d" % i, "met": 0,
                        "from": c.last - r.randrange(-5, span + 1),
                        "debt": r.choice([None] + c.debts),
                        "minor": random_money(r)})
    for i in range(r.choice([0, 0, 1, 1, 2, 3, 6])):
        on = c.last - r.randrange(-3, span + 1)
        if c.payments and r.random() < .2:
            on = c.payments[-1]["day"]
        most = max(2, whole // r.choice([1, 2, 5, 20]))
        c.payments.append({"name": "p%02d" % i, "day": on,
                           "minor": r.randrange(1, most),
                           "debt": r.choice([None, None] + c.debts),
                           "to_principal": int(r.random() < .05)})
    return c


def ask(program, text):
    said = subprocess.run([program], input=text, capture_output=True,
                          text=True, check=False)
    if said.returncode or said.stderr:
        sys.exit("%s: %s" % (program, said.stderr[:2000]))
    claims, lines = [], []
    for line in said.stdout.splitlines():
        if line == "E":
            claims.append(sorted(lines))
            lines = []
        else:
            lines.append(line)
    return claims


def differ(i, text, wanted, got):
    print("claim %d differs" % i)
    print(text)
    for line in sorted(set(wanted) - set(got)):
        print("wanted:", line)
    for line in sorted(set(got) - set(wanted)):
        print("   got:", line)
    sys.exit(1)


def main():
    count, seed, program = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    r = random.Random(seed)
    texts, wanted = [], []
    seen = {"rows": 0, "parts": 0, "cut": 0}
    for _ in range(count):
        c = random_claim(r)
        lines = c.work_out()
        turned = [r.sample(x, len(x))
                  for x in (c.debts, c.costs, c.payments)]
        texts.append(c.text(c.debts, c.costs, c.payments))
        texts.append(c.text(*turned))
        wanted.append(lines)
        for line in lines:
            seen["rows"] += line[0] == "R"
            seen["parts"] += line[0] == "X"
            seen["cut"] += line[0] == "I" and line[-1] == "1"
        paid = sum(int(x.split()[-1]) for x in lines if x[0] in "XL")
        assert paid == sum(p["minor"] for p in c.payments)
    got = ask(program, "".join(texts))
    if len(got) != 2 * count:
        sys.exit("%d claims came back of %d" % (len(got), 2 * count))
    for i in range(2 * count):
        if got[i] != wanted[i // 2]:
            differ(i, texts[i], wanted[i // 2], got[i])
    print("%d claims in two orders: %d rows, %d parts of payments, %d capped"
          % (count, seen["rows"], seen["parts"], seen["cut"]))


main()
