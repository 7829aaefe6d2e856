#include "measure/history.h"

#include <stdlib.h>
#include <string.h>

/* Events as they are found; then sorted, balanced and cut at the day. */
struct listing {
    const struct view *view;
    const struct ledger *ledger;
    struct arena *arena;
    struct event *events;
    size_t count, capacity;
};

static struct listing start(const struct view *v, struct arena *a)
{
    return (struct listing){.view = v, .ledger = v->ledger, .arena = a};
}

static struct event blank(enum event_kind kind, struct date day,
                          struct origin at)
{
    return (struct event){.day = day,
                          .recorded = no_date,
                          .kind = kind,
                          .document = LEDGER_NONE,
                          .credit_note = LEDGER_NONE,
                          .receipt = LEDGER_NONE,
                          .bill = LEDGER_NONE,
                          .writeoff = LEDGER_NONE,
                          .dispute = LEDGER_NONE,
                          .at = at};
}

/* What has not happened by the view's day is left out. */
static void add(struct listing *l, struct event e)
{
    if (!date_is(e.day) || e.day.day > l->view->as_of.day)
        return;
    ARENA_PUSH(l->arena, l->events, l->count, l->capacity) = e;
}

/* Of one day: what makes a debt before what pays it. */
static int rank(const struct event *e)
{
    static const int ranks[] = {
        [EVENT_DOCUMENT] = 0,    [EVENT_EXPORTED] = 1,
        [EVENT_REVERSAL] = 2,    [EVENT_RETURN] = 2,
        [EVENT_RECEIPT] = 3,     [EVENT_BILL] = 3,
        [EVENT_CREDIT_NOTE] = 3, [EVENT_ALLOCATION] = 4,
        [EVENT_WRITEOFF] = 5,    [EVENT_DISPUTE] = 6,
        [EVENT_DISPUTE_END] = 6, [EVENT_HANDED_OVER] = 7};

    if (e->kind == EVENT_WRITEOFF && e->amount.minor > 0)
        return ranks[EVENT_REVERSAL]; /* taken back: there is more to pay */
    return ranks[e->kind];
}

static int compare_events(const void *a, const void *b)
{
    const struct event *x = a;
    const struct event *y = b;

    if (x->day.day != y->day.day)
        return x->day.day < y->day.day ? -1 : 1;
    if (rank(x) != rank(y))
        return rank(x) - rank(y);
    if (origin_compare(x->at, y->at))
        return origin_compare(x->at, y->at);
    return (x->document > y->document) - (x->document < y->document);
}

bool event_moves(const struct event *e)
{
    return e->kind != EVENT_DISPUTE && e->kind != EVENT_DISPUTE_END &&
           e->kind != EVENT_HANDED_OVER;
}

/* In two's complement, as the view's sums: ledger_view saw to the bounds. */
static void finish(struct listing *l, struct history *out)
{
    struct balance sums = {0};

    if (l->count)
        qsort(l->events, l->count, sizeof(*l->events), compare_events);
    for (size_t i = 0; i < l->count; i++) {
        struct event *e = &l->events[i];

        if (!e->amount.currency)
            continue;
        if (event_moves(e))
            (void)!balance_add(&sums, e->amount, l->arena);
        e->balance = balance_in(&sums, e->amount.currency).minor;
    }
    *out = (struct history){l->events, l->count};
}

static struct money minus(struct money m)
{
    return (struct money){-m.minor, m.currency};
}

/* Documents that the export's own open amount stands for. */
static bool has_exported(const struct ledger *l, const struct document *doc)
{
    return l->source == ALLOCATION_OPEN && doc->has_open;
}

/* The photograph's day, within the document's life and the view's. */
static struct date export_day(const struct listing *l, struct date issued)
{
    struct date day = l->ledger->photograph;

    if (!date_is(day) || day.day > l->view->as_of.day)
        day = l->view->as_of;
    return day.day > issued.day ? day : issued;
}

static void add_document(struct listing *l, uint32_t document)
{
    const struct document *doc = &l->ledger->documents[document];
    struct event e = blank(doc->kind == DOCUMENT_CREDIT_NOTE ? EVENT_CREDIT_NOTE
                                                             : EVENT_DOCUMENT,
                           doc->issue_date, doc->at);

    e.document = document;
    e.recorded = doc->recorded_date;
    e.amount = (struct money){doc->owed, doc->currency};
    add(l, e);
    if (!has_exported(l->ledger, doc) || doc->open == doc->owed)
        return;
    e.kind = EVENT_EXPORTED;
    e.day = export_day(l, e.day);
    e.amount.minor = doc->open - doc->owed;
    add(l, e);
}

