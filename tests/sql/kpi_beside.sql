-- What kpi.json tells beside its figures: the amounts they are made of, costs
-- by kind, months, roll rates and who owes most; and that every number of it is
-- proved here or named with where.  After open.sql and kpi.sql.

CREATE TABLE beside(currency, grp, name, n);
INSERT INTO beside -- amounts, in cents
WITH name(name, what) AS (VALUES
    ('receivables', 'er now'), ('current', 'ec now'),
    ('overdue', 'overdue now'), ('over_90', 'over 90'),
    ('sales', 'sales'), ('opening_overdue', 'overdue d7'),
    ('newly_overdue', 'newly'), ('recovery_base', 'recovery base'),
    ('recovered', 'recovered'), ('collected', 'collected'), ('cost', 'cost'))
SELECT a.currency, a.grp, name, coalesce(n, 0)
FROM account a, name LEFT JOIN total t
    ON t.currency = a.currency AND t.grp = a.grp AND t.what = name.what;
INSERT INTO beside
SELECT a.currency, a.grp, 'disputed', coalesce(sum(amount), 0)
FROM account a LEFT JOIN (
    SELECT c.amount, o.currency, m.grp
    FROM contested c JOIN open_doc o ON o.id = c.id JOIN member m USING (customer))
    USING (currency, grp) GROUP BY 1, 2;
INSERT INTO beside
SELECT a.currency, a.grp, x.name, coalesce(sum(n), 0)
FROM account a, (SELECT 'invoiced' AS name UNION ALL SELECT 'credited') x
     LEFT JOIN (
    SELECT d.currency, m.grp,
           CASE WHEN kind = 'credit_note' THEN 'credited' ELSE 'invoiced' END
               AS name,
           CASE WHEN kind = 'credit_note' THEN -owed ELSE owed END AS n
    FROM doc d JOIN member m USING (customer)
    WHERE kind <> 'opening' AND issued > date(:day, '-90 days') AND
          issued <= :day) s USING (currency, grp, name)
GROUP BY 1, 2, 3;
INSERT INTO beside -- applied in the week, less what was undone in it
SELECT a.currency, a.grp, x.name, coalesce(sum(n), 0)
FROM account a, (SELECT 'applied' AS name UNION ALL SELECT 'applied_bills') x
     LEFT JOIN (
    SELECT d.currency, m.grp,
           CASE how WHEN 'cash' THEN 'applied' ELSE 'applied_bills' END AS name,
           amount * ((since > date(:day, '-7 days') AND since <= :day) -
                     coalesce(undone > date(:day, '-7 days') AND
                              undone <= :day, 0)) AS n
    FROM move JOIN doc d ON d.id = doc JOIN member m USING (customer)
    WHERE how IN ('cash', 'bill')) s USING (currency, grp, name)
GROUP BY 1, 2, 3;

-- Costs by kind, and how many rows.
CREATE TABLE spending AS
SELECT currency, kind, sum(amount) AS amount, count(*) AS n
FROM (SELECT printf('%04d-%02d-%02d', substr(cost_date, 1, 4),
                    substr(cost_date, 6, instr(cost_date, '月') - 6),
                    replace(substr(cost_date, instr(cost_date, '月') + 1), '日',
                            '')) AS day, currency, kind,
             CAST(round(amount * 100) AS INTEGER) AS amount FROM raw_costs
      UNION ALL
      SELECT cost_date, currency, kind, CAST(round(amount * 100) AS INTEGER)
      FROM typed_costs WHERE recorded_date <= :known)
WHERE day > date(:day, '-7 days') AND day <= :day GROUP BY 1, 2;
INSERT INTO beside
SELECT currency, '', 'cost ' || kind, amount FROM spending
UNION ALL SELECT currency, '', 'cost rows ' || kind, n FROM spending;

-- Months as far back as they are told; the days that count-back takes of one
-- in hundredths.
CREATE TABLE told_month AS
SELECT c.value ->> 'currency' AS currency, m.value ->> 'from' AS first,
       m.value ->> 'to' AS last
FROM kpi_json, json_each(j, '$.currencies') c,
     json_each(c.value, '$.months') m;
CREATE TABLE taken AS
SELECT currency, first, last, sold, open,
       max(0, min(er, until) - min(er, before)) AS counted,
       CASE WHEN before >= er THEN 0.0
            WHEN until <= er THEN m.days
            ELSE 1.0 * (er - before) / sold * m.days END AS days
