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
    {"rows of 2024 that add up to what an independent system's did not",
     "lpr1y*1.5:floating", 100000000, "2024-01-01", "2024-12-31", YEAR_365,
     false, 366, 5048219},
    {"due 2024-10-19: 3.35 a year", "lpr1y*1.3:fixed", 100000000, "2024-10-20",
     "2024-10-20", YEAR_365, false, 1, 11932},
    {"due 2024-10-20: 3.10 a year", "lpr1y*1.3:fixed", 100000000, "2024-10-21",
     "2024-10-21", YEAR_365, false, 1, 11041},
    {"plain LPR, as the reply on pay-when-paid has it", "lpr1y:fixed",
     100000000, "2024-08-27", "2025-08-26", YEAR_365, false, 365, 3350000},
    {"LPR of five years", "lpr5y:fixed", 100000000, "2024-10-21", "2024-10-21",
     YEAR_365, false, 1, 9863},
    {"LPR and 50 basis points", "lpr1y:fixed+50bp", 100000000, "2024-10-21",
     "2024-10-21", YEAR_365, false, 1, 9863},
    {"a month is a twelfth of a year", "1.5%/month", 100000000, "2025-04-01",
     "2025-04-30", YEAR_365, false, 30, 1479452},
    {"a year's rate by 360", "18%/year", 100000000, "2025-04-01", "2025-04-30",
     YEAR_360, false, 30, 1500000},
    {"a daily rate knows no year", "0.05%/day", 100000000, "2025-04-01",
     "2025-04-30", YEAR_360, false, 30, 1500000},
    {"two days of 365 and two of 366", "18%/year", 100000000, "2023-12-30",
     "2024-01-02", YEAR_ACTUAL, false, 4, 196991},
    {"once", "5%/once", 100000000, "2025-04-01", "2025-04-30", YEAR_365, false,
     1, 5000000},
    {"the cap is reached after 400 days", "0.05%/day, cap 20%", 100000000,
     "2024-01-01", "2026-06-30", YEAR_365, false, 400, 20000000},
    {"the cap is reached within a day", "0.3%/day, cap 1%", 100000000,
     "2024-01-01", "2024-12-31", YEAR_365, false, 4, 1000000},
    {"a cap as a sum", "0.05%/day, cap 50000", 100000000, "2024-01-01",
     "2024-12-31", YEAR_365, false, 100, 5000000},
    {"a cap that is not reached", "0.05%/day, cap 20%", 100000000, "2024-01-01",
     "2024-01-31", YEAR_365, false, 31, 1550000},
    {"half a unit up: 0.005", "0.05%/day", 1000, "2024-01-01", "2024-01-01",
     YEAR_365, false, 1, 1},
    {"below half a unit: nothing", "0.05%/day", 999, "2024-01-01", "2024-01-01",
     YEAR_365, false, 1, 0},
    {"one unit of money", "0.05%/day", 1, "2024-01-01", "2024-12-31", YEAR_365,
     false, 366, 0},
    {"ten million million for thirty years", "0.05%/day", 1000000000000000,
     "2000-01-01", "2029-12-31", YEAR_365, false, 10958, 5479000000000000},
    {"the same by a rate of many digits", "18.123456%/year", 1000000000000000,
     "2000-01-01", "2029-12-31", YEAR_ACTUAL, false, 10958, 5437036800000000},
    {"nothing runs", "none", 100000000, "2024-01-01", "2024-12-31", YEAR_365,
     false, 0, 0},
    {"not late yet", "0.05%/day", 100000000, "2024-01-02", "2024-01-01",
     YEAR_365, false, 0, 0},
    {"one day that does not count", "0.05%/day", 100000000, "2024-01-01",
     "2024-01-01", YEAR_365, true, 0, 0},
    {"benchmark, then the LPR of 2019-08-20", "benchmark1y*1.5:fixed",
     100000000, "2019-08-01", "2019-09-30", YEAR_365, false, 61, 1073219},
    {"benchmark, then the floating LPR", "benchmark1y*1.5:floating", 100000000,
     "2019-08-01", "2019-09-30", YEAR_365, false, 61, 1070959},
    {"EU, two halves of a year", "eu", 100000000, "2025-06-20", "2025-07-10",
     YEAR_365, false, 21, 614110},
};

static struct interest_debt debt_of(const char *from, const char *to,
                                    const struct base_step *steps, size_t n)
{
    return (struct interest_debt){.first = kit_day(from),
                                  .last = kit_day(to),
                                  .steps = steps,
                                  .step_count = n,
                                  .currency = currency_find(STR("CNY"))};
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
        struct interest_debt debt = debt_of(c->from, c->to, &step, 1);
        struct interest x;

        compute(&terms, &debt, &x);
        if (x.total != c->total || x.days != c->days || sum_of(&x) != x.total ||
            days_of(&x) != x.days)
            fail_msg("%s: total %jd, rows %jd, days %jd", c->name,
                     (intmax_t)x.total, (intmax_t)sum_of(&x), (intmax_t)x.days);
    }
}

