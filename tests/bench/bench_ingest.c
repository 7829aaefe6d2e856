/*
 * bench_ingest - a documents.csv of generated rows through intake and aging,
 * against libcsv parsing the same bytes with empty callbacks.
 *
 * Prints what, value, unit, floor between tabs.  Each measurement is a child
 * process, so that its peak of memory is its own; the best of three counts.
 * BENCH_DIR holds the files; INGEST_ROWS measures that many rows alone.
 */
#include "base/file.h"
#include "base/job.h"
#include "input/intake.h"
#include "measure/aging.h"

#include <csv.h>
#include <fcntl.h>
#include <inttypes.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define RUNS 3

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static uint64_t next_random(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;

    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

#define CUSTOMERS 20000

/* A few customers have many documents and many have few, as everywhere. */
static uint64_t choose_customer(uint64_t random)
{
    uint64_t share = random >> 32;

    return (share * share >> 32) * CUSTOMERS >> 32;
}

/* Days of a year and a half; terms of 30, 60 or 90 days. */
static void write_row(FILE *out, size_t i, uint64_t *state)
{
    static const char *const kinds[] = {"invoice",    "invoice",    "invoice",
                                        "invoice",    "invoice",    "invoice",
                                        "debit_note", "credit_note"};
    uint64_t r = next_random(state);
    struct date issue = {20089 + (int32_t)(r % 560)};
    struct civil a = date_civil(issue);
    struct civil b = date_civil(
        (struct date){issue.day + 30 * (1 + (int32_t)(r >> 12) % 3)});
    uint64_t cents = 100 + (r >> 20) % 20000000;

    fprintf(out,
            "INV-%04d-%08zu,C%06" PRIu64
            ",%s,%04d-%02d-%02d,%04d-%02d-%02d,%s,%" PRIu64 ".%02" PRIu64 "\n",
            a.year, i, choose_customer(next_random(state)),
            kinds[(r >> 8) % COUNT(kinds)], a.year, a.month, a.day, b.year,
            b.month, b.day, (r >> 16) % 16 ? "CNY" : "USD", cents / 100,
            cents % 100);
}

static bool write_file(const char *path, size_t rows)
{
    FILE *out = fopen(path, "w");
    uint64_t state = 42;
    bool ok;

    if (!out)
        return false;
    fputs("doc_no,customer_id,kind,issue_date,due_date,currency,amount\n", out);
    for (size_t i = 0; i < rows; i++)
        write_row(out, i, &state);
    ok = !ferror(out);
    return fclose(out) == 0 && ok;
}

static void on_field(void *text, size_t len, void *user)
{
    (void)text;
    (void)len;
    (void)user;
}

static void on_row(int end, void *user)
{
    (void)end;
    (void)user;
}

static void parse_only(struct str bytes)
{
    struct csv_parser p;

    csv_init(&p, 0);
    if (csv_parse(&p, bytes.ptr, bytes.len, on_field, on_row, NULL) !=
        bytes.len)
        exit(1);
    csv_fini(&p, on_field, on_row, NULL);
    csv_free(&p);
}

static void *parse_thread(void *bytes)
{
    parse_only(*(const struct str *)bytes);
    return NULL;
}

static bool run_libcsv(const char *path, unsigned threads)
{
    struct diag d = {0};
    struct mapped m;
    struct str halves[2];
    pthread_t other;
    size_t cut;

    if (!file_map(&m, path, &d))
        return false;
    if (threads == 1) {
        parse_only(m.bytes);
        return true;
    }
    cut = m.bytes.len / 2;
    cut += (size_t)str_find_byte(str_skip(m.bytes, cut), '\n') + 1;
    halves[0] = str_head(m.bytes, cut);
    halves[1] = str_skip(m.bytes, cut);
    if (pthread_create(&other, NULL, parse_thread, &halves[1]) != 0)
        return false;
    parse_only(halves[0]);
    return pthread_join(other, NULL) == 0;
}

/* What duebook aging does with the rows; the sums are checked by tests. */
static bool run_ours(const char *path, unsigned threads)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct intake how = {.profile = "canonical",
                         .threads = threads,
                         .as_of = {20651},
                         .known_at = no_date};
    struct policy policy = policy_default(&a);
    struct ledger ledger;
    struct view view;
    struct aging aging;
    bool ok = intake_read(&path, 1, &how, &ledger, &a, &d) &&
              ledger_view(&ledger, how.as_of, &view, &a, &d) &&
              aging_compute(&view, &policy, 0, threads, &aging, &a, &d);

    diag_print(&d, stderr, DIAG_WARNING);
    return ok && aging.currency_count == 2;
}