FROM month m JOIN used_up u USING (i) WHERE grp = '';
INSERT INTO beside
SELECT currency, '', name || ' ' || first, n
FROM (SELECT 'month sales' AS name, currency, first, last, sold AS n FROM taken
      UNION ALL SELECT 'month open', currency, first, last, open FROM taken
      UNION ALL
      SELECT 'month counted', currency, first, last, counted FROM taken
      UNION ALL
      SELECT 'month days', currency, first, last, round(100 * days) FROM taken)
     JOIN told_month USING (currency, first, last);

-- Rolls of the last closed month: buckets 0 (not overdue) to 6 (over 365).
CREATE TABLE aged_then AS
SELECT name, id, currency, open,
       CASE WHEN due >= day THEN 0
            ELSE (SELECT count(*) FROM (VALUES (0), (30), (60), (90), (180),
                                        (365)) AS b
                  WHERE julianday(day) - julianday(due) > b.column1) END
           AS bucket
FROM stood
WHERE name IN ('before', 'closed') AND kind <> 'credit_note' AND
      due IS NOT NULL AND open <> 0;
CREATE TABLE rolled AS
WITH step(i) AS (VALUES (0), (1), (2), (3), (4), (5))
SELECT currency, i,
       coalesce((SELECT sum(open) FROM aged_then t
                 WHERE name = 'before' AND t.currency = a.currency AND
                       bucket = i), 0) AS opening,
       coalesce((SELECT sum(CASE WHEN was.open < 0 AND is_.open < 0
                                 THEN max(was.open, is_.open)
                                 WHEN was.open > 0 AND is_.open > 0
                                 THEN min(was.open, is_.open) ELSE 0 END)
                 FROM aged_then was JOIN aged_then is_ USING (id)
                 WHERE was.name = 'before' AND is_.name = 'closed' AND
                       was.currency = a.currency AND was.bucket = i AND
                       is_.bucket = i + 1), 0) AS traced,
       coalesce((SELECT sum(open) FROM aged_then t
                 WHERE name = 'closed' AND t.currency = a.currency AND
                       bucket = i + 1), 0) AS net
FROM account a, step WHERE grp = '';
INSERT INTO beside
SELECT currency, '', 'roll opening ' || i, opening FROM rolled
UNION ALL SELECT currency, '', 'roll traced ' || i, traced FROM rolled
UNION ALL SELECT currency, '', 'roll net ' || i, net FROM rolled
UNION ALL -- per mille, half up
SELECT currency, '', 'roll traced_rate ' || i,
       CASE WHEN opening > 0
            THEN round((traced * 2000.0 + opening) / (2 * opening) - 0.5) END
FROM rolled
UNION ALL
SELECT currency, '', 'roll net_rate ' || i,
       CASE WHEN opening > 0
            THEN round((net * 2000.0 + opening) / (2 * opening) - 0.5) END
FROM rolled;

-- Who owes most overdue: ten of them, the largest first.
CREATE TABLE ower AS
SELECT *, row_number() OVER (PARTITION BY currency ORDER BY overdue DESC,
                             customer) AS rank
FROM (SELECT currency, customer,
             coalesce((SELECT n FROM part p WHERE p.currency = w.currency AND
                       p.customer = w.customer AND what = 'overdue now'), 0)
                 AS overdue,
             coalesce((SELECT n FROM part p WHERE p.currency = w.currency AND
                       p.customer = w.customer AND what = 'er now'), 0)
                 AS total,
             coalesce((SELECT sum(open) FROM (
                 SELECT currency, customer, open FROM stood_money
                 WHERE name = 'now'
                 UNION ALL SELECT currency, customer, open FROM stood
                 WHERE name = 'now' AND kind = 'credit_note') m
                 WHERE m.currency = w.currency AND m.customer = w.customer), 0)
                 AS unapplied,
             (SELECT max(CAST(julianday(:day) - julianday(due) AS INTEGER))
              FROM stood s
              WHERE name = 'now' AND kind <> 'credit_note' AND open <> 0 AND
                    due < :day AND s.currency = w.currency AND
                    s.customer = w.customer) AS oldest
      FROM (SELECT DISTINCT currency, customer FROM part) w)
