/*
 * Roll rates between closes, item by item.
 */
#include "measure/provision_parts.h"

struct rolling {
    const struct ledger *ledger;
    const struct provision_policy *policy;
    const struct currency *currency;
    const struct frozen *was, *is; /* the ends of the period at hand */
    size_t period;
    struct provision_rolls *out; /* of each portfolio */
    size_t segments;
    bool fits;
};

/* The last end of a month or year that is not after the day. */
static struct date last_end(const struct provision_policy *p, struct date day)
{
    struct date end = date_month_end(day);

    if (provision_step_months(p) == 12)
        end = date_from_civil((struct civil){date_civil(day).year, 12, 31});
    if (end.day == day.day)
        return end;
    return date_month_end(date_add_months(end, -provision_step_months(p)));
}

static struct date end_before(const struct provision_policy *p, struct date end,
                              int steps)
{
    return date_month_end(date_add_months(date_month_start(end),
                                          -steps * provision_step_months(p)));
}

static const struct frozen *close_of(const struct frozen *closes, size_t n,
                                     struct date day)
{
    const struct frozen *found = NULL;

    for (size_t i = 0; i < n; i++)
        if (closes[i].day.day == day.day &&
            (!found || closes[i].number > found->number))
            found = &closes[i];
    return found;
}

/* What of an item was written off in the period, at most so much. */
static int64_t written_off(const struct rolling *r, const struct frozen_item *x,
                           int64_t most)
{
    const struct frozen *is = r->is;
    size_t from = 0, to = is->writeoff_count;
    int64_t sum = 0;

    while (from < to) {
        size_t middle = from + (to - from) / 2;
        const struct frozen_writeoff *w = &is->writeoffs[middle];
        int order = str_compare(w->customer_id, x->customer_id);

        if (order == 0)
            order = str_compare(w->number, x->number);
        if (order < 0)
            from = middle + 1;
        else
            to = middle;
    }
    for (; from < is->writeoff_count; from++) {
        const struct frozen_writeoff *w = &is->writeoffs[from];

        if (!str_equal(w->customer_id, x->customer_id) ||
            !str_equal(w->number, x->number))
            break;
        if (w->currency == x->currency && w->day.day > r->was->day.day &&
            w->day.day <= is->day.day)
            (void)!minor_add(&sum, w->amount);
    }
    return sum < 0 ? 0 : sum < most ? sum : most;
}

static void add(struct rolling *r, int64_t *sum, int64_t x)
{
    if (!minor_add(sum, x))
        r->fits = false;
}

/* now: the same item a step later, or NULL. */
static void count_item(struct rolling *r, const struct frozen_item *x,
                       const struct frozen_item *now)
{
    const struct provision_policy *p = r->policy;
    size_t segment = provision_segment(p, x, r->was->day);
    const struct customer *customer =
        p->portfolio_count > 1 ? provision_customer(r->ledger, x->customer_id)
                               : NULL;
    struct provision_rolls *rolls =
        &r->out[provision_portfolio(p, x, customer)];
    struct provision_roll *cell =
        &rolls->cells[r->period * r->segments + segment];
    enum provision_exclusion why;
    int64_t left = 0;

    if (provision_excludes(p, x, r->was->day, &why))
        return;
    if (now && now->open > 0)
        left = now->open < x->open ? now->open : x->open;
    add(r, &cell->balance, x->open);
    add(r, &cell->rolled, written_off(r, x, x->open - left));
    if (left && provision_segment(p, now, r->is->day) > segment)
        add(r, &cell->rolled, left);
    else
        add(r, &cell->stayed, left);
}

static bool is_observed(const struct rolling *r, const struct frozen_item *x)
{
    return x->currency == r->currency && !x->is_receipt && x->open > 0;
}

/* Both lists have one order: they are walked together. */
static void count_period(struct rolling *r)
{
    size_t j = 0;

    for (size_t i = 0; i < r->was->item_count; i++) {
        const struct frozen_item *x = &r->was->items[i];
        const struct frozen_item *now = NULL;

        while (j < r->is->item_count &&
               frozen_item_compare(&r->is->items[j], x) < 0)
            j++;
        if (j < r->is->item_count &&
            frozen_item_compare(&r->is->items[j], x) == 0)
            now = &r->is->items[j++];
        if (is_observed(r, x))
            count_item(r, x, now);
    }
}

/*
 * The first segment of days is open towards the future: what is still far from
 * due has not been put to the test yet, and only what left it is counted.
 */
static void set_rate(const struct provision_policy *p, size_t segment,
                     struct provision_roll *cell)
{
    int64_t whole = cell->balance;
    int64_t units;

