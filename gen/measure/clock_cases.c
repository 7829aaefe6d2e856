#include "measure/clock_parts.h"

/* 民诉法 104, 250; 民诉法解释 485; 财产保全规定 18. */
static const struct period suit_length = {.days = 30};
static const struct period enforcement_length = {.years = 2};
#define RENEW_BEFORE 7 /* days */

static struct clock of_step(const struct clock_work *w,
                            const struct case_step *s, enum clock_kind kind)
{
    struct clock c = {.kind = (uint8_t)kind,
                      .customer = s->customer,
                      .document = LEDGER_NONE,
                      .bill = LEDGER_NONE,
                      .step = s,
                      .due = no_date,
                      .by = no_date};

    /* One sum, where all that it names is of one currency. */
    for (size_t i = 0; i < s->document_count; i++) {
        const struct document *doc = &w->ledger->documents[s->documents[i]];

        if (c.currency && doc->currency != c.currency) {
            c.currency = NULL;
            break;
        }
        c.currency = doc->currency;
        c.open += w->view->document_open[s->documents[i]];
        c.disputed += view_disputed(w->view, s->documents[i]);
    }
    if (!s->proof.len)
        c.lacks |= LACK_PROOF;
    return c;
}

/* All that it is about has been paid. */
static bool is_paid(const struct clock_work *w, const struct case_step *s)
{
    for (size_t i = 0; i < s->document_count; i++)
        if (w->view->document_open[s->documents[i]] > 0)
            return false;
    return s->document_count > 0;
}

static bool is_insolvent(const struct clock_work *w, uint32_t customer)
{
    const struct customer *c = &w->ledger->customers[customer];

    return date_is(c->insolvency_date)
               ? c->insolvency_date.day <= w->as_of.day
               : c->registration == REGISTRATION_INSOLVENT;
}

/* At most one, two and three years by what is seized. */
static struct period longest_of(const struct case_step *s)
{
    switch (s->event) {
    case CASE_DEPOSIT_FROZEN:
        return (struct period){.years = 1};
    case CASE_MOVABLE_SEIZED:
        return (struct period){.years = 2};
    default:
        return (struct period){.years = 3};
    }
}

/* Whoever is insolvent is released from it (破产法 19). */
static void add_preservation(struct clock_work *w, const struct case_step *s)
{
    struct clock c = of_step(w, s, CLOCK_PRESERVATION);
    struct period_end most = clock_period(s->event_date, longest_of(s), NULL);

    if (is_insolvent(w, s->customer))
        return;
    if (date_is(s->ends) && s->ends.day < most.day.day)
        most.day = most.nominal = s->ends;
    c.provable = c.asserted = most;
    c.by = date_add_days(most.day, -RENEW_BEFORE);
    clock_add(w, c);
}

static bool share_documents(const struct case_step *a,
                            const struct case_step *b)
{
    if (!a->document_count || !b->document_count)
        return true;
    for (size_t i = 0; i < a->document_count; i++)
        if (step_names(b, a->documents[i]))
            return true;
    return false;
}

/* A step of this kind for the same customer and debts from that day on. */
static bool has_step(const struct clock_work *w, const struct case_step *of,
                     enum case_event event, bool same_case)
{
    for (size_t i = 0; i < w->ledger->case_count; i++) {
        const struct case_step *s = &w->ledger->cases[i];

        if (s->event == event && s->customer == of->customer &&
            step_is_between(s, of->event_date, w->as_of) &&
            (same_case ? step_is_same_case(s, of) : share_documents(s, of)))
            return true;
    }
    return false;
}

static void add_suit(struct clock_work *w, const struct case_step *s)
{
    struct clock c = of_step(w, s, CLOCK_SUIT);

    if (has_step(w, s, CASE_FILED, false))
        return;
    c.provable = c.asserted =
        clock_period(s->event_date, suit_length, w->calendar);
    clock_add(w, c);
}

/* From the last day to perform it, else from the day it took effect. */
static void add_enforcement(struct clock_work *w, const struct case_step *s)
{
    struct clock c = of_step(w, s, CLOCK_ENFORCEMENT);
    struct date from = date_is(s->ends) ? s->ends : s->event_date;

    if (has_step(w, s, CASE_ENFORCEMENT, true) || is_insolvent(w, s->customer))
        return;
    c.due = from;
    c.provable = c.asserted =
        clock_period(from, enforcement_length, w->calendar);
    clock_add(w, c);
}

static void add_step(struct clock_work *w, const struct case_step *s)
{
    if (!step_is_between(s, no_date, w->as_of) || is_paid(w, s))
        return;
    switch (s->event) {
    case CASE_DEPOSIT_FROZEN:
    case CASE_MOVABLE_SEIZED:
    case CASE_OTHER_SEIZED:
        add_preservation(w, s);
        break;
    case CASE_PRESUIT:
        add_suit(w, s);
        break;
    case CASE_JUDGMENT:
        add_enforcement(w, s);
        break;
    default:
        break;
    }
}

/* --- insolvency ----------------------------------------------------------- */

static bool has_declared(const struct clock_work *w, uint32_t customer)
{
    for (size_t i = 0; i < w->ledger->case_count; i++) {
        const struct case_step *s = &w->ledger->cases[i];

        if (s->event == CASE_INSOLVENCY_CLAIM && s->customer == customer &&
            step_is_between(s, no_date, w->as_of))
            return true;
    }
    return false;
}

struct owing {
    const struct currency *currency;
    int64_t open, disputed;
    bool owes, is_mixed;
};

/* One clock a customer, with his sum where it is of one currency. */
static void add_insolvency(struct clock_work *w, uint32_t customer,
                           const struct owing *x)
{
    const struct customer *of = &w->ledger->customers[customer];
    struct clock c = {.kind = CLOCK_INSOLVENCY,
                      .customer = customer,
                      .document = LEDGER_NONE,
                      .bill = LEDGER_NONE,
                      .currency = x->is_mixed ? NULL : x->currency,
                      .open = x->open,
                      .disputed = x->disputed,
                      .due = of->insolvency_date,
                      .by = no_date,
                      .provable = {.day = of->claim_deadline,
                                   .nominal = of->claim_deadline,
                                   .start = of->insolvency_date,
                                   .is_announced = true}};

    c.asserted = c.provable;
    if (!date_is(of->claim_deadline)) {
        c.state = CLOCK_UNKNOWN;
        c.lacks |= LACK_DEADLINE;
    }
    clock_add(w, c);
}

static void clock_insolvencies(struct clock_work *w)
{
    const struct ledger *l = w->ledger;
    struct owing *owing =
        arena_array(w->arena, struct owing, l->customer_count);

    for (size_t i = 0; i < l->document_count; i++) {
        struct owing *x = &owing[l->documents[i].customer];

        if (!w->is_wanted[i])
            continue;
        x->is_mixed |= x->owes && x->currency != l->documents[i].currency;
        x->currency = l->documents[i].currency;
        x->open += w->view->document_open[i];
        x->disputed += view_disputed(w->view, i);
        x->owes = true;
    }
    for (size_t i = 0; i < l->customer_count; i++)
        if (owing[i].owes && is_insolvent(w, (uint32_t)i) &&
            !has_declared(w, (uint32_t)i))
            add_insolvency(w, (uint32_t)i, &owing[i]);
}

void clock_cases(struct clock_work *w)
{
    for (size_t i = 0; i < w->ledger->case_count; i++)
        add_step(w, &w->ledger->cases[i]);
    clock_insolvencies(w);
}
