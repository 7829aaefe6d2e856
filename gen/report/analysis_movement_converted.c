/* The waterfall of all currencies in the reporting one. */
#include "report/analysis_movement_parts.h"

#include "base/buf.h"
#include "report/words.h"

struct converted_table {
    const struct block *block; /* its m is not used */
    const struct movement_converted *c;
    size_t *columns; /* of movement.items, those with anything */
    size_t count;
    uint32_t first; /* row of the opening */
};

static bool has_anything(const struct movement_row *row)
{
    bool some = row->opening || row->closing;

    for (size_t i = 0; i < MOVEMENT_CAUSES; i++)
        some |= row->causes[i] != 0;
    return some;
}

static const struct movement_row *converted_row(const struct converted_table *t,
                                                size_t i)
{
    return i < t->count ? &t->c->rows[t->columns[i]] : &t->c->total;
}

static void put_rates(const struct converted_table *t, struct bilingual name,
                      const struct decimal *rates)
{
    struct sheet_writer *w = t->block->w;

    sheet_write_text(w, 0, sheet_say(w, name));
    for (size_t i = 0; i < t->count; i++) {
        struct decimal rate = rates[t->columns[i]];

        if (rate.units)
            sheet_write(w, 1 + (uint32_t)i,
                        sheet_shown(sheet_decimal(rate), CELL_SHOW_NUMBER_4));
    }
    sheet_write_next(w);
}

static void put_converted_line(const struct converted_table *t, struct str name,
                               const int64_t *minors, enum cell_style style)
{
    struct sheet_writer *w = t->block->w;
    const struct currency *currency = t->c->total.currency;
    uint32_t end = 1 + (uint32_t)t->count;
    bool sums = style == CELL_TOTAL;

    sheet_write(w, 0, sheet_styled(sheet_text(name), style));
    for (uint32_t i = 1; i <= end; i++) {
        struct cell value = sheet_money(minors[i - 1], currency);
        struct str formula =
            sums ? sheet_sum_of_rows(i, t->first, w->row, w->arena)
                 : sheet_sum_of_columns(w->row, 1, end, w->arena);

        if (sums || i == end)
            value = sheet_live(w, sheet_rounded(formula, currency, w->arena),
                               value);
        sheet_write(w, i, sheet_styled(value, style));
    }
    sheet_write_next(w);
}

static void put_converted_lines(const struct converted_table *t)
{
    struct sheet_writer *w = t->block->w;
    int64_t *minors = arena_array(w->arena, int64_t, t->count + 1);

    for (size_t i = 0; i <= t->count; i++)
        minors[i] = converted_row(t, i)->opening;
    put_converted_line(t, sheet_say(w, movement_opening), minors, CELL_PLAIN);
    for (size_t k = 0; k < MOVEMENT_CAUSES; k++) {
        bool some = k == MOVEMENT_CURRENCY;

        for (size_t i = 0; i <= t->count; i++) {
            minors[i] = converted_row(t, i)->causes[k];
            some |= minors[i] != 0;
        }
        if (some)
            put_converted_line(t,
                               movement_label(t->block, (enum movement_cause)k),
                               minors, CELL_PLAIN);
    }
    for (size_t i = 0; i <= t->count; i++)
        minors[i] = converted_row(t, i)->closing;
    put_converted_line(t, sheet_say(w, movement_closing), minors, CELL_TOTAL);
}

static void put_converted_headings(const struct converted_table *t)
{
    static const struct bilingual item = {"项目", "Item"};
    struct sheet_writer *w = t->block->w;

    sheet_write(w, 0,
                sheet_styled(sheet_text(sheet_say(w, item)), CELL_HEADING));
    for (size_t i = 0; i < t->count; i++)
        sheet_write(w, 1 + (uint32_t)i,
                    sheet_styled(sheet_text(str_from_z(
                                     t->block->movement->items[t->columns[i]]
                                         .total.currency->code)),
                                 CELL_HEADING));
    sheet_write(
        w, 1 + (uint32_t)t->count,
        sheet_styled(sheet_text(word(WORD_TOTAL, w->language)), CELL_HEADING));
    sheet_write_next(w);
}

static void choose_columns(struct converted_table *t)
{
    const struct movement *m = t->block->movement;

    t->columns = arena_array(t->block->x->arena, size_t, m->count);
    for (size_t i = 0; i < m->count && t->count + 2 < AT_COLUMNS; i++)
        if (has_anything(&m->items[i].total) && !t->c->missing[i])
            t->columns[t->count++] = i;
}

static void put_missing(const struct converted_table *t)
{
    static const struct bilingual lacks = {
        "缺少汇率而未折算的币种：", "Without a rate, and not converted: "};
    const struct movement *m = t->block->movement;
    struct sheet_writer *w = t->block->w;
    struct buf text = buf_new(w->arena, 4096);

    for (size_t i = 0; i < m->count; i++)
        if (t->c->missing[i])
            buf_add_format(&text, "%s%s", buf_str(&text).len ? " " : "",
                           m->items[i].total.currency->code);
    if (buf_str(&text).len)
        sheet_write_line(w,
                         arena_format(w->arena, "%.*s%.*s",
                                      STR_ARG(sheet_say(w, lacks)),
                                      STR_ARG(buf_str(&text))),
                         CELL_BAD);
}

void movement_put_converted(const struct block *b)
{
    static const struct bilingual
        title = {"折算为 ", "Converted to "},
        rate_then = {"期初日汇率", "Rate, opening"},
        rate_now = {"期末日汇率", "Rate, closing"},
        as_of = {"期初按期初日汇率、其余按期末日汇率折算，差额即汇率变动。",
                 "The opening at the rate of its day, all else at that of the "
                 "closing's; the difference is what the rates did."},
        historic = {"期初、期末按各单据当日汇率，本期变动按期末日汇率折算，差额"
                    "列为汇率变动。",
                    "Both ends at the rates of the documents' own days, what "
                    "moved at that of the closing's; the difference is put "
                    "down to the rates."};
    struct converted_table t = {.block = b, .c = b->movement->converted};
    bool is_historic = b->x->figures->policy->fx == FX_HISTORIC;
    uint32_t top = b->w->row;

    choose_columns(&t);
    sheet_write_section(
        b->w,
        arena_format(b->x->arena, "%.*s%.*s", STR_ARG(sheet_say(b->w, title)),
                     STR_ARG(analysis_currency(b->x, t.c->total.currency))));
    sheet_write_note(b->w, sheet_say(b->w, is_historic ? historic : as_of));
    put_missing(&t);
    put_converted_headings(&t);
    if (!is_historic) {
        put_rates(&t, rate_then, t.c->rates_then);
        put_rates(&t, rate_now, t.c->rates_now);
    }
    t.first = b->w->row;
    put_converted_lines(&t);
    sheet_keep(b->w->sheet, top, b->w->row - 1, b->w->arena);
    sheet_write_next(b->w);
}
