/*
 * The summary in the reporting currency: a column beside each currency, and
 * all of them together.
 */
#include "report/aging_book_summary.h"

#include "base/buf.h"

/* Below this a product with a rate is exact to the cent in a double. */
#define PRODUCT_LIMIT 10000000000000

static bool is_exact(const struct summary *s, const struct conversion_row *r)
{
    int64_t sum = 0;

    for (size_t i = 0; i < s->book->aging->scheme->count; i++)
        book_add_size(&sum, r->cells[i]);
    book_add_size(&sum, r->unapplied);
    return sum < BOOK_EXACT_LIMIT;
}

static bool is_small(int64_t minor)
{
    return minor > -PRODUCT_LIMIT && minor < PRODUCT_LIMIT;
}

static int64_t overdue_sum(const struct summary *s,
                           const struct conversion_row *r)
{
    size_t first, end;
    int64_t sum = 0;

    book_overdue_buckets(s->book, &first, &end);
    for (size_t i = first; i < end; i++)
        sum += r->cells[i];
    return sum;
}

/* A column of converted amounts, from the first bucket's row down. */
struct converted {
    struct summary *summary;
    const struct conversion_row *row;
    uint32_t column, first;
    bool live;
};

static uint32_t row_below(const struct converted *c, uint32_t which)
{
    return c->first + (uint32_t)c->summary->book->aging->scheme->count + which;
}

static void put(const struct converted *c, uint32_t row, enum cell_style style,
                struct str formula, int64_t minor)
{
    const struct aging_book *b = c->summary->book;
    struct cell cell = sheet_money(minor, b->conversion->currency);

    if (c->live && formula.len)
        cell = sheet_formula(formula, cell);
    sheet_put(c->summary->sheet, row, c->column, sheet_styled(cell, style),
              b->arena);
}

/* "G15+G17": the buckets and what is not applied. */
static struct str net_formula(const struct converted *c)
{
    struct column_name name = sheet_column_name(c->column);

    return arena_format(c->summary->book->arena, "%s%u+%s%u", name.letters,
                        row_below(c, ROW_SUBTOTAL) + 1, name.letters,
                        row_below(c, ROW_UNAPPLIED) + 1);
}

/* The subtotals, and the total as the caller has it. */
static void put_sums(const struct converted *c, struct str net)
{
    const struct conversion_row *r = c->row;
    struct summary *s = c->summary;
    size_t first, end;

    book_overdue_buckets(s->book, &first, &end);
    put(c, row_below(c, ROW_SUBTOTAL), CELL_SUBTOTAL,
        summary_sum(s, c->column, c->first, row_below(c, ROW_SUBTOTAL)),
        r->total - r->unapplied);
    put(c, row_below(c, ROW_OVERDUE), CELL_SUBTOTAL,
        summary_sum(s, c->column, c->first + (uint32_t)first,
                    c->first + (uint32_t)end),
        overdue_sum(s, r));
    put(c, row_below(c, ROW_NET), CELL_TOTAL, net, r->total);
}

static bool has_one_rate(const struct conversion_row *r,
                         const struct conversion *all)
{
    return all->rule == FX_AS_OF && r->currency != all->currency &&
           r->rate.units;
}

/* "ROUND(C18*7.1234,2)": the native total at the rate, rounded once. */
static struct str product(const struct block *k, const struct converted *c)
{
    const struct aging_book *b = k->summary->book;
    const struct conversion_row *r = c->row;

    /* Several books: each has rounded its own. */
    if (b->entities || !has_one_rate(r, b->conversion))
        return net_formula(c);
    if (!is_small(r->native) || !is_small(r->total))
        return STR("");
    return arena_format(b->arena, "ROUND(%s%u*%.*s,%d)",
                        sheet_column_name(SUM_AMOUNT).letters,
                        row_below(c, ROW_NET) + 1,
                        STR_ARG(decimal_format(r->rate, false, b->arena)),
                        b->conversion->currency->exponent);
}

static struct str span_of_days(const struct aging_book *b, struct date from,
                               struct date to)
{
    struct str first = date_iso(from, b->arena);

    if (from.day == to.day || !date_is(to))
        return first;
    return arena_format(b->arena, "%.*s – %.*s", STR_ARG(first),
                        STR_ARG(date_iso(to, b->arena)));
}

/* "1 USD = 7.1234 CNY（2026年7月16日汇率）" */
static struct str rate_text(const struct block *k,
                            const struct conversion_row *r)
{
    const struct aging_book *b = k->summary->book;
    struct str day = date_in_words(r->rate_date, b->language, b->arena);

    return arena_format(
        b->arena, "1 %s = %.*s %s%.*s", r->currency->code,
        STR_ARG(decimal_format(r->rate, false, b->arena)),
        b->conversion->currency->code,
        STR_ARG(word_with(WORD_RATE_OF, b->language, day, b->arena)));
}

/* Entities that converted at rates of their own: a line each. */
static void put_own_rates(const struct block *k)
{
    const struct aging_book *b = k->summary->book;

    for (size_t i = 0; i < b->entities->count; i++) {
        const struct entity *x = &b->entities->items[i];
        const struct conversion_row *r =
            conversion_find(x->conversion, k->aging->currency);

        if (r && date_is(r->rate_date))
            summary_line(k->summary,
                         arena_format(b->arena, "%.*s  %.*s", STR_ARG(x->name),
                                      STR_ARG(rate_text(k, r))),
                         CELL_NOTE);
    }
}

