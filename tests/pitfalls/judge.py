"""One book against its file "expected": FOLDER PROGRAM SCRATCH.

Lines of "expected", blanks between the words, # begins a comment:

    policy KEY: VALUE            of duebook.yaml's "ledger:", from here on
    DAY WHO WHAT AMOUNT          on that day, as known to the newest snapshot
    DAY/KNOWN WHO WHAT AMOUNT    the same, --known-at KNOWN
    DAY status N                 exit status of check and aging; else 0
    DAY reject FILE:LINE TEXT    a rejected row; its reason has TEXT
    DAY restated NUMBER AMOUNT   a restatement and its change

WHO is a customer (C1, or C1/USD where he has several currencies), a currency
(its totals), group/ID, reporting or reporting/USD (converted), tie/CNY or
tie/C1 (a line of the tie-out), file/NAME (rows, ignored, rejected).  WHAT is a
bucket, a basis and its bucket (issue_date:31-60), or another figure.

For whomever a day names, all his buckets and parts that are not zero must be
told; "nothing" says that there are none.  Rejects and restatements must be
told all, on the days that are named."""
import json
import os
import re
import shutil
import subprocess
import sys
from collections import defaultdict

# What must be told when it is not zero, beside the buckets.
PARTS = ('unapplied disputed retention bills returned handed_over bills_held '
         'bills_passed_on').split()
FREE = 'total overdue count oldest_days'.split()
BOOK = 'version: 1\nlanguage: en\ncreditor: {name: 示例公司}\n'


class Book:
    def __init__(self, folder, program, scratch):
        self.program, self.path = program, scratch
        shutil.rmtree(scratch, ignore_errors=True)
        snapshots = os.path.join(folder, 'snapshots')
        if os.path.isdir(snapshots):
            shutil.copytree(folder, scratch)
        else:
            shutil.copytree(folder, f'{scratch}/snapshots/2026-07-31')
            for name in ('profiles', 'records'):
                if os.path.isdir(f'{scratch}/snapshots/2026-07-31/{name}'):
                    shutil.move(f'{scratch}/snapshots/2026-07-31/{name}',
                                scratch)
            os.remove(f'{scratch}/snapshots/2026-07-31/expected')
        self.settings({})

    def settings(self, policy):
        own = f'{self.path}/snapshots/2026-07-31/settings'
        text = BOOK
        if os.path.exists(own):
            text += open(own, encoding='utf-8').read()
            os.remove(own)
            open(f'{self.path}/settings', 'w').write(text)
        elif os.path.exists(f'{self.path}/settings'):
            text = open(f'{self.path}/settings', encoding='utf-8').read()
        if policy:
            text += 'ledger:\n' + ''.join(
                f'  {key}: {value}\n' for key, value in policy.items())
        with open(f'{self.path}/duebook.yaml', 'w', encoding='utf-8') as f:
            f.write(text)
        self.runs = {}

    def run(self, day):
        """JSON of aging and check on DAY or DAY/KNOWN, once."""
        if day not in self.runs:
            as_of, _, known = day.partition('/')
            got = []
            for command in ('aging', 'check'):
                args = [self.program, command, self.path, '--as-of', as_of,
                        '--format', 'json', '--lang', 'en']
                if known:
                    args += ['--known-at', known]
                p = subprocess.run(args, capture_output=True, check=False)
                got += [p.returncode, p.stderr.decode()]
                got.append(json.loads(p.stdout) if p.stdout else {})
            self.runs[day] = got
        return self.runs[day]


def figures(row):
    """Buckets, parts and the rest of a row, as name -> text."""
    out = {}
    for key, value in row.items():
        if key == 'buckets' and not isinstance(value, str):
            buckets = value.items() if isinstance(value, dict) else \
                ((b['name'], b['amount']) for b in value)
            out.update(buckets)
        elif key == 'bases':
            for basis, buckets in value.items():
                pairs = buckets.items() if isinstance(buckets, dict) else \
                    ((b['name'], b['amount']) for b in buckets)
                out.update((f'{basis}:{name}', x) for name, x in pairs)
        elif isinstance(value, dict) and 'amount' in value:
            out[key] = value['amount']
            out['count'] = str(value['count'])
        else:
            out[key] = str(value)
    return out


