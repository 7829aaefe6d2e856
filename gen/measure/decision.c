#include "measure/decision.h"

#include "measure/holds.h"

#include <stdlib.h>

const struct str decision_names[DECISION_KINDS] = {
    STR_INIT("stop_supply"), STR_INIT("over_limit"), STR_INIT("hand_over"),
    STR_INIT("write_off"), STR_INIT("dispute")};

struct deciding {
    const struct ledger *ledger;
    const struct aging *aging;
    struct decisions *out;
    size_t *capacities; /* of out->items[].items */
    struct arena *arena;
};

static struct decision_currency *currency_of(struct deciding *x,
                                             const struct currency *currency)
{
    size_t i = 0;

    while (i < x->out->count && x->out->items[i].currency != currency)
        i++;
    if (i == x->out->count)
        x->out->items[x->out->count++].currency = currency;
    return &x->out->items[i];
}

static struct decision *add(struct deciding *x, struct decision d)
{
    struct decision_currency *c = currency_of(x, d.currency);
    size_t *capacity = &x->capacities[c - x->out->items];
    struct decision *added =
        &ARENA_PUSH(x->arena, c->items, c->count, *capacity);

    *added = d;
    return added;
}

/* The customer's case of a kind; they come one customer after the other. */
static struct decision *case_of(struct deciding *x, enum decision_kind kind,
                                const struct document *doc)
{
    struct decision_currency *c = currency_of(x, doc->currency);

    for (size_t i = c->count; i-- > 0;) {
        if (c->items[i].customer != doc->customer)
            break;
        if (c->items[i].kind == kind)
            return &c->items[i];
    }
    return add(x, (struct decision){.kind = kind,
                                    .customer = doc->customer,
                                    .currency = doc->currency});
}

static void add_item(struct deciding *x, enum decision_kind kind,
                     const struct open_item *item, int64_t amount, int32_t days)
{
    struct decision *d =
        case_of(x, kind, &x->ledger->documents[item->document]);

    d->amount += amount;
    d->count++;
    if (days > d->days)
        d->days = days;
}

static bool is_with_lawyer(const struct deciding *x, const struct document *doc)
{
    return date_is(doc->handed_over_date) &&
           doc->handed_over_date.day <= x->aging->as_of.day;
}

static void add_overdue(struct deciding *x, const struct open_item *item)
{
    const struct document *doc = &x->ledger->documents[item->document];
    int64_t undisputed = item->open - item->disputed;
    bool winding_up = customer_is_winding_up(
        &x->ledger->customers[doc->customer], x->aging->as_of);

    if (item->open <= 0)
        return;
    if (winding_up || item->days_overdue > DECISION_WRITE_OFF_DAYS) {
        add_item(x, DECISION_WRITE_OFF, item, item->open, item->days_overdue);
        case_of(x, DECISION_WRITE_OFF, doc)->winding_up = winding_up;
    } else if (item->days_overdue > DECISION_HAND_OVER_DAYS && undisputed > 0 &&
               !is_with_lawyer(x, doc)) {
        add_item(x, DECISION_HAND_OVER, item, undisputed, item->days_overdue);
    }
}

/* Of the document or of the whole customer, the oldest that is in force. */
static const struct dispute *dispute_of(const struct deciding *x,
                                        uint32_t document)
{
    const struct ledger *l = x->ledger;
    struct date day = x->aging->as_of;
    const struct dispute *oldest = NULL;

    for (size_t i = 0; i < l->dispute_count; i++) {
        const struct dispute *d = &l->disputes[i];
        bool is_his = d->document == document ||
                      (d->document == LEDGER_NONE &&
                       d->customer == l->documents[document].customer);

        if (!is_his || d->from.day > day.day ||
            (date_is(d->until) && d->until.day < day.day))
            continue;
        if (!oldest || d->from.day < oldest->from.day)
            oldest = d;
    }
    return oldest;
}

static void add_disputed(struct deciding *x, const struct open_item *item)
{
    const struct dispute *d = dispute_of(x, item->document);
    struct decision *of;
    int32_t days;

    if (!d || item->disputed <= 0)
        return;
    days = x->aging->as_of.day - d->from.day;
    if (days <= DECISION_DISPUTE_DAYS)
        return;
    add_item(x, DECISION_DISPUTE, item, item->disputed, days);
    of = case_of(x, DECISION_DISPUTE, &x->ledger->documents[item->document]);
    if (!of->dispute || d->from.day < of->dispute->from.day)
        of->dispute = d;
}

static void add_credit(struct deciding *x, const struct credit *credit)
{
    for (size_t i = 0; i < credit->stop_count; i++) {
        const struct credit_stop *s = &credit->stops[i];

        add(x, (struct decision){.kind = DECISION_STOP_SUPPLY,
                                 .customer = s->customer,
                                 .currency = s->currency,
                                 .amount = s->amount,
                                 .count = s->count,
                                 .days = s->oldest_days,
                                 .stop = s});
    }
    for (size_t i = 0; i < credit->row_count; i++) {
        const struct credit_row *r = &credit->rows[i];

        if (r->over > 0)
            add(x, (struct decision){.kind = DECISION_OVER_LIMIT,
                                     .customer = r->customer,
                                     .currency = r->currency,
                                     .amount = r->over,
                                     .days = r->oldest_days,
                                     .limit = r});
    }
}

static int compare(const void *a, const void *b)
{
    const struct decision *x = a;
    const struct decision *y = b;

    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    if (x->amount != y->amount)
        return x->amount > y->amount ? -1 : 1;
    return (x->customer > y->customer) - (x->customer < y->customer);
}

static bool is_small(const struct policy *policy, const struct decision *d)
{
    struct money least = policy->minimum_letter;
    struct decimal amount = {d->amount, d->currency->exponent};
    struct decimal one = {1, 0};

    if (decimal_compare(amount, one) < 0)
        return true;
    return least.currency &&
           decimal_compare(amount, (struct decimal){least.minor,
                                                    least.currency->exponent}) <
               0;
}

static void close_currency(struct decision_currency *c,
                           const struct policy *policy)
{
    size_t n = 0;

    for (size_t i = 0; i < c->count; i++)
        if (!is_small(policy, &c->items[i]))
            c->items[n++] = c->items[i];
    c->count = n;
    if (n)
        qsort(c->items, n, sizeof(*c->items), compare);
    for (size_t i = 0; i < n; i++) {
        c->sums[c->items[i].kind].count++;
        c->sums[c->items[i].kind].amount += c->items[i].amount;
    }
}

void decisions_make(const struct ledger *l, const struct aging *aging,
                    const struct credit *credit, const struct policy *policy,
                    struct decisions *out, struct arena *a)
{
    size_t most = aging->currency_count + (credit ? credit->currency_count : 0);
    struct deciding x = {.ledger = l, .aging = aging, .out = out, .arena = a};

    *out = (struct decisions){
        .items = arena_array(a, struct decision_currency, most)};
    x.capacities = arena_array(a, size_t, most);
    for (size_t i = 0; i < aging->currency_count; i++)
        (void)currency_of(&x, aging->currencies[i].currency);
    for (size_t i = 0; i < aging->item_count; i++)
        add_overdue(&x, &aging->items[i]);
    for (size_t i = 0; l->dispute_count && i < aging->item_count; i++)
        if (aging->items[i].disputed)
            add_disputed(&x, &aging->items[i]);
    if (credit)
        add_credit(&x, credit);
    for (size_t i = 0; i < out->count; i++)
        close_currency(&out->items[i], policy);
}
