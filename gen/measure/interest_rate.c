#include "measure/interest_rate.h"

#define SHOWN_DECIMALS 2

static const struct decimal delayed_percent = {175, 4}; /* 日万分之一点七五 */
static const struct decimal statutory_margin = {8, 0}; /* UK and EU */

struct date interest_lpr_start(void)
{
    return date_from_civil((struct civil){2019, 8, 20});
}

static struct date day_before(struct date d)
{
    return date_add_days(d, -1);
}

static struct date earlier(struct date a, struct date b)
{
    return a.day < b.day ? a : b;
}

/* Zeros behind the second decimal say nothing. */
static struct decimal tidy(struct decimal x)
{
    while (x.scale > SHOWN_DECIMALS && x.units % 10 == 0) {
        x.units /= 10;
        x.scale--;
    }
    while (x.scale < SHOWN_DECIMALS &&
           decimal_rescale(&x, x.scale + 1, ROUND_DOWN))
        continue;
    return x;
}

/* *out = a * multiple + points, exact. */
static bool rate_times(struct decimal a, struct decimal multiple,
                       struct decimal points, struct decimal *out)
{
    struct decimal x = {0, a.scale + multiple.scale};

    if (x.scale > DECIMAL_MAX_SCALE ||
        !decimal_muldiv(a.units, multiple.units, 1, ROUND_DOWN, &x.units))
        return false;
    if (x.scale < points.scale &&
        !decimal_rescale(&x, points.scale, ROUND_DOWN))
        return false;
    if (!decimal_rescale(&points, x.scale, ROUND_DOWN) ||
        !minor_add(&x.units, points.units))
        return false;
    *out = tidy(x);
    return true;
}

static bool report_large(const struct accruing *x)
{
    return diag_error(x->d, x->at,
                      "the rate of interest has too many digits to be "
                      "multiplied exactly; write it with fewer decimals");
}

/* The rate of the table's row with the rule's multiple and points. */
static bool from_row(const struct accruing *x, const struct rate_table *t,
                     const struct rate_row *row, int column,
                     struct rate_now *out)
{
    const struct accrual *rule = &x->terms->accrual;

    out->per = PER_YEAR;
    out->table = t;
    out->source = row;
    return rate_times(row->values[column], rule->multiple, rule->percent,
                      &out->percent) ||
           report_large(x);
}

/* Up to the day before the rate of the table changes, and never past last. */
static void until_change(const struct rate_table *t, int column,
                         struct date last, struct rate_now *out)
{
    const struct rate_row *next =
        rates_next_change(t, out->source, column, last);

    out->until = next ? day_before(next->from) : last;
}

static bool is_floating(const struct accruing *x)
{
    return x->terms->accrual.course == COURSE_FLOATING;
}

/*
 * A table's rate from since to last: floating from day to day, or fixed by
 * the day that fixes it.  A floating one needs the table up to last, so that
 * no later fixing is missed.
 */
static bool from_table(const struct accruing *x, const struct rate_table *t,
                       int column, struct date fixing, struct date day,
                       struct date last, struct rate_now *out)
{
    const struct rate_row *row;

    if (is_floating(x) && !rates_look(t, last, x->at, &row, x->d))
        return false;
    if (!rates_look(t, is_floating(x) ? day : fixing, x->at, &row, x->d) ||
        !from_row(x, t, row, column, out))
        return false;
    out->until = last;
    if (is_floating(x))
        until_change(t, column, last, out);
    return true;
}

static struct date fixing_day(const struct accruing *x)
{
    return x->terms->has_rate_day ? x->terms->rate_day : x->first;
}

static bool on_lpr(const struct accruing *x, struct date fixing,
                   struct date day, struct rate_now *out)
{
    int column = x->terms->accrual.term == TERM_FIVE_YEARS ? LPR_FIVE_YEARS
                                                           : LPR_ONE_YEAR;

    return from_table(x, &x->tables->lpr, column, fixing, day, x->last, out);
}

static int benchmark_column(uint8_t term)
{
    switch ((enum accrual_term)term) {
    case TERM_UNTOLD:
    case TERM_ONE_YEAR:
        break;
    case TERM_MIDDLE:
        return BENCHMARK_1_TO_5Y;
    case TERM_FIVE_YEARS:
        return BENCHMARK_OVER_5Y;
    }
    return BENCHMARK_WITHIN_1Y;
}

/*
 * Throughout: what stood when the benchmark ended stays, for there has been no
 * other since.
 */
static bool throughout(const struct accruing *x, int column, struct date day,
                       struct rate_now *out)
{
    const struct rate_table *t = &x->tables->benchmark;
    struct date end = t->head.valid_to, last = x->last;

    if (!date_is(end) || last.day <= end.day)
        return from_table(x, t, column, fixing_day(x), day, last, out);
    if (!from_table(x, t, column, earlier(fixing_day(x), end),
                    earlier(day, end), end, out))
        return false;
    if (out->until.day == end.day)
        out->until = last;
    return true;
}

