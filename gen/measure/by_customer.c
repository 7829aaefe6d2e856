#include "measure/by_customer.h"

/* Whose row is this?  LEDGER_NONE: nobody's. */
typedef uint32_t owner_fn(const struct ledger *l, size_t row);

static uint32_t owner_of_document(const struct ledger *l, size_t row)
{
    return l->documents[row].customer;
}

static uint32_t owner_of_receipt(const struct ledger *l, size_t row)
{
    return l->receipts[row].customer;
}

static uint32_t owner_of_allocation(const struct ledger *l, size_t row)
{
    return l->allocations[row].document;
}

static uint32_t owner_of_use(const struct ledger *l, size_t row)
{
    return l->allocations[row].credit_note;
}

static uint32_t owner_of_payment(const struct ledger *l, size_t row)
{
    return l->allocations[row].receipt;
}

/* Counted first, then put where they belong. */
static struct index_list list_by(const struct ledger *l, size_t owners,
                                 size_t rows, owner_fn *owner, struct arena *a)
{
    struct index_list list = {arena_array(a, uint32_t, owners + 2),
                              arena_array(a, uint32_t, rows)};
    uint32_t *next = list.from + 1;

    for (size_t i = 0; i < rows; i++)
        if (owner(l, i) != LEDGER_NONE)
            next[owner(l, i) + 1]++;
    for (size_t i = 1; i <= owners; i++)
        next[i] += next[i - 1];
    for (size_t i = 0; i < rows; i++)
        if (owner(l, i) != LEDGER_NONE)
            list.items[next[owner(l, i)]++] = (uint32_t)i;
    return list;
}

struct by_customer by_customer_make(const struct ledger *l, struct arena *a)
{
    size_t n = l->allocation_count;

    return (struct by_customer){
        .ledger = l,
        .documents = list_by(l, l->customer_count, l->document_count,
                             owner_of_document, a),
        .receipts = list_by(l, l->customer_count, l->receipt_count,
                            owner_of_receipt, a),
        .allocations = list_by(l, l->document_count, n, owner_of_allocation, a),
        .uses = list_by(l, l->document_count, n, owner_of_use, a),
        .payments = list_by(l, l->receipt_count, n, owner_of_payment, a),
    };
}
