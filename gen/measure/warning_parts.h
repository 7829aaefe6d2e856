/*
 * warning_parts - the rules of warnings_make, private to measure/.
 */
#ifndef MEASURE_WARNING_PARTS_H
#define MEASURE_WARNING_PARTS_H

#include "measure/warning.h"

struct warning_search {
    const struct warning_day *day;
    const struct view *view;
    const struct ledger *ledger;
    const struct warning_policy *policy;
    size_t *first_item; /* of a customer, in the aging's items; none: their
                           number */
    struct warnings *out;
    struct arena *arena, *scratch;
    struct diag *diag;
};

struct warning *warning_add(struct warning_search *s, enum warning_kind kind,
                            uint32_t customer, const struct currency *currency);

/* Among the largest; ones of equal amounts as they come. */
void warning_add_row(struct warning *w, struct warning_row row);

/* The customer's open documents of the currency. */
void warning_add_items(const struct warning_search *s, struct warning *w,
                       bool overdue_alone);

/* What of a customer's is overdue in a currency. */
int64_t warning_overdue(const struct warning_search *s, uint32_t customer,
                        const struct currency *currency);

MUST_CHECK bool warning_find_slower(struct warning_search *s);
MUST_CHECK bool warning_find_first_late(struct warning_search *s);
MUST_CHECK bool warning_find_concentration(struct warning_search *s);

#endif
