#include "claim_kit.h"

/* What one base bears from a day to a day. */
struct plain_case {
    const char *name, *rule;
    int64_t base;
    const char *from, *to;
    enum year_basis year;
    bool end_exclusive;
    int64_t days, total;
};

static const struct plain_case plain_cases[] = {
    /* An independent system's failures, with the right figures. */
    {"a period that ends on the day of a fixing keeps that day",
     "lpr1y*1.5:floating", 100000000, "2025-04-21", "2025-05-20", YEAR_365,
     false, 30, 381781},
    {"1 to 19 January 2023 at 3.65", "lpr1y*1.5:floating", 100000000,
     "2023-01-01", "2023-01-19", YEAR_365, false, 19, 285000},
    {"a claim of one day", "lpr1y*1.5:fixed", 100000000, "2025-05-20",
     "2025-05-20", YEAR_365, false, 1, 12329},
    /* The issue's own. */
    {"fixed, last day not counted", "lpr1y*1.5:fixed", 100000000, "2022-01-01",
     "2025-12-31", YEAR_365, true, 1460, 22800000},
    {"fixed, both counted", "lpr1y*1.5:fixed", 100000000, "2022-01-01",
     "2025-12-31", YEAR_365, false, 1461, 22815616},
    {"fixed, 360, last day not counted", "lpr1y*1.5:fixed", 100000000,
     "2022-01-01", "2025-12-31", YEAR_360, true, 1460, 23116667},
    {"fixed, 360, both", "lpr1y*1.5:fixed", 100000000, "2022-01-01",
     "2025-12-31", YEAR_360, false, 1461, 23132500},
    {"floating", "lpr1y*1.5:floating", 100000000, "2022-01-01", "2025-12-31",
     YEAR_365, true, 1460, 20463904},
    {"the first LPR and a leap day", "lpr1y*1.3:fixed", 32860000, "2019-08-20",
     "2020-02-29", YEAR_365, true, 193, 959985},
    {"SME", "0.05%/day", 100000000, "2022-01-01", "2025-12-31", YEAR_365, false,
     1461, 73050000},
    {"delayed performance", "delayed", 100000000, "2025-03-02", "2025-09-30",
     YEAR_365, false, 213, 3727500},
    {"UK, first half", "uk", 500000, "2025-04-01", "2025-12-31", YEAR_365,
     false, 275, 48031},
    {"UK, reference date is the due date", "uk", 500000, "2024-07-01",
     "2025-12-31", YEAR_365, false, 549, 99647},
    {"UK, over the turn of a year", "uk", 1000000, "2026-01-01", "2026-02-28",
     YEAR_365, false, 59, 18993},
};

static void compute(const struct interest_terms *terms,
                    const struct interest_debt *debt, struct interest *out)
{
    struct diag d = {.arena = &kit_arena};

    if (!interest_compute(terms, &kit_tables, debt, out, &kit_arena, &d)) {
        diag_print(&d, stderr, DIAG_OK);
        fail_msg("refused");
    }
}

static void test_plain(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(plain_cases); i++) {
        const struct plain_case *c = &plain_cases[i];
        struct interest_terms terms = {.accrual = kit_rule(c->rule),
                                       .year = c->year,
                                       .end_exclusive = c->end_exclusive};
        struct base_step step = {kit_day(c->from), c->base};
        struct interest_debt debt = {.first = kit_day(c->from),
                                     .last = kit_day(c->to),
                                     .steps = &step,
                                     .step_count = 1,
                                     .currency = currency_find(STR("CNY"))};
        struct interest x;
        int64_t sum = 0;

        compute(&terms, &debt, &x);
        for (size_t k = 0; k < x.count; k++)
            sum += x.rows[k].interest;
        if (x.total != c->total || x.days != c->days || sum != x.total)
            fail_msg("%s: total %jd, rows %jd, days %jd", c->name,
                     (intmax_t)x.total, (intmax_t)sum, (intmax_t)x.days);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_plain)};

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, kit_open, kit_close);
}
