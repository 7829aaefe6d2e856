"""Random books, and what must hold of them on any day: PROGRAM SCRATCH SEED
every|weekly|spoilt.

A book is played day by day, so that every entry is possible when it is made;
the balance of each customer on a day, as known on another, is the sum of the
entries alone.  The program must tie out on each day, come to these balances
and to these lines between two reports, and from a day to the next change by
what happened then.  And what it tells of a day as known then must be, byte
for byte, what it tells of a book that holds nothing recorded later."""
import csv
import datetime
import json
import os
import random
import re
import shutil
import subprocess
import sys
from collections import defaultdict

FIRST = datetime.date(2025, 1, 1)
DAYS = 400
DECIMALS = {'CNY': 2, 'USD': 2, 'JPY': 0, 'KWD': 3}
NEVER = datetime.date(9999, 1, 1)


class Play:
    """The entries of a book, and what is open while it is played."""

    def __init__(self, seed):
        self.r = random.Random(seed)
        r = self.r
        self.seed = seed
        self.policy = {
            'allocation': r.choice('oldest named civil_code pro_rata'.split()),
            'credit_notes': r.choice('apart aged applied'.split())}
        self.exported = seed % 2 == 0      # the export has allocations
        self.monthly = seed % 3 != 0       # a snapshot each month, or one
        self.currency = {f'C{i}': c for i, c in enumerate(
            ['CNY', 'CNY', 'CNY', 'USD', 'JPY', 'KWD', 'CNY'], 1)}
        self.docs, self.money, self.allocs = [], [], []
        self.writeoffs, self.disputes = [], []
        for n in range(DAYS):
            self.day = FIRST + datetime.timedelta(n)
            self.step()

    def recorded(self, *after):
        lag = self.r.randint(1, 30) if self.r.random() < .15 else 0
        return max([self.day + datetime.timedelta(lag), *after])

    def amount(self):
        return self.r.choice([1, self.r.randint(1, 99),
                              self.r.randint(100, 99999),
                              self.r.randint(100000, 9999999)])

    def later(self, low, high):
        return self.day + datetime.timedelta(self.r.randint(low, high))

    def step(self):
        r = self.r
        for chance, event in ((.3, self.issue), (.25, self.receive),
                              (.5, self.allocate), (.04, self.take_back),
                              (.04, self.reverse), (.06, self.write_off),
                              (.03, self.recover), (.06, self.dispute)):
            if r.random() < chance:
                event()

    def issue(self):
        r = self.r
        customer = r.choice(list(self.currency))
        kind = r.choices(['invoice', 'debit_note', 'credit_note', 'opening'],
                         [75, 10, 14 if customer != 'C7' else 0,
                          10 if self.day < FIRST + datetime.timedelta(9)
                          else 0])[0]
        parts = r.randint(2, 3) if kind == 'invoice' and r.random() < .1 else 1
        number = f'D{len(self.docs) + 1}'
        rec = self.recorded()
        for part in range(parts):
            self.docs.append({
                'no': number, 'part': str(part + 1) if parts > 1 else '',
                'customer': customer, 'kind': kind, 'day': self.day,
                'due': self.later(-5, 90) if r.random() < .9 else '',
                'currency': self.currency[customer], 'amount': self.amount(),
                'class': r.choice(['', '', 'trade', 'retention', 'other']),
                'posted': self.later(0, 9) if r.random() < .2 else '',
                'handed': self.later(30, 200) if r.random() < .1 else '',
                'rec': rec, 'opened': rec})
            self.docs[-1]['open'] = self.docs[-1]['amount']

    def receive(self):
        r = self.r
        customer = r.choice(list(self.currency)[:6])  # C7 never pays
        m = {'no': f'R{len(self.money) + 1}', 'customer': customer,
             'currency': self.currency[customer], 'day': self.day,
             'amount': self.amount(), 'reversed': NEVER, 'bill': False,
             'ref': '', 'names': '', 'rec': self.recorded()}
        if r.random() < .1:
            m['amount'] = -r.randint(1, 9999)
        elif r.random() < .25:
            m['bill'] = r.choice(['own', 'made'])
            m['ref'] = f'B{len(self.money) + 1}'
            m['no'] = m['ref'] if m['bill'] == 'made' else m['no']
            m['fate'] = r.choice(['held', 'endorsed', 'discounted', 'paid'])
            m['mature'] = self.later(30, 150)
        own = [d for d in self.docs if d['customer'] == customer and
               d['kind'] != 'credit_note']
        if own and not self.exported and m['amount'] > 0 and r.random() < .4:
            m['names'] = '; '.join({d['no'] for d in r.sample(
                own, min(len(own), 2))})
        m['left'], m['opened'] = max(m['amount'], 0), m['rec']
        self.money.append(m)

    def allocate(self):
        r = self.r
        notes = [d for d in self.docs if d['kind'] == 'credit_note']
        sources = [x for x in self.money + notes
                   if x.get('left', x.get('open', 0)) > 0]
        if not self.exported or not sources:
            return
        source = r.choice(sources)
        is_note = 'kind' in source
        left = 'open' if is_note else 'left'
        to = [d for d in self.docs if d['open'] > 0 and
              d['kind'] != 'credit_note' and
              d['currency'] == source['currency'] and
              (d['customer'] == source['customer'] or r.random() < .1)]
        if not to:
            return
        doc = r.choice(to)
        most = min(source[left], doc['open'])
        amount = most if r.random() < .6 else r.randint(1, most)
        day = self.day
        if max(source['day'], doc['day']) == day and r.random() < .5:
            day = self.later(-20, 0)  # dated before both its ends are there
        self.put(source, doc, amount, day)

    def put(self, source, doc, amount, day):
        left = 'open' if 'kind' in source else 'left'
        rec = self.recorded(source['opened'], doc['opened'])
        self.allocs.append({'from': source, 'to': doc, 'amount': amount,
                            'day': day, 'rec': rec})
        source[left] -= amount
        doc['open'] -= amount
        if amount < 0:
            source['opened'] = doc['opened'] = rec

    def net(self, source):
        """What of a source each document has."""
        got = defaultdict(int)
        for a in self.allocs:
            if a['from'] is source:
                got[id(a['to'])] += a['amount']
        return got

    def take_back(self):
        done = [a for a in self.allocs if a['amount'] > 0 and
                a['from'].get('reversed', NEVER) == NEVER and
                self.net(a['from'])[id(a['to'])] >= a['amount']]
        if done:
            a = self.r.choice(done)
            a['to']['opened'] = max(a['to']['opened'], a['rec'])
            self.put(a['from'], a['to'], -a['amount'], self.day)

    def reverse(self):
        stands = [m for m in self.money if m['reversed'] == NEVER and
                  m['amount'] > 0 and m['day'] < self.day]
        if not stands:
            return
        m = self.r.choice(stands)
        m['reversed'], m['left'] = self.day, 0
        for d in self.docs:
            d['open'] += self.net(m)[id(d)]

    def write_off(self):
        can = [d for d in self.docs if d['open'] > 0 and
               d['kind'] != 'credit_note' and
               (self.exported or d['customer'] == 'C7')]
        if not can:
            return
        d = self.r.choice(can)
        amount = self.r.randint(1, d['open'])
        d['open'] -= amount
        self.writeoffs.append({'doc': d, 'amount': amount, 'day': self.day,
                               'back': False,
                               'rec': self.recorded(d['opened'])})

    def recover(self):
        can = [w for w in self.writeoffs if w['amount'] > 0 and not w['back']]
        if not can:
            return
        w = self.r.choice(can)
        w['back'] = True
        rec = self.recorded(w['rec'])
        w['doc']['open'] += w['amount']
        w['doc']['opened'] = max(w['doc']['opened'], rec)
        self.writeoffs.append({'doc': w['doc'], 'amount': -w['amount'],
                               'day': self.day, 'back': True, 'rec': rec})

    def dispute(self):
        if self.docs:
            d = self.r.choice(self.docs)
            self.disputes.append({
                'doc': d, 'day': self.day, 'until': self.later(3, 90),
                'amount': self.amount() if self.r.random() < .6 else '',
                'rec': self.recorded(d['rec'])})

    def events(self):
        """(customer, line, day, recorded, amount, sign) of all entries."""
        for d in self.docs:
            credit = d['kind'] == 'credit_note'
            line = {'invoice': 'invoices', 'debit_note': 'debit_notes',
                    'opening': 'opening', 'credit_note': 'credits'}[d['kind']]
            yield (d['customer'], line, d['day'], d['rec'], d['amount'],
                   -1 if credit else 1)
        for m in self.money:
            line = 'reversals' if m['amount'] < 0 else \
                'bills' if m['bill'] else 'receipts'
            yield (m['customer'], line, m['day'], m['rec'], abs(m['amount']),
                   1 if m['amount'] < 0 else -1)
            if m['reversed'] != NEVER:
                yield (m['customer'], 'reversals', m['reversed'], m['rec'],
                       m['amount'], 1)
        for a in self.allocs:
            payer, owner = a['from']['customer'], a['to']['customer']
            at = max(a['day'], a['from']['day'], a['to']['day'])
            back = a['from'].get('reversed', NEVER)
            for day, amount in ((at, a['amount']), (back, -a['amount'])):
                if payer != owner and at < back and day != NEVER:
                    yield owner, 'transferred', day, a['rec'], -amount, 1
                    yield payer, 'transferred', day, a['rec'], amount, 1
        for w in self.writeoffs:
            yield (w['doc']['customer'], 'writeoffs', w['day'], w['rec'],
                   w['amount'], -1)


