#include "measure/dunning.h"

#include <assert.h>

/* One customer's open items, [from, to) of the aging's. */
struct group {
    const struct ledger *ledger;
    const struct aging *aging;
    const struct policy *policy;
    const struct holds *holds;
    uint32_t customer;
    size_t from, to;
};

static const struct document *document_of(const struct group *g, size_t item)
{
    return &g->ledger->documents[g->aging->items[item].document];
}

static size_t count_items(const struct group *g,
                          const struct currency *currency)
{
    size_t n = 0;

    for (size_t i = g->from; i < g->to; i++)
        n += document_of(g, i)->currency == currency;
    return n;
}

static bool is_handed_over(const struct group *g, size_t item)
{
    struct date day = document_of(g, item)->handed_over_date;

    return date_is(day) && day.day <= g->aging->as_of.day;
}

static bool is_credit_note(const struct group *g, size_t item)
{
    return document_of(g, item)->kind == DOCUMENT_CREDIT_NOTE;
}

static bool is_withheld(const struct group *g, size_t item)
{
    const struct letter_block *block = NULL;
    const struct contact *promise = NULL;

    return holds_document(g->holds, g->aging->items[item].document, &block,
                          &promise) != HOLD_NONE;
}

/* Overdue, and ours to write about. */
static bool is_claimed(const struct group *g, size_t item)
{
    return g->aging->items[item].days_overdue >= 1 &&
           !is_handed_over(g, item) && !is_credit_note(g, item) &&
           !is_withheld(g, item);
}

static bool has_claims(const struct group *g, const struct currency *currency)
{
    for (size_t i = g->from; i < g->to; i++) {
        if (document_of(g, i)->currency == currency && is_claimed(g, i))
            return true;
    }
    return false;
}

static void add_item(const struct group *g, struct dunning_case *out, size_t i)
{
    const struct open_item *item = &g->aging->items[i];

    out->items[out->item_count++] = i;
    out->disputed += item->disputed;
    out->claimed += item->open - item->disputed;
    if (item->open == item->disputed || is_credit_note(g, i))
        return;
    out->undisputed_count++;
    if (item->open > 0 && item->days_overdue > out->oldest_days)
        out->oldest_days = item->days_overdue;
}

/* Overdue, but in no letter because of a lawyer, a block or a promise. */
static void leave_out(const struct group *g, struct dunning_case *out, size_t i)
{
    const struct open_item *item = &g->aging->items[i];
    const struct letter_block *block = NULL;
    const struct contact *promise = NULL;

    if (item->days_overdue < 1 || is_credit_note(g, i))
        return;
    if (is_handed_over(g, i)) {
        out->handed_over_count++;
        out->handed_over += item->open;
        return;
    }
    if (holds_document(g->holds, item->document, &block, &promise) == HOLD_NONE)
        return;
    out->withheld_count++;
    out->withheld += item->open;
    if (!out->block)
        out->block = block;
    if (!out->promise)
        out->promise = promise;
}

/* The overdue items, and what of them is claimed and what is disputed. */
static void list_overdue(const struct group *g, struct dunning_case *out,
                         struct arena *a)
{
    bool claims = has_claims(g, out->currency);

    out->items = arena_array(a, size_t, count_items(g, out->currency));
    for (size_t i = g->from; i < g->to; i++) {
        if (document_of(g, i)->currency != out->currency)
            continue;
        if (is_claimed(g, i) ||
            (claims && is_credit_note(g, i) && !is_handed_over(g, i)))
            add_item(g, out, i);
        else
            leave_out(g, out, i);
    }
}

/* The sternest stage that this many days have reached, or NULL. */
static const struct stage *find_stage(const struct policy *policy, int32_t days)
{
    size_t i = policy->stage_count;

    while (i > 0 && policy->stages[i - 1].days_overdue > days)
        i--;
    return i ? &policy->stages[i - 1] : NULL;
}