/* 61 days stay 61 however often the principal changes within them. */
static void test_days_of_changing_principal(void **state)
{
    static const bool ends[] = {false, true};
    const struct base_step steps[] = {{kit_day("2024-03-01"), 100000000},
                                      {kit_day("2024-03-21"), 60000000},
                                      {kit_day("2024-04-11"), 30000000}};
    struct interest_debt debt =
        debt_of("2024-03-01", "2024-04-30", steps, COUNT(steps));

    (void)state;
    for (size_t i = 0; i < COUNT(ends); i++) {
        struct interest_terms terms = {.accrual = kit_rule("0.05%/day"),
                                       .end_exclusive = ends[i]};
        struct interest x;

        compute(&terms, &debt, &x);
        assert_int_equal(x.count, 3);
        assert_int_equal(x.days, 61 - ends[i]);
        assert_int_equal(days_of(&x), x.days);
        assert_int_equal(x.total, 1000000 + 630000 + 15000 * (20 - ends[i]));
    }
}

/* Three rows of 0.004 each: the sum is 0.01, and one of the rows has it. */
static void test_rows_add_up(void **state)
{
    const struct base_step steps[] = {{kit_day("2024-03-01"), 800},
                                      {kit_day("2024-03-02"), 801},
                                      {kit_day("2024-03-03"), 800}};
    struct interest_terms terms = {.accrual = kit_rule("0.05%/day")};
    struct interest_debt debt =
        debt_of("2024-03-01", "2024-03-03", steps, COUNT(steps));
    struct interest x;

    (void)state;
    compute(&terms, &debt, &x);
    assert_int_equal(x.total, 1);
    assert_int_equal(x.rows[0].interest, 0);
    assert_int_equal(x.rows[1].interest, 1); /* 0.8005 of a cent */
    assert_int_equal(x.rows[2].interest, 0);
    terms.round_rows = true;
    compute(&terms, &debt, &x);
    assert_int_equal(x.total, 0);
    assert_int_equal(sum_of(&x), 0);
}

static struct interest_row first_row(const struct interest_terms *terms,
                                     const char *from, const char *to)
{
    struct base_step step = {kit_day(from), 100000000};
    struct interest_debt debt = debt_of(from, to, &step, 1);
    struct interest x;

    compute(terms, &debt, &x);
    assert_true(x.count > 0);
    return x.rows[0];
}

static const struct {
    const char *rule, *from, *percent, *source;
} rate_cases[] = {
    {"lpr1y*1.5:fixed", "2024-10-20", "5.025", "2024-09-20"}, /* 3.35 */
    {"lpr1y*1.5:fixed", "2024-10-21", "4.65", "2024-10-21"},  /* 3.10 */
    {"lpr1y:floating", "2024-10-20", "3.35", "2024-09-20"},
    {"lpr1y*1.3:fixed", "2019-08-20", "5.525", "2019-08-20"},
    {"benchmark1y*1.5:fixed", "2019-08-19", "6.525", "2015-10-24"},
    {"uk", "2024-06-30", "13.25", "2023-08-03"}, /* as at 2023-12-31 */
    {"uk", "2024-07-01", "13.25", "2023-08-03"}, /* as at 2024-06-30 */
    {"uk", "2025-04-01", "12.75", "2024-11-07"},
    {"eu", "2025-06-30", "11.15", "2024-12-18"},
    {"eu", "2025-07-01", "10.15", "2025-06-11"},
    {"delayed", "2025-07-01", "0.0175", NULL},
    {"18%/year", "2025-07-01", "18.00", NULL},
};

static void test_rates(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rate_cases); i++) {
        struct interest_terms terms = {.accrual = kit_rule(rate_cases[i].rule)};
        const char *from = rate_cases[i].from;
        struct interest_row row = first_row(&terms, from, from);
        struct str percent = decimal_format(row.percent, false, &kit_arena);
        const char *want = rate_cases[i].source;

        if (!str_equal_z(percent, rate_cases[i].percent) ||
            !want != !row.source || !row.source != !row.table ||
            (want && row.source->from.day != kit_day(want).day))
            fail_msg("%s on %s: %.*s %s", rate_cases[i].rule, from,
                     STR_ARG(percent),
                     row.source ? arena_z(&kit_arena, date_iso(row.source->from,
                                                               &kit_arena))
                                : "");
    }
}

