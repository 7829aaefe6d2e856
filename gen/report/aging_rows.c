/*
 * The aging by customer as rows: the CSV.
 */
#include "report/aging_table.h"

#include "report/words.h"

/* Columns before and behind the buckets. */
enum { ROW_ID, ROW_NAME, ROW_CURRENCY, ROW_BUCKETS };
enum behind {
    ROW_UNAPPLIED,
    ROW_TOTAL,
    ROW_OVERDUE,
    ROW_DISPUTED,
    ROW_COUNT,
    ROW_OLDEST,
    /* Those that stand only where some row has them. */
    ROW_RETENTION,
    ROW_BILLS,
    ROW_RETURNED,
    ROW_HANDED_OVER,
    ROW_BILLS_HELD, /* with the next beside the total */
    ROW_PASSED_ON,
    ROW_PARENT,
    ROW_BEHIND
};

/* A column's name: a key, or what people call it. */
struct row_heading {
    struct str en;
    enum word zh;
};

struct aging_rows {
    const struct ledger *ledger;
    const struct aging *aging;
    const struct entities *entities; /* or NULL: no column before the others */
    size_t *starts; /* one a currency: its first row; then the number of rows */
    enum behind behind[ROW_BEHIND]; /* those that stand there */
    size_t behind_count;
};

static bool has_parent(const struct ledger *l, uint32_t customer)
{
    const struct customer *c = &l->customers[customer];

    return c->parent_id.len && c->parent != LEDGER_NONE;
}

/* What a column behind the buckets shows of a row. */
static struct cell cell_behind(const struct ledger *l,
                               const struct aging_row *r,
                               const struct currency *currency,
                               enum behind which)
{
    switch (which) {
    case ROW_UNAPPLIED:
        return sheet_money(r->unapplied, currency);
    case ROW_TOTAL:
        return sheet_money(r->total.minor, currency);
    case ROW_OVERDUE:
        return sheet_money(r->overdue, currency);
    case ROW_DISPUTED:
        return sheet_money(r->disputed, currency);
    case ROW_COUNT:
        return sheet_integer((int64_t)r->total.count);
    case ROW_OLDEST:
        return sheet_integer(r->oldest_days);
    case ROW_RETENTION:
        return sheet_money(r->retention, currency);
    case ROW_BILLS:
        return sheet_money(r->bills, currency);
    case ROW_RETURNED:
        return sheet_money(r->returned, currency);
    case ROW_HANDED_OVER:
        return sheet_money(r->handed_over, currency);
    case ROW_BILLS_HELD:
        return sheet_money(r->bills_held, currency);
    case ROW_PASSED_ON:
        return sheet_money(r->bills_passed_on, currency);
    case ROW_PARENT:
        if (has_parent(l, r->customer))
            return sheet_text(
                l->customers[l->customers[r->customer].parent].customer_id);
        break;
    case ROW_BEHIND:
        break;
    }
    return (struct cell){0};
}

static bool is_filled(const struct cell *c)
{
    return c->kind == CELL_TEXT || c->money.minor;
}

static bool some_row_has(const struct aging_rows *rows, enum behind which)
{
    for (size_t i = 0; i < rows->aging->currency_count; i++) {
        const struct aging_currency *c = &rows->aging->currencies[i];

        for (size_t k = 0; k < c->customer_count; k++) {
            struct cell cell =
                cell_behind(rows->ledger, &c->customers[k], c->currency, which);

            if (is_filled(&cell))
                return true;
        }
    }
    return false;
}

static void choose_behind(struct aging_rows *rows)
{
    for (int i = 0; i < ROW_BEHIND; i++)
        if (i < ROW_RETENTION || some_row_has(rows, (enum behind)i))
            rows->behind[rows->behind_count++] = (enum behind)i;
}

static void fill_row(const void *context, size_t row, struct cell *cells,
                     struct arena *scratch)
{
    const struct aging_rows *rows = context;
    const struct aging_currency *c = rows->aging->currencies;
    const size_t *start = rows->starts;
    const struct entities *e = rows->entities;
    const struct customer *customer;
    const struct aging_row *r;
    struct cell *behind;

    (void)scratch;
    for (; row >= start[1]; start++)
        c++;
    r = &c->customers[row - start[0]];
    if (e)
        *cells++ =
            sheet_text(e->items[entities_of_customer(e, r->customer)].name);
    behind = &cells[ROW_BUCKETS + rows->aging->scheme->count];
    customer = &rows->ledger->customers[r->customer];
    cells[ROW_ID] = sheet_text(customer->customer_id);
    cells[ROW_NAME] = sheet_text(customer->name);
    cells[ROW_CURRENCY] = sheet_text(str_from_z(c->currency->code));
    for (size_t i = 0; i < rows->aging->scheme->count; i++)
        cells[ROW_BUCKETS + i] = sheet_money(r->cells[i].minor, c->currency);
    for (size_t i = 0; i < rows->behind_count; i++)
        behind[i] = cell_behind(rows->ledger, r, c->currency, rows->behind[i]);
}

