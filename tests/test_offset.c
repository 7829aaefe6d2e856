#include "offset_scene.h"

/* 1 m at 万分之五, 300,000 paid on its 365th day: 882,500 or 700,000. */
static void year_and_payment(struct scene *s, enum offset_order order)
{
    scene_open(s, "2025-12-31");
    s->claim.rules.order = order;
    add_debt(s, "2024-12-31", 100000000, "0.05%/day")->is_penalty = true;
    pay(s, "2025-12-31", 30000000);
    run(s);
}

static void test_882500_by_law(void **state)
{
    struct scene s;

    (void)state;
    year_and_payment(&s, OFFSET_LAW);
    assert_int_equal(met(&s, 0, HEAD_PENALTY), 18250000);
    assert_int_equal(met(&s, 0, HEAD_PRINCIPAL), 11750000);
    assert_int_equal(open_of(&s, 0, HEAD_PRINCIPAL), 88250000);
    assert_int_equal(open_of(&s, 0, HEAD_PENALTY), 0);
    assert_int_equal(s.made.accounts[0].interest.per_diem, 44125);
}

static void test_700000_principal_first(void **state)
{
    struct scene s;

    (void)state;
    year_and_payment(&s, OFFSET_PRINCIPAL_FIRST);
    assert_int_equal(open_of(&s, 0, HEAD_PRINCIPAL), 70000000);
    assert_int_equal(open_of(&s, 0, HEAD_PENALTY), 18250000);
}

/* The same where penalty ranks with the principal, behind it. */
static void test_penalty_last(void **state)
{
    struct scene s;

    (void)state;
    scene_open(&s, "2025-12-31");
    s.claim.rules.penalty_last = true;
    add_debt(&s, "2024-12-31", 100000000, "0.05%/day")->is_penalty = true;
    pay(&s, "2025-12-31", 30000000);
    run(&s);
    assert_int_equal(open_of(&s, 0, HEAD_PRINCIPAL), 70000000);
    s.debts[0].is_penalty = false; /* a loss by delay is interest still */
    run(&s);
    assert_int_equal(open_of(&s, 0, HEAD_PRINCIPAL), 88250000);
}

/* The day of payment counts on the old principal; not by exclusive ends. */
static void test_day_of_payment(void **state)
{
    struct scene s;

    (void)state;
    scene_open(&s, "2025-01-20");
    s.claim.rules.order = OFFSET_PRINCIPAL_FIRST;
    add_debt(&s, "2024-12-31", 100000000, "0.05%/day");
    pay(&s, "2025-01-10", 60000000);
    run(&s);
    assert_int_equal(s.made.accounts[0].step_count, 2);
    assert_int_equal(s.made.accounts[0].steps[1].from.day,
                     kit_day("2025-01-11").day);
    assert_int_equal(s.made.accounts[0].interest.days, 20);
    assert_int_equal(s.made.accounts[0].interest.total,
                     10 * 50000 + 10 * 20000);
    s.terms[0].end_exclusive = true;
    run(&s);
    assert_int_equal(s.made.accounts[0].steps[1].from.day,
                     kit_day("2025-01-10").day);
    assert_int_equal(s.made.accounts[0].interest.days, 19);
    assert_int_equal(s.made.accounts[0].interest.total, 9 * 50000 + 10 * 20000);
}

static void test_costs_first(void **state)
{
    struct scene s;

    (void)state;
    scene_open(&s, "2025-01-31");
    add_debt(&s, "2024-12-31", 100000000, "0.05%/day");
    add_cost(&s, "2025-01-05", OFFSET_ANY, 500000);
    add_cost(&s, "2025-01-05", 0, 300000);
    add_cost(&s, "2025-01-11", 0, 999900); /* not claimable yet */
    pay(&s, "2025-01-10", 1400000);
    run(&s);
    assert_int_equal(s.made.cost_met[0], 500000);
    assert_int_equal(s.made.cost_met[1], 300000);
    assert_int_equal(s.made.cost_met[2], 0);
    assert_int_equal(met(&s, 0, HEAD_COST), 300000);
    assert_int_equal(met(&s, 0, HEAD_INTEREST), 500000);
    assert_int_equal(met(&s, 0, HEAD_PRINCIPAL), 100000);
    assert_int_equal(open_of(&s, 0, HEAD_COST), 999900);
    assert_int_equal(s.made.parts[0].debt, OFFSET_ANY);
    assert_int_equal(s.made.left[0], 0);
}

