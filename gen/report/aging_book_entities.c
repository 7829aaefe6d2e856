/*
 * The summary of several books: each currency by entity, and customers that
 * more than one of them has.
 */
#include "report/aging_book_summary.h"
#include "report/entity_words.h"

#include "base/buf.h"

/* What stands in the columns of a block by entity. */
enum {
    ENTITY_NAME = SUM_LABEL,
    ENTITY_COUNT = SUM_COUNT,
    ENTITY_NET = SUM_AMOUNT,
    ENTITY_SHARE = SUM_SHARE,
    ENTITY_OVERDUE = SUM_LAST,
    ENTITY_UNAPPLIED = SUM_CHANGE
};

struct str summary_source(const struct aging_book *b)
{
    return entity_allocation_words(b->entities, b->ledger, b->language,
                                   b->arena);
}

/* A cell of the entity that the row's first cell names. */
static void put(const struct block *k, uint32_t column, bool live,
                struct str formula, struct cell value)
{
    summary_put(k->summary, column,
                live ? block_live(k, CELL_PLAIN, formula, value) : value);
}

static struct str row_name(const struct block *k)
{
    return arena_format(k->summary->book->arena, "$A$%u", k->summary->row + 1);
}

/* The rows by customer of this entity and currency. */
static struct str customers_sum(const struct block *k, size_t column)
{
    const struct aging_book *b = k->summary->book;
    struct book_condition conditions[] = {
        {BOOK_ENTITY_COLUMN, row_name(k)},
        {CUSTOMER_CURRENCY,
         book_literal(b, str_from_z(k->aging->currency->code))}};
    uint32_t at = (uint32_t)(CUSTOMER_BUCKETS + b->aging->scheme->count);

    return book_sum(b, &b->customers, at + (uint32_t)column, conditions, 2);
}

/* Its documents: what stands in a bucket. */
static struct str documents_count(const struct block *k)
{
    const struct aging_book *b = k->summary->book;
    struct str bucketed =
        arena_format(b->arena, "<>%.*s", STR_ARG(book_word(b, WORD_UNAPPLIED)));
    struct book_condition conditions[] = {
        {BOOK_ENTITY_COLUMN, row_name(k)},
        {DETAIL_CURRENCY,
         book_literal(b, str_from_z(k->aging->currency->code))},
        {DETAIL_BUCKET, book_literal(b, bucketed)}};

    return book_sum(b, &b->detail, BOOK_NO_COLUMN, conditions, 3);
}

/* What it converted itself; nothing was to do where all is in one currency. */
static void put_converted(const struct block *k, const struct entity *x,
                          int64_t net)
{
    const struct summary *s = k->summary;
    const struct conversion *all = s->book->conversion;
    const struct conversion_row *row =
        conversion_find(x->conversion, k->aging->currency);

    if (s->converted == BOOK_NO_COLUMN)
        return;
    if (row && row->has_rate)
        summary_put(k->summary, s->converted,
                    sheet_money(row->total, all->currency));
    else if (!row && k->aging->currency == all->currency)
        summary_put(k->summary, s->converted, sheet_money(net, all->currency));
}

static void put_entity(const struct block *k, const struct entity *x,
                       uint32_t total_row)
{
    const struct aging_currency *c = entity_currency(x, k->aging->currency);
    bool live = book_can_ask_for(x->name);

    if (!c)
        return;
    summary_put(k->summary, ENTITY_NAME, sheet_text(x->name));
    put(k, ENTITY_COUNT, live, documents_count(k),
        sheet_integer((int64_t)c->total.total.count));
    put(k, ENTITY_NET, live, customers_sum(k, BEHIND_NET),
        block_money(k, c->total.total.minor));
    summary_put(k->summary, ENTITY_SHARE,
                block_share(k, CELL_PLAIN, c->total.total.minor,
                            k->aging->total.total.minor, ENTITY_NET,
                            total_row));
    put(k, ENTITY_OVERDUE, live, customers_sum(k, BEHIND_OVERDUE),
        block_money(k, c->total.overdue));
    put(k, ENTITY_UNAPPLIED, live, customers_sum(k, BEHIND_UNAPPLIED),
        block_money(k, c->total.unapplied));
    put_converted(k, x, c->total.total.minor);
    k->summary->row++;
}

