-- What the program told, in the same lines: aging.json and check.json.
-- Amounts are texts with two decimals.

CREATE TABLE told(currency, customer, what, cents);
CREATE TABLE aging_json AS SELECT readfile('aging.json') AS j;
CREATE TABLE check_json AS SELECT readfile('check.json') AS j;

CREATE VIEW aging_row AS
SELECT r.value ->> 'currency' AS currency, '' AS customer, r.value AS row
FROM aging_json, json_each(j, '$.currencies') r
UNION ALL
SELECT r.value ->> 'currency', r.value ->> 'id', r.value
FROM aging_json, json_each(j, '$.customers') r;
CREATE TABLE aging_rows AS SELECT * FROM aging_row;

CREATE VIEW group_row AS
SELECT r.value ->> 'currency' AS currency,
       'group ' || (r.value ->> 'id') AS customer, r.value AS row
FROM aging_json, json_each(j, '$.groups') r;

CREATE VIEW amount_of AS
SELECT currency, customer, k.key AS what, k.value AS amount
FROM group_row, json_each(row) k WHERE k.key IN ('total', 'overdue')
UNION ALL
SELECT currency, customer, b.key, b.value
FROM group_row, json_each(row, '$.buckets') b
UNION ALL
SELECT currency, customer, k.key AS what, k.value AS amount
FROM aging_rows, json_each(row) k
WHERE k.key IN ('unapplied', 'disputed', 'overdue', 'retention', 'bills',
                'returned', 'handed_over', 'bills_held', 'bills_passed_on') OR
      (k.key = 'total' AND k.type = 'text')
UNION ALL
SELECT currency, customer, 'total', row ->> '$.total.amount'
FROM aging_rows WHERE customer = ''
UNION ALL
SELECT currency, customer, b.key, b.value
FROM aging_rows, json_each(row, '$.buckets') b WHERE customer <> ''
UNION ALL
SELECT currency, customer, b.value ->> 'name', b.value ->> 'amount'
FROM aging_rows, json_each(row, '$.buckets') b WHERE customer = ''
UNION ALL
SELECT currency, customer, s.key || ' ' || b.key, b.value
FROM aging_rows, json_each(row, '$.bases') s, json_each(s.value) b
WHERE customer <> ''
UNION ALL
SELECT currency, customer, s.key || ' ' || (b.value ->> 'name'),
       b.value ->> 'amount'
FROM aging_rows, json_each(row, '$.bases') s, json_each(s.value) b
WHERE customer = '';

INSERT INTO told
SELECT r.value ->> 'currency', '', 'reporting',
       CAST(replace(r.value ->> 'total', '.', '') AS INTEGER)
FROM aging_json, json_each(j, '$.reporting.rows') r
UNION ALL
SELECT j ->> '$.reporting.currency', 'all', 'reporting',
       CAST(replace(j ->> '$.reporting.total.total', '.', '') AS INTEGER)
FROM aging_json WHERE j ->> '$.reporting.currency' IS NOT NULL;

CREATE VIEW tie_row AS
SELECT r.value ->> 'currency' AS currency, '' AS customer, r.value AS row
FROM check_json, json_each(j, '$.tie_out.currencies') r
UNION ALL
SELECT r.value ->> 'currency', r.value ->> 'id', r.value
FROM check_json, json_each(j, '$.tie_out.customers') r;

INSERT INTO told
SELECT currency, customer, what, CAST(replace(amount, '.', '') AS INTEGER)
FROM amount_of;
INSERT INTO told
SELECT currency, '', 'count ' || (b.value ->> 'name'), b.value ->> 'count'
FROM aging_rows, json_each(row, '$.buckets') b WHERE customer = '';
INSERT INTO told
SELECT currency, customer, 'count', row ->> 'count'
FROM aging_rows WHERE customer <> ''
UNION ALL
SELECT currency, customer, 'count', row ->> '$.total.count'
FROM aging_rows WHERE customer = '';
INSERT INTO told
SELECT currency, customer, 'tie ' || k.key,
       CAST(replace(k.value, '.', '') AS INTEGER)
FROM tie_row, json_each(row) k
WHERE k.key IN ('opening', 'restated', 'invoices', 'debit_notes', 'reversals',
                'receipts', 'bills', 'credits', 'writeoffs', 'closing',
                'buckets', 'unapplied', 'control', 'exported_difference',
                'retention_conditional',
                'credit_balances', 'balance_sheet') AND k.type = 'text';
