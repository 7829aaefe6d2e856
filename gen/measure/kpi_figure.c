/*
 * The figures of a currency, from what they are made of.
 */
#include "measure/kpi_parts.h"

#define EXACT_SCALE 6
#define PER_CENT    100
#define YEAR_DAYS   365
#define MILLION     1000000

#define FORM(name, unit, decimals, numerator, denominator)             \
    {                                                                  \
        name, unit, decimals, KPI_IN_##numerator, KPI_IN_##denominator \
    }

const struct kpi_form kpi_forms[KPI_FIGURE_COUNT] = {
    [KPI_RECEIVABLES] = FORM("receivables", KPI_MONEY, 0, MONEY, NOTHING),
    [KPI_OVERDUE_AMOUNT] = FORM("overdue_amount", KPI_MONEY, 0, MONEY, NOTHING),
    [KPI_OVER_90_AMOUNT] = FORM("over_90_amount", KPI_MONEY, 0, MONEY, NOTHING),
    [KPI_COLLECTED] = FORM("collected", KPI_MONEY, 0, MONEY, NOTHING),
    [KPI_DSO] = FORM("dso", KPI_DAYS, 1, MONEY, MONEY),
    [KPI_DSO_AVERAGE] = FORM("dso_average", KPI_DAYS, 1, MONEY, MONEY),
    [KPI_DSO_COUNT_BACK] = FORM("dso_count_back", KPI_DAYS, 1, DAYS, NOTHING),
    [KPI_DSO_TRUE] = FORM("dso_true", KPI_DAYS, 1, DAYS, NOTHING),
    [KPI_DSO_WEIGHTED] = FORM("dso_weighted", KPI_DAYS, 1, DAYS, NOTHING),
    [KPI_BPDSO] = FORM("best_possible_dso", KPI_DAYS, 1, MONEY, MONEY),
    [KPI_ADD] = FORM("average_days_delinquent", KPI_DAYS, 1, MONEY, MONEY),
    [KPI_DAYS_LATE] = FORM("days_late", KPI_DAYS, 1, MONEY_DAYS, MONEY),
    [KPI_DAYS_LATE_PAID] =
        FORM("days_late_paid", KPI_DAYS, 1, MONEY_DAYS, MONEY),
    [KPI_CEI] = FORM("cei", KPI_PERCENT, 1, MONEY, MONEY),
    [KPI_RECOVERY] = FORM("recovery_rate", KPI_PERCENT, 1, MONEY, MONEY),
    [KPI_RECOVERY_COHORT_1] =
        FORM("recovery_cohort_1", KPI_PERCENT, 1, MONEY, MONEY),
    [KPI_RECOVERY_COHORT_2] =
        FORM("recovery_cohort_2", KPI_PERCENT, 1, MONEY, MONEY),
    [KPI_RECOVERY_COHORT_3] =
        FORM("recovery_cohort_3", KPI_PERCENT, 1, MONEY, MONEY),
    [KPI_OVERDUE_DROP] = FORM("overdue_drop", KPI_PERCENT, 1, MONEY, MONEY),
    [KPI_COST_RATE] = FORM("cost_rate", KPI_PERCENT, 2, MONEY, MONEY),
    [KPI_COST_PER_CASE] =
        FORM("cost_per_case", KPI_MONEY_EACH, 0, MONEY, NUMBER),
    [KPI_FINANCING_COST] =
        FORM("financing_cost", KPI_MONEY, 0, MONEY_DAYS, NOTHING),
    [KPI_PROMISE_COUNT] =
        FORM("promise_kept_count", KPI_PERCENT, 1, NUMBER, NUMBER),
    [KPI_PROMISE_AMOUNT] =
        FORM("promise_kept_amount", KPI_PERCENT, 1, MONEY, MONEY),
    [KPI_CURRENT] = FORM("percent_current", KPI_PERCENT, 1, MONEY, MONEY),
    [KPI_OVERDUE] = FORM("percent_overdue", KPI_PERCENT, 1, MONEY, MONEY),
    [KPI_OVER_90] = FORM("percent_over_90", KPI_PERCENT, 1, MONEY, MONEY),
    [KPI_TURNOVER] = FORM("turnover", KPI_TIMES, 2, MONEY, MONEY),
    [KPI_TURNOVER_AVERAGE] =
        FORM("turnover_average", KPI_TIMES, 2, MONEY, MONEY),
    [KPI_BAD_DEBT] = FORM("bad_debt_ratio", KPI_PERCENT, 2, MONEY, MONEY),
    [KPI_RETENTION] =
        FORM("customer_retention", KPI_PERCENT, 1, NUMBER, NUMBER),
};

