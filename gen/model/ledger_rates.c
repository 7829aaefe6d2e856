#include "model/ledger_parts.h"

#include <stdlib.h>
#include <string.h>

static int compare_rates(const void *a, const void *b)
{
    const struct fx_rate *x = a;
    const struct fx_rate *y = b;
    int order = strcmp(x->currency->code, y->currency->code);

    if (order)
        return order;
    if (x->rate_date.day != y->rate_date.day)
        return x->rate_date.day < y->rate_date.day ? -1 : 1;
    return origin_compare(x->at, y->at);
}

void ledger_sort_rates(struct ledger *l)
{
    if (l->rate_count)
        qsort(l->rates, l->rate_count, sizeof(*l->rates), compare_rates);
}

/* Whether a rate stands before the first one later than this day. */
static bool is_not_after(const struct fx_rate *x,
                         const struct currency *currency, struct date day)
{
    int order = strcmp(x->currency->code, currency->code);

    return order < 0 || (order == 0 && x->rate_date.day <= day.day);
}

const struct fx_rate *ledger_rate(const struct ledger *l,
                                  const struct currency *currency,
                                  struct date day)
{
    size_t low = 0;
    size_t high = l->rate_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (is_not_after(&l->rates[middle], currency, day))
            low = middle + 1;
        else
            high = middle;
    }
    return low && l->rates[low - 1].currency == currency ? &l->rates[low - 1]
                                                         : NULL;
}
