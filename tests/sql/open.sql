-- What is open on :day, by document and by receipt.  A document is what it
-- was issued for, less what was allocated to it and written off by then; a
-- credit note and a receipt is what of it was not allocated yet, as less than
-- nothing.  What was undone by then never was.

CREATE TABLE used AS
SELECT * FROM alloc
WHERE effective <= :day AND (undone IS NULL OR undone > :day);

CREATE TABLE moved(doc INTEGER PRIMARY KEY, amount);
INSERT INTO moved
SELECT doc, sum(amount)
FROM (SELECT doc, -amount AS amount FROM used
      UNION ALL SELECT note, amount FROM used WHERE note IS NOT NULL
      UNION ALL SELECT doc, -amount FROM written_off WHERE effective <= :day
      UNION ALL SELECT doc, difference FROM exported)
GROUP BY doc;

CREATE TABLE open_doc AS
SELECT doc.*, owed + coalesce(amount, 0) AS open,
       CAST(julianday(:day) - julianday(due) AS INTEGER) AS late
FROM doc LEFT JOIN moved ON moved.doc = doc.id
WHERE issued <= :day;

CREATE TABLE spent(money INTEGER PRIMARY KEY, amount);
INSERT INTO spent
SELECT money, sum(amount) FROM used WHERE money IS NOT NULL GROUP BY money;

CREATE TABLE open_money AS
SELECT money.*, -money.amount + coalesce(spent.amount, 0) AS open
FROM money LEFT JOIN spent ON spent.money = money.id
WHERE received <= :day AND (reversed IS NULL OR reversed > :day);

-- What bills opened again when they came back unpaid.
CREATE TABLE came_back(doc INTEGER PRIMARY KEY, amount);
INSERT INTO came_back
SELECT doc, sum(alloc.amount)
FROM alloc JOIN bill ON bill.money = alloc.money
WHERE dishonoured <= :day AND undone <= :day AND effective < undone
GROUP BY doc;

-- A dispute of a document is about all that is open or up to its amount.  One
-- of a customer is about all, or up to its amount about the oldest due.
CREATE TABLE going_on AS
SELECT * FROM disputed
WHERE since <= :day AND (until IS NULL OR until >= :day);

CREATE TABLE contested(id INTEGER PRIMARY KEY, amount);
INSERT INTO contested
WITH named AS (
    SELECT id, o.customer, currency, due, open,
           CASE WHEN sum(amount IS NULL) THEN open
                ELSE min(sum(amount), open) END AS contested
    FROM open_doc o JOIN going_on g ON g.doc = o.id
    WHERE kind <> 'credit_note' AND open > 0 GROUP BY id),
rest AS (
    SELECT o.id, o.customer, o.currency, o.open,
           coalesce(contested, 0) AS contested,
           o.open - coalesce(contested, 0) AS free, o.due
    FROM open_doc o LEFT JOIN named ON named.id = o.id
    WHERE o.kind <> 'credit_note' AND o.open <> 0),
whole AS (
    SELECT customer, max(amount IS NULL) AS of_all, sum(amount) AS amount
    FROM going_on WHERE doc IS NULL GROUP BY customer),
queue AS (
    SELECT rest.*, of_all, amount,
           sum(CASE WHEN currency = 'CNY' AND open > 0 THEN free ELSE 0 END)
               OVER (PARTITION BY rest.customer
                     ORDER BY due IS NULL, due, id) AS up_to
    FROM rest LEFT JOIN whole USING (customer))
SELECT id, CASE WHEN of_all THEN open
                WHEN amount IS NULL OR currency <> 'CNY' OR open < 0
                THEN contested
                ELSE contested + max(0, min(free, amount - (up_to - free)))
           END AS amount
FROM queue;
