-- The key figures of :day from the ledger of tables.sql, by currency, and
-- within it of all (''), of each collector and of each region; :rate is that of
-- financing.
-- Policy as in the sample book: DSO over 90 days, week of 7, promises of 30
-- days with 2 worked days of grace and 95 %, cohorts of 30, 60 and 90 days,
-- retention over 180 days.  Credit notes stand apart.  Written from the
-- definitions, row by row and day by day.

CREATE TABLE raw_costs(cost_date, kind, amount, currency, customer_id);
.import --csv --skip 1 costs.csv raw_costs
CREATE TABLE typed_costs(cost_date, kind, currency, amount, customer_id, basis,
    evidence, recorded_date);
.import --csv --skip 1 typed_costs.csv typed_costs
CREATE TABLE raw_contacts(made, customer_id, channel, direction, person,
    counterpart, summary, reason, promised, currency, amount, doc_nos, claim,
    recorded_date);
.import --csv contacts.csv raw_contacts
CREATE TABLE raw_calendar(day, kind, name);
.import --csv --skip 1 calendar.csv raw_calendar

-- Everybody is one of all, of a collector's and of a region's customers.
CREATE TABLE member AS
SELECT customer_id AS customer, '' AS grp FROM raw_customers
UNION ALL SELECT customer_id, 'collector ' || collector FROM raw_customers
UNION ALL SELECT customer_id, 'region ' || region FROM raw_customers;

-- Evenings that the figures need; the week's days are d0 .. d7.
CREATE TABLE evening(name, day);
INSERT INTO evening VALUES ('now', :day), ('sales', date(:day, '-90 days')),
    ('closed', CASE WHEN date(:day, '+1 day') = date(:day, '+1 day',
                                                     'start of month')
                    THEN :day ELSE date(:day, 'start of month', '-1 day') END);
INSERT INTO evening SELECT 'before', date(day, 'start of month', '-1 day')
FROM evening WHERE name = 'closed';
INSERT INTO evening WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1
                                            FROM n WHERE i < 7)
SELECT 'd' || i, date(:day, '-' || i || ' days') FROM n;

-- What reduces a document, when and until when.
CREATE TABLE move(doc, amount, since, undone, how);
INSERT INTO move
SELECT doc, a.amount, effective, undone,
       CASE WHEN note IS NOT NULL THEN 'credit' WHEN is_bill THEN 'bill'
            ELSE 'cash' END
FROM alloc a LEFT JOIN money ON money.id = a.money;
INSERT INTO move
SELECT note, -amount, effective, undone, 'note' FROM alloc
WHERE note IS NOT NULL;
INSERT INTO move
SELECT doc, amount, effective, NULL, 'written' FROM written_off;
DELETE FROM move WHERE undone <= since;
CREATE INDEX move_doc ON move(doc);

CREATE TABLE stood AS
SELECT e.name, e.day, d.id, d.currency, d.customer, d.kind, d.due, d.issued,
       owed - coalesce((SELECT sum(amount) FROM move m
                        WHERE m.doc = d.id AND m.since <= e.day AND
                              (m.undone IS NULL OR m.undone > e.day)), 0)
           AS open
FROM evening e JOIN doc d ON issued <= e.day;
CREATE TABLE stood_money AS
SELECT e.name, m.currency, m.customer,
       -CASE WHEN received <= e.day AND (reversed IS NULL OR reversed > e.day)
             THEN m.amount ELSE 0 END +
       coalesce((SELECT sum(a.amount) FROM alloc a
                 WHERE a.money = m.id AND a.effective <= e.day AND
                       (a.undone IS NULL OR a.undone > e.day)), 0) AS open
FROM evening e JOIN money m;

-- What a customer adds to what.
CREATE TABLE part(currency, customer, what, n);
INSERT INTO part
SELECT currency, customer, 'er ' || name, sum(open)
FROM (SELECT name, currency, customer, open FROM stood UNION ALL
      SELECT name, currency, customer, open FROM stood_money)
