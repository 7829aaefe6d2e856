/*
 * The summary's blocks by region, salesperson, collector, class and industry:
 * a row a value, whose rows add up to the currency's.
 */
#include "report/aging_book_dimension.h"
#include "report/aging_book_summary.h"

#include "base/buf.h"

#include <stdlib.h>

/* More would not be read; those with the least in them are one row. */
#define MOST_VALUES 30

/* Columns: the value, what is not overdue, the overdue buckets; then these. */
enum behind {
    AFTER_UNAPPLIED,
    AFTER_NET,
    AFTER_SHARE,
    AFTER_LAST,
    AFTER_CHANGE,
    AFTER_COLUMNS
};

enum { BY_VALUE, BY_NOT_OVERDUE, BY_OVERDUE };

struct by_block {
    struct block block;
    enum dimension dimension;
    const struct dimension_table *table;
    const struct dimension_value **shown; /* the largest first */
    size_t shown_count, rest_count;
    struct dimension_sum rest;
    size_t first_bucket, end_bucket; /* overdue */
};

enum word summary_dimension_word(enum dimension d)
{
    static const enum word words[DIMENSION_COUNT] = {
        [DIMENSION_REGION] = WORD_REGION,
        [DIMENSION_SALESPERSON] = WORD_SALESPERSON,
        [DIMENSION_COLLECTOR] = WORD_COLLECTOR,
        [DIMENSION_CLASS] = WORD_CLASS,
        [DIMENSION_INDUSTRY] = WORD_INDUSTRY};

    return words[d];
}

static uint32_t after(const struct by_block *x, enum behind which)
{
    return BY_OVERDUE + (uint32_t)(x->end_bucket - x->first_bucket) +
           (uint32_t)which;
}

size_t summary_dimension_columns(const struct aging_book *b)
{
    size_t first, end;

    book_overdue_buckets(b, &first, &end);
    return BY_OVERDUE + end - first + AFTER_COLUMNS;
}

static int64_t overdue_of(const struct by_block *x,
                          const struct dimension_sum *sum)
{
    int64_t minor = 0;

    for (size_t i = x->first_bucket; i < x->end_bucket; i++)
        minor += sum->cells[i];
    return minor;
}

static struct str here(const struct by_block *x, uint32_t column)
{
    const struct summary *s = x->block.summary;

    return sheet_cell_name(s->row, column, s->book->arena);
}

static void put(const struct by_block *x, uint32_t column, struct cell c)
{
    summary_put(x->block.summary, column, c);
}

/* Open amounts of the currency; of a value and a bucket where they are told. */
static struct str open_sum(const struct by_block *x, struct str value,
                           struct str bucket)
{
    const struct aging_book *b = x->block.summary->book;
    struct book_condition conditions[3] = {
        {DETAIL_CURRENCY,
         book_literal(b, str_from_z(x->block.aging->currency->code))}};
    size_t n = 1;

    if (value.len)
        conditions[n++] = (struct book_condition){
            b->detail_at[book_dimension_column(x->dimension)], value};
    if (bucket.len)
        conditions[n++] =
            (struct book_condition){DETAIL_BUCKET, book_literal(b, bucket)};
    return book_sum(b, &b->detail, DETAIL_OPEN, conditions, n);
}

/* What asks for a cell: of the row's value, or all less the rows above. */
typedef struct str ask_fn(const struct by_block *x, uint32_t column,
                          struct str bucket);

static struct str ask_value(const struct by_block *x, uint32_t column,
                            struct str bucket)
{
    const struct summary *s = x->block.summary;

    (void)column;
    return open_sum(x, arena_format(s->book->arena, "$A%u", s->row + 1),
                    bucket);
}

static struct str ask_rest(const struct by_block *x, uint32_t column,
                           struct str bucket)
{
    const struct summary *s = x->block.summary;
    struct arena *a = s->book->arena;
    struct str all = open_sum(x, STR(""), bucket);
    struct str above = sheet_sum_of_rows(column, x->block.first, s->row, a);

    return sheet_rounded(
        arena_format(a, "%.*s-%.*s", STR_ARG(all), STR_ARG(above)),
        x->block.aging->currency, a);
}

/* ask NULL: the values alone. */
static void put_amount(const struct by_block *x, uint32_t column, ask_fn *ask,
                       struct str bucket, enum cell_style style, int64_t minor)
{
    struct cell value = sheet_styled(block_money(&x->block, minor), style);

    put(x, column,
        ask ? block_live(&x->block, style, ask(x, column, bucket), value)
            : value);
}

/* None of what is in credit: of all buckets it would be told as if it were of
 * the net. */
