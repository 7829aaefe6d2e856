"""The forecast of receipts, computed again from ibm_watson_ar.csv alone.

forecast_reference.py CSV AS_OF ANALYSIS.xlsx: the sheet's back-test and errors
must be these to the cent, and the forecast better than both naive ones.

Written from the description of the method, with whole numbers as it has them:
shares of a document are 1 (all are paid at once here), chances are billionths
rounded half up, what stands is cut to whole billionths each day, and each
customer's weeks are brought to cents by largest remainder.
"""
import csv
import datetime
import sys
from collections import defaultdict

import openpyxl

EPOCH = datetime.date(1970, 1, 1)
ONE = 10 ** 9
WINDOW, CASES, WEEKS = 365, 5, 13


def day(text):
    month, d, year = map(int, text.split('/'))
    return (datetime.date(year, month, d) - EPOCH).days


def read(path):
    for r in csv.DictReader(open(path, newline='')):
        yield (r['customerID'], day(r['InvoiceDate']), day(r['DueDate']),
               day(r['SettledDate']), round(float(r['InvoiceAmount']) * 100),
               r['Disputed'] == 'Yes')


def half_up(a, b):
    return (2 * a + b) // (2 * b)


def bin_of(age):
    """Days of one age are taken together: first day and number of days."""
    if -45 <= age <= 60:
        return age, 1
    if -101 <= age < -45:
        return -101 + (age + 101) // 7 * 7, 7
    if 60 < age < 180:
        return 61 + (age - 61) // 7 * 7, 7
    raise SystemExit('an age that this file does not have: %d' % age)


def count(docs, now):
    stood, paid = defaultdict(int), defaultdict(int)
    for _, issued, due, settled, _, _ in docs:
        first = max(issued + 1, now - WINDOW + 1)
        for d in range(first, min(settled, now) + 1):
            stood[bin_of(d - due)] += 1
        if first <= settled <= now:
            paid[bin_of(settled - due)] += 1
    return stood, paid


def beside(docs, now, base):
    stood, paid = count(docs, now)

    def chance(age):
        b = bin_of(age)
        if not stood[b]:
            return base(age)
        extra = CASES * b[1]
        return min(ONE, half_up(paid[b] * ONE + extra * base(age),
                                stood[b] + extra))
    return chance


def own(docs, now):
    known = [r for r in docs if r[1] <= now]
    stood, paid = count(known, now)

    def all_of(age):
        b = bin_of(age)
        return min(ONE, half_up(paid[b] * ONE, stood[b])) if stood[b] else 0
    pools = {q: beside([r for r in known if r[5] == q], now, all_of)
             for q in (False, True)}
    by_customer = defaultdict(list)
    for r in known:
        by_customer[r[0]].append(r)
    total = [0] * WEEKS
    for rows in by_customer.values():
        if all(r[3] <= now for r in rows):
            continue
        sums = [0] * (WEEKS + 1)
        curves = {q: beside([r for r in rows if r[5] == q], now, pools[q])
                  for q in (False, True)}
        for _, _, due, settled, cents, disputed in rows:
            if settled <= now:
                continue
            left = before = ONE
            for week in range(WEEKS):
                for d in range(7 * week + 1, 7 * week + 8):
                    left -= left * curves[disputed](now + d - due) // ONE
                sums[week] += cents * (before - left)
                before = left
            sums[WEEKS] += cents * left
        parts = [s // ONE for s in sums]
        rests = [s % ONE for s in sums]
        missing = sum(sums) // ONE - sum(parts)
        for i in sorted(range(WEEKS + 1), key=lambda i: (-rests[i], i))[:missing]:
            parts[i] += 1
        total = [a + b for a, b in zip(total, parts)]
    return total


def naive(docs, now, late):
    weeks = [0] * WEEKS
    for _, issued, due, settled, cents, _ in docs:
        if issued <= now < settled:
            week = max(0, (due + late - now - 1) // 7)
            if week < WEEKS:
                weeks[week] += cents
    return weeks


def average(docs, now):
    late = [r[3] - r[2] for r in docs
            if max(r[1] + 1, now - WINDOW + 1) <= r[3] <= now]
    n, d = sum(late), len(late)
    return half_up(n, d) if n >= 0 else -half_up(-n, d)


def came(docs, now, last):
    weeks = [0] * WEEKS
    for _, issued, _, settled, cents, _ in docs:
        if issued <= now < settled <= last and settled - now <= 7 * WEEKS:
            weeks[(settled - now - 1) // 7] += cents
    return weeks


def cents(value):
    return round(value * 100)


def sheet_of(path):
    book = openpyxl.load_workbook(path, data_only=True)
    sheet = book['回款预测']
    return {row[0].row: [c.value for c in row] for row in sheet.iter_rows()}


def find(rows, text):
    return next(n for n, r in rows.items() if str(r[0]).startswith(text))


def main():
    path, as_of, workbook = sys.argv[1:]
    docs = list(read(path))
    last = (datetime.date.fromisoformat(as_of) - EPOCH).days
    rows = sheet_of(workbook)
    trials = {}
    for back in range(4, 53):
        now = last - 7 * back
        trials[back] = ((own(docs, now), naive(docs, now, 0),
                         naive(docs, now, average(docs, now))),
                        came(docs, now, last))
    bad = 0
    first = find(rows, '预测后周次') + 1
    for h, span in enumerate((4, 8, 13)):
        methods, real = trials[span]
        for week in range(span):
            told = rows[first + week][1 + 3 * h:3 + 3 * h]
            if [cents(x) for x in told] != [methods[0][week], real[week]]:
                bad += 1
                print('week', week + 1, 'of', span, told, methods[0][week],
                      real[week])
    at = find(rows, '预测跨度') + 1
    for h, span in enumerate((4, 8, 13)):
        tried = [t for back, t in trials.items() if back >= span]
        real = sum(sum(r[:span]) for _, r in tried)
        missed = [sum(abs(f[m][w] - r[w]) for f, r in tried
                      for w in range(span)) for m in range(3)]
        row = rows[at + h]
        told = [cents(row[2])] + [cents(row[c]) for c in (3, 5, 7)]
        if row[1] != len(tried) or told != [real] + missed:
            bad += 1
            print('span', span, row, len(tried), real, missed)
        if not missed[0] < min(missed[1:]):
            bad += 1
            print('span', span, 'is not better', missed)
        print('%d weeks ahead, %d forecasts: %s' % (span, len(tried), ', '.join(
            '%s %.1f %%' % (name, 100 * m / real) for name, m in zip(
                ('this method', 'due date', 'due date and average'), missed))))
    sys.exit(1 if bad else 0)


main()