WHERE name IN ('now', 'sales', 'closed', 'before') GROUP BY 1, 2, 3;
INSERT INTO part
SELECT currency, customer, 'ec ' || name, sum(open) FROM stood
WHERE name IN ('now', 'closed') AND kind <> 'credit_note' AND due >= day
GROUP BY 1, 2, 3;
INSERT INTO part
SELECT currency, customer, 'overdue ' || name, sum(open) FROM stood
WHERE kind <> 'credit_note' AND due < day GROUP BY 1, 2, 3;
INSERT INTO part
SELECT currency, customer, 'over 90', sum(open) FROM stood
WHERE name = 'now' AND kind <> 'credit_note' AND due < date(:day, '-90 days')
GROUP BY 1, 2;
INSERT INTO part
SELECT currency, customer, 'late days',
       sum(open * CAST(julianday(:day) - julianday(due) AS INTEGER))
FROM stood WHERE name = 'now' AND kind <> 'credit_note' AND due < :day
GROUP BY 1, 2;
INSERT INTO part -- each evening of the week
SELECT currency, customer, 'money days', sum(n) FROM part
WHERE what IN ('overdue d0', 'overdue d1', 'overdue d2', 'overdue d3',
               'overdue d4', 'overdue d5', 'overdue d6') GROUP BY 1, 2;
INSERT INTO part
SELECT currency, customer, 'sales', sum(owed) FROM doc
WHERE kind <> 'opening' AND issued > date(:day, '-90 days') AND issued <= :day
GROUP BY 1, 2;
INSERT INTO part
SELECT currency, customer, 'closed sales', sum(owed)
FROM doc, evening c, evening b
WHERE kind <> 'opening' AND c.name = 'closed' AND b.name = 'before' AND
      issued > b.day AND issued <= c.day GROUP BY 1, 2;
INSERT INTO part
SELECT currency, customer, 'collected', sum(amount)
FROM (SELECT currency, customer, amount, received AS day, reversed FROM money
      WHERE NOT is_bill
      UNION ALL SELECT currency, customer, -amount, reversed, NULL FROM money
      WHERE NOT is_bill AND reversed > received)
WHERE (reversed IS NULL OR reversed > day) AND
      day > date(:day, '-7 days') AND day <= :day GROUP BY 1, 2;

-- What was paid in the window, and how late.
CREATE TABLE paid AS
SELECT currency, customer, amount,
       CAST(julianday(since) - julianday(due) AS INTEGER) AS late, since AS day
FROM move JOIN doc ON doc.id = move.doc
WHERE how = 'cash' AND due IS NOT NULL AND kind <> 'credit_note'
UNION ALL
SELECT currency, customer, -amount,
       CAST(julianday(since) - julianday(due) AS INTEGER), undone
FROM move JOIN doc ON doc.id = move.doc
WHERE how = 'cash' AND due IS NOT NULL AND kind <> 'credit_note' AND
      undone IS NOT NULL;
INSERT INTO part
SELECT currency, customer, 'paid', sum(amount) FROM paid
WHERE day > date(:day, '-90 days') AND day <= :day GROUP BY 1, 2
UNION ALL
SELECT currency, customer, 'paid days', sum(amount * late) FROM paid
WHERE day > date(:day, '-90 days') AND day <= :day GROUP BY 1, 2;

-- The recovery base of the week.
CREATE TABLE base AS
SELECT id, currency, customer, owed, due, w.day AS week,
       NOT (due < w.day AND issued <= w.day) AS is_new,
       CASE WHEN due < w.day AND issued <= w.day THEN w.day ELSE due END AS since
FROM doc, evening w
WHERE w.name = 'd7' AND kind <> 'credit_note' AND due < :day AND
      issued <= :day;
