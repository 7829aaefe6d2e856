/*
 * DSO by months: what the receivables of a day have of each month's sales.
 */
#include "measure/kpi_parts.h"

#define EXACT_SCALE 6
#define FINE_SCALE  9 /* of the terms that are added */

static struct kpi_figure *start(struct kpi *k, enum kpi_figure_id id)
{
    const int64_t *s = k->sums;
    struct kpi_figure *f = &k->figures[id];
    struct date from =
        k->month_count ? k->months[k->month_count - 1].from : k->as_of;

    *f = (struct kpi_figure){
        .from = from, .to = k->as_of, .missing = k->sales_missing};
    if (!k->month_count && !f->missing)
        f->missing = KPI_ZERO;
    f->sources[f->source_count++] =
        (struct kpi_source){KPI_FROM_DOCUMENTS, KPI_ROWS_OPEN, s[SUM_OPEN_ROWS],
                            k->as_of, k->as_of};
    return f;
}

static void leave_out(struct kpi_figure *f, enum kpi_exclusion what,
                      int64_t minor)
{
    if (minor)
        f->excluded[f->excluded_count++] =
            (struct kpi_excluded){what, minor, 0};
}

/* days at FINE_SCALE. */
static void finish(struct kpi *k, enum kpi_figure_id id, int64_t days)
{
    struct kpi_figure *f = &k->figures[id];

    if (f->missing != KPI_KNOWN)
        return;
    f->exact = f->value = (struct decimal){days, FINE_SCALE};
    if (!decimal_rescale(&f->exact, EXACT_SCALE, ROUND_HALF_UP) ||
        !decimal_rescale(&f->value, kpi_forms[id].decimals, ROUND_HALF_UP)) {
        f->missing = KPI_OUT_OF_RANGE;
        return;
    }
    f->defined = f->has_numerator = true;
    f->numerator = days / (decimal_power(FINE_SCALE) / 1000);
}

static int32_t days_of(const struct kpi_month *m)
{
    return m->to.day - m->from.day + 1;
}

/* Two decimals of what a month counts, for its row. */
static struct decimal shown_days(int64_t fine)
{
    struct decimal days = {fine, FINE_SCALE};

    (void)!decimal_rescale(&days, 2, ROUND_HALF_UP);
    return days;
}

/*
 * Whole months while more is owed than they sold; of the last the part that is
 * left.  A month that sold nothing adds its days.
 */
static void count_back(struct kpi *k)
{
    struct kpi_figure *f = start(k, KPI_DSO_COUNT_BACK);
    int64_t rest = k->receivables, days = 0, part;
    size_t i = 0;

    if (rest < 0 && !f->missing)
        f->missing = KPI_NEGATIVE;
    for (; !f->missing && rest > 0 && i < k->month_count; i++) {
        struct kpi_month *m = &k->months[i];

        part = (int64_t)days_of(m) * decimal_power(FINE_SCALE);
        m->counted = m->sales > rest ? rest : m->sales;
        if (m->sales > rest &&
            !decimal_muldiv(rest, part, m->sales, ROUND_HALF_UP, &part))
            f->missing = KPI_OUT_OF_RANGE;
        m->days = shown_days(part);
        days += part;
        rest -= m->counted;
    }
    if (rest > 0 && !f->missing)
        f->missing = KPI_SALES_TOO_SHORT;
    if (i > 0)
        f->from = k->months[i - 1].from;
    finish(k, KPI_DSO_COUNT_BACK, days);
}

/* days at FINE_SCALE, of either sign. */
static bool is_beyond(const struct kpi *k, int64_t days)
{
    int64_t most =
        (int64_t)KPI_WINDOWS_MOST * k->dso_days * decimal_power(FINE_SCALE);

    return days > most || days < -most;
}

/* The sum over the months that sold something of part * factor / sales. */
static void sum_months(struct kpi *k, enum kpi_figure_id id)
{
    struct kpi_figure *f = start(k, id);
    bool is_true = id == KPI_DSO_TRUE;
    int64_t days = 0, without = k->sums[SUM_OPEN_BEFORE], within = 0;
    size_t used = 0;

    for (size_t i = 0; i < k->month_count; i++) {
        const struct kpi_month *m = &k->months[i];
        int64_t part, factor = is_true ? 1 : days_of(m);

        if (m->sales <= 0) {
            without += m->open;
            continue;
        }
        within += m->open;
        used += m->open != 0;
        if (!decimal_muldiv(is_true ? m->open_days : m->open,
                            factor * decimal_power(FINE_SCALE), m->sales,
                            ROUND_HALF_UP, &part) ||
            !minor_add(&days, part))
            f->missing = f->missing ? f->missing : KPI_OUT_OF_RANGE;
    }
    if (!k->weights && !f->missing)
        f->missing = KPI_OUT_OF_RANGE;
    if (!used && without && !f->missing)
        f->missing = KPI_ZERO;
    if (!f->missing && is_beyond(k, days)) {
        f->missing = KPI_SALES_TOO_SMALL;
        f->numerator = days / (decimal_power(FINE_SCALE) / 1000);
        f->has_numerator = true;
    }
    leave_out(f, KPI_WITHOUT_NO_SALES, without);
    leave_out(f, KPI_WITHOUT_UNAPPLIED, k->unapplied);
    f->terms[0] = within;
    finish(k, id, days);
}

static struct ratio per_cent(int64_t part, int64_t whole)
{
    struct ratio r = {.value = {.scale = 1}};

    r.defined = whole > 0 && decimal_muldiv(part, 1000, whole, ROUND_HALF_UP,
                                            &r.value.units);
    return r;
}

void kpi_close_months(struct kpi *k)
{
    count_back(k);
    sum_months(k, KPI_DSO_TRUE);
    sum_months(k, KPI_DSO_WEIGHTED);
    for (size_t i = 0; i < k->roll_count; i++) {
        struct kpi_roll *r = &k->rolls[i];

        r->traced_rate = per_cent(r->traced, r->opening);
        r->net_rate = per_cent(r->net, r->opening);
    }
}
