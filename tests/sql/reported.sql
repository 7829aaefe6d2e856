-- What is owed on :day, as reported: for the opening of the next report.

.mode csv
SELECT currency, customer, sum(cents) FROM tie
WHERE what = 'closing' AND customer <> '' GROUP BY 1, 2;