CREATE TABLE newly AS
SELECT b.currency, b.customer,
       CASE WHEN is_new THEN owed - coalesce((
           SELECT sum(amount) FROM move m
           WHERE m.doc = b.id AND m.since <= b.since AND
                 (m.undone IS NULL OR m.undone > b.since)), 0) ELSE 0 END +
       coalesce((SELECT sum(amount) FROM move m
                 WHERE m.doc = b.id AND m.since <= b.since AND
                       m.undone > b.since AND m.undone <= :day), 0) +
       max(0, coalesce((SELECT -sum(amount) FROM move m
                        WHERE m.doc = b.id AND how = 'written' AND
                              m.since > b.since AND m.since <= :day), 0)) AS n
FROM base b;
INSERT INTO part
SELECT currency, customer, 'newly', sum(n) FROM newly GROUP BY 1, 2;
INSERT INTO part
SELECT b.currency, b.customer, 'recovered', sum(m.amount)
FROM base b JOIN move m ON m.doc = b.id
WHERE how = 'cash' AND m.since > b.since AND m.since <= :day AND
      (m.undone IS NULL OR m.undone > :day) GROUP BY 1, 2;
INSERT INTO part
SELECT currency, customer, 'case', 1 FROM part
WHERE what IN ('overdue d7', 'newly') AND n > 0 GROUP BY 1, 2;

-- Cohorts by days since overdue.
CREATE TABLE cohort AS
WITH n(i, days) AS (VALUES (1, 30), (2, 60), (3, 90)),
     first AS (SELECT *, max(date(due, '+1 day'), issued) AS first FROM doc
               WHERE due IS NOT NULL AND kind <> 'credit_note')
SELECT i, id, currency, customer, due,
       date(first, '+' || (days - 1) || ' days') AS last,
       owed - coalesce((SELECT sum(amount) FROM move m
                        WHERE m.doc = first.id AND m.since <= due AND
                              (m.undone IS NULL OR m.undone > due)), 0) AS base
FROM first, n;
INSERT INTO part
SELECT currency, customer, 'cohort ' || i, sum(base) FROM cohort
WHERE last > date(:day, '-90 days') AND last <= :day GROUP BY 1, 2, 3
UNION ALL
SELECT c.currency, c.customer, 'cohort paid ' || i, sum(m.amount)
FROM cohort c JOIN move m ON m.doc = c.id
WHERE last > date(:day, '-90 days') AND last <= :day AND base <> 0 AND
      how = 'cash' AND m.since > due AND m.since <= last AND
      (m.undone IS NULL OR m.undone > last) GROUP BY 1, 2, 3;

-- Costs; the export writes 2026年7月3日.
CREATE TABLE cost AS
SELECT printf('%04d-%02d-%02d', substr(cost_date, 1, 4),
              substr(cost_date, 6, instr(cost_date, '月') - 6),
              replace(substr(cost_date, instr(cost_date, '月') + 1), '日', ''))
           AS day, currency, nullif(customer_id, '') AS customer,
       CAST(round(amount * 100) AS INTEGER) AS amount FROM raw_costs
UNION ALL
SELECT cost_date, currency, nullif(customer_id, ''),
       CAST(round(amount * 100) AS INTEGER) FROM typed_costs
WHERE recorded_date <= :known;
INSERT INTO part
SELECT currency, customer, 'cost', sum(amount) FROM cost
WHERE day > date(:day, '-7 days') AND day <= :day GROUP BY 1, 2
UNION ALL
SELECT currency, customer, 'cost rows', count(*) FROM cost
WHERE day > date(:day, '-7 days') AND day <= :day GROUP BY 1, 2;

INSERT INTO part
SELECT currency, customer, 'written off', sum(amount)
FROM written_off w JOIN doc ON doc.id = w.doc
WHERE effective > date(:day, '-90 days') AND effective <= :day GROUP BY 1, 2;

-- Customers sold to in half a year, and in the one before.
CREATE TABLE bought AS
SELECT currency, customer, max(issued > date(:day, '-180 days')) AS now,
       max(issued <= date(:day, '-180 days')) AS before
