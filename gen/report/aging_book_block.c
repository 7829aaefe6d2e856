/*
 * A currency's block of the summary: its buckets now and in the report before.
 */
#include "report/aging_book_summary.h"

/* More charts would be turned over, not read. */
#define MOST_CHARTS 6

struct cell block_live(const struct block *k, enum cell_style style,
                       struct str formula, struct cell value)
{
    return sheet_styled(
        book_live(k->summary->book, k->currency, formula, value), style);
}

struct cell block_money(const struct block *k, int64_t minor)
{
    return sheet_money(minor, k->aging->currency);
}

struct str summary_sum(const struct summary *s, uint32_t column, uint32_t first,
                       uint32_t end)
{
    return sheet_sum_of_rows(column, first, end, s->book->arena);
}

static struct str here(const struct block *k, uint32_t column)
{
    return sheet_cell_name(k->summary->row, column, k->summary->book->arena);
}

/* Sum of a detail column where currency and label are those of this row. */
static struct str detail_sum(const struct block *k, uint32_t column)
{
    const struct aging_book *b = k->summary->book;
    struct book_condition conditions[] = {
        {DETAIL_CURRENCY,
         book_literal(b, str_from_z(k->aging->currency->code))},
        {DETAIL_BUCKET, arena_format(b->arena, "$A$%u", k->summary->row + 1)}};

    return book_sum(b, &b->detail, column, conditions, 2);
}

struct cell block_share(const struct block *k, enum cell_style style,
                        int64_t minor, int64_t whole, uint32_t column,
                        uint32_t whole_row)
{
    struct column_name name = sheet_column_name(column);
    int64_t units;

    if (whole == 0 ||
        !decimal_muldiv(minor, SHARE_ONE, whole, ROUND_HALF_UP, &units))
        return (struct cell){.style = style};
    return block_live(k, style,
                      arena_format(k->summary->book->arena, "%s%u/%s$%u",
                                   name.letters, k->summary->row + 1,
                                   name.letters, whole_row + 1),
                      sheet_decimal((struct decimal){units, SHARE_SCALE}));
}

int64_t summary_buckets(const struct summary *s, const struct aging_row *r)
{
    int64_t sum = 0;

    for (size_t i = 0; i < s->book->aging->scheme->count; i++)
        sum += r->cells[i].minor;
    return sum;
}

static int64_t past_of(const struct aging_row *t, size_t which)
{
    if (which == PAST_UNAPPLIED)
        return t->unapplied;
    return which == PAST_NET ? t->total.minor : t->cells[which].minor;
}

bool summary_past(const struct aging_book *b, size_t currency, size_t which,
                  int64_t *minor)
{
    const struct currency *c = b->aging->currencies[currency].currency;
    int64_t sum = 0;

    for (size_t i = 0; i < b->past_count; i++) {
        const struct aging *g = b->pasts[i].aging;

        for (size_t k = 0; k < g->currency_count; k++)
            if (g->currencies[k].currency == c)
                sum += past_of(&g->currencies[k].total, which);
    }
    *minor = sum;
    return b->past_count > 0;
}

struct cell block_change(const struct block *k, enum cell_style style,
                         uint32_t now_column, uint32_t last_column, int64_t now,
                         int64_t last)
{
    struct arena *a = k->summary->book->arena;
    struct str formula =
        arena_format(a, "%.*s-%.*s", STR_ARG(here(k, now_column)),
                     STR_ARG(here(k, last_column)));

    return sheet_shown(block_live(k, style,
                                  sheet_rounded(formula, k->aging->currency, a),
                                  block_money(k, now - last)),
                       CELL_SHOW_CHANGE);
}

/* What it was, and the change; empty cells where nothing is to compare. */
static void put_past(const struct block *k, enum cell_style style,
                     struct str formula, int64_t now, size_t first, size_t end)
{
    struct summary *s = k->summary;
    int64_t sum = 0, last = 0;
    bool has_past = s->book->past_count > 0;

