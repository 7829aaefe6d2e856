#include "measure/interest_round.h"

/*
 * One denominator for all rows of a debt: 10^scale * 100 * year, where year is
 * a multiple of the length of every year in use.
 */
struct fraction {
    int scale;
    int64_t year;
    int64_t denominator;
};

/* The exact sum of the rows so far: whole units and a rest of denominator. */
struct so_far {
    int64_t whole, rest;
};

static bool times(int64_t *x, int64_t by)
{
    return decimal_muldiv(*x, by, 1, ROUND_DOWN, x);
}

static bool is_by_year(const struct interest_row *row)
{
    return row->per == PER_MONTH || row->per == PER_YEAR;
}

static bool fraction_of(const struct interest_row *rows, size_t n,
                        struct fraction *out)
{
    struct fraction f = {.year = 1, .denominator = 100};

    for (size_t i = 0; i < n; i++) {
        if (rows[i].percent.scale > f.scale)
            f.scale = rows[i].percent.scale;
        if (is_by_year(&rows[i]) && f.year % rows[i].year_days != 0)
            f.year *= rows[i].year_days; /* 360 stands alone; 365 * 366 */
    }
    if (!times(&f.denominator, f.year) ||
        !times(&f.denominator, decimal_power(f.scale)))
        return false;
    *out = f;
    return true;
}

/* What a unit of base bears in one day of the row, over the denominator. */
static bool weight_of(const struct fraction *f, const struct interest_row *row,
                      int64_t *out)
{
    int64_t weight = row->percent.units;

    if (!times(&weight, decimal_power(f->scale - row->percent.scale)) ||
        !times(&weight, is_by_year(row) ? f->year / row->year_days : f->year) ||
        !times(&weight, row->per == PER_MONTH ? 12 : 1))
        return false;
    *out = weight;
    return true;
}

bool interest_one_day(const struct interest_row *row, int64_t *out)
{
    struct fraction f;
    int64_t weight;

    return fraction_of(row, 1, &f) && weight_of(&f, row, &weight) &&
           decimal_muldiv(row->base, weight, f.denominator, ROUND_HALF_UP, out);
}

static bool sum_to(const struct fraction *f, const struct interest_row *row,
                   int32_t days, struct decimal_sum *sum, struct so_far *out)
{
    struct decimal_sum more = *sum;
    int64_t weight;

    if (!weight_of(f, row, &weight) || !times(&weight, days) ||
        !decimal_sum_add(&more, row->base, weight) ||
        !decimal_sum_floor(more, f->denominator, &out->whole, &out->rest))
        return false;
    *sum = more;
    return true;
}

/* The first day of the row by which the sum is no longer below the cap. */
static bool find_cap(const struct fraction *f, const struct interest_row *row,
                     struct decimal_sum before, int64_t cap, int32_t *days,
                     struct so_far *reached)
{
    int32_t low = 1, high = row->days;
    struct decimal_sum sum = before;

    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        struct so_far at;

        sum = before;
        if (!sum_to(f, row, middle, &sum, &at))
            return false;
        if (at.whole >= cap)
            high = middle;
        else
            low = middle + 1;
    }
    *days = low;
    sum = before;
    return sum_to(f, row, low, &sum, reached);
}

/* End the rows where the cap is reached. */
static bool cut_at_cap(struct interest *x, size_t i, const struct fraction *f,
                       struct decimal_sum before, int64_t cap,
                       struct so_far *at)
{
    struct interest_row *row = &x->rows[i];
    int32_t days;

    if (!find_cap(f, row, before, cap, &days, at))
        return false;
    row->is_cut = at->whole > cap || at->rest > 0;
    row->to = date_add_days(row->from, days - 1);
    row->days = days;
    *at = (struct so_far){cap, 0};
    x->count = i + 1;
    x->is_capped = true;
    return true;
}

/* Exact sums up to each row, until the cap. */
static bool add_up(struct interest *x, const struct fraction *f, int64_t cap,
                   struct so_far *sums)
{
    struct decimal_sum sum = {0};

    for (size_t i = 0; i < x->count; i++) {
        struct decimal_sum before = sum;

        if (!sum_to(f, &x->rows[i], x->rows[i].days, &sum, &sums[i]))
            return false;
        if (sums[i].whole >= cap && !cut_at_cap(x, i, f, before, cap, &sums[i]))
            return false;
    }
    return true;
}

static int64_t half_up(const struct fraction *f, struct so_far x)
{
    return x.whole + (x.rest >= f->denominator - x.rest);
}

/* The row alone: what its sum has over that of the row before. */
static struct so_far alone(const struct fraction *f, const struct so_far *sums,
                           size_t i)
{
    struct so_far x = sums[i];

    if (i == 0)
        return x;
    x.whole -= sums[i - 1].whole;
    x.rest -= sums[i - 1].rest;
    if (x.rest < 0) {
        x.rest += f->denominator;
        x.whole--;
    }
    return x;
}

/*
 * Each row gets what the rounded sum grows by with it: the rows up to any day
 * add up to the interest of that day, rounded once, which is what a payment of
 * that day met (measure/offset).
 */
static void round_once(struct interest *x, const struct fraction *f,
                       const struct so_far *sums)
{
    for (size_t i = 0; i < x->count; i++) {
        int64_t total = half_up(f, sums[i]);

        x->rows[i].interest = total - x->total;
        x->total = total;
    }
}

/* Each row by itself; what they round up never passes the cap. */
static bool round_rows(struct interest *x, const struct fraction *f,
                       const struct so_far *sums, int64_t cap)
{
    for (size_t i = 0; i < x->count; i++) {
        int64_t units = half_up(f, alone(f, sums, i));

        if (units > cap - x->total)
            units = cap - x->total;
        x->rows[i].interest = units;
        if (!minor_add(&x->total, units))
            return false;
    }
    return true;
}

bool interest_round(struct interest *x, int64_t cap, bool by_row,
                    struct arena *a)
{
    struct so_far *sums = arena_array(a, struct so_far, x->count);
    struct fraction f;

    if (x->count == 0)
        return true;
    if (!fraction_of(x->rows, x->count, &f) || !add_up(x, &f, cap, sums))
        return false;
    for (size_t i = 0; i < x->count; i++)
        x->days += x->rows[i].days;
    if (by_row)
        return round_rows(x, &f, sums, cap);
    if (sums[x->count - 1].whole == INT64_MAX)
        return false;
    round_once(x, &f, sums);
    return true;
}
