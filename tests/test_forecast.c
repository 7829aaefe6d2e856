#include "ledger_kit.h"
#include "measure/forecast_parts.h"

#include <string.h>

#define NONE LEDGER_NONE

static struct money cny(int64_t minor)
{
    return kit_money("CNY", minor);
}

static struct date day_after(const char *iso, int days)
{
    return date_add_days(kit_day(iso), days);
}

/* An invoice of 100.00 that fell due and was paid some days after. */
static void add_paid(struct kit *k, uint32_t customer, struct date due,
                     int late)
{
    uint32_t a = kit_document(k, DOCUMENT_INVOICE, "P", customer, cny(10000),
                              "2026-01-01", "2026-01-01");
    uint32_t r =
        kit_receipt(k, "R", customer, cny(10000), "2026-01-01", NULL, "");

    k->ledger.documents[a].due_date = due;
    k->ledger.documents[a].issue_date = date_add_days(due, -30);
    k->ledger.receipts[r].receipt_date = date_add_days(due, late);
    kit_allocation(k, r, NONE, a, cny(10000), "2026-01-01");
    k->ledger.allocations[k->ledger.allocation_count - 1].allocation_date =
        date_add_days(due, late);
}

/* n payments, one a week, each five days late. */
static void add_history(struct kit *k, uint32_t customer, int n)
{
    for (int i = 0; i < n; i++)
        add_paid(k, customer, day_after("2026-04-01", 7 * i), 5);
}

static uint32_t add_open(struct kit *k, uint32_t customer, int64_t minor,
                         const char *due)
{
    uint32_t a = kit_document(k, DOCUMENT_INVOICE, "A", customer, cny(minor),
                              "2026-04-01", due);

    return a;
}

static struct forecast forecast_of(struct kit *k, const char *as_of,
                                   unsigned threads)
{
    struct forecast f;
    struct view v;

    assert_true(ledger_view_parallel(&k->ledger, kit_day(as_of), threads, &v,
                                     &k->arena, &k->diag));
    assert_true(forecast_make(&v, &k->policy, &f, &k->arena, &k->diag));
    return f;
}

static int64_t sum_of(const struct forecast_weeks *w)
{
    int64_t sum = w->later;

    for (size_t i = 0; i < FORECAST_WEEKS; i++)
        sum += w->weeks[i];
    return sum;
}

/* --- how many payments it takes ------------------------------------------- */

static const struct {
    const char *name;
    int payments;
    enum forecast_gap gap;
} gap_cases[] = {
    {"none", 0, FORECAST_NO_RECEIPTS},
    {"one", 1, FORECAST_TOO_FEW},
    {"one too few", FORECAST_LEAST - 1, FORECAST_TOO_FEW},
    {"just enough", FORECAST_LEAST, FORECAST_COMPLETE},
};

static void test_gaps(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(gap_cases); i++) {
        struct kit k;
        struct forecast f;
        uint32_t c;

        kit_start(&k);
        c = kit_customer(&k, "C1");
        add_history(&k, c, gap_cases[i].payments);
        add_open(&k, c, 5000, "2026-07-18");
        kit_finish(&k);
        f = forecast_of(&k, "2026-07-17", 1);
        if (f.gap != gap_cases[i].gap)
            fail_msg("%s: gap %d", gap_cases[i].name, (int)f.gap);
        assert_int_equal(f.currencies[0].total.open, 5000);
        assert_int_equal(f.currencies[0].total.methods[FORECAST_DUE].weeks[0],
                         5000);
        assert_int_equal(sum_of(&f.currencies[0].total.methods[FORECAST_OWN]),
                         f.gap == FORECAST_COMPLETE ? 5000 : 0);
        kit_end(&k);
    }
}

static void test_nothing(void **state)
{
    struct kit k;
    struct forecast f;

    (void)state;
    kit_start(&k);
    kit_finish(&k);
    f = forecast_of(&k, "2026-07-17", 1);
    assert_int_equal(f.gap, FORECAST_NO_RECEIPTS);
    assert_int_equal(f.currency_count, 0);
    kit_end(&k);
}

/* --- in which week -------------------------------------------------------- */

/* All that was ever paid came five days late; as of 2026-07-17.  -1: later. */
static const struct {
    const char *due;
    int own, naive, average, twice; /* weeks; twice: each wait twice as long */
} week_cases[] = {
    {"2026-07-13", 0, 0, 0, 0}, /* tomorrow */
    {"2026-07-17", 0, 0, 0, 1}, /* due today; paid on the fifth day */
    {"2026-07-19", 0, 0, 0, 1}, /* on the seventh day */
    {"2026-07-20", 1, 0, 1, 2}, /* on the eighth */
    {"2026-07-24", 1, 0, 1, 3}, /* due on the seventh */
    {"2026-07-25", 1, 1, 1, 3}, /* on the eighth */
    {"2026-10-11", 12, 12, 12, -1},
    {"2026-10-12", -1, 12, -1, -1}, /* paid on the 92nd day */
    {"2026-10-16", -1, 12, -1, -1},
    {"2026-10-17", -1, -1, -1, -1},
    {"2026-07-12", -1, 0, 0, -1}, /* nobody ever paid so late */
    {NULL, -1, -1, -1, -1},       /* no due date, nor history of such */
};