/*
 * Before 2019-08-20 the benchmark; from then on the same, or the LPR, fixed
 * on that day (or on the later day that fixes the rate).
 */
static bool on_benchmark(const struct accruing *x, struct date day,
                         struct rate_now *out)
{
    int column = benchmark_column(x->terms->accrual.term);
    struct date start = interest_lpr_start();

    if (x->terms->benchmark_throughout)
        return throughout(x, column, day, out);
    if (day.day >= start.day)
        return on_lpr(x, date_later(fixing_day(x), start), day, out);
    return from_table(x, &x->tables->benchmark, column, fixing_day(x), day,
                      earlier(x->last, day_before(start)), out);
}

/* 30 June or 31 December before the day: SI 2002/1675 art. 4. */
static struct date uk_reference(struct date day)
{
    struct civil c = date_civil(day);

    if (c.month > 6)
        return date_from_civil((struct civil){c.year, 6, 30});
    return date_from_civil((struct civil){c.year - 1, 12, 31});
}

/* The first day of its half-year, and of the next. */
static struct date half_start(struct date day)
{
    struct civil c = date_civil(day);

    return date_from_civil((struct civil){c.year, c.month > 6 ? 7 : 1, 1});
}

static struct date half_next(struct date half)
{
    return date_add_months(half, 6);
}

static bool statutory(const struct accruing *x, const struct rate_table *t,
                      struct date reference, struct rate_now *out)
{
    const struct rate_row *row;

    if (!rates_look(t, reference, x->at, &row, x->d))
        return false;
    out->per = PER_YEAR;
    out->table = t;
    out->source = row;
    return rate_times(row->values[0], (struct decimal){1, 0}, statutory_margin,
                      &out->percent) ||
           report_large(x);
}

static bool on_uk(const struct accruing *x, struct rate_now *out)
{
    out->until = x->last;
    return statutory(x, &x->tables->boe, uk_reference(fixing_day(x)), out);
}

/* Half-years of one rate are one row. */
static bool on_eu(const struct accruing *x, struct date day,
                  struct rate_now *out)
{
    struct date half = half_start(day);
    struct rate_now later;

    if (!statutory(x, &x->tables->eu, half, out))
        return false;
    for (half = half_next(half); half.day <= x->last.day;
         half = half_next(half)) {
        if (!statutory(x, &x->tables->eu, half, &later))
            return false;
        if (decimal_compare(later.percent, out->percent) != 0)
            break;
    }
    out->until = earlier(day_before(half), x->last);
    return true;
}

/* Per cent a year; false where it does not fit. */
static bool yearly(const struct accruing *x, struct decimal *percent)
{
    int64_t days = x->terms->year == YEAR_360 ? 360 : 365;

    switch ((enum accrual_per)x->terms->accrual.per) {
    case PER_DAY:
        return decimal_muldiv(percent->units, days, 1, ROUND_DOWN,
                              &percent->units);
    case PER_MONTH:
        return decimal_muldiv(percent->units, 12, 1, ROUND_DOWN,
                              &percent->units);
    case PER_YEAR:
    case PER_ONCE:
        break;
    }
    return true;
}

/* An agreed rate below the LPR of the floor's day gives way to it. */
static bool apply_floor(const struct accruing *x, struct rate_now *out)
{
    struct decimal agreed = x->terms->accrual.percent;
    const struct rate_row *row;

    if (!rates_look(&x->tables->lpr, x->terms->floor_day, x->at, &row, x->d))
        return false;
    if (!yearly(x, &agreed))
        return report_large(x);
    if (decimal_compare(agreed, row->values[LPR_ONE_YEAR]) >= 0)
        return true;
    out->per = PER_YEAR;
    out->percent = tidy(row->values[LPR_ONE_YEAR]);
    out->table = &x->tables->lpr;
    out->source = row;
    return true;
}

static bool agreed_rate(const struct accruing *x, struct rate_now *out)
{
    const struct accrual *rule = &x->terms->accrual;

    out->per = rule->per;
    out->percent = tidy(rule->percent);
    if (!x->terms->has_floor_day || rule->per == PER_ONCE)
        return true;
    return apply_floor(x, out);
}

bool rate_on(const struct accruing *x, struct date day, struct rate_now *out)
{
    *out = (struct rate_now){.until = x->last};
    switch ((enum accrual_kind)x->terms->accrual.kind) {
    case ACCRUAL_NONE:
        break;
    case ACCRUAL_RATE:
        return agreed_rate(x, out);
    case ACCRUAL_DELAYED:
        out->per = PER_DAY;
        out->percent = delayed_percent;
        break;
    case ACCRUAL_LPR:
        return on_lpr(x, fixing_day(x), day, out);
    case ACCRUAL_BENCHMARK:
        return on_benchmark(x, day, out);
    case ACCRUAL_UK:
        return on_uk(x, out);
    case ACCRUAL_EU:
        return on_eu(x, day, out);
    }
    return true;
}