/* Its window; the numbers come later. */
static struct kpi_figure *start(struct kpi *k, enum kpi_figure_id id,
                                struct date from, struct date to)
{
    struct kpi_figure *f = &k->figures[id];

    *f = (struct kpi_figure){.from = from, .to = to};
    f->partial = date_is(k->ledger_from) && from.day < k->ledger_from.day;
    return f;
}

static void leave_out(struct kpi_figure *f, enum kpi_exclusion what,
                      int64_t minor, int64_t rows)
{
    if ((minor || rows) && f->excluded_count < KPI_EXCLUDED_MOST)
        f->excluded[f->excluded_count++] =
            (struct kpi_excluded){what, minor, rows};
}

static void made_of(struct kpi_figure *f, enum kpi_table table,
                    enum kpi_rule rule, int64_t rows)
{
    if (f->source_count < KPI_SOURCES_MOST)
        f->sources[f->source_count++] =
            (struct kpi_source){table, rule, rows, f->from, f->to};
}

static void miss(struct kpi_figure *f, enum kpi_missing why)
{
    if (f->missing == KPI_KNOWN)
        f->missing = why;
}

/* What the formula has, known even where the figure is not. */
static void set_parts(struct kpi_figure *f, int64_t numerator,
                      int64_t denominator)
{
    f->numerator = numerator;
    f->denominator = denominator;
    f->has_numerator = f->has_denominator = true;
}

/* a * factor / whole to scale decimals. */
static bool divide(int64_t a, int64_t factor, int64_t whole, int scale,
                   struct decimal *out)
{
    struct decimal x = {.scale = scale};

    if (factor > INT64_MAX / decimal_power(scale) ||
        !decimal_muldiv(a, factor * decimal_power(scale), whole, ROUND_HALF_UP,
                        &x.units))
        return false;
    *out = x;
    return true;
}

/* value = numerator * factor / (denominator * divisor). */
static void close_ratio(struct kpi *k, enum kpi_figure_id id)
{
    struct kpi_figure *f = &k->figures[id];
    const struct kpi_form *form = &kpi_forms[id];
    bool money = form->unit == KPI_MONEY_EACH;
    int decimals = money ? k->currency->exponent : form->decimals;
    int64_t factor = (f->factor ? f->factor : 1) *
                     (form->unit == KPI_PERCENT ? PER_CENT : 1);
    int64_t divisor = (f->divisor ? f->divisor : 1) *
                      (money ? decimal_power(k->currency->exponent) : 1);

    if (f->missing == KPI_KNOWN && f->denominator == 0)
        miss(f, KPI_ZERO);
    else if (f->missing == KPI_KNOWN && f->denominator < 0)
        miss(f, KPI_NEGATIVE);
    if (f->missing != KPI_KNOWN)
        return;
    if (f->denominator > INT64_MAX / divisor ||
        !divide(f->numerator, factor, f->denominator * divisor, decimals,
                &f->value)) {
        f->missing = KPI_OUT_OF_RANGE;
        return;
    }
    f->defined = true;
    f->exact = f->value;
    (void)!divide(f->numerator, factor, f->denominator * divisor, EXACT_SCALE,
                  &f->exact);
}

static void close_amount(struct kpi *k, enum kpi_figure_id id, int64_t minor)
{
    struct kpi_figure *f = &k->figures[id];

    if (f->missing != KPI_KNOWN)
        return;
    f->defined = f->has_numerator = true;
    f->numerator = minor;
    f->value = f->exact = (struct decimal){minor, k->currency->exponent};
}

