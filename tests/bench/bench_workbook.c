/*
 * The aging workbook of ROWS open documents against libxlsxwriter alone in
 * constant_memory mode, which writes the same detail sheet, in the same run.
 *
 * The detail sheet has every feature: a table with its filter, links, marks,
 * rows that fold, styles by level, frozen panes, print titles.  The library
 * refuses tables in that mode: it gets a filter.  It is asked for what the same
 * function of the row gives, and the time that this function takes is taken off
 * its account.
 *
 * usage: bench_workbook [ROWS [FILE]]
 *     FILE: write ours there, and measure nothing
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

/* Columns of the detail sheet that get a feature. */
enum { LINKED = 0, FOLDED_UNDER = 8 };

/* The detail sheet's own rows, whose first column leads somewhere. */
struct featured {
    sheet_row_fn *row;
    const void *context;
};

static void give_row(const void *context, size_t row, struct cell *cells,
                     struct arena *scratch)
{
    const struct featured *f = context;
    struct cell *first = &cells[LINKED];

    f->row(f->context, row, cells, scratch);
    if (first->kind == CELL_TEXT)
        *first = sheet_link(first->text,
                            arena_format(scratch, "'汇总'!A%zu", row % 90 + 1));
}

static int give_level(const void *context, size_t row)
{
    (void)context;
    return row % FOLDED_UNDER != 0;
}

static bool is_detail(const struct sheet *s)
{
    return str_starts(s->name, STR("明细"));
}

static void add_marks(struct sheet *s, struct arena *a)
{
    for (uint32_t i = 0; i < s->column_count; i++)
        if (s->columns[i].kind == CELL_MONEY)
            sheet_add_mark(s, MARK_BARS, 0, i, 0, i, a)->in_table = true;
        else if (s->columns[i].kind == CELL_INTEGER)
            sheet_add_mark(s, MARK_SCALE, 0, i, 0, i, a)->in_table = true;
}

static void add_features(struct workbook *book, struct arena *a)
{
    for (size_t i = 0; i < book->sheet_count; i++) {
        struct sheet *s = &book->sheets[i];
        struct featured *f = arena_new(a, struct featured);

        if (!is_detail(s))
            continue;
        *f = (struct featured){s->row, s->context};
        s->row = give_row;
        s->context = f;
        s->row_level = give_level;
        s->columns[LINKED].kind = CELL_LINK;
        add_marks(s, a);
    }
}

static void make_book(struct made_book *m, struct workbook *book,
                      struct arena *a)
{
    made_must(aging_book_make(&m->figures, book, a, &m->diag), &m->diag,
              "aging_book_make");
    add_features(book, a);
}

static double write_ours(struct made_book *m, const char *path)
{
    struct arena a = {0};
    struct workbook book;
    double start = now();

    make_book(m, &book, &a);
    made_must(xlsx_write(&book, path, job_cores(), &a, &m->diag), &m->diag,
              "xlsx_write");
    arena_release(&a);
    return now() - start;
}

struct raw {
    lxw_workbook *book;
    lxw_worksheet *ws;
    lxw_format *formats[CELL_STYLE_COUNT][CELL_LINK + 1][8];
    size_t links;
};

static lxw_format *format_of(struct raw *r, const struct cell *c)
{
    enum cell_kind kind = c->kind == CELL_FORMULA ? c->cached : c->kind;
    int decimals = kind == CELL_MONEY ? c->money.currency->exponent : 0;
    lxw_format **f = &r->formats[c->style][kind][decimals];

    if (*f)
        return *f;
    *f = workbook_add_format(r->book);
    format_set_font_size(*f, 9);
    format_set_bottom(*f, LXW_BORDER_HAIR);
    if (kind == CELL_DATE)
        format_set_num_format(*f, "yyyy-mm-dd");
    if (kind == CELL_MONEY)
        format_set_num_format(*f, decimals ? "#,##0.00" : "#,##0");
    return *f;
}

/* A text with its end; short ones on the stack. */
struct text_z {
    char bytes[512];
};

static const char *text_z(struct text_z *z, struct str text)
{
    snprintf(z->bytes, sizeof(z->bytes), "%.*s", STR_ARG(text));
    return z->bytes;
}

static void put_link(struct raw *r, lxw_row_t row, lxw_col_t column,
                     const struct cell *c)
{
    struct text_z text, link;
    char formula[2048];

    text_z(&text, c->text);
    if (++r->links <= 65000) {
        snprintf(link.bytes, sizeof(link.bytes), "internal:%.*s",
                 STR_ARG(c->link));
        worksheet_write_url_opt(r->ws, row, column, link.bytes, format_of(r, c),
                                text.bytes, NULL);
        return;
    }
    snprintf(formula, sizeof(formula), "=HYPERLINK(\"#%.*s\",\"%s\")",
             STR_ARG(c->link), text.bytes);
    worksheet_write_formula_str(r->ws, row, column, formula, format_of(r, c),
                                text.bytes);
}

static void put_cell(struct raw *r, lxw_row_t row, lxw_col_t column,
                     const struct cell *c)
{
    struct text_z z;
    int64_t units;
    int decimals;

    if (c->kind == CELL_LINK) {
        put_link(r, row, column, c);
    } else if (c->kind == CELL_DATE) {
        worksheet_write_number(r->ws, row, column, c->date.day + 25569,
                               format_of(r, c));
    } else if (c->kind == CELL_EMPTY) {
        worksheet_write_blank(r->ws, row, column, format_of(r, c));
    } else if (sheet_number(c, &units, &decimals)) {
        double one = 1;

        while (decimals--)
            one *= 10;
        worksheet_write_number(r->ws, row, column, (double)units / one,
                               format_of(r, c));
    } else {
        worksheet_write_string(r->ws, row, column, text_z(&z, c->text),
                               format_of(r, c));
    }
}

