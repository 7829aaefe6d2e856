#!/usr/bin/python3
"""Write the samples of samples/exports: exports of common systems, in their
own layout.  All firms, numbers and amounts are made up.

    /usr/bin/python3 tests/samplegen/exports.py [NAME...]

The files are committed; run this only to change them.  XLS comes from
LibreOffice.
"""

import csv
import datetime
import io
import os
import re
import subprocess
import sys
import tempfile
import zipfile

import openpyxl
from openpyxl.styles import Alignment, Font

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, '..', '..', 'samples', 'exports')


def day(text):
    return datetime.date.fromisoformat(text) if text else None


def path_of(name):
    return os.path.join(OUT, name)


# --- writing -----------------------------------------------------------------

def settle(path):
    """The same bytes each time: no clock in the package."""
    stamp = (2026, 6, 30, 0, 0, 0)
    with zipfile.ZipFile(path) as old:
        parts = [(i, old.read(i)) for i in old.namelist()]
    # openpyxl writes the hour of saving
    parts = [(i, re.sub(rb'(<dcterms:modified[^>]*>)[^<]*',
                        rb'\g<1>2026-06-30T00:00:00Z', data)
              if i == 'docProps/core.xml' else data) for i, data in parts]
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as new:
        for name, data in parts:
            new.writestr(zipfile.ZipInfo(name, stamp), data,
                         zipfile.ZIP_DEFLATED)


def new_book(title):
    book = openpyxl.Workbook()
    moment = datetime.datetime(2026, 6, 30)
    book.properties.creator = ''
    book.properties.created = book.properties.modified = moment
    sheet = book.active
    sheet.title = title
    return book, sheet


def put(sheet, rows, money=(), dates='yyyy-mm-dd'):
    for row in rows:
        sheet.append(list(row))
        for cell in sheet[sheet.max_row]:
            if isinstance(cell.value, datetime.date):
                cell.number_format = dates
            elif isinstance(cell.value, (int, float)):
                cell.number_format = '#,##0.00'
            elif isinstance(cell.value, str):
                cell.number_format = '@'


def title_row(sheet, row, columns, text, bold=True):
    sheet.merge_cells(start_row=row, end_row=row, start_column=1,
                      end_column=columns)
    cell = sheet.cell(row=row, column=1, value=text)
    cell.font = Font(bold=bold, size=14 if bold else 10)
    cell.alignment = Alignment(horizontal='center' if bold else 'left')


def save_xlsx(book, name):
    path = path_of(name)
    book.save(path)
    settle(path)


def save_xls(book, name):
    """By LibreOffice, as from a program that still writes Excel 97."""
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, name.rsplit('.', 1)[0] + '.xlsx')
        book.save(source)
        subprocess.run(
            ['soffice', '--headless', f'-env:UserInstallation=file://{folder}/p',
             '--convert-to', 'xls', '--outdir', OUT, source], check=True,
            stdout=subprocess.DEVNULL)


def save_text(name, rows, encoding='utf-8', delimiter=',', end='\r\n',
              quoting=csv.QUOTE_MINIMAL):
    text = io.StringIO(newline='')
    csv.writer(text, delimiter=delimiter, lineterminator=end,
               quoting=quoting).writerows(rows)
    with open(path_of(name), 'wb') as f:
        f.write(text.getvalue().encode(encoding))


def plain(amount):
    return '' if amount is None else f'{amount:.2f}'


def grouped(amount):
    return '' if amount is None else f'{amount:,.2f}'


# --- the systems -------------------------------------------------------------

def odoo():
    """The list of customer invoices, exported by its fields."""
    head = ['Number', 'Invoice Partner Display Name', 'Invoice/Bill Date',
            'Due Date', 'Reference', 'Salesperson', 'Untaxed Amount Signed',
            'Total Signed', 'Amount Due Signed', 'Payment Status', 'Status']
    who = ['Alder Example Ltd', 'Birch Sample GmbH', 'Cedar Model SARL',
           'Drift Fiction Inc']
    rows = [
        ('INV/2026/00041', 0, '2026-01-12', '2026-02-11', 'PO-A17', 4800.00, 5760.00, 5760.00, 'Not Paid', 'Posted'),
        ('INV/2026/00058', 0, '2026-03-02', '2026-04-01', 'PO-A21', 1250.00, 1500.00, 600.00, 'Partially Paid', 'Posted'),
        ('INV/2026/00063', 0, '2026-03-20', '2026-04-19', '', 990.00, 1188.00, 0.00, 'Paid', 'Posted'),
        ('RINV/2026/00004', 0, '2026-04-08', '2026-04-08', 'Reversal of: INV/2026/00063', -200.00, -240.00, -240.00, 'Not Paid', 'Posted'),
        ('INV/2026/00071', 1, '2026-04-15', '2026-05-30', '4500081', 10000.00, 11900.00, 11900.00, 'Not Paid', 'Posted'),
        ('INV/2026/00072', 1, '2026-05-04', '2026-06-18', '4500090', 2345.67, 2791.35, 2791.35, 'In Payment', 'Posted'),
        ('INV/2026/00080', 1, '2026-06-10', '2026-07-25', '4500097', 700.00, 833.00, 833.00, 'Not Paid', 'Posted'),
        ('INV/2026/00081', 2, '2026-06-15', '2026-06-30', '', 1000.00, 1200.00, 1200.00, 'Not Paid', 'Posted'),
        ('INV/2026/00066', 2, '2026-03-31', '2026-04-30', '', 80.00, 96.00, 0.00, 'Reversed', 'Posted'),
        ('RINV/2026/00003', 2, '2026-04-02', '2026-04-02', 'Reversal of: INV/2026/00066', -80.00, -96.00, 0.00, 'Paid', 'Posted'),
        ('/', 2, '', '', '', 450.00, 540.00, 540.00, 'Not Paid', 'Draft'),
        ('INV/2026/00069', 3, '2026-04-11', '2026-05-11', 'web', 59.00, 59.00, 59.00, 'Not Paid', 'Cancelled'),
        ('INV/2026/00085', 3, '2026-06-29', '2026-08-28', 'web', 0.01, 0.01, 0.01, 'Not Paid', 'Posted'),
    ]
    book, sheet = new_book('Sheet1')
    put(sheet, [head])
    put(sheet, [(n, who[w], day(i), day(d), r, 'Sales desk', u, t, o, p, s)
                for n, w, i, d, r, u, t, o, p, s in rows])
    save_xlsx(book, 'odoo-ar.xlsx')