WHERE overdue > 0;
INSERT INTO beside
SELECT currency, '', 'top overdue ' || rank || ' ' || customer, overdue
FROM ower WHERE rank <= 10
UNION ALL
SELECT currency, '', 'top total ' || rank || ' ' || customer, total
FROM ower WHERE rank <= 10
UNION ALL
SELECT currency, '', 'top unapplied ' || rank || ' ' || customer, unapplied
FROM ower WHERE rank <= 10
UNION ALL
SELECT currency, '', 'top oldest_days ' || rank || ' ' || customer, oldest
FROM ower WHERE rank <= 10
UNION ALL -- per mille, half up
SELECT currency, '', 'top share ' || rank || ' ' || customer,
       round((overdue * 2000.0 + t.n) / (2 * t.n) - 0.5)
FROM ower JOIN total t USING (currency)
WHERE rank <= 10 AND t.grp = '' AND t.what = 'overdue now';

-- What was told of the same: decimals without their point.
CREATE TABLE holder AS
SELECT c.value ->> 'currency' AS currency, '' AS grp, c.value AS v
FROM kpi_json, json_each(j, '$.currencies') c
UNION ALL
SELECT c.value ->> 'currency',
       (g.value ->> 'by') || ' ' || (g.value ->> 'name'), c.value
FROM kpi_json, json_each(j, '$.performance') g,
     json_each(g.value, '$.currencies') c;
CREATE TABLE told_beside(currency, grp, name, text);
INSERT INTO told_beside
SELECT currency, grp, e.key, e.atom
FROM holder, json_each(v) e
WHERE e.key IN ('receivables', 'current', 'overdue', 'over_90', 'disputed',
                'invoiced', 'credited', 'sales', 'opening_overdue',
                'newly_overdue', 'recovery_base', 'recovered', 'collected',
                'applied', 'applied_bills', 'cost');
INSERT INTO told_beside
SELECT currency, '', 'cost ' || (e.value ->> 'kind'), e.value ->> 'amount'
FROM holder, json_each(v, '$.costs') e
UNION ALL
SELECT currency, '', 'cost rows ' || (e.value ->> 'kind'), e.value ->> 'rows'
FROM holder, json_each(v, '$.costs') e
UNION ALL
SELECT currency, '', 'month ' || f.key || ' ' || (e.value ->> 'from'), f.atom
FROM holder, json_each(v, '$.months') e, json_each(e.value) f
WHERE f.key NOT IN ('from', 'to')
UNION ALL
SELECT currency, '', 'roll ' || f.key || ' ' || e.key,
       CASE WHEN f.type = 'object' THEN f.value ->> 'value' ELSE f.atom END
FROM holder, json_each(v, '$.rolls') e, json_each(e.value) f
WHERE f.key <> 'label'
UNION ALL
SELECT currency, '',
       'top ' || f.key || ' ' || (e.value ->> 'rank') || ' ' ||
       (e.value ->> 'customer_id'), f.atom
FROM holder, json_each(v, '$.top') e, json_each(e.value) f
WHERE f.key NOT IN ('rank', 'customer_id', 'name', 'who', 'customer', 'promise',
                    'next_step', 'shown', 'change', 'change_text');

SELECT 'only computed', currency, grp, name, n FROM beside b
WHERE n IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM told_beside t WHERE t.currency = b.currency AND
    t.grp = b.grp AND t.name = b.name) LIMIT 20;
SELECT 'only told', currency, grp, name, text FROM told_beside t
WHERE NOT EXISTS (
    SELECT 1 FROM beside b WHERE b.currency = t.currency AND
    b.grp = t.grp AND b.name = t.name) LIMIT 20;
SELECT 'differs', currency, grp, name, n, text
FROM beside JOIN told_beside USING (currency, grp, name)
WHERE CAST(n AS INTEGER) IS NOT CAST(replace(text, '.', '') AS INTEGER)
ORDER BY 2, 3, 4 LIMIT 30;

