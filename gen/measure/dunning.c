#include "measure/dunning.h"

#include "measure/dunning_ladder.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* One customer's open items, [from, to) of the aging's. */
struct group {
    const struct ledger *ledger;
    const struct aging *aging;
    const struct policy *policy;
    const struct holds *holds;
    const struct dunning_past *past;
    const struct dunning_ask *ask;
    const struct case_step *const *courts; /* one a customer; or NULL */
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

static const struct case_step *court_of(const struct group *g, size_t item)
{
    return g->courts && g->courts[g->customer]
               ? dunning_court(g->ledger, g->aging->as_of,
                               g->aging->items[item].document)
               : NULL;
}

static bool is_away(const struct group *g, size_t item)
{
    return is_handed_over(g, item) || court_of(g, item);
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
    return g->aging->items[item].days_overdue >= 1 && !is_away(g, item) &&
           !is_credit_note(g, item) && !is_withheld(g, item);
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
    if (is_away(g, i)) {
        out->handed_over_count++;
        out->handed_over += item->open;
        if (!out->court && !is_handed_over(g, i))
            out->court = court_of(g, i);
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
            (claims && is_credit_note(g, i) && !is_away(g, i)))
            add_item(g, out, i);
        else
            leave_out(g, out, i);
    }
}

/* The same number of yuan, dollars or yen: a letter for 0.01 is silly. */
static bool is_below_minimum(const struct policy *policy,
                             const struct dunning_case *c)
{
    struct money minimum = c->next && c->next->minimum.currency
                               ? c->next->minimum
                               : policy->minimum_letter;
    struct decimal net = {c->claimed + c->unapplied, c->currency->exponent};

    return minimum.currency &&
           decimal_compare(net, (struct decimal){minimum.minor,
                                                 minimum.currency->exponent}) <
               0;
}

static bool is_at_least(struct money least, int64_t minor,
                        const struct currency *currency)
{
    return least.currency &&
           decimal_compare(
               (struct decimal){minor, currency->exponent},
               (struct decimal){least.minor, least.currency->exponent}) >= 0;
}

/* Nothing is left to write about. */
static enum dunning_reason find_left_out(const struct dunning_case *c)
{
    if (c->block)
        return DUNNING_BLOCKED;
    if (c->promise)
        return DUNNING_PROMISED;
    if (c->court)
        return DUNNING_IN_COURT;
    return c->handed_over_count ? DUNNING_HANDED_OVER : DUNNING_NOT_OVERDUE;
}

/* Is what is claimed a smaller share of all he owes than the stage asks? */
static bool is_below_share(const struct dunning_case *c, int64_t total)
{
    int64_t least;

    return c->next->percent && total > 0 &&
           decimal_muldiv(total, c->next->percent, 100, ROUND_UP, &least) &&
           c->claimed < least;
}

/* What holds a letter that the ladder would send. */
static enum dunning_reason
find_hold(const struct group *g, const struct dunning_case *c, int64_t total)
{
    const struct dunning_policy *p = &g->policy->dunning;

    if (is_below_minimum(g->policy, c))
        return DUNNING_BELOW_MINIMUM;
    if (is_below_share(c, total))
        return DUNNING_BELOW_PERCENT;
    if (c->bank && p->bank == HOLD_LETTER)
        return DUNNING_BANK;
    if (c->payable && p->payable == HOLD_LETTER)
        return DUNNING_PAYABLE;
    if (c->unapplied && p->unapplied == HOLD_LETTER)
        return DUNNING_UNAPPLIED;
    return DUNNING_DUE;
}

static enum dunning_reason find_reason(const struct group *g,
                                       struct dunning_case *c, int64_t total)
{
    const struct customer *customer = &g->ledger->customers[c->customer];
    enum dunning_reason ladder;

    if (customer->held)
        return DUNNING_HELD;
    if (customer_is_winding_up(customer, g->aging->as_of))
        return DUNNING_WOUND_UP;
    if (c->item_count == 0)
        return find_left_out(c);
    if (c->undisputed_count == 0)
        return DUNNING_DISPUTED;
    if (c->claimed + c->unapplied <= 0 ||
        (c->oldest_days == 0 && !c->is_reminder))
        return DUNNING_COVERED;
    ladder = dunning_ladder(g->ask, c);
    return ladder == DUNNING_DUE ? find_hold(g, c, total) : ladder;
}

/* What is due so soon that the ladder reminds of it, and was not yet. */
static bool is_due_soon(const struct group *g, size_t i)
{
    const struct open_item *item = &g->aging->items[i];
    const struct document *doc = document_of(g, i);

    return item->days_overdue < 1 && item->open > item->disputed &&
           date_is(doc->due_date) && !is_away(g, i) && !is_credit_note(g, i) &&
           !is_withheld(g, i) &&
           dunning_reminds(g->ask, g->past, item->document);
}

static void list_due_soon(const struct group *g, struct dunning_case *out)
{
    for (size_t i = g->from; i < g->to; i++)
        if (document_of(g, i)->currency == out->currency && is_due_soon(g, i))
            add_item(g, out, i);
    out->is_reminder = out->item_count > 0;
}

/* Is nothing of his overdue at all, so that a reminder is in place? */
static bool is_punctual(const struct dunning_case *c)
{
    return c->item_count == 0 && c->handed_over_count == 0 &&
           c->withheld_count == 0;
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
    size_t promise;  /* the next of ask.promises */
};

/*
 * The promise to cite: the last of him in the currency that is no longer open,
 * where it is broken.  Promises come in the order of the cases.
 */