/* The same number of yuan, dollars or yen: a letter for 0.01 is silly. */
static bool is_below_minimum(const struct policy *policy,
                             const struct dunning_case *c)
{
    struct money minimum = policy->minimum_letter;
    struct decimal net = {c->claimed + c->unapplied, c->currency->exponent};

    return minimum.currency &&
           decimal_compare(net, (struct decimal){minimum.minor,
                                                 minimum.currency->exponent}) <
               0;
}

/* Nothing is left to write about. */
static enum dunning_reason find_left_out(const struct dunning_case *c)
{
    if (c->block)
        return DUNNING_BLOCKED;
    if (c->promise)
        return DUNNING_PROMISED;
    return c->handed_over_count ? DUNNING_HANDED_OVER : DUNNING_NOT_OVERDUE;
}

static enum dunning_reason find_reason(const struct group *g,
                                       const struct dunning_case *c)
{
    const struct customer *customer = &g->ledger->customers[c->customer];

    if (customer->held)
        return DUNNING_HELD;
    if (customer_is_winding_up(customer, g->aging->as_of))
        return DUNNING_WOUND_UP;
    if (c->item_count == 0)
        return find_left_out(c);
    if (c->undisputed_count == 0)
        return DUNNING_DISPUTED;
    if (c->claimed + c->unapplied <= 0 || c->oldest_days == 0)
        return DUNNING_COVERED;
    if (!find_stage(g->policy, c->oldest_days))
        return DUNNING_BEFORE_FIRST;
    if (is_below_minimum(g->policy, c))
        return DUNNING_BELOW_MINIMUM;
    return c->bank ? DUNNING_BANK : DUNNING_DUE;
}

/*
 * The customer's row of a currency.  Rows and groups come in the same order,
 * and every group has one, so the search goes on from the last.
 */
static const struct aging_row *advance(const struct aging_currency *c,
                                       size_t *cursor, uint32_t customer)
{
    while (*cursor < c->customer_count &&
           c->customers[*cursor].customer != customer)
        ++*cursor;
    assert(*cursor < c->customer_count);
    return &c->customers[*cursor];
}

struct collecting {
    struct dunning *out;
    size_t capacity;
    size_t *cursors; /* one a currency */
};

static void add_cases(const struct group *g, struct collecting *to,
                      struct arena *a)
{
    for (size_t i = 0; i < g->aging->currency_count; i++) {
        const struct aging_currency *currency = &g->aging->currencies[i];
        struct dunning_case c = {.customer = g->customer,
                                 .currency = currency->currency};

        if (!count_items(g, currency->currency))
            continue;
        c.unapplied =
            advance(currency, &to->cursors[i], g->customer)->unapplied;
        list_overdue(g, &c, a);
        c.bank = holds_bank(g->holds, g->customer);
        c.reason = find_reason(g, &c);
        if (c.reason == DUNNING_DUE) {
            c.stage = find_stage(g->policy, c.oldest_days);
            to->out->due++;
        }
        ARENA_PUSH(a, to->out->cases, to->out->count, to->capacity) = c;
    }
}

bool dunning_compute(const struct ledger *l, const struct aging *aging,
                     const struct policy *policy, struct dunning *out,
                     struct arena *a, struct diag *d)
{
    struct dunning result = {0};
    struct collecting to = {&result, 0,
                            arena_array(a, size_t, aging->currency_count)};
    struct holds holds = holds_find(l, aging->as_of, a);
    struct group g = {l, aging, policy, &holds, 0, 0, 0};

    (void)d;
    while (g.from < aging->item_count) {
        g.customer = document_of(&g, g.from)->customer;
        g.to = g.from;
        while (g.to < aging->item_count &&
               document_of(&g, g.to)->customer == g.customer)
            g.to++;
        add_cases(&g, &to, a);
        g.from = g.to;
    }
    *out = result;
    return true;
}

bool dunning_may_change(const struct dunning_case *c)
{
    return (c->reason == DUNNING_DUE || c->reason == DUNNING_BEFORE_FIRST ||
            c->reason == DUNNING_BELOW_MINIMUM) &&
           c->item_count > 0 && c->claimed + c->unapplied > 0;
}
