#include "report/calendar.h"
#include "report/calendar_words.h"

static struct value lacks_value(uint32_t lacks, struct arena *a)
{
    struct value list = value_list_new(a);

    for (size_t i = 0; i < LACK_COUNT; i++)
        if (lacks >> i & 1)
            value_push(list, value_z(clock_lack_key(i)), a);
    return list;
}

static struct value end_value(const struct clock *c, bool provable,
                              enum language language, struct arena *a)
{
    const struct period_end *end = provable ? &c->provable : &c->asserted;
    struct value map = value_map_new(a);
    bool is = date_is(end->day);

    value_set(map, "day", value_date(end->day), a);
    value_set(map, "from", is ? value_date(end->start) : value_null(), a);
    value_set(map, "nominal", is ? value_date(end->nominal) : value_null(), a);
    value_set(map, "moved", value_bool(is && end->is_moved), a);
    value_set(map, "announced",
              value_bool(!is || (end->is_announced && !end->is_before_table)),
              a);
    value_set(map, "because",
              value_text_or_null(clock_from_text(c, provable, language, a)), a);
    return map;
}

static struct value event_value(const struct clocks *list,
                                const struct clock_event *e,
                                enum language language, struct arena *a)
{
    struct value map = value_map_new(a);
    struct place at = ledger_place(list->ledger, e->at);

    value_set(map, "date", value_date(e->day), a);
    value_set(map, "cause", value_z(clock_cause_key(e->cause)), a);
    value_set(map, "what", value_text(clock_cause_text(e, language)), a);
    value_set(map, "ref", value_text_or_null(e->ref), a);
    value_set(map, "proof", value_z(clock_proof_key(e->proof)), a);
    value_set(map, "provable", value_z(clock_effect_key(e->provable)), a);
    value_set(map, "asserted", value_z(clock_effect_key(e->asserted)), a);
    value_set(map, "missing", lacks_value(e->lacks, a), a);
    value_set(map, "file", value_text(str_from_z(at.file)), a);
    value_set(map, "line", value_integer(at.line), a);
    return map;
}

static void set_whom(struct value map, const struct clocks *list,
                     const struct clock *c, struct arena *a)
{
    const struct ledger *l = list->ledger;
    const struct customer *who = &l->customers[c->customer];

    value_set(map, "customer_id", value_text(who->customer_id), a);
    value_set(map, "customer", value_text(who->name), a);
    value_set(map, "doc_no",
              c->document == LEDGER_NONE
                  ? value_null()
                  : value_text(clock_subject(list, c, a)),
              a);
    value_set(map, "bill_no",
              c->bill == LEDGER_NONE ? value_null()
                                     : value_text(l->bills[c->bill].bill_no),
              a);
    value_set(map, "case_no",
              c->step ? value_text(c->step->case_no) : value_null(), a);
    value_set(map, "guarantor",
              c->contract ? value_text(c->contract->guarantor) : value_null(),
              a);
}

static void set_amounts(struct value map, const struct clock *c,
                        struct arena *a)
{
    const struct currency *currency = c->currency;

    value_set(map, "currency",
              currency ? value_z(currency->code) : value_null(), a);
    value_set(map, "open",
              currency ? value_minor(c->open, currency) : value_null(), a);
    value_set(map, "disputed",
              currency ? value_minor(c->disputed, currency) : value_null(), a);
}

static struct value clock_value(const struct clocks *list,
                                const struct clock *c, enum language language,
                                struct arena *a)
{
    struct value map = value_map_new(a), events = value_list_new(a);

    value_set(map, "kind", value_z(clock_kind_key(c->kind)), a);
    value_set(map, "state", value_z(clock_state_key(c->state)), a);
    value_set(map, "by", value_date(c->by), a);
    value_set(map, "days_left",
              date_is(c->by) ? value_integer(c->days_left) : value_null(), a);
    value_set(map, "alarm", c->alarm ? value_integer(c->alarm) : value_null(),
              a);
    set_whom(map, list, c, a);
    set_amounts(map, c, a);
    value_set(map, "due_date", value_date(c->due), a);
    value_set(map, "provable", end_value(c, true, language, a), a);
    value_set(map, "asserted", end_value(c, false, language, a), a);
    value_set(map, "asserted_stayed", value_bool(c->is_asserted_open), a);
    value_set(map, "to_do", value_text(clock_action_text(c, language)), a);
    value_set(map, "missing", lacks_value(c->lacks, a), a);
    value_set(map, "basis",
              value_text(clock_basis_text(c, list->ledger, language)), a);
    for (size_t i = 0; i < c->event_count; i++)
        value_push(events, event_value(list, &c->events[i], language, a), a);
    value_set(map, "events", events, a);
    return map;
}

struct value calendar_value(const struct calendar_figures *f, struct arena *a)
{
    struct value map = value_map_new(a), list = value_list_new(a);

    value_set(map, "as_of", value_date(f->clocks->as_of), a);
    value_set(map, "internal", value_bool(true), a);
    for (size_t i = 0; i < f->clocks->count; i++)
        value_push(list,
                   clock_value(f->clocks, &f->clocks->items[i],
                               f->policy->language, a),
                   a);
    value_set(map, "clocks", list, a);
    return map;
}
