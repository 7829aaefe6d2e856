#include "command/focus_book.h"

#include "command/law.h"
#include "measure/clock.h"
#include "measure/focus.h"
#include "measure/promise.h"

/* Promises stand by customer. */
struct promised {
    const struct promises *list;
    uint32_t *first; /* one a customer: his first; or their number */
};

static struct promised index_promises(const struct promises *list,
                                      size_t customers, struct arena *a)
{
    struct promised p = {list, arena_array(a, uint32_t, customers)};

    for (size_t i = 0; i < customers; i++)
        p.first[i] = (uint32_t)list->count;
    for (size_t i = list->count; i-- > 0;)
        p.first[list->items[i].customer] = (uint32_t)i;
    return p;
}

static enum focus_promise state_of(enum promise_state last, bool was_broken)
{
    switch (last) {
    case PROMISE_OPEN:
        return was_broken ? FOCUS_PROMISE_RENEWED : FOCUS_PROMISE_OPEN;
    case PROMISE_KEPT:
        return FOCUS_PROMISE_KEPT;
    case PROMISE_BROKEN:
        return FOCUS_PROMISE_BROKEN;
    case PROMISE_UNKNOWN:
    case PROMISE_MOVED:
        break;
    }
    return FOCUS_NO_PROMISE;
}

/* The one whose day is last; and what became of the one judged before it. */
static enum focus_promise last_promise(const void *context, uint32_t customer,
                                       const struct currency *currency,
                                       struct date *promised)
{
    const struct promised *p = context;
    const struct promise *last = NULL;
    bool was_broken = false;

    for (size_t i = p->first[customer];
         i < p->list->count && p->list->items[i].customer == customer; i++) {
        const struct promise *x = &p->list->items[i];

        if (x->currency != currency)
            continue;
        if (x->state == PROMISE_KEPT || x->state == PROMISE_BROKEN)
            was_broken = x->state == PROMISE_BROKEN;
        last = x;
    }
    if (!last)
        return FOCUS_NO_PROMISE;
    *promised = last->promised_date;
    return state_of(last->state, was_broken);
}

bool focus_of_book(struct run *r, const struct book *b,
                   const struct focus **out)
{
    struct law_tables law = {0};
    struct promises promises;
    struct promised index;
    struct clocks clocks;
    struct focus *focus;

    *out = NULL;
    if (!b->folder)
        return true;
    if (!law_open_tables(r, b->folder, &law) ||
        !promises_make(&b->ledger, b->as_of, &b->policy, &law.calendar,
                       &promises, r->arena, r->diag))
        return false;
    clocks_make(&b->view, &law.calendar, &clocks, r->arena);
    index = index_promises(&promises, b->ledger.customer_count, r->arena);
    focus = arena_new(r->arena, struct focus);
    focus_make(&b->ledger, &b->aging, &clocks, last_promise, &index, focus,
               r->arena);
    *out = focus;
    return true;
}

bool focus_of_books(struct run *r, const struct books *books,
                    const struct focus **out)
{
    const struct focus **each =
        arena_array(r->arena, const struct focus *, books->count);
    const struct entities *e = &books->entities;
    struct focus *all = arena_new(r->arena, struct focus);

    *out = NULL;
    for (size_t i = 0; i < books->count; i++) {
        if (!focus_of_book(r, &books->items[i], &each[i]))
            return false;
        if (!each[i])
            return true;
    }
    focus_join(each, books->count, e->customers_from, &e->aging, all, r->arena);
    *out = all;
    return true;
}
