"""What a post pack says, read with openpyxl, pdfinfo, pdftotext and mutool."""
import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import openpyxl


def run(*words):
    return subprocess.run(words, check=True, capture_output=True,
                          text=True).stdout


def letters_of(folder):
    return json.load(open(Path(folder, 'RUN.json')))['letters']


def pages_of(path):
    return int(re.search(r'^Pages:\s*(\d+)', run('pdfinfo', str(path)),
                         re.M)[1])


def table(path, first):
    """The rows below the heading whose first cell is so, as dicts."""
    ws = openpyxl.load_workbook(path).worksheets[0]
    rows = list(ws.iter_rows(values_only=True))
    at = next(i for i, r in enumerate(rows) if r[0] == first)
    return [dict(zip(rows[at], r)) for r in rows[at + 1:]]


def numbered(path):
    return [r for r in table(path, '序号') if isinstance(r['序号'], int)]


def decide(path):
    wb = openpyxl.load_workbook(path)
    for ws in wb:
        head = None
        for row in ws.iter_rows():
            values = [c.value for c in row]
            if '决定' in values:
                head = values
            elif head and values[0] and values[head.index('本次拟发')] and \
                    values[head.index('函件金额')]:
                row[head.index('决定')].value = '发'
                row[head.index('决定人')].value = '李审'
    wb.save(path)


def bundle(folder, scratch):
    letters = letters_of(folder)
    joined = Path(folder, '寄送/打印合订.pdf')
    at = 1
    places = [int(p) for p in
              re.findall(r'#page=(\d+)', run('mutool', 'show', str(joined),
                                             'outline'))]
    starts = []
    for letter in letters:
        alone = Path(folder, letter['file'])
        n = pages_of(alone)
        assert at % 2 == 1, letter['number']
        starts.append(at)
        text = run('pdftotext', '-f', str(at), '-l', str(at + n - 1),
                   str(joined), '-')
        assert text == run('pdftotext', str(alone), '-'), letter['number']
        assert letter['number'] in text.replace('\n', ''), letter['number']
        size = r'Page\s+\d+ size:\s*(.*)'
        assert re.findall(size, run('pdfinfo', '-f', str(at), '-l', str(at),
                                    str(joined))) == \
            re.findall(size, run('pdfinfo', '-f', '1', '-l', '1', str(alone)))
        at += n
        if n % 2 and letter is not letters[-1]:
            blank = run('pdftotext', '-f', str(at), '-l', str(at),
                        str(joined), '-')
            assert not blank.strip(), 'the page behind ' + letter['number']
            at += 1
    assert places == starts, (places, starts)
    assert pages_of(joined) == at - 1
    assert any(s % 2 and pages_of(Path(folder, x['file'])) % 2
               for s, x in zip(starts, letters)), 'no letter of one page'


# The totals as LibreOffice shows them.
def seal(folder, scratch):
    path = Path(folder, '寄送/用印申请.xlsx')
    letters = letters_of(folder)
    rows = numbered(path)
    assert len(rows) == len(letters)
    for n, (row, letter) in enumerate(zip(rows, letters), 1):
        assert row['序号'] == n and row['文号'] == letter['number']
        assert row['函件名称'] == letter['title']
        assert row['币种'] == letter['currency']
        assert '%.2f' % row['金额'] == letter['total'], letter['number']
        pages = pages_of(Path(folder, letter['file']))
        assert row['页数'] == pages and row['份数'] == 1
        assert row['用印种类'] == ('公章、骑缝章' if pages > 1 else '公章')
    words = {r['序号'] for r in table(path, '序号')}
    assert {'合计', '申请人', '审批人'} <= words, words
    run('soffice', '--headless', '-env:UserInstallation=file://' + scratch +
        '/office', '--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76',
        '--outdir', scratch, str(path))
    text = Path(scratch, '用印申请.csv').read_text()
    total = sum(pages_of(Path(folder, x['file'])) for x in letters)
    assert re.search(r'^合计,.*,%d,%d,' % (len(letters), total), text, re.M)