def rows_of(aging, check, who):
    """The rows that WHO may mean."""
    kind, _, rest = who.partition('/')
    if kind == 'tie':
        tie = check['tie_out']
        return [r for r in tie['currencies'] if r['currency'] == rest] or \
            [r for r in tie['customers'] if r['id'] == rest]
    if kind == 'file':
        return [f for f in check['files'] if f['file'].endswith('/' + rest)]
    if kind == 'group':
        return [g for g in aging['groups'] if g['id'] == rest]
    if kind == 'reporting':
        r = aging['reporting']
        return [x for x in r['rows'] if x['currency'] == rest] if rest \
            else [r['total']]
    if re.fullmatch('[A-Z]{3}', who):
        return [c for c in aging['currencies'] if c['currency'] == who]
    return [c for c in aging['customers'] if c['id'] == kind and
            (not rest or c['currency'] == rest)]


def is_zero(text):
    return not text.strip('-0.')


def judge_row(day, who, wanted, book):
    """What is wrong with one row, as sentences."""
    _, _, aging, _, _, check = book.run(day)
    rows = rows_of(aging, check, who)
    if len(rows) > 1:
        return [f'{day} {who}: several rows; say the currency']
    got = figures(rows[0]) if rows else {}
    bad = []
    for what, amount in wanted.items():
        have = got.get(what, '0.00')
        if what != 'nothing' and have != amount and not (
                is_zero(have) and is_zero(amount)):
            bad.append(f'{day} {who} {what}: wanted {amount}, got {have}')
    if who.split('/')[0] in ('tie', 'file', 'group', 'reporting'):
        return bad
    bases = {w.split(':')[0] for w in wanted if ':' in w}
    for what, have in got.items():
        told = what in wanted or what in FREE or is_zero(have)
        names_money = re.fullmatch(r'-?[\d.]+', have) and (
            what in PARTS or re.match(r'(not_due|today|\d+[-+]|no_due)', what)
            or what.split(':')[0] in bases)
        if names_money and not told:
            bad.append(f'{day} {who} {what}: {have} was not expected')
    return bad


def judge_list(day, what, wanted, book):
    _, _, _, status, errors, check = book.run(day)
    bad = []
    if what == 'status':
        for at in (0, 3):
            if book.run(day)[at] != int(wanted[0]):
                bad.append(f'{day}: wanted status {wanted[0]}, got '
                           f'{book.run(day)[at]}\n{errors}')
    elif what == 'reject':
        got = [('%s:%s' % (os.path.basename(r['file']), r['line']),
                r['reason'], r['column']) for r in check['rejects']]
        for line in wanted:
            at, _, text = line.partition(' ')
            if not any(g[0] == at and text in g[1] and g[2] for g in got):
                bad.append(f'{day}: no reject {line}; there are {got}')
        if len(got) != len(wanted):
            bad.append(f'{day}: wanted {len(wanted)} rejects, got {got}')
    elif what == 'restated':
        got = sorted(f'{r["number"]} {r["change"]}'
                     for r in check['tie_out']['restatements'])
        if got != sorted(wanted):
            bad.append(f'{day}: wanted restatements {wanted}, got {got}')
    return bad


def sections(path):
    """The file in parts of one policy: (policy, rows, lists, days)."""
    policy, parts = {}, []
    part = None
    for text in open(path, encoding='utf-8'):
        words = text.split('#')[0].split()
        if not words:
            continue
        if words[0] == 'policy':
            key, _, value = ' '.join(words[1:]).partition(':')
            policy = dict(policy, **{key: value.strip()})
            part = None
            continue
        if part is None:
            part = (policy, defaultdict(dict), defaultdict(list), set())
            parts.append(part)
        day, who = words[:2]
        part[3].add(day)
        if who in ('status', 'reject', 'restated'):
            part[2][day, who].append(' '.join(words[2:]))
        else:
            part[1][day, who][words[2]] = (words + [''])[3]
    return parts


def main():
    folder, program, scratch = sys.argv[1:]
    book = Book(folder.rstrip('/'), program, scratch)
    bad = []
    count = 0
    for policy, rows, lists, days in sections(f'{folder}/expected'):
        book.settings(policy)
        for day in sorted(days):
            lists.setdefault((day, 'status'), ['0'])
        for (day, who), wanted in rows.items():
            count += 1
            bad += judge_row(day, who, wanted, book)
        for (day, what), wanted in lists.items():
            bad += judge_list(day, what, wanted, book)
        for day in days:
            if lists.get((day, 'reject')) is None:
                bad += judge_list(day, 'reject', [], book)
    print('\n'.join(bad))
    if not count:
        sys.exit('nothing is expected')
    sys.exit(bool(bad))


main()
