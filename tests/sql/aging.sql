-- The aging of :day as lines (currency, customer, what, cents); the customer
-- of a currency's total is ''.  Buckets by days past due; by days since issue
-- and since posting; and by whole years since issue, the anniversary within.

CREATE TABLE bucket(name, low, high);
INSERT INTO bucket VALUES ('not_due_31+', -99999, -31), ('not_due_1-30', -30, -1),
    ('today', 0, 0), ('1-30', 1, 30), ('31-60', 31, 60), ('61-90', 61, 90),
    ('91-180', 91, 180), ('181-365', 181, 365), ('365+', 366, 99999);
CREATE TABLE age(name, low, high);
INSERT INTO age VALUES ('0-30', -99999, 30), ('31-60', 31, 60),
    ('61-90', 61, 90), ('91-180', 91, 180), ('181-365', 181, 365),
    ('366+', 366, 99999);
CREATE TABLE year(name, low, high); -- years after issue: low < day <= high
INSERT INTO year VALUES ('0-1y', -1, 1), ('1-2y', 1, 2), ('2-3y', 2, 3),
    ('3-4y', 3, 4), ('4-5y', 4, 5), ('5y+', 5, 1000);

CREATE TABLE aged AS
SELECT o.*,
       coalesce((SELECT name FROM bucket WHERE late BETWEEN low AND high),
                'no_due_date') AS bucket,
       (SELECT name FROM age WHERE julianday(:day) - julianday(issued)
                             BETWEEN low AND high) AS since_issue,
       (SELECT name FROM age
        WHERE julianday(:day) - julianday(coalesce(posted, issued))
              BETWEEN low AND high) AS since_posting,
       (SELECT name FROM year
        WHERE (low < 0 OR :day > min(date(issued, '+' || low || ' years'),
                date(issued, 'start of month', '+' || low || ' years',
                     '+1 month', '-1 day')))
          AND :day <= min(date(issued, '+' || high || ' years'),
                date(issued, 'start of month', '+' || high || ' years',
                     '+1 month', '-1 day'))) AS disclosed,
       coalesce(c.amount, 0) AS contested,
       max(0, min(open, coalesce(b.amount, 0))) AS came_back
FROM open_doc o LEFT JOIN contested c ON c.id = o.id
     LEFT JOIN came_back b ON b.doc = o.id
WHERE kind <> 'credit_note' AND open <> 0;

CREATE TABLE line(currency, customer, what, cents);
INSERT INTO line
SELECT currency, customer, bucket, sum(open) FROM aged GROUP BY 1, 2, 3;
INSERT INTO line
SELECT currency, customer, 'issue_date ' || since_issue, sum(open)
FROM aged GROUP BY 1, 2, 3;
INSERT INTO line
SELECT currency, customer, 'posting_date ' || since_posting, sum(open)
FROM aged GROUP BY 1, 2, 3;
INSERT INTO line
SELECT currency, customer, 'disclosure ' || disclosed, sum(open)
FROM aged GROUP BY 1, 2, 3;
INSERT INTO line
SELECT currency, customer, 'count', count(*) FROM aged GROUP BY 1, 2;
INSERT INTO line
SELECT currency, customer, 'overdue', sum(open)
FROM aged WHERE late > 0 GROUP BY 1, 2;
INSERT INTO line
SELECT currency, customer, 'disputed', sum(contested) FROM aged GROUP BY 1, 2;
INSERT INTO line
SELECT currency, customer, 'retention', sum(open)
FROM aged WHERE class = 'retention' GROUP BY 1, 2;
INSERT INTO line
SELECT currency, customer, 'bills', sum(open)
FROM aged WHERE class = 'bill' GROUP BY 1, 2;
INSERT INTO line
SELECT currency, customer, 'returned', sum(came_back) FROM aged GROUP BY 1, 2;
INSERT INTO line
SELECT currency, customer, 'handed_over', sum(open)
FROM aged WHERE handed_over <= :day GROUP BY 1, 2;
INSERT INTO line
SELECT currency, customer, 'unapplied', sum(open)
FROM (SELECT currency, customer, open FROM open_money
      UNION ALL SELECT currency, customer, open FROM open_doc
      WHERE kind = 'credit_note') GROUP BY 1, 2;
INSERT INTO line
SELECT currency, customer, 'total', sum(cents) FROM line
WHERE what IN (SELECT name FROM bucket) OR what IN ('no_due_date', 'unapplied')
GROUP BY 1, 2;

-- Bills beside the total: in hand until they are paid or come back, also past
-- their maturity; passed on until they mature.
INSERT INTO line
SELECT currency, customer, CASE
           WHEN status IN ('已背书', '已贴现') THEN 'bills_passed_on'
           ELSE 'bills_held' END, sum(amount)
FROM bill
WHERE received <= :day AND CASE status
          WHEN '已背书' THEN maturity > :day
          WHEN '已贴现' THEN maturity > :day
          WHEN '已兑付' THEN coalesce(presented, maturity) > :day
          WHEN '拒付' THEN dishonoured > :day
          ELSE 1 END
GROUP BY 1, 2, 3;

-- The currency's totals, and how many documents a bucket has.
INSERT INTO line
SELECT currency, '', what, sum(cents) FROM line GROUP BY 1, 3;
INSERT INTO line
SELECT currency, '', 'count ' || bucket, count(*) FROM aged GROUP BY 1, 3;

-- Groups of two customers and more who have anything.
INSERT INTO line
WITH member AS (SELECT line.*, top FROM line JOIN family USING (customer)),
     several AS (SELECT currency, top FROM member WHERE cents <> 0
                 GROUP BY 1, 2 HAVING count(DISTINCT customer) > 1)
SELECT currency, 'group ' || top, what, sum(cents)
FROM member JOIN several USING (currency, top)
WHERE what IN (SELECT name FROM bucket) OR
      what IN ('no_due_date', 'total', 'overdue')
GROUP BY 1, top, 3;

-- In yuan, at the last rate that is not after the day: the currency's total is
-- converted, rounded half up once.
INSERT INTO line
SELECT currency, '', 'reporting', CASE currency WHEN 'CNY' THEN cents ELSE
           (cents * (SELECT rate FROM rate r
                     WHERE r.currency = line.currency AND day <= :day
                     ORDER BY day DESC LIMIT 1) + 5000) / 10000 END
FROM line
WHERE customer = '' AND what = 'total' AND (SELECT count(*) FROM rate) > 0;
INSERT INTO line
SELECT 'CNY', 'all', 'reporting', sum(cents) FROM line
WHERE what = 'reporting';