typedef bool run_fn(const char *path, unsigned threads);

/* Seconds of a child that runs fn, and its peak of memory in KiB. */
static double measure(run_fn *fn, const char *path, unsigned threads,
                      long *peak)
{
    double best = 1e9;

    for (int i = 0; i < RUNS; i++) {
        double start = now();
        struct rusage used;
        int status = 1;
        pid_t child = fork();

        if (child == 0)
            _exit(fn(path, threads) ? 0 : 1);
        if (child < 0 || wait4(child, &status, 0, &used) < 0 || status != 0) {
            fprintf(stderr, "bench_ingest: a run failed\n");
            exit(1);
        }
        best = now() - start < best ? now() - start : best;
        *peak = used.ru_maxrss;
    }
    return best;
}

static void print(size_t rows, const char *what, double value, int digits,
                  const char *unit, const char *floor)
{
    printf("%zu rows: %s\t%.*f\t%s\t%s\n", rows, what, digits, value, unit,
           floor);
    fflush(stdout);
}

static void bench(const char *path, size_t rows, unsigned cores)
{
    long peak = 0, ignored = 0;
    bool large = rows >= 10000000; /* what the floors speak of */
    double csv, csv2, ours, ours1, bytes;
    struct diag d = {0};
    struct mapped m;

    if (!write_file(path, rows) || !file_map(&m, path, &d)) {
        fprintf(stderr, "bench_ingest: %s cannot be written\n", path);
        exit(1);
    }
    bytes = (double)m.bytes.len;
    file_unmap(&m);
    csv = measure(run_libcsv, path, 1, &ignored);
    csv2 = measure(run_libcsv, path, 2, &ignored);
    ours = measure(run_ours, path, cores, &peak);
    ours1 = measure(run_ours, path, 1, &ignored);
    print(rows, "file", bytes / 1e6, 1, "MB", "-");
    print(rows, "libcsv, parse only", csv, 2, "s", "-");
    print(rows, "libcsv, parse only, on 2 threads", csv2, 2, "s", "-");
    print(rows, "ingest + aging, all cores", ours, 2, "s", "-");
    print(rows, "ingest + aging, 1 thread", ours1, 2, "s", "-");
    print(rows, "ingest + aging / libcsv", ours / csv, 2, "x",
          large ? "<= 1.30" : "-");
    print(rows, "peak memory with the mapped file", (double)peak / 1024, 0,
          "MiB", "-");
    print(rows, "peak memory a row", 1024.0 * (double)peak / (double)rows, 0,
          "B", large ? "<= 200" : "-");
}

int main(void)
{
    const char *folder = getenv("BENCH_DIR");
    const char *asked = getenv("INGEST_ROWS");
    size_t sizes[] = {1000000, 10000000};
    size_t count = COUNT(sizes);
    char path[4096];

    if (asked) {
        sizes[0] = strtoul(asked, NULL, 10);
        count = 1;
    }
    snprintf(path, sizeof(path), "%s/documents_ingest.csv",
             folder ? folder : "/tmp");
    for (size_t i = 0; i < count; i++)
        bench(path, sizes[i], job_cores());
    unlink(path);
    return 0;
}
