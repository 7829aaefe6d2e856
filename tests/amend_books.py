"""Small workbooks for tests/amend.t, written into the folder named."""
import datetime
import os
import sys
import zipfile

import openpyxl
from openpyxl.utils import datetime as epochs

HEADINGS = ['单据号', '客户名称', '开票日期', '到期日', '金额']
ISSUED, DUE = datetime.date(2026, 5, 1), datetime.date(2026, 6, 1)
NAME = '甲方示例'


def fill(sheet, rows, formats):
    for row in rows:
        sheet.append(row)
    for cells in sheet.iter_rows():
        for cell in cells:
            if isinstance(cell.value, (datetime.date, datetime.datetime)):
                cell.number_format = 'yyyy-mm-dd'
    for place, code in formats.items():
        sheet[place].number_format = code


def save(name, rows, formats=None, merged=(), epoch=None, further=()):
    book = openpyxl.Workbook()
    if epoch:
        book.epoch = epoch
    fill(book.active, rows, formats or {})
    for place in merged:
        book.active.merge_cells(place)
    for title, rows_there in further:
        fill(book.create_sheet(title), rows_there, {})
    book.save(os.path.join(sys.argv[1], name))


def item(number, amount, customer=NAME, issued=ISSUED, due=DUE):
    return [number, customer, issued, due, amount]


def ods(name, content, manifest=None):
    with zipfile.ZipFile(os.path.join(sys.argv[1], name), 'w') as z:
        z.writestr('mimetype',
                   'application/vnd.oasis.opendocument.spreadsheet')
        z.writestr('content.xml', content)
        if manifest:
            z.writestr('META-INF/manifest.xml', manifest)


OASIS = 'urn:oasis:names:tc:opendocument:xmlns:'
SPACES = ''.join(f' xmlns:{n}="{OASIS}{n}:1.0"' for n in ('office', 'table',
                                                          'text', 'number',
                                                          'style'))


def ods_cell(value):
    if isinstance(value, str):
        return ('<table:table-cell office:value-type="string"><text:p>'
                f'{value}</text:p></table:table-cell>')
    value, shown = value if isinstance(value, tuple) else (value, value)
    return (f'<table:table-cell office:value-type="float" office:value="{value}'
            f'"><text:p>{shown}</text:p></table:table-cell>')


def ods_sheet(rows, settings=''):
    body = ''.join('<table:table-row>' + ''.join(map(ods_cell, r)) +
                   '</table:table-row>' for r in rows)
    return (f'<?xml version="1.0" encoding="UTF-8"?><office:document-content'
            f'{SPACES}><office:body><office:spreadsheet>{settings}'
            f'<table:table table:name="A">{body}</table:table>'
            '</office:spreadsheet></office:body></office:document-content>')


save('text.xlsx', [HEADINGS, item('A1', '100.00'), item('A2', None),
                   item('A3', 70), item('A4', 10, '0001'),
                   item('A5', 15, None)], merged=['E2:E3', 'B5:B6'])
save('1904.xlsx', [HEADINGS, item('A1', 100, NAME, 46143 - 1462, 46174 - 1462),
                   item('A2', 50)], epoch=epochs.CALENDAR_MAC_1904)
ods('null.ods', ods_sheet(
    [HEADINGS, ['A1', NAME, 46143 - 1462, 46174 - 1462, 100]],
    '<table:calculation-settings><table:null-date table:date-value='
    '"1904-01-01"/></table:calculation-settings>'))
save('day.xlsx', [HEADINGS, item(ISSUED, 100), item('2026-05', 50)])
save('continued.xlsx', [HEADINGS, item('A1', 100)],
     further=[('Sheet2', [item('A2', 50)])])
save('beside.xlsx', [HEADINGS, item('A1', 100)],
     further=[('汇总', [['客户', '合计'], [NAME, 100]]),
              ('Notes', [['由财务部导出']])])