/* 560: who of two is paid by a payment that is enough for one. */
static void test_order_of_debts(void **state)
{
    struct scene s;

    (void)state;
    scene_open(&s, "2025-06-30");
    add_debt(&s, "2025-06-15", 1000, NULL); /* not due on the day */
    add_debt(&s, "2025-03-01", 1000, NULL)->secured_until =
        kit_day("2025-05-31");
    add_debt(&s, "2025-03-01", 1000, NULL);
    add_debt(&s, "2025-04-01", 1000, NULL)->burden = 182500;
    add_debt(&s, "2025-02-01", 1000, NULL);
    s.debts[0].arises = kit_day("2025-01-01");
    s.claim.last = kit_day("2025-05-31");
    for (int i = 0; i < 5; i++)
        pay(&s, "2025-05-31", 1000);
    run(&s);
    /* heavier, earlier due, later due, secured, not due yet */
    assert_int_equal(s.made.parts[0].debt, 3);
    assert_int_equal(s.made.parts[1].debt, 4);
    assert_int_equal(s.made.parts[2].debt, 2);
    assert_int_equal(s.made.parts[3].debt, 1);
    assert_int_equal(s.made.parts[4].debt, 0);
    assert_int_equal(s.made.part_count, 5);
    s.claim.last = kit_day("2025-06-01"); /* the security is over */
    for (int i = 0; i < 5; i++)
        s.payments[i].day = kit_day("2025-06-01");
    run(&s);
    assert_int_equal(s.made.parts[2].debt, 1); /* equal: shared */
    assert_int_equal(s.made.parts[2].minor, 500);
    assert_int_equal(s.made.parts[3].debt, 2);
    assert_int_equal(s.made.parts[3].minor, 500);
}

static void test_in_proportion(void **state)
{
    struct scene s;

    (void)state;
    scene_open(&s, "2025-03-01");
    add_debt(&s, "2025-03-01", 300, NULL);
    add_debt(&s, "2025-03-01", 300, NULL);
    add_debt(&s, "2025-03-01", 400, NULL);
    pay(&s, "2025-03-01", 101);
    run(&s);
    assert_int_equal(met(&s, 0, HEAD_PRINCIPAL), 30);
    assert_int_equal(met(&s, 1, HEAD_PRINCIPAL), 30);
    assert_int_equal(met(&s, 2, HEAD_PRINCIPAL), 41);
}

static void test_named(void **state)
{
    struct scene s;

    (void)state;
    scene_open(&s, "2025-05-31");
    add_debt(&s, "2025-02-01", 1000, NULL);
    add_debt(&s, "2025-03-01", 1000, NULL);
    pay(&s, "2025-05-31", 1500)->debt = 1;
    run(&s);
    assert_int_equal(met(&s, 1, HEAD_PRINCIPAL), 1000);
    assert_int_equal(met(&s, 0, HEAD_PRINCIPAL), 500); /* the rest by 560 */
}

/* To name a debt is not to change 561: its costs, those of all, interest. */
static void test_named_and_costs(void **state)
{
    struct scene s;

    (void)state;
    scene_open(&s, "2025-01-10");
    add_debt(&s, "2024-12-31", 1000000, "0.05%/day");
    add_debt(&s, "2024-12-31", 1000000, "0.05%/day");
    add_cost(&s, "2025-01-05", OFFSET_ANY, 12000);
    add_cost(&s, "2025-01-05", 0, 7000); /* of the other */
    add_cost(&s, "2025-01-05", 1, 3000);
    pay(&s, "2025-01-10", 21000)->debt = 1;
    run(&s);
    assert_int_equal(s.made.cost_met[0], 12000);
    assert_int_equal(s.made.cost_met[1], 0);
    assert_int_equal(s.made.cost_met[2], 3000);
    assert_int_equal(met(&s, 1, HEAD_INTEREST), 5000);
    assert_int_equal(met(&s, 1, HEAD_PRINCIPAL), 1000);
}

