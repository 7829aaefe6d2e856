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


SAMPLES = {'odoo': odoo, 'open-items': open_items}


def main():
    os.makedirs(OUT, exist_ok=True)
    for name in sys.argv[1:] or SAMPLES:
        SAMPLES[name]()


if __name__ == '__main__':
    main()