static void close_amounts(struct kpi *k)
{
    const int64_t *s = k->sums;
    struct kpi_figure *f = start(k, KPI_RECEIVABLES, k->as_of, k->as_of);

    leave_out(f, KPI_WITHIN_DISPUTED, s[SUM_DISPUTED], 0);
    leave_out(f, KPI_WITHIN_HANDED_OVER, s[SUM_HANDED_OVER], 0);
    made_of(f, KPI_FROM_DOCUMENTS, KPI_ROWS_OPEN, s[SUM_OPEN_ROWS]);
    close_amount(k, KPI_RECEIVABLES, s[SUM_RECEIVABLES]);
    f = start(k, KPI_OVERDUE_AMOUNT, k->as_of, k->as_of);
    leave_out(f, KPI_WITHOUT_UNAPPLIED, s[SUM_UNAPPLIED], 0);
    leave_out(f, KPI_WITHOUT_NO_DUE_DATE, s[SUM_NO_DUE_DATE], 0);
    made_of(f, KPI_FROM_DOCUMENTS, KPI_ROWS_OVERDUE, s[SUM_OVERDUE_ROWS]);
    close_amount(k, KPI_OVERDUE_AMOUNT, s[SUM_OVERDUE]);
    f = start(k, KPI_OVER_90_AMOUNT, k->as_of, k->as_of);
    made_of(f, KPI_FROM_DOCUMENTS, KPI_ROWS_OVERDUE, s[SUM_OVERDUE_ROWS]);
    close_amount(k, KPI_OVER_90_AMOUNT, s[SUM_OVER_90]);
    f = start(k, KPI_COLLECTED, k->period_from, k->as_of);
    made_of(f, KPI_FROM_RECEIPTS, KPI_ROWS_WINDOW, s[SUM_COLLECTED_ROWS]);
    if (!k->has_receipts)
        miss(f, KPI_NO_RECEIPTS);
    close_amount(k, KPI_COLLECTED, s[SUM_COLLECTED]);
}

/* What any figure over the sales of the DSO window has in common. */
static struct kpi_figure *start_sales(struct kpi *k, enum kpi_figure_id id,
                                      int64_t numerator, int64_t factor)
{
    const int64_t *s = k->sums;
    struct kpi_figure *f = start(k, id, k->sales_from, k->as_of);

    set_parts(f, numerator, k->sales);
    f->factor = factor;
    f->missing = k->sales_missing;
    f->has_denominator = k->sales_missing == KPI_KNOWN;
    leave_out(f, KPI_WITHOUT_OPENING, s[SUM_OPENING_DOCUMENTS], 0);
    leave_out(f, KPI_WITHOUT_CREDITED, s[SUM_CREDITED], 0);
    leave_out(f, KPI_WITHOUT_DOCUMENTS, s[SUM_SALES_REPLACED], 0);
    leave_out(f, KPI_WITHIN_DISPUTED, s[SUM_DISPUTED], 0);
    leave_out(f, KPI_WITHIN_HANDED_OVER, s[SUM_HANDED_OVER], 0);
    made_of(f, KPI_FROM_DOCUMENTS, KPI_ROWS_OPEN, s[SUM_OPEN_ROWS]);
    made_of(f, KPI_FROM_DOCUMENTS, KPI_ROWS_WINDOW, s[SUM_SALES_ROWS]);
    return f;
}

/* Is so much of receivables more than the sales can tell the days of? */
static bool is_beyond(const struct kpi *k, int64_t minor)
{
    int64_t most = minor / KPI_WINDOWS_MOST;

    return k->sales > 0 && (most > k->sales || -most > k->sales ||
                            (minor % KPI_WINDOWS_MOST &&
                             (most == k->sales || -most == k->sales)));
}

/* Days of all of a family tell nothing where those of receivables do not. */
static void refuse_beyond(const struct kpi *k, struct kpi_figure *f)
{
    if (is_beyond(k, k->receivables))
        miss(f, KPI_SALES_TOO_SMALL);
}

