-- What the sheets about people must show, as lines: collector and customer with
-- what is overdue; use of the limits; whom to supply no more; disputes; what is
-- overdue without proof.  Reads aging.sql's tables and records/ as it stands.

CREATE TABLE exhibit(id, customer, "group", title, source, purpose, form,
    holder, day, file, contract, doc_no);
.import --csv --skip 1 evidence.csv exhibit
CREATE TABLE contract_row(number, customer);
.import --csv --skip 1 contract_rows.csv contract_row

CREATE TABLE amount AS
SELECT currency, customer,
       sum(CASE WHEN what = 'overdue' THEN cents ELSE 0 END) AS overdue,
       sum(CASE WHEN what = 'total' THEN cents ELSE 0 END) AS total,
       sum(CASE WHEN what = 'unapplied' THEN cents ELSE 0 END) AS unapplied,
       sum(CASE WHEN what = 'bills_held' THEN cents ELSE 0 END) AS bills
FROM line WHERE customer <> '' GROUP BY 1, 2;

SELECT 'collector', collector, a.customer, a.currency, a.overdue, a.total
FROM amount a JOIN raw_customers c ON c.customer_id = a.customer
ORDER BY 2, 3, 4;

-- A limit in the customer's currency, or else in the book's.
SELECT 'limit', a.customer, a.currency,
       CASE WHEN c.credit_limit <> '' AND c.currency = a.currency
            THEN CAST(round(c.credit_limit * 100) AS INTEGER) END,
       max(0, a.total + a.bills), max(0, -a.total - a.bills)
FROM amount a JOIN raw_customers c ON c.customer_id = a.customer
ORDER BY 2, 3;

-- Nobody for less than the book's least letter, 500.00.
SELECT 'stop', g.customer, g.currency, sum(g.open - g.contested)
FROM aged g JOIN amount a USING (customer, currency)
WHERE g.late > 30 GROUP BY 2, 3
HAVING sum(g.open - g.contested) + max(a.unapplied) >= 50000 AND
       sum(g.open > g.contested) > 0
ORDER BY 2, 3;

SELECT 'dispute', doc_no, currency, contested
FROM aged WHERE contested <> 0 ORDER BY 2;

-- Enough: a statement signed by him, of after the invoice; or contract or order
-- together with the delivery.
CREATE TABLE paper AS
SELECT e.*, CASE
           WHEN "group" LIKE '%合同%' AND
                (title LIKE '%合同%' OR title LIKE '%agreement%') THEN 'contract'
           WHEN "group" LIKE '%订单%' THEN 'order'
           WHEN "group" LIKE '%送货%' OR "group" LIKE '%签收%' THEN 'delivery'
           WHEN "group" LIKE '%对账%' THEN 'statement' END AS kind
FROM exhibit e WHERE form IN ('原件', '电子数据', '电子') AND file <> '';

CREATE TABLE claimed AS
SELECT g.id, g.doc_no || CASE WHEN g.part <> '' THEN '/' || g.part
                           ELSE '' END AS name,
       g.doc_no, g.customer, g.currency, g.open, g.issued,
       coalesce(nullif(d.contract_no, ''),
                (SELECT number FROM contract_row k
                 WHERE k.customer = g.customer GROUP BY k.customer
                 HAVING count(*) = 1), '') AS contract_no,
       coalesce(nullif(d.order_no, ''), '?') AS order_no
FROM aged g JOIN raw_documents d ON d.rowid = g.id
WHERE g.late > 0 AND g.open > 0;

CREATE TABLE shown AS
SELECT c.id, p.kind
FROM claimed c JOIN paper p ON p.customer = c.customer
WHERE CASE WHEN p.doc_no <> '' THEN p.doc_no = c.doc_no
      ELSE CASE p.kind
          WHEN 'contract' THEN p.contract = '' OR p.contract = c.contract_no
          WHEN 'statement' THEN p.day >= c.issued AND p.day <> '' AND
               (p.contract = '' OR p.contract = c.contract_no)
          ELSE instr(p.title, c.order_no) + instr(p.title, c.doc_no) > 0 END
      END;

SELECT 'proof', name, c.customer, currency, open,
       CASE WHEN EXISTS (SELECT * FROM shown s
                         WHERE s.id = c.id AND kind = 'statement') OR
                 EXISTS (SELECT * FROM shown s
                         WHERE s.id = c.id AND kind = 'delivery') AND
                 EXISTS (SELECT * FROM shown s WHERE s.id = c.id AND
                         kind IN ('contract', 'order'))
            THEN 0 ELSE open END
FROM claimed c ORDER BY 2;