static void put_total(const struct block *k)
{
    struct summary *s = k->summary;
    const struct aging_book *b = s->book;
    const struct aging_row *t = &k->aging->total;
    const struct {
        uint32_t column;
        struct cell value;
    } sums[] = {
        {ENTITY_COUNT, sheet_integer((int64_t)t->total.count)},
        {ENTITY_NET, block_money(k, t->total.minor)},
        {ENTITY_OVERDUE, block_money(k, t->overdue)},
        {ENTITY_UNAPPLIED, block_money(k, t->unapplied)},
    };
    const struct conversion_row *row =
        b->conversion ? conversion_find(b->conversion, k->aging->currency)
                      : NULL;

    summary_put(s, ENTITY_NAME,
                sheet_styled(sheet_text(book_word(b, WORD_TOTAL)), CELL_TOTAL));
    summary_put(s, ENTITY_SHARE, (struct cell){.style = CELL_TOTAL});
    for (size_t i = 0; i < COUNT(sums); i++)
        summary_put(s, sums[i].column,
                    block_live(k, CELL_TOTAL,
                               summary_sum(s, sums[i].column, k->first, s->row),
                               sums[i].value));
    if (row && row->has_rate)
        summary_put(
            s, s->converted,
            sheet_styled(sheet_money(row->total, b->conversion->currency),
                         CELL_TOTAL));
    s->row++;
}

static void put_heading(const struct block *k)
{
    static const enum word words[] = {[ENTITY_COUNT] = WORD_COUNT,
                                      [ENTITY_NET] = WORD_NET,
                                      [ENTITY_SHARE] = WORD_SHARE_OF_ALL,
                                      [ENTITY_OVERDUE] = WORD_OVERDUE,
                                      [ENTITY_UNAPPLIED] = WORD_UNAPPLIED};
    struct summary *s = k->summary;
    const struct aging_book *b = s->book;
    struct str code = str_from_z(k->aging->currency->code);

    summary_put(s, ENTITY_NAME,
                sheet_styled(sheet_text(word_with(WORD_BY_ENTITY, b->language,
                                                  code, b->arena)),
                             CELL_HEADING));
    for (uint32_t i = ENTITY_COUNT; i < COUNT(words); i++)
        summary_put(
            s, i,
            sheet_styled(sheet_text(book_word(b, words[i])), CELL_HEADING));
    if (s->converted != BOOK_NO_COLUMN)
        summary_put(s, s->converted,
                    sheet_styled(sheet_text(word_with(
                                     WORD_CONVERTED, b->language,
                                     str_from_z(b->conversion->currency->code),
                                     b->arena)),
                                 CELL_HEADING));
    s->row++;
}

/* Entities that have, or had, something in the currency. */
static uint32_t entity_rows(const struct entities *e,
                            const struct currency *currency)
{
    uint32_t n = 0;

    for (size_t i = 0; i < e->count; i++)
        n += entity_currency(&e->items[i], currency) != NULL;
    return n;
}

static void put_block(struct summary *s, size_t currency)
{
    const struct aging_book *b = s->book;
    const struct aging_currency *c = &b->aging->currencies[currency];
    struct block k = {
        .summary = s, .currency = currency, .aging = c, .first = s->row + 1};
    uint32_t total_row = k.first + entity_rows(b->entities, c->currency);

    put_heading(&k);
    for (size_t i = 0; i < b->entities->count; i++)
        put_entity(&k, &b->entities->items[i], total_row);
    put_total(&k);
    sheet_keep(s->sheet, k.first - 1, s->row - 1, b->arena);
    s->row++;
}

/* "91330100… ：甲公司 C001 乙商贸；丙公司 K-9 乙商贸有限公司" */
static void put_same(struct summary *s)
{
    const struct aging_book *b = s->book;
    const struct entities *e = b->entities;

    if (e->same_count == 0)
        return;
    summary_line(s, book_word(b, WORD_SAME_CUSTOMERS), CELL_SECTION);
    for (size_t i = 0; i < e->same_count; i++) {
        const struct same_customer *same = &e->same[i];
        struct buf line = buf_new(b->arena, 1 << 16);

        buf_add(&line, same->uscc);
        for (size_t k = 0; k < same->count; k++) {
            uint32_t customer = same->customers[k];
            const struct customer *c = &e->ledger.customers[customer];
            size_t entity = entities_of_customer(e, customer);

            buf_add(&line, book_word(b, WORD_SEPARATOR));
            buf_add_format(&line, "%.*s %.*s %.*s",
                           STR_ARG(e->items[entity].name),
                           STR_ARG(c->customer_id), STR_ARG(c->name));
        }
        summary_line(s, buf_str(&line), CELL_NOTE);
    }
    s->row++;
}

/* Some convert, yet there is no one currency for all. */
static bool cannot_convert(const struct aging_book *b)
{
    bool some = false;

    for (size_t i = 0; i < b->entities->count; i++)
        some |= b->entities->items[i].conversion->count > 0;
    return some && b->conversion->count == 0;
}

void summary_put_entities(struct summary *s)
{
    const struct aging_book *b = s->book;

    if (!b->entities)
        return;
    summary_line(s, book_word(b, WORD_ENTITIES_NOTE), CELL_NOTE);
    if (cannot_convert(b))
        summary_line(s, book_word(b, WORD_NOT_CONVERTED), CELL_NOTE);
    s->row++;
    for (size_t i = 0; i < b->aging->currency_count; i++)
        put_block(s, i);
    put_same(s);
}
