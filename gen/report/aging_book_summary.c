/*
 * The summary: what is open in each currency, by age, and whether it ties.
 */
#include "report/aging_book_parts.h"

#include "base/buf.h"

enum {
    SUM_LABEL,
    SUM_COUNT,
    SUM_AMOUNT,
    SUM_SHARE,
    SUM_DISPUTED,
    SUM_UNDISPUTED,
    SUM_GAP,
    SUM_SIDE,      /* the structure's labels, under the chart */
    SUM_CURRENCIES /* one a currency */
};

/* More would not be read in a chart, nor fit a page. */
#define MOST_CHARTED 12

/* Shares to 12 places: exact enough for any way to print them. */
#define SHARE_SCALE 12
#define SHARE_ONE   1000000000000

struct summary {
    const struct aging_book *book;
    struct sheet *sheet;
    uint32_t row;       /* the next free one */
    uint32_t *sub_rows; /* one a currency: the row of its buckets' subtotal */
};

/* One currency's block while it is written. */
struct block {
    struct summary *summary;
    size_t currency;
    const struct aging_currency *aging;
    uint32_t first; /* row of the first bucket, from 0 */
    uint32_t subtotal;
};

static void put(struct summary *s, uint32_t column, struct cell c)
{
    sheet_put(s->sheet, s->row, column, c, s->book->arena);
}

static void put_line(struct summary *s, struct str text, enum cell_style style)
{
    sheet_put_wide(s->sheet, s->row++, 0, SUM_UNDISPUTED + 1,
                   sheet_styled(sheet_text(text), style), s->book->arena);
}

static struct str joined(const struct aging_book *b, enum word name,
                         enum word text)
{
    return arena_format(b->arena, "%.*s%.*s", STR_ARG(book_word(b, name)),
                        STR_ARG(book_word(b, text)));
}

static struct str source_text(const struct aging_book *b)
{
    return arena_format(
        b->arena, "%.*s%.*s", STR_ARG(book_word(b, WORD_SOURCE)),
        STR_ARG(allocation_words(b->ledger, b->language, b->arena)));
}

/* "另有 3 行被拒，金额 CNY 1,200.00、USD 5.00，其中 1 行金额不明" */
static bool rejected_line(const struct aging_book *b, struct str *out,
                          struct diag *d)
{
    const struct ledger *l = b->ledger;
    struct buf line = buf_new(b->arena, 65536);
    struct balance sum = {0};
    size_t unknown = 0;

    for (size_t i = 0; i < l->reject_count; i++) {
        if (!l->rejects[i].amount.currency)
            unknown++;
        else if (!balance_add(&sum, l->rejects[i].amount, b->arena))
            return diag_error(d, l->rejects[i].at,
                              "the rejected amounts add up to more than can "
                              "be counted");
    }
    buf_add(&line, word_with(WORD_REJECTED_ROWS, b->language,
                             arena_format(b->arena, "%zu", l->reject_count),
                             b->arena));
    for (size_t i = 0; i < sum.count; i++)
        buf_add_format(
            &line, "%.*s%s %.*s",
            STR_ARG(i ? STR(" + ") : book_word(b, WORD_REJECTED_AMOUNT)),
            sum.items[i].currency->code,
            STR_ARG(money_grouped(sum.items[i], b->arena)));
    if (unknown)
        buf_add(&line,
                word_with(WORD_REJECTED_UNKNOWN, b->language,
                          arena_format(b->arena, "%zu", unknown), b->arena));
    *out = buf_str(&line);
    return true;
}

/* "CNY 差额：总账余额 − 期末应收 ＝ 1,200.00", where it is not zero. */
static void put_difference(struct summary *s, const struct tieout_row *r,
                           enum word name, int64_t minor)
{
    const struct aging_book *b = s->book;
    struct str amount =
        money_grouped((struct money){minor, r->currency}, b->arena);

    if (minor == 0)
        return;
    put_line(s,
             arena_format(b->arena, "%s %.*s%.*s%.*s", r->currency->code,
                          STR_ARG(book_word(b, name)),
                          STR_ARG(book_word(b, WORD_EQUALS)), STR_ARG(amount)),
             CELL_BAD);
}