    if (segment == 0 && p->basis == PROVISION_DUE)
        whole -= cell->stayed;
    if (whole <= 0 ||
        !decimal_muldiv(cell->rolled, decimal_power(PROVISION_ROLL_DECIMALS),
                        whole, ROUND_HALF_UP, &units))
        return;
    cell->has_rate = true;
    cell->rate = (struct decimal){units, PROVISION_ROLL_DECIMALS};
}

static void average(const struct provision_policy *p, size_t segments,
                    struct provision_rolls *rolls)
{
    for (size_t s = 0; s + 1 < segments; s++) {
        int64_t sum = 0, mean = 0;

        for (size_t i = 0; i < rolls->period_count; i++) {
            struct provision_roll *cell = &rolls->cells[i * segments + s];

            set_rate(p, s, cell);
            rolls->observed[s] += cell->has_rate;
            sum += cell->rate.units; /* at most PERIODS of 1 each */
        }
        if (rolls->observed[s])
            (void)!decimal_muldiv(sum, 1, (int64_t)rolls->observed[s],
                                  ROUND_HALF_UP, &mean);
        rolls->average[s] = (struct decimal){mean, PROVISION_ROLL_DECIMALS};
    }
}

/* The closes of the period's ends; those that are missing are listed. */
static const struct frozen **find_ends(const struct rolling *r,
                                       const struct frozen *closes, size_t n,
                                       const struct frozen *now,
                                       struct provision_rolls *out,
                                       struct arena *a)
{
    const struct provision_policy *p = r->policy;
    size_t count = (size_t)p->periods + 1;
    const struct frozen **ends = arena_array(a, const struct frozen *, count);
    struct date last = last_end(p, now->day);

    out->days = arena_array(a, struct date, count);
    out->missing = arena_array(a, struct date, count);
    for (size_t i = 0; i < count; i++) {
        struct date day = end_before(p, last, (int)(count - 1 - i));

        out->days[i] = day;
        ends[i] = day.day == now->day.day ? now : close_of(closes, n, day);
        if (!ends[i])
            out->missing[out->missing_count++] = day;
    }
    out->periods_wanted = (size_t)p->periods;
    return ends;
}

bool provision_roll(const struct ledger *l, const struct provision_policy *p,
                    const struct currency *currency,
                    const struct frozen *closes, size_t close_count,
                    const struct frozen *now, struct provision_rolls *out,
                    struct arena *a, struct diag *d)
{
    struct provision_rolls common = {.currency = currency};
    struct rolling r = {.ledger = l,
                        .policy = p,
                        .currency = currency,
                        .out = out,
                        .segments = provision_segment_count(p),
                        .fits = true};
    const struct frozen **ends =
        find_ends(&r, closes, close_count, now, &common, a);

    if (common.missing_count == 0)
        common.period_count = common.periods_wanted;
    for (size_t i = 0; i < p->portfolio_count; i++) {
        out[i] = common;
        out[i].cells = arena_array(a, struct provision_roll,
                                   common.period_count * r.segments);
    }
    for (r.period = 0; r.period < common.period_count; r.period++) {
        r.was = ends[r.period];
        r.is = ends[r.period + 1];
        count_period(&r);
    }
    if (!r.fits)
        return provision_too_large(d);
    for (size_t i = 0; i < p->portfolio_count; i++)
        average(p, r.segments, &out[i]);
    return true;
}

/* chance x lgd x forward, rounded once; at most 1. */
static struct decimal loss_rate(const struct provision_policy *p,
                                int64_t chance)
{
    int64_t units = 0;
    int scale = PROVISION_ROLL_DECIMALS + p->lgd.scale + p->forward.scale -
                PROVISION_RATE_DECIMALS;

    (void)!decimal_muldiv(chance * p->lgd.units, p->forward.units,
                          decimal_power(scale), ROUND_HALF_UP, &units);
    if (units > decimal_power(PROVISION_RATE_DECIMALS))
        units = decimal_power(PROVISION_RATE_DECIMALS);
    return (struct decimal){units, PROVISION_RATE_DECIMALS};
}

void provision_roll_rates(const struct provision_policy *p,
                          const struct provision_rolls *rolls,
                          struct decimal *rates, bool *has)
{
    size_t last = provision_segment_count(p) - 1;
    int64_t chance = decimal_power(PROVISION_ROLL_DECIMALS);
    bool known = rolls->period_count > 0;

    for (size_t i = last + 1; i-- > 0;) {
        if (i < last) {
            known = known && rolls->observed[i];
            (void)!decimal_muldiv(chance, rolls->average[i].units,
                                  decimal_power(PROVISION_ROLL_DECIMALS),
                                  ROUND_HALF_UP, &chance);
        }
        has[i] = known;
        if (known)
            rates[i] = loss_rate(p, chance);
    }
}
