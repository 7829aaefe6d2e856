#!/usr/bin/python3
"""Drafts of profiles against what is known of an export.

    guess_trial.py PROGRAM FOLDER NAME CSV LINE LINES

CSV (UTF-8) is an export whose headings stand in LINES lines from LINE on.  It
is drafted as it is, with its columns in another order, with its headings in the
other language, without each of the columns that matter, and with headings that
mean nothing.  Printed is a line for each draft and column: right, unsure, left
(not found), or wrong.  An amount or due date that is wrong without a mark makes
the exit status 1.
"""

import csv
import os
import re
import subprocess
import sys

CRITICAL = ('amount', 'open_amount', 'received_amount', 'due_date')

# What the columns of each export mean; a set where several are right.
TRUTH = {
    'ibm_watson_ar': dict(
        doc_no='invoiceNumber', customer_id='customerID',
        issue_date='InvoiceDate', due_date='DueDate', amount='InvoiceAmount'),
    'cassandra_udyam_ar_train': dict(
        customer_id='Vendor_Name', issue_date='Invoice_Date',
        posting_date='Created', due_date='Due_Date', amount='Amount',
        received_amount='Settled', open_amount='Outstanding'),
    'cumcm': dict(
        doc_no='发票号码', customer_id='购方单位代号', issue_date='开票日期',
        amount='价税合计', tax='税额', status='发票状态'),
    'erpnext-ar': dict(
        doc_no='Voucher No', customer_id='Party', issue_date='Posting Date',
        due_date='Due Date', currency='Currency', amount='Invoiced Amount',
        open_amount='Outstanding Amount', received_amount='Paid Amount'),
    'kingdee-ar-lines': dict(
        doc_no='单据编号', customer_id='客户', issue_date='业务日期',
        due_date='到期日', currency='币别', amount='价税合计', tax='税额',
        received_amount='已核销金额'),
    'kingdee-ar': dict(
        doc_no='单据编号', customer_id='客户编码', customer_name='客户',
        issue_date='业务日期', due_date='到期日', currency='币别',
        amount='价税合计', tax='税额', received_amount='已核销金额'),
    'kingdee-claims': dict(
        doc_no='单据编号', customer_id='客户编码', customer_name='客户名称',
        issue_date='业务日期', due_date='到期日', currency='币别',
        amount='应收金额', open_amount='未核销金额',
        received_amount='已核销金额'),
    'odoo-ar': dict(
        doc_no='Number', customer_id='Invoice Partner Display Name',
        issue_date='Invoice/Bill Date', due_date='Due Date',
        amount='Total Signed', open_amount='Amount Due Signed'),
    'open-items': dict(
        doc_no='Document No.', customer_id='Customer No.',
        customer_name='Customer Name', issue_date='Document Date',
        due_date='Due Date', currency='Currency', amount='Original Amount',
        open_amount='Open Amount'),
    # The report has no original amounts: what is open may stand for them.
    'oracle-ar-aging': dict(
        doc_no='Invoice Number', customer_id='Customer Number',
        customer_name='Customer Name', issue_date='Transaction Date',
        due_date='Due Date', open_amount='Outstanding Amount'),
    'quickbooks-ar': dict(
        doc_no='Num', customer_id='Customer', issue_date='Date',
        due_date='Due date', amount='Amount', open_amount='Open balance'),
    # In the local currency: not what the customer owes.
    'sap-fbl5n-en-local': dict(
        doc_no='Document Number', customer_id='Account',
        issue_date='Document Date'),
    'sap-fbl5n-zh-local': dict(
        doc_no='凭证编号', customer_id='科目', issue_date='凭证日期'),
    'sap-fbl5n-en': dict(
        doc_no='Document Number', customer_id='Account',
        customer_name='Name 1', issue_date='Document Date',
        posting_date='Posting Date', due_date='Net due date',
        currency='Document currency', amount='Amount in doc. curr.'),
    'sap-fbl5n-zh': dict(
        doc_no='凭证编号', customer_id='科目', customer_name='名称 1',
        issue_date='凭证日期', posting_date='过账日期', due_date='净到期日',
        currency='凭证货币', amount='以凭证货币计的金额'),
    'tplus-ar': dict(
        doc_no='单据编号', customer_id='往来单位编码',
        customer_name='往来单位', issue_date='单据日期',
        posting_date='记帐日期', due_date='到期日', currency='币种',
        amount='应收应付金额', received_amount='已收已付金额'),
    'u8-ar': dict(
        doc_no='单据号', customer_id='客户编码', customer_name='客户名称',
        due_date='到期日', currency='币种', amount='本期应收 原币'),
    'xero-ar': dict(
        doc_no='Invoice Number', issue_date='Invoice Date',
        due_date='Due Date', open_amount='Total'),
    # Debit and credit: no one column is the amount.
    'yonyou-gl-open': dict(
        doc_no='业务单号', customer_id='对账对象编码',
        customer_name='对账对象名称', issue_date='业务日期', currency='币种'),
}
TRUTH['quickbooks-ar-excel'] = TRUTH['quickbooks-ar']