FROM doc WHERE kind IN ('invoice', 'debit_note') AND owed > 0 AND
               issued > date(:day, '-360 days') AND issued <= :day
GROUP BY 1, 2;
INSERT INTO part
SELECT currency, customer, 'bought before', 1 FROM bought WHERE before
UNION ALL
SELECT currency, customer, 'bought again', 1 FROM bought WHERE before AND now;

-- Promises: the second worked day after the promised one ends the grace.
CREATE TABLE worked AS
WITH RECURSIVE d(day) AS (SELECT '2025-12-01' UNION ALL
                          SELECT date(day, '+1 day') FROM d
                          WHERE day < '2026-12-31')
SELECT d.day, row_number() OVER (ORDER BY d.day) AS n
FROM d LEFT JOIN raw_calendar c ON c.day = d.day
WHERE coalesce(kind = '班', strftime('%w', d.day) BETWEEN '1' AND '5');
CREATE TABLE promise AS
SELECT min(c.rowid) AS id, customer_id AS customer, min(made) AS made,
       promised, doc_nos,
       CASE WHEN amount <> '' THEN currency END AS currency,
       CASE WHEN amount <> '' THEN CAST(round(amount * 100) AS INTEGER) END
           AS amount,
       (SELECT day FROM worked
        WHERE n = 1 + (SELECT min(n) FROM worked WHERE day > promised))
           AS until
FROM raw_contacts c
WHERE promised <> '' AND made <= :day AND recorded_date <= :known
GROUP BY customer_id, promised, doc_nos, currency, amount;
CREATE TABLE meant AS -- documents and what was open before
SELECT p.id, d.id AS doc, d.currency,
       owed - coalesce((SELECT sum(amount) FROM move m
                        WHERE m.doc = d.id AND m.since < made AND
                              (m.undone IS NULL OR m.undone >= made)), 0)
           AS open
FROM promise p JOIN doc d ON d.customer = p.customer AND issued <= made AND
                             kind <> 'credit_note' AND
                             (p.currency IS NULL OR p.currency = d.currency) AND
                             CASE WHEN doc_nos <> '' THEN d.doc_no = doc_nos
                                  ELSE due <= promised END;
CREATE TABLE given AS
SELECT id, currency, sum(open) AS promised FROM meant
WHERE id IN (SELECT id FROM promise WHERE amount IS NULL) GROUP BY 1, 2
UNION ALL SELECT id, currency, amount FROM promise WHERE amount IS NOT NULL;
CREATE TABLE judged AS
SELECT p.customer, g.currency, until, g.promised,
       coalesce((SELECT sum(m.amount) FROM meant x JOIN move m ON m.doc = x.doc
                 WHERE x.id = p.id AND x.currency = g.currency AND
                       how IN ('cash', 'bill') AND m.since >= made AND
                       m.since <= min(until, :day) AND
                       (m.undone IS NULL OR m.undone > :day)), 0) +
       coalesce((SELECT sum(max(0, rest)) FROM (
           SELECT r.amount - coalesce((
                      SELECT sum(a.amount) FROM alloc a
                      WHERE a.money = r.id AND a.effective <= :day AND
                            (a.undone IS NULL OR a.undone > :day)), 0) AS rest
           FROM money r
           WHERE r.customer = p.customer AND r.currency = g.currency AND
                 received >= made AND received <= min(until, :day) AND
                 (reversed IS NULL OR reversed > :day))), 0) AS paid
FROM given g JOIN promise p ON p.id = g.id WHERE g.promised > 0;
INSERT INTO part
SELECT currency, customer, 'promises', count(*) FROM judged
WHERE until > date(:day, '-30 days') AND until <= :day GROUP BY 1, 2
UNION ALL
SELECT currency, customer, 'kept', sum(paid * 100 >= promised * 95) FROM judged
WHERE until > date(:day, '-30 days') AND until <= :day GROUP BY 1, 2
UNION ALL
SELECT currency, customer, 'promised', sum(promised) FROM judged
WHERE until > date(:day, '-30 days') AND until <= :day GROUP BY 1, 2
UNION ALL
SELECT currency, customer, 'promised paid',
       sum(max(0, min(paid, promised))) FROM judged
