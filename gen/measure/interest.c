#include "measure/interest_rate.h"
#include "measure/interest_round.h"

#include <stdlib.h>

/* A debt's days on the way from its first to its last. */
struct walk {
    struct accruing rule;
    struct base_step *steps; /* by day */
    size_t step_count;
    struct rate_now now; /* of the day it was asked for, until now.until */
    bool has_now;
    struct interest *out;
    size_t capacity;
    struct arena *arena;
};

static int compare_steps(const void *a, const void *b)
{
    const struct base_step *x = a;
    const struct base_step *y = b;

    return (x->from.day > y->from.day) - (x->from.day < y->from.day);
}

static bool check_steps(const struct walk *w)
{
    const struct accruing *rule = &w->rule;
    struct arena scratch = {0};
    bool ok = true;

    for (size_t i = 0; i < w->step_count && ok; i++) {
        const struct base_step *s = &w->steps[i];

        if (s->minor < 0)
            ok = diag_error(rule->d, rule->at,
                            "the principal is below zero from %.*s on",
                            STR_ARG(date_iso(s->from, &scratch)));
        else if (i && s[-1].from.day == s->from.day && s[-1].minor != s->minor)
            ok = diag_error(rule->d, rule->at,
                            "the principal has two amounts on %.*s",
                            STR_ARG(date_iso(s->from, &scratch)));
    }
    arena_release(&scratch);
    return ok;
}

/* The steps by day. */
static bool sort_steps(struct walk *w, const struct interest_debt *debt)
{
    w->steps = arena_array(w->arena, struct base_step, debt->step_count);
    w->step_count = debt->step_count;
    for (size_t i = 0; i < debt->step_count; i++)
        w->steps[i] = debt->steps[i];
    qsort(w->steps, w->step_count, sizeof(*w->steps), compare_steps);
    return check_steps(w);
}

/* The base of a day and, in *until, the last day before it changes. */
static int64_t base_on(const struct walk *w, struct date day,
                       struct date *until)
{
    int64_t base = 0;

    for (size_t i = 0; i < w->step_count; i++) {
        const struct base_step *s = &w->steps[i];

        if (s->from.day <= day.day) {
            base = s->minor;
        } else if (s->minor != base) {
            if (s->from.day <= until->day)
                *until = date_add_days(s->from, -1);
            break;
        }
    }
    return base;
}

/* Whether a pause holds the day; *until: its last day, or the last before one.
 */
static bool is_paused(const struct interest_terms *terms, struct date day,
                      struct date *until)
{
    struct date end = *until;

    for (size_t i = 0; i < terms->pause_count; i++) {
        const struct pause *p = &terms->pauses[i];

        if (p->from.day <= day.day && day.day <= p->to.day) {
            *until = p->to;
            return true;
        }
        if (p->from.day > day.day && p->from.day <= end.day &&
            p->from.day <= p->to.day)
            end = date_add_days(p->from, -1);
    }
    *until = end;
    return false;
}

static bool is_leap(int year)
{
    return civil_is_real((struct civil){year, 2, 29});
}

static int32_t year_days(enum year_basis basis, struct date day)
{
    switch (basis) {
    case YEAR_365:
        break;
    case YEAR_360:
        return 360;
    case YEAR_ACTUAL:
        return is_leap(date_civil(day).year) ? 366 : 365;
    }
    return 365;
}

/* The end of the last year from the day's on that is as long as it. */
static struct date years_end(struct date day)
{
    int year = date_civil(day).year;
    bool leap = is_leap(year);

    while (year < 9999 && is_leap(year + 1) == leap)
        year++;
    return date_from_civil((struct civil){year, 12, 31});
}

/* Ask for the rate again only where it may have changed. */
static bool rate_of(struct walk *w, struct date day)
{
    if (w->has_now && day.day <= w->now.until.day)
        return true;
    w->has_now = rate_on(&w->rule, day, &w->now);
    return w->has_now;
}

static bool is_by_year(const struct rate_now *now)
{
    return now->per == PER_MONTH || now->per == PER_YEAR;
}

