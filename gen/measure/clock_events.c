#include "measure/clock_parts.h"

#include <stdlib.h>

/* An event of one document that counts or says what is missing. */
static void push(struct clock_work *w, uint32_t document, struct clock_event e)
{
    if (!w->is_wanted[document] || e.day.day > w->as_of.day)
        return;
    e.document = document;
    ARENA_PUSH(w->arena, w->events, w->event_count, w->event_capacity) = e;
}

/* Of no document: what is missing is told of each that was due by then. */
static void push_unnamed(struct clock_work *w, uint32_t customer,
                         struct clock_event e)
{
    e.lacks |= LACK_DOC_NOS;
    e.is_asserted = e.is_provable = false;
    for (size_t i = w->wanted_of[customer]; i < w->wanted_of[customer + 1];
         i++) {
        uint32_t document = w->wanted[i];

        if (date_is(w->due[document]) && w->due[document].day < e.day.day)
            push(w, document, e);
    }
}

/* An electronic address is proof where the contract agrees on one. */
static struct clock_event at_agreed(const struct clock_work *w,
                                    const struct contact *x, uint32_t document,
                                    struct clock_event e)
{
    const struct contract *k = clock_contract(w, document);

    if (x->channel != CHANNEL_EMAIL || !(e.lacks & LACK_AGREED) || !k ||
        !k->service_email.len)
        return e;
    e.lacks &= ~(uint32_t)LACK_AGREED;
    e.is_provable = e.is_asserted && !e.lacks;
    e.proof = e.is_provable ? PROOF_RECORD : PROOF_NONE;
    return e;
}

/* Is the contact nothing but a letter whose documents the register knows? */
static bool is_registered(const struct clock_work *w, const struct contact *x)
{
    const struct delivery *d;

    if (x->direction == DIRECTION_IN ||
        (x->channel != CHANNEL_LETTER && x->channel != NOT_TOLD))
        return false;
    d = clock_delivery(&w->deliveries, x);
    return d && d->is_registered;
}

/* For exactly the documents that the letter lists. */
static void push_letter(struct clock_work *w, const struct delivery *d,
                        struct clock_event e)
{
    for (size_t i = 0; i < d->document_count; i++)
        push(w, d->documents[i], e);
}

/* Letters of which nobody noted what they say, and those of the register. */
static void gather_deliveries(struct clock_work *w)
{
    const struct ledger *l = w->ledger;
    bool *is_told = arena_array(w->arena, bool, l->delivery_count);
    struct clock_event e;

    for (size_t i = 0; i < l->contact_count; i++) {
        const struct delivery *d =
            clock_delivery(&w->deliveries, &l->contacts[i]);

        if (d && !d->is_registered)
            is_told[d - l->deliveries] = true;
    }
    for (size_t i = 0; i < l->delivery_count; i++) {
        const struct delivery *d = &l->deliveries[i];

        if (is_told[i] || !clock_grade_delivery(w, d, &e))
            continue;
        if (d->is_registered)
            push_letter(w, d, e);
        else
            push_unnamed(w, d->customer, e);
    }
}

static void gather_contacts(struct clock_work *w)
{
    const struct ledger *l = w->ledger;
    struct clock_event e;

    for (size_t i = 0; i < l->contact_count; i++) {
        const struct contact *x = &l->contacts[i];

        if (is_registered(w, x) || !clock_grade_contact(w, x, &e))
            continue;
        for (size_t j = 0; j < x->document_count; j++)
            push(w, x->documents[j], at_agreed(w, x, x->documents[j], e));
        if (!x->doc_nos.len && e.is_asserted)
            push_unnamed(w, x->customer, e);
    }
}

/* --- part payments -------------------------------------------------------- */

static bool is_named(const struct ledger *l, const struct allocation *x)
{
    const struct receipt *r = &l->receipts[x->receipt];

    return l->source == ALLOCATION_EXPORTED || ledger_is_typed(l, x->at) ||
           receipt_names(r->doc_nos, l->documents[x->document].doc_no);
}

static void push_payment(struct clock_work *w, const struct allocation *x)
{
    const struct receipt *r = &w->ledger->receipts[x->receipt];
    struct clock_event e = {.day = r->receipt_date,
                            .ref = r->receipt_no,
                            .at = r->at,
                            .cause = CAUSE_PAYMENT,
                            .proof = PROOF_BANK,
                            .is_asserted = true,
                            .is_written = true};

    if (!is_named(w->ledger, x))
        e.lacks |= LACK_DESIGNATION;
    e.is_provable = !e.lacks;
    if (!r->bank_ref.len)
        e.lacks |= LACK_SLIP;
    if (!e.is_provable)
        e.proof = PROOF_NONE;
    push(w, x->document, e);
}

static void gather_payments(struct clock_work *w)
{
    const struct ledger *l = w->ledger;

    for (size_t i = 0; i < l->allocation_count; i++) {
        const struct allocation *x = &l->allocations[i];

        if (x->receipt == LEDGER_NONE || !w->is_wanted[x->document] ||
            x->amount.minor <= 0 || !allocation_is_effective(x, w->as_of) ||
            l->receipts[x->receipt].amount.minor <= 0 ||
            (date_is(l->receipts[x->receipt].reversed_date) &&
             l->receipts[x->receipt].reversed_date.day <= w->as_of.day))
            continue;
        push_payment(w, x);
    }
}