save('dateless.xlsx', [HEADINGS, item('A1', 100)],
     further=[('Sheet2', [['A2', NAME, None, None, 50]])])
save('wide.xlsx', [HEADINGS, item('A1', 100)],
     further=[('汇总', [['客户', '1月', '2月', '3月', '合计'],
                        [NAME, 0, 40, 60, 100]]),
              ('其他', [[NAME, '联系人', '电话', '地址', '备注'],
                        ['乙', '张三', '123', 'x', 'y']]),
              ('另一', [[NAME, 100]])])
save('notes.xlsx', [HEADINGS, item('A1', 100)],
     further=[('Notes', [HEADINGS, item('A2', 50)])])
save('zeros.xlsx', [HEADINGS, item(412, 100, 1001), item('0000000413', 50,
                                                         '01001')],
     formats={'A2': '0000000000', 'B2': '00000'})
ods('zeros.ods', ods_sheet(
    [HEADINGS, [(412, '0000000412'), (1001, '01001'), '2026-05-01',
                '2026-06-01', 100],
     ['0000000413', '01001', '2026-05-01', '2026-06-01', 50]]))
ods('encrypted.ods', 'x', '<manifest:encryption-data/>')
for name, codes in (('usd', ['[$USD] #,##0.00'] * 2),
                    ('two', ['[$USD] #,##0.00', '[$€-407] #,##0.00']),
                    ('some', ['"US$"#,##0.00', '[$¥-804]#,##0.00']),
                    ('yuan', ['[$¥-804]#,##0.00'] * 2)):
    save(f'{name}.xlsx', [HEADINGS, item('A1', 100), item('A2', 50)],
         formats={'E2': codes[0], 'E3': codes[1]})


def xml(name, rows, settings=''):
    def cell(value):
        kind = 'String' if isinstance(value, str) else 'Number'
        return f'<Cell{style(value)}><Data ss:Type="{kind}">{value}</Data></Cell>'

    def style(value):
        return ' ss:StyleID="z"' if value == 412 else ''

    body = ''.join('<Row>' + ''.join(map(cell, r)) + '</Row>' for r in rows)
    space = 'urn:schemas-microsoft-com:office:'
    with open(os.path.join(sys.argv[1], name), 'w', encoding='utf-8') as f:
        f.write('<?xml version="1.0" encoding="UTF-8"?>\n'
                f'<Workbook xmlns="{space}spreadsheet" xmlns:x="{space}excel" '
                f'xmlns:ss="{space}spreadsheet">{settings}<Styles><Style '
                'ss:ID="z"><NumberFormat ss:Format="0000000000"/></Style>'
                '<Style ss:ID="c"><NumberFormat ss:Format="00000"/></Style>'
                '</Styles><Worksheet ss:Name="S"><Table><Column ss:Index="2" '
                f'ss:StyleID="c"/>{body}</Table></Worksheet></Workbook>')


xml('zeros.xml', [HEADINGS, [412, 1001, '2026-05-01', '2026-06-01', 100],
                  ['0000000413', '01001', '2026-05-01', '2026-06-01', 50]])
xml('1904.xml', [HEADINGS, ['A1', NAME, 46143 - 1462, 46174 - 1462, 100],
                 ['A2', NAME, '2026-05-01', '2026-06-01', 50]],
    f'<x:ExcelWorkbook><x:Date1904/></x:ExcelWorkbook>')
save('blank.xlsx', [['应收明细'], [None], HEADINGS, item('A1', 100)])
LINES = ['单据号', '客户名称', '开票日期', '到期日', '币种', '金额']
save('lines.xlsx', [LINES + [None], [None] * 5 + ['本币', '原币'],
                    ['A1', NAME, ISSUED, DUE, 'USD', 700, 100],
                    ['A2', NAME, ISSUED, DUE, 'CNY', 50, 50]],
     merged=[f'{c}1:{c}2' for c in 'ABCDE'] + ['F1:G1'])
