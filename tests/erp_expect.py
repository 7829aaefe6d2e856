#!/usr/bin/python3
"""What an export says, worked out from its cells without duebook.

    erp_expect.py SAMPLE               the figures, as text
    erp_expect.py SAMPLE --csv FILE    its sheet as CSV
    erp_expect.py SAMPLE --not N HEADING...
                                       its sheet as CSV without the columns

Of each sample one small reader says which rows owe what to whom.  Nothing is
shared with the program: neither profiles nor code.
"""

import csv
import datetime
import os
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from decimal import Decimal

import openpyxl

AS_OF = datetime.date(2026, 6, 30)
BUCKETS = [('not_due_31+', None, -31), ('not_due_1-30', -30, -1),
           ('today', 0, 0), ('1-30', 1, 30), ('31-60', 31, 60),
           ('61-90', 61, 90), ('91-180', 91, 180), ('181-365', 181, 365),
           ('365+', 366, None)]


# --- cells -------------------------------------------------------------------

def text_of(value):
    if value is None:
        return ''
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float):
        return f'{value:.2f}'
    return str(value).strip()


def sheet_rows(path):
    """Rows of text, those of merged cells in their first cell only."""
    sheet = openpyxl.load_workbook(path, data_only=True).worksheets[0]
    return [[text_of(c) for c in row] for row in
            sheet.iter_rows(values_only=True)]


def rows_of(path):
    if path.endswith('.xlsx'):
        return sheet_rows(path)
    if path.endswith('.xls') and open(path, 'rb').read(2) == b'\xd0\xcf':
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(
                ['soffice', '--headless',
                 f'-env:UserInstallation=file://{folder}/p', '--convert-to',
                 'xlsx', '--outdir', folder, path], check=True,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            name = os.path.basename(path)[:-4] + '.xlsx'
            return sheet_rows(os.path.join(folder, name))
    data = open(path, 'rb').read()
    for code in ('utf-16' if data[:2] in (b'\xff\xfe', b'\xfe\xff') else
                 'utf-8-sig', 'gb18030'):
        try:
            text = data.decode(code)
            break
        except UnicodeDecodeError:
            continue
    lines = text.splitlines(keepends=True)
    tab = max(line.count('\t') for line in lines)
    semi = max(line.count(';') for line in lines)
    comma = max(line.count(',') for line in lines)
    mark = '\t' if tab > 3 else ';' if semi > comma else ','
    return [[c.strip() for c in row]
            for row in csv.reader(lines, delimiter=mark)]


def table(rows, *needed):
    """The rows below the heading row that has the words, as dictionaries."""
    for at, row in enumerate(rows):
        if all(word in row for word in needed):
            return [dict(zip(row, r + [''] * len(row)))
                    for r in rows[at + 1:]]
    raise SystemExit(f'no heading row with {needed}')


def money(text):
    """12,345.60  -1.00  1.00-  (1.00)  1.234,56-"""
    if not text:
        return Decimal(0)
    minus = text.startswith(('-', '(')) or text.endswith('-')
    digits = text.strip('()-').replace(' ', '')
    if ',' in digits and '.' in digits and digits.rindex(',') > \
            digits.rindex('.'):
        digits = digits.replace('.', '').replace(',', '.')
    value = Decimal(digits.replace(',', ''))
    return -value if minus else value


def date(text, order='ymd'):
    if not text:
        return None
    if re.fullmatch(r'\d+ [A-Z][a-z]{2} \d{4}', text):
        return datetime.datetime.strptime(text, '%d %b %Y').date()
    parts = [int(p) for p in re.split(r'[-./]', text[:10])]
    if parts[0] > 31:
        order = 'ymd'
    return datetime.date(*(parts[order.index(c)] for c in 'ymd'))


# --- what a sample comes to --------------------------------------------------

class Told:
    """items: (customer, currency, open, due); unapplied: the same without
    due; counts of data rows that are not used."""

    def __init__(self):
        self.items, self.unapplied = [], []
        self.ignored = self.rejected = 0
        self.used = 0

    def owe(self, customer, currency, amount, due):
        self.used += 1
        self.items.append((customer, currency, amount, due))

    def credit(self, customer, currency, amount):
        self.used += 1
        self.unapplied.append((customer, currency, amount))

    def either(self, customer, currency, amount, due):
        if amount < 0:
            self.credit(customer, currency, amount)
        else:
            self.owe(customer, currency, amount, due)


def odoo(rows):
    told = Told()
    for r in table(rows, 'Number', 'Amount Due Signed'):
        if r['Status'] in ('Draft', 'Cancelled'):
            told.ignored += 1
            continue
        told.either(r['Invoice Partner Display Name'], 'CNY',
                    money(r['Amount Due Signed']), date(r['Due Date']))
    return told


def open_items(rows):
    told = Told()
    for r in table(rows, 'Document No.', 'Open Amount'):
        if not r['Document No.']:
            told.ignored += 1
            continue
        told.either(r['Customer No.'], r['Currency'], money(r['Open Amount']),
                    date(r['Due Date']))
    return told


READERS = {
    'odoo-ar': odoo,
    'open-items': open_items,
}


# --- the figures -------------------------------------------------------------

def bucket(due):
    if due is None:
        return 'no_due_date'
    days = (AS_OF - due).days
    for name, low, high in BUCKETS:
        if (low is None or days >= low) and (high is None or days <= high):
            return name
    raise ValueError(days)


def figures(told):
    """Lines: currency totals, buckets, customers; zero lines left out."""
    out = defaultdict(Decimal)
    for customer, currency, amount, due in told.items:
        out[f'{currency} total'] += amount
        out[f'{currency} {bucket(due)}'] += amount
        out[f'{currency} {customer}'] += amount
    for customer, currency, amount in told.unapplied:
        out[f'{currency} total'] += amount
        out[f'{currency} unapplied'] += amount
        out[f'{currency} {customer}'] += amount
    lines = [f'{key} {value:.2f}' for key, value in out.items() if value]
    return sorted(lines) + [f'used {told.used}', f'ignored {told.ignored}',
                            f'rejected {told.rejected}']


def stem(path):
    return os.path.basename(path).rsplit('.', 1)[0]


def write_csv(rows, path):
    with open(path, 'w', encoding='utf-8', newline='') as f:
        csv.writer(f).writerows(rows)


def main():
    path = sys.argv[1]
    rows = rows_of(path)
    if sys.argv[2:3] == ['--csv']:
        write_csv(rows, sys.argv[3])
        return
    print('\n'.join(figures(READERS[stem(path)](rows))))


if __name__ == '__main__':
    main()
