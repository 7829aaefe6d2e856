-- ibm_watson_ar.csv: an invoice a row; a settled day makes it a receipt as
-- well.  Days are M/D/YYYY; a disputed invoice is so from its issue on.

CREATE TABLE raw(country, customer, paperless, number, issued, due, amount,
    disputed, settled, bill, days_to_settle, days_late);
.import --csv --skip 1 ledger.csv raw

CREATE TABLE days(text PRIMARY KEY, day);
INSERT INTO days
WITH texts(t) AS (SELECT issued FROM raw UNION SELECT due FROM raw
                  UNION SELECT settled FROM raw),
     cut(t, month, rest) AS (SELECT t, substr(t, 1, instr(t, '/') - 1),
                                    substr(t, instr(t, '/') + 1) FROM texts
                             WHERE t <> '')
SELECT t, printf('%04d-%02d-%02d', substr(rest, -4), month,
                 substr(rest, 1, instr(rest, '/') - 1)) FROM cut;

INSERT INTO doc
SELECT r.rowid, number, '', customer, 'invoice', 'trade', i.day, NULL, d.day,
       'USD', CAST(round(amount * 100) AS INTEGER), NULL
FROM raw r JOIN days i ON i.text = r.issued JOIN days d ON d.text = r.due;
INSERT INTO money
SELECT r.rowid, number, '', customer, 'USD',
       CAST(round(amount * 100) AS INTEGER), s.day, NULL, 0
FROM raw r JOIN days s ON s.text = settled;
INSERT INTO alloc
SELECT money.id, NULL, doc.id, amount, max(received, issued), NULL
FROM money JOIN doc USING (id);
INSERT INTO disputed
SELECT doc.id, doc.customer, doc.issued, NULL, NULL
FROM raw JOIN doc ON doc.id = raw.rowid WHERE disputed = 'Yes';