static struct cell overdue_share(const struct by_block *x,
                                 const struct dimension_sum *sum,
                                 enum cell_style style)
{
    const struct summary *s = x->block.summary;
    struct arena *a = s->book->arena;
    uint32_t end = after(x, AFTER_UNAPPLIED);
    struct str formula = arena_format(
        a, "%.*s/%.*s",
        STR_ARG(sheet_sum_of_columns(s->row, BY_OVERDUE, end, a)),
        STR_ARG(sheet_sum_of_columns(s->row, BY_NOT_OVERDUE, end, a)));
    struct decimal share;

    if (sum->net < 0 || sum->net == sum->unapplied ||
        !sheet_ratio(overdue_of(x, sum), sum->net - sum->unapplied, &share))
        return (struct cell){.style = style};
    return block_live(&x->block, style, formula, sheet_decimal(share));
}

/* What is behind the buckets, but the share and what follows from the row. */
static void put_derived(const struct by_block *x,
                        const struct dimension_sum *sum, enum cell_style style)
{
    const struct summary *s = x->block.summary;
    struct arena *a = s->book->arena;
    uint32_t unapplied = after(x, AFTER_UNAPPLIED), net = after(x, AFTER_NET);
    struct str formula = arena_format(
        a, "%.*s-%.*s-%.*s", STR_ARG(here(x, net)),
        STR_ARG(sheet_sum_of_columns(s->row, BY_OVERDUE, unapplied, a)),
        STR_ARG(here(x, unapplied)));

    put(x, BY_NOT_OVERDUE,
        block_live(&x->block, style,
                   sheet_rounded(formula, x->block.aging->currency, a),
                   block_money(&x->block, sum->net - sum->unapplied -
                                              overdue_of(x, sum))));
    put(x, after(x, AFTER_SHARE), overdue_share(x, sum, style));
    if (s->book->past_count == 0) {
        put(x, after(x, AFTER_LAST), (struct cell){.style = style});
        put(x, after(x, AFTER_CHANGE), (struct cell){.style = style});
        return;
    }
    put(x, after(x, AFTER_CHANGE),
        block_change(&x->block, style, net, after(x, AFTER_LAST), sum->net,
                     sum->last));
}

static void put_row(const struct by_block *x, struct cell name,
                    const struct dimension_sum *sum, ask_fn *ask)
{
    const struct aging_book *b = x->block.summary->book;

    put(x, BY_VALUE, name);
    for (size_t i = x->first_bucket; i < x->end_bucket; i++)
        put_amount(x, BY_OVERDUE + (uint32_t)(i - x->first_bucket), ask,
                   b->labels[i], CELL_PLAIN, sum->cells[i]);
    put_amount(x, after(x, AFTER_UNAPPLIED), ask, book_word(b, WORD_UNAPPLIED),
               CELL_PLAIN, sum->unapplied);
    put_amount(x, after(x, AFTER_NET), ask, STR(""), CELL_PLAIN, sum->net);
    if (b->past_count)
        put_amount(x, after(x, AFTER_LAST), NULL, STR(""), CELL_PLAIN,
                   sum->last);
    put_derived(x, sum, CELL_PLAIN);
    x->block.summary->row++;
}

static void put_total(const struct by_block *x)
{
    struct summary *s = x->block.summary;
    const struct aging_book *b = s->book;
    const struct aging_row *t = &x->block.aging->total;
    struct dimension_sum all = {.unapplied = t->unapplied,
                                .net = t->total.minor};
    bool has_past = summary_past(b, x->block.currency, PAST_NET, &all.last);

    for (size_t i = 0; i < b->aging->scheme->count; i++)
        all.cells[i] = t->cells[i].minor;
    put(x, BY_VALUE,
        sheet_styled(sheet_text(book_word(b, WORD_TOTAL)), CELL_TOTAL));
    put_derived(x, &all, CELL_TOTAL);
    for (uint32_t i = BY_OVERDUE; i <= after(x, AFTER_LAST); i++) {
        int64_t minor = i < after(x, AFTER_UNAPPLIED)
                            ? all.cells[x->first_bucket + i - BY_OVERDUE]
                        : i == after(x, AFTER_UNAPPLIED) ? all.unapplied
                        : i == after(x, AFTER_NET)       ? all.net
                                                         : all.last;

        if (i == after(x, AFTER_SHARE) ||
            (i == after(x, AFTER_LAST) && !has_past))
            continue;
        put(x, i,
            block_live(&x->block, CELL_TOTAL,
                       summary_sum(s, i, x->block.first, s->row),
                       block_money(&x->block, minor)));
    }
    s->row++;
}

