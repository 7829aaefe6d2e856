/*
 * The summary: what is open in each currency, by age, and whether it ties.
 */
#include "report/aging_book_summary.h"

#include "base/buf.h"

/* More would not be read in a chart, nor fit a page. */
#define MOST_CHARTED 12

void summary_put(struct summary *s, uint32_t column, struct cell c)
{
    sheet_put(s->sheet, s->row, column, c, s->book->arena);
}

void summary_line(struct summary *s, struct str text, enum cell_style style)
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
    return arena_format(b->arena, "%.*s%.*s",
                        STR_ARG(book_word(b, WORD_SOURCE)),
                        STR_ARG(summary_source(b)));
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
                           struct str entity, enum word name, int64_t minor)
{
    const struct aging_book *b = s->book;
    struct str amount =
        money_grouped((struct money){minor, r->currency}, b->arena);

    if (minor == 0)
        return;
    summary_line(s,
                 arena_format(b->arena, "%.*s%s%s %.*s%.*s%.*s",
                              STR_ARG(entity), entity.len ? " " : "",
                              r->currency->code, STR_ARG(book_word(b, name)),
                              STR_ARG(book_word(b, WORD_EQUALS)),
                              STR_ARG(amount)),
                 CELL_BAD);
}

static void put_differences(struct summary *s, const struct tieout *t,
                            struct str entity)
{
    for (size_t i = 0; i < t->count; i++) {
        const struct tieout_row *r = &t->rows[i];

        put_difference(s, r, entity, WORD_CLOSING_LESS_DETAIL, r->difference);
        if (r->has_control)
            put_difference(s, r, entity, WORD_CONTROL_LESS_CLOSING,
                           r->control_difference);
    }
}

/* Whether it ties; if not, what differs, as the tie-out sheet names it. */
static void put_verdict(struct summary *s)
{
    const struct tieout *t = s->book->tieout;
    const struct entities *e = s->book->entities;

    if (t->ties) {
        summary_line(s, book_word(s->book, WORD_BOOK_TIES), CELL_GOOD);
        return;
    }
    summary_line(s, book_word(s->book, WORD_BOOK_DOES_NOT_TIE), CELL_BAD);
    if (!e)
        put_differences(s, t, STR(""));
    for (size_t i = 0; e && i < e->count; i++)
        put_differences(s, e->items[i].tieout, e->items[i].name);
}

