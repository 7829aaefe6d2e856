/*
 * The aging workbook of ROWS open documents, all sheets and features, against
 * libxlsxwriter alone in constant_memory mode with the same columns and data
 * of the detail sheet, in the same run.
 *
 * usage: bench_workbook [ROWS]
 */
#include "../made_book.h"
#include "output/xlsx.h"
#include "report/aging_book.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <xlsxwriter.h>

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static double megabytes(const char *path)
{
    struct stat st;

    return stat(path, &st) == 0 ? (double)st.st_size / 1e6 : 0;
}

static double write_ours(struct made_book *m, const char *path)
{
    struct arena a = {0};
    struct workbook book;
    double start = now();

    made_must(aging_book_make(&m->figures, &book, &a, &m->diag), &m->diag,
              "aging_book_make");
    made_must(xlsx_write(&book, path, job_cores(), &a, &m->diag), &m->diag,
              "xlsx_write");
    arena_release(&a);
    return now() - start;
}

struct raw {
    lxw_worksheet *ws;
    lxw_format *text, *integer, *date, *money;
};

static void put_text(const struct raw *r, lxw_row_t row, lxw_col_t column,
                     struct str text)
{
    char z[256];

    snprintf(z, sizeof(z), "%.*s", STR_ARG(text));
    worksheet_write_string(r->ws, row, column, z, r->text);
}

static void put_number(const struct raw *r, lxw_row_t row, lxw_col_t column,
                       double n, lxw_format *f)
{
    worksheet_write_number(r->ws, row, column, n, f);
}

static void put_row(const struct raw *r, lxw_row_t row,
                    const struct made_book *m, const struct open_item *item,
                    const struct str *labels)
{
    const struct document *doc = &m->ledger.documents[item->document];
    const struct customer *c = &m->ledger.customers[doc->customer];

    put_text(r, row, 0, c->customer_id);
    put_text(r, row, 1, c->name);
    put_text(r, row, 2, doc->doc_no);
    put_text(r, row, 3, STR("发票"));
    put_number(r, row, 4, doc->issue_date.day + 25569, r->date);
    put_number(r, row, 5, doc->due_date.day + 25569, r->date);
    put_number(r, row, 6, item->days_overdue, r->integer);
    put_text(r, row, 7, labels[item->bucket]);
    put_text(r, row, 8, str_from_z(doc->currency->code));
    put_number(r, row, 9, (double)doc->owed / 100, r->money);
    put_number(r, row, 10, (double)item->open / 100, r->money);
    put_number(r, row, 11, (double)item->disputed / 100, r->money);
    put_text(r, row, 12, doc->details->contract_no);
}

static double write_raw(const struct made_book *m, const char *path)
{
    lxw_workbook_options options = {.constant_memory = LXW_TRUE,
                                    .tmpdir = "build/bench"};
    struct str labels[BUCKET_MAX];
    struct raw r;
    double start = now();
    lxw_workbook *book = workbook_new_opt(path, &options);

    for (size_t i = 0; i < m->aging.scheme->count; i++)
        labels[i] = m->aging.scheme->items[i].name;
    r.ws = workbook_add_worksheet(book, "detail");
    r.text = workbook_add_format(book);
    r.integer = workbook_add_format(book);
    r.date = workbook_add_format(book);
    r.money = workbook_add_format(book);
    format_set_num_format(r.date, "yyyy-mm-dd");
    format_set_num_format(r.money, "#,##0.00");
    for (size_t i = 0; i < m->aging.item_count; i++)
        put_row(&r, (lxw_row_t)i, m, &m->aging.items[i], labels);
    workbook_close(book);
    return now() - start;
}

/* The most memory in use until now, in megabytes. */
static double peak(void)
{
    struct rusage usage;

    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_maxrss / 1024;
}

static void report(const char *what, double value, const char *unit,
                   const char *floor)
{
    printf("%s\t%.2f\t%s\t%s\n", what, value, unit, floor);
}

int main(int argc, char **argv)
{
    size_t rows = argc > 1 ? strtoul(argv[1], NULL, 10) : 1000000;
    static struct made_book m;
    double ours = 0, raw, before;
    const char *path = "build/bench/workbook.xlsx";
    const char *raw_path = "build/bench/workbook_raw.xlsx";

    made_book_make(&m, 20000, rows, LANGUAGE_ZH, job_cores());
    before = peak();
    for (int i = 0; i < 3; i++) {
        double once = write_ours(&m, path);

        ours = i == 0 || once < ours ? once : ours;
    }
    report("workbook, 1m rows: wall", ours, "s", "-");
    report("workbook: size", megabytes(path), "MB", "-");
    report("workbook: memory beside the ledger", peak() - before, "MB", "-");
    raw = write_raw(&m, raw_path);
    report("libxlsxwriter constant_memory: wall", raw, "s", "-");
    report("libxlsxwriter: size", megabytes(raw_path), "MB", "-");
    report("workbook / libxlsxwriter", ours / raw, "", "<= 0.40");
    unlink(path);
    unlink(raw_path);
    made_book_release(&m);
    return ours <= 0.4 * raw ? 0 : 1;
}
