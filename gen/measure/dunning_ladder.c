#include "measure/dunning_ladder.h"

#include "model/calendar.h"

/* Saturdays and Sundays alone. */
static const struct calendar weekends;

static struct date letter_date(const struct dunning_ask *ask)
{
    return date_is(ask->letter_date) ? ask->letter_date : ask->aging->as_of;
}

static bool is_overdue_stage(const struct stage *s)
{
    return s->workdays_before == 0;
}

static bool is_letter(const struct stage *s)
{
    return s->action == STAGE_LETTER && is_overdue_stage(s);
}

const struct stage *dunning_reached(const struct policy *p, int32_t days)
{
    for (size_t i = p->stage_count; i-- > 0;)
        if (is_overdue_stage(&p->stages[i]) &&
            p->stages[i].days_overdue + p->dunning.grace_days <= days)
            return &p->stages[i];
    return NULL;
}

/* The first letter at or behind a stage; or NULL. */
static const struct stage *letter_from(const struct policy *p, size_t i)
{
    for (; i < p->stage_count; i++)
        if (is_letter(&p->stages[i]))
            return &p->stages[i];
    return NULL;
}

const struct stage *dunning_first_letter(const struct policy *p)
{
    return letter_from(p, 0);
}

/* The letter before one that is overdue; or NULL. */
static const struct stage *letter_before(const struct policy *p,
                                         const struct stage *s)
{
    while (s-- > p->stages)
        if (is_letter(s))
            return s;
    return NULL;
}

static bool is_of_case(const struct dunning_ask *ask,
                       const struct dunning_case *c,
                       const struct past_letter *x)
{
    for (size_t i = 0; i < c->item_count; i++) {
        uint32_t document = ask->aging->items[c->items[i]].document;

        if (past_letter_is_of(x, ask->ledger, document))
            return true;
    }
    return false;
}

void dunning_ladder_history(const struct dunning_ask *ask,
                            const struct dunning_past *past,
                            struct dunning_case *c, struct arena *a)
{
    uint32_t from = past->from[c->customer], to = past->from[c->customer + 1];

    c->is_first = from == to;
    c->level = -1;
    if (c->is_first || !c->item_count)
        return;
    c->posted = arena_array(a, const struct past_letter *, to - from);
    for (uint32_t i = from; i < to; i++) {
        const struct past_letter *x = &past->letters[i];

        if ((x->currency && x->currency != c->currency) ||
            x->day.day > letter_date(ask).day || !is_of_case(ask, c, x))
            continue;
        c->last = x;
        if (x->stage > c->level)
            c->level = x->stage;
        if (x->is_posted)
            c->posted[c->posted_count++] = x;
    }
}

int32_t dunning_wait(const struct policy *p, const struct stage *s)
{
    const struct stage *before = letter_before(p, s);

    if (s->wait_days || !before)
        return s->wait_days;
    return s->days_overdue - before->days_overdue;
}

/*
 * The last call between the letter before and the next one whose day has come;
 * or NULL.
 */
static const struct stage *find_call(const struct policy *p,
                                     const struct dunning_case *c)
{
    size_t end = c->next ? (size_t)(c->next - p->stages) : p->stage_count;
    const struct stage *call = NULL;

    for (size_t i = (size_t)(c->level + 1); i < end; i++)
        if (p->stages[i].action == STAGE_CALL &&
            p->stages[i].days_overdue + p->dunning.grace_days <= c->oldest_days)
            call = &p->stages[i];
    return call;
}

static enum dunning_reason wait(const struct policy *p, struct dunning_case *c,
                                enum dunning_reason reason)
{
    const struct stage *call = find_call(p, c);

    if (!call)
        return reason;
    c->stage = call;
    return DUNNING_CALL;
}

static const struct stage *first_letter(const struct dunning_ask *ask,
                                        const struct dunning_case *c)
{
    const struct policy *p = ask->policy;
    const struct stage *first = letter_from(p, 0), *s = c->reached;

    if (p->dunning.starts_gentle || !s)
        return first;
    return is_letter(s) ? s : letter_before(p, s);
}

