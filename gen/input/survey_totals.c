#include "input/survey_row.h"

/* Columns that a row of totals may add up. */
static const struct {
    enum table table;
    size_t column;
} amounts[] = {
    {TABLE_DOCUMENTS, DOCUMENTS_AMOUNT},
    {TABLE_DOCUMENTS, DOCUMENTS_TAX},
    {TABLE_DOCUMENTS, DOCUMENTS_OPEN_AMOUNT},
    {TABLE_DOCUMENTS, DOCUMENTS_RECEIVED_AMOUNT},
    {TABLE_RECEIPTS, RECEIPTS_AMOUNT},
    {TABLE_ALLOCATIONS, ALLOCATIONS_AMOUNT},
    {TABLE_BILLS, BILLS_AMOUNT},
    {TABLE_WRITEOFFS, WRITEOFFS_AMOUNT},
    {TABLE_COSTS, COSTS_AMOUNT},
};

static struct str first_cell(const struct csv_row *row)
{
    struct str s = {0};

    for (size_t i = 0; i < row->count && !s.len; i++)
        s = cell_field(row, (int)i);
    return s;
}

/* "合 计：" is "合计". */
static struct str bare(struct str s, char *out, size_t room)
{
    size_t n = 0;

    while (str_ends(s, STR(":")) || str_ends(s, STR("：")))
        s.len -= str_ends(s, STR(":")) ? 1 : sizeof("：") - 1;
    for (size_t i = 0; i < s.len && n < room; i++)
        if (s.ptr[i] != ' ')
            out[n++] = s.ptr[i];
    return (struct str){out, n};
}

/* A row of totals of the whole, by its first cell. */
static bool is_total(const struct source_file *f, const struct csv_row *row)
{
    static const char *const words[] = {"合计",   "总计",      "总合计",
                                        "合计数", "总计数",    "total",
                                        "totals", "grandtotal"};
    char room[40];
    struct str first = first_cell(row);
    struct str s;

    if (f->plan.totals.of && cell_meets(&f->plan.totals, row))
        return true;
    if (first.len == 0 || first.len > sizeof(room))
        return false;
    s = bare(first, room, sizeof(room));
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_equal_ignoring_case(s, str_from_z(words[i])))
            return true;
    return false;
}

/* Sums of one column; exact, in 128 bits. */
struct adding {
    int field;
    struct decimal_sum used, ignored, rejected;
    struct decimal_sum all;   /* used, at the row of totals */
    struct decimal_sum since; /* used, behind the row of totals before */
    bool is_stated, readable, agrees;
    struct decimal stated;
    size_t line;
};

#define SUM_SCALE 8

static void add_to(struct decimal_sum *sum, struct decimal x)
{
    if (x.scale <= SUM_SCALE)
        (void)!decimal_sum_add(sum, x.units,
                               decimal_power(SUM_SCALE - x.scale));
}

static bool is_sum(struct decimal_sum x, struct decimal_sum y)
{
    return x.high == y.high && x.low == y.low;
}

static struct decimal_sum plus(struct decimal_sum x, struct decimal_sum y)
{
    struct decimal_sum sum = {x.high + y.high, x.low + y.low};

    sum.high += sum.low < x.low;
    return sum;
}

/* To the decimals of the figure in the row of totals, and so many at least. */
static struct decimal shown(struct decimal_sum sum, int scale, int least)
{
    struct decimal x = {0, scale < least ? least : scale};

    if (x.scale > SUM_SCALE)
        x.scale = SUM_SCALE;
    (void)!decimal_sum_round(sum, decimal_power(SUM_SCALE - x.scale),
                             ROUND_HALF_UP, &x.units);
    return x;
}

static bool read_number(const struct survey_reader *r,
                        const struct csv_row *row, int field,
                        struct decimal *out)
{
    struct field f = {.text = cell_field(row, field)};
    struct diag quiet = {0};

    return f.text.len &&
           decimal_parse(f, r->source->profile->number_style, out, &quiet);
}

static void state(const struct survey_reader *r, struct adding *x,
                  const struct csv_row *row)
{
    struct decimal_sum stated = {0};

    if (!cell_field(row, x->field).len)
        return;
    x->is_stated = true;
    x->line = row->line;
    x->all = x->used;
    x->readable = read_number(r, row, x->field, &x->stated);
    if (x->readable)
        add_to(&stated, x->stated);
    x->agrees = x->readable && (is_sum(stated, x->used) ||
                                is_sum(stated, plus(x->used, x->ignored)) ||
                                is_sum(stated, x->since));
    x->since = (struct decimal_sum){0};
}

