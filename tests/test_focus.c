/* Whom to look after first. */
#include "ledger_kit.h"
#include "measure/clock.h"
#include "measure/focus.h"

#define AS_OF "2026-07-17"

static const struct {
    const struct focus_step *steps;
    size_t count;
    int32_t x, tenths;
} step_rows[] = {
    {focus_ages, FOCUS_AGES, 0, 10},      {focus_ages, FOCUS_AGES, 1, 10},
    {focus_ages, FOCUS_AGES, 30, 10},     {focus_ages, FOCUS_AGES, 31, 15},
    {focus_ages, FOCUS_AGES, 90, 15},     {focus_ages, FOCUS_AGES, 91, 20},
    {focus_ages, FOCUS_AGES, 181, 25},    {focus_ages, FOCUS_AGES, 365, 25},
    {focus_ages, FOCUS_AGES, 366, 30},    {focus_ages, FOCUS_AGES, 9999, 30},
    {focus_limits, FOCUS_LIMITS, 0, 30},  {focus_limits, FOCUS_LIMITS, 30, 30},
    {focus_limits, FOCUS_LIMITS, 31, 20}, {focus_limits, FOCUS_LIMITS, 180, 15},
    {focus_limits, FOCUS_LIMITS, 181, 10}};

static void test_steps(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(step_rows); i++) {
        size_t at = focus_step_of(step_rows[i].steps, step_rows[i].count,
                                  step_rows[i].x);

        if (step_rows[i].steps[at].tenths != step_rows[i].tenths)
            fail_msg("row %zu: %d", i, step_rows[i].steps[at].tenths);
    }
}

/* The second customer broke his word. */
static enum focus_promise promise_of(const void *context, uint32_t customer,
                                     const struct currency *currency,
                                     struct date *promised)
{
    (void)context;
    (void)currency;
    if (customer != 1)
        return FOCUS_NO_PROMISE;
    *promised = kit_day("2026-07-01");
    return FOCUS_PROMISE_BROKEN;
}

static void age(struct kit *k, struct view *v, struct aging *g)
{
    assert_true(ledger_finish(&k->ledger, &k->diag));
    *v = kit_view(k, AS_OF);
    assert_true(
        aging_compute(v, &k->policy, AGING_ITEMS, 1, g, &k->arena, &k->diag));
}

static void invoice(struct kit *k, const char *no, uint32_t customer,
                    const char *code, int64_t minor, const char *due)
{
    kit_document(k, DOCUMENT_INVOICE, no, customer, kit_money(code, minor),
                 "2020-01-01", due);
}

/*
 * C1 owes 600.00, 10 days late; C2 300.00, of which 100.00 is 400 days late and
 * 200.00 is 100; C3 100.00, 10 days late and nearly out of time.  C4 owes
 * nothing overdue; dollars are ranked by themselves.
 */
static void build(struct kit *k)
{
    uint32_t c[5];

    c[0] = kit_customer(k, "C1");
    c[1] = kit_customer(k, "C2");
    c[2] = kit_customer(k, "C3");
    c[3] = kit_customer(k, "C4");
    invoice(k, "A", c[0], "CNY", 60000, "2026-07-07");
    invoice(k, "B", c[1], "CNY", 10000, "2025-06-12");
    invoice(k, "C", c[1], "CNY", 20000, "2026-04-08");
    invoice(k, "D", c[2], "CNY", 10000, "2026-07-07");
    invoice(k, "E", c[3], "CNY", 99999, AS_OF);
    invoice(k, "F", c[0], "USD", 500, "2026-07-07");
}

/* Provable ends of D, which is near, and of B, which is past. */
static struct clocks clocks_of(struct kit *k)
{
    static struct clock items[2];

