"""What moved week by week, recounted from the tables alone, with exact decimals
and no code in common with the program; compared with what build/movement_weeks
prints.

    movement_weeks.py ibm FILE < PRINTED
    movement_weeks.py book SNAPSHOT < PRINTED

Prints how many weeks and lines agree; the first that do not, and status 1.
"""
import csv
import datetime
import sys
from collections import defaultdict
from decimal import Decimal
from fractions import Fraction

import reference

EDGES = [30, 60, 90, 180, 365]
BUCKETS = (['not_due_31+', 'not_due_1-30', 'today'] +
           ['1-30', '31-60', '61-90', '91-180', '181-365', '365+'] +
           ['no_due_date'])
EXITS = ['paid', 'credited', 'written_off', 'settled', 'restated']
CAUSES = ['restated', 'invoiced', 'bounced', 'paid', 'credited', 'written_off',
          'unapplied', 'settled', 'transferred', 'currency', 'other']


def cents(x):
    assert x == x.quantize(Decimal('0.01'))
    return int(x * 100)


def bucket(due, day):
    late = (day - due).days
    if late <= 0:
        return 'today' if late == 0 else \
            'not_due_1-30' if late >= -30 else 'not_due_31+'
    return BUCKETS[3 + sum(late > edge for edge in EDGES)]


class Day:
    """Of a day: what is open of each document and what took how much off it;
    what of each receipt and credit note is not applied."""

    def __init__(self):
        self.open = {}
        self.taken = defaultdict(lambda: defaultdict(int))
        self.receipts = {}
        self.applied = defaultdict(int)


class Watson:
    """Every row is an invoice, and money of the day it was settled."""

    def __init__(self, path):
        self.rows = {}
        self.reversed = {}
        with open(path, newline='') as f:
            for r in csv.DictReader(f):
                def day(text):
                    month, date, year = map(int, text.split('/'))
                    return datetime.date(year, month, date)
                self.rows[r['invoiceNumber']] = (
                    'USD', day(r['InvoiceDate']), day(r['DueDate']),
                    cents(Decimal(r['InvoiceAmount'])), day(r['SettledDate']))
        self.documents = {n: r[:4] for n, r in self.rows.items()}
        self.credit_notes = set()
        self.receipts = {n: (r[0], r[4], r[3]) for n, r in self.rows.items()}
        self.writeoffs = []

    def day(self, when):
        out = Day()
        for n, (_, issued, _, owed, settled) in self.rows.items():
            if issued <= when:
                out.open[n] = owed
            if settled <= when:
                assert issued <= settled
                out.open[n] -= owed
                out.taken[n]['paid'] += owed
                out.applied[n] += owed
                out.receipts[n] = 0
        return out


class Sample(reference.Book):
    """The sample book; reference.Book reads it and spreads allocations."""

    def __init__(self, folder):
        super().__init__(folder)
        self.rows = {(d['doc_no'], d['installment_no']): d
                     for parts in self.parts.values() for d in parts}
        self.credit_notes = {k for k, d in self.rows.items()
                             if d['kind'] == 'credit_note'}
        self.listed = self.documents
        self.facts = {
            k: (d['currency'], reference.day(d['issue_date']), d['due'],
                cents(reference.amount(d['amount'])))
            for k, d in self.rows.items()}
        self.money = {
            r['receipt_no']: (r['currency'], reference.day(r['receipt_date']),
                              cents(reference.amount(r['amount'])))
            for r in self.receipts}
        self.reversed = {r['receipt_no']: reference.day(r['reversed_date'])
                         for r in self.receipts if r['reversed_date']}

    def day(self, when):
        out = Day()
        documents, receipts = self.view(when)
        issued_before = {}
        for key, (_, left) in documents.items():
            out.open[key] = cents(left)
            issued_before[key] = True
        for number, (_, left) in receipts.items():
            out.receipts[number] = cents(left)
        self.count(out, when, documents, receipts)
        return out

    def count(self, out, when, documents, receipts):
        """The same allocations once more, by what they come from."""
        rest = {k: [d, Decimal(self.facts[k][3]) / 100]
                for k, (d, _) in documents.items()}
        for a in self.allocations:
            issued = reference.day(self.parts[a['to_doc_no']][0]['issue_date'])
            back = self.reversed.get(a['from_no'])
            if max(reference.day(a['allocation_date']), issued) > when or \
                    (back and back <= when):
                continue
            before = {k: v[1] for k, v in rest.items()
                      if k[0] == a['to_doc_no']}
            self.spread(rest, a)
            kind = 'paid' if a['from_no'] in receipts else 'credited'
            out.applied[a['from_no']] += cents(reference.amount(a['amount']))
            for k, was in before.items():
                out.taken[k][kind] += cents(was - rest[k][1])
        for w in self.writeoffs:
            if reference.day(w['writeoff_date']) <= when:
                key = w['doc_no'], w['installment_no']
                out.taken[key]['written_off'] += \
                    cents(reference.amount(w['amount']))


def between(day, first, last):
    return first < day <= last


