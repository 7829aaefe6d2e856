#include "measure/contracts.h"

#include <stdlib.h>

static int by_customer(const void *a, const void *b)
{
    const struct contract *const *x = a, *const *y = b;

    if ((*x)->customer != (*y)->customer)
        return (*x)->customer < (*y)->customer ? -1 : 1;
    return origin_compare((*x)->at, (*y)->at);
}

struct contracts contracts_sort(const struct ledger *l, struct arena *a)
{
    struct contracts c = {
        l, arena_array(a, const struct contract *, l->contract_count)};

    for (size_t i = 0; i < l->contract_count; i++)
        c.items[i] = &l->contracts[i];
    if (l->contract_count)
        qsort(c.items, l->contract_count, sizeof(*c.items), by_customer);
    return c;
}

static size_t first_of(const struct contracts *c, uint32_t customer)
{
    size_t low = 0, high = c->ledger->contract_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (c->items[middle]->customer < customer)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t contracts_of(const struct contracts *c, uint32_t customer,
                    const struct contract *const **out)
{
    size_t first = first_of(c, customer), i = first;

    while (i < c->ledger->contract_count && c->items[i]->customer == customer)
        i++;
    *out = &c->items[first];
    return i - first;
}

const struct contract *contracts_find(const struct contracts *c,
                                      const struct document *doc)
{
    struct str number =
        doc->details ? doc->details->contract_no : (struct str){0};
    size_t first = first_of(c, doc->customer), i = first;

    for (; i < c->ledger->contract_count &&
           c->items[i]->customer == doc->customer;
         i++)
        if (number.len && str_equal(c->items[i]->contract_no, number))
            return c->items[i];
    return i == first + 1 && !number.len ? c->items[first] : NULL;
}
