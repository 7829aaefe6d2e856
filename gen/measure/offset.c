#include "measure/offset_parts.h"

#include <stdlib.h>

static const uint8_t law[] = {HEAD_COST, HEAD_INTEREST, HEAD_PENALTY,
                              HEAD_PRINCIPAL, HEAD_DOUBLED};
static const uint8_t principal_first[] = {
    HEAD_PRINCIPAL, HEAD_COST, HEAD_INTEREST, HEAD_PENALTY, HEAD_DOUBLED};

static void move_head(struct heads *h, enum offset_head head, size_t to)
{
    size_t n = 0;

    for (size_t i = 0; i < h->count; i++)
        if (h->items[i] != head)
            h->items[n++] = h->items[i];
    for (size_t i = n; i > to; i--)
        h->items[i] = h->items[i - 1];
    h->items[to] = (uint8_t)head;
}

/* The five heads in the order in which this payment meets them. */
static struct heads heads_of(const struct offset_rules *rules,
                             bool to_principal)
{
    struct heads h = {.count = HEAD_COUNT};
    const uint8_t *from = law;

    if (rules->order == OFFSET_PRINCIPAL_FIRST)
        from = principal_first;
    else if (rules->order == OFFSET_AGREED)
        from = rules->agreed;
    for (size_t i = 0; i < HEAD_COUNT; i++)
        h.items[i] = from[i];
    if (rules->penalty_last && rules->order != OFFSET_AGREED)
        move_head(&h, HEAD_PENALTY, HEAD_COUNT - 2);
    if (to_principal)
        move_head(&h, HEAD_PRINCIPAL, 0);
    return h;
}

/*
 * The heads that one debt is through with before the next debt's turn: all
 * but the doubled part, which waits for the other debts unless it was agreed
 * to stand elsewhere.  By head, each alone.
 */
static struct heads next_round(const struct heads *all, size_t at, bool by_head)
{
    struct heads h = {.count = by_head ? 1 : all->count - at};

    if (!by_head && at == 0 && all->items[all->count - 1] == HEAD_DOUBLED)
        h.count--;
    for (size_t i = 0; i < h.count; i++)
        h.items[i] = all->items[at + i];
    return h;
}

/*
 * A debt that is named is met alone first, but for its doubled part.  Costs of
 * all debts are its costs as well.
 */
static bool meet_named(struct offsetting *o, struct tender *t,
                       const struct heads *all)
{
    size_t debt = o->claim->payments[t->payment].debt;
    struct heads round = next_round(all, 0, false);

    if (debt == OFFSET_ANY || !o->debts[debt].has_arisen)
        return true;
    for (size_t i = 0; i < round.count; i++) {
        struct heads one = {{round.items[i]}, 1};

        if (!offset_meet(o, t, debt, &one, t->minor) ||
            (one.items[0] == HEAD_COST &&
             !offset_meet(o, t, OFFSET_ANY, &one, t->minor)))
            return false;
    }
    return true;
}

static bool meet(struct offsetting *o, struct tender *t)
{
    const struct offset_rules *rules = &o->claim->rules;
    const struct offset_payment *p = &o->claim->payments[t->payment];
    struct heads all = heads_of(rules, p->to_principal);

    if (!meet_named(o, t, &all))
        return false;
    for (size_t at = 0; at < all.count && t->minor > 0;) {
        struct heads round = next_round(&all, at, rules->by_head);

        if (!offset_meet_all(o, t, &round))
            return false;
        at += round.count;
    }
    return true;
}

static bool meet_payment(struct offsetting *o, size_t payment, struct date day)
{
    struct tender t = {payment, day, o->out->left[payment]};

    if (t.minor <= 0)
        return true;
    if (!meet(o, &t))
        return false;
    o->out->left[payment] = t.minor;
    return true;
}

/* Credits reduce what is open; what goes beyond is the party's. */
static bool change_principal(struct offsetting *o, size_t debt, int64_t minor)
{
    struct standing *s = &o->debts[debt];

    if (!minor_add(&s->principal, minor))
        return offset_report_large(o, o->claim->debts[debt].at);
    if (s->principal < 0) {
        if (!minor_add(&o->out->accounts[debt].excess, -s->principal) ||
            !minor_add(&o->out->credit_left, -s->principal))
            return offset_report_large(o, o->claim->debts[debt].at);
        s->principal = 0;
    }
    return true;
}