    items[0] = (struct clock){.kind = CLOCK_LIMITATION,
                              .document = 3,
                              .provable = {.day = kit_day("2026-08-01")}};
    items[1] = (struct clock){.kind = CLOCK_LIMITATION,
                              .state = CLOCK_ENDED,
                              .document = 1,
                              .provable = {.day = kit_day("2026-07-16")}};
    return (struct clocks){.ledger = &k->ledger,
                           .as_of = kit_day(AS_OF),
                           .items = items,
                           .count = 2};
}

/*
 * Worked out by hand.  The currency's overdue total is 1,000.00:
 * C1 0.6 x 1.0 = 0.6; C2 0.3, mean (100 x 400 + 200 x 100) / 300 = 200 days,
 * x 2.5 x 1.5 = 1.125; C3 0.1 x 1.0 x 3.0 = 0.3.
 */
static void test_order(void **state)
{
    static const struct {
        uint32_t customer;
        int32_t mean_days, age, promise, limit;
        int64_t weight;
    } want[] = {{1, 200, 25, 15, 10, 1125000000000},
                {0, 10, 10, 10, 10, 600000000000},
                {2, 10, 10, 10, 30, 300000000000},
                {0, 10, 10, 10, 10, 1000000000000}};
    struct kit k;
    struct view v;
    struct aging g;
    struct focus f;
    struct clocks clocks;

    (void)state;
    kit_start(&k);
    build(&k);
    age(&k, &v, &g);
    clocks = clocks_of(&k);
    focus_make(&k.ledger, &g, &clocks, promise_of, NULL, &f, &k.arena);
    assert_int_equal(f.count, COUNT(want));
    for (size_t i = 0; i < COUNT(want); i++) {
        const struct focus_row *r = &f.rows[i];

        if (r->customer != want[i].customer ||
            r->mean_days != want[i].mean_days || r->age_tenths != want[i].age ||
            r->promise_tenths != want[i].promise ||
            r->limit_tenths != want[i].limit || r->weight != want[i].weight)
            fail_msg("row %zu: customer %u, %d days, %d %d %d, %jd", i,
                     r->customer, r->mean_days, r->age_tenths,
                     r->promise_tenths, r->limit_tenths, (intmax_t)r->weight);
    }
    assert_int_equal(f.rows[0].ended, 1);
    assert_int_equal(f.rows[0].ended_open, 10000);
    assert_false(date_is(f.rows[0].limit));
    assert_int_equal(f.rows[2].limit_days, 15);
    kit_end(&k);
}

/* Without clocks and promises amounts and ages alone rank. */
static void test_plain(void **state)
{
    struct kit k;
    struct view v;
    struct aging g;
    struct focus f;

    (void)state;
    kit_start(&k);
    build(&k);
    age(&k, &v, &g);
    focus_make(&k.ledger, &g, NULL, NULL, NULL, &f, &k.arena);
    assert_false(f.has_clocks || f.has_promises);
    assert_int_equal(f.rows[0].customer, 1);
    assert_int_equal(f.rows[0].weight, 750000000000);
    assert_int_equal(f.rows[1].weight, 600000000000);
    kit_end(&k);
}

/* Two books as one: shares are of the sum. */
static void test_join(void **state)
{
    struct kit k;
    struct view v;
    struct aging g;
    struct focus one, two, all;
    const struct focus *each[] = {&one, &two};
    size_t from[] = {0, 4};

    (void)state;
    kit_start(&k);
    build(&k);
    age(&k, &v, &g);
    focus_make(&k.ledger, &g, NULL, NULL, NULL, &one, &k.arena);
    two = one;
    g.currencies[0].total.overdue *= 2;
    focus_join(each, 2, from, &g, &all, &k.arena);
    assert_int_equal(all.count, 2 * one.count);
    assert_int_equal(all.rows[0].customer, 1);
    assert_int_equal(all.rows[1].customer, 5);
    assert_int_equal(all.rows[0].weight, 375000000000);
    kit_end(&k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_steps), cmocka_unit_test(test_order),
        cmocka_unit_test(test_plain), cmocka_unit_test(test_join)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
