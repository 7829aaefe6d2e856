#include "model/ledger_parts.h"

/*
 * What became of a bill is known as it stands now; only a few of its turns have
 * a day.  One that was passed on counts as passed on from the day it came in,
 * for no export says when it was endorsed or discounted.
 */
static bool is_before(struct date day, struct date start)
{
    return date_is(start) && day.day < start.day;
}

enum bill_state bill_state_on(const struct bill *b, struct date day)
{
    struct date received =
        date_is(b->received_date) ? b->received_date : b->issue_date;
    struct date paid =
        date_is(b->presented_at) ? b->presented_at : b->maturity_date;

    if (is_before(day, received))
        return BILL_NOT_YET;
    switch ((enum bill_status)b->status) {
    case BILL_HELD:
        return BILL_IN_HAND;
    case BILL_ENDORSED:
    case BILL_DISCOUNTED:
        return is_before(day, b->maturity_date) ? BILL_PASSED_ON : BILL_SETTLED;
    case BILL_DISHONOURED:
        return is_before(day, b->dishonoured_at) ? BILL_IN_HAND : BILL_RETURNED;
    case BILL_PAID:
        return is_before(day, paid) ? BILL_IN_HAND : BILL_SETTLED;
    }
    return BILL_IN_HAND;
}

/* What of an allocation a dishonoured bill had given back by that day. */
static int64_t returned_of(const struct ledger *l, const struct allocation *x,
                           struct date day)
{
    if (x->receipt == LEDGER_NONE ||
        l->receipts[x->receipt].bill == LEDGER_NONE)
        return 0;
    if (x->reopens)
        return x->effective.day <= day.day ? -x->amount.minor : 0;
    return date_is(x->undone) && x->undone.day <= day.day &&
                   x->effective.day < x->undone.day
               ? x->amount.minor
               : 0;
}

/* What was paid again in the meantime is no longer returned. */
static int64_t within(int64_t returned, int64_t open)
{
    if (returned > 0 && open > 0)
        return returned < open ? returned : open;
    if (returned < 0 && open < 0)
        return returned > open ? returned : open;
    return 0;
}

/* Sums of allocations fit, as ledger_view found before. */
void view_find_returned(struct view *v, struct arena *a)
{
    const struct ledger *l = v->ledger;

    if (!l->bill_count)
        return;
    for (size_t i = 0; i < l->allocation_count; i++) {
        const struct allocation *x = &l->allocations[i];
        int64_t returned = returned_of(l, x, v->as_of);

        if (!returned)
            continue;
        if (!v->document_returned)
            v->document_returned = arena_array(a, int64_t, l->document_count);
        v->document_returned[x->document] += returned;
    }
    for (size_t i = 0; v->document_returned && i < l->document_count; i++)
        v->document_returned[i] =
            within(v->document_returned[i], v->document_open[i]);
}