class Book:
    """A play on disk, as it stood on the days of its snapshots."""

    def __init__(self, play, path, known=NEVER):
        """Of a book with one snapshot, what was recorded by known; of one
        with many, those up to known and what was typed in by then."""
        self.play, self.path = play, path
        shutil.rmtree(path, ignore_errors=True)
        os.makedirs(f'{path}/records')
        with open(f'{path}/duebook.yaml', 'w', encoding='utf-8') as f:
            f.write('version: 1\nlanguage: en\ncurrency: CNY\n'
                    'creditor: {name: 示例公司}\nledger:\n' + ''.join(
                        f'  {k}: {v}\n' for k, v in play.policy.items()) +
                    '  due:\n    retention: {months: 6}\n')
        if play.monthly:
            self.snapshots = [d for d in days_of_months() if d <= known]
            for d in self.snapshots:
                self.snapshot(d, d, d)
            self.typed(f'{path}/records', known)
        else:
            self.snapshots = [FIRST]
            self.snapshot(FIRST, known, NEVER)
            self.typed(f'{path}/snapshots/{FIRST}', known)

    def text(self, minor, currency):
        n = DECIMALS[currency]
        sign, minor = '-' if minor < 0 else '', abs(minor)
        return f'{sign}{minor // 10 ** n}' + (
            f'.{minor % 10 ** n:0{n}}' if n else '')

    def table(self, folder, name, rows):
        os.makedirs(folder, exist_ok=True)
        with open(f'{folder}/{name}.csv', 'w', encoding='utf-8',
                  newline='') as f:
            csv.writer(f).writerows(rows)

    def snapshot(self, day, known, standing):
        """Rows recorded by known, as they stood on another day."""
        p = self.play
        folder = f'{self.path}/snapshots/{day}'

        def by(d):
            return d if d and d <= standing and d != NEVER else ''
        self.table(folder, 'documents', [
            'doc_no installment_no customer_id kind issue_date due_date '
            'posting_date currency amount class handed_over_date '
            'recorded_date'.split()] + [
                [d['no'], d['part'], d['customer'], d['kind'], d['day'],
                 d['due'], d['posted'], d['currency'],
                 self.text(d['amount'], d['currency']), d['class'],
                 by(d['handed']), d['rec']]
                for d in p.docs if d['rec'] <= known])
        self.table(folder, 'receipts', [
            'receipt_no customer_id receipt_date currency amount bank_ref '
            'doc_nos reversed_date recorded_date'.split()] + [
                [m['no'], m['customer'], m['day'], m['currency'],
                 self.text(m['amount'], m['currency']), m['ref'], m['names'],
                 by(m['reversed']), m['rec']]
                for m in p.money if m['bill'] != 'made' and m['rec'] <= known])
        self.table(folder, 'bills', [
            'bill_no customer_id currency amount received_date maturity_date '
            'status dishonoured_at doc_nos recorded_date'.split()] + [
                [m['ref'], m['customer'], m['currency'],
                 self.text(m['amount'], m['currency']), m['day'], m['mature'],
                 'dishonoured' if by(m['reversed']) else m['fate'],
                 by(m['reversed']), m['names'], m['rec']]
                for m in p.money if m['bill'] and m['rec'] <= known])
        if p.exported:
            self.table(folder, 'allocations', [
                'from_no to_doc_no to_installment_no allocation_date amount '
                'recorded_date'.split()] + [
                    [a['from']['no'], a['to']['no'], a['to']['part'], a['day'],
                     self.text(a['amount'], a['to']['currency']), a['rec']]
                    for a in p.allocs if a['rec'] <= known])

    def typed(self, folder, known):
        p = self.play
        self.table(folder, 'writeoffs', [
            'writeoff_date doc_no installment_no amount recorded_date'
            .split()] + [
                [w['day'], w['doc']['no'], w['doc']['part'],
                 self.text(w['amount'], w['doc']['currency']), w['rec']]
                for w in p.writeoffs if w['rec'] <= known])
        self.table(folder, 'disputes', [
            'doc_no installment_no from until amount recorded_date'
            .split()] + [
                [x['doc']['no'], x['doc']['part'], x['day'], x['until'],
                 x['amount'] and self.text(x['amount'],
                                           x['doc']['currency']), x['rec']]
                for x in p.disputes if x['rec'] <= known])


