/*
 * bench_ingest - a documents.csv of generated rows through intake and aging,
 * against libcsv parsing the same bytes with empty callbacks, and against
 * DuckDB computing the same figures from the same file (duckdb.mjs).
 *
 * Prints what, value, unit, floor between tabs.  Each measurement is a process
 * of its own, so that its peak of memory is its own; they take turns, and the
 * best of three counts.  The time is taken inside the processes, from opening
 * the file to the figures in memory: what their start and end cost is in none.
 *
 * Intake keeps every document and finds numbers that stand twice.  DuckDB is
 * measured with and without that search; with it, it is the same work.
 *
 * BENCH_DIR holds the files; INGEST_ROWS measures that many rows alone; DUCKDB
 * is the folder with its node_modules.
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
#include <sys/mman.h>
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

static bool parse_file(const char *path, unsigned threads)
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

static void print_row(FILE *out, const struct ledger *l,
                      const struct currency *currency,
                      const struct aging_row *row, size_t buckets)
{
    struct str id = l->customers[row->customer].customer_id;

    fprintf(out, "%s,%.*s", currency->code, STR_ARG(id));
    for (size_t b = 0; b < buckets; b++)
        fprintf(out, ",%zu,%" PRId64, row->cells[b].count, row->cells[b].minor);
    fprintf(out, ",%" PRId64 ",%" PRId64 ",%" PRId32 "\n", row->unapplied,
            row->total.minor, row->oldest_days);
}

/* In the order of duckdb.mjs: by currency and customer. */
static bool write_figures(const char *path, const struct aging *aging,
                          const struct ledger *l)
{
    FILE *out = fopen(path, "w");
    bool ok;

    if (!out)
        return false;
    for (size_t c = 0; c < aging->currency_count; c++)
        for (size_t i = 0; i < aging->currencies[c].customer_count; i++)
            print_row(out, l, aging->currencies[c].currency,
                      &aging->currencies[c].customers[i], aging->scheme->count);
    ok = !ferror(out);
    return fclose(out) == 0 && ok;
}

/* What is measured: seconds, and figures if they are asked for. */
struct work {
    const char *path; /* of the documents */
    unsigned threads;
    const char *figures; /* where they go */
    double seconds;
};

/* What duebook aging does with the rows. */
static bool run_ours(struct work *work)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct intake how = {.profile = "canonical",
                         .threads = work->threads,
                         .as_of = {20651},
                         .known_at = no_date};
    struct policy policy = policy_default(&a);
    struct ledger ledger;
    struct view view;
    struct aging aging;
    double start = now();
    bool ok = intake_read(&work->path, 1, &how, &ledger, &a, &d) &&
              ledger_view_parallel(&ledger, how.as_of, work->threads, &view, &a,
                                   &d) &&
              aging_compute(&view, &policy, 0, work->threads, &aging, &a, &d);

    work->seconds = now() - start;
    diag_print(&d, stderr, DIAG_WARNING);
    return ok && ledger.reject_count == 0 &&
           write_figures(work->figures, &aging, &ledger);
}

static bool run_libcsv(struct work *work)
{
    double start = now();
    bool ok = parse_file(work->path, work->threads);

    work->seconds = now() - start;
    return ok;
}

typedef bool run_fn(struct work *work);

struct contestant {
    run_fn *fn;        /* NULL: DuckDB */
    unsigned threads;  /* of ours and libcsv */
    const char *asked; /* of DuckDB: types and work, see duckdb.mjs */
    double best;       /* seconds */
    long peak;         /* KiB */
};

enum {
    LIBCSV,
    LIBCSV_2,
    OURS,
    OURS_1,
    DUCKDB_EXPLICIT,
    DUCKDB_SNIFFED,
    DUCKDB_EXPLICIT_REPEATS,
    DUCKDB_SNIFFED_REPEATS,
    CONTESTANTS
};

static void fail(const char *why)
{
    fprintf(stderr, "bench_ingest: %s\n", why);
    exit(1);
}

