#!/usr/bin/python3
"""Each sample without each of its columns in turn: it is refused, or rows are
rejected, or what is owed stays the same in each currency and nothing more of
it is overdue.  Prints what is neither.

    erp_drop.py DUEBOOK FOLDER SAMPLE...
"""

import json
import os
import subprocess
import sys
from decimal import Decimal

import erp_expect

# Without the column of currencies a plain list is in the book's; a list of
# SAP's that lacks the documents' currencies is read by its local ones.
FINE = {('open-items', 'Currency'),
        ('sap-fbl5n-en', 'Amount in doc. curr.'),
        ('sap-fbl5n-en', 'Document currency'),
        ('sap-fbl5n-zh', '以凭证货币计的金额'), ('sap-fbl5n-zh', '凭证货币')}


def said(duebook, command, path):
    run = subprocess.run(
        [duebook, command, path, '--as-of', '2026-06-30', '--format', 'json'],
        capture_output=True, check=False)
    return None if run.returncode else json.loads(run.stdout)


def figures(duebook, path):
    """Owed and overdue by currency; None: refused, or rows rejected."""
    if not said(duebook, 'check', path):
        return None
    return {c['currency']: (Decimal(c['total']['amount']),
                            Decimal(c['overdue']))
            for c in said(duebook, 'aging', path)['currencies']}


def is_worse(was, now):
    return was.keys() != now.keys() or any(
        now[c][0] != was[c][0] or now[c][1] > was[c][1] for c in was)


def main():
    duebook, folder = sys.argv[1:3]
    tried = 0
    for sample in sys.argv[3:]:
        rows = erp_expect.rows_of(sample)
        path = os.path.join(folder, 'dropped.csv')
        erp_expect.write_csv(rows, path)
        was = figures(duebook, path)
        for at in range(max(len(r) for r in rows)):
            heads = {r[at] for r in rows[:8] if at < len(r)}
            if any((erp_expect.stem(sample), h) in FINE for h in heads):
                continue
            erp_expect.write_csv([r[:at] + r[at + 1:] for r in rows], path)
            now = figures(duebook, path)
            tried += 1
            if now and is_worse(was, now):
                print(sample, 'without column', at + 1, sorted(heads), was,
                      now)
    if tried < 100:
        print('only', tried, 'columns tried')


if __name__ == '__main__':
    main()
