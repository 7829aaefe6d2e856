#include "ledger_kit.h"
#include "measure/kpi.h"

#define NONE  LEDGER_NONE
#define AS_OF "2026-07-17" /* a week from 2026-07-11; start 2026-07-10 */

static struct money cny(int64_t minor)
{
    return kit_money("CNY", minor);
}

static struct kpi_set measure(struct kit *k, const char *day)
{
    struct kpi_query q;
    struct view v;
    struct aging g;
    struct kpi_set set;

    assert_true(ledger_finish(&k->ledger, &k->diag));
    v = kit_view(k, day);
    assert_true(aging_compute(&v, &k->policy, 0, 1, &g, &k->arena, &k->diag));
    q = (struct kpi_query){.ledger = &k->ledger,
                           .policy = &k->policy,
                           .days = &g.as_of,
                           .count = 1,
                           .exported = no_date};
    assert_true(kpi_compute(&q, &g, &set, &k->arena, &k->diag));
    return set;
}

static void expect_ratio(struct ratio r, const char *want)
{
    struct arena a = {0};
    struct str text =
        r.defined ? decimal_format(r.value, false, &a) : STR("n/a");

    if (!str_equal_z(text, want))
        fail_msg("%.*s, not %s", STR_ARG(text), want);
    arena_release(&a);
}

/* The worked example of the definitions: 1.2 m * 365 / 12 m = 36.5 days. */
static void test_dso(void **state)
{
    struct kit k;
    struct kpi_set set;
    uint32_t c, a, r;

    (void)state;
    kit_start(&k);
    k.policy.kpi.dso_days = 365;
    c = kit_customer(&k, "C1");
    a = kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(1180000000),
                     "2025-07-18", "2025-08-18");
    kit_document(&k, DOCUMENT_DEBIT_NOTE, "B", c, cny(120000000), "2026-07-17",
                 "2026-08-17");
    kit_document(&k, DOCUMENT_CREDIT_NOTE, "G", c, cny(-100000000),
                 "2026-07-17", NULL);
    kit_document(&k, DOCUMENT_OPENING, "O", c, cny(100000000), "2026-07-17",
                 "2026-08-17");
    kit_document(&k, DOCUMENT_INVOICE, "Z", c, cny(5), "2025-07-17",
                 "2025-08-17"); /* a day too early for the window */
    r = kit_receipt(&k, "R", c, cny(1180000005), "2026-01-01", NULL, "");
    kit_allocation(&k, r, NONE, a, cny(1180000000), "2026-01-01");
    set = measure(&k, AS_OF);
    assert_int_equal(set.count, 1);
    assert_int_equal(set.items[0].receivables, 120000000);
    assert_int_equal(set.items[0].invoiced, 1300000000);
    assert_int_equal(set.items[0].credited, 100000000);
    assert_int_equal(set.items[0].sales, 1200000000);
    assert_int_equal(set.items[0].sales_from.day, kit_day("2025-07-18").day);
    expect_ratio(set.items[0].dso, "36.5");
    kit_end(&k);
}

/*
 * What each document adds to the figures of the week, in fen: overdue at the
 * start, newly overdue, recovered.
 */