static void close_average(struct kpi *k, enum kpi_figure_id id)
{
    const int64_t *s = k->sums;
    bool turnover = id == KPI_TURNOVER_AVERAGE;
    int64_t both = s[SUM_OPENING_RECEIVABLES];
    struct kpi_figure *f = start_sales(k, id, 0, 0);

    if (!k->has_history)
        f->missing = KPI_NO_HISTORY;
    f->has_numerator = f->has_denominator = k->has_history;
    if (!minor_add(&both, s[SUM_RECEIVABLES]))
        miss(f, KPI_OUT_OF_RANGE);
    f->numerator = turnover ? k->sales : both;
    f->denominator = turnover ? both : k->sales;
    f->factor = turnover ? 2 * YEAR_DAYS : k->dso_days;
    f->divisor = turnover ? k->dso_days : 2;
    f->terms[0] = s[SUM_OPENING_RECEIVABLES];
    f->terms[1] = s[SUM_RECEIVABLES];
    if (!turnover) {
        refuse_beyond(k, f);
        if (is_beyond(k, both / 2))
            miss(f, KPI_SALES_TOO_SMALL);
    }
    close_ratio(k, id);
}

static void close_dso(struct kpi *k)
{
    struct kpi_figure *f;

    refuse_beyond(k, start_sales(k, KPI_DSO, k->receivables, k->dso_days));
    close_ratio(k, KPI_DSO);
    close_average(k, KPI_DSO_AVERAGE);
    f = start_sales(k, KPI_BPDSO, k->current, k->dso_days);
    f->terms[0] = k->current;
    refuse_beyond(k, f);
    close_ratio(k, KPI_BPDSO);
    f = start_sales(k, KPI_ADD, k->receivables - k->current, k->dso_days);
    f->terms[0] = k->receivables;
    f->terms[1] = k->current;
    refuse_beyond(k, f);
    close_ratio(k, KPI_ADD);
    f = start_sales(k, KPI_TURNOVER, k->sales, YEAR_DAYS);
    f->denominator = k->receivables;
    f->has_denominator = true;
    f->has_numerator = k->sales_missing == KPI_KNOWN;
    f->divisor = k->dso_days;
    close_ratio(k, KPI_TURNOVER);
    close_average(k, KPI_TURNOVER_AVERAGE);
}

static void close_bad_debt(struct kpi *k)
{
    const int64_t *s = k->sums;
    int64_t net = s[SUM_WRITTEN_OFF] - s[SUM_TAKEN_BACK];
    struct kpi_figure *f = start(k, KPI_BAD_DEBT, k->sales_from, k->as_of);

    set_parts(f, net, k->sales);
    f->terms[0] = s[SUM_WRITTEN_OFF];
    f->terms[1] = s[SUM_TAKEN_BACK];
    f->missing = k->sales_missing;
    f->has_denominator = k->sales_missing == KPI_KNOWN;
    made_of(f, KPI_FROM_WRITEOFFS, KPI_ROWS_WINDOW, s[SUM_WRITEOFF_ROWS]);
    made_of(f, KPI_FROM_DOCUMENTS, KPI_ROWS_WINDOW, s[SUM_SALES_ROWS]);
    close_ratio(k, KPI_BAD_DEBT);
}

static void close_late(struct kpi *k)
{
    const int64_t *s = k->sums;
    struct kpi_figure *f = start(k, KPI_DAYS_LATE, k->as_of, k->as_of);

    set_parts(f, s[SUM_LATE_DAYS], s[SUM_OVERDUE]);
    made_of(f, KPI_FROM_DOCUMENTS, KPI_ROWS_OVERDUE, s[SUM_OVERDUE_ROWS]);
    if (!k->weights)
        miss(f, KPI_OUT_OF_RANGE);
    close_ratio(k, KPI_DAYS_LATE);
    f = start(k, KPI_DAYS_LATE_PAID, k->sales_from, k->as_of);
    set_parts(f, s[SUM_PAID_DAYS], s[SUM_PAID]);
    made_of(f, KPI_FROM_ALLOCATIONS, KPI_ROWS_WINDOW, s[SUM_PAID_ROWS]);
    if (!k->has_history || !k->has_receipts) {
        miss(f, k->has_receipts ? KPI_NO_HISTORY : KPI_NO_RECEIPTS);
        f->has_numerator = f->has_denominator = false;
    }
    if (!k->weights)
        miss(f, KPI_OUT_OF_RANGE);
    close_ratio(k, KPI_DAYS_LATE_PAID);
}