static void check_week(const char *due, const char *what,
                       const struct forecast_weeks *w, int week)
{
    int64_t there = week < 0 ? w->later : w->weeks[week];

    if (there != 5000 || sum_of(w) != 5000)
        fail_msg("%s: %s has %jd in week %d", due ? due : "none", what,
                 (intmax_t)there, week);
}

static void test_weeks(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(week_cases); i++) {
        struct kit k;
        const struct forecast_row *t;
        struct forecast f;
        uint32_t c;

        kit_start(&k);
        k.policy.forecast.scenarios[SCENARIO_SLOW].slower = 100;
        c = kit_customer(&k, "C1");
        add_history(&k, c, 12);
        add_open(&k, c, 5000, week_cases[i].due);
        kit_finish(&k);
        f = forecast_of(&k, "2026-07-17", 1);
        t = &f.currencies[0].total;
        assert_int_equal(f.average_delay, 5);
        check_week(week_cases[i].due, "own", &t->methods[FORECAST_OWN],
                   week_cases[i].own);
        check_week(week_cases[i].due, "due", &t->methods[FORECAST_DUE],
                   week_cases[i].naive);
        check_week(week_cases[i].due, "average", &t->methods[FORECAST_AVERAGE],
                   week_cases[i].average);
        check_week(week_cases[i].due, "slow", &t->slower[SCENARIO_SLOW],
                   week_cases[i].twice);
        kit_end(&k);
    }
}

/* A customer whose own cases say something else than the book. */
static void test_own_history(void **state)
{
    const struct forecast_row *rows;
    struct forecast f;
    struct kit k;
    uint32_t slow, fast;

    (void)state;
    kit_start(&k);
    fast = kit_customer(&k, "C1");
    slow = kit_customer(&k, "C2");
    for (int i = 0; i < 12; i++) {
        add_paid(&k, fast, day_after("2026-03-01", 7 * i), 1);
        add_paid(&k, slow, day_after("2026-03-01", 7 * i), 31);
    }
    add_open(&k, fast, 10000, "2026-07-18");
    add_open(&k, slow, 9999, "2026-07-18");
    kit_finish(&k);
    f = forecast_of(&k, "2026-07-17", 1);
    rows = f.currencies[0].rows;
    assert_int_equal(rows[0].customer, fast);
    assert_int_equal(rows[0].cases, 12);
    /* 12 of 12 own ones and 5 of 10 of the book: 14.5 of 17. */
    assert_int_equal(rows[0].methods[FORECAST_OWN].weeks[0], 8529);
    assert_int_equal(rows[1].methods[FORECAST_OWN].weeks[0], 1470);
    assert_int_equal(sum_of(&rows[1].methods[FORECAST_OWN]), 9999);
    kit_end(&k);
}

/* --- what is not forecast, and what is known ------------------------------ */

static void test_bridge(void **state)
{
    const struct forecast_bridge *b;
    struct forecast f;
    struct kit k;
    uint32_t c, broke, a;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    broke = kit_customer(&k, "C2");
    k.ledger.customers[broke].insolvency_date = kit_day("2026-07-17");
    add_history(&k, c, 12);
    add_open(&k, c, 5000, "2026-07-18");
    add_open(&k, c, 3000, "2026-07-19");
    a = add_open(&k, c, 700, "2026-07-18");
    k.ledger.documents[a].handed_over_date = kit_day("2026-07-17");
    a = add_open(&k, c, 40, "2026-07-18");
    k.ledger.documents[a].handed_over_date = kit_day("2026-07-18");
    add_open(&k, broke, 11, "2026-07-18");
    kit_receipt(&k, "U", c, cny(5100), "2026-07-01", NULL, "");
    kit_document(&k, DOCUMENT_CREDIT_NOTE, "N", c, cny(-300), "2026-07-01",
                 NULL);
    kit_finish(&k);
    f = forecast_of(&k, "2026-07-17", 1);
    b = &f.currencies[0].bridge;
    assert_int_equal(b->documents, 8751);
    assert_int_equal(b->handed_over, 700);
    assert_int_equal(b->winding_up, 11);
    assert_int_equal(b->credits, 5400);
    assert_int_equal(b->beyond, 0);
    assert_int_equal(f.currencies[0].total.open, 2640);
    assert_int_equal(sum_of(&f.currencies[0].total.methods[FORECAST_OWN]),
                     2640);
    kit_end(&k);
}

