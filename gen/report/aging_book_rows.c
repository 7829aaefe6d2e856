/*
 * The order of rows: detail by customer, customers by currency, overdue by
 * amount.
 */
#include "report/aging_book_parts.h"

#include <stdlib.h>

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

/* By documents: what is overdue may add up to nothing, or less. */
static bool has_overdue(const struct aging_book *b, const struct aging_row *r)
{
    size_t first, end;

    book_overdue_buckets(b, &first, &end);
    while (first < end && r->cells[first].count == 0)
        first++;
    return first < end;
}

static void list_customers(struct aging_book *b)
{
    const struct aging *aging = b->aging;
    size_t n = 0;

    for (size_t i = 0; i < aging->currency_count; i++)
        n += aging->currencies[i].customer_count;
    b->customer_rows = arena_array(b->arena, struct customer_row, n);
    b->overdue_rows = arena_array(b->arena, struct customer_row, n);
    for (size_t i = 0; i < aging->currency_count; i++)
        for (size_t k = 0; k < aging->currencies[i].customer_count; k++) {
            struct customer_row r = {(uint32_t)i, (uint32_t)k};

            b->customer_rows[b->customer_row_count++] = r;
            if (has_overdue(b, book_aging_row(b, r)))
                b->overdue_rows[b->overdue_count++] = r;
        }
}

static int by_overdue(const void *left, const void *right, void *user)
{
    const struct customer_row *l = left, *r = right;
    int64_t a, b;

    if (l->currency != r->currency)
        return l->currency < r->currency ? -1 : 1;
    a = book_aging_row(user, *l)->overdue;
    b = book_aging_row(user, *r)->overdue;
    if (a != b)
        return a > b ? -1 : 1;
    return (l->row > r->row) - (l->row < r->row);
}

static void rank_overdue(struct aging_book *b)
{
    b->overdue_ranks = arena_array(b->arena, uint32_t, b->overdue_count);
    for (size_t i = 0; i < b->overdue_count; i++)
        b->overdue_ranks[i] =
            i && b->overdue_rows[i].currency == b->overdue_rows[i - 1].currency
                ? b->overdue_ranks[i - 1] + 1
                : 1;
}

/* Each customer's first case, or NULL; they stand by customer. */
static const struct dunning_case **first_cases(const struct aging_book *b)
{
    const struct dunning *d = b->dunning;
    const struct dunning_case **first = arena_array(
        b->arena, const struct dunning_case *, b->ledger->customer_count);

    for (size_t i = d->count; i-- > 0;)
        first[d->cases[i].customer] = &d->cases[i];
    return first;
}

static const struct dunning_case *find_case(const struct dunning *d,
                                            const struct dunning_case *c,
                                            uint32_t customer,
                                            const struct currency *currency)
{
    const struct dunning_case *end = d->cases + d->count;

    while (c && c < end && c->customer == customer && c->currency != currency)
        c++;
    return c && c < end && c->customer == customer ? c : NULL;
}

/* What happens to each overdue row this week. */
static void match_cases(struct aging_book *b)
{
    const struct dunning_case **first;

    b->overdue_cases =
        arena_array(b->arena, const struct dunning_case *, b->overdue_count);
    if (!b->dunning)
        return;
    first = first_cases(b);
    for (size_t i = 0; i < b->overdue_count; i++) {
        struct customer_row r = b->overdue_rows[i];
        uint32_t customer = book_aging_row(b, r)->customer;

        b->overdue_cases[i] =
            find_case(b->dunning, first[customer], customer,
                      b->aging->currencies[r.currency].currency);
    }
}

bool book_order_rows(struct aging_book *b, struct diag *d)
{
    const struct ledger *l = b->ledger;

    if (l->document_count + l->receipt_count >= UINT32_MAX)
        return diag_error(d, nowhere,
                          "the workbook holds at most 4,294,967,294 rows");
    order_detail(b);
    list_customers(b);
    qsort_r(b->overdue_rows, b->overdue_count, sizeof(*b->overdue_rows),
            by_overdue, b);
    rank_overdue(b);
    match_cases(b);
    return true;
}