static void test_benchmark_throughout(void **state)
{
    struct interest_terms terms = {.accrual = kit_rule("benchmark1y*1.5:fixed"),
                                   .benchmark_throughout = true};
    struct base_step step = {kit_day("2019-08-01"), 100000000};
    struct interest_debt debt = debt_of("2019-08-01", "2019-09-30", &step, 1);
    struct interest x;

    (void)state;
    compute(&terms, &debt, &x);
    assert_int_equal(x.count, 1);
    assert_int_equal(x.total, 1090479);
    terms.accrual.course = COURSE_FLOATING; /* nothing came after 4.35 */
    compute(&terms, &debt, &x);
    assert_int_equal(x.total, 1090479);
}

/* 条例 2020: 15, 2025: 17: at least the one-year LPR when it was signed. */
static void test_sme_floor(void **state)
{
    struct interest_terms terms = {.accrual = kit_rule("2%/year"),
                                   .has_floor_day = true,
                                   .floor_day = kit_day("2021-06-01")};
    struct interest_row row = first_row(&terms, "2022-01-01", "2022-01-10");

    (void)state;
    assert_int_equal(row.interest, 105479); /* 3.85 */
    assert_true(row.table == &kit_tables.lpr);
    terms.accrual = kit_rule("0.05%/day");
    row = first_row(&terms, "2022-01-01", "2022-01-10");
    assert_int_equal(row.interest, 500000);
    assert_null(row.source);
    terms.accrual = kit_rule("0.01%/day"); /* 3.65 a year */
    row = first_row(&terms, "2022-01-01", "2022-01-10");
    assert_int_equal(row.interest, 105479);
    terms.accrual = kit_rule("0.32%/month"); /* 3.84 a year */
    row = first_row(&terms, "2022-01-01", "2022-01-10");
    assert_int_equal(row.interest, 105479);
}

static void test_grace_and_pauses(void **state)
{
    const struct pause pauses[] = {
        {kit_day("2025-01-20"), kit_day("2025-01-25")},
        {kit_day("2025-01-22"), kit_day("2025-01-27")}, /* overlaps */
        {kit_day("2025-01-31"), kit_day("2025-02-28")},
        {kit_day("2025-01-15"), kit_day("2025-01-14")}, /* no day */
    };
    struct interest_terms terms = {.accrual = kit_rule("0.05%/day"),
                                   .grace_days = 10};
    struct base_step step = {kit_day("2025-01-01"), 100000000};
    struct interest_debt debt = debt_of("2025-01-01", "2025-01-31", &step, 1);
    struct interest x;

    (void)state;
    compute(&terms, &debt, &x);
    assert_int_equal(x.days, 21);
    assert_int_equal(x.per_diem, 50000);
    terms.pauses = pauses;
    terms.pause_count = COUNT(pauses);
    compute(&terms, &debt, &x);
    assert_int_equal(x.days, 21 - 8 - 1);
    assert_int_equal(x.count, 2);
    assert_int_equal(x.per_diem, 0); /* 1 February is paused */
    terms.grace_days = 31;
    compute(&terms, &debt, &x);
    assert_int_equal(x.count, 0);
    terms.grace_days = INT32_MAX; /* past all days */
    compute(&terms, &debt, &x);
    assert_int_equal(x.count, 0);
}

static void test_next_day(void **state)
{
    struct base_step steps[] = {{kit_day("2025-01-01"), 100000000},
                                {kit_day("2025-02-01"), 40000000}};
    struct interest_terms terms = {.accrual = kit_rule("lpr1y*1.5:fixed")};
    struct interest_debt debt = debt_of("2025-01-01", "2025-01-31", steps, 2);
    struct interest x;

    (void)state;
    compute(&terms, &debt, &x);
    assert_int_equal(x.per_diem, 5096); /* 400,000 * 4.65 % / 365 */
    debt.last = kit_day("2024-12-31");  /* due today: it runs from tomorrow */
    compute(&terms, &debt, &x);
    assert_int_equal(x.total, 0);
    assert_int_equal(x.per_diem, 12740);
    debt.last = kit_day("2024-12-30");
    compute(&terms, &debt, &x);
    assert_int_equal(x.per_diem, 0);
    terms.accrual = kit_rule("0.05%/day, cap 1%");
    debt.last = kit_day("2025-01-31");
    compute(&terms, &debt, &x);
    assert_true(x.is_capped && !x.rows[0].is_cut);
    assert_int_equal(x.rows[0].days, 20);
    assert_int_equal(x.per_diem, 0);
}