static bool is_rejected(const uint32_t *lines, size_t n, size_t line)
{
    size_t low = 0, high = n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (lines[middle] < line)
            low = middle + 1;
        else
            high = middle;
    }
    return low < n && lines[low] == line;
}

/* Void rows are ignored by what their status says, not by a rule. */
static bool is_void(struct survey_reader *r)
{
    int status = 0;

    return survey_is_fed(r->source, TABLE_DOCUMENTS, DOCUMENTS_STATUS) &&
           cell_known_word(&r->cells, TABLE_DOCUMENTS, DOCUMENTS_STATUS,
                           &status) &&
           status == STATUS_VOID;
}

/* Subtotals repeat amounts: they are in no sum. */
static bool is_subtotal(const struct source_file *f, int rule)
{
    static const char *const words[] = {"计", "total", "Total"};
    const struct ignore_rule *x = &f->profile->ignore[rule];

    if (x->when.first)
        return true;
    for (size_t i = 0; i < COUNT(words); i++)
        if (str_find(x->reason, str_from_z(words[i])) >= 0)
            return true;
    return false;
}

static void add_row(struct survey_reader *r, struct adding *x,
                    const struct csv_row *row, bool ignored, bool rejected)
{
    struct decimal n;

    if (!read_number(r, row, x->field, &n))
        return;
    add_to(rejected ? &x->rejected : ignored ? &x->ignored : &x->used, n);
    if (!rejected && !ignored)
        add_to(&x->since, n);
}

static size_t list_columns(const struct source_file *f, struct adding *out)
{
    size_t n = 0;

    for (size_t i = 0; i < COUNT(amounts); i++) {
        int field = f->plan.fields[amounts[i].table][amounts[i].column];
        bool known = field < 0 || !f->profile->tables[amounts[i].table].fed;

        for (size_t j = 0; j < n; j++)
            known |= out[j].field == field;
        if (!known)
            out[n++] = (struct adding){.field = field};
    }
    return n;
}

static void keep_totals(struct survey *s, const struct source_file *f,
                        const struct adding *sums, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const struct adding *x = &sums[i];
        struct decimal_sum stated = {0};

        if (!x->is_stated)
            continue;
        add_to(&stated, x->stated);
        s->totals[s->total_count++] = (struct survey_total){
            .heading = f->plan.headings[x->field],
            .at = place_of(f->path, x->line, 0),
            .readable = x->readable,
            .stated = shown(stated, x->stated.scale, s->decimals),
            .used = shown(x->all, x->stated.scale, s->decimals),
            .ignored = shown(x->ignored, x->stated.scale, s->decimals),
            .rejected = shown(x->rejected, x->stated.scale, s->decimals),
            .agrees = x->agrees};
    }
}

static void count_row(struct survey_reader *r, struct adding *sums, size_t n,
                      const struct csv_row *row, bool rejected)
{
    bool fine = row->fault == ROW_FINE;
    int rule = fine ? survey_rule(r->source, row) : -1;
    bool total = fine && is_total(r->source, row);

    if (rule >= 0 && !total && is_subtotal(r->source, rule))
        return;
    for (size_t i = 0; i < n; i++) {
        if (total)
            state(r, &sums[i], row);
        else
            add_row(r, &sums[i], row, rule >= 0 || is_void(r), rejected);
    }
}

static void count_source(struct survey *s, const struct source_file *f,
                         const struct survey_rejected *rejected,
                         struct arena *a)
{
    struct adding sums[COUNT(amounts)];
    size_t n = list_columns(f, sums);
    struct survey_reader r;
    struct csv_row row;

    survey_start(&r, f, a);
    while (survey_next(&r, &row))
        count_row(&r, sums, n, &row,
                  is_rejected(rejected->lines, rejected->count, row.line));
    scan_close(r.scan);
    keep_totals(s, f, sums, n);
}

void survey_count(struct survey *s, const struct survey_rejected *rejected,
                  struct arena *a)
{
    s->total_count = 0;
    s->totals =
        arena_array(a, struct survey_total, s->sources.count * COUNT(amounts));
    for (size_t i = 0; i < s->sources.count; i++)
        if (!s->sources.items[i].skipped)
            count_source(s, &s->sources.items[i], &rejected[i], a);
}