static const struct {
    const char *issued, *due;
    int64_t owed;
    const char *paid; /* NULL: not at all */
    int64_t part;
    const char *reversed;
    int64_t opening, newly, recovered, overdue;
} recovery_cases[] = {
    /* overdue at the start, not paid, partly paid, paid before */
    {"2026-01-01", "2026-07-09", 100, NULL, 0, NULL, 100, 0, 0, 100},
    {"2026-01-01", "2026-07-09", 100, "2026-07-11", 60, NULL, 100, 0, 60, 40},
    {"2026-01-01", "2026-07-09", 100, "2026-07-17", 100, NULL, 100, 0, 100, 0},
    {"2026-01-01", "2026-07-09", 100, "2026-07-10", 60, NULL, 40, 0, 0, 40},
    {"2026-01-01", "2026-07-09", 100, "2026-07-18", 60, NULL, 100, 0, 0, 100},
    /* due on the last evening before: overdue from the first day */
    {"2026-01-01", "2026-07-10", 100, NULL, 0, NULL, 0, 100, 0, 100},
    {"2026-01-01", "2026-07-10", 100, "2026-07-10", 100, NULL, 0, 0, 0, 0},
    {"2026-01-01", "2026-07-10", 100, "2026-07-11", 30, NULL, 0, 100, 30, 70},
    /* due in the week: paid in time, late, in part */
    {"2026-01-01", "2026-07-14", 100, "2026-07-14", 100, NULL, 0, 0, 0, 0},
    {"2026-01-01", "2026-07-14", 100, "2026-07-15", 100, NULL, 0, 100, 100, 0},
    {"2026-01-01", "2026-07-14", 100, "2026-07-12", 30, NULL, 0, 70, 0, 70},
    /* due today, tomorrow, never */
    {"2026-01-01", "2026-07-16", 100, NULL, 0, NULL, 0, 100, 0, 100},
    {"2026-01-01", "2026-07-17", 100, NULL, 0, NULL, 0, 0, 0, 0},
    {"2026-01-01", "2026-07-17", 100, "2026-07-15", 50, NULL, 0, 0, 0, 0},
    {"2026-01-01", NULL, 100, "2026-07-15", 50, NULL, 0, 0, 0, 0},
    /* overdue when it was written */
    {"2026-07-15", "2026-06-01", 100, "2026-07-16", 20, NULL, 0, 100, 20, 80},
    /* reversed in the week: open again, or never recovered at all */
    {"2026-01-01", "2026-07-09", 100, "2026-07-01", 60, "2026-07-15", 40, 60, 0,
     100},
    {"2026-01-01", "2026-07-09", 100, "2026-07-12", 60, "2026-07-15", 100, 0, 0,
     100},
    {"2026-01-01", "2026-07-09", 100, "2026-07-12", 60, "2026-07-18", 100, 0,
     60, 40},
    {"2026-01-01", "2026-07-09", 100, "2026-07-01", 60, "2026-07-10", 100, 0, 0,
     100},
    {"2026-01-01", "2026-07-14", 100, "2026-07-01", 60, "2026-07-12", 0, 100, 0,
     100},
};

static void test_recovery(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(recovery_cases); i++) {
        struct kit k;
        struct kpi_set set;
        const struct kpi *x;
        uint32_t c, a;

        kit_start(&k);
        c = kit_customer(&k, "C1");
        a = kit_document(&k, DOCUMENT_INVOICE, "A", c,
                         cny(recovery_cases[i].owed), recovery_cases[i].issued,
                         recovery_cases[i].due);
        if (recovery_cases[i].paid)
            kit_allocation(&k,
                           kit_receipt(&k, "R", c, cny(recovery_cases[i].part),
                                       recovery_cases[i].paid,
                                       recovery_cases[i].reversed, ""),
                           NONE, a, cny(recovery_cases[i].part),
                           recovery_cases[i].paid);
        set = measure(&k, AS_OF);
        x = &set.items[0];
        if (x->opening_overdue != recovery_cases[i].opening ||
            x->newly_overdue != recovery_cases[i].newly ||
            x->recovered != recovery_cases[i].recovered ||
            x->overdue != recovery_cases[i].overdue)
            fail_msg("row %zu: opening %jd, newly %jd, recovered %jd, overdue "
                     "%jd",
                     i, (intmax_t)x->opening_overdue,
                     (intmax_t)x->newly_overdue, (intmax_t)x->recovered,
                     (intmax_t)x->overdue);
        assert_int_equal(x->recovery_base,
                         x->opening_overdue + x->newly_overdue);
        assert_int_equal(k.diag.worst, DIAG_OK);
        kit_end(&k);
    }
}