static const struct stage *next_letter(const struct dunning_ask *ask,
                                       const struct dunning_case *c)
{
    if (c->level < 0)
        return first_letter(ask, c);
    return letter_from(ask->policy, (size_t)c->level + 1);
}

/* The day on which the oldest document is old enough for a stage. */
static struct date day_by_age(const struct dunning_ask *ask,
                              const struct dunning_case *c,
                              const struct stage *s)
{
    int32_t short_of =
        s->days_overdue + ask->policy->dunning.grace_days - c->oldest_days;

    return date_add_days(ask->aging->as_of, short_of);
}

enum dunning_reason dunning_ladder(const struct dunning_ask *ask,
                                   struct dunning_case *c)
{
    const struct policy *p = ask->policy;
    struct date by_age, by_wait = no_date;

    if (c->is_reminder) {
        c->next = &p->stages[0];
        return DUNNING_DUE;
    }
    c->reached = dunning_reached(p, c->oldest_days);
    c->next = next_letter(ask, c);
    if (!c->next)
        return wait(p, c, c->last ? DUNNING_LAST_SENT : DUNNING_BEFORE_FIRST);
    by_age = day_by_age(ask, c, c->next);
    if (c->last)
        by_wait = date_add_days(c->last->day, dunning_wait(p, c->next));
    c->next_day = date_later(by_age, by_wait);
    if (by_age.day > ask->aging->as_of.day)
        return wait(p, c, c->last ? DUNNING_WAITING : DUNNING_BEFORE_FIRST);
    if (date_is(by_wait) && by_wait.day > letter_date(ask).day)
        return wait(p, c, DUNNING_WAITING);
    return DUNNING_DUE;
}

bool dunning_reminds(const struct dunning_ask *ask,
                     const struct dunning_past *past, uint32_t document)
{
    const struct policy *p = ask->policy;
    const struct document *doc = &ask->ledger->documents[document];
    const struct calendar *calendar = ask->calendar ? ask->calendar : &weekends;
    struct workday from;

    if (!p->stage_count || is_overdue_stage(&p->stages[0]) ||
        doc->due_date.day < letter_date(ask).day)
        return false;
    from = calendar_add_worked(calendar, doc->due_date,
                               -p->stages[0].workdays_before);
    if (!date_is(from.day) || from.day.day > letter_date(ask).day)
        return false;
    for (uint32_t i = past->from[doc->customer];
         i < past->from[doc->customer + 1]; i++)
        if (past_letter_is_of(&past->letters[i], ask->ledger, document))
            return false;
    return true;
}

static bool is_open_step(const struct case_step *s)
{
    switch (s->event) {
    case CASE_FILED:
    case CASE_PAYMENT_ORDER:
    case CASE_INSOLVENCY_CLAIM:
    case CASE_PRESUIT:
    case CASE_SERVED:
    case CASE_JUDGMENT:
    case CASE_ENFORCEMENT:
        return true;
    default:
        return false;
    }
}

/* The case of a step ended later, as far as dunning goes. */
static bool is_ended(const struct ledger *l, const struct case_step *s,
                     struct date day)
{
    for (size_t i = 0; i < l->case_count; i++) {
        const struct case_step *x = &l->cases[i];

        if (x->customer == s->customer && str_equal(x->case_no, s->case_no) &&
            x->event_date.day >= s->event_date.day &&
            x->event_date.day <= day.day &&
            (x->event == CASE_WITHDRAWN || x->event == CASE_AGREEMENT))
            return true;
    }
    return false;
}

const struct case_step *dunning_court(const struct ledger *l, struct date day,
                                      uint32_t document)
{
    for (size_t i = 0; i < l->case_count; i++) {
        const struct case_step *s = &l->cases[i];

        if (s->customer != l->documents[document].customer ||
            s->event_date.day > day.day || !is_open_step(s) ||
            (s->doc_nos.len &&
             !collection_names(s->documents, s->document_count, document)) ||
            is_ended(l, s, day))
            continue;
        return s;
    }
    return NULL;
}
