-- cassandra_udyam_ar_train.csv: a photograph, with what is outstanding of each.
-- Days are 26-Apr-11 and, of posting, 26-04-2011 11:50; there are no numbers.

CREATE TABLE raw(description, customer, created, issued, due, amount, settled,
    outstanding, days);
.import --csv --skip 1 ledger.csv raw

INSERT INTO doc
WITH short(row, part, t) AS (SELECT rowid, 'issued', issued FROM raw
                             UNION ALL SELECT rowid, 'due', due FROM raw),
     day(row, part, d) AS (
         SELECT row, part, printf('%04d-%02d-%02d', 2000 + substr(t, -2),
             (instr('JanFebMarAprMayJunJulAugSepOctNovDec',
                    substr(t, -6, 3)) + 2) / 3,
             substr(t, 1, instr(t, '-') - 1)) FROM short)
SELECT raw.rowid, raw.rowid, '', trim(customer), 'invoice', 'trade', i.d,
       printf('%s-%s-%s', substr(created, 7, 4), substr(created, 4, 2),
              substr(created, 1, 2)), e.d, 'INR',
       CAST(round(amount * 100) AS INTEGER), NULL
FROM raw JOIN day i ON i.row = raw.rowid AND i.part = 'issued'
         JOIN day e ON e.row = raw.rowid AND e.part = 'due';
INSERT INTO exported
SELECT doc.id, CAST(round(outstanding * 100) AS INTEGER) - owed
FROM raw JOIN doc ON doc.id = raw.rowid;
