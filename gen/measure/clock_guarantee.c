#include "measure/clock_parts.h"

/* 民法典 692, 188. */
static const struct period silent_length = {.months = 6};
static const struct period guarantor_length = {.years = 3};

static bool is_personal(const struct contract *k)
{
    return k->guarantor.len && (k->guarantee_kind == GUARANTEE_GENERAL ||
                                k->guarantee_kind == GUARANTEE_JOINT ||
                                k->guarantee_kind == NOT_TOLD);
}

bool clock_is_old_guarantee(const struct clock *c)
{
    struct date signed_date = c->contract->signed_date;
    struct date code = date_from_civil((struct civil){2021, 1, 1});

    return c->contract->guarantee_kind == NOT_TOLD && date_is(signed_date) &&
           signed_date.day < code.day;
}

bool clock_is_joint(const struct clock *c)
{
    return c->contract->guarantee_kind == GUARANTEE_JOINT ||
           clock_is_old_guarantee(c);
}

/* The guarantor's written consent to a later end (民法典 695); or no_date. */
static struct date consented_end(const struct clock_work *w, uint32_t document)
{
    struct date last = no_date;

    for (size_t i = 0; i < w->ledger->case_count; i++) {
        const struct case_step *s = &w->ledger->cases[i];

        if (s->event == CASE_GUARANTOR_CONSENT && s->proof.len &&
            step_names(s, document) && step_is_between(s, no_date, w->as_of))
            last = date_later(last, s->ends);
    }
    return last;
}

/* A day agreed on stays; a period of six months moves off a day of rest. */
static struct period_end end_of(const struct clock_work *w,
                                const struct clock *c)
{
    struct date agreed =
        date_later(consented_end(w, c->document), c->contract->guarantee_end);

    if (!date_is(agreed) || agreed.day <= c->due.day)
        return clock_period(c->due, silent_length, w->calendar);
    return (struct period_end){.start = c->due,
                               .first = date_add_days(c->due, 1),
                               .nominal = agreed,
                               .day = agreed,
                               .is_announced = true};
}

/*
 * What keeps the guarantee: a suit against the debtor, or where the guarantor
 * is liable jointly a demand on himself (693).  Sets what is missing.
 */
static const struct case_step *find_kept(const struct clock_work *w,
                                         struct clock *c)
{
    bool joint = clock_is_joint(c);
    const struct case_step *kept = NULL;

    for (size_t i = 0; i < w->ledger->case_count; i++) {
        const struct case_step *s = &w->ledger->cases[i];

        if (s->event != (joint ? CASE_GUARANTOR_DEMAND : CASE_FILED) ||
            !step_names(s, c->document) ||
            !step_is_between(s, date_add_days(c->due, 1), w->as_of) ||
            s->event_date.day > c->provable.day.day)
            continue;
        if (!s->proof.len)
            c->lacks |= LACK_PROOF;
        else if (!kept || s->event_date.day < kept->event_date.day)
            kept = s;
    }
    return kept;
}

/* From the first demand a period of three years runs against him (694). */
static void add_guarantor(struct clock_work *w, const struct clock *guarantee,
                          const struct case_step *kept)
{
    struct clock c = *guarantee;
    const struct case_step *last = kept;

    c.kind = CLOCK_GUARANTOR;
    c.provable = clock_period(kept->event_date, guarantor_length, w->calendar);
    for (size_t i = 0; i < w->ledger->case_count; i++) {
        const struct case_step *s = &w->ledger->cases[i];

        if (s->event != CASE_GUARANTOR_DEMAND || !s->proof.len ||
            !step_names(s, c.document) ||
            !step_is_between(s, last->event_date, w->as_of) ||
            s->event_date.day > c.provable.day.day)
            continue;
        last = s;
        c.provable = clock_period(s->event_date, guarantor_length, w->calendar);
    }
    c.step = last;
    c.asserted = c.provable;
    c.lacks = 0;
    clock_add(w, c);
}

static void add_guarantee(struct clock_work *w, uint32_t document,
                          const struct contract *k)
{
    const struct document *doc = &w->ledger->documents[document];
    struct clock c = {.kind = CLOCK_GUARANTEE,
                      .customer = doc->customer,
                      .document = document,
                      .bill = LEDGER_NONE,
                      .contract = k,
                      .currency = doc->currency,
                      .open = w->view->document_open[document],
                      .disputed = view_disputed(w->view, document),
                      .due = w->due[document],
                      .due_by = (uint8_t)clock_due_by(w, document),
                      .by = no_date};
    const struct case_step *kept;

    c.provable = c.asserted = end_of(w, &c);
    kept = find_kept(w, &c);
    if (!str_trim(k->governing_law).len && clock_seems_foreign(w, document))
        c.lacks |= LACK_LAW;
    if (k->guarantee_kind == NOT_TOLD)
        c.lacks |= LACK_GUARANTEE;
    if (!kept)
        clock_add(w, c);
    else if (clock_is_joint(&c))
        add_guarantor(w, &c, kept);
}

void clock_guarantees(struct clock_work *w)
{
    for (size_t i = 0; i < w->ledger->document_count; i++) {
        const struct contract *k =
            w->is_wanted[i] ? clock_contract(w, (uint32_t)i) : NULL;

        if (k && is_personal(k) && date_is(w->due[i]) &&
            w->due[i].day < w->as_of.day &&
            governing_law_of(k->governing_law) == GOVERNING_PRC)
            add_guarantee(w, (uint32_t)i, k);
    }
}
