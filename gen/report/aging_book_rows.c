/*
 * The order of rows: detail by customer, customers by currency and group.
 */
#include "report/aging_book_parts.h"

static bool is_unapplied_note(const struct aging_book *b, size_t document)
{
    return b->ledger->documents[document].kind == DOCUMENT_CREDIT_NOTE &&
           b->ledger->rules.credit_notes != CREDIT_NOTES_AGED &&
           b->view->document_open[document] != 0;
}

static uint32_t customer_of_item(const struct aging_book *b, size_t item)
{
    return b->ledger->documents[b->aging->items[item].document].customer;
}

/* Credit notes are in a bucket by their rule alone, listed or not. */
static bool is_bucketed(const struct aging_book *b, size_t item)
{
    uint32_t document = b->aging->items[item].document;

    return b->ledger->documents[document].kind != DOCUMENT_CREDIT_NOTE ||
           b->ledger->rules.credit_notes == CREDIT_NOTES_AGED;
}

/* Call visit for each row: items, then credit notes, then receipts. */
typedef void visit_fn(struct aging_book *b, uint32_t customer,
                      struct detail_row row, size_t *counts);

static void visit_rows(struct aging_book *b, visit_fn *visit, size_t *counts)
{
    const struct ledger *l = b->ledger;

    for (size_t i = 0; i < b->aging->item_count; i++)
        if (is_bucketed(b, i))
            visit(b, customer_of_item(b, i),
                  (struct detail_row){(uint32_t)i, DETAIL_ITEM}, counts);
    for (size_t i = 0; i < l->document_count; i++)
        if (is_unapplied_note(b, i))
            visit(b, l->documents[i].customer,
                  (struct detail_row){(uint32_t)i, DETAIL_CREDIT_NOTE}, counts);
    for (size_t i = 0; i < l->receipt_count; i++)
        if (b->view->receipt_open[i] != 0)
            visit(b, l->receipts[i].customer,
                  (struct detail_row){(uint32_t)i, DETAIL_RECEIPT}, counts);
}

static void count_row(struct aging_book *b, uint32_t customer,
                      struct detail_row row, size_t *counts)
{
    (void)row;
    counts[customer]++;
    b->row_count++;
}

static void place_row(struct aging_book *b, uint32_t customer,
                      struct detail_row row, size_t *next)
{
    b->rows[next[customer]++] = row;
}

/* Counting sort: the rows of a customer stay in the order of the visit. */
static void order_detail(struct aging_book *b)
{
    size_t n = b->ledger->customer_count, at = 0;
    size_t *counts = arena_array(b->arena, size_t, n);
    size_t *next = arena_array(b->arena, size_t, n);

    visit_rows(b, count_row, counts);
    b->rows = arena_array(b->arena, struct detail_row, b->row_count);
    b->first_row = arena_array(b->arena, uint32_t, n);
    for (size_t i = 0; i < n; i++) {
        uint32_t customer = b->ledger->customer_order[i];

        next[customer] = at;
        b->first_row[customer] = counts[customer] ? (uint32_t)at : UINT32_MAX;
        at += counts[customer];
    }
    visit_rows(b, place_row, next);
}

uint32_t book_customer_of(const struct aging_book *b, size_t row)
{
    struct detail_row r = b->rows[row];

    switch ((enum detail_source)r.source) {
    case DETAIL_ITEM:
        return customer_of_item(b, r.index);
    case DETAIL_CREDIT_NOTE:
        return b->ledger->documents[r.index].customer;
    case DETAIL_RECEIPT:
        break;
    }
    return b->ledger->receipts[r.index].customer;
}

/* No row, no group. */
#define NOTHING UINT32_MAX

/* One currency's rows while they are put into order. */
struct ordering {
    struct aging_book *book;
    uint32_t currency;
    uint32_t *group_of; /* one a customer that is a top: his group's index */
    uint32_t *next;     /* one a row: the next one of its group */
    uint32_t *first, *last; /* one a group */
};

static uint32_t group_at(const struct ordering *o, uint32_t customer)
{
    const struct ledger *l = o->book->ledger;

    if (!o->book->in_group || !o->book->in_group[customer])
        return NOTHING;
    return o->group_of[group_of(l, customer)];
}

/* Each group's rows, one behind another, in the order of the customers. */
static struct ordering link_groups(struct aging_book *b, uint32_t currency,
                                   struct arena *scratch)
{
    const struct aging_currency *c = &b->aging->currencies[currency];
    size_t customers = b->ledger->customer_count;
    struct ordering o = {
        .book = b,
        .currency = currency,
        .group_of = arena_array(scratch, uint32_t, customers),
        .next = arena_array(scratch, uint32_t, c->customer_count),
        .first = arena_array(scratch, uint32_t, c->group_count),
        .last = arena_array(scratch, uint32_t, c->group_count)};

    for (size_t i = 0; i < customers; i++)
        o.group_of[i] = NOTHING;
    for (size_t i = 0; i < c->group_count; i++) {
        o.group_of[c->groups[i].customer] = (uint32_t)i;
        o.first[i] = o.last[i] = NOTHING;
    }
    for (uint32_t i = 0; i < c->customer_count; i++) {
        uint32_t group = group_at(&o, c->customers[i].customer);

        o.next[i] = NOTHING;
        if (group == NOTHING)
            continue;
        if (o.first[group] == NOTHING)
            o.first[group] = i;
        else
            o.next[o.last[group]] = i;
        o.last[group] = i;
    }
    return o;
}

static void add_row(struct ordering *o, uint32_t row, bool in_group)
{
    struct aging_book *b = o->book;

    b->customer_rows[b->customer_row_count++] = (struct customer_row){
        .currency = o->currency, .row = row, .in_group = in_group};
}

/* The members where the first of them stands; below them their sum. */
static void add_group(struct ordering *o, uint32_t group)
{
    struct aging_book *b = o->book;
    uint32_t members = 0;

    for (uint32_t i = o->first[group]; i != NOTHING; i = o->next[i]) {
        add_row(o, i, true);
        members++;
    }
    b->customer_rows[b->customer_row_count++] = (struct customer_row){
        .currency = o->currency, .row = group, .members = members};
}

static void list_currency(struct aging_book *b, uint32_t currency)
{
    const struct aging_currency *c = &b->aging->currencies[currency];
    struct arena scratch = {0};
    struct ordering o = link_groups(b, currency, &scratch);

    for (uint32_t i = 0; i < c->customer_count; i++) {
        uint32_t group = group_at(&o, c->customers[i].customer);

        if (group == NOTHING)
            add_row(&o, i, false);
        else if (o.first[group] == i)
            add_group(&o, group);
    }
    arena_release(&scratch);
}

static void list_customers(struct aging_book *b)
{
    const struct aging *aging = b->aging;
    size_t n = 0;

    for (size_t i = 0; i < aging->currency_count; i++)
        n += aging->currencies[i].customer_count +
             aging->currencies[i].group_count;
    b->customer_rows = arena_array(b->arena, struct customer_row, n);
    for (size_t i = 0; i < aging->currency_count; i++)
        list_currency(b, (uint32_t)i);
}
bool book_order_rows(struct aging_book *b, struct diag *d)
{
    const struct ledger *l = b->ledger;

    if (l->document_count + l->receipt_count >= UINT32_MAX)
        return diag_error(d, nowhere,
                          "the workbook holds at most 4,294,967,294 rows");
    order_detail(b);
    list_customers(b);
    book_order_focus(b);
    return true;
}