# Headings in the other language, as other programs write them.
PAIRS = [
    ('发票号码', 'Invoice Number'), ('单据编号', 'Document No.'),
    ('单据号', 'Document Number'), ('凭证编号', 'Document Number'),
    ('发票编号', 'invoiceNumber'), ('业务单号', 'Voucher No'),
    ('单据号码', 'Number'), ('单号', 'Num'),
    ('客户编码', 'Customer No.'), ('客户编号', 'Customer Number'),
    ('购方单位代号', 'Buyer Code'), ('客户代码', 'customerID'),
    ('往来单位编码', 'Party Code'), ('对账对象编码', 'Account Number'),
    ('客户名称', 'Customer Name'), ('客户', 'Customer'),
    ('往来单位', 'Party'), ('对账对象名称', 'Client Name'),
    ('客户名称', 'Vendor_Name'), ('客户', 'Invoice Partner Display Name'),
    ('业务日期', 'Document Date'), ('开票日期', 'Invoice Date'),
    ('单据日期', 'Transaction Date'), ('凭证日期', 'Document Date'),
    ('开票日期', 'InvoiceDate'), ('开票日期', 'Invoice_Date'),
    ('开票日期', 'Invoice/Bill Date'), ('日期', 'Date'),
    ('过账日期', 'Posting Date'), ('记帐日期', 'Posting Date'),
    ('入账日期', 'Created'), ('到期日', 'Due Date'), ('到期日', 'Due date'),
    ('到期日期', 'DueDate'), ('到期日期', 'Due_Date'),
    ('净到期日', 'Net due date'), ('币别', 'Currency'), ('币种', 'Currency'),
    ('凭证货币', 'Document currency'), ('价税合计', 'Gross Amount'),
    ('应收金额', 'Amount'), ('发票金额', 'InvoiceAmount'),
    ('金额', 'Amount'), ('金额', 'Net Amount'), ('应收应付金额', 'Amount'),
    ('单据金额', 'Original Amount'), ('开票金额', 'Invoiced Amount'),
    ('应收总额', 'Total Signed'), ('凭证货币金额', 'Amount in doc. curr.'),
    ('以凭证货币计的金额', 'Amount in doc. curr.'),
    ('本币金额', 'Amount in local currency'), ('税额', 'Tax'),
    ('未核销金额', 'Open Amount'), ('未收金额', 'Outstanding Amount'),
    ('未收余额', 'Outstanding'), ('未收金额', 'Amount Due Signed'),
    ('未收余额', 'Open balance'), ('已核销金额', 'Settled'),
    ('已收金额', 'Paid Amount'), ('已收已付金额', 'Received'),
    ('单据类型', 'Document Type'), ('单据类型', 'Voucher Type'),
    ('类型', 'Type'), ('单据类型', 'Transaction type'),
    ('凭证类型', 'Document Type'), ('发票状态', 'Invoice Status'),
    ('单据状态', 'Status'), ('作废状态', 'Void'), ('备注', 'Remarks'),
    ('摘要', 'Description'), ('文本', 'Text'), ('部门', 'Department'),
    ('销售员', 'Salesperson'), ('业务员', 'Salesperson'),
    ('结清日期', 'SettledDate'), ('清帐日期', 'Clearing date'),
    ('逾期天数', 'DaysLate'), ('逾期天数', 'Days Late'),
    ('合计', 'Total'), ('不含税金额', 'Untaxed Amount Signed'),
    ('本期应收', 'Receivable'), ('本期收回', 'Received'),
    ('余额', 'Balance'), ('原币', 'Original'), ('本币', 'Local'),
]


def translate(heading):
    for zh, en in PAIRS:
        if heading == zh:
            return en
        if heading == en:
            return zh
    return heading


def joined(lines):
    """Headings of several lines as one, the upper carried to the right."""
    lines = [list(line) for line in lines]
    for k, line in enumerate(lines[:-1]):
        for i in range(1, len(line)):
            if not line[i] and any(low[i] for low in lines[k + 1:]):
                line[i] = line[i - 1]
    return [' '.join(dict.fromkeys(c for c in column if c))
            for column in zip(*lines)]


def unquote(text):
    text = text.strip()
    if text.startswith('"'):
        return re.match(r'"((?:[^"\\]|\\.)*)"', text).group(1).replace(
            '\\"', '"').replace('\\\\', '\\')
    return re.split(r'\s+#', text)[0].strip()