/* Never "1-30" alone, which an office program takes for a date. */
static struct str bucket_heading(const struct bucket *b, enum language language,
                                 struct arena *a)
{
    if (language == LANGUAGE_ZH)
        return bucket_label(b, language, a);
    if (!b->has_from || b->from <= 0)
        return b->name;
    return arena_format(a, "overdue_%.*s", STR_ARG(b->name));
}

static struct str heading(const struct row_heading *h, enum language language)
{
    return language == LANGUAGE_ZH ? word(h->zh, language) : h->en;
}

static struct sheet_column *row_columns(const struct aging_rows *rows,
                                        enum language language, struct arena *a)
{
    static const struct row_heading front[ROW_BUCKETS] = {
        [ROW_ID] = {STR_INIT("customer_id"), WORD_CUSTOMER_ID},
        [ROW_NAME] = {STR_INIT("name"), WORD_CUSTOMER_NAME},
        [ROW_CURRENCY] = {STR_INIT("currency"), WORD_CURRENCY}};
    static const struct row_heading behind[ROW_BEHIND] = {
        [ROW_UNAPPLIED] = {STR_INIT("unapplied"), WORD_UNAPPLIED},
        [ROW_TOTAL] = {STR_INIT("total"), WORD_NET},
        [ROW_OVERDUE] = {STR_INIT("overdue"), WORD_OVERDUE},
        [ROW_DISPUTED] = {STR_INIT("disputed"), WORD_DISPUTED},
        [ROW_COUNT] = {STR_INIT("count"), WORD_COUNT},
        [ROW_OLDEST] = {STR_INIT("oldest_days"), WORD_OLDEST_DAYS},
        [ROW_RETENTION] = {STR_INIT("retention"), WORD_OF_WHICH_RETENTION},
        [ROW_BILLS] = {STR_INIT("bills"), WORD_OF_WHICH_BILLS},
        [ROW_RETURNED] = {STR_INIT("returned"), WORD_OF_WHICH_RETURNED},
        [ROW_HANDED_OVER] = {STR_INIT("handed_over"),
                             WORD_OF_WHICH_HANDED_OVER},
        [ROW_BILLS_HELD] = {STR_INIT("bills_held"), WORD_BILLS_HELD},
        [ROW_PASSED_ON] = {STR_INIT("bills_passed_on"), WORD_BILLS_PASSED_ON},
        [ROW_PARENT] = {STR_INIT("parent"), WORD_PARENT_ID}};
    static const struct row_heading entity = {STR_INIT("entity"), WORD_ENTITY};
    const struct bucket_scheme *scheme = rows->aging->scheme;
    size_t at = ROW_BUCKETS + scheme->count;
    struct sheet_column *all =
        arena_array(a, struct sheet_column, 1 + at + ROW_BEHIND);
    struct sheet_column *list = rows->entities ? all + 1 : all;

    if (rows->entities)
        all[0].heading = heading(&entity, language);
    for (size_t i = 0; i < ROW_BUCKETS; i++)
        list[i].heading = heading(&front[i], language);
    for (size_t i = 0; i < scheme->count; i++)
        list[ROW_BUCKETS + i].heading =
            bucket_heading(&scheme->items[i], language, a);
    for (size_t i = 0; i < rows->behind_count; i++)
        list[at + i].heading = heading(&behind[rows->behind[i]], language);
    return all;
}

const struct sheet *aging_rows(const struct aging_figures *f, struct arena *a)
{
    struct aging_rows *rows = arena_new(a, struct aging_rows);
    struct sheet *s = arena_new(a, struct sheet);
    size_t n = f->aging->currency_count;

    *rows = (struct aging_rows){.ledger = f->ledger,
                                .aging = f->aging,
                                .entities = f->entities,
                                .starts = arena_array(a, size_t, n + 1)};
    for (size_t i = 0; i < n; i++)
        rows->starts[i + 1] =
            rows->starts[i] + f->aging->currencies[i].customer_count;
    choose_behind(rows);
    *s = (struct sheet){.columns = row_columns(rows, f->policy->language, a),
                        .column_count = (f->entities ? 1u : 0u) + ROW_BUCKETS +
                                        f->aging->scheme->count +
                                        rows->behind_count,
                        .has_table = true,
                        .row_count = rows->starts[n],
                        .row = fill_row,
                        .context = rows};
    return s;
}