    for (size_t i = first; i < end; i++) {
        has_past = summary_past(s->book, k->currency, i, &last);
        sum += last;
    }
    if (!has_past) {
        summary_put(s, SUM_LAST, (struct cell){.style = style});
        summary_put(s, SUM_CHANGE, (struct cell){.style = style});
        return;
    }
    summary_put(s, SUM_LAST,
                formula.len ? block_live(k, style, formula, block_money(k, sum))
                            : sheet_styled(block_money(k, sum), style));
    summary_put(s, SUM_CHANGE,
                block_change(k, style, SUM_AMOUNT, SUM_LAST, now, sum));
}

/* Amount over the subtotal of the buckets. */
static void put_share(const struct block *k, enum cell_style style,
                      int64_t minor)
{
    summary_put(k->summary, SUM_SHARE,
                block_share(k, style, minor,
                            summary_buckets(k->summary, &k->aging->total),
                            SUM_AMOUNT, k->subtotal));
}

static void put_undisputed(const struct block *k, enum cell_style style,
                           int64_t minor, int64_t disputed)
{
    struct summary *s = k->summary;
    struct str formula =
        arena_format(s->book->arena, "%.*s-%.*s", STR_ARG(here(k, SUM_AMOUNT)),
                     STR_ARG(here(k, SUM_DISPUTED)));

    summary_put(
        s, SUM_UNDISPUTED,
        block_live(k, style,
                   sheet_rounded(formula, k->aging->currency, s->book->arena),
                   block_money(k, minor - disputed)));
}

static void put_bucket(const struct block *k, size_t i, int64_t disputed)
{
    struct summary *s = k->summary;
    const struct aging_book *b = s->book;
    const struct aging_cell *c = &k->aging->total.cells[i];

    summary_put(s, SUM_LABEL, sheet_text(b->labels[i]));
    summary_put(s, SUM_COUNT,
                sheet_formula(detail_sum(k, BOOK_NO_COLUMN),
                              sheet_integer((int64_t)c->count)));
    summary_put(s, SUM_AMOUNT,
                block_live(k, CELL_PLAIN, detail_sum(k, DETAIL_OPEN),
                           block_money(k, c->minor)));
    put_share(k, CELL_PLAIN, c->minor);
    put_past(k, CELL_PLAIN, STR(""), c->minor, i, i + 1);
    summary_put(s, SUM_DISPUTED,
                block_live(k, CELL_PLAIN, detail_sum(k, DETAIL_DISPUTED),
                           block_money(k, disputed)));
    put_undisputed(k, CELL_PLAIN, c->minor, disputed);
    s->row++;
}

/* The disputed part of each bucket in the currency. */
static void sum_disputed(const struct block *k, int64_t *disputed)
{
    const struct aging_book *b = k->summary->book;

    for (size_t i = 0; i < b->aging->item_count; i++) {
        const struct open_item *item = &b->aging->items[i];
        const struct document *doc = &b->ledger->documents[item->document];

        if (doc->currency == k->aging->currency &&
            doc->kind != DOCUMENT_CREDIT_NOTE)
            disputed[item->bucket] += item->disputed;
    }
}

/* A sum of bucket rows first .. end - 1, on its own row. */
static void put_sums(const struct block *k, enum word name, size_t first,
                     size_t end, const int64_t *disputed)
{
    struct summary *s = k->summary;
    const struct aging_book *b = s->book;
    const struct aging_row *t = &k->aging->total;
    struct str formulas[SUM_UNDISPUTED + 1];
    int64_t count = 0, minor = 0, in_dispute = 0;

    for (size_t i = first; i < end; i++) {
        count += (int64_t)t->cells[i].count;
        minor += t->cells[i].minor;
        in_dispute += disputed[i];
    }
    for (uint32_t i = 0; i <= SUM_UNDISPUTED; i++)
        formulas[i] = summary_sum(s, i, k->first + (uint32_t)first,
                                  k->first + (uint32_t)end);
    summary_put(s, SUM_LABEL,
                sheet_styled(sheet_text(book_word(b, name)), CELL_SUBTOTAL));
    summary_put(
        s, SUM_COUNT,
        sheet_styled(sheet_formula(formulas[SUM_COUNT], sheet_integer(count)),
                     CELL_SUBTOTAL));
    summary_put(s, SUM_AMOUNT,
                block_live(k, CELL_SUBTOTAL, formulas[SUM_AMOUNT],
                           block_money(k, minor)));
    put_share(k, CELL_SUBTOTAL, minor);
    put_past(k, CELL_SUBTOTAL, formulas[SUM_LAST], minor, first, end);
    summary_put(s, SUM_DISPUTED,
                block_live(k, CELL_SUBTOTAL, formulas[SUM_DISPUTED],
                           block_money(k, in_dispute)));
    put_undisputed(k, CELL_SUBTOTAL, minor, in_dispute);
    s->row++;
}

