#include "model/ledger_queue.h"

#include <stdlib.h>
#include <string.h>

struct payer receipt_payer(const struct ledger *l, uint32_t receipt,
                           struct date day)
{
    const struct receipt *r = &l->receipts[receipt];

    return (struct payer){receipt, LEDGER_NONE, r->amount.currency, day, r->at};
}

static struct allocation *add_allocation(struct queue *q,
                                         struct allocation allocation)
{
    struct ledger *l = q->ledger;
    struct allocation *x =
        &ARENA_PUSH(l->arena, l->allocations, l->allocation_count, q->capacity);

    *x = allocation;
    return x;
}

static struct allocation payment_of(const struct payer *payer,
                                    uint32_t document, int64_t minor)
{
    return (struct allocation){.receipt = payer->receipt,
                               .credit_note = payer->credit_note,
                               .writeoff = LEDGER_NONE,
                               .document = document,
                               .amount = {minor, payer->currency},
                               .allocation_date = payer->day,
                               .undone = no_date,
                               .recorded_date = no_date,
                               .at = payer->at};
}

void queue_allocate(struct queue *q, const struct payer *payer,
                    uint32_t document, int64_t minor)
{
    if (minor == 0)
        return;
    (void)add_allocation(q, payment_of(payer, document, minor));
    account_set(q, document, q->accounts[document].open - minor);
}

void queue_trace(struct queue *q)
{
    while (q->base + q->trace_count < q->ledger->allocation_count)
        ARENA_PUSH(q->scratch, q->traces, q->trace_count, q->trace_capacity) =
            (struct trace){0, LEDGER_NONE, LEDGER_NONE, LEDGER_NONE};
}

/* What a receipt just paid can be taken back from now on. */
static void note_payments(struct queue *q, struct made made)
{
    for (size_t i = made.from; i < made.to; i++) {
        const struct allocation *x = &q->ledger->allocations[i];
        struct account *account = &q->accounts[x->document];
        uint32_t payment = (uint32_t)(i - q->base);

        if (x->amount.minor < 0)
            continue;
        q->traces[payment].rest = x->amount.minor;
        q->traces[payment].older = account->payment;
        account->payment = payment;
    }
}

static void apply_receipt(struct queue *q, uint32_t receipt)
{
    const struct receipt *r = &q->ledger->receipts[receipt];
    struct payer payer = receipt_payer(q->ledger, receipt, r->receipt_date);
    struct made *made = &q->made[receipt];

    made->from = q->ledger->allocation_count;
    if (r->amount.minor > 0)
        (void)order_pay(q, &payer, named_pay(q, receipt));
    else
        takeback_apply(q, receipt);
    made->to = q->ledger->allocation_count;
    queue_trace(q);
    if (r->amount.minor > 0) {
        note_payments(q, *made);
        takeback_remember(q, receipt);
    }
}

static void apply_credit_note(struct queue *q, uint32_t document, int32_t day)
{
    const struct document *doc = &q->ledger->documents[document];
    struct payer payer = {LEDGER_NONE, document, doc->currency, {day}, doc->at};
    int64_t open = -q->accounts[document].open;

    if (open <= 0 || doc->owed >= 0)
        return;
    q->accounts[document].open = -order_pay(q, &payer, open);
    queue_trace(q);
}

/* The photograph has in it what was received by its day. */
static bool is_in_open(const struct ledger *l, const struct receipt *r)
{
    return l->source == ALLOCATION_OPEN && ledger_is_shown(l, r->receipt_date);
}

static int64_t least(int64_t x, int64_t y)
{
    return x < y ? x : y;
}

/*
 * The photograph shows the documents that the receipt names as paid; it is
 * reversed after it.  What it names nowhere stays with the receipt.
 */
static void reopen_shown(struct queue *q, uint32_t receipt, int32_t day)
{
    const struct ledger *l = q->ledger;
    struct payer payer = receipt_payer(l, receipt, (struct date){day});
    int64_t rest = l->receipts[receipt].amount.minor;
    struct named n = named_start(l, receipt);
    uint32_t document;

    while (rest > 0 && named_next(q, receipt, &n, &document)) {
        const struct account *account = &q->accounts[document];
        int64_t back = least(rest, q->shown[document]);

        if (l->documents[document].owed <= 0 || back <= 0)
            continue;
        q->shown[document] -= back;
        add_allocation(q, payment_of(&payer, document, -back))->reopens = true;
        account_set(q, document, account->open + back);
        rest -= back;
    }
    queue_trace(q);
}

/*
 * A bill that came back before the photograph: its documents are shown as open,
 * and an allocation that is undone already says why.
 */
static void note_returned(struct queue *q, uint32_t receipt)
{
    const struct ledger *l = q->ledger;
    const struct receipt *r = &l->receipts[receipt];
    struct payer payer = receipt_payer(l, receipt, r->receipt_date);
    int64_t rest = r->amount.minor;
    struct named n = named_start(l, receipt);
    uint32_t document;

    while (rest > 0 && named_next(q, receipt, &n, &document)) {
        int64_t back = least(rest, q->accounts[document].open);

        if (back <= 0)
            continue;
        (void)add_allocation(q, payment_of(&payer, document, back));
        rest -= back;
    }
    queue_trace(q);
}

