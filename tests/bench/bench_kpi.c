/*
 * bench_kpi - the key figures of 52 weeks of a ledger of 100,000 documents.
 *
 * In memory, after intake: all figures of all weeks by kpi_history, against
 * DuckDB computing ten sums of the same weeks in one query over the same rows,
 * which are in memory as well (kpi_duckdb.mjs); its sums must be ours.  The
 * best of three each, taking turns.
 *
 * On disk, as a whole command: a book of 52 snapshots of 100,000 documents,
 * once with events (the newest is read) and once of open items (each is read).
 *
 * BENCH_DIR holds the books; DUCKDB is the folder with its node_modules.
 */
#include "base/file.h"
#include "base/job.h"
#include "input/intake.h"
#include "measure/kpi.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define RUNS      3
#define WEEKS     52
#define DOCUMENTS 100000
#define CUSTOMERS 5000
#define LAST_DAY  20651 /* 2026-07-17 */
#define SPAN      560   /* days of issue before it */

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void fail(const char *why)
{
    fprintf(stderr, "bench_kpi: %s\n", why);
    exit(1);
}

static uint64_t next_random(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;

    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

struct files {
    FILE *documents, *receipts, *allocations, *open;
};

static const char *iso(int32_t day, char *out)
{
    struct civil c = date_civil((struct date){day});

    snprintf(out, 16, "%04d-%02d-%02d", c.year, c.month, c.day);
    return out;
}

static void write_cents(FILE *out, uint64_t cents)
{
    fprintf(out, ",%" PRIu64 ".%02" PRIu64, cents / 100, cents % 100);
}

/* Nine of ten are paid, some in part, from before to long after their day. */
static void write_row(struct files *f, size_t i, uint64_t *state)
{
    uint64_t r = next_random(state), p = next_random(state);
    int32_t issued = LAST_DAY - SPAN + (int32_t)(r % SPAN);
    int32_t due = issued + 30 * (1 + (int32_t)(r >> 12) % 3);
    int32_t paid = due - 20 + (int32_t)(p >> 8) % 90;
    uint64_t cents = 100 + (r >> 20) % 20000000;
    uint64_t part = p % 8 ? cents : cents / 2;
    uint64_t open = cents;
    char a[16], b[16];

    fprintf(f->documents, "XS-%06zu,C%05u,invoice,%s,%s,CNY", i,
            (unsigned)(next_random(state) % CUSTOMERS), iso(issued, a),
            iso(due, b));
    write_cents(f->documents, cents);
    fputc('\n', f->documents);
    if (p % 10) {
        fprintf(f->receipts, "SK-%06zu,C%05u,%s,CNY", i,
                (unsigned)(p % CUSTOMERS), iso(paid, a));
        write_cents(f->receipts, part);
        fprintf(f->receipts, "\n");
        fprintf(f->allocations, "SK-%06zu,XS-%06zu,%s", i, i, a);
        write_cents(f->allocations, part);
        fprintf(f->allocations, "\n");
        open -= paid <= LAST_DAY ? part : 0;
    }
    fprintf(f->open, "XS-%06zu,C%05u,invoice,%s,%s,CNY", i,
            (unsigned)(p % CUSTOMERS), iso(issued, a), iso(due, b));
    write_cents(f->open, cents);
    write_cents(f->open, open);
    fputc('\n', f->open);
}

static FILE *open_file(const char *folder, const char *name, const char *head)
{
    char path[4096];
    FILE *out;

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    out = fopen(path, "w");
    if (!out || fputs(head, out) < 0)
        fail("a file cannot be written");
    return out;
}

static void make_folder(const char *path)
{
    char command[4200];

    snprintf(command, sizeof(command), "mkdir -p '%s'", path);
    if (system(command) != 0)
        fail("a folder cannot be made");
}

static void write_tables(const char *folder)
{
    struct files f = {
        open_file(folder, "documents.csv",
                  "doc_no,customer_id,kind,issue_date,due_date,currency,"
                  "amount\n"),
        open_file(folder, "receipts.csv",
                  "receipt_no,customer_id,receipt_date,currency,amount\n"),
        open_file(folder, "allocations.csv",
                  "from_no,to_doc_no,allocation_date,amount\n"),
        open_file(folder, "open.csv",
                  "doc_no,customer_id,kind,issue_date,due_date,currency,"
                  "amount,open_amount\n")};
    uint64_t state = 9;

    for (size_t i = 0; i < DOCUMENTS; i++)
        write_row(&f, i, &state);
    if (fclose(f.documents) | fclose(f.receipts) | fclose(f.allocations) |
        fclose(f.open))
        fail("a file cannot be written");
}

/* The same tables in every snapshot: what they hold costs the same. */
static void make_book(const char *tables, const char *book,
                      const char *const *names, size_t count)
{
    FILE *policy;

    make_folder(book);
    policy = open_file(book, "duebook.yaml",
                       "version: 1\nlanguage: en\ncurrency: CNY\n"
                       "creditor: {name: Example Ltd.}\n");
    fclose(policy);
    for (int32_t week = 0; week < WEEKS; week++) {
        char day[16], folder[4096], command[16384];

        snprintf(folder, sizeof(folder), "%s/snapshots/%s", book,
                 iso(LAST_DAY - 7 * week, day));
        make_folder(folder);
        for (size_t i = 0; i < count; i++) {
            snprintf(command, sizeof(command), "ln -f '%s/%s' '%s/%s'", tables,
                     names[i], folder, names[i]);
            if (system(command) != 0)
                fail("a snapshot cannot be made");
        }
    }
}

static double run_command(const char *book)
{
    char command[8192];
    double start = now();

    snprintf(command, sizeof(command),
             "\"$DUEBOOK\" kpi '%s' --format json --quiet >/dev/null 2>&1",
             book);
    if (system(command) == -1)
        fail("the program does not run");
    return now() - start;
}

struct measured {
    struct ledger ledger;
    struct policy policy;
    struct date days[WEEKS];
    struct kpi_set sets[WEEKS];
};

static void read_tables(const char *folder, struct measured *m, struct arena *a)
{
    static const char *const names[] = {"allocations.csv", "documents.csv",
                                        "receipts.csv"};
    static const char *profiles[] = {"templates/profiles"};
    const char *files[COUNT(names)];
    struct diag d = {0};
    struct intake how = {.profile_folders = profiles,
                         .profile_folder_count = 1,
                         .threads = job_cores(),
                         .as_of = {LAST_DAY},
                         .known_at = no_date};

    m->policy = policy_default(a);
    m->policy.kpi.financing_rate = 43500;
    how.currency = m->policy.reporting_currency;
    how.rules = m->policy.ledger;
    for (size_t i = 0; i < COUNT(names); i++)
        files[i] = arena_format(a, "%s/%s", folder, names[i]).ptr;
    if (!intake_read(files, COUNT(files), &how, &m->ledger, a, &d) ||
        m->ledger.document_count != DOCUMENTS)
        fail("the tables cannot be read");
    for (int32_t i = 0; i < WEEKS; i++)
        m->days[i] = (struct date){LAST_DAY - 7 * (WEEKS - 1 - i)};
}

static double run_ours(struct measured *m, unsigned threads)
{
    struct kpi_query q = {.ledger = &m->ledger,
                          .policy = &m->policy,
                          .days = m->days,
                          .count = WEEKS,
                          .exported = no_date,
                          .threads = threads};
    static struct arena a;
    struct diag d = {0};
    double start;

    arena_release(&a);
    start = now();
    if (!kpi_history(&q, m->sets, &a, &d))
        fail("the figures cannot be computed");
    return now() - start;
}

static void write_sums(const struct measured *m, const char *path)
{
    static const enum kpi_sum sums[] = {
        SUM_RECEIVABLES, SUM_OVERDUE,         SUM_OVER_90,
        SUM_NO_DUE_DATE, SUM_INVOICED,        SUM_OPENING_RECEIVABLES,
        SUM_COLLECTED,   SUM_OPENING_OVERDUE, SUM_NEWLY_OVERDUE,
        SUM_RECOVERED};
    FILE *out = fopen(path, "w");

    for (size_t i = 0; out && i < WEEKS; i++)
        for (size_t s = 0; s < COUNT(sums); s++)
            fprintf(out, "%" PRId64 "%c", m->sets[i].items[0].sums[sums[s]],
                    s + 1 < COUNT(sums) ? ',' : '\n');
    if (!out || fclose(out))
        fail("the sums cannot be written");
}

static double run_duckdb(const char *folder)
{
    char command[8192];
    double seconds = 0;
    FILE *out;

    snprintf(command, sizeof(command),
             "node tests/bench/kpi_duckdb.mjs '%s' '%s/theirs.csv'", folder,
             folder);
    out = popen(command, "r");
    if (!out || fscanf(out, "%lf", &seconds) != 1 || pclose(out))
        fail("DuckDB failed");
    snprintf(command, sizeof(command), "cmp -s '%s/ours.csv' '%s/theirs.csv'",
             folder, folder);
    if (system(command) != 0)
        fail("the sums of DuckDB are others than ours");
    return seconds;
}

static bool has_duckdb(void)
{
    const char *folder = getenv("DUCKDB");

    if (folder && system("cd \"$DUCKDB\" && node -e "
                         "'require(\"@duckdb/node-api\")' 2>/dev/null") == 0)
        return true;
    fprintf(stderr, "bench_kpi: DuckDB is not there (npm could not install "
                    "it): it is not measured\n");
    return false;
}

static void print(const char *what, double value, int digits, const char *unit,
                  const char *floor)
{
    printf("KPI, 52 weeks of 100,000 documents: %s\t%.*f\t%s\t%s\n", what,
           digits, value, unit, floor);
    fflush(stdout);
}

static double least(double a, double b)
{
    return a > 0 && a < b ? a : b;
}

static void bench_memory(const char *folder)
{
    struct arena a = {0};
    struct measured *m = arena_new(&a, struct measured);
    char path[4096];
    double all = 0, one = 0, theirs = 0;
    bool duckdb = has_duckdb();

    read_tables(folder, m, &a);
    snprintf(path, sizeof(path), "%s/ours.csv", folder);
    for (int i = 0; i < RUNS; i++) {
        all = least(all, run_ours(m, job_cores()));
        one = least(one, run_ours(m, 1));
        write_sums(m, path);
        if (duckdb)
            theirs = least(theirs, run_duckdb(folder));
    }
    print("all figures, all cores", all * 1000, 0, "ms", "-");
    print("all figures, 1 thread", one * 1000, 0, "ms", "-");
    if (duckdb) {
        print("DuckDB, ten of their sums", theirs * 1000, 0, "ms", "-");
        print("all figures / DuckDB's ten sums", all / theirs, 2, "x",
              "<= 1.00");
    }
    arena_release(&a);
}

static void bench_book(const char *tables, const char *book,
                       const char *const *names, size_t count, const char *what)
{
    double best = 0;

    make_book(tables, book, names, count);
    for (int i = 0; i < RUNS; i++)
        best = least(best, run_command(book));
    print(what, best, 2, "s", "-");
}

int main(void)
{
    static const char *const events[] = {"documents.csv", "receipts.csv",
                                         "allocations.csv"};
    static const char *const open[] = {"open.csv"};
    const char *folder = getenv("BENCH_DIR");
    char tables[2048], book[4096];

    snprintf(tables, sizeof(tables), "%s/kpi", folder ? folder : "/tmp");
    make_folder(tables);
    write_tables(tables);
    bench_memory(tables);
    if (!getenv("DUEBOOK"))
        return 0;
    snprintf(book, sizeof(book), "%s/events", tables);
    bench_book(tables, book, events, COUNT(events),
               "the command, events in the newest export");
    snprintf(book, sizeof(book), "%s/photographs", tables);
    bench_book(tables, book, open, COUNT(open),
               "the command, 52 exports of open items");
    return 0;
}
