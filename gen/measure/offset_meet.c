#include "measure/offset_parts.h"

bool offset_report_large(const struct offsetting *o, struct place at)
{
    return diag_error(o->d, at,
                      "the sums of this claim are too large to be computed "
                      "exactly; check principals, costs and payments");
}

static struct place place_of_debt(const struct offsetting *o, size_t debt)
{
    return debt == OFFSET_ANY ? nowhere : o->claim->debts[debt].at;
}

static bool is_exclusive(const struct offset_debt *debt)
{
    const struct interest_terms *terms =
        debt->terms ? debt->terms : debt->doubled;

    return terms && terms->end_exclusive;
}

void offset_step(struct offsetting *o, size_t debt, struct date from)
{
    struct offset_account *account = &o->out->accounts[debt];
    struct base_step step = {from, o->debts[debt].principal};

    if (account->step_count &&
        account->steps[account->step_count - 1].from.day == from.day)
        account->steps[account->step_count - 1] = step;
    else
        ARENA_PUSH(o->arena, account->steps, account->step_count,
                   o->debts[debt].step_capacity) = step;
}

/* The terms of a run and its days up to one; NULL: there is no such run. */
static const struct interest_terms *find_run(const struct offset_debt *x,
                                             enum run which,
                                             struct interest_debt *days)
{
    const struct interest_terms *terms = NULL;

    switch (which) {
    case RUN_FIRST:
        terms = x->terms;
        days->first = x->first;
        if (x->then && days->last.day >= x->then_first.day)
            days->last = date_add_days(x->then_first, is_exclusive(x) ? 0 : -1);
        break;
    case RUN_THEN:
        terms = x->then;
        days->first = x->then_first;
        break;
    case RUN_DOUBLED:
        terms = x->doubled;
        days->first = x->doubled_first;
        break;
    case RUN_COUNT:
        break;
    }
    return terms;
}

bool offset_interest(const struct offsetting *o, size_t debt, enum run which,
                     struct date day, struct interest *out, struct arena *a)
{
    const struct offset_debt *x = &o->claim->debts[debt];
    struct interest_debt days = {
        .last = day,
        .steps = o->out->accounts[debt].steps,
        .step_count = o->out->accounts[debt].step_count,
        .currency = o->claim->currency,
        .at = x->at,
    };
    const struct interest_terms *terms = find_run(x, which, &days);

    *out = (struct interest){0};
    return !terms || interest_compute(terms, o->tables, &days, out, a, o->d);
}

/* The total up to a day, from what is known of that day where it is. */
static bool add_accrued(struct offsetting *o, size_t debt, enum run which,
                        struct date day, int64_t *sum)
{
    struct accrued *known = &o->debts[debt].accrued[which];
    struct arena_mark mark = arena_mark(o->scratch);
    struct interest interest;
    bool ok = true;

    if (known->day.day != day.day) {
        ok = offset_interest(o, debt, which, day, &interest, o->scratch);
        if (ok)
            *known = (struct accrued){day, interest.total};
        arena_rewind(o->scratch, mark);
    }
    if (ok && !minor_add(sum, known->total))
        ok = offset_report_large(o, o->claim->debts[debt].at);
    return ok;
}

static int64_t cost_open(const struct offsetting *o, size_t cost, size_t debt,
                         struct date day)
{
    const struct offset_cost *c = &o->claim->costs[cost];

    return c->debt == debt && c->from.day <= day.day
               ? c->minor - o->out->cost_met[cost]
               : 0;
}

static bool costs_open(const struct offsetting *o, size_t debt, struct date day,
                       int64_t *out)
{
    for (size_t i = 0; i < o->claim->cost_count; i++)
        if (!minor_add(out, cost_open(o, i, debt, day)))
            return offset_report_large(o, place_of_debt(o, debt));
    return true;
}

/* Interest that is fixed, and what ran, less what was met. */
static bool interest_open(struct offsetting *o, size_t debt,
                          enum offset_head head, struct date day, int64_t *out)
{
    const struct offset_debt *x = &o->claim->debts[debt];
    bool is_running = x->is_penalty == (head == HEAD_PENALTY);
    int64_t sum = head == HEAD_INTEREST ? x->fixed_interest : 0;