/* Our own allocations stand on the row of what they apply. */
static bool is_computed(const struct ledger *l, const struct allocation *x)
{
    struct origin at = x->at;
    struct origin own;

    if (l->source == ALLOCATION_EXPORTED && x->credit_note == LEDGER_NONE)
        return false;
    if (x->receipt != LEDGER_NONE &&
        receipt_names(l->receipts[x->receipt].doc_nos,
                      l->documents[x->document].doc_no))
        return false;
    if (x->receipt != LEDGER_NONE)
        own = l->receipts[x->receipt].at;
    else if (x->credit_note != LEDGER_NONE)
        own = l->documents[x->credit_note].at;
    else
        return false;
    return own.file == at.file && own.line == at.line;
}

/* The other end of an allocation, and whether it came and went. */
static void add_allocation(struct listing *l, const struct allocation *x,
                           struct money effect)
{
    const struct ledger *ledger = l->ledger;
    struct event e =
        blank(x->writeoff != LEDGER_NONE ? EVENT_WRITEOFF : EVENT_ALLOCATION,
              x->effective, x->at);

    if (date_is(x->undone) && x->undone.day <= x->effective.day)
        return; /* never takes effect */
    e.document = x->document;
    e.credit_note = x->credit_note;
    e.receipt = x->receipt;
    e.writeoff = x->writeoff;
    if (x->receipt != LEDGER_NONE)
        e.bill = ledger->receipts[x->receipt].bill;
    e.recorded = x->recorded_date;
    e.is_computed = is_computed(ledger, x);
    e.amount = effect;
    add(l, e);
    if (!date_is(x->undone))
        return;
    e.kind = e.bill == LEDGER_NONE ? EVENT_REVERSAL : EVENT_RETURN;
    e.day = x->undone;
    e.at = e.bill == LEDGER_NONE ? ledger->receipts[x->receipt].at
                                 : ledger->bills[e.bill].at;
    e.amount = minus(effect);
    add(l, e);
}

static void add_disputes(struct listing *l, uint32_t document,
                         uint32_t customer)
{
    for (size_t i = 0; i < l->ledger->dispute_count; i++) {
        const struct dispute *x = &l->ledger->disputes[i];
        struct event e = blank(EVENT_DISPUTE, x->from, x->at);

        if (x->document != document ||
            (document == LEDGER_NONE && x->customer != customer))
            continue;
        e.document = document;
        e.dispute = (uint32_t)i;
        e.recorded = x->recorded_date;
        e.amount = x->amount;
        add(l, e);
        if (!date_is(x->until))
            continue;
        e.kind = EVENT_DISPUTE_END;
        e.day = date_add_days(x->until, 1);
        add(l, e);
    }
}

void history_of_document(const struct view *v, uint32_t document,
                         struct history *out, struct arena *a)
{
    struct listing l = start(v, a);
    const struct document *doc = &v->ledger->documents[document];
    struct event handed =
        blank(EVENT_HANDED_OVER, doc->handed_over_date, doc->at);

    add_document(&l, document);
    for (size_t i = 0; i < v->ledger->allocation_count; i++) {
        const struct allocation *x = &v->ledger->allocations[i];

        if (x->document == document)
            add_allocation(&l, x, minus(x->amount));
        else if (x->credit_note == document)
            add_allocation(&l, x, x->amount);
    }
    add_disputes(&l, document, LEDGER_NONE);
    handed.document = document;
    add(&l, handed);
    finish(&l, out);
}

static void add_receipt(struct listing *l, uint32_t receipt)
{
    const struct receipt *r = &l->ledger->receipts[receipt];
    struct event e = blank(EVENT_RECEIPT, r->receipt_date, r->at);

    if (date_is(r->reversed_date) &&
        r->reversed_date.day <= r->receipt_date.day)
        return; /* never counts */
    if (r->bill != LEDGER_NONE)
        e.kind = EVENT_BILL;
    else if (r->amount.minor < 0)
        e.kind = EVENT_REVERSAL;
    e.receipt = receipt;
    e.bill = r->bill;
    e.recorded = r->recorded_date;
    e.amount = minus(r->amount);
    add(l, e);
    if (!date_is(r->reversed_date))
        return;
    e.kind = r->bill == LEDGER_NONE ? EVENT_REVERSAL : EVENT_RETURN;
    e.day = r->reversed_date;
    e.amount = r->amount;
    add(l, e);
}

