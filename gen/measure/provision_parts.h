/*
 * provision_parts - what the files of the provision share, for them alone.
 */
#ifndef MEASURE_PROVISION_PARTS_H
#define MEASURE_PROVISION_PARTS_H

#include "measure/provision.h"

/* The segment of an item on a day. */
size_t provision_segment(const struct provision_policy *p,
                         const struct frozen_item *x, struct date day);

/* The first portfolio that it fits; customer or NULL: he is not known here. */
size_t provision_portfolio(const struct provision_policy *p,
                           const struct frozen_item *x,
                           const struct customer *customer);

/* Is it left out, and why? */
bool provision_excludes(const struct provision_policy *p,
                        const struct frozen_item *x, struct date day,
                        enum provision_exclusion *why);

/* The customer with this id now; NULL: there is none. */
const struct customer *provision_customer(const struct ledger *l,
                                          struct str id);

/*
 * Roll rates of each portfolio in one currency as observed up to the day of
 * now; one a portfolio.  False, reported.
 */
MUST_CHECK bool
provision_roll(const struct ledger *l, const struct provision_policy *p,
               const struct currency *currency, const struct frozen *closes,
               size_t close_count, const struct frozen *now,
               struct provision_rolls *out, struct arena *a, struct diag *d);

/*
 * Loss rates from roll rates: product to the last segment x lgd x forward.
 * has[i]: known.
 */
void provision_roll_rates(const struct provision_policy *p,
                          const struct provision_rolls *rolls,
                          struct decimal *rates, bool *has);

/* Opening, write-offs, entry and closing of a part whose required is known. */
MUST_CHECK bool provision_move(const struct ledger *l,
                               const struct frozen *closes, size_t close_count,
                               const struct frozen *now,
                               struct provision_currency_part *part,
                               struct diag *d);

/* "... are too large to be added exactly"; false. */
bool provision_too_large(struct diag *d);

#endif
