"""The exports and typed sheets of tests/month.t: month_data.py WHAT FILE.

WHAT is a week (w1, w2, w2b: corrected, w3, w4), with -华南 for a filter that
leaves that department out, or a sheet that somebody types into records/.
All firms are invented.
"""
import csv
import io
import sys

NAMES = {'KH001': '苏州澄湖示例机械有限公司', 'KH002': '宁波象山示例阀门厂',
         'KH003': '佛山南海示例五金有限公司', 'KH004': '东莞松山示例电子有限公司',
         'KH005': '无锡蠡园示例泵业有限公司', 'KH006': '中山小榄示例灯饰有限公司'}
EAST, SOUTH = '华东事业部', '华南事业部'
WEEKS = {'w1': ('2026-07-03', 0), 'w2': ('2026-07-10', 1),
         'w2b': ('2026-07-10', 2), 'w3': ('2026-07-17', 3),
         'w4': ('2026-07-24', 4)}

# number, customer, department, issued, due, amount, open in each export
ITEMS = [
    ('AR2604-011', 'KH001', EAST, '2026-04-08', '2026-05-08', 126400,
     (126400, 126400, 126400, 126400, 126400)),
    ('AR2604-037', 'KH002', EAST, '2026-04-21', '2026-05-21', 58250,
     (58250, 28250, 28250, 28250, 28250)),
    ('AR2605-004', 'KH003', SOUTH, '2026-05-06', '2026-06-05', 94800,
     (94800, 94800, 94800, 94800, 94800)),
    ('AR2605-019', 'KH004', SOUTH, '2026-05-15', '2026-06-14', 212000,
     (212000, 212000, 202000, 202000, 202000)),
    ('AR2605-026', 'KH005', EAST, '2026-05-22', '2026-06-21', 33960,
     (33960, None, None, None, None)),
    ('AR2606-003', 'KH001', EAST, '2026-06-04', '2026-07-04', 87500,
     (87500, 87500, 87500, 87500, 87500)),
    ('AR2606-015', 'KH006', SOUTH, '2026-06-12', '2026-07-12', 46700,
     (46700, 46700, 46700, 46700, 46700)),
    ('AR2606-022', 'KH005', EAST, '2026-06-19', '2026-07-19', 71300,
     (71300, 71300, 71300, 71300, 71300)),
    ('AR2607-002', 'KH002', EAST, '2026-07-06', '2026-08-05', 64150,
     (None, 64150, 64150, 64150, 64150)),
    ('AR2607-009', 'KH004', SOUTH, '2026-07-14', '2026-08-13', 138900,
     (None, None, None, 138900, 138900)),
    ('AR2607-016', 'KH006', SOUTH, '2026-07-21', '2026-08-20', 52400,
     (None, None, None, None, 52400)),
]
HEADINGS = ['单据编号', '客户编码', '客户名称', '部门', '单据日期', '到期日', '币别',
            '价税合计', '未收金额']


def export(week, without):
    day, column = WEEKS[week]
    table = [['华示例设备有限公司 应收单列表'], [f'截止日期：{day}'], HEADINGS]
    total = 0
    for department in EAST, SOUTH:
        if department.startswith(without or '-'):
            continue
        part = 0
        for no, who, where, issued, due, amount, opens in ITEMS:
            if where == department and opens[column] is not None:
                table.append([no, who, NAMES[who], where, issued, due, 'CNY',
                              amount, opens[column]])
                part += opens[column]
        table.append(['小计'] + [''] * 7 + [part])
        total += part
    return table + [['合计'] + [''] * 7 + [total]]


SHEETS = {
    'contacts-张三': [
        ['客户编码', '联系日期', '催收方式', '我方人员', '对方人员', '沟通内容',
         '承诺付款日期', '承诺付款金额', '涉及单据'],
        ['KH001', '2026-07-08', '电话', '张三', '周经理', '称月底前付清四月货款',
         '2026-07-31', 126400, 'AR2604-011'],
        ['KH003', '2026-07-09', '电话', '张三', '何会计', '对账中，未作承诺', '', '',
         ''],
        ['KH010', '2026-07-09', '电话', '张三', '', '号码打错', '', '', '']],
    'contacts-李四': [
        ['客户编码', '联系日期', '催收方式', '我方人员', '对方人员', '沟通内容',
         '承诺付款日期', '承诺付款金额', '涉及单据'],
        ['KH004', '2026-07-09', '微信', '李四', '陈总', '质量扣款一万元已谈妥', '',
         '', 'AR2605-019'],
        ['KH002', '2026-07-10', '电话', '李四', '吴会计', '余款两周内付', '2026-07-24',
         28250, 'AR2604-037']],
    '争议': [
        ['单据编号', '提出日期', '争议金额', '争议原因'],
        ['AR2605-004', '2026-06-20', 12000, '来料尺寸不符，待质检复核']],
}


def text(table):
    out = io.StringIO()
    csv.writer(out, lineterminator='\n').writerows(table)
    return out.getvalue()


def main():
    what, path = sys.argv[1:3]
    week, _, without = what.partition('-')
    table = export(week, without) if week in WEEKS else SHEETS[what]
    if path.endswith('.csv'):
        with open(path, 'w', encoding='gb18030') as f:
            f.write(text(table))
        return
    import openpyxl
    book = openpyxl.Workbook()
    for row in table:
        book.active.append(row)
    for i, row in enumerate(table):
        if len(row) == 1:
            book.active.merge_cells(start_row=i + 1, end_row=i + 1,
                                    start_column=1, end_column=len(HEADINGS))
    book.save(path)


main()