WHERE until > date(:day, '-30 days') AND until <= :day GROUP BY 1, 2;

CREATE TABLE total AS
SELECT currency, '' AS grp, what, sum(n) AS n FROM part GROUP BY 1, 3
UNION ALL
SELECT currency, grp, what, sum(n) FROM part JOIN member USING (customer)
WHERE grp <> '' GROUP BY 1, 2, 3;
CREATE INDEX total_what ON total(what, currency, grp);

-- Who has anything to tell.
CREATE TABLE account AS
SELECT DISTINCT currency, grp
FROM (SELECT currency, customer FROM doc WHERE issued <= :day UNION
      SELECT currency, customer FROM money WHERE received <= :day)
     JOIN member USING (customer)
UNION SELECT currency, grp FROM total WHERE what = 'cost rows';

-- Months, newest first, with what was sold in them and is open of them.
CREATE TABLE month AS
WITH RECURSIVE m(i, first) AS (
    SELECT 0, date(:day, 'start of month') UNION ALL
    SELECT i + 1, date(first, '-1 month') FROM m WHERE first > '2024-12-01')
SELECT i, first, min(:day, date(first, '+1 month', '-1 day')) AS last,
       CAST(julianday(min(:day, date(first, '+1 month', '-1 day'))) -
            julianday(first) + 1 AS INTEGER) AS days
FROM m;
CREATE TABLE monthly AS
SELECT a.currency, a.grp, i, days,
       coalesce((SELECT sum(owed) FROM doc JOIN member USING (customer)
                 WHERE currency = a.currency AND grp = a.grp AND
                       kind <> 'opening' AND issued >= first AND
                       issued <= last), 0) AS sold,
       coalesce((SELECT sum(open) FROM stood s JOIN member USING (customer)
                 WHERE name = 'now' AND currency = a.currency AND
                       grp = a.grp AND kind <> 'credit_note' AND
                       issued >= first AND issued <= last), 0) AS open,
       coalesce((SELECT sum(open * (julianday(:day) - julianday(issued)))
                 FROM stood s JOIN member USING (customer)
                 WHERE name = 'now' AND currency = a.currency AND
                       grp = a.grp AND kind <> 'credit_note' AND
                       issued >= first AND issued <= last), 0) AS open_days
FROM account a, month;
CREATE TABLE used_up AS
SELECT m.*, er, sum(sold) OVER up - sold AS before,
       sum(sold) OVER up AS until, sum(days) OVER up - days AS days_before
FROM monthly m JOIN (SELECT a.currency, a.grp, coalesce(n, 0) AS er
                     FROM account a LEFT JOIN total t
                         ON t.currency = a.currency AND t.grp = a.grp AND
                            what = 'er now') USING (currency, grp)
WINDOW up AS (PARTITION BY currency, grp ORDER BY i);