static const struct {
    const char *rule, *from, *to, *said;
    int64_t base;
} refused_cases[] = {
    {"lpr1y*1.5:floating", "2026-01-01", "2026-07-20", "2026-07-19", 100},
    {"lpr1y*1.5:fixed", "2026-07-20", "2026-07-20", "2026-07-19", 100},
    {"lpr1y*1.5:fixed", "2019-08-19", "2020-01-01", "2019-08-20", 100},
    {"benchmark1y:fixed", "2014-11-21", "2020-01-01", "2014-11-22", 100},
    {"eu", "2025-10-30", "2026-01-01", "2025-10-29", 100},
    {"lpr*1.5:fixed", "2025-01-01", "2025-01-02", "the term of its rate", 100},
    {"lpr1y*1.5", "2025-01-01", "2025-01-02", "fixed or floating", 100},
    {"0.05%/day，不超过合同总额的20%", "2025-01-01", "2025-01-02",
     "contract's price", 100},
    {"0.05%/day", "2025-01-01", "2025-01-02", "below zero", -1},
    {"100%/day", "0001-01-01", "9999-12-31", "too large", INT64_MAX},
    {"0.123456789%/year", "0001-01-01", "9999-12-31", "too large", INT64_MAX},
};

static void test_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(refused_cases); i++) {
        struct interest_terms terms = {.accrual =
                                           kit_rule(refused_cases[i].rule)};
        struct base_step step = {kit_day(refused_cases[i].from),
                                 refused_cases[i].base};
        struct interest_debt debt =
            debt_of(refused_cases[i].from, refused_cases[i].to, &step, 1);
        struct interest x = {.total = 7};
        struct diag d = {.arena = &kit_arena};
        bool ok =
            interest_compute(&terms, &kit_tables, &debt, &x, &kit_arena, &d);

        if (ok || x.total != 7 || d.counts[DIAG_ERROR] != 1 ||
            str_find(d.first->text, str_from_z(refused_cases[i].said)) < 0)
            fail_msg("%s, %s to %s: %d %.*s", refused_cases[i].rule,
                     refused_cases[i].from, refused_cases[i].to, ok,
                     STR_ARG(d.first ? d.first->text : STR("")));
    }
}

static void test_two_amounts_on_a_day(void **state)
{
    const struct base_step steps[] = {{kit_day("2025-01-01"), 5},
                                      {kit_day("2025-01-01"), 6}};
    struct interest_terms terms = {.accrual = kit_rule("0.05%/day")};
    struct interest_debt debt = debt_of("2025-01-01", "2025-01-02", steps, 2);
    struct diag quiet = {0};
    struct interest x;

    (void)state;
    assert_false(
        interest_compute(&terms, &kit_tables, &debt, &x, &kit_arena, &quiet));
}

static const struct {
    const char *rule, *currency;
    int64_t debt, sum; /* 0: none */
    bool ok;
} fixed_cases[] = {
    {"uk", "GBP", 1, 4000, true},        {"uk", "GBP", 99999, 4000, true},
    {"uk", "GBP", 100000, 7000, true},   {"uk", "GBP", 999999, 7000, true},
    {"uk", "GBP", 1000000, 10000, true}, {"uk", "EUR", 100000, 0, false},
    {"eu", "EUR", 1, 4000, true},        {"eu", "USD", 1, 4000, true},
    {"18%/year", "CNY", 1, 0, true},     {"none", "GBP", 1, 0, true},
};

static void test_fixed_sums(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(fixed_cases); i++) {
        struct accrual rule = kit_rule(fixed_cases[i].rule);
        struct money debt = {
            fixed_cases[i].debt,
            currency_find(str_from_z(fixed_cases[i].currency))};
        struct money sum = {0, NULL};
        struct diag quiet = {0};
        bool ok =
            interest_fixed_sum(&rule, &kit_tables, debt, nowhere, &sum, &quiet);

        if (ok != fixed_cases[i].ok || sum.minor != fixed_cases[i].sum ||
            (sum.currency != NULL) != (sum.minor != 0))
            fail_msg("%s %s %jd: %jd", fixed_cases[i].rule,
                     fixed_cases[i].currency, (intmax_t)fixed_cases[i].debt,
                     (intmax_t)sum.minor);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain),
        cmocka_unit_test(test_days_of_changing_principal),
        cmocka_unit_test(test_rows_add_up),
        cmocka_unit_test(test_rates),
        cmocka_unit_test(test_benchmark_throughout),
        cmocka_unit_test(test_sme_floor),
        cmocka_unit_test(test_grace_and_pauses),
        cmocka_unit_test(test_next_day),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_two_amounts_on_a_day),
        cmocka_unit_test(test_fixed_sums),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, kit_open, kit_close);
}