/* --- cases ---------------------------------------------------------------- */

static bool is_proceeding(const struct case_step *s)
{
    return s->event == CASE_FILED || s->event == CASE_PAYMENT_ORDER ||
           s->event == CASE_INSOLVENCY_CLAIM;
}

/* The first step of the same case of this kind from that day on, or NULL. */
static const struct case_step *find_step(const struct clock_work *w,
                                         const struct case_step *of,
                                         enum case_event event)
{
    const struct ledger *l = w->ledger;
    const struct case_step *first = NULL;

    for (size_t i = 0; i < l->case_count; i++) {
        const struct case_step *s = &l->cases[i];

        if (s->event == event && step_is_same_case(s, of) &&
            step_is_between(s, of->event_date, w->as_of) &&
            (!first || s->event_date.day < first->event_date.day))
            first = s;
    }
    return first;
}

/* A suit withdrawn before it was served need not interrupt (法答网第二十批). */
static void grade_proceeding(const struct clock_work *w,
                             const struct case_step *s, struct clock_event *e)
{
    const struct case_step *end = find_step(w, s, CASE_WITHDRAWN);
    const struct case_step *judgment = find_step(w, s, CASE_JUDGMENT);

    e->stays = true;
    if (!end || judgment)
        return;
    e->until = end->event_date;
    if (!find_step(w, s, CASE_SERVED)) {
        e->lacks |= LACK_SERVICE;
        e->is_provable = false;
        e->proof = PROOF_NONE;
    }
}

static bool grade_step(const struct clock_work *w, const struct case_step *s,
                       struct clock_event *e)
{
    *e = (struct clock_event){.day = s->event_date,
                              .until = no_date,
                              .step = s,
                              .ref = s->case_no,
                              .at = s->at,
                              .cause = CAUSE_CASE,
                              .proof = PROOF_COURT,
                              .is_asserted = true,
                              .is_provable = s->proof.len > 0,
                              .lacks = s->proof.len ? 0 : LACK_PROOF};
    if (!e->is_provable)
        e->proof = PROOF_NONE;
    switch (s->event) {
    case CASE_FILED:
    case CASE_PAYMENT_ORDER:
    case CASE_INSOLVENCY_CLAIM:
        grade_proceeding(w, s, e);
        return true;
    case CASE_JUDGMENT:
        e->stays = true;
        return true;
    case CASE_AGREEMENT:
        e->proof = e->is_provable ? PROOF_SIGNED : PROOF_NONE;
        e->consents = true;
        e->is_written = e->is_provable;
        return true;
    case CASE_PRESUIT:
    case CASE_ASSIGNMENT:
    case CASE_ANNOUNCEMENT:
    case CASE_OBSTACLE:
        return true;
    default:
        return false;
    }
}

static void gather_cases(struct clock_work *w)
{
    const struct ledger *l = w->ledger;
    struct clock_event e;

    for (size_t i = 0; i < l->case_count; i++) {
        const struct case_step *s = &l->cases[i];

        if (!grade_step(w, s, &e))
            continue;
        for (size_t j = 0; j < s->document_count; j++)
            push(w, s->documents[j], e);
        if (!s->doc_nos.len && is_proceeding(s))
            push_unnamed(w, s->customer, e);
    }
}

/* --- in order ------------------------------------------------------------- */

static int by_document(const void *a, const void *b)
{
    const struct clock_event *x = a, *y = b;

    if (x->document != y->document)
        return x->document < y->document ? -1 : 1;
    if (x->day.day != y->day.day)
        return x->day.day < y->day.day ? -1 : 1;
    if (x->cause != y->cause)
        return x->cause < y->cause ? -1 : 1;
    return origin_compare(x->at, y->at);
}

/* Whose documents are wanted. */
static void group_wanted(struct clock_work *w)
{
    const struct ledger *l = w->ledger;
    size_t *at = arena_array(w->arena, size_t, l->customer_count + 2);

    w->wanted = arena_array(w->arena, uint32_t, l->document_count);
    for (size_t i = 0; i < l->document_count; i++)
        at[l->documents[i].customer + 2] += w->is_wanted[i];
    for (size_t i = 2; i < l->customer_count + 2; i++)
        at[i] += at[i - 1];
    for (size_t i = 0; i < l->document_count; i++)
        if (w->is_wanted[i])
            w->wanted[at[l->documents[i].customer + 1]++] = (uint32_t)i;
    w->wanted_of = at;
}

void clock_gather(struct clock_work *w)
{
    size_t n = w->ledger->document_count, at = 0;

    group_wanted(w);
    gather_contacts(w);
    gather_deliveries(w);
    gather_payments(w);
    gather_cases(w);
    if (w->event_count)
        qsort(w->events, w->event_count, sizeof(*w->events), by_document);
    w->events_of = arena_array(w->arena, size_t, n + 1);
    for (size_t i = 0; i <= n; i++) {
        while (at < w->event_count && w->events[at].document < i)
            at++;
        w->events_of[i] = at;
    }
}
