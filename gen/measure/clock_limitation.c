#include "measure/clock_parts.h"

/* 民法典 188: three years, twenty at most; 票据法 17; Limitation Act 1980 s.5.
 */
static const struct period prc_length = {.years = 3, .is_general = true};
static const struct period prc_longest = {.years = 20};
static const struct period bill_length = {.years = 2};
static const struct period english_length = {.years = 6};

/* 民法典 194. */
static const struct period last_months = {.months = -6};
static const struct period after_obstacle = {.months = 6};

/* One reckoning of one debt. */
struct reckoning {
    const struct clock_work *work;
    const struct clock_event *events;
    size_t event_count;
    struct date due;
    struct period length;
    const struct calendar *calendar; /* NULL: no day moves */
    bool is_english;
    bool provable; /* else the asserted one */
    struct period_end end;
    bool is_stayed, is_waived;
};

static bool counts(const struct reckoning *r, const struct clock_event *e)
{
    if (r->is_english && !e->is_written)
        return false;
    return r->provable ? e->is_provable : e->is_asserted;
}

static bool is_obstacle(const struct clock_event *e)
{
    return e->cause == CAUSE_CASE && e->step->event == CASE_OBSTACLE;
}

/* An obstacle in the last six months: six more from its end (民法典 194). */
static enum clock_effect apply_obstacle(struct reckoning *r,
                                        const struct clock_event *e)
{
    struct date gone = e->step->ends, today = r->work->as_of;
    struct date last = clock_period(r->end.nominal, last_months, NULL).nominal;
    bool is_gone = date_is(gone) && gone.day <= today.day;

    if (r->is_english || r->is_stayed || !date_is(r->end.day))
        return EFFECT_NONE;
    if (e->day.day > r->end.day.day)
        return EFFECT_LATE;
    if ((is_gone ? gone : today).day <= last.day)
        return EFFECT_EARLY;
    if (is_gone) {
        r->end = clock_period(gone, after_obstacle, r->calendar);
        return EFFECT_RESTARTS;
    }
    r->is_stayed = true;
    r->end.day = no_date;
    return EFFECT_STAYS;
}

static void begin(struct reckoning *r, struct date start)
{
    struct date most;

    r->end = clock_period(start, r->length, r->calendar);
    if (r->is_english)
        return;
    most = clock_period(r->due, prc_longest, NULL).day;
    if (date_is(most) && date_is(r->end.day) && r->end.day.day > most.day)
        r->end = clock_period(r->due, prc_longest, r->calendar);
}

/* A plan of instalments runs from the last one (民法典 189). */
static struct date start_of(const struct clock_event *e)
{
    if (e->cause == CAUSE_CASE && e->step->event == CASE_AGREEMENT)
        return date_later(e->day, e->step->ends);
    return e->day;
}

static enum clock_effect turn(struct reckoning *r, const struct clock_event *e)
{
    if (!counts(r, e))
        return EFFECT_NONE;
    if (is_obstacle(e))
        return apply_obstacle(r, e);
    if (e->day.day <= r->due.day)
        return EFFECT_EARLY;
    if (r->is_stayed)
        return EFFECT_STAYS;
    if (date_is(r->end.day) && e->day.day > r->end.day.day) {
        if (r->is_english || !e->consents)
            return EFFECT_LATE;
        r->is_waived = true;
        return EFFECT_CONSENT;
    }
    if (!e->stays || date_is(e->until)) {
        begin(r, date_is(e->until) && e->stays ? e->until : start_of(e));
        return EFFECT_RESTARTS;
    }
    r->is_stayed = true;
    r->end.start = e->day;
    r->end.day = r->end.nominal = no_date;
    return EFFECT_STAYS;
}

static void reckon(struct reckoning *r, struct clock_event *events)
{
    begin(r, r->due);
    for (size_t i = 0; i < r->event_count; i++) {
        enum clock_effect effect = turn(r, &events[i]);

        if (r->provable)
            events[i].provable = (uint8_t)effect;
        else
            events[i].asserted = (uint8_t)effect;
    }
}

/* --- the clock of a document ---------------------------------------------- */

/* What is missing where it would give a later end. */
static uint32_t lacks_of(const struct clock *c)
{
    uint32_t lacks = 0;

    for (size_t i = 0; i < c->event_count; i++) {
        const struct clock_event *e = &c->events[i];

        if (e->provable == EFFECT_NONE && e->day.day > c->provable.start.day &&
            (c->law != GOVERNING_ENGLISH || e->is_written ||
             e->cause == CAUSE_WRITING))
            lacks |= e->lacks;
    }
    return lacks;
}