/* A child that runs fn and tells its seconds through a pipe. */
static double run_child(run_fn *fn, struct work work, long *peak)
{
    struct rusage used;
    int ends[2], status = 1;
    pid_t child = -1;

    if (pipe(ends) != 0 || (child = fork()) < 0)
        fail("no process");
    if (child == 0) {
        bool ok = fn(&work);

        _exit(ok && write(ends[1], &work.seconds, sizeof(double)) ==
                          (ssize_t)sizeof(double)
                  ? 0
                  : 1);
    }
    if (wait4(child, &status, 0, &used) < 0 || status != 0 ||
        read(ends[0], &work.seconds, sizeof(double)) != (ssize_t)sizeof(double))
        fail("a run failed");
    close(ends[0]);
    close(ends[1]);
    *peak = used.ru_maxrss;
    return work.seconds;
}

static double run_duckdb(const char *asked, struct work work, long *peak)
{
    struct arena a = {0};
    const char *command =
        arena_format(&a, "node tests/bench/duckdb.mjs '%s' %s '%s'", work.path,
                     asked, work.figures)
            .ptr;
    FILE *out = popen(command, "r");
    double seconds = 0;

    if (!out || fscanf(out, "%lf %ld", &seconds, peak) != 2 || pclose(out))
        fail("DuckDB failed");
    arena_release(&a);
    return seconds;
}

/*
 * A host takes memory that lies idle from its guests, and the next to use it
 * waits for it.  So that no run pays for the pause before it, memory is used
 * before each.
 */