-- numerator and denominator where the figure is their ratio, and how often.
CREATE TABLE formula(name, plus, minus, over_plus, over_minus, factor);
INSERT INTO formula VALUES
    ('dso', 'er now', '', 'sales', '', 90.0),
    ('dso_average', 'er both', '', 'sales', '', 45.0),
    ('best_possible_dso', 'ec now', '', 'sales', '', 90.0),
    ('average_days_delinquent', 'er now', 'ec now', 'sales', '', 90.0),
    ('days_late', 'late days', '', 'overdue now', '', 1.0),
    ('days_late_paid', 'paid days', '', 'paid', '', 1.0),
    ('cei', 'closed base', 'er closed', 'closed base', 'ec closed', 100.0),
    ('recovery_rate', 'recovered', '', 'recovery base', '', 100.0),
    ('recovery_cohort_1', 'cohort paid 1', '', 'cohort 1', '', 100.0),
    ('recovery_cohort_2', 'cohort paid 2', '', 'cohort 2', '', 100.0),
    ('recovery_cohort_3', 'cohort paid 3', '', 'cohort 3', '', 100.0),
    ('overdue_drop', 'overdue d7', 'overdue now', 'overdue d7', '', 100.0),
    ('cost_rate', 'cost', '', 'collected', '', 100.0),
    ('cost_per_case', 'cost', '', 'case', '', 0.01),
    ('promise_kept_count', 'kept', '', 'promises', '', 100.0),
    ('promise_kept_amount', 'promised paid', '', 'promised', '', 100.0),
    ('percent_current', 'ec now', '', 'er now', '', 100.0),
    ('percent_overdue', 'overdue now', '', 'er now', '', 100.0),
    ('percent_over_90', 'over 90', '', 'er now', '', 100.0),
    ('turnover', 'sales', '', 'er now', '', 365.0 / 90),
    ('turnover_average', 'sales', '', 'er both', '', 2 * 365.0 / 90),
    ('bad_debt_ratio', 'written off', '', 'sales', '', 100.0),
    ('customer_retention', 'bought again', '', 'bought before', '', 100.0),
    ('receivables', 'er now', '', NULL, '', 0.01),
    ('overdue_amount', 'overdue now', '', NULL, '', 0.01),
    ('over_90_amount', 'over 90', '', NULL, '', 0.01),
    ('collected', 'collected', '', NULL, '', 0.01);
INSERT INTO total
SELECT currency, grp, 'er both', sum(n) FROM total
WHERE what IN ('er now', 'er sales') GROUP BY 1, 2
UNION ALL
SELECT currency, grp, 'closed base', sum(n) FROM total
WHERE what IN ('er before', 'closed sales') GROUP BY 1, 2
UNION ALL
SELECT currency, grp, 'recovery base', sum(n) FROM total
WHERE what IN ('overdue d7', 'newly') GROUP BY 1, 2;

CREATE TABLE line(currency, grp, name, numerator, denominator, exact);
WITH terms AS (
    SELECT a.currency, a.grp, f.*,
           coalesce((SELECT n FROM total t WHERE what = 'er now' AND
                     t.currency = a.currency AND t.grp = a.grp), 0) AS owed,
           coalesce((SELECT n FROM total t WHERE what = plus AND
                     t.currency = a.currency AND t.grp = a.grp), 0) -
           coalesce((SELECT n FROM total t WHERE what = minus AND
                     t.currency = a.currency AND t.grp = a.grp), 0)
               AS numerator,
           CASE WHEN over_plus IS NOT NULL THEN
           coalesce((SELECT n FROM total t WHERE what = over_plus AND
                     t.currency = a.currency AND t.grp = a.grp), 0) -
           coalesce((SELECT n FROM total t WHERE what = over_minus AND
                     t.currency = a.currency AND t.grp = a.grp), 0) END
               AS denominator
    FROM account a, formula f)
INSERT INTO line
SELECT currency, grp, name, numerator, denominator,
       CASE WHEN over_plus IS NULL THEN numerator * factor
            WHEN name LIKE 'cost%' AND NOT EXISTS (
                SELECT 1 FROM total t WHERE what = 'cost rows' AND
                t.currency = terms.currency AND t.grp = terms.grp) THEN NULL
            WHEN name IN ('dso', 'dso_average', 'best_possible_dso',
                          'average_days_delinquent') AND
                 (abs(owed) > 20 * denominator OR
                  name = 'dso_average' AND abs(numerator) > 40 * denominator)
            THEN NULL -- beyond 20 windows
            WHEN denominator > 0 THEN numerator * factor / denominator END
