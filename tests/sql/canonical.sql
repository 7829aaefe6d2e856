-- A book of canonical tables, imported as they stand (raw_*, all text; the
-- columns in the order of the files), becomes the ledger of tables.sql.
-- :known is the last day of recording that counts.

CREATE TABLE raw_customers(customer_id, name, name_en, uscc, address,
    legal_representative, contact, phone, email, language, region, collector,
    credit_limit, terms_days, currency, parent_id, former_ids, industry,
    salesperson, credit_rating);
CREATE TABLE raw_documents(doc_no, customer_id, kind, issue_date, due_date,
    currency, amount, tax, order_no, description, installment_no, posting_date,
    contract_no, delivery_date, class, handed_over_date, recorded_date);
CREATE TABLE raw_receipts(receipt_no, customer_id, receipt_date, currency,
    amount, method, bank_ref, doc_nos, reversed_date, recorded_date);
CREATE TABLE raw_allocations(from_no, to_doc_no, to_installment_no,
    allocation_date, amount, recorded_date);
CREATE TABLE raw_disputes(doc_no, installment_no, customer_id, "from", until,
    amount, reason, recorded_date);
CREATE TABLE raw_bills(bill_no, customer_id, kind, currency, amount, drawer,
    acceptor, issue_date, received_date, maturity_date, status, presented_at,
    dishonoured_at, proof, doc_nos, recorded_date);
CREATE TABLE raw_writeoffs(writeoff_date, doc_no, installment_no, amount,
    reason, recorded_date);
CREATE TABLE raw_control(as_of, account, currency, amount);
CREATE TABLE raw_fx(currency, rate_date, rate);
.import --csv --skip 1 customers.csv raw_customers
.import --csv --skip 1 documents.csv raw_documents
.import --csv --skip 1 receipts.csv raw_receipts
.import --csv --skip 1 allocations.csv raw_allocations
.import --csv --skip 1 disputes.csv raw_disputes
.import --csv --skip 1 bills.csv raw_bills
.import --csv --skip 1 writeoffs.csv raw_writeoffs
.import --csv --skip 1 control.csv raw_control
.import --csv --skip 1 fx.csv raw_fx

-- Receipts write 2026/7/3, and money with commas.
CREATE TABLE slashed(text PRIMARY KEY, day);
INSERT INTO slashed
WITH texts(t) AS (SELECT receipt_date FROM raw_receipts
                  UNION SELECT reversed_date FROM raw_receipts
                  UNION SELECT recorded_date FROM raw_receipts),
     cut(t, year, rest) AS (SELECT t, substr(t, 1, 4), substr(t, 6) FROM texts
                            WHERE t <> '')
SELECT t, printf('%04d-%02d-%02d', year,
                 substr(rest, 1, instr(rest, '/') - 1),
                 substr(rest, instr(rest, '/') + 1))
FROM cut;

-- A customer is known by his number, and by what he was called before.
CREATE TABLE alias(called PRIMARY KEY, customer);
INSERT INTO alias SELECT customer_id, customer_id FROM raw_customers;
INSERT OR IGNORE INTO alias
WITH RECURSIVE part(customer, called, rest) AS (
    SELECT customer_id, '', replace(former_ids, '；', ';') || ';'
    FROM raw_customers WHERE former_ids <> ''
    UNION ALL
    SELECT customer, trim(substr(rest, 1, instr(rest, ';') - 1)),
           substr(rest, instr(rest, ';') + 1)
    FROM part WHERE rest <> '')
SELECT called, customer FROM part WHERE called <> '';

-- Credit notes and red letters reduce what is owed.  The policy of the book:
-- retention money is due twelve months after delivery, by the calendar: from
-- 29 February to 28 February.
INSERT INTO doc
SELECT d.rowid, doc_no, installment_no, alias.customer,
       CASE kind WHEN 'red_letter' THEN 'invoice' ELSE kind END, class,
       issue_date, nullif(posting_date, ''),
       CASE WHEN due_date <> '' THEN due_date
            WHEN class = 'retention' THEN min(
                date(nullif(delivery_date, ''), '+12 months'),
                date(nullif(delivery_date, ''), 'start of month',
                     '+13 months', '-1 day'))
            WHEN class = 'trade' THEN
                date(issue_date, '+' || terms_days || ' days') END,
       d.currency,
       CASE WHEN kind IN ('credit_note', 'red_letter') THEN -1 ELSE 1 END *
           abs(CAST(round(amount * 100) AS INTEGER)),
       nullif(handed_over_date, '')
FROM raw_documents d JOIN alias ON called = d.customer_id
     JOIN raw_customers c ON c.customer_id = alias.customer
WHERE recorded_date <= :known;

-- Money that came in, dated when it counts and when it was undone.
INSERT INTO money
SELECT r.rowid, receipt_no, bank_ref, alias.customer, currency,
       CAST(round(replace(amount, ',', '') * 100) AS INTEGER),
       came.day, gone.day, 0