/* 法释〔2014〕8号 4: sums of the judgments first, the doubled parts behind. */
static void test_doubled_last(void **state)
{
    struct scene s;

    (void)state;
    scene_open(&s, "2025-01-31");
    for (int i = 0; i < 2; i++) {
        struct offset_debt *x =
            add_debt(&s, "2024-12-31", 100000000, "3.65%/year");

        x->fixed_interest = 1000000;
        x->doubled = add_terms(&s, "delayed");
        x->doubled_first = x->first;
    }
    pay(&s, "2025-01-10", 202210000); /* 10,000 short of all */
    run(&s);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(met(&s, i, HEAD_INTEREST), 1000000 + 100000);
        assert_int_equal(open_of(&s, i, HEAD_PRINCIPAL), 0);
        assert_int_equal(met(&s, i, HEAD_DOUBLED), 5000);
        assert_int_equal(open_of(&s, i, HEAD_DOUBLED), 175000 - 5000);
    }
}

static void test_by_head(void **state)
{
    struct scene s;

    (void)state;
    scene_open(&s, "2025-01-10");
    s.claim.rules.by_head = true;
    add_debt(&s, "2024-12-31", 1000000, "0.05%/day");
    add_debt(&s, "2025-01-05", 1000000, "0.05%/day");
    pay(&s, "2025-01-10", 10000);
    run(&s);
    assert_int_equal(met(&s, 0, HEAD_INTEREST), 5000);
    assert_int_equal(met(&s, 1, HEAD_INTEREST), 2500);
    assert_int_equal(met(&s, 0, HEAD_PRINCIPAL), 2500);
    s.claim.rules.by_head = false;
    run(&s);
    assert_int_equal(met(&s, 0, HEAD_PRINCIPAL), 5000);
    assert_int_equal(met(&s, 1, HEAD_INTEREST), 0);
}

static void test_agreed(void **state)
{
    static const uint8_t agreed[] = {HEAD_INTEREST, HEAD_DOUBLED,
                                     HEAD_PRINCIPAL, HEAD_COST, HEAD_PENALTY};
    struct scene s;

    (void)state;
    scene_open(&s, "2025-01-10");
    s.claim.rules.order = OFFSET_AGREED;
    for (size_t i = 0; i < HEAD_COUNT; i++)
        s.claim.rules.agreed[i] = agreed[i];
    add_debt(&s, "2024-12-31", 1000000, "0.05%/day");
    s.debts[0].doubled = add_terms(&s, "delayed");
    s.debts[0].doubled_first = s.debts[0].first;
    add_cost(&s, "2025-01-01", 0, 5000);
    pay(&s, "2025-01-10", 7000);
    run(&s);
    assert_int_equal(met(&s, 0, HEAD_INTEREST), 5000);
    assert_int_equal(met(&s, 0, HEAD_DOUBLED), 1750);
    assert_int_equal(met(&s, 0, HEAD_PRINCIPAL), 250);
    s.payments[0].to_principal = true;
    run(&s);
    assert_int_equal(met(&s, 0, HEAD_PRINCIPAL), 7000);
}

/* Money that came early waits; credits reduce; what is too much is told. */
static void test_early_and_credited(void **state)
{
    const struct base_change credits[] = {{kit_day("2025-01-05"), -600},
                                          {kit_day("2025-01-20"), -900}};
    struct scene s;

    (void)state;
    scene_open(&s, "2025-01-31");
    pay(&s, "2024-12-01", 300);
    pay(&s, "2025-02-01", 100); /* behind the last day */
    add_debt(&s, "2024-12-31", 1000, NULL);
    s.debts[0].changes = credits;
    s.debts[0].change_count = COUNT(credits);
    run(&s);
    assert_int_equal(s.made.parts[0].day.day, kit_day("2024-12-31").day);
    assert_int_equal(met(&s, 0, HEAD_PRINCIPAL), 300);
    assert_int_equal(open_of(&s, 0, HEAD_PRINCIPAL), 0);
    assert_int_equal(s.made.accounts[0].excess, 800);
    assert_int_equal(s.made.left[0], 0);
    assert_int_equal(s.made.left[1], 100);
}

/*
 * 0.004 a day, 0.01 paid each day: on the second day 0.008 is 0.01 and is met;
 * nothing is met twice, and in the end what ran is what was met and is open.
 */