static void use_memory(void)
{
    size_t size = (size_t)2 << 30, page = (size_t)sysconf(_SC_PAGESIZE);
    size_t half = (size_t)sysconf(_SC_AVPHYS_PAGES) / 2 * page;
    char *bytes;

    size = size < half ? size : half;
    bytes = mmap(NULL, size, PROT_READ | PROT_WRITE,
                 MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (bytes == MAP_FAILED)
        return;
    (void)madvise(bytes, size, MADV_HUGEPAGE); /* as is given back: whole */
    for (size_t at = 0; at < size; at += page)
        bytes[at] = 1;
    munmap(bytes, size);
}

/* The figures of DuckDB must be ours. */
static void compare_figures(const char *ours, const char *theirs)
{
    struct diag d = {0};
    struct mapped a, b;

    if (!file_map(&a, ours, &d) || !file_map(&b, theirs, &d) ||
        a.bytes.len == 0 || !str_equal(a.bytes, b.bytes))
        fail("the figures of DuckDB are others than ours");
    file_unmap(&a);
    file_unmap(&b);
}

static void run(struct contestant *x, const char *path)
{
    struct arena a = {0};
    const char *ours = arena_format(&a, "%s.ours", path).ptr;
    const char *theirs = arena_format(&a, "%s.duckdb", path).ptr;
    struct work work = {
        .path = path, .threads = x->threads, .figures = x->fn ? ours : theirs};
    double seconds;

    use_memory();
    seconds = x->fn ? run_child(x->fn, work, &x->peak)
                    : run_duckdb(x->asked, work, &x->peak);
    if (!x->fn) {
        compare_figures(ours, theirs);
        unlink(theirs);
    }
    x->best = x->best > 0 && x->best < seconds ? x->best : seconds;
    arena_release(&a);
}

static void print(size_t rows, const char *what, double value, int digits,
                  const char *unit, const char *floor)
{
    printf("%zu rows: %s\t%.*f\t%s\t%s\n", rows, what, digits, value, unit,
           floor);
    fflush(stdout);
}

static void print_ours(size_t rows, const struct contestant *x,
                       const char *path)
{
    bool large = rows >= 10000000; /* what the floors speak of */
    double peak = (double)x[OURS].peak;
    struct diag d = {0};
    struct mapped m;

    if (!file_map(&m, path, &d))
        fail("the file is gone");
    print(rows, "file", (double)m.bytes.len / 1e6, 1, "MB", "-");
    file_unmap(&m);
    print(rows, "libcsv, parse only", x[LIBCSV].best, 2, "s", "-");
    print(rows, "libcsv, parse only, on 2 threads", x[LIBCSV_2].best, 2, "s",
          "-");
    print(rows, "ingest + aging, all cores", x[OURS].best, 2, "s", "-");
    print(rows, "ingest + aging, 1 thread", x[OURS_1].best, 2, "s", "-");
    print(rows, "ingest + aging / libcsv", x[OURS].best / x[LIBCSV].best, 2,
          "x", large ? "<= 1.30" : "-");
    print(rows, "peak memory with the mapped file", peak / 1024, 0, "MiB",
          large ? "<= 2048" : "-");
    print(rows, "peak memory a row", 1024.0 * peak / (double)rows, 0, "B",
          large ? "<= 200" : "-");
}

/* The better of its two ways to read the file. */
static const struct contestant *better(const struct contestant *a,
                                       const struct contestant *b)
{
    return a->best <= b->best ? a : b;
}

static void print_duckdb(size_t rows, const struct contestant *x)
{
    const char *floor = rows >= 10000000 ? "<= 1.00" : "-";
    const struct contestant *figures =
        better(&x[DUCKDB_EXPLICIT], &x[DUCKDB_SNIFFED]);
    const struct contestant *repeats =
        better(&x[DUCKDB_EXPLICIT_REPEATS], &x[DUCKDB_SNIFFED_REPEATS]);

    print(rows, "DuckDB, same figures and repeated numbers", repeats->best, 2,
          "s", "-");
    print(rows, "DuckDB, same figures alone", figures->best, 2, "s", "-");
    print(rows, "DuckDB, peak memory, with repeated numbers",
          (double)repeats->peak / 1024, 0, "MiB", "-");
    print(rows, "ingest + aging / DuckDB, same work",
          x[OURS].best / repeats->best, 2, "x", floor);
    print(rows, "ingest + aging / DuckDB without repeated numbers",
          x[OURS].best / figures->best, 2, "x", floor);
}

static void bench(const char *path, size_t rows, unsigned cores, bool duckdb)
{
    struct contestant x[CONTESTANTS] = {
        [LIBCSV] = {.fn = run_libcsv, .threads = 1},
        [LIBCSV_2] = {.fn = run_libcsv, .threads = 2},
        [OURS] = {.fn = run_ours, .threads = cores},
        [OURS_1] = {.fn = run_ours, .threads = 1},
        [DUCKDB_EXPLICIT] = {.asked = "explicit figures"},
        [DUCKDB_SNIFFED] = {.asked = "sniffed figures"},
        [DUCKDB_EXPLICIT_REPEATS] = {.asked = "explicit repeats"},
        [DUCKDB_SNIFFED_REPEATS] = {.asked = "sniffed repeats"},
    };

    if (!write_file(path, rows))
        fail("the file cannot be written");
    for (int i = 0; i < RUNS; i++)
        for (size_t j = 0; j < CONTESTANTS; j++)
            if (x[j].fn || duckdb)
                run(&x[j], path);
    print_ours(rows, x, path);
    if (duckdb)
        print_duckdb(rows, x);
}

/* Its module is there, and answers. */
static bool has_duckdb(void)
{
    const char *folder = getenv("DUCKDB");

    if (folder && system("cd \"$DUCKDB\" && node -e "
                         "'require(\"@duckdb/node-api\")' 2>/dev/null") == 0)
        return true;
    fprintf(stderr, "bench_ingest: DuckDB is not there (npm could not install "
                    "it): it is not measured\n");
    return false;
}

int main(void)
{
    const char *folder = getenv("BENCH_DIR");
    const char *asked = getenv("INGEST_ROWS");
    size_t sizes[] = {1000000, 10000000};
    size_t count = COUNT(sizes);
    bool duckdb = has_duckdb();
    char path[4096];

    if (asked) {
        sizes[0] = strtoul(asked, NULL, 10);
        count = 1;
    }
    snprintf(path, sizeof(path), "%s/documents_ingest.csv",
             folder ? folder : "/tmp");
    for (size_t i = 0; i < count; i++)
        bench(path, sizes[i], job_cores(), duckdb);
    unlink(path);
    return 0;
}
