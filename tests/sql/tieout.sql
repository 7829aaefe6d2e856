-- The tie-out of :day in the lines of aging.sql: from :before on (no day:
-- from the beginning), with what was reported then as the opening
-- (reported(currency, customer, cents), from the files of that day).

CREATE TABLE reported(currency, customer, cents);
.import --csv reported.csv reported

CREATE TABLE event(currency, customer, what, day, cents, sign);
INSERT INTO event
SELECT currency, customer, CASE kind
           WHEN 'invoice' THEN 'invoices' WHEN 'debit_note' THEN 'debit_notes'
           WHEN 'credit_note' THEN 'credits'
           ELSE iif(:before IS NULL, 'opening', 'invoices') END, issued,
       CASE kind WHEN 'credit_note' THEN -owed ELSE owed END,
       CASE kind WHEN 'credit_note' THEN -1 ELSE 1 END
FROM doc;
INSERT INTO event
SELECT currency, customer, CASE WHEN amount < 0 THEN 'reversals'
                                WHEN is_bill THEN 'bills'
                                ELSE 'receipts' END, received,
       abs(amount), CASE WHEN amount < 0 THEN 1 ELSE -1 END
FROM money;
INSERT INTO event
SELECT currency, customer, 'reversals', max(reversed, received), amount, 1
FROM money WHERE reversed IS NOT NULL;
INSERT INTO event
SELECT currency, customer, 'writeoffs', effective, amount, -1
FROM written_off JOIN doc ON doc.id = written_off.doc;
INSERT INTO event
SELECT currency, customer, 'exported_difference', issued, difference, 1
FROM exported JOIN doc ON doc.id = exported.doc;

CREATE TABLE tie(currency, customer, what, cents);
INSERT INTO tie
SELECT currency, customer, what, sum(cents) FROM event
WHERE day <= :day AND (:before IS NULL OR day > :before) GROUP BY 1, 2, 3;
INSERT INTO tie SELECT currency, customer, 'opening', cents FROM reported;
INSERT INTO tie
SELECT currency, customer, 'restated', sum(cents)
FROM (SELECT currency, customer, sign * cents AS cents FROM event
      WHERE day <= :before
      UNION ALL SELECT currency, customer, -cents FROM reported)
WHERE :before IS NOT NULL GROUP BY 1, 2;
INSERT INTO tie
SELECT currency, customer, 'closing', sum(sign * cents) FROM event
WHERE day <= :day GROUP BY 1, 2;
INSERT INTO tie
SELECT currency, customer, 'buckets', sum(open) FROM aged GROUP BY 1, 2;
INSERT INTO tie
SELECT currency, customer, 'unapplied', cents FROM line
WHERE what = 'unapplied' AND customer <> '';

-- The bridge to the balance sheet: retention that is not due yet is an asset of
-- its own; who has less than nothing beside it is a creditor.
INSERT INTO tie
SELECT currency, customer, 'retention_conditional', sum(open) FROM aged
WHERE class = 'retention' AND (due IS NULL OR due > :day) GROUP BY 1, 2;
INSERT INTO tie
SELECT currency, customer, CASE WHEN sum(cents) < 0 THEN 'credit_balances'
                                ELSE 'balance_sheet' END, abs(sum(cents))
FROM (SELECT currency, customer, cents FROM tie WHERE what = 'closing'
      UNION ALL SELECT currency, customer, -cents FROM tie
      WHERE what = 'retention_conditional')
GROUP BY 1, 2;

INSERT INTO tie SELECT currency, '', what, sum(cents) FROM tie GROUP BY 1, 3;
INSERT INTO tie
SELECT currency, '', 'control', sum(amount) FROM control
WHERE as_of = :day GROUP BY 1;
INSERT INTO line
SELECT currency, customer, 'tie ' || what, sum(cents) FROM tie GROUP BY 1, 2, 3;