static void put_heading(const struct by_block *x)
{
    static const struct bilingual by = {"按", "by "};
    static const struct bilingual not_overdue = {"未逾期", "Not overdue"};
    static const struct bilingual words[AFTER_COLUMNS] = {
        [AFTER_UNAPPLIED] = {"未核销", "Unapplied"},
        [AFTER_NET] = {"应收净额", "Net receivables"},
        [AFTER_SHARE] = {"逾期占账龄小计", "Overdue, share of buckets"},
        [AFTER_LAST] = {"上期净额", "Net, last"},
        [AFTER_CHANGE] = {"变动", "Change"}};
    struct summary *s = x->block.summary;
    const struct aging_book *b = s->book;
    struct str name = arena_format(
        b->arena, "%s %.*s%.*s", x->block.aging->currency->code,
        STR_ARG(book_say(b, by)),
        STR_ARG(book_word(b, summary_dimension_word(x->dimension))));

    put(x, BY_VALUE, sheet_styled(sheet_text(name), CELL_HEADING));
    put(x, BY_NOT_OVERDUE,
        sheet_styled(sheet_text(book_say(b, not_overdue)), CELL_HEADING));
    for (size_t i = x->first_bucket; i < x->end_bucket; i++)
        put(x, BY_OVERDUE + (uint32_t)(i - x->first_bucket),
            sheet_styled(sheet_text(b->labels[i]), CELL_HEADING));
    for (int i = 0; i < AFTER_COLUMNS; i++)
        put(x, after(x, (enum behind)i),
            sheet_styled(sheet_text(book_say(b, words[i])), CELL_HEADING));
    s->row++;
}

static int by_net(const void *left, const void *right, void *user)
{
    const struct dimension_value *const *l = left, *const *r = right;
    size_t currency = *(const size_t *)user;
    int64_t x = (*l)->sums[currency].net, y = (*r)->sums[currency].net;

    if (x != y)
        return x > y ? -1 : 1;
    return str_compare((*l)->text, (*r)->text);
}

static void add_to_rest(struct by_block *x, const struct dimension_sum *sum)
{
    for (size_t i = 0; i < x->block.summary->book->aging->scheme->count; i++)
        x->rest.cells[i] += sum->cells[i];
    x->rest.unapplied += sum->unapplied;
    x->rest.net += sum->net;
    x->rest.last += sum->last;
    x->rest_count++;
}

/* Values that have, or had, something in the currency. */
static void choose_values(struct by_block *x)
{
    const struct aging_book *b = x->block.summary->book;
    size_t currency = x->block.currency, n = 0;

    x->shown =
        arena_array(b->arena, const struct dimension_value *, x->table->count);
    for (size_t i = 0; i < x->table->count; i++) {
        const struct dimension_sum *sum = &x->table->values[i].sums[currency];

        if (sum->is_there || sum->was_there)
            x->shown[n++] = &x->table->values[i];
    }
    if (n)
        qsort_r(x->shown, n, sizeof(*x->shown), by_net, &currency);
    x->shown_count = n > MOST_VALUES ? MOST_VALUES : n;
    for (size_t i = x->shown_count; i < n; i++)
        add_to_rest(x, &x->shown[i]->sums[currency]);
}

static struct cell rest_name(const struct by_block *x)
{
    const struct aging_book *b = x->block.summary->book;

    return sheet_text(arena_format(
        b->arena, b->language == LANGUAGE_ZH ? "其余 %zu 项" : "%zu others",
        x->rest_count));
}

static void put_block(struct summary *s, enum dimension d, size_t currency,
                      const struct dimension_table *table)
{
    const struct aging_book *b = s->book;
    uint32_t top = s->row;
    struct by_block x = {.block = {.summary = s,
                                   .currency = currency,
                                   .aging = &b->aging->currencies[currency],
                                   .first = top + 1},
                         .dimension = d,
                         .table = table};

    book_overdue_buckets(b, &x.first_bucket, &x.end_bucket);
    choose_values(&x);
    if (x.shown_count == 0)
        return;
    put_heading(&x);
    for (size_t i = 0; i < x.shown_count; i++)
        put_row(&x, sheet_text(x.shown[i]->text), &x.shown[i]->sums[currency],
                x.shown[i]->is_live ? ask_value : NULL);
    if (x.rest_count)
        put_row(&x, rest_name(&x), &x.rest, ask_rest);
    put_total(&x);
    sheet_add_mark(s->sheet, MARK_BARS, x.block.first, after(&x, AFTER_SHARE),
                   s->row - 2, after(&x, AFTER_SHARE), b->arena);
    sheet_keep(s->sheet, top, s->row - 1, b->arena);
    s->row++;
}

void summary_put_dimensions(struct summary *s)
{
    const struct aging_book *b = s->book;
    struct dimension_table tables[DIMENSION_COUNT] = {0};
    bool any = false;

    for (int i = 0; i < DIMENSION_COUNT; i++) {
        enum dimension d = (enum dimension)i;

        if (b->detail_at[book_dimension_column(d)] == BOOK_NO_COLUMN)
            continue;
        tables[i] = book_sum_dimension(b, d);
        any = true;
    }
    for (size_t k = 0; any && k < b->aging->currency_count; k++)
        for (int i = 0; i < DIMENSION_COUNT; i++)
            if (tables[i].count)
                put_block(s, (enum dimension)i, k, &tables[i]);
}
