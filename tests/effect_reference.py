"""What followed contacts, counted again from the tables alone.

effect_reference.py make CSV CONTACTS.csv: contacts with the customers of
ibm_watson_ar.csv, by arithmetic.
effect_reference.py check CSV CONTACTS.csv AS_OF ANALYSIS.xlsx: the rows of the
sheet 效果 must be these to the cent.
"""
import csv
import datetime
import sys
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal

import openpyxl

EPOCH = datetime.date(1970, 1, 1)
WINDOWS = (7, 14, 30)
CHANNELS = {'phone': '电话', 'email': '邮件', 'visit': '上门'}
STAGES = ((30, '逾期1-30天'), (60, '逾期31-60天'))


def day(text):
    month, d, year = map(int, text.split('/'))
    return (datetime.date(year, month, d) - EPOCH).days


def read(path):
    return [(r['customerID'], day(r['InvoiceDate']), day(r['DueDate']),
             day(r['SettledDate']), round(float(r['InvoiceAmount']) * 100))
            for r in csv.DictReader(open(path, newline=''))]


def make(path, out):
    docs = read(path)
    write = csv.writer(open(out, 'w', newline=''))
    write.writerow(['contact_id', 'at', 'customer_id', 'channel', 'direction',
                    'person'])
    for i, (customer, _, due, settled, _) in enumerate(docs):
        if i % 3 or settled <= due + 3:
            continue
        when = EPOCH + datetime.timedelta(due + 1 + i % 7)
        write.writerow(['K%d' % i, when, customer,
                        ('phone', 'email', 'visit')[i // 3 % 3],
                        'in' if i % 33 == 0 else 'out', '甲乙丙丁'[i % 4] + '员'])


def cents(x):
    return None if x in (None, '') else round(x * 100)


def outcome(docs, customer, now, last):
    base, oldest, paid = 0, 0, [0, 0, 0]
    for c, issued, due, settled, amount in docs[customer]:
        if issued <= now < settled and due < now:
            base += amount
            oldest = max(oldest, now - due)
            for w, n in enumerate(WINDOWS):
                paid[w] += amount if settled <= min(now + n, last) else 0
    return base, oldest, paid


def check(path, contacts, as_of, workbook):
    docs = defaultdict(list)
    for r in read(path):
        docs[r[0]].append(r)
    last = (datetime.date.fromisoformat(as_of) - EPOCH).days
    rows = defaultdict(lambda: [[0, 0, 0, 0] for _ in WINDOWS])

    def add(name, base, paid, now):
        for w, n in enumerate(WINDOWS):
            if now + n <= last:
                cell = rows[name][w]
                for i, x in enumerate((1, paid[w] > 0, base, paid[w])):
                    cell[i] += x
    seen, spoken = set(), defaultdict(list)
    for r in csv.DictReader(open(contacts, newline='')):
        now = (datetime.date.fromisoformat(r['at']) - EPOCH).days
        if now > last or r['direction'] == 'in':
            continue
        spoken[r['customer_id']].append(now)
        if (r['customer_id'], now, r['channel']) in seen:
            continue
        seen.add((r['customer_id'], now, r['channel']))
        base, oldest, paid = outcome(docs, r['customer_id'], now, last)
        if base:
            for name in (CHANNELS[r['channel']], r['person'], '合计',
                         next(s for n, s in STAGES if oldest <= n)):
                add(name, base, paid, now)
    for week in range(26):
        now = last - 30 - 7 * week
        for customer in docs:
            if any(abs(x - now) <= 30 for x in spoken[customer]):
                continue
            base, _, paid = outcome(docs, customer, now, last)
            if base:
                add('无联系', base, paid, now)
    delays = defaultdict(lambda: [0, 0, 0, 0])
    for c in docs:
        for _, issued, due, settled, amount in docs[c]:
            if settled > last or issued <= last - 365 or settled <= last - 365:
                continue
            month = (EPOCH + datetime.timedelta(issued)).isoformat()[:7]
            for i, x in enumerate((1, amount, amount if settled > due else 0,
                                   amount * (settled - due))):
                delays[month][i] += x
    bad = compare(rows, delays, workbook)
    print(len(rows), 'groups and', len(delays), 'months')
    return bad or len(rows) < 10 or len(delays) < 12


def compare(rows, delays, workbook):
    sheet = openpyxl.load_workbook(workbook, data_only=True)['效果']
    told = {}
    for r in sheet.iter_rows(values_only=True):
        told.setdefault(r[0], r)
    bad = 0
    for name, cells in rows.items():
        for w, (n, paid, base, came) in enumerate(cells):
            got = told[name][1 + 5 * w:6 + 5 * w]
            want = [n, paid, base, came]
            rate = '样本不足' if n < 10 else came / base
            if [got[0], got[1], cents(got[2]), cents(got[3])] != want or (
                    rate != got[4] if n < 10 else abs(rate - got[4]) > 1e-9):
                bad += 1
                print(name, WINDOWS[w], got, want, rate)
    for month, (n, came, late, weight) in delays.items():
        got = told[month]
        days = '样本不足' if n < 10 else float(
            (Decimal(weight) / came).quantize(Decimal('0.1'), ROUND_HALF_UP))
        if [got[1], cents(got[3]), cents(got[4]), got[6]] != [n, came, late,
                                                             days]:
            bad += 1
            print(month, got, n, came, late, days)
    return bad


if sys.argv[1] == 'make':
    make(*sys.argv[2:])
else:
    sys.exit(1 if check(*sys.argv[2:]) else 0)