static const struct promise *find_broken(const struct group *g,
                                         struct collecting *to,
                                         const struct dunning_case *c)
{
    const struct promises *p = g->ask->promises;
    struct str id = g->ledger->customers[c->customer].customer_id;
    const struct promise *last = NULL;

    for (; p && to->promise < p->count; to->promise++) {
        const struct promise *x = &p->items[to->promise];
        int order =
            str_compare(g->ledger->customers[x->customer].customer_id, id);

        if (!order)
            order = strcmp(x->currency->code, c->currency->code);
        if (order > 0)
            break;
        if (order == 0 && x->state != PROMISE_OPEN && x->state != PROMISE_MOVED)
            last = x;
    }
    if (!last || last->state != PROMISE_BROKEN ||
        (c->last && last->limit.day <= c->last->day.day))
        return NULL;
    return last;
}

static int64_t payable_of(const struct group *g, const struct dunning_case *c)
{
    struct money m = g->ledger->customers[c->customer].payable_balance;

    return m.currency == c->currency && m.minor > 0 ? m.minor : 0;
}

static void fill_case(const struct group *g, struct collecting *to,
                      const struct aging_row *row, struct dunning_case *c,
                      struct arena *a)
{
    c->unapplied = row->unapplied;
    list_overdue(g, c, a);
    if (is_punctual(c))
        list_due_soon(g, c);
    c->bank = holds_bank(g->holds, g->customer);
    c->payable = payable_of(g, c);
    dunning_ladder_history(g->ask, g->past, c, a);
    c->broken = find_broken(g, to, c);
    c->reason = find_reason(g, c, row->total.minor);
    c->is_large = is_at_least(g->policy->dunning.large,
                              c->claimed + c->unapplied, c->currency);
    if (c->reason == DUNNING_DUE)
        c->stage = c->next;
}

static void add_cases(const struct group *g, struct collecting *to,
                      struct arena *a)
{
    for (size_t i = 0; i < g->aging->currency_count; i++) {
        const struct aging_currency *currency = &g->aging->currencies[i];
        struct dunning_case c = {.customer = g->customer,
                                 .currency = currency->currency,
                                 .next_day = no_date};

        if (!count_items(g, currency->currency))
            continue;
        fill_case(g, to, advance(currency, &to->cursors[i], g->customer), &c,
                  a);
        to->out->due += c.reason == DUNNING_DUE;
        ARENA_PUSH(a, to->out->cases, to->out->count, to->capacity) = c;
    }
}

/* The sternest and oldest first. */
static int by_urgency(const void *a, const void *b)
{
    const struct dunning_case *x = *(const struct dunning_case *const *)a;
    const struct dunning_case *y = *(const struct dunning_case *const *)b;

    if (x->stage != y->stage)
        return x->stage > y->stage ? -1 : 1;
    if (x->oldest_days != y->oldest_days)
        return x->oldest_days > y->oldest_days ? -1 : 1;
    return (x > y) - (x < y);
}

/* Of more letters than a run may have the most urgent remain. */
static void keep_most(struct dunning *out, int32_t most, struct arena *a)
{
    struct dunning_case **due;
    size_t n = 0;

    if (most <= 0 || out->due <= (size_t)most)
        return;
    due = arena_array(a, struct dunning_case *, out->due);
    for (size_t i = 0; i < out->count; i++)
        if (out->cases[i].reason == DUNNING_DUE)
            due[n++] = &out->cases[i];
    qsort(due, n, sizeof(struct dunning_case *), by_urgency);
    for (size_t i = (size_t)most; i < n; i++) {
        due[i]->reason = DUNNING_OVER_MAXIMUM;
        due[i]->stage = NULL;
    }
    out->due = (size_t)most;
}

/* Who has a case open before a court; NULL: nobody. */
static const struct case_step **find_courts(const struct ledger *l,
                                            struct arena *a)
{
    const struct case_step **courts;

    if (!l->case_count)
        return NULL;
    courts = arena_array(a, const struct case_step *, l->customer_count);
    for (size_t i = 0; i < l->case_count; i++)
        courts[l->cases[i].customer] = &l->cases[i];
    return courts;
}

bool dunning_compute(const struct dunning_ask *ask, struct dunning *out,
                     struct arena *a, struct diag *d)
{
    const struct ledger *l = ask->ledger;
    const struct aging *aging = ask->aging;
    struct dunning result = {.aging = aging};
    struct collecting to = {.out = &result,
                            .cursors =
                                arena_array(a, size_t, aging->currency_count)};
    struct dunning_past *past = arena_new(a, struct dunning_past);
    struct group g = {.ledger = l,
                      .aging = aging,
                      .policy = ask->policy,
                      .holds = &result.holds,
                      .past = past,
                      .ask = ask,
                      .courts = NULL};

    (void)d;
    result.courts = find_courts(l, a);
    g.courts = result.courts;
    *past = dunning_past_make(l, ask->policy, ask->issued, a);
    result.holds = holds_find(l, aging->as_of, a);
    result.holds.suspensions = ask->policy->dunning.suspensions;
    while (g.from < aging->item_count) {
        g.customer = document_of(&g, g.from)->customer;
        g.to = g.from;
        while (g.to < aging->item_count &&
               document_of(&g, g.to)->customer == g.customer)
            g.to++;
        add_cases(&g, &to, a);
        g.from = g.to;
    }
    keep_most(&result, ask->policy->dunning.max_letters, a);
    *out = result;
    return true;
}

bool dunning_may_change(const struct dunning_case *c)
{
    return (c->reason == DUNNING_DUE || c->reason == DUNNING_BEFORE_FIRST ||
            c->reason == DUNNING_BELOW_MINIMUM ||
            c->reason == DUNNING_BELOW_PERCENT ||
            c->reason == DUNNING_WAITING || c->reason == DUNNING_CALL ||
            c->reason == DUNNING_LAST_SENT) &&
           c->item_count > 0 && c->claimed + c->unapplied > 0;
}