static void test_cents_are_met_once(void **state)
{
    struct scene s;
    int64_t interest = 0;

    (void)state;
    scene_open(&s, "2025-01-08");
    add_debt(&s, "2024-12-31", 800, "0.05%/day");
    for (int i = 0; i < 5; i++) {
        s.claim.last = kit_day("2025-01-08");
        pay(&s, "2025-01-01", 1)->day.day += i;
    }
    run(&s);
    interest = s.made.accounts[0].interest.total;
    assert_int_equal(interest, 3); /* 8 days of 0.004 make 0.032 */
    assert_int_equal(met(&s, 0, HEAD_INTEREST), 2);
    assert_int_equal(met(&s, 0, HEAD_PRINCIPAL), 3);
    assert_int_equal(open_of(&s, 0, HEAD_INTEREST), 1);
    assert_int_equal(open_of(&s, 0, HEAD_PRINCIPAL), 797);
}

/* A rule until a day, another from it on. */
static void test_then(void **state)
{
    struct scene s;

    (void)state;
    scene_open(&s, "2020-09-10");
    add_debt(&s, "2020-08-21", 100000000, "lpr1y*1.5:fixed");
    s.debts[0].then = add_terms(&s, "0.05%/day");
    s.debts[0].then_first = kit_day("2020-09-01");
    run(&s);
    assert_int_equal(s.made.accounts[0].interest.days, 10);
    assert_int_equal(s.made.accounts[0].interest.total, 158219);
    assert_int_equal(s.made.accounts[0].interest.per_diem, 0);
    assert_int_equal(s.made.accounts[0].then.days, 10);
    assert_int_equal(s.made.accounts[0].then.total, 500000);
    assert_int_equal(s.made.accounts[0].then.per_diem, 50000);
    assert_int_equal(open_of(&s, 0, HEAD_INTEREST), 658219);
    s.claim.last = kit_day("2020-08-31");
    run(&s);
    assert_int_equal(s.made.accounts[0].then.total, 0);
    assert_int_equal(s.made.accounts[0].then.per_diem, 50000);
    assert_int_equal(s.made.accounts[0].interest.per_diem, 0);
    s.terms[0].end_exclusive = s.terms[1].end_exclusive = true;
    s.claim.last = kit_day("2020-09-10");
    run(&s);
    assert_int_equal(s.made.accounts[0].interest.days, 10);
    assert_int_equal(s.made.accounts[0].then.days, 9);
}

static void test_refused(void **state)
{
    struct diag d = {.arena = &kit_arena};
    struct scene s;

    (void)state;
    scene_open(&s, "2026-07-20"); /* the table ends the day before */
    add_debt(&s, "2025-12-31", 1000, "lpr1y*1.5:floating");
    s.debts[0].at = place_of("x.csv", 7, 1);
    assert_false(offset_apply(&s.claim, &kit_tables, &s.made, &kit_arena, &d));
    assert_int_equal(d.first->at.line, 7);
    assert_int_equal(s.made.part_count, 0);
    scene_open(&s, "2026-01-20");
    add_debt(&s, "2025-12-31", INT64_MAX, NULL);
    add_cost(&s, "2026-01-01", OFFSET_ANY, INT64_MAX);
    add_cost(&s, "2026-01-01", OFFSET_ANY, INT64_MAX);
    pay(&s, "2026-01-20", 1);
    assert_false(offset_apply(&s.claim, &kit_tables, &s.made, &kit_arena, &d));
}

static void test_nothing(void **state)
{
    struct scene s;

    (void)state;
    scene_open(&s, "2026-01-20");
    run(&s);
    assert_int_equal(s.made.part_count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_882500_by_law),
        cmocka_unit_test(test_700000_principal_first),
        cmocka_unit_test(test_penalty_last),
        cmocka_unit_test(test_day_of_payment),
        cmocka_unit_test(test_costs_first),
        cmocka_unit_test(test_order_of_debts),
        cmocka_unit_test(test_in_proportion),
        cmocka_unit_test(test_named),
        cmocka_unit_test(test_named_and_costs),
        cmocka_unit_test(test_doubled_last),
        cmocka_unit_test(test_by_head),
        cmocka_unit_test(test_agreed),
        cmocka_unit_test(test_early_and_credited),
        cmocka_unit_test(test_cents_are_met_once),
        cmocka_unit_test(test_then),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_nothing),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, kit_open, kit_close);
}