enum how { BY_RECEIPT, BY_BILL, BY_CREDIT_NOTE, BY_WRITEOFF };

/*
 * What 60 of 100, overdue since 2026-07-09, do to the figures of the week: by
 * each means, and undone again.
 */
static const struct {
    enum how how;
    const char *day, *undone;
    int64_t opening, newly, recovered, overdue, collected;
} means_cases[] = {
    {BY_RECEIPT, "2026-07-12", NULL, 100, 0, 60, 40, 60},
    {BY_BILL, "2026-07-12", NULL, 100, 0, 0, 40, 0},
    {BY_BILL, "2026-07-01", NULL, 40, 0, 0, 40, 0},
    {BY_BILL, "2026-07-01", "2026-07-10", 100, 0, 0, 100, 0},
    {BY_BILL, "2026-07-01", "2026-07-11", 40, 60, 0, 100, 0},
    {BY_BILL, "2026-07-01", "2026-07-17", 40, 60, 0, 100, 0},
    {BY_BILL, "2026-07-01", "2026-07-18", 40, 0, 0, 40, 0},
    {BY_BILL, "2026-07-12", "2026-07-15", 100, 0, 0, 100, 0},
    {BY_CREDIT_NOTE, "2026-07-12", NULL, 100, 0, 0, 40, 0},
    {BY_CREDIT_NOTE, "2026-07-01", NULL, 40, 0, 0, 40, 0},
    {BY_WRITEOFF, "2026-07-12", NULL, 100, 0, 0, 40, 0},
    {BY_WRITEOFF, "2026-07-10", NULL, 40, 0, 0, 40, 0},
    {BY_WRITEOFF, "2026-07-01", "2026-07-10", 100, 0, 0, 100, 0},
    {BY_WRITEOFF, "2026-07-01", "2026-07-11", 40, 60, 0, 100, 0},
    {BY_WRITEOFF, "2026-07-01", "2026-07-18", 40, 0, 0, 40, 0},
    {BY_WRITEOFF, "2026-07-12", "2026-07-15", 100, 0, 0, 100, 0},
};

static void pay_by(struct kit *k, size_t row, uint32_t document)
{
    const char *day = means_cases[row].day;
    const char *undone = means_cases[row].undone;
    uint32_t source;

    switch (means_cases[row].how) {
    case BY_RECEIPT:
    case BY_BILL:
        source = kit_receipt(k, "R", 0, cny(60), day, undone, "A");
        if (means_cases[row].how == BY_BILL)
            (void)kit_bill(k, source, undone ? BILL_DISHONOURED : BILL_HELD,
                           "2026-12-31", undone);
        break;
    case BY_CREDIT_NOTE:
        source =
            kit_document(k, DOCUMENT_CREDIT_NOTE, "G", 0, cny(-60), day, NULL);
        kit_allocation(k, NONE, source, document, cny(60), day);
        break;
    case BY_WRITEOFF:
        (void)kit_writeoff(k, document, cny(60), day);
        if (undone)
            (void)kit_writeoff(k, document, cny(-60), undone);
        break;
    }
}

static void test_means(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(means_cases); i++) {
        struct kit k;
        struct kpi_set set;
        const struct kpi *x;
        uint32_t document;

        kit_start(&k);
        document =
            kit_document(&k, DOCUMENT_INVOICE, "A", kit_customer(&k, "C1"),
                         cny(100), "2026-01-01", "2026-07-09");
        pay_by(&k, i, document);
        set = measure(&k, AS_OF);
        x = &set.items[0];
        if (x->opening_overdue != means_cases[i].opening ||
            x->newly_overdue != means_cases[i].newly ||
            x->recovered != means_cases[i].recovered ||
            x->overdue != means_cases[i].overdue ||
            x->collected != means_cases[i].collected)
            fail_msg("row %zu: opening %jd, newly %jd, recovered %jd, overdue "
                     "%jd, collected %jd",
                     i, (intmax_t)x->opening_overdue,
                     (intmax_t)x->newly_overdue, (intmax_t)x->recovered,
                     (intmax_t)x->overdue, (intmax_t)x->collected);
        assert_true(k.diag.worst < DIAG_ERROR);
        kit_end(&k);
    }
}

