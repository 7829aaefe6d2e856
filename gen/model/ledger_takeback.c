#include "model/ledger_queue.h"

#include <stdlib.h>

/*
 * A negative receipt takes payments back: those on the documents it names, else
 * those of the newest earlier receipt over the same amount.  When the receipt
 * whose payment was taken back is itself reversed later, the negative one has
 * taken back nothing: it is unapplied from then on, and the document is open
 * once, not twice.  When the negative one is reversed, the payment stands
 * again; what somebody else paid in the meantime is unapplied.
 */

/* Receipts of one amount that have come, the newest on top. */
struct past {
    const struct currency *currency;
    int64_t amount;
    uint32_t receipt; /* in the place of its own; of the stack at the first */
    uint32_t stacked;
    size_t height; /* at the first of each amount */
};

static int compare_amounts(const struct past *x,
                           const struct currency *currency, int64_t amount)
{
    if (x->currency != currency)
        return x->currency < currency ? -1 : 1;
    return (x->amount > amount) - (x->amount < amount);
}

static int compare_past(const void *a, const void *b)
{
    const struct past *x = a;
    const struct past *y = b;
    int order = compare_amounts(x, y->currency, y->amount);

    if (order)
        return order;
    return (x->receipt > y->receipt) - (x->receipt < y->receipt);
}

/* Only customers with a negative receipt need it. */
void takeback_start(struct queue *q)
{
    const struct ledger *l = q->ledger;
    bool any = false;

    q->past = NULL;
    q->past_count = 0;
    for (size_t i = 0; i < q->event_count; i++)
        any = any || (q->events[i].kind == EVENT_RECEIPT &&
                      l->receipts[q->events[i].row].amount.minor < 0);
    if (!any)
        return;
    q->past = arena_array(q->scratch, struct past, q->event_count);
    for (size_t i = 0; i < q->event_count; i++) {
        uint32_t row = q->events[i].row;

        if (q->events[i].kind == EVENT_RECEIPT)
            q->past[q->past_count++] =
                (struct past){l->receipts[row].amount.currency,
                              l->receipts[row].amount.minor, row, 0, 0};
    }
    qsort(q->past, q->past_count, sizeof(*q->past), compare_past);
}

/* The first of this amount, or NULL. */
static struct past *find_amount(const struct queue *q,
                                const struct currency *currency, int64_t amount)
{
    size_t low = 0;
    size_t high = q->past_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare_amounts(&q->past[middle], currency, amount) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < q->past_count &&
                   !compare_amounts(&q->past[low], currency, amount)
               ? &q->past[low]
               : NULL;
}

void takeback_remember(struct queue *q, uint32_t receipt)
{
    struct money amount = q->ledger->receipts[receipt].amount;
    struct past *first = find_amount(q, amount.currency, amount.minor);

    if (first)
        first[first->height++].stacked = receipt;
}

/* The newest earlier receipt of the opposite amount that still stands. */
static uint32_t find_equal(struct queue *q, uint32_t receipt, struct date day)
{
    const struct ledger *l = q->ledger;
    struct money amount = l->receipts[receipt].amount;
    struct past *first = find_amount(q, amount.currency, -amount.minor);

    while (first && first->height) {
        uint32_t earlier = first[--first->height].stacked;
        struct date reversed = l->receipts[earlier].reversed_date;

        if (!date_is(reversed) || reversed.day > day.day)
            return earlier;
    }
    return LEDGER_NONE;
}

/* Up to this much of a payment; how much it was. */
static int64_t take_back(struct queue *q, const struct payer *payer,
                         uint32_t payment, int64_t most)
{
    uint32_t document = q->ledger->allocations[q->base + payment].document;
    int64_t part = q->traces[payment].rest;

    if (part > most)
        part = most;
    if (part <= 0)
        return 0;
    queue_allocate(q, payer, document, -part);
    queue_trace(q);
    q->traces[payment].rest -= part;
    q->traces[q->trace_count - 1].rest = part;
    q->traces[q->trace_count - 1].payment = payment;
    q->traces[q->trace_count - 1].older = q->traces[payment].takeback;
    q->traces[payment].takeback = (uint32_t)q->trace_count - 1;
    return part;
}