/* What is dated or recorded after the day changes nothing. */
static void test_later_facts(void **state)
{
    struct kit kits[2];
    struct forecast f[2];

    (void)state;
    for (int later = 0; later < 2; later++) {
        struct kit *k = &kits[later];
        uint32_t c, a, r;

        kit_start(k);
        c = kit_customer(k, "C1");
        add_history(k, c, 12);
        a = add_open(k, c, 5000, "2026-07-18");
        if (later) {
            r = kit_receipt(k, "L", c, cny(5000), "2026-07-16", NULL, "");
            kit_allocation(k, r, NONE, a, cny(5000), "2026-07-16");
            k->ledger.receipts[r].recorded_date = kit_day("2026-07-18");
            add_paid(k, c, kit_day("2026-07-10"), 30);
            k->ledger.documents[k->ledger.document_count - 1].recorded_date =
                kit_day("2026-07-20");
            kit_dispute(k, a, c, (struct money){0}, "2026-07-18", NULL);
        }
        kit_finish(k);
        f[later] = forecast_of(k, "2026-07-17", 1);
    }
    assert_int_equal(f[0].cases, f[1].cases);
    assert_memory_equal(&f[0].currencies[0].total, &f[1].currencies[0].total,
                        sizeof(f[0].currencies[0].total));
    assert_memory_equal(f[0].currencies[0].errors, f[1].currencies[0].errors,
                        sizeof(f[0].currencies[0].errors));
    kit_end(&kits[0]);
    kit_end(&kits[1]);
}

/* --- promises and disputes ------------------------------------------------ */

static void add_promise(struct kit *k, uint32_t customer, int64_t minor,
                        const char *made, const char *promised)
{
    static struct contact all[16];
    size_t n = k->ledger.contact_count;

    k->ledger.contacts = all;
    all[n] = (struct contact){.customer = customer,
                              .contact_date = kit_day(made),
                              .promise_date = kit_day(promised),
                              .promise_amount = cny(minor),
                              .recorded_date = no_date,
                              .at = {0, ++k->line}};
    k->ledger.contact_count = n + 1;
}

/* 3000 of 5000 promised for the second week; so many promises were broken. */
static const struct {
    int broken;
    int64_t second; /* in week 2 */
} promise_cases[] = {{0, 3000}, {4, 3000}, {5, 0}};

static void test_promises(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(promise_cases); i++) {
        const struct forecast_row *t;
        struct forecast f;
        struct kit k;
        uint32_t c;

        kit_start(&k);
        c = kit_customer(&k, "C1");
        kit_customer(&k, "C2");
        add_history(&k, c, 12);
        add_open(&k, c, 5000, "2026-07-14"); /* else all on 2026-07-19 */
        for (int n = 0; n < promise_cases[i].broken; n++)
            add_promise(&k, 1, 100, "2026-06-01", "2026-06-02");
        add_promise(&k, c, 3000, "2026-07-16", "2026-07-27");
        kit_finish(&k);
        f = forecast_of(&k, "2026-07-17", 1);
        t = &f.currencies[0].total;
        assert_int_equal(t->promised, 3000);
        assert_int_equal(t->methods[FORECAST_OWN].weeks[0], 2000);
        assert_int_equal(t->methods[FORECAST_OWN].weeks[1],
                         promise_cases[i].second);
        assert_int_equal(sum_of(&t->methods[FORECAST_OWN]), 5000);
        kit_end(&k);
    }
}

static void test_disputes(void **state)
{
    const struct forecast_row *t;
    struct forecast f;
    struct kit k;
    uint32_t c, a;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    add_history(&k, c, 12);
    for (int i = 0; i < 12; i++) {
        add_paid(&k, c, day_after("2026-02-01", 7 * i), 40);
        kit_dispute(&k, (uint32_t)k.ledger.document_count - 1, c,
                    (struct money){0}, "2026-01-02", NULL);
    }
    a = add_open(&k, c, 5000, "2026-07-18");
    kit_dispute(&k, a, c, cny(2000), "2026-07-01", NULL);
    kit_finish(&k);
    f = forecast_of(&k, "2026-07-17", 1);
    t = &f.currencies[0].total;
    assert_int_equal(t->disputed, 2000);
    assert_true(f.disputed_cases > 0);
    assert_true(t->methods[FORECAST_OWN].weeks[0] > 2500);
    assert_true(t->methods[FORECAST_OWN].weeks[5] > 1000);
    assert_int_equal(sum_of(&t->methods[FORECAST_OWN]), 5000);
    kit_end(&k);
}

/* --- sums ----------------------------------------------------------------- */

