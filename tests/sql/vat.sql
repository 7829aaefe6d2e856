-- E*.csv, invoices out of a tax system: void ones are none, red letters are
-- negative, and everything is due sixty days after issue.

CREATE TABLE raw(n, seller, number, issued, customer, net, tax, amount, status);
.import --csv --skip 1 ledger.csv raw

CREATE TABLE days(text PRIMARY KEY, day);
INSERT INTO days
WITH cut(t, year, rest) AS (SELECT DISTINCT issued, substr(issued, 1, 4),
                                   substr(issued, 6) FROM raw)
SELECT t, printf('%04d-%02d-%02d', year,
                 substr(rest, 1, instr(rest, '/') - 1),
                 substr(rest, instr(rest, '/') + 1)) FROM cut;

INSERT INTO doc
SELECT r.rowid, number, '', customer, 'invoice', 'trade', day, NULL,
       date(day, '+60 days'), 'CNY', CAST(round(amount * 100) AS INTEGER), NULL
FROM raw r JOIN days ON text = issued
WHERE trim(status) <> '作废发票';