def drafted(program, path):
    """What the draft says: column of documents -> heading, position or ??."""
    env = dict(os.environ, DUEBOOK_HOME=os.path.dirname(path))
    run = subprocess.run([program, 'profile', 'guess', path, '--lang', 'en'],
                         env=env, capture_output=True, text=True)
    if run.returncode not in (0, 1) or 'Sanitizer' in run.stderr:
        sys.exit(f'{path}: status {run.returncode}\n{run.stderr}')
    found = {}
    kind = False
    for line in run.stdout.split('\n  documents:\n')[-1].splitlines():
        m = re.match(r'    (\w+):(.*)', line)
        if m and m.group(1) == 'kind':
            kind = True
        elif m:
            kind = False
            value = m.group(2).strip()
            inner = re.match(r'\{ (?:column|position): (.*?)(?:,| \})', value)
            position = re.match(r'\{ position: (\d+)', value)
            found[m.group(1)] = (int(position.group(1)) if position else
                                 unquote(inner.group(1) if inner else value))
        elif kind and line.startswith('      column:'):
            found['kind'] = unquote(line.split(':', 1)[1])
    if 'is read by the profile' in run.stdout:
        return None, run
    return found, run


def padded(rows, lines):
    """Titles stay one cell wide: what follows them decides the width."""
    width = max(len(r) for r in lines)
    return [r + [''] * (width - len(r)) if len(r) > 1 else r for r in rows]


def write(path, titles, lines, rows, order, names):
    with open(path, 'w', encoding='utf-8', newline='') as f:
        out = csv.writer(f)
        out.writerows(titles)
        for k, line in enumerate(lines):
            out.writerow([names[k][i] for i in order])
        out.writerows([[r[i] for i in order] if len(r) > 1 else r
                       for r in rows])


def judge(name, variant, found, run, order, headings, truth, tally):
    """One line a column; wrong ones that matter are returned."""
    bad = []
    shown = [headings[i] for i in order]
    if found is None:
        return bad
    for column in sorted(set(truth) | set(CRITICAL)):
        wanted = truth.get(column)
        there = wanted in [TRUE_HEADINGS[i] for i in order]
        got = found.get(column)
        if got is None and column == 'received_amount' and \
                'open_amount' in found:
            continue
        if got is None and column == 'customer_name' and \
                'customer_id' in found:
            continue
        if isinstance(got, str) and got.startswith('??'):
            verdict = 'unsure'
        elif isinstance(got, dict) or got == '{ line: yes }':
            verdict = 'left'
        elif got is None:
            verdict = 'left' if there else None
        else:
            at = got - 1 if isinstance(got, int) else (
                shown.index(got) if got in shown else None)
            real = TRUE_HEADINGS[order[at]] if at is not None else None
            right = real == wanted or (
                column == 'customer_id' and real == truth.get('customer_name'))
            verdict = 'right' if right else 'wrong'
        if verdict is None:
            continue
        tally.setdefault((variant.split(' ')[0], column), {}).setdefault(
            verdict, []).append(name)
        if verdict == 'wrong' and os.environ.get('TRIAL_ALL'):
            print('NOTE', name, variant, column, got, wanted)
        if verdict == 'wrong' and column in CRITICAL:
            bad.append(f'{name}, {variant}: {column} is {got}, not {wanted}')
    return bad


def main():
    global TRUE_HEADINGS
    program, folder, name, path, first, count = sys.argv[1:7]
    first, count = int(first) - 1, int(count)
    with open(path, encoding='utf-8-sig', newline='') as f:
        rows = list(csv.reader(f))
    titles, lines = rows[:first], rows[first:first + count]
    data = padded(rows[first + count:], lines)
    lines = padded(lines, lines)
    TRUE_HEADINGS = joined(lines)
    truth = TRUTH['cumcm' if re.match(r'E\d', name) else name]
    missing = [h for h in truth.values() if h not in TRUE_HEADINGS]
    if missing:
        sys.exit(f'{name}: no heading {missing} in {TRUE_HEADINGS}')
    width = len(lines[0])
    plain = list(range(width))
    mixed = sorted(plain, key=lambda i: (i * 7 + 3) % (width + 1))
    other = [[translate(h) for h in line] for line in lines]
    blank = [[f'c{i + 1}' if k == count - 1 else '' for i in plain]
             for k in range(count)]
    few = data[:400]
    trials = [('as it is', plain, lines, data), ('shuffled', mixed, lines, few),
              ('translated', plain, other, few),
              ('meaningless', plain, blank, few)]
    for heading in sorted(set(truth.values())):
        gone = TRUE_HEADINGS.index(heading)
        trials.append((f'dropped {heading}', [i for i in plain if i != gone],
                       lines, few))
        trials.append((f'dropped-and-translated {heading}',
                       [i for i in plain if i != gone], other, few))
    tally, bad = {}, []
    for variant, order, names, body in trials:
        target = os.path.join(folder, 'trial.csv')
        write(target, titles, lines, body, order, names)
        found, run = drafted(program, target)
        bad += judge(name, variant, found, run, order, joined(names), truth,
                     tally)
    for (variant, column), verdicts in sorted(tally.items()):
        print(name, variant, column,
              ' '.join(f'{v} {len(n)}' for v, n in sorted(verdicts.items())))
    for line in bad:
        print('WRONG', line)
    sys.exit(bool(bad))


main()