static bool put_notes(struct summary *s, struct diag *d)
{
    const struct aging_book *b = s->book;
    struct str rejected;

    summary_line(s, joined(b, WORD_POLICY, WORD_POLICY_TEXT), CELL_NOTE);
    put_verdict(s);
    if (b->accepted_gap.len)
        summary_line(s,
                     word_with(WORD_ACCEPTED_GAP, b->language, b->accepted_gap,
                               b->arena),
                     CELL_NOTE);
    if (b->ledger->reject_count) {
        if (!rejected_line(b, &rejected, d))
            return false;
        summary_line(s, rejected, CELL_BAD);
    }
    if (b->aging->currency_count == 0)
        summary_line(s, book_word(b, WORD_NOTHING_OPEN), CELL_NOTE);
    s->row++;
    return true;
}

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
    struct column_name name = sheet_column_name(column);

    return arena_format(s->book->arena, "SUM(%s%u:%s%u)", name.letters,
                        first + 1, name.letters, end);
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

    summary_put(s, SUM_DISPUTED + 1,
                block_live(k, style,
                           arena_format(s->book->arena, "C%u-E%u", s->row + 1,
                                        s->row + 1),
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

    summary_put(
        s, SUM_LABEL,
        sheet_styled(sheet_text(book_word(b, WORD_UNAPPLIED)), CELL_CREDIT));
    summary_put(s, SUM_COUNT, (struct cell){.style = CELL_CREDIT});
    summary_put(s, SUM_AMOUNT,
                block_live(k, CELL_CREDIT, detail_sum(k, DETAIL_OPEN),
                           block_money(k, k->aging->total.unapplied)));
    for (uint32_t i = SUM_SHARE; i <= SUM_UNDISPUTED; i++)
        summary_put(s, i, (struct cell){.style = CELL_CREDIT});
    s->row++;
}

static void put_total(const struct block *k)
{
    struct summary *s = k->summary;
    const struct aging_book *b = s->book;
    const struct aging_row *t = &k->aging->total;

    summary_put(s, SUM_LABEL,
                sheet_styled(sheet_text(book_word(b, WORD_NET)), CELL_TOTAL));
    summary_put(s, SUM_COUNT,
                sheet_styled(sheet_formula(
                                 arena_format(b->arena, "B%u", k->subtotal + 1),
                                 sheet_integer((int64_t)t->total.count)),
                             CELL_TOTAL));
    summary_put(
        s, SUM_AMOUNT,
        block_live(k, CELL_TOTAL,
                   arena_format(b->arena, "C%u+C%u", k->subtotal + 1, s->row),
                   block_money(k, t->total.minor)));
    summary_put(s, SUM_SHARE, (struct cell){.style = CELL_TOTAL});
    summary_put(s, SUM_DISPUTED,
                block_live(k, CELL_TOTAL,
                           arena_format(b->arena, "E%u", k->subtotal + 1),
                           block_money(k, t->disputed)));
    put_undisputed(k, CELL_TOTAL, t->total.minor, t->disputed);
    s->row++;
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

    summary_put(s, SUM_LABEL, sheet_styled(sheet_text(name), CELL_HEADING));
    for (uint32_t i = SUM_COUNT; i <= SUM_UNDISPUTED; i++)
        summary_put(
            s, i,
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
    block_put_parts(&k);
    block_put_converted(&k);
    s->row++;
}

/* Where the chart ends and its figures begin, from the blocks' first row. */
#define CHART_ROWS 17

/* A bucket's share in a currency; the same figure as in the block. */
static void put_structure_cell(struct summary *s, size_t bucket,
                               size_t currency)
{
    const struct aging_book *b = s->book;
    const struct aging_row *t = &b->aging->currencies[currency].total;
    int64_t subtotal = summary_buckets(s, t);
    struct decimal share = {0, SHARE_SCALE};
    uint32_t row =
        s->sub_rows[currency] - (uint32_t)(b->aging->scheme->count - bucket);
    struct cell c = {0};

    if (subtotal != 0 && decimal_muldiv(t->cells[bucket].minor, SHARE_ONE,
                                        subtotal, ROUND_HALF_UP, &share.units))
        c = book_live(b, currency, arena_format(b->arena, "D%u", row + 1),
                      sheet_decimal(share));
    summary_put(s, s->side + 1 + (uint32_t)currency, c);
}

/* The shares beside the blocks: what the chart shows, currencies side by side
 */
static void put_structure(struct summary *s, uint32_t top)
{
    const struct aging_book *b = s->book;
    const struct bucket_scheme *scheme = b->aging->scheme;
    size_t n = b->aging->currency_count;
    uint32_t heading = top + CHART_ROWS;
    struct sheet_chart *chart = sheet_add_chart(
        s->sheet, SHEET_COLUMNS_FILLED, heading + 1, scheme->count, b->arena);

    n = n > MOST_CHARTED ? MOST_CHARTED : n;
    chart->row = top;
    chart->column = s->side;
    chart->width = 470;
    chart->height = 355;
    chart->title = book_word(b, WORD_CHART_TITLE);
    chart->names = s->side;
    chart->categories = heading;
    chart->first = s->side + 1;
    chart->count = (uint32_t)n;
    s->row = heading;
    summary_put(
        s, s->side,
        sheet_styled(sheet_text(book_word(b, WORD_STRUCTURE)), CELL_HEADING));
    for (size_t k = 0; k < n; k++)
        summary_put(s, s->side + 1 + (uint32_t)k,
                    sheet_styled(sheet_text(str_from_z(
                                     b->aging->currencies[k].currency->code)),
                                 CELL_HEADING));
    for (size_t i = 0; i < scheme->count; i++) {
        s->row++;
        summary_put(s, s->side, sheet_text(b->labels[i]));
        for (size_t k = 0; k < n; k++)
            put_structure_cell(s, i, k);
    }
}

static void set_columns(const struct summary *s)
{
    static const int widths[SUM_FIXED] = {
        [SUM_LABEL] = 22, [SUM_COUNT] = 10,    [SUM_AMOUNT] = 19,
        [SUM_SHARE] = 12, [SUM_DISPUTED] = 17, [SUM_UNDISPUTED] = 19,
    };
    struct sheet *sheet = s->sheet;
    size_t charted = s->book->aging->currency_count;
    struct sheet_column *columns;

    if (charted > MOST_CHARTED)
        charted = MOST_CHARTED;
    sheet->column_count = s->side + 1 + charted;
    columns =
        arena_array(s->book->arena, struct sheet_column, sheet->column_count);
    for (size_t i = 0; i < sheet->column_count; i++)
        columns[i].width = i < SUM_FIXED ? widths[i] : 12;
    if (s->converted != BOOK_NO_COLUMN)
        columns[s->converted].width = 19;
    columns[s->side - 1].width = 3;
    columns[s->side].width = 27;
    sheet->columns = columns;
}

bool book_make_summary(const struct aging_book *b, struct sheet *out,
                       struct diag *d)
{
    struct sheet sheet = {.name = book_word(b, WORD_SUMMARY)};
    bool converts = b->conversion && b->conversion->count;
    size_t n = b->aging->currency_count;
    struct summary s = {.book = b,
                        .sheet = &sheet,
                        .converted = converts ? SUM_FIXED : BOOK_NO_COLUMN,
                        .side = SUM_FIXED + 1 + (converts ? 1 : 0),
                        .sub_rows = arena_array(b->arena, uint32_t, n)};
    uint32_t top;

    set_columns(&s);
    book_put_title(b, &sheet, WORD_SUMMARY, source_text(b), SUM_UNDISPUTED + 1);
    s.row = book_total_row();
    if (!put_notes(&s, d))
        return false;
    summary_put_entities(&s);
    top = s.row;
    for (size_t i = 0; i < n; i++)
        put_block(&s, i);
    summary_put_converted(&s);
    summary_put_bases(&s);
    if (n)
        put_structure(&s, top);
    *out = sheet;
    return true;
}