static struct interest_row row_of(const struct walk *w, struct date day,
                                  int64_t base)
{
    const struct rate_now *now = &w->now;

    return (struct interest_row){
        .from = day,
        .to = day,
        .days = 1,
        .base = base,
        .percent = now->percent,
        .per = now->per,
        .year_days = is_by_year(now) ? year_days(w->rule.terms->year, day) : 0,
        .source = now->source,
        .table = now->table,
    };
}

/* A row from day up to end at most; *end becomes its last day. */
static bool add_row(struct walk *w, struct date day, int64_t base,
                    struct date *end)
{
    struct interest_row row;

    if (!rate_of(w, day))
        return false;
    if (w->now.until.day < end->day)
        *end = w->now.until;
    row = row_of(w, day, base);
    if (row.year_days && w->rule.terms->year == YEAR_ACTUAL &&
        years_end(day).day < end->day)
        *end = years_end(day);
    row.to = *end;
    row.days = end->day - day.day + 1;
    ARENA_PUSH(w->arena, w->out->rows, w->out->count, w->capacity) = row;
    return true;
}

static bool walk_days(struct walk *w)
{
    const struct accruing *rule = &w->rule;
    struct date day = rule->first;

    while (day.day <= rule->last.day) {
        struct date end = rule->last;

        if (!is_paused(rule->terms, day, &end)) {
            int64_t base = base_on(w, day, &end);

            if (base > 0 && !add_row(w, day, base, &end))
                return false;
        }
        if (end.day >= rule->last.day)
            break;
        day = date_add_days(end, 1);
    }
    return true;
}

/* The whole share on the first day, whatever is paid later. */
static bool walk_once(struct walk *w)
{
    struct date first = w->rule.first, end = first;
    int64_t base = base_on(w, first, &end);

    return base == 0 || first.day > w->rule.last.day ||
           add_row(w, first, base, &end);
}

static bool is_once(const struct accrual *rule)
{
    return rule->kind == ACCRUAL_RATE && rule->per == PER_ONCE;
}

static bool report_large(struct place at, struct diag *d)
{
    return diag_error(d, at,
                      "the interest on this debt is too large to be computed "
                      "exactly; check its principal, rate and days");
}

/* The rate of the last day; of the first, where that is still to come. */
static bool rate_next(struct walk *w)
{
    struct diag quiet = {0};
    struct accruing rule = w->rule;

    if (rule.first.day <= rule.last.day)
        return rate_of(w, rule.last);
    rule.last = rule.first;
    rule.d = &quiet;
    return rate_on(&rule, rule.first, &w->now);
}

/* One more day after the last. */
static bool next_day(struct walk *w)
{
    struct date day = date_add_days(w->rule.last, 1), end = day;
    struct interest_row row;
    int64_t base = base_on(w, day, &end);

    if (w->out->is_capped || base == 0 || day.day < w->rule.first.day ||
        is_paused(w->rule.terms, day, &end))
        return true;
    if (!rate_next(w))
        return day.day == w->rule.first.day;
    row = row_of(w, day, base);
    return interest_one_day(&row, &w->out->per_diem) ||
           report_large(w->rule.at, w->rule.d);
}

static bool report_cap(const struct interest_debt *debt, struct diag *d)
{
    return diag_error(d, debt->at,
                      "the cap on the penalty is of the contract's price, which"
                      " is not known here; write the cap as a sum, such as "
                      "\", cap 50000\"");
}

/* The sum that was late at first. */
static int64_t late_at_first(const struct walk *w, struct date first)
{
    struct date until = first;
    int64_t base = base_on(w, first, &until);

    for (size_t i = 0; i < w->step_count && base == 0; i++)
        if (w->steps[i].from.day > first.day)
            base = w->steps[i].minor;
    return base;
}

