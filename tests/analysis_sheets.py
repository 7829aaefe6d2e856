"""What the sheets 周变动, 迁徙 and 预警 show, from the workbook alone.

    analysis_sheets.py OUT            the weeks OUT/DATE/分析.xlsx
    analysis_sheets.py FOLDER english|first|photographs
"""
import os
import re
import sys

import openpyxl


def book(folder):
    for name in ('分析.xlsx', 'analysis.xlsx'):
        path = os.path.join(folder, name)
        if os.path.exists(path):
            return openpyxl.load_workbook(path, data_only=True)
    raise AssertionError(f'{folder}: no analysis')


def rows(sheet):
    return [[c.value for c in r] for r in sheet.iter_rows()]


def waterfalls(sheet):
    """Currency -> (opening, {cause: amount}, closing), in cents."""
    out, current, opening, causes = {}, None, None, {}
    for r in rows(sheet):
        if r[0] and re.fullmatch(r'[A-Z]{3} \S+', str(r[0])):
            current, causes, opening = r[0][:3], {}, None
        elif r[0] == '折算为 CNY 人民币':
            break
        elif r[0] == '期初余额' and isinstance(r[1], (int, float)):
            opening = round(100 * r[1])
        elif r[0] == '期末余额' and opening is not None:
            out[current] = opening, causes, round(100 * r[1])
            opening = None
        elif opening is not None:
            causes[r[0]] = round(100 * r[1])
    return out


def percents(sheet):
    """Rows of per cent as they are shown, in tenths."""
    shown, inside = [], False
    for r in rows(sheet):
        first = str(r[0] or '')
        if '占期初该段的百分比' in first:
            inside = True
        elif inside and not first:
            inside = False
        elif inside and isinstance(r[1], (int, float)):
            shown.append([round(1000 * x) for x in r[1:]
                          if isinstance(x, (int, float))])
    return shown


def matrices(sheet):
    """Rows of amounts with their sum behind them, in cents."""
    out, inside = [], False
    for r in rows(sheet):
        first = str(r[0] or '')
        if first.endswith('：金额'):
            inside = True
            out.append([])
        elif inside and not first:
            inside = False
        elif inside and isinstance(r[1], (int, float)):
            out[-1].append([round(100 * x) for x in r[1:]
                            if isinstance(x, (int, float))])
    return out


def check_week(folder, before):
    b = book(folder)
    falls = waterfalls(b['周变动'])
    assert 'CNY' in falls, folder
    for currency, (opening, causes, closing) in falls.items():
        assert opening + sum(causes.values()) == closing, (folder, currency)
        if before and currency in before:
            assert opening == before[currency][2], (folder, currency)
    shown = percents(b['迁徙'])
    assert shown, folder
    for r in shown:
        assert sum(r[:-1]) == 1000 and r[-1] == 1000, (folder, r)
    for block in matrices(b['迁徙']):
        assert all(sum(r[:-1]) == r[-1] for r in block), folder
        columns = list(zip(*block))
        assert all(sum(c[:-1]) == c[-1] for c in columns), folder
    return falls


def check_warnings(b):
    listed = rows(b['预警'])
    assert '内部使用，不得外传' in str(listed[2][0])
    kinds = {r[0]: r[1] for r in listed[5:12]}
    found = [r for r in listed[14:] if r[0] in kinds]
    for kind, n in kinds.items():
        if isinstance(n, int):
            assert n == sum(r[0] == kind for r in found), kind
    assert all(r[5] for r in found), 'a warning without its reason'
    return kinds


def text_of(sheet):
    return '\n'.join(str(x) for r in rows(sheet) for x in r if x is not None)


def main():
    folder, mode = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else 'weeks'
    if mode == 'weeks':
        falls = None
        days = sorted(os.listdir(folder))
        for day in days:
            falls = check_week(os.path.join(folder, day), falls)
            first = text_of(book(os.path.join(folder, day))['周变动'])
            assert ('追溯计算' in first) == (day == days[0]), day
        check_warnings(book(os.path.join(folder, days[-1])))
        assert len(days) == 4
    elif mode == 'english':
        b = book(folder)
        ours = text_of(b['Movement']) + text_of(b['Migration'])
        for word in ('期初', '变动', '迁徙', '新增', '逾期'):
            assert word not in ours, word
        assert 'Opening' in ours and 'Roll rate' in ours
    elif mode == 'first':
        b = book(folder)
        for name in ('周变动', '迁徙'):
            assert '数据不足' in text_of(b[name]), name
        assert check_warnings(b)['付款变慢'] == 'n/a'
    else:
        b = book(folder)
        opening, causes, closing = waterfalls(b['周变动'])['CNY']
        assert (opening, closing) == (22000, 14000)
        assert causes == {'新增单据': 3000, '结清或部分减少·原因未知': -11000}, causes
        (block,) = matrices(b['迁徙'])
        assert [sum(c) for c in zip(*block)][-1] == 2 * 25000
        check_week(folder, None)
    print('right')


main()
