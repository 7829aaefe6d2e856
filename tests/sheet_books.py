"""Workbooks of the real ledgers for tests/sheets.t, by openpyxl: typed cells,
and the same rows under titles, merged and with subtotals."""
import csv
import datetime
import io
import sys

import openpyxl
from openpyxl.styles import Alignment, Font

FORMATS = ('%Y/%m/%d', '%Y-%m-%d', '%m/%d/%Y', '%d-%b-%y')


def rows_of(path, encoding):
    text = open(path, encoding=encoding, newline='').read().lstrip('\ufeff')
    return list(csv.reader(io.StringIO(text)))


def typed(text, column, dates, amounts):
    """A date cell, a number cell, or text."""
    if column in dates:
        for form in FORMATS:
            try:
                return datetime.datetime.strptime(text, form)
            except ValueError:
                pass
    if column in amounts and text:
        return float(text)
    return text


def fill(sheet, rows, dates, amounts):
    sheet.append(rows[0])
    for row in rows[1:]:
        sheet.append([typed(text, rows[0][i], dates, amounts)
                      for i, text in enumerate(row)])
    for cells in sheet.iter_cols(min_row=sheet.min_row):
        heading = next((c.value for c in cells if c.value in dates), None)
        for cell in cells if heading else []:
            if cell.is_date:
                cell.number_format = 'yyyy"年"m"月"d"日"'


def plain(source, out, encoding, dates, amounts):
    book = openpyxl.Workbook()
    fill(book.active, rows_of(source, encoding), dates, amounts)
    book.save(out)


def report(source, out, encoding, dates, amounts, customer):
    """As a person makes it of an export: a title over all columns, a row of
    when and by whom, rows sorted by customer, whose name stands once in a
    merged cell, a subtotal below each customer and a total at the end."""
    rows = rows_of(source, encoding)
    heading, data = rows[0], rows[1:]
    key = heading.index(customer)
    heading = [heading[key]] + heading[:key] + heading[key + 1:]
    data = sorted([[r[key]] + r[:key] + r[key + 1:] for r in data],
                  key=lambda r: r[0])
    amount = heading.index(amounts[0])
    book = openpyxl.Workbook()
    sheet = book.active
    sheet['A1'] = '应收账款明细表'
    sheet['A1'].font = Font(size=18, bold=True)
    sheet['A1'].alignment = Alignment(horizontal='center')
    sheet.merge_cells(start_row=1, end_row=1, start_column=1,
                      end_column=len(heading))
    sheet['A2'] = '编制单位：甲方示例有限公司'
    sheet.cell(2, len(heading), '单位：元')
    sheet.merge_cells(start_row=2, end_row=2, start_column=1, end_column=3)
    for i, text in enumerate(heading):
        sheet.cell(4, i + 1, text)
    at, total = 5, 0.0
    while data:
        group = [r for r in data if r[0] == data[0][0]]
        data = data[len(group):]
        for n, row in enumerate(group):
            for i, text in enumerate(row):
                if i or not n:
                    sheet.cell(at + n, i + 1,
                               typed(text, heading[i], dates, amounts) or None)
        if len(group) > 1:
            sheet.merge_cells(start_row=at, end_row=at + len(group) - 1,
                              start_column=1, end_column=1)
        at += len(group)
        sums = sum(float(r[amount]) for r in group)
        total += sums
        sheet.cell(at, 1, '小计')
        sheet.cell(at, amount + 1, sums)
        at += 1
    sheet.cell(at, 1, '合计')
    sheet.cell(at, amount + 1, total)
    book.save(out)


def main():
    form, source, out, encoding, dates, amounts = sys.argv[1:7]
    dates, amounts = dates.split('|'), amounts.split('|')
    if form == 'plain':
        plain(source, out, encoding, dates, amounts)
    else:
        report(source, out, encoding, dates, amounts, sys.argv[7])


main()
