-- The ledger, whatever it was made from; open.sql, aging.sql and tieout.sql
-- read nothing else.  Amounts are whole cents, days ISO text, no day is NULL.

-- What was issued; owed is negative for what reduces it.
CREATE TABLE doc(id INTEGER PRIMARY KEY, doc_no, part, customer, kind, class,
    issued, posted, due, currency, owed, handed_over);
CREATE INDEX doc_number ON doc(doc_no, part);

-- Money that came in, the day it counts from and the day it was undone; bills
-- are money, too.
CREATE TABLE money(id INTEGER PRIMARY KEY, number, bank_ref, customer,
    currency, amount, received, reversed, is_bill);
CREATE INDEX money_number ON money(number);
CREATE INDEX money_reference ON money(bank_ref);
CREATE TABLE bill(id INTEGER PRIMARY KEY, number, customer, currency, amount,
    status, received, maturity, presented, dishonoured, money INTEGER);
CREATE INDEX bill_money ON bill(money);

-- From money or a credit note to a document.
CREATE TABLE alloc(money INTEGER, note INTEGER, doc INTEGER, amount, effective,
    undone);
CREATE TABLE written_off(doc INTEGER, amount, effective);

-- Open amounts as exported, less what was issued: a photograph.
CREATE TABLE exported(doc INTEGER PRIMARY KEY, difference);

-- Of a document, or of a customer as a whole (doc is NULL); amount NULL: all.
CREATE TABLE disputed(doc INTEGER, customer, since, until, amount);
CREATE TABLE rate(currency, day, rate);
CREATE TABLE control(as_of, currency, amount);
CREATE TABLE family(customer, top);
