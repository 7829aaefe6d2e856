"""An export of open items for tests: take_export.py FILE [KEY=VALUE...].

from, to     numbers of the items (0, 20)
open         per cent of each amount that is open (100)
title        rows above the headings, parted by |
total        what the row of totals says; none: no such row (as it comes to)
totals       rows of totals behind all: WORD/CURRENCY/AMOUNT, parted by |
above        yes: directly below the headings instead
credit       every so-many-th item is a credit note (never)
departments  names, parted by , and taken in turn
currency     of all items (CNY); several, parted by , are taken in turn
skip         a department whose items are left out
branch       begins each number (AR)
sheet        yes: a workbook, with the title merged over all columns
"""
import sys

HEADINGS = ['单据编号', '客户编码', '客户名称', '单据日期', '到期日', '币别',
            '价税合计', '未收金额', '部门']


def rows(o):
    departments = o['departments'].split(',')
    currencies = o['currency'].split(',')
    for i in range(int(o['from']), int(o['to'])):
        amount = 1000 + 10 * i
        if i % int(o['credit']) == int(o['credit']) - 1:
            amount = -amount
        department = departments[i % len(departments)]
        if department == o['skip']:
            continue
        yield [f"{o['branch']}{i:04d}", f'C{i % 7:03d}', f'客户{i % 7}示例公司',
               f'2026-0{1 + i % 6}-10', f'2026-0{2 + i % 6}-10',
               currencies[i % len(currencies)],
               f'{amount}.00', f'{amount * int(o["open"]) // 100}.00',
               department]


def main():
    o = {'from': '0', 'to': '20', 'open': '100', 'title': '', 'total': '',
         'departments': '华东,华南', 'currency': 'CNY', 'skip': '',
         'branch': 'AR', 'sheet': 'no', 'totals': '', 'above': 'no', 'credit': '1000000'}
    for word in sys.argv[2:]:
        key, value = word.split('=', 1)
        o[key] = value
    table = [[t] for t in o['title'].split('|') if t]
    title_rows = len(table)
    body = list(rows(o))
    table += [HEADINGS] + body
    below = len(table) if o['above'] == 'no' else title_rows + 1
    if o['total'] != 'none':
        total = o['total'] or f'{sum(float(r[7]) for r in body):.2f}'
        table.append(['合计'] + [''] * 6 + [total, ''])
    for text in filter(None, o['totals'].split('|')):
        word, currency, amount = text.split('/')
        table.insert(below, [word] + [''] * 4 + [currency, '', amount, ''])
        below += 1
    if o['sheet'] == 'no':
        with open(sys.argv[1], 'w', encoding='utf-8') as f:
            f.writelines(','.join(r) + '\n' for r in table)
        return
    import openpyxl
    book = openpyxl.Workbook()
    for r in table:
        book.active.append([float(x) if i in (6, 7) and x[:1].isdigit() else x
                            for i, x in enumerate(r)])
    for i in range(title_rows):
        book.active.merge_cells(start_row=i + 1, end_row=i + 1,
                                start_column=1, end_column=len(HEADINGS))
    book.save(sys.argv[1])


main()