/* Whether it ties; if not, what differs, as the tie-out sheet names it. */
static void put_verdict(struct summary *s)
{
    const struct tieout *t = s->book->tieout;

    if (t->ties) {
        put_line(s, book_word(s->book, WORD_BOOK_TIES), CELL_GOOD);
        return;
    }
    put_line(s, book_word(s->book, WORD_BOOK_DOES_NOT_TIE), CELL_BAD);
    for (size_t i = 0; i < t->count; i++) {
        const struct tieout_row *r = &t->rows[i];

        put_difference(s, r, WORD_CLOSING_LESS_DETAIL, r->difference);
        if (r->has_control)
            put_difference(s, r, WORD_CONTROL_LESS_CLOSING,
                           r->control_difference);
    }
}

static bool put_notes(struct summary *s, struct diag *d)
{
    const struct aging_book *b = s->book;
    struct str rejected;

    put_line(s, joined(b, WORD_POLICY, WORD_POLICY_TEXT), CELL_NOTE);
    put_verdict(s);
    if (b->ledger->reject_count) {
        if (!rejected_line(b, &rejected, d))
            return false;
        put_line(s, rejected, CELL_BAD);
    }
    if (b->aging->currency_count == 0)
        put_line(s, book_word(b, WORD_NOTHING_OPEN), CELL_NOTE);
    s->row++;
    return true;
}

static struct cell styled_live(const struct block *k, enum cell_style style,
                               struct str formula, struct cell value)
{
    return sheet_styled(
        book_live(k->summary->book, k->currency, formula, value), style);
}

