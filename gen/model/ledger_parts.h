/*
 * ledger_parts - the steps of ledger_finish, private to model/.
 */
#ifndef MODEL_LEDGER_PARTS_H
#define MODEL_LEDGER_PARTS_H

#include "model/ledger.h"

/* Set effective and undone of every allocation. */
void ledger_date_allocations(struct ledger *l);

/* Turn allocations that cannot be into rejects. */
void ledger_check_allocations(struct ledger *l, struct diag *d);

/* Make dated allocations for receipts that came without any. */
void ledger_apply_receipts(struct ledger *l);

/* Fill view->document_disputed from the disputes of the day. */
void view_find_disputed(struct view *v, struct arena *a);

/* Rows of something by customer: of c, indexes[starts[c] .. starts[c + 1]). */
struct grouped {
    uint32_t *indexes;
    size_t *starts;
};

/*
 * Group n rows by customers_of(l, row); rows of LEDGER_NONE are left out.
 * Within a customer the order of the rows stays.
 */
struct grouped ledger_group(const struct ledger *l, size_t n,
                            uint32_t (*customer_of)(const struct ledger *l,
                                                    size_t row),
                            struct arena *a);

#endif
