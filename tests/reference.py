"""The sample book computed a second time, by other means: exact decimals and
no code in common with the program.  Prints one line a letter that is due:
customer, currency, undisputed amount, net amount to pay (less money not
yet applied), number of documents, name."""
import csv
import datetime
import re
import sys
from collections import defaultdict
from decimal import Decimal

RETENTION_MONTHS = 12  # duebook.yaml: from delivery_date
BILL_COLUMNS = {'票据号码': 'bill_no', '客户编号': 'customer_id',
                '币种': 'currency', '票面金额': 'amount',
                '收票日期': 'received_date', '拒付日期': 'dishonoured_at'}


def read(path, encoding='utf-8-sig'):
    with open(path, encoding=encoding, newline='') as f:
        return list(csv.DictReader(f))


def day(text):
    numbers = re.match(r'(\d{4})\D+(\d+)\D+(\d+)', text)
    return datetime.date(*map(int, numbers.groups())) if numbers else None


def amount(text):
    return Decimal(text.replace(',', ''))


def months_after(date, months):
    """The same day of a later month, or that month's last."""
    month = date.month - 1 + months
    year, month = date.year + month // 12, month % 12 + 1
    for n in (date.day, 30, 29, 28):
        try:
            return datetime.date(year, month, n)
        except ValueError:
            pass
    raise AssertionError(date)


class Book:
    def __init__(self, folder):
        for table in ('documents', 'receipts', 'allocations', 'disputes',
                      'writeoffs'):
            setattr(self, table, read(f'{folder}/{table}.csv'))
        self.customers = {c['customer_id']: c for c in
                          read(f'{folder}/customers.csv', 'gb18030')}
        self.called = {c: c for c in self.customers}
        for c, row in self.customers.items():
            for name in re.split('[;；]', row['former_ids']):
                self.called.setdefault(name.strip(), c)
        for row in self.documents + self.receipts:
            row['customer_id'] = self.called[row['customer_id']]
        self.parts = defaultdict(list)
        for d in self.documents:
            d['due'] = self.due(d)
            self.parts[d['doc_no']].append(d)
        self.bills = [{BILL_COLUMNS[k]: v for k, v in b.items()
                       if k in BILL_COLUMNS}
                      for b in read(f'{folder}/bills.csv')]
        self.take_bills()

    def due(self, d):
        if d['due_date']:
            return day(d['due_date'])
        if d['class'] == 'retention':
            return months_after(day(d['delivery_date']), RETENTION_MONTHS)
        return day(d['issue_date']) + datetime.timedelta(
            int(self.customers[d['customer_id']]['terms_days']))

    def take_bills(self):
        """A bill is a receipt: the one with its number, or a new one."""
        own = {r['bank_ref']: r for r in self.receipts}
        for b in self.bills:
            receipt = own.get(b['bill_no'])
            if not receipt:
                receipt = {'receipt_no': b['bill_no'],
                           'customer_id': self.called[b['customer_id']],
                           'receipt_date': b['received_date'],
                           'currency': b['currency'], 'amount': b['amount'],
                           'reversed_date': ''}
                self.receipts.append(receipt)
            receipt['reversed_date'] = (receipt['reversed_date'] or
                                        b['dishonoured_at'])

    def spread(self, documents, a):
        """An allocation to several instalments: the first due first."""
        rest = amount(a['amount'])
        for d in sorted(self.parts[a['to_doc_no']], key=lambda d: d['due']):
            key = d['doc_no'], d['installment_no']
            if key not in documents:
                continue
            if a['to_installment_no'] == d['installment_no'] or \
                    len(self.parts[a['to_doc_no']]) == 1:
                documents[key][1] -= rest
                return
            if not a['to_installment_no']:
                part = min(rest, documents[key][1])
                documents[key][1] -= part
                rest -= part

    def view(self, as_of):
        """Open amounts of documents and receipts on a day."""
        documents, receipts, stands = {}, {}, {}
        for d in self.documents:
            if day(d['issue_date']) <= as_of:
                sign = -1 if d['kind'] == 'credit_note' else 1
                documents[d['doc_no'], d['installment_no']] = [
                    d, sign * amount(d['amount'])]
        for r in self.receipts:
            back = day(r['reversed_date'])
            stands[r['receipt_no']] = not back or back > as_of
            if day(r['receipt_date']) <= as_of and stands[r['receipt_no']]:
                receipts[r['receipt_no']] = [r, -amount(r['amount'])]
        for a in self.allocations:
            source = a['from_no']
            issued = day(self.parts[a['to_doc_no']][0]['issue_date'])
            if max(day(a['allocation_date']), issued) > as_of or \
                    not stands.get(source, True):
                continue
            from_side = receipts[source] if source in receipts \
                else documents[source, '']
            from_side[1] += amount(a['amount'])
            self.spread(documents, a)
        for w in self.writeoffs:
            if day(w['writeoff_date']) <= as_of:
                documents[w['doc_no'], w['installment_no']][1] -= \
                    amount(w['amount'])
        return documents, receipts

    def disputed(self, documents, as_of):
        """What is disputed of each document, by its own disputes and by what
        its customer contests as a whole, the oldest due first."""
        now = [d for d in self.disputes if day(d['from']) <= as_of and
               (not d['until'] or day(d['until']) >= as_of)]
        out = defaultdict(Decimal)
        for d in now:
            key = d['doc_no'], d['installment_no']
            if d['doc_no']:
                opened = documents[key][1]
                out[key] = min(opened, out[key] + amount(d['amount'])) \
                    if d['amount'] else opened
        for d in now:
            rest = amount(d['amount'] or '1e12')
            for key, (doc, opened) in sorted(
                    documents.items(), key=lambda x: x[1][0]['due']):
                if not d['doc_no'] and doc['kind'] != 'credit_note' and \
                        doc['customer_id'] == self.called[d['customer_id']]:
                    part = min(rest, opened - out[key])
                    out[key] += part
                    rest -= part
        return out

    def letters(self, as_of, days, minimum):
        """(customer, currency) -> [claimed, documents, oldest, unapplied]"""
        documents, receipts = self.view(as_of)
        disputed = self.disputed(documents, as_of)
        cases = defaultdict(lambda: [Decimal(0), 0, 0, Decimal(0)])
        for r, left in receipts.values():
            cases[r['customer_id'], r['currency']][3] += left
        for key, (d, opened) in documents.items():
            case = cases[d['customer_id'], d['currency']]
            if d['kind'] == 'credit_note':
                case[3] += opened
                continue
            late = (as_of - d['due']).days
            claimed = opened - disputed[key]
            handed_over = day(d['handed_over_date'])
            if handed_over and handed_over <= as_of:
                continue
            if late > 0 and claimed > 0:
                case[0] += claimed
                case[1] += 1
                case[2] = max(case[2], late)
        return {key: case for key, case in sorted(cases.items())
                if case[2] >= days and case[0] > -case[3]
                # The same number in every currency.
                and case[0] + case[3] >= minimum}


if __name__ == '__main__':
    book = Book(sys.argv[1])
    due = book.letters(datetime.date.fromisoformat(sys.argv[2]), 1, 500)
    for (customer, currency), case in due.items():
        print(customer, currency, f'{case[0]:,}', f'{case[0] + case[3]:,}', case[1],
              book.customers[customer]['name'], sep='\t')