static struct cell amount(const struct block *k, int64_t minor)
{
    return sheet_money(minor, k->aging->currency);
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

/* Amount over the subtotal of the buckets; nothing where that is zero. */
static void put_share(const struct block *k, enum cell_style style,
                      int64_t minor, int64_t subtotal)
{
    struct summary *s = k->summary;
    struct cell value = {.style = style};
    int64_t units;

    if (subtotal != 0 &&
        decimal_muldiv(minor, SHARE_ONE, subtotal, ROUND_HALF_UP, &units))
        value =
            styled_live(k, style,
                        arena_format(s->book->arena, "C%u/C$%u", s->row + 1,
                                     k->subtotal + 1),
                        sheet_decimal((struct decimal){units, SHARE_SCALE}));
    put(s, SUM_SHARE, value);
}

static int64_t bucket_sum(const struct aging_row *r, size_t n)
{
    int64_t sum = 0;

    for (size_t i = 0; i < n; i++)
        sum += r->cells[i].minor;
    return sum;
}

static void put_undisputed(const struct block *k, enum cell_style style,
                           int64_t minor, int64_t disputed)
{
    struct summary *s = k->summary;

    put(s, SUM_DISPUTED + 1,
        styled_live(
            k, style,
            arena_format(s->book->arena, "C%u-E%u", s->row + 1, s->row + 1),
            amount(k, minor - disputed)));
}

static void put_bucket(const struct block *k, size_t i, int64_t disputed)
{
    struct summary *s = k->summary;
    const struct aging_book *b = s->book;
    const struct aging_cell *c = &k->aging->total.cells[i];
    int64_t subtotal = bucket_sum(&k->aging->total, b->aging->scheme->count);

    put(s, SUM_LABEL, sheet_text(b->labels[i]));
    put(s, SUM_COUNT,
        sheet_formula(detail_sum(k, BOOK_NO_COLUMN),
                      sheet_integer((int64_t)c->count)));
    put(s, SUM_AMOUNT,
        styled_live(k, CELL_PLAIN, detail_sum(k, DETAIL_OPEN),
                    amount(k, c->minor)));
    put_share(k, CELL_PLAIN, c->minor, subtotal);
    put(s, SUM_DISPUTED,
        styled_live(k, CELL_PLAIN, detail_sum(k, DETAIL_DISPUTED),
                    amount(k, disputed)));
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
        formulas[i] = arena_format(
            b->arena, "SUM(%s%zu:%s%zu)", sheet_column_name(i).letters,
            k->first + 1 + first, sheet_column_name(i).letters, k->first + end);
    put(s, SUM_LABEL,
        sheet_styled(sheet_text(book_word(b, name)), CELL_SUBTOTAL));
    put(s, SUM_COUNT,
        sheet_styled(sheet_formula(formulas[SUM_COUNT], sheet_integer(count)),
                     CELL_SUBTOTAL));
    put(s, SUM_AMOUNT,
        styled_live(k, CELL_SUBTOTAL, formulas[SUM_AMOUNT], amount(k, minor)));
    put_share(k, CELL_SUBTOTAL, minor, bucket_sum(t, b->aging->scheme->count));
    put(s, SUM_DISPUTED,
        styled_live(k, CELL_SUBTOTAL, formulas[SUM_DISPUTED],
                    amount(k, in_dispute)));
    put_undisputed(k, CELL_SUBTOTAL, minor, in_dispute);
    s->row++;
}

static void put_unapplied(const struct block *k)
{
    struct summary *s = k->summary;
    const struct aging_book *b = s->book;

    put(s, SUM_LABEL,
        sheet_styled(sheet_text(book_word(b, WORD_UNAPPLIED)), CELL_CREDIT));
    put(s, SUM_COUNT, (struct cell){.style = CELL_CREDIT});
    put(s, SUM_AMOUNT,
        styled_live(k, CELL_CREDIT, detail_sum(k, DETAIL_OPEN),
                    amount(k, k->aging->total.unapplied)));
    for (uint32_t i = SUM_SHARE; i <= SUM_UNDISPUTED; i++)
        put(s, i, (struct cell){.style = CELL_CREDIT});
    s->row++;
}

static void put_total(const struct block *k)
{
    struct summary *s = k->summary;
    const struct aging_book *b = s->book;
    const struct aging_row *t = &k->aging->total;

    put(s, SUM_LABEL,
        sheet_styled(sheet_text(book_word(b, WORD_NET)), CELL_TOTAL));
    put(s, SUM_COUNT,
        sheet_styled(
            sheet_formula(arena_format(b->arena, "B%u", k->subtotal + 1),
                          sheet_integer((int64_t)t->total.count)),
            CELL_TOTAL));
    put(s, SUM_AMOUNT,
        styled_live(k, CELL_TOTAL,
                    arena_format(b->arena, "C%u+C%u", k->subtotal + 1, s->row),
                    amount(k, t->total.minor)));
    put(s, SUM_SHARE, (struct cell){.style = CELL_TOTAL});
    put(s, SUM_DISPUTED,
        styled_live(k, CELL_TOTAL,
                    arena_format(b->arena, "E%u", k->subtotal + 1),
                    amount(k, t->disputed)));
    put_undisputed(k, CELL_TOTAL, t->total.minor, t->disputed);
    s->row += 2;
}

static void put_heading(const struct block *k)
{
    static const enum word words[] = {[SUM_COUNT] = WORD_COUNT,
                                      [SUM_AMOUNT] = WORD_OPEN,
                                      [SUM_SHARE] = WORD_SHARE,
                                      [SUM_DISPUTED] = WORD_DISPUTED,
                                      [SUM_UNDISPUTED] = WORD_UNDISPUTED};
    struct summary *s = k->summary;
    const struct aging_book *b = s->book;
    const struct currency *c = k->aging->currency;
    struct str name =
        arena_format(b->arena, "%s %s", c->code,
                     b->language == LANGUAGE_EN ? c->name_en : c->name_zh);

    put(s, SUM_LABEL, sheet_styled(sheet_text(name), CELL_HEADING));
    for (uint32_t i = SUM_COUNT; i <= SUM_UNDISPUTED; i++)
        put(s, i,
            sheet_styled(sheet_text(book_word(b, words[i])), CELL_HEADING));
    s->row++;
}

static void put_block(struct summary *s, size_t currency)
{
    const struct aging_book *b = s->book;
    size_t n = b->aging->scheme->count, first, end;
    int64_t disputed[BUCKET_MAX] = {0};
    struct block k = {.summary = s,
                      .currency = currency,
                      .aging = &b->aging->currencies[currency],
                      .first = s->row + 1,
                      .subtotal = s->row + 1 + (uint32_t)n};

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
}

/* Where the chart ends and its figures begin, from the blocks' first row. */
#define CHART_ROWS 17

/* A bucket's share in a currency; the same figure as in the block. */
static struct decimal put_structure_cell(struct summary *s, size_t bucket,
                                         size_t currency)
{
    const struct aging_book *b = s->book;
    const struct aging_row *t = &b->aging->currencies[currency].total;
    int64_t subtotal = bucket_sum(t, b->aging->scheme->count);
    struct decimal share = {0, SHARE_SCALE};
    uint32_t row =
        s->sub_rows[currency] - (uint32_t)(b->aging->scheme->count - bucket);
    struct cell c = {0};

    if (subtotal != 0 && decimal_muldiv(t->cells[bucket].minor, SHARE_ONE,
                                        subtotal, ROUND_HALF_UP, &share.units))
        c = book_live(b, currency, arena_format(b->arena, "D%u", row + 1),
                      sheet_decimal(share));
    put(s, SUM_CURRENCIES + (uint32_t)currency, c);
    return share;
}

/* The shares beside the blocks: what the chart shows, currencies side by side
 */
static struct sheet_chart *put_structure(struct summary *s, uint32_t top)
{
    const struct aging_book *b = s->book;
    const struct bucket_scheme *scheme = b->aging->scheme;
    size_t n = b->aging->currency_count;
    struct sheet_chart *chart = arena_new(b->arena, struct sheet_chart);
    uint32_t heading = top + CHART_ROWS;