static void put_rate(const struct block *k, const struct conversion_row *r)
{
    const struct aging_book *b = k->summary->book;
    struct str day;

    if (r->currency == b->conversion->currency || !date_is(r->rate_date))
        return;
    if (b->entities && b->conversion->rule == FX_AS_OF && !r->rate.units) {
        put_own_rates(k);
        return;
    }
    if (!has_one_rate(r, b->conversion)) {
        day = span_of_days(b, r->rate_date, r->last_rate_date);
        summary_line(k->summary,
                     word_with(WORD_RATES_HISTORIC, b->language, day, b->arena),
                     CELL_NOTE);
        return;
    }
    summary_line(k->summary, rate_text(k, r), CELL_NOTE);
}

static struct str heading(const struct aging_book *b, enum word w)
{
    return word_with(w, b->language, str_from_z(b->conversion->currency->code),
                     b->arena);
}

void block_put_converted(const struct block *k)
{
    struct summary *s = k->summary;
    const struct aging_book *b = s->book;
    struct converted c = {
        .summary = s, .column = s->converted, .first = k->first};

    if (s->converted == BOOK_NO_COLUMN)
        return;
    c.row = conversion_find(b->conversion, k->aging->currency);
    if (!c.row || !c.row->has_rate) {
        summary_line(s,
                     word_with(WORD_NO_RATE, b->language,
                               str_from_z(k->aging->currency->code), b->arena),
                     CELL_BAD);
        return;
    }
    c.live = b->exact[k->currency] && is_exact(s, c.row);
    sheet_put(
        s->sheet, c.first - 1, c.column,
        sheet_styled(sheet_text(heading(b, WORD_CONVERTED)), CELL_HEADING),
        b->arena);
    for (size_t i = 0; i < b->aging->scheme->count; i++)
        put(&c, c.first + (uint32_t)i, CELL_PLAIN, STR(""), c.row->cells[i]);
    put(&c, row_below(&c, ROW_UNAPPLIED), CELL_CREDIT, STR(""),
        c.row->unapplied);
    put_sums(&c, product(k, &c));
    put_rate(k, c.row);
}

/* "G15+G40": a row of all blocks that are converted; from their subtotals. */
static struct str over_blocks(const struct summary *s, int32_t from_subtotal)
{
    const struct aging_book *b = s->book;
    struct buf f = buf_new(b->arena, 4096);
    const char *plus = "";

    for (size_t i = 0; i < b->aging->currency_count; i++) {
        const struct conversion_row *r =
            conversion_find(b->conversion, b->aging->currencies[i].currency);

        if (!r || !r->has_rate)
            continue;
        buf_add_format(&f, "%s%s%d", plus,
                       sheet_column_name(s->converted).letters,
                       (int)s->sub_rows[i] + 1 + (int)from_subtotal);
        plus = "+";
    }
    return buf_str(&f);
}

static void put_labels(struct summary *s)
{
    static const struct {
        enum word name;
        enum cell_style style;
    } below[BLOCK_ROWS] = {
        [ROW_SUBTOTAL] = {WORD_BUCKETS_SUBTOTAL, CELL_SUBTOTAL},
        [ROW_OVERDUE] = {WORD_OVERDUE_SUBTOTAL, CELL_SUBTOTAL},
        [ROW_UNAPPLIED] = {WORD_UNAPPLIED, CELL_CREDIT},
        [ROW_NET] = {WORD_NET, CELL_TOTAL}};
    const struct aging_book *b = s->book;

    for (size_t i = 0; i < b->aging->scheme->count; i++, s->row++)
        sheet_put_wide(s->sheet, s->row, SUM_LABEL, 2, sheet_text(b->labels[i]),
                       b->arena);
    for (int i = 0; i < BLOCK_ROWS; i++, s->row++)
        sheet_put_wide(s->sheet, s->row, SUM_LABEL, 2,
                       sheet_styled(sheet_text(book_word(b, below[i].name)),
                                    below[i].style),
                       b->arena);
}

void summary_put_converted(struct summary *s)
{
    const struct aging_book *b = s->book;
    int32_t n = (int32_t)b->aging->scheme->count;
    struct converted c = {.summary = s, .column = SUM_AMOUNT};

    if (s->converted == BOOK_NO_COLUMN)
        return;
    c.row = &b->conversion->total;
    c.live = is_exact(s, c.row);
    sheet_put_wide(s->sheet, s->row, SUM_LABEL, 2,
                   sheet_styled(sheet_text(heading(b, WORD_CONVERTED_TOTAL)),
                                CELL_HEADING),
                   b->arena);
    summary_put(
        s, SUM_AMOUNT,
        sheet_styled(sheet_text(heading(b, WORD_CONVERTED)), CELL_HEADING));
    c.first = ++s->row;
    for (int32_t i = 0; i < n; i++)
        put(&c, c.first + (uint32_t)i, CELL_PLAIN, over_blocks(s, i - n),
            c.row->cells[i]);
    put(&c, row_below(&c, ROW_UNAPPLIED), CELL_CREDIT,
        over_blocks(s, ROW_UNAPPLIED), c.row->unapplied);
    put_sums(&c, net_formula(&c));
    put_labels(s);
    sheet_keep(s->sheet, c.first - 1, s->row - 1, b->arena);
    if (!b->conversion->complete)
        summary_line(s, book_word(b, WORD_INCOMPLETE), CELL_BAD);
    s->row++;
}
