/*
 * balance - sums in several currencies, never added together.
 */
#ifndef MODEL_BALANCE_H
#define MODEL_BALANCE_H

#include "model/money.h"

struct balance {
    struct money *items; /* one a currency, by code */
    size_t count;
    size_t capacity;
};

/* False, and *b untouched, on overflow. */
MUST_CHECK bool balance_add(struct balance *b, struct money m, struct arena *a);

/* The sum in a currency; zero where there is none. */
struct money balance_in(const struct balance *b,
                        const struct currency *currency);

bool balance_is_zero(const struct balance *b);

#endif
