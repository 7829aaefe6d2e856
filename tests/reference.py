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


def read(path, encoding='utf-8-sig'):
    with open(path, encoding=encoding, newline='') as f:
        return list(csv.DictReader(f))


def day(text):
    numbers = re.match(r'(\d{4})\D+(\d+)\D+(\d+)', text)
    return datetime.date(*map(int, numbers.groups())) if numbers else None


def amount(text):
    return Decimal(text.replace(',', ''))


class Book:
    def __init__(self, folder):
        for table in ('documents', 'receipts', 'allocations', 'disputes'):
            setattr(self, table, read(f'{folder}/{table}.csv'))
        self.customers = {c['customer_id']: c for c in
                          read(f'{folder}/customers.csv', 'gb18030')}

    def view(self, as_of):
        """Open amounts of documents and receipts on a day."""
        documents, receipts, stands = {}, {}, {}
        for d in self.documents:
            if day(d['issue_date']) <= as_of:
                sign = -1 if d['kind'] == 'credit_note' else 1
                documents[d['doc_no']] = [d, sign * amount(d['amount'])]
        for r in self.receipts:
            back = day(r['reversed_date'])
            stands[r['receipt_no']] = not back or back > as_of
            if day(r['receipt_date']) <= as_of and stands[r['receipt_no']]:
                receipts[r['receipt_no']] = [r, -amount(r['amount'])]
        for a in self.allocations:
            source = a['from_no']
            if day(a['allocation_date']) > as_of or not stands.get(source, True):
                continue
            from_side = receipts if source in receipts else documents
            from_side[source][1] += amount(a['amount'])
            documents[a['to_doc_no']][1] -= amount(a['amount'])
        return documents, receipts

    def disputed(self, doc_no, opened, as_of):
        for d in self.disputes:
            until = day(d['until'])
            if d['doc_no'] == doc_no and day(d['from']) <= as_of and (
                    not until or until >= as_of):
                return min(opened, amount(d['amount'])) if d['amount'] \
                    else opened
        return Decimal(0)

    def letters(self, as_of, days, minimum):
        """(customer, currency) -> [claimed, documents, oldest, unapplied]"""
        documents, receipts = self.view(as_of)
        cases = defaultdict(lambda: [Decimal(0), 0, 0, Decimal(0)])
        for r, left in receipts.values():
            cases[r['customer_id'], r['currency']][3] += left
        for doc_no, (d, opened) in documents.items():
            case = cases[d['customer_id'], d['currency']]
            if d['kind'] == 'credit_note':
                case[3] += opened
                continue
            late = (as_of - day(d['due_date'])).days
            claimed = opened - self.disputed(doc_no, opened, as_of)
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
    due = book.letters(datetime.date.fromisoformat(sys.argv[2]), 7, 500)
    for (customer, currency), case in due.items():
        print(customer, currency, f'{case[0]:,}', f'{case[0] + case[3]:,}', case[1],
              book.customers[customer]['name'], sep='\t')
