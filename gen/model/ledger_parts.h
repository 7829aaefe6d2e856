/*
 * ledger_parts - the steps of ledger_finish, private to model/.
 */
#ifndef MODEL_LEDGER_PARTS_H
#define MODEL_LEDGER_PARTS_H

#include "model/ledger.h"

/*
 * A sum of magnitudes that stops at its maximum.  Where all amounts together
 * stay within INT64_MAX no sum of some of them overflows, in any order.
 */
static inline uint64_t magnitude_add(uint64_t sum, int64_t x)
{
    uint64_t more = sum + (x < 0 ? -(uint64_t)x : (uint64_t)x);

    return more < sum ? UINT64_MAX : more;
}

/* False, reported, where a sum of magnitudes is beyond INT64_MAX. */
MUST_CHECK bool magnitude_check(uint64_t sum, struct diag *d);

/* Give a due date by rule to the documents that have none. */
MUST_CHECK bool ledger_set_due_dates(struct ledger *l, struct diag *d);

/* What a write-off does to its document; amount signed as the document is. */
struct allocation writeoff_allocation(const struct ledger *l,
                                      uint32_t writeoff);

/* Put the write-offs behind the allocations, to be checked with them. */
void ledger_allocate_writeoffs(struct ledger *l);

/* Set effective and undone of every allocation. */
void ledger_date_allocations(struct ledger *l);

/*
 * Turn allocations that cannot be into rejects.  writeoffs_known: the ledger
 * has all of them, so that none takes back more than was written off.
 */
void ledger_check_allocations(struct ledger *l, bool writeoffs_known,
                              struct diag *d);

/* Rows that ledger_finish could not use, to be put behind ledger.rejects. */
struct refusals {
    struct reject *items;
    size_t count, capacity;
};

/*
 * False, reported: no order of days makes it right (another currency, to
 * itself, from nowhere).
 */
MUST_CHECK bool allocation_is_possible(const struct ledger *l,
                                       const struct allocation *x,
                                       struct arena *a, struct diag *d);

/* Report that with it the document, or its receipt, would be left at this. */
void report_excess_of_document(const struct ledger *l,
                               const struct allocation *x, uint32_t document,
                               int64_t left, struct arena *a, struct diag *d);
void report_excess_of_receipt(const struct ledger *l,
                              const struct allocation *x, int64_t left,
                              struct arena *a, struct diag *d);

/*
 * List an allocation or write-off as refused, for the reason just reported,
 * and hold the customers at its ends.  The list lives in a.
 */
void refusals_add(struct refusals *list, struct ledger *l,
                  const struct allocation *x, struct arena *a, struct diag *d);
void refusals_store(const struct refusals *list, struct ledger *l);

/* Whether the photograph of open amounts has in it what happened that day. */
bool ledger_is_shown(const struct ledger *l, struct date day);

/*
 * Hold open amounts against allocations, which are dated and checked.  True:
 * the open amounts stand, and only later allocations are left.
 */
bool ledger_compare_open(struct ledger *l, struct diag *d);

/* Name the documents without an open amount in files that tell others'. */
void ledger_warn_of_empty_open(const struct ledger *l, struct diag *d);

/* Say how much is typed that the photograph must have in it already. */
void ledger_warn_of_shown(const struct ledger *l, struct diag *d);

/*
 * Make dated allocations for receipts that came without any (all of them, or
 * those after the photograph where source is ALLOCATION_OPEN), for write-offs
 * unless the allocations have them already, and for credit notes that are to be
 * applied; beside what is allocated.  See ledger_queue.h.
 */
MUST_CHECK bool ledger_apply_events(struct ledger *l, bool writeoffs_given,
                                    struct diag *d);

/* Fill view->document_disputed from the disputes of the day. */
void view_find_disputed(struct view *v, struct arena *a);

/* Fill view->document_returned from the bills that came back by its day. */
void view_find_returned(struct view *v, struct arena *a);

/* |x|, of INT64_MIN too. */
static inline uint64_t ledger_magnitude(int64_t x)
{
    return x < 0 ? -(uint64_t)x : (uint64_t)x;
}

/* By currency code, then day, then row: ledger_rate searches them. */
void ledger_sort_rates(struct ledger *l);

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