    if (head == HEAD_DOUBLED) {
        if (!add_accrued(o, debt, RUN_DOUBLED, day, &sum))
            return false;
    } else if (is_running) {
        if (!add_accrued(o, debt, RUN_FIRST, day, &sum) ||
            !add_accrued(o, debt, RUN_THEN, day, &sum))
            return false;
    }
    *out = sum - o->out->accounts[debt].met[head];
    return true;
}

static bool head_open(struct offsetting *o, size_t debt, enum offset_head head,
                      struct date day, int64_t *out)
{
    *out = 0;
    switch (head) {
    case HEAD_COST:
        return costs_open(o, debt, day, out);
    case HEAD_PRINCIPAL:
        if (debt != OFFSET_ANY)
            *out = o->debts[debt].principal;
        return true;
    case HEAD_INTEREST:
    case HEAD_PENALTY:
    case HEAD_DOUBLED:
        return debt == OFFSET_ANY || interest_open(o, debt, head, day, out);
    case HEAD_COUNT:
        break;
    }
    return true;
}

bool offset_due(struct offsetting *o, size_t debt, const struct heads *heads,
                struct date day, int64_t *out)
{
    int64_t sum = 0, open;

    for (size_t i = 0; i < heads->count; i++) {
        if (!head_open(o, debt, (enum offset_head)heads->items[i], day, &open))
            return false;
        if (!minor_add(&sum, open))
            return offset_report_large(o, place_of_debt(o, debt));
    }
    *out = sum;
    return true;
}

static void add_part(struct offsetting *o, struct tender *t, size_t debt,
                     size_t cost, enum offset_head head, int64_t minor)
{
    struct offset *out = o->out;

    ARENA_PUSH(o->arena, out->parts, out->part_count, o->part_capacity) =
        (struct offset_part){.payment = t->payment,
                             .debt = debt,
                             .cost = cost,
                             .day = t->day,
                             .head = (uint8_t)head,
                             .minor = minor};
    t->minor -= minor;
    if (debt != OFFSET_ANY)
        out->accounts[debt].met[head] += minor;
}

static void meet_costs(struct offsetting *o, struct tender *t, size_t debt,
                       int64_t minor)
{
    for (size_t i = 0; i < o->claim->cost_count && minor > 0; i++) {
        size_t cost = o->costs[i];
        int64_t open = cost_open(o, cost, debt, t->day);
        int64_t part = open < minor ? open : minor;

        if (part <= 0)
            continue;
        o->out->cost_met[cost] += part;
        add_part(o, t, debt, cost, HEAD_COST, part);
        minor -= part;
    }
}

static void meet_principal(struct offsetting *o, struct tender *t, size_t debt,
                           int64_t minor)
{
    bool on_the_day = is_exclusive(&o->claim->debts[debt]);

    o->debts[debt].principal -= minor;
    add_part(o, t, debt, OFFSET_ANY, HEAD_PRINCIPAL, minor);
    offset_step(o, debt, on_the_day ? t->day : date_add_days(t->day, 1));
}

static void meet_head(struct offsetting *o, struct tender *t, size_t debt,
                      enum offset_head head, int64_t minor)
{
    switch (head) {
    case HEAD_COST:
        meet_costs(o, t, debt, minor);
        break;
    case HEAD_PRINCIPAL:
        meet_principal(o, t, debt, minor);
        break;
    case HEAD_INTEREST:
    case HEAD_PENALTY:
    case HEAD_DOUBLED:
        add_part(o, t, debt, OFFSET_ANY, head, minor);
        break;
    case HEAD_COUNT:
        break;
    }
}

bool offset_meet(struct offsetting *o, struct tender *t, size_t debt,
                 const struct heads *heads, int64_t most)
{
    for (size_t i = 0; i < heads->count && most > 0; i++) {
        enum offset_head head = (enum offset_head)heads->items[i];
        int64_t open, part;

        if (!head_open(o, debt, head, t->day, &open))
            return false;
        part = open < most ? open : most;
        if (part > 0)
            meet_head(o, t, debt, head, part);
        most -= part > 0 ? part : 0;
    }
    return true;
}