static void test_apportion(void **state)
{
    struct decimal_sum sums[SLOTS] = {{0}};
    struct forecast_weeks out;

    (void)state;
    for (size_t i = 0; i < 3; i++)
        assert_true(decimal_sum_add(&sums[i], 1, 333333333));
    assert_true(decimal_sum_add(&sums[FORECAST_WEEKS], 1, 1));
    forecast_apportion(sums, 1, &out);
    assert_int_equal(out.weeks[0], 1);
    assert_int_equal(sum_of(&out), 1);
    memset(sums, 0, sizeof(sums));
    for (size_t i = 0; i < 3; i++)
        assert_true(decimal_sum_add(&sums[i], INT64_MAX, 333333333));
    assert_true(decimal_sum_add(&sums[FORECAST_WEEKS], INT64_MAX, 1));
    forecast_apportion(sums, INT64_MAX, &out);
    assert_int_equal(sum_of(&out), INT64_MAX);
}

static void test_ages(void **state)
{
    int before = age_of(-5000);

    (void)state;
    assert_int_equal(before, 0);
    for (int days = -4999, n = 1; days < 5000; days++, n++) {
        int age = age_of(days);

        assert_true(age == before || age == before + 1);
        if (age != before) {
            if (before != 0)
                assert_int_equal(n, age_width(before));
            n = 0;
        }
        before = age;
    }
    assert_int_equal(before, AGE_COUNT - 1);
}

/* Any ledger: all adds up, on any number of threads, and slow is never fast. */
static void build_random(struct kit *k)
{
    uint64_t seed = 7;

    for (int i = 0; i < 12; i++)
        kit_customer(k, "C");
    for (int i = 0; i < 600; i++) {
        uint32_t c, a, r;

        seed = seed * 6364136223846793005u + 1442695040888963407u;
        c = (uint32_t)(seed >> 33) % 12;
        a = kit_document(k, DOCUMENT_INVOICE, "A", c,
                         cny((int64_t)(seed >> 40) % 90000 + 1), "2026-01-01",
                         "2026-01-01");
        k->ledger.documents[a].issue_date =
            day_after("2025-07-01", (int)(seed >> 20) % 380);
        k->ledger.documents[a].due_date =
            date_add_days(k->ledger.documents[a].issue_date, 30);
        if ((seed >> 50) % 4 == 0)
            continue;
        r = kit_receipt(k, "R", c, cny(k->ledger.documents[a].owed / 2 + 1),
                        "2026-01-01", NULL, "");
        k->ledger.receipts[r].receipt_date = date_add_days(
            k->ledger.documents[a].due_date, (int)(seed >> 44) % 60 - 20);
        kit_allocation(k, r, NONE, a, k->ledger.receipts[r].amount,
                       "2025-07-01");
    }
}

static void check_sums(const struct forecast_row *r)
{
    int64_t base = 0, slow = 0;

    for (int m = 0; m < FORECAST_METHODS; m++)
        assert_int_equal(sum_of(&r->methods[m]), r->open);
    for (int s = 0; s < SCENARIO_COUNT; s++)
        assert_int_equal(sum_of(&r->slower[s]), r->open);
    for (size_t i = 0; i < FORECAST_WEEKS; i++) {
        base += r->methods[FORECAST_OWN].weeks[i];
        slow += r->slower[SCENARIO_SLOW].weeks[i];
        assert_true(slow <= base + 13);
        assert_true(r->methods[FORECAST_OWN].weeks[i] >= 0);
    }
}

static void test_random(void **state)
{
    struct forecast one, four;
    struct kit k;

    (void)state;
    kit_start(&k);
    build_random(&k);
    kit_finish(&k);
    one = forecast_of(&k, "2026-07-17", 1);
    four = forecast_of(&k, "2026-07-17", 4);
    assert_int_equal(one.gap, FORECAST_COMPLETE);
    assert_int_equal(one.currencies[0].row_count, 12);
    for (size_t i = 0; i < one.currencies[0].row_count; i++) {
        check_sums(&one.currencies[0].rows[i]);
        assert_memory_equal(&one.currencies[0].rows[i],
                            &four.currencies[0].rows[i],
                            sizeof(one.currencies[0].rows[i]));
    }
    check_sums(&one.currencies[0].total);
    assert_memory_equal(one.currencies[0].tests, four.currencies[0].tests,
                        sizeof(one.currencies[0].tests));
    assert_memory_equal(one.currencies[0].errors, four.currencies[0].errors,
                        sizeof(one.currencies[0].errors));
    assert_int_equal(one.currencies[0].errors[0].origins, 49);
    kit_end(&k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_gaps),      cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_weeks),     cmocka_unit_test(test_own_history),
        cmocka_unit_test(test_bridge),    cmocka_unit_test(test_later_facts),
        cmocka_unit_test(test_promises),  cmocka_unit_test(test_disputes),
        cmocka_unit_test(test_apportion), cmocka_unit_test(test_ages),
        cmocka_unit_test(test_random),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
