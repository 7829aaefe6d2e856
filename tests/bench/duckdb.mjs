// DuckDB reads the documents.csv of bench_ingest and computes the same aging.
//
// node duckdb.mjs FILE explicit|sniffed figures|repeats FIGURES
//   explicit  the columns' types are told; sniffed: DuckDB finds them out
//   repeats   document numbers that stand twice are looked for as well
// Prints seconds and the peak of memory in KiB.  The time is that of the query
// alone, its result in memory: node and the database are open already.  The
// figures go to FIGURES in the form of bench_ingest, amounts in cents.
// DUCKDB names the folder with node_modules.
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';

const require = createRequire(resolve(process.env.DUCKDB, 'module.js'));
const { DuckDBInstance } = require('@duckdb/node-api');
const [file, types, work, figures] = process.argv.slice(2);

const asOf = "date '2026-07-17'";
const ends = [-31, -1, 0, 30, 60, 90, 180, 365]; // days past due, included
const last = ends.length; // more than 365; then no due date, then unapplied
const path = `'${file.replaceAll("'", "''")}'`;
const options = {
    explicit: `header = true, auto_detect = false, delim = ',', quote = '"',
        escape = '"', columns = {doc_no: 'VARCHAR', customer_id: 'VARCHAR',
        kind: 'VARCHAR', issue_date: 'DATE', due_date: 'DATE',
        currency: 'VARCHAR', amount: 'DECIMAL(18,2)'}`,
    sniffed: `types = {amount: 'DECIMAL(18,2)'}`,
};
const rows = `read_csv(${path}, ${options[types]})`;

// A row for each customer and bucket first: DuckDB takes longer over a filter
// for each figure.
const bucket = `case when kind = 'credit_note' then ${last + 2}
    when due_date is null then ${last + 1}
    ${ends.map((days, i) =>
        `when due_date >= ${asOf} - (${days}) then ${i}`).join(' ')}
    else ${last} end`;
const cells = [...Array(last + 2).keys()].map(i =>
    `sum(n) filter (bucket = ${i}), sum(s) filter (bucket = ${i})`);
const aging = source => `
    with parts as (select currency, customer_id, ${bucket} as bucket,
            count(*) as n, sum(amount) as s, min(due_date) as due
        from ${source} where issue_date <= ${asOf} and amount <> 0
        group by 1, 2, 3)
    select currency, customer_id, ${cells.join(', ')},
        sum(s) filter (bucket = ${last + 2}),
        greatest(0, ${asOf} - min(due) filter (bucket < ${last + 1}))
    from parts group by 1, 2`;
const queries = {
    figures: aging(rows),
    repeats: `with documents as materialized (select * from ${rows}),
        figures as (${aging('documents')})
        select *, (select count(*) - count(distinct doc_no) from documents)
        from figures`,
};

const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
await connection.run('set preserve_insertion_order = false');

const start = performance.now();
const result = await connection.runAndReadAll(queries[work]);
const seconds = (performance.now() - start) / 1000;
const peak = process.resourceUsage().maxRSS;

const cents = x => x === null ? 0n : x.value; // DECIMAL(.., 2)
const lines = result.getRows().map(row => {
    const [currency, customer, ...rest] = row;
    const out = [currency, customer];
    let total = -cents(rest[2 * (last + 2)]);
    for (let i = 0; i < last + 2; i++) {
        out.push(rest[2 * i] ?? 0n, cents(rest[2 * i + 1]));
        total += cents(rest[2 * i + 1]);
    }
    out.push(-cents(rest[2 * (last + 2)]), total, rest[2 * (last + 2) + 1]);
    if (work === 'repeats' && rest.at(-1) !== 0n)
        throw new Error(`${rest.at(-1)} repeated numbers`);
    return out.join(',') + '\n';
});
writeFileSync(figures, lines.sort().join(''));
console.log(seconds.toFixed(3), peak);
