#include "measure/claim_parts.h"

#include <stdlib.h>

/* Whose row it is; LEDGER_NONE: nobody's. */
typedef uint32_t owner_fn(const struct ledger *l, size_t row);

static uint32_t document_owner(const struct ledger *l, size_t row)
{
    return l->documents[row].customer;
}

static uint32_t receipt_owner(const struct ledger *l, size_t row)
{
    return l->receipts[row].customer;
}

static uint32_t contract_owner(const struct ledger *l, size_t row)
{
    return l->contracts[row].customer;
}

static uint32_t allocation_document(const struct ledger *l, size_t row)
{
    return l->allocations[row].document;
}

static uint32_t allocation_receipt(const struct ledger *l, size_t row)
{
    return l->allocations[row].receipt;
}

/* Rows by owner, in their order: counted, then laid down. */
static struct rows_by sort_rows(const struct ledger *l, size_t rows,
                                size_t owners, owner_fn *owner, struct arena *a)
{
    struct rows_by x = {.first = arena_array(a, uint32_t, owners + 2),
                        .rows = arena_array(a, uint32_t, rows)};

    for (size_t i = 0; i < rows; i++)
        if (owner(l, i) != LEDGER_NONE)
            x.first[owner(l, i) + 2]++;
    for (size_t i = 2; i < owners + 2; i++)
        x.first[i] += x.first[i - 1];
    for (size_t i = 0; i < rows; i++)
        if (owner(l, i) != LEDGER_NONE)
            x.rows[x.first[owner(l, i) + 1]++] = (uint32_t)i;
    return x;
}

const struct claim_book *claim_book_new(const struct view *view,
                                        const struct law_tables *law,
                                        const struct policy *policy,
                                        struct arena *a)
{
    struct claim_book *b = arena_new(a, struct claim_book);
    const struct ledger *l = view->ledger;
    size_t customers = l->customer_count;

    *b = (struct claim_book){
        .view = view, .ledger = l, .law = law, .policy = policy};
    b->documents =
        sort_rows(l, l->document_count, customers, document_owner, a);
    b->receipts = sort_rows(l, l->receipt_count, customers, receipt_owner, a);
    b->contracts =
        sort_rows(l, l->contract_count, customers, contract_owner, a);
    b->by_document = sort_rows(l, l->allocation_count, l->document_count,
                               allocation_document, a);
    b->by_receipt = sort_rows(l, l->allocation_count, l->receipt_count,
                              allocation_receipt, a);
    clocks_make(view, &law->calendar, &b->clocks, a);
    return b;
}

static int by_code(const void *a, const void *b)
{
    const struct currency *const *x = a;
    const struct currency *const *y = b;

    return str_compare(str_from_z((*x)->code), str_from_z((*y)->code));
}

static bool is_listed(const struct currency **list, size_t n,
                      const struct currency *c)
{
    for (size_t i = 0; i < n; i++)
        if (list[i] == c)
            return true;
    return false;
}

const struct currency **claim_currencies(const struct claim_book *book,
                                         uint32_t customer, size_t *count,
                                         struct arena *a)
{
    const struct ledger *l = book->ledger;
    const struct currency **list = arena_array(a, const struct currency *, 0);
    size_t n = 0, capacity = 0;

    for (uint32_t i = book->documents.first[customer];
         i < book->documents.first[customer + 1]; i++) {
        const struct document *doc = &l->documents[book->documents.rows[i]];

        if (doc->issue_date.day <= book->view->as_of.day &&
            !is_listed(list, n, doc->currency))
            ARENA_PUSH(a, list, n, capacity) = doc->currency;
    }
    for (uint32_t i = book->receipts.first[customer];
         i < book->receipts.first[customer + 1]; i++) {
        const struct receipt *r = &l->receipts[book->receipts.rows[i]];

        if (r->receipt_date.day <= book->view->as_of.day &&
            !is_listed(list, n, r->amount.currency))
            ARENA_PUSH(a, list, n, capacity) = r->amount.currency;
    }
    if (n)
        qsort(list, n, sizeof(const struct currency *), by_code);
    *count = n;
    return list;
}