static void reverse(struct queue *q, uint32_t receipt, int32_t day)
{
    const struct receipt *r = &q->ledger->receipts[receipt];

    if (!is_in_open(q->ledger, r))
        takeback_reverse(q, receipt, r->reversed_date);
    else if (!ledger_is_shown(q->ledger, r->reversed_date))
        reopen_shown(q, receipt, day);
    else
        note_returned(q, receipt);
}

/* A row of the allocations opens its document, or ends. */
static void release(struct queue *q, uint32_t allocation)
{
    const struct allocation *x = &q->ledger->allocations[allocation];
    const struct account *account = &q->accounts[x->document];

    account_set(q, x->document,
                date_is(x->undone) ? account->open + x->amount.minor
                                   : account->open - x->amount.minor);
}

/* Whether a document has so much open, or had so much written off. */
static bool can_write_off(const struct queue *q, uint32_t document,
                          int64_t written_off)
{
    int64_t open = q->accounts[document].open;

    if (q->ledger->documents[document].owed < 0)
        open = -open;
    return written_off > 0
               ? written_off <= open
               : -written_off <= q->written_off[document] +
                                     (q->shown ? q->shown[document] : 0);
}

/* What is taken back beyond the ledger's own the photograph had shown. */
static void note_written_off(struct queue *q, uint32_t document,
                             int64_t written_off)
{
    q->written_off[document] += written_off;
    if (q->written_off[document] < 0) {
        q->shown[document] += q->written_off[document];
        q->written_off[document] = 0;
    }
}

/* What cannot be is refused where it is the last try. */
static bool write_off(struct queue *q, uint32_t writeoff, bool last)
{
    struct ledger *l = q->ledger;
    struct allocation x = writeoff_allocation(l, writeoff);
    int64_t written_off = l->writeoffs[writeoff].amount.minor;
    struct account *account = &q->accounts[x.document];
    bool possible = l->documents[x.document].currency == x.amount.currency &&
                    written_off != INT64_MIN;
    struct arena_mark mark;

    if (possible && can_write_off(q, x.document, written_off)) {
        (void)add_allocation(q, x);
        queue_trace(q);
        note_written_off(q, x.document, written_off);
        account_set(q, x.document, account->open - x.amount.minor);
        return true;
    }
    if (!last)
        return false;
    mark = arena_mark(q->scratch);
    if (allocation_is_possible(l, &x, q->scratch, q->diag))
        report_excess_of_document(
            l, &x, x.document,
            (int64_t)((uint64_t)account->open - (uint64_t)x.amount.minor),
            q->scratch, q->diag);
    arena_rewind(q->scratch, mark);
    refusals_add(&q->refusals, l, &x, q->lasting, q->diag);
    return false;
}

/*
 * Those of one day in the order of their rows; one that was refused may have
 * waited for another that takes back.  How many there were.
 */
static size_t write_off_day(struct queue *q, struct event *events, size_t n)
{
    size_t count = 0;
    size_t waiting = 0;

    while (count < n && events[count].kind == EVENT_WRITEOFF &&
           events[count].day == events[0].day) {
        if (!write_off(q, events[count].row, false))
            events[waiting++] = events[count];
        count++;
    }
    for (size_t i = 0; i < waiting; i++)
        (void)write_off(q, events[i].row, true);
    return count;
}

static void apply_events(struct queue *q)
{
    size_t i = 0;

    while (i < q->event_count) {
        struct event *e = &q->events[i];

        switch (e->kind) {
        case EVENT_REVERSAL:
            reverse(q, e->row, e->day);
            break;
        case EVENT_RELEASE:
            release(q, e->row);
            break;
        case EVENT_WRITEOFF:
            i += write_off_day(q, e, q->event_count - i) - 1;
            break;
        case EVENT_CREDIT_NOTE:
            apply_credit_note(q, e->row, e->day);
            break;
        case EVENT_RECEIPT:
            apply_receipt(q, e->row);
            break;
        }
        i++;
    }
}