def odoo_items():
    """Journal items of the receivable account, in their own currencies."""
    head = ['Date', 'Number', 'Account', 'Partner', 'Label', 'Due Date',
            'Balance', 'Residual Amount', 'Amount in Currency',
            'Residual Amount in Currency', 'Currency', 'Matching #']
    who = ['Alder Example Ltd', 'Birch Sample GmbH', 'Cedar Model SARL']
    rows = [
        ('2026-01-12', 'INV/2026/00041', 0, '', '2026-02-11', 5760.00, 5760.00, 'EUR', 1, ''),
        ('2026-03-02', 'INV/2026/00058', 0, 'instalment 1', '2026-04-01', 750.00, 150.00, 'EUR', 1, 'P'),
        ('2026-03-02', 'INV/2026/00058', 0, 'instalment 2', '2026-07-01', 750.00, 750.00, 'EUR', 1, ''),
        ('2026-05-20', 'PBNK1/2026/00019', 0, 'Customer Payment', '', -600.00, 0.00, 'EUR', 1, 'P'),
        ('2026-04-15', 'INV/2026/00071', 1, '', '2026-05-30', 11900.00, 11900.00, 'USD', 0.92, ''),
        ('2026-06-22', 'PBNK1/2026/00027', 1, 'Customer Payment', '', -2000.00, -2000.00, 'USD', 0.92, ''),
        ('2026-06-10', 'RINV/2026/00004', 2, 'returned', '2026-06-10', -96.50, -96.50, 'EUR', 1, ''),
        ('2026-06-15', 'INV/2026/00081', 2, '', '2026-06-30', 1200.00, 1200.00, 'EUR', 1, ''),
    ]
    out = [head]
    for date, no, w, label, due, amount, left, code, rate, matching in rows:
        out.append([date, no, '121000 Account Receivable', who[w], label, due,
                    plain(amount * rate), plain(left * rate), plain(amount),
                    plain(left), code, matching])
    save_text('odoo-items.csv', out)


def open_items():
    """A plain list that a person or a small system makes."""
    head = ['Customer No.', 'Customer Name', 'Document No.', 'Document Type',
            'Document Date', 'Due Date', 'Currency', 'Original Amount',
            'Open Amount', 'Reference']
    rows = [
        ('D1001', 'Alder Example Ltd', 'SI-3301', 'Invoice', '2026-02-03', '2026-03-05', 'EUR', 8200.00, 8200.00, 'A-77'),
        ('D1001', 'Alder Example Ltd', 'SI-3312', 'Invoice', '2026-05-11', '2026-06-10', 'EUR', 1999.99, 999.99, 'A-81'),
        ('D1001', 'Alder Example Ltd', 'CN-0091', 'Credit Note', '2026-05-20', '', 'EUR', -150.00, -150.00, 'SI-3312'),
        ('D1002', 'Birch Sample GmbH', 'SI-3320', 'Invoice', '2026-06-01', '2026-07-31', 'EUR', 430.50, 430.50, ''),
        ('D1002', 'Birch Sample GmbH', 'SI-3321', 'Invoice', '2026-06-01', '2026-06-30', 'USD', 12000.00, 12000.00, ''),
        ('D1002', 'Birch Sample GmbH', 'PY-0440', 'Payment', '2026-06-22', '', 'USD', -2500.00, -2500.00, 'on account'),
        ('D1003', 'Cedar Model SARL', 'SI-3325', 'Invoice', '2026-06-05', '', 'EUR', 77.70, 77.70, 'no terms'),
        ('', '', '', '', '', '', '', '', '', ''),
        ('Total EUR', '', '', '', '', '', 'EUR', 10558.19, 9558.19, ''),
        ('Total USD', '', '', '', '', '', 'USD', 9500.00, 9500.00, ''),
    ]
    text = [head]
    for r in rows:
        text.append([grouped(x) if isinstance(x, float) else x for x in r])
    save_text('open-items.csv', text, encoding='utf-8-sig')


