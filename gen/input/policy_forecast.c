#include "input/policy_section.h"

#define HISTORY_LEAST  28
#define HISTORY_MOST   3660
#define CASES_MOST     1000
#define TESTS_MOST     260
#define TOP_MOST       100
#define SLOWER_MOST    1000
#define CUSTOMERS_MOST 20

/* "severe: {delays: 50, fail: 1, lost: 5}". */
static bool read_scenario(const struct yaml *y, struct scenario_policy *s,
                          struct diag *d)
{
    static const char *const names[] = {"delays", "fail", "lost"};
    bool ok = yaml_check_keys(y, names, COUNT(names), d);

    ok &= policy_days(policy_find(y, "delays"), 0, SLOWER_MOST, &s->slower, d);
    ok &= policy_days(policy_find(y, "fail"), 0, CUSTOMERS_MOST, &s->fail, d);
    return policy_days(policy_find(y, "lost"), 0, 100, &s->lost, d) && ok;
}

static bool read_amount(const struct yaml *y, const struct currency *currency,
                        struct money *out, struct diag *d)
{
    struct str text;

    if (!y)
        return true;
    return yaml_text(y, &text, d) &&
           money_parse((struct field){str_trim(text), y->scalar.at}, currency,
                       number_plain, out, d);
}

/* In the reporting currency. */
static bool read_cash(const struct yaml *y, const struct policy *p,
                      struct forecast_policy *f, struct diag *d)
{
    static const char *const names[] = {"opening", "weekly_payments",
                                        "minimum"};
    const struct currency *currency = p->reporting_currency;
    bool ok = yaml_check_keys(y, names, COUNT(names), d);

    ok &= read_amount(policy_find(y, "opening"), currency, &f->opening_cash, d);
    ok &= read_amount(policy_find(y, "weekly_payments"), currency,
                      &f->weekly_payments, d);
    return read_amount(policy_find(y, "minimum"), currency, &f->minimum_cash,
                       d) &&
           ok;
}

bool policy_forecast(const struct yaml *y, struct policy *p, struct diag *d)
{
    static const char *const names[] = {
        "history_days", "cases", "back_test_weeks", "top", "slow",
        "severe",       "cash"};
    struct forecast_policy *f = &p->forecast;
    bool ok = yaml_check_keys(y, names, COUNT(names), d);

    ok &= policy_days(policy_find(y, "history_days"), HISTORY_LEAST,
                      HISTORY_MOST, &f->history_days, d);
    ok &= policy_days(policy_find(y, "cases"), 1, CASES_MOST, &f->cases, d);
    ok &= policy_days(policy_find(y, "back_test_weeks"), 13, TESTS_MOST,
                      &f->back_test_weeks, d);
    ok &= policy_days(policy_find(y, "top"), 1, TOP_MOST, &f->top, d);
    ok &=
        read_scenario(policy_find(y, "slow"), &f->scenarios[SCENARIO_SLOW], d);
    ok &= read_scenario(policy_find(y, "severe"),
                        &f->scenarios[SCENARIO_SEVERE], d);
    return read_cash(policy_find(y, "cash"), p, f, d) && ok;
}