static void close_cei(struct kpi *k)
{
    const int64_t *s = k->sums;
    int64_t base = s[SUM_CLOSED_BEGINNING] + s[SUM_CLOSED_SALES];
    struct kpi_figure *f = start(k, KPI_CEI, k->closed_from, k->closed_to);

    set_parts(f, base - s[SUM_CLOSED_ENDING], base - s[SUM_CLOSED_CURRENT]);
    f->terms[0] = s[SUM_CLOSED_BEGINNING];
    f->terms[1] = s[SUM_CLOSED_SALES];
    f->terms[2] = s[SUM_CLOSED_ENDING];
    f->terms[3] = s[SUM_CLOSED_CURRENT];
    if (!k->has_history) {
        miss(f, KPI_NO_HISTORY);
        f->has_numerator = f->has_denominator = false;
    }
    if (!k->has_receipts)
        miss(f, KPI_NO_RECEIPTS);
    f->missing = f->missing ? f->missing : k->sales_missing;
    made_of(f, KPI_FROM_DOCUMENTS, KPI_ROWS_WINDOW, 0);
    close_ratio(k, KPI_CEI);
}

static void close_recovery(struct kpi *k)
{
    const int64_t *s = k->sums;
    struct kpi_figure *f = start(k, KPI_RECOVERY, k->period_from, k->as_of);

    set_parts(f, k->recovered, k->recovery_base);
    f->terms[0] = k->recovered;
    f->terms[1] = k->opening_overdue;
    f->terms[2] = k->newly_overdue;
    leave_out(f, KPI_WITHOUT_BILLS, s[SUM_RECOVERED_BILLS], 0);
    leave_out(f, KPI_WITHOUT_CREDITS, s[SUM_RECOVERED_CREDITS], 0);
    leave_out(f, KPI_WITHOUT_WRITTEN_OFF, s[SUM_RECOVERED_WRITEOFFS], 0);
    made_of(f, KPI_FROM_ALLOCATIONS, KPI_ROWS_WINDOW, s[SUM_RECOVERED_ROWS]);
    if (!k->has_receipts)
        miss(f, KPI_NO_RECEIPTS);
    if (!k->has_history)
        miss(f, KPI_NO_HISTORY);
    f->has_numerator = k->has_history && k->has_receipts;
    f->has_denominator = k->has_history;
    close_ratio(k, KPI_RECOVERY);
    f = start(k, KPI_OVERDUE_DROP, k->period_from, k->as_of);
    set_parts(f, k->opening_overdue - k->overdue, k->opening_overdue);
    f->terms[0] = k->opening_overdue;
    f->terms[1] = k->overdue;
    made_of(f, KPI_FROM_DOCUMENTS, KPI_ROWS_OVERDUE, s[SUM_OVERDUE_ROWS]);
    f->has_numerator = f->has_denominator = k->has_history;
    if (!k->has_history)
        miss(f, KPI_NO_HISTORY);
    if (!k->has_receipts)
        miss(f, KPI_NO_RECEIPTS);
    close_ratio(k, KPI_OVERDUE_DROP);
}

/* Those whose n-th day overdue lies in a window as long as that of DSO. */
static void close_cohorts(struct kpi *k)
{
    for (size_t i = 0; i < KPI_COHORTS; i++) {
        enum kpi_figure_id id = (enum kpi_figure_id)(KPI_RECOVERY_COHORT_1 + i);
        int32_t n = k->policy->cohort_days[i];
        struct date to = date_add_days(k->as_of, 1 - n);
        struct kpi_figure *f =
            start(k, id, date_add_days(to, 1 - k->dso_days), to);

        set_parts(f, k->sums[SUM_COHORT_PAID + i], k->sums[SUM_COHORT + i]);
        f->has_numerator = k->has_history && k->has_receipts;
        f->has_denominator = k->has_history;
        made_of(f, KPI_FROM_DOCUMENTS, KPI_ROWS_WINDOW,
                k->sums[SUM_COHORT_ROWS + i]);
        if (!k->has_receipts)
            miss(f, KPI_NO_RECEIPTS);
        if (!k->has_history)
            miss(f, KPI_NO_HISTORY);
        close_ratio(k, id);
    }
}