FROM terms;
INSERT INTO line
SELECT a.currency, a.grp, 'financing_cost', coalesce(n, 0), NULL,
       coalesce(n, 0) * :rate / 365 / 100
FROM account a LEFT JOIN total t ON t.currency = a.currency AND
                                    t.grp = a.grp AND what = 'money days';
INSERT INTO line
SELECT currency, grp, 'dso_true', NULL, NULL,
       sum(open_days / sold) FILTER (WHERE sold > 0)
FROM monthly GROUP BY 1, 2
UNION ALL
SELECT currency, grp, 'dso_weighted', NULL, NULL,
       sum(1.0 * open * days / sold) FILTER (WHERE sold > 0)
FROM monthly GROUP BY 1, 2;
UPDATE line SET exact = NULL -- beyond 20 windows
WHERE name IN ('dso_true', 'dso_weighted') AND abs(exact) > 1800;
INSERT INTO line
SELECT currency, grp, 'dso_count_back', NULL, NULL,
       CASE WHEN er = 0 THEN 0.0 WHEN er > 0 THEN
           (SELECT days_before + 1.0 * (er - before) / sold * days
            FROM used_up u
            WHERE u.currency = x.currency AND u.grp = x.grp AND until >= er
            ORDER BY i LIMIT 1) END
FROM used_up x WHERE i = 0;

-- What the program told: kpi.json.  Amounts have two decimals.
CREATE TABLE kpi_json AS SELECT readfile('kpi.json') AS j;
CREATE TABLE told AS
SELECT c.value ->> 'currency' AS currency, '' AS grp,
       f.value ->> 'name' AS name,
       CAST(replace(f.value ->> 'numerator', '.', '') AS INTEGER) AS numerator,
       CAST(replace(f.value ->> 'denominator', '.', '') AS INTEGER)
           AS denominator,
       CAST(f.value ->> 'exact' AS REAL) AS exact, f.value ->> 'value' AS shown
FROM kpi_json, json_each(j, '$.currencies') c,
     json_each(c.value, '$.figures') f
UNION ALL
SELECT c.value ->> 'currency',
       (g.value ->> 'by') || ' ' || (g.value ->> 'name'), f.value ->> 'name',
       CAST(replace(f.value ->> 'numerator', '.', '') AS INTEGER),
       CAST(replace(f.value ->> 'denominator', '.', '') AS INTEGER),
       CAST(f.value ->> 'exact' AS REAL), f.value ->> 'value'
FROM kpi_json, json_each(j, '$.performance') g,
     json_each(g.value, '$.currencies') c, json_each(c.value, '$.figures') f;

-- Lines that only one side has, or that differ; nothing is the proof.  Six
-- decimals are told; rounded, the figure is within half of its last digit.
CREATE TABLE pair AS
SELECT l.*, t.numerator AS told_numerator, t.denominator AS told_denominator,
       t.exact AS told_exact, shown,
       0.5 / power(10, CASE instr(shown, '.') WHEN 0 THEN 0 ELSE
           length(shown) - instr(shown, '.') END) AS half
FROM line l JOIN told t USING (currency, grp, name);
SELECT 'only computed', currency, grp, name, exact FROM line
WHERE exact IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM told t WHERE t.currency = line.currency AND
    t.grp = line.grp AND t.name = line.name) LIMIT 20;
SELECT 'only told', currency, grp, name, shown FROM told
WHERE NOT EXISTS (
    SELECT 1 FROM line l WHERE l.currency = told.currency AND
    l.grp = told.grp AND l.name = told.name) LIMIT 20;
SELECT 'differs', currency, grp, name, numerator, denominator, exact,
       told_numerator, told_denominator, told_exact, shown
FROM pair
WHERE (exact IS NULL) <> (shown IS NULL) OR
      abs(exact - told_exact) > 0.0000011 OR
      abs(exact - shown) > half + 0.0000011 OR
      numerator <> told_numerator OR denominator <> told_denominator
ORDER BY 2, 3, 4 LIMIT 30;
