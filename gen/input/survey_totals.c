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

/* Kinds of ignored rows that are told apart, and currencies. */
#define KINDS_MAX      10
#define CURRENCIES_MAX 8

/* Other columns that are looked at where no amount has a total. */
#define OTHERS_MAX 64

/* Sums of one column; exact, in 128 bits. */
struct adding {
    int field;
    bool other; /* no amount of the profile's: it may agree, no more */
    struct decimal_sum used, rejected;
    struct decimal_sum ignored[KINDS_MAX]; /* by rule; void rows the last */
    struct decimal_sum in[CURRENCIES_MAX]; /* used, by currency */
    struct decimal_sum since; /* used, behind the row of totals before */
    struct decimal_sum all;   /* used, at the row of totals */
    bool is_stated, readable, agrees;
    struct decimal stated;
    size_t line;
};

/* What is added up of one source. */
struct counting {
    struct survey_reader reader;
    struct adding *sums;
    size_t count;
    struct str currencies[CURRENCIES_MAX];
    size_t currency_count;
    bool met_total;
    struct arena *arena;
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

/* With any of the kinds of rows that are not used: the export's total may
   hold those that are not approved, and not the void ones. */
static bool agrees_with_kinds(const struct adding *x, struct decimal_sum stated)
{
    for (unsigned kinds = 0; kinds < 1u << KINDS_MAX; kinds++) {
        struct decimal_sum sum = x->used;

        for (unsigned i = 0; i < KINDS_MAX; i++)
            if (kinds & 1u << i)
                sum = plus(sum, x->ignored[i]);
        if (is_sum(stated, sum))
            return true;
    }
    return false;
}

/* A row of totals may be that of one currency, or of the rows behind another.
 */
static bool agrees(const struct adding *x, struct decimal_sum stated)
{
    for (size_t i = 0; i < CURRENCIES_MAX; i++)
        if ((x->in[i].high || x->in[i].low) && is_sum(stated, x->in[i]))
            return true;
    return is_sum(stated, x->since) || agrees_with_kinds(x, stated);
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
    x->agrees = x->readable && agrees(x, stated);
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

/* Which currency the row is in; CURRENCIES_MAX: one of too many. */
static size_t currency_of(struct counting *c)
{
    const struct source_file *f = c->reader.source;
    struct str code = {0};

    if (f->profile->tables[TABLE_DOCUMENTS].fed)
        code = cell_text(&c->reader.cells, TABLE_DOCUMENTS, DOCUMENTS_CURRENCY);
    else if (f->profile->tables[TABLE_RECEIPTS].fed)
        code = cell_text(&c->reader.cells, TABLE_RECEIPTS, RECEIPTS_CURRENCY);
    for (size_t i = 0; i < c->currency_count; i++)
        if (str_equal(c->currencies[i], code))
            return i;
    if (c->currency_count == CURRENCIES_MAX)
        return CURRENCIES_MAX;
    c->currencies[c->currency_count] = arena_str(c->arena, code);
    return c->currency_count++;
}

static void use_row(struct counting *c, const struct csv_row *row)
{
    size_t currency = currency_of(c);
    struct decimal n;

    for (size_t i = 0; i < c->count; i++) {
        struct adding *x = &c->sums[i];

        if (!read_number(&c->reader, row, x->field, &n))
            continue;
        add_to(&x->used, n);
        add_to(&x->since, n);
        if (currency < CURRENCIES_MAX)
            add_to(&x->in[currency], n);
    }
}

/* kind: of rows that are ignored, or KINDS_MAX: the row is rejected. */
static void leave_row(struct counting *c, const struct csv_row *row,
                      size_t kind)
{
    struct decimal n;

    for (size_t i = 0; i < c->count; i++) {
        struct adding *x = &c->sums[i];

        if (read_number(&c->reader, row, x->field, &n))
            add_to(kind < KINDS_MAX ? &x->ignored[kind] : &x->rejected, n);
    }
}

static void count_row(struct counting *c, const struct csv_row *row,
                      bool rejected)
{
    const struct source_file *f = c->reader.source;
    bool fine = row->fault == ROW_FINE;
    int rule = fine ? survey_rule(f, row) : -1;

    if (fine && is_total(f, row)) {
        c->met_total = true;
        for (size_t i = 0; i < c->count; i++)
            state(&c->reader, &c->sums[i], row);
    } else if (rejected) {
        leave_row(c, row, KINDS_MAX);
    } else if (rule >= 0) {
        if (!is_subtotal(f, rule))
            leave_row(c, row,
                      (size_t)rule < KINDS_MAX - 1 ? (size_t)rule
                                                   : KINDS_MAX - 2);
    } else if (is_void(&c->reader)) {
        leave_row(c, row, KINDS_MAX - 1);
    } else {
        use_row(c, row);
    }
}

static void count_rows(struct counting *c, const struct source_file *f,
                       const struct survey_rejected *rejected)
{
    struct csv_row row;

    survey_start(&c->reader, f, c->arena);
    while (survey_next(&c->reader, &row))
        count_row(c, &row,
                  is_rejected(rejected->lines, rejected->count, row.line));
    scan_close(c->reader.scan);
}

static bool is_listed(const struct counting *c, int field)
{
    for (size_t i = 0; i < c->count; i++)
        if (c->sums[i].field == field)
            return true;
    return false;
}

static void list_amounts(struct counting *c, const struct source_file *f)
{
    c->sums = arena_array(c->arena, struct adding, COUNT(amounts));
    for (size_t i = 0; i < COUNT(amounts); i++) {
        int field = f->plan.fields[amounts[i].table][amounts[i].column];

        if (field >= 0 && f->profile->tables[amounts[i].table].fed &&
            !is_listed(c, field))
            c->sums[c->count++] = (struct adding){.field = field};
    }
}

static void list_others(struct counting *c, const struct source_file *f)
{
    c->sums = arena_array(c->arena, struct adding, OTHERS_MAX);
    c->count = 0;
    for (size_t i = 0; i < f->plan.field_count && i < OTHERS_MAX; i++)
        c->sums[c->count++] = (struct adding){.field = (int)i, .other = true};
}

static bool has_stated(const struct counting *c)
{
    for (size_t i = 0; i < c->count; i++)
        if (c->sums[i].is_stated)
            return true;
    return false;
}

static void keep_total(struct survey *s, const struct source_file *f,
                       const struct adding *x)
{
    struct decimal_sum stated = {0};

    add_to(&stated, x->stated);
    s->totals[s->total_count++] = (struct survey_total){
        .heading = f->plan.headings[x->field],
        .at = place_of(f->path, x->line, 0),
        .readable = x->readable,
        .stated = shown(stated, x->stated.scale, s->decimals),
        .used = shown(x->all, x->stated.scale, s->decimals),
        .rejected = shown(x->rejected, x->stated.scale, s->decimals),
        .agrees = x->agrees};
}

/*
 * Of the amounts that the profile reads; where the file has totals of others
 * alone, such as those in local currency, those that agree.
 */
static void count_source(struct survey *s, const struct source_file *f,
                         const struct survey_rejected *rejected,
                         struct arena *a)
{
    struct counting c = {.arena = a};

    list_amounts(&c, f);
    count_rows(&c, f, rejected);
    if (c.met_total && !has_stated(&c)) {
        list_others(&c, f);
        count_rows(&c, f, rejected);
    }
    for (size_t i = 0; i < c.count && s->total_count < s->total_room; i++)
        if (c.sums[i].is_stated && (!c.sums[i].other || c.sums[i].agrees))
            keep_total(s, f, &c.sums[i]);
}

void survey_count(struct survey *s, const struct survey_rejected *rejected,
                  struct arena *a)
{
    s->total_count = 0;
    s->total_room = s->sources.count * COUNT(amounts);
    s->totals = arena_array(a, struct survey_total, s->total_room);
    for (size_t i = 0; i < s->sources.count; i++)
        if (!s->sources.items[i].skipped)
            count_source(s, &s->sources.items[i], &rejected[i], a);
}