static void close_cost(struct kpi *k)
{
    const int64_t *s = k->sums;
    struct kpi_figure *f = start(k, KPI_COST_RATE, k->period_from, k->as_of);

    set_parts(f, k->cost, k->collected);
    f->has_denominator = k->has_receipts;
    made_of(f, KPI_FROM_COSTS, KPI_ROWS_WINDOW, s[SUM_COST_ROWS]);
    made_of(f, KPI_FROM_RECEIPTS, KPI_ROWS_WINDOW, s[SUM_COLLECTED_ROWS]);
    if (!k->has_receipts)
        miss(f, KPI_NO_RECEIPTS);
    if (!k->has_costs)
        miss(f, KPI_NO_COSTS);
    close_ratio(k, KPI_COST_RATE);
    f = start(k, KPI_COST_PER_CASE, k->period_from, k->as_of);
    set_parts(f, k->cost, s[SUM_CASES]);
    f->has_denominator = k->has_history;
    made_of(f, KPI_FROM_COSTS, KPI_ROWS_WINDOW, s[SUM_COST_ROWS]);
    made_of(f, KPI_FROM_CUSTOMERS, KPI_ROWS_BASE, s[SUM_CASES]);
    if (!k->has_history)
        miss(f, KPI_NO_HISTORY);
    if (!k->has_costs)
        miss(f, KPI_NO_COSTS);
    close_ratio(k, KPI_COST_PER_CASE);
}

/* Overdue money of each day of the period, at the rate of a year of 365. */
static void close_financing(struct kpi *k)
{
    struct kpi_figure *f =
        start(k, KPI_FINANCING_COST, k->period_from, k->as_of);
    int exponent = k->currency->exponent;
    int64_t minor = 0;

    f->numerator = k->sums[SUM_MONEY_DAYS];
    f->has_numerator = k->has_history;
    f->factor = k->policy->financing_rate;
    f->divisor = YEAR_DAYS;
    made_of(f, KPI_FROM_DOCUMENTS, KPI_ROWS_BASE, 0);
    if (!k->has_history)
        miss(f, KPI_NO_HISTORY);
    if (!k->policy->financing_rate || k->lacks_rate)
        miss(f, KPI_NO_RATE);
    if (!k->weights ||
        !decimal_muldiv(f->numerator, f->factor, (int64_t)YEAR_DAYS * MILLION,
                        ROUND_HALF_UP, &minor))
        miss(f, KPI_OUT_OF_RANGE);
    if (f->missing != KPI_KNOWN)
        return;
    f->defined = true;
    f->value = f->exact = (struct decimal){minor, exponent};
    if (exponent < EXACT_SCALE &&
        decimal_muldiv(f->numerator,
                       f->factor * decimal_power(EXACT_SCALE - exponent),
                       (int64_t)YEAR_DAYS * MILLION, ROUND_HALF_UP, &minor))
        f->exact = (struct decimal){minor, EXACT_SCALE};
}

static void close_promises(struct kpi *k)
{
    const int64_t *s = k->sums;
    struct date from = date_add_days(k->as_of, 1 - k->policy->promise_days);
    struct kpi_figure *f = start(k, KPI_PROMISE_COUNT, from, k->as_of);

    set_parts(f, s[SUM_PROMISES_KEPT], s[SUM_PROMISES]);
    leave_out(f, KPI_WITHOUT_OPEN_PROMISES, s[SUM_PROMISED_OPEN],
              s[SUM_PROMISES_OPEN]);
    made_of(f, KPI_FROM_CONTACTS, KPI_ROWS_JUDGED, s[SUM_PROMISES]);
    if (!s[SUM_PROMISES])
        miss(f, KPI_NO_PROMISES);
    close_ratio(k, KPI_PROMISE_COUNT);
    f = start(k, KPI_PROMISE_AMOUNT, from, k->as_of);
    set_parts(f, s[SUM_PROMISED_PAID], s[SUM_PROMISED]);
    leave_out(f, KPI_WITHOUT_OPEN_PROMISES, s[SUM_PROMISED_OPEN],
              s[SUM_PROMISES_OPEN]);
    made_of(f, KPI_FROM_CONTACTS, KPI_ROWS_JUDGED, s[SUM_PROMISES]);
    if (!s[SUM_PROMISES])
        miss(f, KPI_NO_PROMISES);
    close_ratio(k, KPI_PROMISE_AMOUNT);
}