static void put_unapplied(const struct block *k)
{
    struct summary *s = k->summary;
    const struct aging_book *b = s->book;
    int64_t unapplied = k->aging->total.unapplied;

    summary_put(
        s, SUM_LABEL,
        sheet_styled(sheet_text(book_word(b, WORD_UNAPPLIED)), CELL_CREDIT));
    for (uint32_t i = SUM_COUNT; i <= SUM_UNDISPUTED; i++)
        if (i != SUM_AMOUNT && i != SUM_LAST && i != SUM_CHANGE)
            summary_put(s, i, (struct cell){.style = CELL_CREDIT});
    summary_put(s, SUM_AMOUNT,
                block_live(k, CELL_CREDIT, detail_sum(k, DETAIL_OPEN),
                           block_money(k, unapplied)));
    put_past(k, CELL_CREDIT, STR(""), unapplied, PAST_UNAPPLIED,
             PAST_UNAPPLIED + 1);
    s->row++;
}

/* Of a column: the buckets and what is not applied. */
static struct str net_formula(const struct block *k, uint32_t column)
{
    struct arena *a = k->summary->book->arena;

    return arena_format(
        a, "%.*s+%.*s", STR_ARG(sheet_cell_name(k->subtotal, column, a)),
        STR_ARG(sheet_cell_name(k->summary->row - 1, column, a)));
}

static void put_total(const struct block *k)
{
    struct summary *s = k->summary;
    const struct aging_book *b = s->book;
    const struct aging_row *t = &k->aging->total;
    struct str count = sheet_cell_name(k->subtotal, SUM_COUNT, b->arena);
    struct str disputed = sheet_cell_name(k->subtotal, SUM_DISPUTED, b->arena);

    summary_put(s, SUM_LABEL,
                sheet_styled(sheet_text(book_word(b, WORD_NET)), CELL_TOTAL));
    summary_put(s, SUM_COUNT,
                sheet_styled(sheet_formula(
                                 count, sheet_integer((int64_t)t->total.count)),
                             CELL_TOTAL));
    summary_put(s, SUM_AMOUNT,
                block_live(k, CELL_TOTAL, net_formula(k, SUM_AMOUNT),
                           block_money(k, t->total.minor)));
    summary_put(s, SUM_SHARE, (struct cell){.style = CELL_TOTAL});
    put_past(k, CELL_TOTAL, net_formula(k, SUM_LAST), t->total.minor, PAST_NET,
             PAST_NET + 1);
    summary_put(
        s, SUM_DISPUTED,
        block_live(k, CELL_TOTAL, disputed, block_money(k, t->disputed)));
    put_undisputed(k, CELL_TOTAL, t->total.minor, t->disputed);
    s->row++;
}

static void put_heading(const struct block *k)
{
    static const struct bilingual words[] = {
        [SUM_COUNT] = {"单据数", "Documents"},
        [SUM_AMOUNT] = {"未收金额", "Open"},
        [SUM_SHARE] = {"占账龄小计", "Share of buckets"},
        [SUM_LAST] = {"上期", "Last"},
        [SUM_CHANGE] = {"变动", "Change"},
        [SUM_DISPUTED] = {"其中争议", "Of which disputed"},
        [SUM_UNDISPUTED] = {"不含争议", "Undisputed"}};
    struct summary *s = k->summary;
    const struct aging_book *b = s->book;
    const struct currency *c = k->aging->currency;
    struct str name =
        arena_format(b->arena, "%s %s", c->code,
                     b->language == LANGUAGE_EN ? c->name_en : c->name_zh);

    summary_put(s, SUM_LABEL, sheet_styled(sheet_text(name), CELL_HEADING));
    for (uint32_t i = SUM_COUNT; i <= SUM_UNDISPUTED; i++)
        summary_put(
            s, i,
            sheet_styled(sheet_text(book_say(b, words[i])), CELL_HEADING));
    s->row++;
}