/* What of a debt begins or changes on a day; *changed: something did. */
static bool open_day(struct offsetting *o, size_t debt, struct date day,
                     bool *changed)
{
    const struct offset_debt *x = &o->claim->debts[debt];
    struct standing *s = &o->debts[debt];
    bool arises = x->arises.day == day.day;
    bool moved = arises;

    if (arises) {
        s->has_arisen = true;
        s->principal = x->principal;
    }
    for (size_t i = 0; i < x->change_count; i++) {
        struct date from = date_later(x->changes[i].from, x->arises);

        if (from.day != day.day)
            continue;
        moved = true;
        if (!change_principal(o, debt, x->changes[i].minor))
            return false;
    }
    if (moved)
        offset_step(o, debt, day);
    *changed |= moved;
    return true;
}

static bool take_credits(struct offsetting *o, struct date day)
{
    const struct offset_claim *c = o->claim;

    for (size_t i = 0; i < c->credit_count; i++)
        if (c->credits[i].from.day == day.day &&
            !minor_add(&o->out->credit_left, -c->credits[i].minor))
            return offset_report_large(o, nowhere);
    return true;
}

/* What is left of credits reduces whatever principal stands. */
static void roam(struct offsetting *o, struct date day)
{
    int64_t *left = &o->out->credit_left;

    for (size_t i = 0; i<o->claim->debt_count && * left> 0; i++) {
        struct standing *s = &o->debts[i];
        int64_t part = s->principal < *left ? s->principal : *left;

        if (part <= 0)
            continue;
        s->principal -= part;
        o->out->accounts[i].roamed += part;
        *left -= part;
        offset_step(o, i, day);
    }
}

static bool costs_arise(const struct offset_claim *c, struct date day)
{
    for (size_t i = 0; i < c->cost_count; i++)
        if (c->costs[i].from.day == day.day)
            return true;
    return false;
}

/* Payments by day, named ones before the others, then by name. */
static int compare_payments(const void *a, const void *b, void *user)
{
    const struct offset_payment *payments = user;
    const struct offset_payment *x = &payments[*(const size_t *)a];
    const struct offset_payment *y = &payments[*(const size_t *)b];
    bool x_any = x->debt == OFFSET_ANY, y_any = y->debt == OFFSET_ANY;

    if (x->day.day != y->day.day)
        return x->day.day < y->day.day ? -1 : 1;
    if (x_any != y_any)
        return x_any ? 1 : -1;
    return str_compare(x->name, y->name);
}

static int compare_costs(const void *a, const void *b, void *user)
{
    const struct offset_cost *costs = user;
    const struct offset_cost *x = &costs[*(const size_t *)a];
    const struct offset_cost *y = &costs[*(const size_t *)b];

    if (x->from.day != y->from.day)
        return x->from.day < y->from.day ? -1 : 1;
    return str_compare(x->name, y->name);
}

static size_t *in_order(struct arena *a, size_t n, const void *items,
                        int (*compare)(const void *, const void *, void *))
{
    size_t *order = arena_array(a, size_t, n);

    for (size_t i = 0; i < n; i++)
        order[i] = i;
    qsort_r(order, n, sizeof(*order), compare, (void *)(uintptr_t)items);
    return order;
}

struct days {
    struct date *items;
    size_t count, capacity;
};

static int compare_days(const void *a, const void *b)
{
    const struct date *x = a;
    const struct date *y = b;

    return (x->day > y->day) - (x->day < y->day);
}

static void add_day(struct days *days, struct arena *a, struct date day,
                    struct date last)
{
    if (day.day <= last.day)
        ARENA_PUSH(a, days->items, days->count, days->capacity) = day;
}

/* Every day on which something happens, ascending, once. */
static struct days days_of(const struct offset_claim *c, struct arena *a)
{
    struct days days = {.items = arena_array(a, struct date, 0)};
    size_t n = 0;

    for (size_t i = 0; i < c->debt_count; i++) {
        const struct offset_debt *x = &c->debts[i];

        add_day(&days, a, x->arises, c->last);
        for (size_t k = 0; k < x->change_count; k++)
            add_day(&days, a, date_later(x->changes[k].from, x->arises),
                    c->last);
    }
    for (size_t i = 0; i < c->cost_count; i++)
        add_day(&days, a, c->costs[i].from, c->last);
    for (size_t i = 0; i < c->payment_count; i++)
        add_day(&days, a, c->payments[i].day, c->last);
    for (size_t i = 0; i < c->credit_count; i++)
        add_day(&days, a, c->credits[i].from, c->last);
    qsort(days.items, days.count, sizeof(*days.items), compare_days);
    for (size_t i = 0; i < days.count; i++)
        if (i == 0 || days.items[i].day != days.items[n - 1].day)
            days.items[n++] = days.items[i];
    days.count = n;
    return days;
}

