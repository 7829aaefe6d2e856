"""The entry workbooks of records/, as a person or a program fills them in.

type FILE COLUMN=VALUE...   one more row; a text stays text
over FILE COLUMN=VALUE...   the same in the place of the example
form FILE                   what the workbook offers, one line a column
rows FILE TABLE.csv         the rows that were typed, as CSV
"""
import csv
import datetime
import sys

import openpyxl
from openpyxl.utils import get_column_letter, range_boundaries


def headings(ws):
    return {c.value: c.column for c in ws[1] if c.value}


def style_of(ws, column):
    for style in ws.column_dimensions.values():
        if style.min <= column <= style.max:
            return style
    return ws.column_dimensions[get_column_letter(column)]


def format_of(ws, column):
    return style_of(ws, column).number_format.replace('\\', '')


def type_row(path, pairs, over):
    wb = openpyxl.load_workbook(path)
    ws = wb.worksheets[0]
    columns = headings(ws)
    missing = set(pairs) - set(columns)
    assert not missing, missing
    row = 3
    if over:
        ws.delete_rows(2)
        row = 2
    while any(ws.cell(row, c).value is not None for c in columns.values()):
        row += 1
    for heading, text in pairs.items():
        cell = ws.cell(row, columns[heading], text)
        cell.number_format = format_of(ws, cell.column)
        if cell.number_format == 'yyyy-mm-dd':
            cell.value = datetime.date.fromisoformat(text)
        elif cell.number_format.startswith('#,##0'):
            cell.value = float(text)
    wb.save(path)


def rule_of(ws, column):
    for rule in ws.data_validations.dataValidation:
        for area in str(rule.sqref).split():
            first, top, last, bottom = range_boundaries(area)
            if first <= column <= last:
                assert top == 2 and bottom > 1000, area
                return rule
    return None


def form(path):
    wb = openpyxl.load_workbook(path)
    ws = wb.worksheets[0]
    print('sheets', ' '.join(wb.sheetnames))
    print('frozen', ws.freeze_panes)
    print('example', ws.cell(2, 1).value, ws.cell(2, 1).font.i)
    for heading, column in headings(ws).items():
        rule = rule_of(ws, column)
        star = '*' if '*' in ws.cell(1, column).number_format else ''
        kind = rule.type if rule and rule.type else 'any'
        if kind == 'list':
            kind += ' ' + rule.formula1.strip('"')
            kind += '' if (rule.errorStyle or 'stop') == 'stop' else ' …'
        print(heading + star, format_of(ws, column), kind, sep=' | ')
        assert ws.cell(1, column).font.b, heading
        assert ws.cell(1, column).fill.fgColor.rgb != '00000000', heading
        assert style_of(ws, column).width >= 10, heading


def rows(path, to):
    ws = openpyxl.load_workbook(path).worksheets[0]
    with open(to, 'w', encoding='utf-8-sig', newline='') as f:
        out = csv.writer(f)
        for row in ws.iter_rows(values_only=True):
            if not str(row[0]).startswith(('示例', 'EXAMPLE')) and any(
                    c is not None for c in row):
                out.writerow('' if c is None
                             else c.strftime('%Y-%m-%d')
                             if isinstance(c, datetime.date) else c
                             for c in row)


if sys.argv[1] in ('type', 'over'):
    type_row(sys.argv[2], dict(p.split('=', 1) for p in sys.argv[3:]),
             sys.argv[1] == 'over')
elif sys.argv[1] == 'form':
    form(sys.argv[2])
else:
    rows(sys.argv[2], sys.argv[3])