static void put_rows(struct raw *r, const struct sheet *s,
                     struct arena *scratch)
{
    struct cell cells[SHEET_MAX_COLUMNS];

    for (size_t i = 0; i < s->row_count; i++) {
        struct arena_mark mark = arena_mark(scratch);
        lxw_row_t row = (lxw_row_t)(s->table_row + 1 + i);
        lxw_row_col_options options = {
            .level = (uint8_t)s->row_level(s->context, i)};

        memset(cells, 0, sizeof(cells));
        s->row(s->context, i, cells, scratch);
        worksheet_set_row_opt(r->ws, row, 16.5, NULL, &options);
        for (size_t k = 0; k < s->column_count; k++)
            put_cell(r, row, (lxw_col_t)k, &cells[k]);
        arena_rewind(scratch, mark);
    }
}

static void set_up(struct raw *r, const struct sheet *s)
{
    lxw_row_t first = s->table_row + 1;
    lxw_row_t last = s->table_row + (lxw_row_t)s->row_count;
    lxw_conditional_format bars = {.type = LXW_CONDITIONAL_DATA_BAR,
                                   .data_bar_2010 = LXW_TRUE};
    lxw_conditional_format scale = {.type = LXW_CONDITIONAL_3_COLOR_SCALE};

    worksheet_autofilter(r->ws, s->table_row, 0, last,
                         (lxw_col_t)(s->column_count - 1));
    worksheet_freeze_panes(r->ws, first, (lxw_col_t)s->freeze_columns);
    worksheet_repeat_rows(r->ws, s->table_row, s->table_row);
    for (size_t i = 0; i < s->mark_count; i++)
        worksheet_conditional_format_range(
            r->ws, first, (lxw_col_t)s->marks[i].first_column, last,
            (lxw_col_t)s->marks[i].last_column,
            s->marks[i].kind == MARK_BARS ? &bars : &scale);
    for (size_t i = 0; i < s->column_count; i++) {
        struct text_z z;

        worksheet_set_column(r->ws, (lxw_col_t)i, (lxw_col_t)i,
                             s->columns[i].width, NULL);
        worksheet_write_string(r->ws, s->table_row, (lxw_col_t)i,
                               text_z(&z, s->columns[i].heading), NULL);
    }
}

/* The rows' cells alone: what both need before they write anything. */
static double make_rows(const struct workbook *book)
{
    struct arena scratch = {0};
    struct cell cells[SHEET_MAX_COLUMNS];
    double start = now();

    for (size_t i = 0; i < book->sheet_count; i++) {
        const struct sheet *s = &book->sheets[i];

        for (size_t k = 0; is_detail(s) && k < s->row_count; k++) {
            struct arena_mark mark = arena_mark(&scratch);

            memset(cells, 0, sizeof(cells));
            s->row(s->context, k, cells, &scratch);
            arena_rewind(&scratch, mark);
        }
    }
    arena_release(&scratch);
    return now() - start;
}

static double write_raw(struct made_book *m, const char *path)
{
    lxw_workbook_options options = {.constant_memory = LXW_TRUE,
                                    .tmpdir = "build/bench"};
    struct arena a = {0}, scratch = {0};
    struct workbook book;
    struct raw r = {0};
    double start, rows;

    make_book(m, &book, &a);
    rows = make_rows(&book);
    start = now();
    r.book = workbook_new_opt(path, &options);
    for (size_t i = 0; i < book.sheet_count; i++) {
        struct text_z z;

        if (!is_detail(&book.sheets[i]))
            continue;
        r.ws = workbook_add_worksheet(r.book, text_z(&z, book.sheets[i].name));
        r.links = 0;
        set_up(&r, &book.sheets[i]);
        put_rows(&r, &book.sheets[i], &scratch);
    }
    workbook_close(r.book);
    start = now() - start;
    arena_release(&scratch);
    arena_release(&a);
    return start - rows;
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

/* The quickest run is the one that other work disturbed least. */
static double least(double so_far, double once)
{
    return so_far > 0 && so_far < once ? so_far : once;
}

int main(int argc, char **argv)
{
    size_t rows = argc > 1 ? strtoul(argv[1], NULL, 10) : 1000000;
    static struct made_book m;
    double ours = 0, raw = 0, before, memory = 0;
    const char *path = "build/bench/workbook.xlsx";
    const char *raw_path = "build/bench/workbook_raw.xlsx";

    made_book_make(&m, 20000, rows, LANGUAGE_ZH, job_cores());
    if (argc > 2)
        return write_ours(&m, argv[2]) > 0 ? 0 : 1;
    before = peak();
    for (int i = 0; i < 4; i++) {
        ours = least(ours, write_ours(&m, path));
        if (i == 0)
            memory = peak() - before;
        if (i % 2)
            raw = least(raw, write_raw(&m, raw_path));
    }
    report("workbook, 1m rows: wall", ours, "s", "-");
    report("workbook: size", megabytes(path), "MB", "-");
    report("workbook: memory beside the ledger", memory, "MB", "-");
    report("libxlsxwriter constant_memory: wall", raw, "s", "-");
    report("libxlsxwriter: size", megabytes(raw_path), "MB", "-");
    report("workbook / libxlsxwriter", ours / raw, "", "<= 0.20");
    unlink(path);
    unlink(raw_path);
    made_book_release(&m);
    return ours <= 0.2 * raw ? 0 : 1;
}