static void close_share(struct kpi *k, enum kpi_figure_id id, int64_t part,
                        int64_t rows)
{
    struct kpi_figure *f = start(k, id, k->as_of, k->as_of);

    set_parts(f, part, k->receivables);
    leave_out(f, KPI_WITHOUT_UNAPPLIED, k->unapplied, 0);
    leave_out(f, KPI_WITHOUT_NO_DUE_DATE, k->no_due_date, 0);
    leave_out(f, KPI_WITHIN_DISPUTED, k->disputed, 0);
    leave_out(f, KPI_WITHIN_HANDED_OVER, k->sums[SUM_HANDED_OVER], 0);
    made_of(f, KPI_FROM_DOCUMENTS,
            id == KPI_CURRENT ? KPI_ROWS_OPEN : KPI_ROWS_OVERDUE, rows);
    close_ratio(k, id);
}

static void close_retention(struct kpi *k)
{
    int32_t days = k->policy->retention_days;
    struct kpi_figure *f = start(
        k, KPI_RETENTION, date_add_days(k->as_of, 1 - 2 * days), k->as_of);

    set_parts(f, k->sums[SUM_CUSTOMERS_AGAIN], k->sums[SUM_CUSTOMERS_BEFORE]);
    made_of(f, KPI_FROM_CUSTOMERS, KPI_ROWS_WINDOW,
            k->sums[SUM_CUSTOMERS_BEFORE]);
    if (!k->sells) {
        miss(f, KPI_NO_HISTORY);
        f->has_numerator = f->has_denominator = false;
    }
    close_ratio(k, KPI_RETENTION);
}

/* Fields that say the same as the sums, and what is reckoned of them. */
static void mirror(struct kpi *k)
{
    const int64_t *s = k->sums;

    k->receivables = s[SUM_RECEIVABLES];
    k->unapplied = s[SUM_UNAPPLIED];
    k->no_due_date = s[SUM_NO_DUE_DATE];
    k->overdue = s[SUM_OVERDUE];
    k->over_90 = s[SUM_OVER_90];
    k->disputed = s[SUM_DISPUTED];
    k->current = k->receivables - k->unapplied - k->overdue - k->no_due_date;
    k->invoiced = s[SUM_INVOICED];
    k->credited = s[SUM_CREDITED];
    k->sales = k->invoiced - k->credited + s[SUM_SALES_TABLE];
    k->opening_overdue = s[SUM_OPENING_OVERDUE];
    k->newly_overdue = s[SUM_NEWLY_OVERDUE];
    k->recovery_base = k->opening_overdue + k->newly_overdue;
    k->recovered = s[SUM_RECOVERED];
    k->cost = s[SUM_COST];
    k->collected = s[SUM_COLLECTED];
    k->has_costs = s[SUM_COST_ROWS] > 0 && !k->lacks_costs;
}

static struct ratio ratio_of(const struct kpi *k, enum kpi_figure_id id)
{
    return (struct ratio){k->figures[id].defined, k->figures[id].value};
}

void kpi_close(struct kpi *k)
{
    mirror(k);
    close_amounts(k);
    close_dso(k);
    kpi_close_months(k);
    close_late(k);
    close_cei(k);
    close_recovery(k);
    close_cohorts(k);
    close_cost(k);
    close_financing(k);
    close_promises(k);
    close_share(k, KPI_CURRENT, k->current, k->sums[SUM_OPEN_ROWS]);
    close_share(k, KPI_OVERDUE, k->overdue, k->sums[SUM_OVERDUE_ROWS]);
    close_share(k, KPI_OVER_90, k->over_90, k->sums[SUM_OVERDUE_ROWS]);
    close_bad_debt(k);
    close_retention(k);
    k->dso = ratio_of(k, KPI_DSO);
    k->percent_overdue = ratio_of(k, KPI_OVERDUE);
    k->percent_over_90 = ratio_of(k, KPI_OVER_90);
    k->recovery_rate = ratio_of(k, KPI_RECOVERY);
    k->overdue_drop = ratio_of(k, KPI_OVERDUE_DROP);
    k->cost_rate = ratio_of(k, KPI_COST_RATE);
}