static int compare_events(const void *a, const void *b)
{
    const struct event *x = a;
    const struct event *y = b;

    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

static void apply_customer(struct queue *q)
{
    qsort(q->events, q->event_count, sizeof(*q->events), compare_events);
    q->by_number = NULL;
    q->slots = (struct slots){0};
    q->traces = NULL;
    q->trace_count = q->trace_capacity = 0;
    q->base = q->ledger->allocation_count;
    takeback_start(q);
    apply_events(q);
}

static uint32_t document_customer(const struct ledger *l, size_t row)
{
    return l->documents[row].kind == DOCUMENT_CREDIT_NOTE
               ? LEDGER_NONE
               : l->documents[row].customer;
}

static void apply_customers(struct queue *q, const struct event_list *list)
{
    const struct ledger *l = q->ledger;
    struct grouped documents =
        ledger_group(l, l->document_count, document_customer, q->lasting);

    for (size_t c = 0; c < l->customer_count; c++) {
        struct arena_mark mark = arena_mark(q->scratch);

        q->events = list->events + list->starts[c];
        q->event_count = list->starts[c + 1] - list->starts[c];
        if (!q->event_count)
            continue;
        q->documents = documents.indexes + documents.starts[c];
        q->document_count = documents.starts[c + 1] - documents.starts[c];
        apply_customer(q);
        arena_rewind(q->scratch, mark);
    }
}

static int64_t open_at_first(const struct ledger *l, const struct document *doc)
{
    return l->source == ALLOCATION_OPEN && doc->has_open ? doc->open
                                                         : doc->owed;
}

/* By how much amounts are shown to be less than they were. */
static int64_t *find_shown(const struct ledger *l, struct arena *a)
{
    int64_t *shown;

    if (l->source != ALLOCATION_OPEN)
        return NULL;
    shown = arena_array(a, int64_t, l->document_count);
    for (size_t i = 0; i < l->document_count; i++) {
        const struct document *doc = &l->documents[i];
        int64_t gone = doc->has_open ? doc->owed - doc->open : 0;

        if (doc->owed < 0)
            gone = -gone;
        shown[i] = gone > 0 ? gone : 0;
    }
    return shown;
}

/*
 * What a row of the allocations uses of its ends, whenever it does, is not to
 * be used again; what it opens is open from then on (see EVENT_RELEASE).
 */
static void keep_given(struct queue *q, const struct allocation *x)
{
    const struct ledger *l = q->ledger;
    struct account *account = &q->accounts[x->document];

    if (!allocation_ever(x))
        return;
    if (allocation_is_inward(l, x))
        account->open -= x->amount.minor;
    if (x->reopens)
        q->shown[x->document] += x->amount.minor;
    if (x->credit_note != LEDGER_NONE &&
        (x->amount.minor > 0) == (l->documents[x->credit_note].owed < 0))
        q->accounts[x->credit_note].open += x->amount.minor;
}

static void start_accounts(struct queue *q)
{
    const struct ledger *l = q->ledger;

    q->accounts = arena_array(q->lasting, struct account, l->document_count);
    q->shown = find_shown(l, q->lasting);
    if (l->writeoff_count && !q->writeoffs_given)
        q->written_off = arena_array(q->lasting, int64_t, l->document_count);
    for (size_t i = 0; i < l->document_count; i++) {
        q->accounts[i].open = open_at_first(l, &l->documents[i]);
        q->accounts[i].slot = q->accounts[i].payment = LEDGER_NONE;
    }
    for (size_t i = 0; i < q->given; i++)
        keep_given(q, &l->allocations[i]);
}

static uint64_t magnitude_of(const struct ledger *l)
{
    uint64_t sum = 0;

    for (size_t i = 0; i < l->document_count; i++) {
        sum = magnitude_add(sum, l->documents[i].owed);
        if (l->source == ALLOCATION_OPEN && l->documents[i].has_open)
            sum = magnitude_add(sum, l->documents[i].open);
    }
    for (size_t i = 0; i < l->receipt_count; i++)
        sum = magnitude_add(sum, l->receipts[i].amount.minor);
    return sum;
}

static bool apply_list(struct queue *q, const struct event_list *list)
{
    struct ledger *l = q->ledger;

    if (!magnitude_check(magnitude_of(l), q->diag))
        return false;
    start_accounts(q);
    if (l->rules.order == ORDER_CIVIL_CODE)
        q->contracts = order_contracts(l, q->lasting);
    apply_customers(q, list);
    refusals_store(&q->refusals, l);
    unknown_report(q);
    if (!order_is_bounded(q))
        return diag_error(q->diag, nowhere,
                          "paying in proportion makes too many allocations: "
                          "choose another order under ledger: allocation, "
                          "\"oldest\" for example");
    return true;
}

bool ledger_apply_events(struct ledger *l, bool writeoffs_given, struct diag *d)
{
    struct arena lasting = {0};
    struct arena scratch = {0};
    struct queue q = {.ledger = l,
                      .capacity = l->allocation_count,
                      .given = l->allocation_count,
                      .writeoffs_given = writeoffs_given,
                      .lasting = &lasting,
                      .scratch = &scratch,
                      .diag = d};
    struct event_list list;
    bool ok;

    q.made = arena_array(&lasting, struct made, l->receipt_count);
    q.allocated = arena_array(&lasting, bool, l->receipt_count);
    for (size_t i = 0; i < q.given; i++) {
        if (l->allocations[i].receipt != LEDGER_NONE)
            q.allocated[l->allocations[i].receipt] = true;
    }
    list = queue_list_events(&q);
    ok = !list.moves || apply_list(&q, &list);
    arena_release(&scratch);
    arena_release(&lasting);
    return ok;
}
