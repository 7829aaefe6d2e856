/*
 * The waterfall of all currencies in the reporting one.
 *
 * The opening is taken at the rate of its day and everything else at that of
 * the closing's; what the closing has beside them came of the rates.
 */
#include "measure/movement_parts.h"

/* Decimals to which rates are brought: more than they may have. */
#define RATE_SCALE 8

struct changing {
    const struct view *now, *then;
    const struct policy *policy;
    const struct currency *to;
    struct conversion opening, closing; /* FX_HISTORIC */
    struct diag *diag;
};

static bool report_overflow(const struct changing *c,
                            const struct currency *from)
{
    return diag_error(c->diag, nowhere,
                      "the amounts in %s are too large to be converted to %s "
                      "exactly; look for a rate or an amount in the wrong "
                      "column",
                      from->code, c->to->code);
}

/* Half up; a yen is a hundred of a yuan's minor units. */
static bool at_rate(const struct changing *c, const struct currency *from,
                    int64_t minor, struct decimal rate, int64_t *out)
{
    int more = c->to->exponent - from->exponent;
    struct decimal_sum sum = {0};
    int64_t by = decimal_power(RATE_SCALE + (more < 0 ? -more : 0));

    return (decimal_rescale(&rate, RATE_SCALE + (more > 0 ? more : 0),
                            ROUND_HALF_UP) &&
            decimal_sum_add(&sum, minor, rate.units) &&
            decimal_sum_round(sum, by, ROUND_HALF_UP, out)) ||
           report_overflow(c, from);
}

/* Of a day's documents at their own rates; false: one is missing. */
static bool historic(const struct conversion *all,
                     const struct currency *currency, int64_t *out)
{
    const struct conversion_row *row = conversion_find(all, currency);

    *out = row ? row->total : 0;
    return !row || row->has_rate;
}

/* Where documents keep their own rates both ends are those of the books. */
static bool set_ends(const struct changing *c, const struct movement_row *from,
                     struct decimal then, struct decimal now,
                     struct movement_row *row, bool *missing)
{
    int64_t restated = row->causes[MOVEMENT_RESTATED];

    if (c->policy->fx == FX_HISTORIC) {
        *missing = !historic(&c->opening, from->currency, &row->opening) ||
                   !historic(&c->closing, from->currency, &row->closing);
        return minor_add(&row->opening, -restated) ||
               report_overflow(c, from->currency);
    }
    return at_rate(c, from->currency, from->opening, then, &row->opening) &&
           at_rate(c, from->currency, from->closing, now, &row->closing);
}

/* What is left is the rates'. */
static bool set_rest(const struct changing *c, struct movement_row *row)
{
    int64_t rest = row->closing;

    if (!minor_add(&rest, -row->opening))
        return report_overflow(c, row->currency);
    for (size_t i = 0; i < MOVEMENT_CAUSES; i++)
        if (!minor_add(&rest, -row->causes[i]))
            return report_overflow(c, row->currency);
    row->causes[MOVEMENT_CURRENCY] = rest;
    return true;
}

static bool needs_rate(const struct movement_row *row)
{
    bool some = row->opening || row->closing;

    for (size_t i = 0; i < MOVEMENT_CAUSES; i++)
        some |= row->causes[i] != 0;
    return some;
}

/* One currency; the reporting one stays as it is. */
static bool convert_row(const struct changing *c,
                        const struct movement_row *from,
                        struct movement_converted *out, size_t i)
{
    struct movement_row *row = &out->rows[i];
    const struct fx_rate *then, *now;

    *row = (struct movement_row){.currency = c->to, .customer = LEDGER_NONE};
    if (from->currency == c->to) {
        *row = *from;
        return true;
    }
    then = ledger_rate(c->now->ledger, from->currency, c->then->as_of);
    now = ledger_rate(c->now->ledger, from->currency, c->now->as_of);
    out->missing[i] = needs_rate(from) && (!then || !now);
    if (out->missing[i] || !then || !now)
        return true;
    if (c->policy->fx == FX_AS_OF) {
        out->rates_then[i] = then->rate;
        out->rates_now[i] = now->rate;
    }
    for (size_t k = 0; k < MOVEMENT_CAUSES; k++)
        if (!at_rate(c, from->currency, from->causes[k], now->rate,
                     &row->causes[k]))
            return false;
    return set_ends(c, from, then->rate, now->rate, row, &out->missing[i]) &&
           set_rest(c, row);
}

static bool add_to_total(const struct changing *c, struct movement_row *total,
                         const struct movement_row *row)
{
    bool fits = minor_add(&total->opening, row->opening) &&
                minor_add(&total->closing, row->closing);

    for (size_t i = 0; fits && i < MOVEMENT_CAUSES; i++)
        fits = minor_add(&total->causes[i], row->causes[i]);
    return fits || report_overflow(c, row->currency);
}

static bool convert_all(const struct changing *c, struct movement *m,
                        struct arena *a)
{
    struct movement_converted *out = arena_new(a, struct movement_converted);

    out->total =
        (struct movement_row){.currency = c->to, .customer = LEDGER_NONE};
    out->rows = arena_array(a, struct movement_row, m->count);
    out->rates_then = arena_array(a, struct decimal, m->count);
    out->rates_now = arena_array(a, struct decimal, m->count);
    out->missing = arena_array(a, bool, m->count);
    out->complete = true;
    for (size_t i = 0; i < m->count; i++) {
        if (!convert_row(c, &m->items[i].total, out, i))
            return false;
        if (out->missing[i])
            out->complete = false;
        else if (!add_to_total(c, &out->total, &out->rows[i]))
            return false;
    }
    m->converted = out;
    return true;
}

/* The books' own figures of both days; a missing rate was told before. */
static bool convert_ends(struct changing *c, struct arena *a)
{
    struct diag quiet = {0};
    struct aging opening, closing;

    if (c->policy->fx == FX_AS_OF)
        return true;
    return aging_compute(c->then, c->policy, 0, c->now->threads, &opening, a,
                         c->diag) &&
           aging_compute(c->now, c->policy, 0, c->now->threads, &closing, a,
                         c->diag) &&
           conversion_compute(c->then, &opening, c->policy, &c->opening, a,
                              &quiet) &&
           conversion_compute(c->now, &closing, c->policy, &c->closing, a,
                              &quiet);
}

/* Something is in another currency. */
static bool has_others(const struct movement *m, const struct currency *to)
{
    for (size_t i = 0; i < m->count; i++)
        if (m->items[i].total.currency != to && needs_rate(&m->items[i].total))
            return true;
    return false;
}

bool movement_convert(struct movement *m, const struct view *now,
                      const struct view *then, const struct policy *policy,
                      struct arena *a, struct diag *d)
{
    struct view day = {.ledger = now->ledger, .as_of = m->from};
    struct changing c = {.now = now,
                         .then = then ? then : &day,
                         .policy = policy,
                         .to = policy->reporting_currency,
                         .diag = d};

    if (!now->ledger->rate_count || !has_others(m, c.to) ||
        (!then && policy->fx == FX_HISTORIC))
        return true;
    return convert_ends(&c, a) && convert_all(&c, m, a);
}