/* Part of it was paid, and nothing says when. */
static bool is_paid_somehow(const struct document *doc, int64_t open,
                            const struct clock_event *events, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (events[i].cause == CAUSE_PAYMENT)
            return false;
    return doc->has_open && open < doc->owed;
}

static bool is_sued_out(const struct clock_event *events, size_t n,
                        const struct clock_work *w)
{
    for (size_t i = 0; i < n; i++) {
        const struct clock_event *e = &events[i];

        if (e->cause != CAUSE_CASE || !e->stays)
            continue;
        for (size_t j = 0; j < w->ledger->case_count; j++) {
            const struct case_step *s = &w->ledger->cases[j];

            if (s->event == CASE_JUDGMENT && step_is_same_case(s, e->step) &&
                step_is_between(s, e->day, w->as_of))
                return true;
        }
    }
    return false;
}

static struct reckoning start(const struct clock_work *w, const struct clock *c,
                              bool is_bill)
{
    bool english = c->law == GOVERNING_ENGLISH;

    return (struct reckoning){.work = w,
                              .events = c->events,
                              .event_count = c->event_count,
                              .due = c->due,
                              .length = english   ? english_length
                                        : is_bill ? bill_length
                                                  : prc_length,
                              .calendar = english ? NULL : w->calendar,
                              .is_english = english};
}

static void run_both(const struct clock_work *w, struct clock *c,
                     struct clock_event *events, bool is_bill)
{
    struct reckoning provable = start(w, c, is_bill), asserted = provable;

    provable.provable = true;
    reckon(&provable, events);
    reckon(&asserted, events);
    c->provable = provable.end;
    c->asserted = asserted.end;
    c->is_asserted_open = asserted.is_stayed;
    if (provable.is_stayed)
        c->state = CLOCK_STAYED;
    else if (provable.is_waived)
        c->state = CLOCK_WAIVED;
}

static void choose_law(const struct clock_work *w, struct clock *c)
{
    const struct contract *k = clock_contract(w, c->document);
    struct str text = k ? k->governing_law : (struct str){0};

    c->law = (uint8_t)governing_law_of(text);
    if (!str_trim(text).len && clock_seems_foreign(w, c->document))
        c->lacks |= LACK_LAW;
}

static void add_clock(struct clock_work *w, uint32_t document)
{
    const struct document *doc = &w->ledger->documents[document];
    size_t from = w->events_of[document];
    struct clock_event *events = w->events + from;
    struct clock c = {.kind = CLOCK_LIMITATION,
                      .customer = doc->customer,
                      .document = document,
                      .bill = LEDGER_NONE,
                      .currency = doc->currency,
                      .open = w->view->document_open[document],
                      .disputed = view_disputed(w->view, document),
                      .due = w->due[document],
                      .due_by = (uint8_t)clock_due_by(w, document),
                      .events = events,
                      .event_count = w->events_of[document + 1] - from,
                      .provable.day = no_date,
                      .asserted.day = no_date,
                      .by = no_date};

    choose_law(w, &c);
    if (c.law == GOVERNING_OTHER) {
        c.state = CLOCK_FOREIGN;
    } else if (!date_is(c.due)) {
        c.state = CLOCK_UNKNOWN;
        c.lacks |= LACK_DUE;
    } else {
        run_both(w, &c, events, doc->class_of == CLASS_BILL);
        c.lacks |= lacks_of(&c);
        if (!date_is(doc->due_date) || doc->is_due_by_rule)
            c.lacks |= LACK_DUE;
        if (is_paid_somehow(doc, c.open, events, c.event_count))
            c.lacks |= LACK_PAYMENTS;
    }
    clock_add(w, c);
}

void clock_limitation(struct clock_work *w)
{
    for (size_t i = 0; i < w->ledger->document_count; i++) {
        size_t from = w->events_of[i], to = w->events_of[i + 1];

        /* Not due: nothing runs.  After a judgment enforcement's clock does. */
        if (w->is_wanted[i] &&
            (!date_is(w->due[i]) || w->due[i].day < w->as_of.day) &&
            !is_sued_out(w->events + from, to - from, w))
            add_clock(w, (uint32_t)i);
    }
}
