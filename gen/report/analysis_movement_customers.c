/* Who is behind what moved. */
#include "report/analysis_movement_parts.h"

#include "report/words.h"

#include <stdlib.h>

/* The rest is one row. */
#define MOST_CUSTOMERS 15

static const struct currency *currency_of(const struct block *b)
{
    return b->m->total.currency;
}

static struct cell amount(const struct block *b, int64_t minor)
{
    return sheet_money(minor, currency_of(b));
}

static int64_t change_of(const struct movement_row *row)
{
    return row->closing - row->opening;
}

struct ranked {
    const struct movement_row *row;
    uint64_t size;
};

static int compare(const void *a, const void *b)
{
    const struct ranked *x = a;
    const struct ranked *y = b;

    if (x->size != y->size)
        return x->size > y->size ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

static struct ranked *rank(const struct block *b)
{
    size_t n = b->m->customer_count;
    struct ranked *list = arena_array(b->x->arena, struct ranked, n);

    for (size_t i = 0; i < n; i++) {
        int64_t change = change_of(&b->m->customers[i]);

        list[i].row = &b->m->customers[i];
        list[i].size = change < 0 ? -(uint64_t)change : (uint64_t)change;
    }
    if (n)
        qsort(list, n, sizeof(*list), compare);
    return list;
}

/* Columns: the customer, opening, causes, closing, and how much it is more. */
static void put_customer_headings(const struct block *b)
{
    static const struct bilingual customer = {"客户", "Customer"};
    uint32_t column = 0;

    sheet_write(
        b->w, column++,
        sheet_styled(sheet_text(sheet_say(b->w, customer)), CELL_HEADING));
    sheet_write(b->w, column++,
                sheet_styled(sheet_text(sheet_say(b->w, movement_opening)),
                             CELL_HEADING));
    for (size_t i = 0; i < b->cause_count; i++)
        sheet_write(b->w, column++,
                    sheet_styled(sheet_text(movement_label(b, b->causes[i])),
                                 CELL_HEADING));
    sheet_write(b->w, column++,
                sheet_styled(sheet_text(sheet_say(b->w, movement_closing)),
                             CELL_HEADING));
    sheet_write(b->w, column,
                sheet_styled(sheet_text(sheet_say(b->w, movement_change)),
                             CELL_HEADING));
    sheet_write_next(b->w);
}

/* The causes are values, what follows from them is live. */
static void put_row_end(const struct block *b, const struct movement_row *row,
                        enum cell_style style)
{
    struct arena *a = b->w->arena;
    uint32_t closing = 2 + (uint32_t)b->cause_count;
    struct str formula;

    sheet_write(
        b->w, closing,
        sheet_styled(sheet_live(b->w,
                                sheet_rounded(sheet_sum_of_columns(b->w->row, 1,
                                                                   closing, a),
                                              currency_of(b), a),
                                amount(b, row->closing)),
                     style));
    formula = arena_format(a, "%.*s-%.*s",
                           STR_ARG(sheet_cell_at(b->w->row, closing, a)),
                           STR_ARG(sheet_cell_at(b->w->row, 1, a)));
    sheet_write(
        b->w, closing + 1,
        sheet_styled(
            sheet_shown(sheet_live(b->w,
                                   sheet_rounded(formula, currency_of(b), a),
                                   amount(b, change_of(row))),
                        CELL_SHOW_CHANGE),
            style));
    sheet_write_next(b->w);
}

static void put_customer(const struct block *b, struct str name,
                         const struct movement_row *row)
{
    uint32_t column = 0;

    sheet_write_text(b->w, column++, name);
    sheet_write(b->w, column++, amount(b, row->opening));
    for (size_t i = 0; i < b->cause_count; i++)
        sheet_write(b->w, column++, amount(b, row->causes[b->causes[i]]));
    put_row_end(b, row, CELL_PLAIN);
}

/* The column's rows above, live; as the waterfall has it. */
static void put_sums(const struct block *b, uint32_t first)
{
    const struct movement_row *t = &b->m->total;
    struct arena *a = b->w->arena;
    uint32_t column = 0;

    sheet_write(
        b->w, column++,
        sheet_styled(sheet_text(word(WORD_TOTAL, b->x->language)), CELL_TOTAL));
    for (size_t i = 0; i <= b->cause_count; i++, column++) {
        int64_t minor = i == 0 ? t->opening : t->causes[b->causes[i - 1]];

        sheet_write(b->w, column,
                    sheet_styled(sheet_live(b->w,
                                            sheet_rounded(
                                                sheet_sum_of_rows(column, first,
                                                                  b->w->row, a),
                                                currency_of(b), a),
                                            amount(b, minor)),
                                 CELL_TOTAL));
    }
    put_row_end(b, t, CELL_TOTAL);
}

static struct str name_of(const struct block *b, const struct movement_row *row)
{
    if (row->customer == LEDGER_NONE && row->gone_id.len)
        return row->gone_id;
    if (row->customer == LEDGER_NONE)
        return word(WORD_VANISHED, b->x->language);
    return analysis_customer(b->x, row->customer);
}

/* What the rows shown leave of the total. */
static void take_off(struct movement_row *rest, const struct movement_row *row)
{
    rest->opening -= row->opening;
    rest->closing -= row->closing;
    for (size_t i = 0; i < MOVEMENT_CAUSES; i++)
        rest->causes[i] -= row->causes[i];
}

void movement_put_customers(const struct block *b)
{
    struct ranked *list = rank(b);
    struct movement_row rest = b->m->total;
    uint32_t top = b->w->row, first;
    size_t n = 0;

    sheet_write_section(
        b->w, arena_format(b->x->arena,
                           b->x->language == LANGUAGE_EN
                               ? "%s: customers whose balance changed most"
                               : "%s：余额变动最大的客户",
                           currency_of(b)->code));
    put_customer_headings(b);
    first = b->w->row;
    for (; n < b->m->customer_count && n < MOST_CUSTOMERS; n++) {
        if (list[n].size == 0)
            break;
        put_customer(b, name_of(b, list[n].row), list[n].row);
        take_off(&rest, list[n].row);
    }
    if (n < b->m->customer_count)
        put_customer(b,
                     arena_format(b->x->arena,
                                  b->x->language == LANGUAGE_EN
                                      ? "The other %zu customers"
                                      : "其他 %zu 户",
                                  b->m->customer_count - n),
                     &rest);
    put_sums(b, first);
    sheet_keep(b->w->sheet, top, b->w->row - 1, b->w->arena);
    sheet_write_next(b->w);
}