/* The lowest of the caps, rounded down: it may not be passed. */
static bool find_cap(const struct walk *w, const struct interest_debt *debt,
                     int64_t *out)
{
    const struct accrual *rule = &w->rule.terms->accrual;
    const struct money *cap = &w->rule.terms->cap;
    struct decimal sum = rule->cap_sum;
    int64_t share;

    *out = cap->currency ? cap->minor : CAP_NONE;
    if (sum.units) {
        if (!decimal_rescale(&sum, debt->currency->exponent, ROUND_DOWN))
            return report_large(debt->at, w->rule.d);
        *out = sum.units < *out ? sum.units : *out;
    }
    if (rule->cap_percent.units == 0)
        return true;
    if (rule->cap_base == CAP_OF_CONTRACT)
        return cap->currency || report_cap(debt, w->rule.d);
    if (rule->cap_percent.scale > DECIMAL_MAX_SCALE - 2 ||
        !decimal_muldiv(late_at_first(w, debt->first), rule->cap_percent.units,
                        decimal_power(rule->cap_percent.scale + 2), ROUND_DOWN,
                        &share))
        return report_large(debt->at, w->rule.d);
    *out = share < *out ? share : *out;
    return true;
}

static bool report_untold(const struct interest_debt *debt, struct diag *d)
{
    return diag_error(
        d, debt->at,
        "the rule does not say the term of its rate, or whether it "
        "is fixed or floating; write lpr1y*1.5:fixed or "
        "lpr1y*1.5:floating, and lpr5y or benchmark1y likewise");
}

/* What a rule by a table must say, it does. */
static bool is_told(const struct interest_terms *terms)
{
    const struct accrual *rule = &terms->accrual;

    switch ((enum accrual_kind)rule->kind) {
    case ACCRUAL_LPR:
    case ACCRUAL_BENCHMARK:
        return rule->term != TERM_UNTOLD && rule->course != COURSE_UNTOLD;
    case ACCRUAL_NONE:
    case ACCRUAL_RATE:
    case ACCRUAL_DELAYED:
    case ACCRUAL_UK:
    case ACCRUAL_EU:
        break;
    }
    return true;
}

static bool run(struct walk *w, const struct interest_debt *debt)
{
    const struct interest_terms *terms = w->rule.terms;
    int64_t cap;

    if (!sort_steps(w, debt) || !find_cap(w, debt, &cap))
        return false;
    w->out->cap = cap;
    if (!date_is(w->rule.first) || terms->accrual.kind == ACCRUAL_NONE)
        return true;
    if (!is_told(terms))
        return report_untold(debt, w->rule.d);
    if (!(is_once(&terms->accrual) ? walk_once(w) : walk_days(w)))
        return false;
    if (!interest_round(w->out, cap, terms->round_rows, w->arena))
        return report_large(debt->at, w->rule.d);
    return is_once(&terms->accrual) || next_day(w);
}

bool interest_compute(const struct interest_terms *terms,
                      const struct law_tables *tables,
                      const struct interest_debt *debt, struct interest *out,
                      struct arena *a, struct diag *d)
{
    struct interest made = {0};
    struct walk w = {
        .rule = {.terms = terms,
                 .tables = tables,
                 .first = date_add_days(debt->first, terms->grace_days),
                 .last = date_add_days(debt->last, -(int)terms->end_exclusive),
                 .at = debt->at,
                 .d = d},
        .out = &made,
        .arena = a,
    };

    if (!run(&w, debt))
        return false;
    *out = made;
    return true;
}

bool interest_fixed_sum(const struct accrual *accrual,
                        const struct law_tables *tables, struct money debt,
                        struct place at, struct money *out, struct diag *d)
{
    struct money sum = {0, NULL};
    const struct band *band;

    switch ((enum accrual_kind)accrual->kind) {
    case ACCRUAL_UK:
        if (!str_equal_z(str_from_z(debt.currency->code), "GBP"))
            return diag_error(d, at,
                              "the fixed sum of the Late Payment Act is in "
                              "pounds, the debt in %s; claim it by hand",
                              debt.currency->code);
        band =
            bands_find(&tables->uk_compensation, BAND_COMPENSATION, debt.minor);
        if (band)
            sum = (struct money){band->flat, debt.currency};
        break;
    case ACCRUAL_EU:
        sum = (struct money){4000, currency_find(STR("EUR"))};
        break;
    case ACCRUAL_NONE:
    case ACCRUAL_RATE:
    case ACCRUAL_LPR:
    case ACCRUAL_BENCHMARK:
    case ACCRUAL_DELAYED:
        break;
    }
    *out = sum;
    return true;
}