/* Aged credit notes are overdue below zero, at both ends of the week. */
static void test_aged_credit_notes(void **state)
{
    struct kit k;
    struct kpi_set set;
    const struct kpi *x;
    uint32_t c;

    (void)state;
    kit_start(&k);
    k.ledger.rules.credit_notes = k.policy.ledger.credit_notes =
        CREDIT_NOTES_AGED;
    c = kit_customer(&k, "C1");
    kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(300), "2026-01-01",
                 "2026-04-01");
    kit_document(&k, DOCUMENT_CREDIT_NOTE, "G", c, cny(-20), "2026-04-17",
                 NULL); /* 91 days */
    kit_document(&k, DOCUMENT_CREDIT_NOTE, "H", c, cny(-3), "2026-01-01",
                 "2026-07-13"); /* in the week */
    kit_document(&k, DOCUMENT_CREDIT_NOTE, "I", c, cny(-1), "2026-07-17", NULL);
    kit_receipt(&k, "R", c, cny(100), "2026-07-15", NULL, "A");
    set = measure(&k, AS_OF);
    x = &set.items[0];
    assert_int_equal(x->opening_overdue, 280);
    assert_int_equal(x->newly_overdue, -3);
    assert_int_equal(x->recovered, 100);
    assert_int_equal(x->over_90, 180);
    assert_int_equal(x->overdue, 177);
    kit_end(&k);
}

static void test_rates(void **state)
{
    struct kit k;
    struct kpi_set set;
    const struct kpi *x;
    uint32_t c, d, a, r;

    (void)state;
    kit_start(&k);
    k.policy.kpi.top = 1;
    c = kit_customer(&k, "C1");
    d = kit_customer(&k, "C0");
    a = kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(300), "2026-01-01",
                     "2026-04-18"); /* 90 days */
    kit_document(&k, DOCUMENT_INVOICE, "B", d, cny(200), "2026-01-01",
                 "2026-04-17"); /* 91 days */
    kit_document(&k, DOCUMENT_INVOICE, "N", d, cny(100), "2026-01-01",
                 "2026-08-17");
    r = kit_receipt(&k, "R", c, cny(100), "2026-07-11", NULL, "");
    kit_receipt(&k, "S", c, cny(50), "2026-07-10", "2026-07-12", "");
    kit_receipt(&k, "T", d, kit_money("USD", 7), "2026-07-12", "2026-07-12",
                "");
    kit_allocation(&k, r, NONE, a, cny(100), "2026-07-11");
    kit_cost(&k, "2026-07-10", cny(1000));
    kit_cost(&k, "2026-07-11", cny(1));
    kit_cost(&k, "2026-07-17", cny(1));
    kit_cost(&k, "2026-07-18", cny(1000));
    kit_cost(&k, "2026-07-12", kit_money("EUR", 3));
    kit_dispute(&k, a, c, cny(30), "2026-01-01", NULL);
    set = measure(&k, AS_OF);
    assert_int_equal(set.count, 3);
    x = &set.items[0];
    assert_int_equal(x->receivables, 500);
    assert_int_equal(x->overdue, 400);
    assert_int_equal(x->disputed, 30);
    assert_int_equal(x->over_90, 200);
    expect_ratio(x->percent_overdue, "80.0");
    expect_ratio(x->percent_over_90, "40.0");
    expect_ratio(x->dso, "n/a"); /* nothing sold in 90 days */
    assert_int_equal(x->recovery_base, 500);
    assert_int_equal(x->recovered, 100);
    expect_ratio(x->recovery_rate, "20.0");
    expect_ratio(x->overdue_drop, "20.0");
    assert_int_equal(x->collected, 50); /* 100 less the reversal */
    assert_int_equal(x->cost, 2);
    expect_ratio(x->cost_rate, "4.00");
    assert_int_equal(set.top_counts[0], 1);
    assert_int_equal(set.top[0][0].customer, d);
    assert_int_equal(set.top[0][0].overdue, 200);
    assert_int_equal(set.top[0][0].total, 300);
    assert_int_equal(set.top[0][0].unapplied, 0);
    assert_int_equal(set.top[0][0].oldest_days, 91);
    assert_string_equal(set.items[1].currency->code, "EUR");
    assert_int_equal(set.items[1].cost, 3);
    assert_true(x->has_costs && set.items[1].has_costs);
    assert_false(set.items[2].has_costs);
    expect_ratio(set.items[1].cost_rate, "n/a");
    expect_ratio(set.items[1].recovery_rate, "n/a");
    kit_end(&k);
}