def days_of_months():
    days = [FIRST + datetime.timedelta(n) for n in range(DAYS + 60)]
    return [d for d in days if (d + datetime.timedelta(1)).day == 1]


def run(program, command, path, *flags):
    folder, name = os.path.split(path)
    p = subprocess.run([program, command, name, '--format', 'json', '--lang',
                        'en', *map(str, flags)], cwd=folder,
                       capture_output=True, check=False)
    return p.returncode, p.stdout.decode(), p.stderr.decode()


class Judge:
    def __init__(self, play, book, program):
        self.play, self.book, self.program = play, book, program
        self.events = list(play.events())
        self.bad = []

    def say(self, *words):
        self.bad.append(f'seed {self.play.seed}: ' + ' '.join(map(str, words)))

    def balances(self, day, known=NEVER, only=None):
        out = defaultdict(int)
        for customer, line, at, rec, amount, sign in self.events:
            if at <= day and rec <= known and only in (None, line):
                out[customer] += sign * amount
        return out

    def minor(self, text, currency):
        assert ('.' in text) == (DECIMALS[currency] > 0), text
        return int(text.replace('.', ''))

    def lines(self, day, before):
        """What the tie-out of a day has to say, by customer and line."""
        out = defaultdict(int)
        for customer, line, at, _, amount, _ in self.events:
            if at <= day and (not before or at > before):
                # The opening is what was reported; more of it is issued.
                new = before and line == 'opening'
                out[customer, 'invoices' if new else line] += amount
        if before:
            was = self.balances(before, before)
            now = self.balances(before)
            # Allocations are not restated: what one pays for another is the
            # difference to the report.
            paid = self.balances(before, before, 'transferred')
            pays = self.balances(before, NEVER, 'transferred')
            for customer in self.play.currency:
                late = pays[customer] - paid[customer]
                out[customer, 'opening'] += was[customer]
                out[customer, 'restated'] += now[customer] - was[customer] - \
                    late
                out[customer, 'transferred'] += late
        for customer, amount in self.balances(day).items():
            out[customer, 'closing'] = amount
        return out

    def ties(self, day):
        status, out, errors = run(self.program, 'check', self.book.path,
                                  '--as-of', day)
        if status:
            self.say(day, 'check: exit status', status, errors[-600:])
            return None
        told = json.loads(out)
        before = max([s for s in self.book.snapshots if s < day],
                     default=None)
        want = self.lines(day, before)
        got = {}
        for row in told['tie_out']['customers']:
            if not row['ties']:
                self.say(day, row['id'], 'does not tie')
            for line in ('opening restated invoices debit_notes reversals '
                         'receipts bills credits writeoffs transferred '
                         'closing').split():
                got[row['id'], line] = self.minor(row[line], row['currency'])
            both = (self.minor(row['buckets'], row['currency']) +
                    self.minor(row['unapplied'], row['currency']))
            if both != got[row['id'], 'closing']:
                self.say(day, row['id'], 'buckets and unapplied', both,
                         'are not the closing', got[row['id'], 'closing'])
        for key in set(want) | set(got):
            if want.get(key, 0) != got.get(key, 0):
                self.say(day, *key, 'wanted', want.get(key, 0), 'got',
                         got.get(key, 0))
        return {c: got.get((c, 'closing'), 0) for c in self.play.currency}

    def changes(self, first, second, was, now):
        """From a day to a later one: what happened in between."""
        moved = defaultdict(int)
        for customer, _, at, _, amount, sign in self.events:
            if first < at <= second:
                moved[customer] += sign * amount
        for c in self.play.currency:
            if now[c] - was[c] != moved[c]:
                self.say(first, 'to', second, c, 'changes by', now[c] - was[c],
                         'but', moved[c], 'happened')

    def known(self, day, scratch):
        """As known then, and of a book that knows no more."""
        flags = ('--as-of', day, '--known-at', day)
        then = Book(self.play, f'{scratch}/then/book', day)
        a = run(self.program, 'aging', self.book.path, *flags)
        b = run(self.program, 'aging', then.path, *flags)
        line = re.compile(r'"line": \d+')  # those of fewer rows are others
        # A row that was typed in may name what no export has had yet.
        wrong = a[0] and (day in self.book.snapshots or
                          not self.play.monthly)
        if wrong or line.sub('', a[1]) != line.sub('', b[1]) or a[0] != b[0]:
            self.say(day, 'known then is not what was told then:', a[0], b[0],
                     a[2][-300:], *difference(a[1], b[1]))


