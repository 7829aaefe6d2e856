#include "measure/dunning_step.h"

#include "measure/dunning_ladder.h"

struct dunning_steps dunning_steps_make(const struct ledger *l,
                                        struct date as_of,
                                        const struct policy *policy,
                                        const struct dunning *dunning,
                                        struct arena *a)
{
    struct dunning_steps s = {
        .ledger = l,
        .policy = policy,
        .dunning = dunning,
        .as_of = as_of,
        .holds = dunning->holds.ledger == l ? dunning->holds
                                            : holds_find(l, as_of, a),
        .first =
            arena_array(a, const struct dunning_case *, l->customer_count)};

    for (size_t i = dunning->count; i-- > 0;)
        s.first[dunning->cases[i].customer] = &dunning->cases[i];
    return s;
}

const struct dunning_case *dunning_steps_case(const struct dunning_steps *s,
                                              uint32_t customer,
                                              const struct currency *currency)
{
    const struct dunning_case *c = s->first[customer];
    const struct dunning_case *end = s->dunning->cases + s->dunning->count;

    if (!c)
        return NULL;
    while (c < end && c->customer == customer && c->currency != currency)
        c++;
    return c < end && c->customer == customer ? c : NULL;
}

static bool is_with_lawyer(const struct document *doc, struct date as_of)
{
    return date_is(doc->handed_over_date) &&
           doc->handed_over_date.day <= as_of.day;
}

/* Overdue, yet before the first letter: when that comes. */
static void wait_for_stage(const struct dunning_steps *s,
                           const struct document *doc, struct dunning_step *out)
{
    const struct stage *first = dunning_first_letter(s->policy);

    out->next = first ? NEXT_WAIT_STAGE : NEXT_CALL;
    out->stage = first;
    if (first && date_is(doc->due_date))
        out->day = date_add_days(
            doc->due_date, first->days_overdue + s->policy->dunning.grace_days);
}

/* Nothing holds it back: what the customer's case says. */
static void follow_case(const struct dunning_steps *s,
                        const struct document *doc,
                        const struct dunning_case *c, struct dunning_step *out)
{
    switch (c->reason) {
    case DUNNING_DUE:
        out->next = NEXT_LETTER;
        out->stage = c->stage;
        return;
    case DUNNING_WAITING:
    case DUNNING_BEFORE_FIRST:
    case DUNNING_OVER_MAXIMUM:
        out->next = NEXT_WAIT_STAGE;
        out->stage = c->next;
        out->day = c->next_day;
        return;
    case DUNNING_LAST_SENT:
        out->next = NEXT_DECIDE;
        return;
    case DUNNING_CALL:
    case DUNNING_BELOW_PERCENT:
    case DUNNING_BELOW_MINIMUM:
        out->next = NEXT_CALL;
        return;
    case DUNNING_UNAPPLIED:
        out->next = NEXT_APPLY;
        return;
    case DUNNING_PAYABLE:
        out->next = NEXT_OFFSET;
        return;
    case DUNNING_IN_COURT:
        out->next = NEXT_COURT;
        return;
    case DUNNING_DISPUTED:
        out->next = NEXT_DISPUTE;
        return;
    case DUNNING_COVERED:
        out->next = NEXT_APPLY;
        return;
    case DUNNING_BANK:
        out->next = NEXT_BANK;
        out->bank = c->bank;
        return;
    case DUNNING_HELD:
        out->next = NEXT_DATA;
        return;
    case DUNNING_WOUND_UP:
        out->next = NEXT_WIND_UP;
        return;
    case DUNNING_NOT_OVERDUE:
    case DUNNING_HANDED_OVER:
    case DUNNING_BLOCKED:
    case DUNNING_PROMISED:
        break;
    }
    wait_for_stage(s, doc, out);
}

static void find_overdue(const struct dunning_steps *s, uint32_t document,
                         const struct open_item *item, struct dunning_step *out)
{
    const struct document *doc = &s->ledger->documents[document];
    const struct dunning_case *c =
        dunning_steps_case(s, doc->customer, doc->currency);

    out->reached = dunning_reached(s->policy, item->days_overdue);
    if (s->ledger->customers[doc->customer].held) {
        out->next = NEXT_DATA;
        return;
    }
    if (is_with_lawyer(doc, s->as_of)) {
        out->next = NEXT_LAWYER;
        out->day = doc->handed_over_date;
        return;
    }
    if (s->dunning->courts && s->dunning->courts[doc->customer] &&
        (out->court = dunning_court(s->ledger, s->as_of, document))) {
        out->next = NEXT_COURT;
        out->day = out->court->event_date;
        return;
    }
    switch (holds_document(&s->holds, document, &out->block, &out->promise)) {
    case HOLD_BLOCKED:
        out->next = NEXT_BLOCKED;
        out->day = out->block->until;
        return;
    case HOLD_PROMISED:
        out->next = NEXT_PROMISE;
        out->day = out->promise->promise_date;
        return;
    case HOLD_NONE:
        break;
    }
    if (item->disputed != 0 && item->disputed == item->open)
        out->next = NEXT_DISPUTE;
    else if (c)
        follow_case(s, doc, c, out);
    else
        wait_for_stage(s, doc, out);
}

static bool lists(const struct dunning *d, const struct dunning_case *c,
                  uint32_t document)
{
    for (size_t i = 0; i < c->item_count; i++)
        if (d->aging->items[c->items[i]].document == document)
            return true;
    return false;
}

struct dunning_step dunning_step_find(const struct dunning_steps *s,
                                      uint32_t document,
                                      const struct open_item *item)
{
    const struct document *doc = &s->ledger->documents[document];
    const struct customer *customer = &s->ledger->customers[doc->customer];
    struct dunning_step out = {.day = no_date};

    if (item->open < 0 || doc->kind == DOCUMENT_CREDIT_NOTE)
        return out;
    if (customer_is_winding_up(customer, s->as_of)) {
        out.next = NEXT_WIND_UP;
        out.day = customer->claim_deadline;
        out.reached = dunning_reached(s->policy, item->days_overdue);
    } else if (item->days_overdue >= 1) {
        find_overdue(s, document, item, &out);
    } else if (date_is(doc->due_date)) {
        const struct dunning_case *c =
            dunning_steps_case(s, doc->customer, doc->currency);

        out.next = NEXT_WAIT_DUE;
        out.day = doc->due_date;
        if (c && c->reason == DUNNING_DUE && c->is_reminder &&
            lists(s->dunning, c, document)) {
            out.next = NEXT_LETTER;
            out.stage = c->stage;
        }
    } else {
        out.next = NEXT_DUE_DATE;
    }
    return out;
}