def waterfall(book, facts, money, currency, first, last, then, now):
    """Opening, causes, closing, each from what happened."""
    causes = dict.fromkeys(CAUSES, 0)

    def level(day):
        return (sum(v for k, v in day.open.items()
                    if facts[k][0] == currency) +
                sum(v for k, v in day.receipts.items()
                    if money[k][0] == currency))

    def unapplied(day):
        return (sum(v for k, v in day.open.items()
                    if facts[k][0] == currency and k in book.credit_notes) +
                sum(v for k, v in day.receipts.items()
                    if money[k][0] == currency))

    for k, (code, issued, _, owed) in facts.items():
        if code != currency:
            continue
        if between(issued, first, last) and k not in book.credit_notes:
            causes['invoiced'] += owed
        for kind in ('credited', 'written_off'):
            causes[kind] -= now.taken[k][kind] - then.taken[k][kind]
    for k, (code, received, amount) in money.items():
        if code != currency:
            continue
        back = book.reversed.get(k)
        if back and between(back, first, last):
            # What it had paid, or, where it came in as well, all of it.
            if between(received, first, last):
                causes['paid'] -= amount
                causes['bounced'] += amount
            else:
                causes['bounced'] += then.applied[k]
        else:
            causes['paid'] -= now.applied[k] - then.applied[k]
    causes['unapplied'] = unapplied(now) - unapplied(then)
    return [level(then)] + [causes[c] for c in CAUSES] + [level(now)]


def matrix(book, facts, currency, first, last, then, now):
    columns = BUCKETS + EXITS
    rows = {name: dict.fromkeys(columns, 0)
            for name in BUCKETS + ['new', 'reopened']}
    for k, (code, issued, due, owed) in facts.items():
        if code != currency or k in book.credit_notes or issued > last:
            continue
        was, left = then.open.get(k, 0), now.open[k]
        new = between(issued, first, last)
        row = rows['new' if new else bucket(due, first)]
        base = owed if new else was
        went = {e: now.taken[k][e] - then.taken[k][e]
                for e in ('paid', 'credited', 'written_off')}
        for e, amount in went.items():
            if amount > 0:
                part = min(amount, base)
                row[e] += part
                rows['reopened'][e] += amount - part
                base -= part
        row[bucket(due, last)] += base
        rows['reopened'][bucket(due, last)] += left - base
    return {name: [row[c] for c in columns] for name, row in rows.items()}


def tenths(cells):
    """Shares in tenths of a per cent, by largest remainder."""
    total = sum(cells)
    exact = [Fraction(1000 * c, total) for c in cells]
    shares = [e.__floor__() for e in exact]
    order = sorted(range(len(cells)),
                   key=lambda i: (shares[i] - exact[i], i))
    for i in order[:1000 - sum(shares)]:
        shares[i] += 1
    return shares


def rolls(rows):
    stages = [BUCKETS[:3]] + [[b] for b in BUCKETS[3:-1]]
    out = []
    for i, stage in enumerate(stages[:-1]):
        cells = [rows[b] for b in stage]
        after = BUCKETS.index(stages[i + 1][0])
        out.append([sum(map(sum, cells)), sum(r[after] for r in cells),
                    sum(sum(r[after + 1:len(BUCKETS) - 1]) for r in cells),
                    sum(r[after] for r in rows.values())])
    return out


def wanted(book, facts, money, first, last):
    then, now = book.day(first), book.day(last)
    for currency in sorted({f[0] for f in facts.values()}):
        key = first.isoformat(), last.isoformat(), currency
        fall = waterfall(book, facts, money, currency, first, last, then, now)
        assert sum(fall[:-1]) == fall[-1], key
        yield ('W', *key), fall
        rows = matrix(book, facts, currency, first, last, then, now)
        for name, cells in rows.items():
            yield ('M', *key, name), cells
            if name in BUCKETS and sum(cells) > 0:
                yield ('S', *key, name), tenths(cells)
        for stage, figures in enumerate(rolls(rows)):
            yield ('R', *key, str(stage)), figures


def read(lines):
    got, weeks, people = {}, [], defaultdict(list)
    for line in lines:
        fields = line.rstrip('\n').split('\t')
        week = tuple(map(datetime.date.fromisoformat, fields[1:3]))
        if week not in weeks:
            weeks.append(week)
        if fields[0] == 'P':
            people[tuple(fields[1:4])].append([int(x) for x in fields[5:]])
            continue
        names = 4 if fields[0] == 'W' else 5
        got[tuple(fields[:names])] = [int(x) for x in fields[names:]]
    return got, weeks, people


def main():
    if sys.argv[1] == 'ibm':
        book = Watson(sys.argv[2])
        facts, money = book.documents, book.receipts
    else:
        book = Sample(sys.argv[2])
        facts, money = book.facts, book.money
    got, weeks, people = read(sys.stdin)
    want, wrong = {}, []
    for first, last in weeks:
        want.update(wanted(book, facts, money, first, last))
    for key in sorted(set(want) | set(got)):
        w, g = want.get(key), got.get(key)
        if w != g and (any(w or []) or any(g or [])):
            wrong.append(f'{" ".join(key)}: wanted {w}, printed {g}')
        if key[0] == 'S' and g and sum(g) != 1000:
            wrong.append(f'{" ".join(key)}: {sum(g)} tenths')
        if key[0] == 'W' and g:
            sums = [sum(x) for x in zip(*people[key[1:]])] or [0] * len(g)
            if sums != g:
                wrong.append(f'{" ".join(key)}: the customers come to {sums}')
    for rows in people.values():
        wrong += [f'customer {r}' for r in rows if sum(r[:-1]) != r[-1]]
    for line in wrong[:20]:
        print(line)
    counts = [sum(k[0] == c for k in got) for c in 'WMSR']
    print(f'{len(weeks)} weeks, {counts[0]} waterfalls, {counts[1]} rows, '
          f'{counts[2]} rows of per cent, {counts[3]} rates, '
          f'{sum(map(len, people.values()))} customers: {len(wrong)} wrong')
    return 1 if wrong or not weeks else 0


sys.exit(main())