def difference(a, b):
    a, b = a.splitlines(), b.splitlines()
    for n, (x, y) in enumerate(zip(a, b)):
        if x != y:
            return f'line {n + 1}:', x, y
    return len(a), len(b), 'lines'


def spoil(book):
    """One unit more in the last document of the newest snapshot."""
    last = f'{book.path}/snapshots/{book.snapshots[-1]}/documents.csv'
    rows = list(csv.reader(open(last, encoding='utf-8', newline='')))
    at = rows[0].index('amount')
    row = [r for r in rows[1:] if r[3] <= '2025-06-01'][-1]
    row[at] = re.sub(r'\d$', lambda m: str((int(m[0]) + 1) % 10), row[at])
    with open(last, 'w', encoding='utf-8', newline='') as f:
        csv.writer(f).writerows(rows)


def main():
    program, scratch, seed, which = sys.argv[1:]
    play = Play(int(seed))
    book = Book(play, f'{scratch}/now/book')
    if which == 'spoilt':
        spoil(book)
    judge = Judge(play, book, program)
    days = [FIRST + datetime.timedelta(n) for n in range(20, 385)]
    if which != 'every':
        ends = set(days_of_months())
        days = [d for n, d in enumerate(days) if n % 7 == 0 or d in ends]
    was = None
    for n, day in enumerate(days):
        now = judge.ties(day)
        if was and now:
            judge.changes(days[n - 1], day, was, now)
        was = now
        if n % 9 == 5:
            judge.known(day, scratch)
    print(len(days), 'days,', len(play.docs), 'documents,', len(play.money),
          'receipts,', len(play.allocs), 'allocations', play.policy)
    print('\n'.join(judge.bad[:12]))
    sys.exit(bool(judge.bad))


if __name__ == '__main__':
    main()