static void test_photograph(void **state)
{
    struct kit k;
    struct kpi_set set;
    uint32_t c, a;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    a = kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(300), "2026-06-01",
                     "2026-07-01");
    k.ledger.documents[a].has_open = true;
    k.ledger.documents[a].open = 100;
    kit_receipt(&k, "R", c, cny(200), "2026-07-15", NULL, "");
    set = measure(&k, AS_OF);
    assert_false(set.items[0].has_history);
    assert_int_equal(set.items[0].overdue, 100);
    assert_int_equal(set.items[0].collected, 200);
    expect_ratio(set.items[0].recovery_rate, "n/a");
    expect_ratio(set.items[0].overdue_drop, "n/a");
    /* What was sold and is paid is not in it, so sales are not known; */
    expect_ratio(set.items[0].dso, "n/a");
    assert_int_equal(set.items[0].figures[KPI_DSO].missing, KPI_SALES_UNKNOWN);
    /* they are where it lists what is paid, too. */
    a = kit_document(&k, DOCUMENT_INVOICE, "B", c, cny(300), "2026-06-01",
                     "2026-07-01");
    k.ledger.documents[a].has_open = true;
    set = measure(&k, AS_OF);
    expect_ratio(set.items[0].dso, "15.0");
    kit_end(&k);
}

/* Payments that were not given are not payments that were not made. */
static void test_no_receipts(void **state)
{
    struct kit k;
    struct kpi_set set;
    uint32_t c;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(300), "2026-06-01",
                 "2026-07-01");
    kit_document(&k, DOCUMENT_CREDIT_NOTE, "G", c, cny(-20), "2026-06-01",
                 NULL);
    kit_cost(&k, "2026-07-17", cny(1));
    set = measure(&k, AS_OF);
    assert_false(set.items[0].has_receipts);
    assert_int_equal(set.items[0].recovery_base, 300);
    expect_ratio(set.items[0].recovery_rate, "n/a");
    expect_ratio(set.items[0].overdue_drop, "n/a");
    expect_ratio(set.items[0].cost_rate, "n/a");
    assert_int_equal(set.top[0][0].overdue, 300);
    assert_int_equal(set.top[0][0].unapplied, -20);
    assert_int_equal(set.top[0][0].total, 280);
    kit_receipt(&k, "R", c, cny(100), "2026-07-15", NULL, "A");
    k.ledger.cost_count = 0;
    set = measure(&k, AS_OF);
    assert_true(set.items[0].has_receipts);
    expect_ratio(set.items[0].recovery_rate, "33.3");
    expect_ratio(set.items[0].cost_rate, "n/a"); /* no costs */
    kit_end(&k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dso),
        cmocka_unit_test(test_recovery),
        cmocka_unit_test(test_rates),
        cmocka_unit_test(test_photograph),
        cmocka_unit_test(test_no_receipts),
        cmocka_unit_test(test_means),
        cmocka_unit_test(test_aged_credit_notes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