-- Every place of a number must be known: proved above or in kpi.sql ('proved'),
-- said a second time ('again'), or not a key figure ('elsewhere').
CREATE TABLE place(path PRIMARY KEY, how);
INSERT INTO place VALUES
    ('currencies.figures.value', 'proved'),
    ('currencies.figures.exact', 'proved'),
    ('currencies.figures.numerator', 'proved'),
    ('currencies.figures.denominator', 'proved'),
    ('performance.currencies.figures.value', 'proved'),
    ('currencies.months.sales', 'proved'), ('currencies.months.open', 'proved'),
    ('currencies.months.counted', 'proved'),
    ('currencies.months.days', 'proved'),
    ('currencies.rolls.opening', 'proved'),
    ('currencies.rolls.traced', 'proved'), ('currencies.rolls.net', 'proved'),
    ('currencies.rolls.traced_rate.value', 'proved'),
    ('currencies.rolls.net_rate.value', 'proved'),
    ('currencies.costs.amount', 'proved'), ('currencies.costs.rows', 'proved'),
    ('currencies.top.overdue', 'proved'), ('currencies.top.total', 'proved'),
    ('currencies.top.share', 'proved'),
    ('currencies.top.unapplied', 'proved'),
    ('currencies.top.oldest_days', 'proved'), ('currencies.top.rank', 'proved'),
    ('currencies.figures.before', 'again'), -- kpi_sql.t compares the days
    ('currencies.figures.change', 'again'),
    ('currencies.figures.trend.value', 'again'),
    ('currencies.trend.receivables', 'again'),
    ('currencies.trend.overdue', 'again'),
    ('currencies.trend.percent_overdue', 'again'),
    ('currencies.reported', 'again'),
    ('currencies.headline', 'again'), -- figures
    ('currencies.figures.days', 'again'),
    ('currencies.figures.working', 'again'), ('currencies.brief', 'again'),
    ('currencies.total', 'again'), ('currencies.top.change', 'again'),
    ('currencies.top.change_text', 'again'),
    ('currencies.top_sum', 'again'), ('currencies.top_share', 'again'),
    ('measures', 'again'),
    ('currencies.figures.exclusions', 'elsewhere'), -- test_kpi.c
    ('currencies.row', 'elsewhere'), -- sqlite.t proves the aging
    ('currencies.document_count', 'elsewhere'),
    ('currencies.unapplied', 'elsewhere'), ('buckets', 'elsewhere'),
    ('currencies.movement', 'elsewhere'), -- analysis.t
    ('currencies.risk', 'elsewhere'), ('currencies.promised', 'elsewhere'),
    ('currencies.forecast', 'elsewhere'), -- forecast.t
    ('currencies.decisions', 'elsewhere'), -- people.t
    ('currencies.top_shown', 'again'), ('performance.customers', 'proved'),
    ('quality', 'elsewhere'), ('compared.days', 'elsewhere'),
    ('charts', 'elsewhere');
INSERT INTO place
SELECT DISTINCT 'currencies.' || name, 'proved' FROM beside
WHERE instr(name, ' ') = 0
UNION ALL
SELECT DISTINCT 'performance.currencies.' || name, 'proved' FROM beside
WHERE instr(name, ' ') = 0;
CREATE TABLE number AS
WITH leaf AS (
    SELECT replace(replace(t.fullkey, '$.', ''), '"', '') AS path, t.atom
    FROM kpi_json, json_tree(j) t
    WHERE t.type IN ('integer', 'real') OR
          t.type = 'text' AND t.atom GLOB '*[0-9]*' AND
          t.atom NOT GLOB '*[^-0-9.]*' AND t.atom NOT GLOB '*[0-9]-*'),
     cut(path, done, rest) AS ( -- without the numbers of the lists
    SELECT path, '', path FROM leaf
    UNION
    SELECT path,
           done || CASE WHEN instr(rest, '[') THEN
                             substr(rest, 1, instr(rest, '[') - 1)
                        ELSE rest END,
           CASE WHEN instr(rest, '[') THEN substr(rest, instr(rest, ']') + 1)
                ELSE '' END
    FROM cut WHERE rest <> '')
SELECT DISTINCT done AS path FROM cut WHERE rest = '';
SELECT 'not proved', path FROM number
WHERE NOT EXISTS (SELECT 1 FROM place p WHERE number.path = p.path OR
                  substr(number.path, 1, length(p.path) + 1) = p.path || '.');
INSERT INTO beside
SELECT '', g.by_name, 'customers', count(*) FROM (
    SELECT grp AS by_name FROM member WHERE grp <> '') g GROUP BY 2;
SELECT 'differs', g.value ->> 'by', g.value ->> 'name', 'customers',
       g.value ->> 'customers', n
FROM kpi_json, json_each(j, '$.performance') g LEFT JOIN beside
     ON name = 'customers' AND
        grp = (g.value ->> 'by') || ' ' || (g.value ->> 'name')
WHERE n IS NOT (g.value ->> 'customers');

SELECT 'lines', (SELECT count(*) FROM pair WHERE exact IS NOT NULL) +
                (SELECT count(*) FROM beside JOIN told_beside
                     USING (currency, grp, name));