/*
 * As wide as the columns left for it: a sheet as wide as its columns is printed
 * on one page.
 */
static uint32_t chart_width(const struct sheet *s)
{
    uint32_t pixels = 0;

    for (uint32_t i = SUM_CHART; i < SUM_COLUMNS; i++)
        pixels += 7 * (uint32_t)s->columns[i].width + 5;
    return pixels - 12;
}

/* This report beside the last one, from the block's own cells. */
static void put_chart(const struct block *k, uint32_t top)
{
    struct summary *s = k->summary;
    const struct aging_book *b = s->book;
    size_t n = b->past_count ? 2 : 1;
    struct sheet_chart *chart;

    if (k->currency >= MOST_CHARTS)
        return;
    chart = sheet_add_chart(s->sheet, SHEET_COLUMNS, SUM_AMOUNT, n, b->arena);
    chart->row = top;
    chart->column = SUM_CHART;
    chart->width = chart_width(s->sheet);
    chart->height = 22 * (uint32_t)(b->aging->scheme->count + 5);
    chart->title = arena_format(b->arena, "%.*s %s",
                                STR_ARG(book_word(b, WORD_CHART_TITLE)),
                                k->aging->currency->code);
    chart->down = true;
    chart->first = k->first;
    chart->count = (uint32_t)b->aging->scheme->count;
    chart->categories = SUM_LABEL;
    chart->names = top;
    chart->series[0].color = SERIES_MAIN;
    if (n == 1)
        return;
    chart->series[1].line = SUM_LAST;
    chart->series[1].color = SERIES_GREY;
}

/* Names that formulas of the reader's own may use. */
static void name_figures(const struct block *k)
{
    static const struct {
        struct bilingual name;
        int row; /* below the buckets */
    } names[] = {{{"账龄小计_%s", "Buckets_%s"}, ROW_SUBTOTAL},
                 {{"逾期_%s", "Overdue_%s"}, ROW_OVERDUE},
                 {{"未核销_%s", "Unapplied_%s"}, ROW_UNAPPLIED},
                 {{"应收净额_%s", "Net_%s"}, ROW_NET}};
    struct summary *s = k->summary;
    const struct aging_book *b = s->book;

    for (size_t i = 0; i < COUNT(names); i++) {
        struct str whole = book_say(b, names[i].name);
        struct str stem = str_head(whole, whole.len - 2);

        sheet_name_cell(s->sheet,
                        arena_format(b->arena, "%.*s%s", STR_ARG(stem),
                                     k->aging->currency->code),
                        k->subtotal + (uint32_t)names[i].row, SUM_AMOUNT,
                        b->arena);
    }
}

void summary_put_block(struct summary *s, size_t currency)
{
    const struct aging_book *b = s->book;
    size_t n = b->aging->scheme->count, first, end;
    int64_t disputed[BUCKET_MAX] = {0};
    uint32_t top = s->row;
    struct block k = {.summary = s,
                      .currency = currency,
                      .aging = &b->aging->currencies[currency],
                      .first = top + 1,
                      .subtotal = top + 1 + (uint32_t)n};

    s->sub_rows[currency] = k.subtotal;
    sum_disputed(&k, disputed);
    put_heading(&k);
    for (size_t i = 0; i < n; i++)
        put_bucket(&k, i, disputed[i]);
    put_sums(&k, WORD_BUCKETS_SUBTOTAL, 0, n, disputed);
    book_overdue_buckets(b, &first, &end);
    put_sums(&k, WORD_OVERDUE_SUBTOTAL, first, end, disputed);
    put_unapplied(&k);
    put_total(&k);
    put_chart(&k, top);
    name_figures(&k);
    sheet_add_mark(s->sheet, MARK_BARS, k.first, SUM_SHARE, k.subtotal - 1,
                   SUM_SHARE, b->arena);
    block_put_parts(&k);
    block_put_converted(&k);
    sheet_keep(s->sheet, top, s->row - 1, b->arena);
    s->row++;
}
