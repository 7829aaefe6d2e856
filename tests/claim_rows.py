#!/usr/bin/python3
"""Add up what a printed schedule of interest shows.

    claim_rows.py SCHEDULE.pdf CLAIM.json
        every row of the JSON is printed, and the printed rows sum to the
        printed totals: of segments to each debt's, of debts to the result's,
        of payments by column, of the bridge to the principal
"""
import json
import re
import subprocess
import sys
from decimal import Decimal

AMOUNT = re.compile(r'-?\d{1,3}(?:,\d{3})*\.\d{2}')
DAY = r'\d{4}-\d{2}-\d{2}'


def number(text):
    return Decimal(text.replace(',', ''))


def lines_of(path):
    text = subprocess.run(['pdftotext', '-layout', path, '-'],
                          capture_output=True, encoding='utf-8',
                          check=True).stdout
    return [line.strip() for line in text.splitlines()]


def is_total(line):
    return re.match(r'(合计|Total)\b', line) is not None


def tables(lines, row):
    """Rows that match, up to the line of their total: (rows, total)."""
    rows = []
    for line in lines:
        if re.match(row, line):
            rows.append(line)
        elif is_total(line) and rows:
            yield rows, line
            rows = []


def amounts(line):
    return [number(x) for x in AMOUNT.findall(line)]


def main(path, data):
    claim = json.load(open(data, encoding='utf-8'))['claims'][0]
    lines = lines_of(path)
    bad = []

    def same(what, got, wanted):
        if got != wanted:
            bad.append('%s: %s, not %s' % (what, got, wanted))

    segments = list(tables(lines, DAY + r'\s+' + DAY + r'\s+\d'))
    same('tables of segments', len(segments),
         sum(1 for d in claim['debts'] if d['rows']))
    for (rows, total), debt in zip(segments, claim['debts']):
        same(debt['doc_no'] + ': rows printed', len(rows), len(debt['rows']))
        same(debt['doc_no'] + ': sum of the printed segments',
             sum(amounts(r)[-1] for r in rows), amounts(total)[-1])
        same(debt['doc_no'] + ': printed interest', amounts(total)[-1],
             Decimal(debt['interest']))
    debts = list(tables(lines, r'\d+\s+\S+\s+' + DAY + r'\s+[\d-]'))
    same('tables of debts', len(debts), 1)
    for rows, total in debts:
        same('debts printed', len(rows), len(claim['debts']))
        for i, column in enumerate(zip(*[amounts(r) for r in rows])):
            same('debts, column %d' % i, sum(column), amounts(total)[i])
        for row in rows:
            same('across: ' + row, sum(amounts(row)[:-1]), amounts(row)[-1])
        same('principal', amounts(total)[0], Decimal(claim['principal']))
    if claim['payments']:
        rows, total = next(tables(lines, DAY + r'\s+SK'))
        for i, column in enumerate(zip(*[amounts(r) for r in rows])):
            same('payments, column %d' % i, sum(column), amounts(total)[i])
        for row in rows:
            same('across: ' + row, sum(amounts(row)[1:]), amounts(row)[0])
    same('bridge', sum(Decimal(b['amount']) for b in claim['bridge'][:-1]),
         Decimal(claim['bridge'][-1]['amount']))
    same('bridge and principal', Decimal(claim['bridge'][-1]['amount']),
         Decimal(claim['principal']))
    parts = ['principal', 'interest_due', 'fixed_due', 'cost_due']
    same('total', sum(Decimal(claim[p]) for p in parts),
         Decimal(claim['total']))
    text = ' '.join(lines)
    for part in parts[:2] + ['total']:
        if '{:,}'.format(Decimal(claim[part])) not in text:
            bad.append('%s %s is not printed' % (part, claim[part]))
    print('\n'.join(bad))
    return 1 if bad else 0


sys.exit(main(*sys.argv[1:]))
