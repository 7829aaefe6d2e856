#include "model/ledger_queue.h"

/* Listed twice: counted by customer first, then put in their places. */
struct listing {
    const struct queue *queue;
    struct event_list *list;
    size_t *next; /* NULL: count */
};

static void add(const struct listing *x, uint32_t customer,
                enum event_kind kind, struct date day, size_t row)
{
    if (x->next)
        x->list->events[x->next[customer]++] =
            (struct event){day.day, (uint32_t)row, kind};
    else
        x->list->starts[customer + 1]++;
    x->list->moves |= kind != EVENT_RELEASE;
}

bool allocation_ever(const struct allocation *x)
{
    return !date_is(x->undone) || x->undone.day > x->effective.day;
}

bool allocation_is_inward(const struct ledger *l, const struct allocation *x)
{
    return (x->amount.minor < 0) == (l->documents[x->document].owed < 0);
}

/*
 * Of receipts that the photograph shows only the reversal is news: after it, or
 * of a bill that came back before.
 */
static void list_receipt(const struct listing *x, size_t row)
{
    const struct ledger *l = x->queue->ledger;
    const struct receipt *r = &l->receipts[row];
    bool reversed = date_is(r->reversed_date);

    if (x->queue->allocated[row] ||
        (reversed && r->reversed_date.day <= r->receipt_date.day))
        return;
    if (l->source == ALLOCATION_OPEN && ledger_is_shown(l, r->receipt_date)) {
        reversed =
            reversed && r->amount.minor > 0 &&
            (!ledger_is_shown(l, r->reversed_date) || r->bill != LEDGER_NONE);
    } else {
        add(x, r->customer, EVENT_RECEIPT, r->receipt_date, row);
    }
    if (reversed)
        add(x, r->customer, EVENT_REVERSAL, r->reversed_date, row);
}

static void list_receipts(const struct listing *x)
{
    const struct ledger *l = x->queue->ledger;

    if (l->source == ALLOCATION_EXPORTED)
        return;
    for (size_t i = 0; i < l->receipt_count; i++)
        list_receipt(x, i);
}

static void list_writeoffs(const struct listing *x)
{
    const struct ledger *l = x->queue->ledger;

    for (size_t i = 0; i < l->writeoff_count; i++) {
        const struct writeoff *w = &l->writeoffs[i];
        const struct document *doc = &l->documents[w->document];

        if (w->amount.minor == 0 || (l->source == ALLOCATION_OPEN &&
                                     ledger_is_shown(l, w->writeoff_date)))
            continue;
        add(x, doc->customer, EVENT_WRITEOFF,
            date_later(w->writeoff_date, doc->issue_date), i);
    }
}

/* What a photograph shows of a credit note is open on its day. */
static void list_credit_notes(const struct listing *x)
{
    const struct ledger *l = x->queue->ledger;
    bool photograph = l->source == ALLOCATION_OPEN && date_is(l->photograph);

    if (l->rules.credit_notes != CREDIT_NOTES_APPLIED ||
        l->rules.order == ORDER_NAMED)
        return;
    for (size_t i = 0; i < l->document_count; i++) {
        const struct document *doc = &l->documents[i];

        if (doc->kind == DOCUMENT_CREDIT_NOTE)
            add(x, doc->customer, EVENT_CREDIT_NOTE,
                photograph ? date_later(doc->issue_date, l->photograph)
                           : doc->issue_date,
                i);
    }
}

static void list_releases(const struct listing *x)
{
    const struct ledger *l = x->queue->ledger;

    for (size_t i = 0; i < x->queue->given; i++) {
        const struct allocation *y = &l->allocations[i];
        uint32_t customer = l->documents[y->document].customer;
        bool inward = allocation_is_inward(l, y);

        if (!allocation_ever(y) || inward != date_is(y->undone))
            continue;
        add(x, customer, EVENT_RELEASE, inward ? y->undone : y->effective, i);
    }
}

static void list_all(const struct listing *x)
{
    list_receipts(x);
    if (!x->queue->writeoffs_given)
        list_writeoffs(x);
    list_credit_notes(x);
    if (x->list->moves)
        list_releases(x);
}

struct event_list queue_list_events(const struct queue *q)
{
    size_t n = q->ledger->customer_count;
    struct event_list list = {.starts = arena_array(q->lasting, size_t, n + 1)};
    struct listing x = {q, &list, NULL};

    list_all(&x);
    if (!list.moves)
        return list;
    for (size_t c = 0; c < n; c++)
        list.starts[c + 1] += list.starts[c];
    x.next = arena_array(q->lasting, size_t, n);
    for (size_t c = 0; c < n; c++)
        x.next[c] = list.starts[c];
    list.events = arena_array(q->lasting, struct event, list.starts[n]);
    list_all(&x);
    return list;
}
