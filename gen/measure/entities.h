/*
 * entities - the books of several legal entities as one, on one day.
 *
 * What is open in each of them stands here one behind the other, entity by
 * entity and, within one, by customer_id, so that whatever is made from one
 * aging can be made from all of them.  Nothing is matched or cancelled out
 * between entities: a customer of two is two customers, and what one owes the
 * other stays.  Currencies are never added.
 *
 * All entities have the same bucket scheme, the same rule for credit notes and
 * the same as-of day: the caller sees to it.
 */
#ifndef MEASURE_ENTITIES_H
#define MEASURE_ENTITIES_H

#include "measure/conversion.h"
#include "measure/dunning.h"
#include "measure/tieout.h"

/* One of them, as its own book gives it; all are lent. */
struct entity {
    struct str name; /* unique, the case of letters aside */
    const struct ledger *ledger;
    const struct view *view;
    const struct aging *aging;
    const struct tieout *tieout;
    const struct conversion *conversion;
    const struct dunning *dunning; /* or NULL: it is not said who gets what */
    const struct policy *policy;
};

/* Customers of several entities that bear one credit code (USCC). */
struct same_customer {
    struct str uscc;
    uint32_t *customers; /* of struct entities.ledger, in its order */
    size_t count;
};

struct entities {
    const struct entity *items;
    size_t count;
    size_t *customers_from; /* of each, in ledger; then their number */
    size_t *rejects_from;
    /*
     * Customers, documents, receipts, bills, rejects and files alone, and who
     * stands before whom: nothing may be computed from it but an aging.
     */
    struct ledger ledger;
    struct view view;
    struct aging aging;
    /*
     * Rows are sums.  Opening dates that differ are no date; a control total
     * is there where all entities of the currency have one; what ties, ties in
     * every entity.
     */
    struct tieout tieout;
    /*
     * Sums of what each entity converted itself, at its own rate; count 0
     * unless all report in one currency by one rule.  The rate is there where
     * it is the same in all.
     */
    struct conversion conversion;
    struct dunning dunning; /* cases alone; items are none.  Empty where an
                               entity has none */
    bool has_dunning;
    struct same_customer *same; /* by code; those with something open */
    size_t same_count;
};

/*
 * Make all of it from items.  want and threads as in aging_compute.  False,
 * reported: more rows, or larger sums, than can be counted.
 */
MUST_CHECK bool entities_join(const struct entity *items, size_t count,
                              unsigned want, unsigned threads,
                              struct entities *out, struct arena *a,
                              struct diag *d);

/* Whose customer, and whose rejected row, this is. */
size_t entities_of_customer(const struct entities *e, size_t customer);
size_t entities_of_reject(const struct entities *e, size_t reject);

/* A currency's figures of one entity, or NULL: nothing was ever open in it. */
const struct aging_currency *entity_currency(const struct entity *e,
                                             const struct currency *currency);

#endif
