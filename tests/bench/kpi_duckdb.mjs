// DuckDB computes ten sums of each of 52 weeks from the tables of bench_kpi.
//
// node kpi_duckdb.mjs FOLDER SUMS
// Prints seconds: those of the query alone; the rows are in memory, as dates
// and whole cents, and so is its result.  The sums go to SUMS, a line a week.
// DUCKDB names the folder with node_modules.
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';

const require = createRequire(resolve(process.env.DUCKDB, 'module.js'));
const { DuckDBInstance } = require('@duckdb/node-api');
const [folder, sums] = process.argv.slice(2);
const csv = name =>
    `read_csv('${folder.replaceAll("'", "''")}/${name}.csv', header = true,
        types = {amount: 'DECIMAL(18,2)'})`;
const cents = 'cast(amount * 100 as bigint) as amount';

const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
await connection.run(`create table doc as select doc_no, issue_date as issued,
    due_date as due, ${cents} from ${csv('documents')}`);
await connection.run(`create table receipt as select receipt_no,
    receipt_date as day, ${cents} from ${csv('receipts')}`);
await connection.run(`create table alloc as select d.doc_no, due,
    greatest(allocation_date, issued, r.day) as day,
    cast(a.amount * 100 as bigint) as amount
    from ${csv('allocations')} a join doc d on d.doc_no = to_doc_no
    join receipt r on r.receipt_no = from_no`);

const query = `
with week as (select unnest(generate_series(date '2025-07-25',
        date '2026-07-17', interval 7 day))::date as d),
move as (select due, issued as day, amount from doc
    union all select due, day, -amount from alloc),
level as (select d, sum(amount) filter (day <= d and due < d) as overdue,
        sum(amount) filter (day <= d and due < d - 90) as over_90,
        sum(amount) filter (day <= d - 7 and due < d - 7) as opening
    from week, move where day <= d group by d),
money as (select issued as day, amount, amount as sold, 0 as cash from doc
    union all select day, -amount, 0, amount from receipt),
total as (select d, sum(amount) as er,
        sum(amount) filter (day <= d - 90) as br,
        sum(sold) filter (day > d - 90) as sales,
        sum(cash) filter (day > d - 7) as collected
    from week, money where day <= d group by d),
fresh as (select d, sum(owed) as newly from week, (
        select greatest(due + 1, issued) as first,
            x.amount - coalesce((select sum(a.amount) from alloc a
                where a.doc_no = x.doc_no and a.day <= x.due), 0) as owed
        from doc x where due is not null) o
    where first > d - 7 and first <= d group by d),
back as (select d, sum(amount) as recovered from week, alloc
    where day > d - 7 and day <= d and day > due and due < d group by d)
select er, overdue, over_90, 0, sales, br, collected, opening, newly, recovered
from week left join level using (d) left join total using (d)
    left join fresh using (d) left join back using (d) order by d`;

let best = Infinity;
let rows;
for (let i = 0; i < 2; i++) {
    const start = performance.now();
    rows = (await connection.runAndReadAll(query)).getRows();
    best = Math.min(best, (performance.now() - start) / 1000);
}
writeFileSync(sums, rows.map(r => r.map(x => x ?? 0n).join(',') + '\n')
    .join(''));
console.log(best.toFixed(4));