    n = n > MOST_CHARTED ? MOST_CHARTED : n;
    *chart = (struct sheet_chart){
        .row = top,
        .column = SUM_SIDE,
        .width = 470,
        .height = 355,
        .title = book_word(b, WORD_CHART_TITLE),
        .names_column = SUM_SIDE,
        .categories_row = heading,
        .first_column = SUM_CURRENCIES,
        .last_column = SUM_CURRENCIES + (uint32_t)n - 1,
        .first_row = heading + 1,
        .series_count = scheme->count,
        .values = arena_array(b->arena, struct decimal, scheme->count * n)};
    s->row = heading;
    put(s, SUM_SIDE,
        sheet_styled(sheet_text(book_word(b, WORD_STRUCTURE)), CELL_HEADING));
    for (size_t k = 0; k < n; k++)
        put(s, SUM_CURRENCIES + (uint32_t)k,
            sheet_styled(
                sheet_text(str_from_z(b->aging->currencies[k].currency->code)),
                CELL_HEADING));
    for (size_t i = 0; i < scheme->count; i++) {
        s->row++;
        put(s, SUM_SIDE, sheet_text(b->labels[i]));
        for (size_t k = 0; k < n; k++)
            chart->values[i * n + k] = put_structure_cell(s, i, k);
    }
    return chart;
}

static void set_columns(const struct aging_book *b, struct sheet *s)
{
    static const int widths[SUM_CURRENCIES] = {
        [SUM_LABEL] = 22, [SUM_COUNT] = 10,    [SUM_AMOUNT] = 19,
        [SUM_SHARE] = 12, [SUM_DISPUTED] = 17, [SUM_UNDISPUTED] = 19,
        [SUM_GAP] = 3,    [SUM_SIDE] = 27,
    };
    size_t charted = b->aging->currency_count;

    if (charted > MOST_CHARTED)
        charted = MOST_CHARTED;
    s->column_count = SUM_CURRENCIES + charted;
    s->columns = arena_array(b->arena, struct sheet_column, s->column_count);
    for (size_t i = 0; i < s->column_count; i++)
        s->columns[i].width = i < SUM_CURRENCIES ? widths[i] : 12;
}

bool book_make_summary(const struct aging_book *b, struct sheet *out,
                       struct diag *d)
{
    struct sheet sheet = {.name = book_word(b, WORD_SUMMARY)};
    struct summary s = {.book = b, .sheet = &sheet};
    size_t n = b->aging->currency_count;
    uint32_t top;

    set_columns(b, &sheet);
    s.sub_rows = arena_array(b->arena, uint32_t, n);
    book_put_title(b, &sheet, WORD_SUMMARY, source_text(b), SUM_UNDISPUTED + 1);
    s.row = book_total_row();
    if (!put_notes(&s, d))
        return false;
    top = s.row;
    for (size_t i = 0; i < n; i++)
        put_block(&s, i);
    if (n)
        sheet.chart = put_structure(&s, top);
    *out = sheet;
    return true;
}
