#!/usr/bin/python3
"""What an export says, worked out from its cells without duebook.

    erp_expect.py SAMPLE               the figures, as text
    erp_expect.py SAMPLE --csv FILE    its sheet as CSV

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
    digits = re.sub(r'^(\d{1,3}),(\d\d)$', r'\1.\2', digits)
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


def odoo_items(rows):
    told = Told()
    for r in table(rows, 'Number', 'Residual Amount in Currency'):
        left = money(r['Residual Amount in Currency'])
        told.either(r['Partner'], r['Currency'], left, date(r['Due Date']))
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


def erpnext(rows):
    told = Told()
    for r in table(rows, 'Voucher No', 'Outstanding Amount'):
        if not r['Voucher No']:
            told.ignored += 1
            continue
        told.either(r['Party'], r['Currency'],
                    money(r['Outstanding Amount']), date(r['Due Date']))
    return told


def quickbooks(rows):
    told = Told()
    for r in table(rows, 'Num', 'Open balance'):
        if not any(r.values()):
            continue
        if not r['Date']:
            told.ignored += 1
            continue
        told.either(r['Customer'], 'CNY', money(r['Open balance']),
                    date(r['Due date'], 'mdy'))
    return told


def xero(rows):
    told = Told()
    contact = None
    for r in table(rows, 'Invoice Number', 'Total'):
        first = r['Invoice Date']
        if first and not r['Total']:
            contact = first
            told.ignored += 1
        elif first.startswith(('Total', 'Percentage')):
            told.ignored += 1
        elif first:
            told.either(contact, 'CNY', money(r['Total']),
                        date(r['Due Date']))
    return told


def oracle(rows):
    told = Told()
    months = ('JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC').split()
    for r in table(rows, 'Invoice Number', 'Outstanding Amount'):
        if not r['Invoice Number']:
            told.ignored += 1
            continue
        dom, month, year = r['Due Date'].split('-')
        told.either(r['Customer Number'], 'USD',
                    money(r['Outstanding Amount']),
                    datetime.date(int(year), months.index(month) + 1,
                                  int(dom)))
    return told


def sap(number, account, kind, special, amount, currency, due, clearing, order):
    """A line that is cleared owes nothing; F is a request, not a debt."""
    def read(rows):
        told = Told()
        for r in table(rows, number, kind):
            if not any(r.values()):
                continue
            if not r[number] or r[special] == 'F':
                told.ignored += 1
                continue
            open_now = Decimal(0) if r[clearing] else money(r[amount])
            told.either(r[account], r[currency], open_now,
                        date(r[due], order) if due else None)
        return told
    return read


def kingdee(rows):
    told = Told()
    codes = {'人民币': 'CNY', '美元': 'USD'}
    for r in table(rows, '单据编号', '价税合计'):
        if r['作废状态'] == '是' or not r['单据编号'] or \
                r['单据状态'] != '已审核':
            told.ignored += 1
            continue
        told.owe(r['客户编码'], codes[r['币别']],
                 money(r['价税合计']) - money(r['已核销金额']),
                 date(r['到期日']))
    return told


def kingdee_lines(rows):
    told = Told()
    document = None
    for r in table(rows, '单据编号', '物料编码'):
        if r['单据类型'] == '合计':
            told.ignored += 1
            continue
        if r['单据编号']:
            document = r
            done = money(r['已核销金额'])
        amount = money(r['价税合计']) - done
        done = Decimal(0)
        if document['作废状态'] == '是':
            told.ignored += 1
        else:
            told.owe(document['客户'], 'CNY', amount,
                     date(document['到期日']))
    return told


def kingdee_claims(rows):
    told = Told()
    codes = {'人民币': 'CNY', '美元': 'USD'}
    code = None
    for r in table(rows, '单据编号', '未核销金额'):
        if not r['单据编号']:
            told.ignored += 1
            continue
        code = r['客户编码'] or code
        told.owe(code, codes[r['币别']],
                 money(r['应收金额']) - money(r['已核销金额']),
                 date(r['到期日']))
    return told


class Account:
    """Of one customer and currency: what is paid goes to what it names, else
    to what is due first; what is paid back is taken from what is left."""

    def __init__(self):
        self.open, self.spare = [], Decimal(0)

    def owe(self, no, amount, due):
        self.open.append([no, amount, due])

    def apply(self, item, amount):
        part = min(amount, item[1])
        item[1] -= part
        return amount - part

    def pay(self, amount, named=None):
        if amount < 0:
            self.spare += amount
            return
        positive = [i for i in self.open if i[1] > 0]
        positive.sort(key=lambda i: (i[0] != named,
                                     i[2] or datetime.date.max))
        for item in positive:
            amount = self.apply(item, amount)
        self.spare += amount

    def tell(self, told, customer, currency):
        for _, amount, due in self.open:
            told.items.append((customer, currency, amount, due))
        if self.spare:
            told.unapplied.append((customer, currency, -self.spare))


def play(events, told):
    """events: (day, customer, currency, number, owed, paid, due, named)."""
    accounts = defaultdict(Account)
    for day, who, code, no, owed, paid, due, named in sorted(
            events, key=lambda e: (e[0], e[5] != 0)):
        told.used += 1
        if owed:
            accounts[who, code].owe(no, owed, due)
        if paid:
            accounts[who, code].pay(paid, named)
    for (who, code), account in accounts.items():
        account.tell(told, who, code)


def u8(rows):
    """Positions, as both lines of headings stand over the columns."""
    at = next(i for i, r in enumerate(rows) if r[0] == '年')
    told, events = Told(), []
    for r in rows[at + 2:]:
        if not r[10] and r[6] != '期初余额':
            told.ignored += 1
            continue
        when = datetime.date(int(r[0]), int(r[1]), int(r[2] or 1))
        owed, paid = money(r[12]), money(r[14])
        if r[6] == '期初余额':
            balance = money(r[16])
            owed, paid = max(balance, Decimal(0)), max(-balance, Decimal(0))
        events.append((when, r[4], 'CNY', r[10], owed, paid, date(r[18]),
                       None))
    play(events, told)
    return told


def u8_local(rows):
    at = next(i for i, r in enumerate(rows) if r[0] == '年')
    told, events = Told(), []
    for r in rows[at + 2:]:
        if not r[10] and r[6] != '期初余额':
            told.ignored += 1
            continue
        when = datetime.date(int(r[0]), int(r[1]), int(r[2] or 1))
        first = money(r[13]) if r[6] == '期初余额' else Decimal(0)
        events.append((when, r[4], 'CNY', r[10],
                       money(r[11]) + max(first, Decimal(0)),
                       money(r[12]) + max(-first, Decimal(0)), None, None))
    play(events, told)
    return told


def tplus(rows):
    told, events = Told(), []
    codes = {'人民币': 'CNY', '美元': 'USD'}
    for r in table(rows, '单据编号', '应收应付金额'):
        if not r['单据编号'] or r['是否应收标志'] == '否':
            told.ignored += 1
            continue
        owed, paid = money(r['应收应付金额']), money(r['已收已付金额'])
        events.append((date(r['单据日期']), r['往来单位编码'], codes[r['币种']],
                       r['单据编号'], owed, paid, date(r['到期日']),
                       r['单据编号'] if owed else r['核销关联单据号']))
    play(events, told)
    return told


def yonyou_gl(rows):
    """借方 发生 已结 未结 in columns 12, 14, 16; 贷方 in 18, 20, 22."""
    at = next(i for i, r in enumerate(rows) if r[0] == '科目编码')
    told = Told()
    for r in rows[at + 3:]:
        if not r[6]:
            told.ignored += 1
        elif money(r[11]):
            told.owe(r[2], 'CNY', money(r[15]), None)
        else:
            told.credit(r[2], 'CNY', -money(r[21]))
    return told


READERS = {
    'odoo-ar': odoo,
    'odoo-items': odoo_items,
    'open-items': open_items,
    'erpnext-ar': erpnext,
    'quickbooks-ar': quickbooks,
    'quickbooks-ar-excel': quickbooks,
    'xero-ar': xero,
    'oracle-ar-aging': oracle,
    'sap-fbl5n-zh': sap('凭证编号', '科目', '凭证类型', '特别总账标识',
                        '以凭证货币计的金额', '凭证货币', '净到期日', '清帐凭证', 'ymd'),
    'sap-fbl5n-zh-local': sap('凭证编号', '科目', '凭证类型', '特别总账标识',
                              '本币金额', '本币', None, '清帐凭证', 'ymd'),
    'sap-fbl5n-en': sap('Document Number', 'Account', 'Document Type',
                        'Special G/L ind.', 'Amount in doc. curr.',
                        'Document currency', 'Net due date',
                        'Clearing Document', 'dmy'),
    'sap-fbl5n-en-local': sap('Document Number', 'Account', 'Document Type',
                              'Special G/L ind.', 'Amount in local currency',
                              'Local Currency', None, 'Clearing Document',
                              'mdy'),
    'kingdee-ar': kingdee,
    'kingdee-ar-lines': kingdee_lines,
    'kingdee-claims': kingdee_claims,
    'u8-ar': u8,
    'u8-ar-local': u8_local,
    'tplus-ar': tplus,
    'yonyou-gl-open': yonyou_gl,
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
        for row in rows:
            if any(row):
                csv.writer(f).writerow(row)
            else:
                f.write('\r\n')


def main():
    path = sys.argv[1]
    rows = rows_of(path)
    if sys.argv[2:3] == ['--csv']:
        write_csv(rows, sys.argv[3])
        return
    print('\n'.join(figures(READERS[stem(path)](rows))))


if __name__ == '__main__':
    main()