void history_of_receipt(const struct view *v, uint32_t receipt,
                        struct history *out, struct arena *a)
{
    struct listing l = start(v, a);

    add_receipt(&l, receipt);
    for (size_t i = 0; i < v->ledger->allocation_count; i++) {
        const struct allocation *x = &v->ledger->allocations[i];

        if (x->receipt == receipt)
            add_allocation(&l, x, x->amount);
    }
    finish(&l, out);
}

/* A photograph's open amounts have earlier money in them already. */
static bool is_in_open(const struct ledger *l, struct date day)
{
    return l->source == ALLOCATION_OPEN &&
           (!date_is(l->photograph) || day.day <= l->photograph.day);
}

static void add_writeoff(struct listing *l, uint32_t writeoff)
{
    const struct writeoff *w = &l->ledger->writeoffs[writeoff];
    const struct document *doc = &l->ledger->documents[w->document];
    struct event e = blank(EVENT_WRITEOFF, w->writeoff_date, w->at);

    if (w->refused)
        return;
    if (e.day.day < doc->issue_date.day)
        e.day = doc->issue_date;
    e.document = w->document;
    e.writeoff = writeoff;
    e.recorded = w->recorded_date;
    e.amount = doc->owed < 0 ? w->amount : minus(w->amount);
    add(l, e);
}

/* Money of one customer that paid the document of another. */
static void add_transfers(struct listing *l, uint32_t customer)
{
    const struct ledger *ledger = l->ledger;

    for (size_t i = 0; i < ledger->allocation_count; i++) {
        const struct allocation *x = &ledger->allocations[i];
        uint32_t debtor = ledger->documents[x->document].customer;
        uint32_t payer = allocation_payer(ledger, x);

        if (debtor == payer)
            continue;
        if (debtor == customer)
            add_allocation(l, x, minus(x->amount));
        else if (payer == customer)
            add_allocation(l, x, x->amount);
    }
}

/* What a photograph's events leave unexplained, by currency. */
static void add_rest(struct listing *l, uint32_t customer)
{
    const struct view *v = l->view;
    const struct ledger *ledger = l->ledger;
    struct balance rest = {0};

    for (size_t i = 0; i < l->count; i++)
        if (event_moves(&l->events[i]))
            (void)!balance_add(&rest, minus(l->events[i].amount), l->arena);
    for (size_t i = 0; i < ledger->document_count; i++)
        if (ledger->documents[i].customer == customer)
            (void)!balance_add(&rest,
                               (struct money){v->document_open[i],
                                              ledger->documents[i].currency},
                               l->arena);
    for (size_t i = 0; i < ledger->receipt_count; i++)
        if (ledger->receipts[i].customer == customer)
            (void)!balance_add(
                &rest,
                (struct money){v->receipt_open[i],
                               ledger->receipts[i].amount.currency},
                l->arena);
    for (size_t i = 0; i < rest.count; i++) {
        struct event e =
            blank(EVENT_EXPORTED, v->as_of, ledger->customers[customer].at);

        e.amount = rest.items[i];
        if (e.amount.minor)
            add(l, e);
    }
}

void history_of_customer(const struct view *v, uint32_t customer,
                         struct history *out, struct arena *a)
{
    struct listing l = start(v, a);
    const struct ledger *ledger = v->ledger;

    for (size_t i = 0; i < ledger->document_count; i++)
        if (ledger->documents[i].customer == customer)
            add_document(&l, (uint32_t)i);
    for (size_t i = 0; i < ledger->receipt_count; i++)
        if (ledger->receipts[i].customer == customer &&
            !is_in_open(ledger, ledger->receipts[i].receipt_date))
            add_receipt(&l, (uint32_t)i);
    for (size_t i = 0; i < ledger->writeoff_count; i++) {
        const struct writeoff *w = &ledger->writeoffs[i];

        if (ledger->documents[w->document].customer == customer &&
            !is_in_open(ledger, w->writeoff_date))
            add_writeoff(&l, (uint32_t)i);
    }
    add_transfers(&l, customer);
    if (ledger->source == ALLOCATION_OPEN)
        add_rest(&l, customer);
    add_disputes(&l, LEDGER_NONE, customer);
    finish(&l, out);
}