/* What is left of the refund. */
static int64_t take_back_named(struct queue *q, uint32_t receipt,
                               const struct payer *payer, int64_t rest)
{
    struct named n = named_start(q->ledger, receipt);
    uint32_t document;

    n.warns = true;
    while (named_next(q, receipt, &n, &document)) {
        uint32_t payment = q->accounts[document].payment;

        while (payment != LEDGER_NONE && rest > 0) {
            rest -= take_back(q, payer, payment, rest);
            payment = q->traces[payment].older;
        }
    }
    return rest;
}

void takeback_apply(struct queue *q, uint32_t receipt)
{
    const struct receipt *r = &q->ledger->receipts[receipt];
    struct payer payer = receipt_payer(q->ledger, receipt, r->receipt_date);
    int64_t rest = take_back_named(q, receipt, &payer, -r->amount.minor);
    uint32_t earlier;
    struct made made;

    if (rest <= 0)
        return;
    earlier = find_equal(q, receipt, r->receipt_date);
    if (earlier == LEDGER_NONE)
        return;
    made = q->made[earlier];
    for (size_t i = made.to; i-- > made.from && rest > 0;)
        rest -= take_back(q, &payer, (uint32_t)(i - q->base), rest);
}

/* Those who had taken a reversed payment back give it up. */
static void give_up(struct queue *q, uint32_t payment, struct date day)
{
    uint32_t takeback = q->traces[payment].takeback;

    while (takeback != LEDGER_NONE) {
        const struct allocation *x =
            &q->ledger->allocations[q->base + takeback];
        int64_t rest = q->traces[takeback].rest;
        uint32_t document = x->document;
        struct payer payer = receipt_payer(q->ledger, x->receipt, day);

        q->traces[takeback].rest = 0;
        if (rest) {
            account_set(q, document, q->accounts[document].open + rest);
            queue_allocate(q, &payer, document, rest);
            queue_trace(q);
        }
        takeback = q->traces[takeback].older;
    }
}

/* A payment is undone: its document is open again. */
static void reopen(struct queue *q, size_t allocation, struct date day)
{
    uint32_t payment = (uint32_t)(allocation - q->base);
    const struct allocation *x = &q->ledger->allocations[allocation];
    struct account *account = &q->accounts[x->document];
    int64_t back = x->amount.minor < 0 ? x->amount.minor /* a red letter */
                                       : q->traces[payment].rest;

    account_set(q, x->document, account->open + back);
    if (x->amount.minor < 0)
        return;
    q->traces[payment].rest = 0;
    give_up(q, payment, day);
}

/* A take-back is undone: the payment stands again, unless it was replaced. */
static void restore(struct queue *q, size_t allocation, struct date day)
{
    struct trace *takeback = &q->traces[allocation - q->base];
    uint32_t payment = takeback->payment;
    int64_t rest = takeback->rest;
    uint32_t document = q->ledger->allocations[allocation].document;
    struct account *account = &q->accounts[document];
    uint32_t payer_receipt;
    struct payer payer;
    int64_t excess;

    if (payment == LEDGER_NONE || !rest)
        return;
    takeback->rest = 0;
    q->traces[payment].rest += rest;
    account_set(q, document, account->open - rest);
    excess = -account->open;
    if (excess <= 0)
        return;
    payer_receipt = q->ledger->allocations[q->base + payment].receipt;
    payer = receipt_payer(q->ledger, payer_receipt, day);
    queue_allocate(q, &payer, document, -excess);
    queue_trace(q);
    q->traces[payment].rest -= excess;
}

void takeback_reverse(struct queue *q, uint32_t receipt, struct date day)
{
    struct made made = q->made[receipt];
    bool pays = q->ledger->receipts[receipt].amount.minor > 0;

    for (size_t i = made.from; i < made.to; i++) {
        if (pays)
            reopen(q, i, day);
        else
            restore(q, i, day);
    }
}