def erpnext():
    """Accounts Receivable, exported to Excel, in the company's currency."""
    head = ['Posting Date', 'Party Type', 'Party', 'Receivable Account',
            'Customer Contact', 'Cost Center', 'Voucher Type', 'Voucher No',
            'Due Date', 'Invoiced Amount', 'Paid Amount', 'Credit Note',
            'Outstanding Amount', 'Age (Days)', '0-30', '31-60', '61-90',
            '91-120', '121-Above', 'Currency', 'Customer LPO', 'Territory',
            'Customer Group']
    who = ['Alder Example Ltd', 'Birch Sample GmbH', 'Cedar Model SARL']
    rows = [
        ('2026-01-20', 0, 'Sales Invoice', 'ACC-SINV-2026-00012', '2026-02-19', 12000.00, 2000.00, 0.0, 10000.00),
        ('2026-04-02', 0, 'Sales Invoice', 'ACC-SINV-2026-00044', '2026-05-02', 3400.00, 0.0, 400.00, 3000.00),
        ('2026-06-12', 0, 'Sales Invoice', 'ACC-SINV-2026-00077', '2026-07-12', 560.25, 0.0, 0.0, 560.25),
        ('2026-06-18', 0, 'Payment Entry', 'ACC-PAY-2026-00031', '', 0.0, 1500.00, 0.0, -1500.00),
        ('2026-03-15', 1, 'Sales Invoice', 'ACC-SINV-2026-00033', '2026-04-14', 7000.00, 7200.00, 0.0, -200.00),
        ('2026-05-30', 1, 'Sales Invoice', 'ACC-SINV-2026-00070', '2026-06-30', 999.99, 0.0, 0.0, 999.99),
        ('2026-06-02', 1, 'Sales Invoice', 'ACC-SINV-RET-2026-00005', '2026-06-02', 0.0, 0.0, 120.00, -120.00),
        ('2026-02-28', 2, 'Journal Entry', 'ACC-JV-2026-00009', '', 450.00, 0.0, 0.0, 450.00),
        ('2026-06-25', 2, 'Sales Invoice', 'ACC-SINV-2026-00081', '2026-08-24', 8100.00, 0.0, 0.0, 8100.00),
    ]
    body = []
    for posted, w, kind, no, due, inv, paid, cn, out in rows:
        age = (day('2026-06-30') - day(due or posted)).days
        at = min(max(age - 1, 0) // 30, 4)
        body.append([day(posted), 'Customer', who[w], 'Debtors - ET', '',
                     'Main - ET', kind, no, day(due), inv, paid, cn, out, age]
                    + [out if i == at else 0.0 for i in range(5)]
                    + ['EUR', '', 'Europe', 'Commercial'])
    total = ['Total'] + [''] * 8 + [sum(r[i] for r in body)
                                    for i in range(9, 13)] + ['']
    total += [sum(r[i] for r in body) for i in range(14, 19)] + [''] * 4
    book, sheet = new_book('Accounts Receivable')
    put(sheet, [head] + body + [total])
    save_xlsx(book, 'erpnext-ar.xlsx')


def quickbooks_rows():
    late = [
        ('91 or more days past due', [
            ('02/03/2026', 'Invoice', '1021', 'Alder Example Ltd', '03/05/2026', 500.00, 500.00),
            ('01/15/2026', 'Invoice', '1009', 'Drift Fiction Inc', '02/14/2026', 8250.00, 1250.00),
            ('03/02/2026', 'Journal Entry', '', 'Elm Pretend LLC', '03/02/2026', 75.00, 75.00)]),
        ('61 - 90 days past due', [
            ('03/20/2026', 'Invoice', '1040', 'Drift Fiction Inc', '04/19/2026', 2000.00, 2000.00),
            ('04/10/2026', 'Payment', '5512', 'Elm Pretend LLC', '04/10/2026', -300.00, -300.00)]),
        ('31 - 60 days past due', [
            ('04/08/2026', 'Invoice', '1046', 'Alder Example Ltd', '05/08/2026', 1499.99, 1499.99)]),
        ('1 - 30 days past due', [
            ('05/12/2026', 'Invoice', '1051', 'Elm Pretend LLC', '06/11/2026', 640.50, 640.50),
            ('06/09/2026', 'Credit Memo', 'CM-7', 'Alder Example Ltd', '06/09/2026', -120.00, -120.00),
            ('06/20/2026', 'Payment', '', 'Drift Fiction Inc', '06/20/2026', -1000.00, -400.00)]),
        ('Current', [
            ('05/31/2026', 'Invoice', '1060', 'Drift Fiction Inc', '06/30/2026', 3100.00, 3100.00),
            ('06/25/2026', 'Invoice', '1066', 'Alder Example Ltd', '07/25/2026', 210.01, 210.01)]),
    ]
    head = ['', 'Date', 'Transaction type', 'Num', 'Customer', 'Due date',
            'Amount', 'Open balance']
    rows = [['A/R Aging Detail'], ['Example Tools Inc'],
            ['As of June 30, 2026'], [], head]
    for name, items in late:
        rows.append([name])
        rows += [[''] + list(i) for i in items]
        rows.append([f'Total for {name}', '', '', '', '', '',
                     sum(i[5] for i in items), sum(i[6] for i in items)])
    every = [i for _, items in late for i in items]
    rows.append(['TOTAL', '', '', '', '', '', sum(i[5] for i in every),
                 sum(i[6] for i in every)])
    rows += [[], ['Tuesday, June 30, 2026 09:12 AM GMT-05:00']]
    return rows


def quickbooks():
    """A/R Aging Detail, as CSV and as Excel: dates are text, month first."""
    rows = quickbooks_rows()
    save_text('quickbooks-ar.csv', [
        [grouped(c) if isinstance(c, float) else c for c in r] for r in rows])
    book, sheet = new_book('A_R Aging Detail')
    put(sheet, rows)
    for i in (1, 2, 3):
        title_row(sheet, i, 8, sheet.cell(row=i, column=1).value)
    save_xlsx(book, 'quickbooks-ar-excel.xlsx')


def xero():
    """Aged Receivables Detail: contacts are rows of their own."""
    head = ['Invoice Date', 'Due Date', 'Invoice Number', 'Invoice Reference',
            'Current', '< 1 Month', '1 Month', '2 Months', '3 Months',
            'Older', 'Total']
    groups = [
        ('Alder Example Ltd', [
            ('2026-01-31', '2026-02-28', 'INV-0204', 'PO 7781', 9, 1320.00),
            ('2026-05-15', '2026-06-14', 'INV-0251', 'PO 7802', 5, 880.00),
            ('2026-06-03', '', 'CN-0011', 'returned goods', 5, -96.00),
            ('2026-06-20', '2026-07-20', 'INV-0266', '', 4, 455.40)]),
        ('Birch Sample GmbH', [
            ('2026-04-01', '2026-05-01', 'INV-0233', '', 6, 10000.00),
            ('2026-06-12', '', 'Overpayment', '', 5, -250.00)]),
        ('Total Example Foods', [
            ('2026-03-31', '2026-04-30', 'INV-0229', 'site 4', 7, 61.05),
            ('2026-05-31', '2026-06-30', 'INV-0259', 'site 4', 4, 61.05)]),
    ]
    rows = [['Aged Receivables Detail'], ['Example Tools Limited'],
            ['As at 30 June 2026'], ['Ageing by due date'], [], head, []]
    sums = [0.0] * 7
    for who, items in groups:
        rows.append([who])
        part = [0.0] * 7
        for issued, due, no, ref, at, amount in items:
            cells = [0.0] * 7
            cells[at - 4] = cells[6] = amount
            part = [a + b for a, b in zip(part, cells)]
            rows.append([day(issued), day(due), no, ref] + cells)
        rows += [['Total ' + who, '', '', ''] + part, []]
        sums = [a + b for a, b in zip(sums, part)]
    rows.append(['Total', '', '', ''] + sums)
    rows.append(['Percentage of total', '', '', ''] +
                [f'{100 * s / sums[6]:.2f}%' for s in sums])
    book, sheet = new_book('Aged Receivables Detail')
    put(sheet, rows, dates='d mmm yyyy')
    for i in (1, 2, 3, 4):
        title_row(sheet, i, 11, rows[i - 1][0], i == 1)
    save_xlsx(book, 'xero-ar.xlsx')


def oracle():
    """Aging - 7 Buckets Report, invoice summary, saved as Excel."""
    head = ['Customer Name', 'Customer Number', 'Invoice Number',
            'Type', 'Transaction Date', 'Due Date', 'Days Late',
            'Outstanding Amount', 'Current',
            '1-30 Days Past Due', '31-60 Days Past Due', '61-90 Days Past Due',
            '91-180 Days Past Due', '181-360 Days Past Due',
            '361+ Days Past Due']
    rows = [
        ('Alder Example Ltd', '1042', '10004417', 'Invoice', '16-DEC-2025', '15-JAN-2026', 7800.00),
        ('Alder Example Ltd', '1042', '10004561', 'Invoice', '15-MAY-2026', '14-JUN-2026', 2500.50),
        ('Alder Example Ltd', '1042', '10004570', 'Credit Memo', '20-JUN-2026', '20-JUN-2026', -310.00),
        ('Birch Sample GmbH', '1077', '10004102', 'Invoice', '02-APR-2025', '02-MAY-2025', 64000.00),
        ('Birch Sample GmbH', '1077', '10004588', 'Debit Memo', '31-MAY-2026', '30-JUN-2026', 45.00),
        ('Birch Sample GmbH', '1077', 'RCT-5521', 'Payment', '25-JUN-2026', '25-JUN-2026', -5000.00),
        ('Cedar Model SARL', '1090', '10004601', 'Invoice', '01-JUN-2026', '31-JUL-2026', 1200.00),
        ('Cedar Model SARL', '1090', '10004350', 'Chargeback', '01-MAR-2026', '31-MAR-2026', 88.88),
    ]
    limits = [0, 30, 60, 90, 180, 360]

    def line(r):
        due = datetime.datetime.strptime(r[5].title(), '%d-%b-%Y').date()
        late = (day('2026-06-30') - due).days
        at = sum(late > n for n in limits)
        return list(r[:6]) + [late, r[6]] + [r[6] if i == at else 0.0
                                             for i in range(7)]
    rows = [line(r) for r in rows]
    out = [['Example Tools Operations'],
           ['Aging - 7 Buckets Report - Invoice Summary'],
           ['As of Date: 30-JUN-2026'], ['Ledger Currency: USD'], [], head]
    every = [0.0] * 8
    for who in dict.fromkeys(r[0] for r in rows):
        mine = [r for r in rows if r[0] == who]
        sums = [sum(r[i] for r in mine) for i in range(7, 15)]
        every = [a + b for a, b in zip(every, sums)]
        out += mine + [['Total for Customer ' + who] + [''] * 6 + sums]
    out.append(['Report Total'] + [''] * 6 + every)
    save_text('oracle-ar-aging.csv', [
        [grouped(c) if isinstance(c, float) else c for c in r] for r in out])


def sap_items(zh):
    """Line items of three customers: (account, name, assignment, document,
    type, document date, posting date, net due date, special G/L, amount in
    document currency, currency, rate, clearing document, clearing date,
    text)."""
    names = (['云栖示例贸易有限公司', '松岭示例机械有限公司', '海门示例电子有限公司'] if zh else
             ['Alder Example Ltd', 'Birch Sample GmbH', 'Cedar Model SARL'])
    home, other = ('CNY', 'USD') if zh else ('EUR', 'USD')
    rate = 7.12 if zh else 0.92
    text = (['五月货款', '预收货款', '收到票据', '退货', '差额', '预付款请求']
            if zh else ['goods May', 'down payment', 'bill received',
                        'returned goods', 'residual', 'request'])
    a = ('100234', names[0])
    b = ('100235', names[1])
    c = ('100301', names[2])
    return [
        a + ('80011201', '1800000112', 'RV', '2026-01-20', '2026-01-20', '2026-03-21', '', 56800.00, home, 1, '', '', text[0]),
        a + ('80011340', '1800000145', 'RV', '2026-03-18', '2026-03-18', '2026-05-17', '', 12400.50, home, 1, '1400000077', '2026-06-05', text[0]),
        a + ('80011340', '1400000077', 'DZ', '2026-06-05', '2026-06-05', '2026-06-05', '', -12400.50, home, 1, '1400000077', '2026-06-05', ''),
        a + ('80011402', '1600000009', 'DG', '2026-05-28', '2026-05-28', '2026-05-28', '', -1230.00, home, 1, '', '', text[3]),
        a + ('80011455', '1800000188', 'RV', '2026-06-10', '2026-06-11', '2026-08-10', '', 950.00, home, 1, '', '', text[0]),
        b + ('80011288', '1800000131', 'DR', '2026-02-27', '2026-02-28', '2026-04-28', '', 234567.89, home, 1, '', '', text[0]),
        b + ('', '1400000081', 'DZ', '2026-06-18', '2026-06-18', '2026-06-18', 'A', -20000.00, home, 1, '', '', text[1]),
        b + ('', '1500000021', 'DA', '2026-04-15', '2026-04-15', '2026-10-15', 'W', 30000.00, home, 1, '', '', text[2]),
        b + ('', '1700000003', 'DA', '2026-06-20', '2026-06-20', '2026-07-20', 'F', 15000.00, home, 1, '', '', text[5]),
        b + ('80011390', '1400000079', 'DZ', '2026-06-12', '2026-06-12', '2026-06-12', '', 68.20, home, 1, '', '', text[4]),
        c + ('80011411', '1800000163', 'RV', '2026-05-31', '2026-05-31', '2026-06-30', '', 8800.00, other, rate, '', '', text[0]),
        c + ('80011411', '1400000083', 'DZ', '2026-06-26', '2026-06-26', '2026-06-26', '', -3000.00, other, rate, '', '', ''),
        c + ('80011299', '100000412', 'AB', '2026-04-30', '2026-04-30', '2026-04-30', '', 500.00, home, 1, '100000413', '2026-05-15', ''),
        c + ('80011299', '100000413', 'AB', '2026-05-15', '2026-05-15', '2026-05-15', '', -500.00, home, 1, '100000413', '2026-05-15', ''),
    ]


def sap_amount(amount, point):
    text = f'{abs(amount):,.2f}'
    if point == ',':
        text = text.translate(str.maketrans(',.', '.,'))
    return text + ('-' if amount < 0 else '')


def sap_rows(zh, dates, point):
    """As the list is saved as a spreadsheet: an empty first column, blank
    lines about the headings, sums with stars."""
    def when(text):
        return day(text).strftime(dates) if text else ''
    rows, sums = [], {}
    for (account, name, zuonr, no, kind, doc, posted, due, gl, amount, code,
         rate, clearing, cleared, text) in sap_items(zh):
        local = round(amount * rate, 2)
        home = 'CNY' if zh else 'EUR'
        rows.append(['', account, name, zuonr, no, kind, when(doc),
                     when(posted), when(due), gl, sap_amount(amount, point),
                     code, sap_amount(local, point), home, clearing,
                     when(cleared), text])
        sums[account] = sums.get(account, 0) + local
    return rows, sums


def sap_zh():
    """FBL5N, all items, saved as a text with tabs in GB18030."""
    head = ['', '科目', '名称 1', '分配', '凭证编号', '凭证类型', '凭证日期', '过账日期', '净到期日',
            '特别总账标识', '以凭证货币计的金额', '凭证货币', '本币金额', '本币',
            '清帐凭证', '清帐日期', '文本']
    rows, sums = sap_rows(True, '%Y.%m.%d', '.')
    out = [['2026.06.30', '', '', '动态列表显示'], [], head, []]
    for account in sums:
        out += [r for r in rows if r[1] == account]
        out.append(['*', account] + [''] * 10 +
                   [sap_amount(sums[account], '.'), 'CNY'])
    out.append(['**', ''] + [''] * 10 + [sap_amount(sum(sums.values()), '.'),
                                         'CNY'])
    save_text('sap-fbl5n-zh.csv', out, 'gb18030', '\t')


def sap_en():
    """FBL5N, all items, of a user who writes 30.06.2026 and 1.234,56-, saved
    as a text with tabs in UTF-16."""
    head = ['', 'Account', 'Name 1', 'Assignment', 'Document Number',
            'Document Type', 'Document Date', 'Posting Date', 'Net due date',
            'Special G/L ind.', 'Amount in doc. curr.', 'Document currency',
            'Amount in local currency', 'Local Currency', 'Clearing Document',
            'Clearing date', 'Text']
    rows, sums = sap_rows(False, '%d.%m.%Y', ',')
    out = [['30.06.2026', '', '', 'Dynamic List Display'], [], head, []]
    out += rows
    out.append(['*', ''] + [''] * 10 + [sap_amount(sum(sums.values()), ','),
                                        'EUR'])
    save_text('sap-fbl5n-en.csv', out, 'utf-16', '\t')


def sap_local(name, zh, head, dates):
    """FBL5N, open items, in the standard layout: the local currency alone,
    and no due date.  Saved as a workbook, or as CSV by the user."""
    rows = []
    for (account, who, zuonr, no, kind, doc, _posted, _due, gl, amount, _code,
         rate, clearing, _cleared, text) in sap_items(zh):
        if clearing:
            continue
        local = round(amount * rate, 2)
        rows.append([zuonr, no, kind, doc, gl, account, local, text])
    home = 'CNY' if zh else 'EUR'
    total = [''] * 6 + [round(sum(r[6] for r in rows), 2), '']
    if name.endswith('.xlsx'):
        book, sheet = new_book('Sheet1')
        put(sheet, [head] + [
            r[:3] + [day(r[3])] + r[4:7] + [home, '', r[7]]
            for r in rows] + [total[:7] + [home, '', '']])
        save_xlsx(book, name)
        return
    save_text(name, [head] + [
        r[:3] + [day(r[3]).strftime(dates)] + r[4:6] +
        [sap_amount(r[6], '.'), home, '', r[7]] for r in rows] +
        [total[:6] + [sap_amount(total[6], '.'), home, '', '']])


def sap_zh_local():
    sap_local('sap-fbl5n-zh-local.xlsx', True,
              ['分配', '凭证编号', '凭证类型', '凭证日期', '特别总账标识', '科目',
               '本币金额', '本币', '清帐凭证', '文本'], None)


def sap_en_local():
    sap_local('sap-fbl5n-en-local.csv', False,
              ['Assignment', 'Document Number', 'Document Type',
               'Document Date', 'Special G/L ind.', 'Account',
               'Amount in local currency', 'Local Currency',
               'Clearing Document', 'Text'], '%m/%d/%Y')


NINGBO, YUNQI, SONGLING, HAIMEN, QINGHE = (
    '甬江示例轴承有限公司', '云栖示例贸易有限公司', '松岭示例机械有限公司',
    '海门示例电子有限公司', '清河示例五金行')


def kingdee():
    """应收单 list, one line a document, as exported from the list."""
    head = ['单据类型', '单据编号', '业务日期', '客户编码', '客户', '币别',
            '价税合计', '税额', '到期日', '收款条件', '已核销金额', '收款核销状态', '开票核销状态',
            '单据状态', '作废状态', '是否期初单据', '销售部门', '销售员', '备注']
    rows = [
        ('标准应收单', 'AR00000007', '2025-11-20', 0, '人民币', 88000.00, 10123.89, '2026-01-19', 38000.00, '部分核销', '已审核', '否', '否', '华东区', '陈一明'),
        ('标准应收单', 'AR00000031', '2026-02-10', 0, '人民币', 45200.00, 5200.00, '2026-04-11', None, '空', '已审核', '否', '否', '华东区', '陈一明'),
        ('标准应收单', 'AR00000048', '2026-03-05', 0, '人民币', 12430.00, 1430.00, '2026-05-04', 12430.00, '完全核销', '已审核', '否', '否', '华东区', '陈一明'),
        ('标准应收单', 'AR00000066', '2026-05-12', 0, '人民币', -3390.00, -390.00, '2026-07-11', None, '空', '已审核', '否', '否', '华东区', '陈一明'),
        ('标准应收单', 'AR00000052', '2026-03-18', 1, '人民币', 67800.00, 7800.00, '2026-05-17', 20000.00, '部分核销', '已审核', '否', '否', '华南区', '周小禾'),
        ('费用应收单', 'AR00000059', '2026-04-22', 1, '人民币', 530.00, 30.00, '2026-06-21', None, '空', '已审核', '否', '否', '华南区', '周小禾'),
        ('标准应收单', 'AR00000071', '2026-05-31', 1, '人民币', 22600.00, 2600.00, '2026-06-30', None, '空', '已审核', '否', '否', '华南区', '周小禾'),
        ('标准应收单', 'AR00000075', '2026-06-05', 2, '美元', 15400.00, None, '2026-08-04', None, '空', '已审核', '否', '否', '外贸部', '林可欣'),
        ('标准应收单', 'AR00000058', '2026-04-15', 2, '美元', 9800.00, None, '2026-06-14', 800.00, '部分核销', '已审核', '否', '否', '外贸部', '林可欣'),
        ('标准应收单', 'AR00000077', '2026-06-12', 2, '美元', 100.00, None, '2026-08-11', None, '空', '创建', '是', '否', '外贸部', '林可欣'),
        ('其他应收单', 'QC00000002', '2025-12-31', 3, '人民币', 150000.00, None, '2025-12-31', 50000.00, '部分核销', '已审核', '否', '是', '华东区', '陈一明'),
        ('标准应收单', 'AR00000081', '2026-06-28', 3, '人民币', 8475.00, 975.00, '2026-08-27', None, '空', '暂存', '否', '否', '华东区', '陈一明'),
        ('标准应收单', 'AR00000080', '2026-06-26', 3, '人民币', 33900.00, 3900.00, '2026-08-25', None, '空', '审核中', '否', '否', '华东区', '陈一明'),
    ]
    who = [('CUST0011', NINGBO), ('CUST0024', YUNQI), ('CUST0035', HAIMEN),
           ('CUST0040', QINGHE)]
    book, sheet = new_book('应收单')
    put(sheet, [['应收单列表']] + [['组织：云杉示例科技有限公司　　截止日期：2026-06-30']] + [head])
    for (kind, no, date, w, code, amount, tax, due, done, state, status, void,
         first, dept, seller) in rows:
        put(sheet, [[kind, no, day(date), *who[w], code, amount, tax, day(due),
                     '月结60天', done, state, '空', status, void, first, dept,
                     seller, '']])
    put(sheet, [['合计'] + [''] * 5 + [sum(r[5] for r in rows),
                                     sum(r[6] or 0 for r in rows), '', '',
                                     sum(r[8] or 0 for r in rows)] + [''] * 8])
    title_row(sheet, 1, len(head), '应收单列表')
    title_row(sheet, 2, len(head), sheet.cell(row=2, column=1).value, False)
    save_xlsx(book, 'kingdee-ar.xlsx')


def kingdee_lines():
    """The same list with the lines of its documents: what the heading of a
    document says stands in its first line only."""
    head = ['单据类型', '单据编号', '业务日期', '客户', '币别', '到期日', '单据状态',
            '作废状态', '收款核销状态', '已核销金额', '物料编码', '物料名称',
            '计价数量', '含税单价', '税额', '价税合计']
    documents = [
        ('AR00000107', '2026-01-15', NINGBO, '人民币', '2026-03-16', '否', '部分核销', 30000.00, [
            ('08.01.0003', '深沟球轴承', 400, 56.50, 2600.00),
            ('08.01.0007', '圆锥滚子轴承', 200, 90.40, 2080.00),
            ('08.02.0001', '轴承座', 10, 113.00, 130.00)]),
        ('AR00000121', '2026-04-30', NINGBO, '人民币', '2026-06-29', '否', '空', None, [
            ('08.01.0003', '深沟球轴承', 100, 56.50, 650.00)]),
        ('AR00000125', '2026-05-06', YUNQI, '人民币', '2026-07-05', '否', '空', None, [
            ('08.01.0009', '调心滚子轴承', 20, 904.00, 2080.00),
            ('08.01.0003', '深沟球轴承', -10, 56.50, -65.00)]),
        ('AR00000118', '2026-03-20', YUNQI, '人民币', '2026-05-19', '否', '完全核销', 1130.00, [
            ('08.02.0001', '轴承座', 5, 113.00, 65.00),
            ('08.02.0002', '端盖', 5, 113.00, 65.00)]),
        ('AR00000130', '2026-06-11', YUNQI, '人民币', '2026-08-10', '是', '空', None, [
            ('08.02.0002', '端盖', 2, 113.00, 26.00)]),
        ('AR00000133', '2026-06-18', SONGLING, '人民币', '2026-06-30', '否', '空', None, [
            ('08.01.0007', '圆锥滚子轴承', 3, 90.40, 31.20),
            ('08.02.0002', '端盖', 1, 0.01, 0.00)]),
    ]
    rows = [head]
    total = 0
    for no, date, who, code, due, void, state, done, lines in documents:
        first = ['标准应收单', no, day(date), who, code, day(due),
                 '创建' if void == '是' else '已审核', void, state, done]
        for item, name, quantity, price, tax in lines:
            amount = round(quantity * price, 2)
            total += amount
            rows.append(first + [item, name, float(quantity), price, tax,
                                 amount])
            first = [''] * 9 + [None]
    rows.append(['合计'] + [''] * 14 + [round(total, 2)])
    book, sheet = new_book('应收单')
    put(sheet, rows)
    save_xlsx(book, 'kingdee-ar-lines.xlsx')


def kingdee_claims():
    """到期债权表: what is not settled on the day, with subtotals."""
    head = ['客户编码', '客户名称', '单据类型', '单据编号', '业务日期', '到期日', '币别',
            '应收金额', '已核销金额', '未核销金额', '过期天数', '未过期天数', '销售员']
    groups = [
        ('CUST0011', NINGBO, [
            ('标准应收单', 'AR00000007', '2025-11-20', '2026-01-19', '人民币', 88000.00, 38000.00),
            ('标准应收单', 'AR00000031', '2026-02-10', '2026-04-11', '人民币', 45200.00, 0.00),
            ('标准应收单', 'AR00000066', '2026-05-12', '2026-07-11', '人民币', -3390.00, 0.00)]),
        ('CUST0024', YUNQI, [
            ('标准应收单', 'AR00000052', '2026-03-18', '2026-05-17', '人民币', 67800.00, 20000.00),
            ('标准应收单', 'AR00000071', '2026-05-31', '2026-06-30', '人民币', 22600.00, 0.00)]),
        ('CUST0035', HAIMEN, [
            ('标准应收单', 'AR00000058', '2026-04-15', '2026-06-14', '美元', 9800.00, 800.00),
            ('标准应收单', 'AR00000075', '2026-06-05', '2026-08-04', '美元', 15400.00, 0.00)]),
    ]
    book, sheet = new_book('到期债权表')
    put(sheet, [['到期债权表'], ['计算日期：2026-06-30　　币别：全部'], head])
    merges = []
    for code, who, items in groups:
        start = sheet.max_row + 1
        for kind, no, date, due, currency, amount, done in items:
            late = (day('2026-06-30') - day(due)).days
            put(sheet, [[code, who, kind, no, day(date), day(due), currency,
                         amount, done, amount - done,
                         str(late) if late > 0 else '',
                         str(-late) if late <= 0 else '', '陈一明']])
        merges.append((start, sheet.max_row))
        put(sheet, [['小计'] + [''] * 6 + [
            sum(i[5] for i in items), sum(i[6] for i in items),
            sum(i[5] - i[6] for i in items)] + [''] * 3])
    put(sheet, [['合计'] + [''] * 6 + [
        sum(i[5] for g in groups for i in g[2]),
        sum(i[6] for g in groups for i in g[2]),
        sum(i[5] - i[6] for g in groups for i in g[2])] + [''] * 3])
    title_row(sheet, 1, len(head), '到期债权表')
    title_row(sheet, 2, len(head), sheet.cell(row=2, column=1).value, False)
    for low, high in merges:
        for column in (1, 2):
            for row in range(low + 1, high + 1):
                sheet.cell(row=row, column=column).value = None
            sheet.merge_cells(start_row=low, end_row=high,
                              start_column=column, end_column=column)
    save_xlsx(book, 'kingdee-claims.xlsx')


def u8_rows():
    """Of a half-year: the two lines of headings, and the rows."""
    upper = ['年', '月', '日', '凭证号', '客户编码', '客户名称', '摘要', '订单号', '发货单号',
             '单据类型', '单据号', '币种', '本期应收', '', '本期收回', '', '余额', '', '到期日']
    lower = [''] * 12 + ['原币', '本币', '原币', '本币', '原币', '本币', '']
    groups = [
        ('01001', NINGBO, 26000.00, [
            (1, 12, '记-0031', '销售专用发票', '0000000412', 56500.00, None, '2026-03-13'),
            (2, 25, '收-0007', '收款单', '0000000088', None, 30000.00, ''),
            (3, 6, '记-0102', '销售专用发票', '0000000455', 22600.00, None, '2026-05-05'),
            (4, 9, '记-0140', '销售专用发票', '0000000471', -2260.00, None, '2026-06-08'),
            (6, 18, '收-0033', '收款单', '0000000131', None, 20000.00, '')]),
        ('01002', YUNQI, 0.00, [
            (4, 28, '记-0166', '销售普通发票', '0000000480', 9040.00, None, '2026-06-27'),
            (5, 30, '记-0201', '其他应收单', '0000000019', 300.00, None, '2026-06-30'),
            (6, 2, '收-0029', '收款单', '0000000125', None, 5000.00, ''),
            (6, 22, '记-0240', '销售专用发票', '0000000502', 33900.00, None, '2026-08-21')]),
        ('01003', SONGLING, -8000.00, [
            (2, 10, '付-0004', '付款单', '0000000007', None, -1000.00, ''),
            (5, 15, '记-0188', '销售专用发票', '0000000493', 5650.00, None, '2026-07-14')]),
    ]
    out = [upper, lower]
    every = [0.0, 0.0, 0.0]
    for code, who, opening, items in groups:
        balance = opening
        if opening:
            out.append(['2026', '1', '', '', code, who, '期初余额'] + [''] * 4 +
                       ['人民币', None, None, None, None, opening, opening, ''])
        due, paid = 0.0, 0.0
        for month, dom, voucher, kind, no, owed, got, end in items:
            balance += (owed or 0) - (got or 0)
            due += owed or 0
            paid += got or 0
            out.append(['2026', str(month), str(dom), voucher, code, who,
                        kind, '', '', kind, no, '人民币', owed, owed, got, got,
                        balance, balance, day(end)])
        out.append([''] * 4 + [code, '小计'] + [''] * 6 +
                   [due, due, paid, paid, balance, balance, ''])
        every = [every[0] + due, every[1] + paid, every[2] + balance]
    out.append(['合计'] + [''] * 11 + [every[0], every[0], every[1], every[1],
                                     every[2], every[2], ''])
    return out


def u8_title(sheet, columns):
    put(sheet, [['应收明细账'], ['单位：云杉示例科技有限公司　　期间：2026.01-2026.06　　截止日期：2026-06-30']])
    title_row(sheet, 1, columns, '应收明细账')
    title_row(sheet, 2, columns, sheet.cell(row=2, column=1).value, False)


def u8_merge(sheet, columns):
    for column in columns:
        sheet.merge_cells(start_row=3, end_row=4, start_column=column,
                          end_column=column)


def u8():
    """应收明细账 with foreign currencies: headings in two lines."""
    book, sheet = new_book('应收明细账')
    u8_title(sheet, 19)
    put(sheet, u8_rows())
    u8_merge(sheet, list(range(1, 13)) + [19])
    for column in (13, 15, 17):
        sheet.merge_cells(start_row=3, end_row=3, start_column=column,
                          end_column=column + 1)
    save_xls(book, 'u8-ar.xls')


def u8_local():
    """The same in the books' currency alone, without due dates."""
    keep = [i for i in range(18) if i not in (11, 12, 14, 16)]
    rows = [[r[i] for i in keep] for r in u8_rows()]
    rows[0][11:] = ['本期应收', '本期收回', '余额']
    book, sheet = new_book('应收明细账')
    u8_title(sheet, 14)
    put(sheet, rows)
    u8_merge(sheet, range(1, 12))
    save_xlsx(book, 'u8-ar-local.xlsx')


def tplus():
    """应收应付明细账 of the customers."""
    head = ['会计年度', '会计期间', '单据日期', '记帐日期', '单据类型', '单据编号', '往来单位编码',
            '往来单位', '币种', '汇率', '应收应付金额', '已收已付金额', '其中折让',
            '应收应付金额(本币)', '已收已付金额(本币)', '到期日', '是否预收预付', '是否应收标志',
            '结款状态', '核销关联单据号', '销售订单号', '凭证编号', '备注']
    rows = [
        ('2026-02-06', '销货单', 'SA-2026-02-0004', 0, '人民币', 1, 36160.00, None, None, '2026-04-07', '否', '是', '部分结款', '', '记-000021'),
        ('2026-03-11', '销货单', 'SA-2026-03-0010', 0, '人民币', 1, 5000.50, 5000.50, None, '2026-03-11', '否', '是', '已结款', '', '记-000043'),
        ('2026-04-20', '收款单', 'RE-2026-04-0003', 0, '人民币', 1, None, 16160.00, 160.00, '', '否', '是', '已结款', 'SA-2026-02-0004', '收-000012'),
        ('2026-05-08', '销货单', 'SA-2026-05-0006', 0, '人民币', 1, -1130.00, None, None, '2026-07-07', '否', '是', '未结款', '', '记-000077'),
        ('2026-05-25', '其他应收单', 'RO-2026-05-0001', 1, '人民币', 1, 800.00, None, None, '2026-06-24', '否', '是', '未结款', '', ''),
        ('2026-06-03', '收款单', 'RE-2026-06-0001', 1, '人民币', 1, None, 10000.00, None, '', '是', '是', '未结款', '', '收-000020'),
        ('2026-06-09', '销货单', 'SA-2026-06-0008', 2, '美元', 7.12, 12000.00, None, None, '2026-08-08', '否', '是', '未结款', '', '记-000090'),
        ('2026-04-30', '销货单', 'SA-2026-04-0020', 2, '美元', 7.15, 4500.00, None, None, '2026-06-30', '否', '是', '部分结款', '', '记-000071'),
        ('2026-06-16', '收款单', 'RE-2026-06-0004', 2, '美元', 7.12, None, 1500.00, None, '', '否', '是', '已结款', 'SA-2026-04-0020', '收-000024'),
        ('2026-06-18', '进货单', 'PU-2026-06-0002', 3, '人民币', 1, 9000.00, None, None, '2026-07-18', '否', '否', '未结款', '', '记-000095'),
    ]
    who = [('KH0001', NINGBO), ('KH0002', QINGHE), ('KH0009', HAIMEN),
           ('GY0003', SONGLING)]
    book, sheet = new_book('应收应付明细账')
    put(sheet, [['应收应付明细账'], ['单据日期：2026-01-01 至 2026-06-30'], head])
    for (date, kind, no, w, code, rate, owed, paid, off, due, advance, ours,
         state, against, voucher) in rows:
        put(sheet, [['2026', str(day(date).month), day(date), day(date), kind,
                     no, *who[w], code, rate, owed, paid, off,
                     None if owed is None else round(owed * rate, 2),
                     None if paid is None else round(paid * rate, 2),
                     day(due), advance, ours, state, against, '', voucher,
                     '']])
    put(sheet, [['合计'] + [''] * 12 + [
        round(sum((r[6] or 0) * r[5] for r in rows), 2),
        round(sum((r[7] or 0) * r[5] for r in rows), 2)] + [''] * 8])
    title_row(sheet, 1, len(head), '应收应付明细账')
    title_row(sheet, 2, len(head), sheet.cell(row=2, column=1).value, False)
    save_xlsx(book, 'tplus-ar.xlsx')


def yonyou_gl():
    """往来未结明细 of the general ledger: headings in three lines."""
    plain = ['科目编码', '科目名称', '对账对象编码', '对账对象名称', '币种', '凭证日期', '凭证字号',
             '业务日期', '业务单号', '业务员', '摘要']
    parts = [(a, b, c) for a in ('借方', '贷方') for b in ('发生', '已结', '未结')
             for c in ('金额', '本币')]
    heads = [plain + [p[i] for p in parts] for i in range(3)]
    rows = [
        (0, '2026-02-26', '记-0019', '2026-02-26', 'FP260226-3', '销售轴承', 48000.00, 18000.00),
        (0, '2026-04-30', '记-0051', '2026-04-30', 'FP260430-1', '销售轴承', 12500.00, 0.00),
        (0, '2026-05-20', '收-0011', '2026-05-20', 'SK260520-1', '收货款', -18000.00, -18000.00),
        (1, '2026-06-08', '记-0077', '2026-06-08', 'FP260608-2', '销售轴承', 9876.54, 0.00),
        (1, '2026-06-17', '收-0016', '2026-06-17', 'SK260617-2', '收货款', -5000.00, 0.00),
        (1, '2026-06-24', '记-0090', '2026-06-24', 'FP260624-1', '红字发票', -876.54, 0.00),
        (2, '2026-03-31', '记-0033', '2026-03-31', 'FP260331-9', '销售轴承', 700.00, 100.00),
    ]
    who = [('0101', NINGBO), ('0102', YUNQI), ('0107', QINGHE)]
    book, sheet = new_book('往来未结明细')
    put(sheet, [['往来未结明细'], ['科目：1122 应收账款　　截止日期：2026-06-30']])
    for head in heads:
        put(sheet, [head])
    sums = [0.0] * 12
    for w, voucher_day, voucher, business_day, no, text, amount, done in rows:
        red = text == '红字发票'
        side = 0 if amount > 0 or red else 6
        sign = 1 if side == 0 else -1
        cells = [None] * 12
        for i, x in enumerate((amount, done, amount - done)):
            cells[side + 2 * i] = cells[side + 2 * i + 1] = sign * x or 0.0
        sums = [a + (b or 0) for a, b in zip(sums, cells)]
        put(sheet, [['1122', '应收账款', *who[w], '人民币', day(voucher_day),
                     voucher, day(business_day), no, '陈一明', text] + cells])
    put(sheet, [['合计'] + [''] * 10 + [round(x, 2) for x in sums]])
    title_row(sheet, 1, 23, '往来未结明细')
    title_row(sheet, 2, 23, sheet.cell(row=2, column=1).value, False)
    for column in range(1, 12):
        for row in (4, 5):
            sheet.cell(row=row, column=column).value = None
        sheet.merge_cells(start_row=3, end_row=5, start_column=column,
                          end_column=column)
    for first in (12, 18):
        sheet.merge_cells(start_row=3, end_row=3, start_column=first,
                          end_column=first + 5)
        for at in range(first, first + 6, 2):
            sheet.merge_cells(start_row=4, end_row=4, start_column=at,
                              end_column=at + 1)
    save_xls(book, 'yonyou-gl-open.xls')


SAMPLES = {
    'odoo': odoo,
    'odoo-items': odoo_items,
    'open-items': open_items,
    'erpnext': erpnext,
    'quickbooks': quickbooks,
    'xero': xero,
    'oracle': oracle,
    'sap-zh': sap_zh,
    'sap-en': sap_en,
    'sap-zh-local': sap_zh_local,
    'sap-en-local': sap_en_local,
    'kingdee': kingdee,
    'kingdee-lines': kingdee_lines,
    'kingdee-claims': kingdee_claims,
    'u8': u8,
    'u8-local': u8_local,
    'tplus': tplus,
    'yonyou-gl': yonyou_gl,
}


def main():
    os.makedirs(OUT, exist_ok=True)
    for name in sys.argv[1:] or SAMPLES:
        SAMPLES[name]()


if __name__ == '__main__':
    main()
