#include "model/balance.h"

#include <string.h>

/* Where the currency is, or would have to be put. */
static size_t find(const struct balance *b, const struct currency *currency)
{
    size_t i = 0;

    while (i < b->count &&
           strcmp(b->items[i].currency->code, currency->code) < 0)
        i++;
    return i;
}

bool balance_add(struct balance *b, struct money m, struct arena *a)
{
    size_t at = find(b, m.currency);

    if (at < b->count && b->items[at].currency == m.currency)
        return money_add(&b->items[at], m);
    ARENA_PUSH(a, b->items, b->count, b->capacity) = m;
    memmove(b->items + at + 1, b->items + at,
            (b->count - 1 - at) * sizeof(*b->items));
    b->items[at] = m;
    return true;
}

struct money balance_in(const struct balance *b,
                        const struct currency *currency)
{
    size_t at = find(b, currency);

    if (at < b->count && b->items[at].currency == currency)
        return b->items[at];
    return money_zero(currency);
}

bool balance_is_zero(const struct balance *b)
{
    for (size_t i = 0; i < b->count; i++) {
        if (b->items[i].minor != 0)
            return false;
    }
    return true;
}