FROM raw_receipts r JOIN alias ON called = r.customer_id
     JOIN slashed came ON came.text = receipt_date
     JOIN slashed noted ON noted.text = r.recorded_date
     LEFT JOIN slashed gone ON gone.text = reversed_date
WHERE noted.day <= :known;

INSERT INTO bill
SELECT b.rowid, bill_no, alias.customer, currency,
       CAST(round(replace(amount, ',', '') * 100) AS INTEGER), status,
       coalesce(nullif(received_date, ''), issue_date), maturity_date,
       nullif(presented_at, ''), nullif(dishonoured_at, ''),
       (SELECT m.id FROM money m WHERE bank_ref = bill_no OR number = bill_no)
FROM raw_bills b JOIN alias ON called = b.customer_id
WHERE recorded_date <= :known;

-- A bill that has no receipt of its own in the export is one.
INSERT INTO money
SELECT (SELECT coalesce(max(id), 0) FROM money) + id, number, '', customer,
       currency, amount, received, NULL, 1
FROM bill WHERE money IS NULL;
UPDATE bill SET money = (SELECT id FROM money m WHERE m.number = bill.number
                         AND is_bill) WHERE money IS NULL;
UPDATE money SET is_bill = 1 WHERE id IN (SELECT money FROM bill);
UPDATE money SET reversed = (SELECT dishonoured FROM bill
                             WHERE bill.money = money.id)
WHERE is_bill AND reversed IS NULL;

-- An allocation counts from the day when both its ends are there.  One that
-- names a number of several instalments fills them up, the first due first.
CREATE TABLE named(id INTEGER PRIMARY KEY, money INTEGER, note INTEGER, doc_no,
    part, amount,
    day, source_day, undone);
INSERT INTO named
SELECT a.rowid, m.id, n.id, to_doc_no, to_installment_no,
       CAST(round(a.amount * 100) AS INTEGER), allocation_date,
       coalesce(m.received, n.issued), m.reversed
FROM raw_allocations a
     LEFT JOIN money m ON m.number = from_no
     LEFT JOIN doc n ON m.id IS NULL AND n.doc_no = from_no AND
                        n.kind = 'credit_note'
WHERE a.recorded_date <= :known;

CREATE TABLE several AS
SELECT doc_no FROM doc WHERE part <> '' GROUP BY doc_no HAVING count(*) > 1;
INSERT INTO alloc
SELECT money, note, d.id, a.amount, max(a.day, source_day, issued), undone
FROM named a JOIN doc d ON d.doc_no = a.doc_no AND d.part = a.part
WHERE a.part <> '' OR a.doc_no NOT IN several;
INSERT INTO alloc
WITH room AS (SELECT id, doc_no, issued,
                     sum(owed) OVER up - owed AS low, sum(owed) OVER up AS high
              FROM doc WHERE doc_no IN several
              WINDOW up AS (PARTITION BY doc_no ORDER BY due, id)),
     flow AS (SELECT *, sum(amount) OVER up - amount AS low,
                     sum(amount) OVER up AS high
              FROM named WHERE part = '' AND doc_no IN several
              WINDOW up AS (PARTITION BY doc_no ORDER BY day, id))
SELECT money, note, room.id, min(flow.high, room.high) - max(flow.low, room.low),
       max(flow.day, source_day, issued), undone
FROM flow JOIN room USING (doc_no)
WHERE min(flow.high, room.high) > max(flow.low, room.low);

INSERT INTO written_off
SELECT d.id, CAST(round(w.amount * 100) AS INTEGER), max(writeoff_date, issued)
FROM raw_writeoffs w JOIN doc d ON d.doc_no = w.doc_no AND
                                   d.part = w.installment_no
WHERE w.recorded_date <= :known;

INSERT INTO disputed
SELECT d.id, coalesce(d.customer, alias.customer), "from", nullif(until, ''),
       CASE WHEN amount <> '' THEN CAST(round(amount * 100) AS INTEGER) END
FROM raw_disputes x
     LEFT JOIN doc d ON x.doc_no <> '' AND d.doc_no = x.doc_no AND
                        d.part = x.installment_no
     LEFT JOIN alias ON called = x.customer_id
WHERE x.recorded_date <= :known;

-- Rates are of four decimals here.
INSERT INTO rate
SELECT currency, rate_date, CAST(round(rate * 10000) AS INTEGER) FROM raw_fx;

INSERT INTO control
SELECT as_of, currency, CAST(round(amount * 100) AS INTEGER) AS amount
FROM raw_control;

-- Everybody's group: the one at the top.
INSERT INTO family
WITH RECURSIVE up(customer, top, parent) AS (
    SELECT customer_id, customer_id, parent_id FROM raw_customers
    UNION ALL
    SELECT customer, parent, parent_id
    FROM up JOIN raw_customers ON customer_id = parent)
SELECT customer, top FROM up WHERE parent = '';
