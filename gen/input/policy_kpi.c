#include "input/policy_section.h"

/* Days of windows; of the grace of a promise; customers of a list. */
#define WINDOW_MAX 3660
#define GRACE_MAX  60
#define TOP_MAX    100

/* A rate of interest or tax above this is one in the wrong unit. */
#define PER_CENT_MAX 100

/*
 * "3.45%", to so many decimals of a per cent; with its sign, so that nobody has
 * to guess what 0.0345 means.
 */
static bool read_per_cent(const struct yaml *y, int low, int scale,
                          int32_t *out, struct diag *d)
{
    struct diag quiet = {0};
    struct str text, number;
    struct decimal x;

    if (!y)
        return true;
    if (!yaml_text(y, &text, d))
        return false;
    text = str_trim(text);
    number = str_head(text, text.len ? text.len - 1 : 0);
    if (!str_ends(text, STR("%")) ||
        !decimal_parse((struct field){number, y->scalar.at}, number_plain, &x,
                       &quiet) ||
        x.scale > scale || !decimal_rescale(&x, scale, ROUND_DOWN) ||
        x.units < low || x.units > PER_CENT_MAX * decimal_power(scale))
        return diag_error(d, y->scalar.at,
                          "\"%.*s\" is no rate: %d%% to %d%% with its sign "
                          "and at most %d decimals is expected here",
                          STR_ARG(yaml_shown(text)), low, PER_CENT_MAX, scale);
    *out = (int32_t)x.units;
    return true;
}

/* Exactly three numbers of days that rise. */
static bool read_cohorts(const struct yaml *y, int32_t *days, struct diag *d)
{
    int32_t read[KPI_COHORTS];

    if (!y)
        return true;
    if (!yaml_is_list(y, d))
        return false;
    if (y->count != KPI_COHORTS)
        return diag_error(d, y->scalar.at,
                          "%d numbers of days are expected here, such as "
                          "[30, 60, 90]",
                          KPI_COHORTS);
    for (size_t i = 0; i < KPI_COHORTS; i++) {
        read[i] = 0;
        if (!policy_days(&y->items[i], 1, WINDOW_MAX, &read[i], d))
            return false;
        if (i > 0 && read[i] <= read[i - 1])
            return diag_error(d, y->items[i].scalar.at,
                              "the numbers of days must rise: %d does not "
                              "come after %d",
                              (int)read[i], (int)read[i - 1]);
    }
    for (size_t i = 0; i < KPI_COHORTS; i++)
        days[i] = read[i];
    return true;
}

bool policy_kpi(const struct yaml *y, struct kpi_policy *k, struct diag *d)
{
    static const char *const names[] = {
        "dso_days",     "recovery_days", "top",         "promise_days",
        "promise_kept", "promise_grace", "cohort_days", "retention_days",
        "sales_vat",    "financing_rate"};
    const struct {
        const char *key;
        int64_t low, high;
        int32_t *days;
    } numbers[] = {
        {"dso_days", 1, WINDOW_MAX, &k->dso_days},
        {"recovery_days", 1, WINDOW_MAX, &k->recovery_days},
        {"top", 1, TOP_MAX, &k->top},
        {"promise_days", 1, WINDOW_MAX, &k->promise_days},
        {"promise_grace", 0, GRACE_MAX, &k->promise_grace},
        {"retention_days", 1, WINDOW_MAX, &k->retention_days},
    };
    bool ok = yaml_check_keys(y, names, COUNT(names), d);

    for (size_t i = 0; i < COUNT(numbers); i++)
        ok &= policy_days(policy_find(y, numbers[i].key), numbers[i].low,
                          numbers[i].high, numbers[i].days, d);
    ok &= read_per_cent(policy_find(y, "promise_kept"), 1, 0, &k->promise_kept,
                        d);
    ok &= read_cohorts(policy_find(y, "cohort_days"), k->cohort_days, d);
    ok &= read_per_cent(policy_find(y, "sales_vat"), 0, 2, &k->sales_vat, d);
    return read_per_cent(policy_find(y, "financing_rate"), 0, 4,
                         &k->financing_rate, d) &&
           ok;
}