def mail(folder):
    rows = numbered(Path(folder, '寄送/EMS寄件表.xlsx'))
    letters = letters_of(folder)
    assert len(rows) == len(letters)
    for row, letter in zip(rows, letters):
        total = '{:,.2f}'.format(float(letter['total']))
        want = {'CNY': '%s元', 'USD': '%s美元', 'EUR': '%s欧元'}
        early = all(d['due_date'] >= letter['letter_date']
                    for d in letter['documents'])
        if letter['title'].isascii():
            demand = '%s %s %s' % (
                ', a reminder of' if early else ', demanding payment of',
                letter['currency'], total)
        else:
            demand = (' 提示到期货款' if early else ' 要求支付货款') + \
                want[letter['currency']] % total
        assert row['内件品名'] == '%s %s%s' % (letter['title'],
                                           letter['number'], demand), row
        assert row['文号'] == letter['number']
        missing = [w for w, v in (('地址', row['地址']), ('电话', row['电话']))
                   if not v]
        assert (row['需补全'] or '') == '、'.join(missing), row
        assert bool(row['地址']) == bool(row['地址依据']), row
    assert {r['地址依据'] for r in rows} >= {'合同约定', '最近使用'}


def manifest(folder):
    told = json.load(open(Path(folder, 'manifest.json')))
    hashes = {o['path']: o['sha256'] for o in told['outputs']}
    for path in Path(folder, '寄送').iterdir():
        assert hashes['寄送/' + path.name] == \
            hashlib.sha256(path.read_bytes()).hexdigest(), path


def filled(path):
    return table(path, openpyxl.load_workbook(path).worksheets[0]['A1'].value)


def prefilled(path, folder):
    rows = filled(path)
    letters = letters_of(folder)
    assert [r['函件编号'] for r in rows] == [x['number'] for x in letters]
    assert [r['客户编号'] for r in rows] == [x['customer_id'] for x in letters]
    for row in rows:
        said = {k for k, v in row.items() if v}
        assert said <= {'函件编号', '客户编号', '地址依据'}, row
    rules = openpyxl.load_workbook(path).worksheets[0].data_validations
    assert any(r.type == 'list' for r in rules.dataValidation)


def find(ws, customer):
    heads = {c.value: c.column for c in ws[1]}
    for n in range(2, ws.max_row + 1):
        if ws.cell(n, heads['客户编号']).value == customer:
            return heads, n
    sys.exit('no row of ' + customer)


def fill_in(path, customer, *pairs):
    wb = openpyxl.load_workbook(path)
    heads, n = find(wb.worksheets[0], customer)
    for pair in pairs:
        name, value = pair.split('=', 1)
        wb.worksheets[0].cell(n, heads[name]).value = value
    wb.save(path)


def limitation(path):
    """By customer and document: the limitation clocks."""
    clocks = json.load(open(path))['clocks']
    return {(c['customer_id'], c['doc_no']): c for c in clocks
            if c['kind'] == 'limitation'}


def clocks(before, after, folder, *wanted):
    was, now = limitation(before), limitation(after)
    moved = {k for k in now if was.get(k, {}).get('events') !=
             now[k]['events']}
    want = {}
    for text in wanted:
        customer, day, proof = re.split('[=,]', text)
        letter = next(x for x in letters_of(folder)
                      if x['customer_id'] == customer)
        for d in letter['documents']:
            name = d['doc_no']
            if d['installment_no']:
                name += '/' + d['installment_no']
            want[customer, name] = (day, proof, letter['number'])
    assert moved == set(want), moved ^ set(want)
    for key, (day, proof, number) in want.items():
        event = now[key]['events'][-1]
        assert (event['date'], event['proof'], event['ref']) == \
            (day, proof, number), event
        assert now[key]['asserted']['from'] == day, now[key]
        assert (now[key]['provable']['from'] == day) == (proof != 'none')


def main(todo, *rest):
    if todo == 'state':
        print(next(x['state'] for x in json.load(sys.stdin)
                   if x['customer_id'] == rest[0]))
    elif todo == 'type':
        fill_in(*rest)
    elif todo == 'row':
        print(find(openpyxl.load_workbook(rest[0]).worksheets[0], rest[1])[1])
    elif todo == 'contents':
        print('\n'.join(r['内件品名'] for r in numbered(rest[0])))
    elif todo == 'owner':
        print(next(r['客户编号'] for r in filled(rest[0])
                   if r['函件编号'] == rest[1]))
    elif todo == 'unmoved':
        assert not any(e['cause'] == 'letter' and
                       'restarts' in (e['provable'], e['asserted'])
                       for k, c in limitation(rest[0]).items()
                       if k[0] == rest[1] for e in c['events'])
    else:
        {'decide': decide, 'bundle': bundle, 'seal': seal, 'mail': mail,
         'manifest': manifest, 'prefilled': prefilled,
         'clocks': clocks}[todo](*rest)


main(*sys.argv[1:])