/* Earlier payments that found nothing meet what came up since. */
static bool walk_day(struct offsetting *o, const size_t *order, struct date day,
                     size_t *done)
{
    const struct offset_claim *c = o->claim;
    bool changed = costs_arise(c, day);

    for (size_t i = 0; i < c->debt_count; i++)
        if (!open_day(o, i, day, &changed))
            return false;
    if (!take_credits(o, day))
        return false;
    if (c->rules.roam)
        roam(o, day);
    for (size_t i = 0; changed && i < *done; i++)
        if (!meet_payment(o, order[i], day))
            return false;
    for (; *done < c->payment_count; ++*done) {
        if (c->payments[order[*done]].day.day != day.day)
            break;
        if (!meet_payment(o, order[*done], day))
            return false;
    }
    return true;
}

static bool walk(struct offsetting *o)
{
    const struct offset_claim *c = o->claim;
    struct days days = days_of(c, o->arena);
    size_t *order =
        in_order(o->arena, c->payment_count, c->payments, compare_payments);
    size_t done = 0;

    o->costs = in_order(o->arena, c->cost_count, c->costs, compare_costs);
    for (size_t i = 0; i < days.count; i++)
        if (!walk_day(o, order, days.items[i], &done))
            return false;
    return true;
}

/* What ran on a debt up to the last day. */
static bool accrue(struct offsetting *o, size_t debt)
{
    const struct offset_debt *x = &o->claim->debts[debt];
    struct offset_account *account = &o->out->accounts[debt];
    struct date last = o->claim->last;

    if (!offset_interest(o, debt, RUN_FIRST, last, &account->interest,
                         o->arena) ||
        !offset_interest(o, debt, RUN_THEN, last, &account->then, o->arena) ||
        !offset_interest(o, debt, RUN_DOUBLED, last, &account->doubled,
                         o->arena))
        return false;
    if (x->then && last.day >= x->then_first.day - 1)
        account->interest.per_diem = 0;
    return true;
}

static bool charge_costs(const struct offsetting *o, size_t debt, int64_t *sum)
{
    for (size_t i = 0; i < o->claim->cost_count; i++) {
        const struct offset_cost *cost = &o->claim->costs[i];

        if (cost->debt == debt && cost->from.day <= o->claim->last.day &&
            !minor_add(sum, cost->minor))
            return false;
    }
    return true;
}

/* All that was owed up to the last day. */
static bool charge(struct offsetting *o, size_t debt)
{
    const struct offset_debt *x = &o->claim->debts[debt];
    struct offset_account *account = &o->out->accounts[debt];
    int64_t *charged = account->charged;
    enum offset_head head = x->is_penalty ? HEAD_PENALTY : HEAD_INTEREST;

    if (!o->debts[debt].has_arisen)
        return true;
    if (!accrue(o, debt))
        return false;
    charged[HEAD_INTEREST] = x->fixed_interest;
    charged[HEAD_DOUBLED] = account->doubled.total;
    charged[HEAD_PRINCIPAL] = o->debts[debt].principal;
    if (!charge_costs(o, debt, &charged[HEAD_COST]) ||
        !minor_add(&charged[HEAD_PRINCIPAL], account->met[HEAD_PRINCIPAL]) ||
        !minor_add(&charged[head], account->interest.total) ||
        !minor_add(&charged[head], account->then.total))
        return offset_report_large(o, x->at);
    return true;
}

static bool charge_all(struct offsetting *o)
{
    for (size_t i = 0; i < o->claim->debt_count; i++)
        if (!charge(o, i))
            return false;
    return true;
}

bool offset_apply(const struct offset_claim *claim,
                  const struct law_tables *tables, struct offset *out,
                  struct arena *a, struct diag *d)
{
    struct arena scratch = {0};
    struct offset made = {
        .accounts = arena_array(a, struct offset_account, claim->debt_count),
        .cost_met = arena_array(a, int64_t, claim->cost_count),
        .left = arena_array(a, int64_t, claim->payment_count),
    };
    struct offsetting o = {
        .claim = claim,
        .tables = tables,
        .debts = arena_array(a, struct standing, claim->debt_count),
        .out = &made,
        .arena = a,
        .scratch = &scratch,
        .d = d,
    };
    bool ok;

    for (size_t i = 0; i < claim->payment_count; i++)
        made.left[i] = claim->payments[i].minor;
    for (size_t i = 0; i < claim->debt_count; i++)
        for (int k = 0; k < RUN_COUNT; k++)
            o.debts[i].accrued[k].day = no_date;
    ok = walk(&o) && charge_all(&o);
    if (ok)
        *out = made;
    arena_release(&scratch);
    return ok;
}
