#include "ledger_kit.h"

#define NONE LEDGER_NONE

static struct money cny(int64_t minor)
{
    return kit_money("CNY", minor);
}

/* Each row: a bill received on 10 March that matures on 10 September. */
static const struct {
    enum bill_status status;
    const char *status_day; /* presented_at, or dishonoured_at */
    const char *day;
    enum bill_state want;
} state_cases[] = {
    {BILL_HELD, NULL, "2026-03-09", BILL_NOT_YET},
    {BILL_HELD, NULL, "2026-03-10", BILL_IN_HAND},
    {BILL_HELD, NULL, "2026-09-10", BILL_IN_HAND},
    {BILL_HELD, NULL, "2027-01-01", BILL_IN_HAND}, /* overdue, not paid */
    {BILL_HELD, "2026-09-11", "2026-09-12", BILL_IN_HAND},
    {BILL_ENDORSED, NULL, "2026-03-09", BILL_NOT_YET},
    {BILL_ENDORSED, NULL, "2026-03-10", BILL_PASSED_ON},
    {BILL_ENDORSED, NULL, "2026-09-09", BILL_PASSED_ON},
    {BILL_ENDORSED, NULL, "2026-09-10", BILL_SETTLED},
    {BILL_DISCOUNTED, NULL, "2026-09-09", BILL_PASSED_ON},
    {BILL_DISCOUNTED, NULL, "2026-09-10", BILL_SETTLED},
    {BILL_DISHONOURED, "2026-09-14", "2026-03-09", BILL_NOT_YET},
    {BILL_DISHONOURED, "2026-09-14", "2026-09-13", BILL_IN_HAND},
    {BILL_DISHONOURED, "2026-09-14", "2026-09-14", BILL_RETURNED},
    {BILL_DISHONOURED, "2026-09-14", "2026-09-15", BILL_RETURNED},
    {BILL_PAID, "2026-09-12", "2026-03-09", BILL_NOT_YET},
    {BILL_PAID, "2026-09-12", "2026-09-11", BILL_IN_HAND},
    {BILL_PAID, "2026-09-12", "2026-09-12", BILL_SETTLED},
    {BILL_PAID, NULL, "2026-09-09", BILL_IN_HAND},
    {BILL_PAID, NULL, "2026-09-10", BILL_SETTLED},
};

static void test_states(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(state_cases); i++) {
        struct kit k;
        uint32_t c, r, b;
        enum bill_state found;

        kit_start(&k);
        c = kit_customer(&k, "C1");
        r = kit_receipt(&k, "B-1", c, cny(100), "2026-03-10", NULL, "");
        b = kit_bill(&k, r, state_cases[i].status, "2026-09-10",
                     state_cases[i].status_day);
        found = bill_state_on(&k.ledger.bills[b], kit_day(state_cases[i].day));
        if (found != state_cases[i].want)
            fail_msg("row %zu, %s: state %d", i, state_cases[i].day,
                     (int)found);
        kit_end(&k);
    }
}

/* Without a day of receipt it came in on its day of issue. */
static void test_issue_day(void **state)
{
    struct bill b = {.received_date = no_date,
                     .issue_date = kit_day("2026-03-01"),
                     .maturity_date = kit_day("2026-09-01"),
                     .presented_at = no_date,
                     .dishonoured_at = no_date};

    (void)state;
    assert_int_equal(bill_state_on(&b, kit_day("2026-02-28")), BILL_NOT_YET);
    assert_int_equal(bill_state_on(&b, kit_day("2026-03-01")), BILL_IN_HAND);
}

/* What the bill had paid is open again, with the age it had: 票据退回. */
static void test_returned(void **state)
{
    static const struct {
        const char *day;
        int64_t open, returned, open_other, returned_other;
    } cases[] = {
        {"2026-03-09", 100, 0, 50, 0},  {"2026-03-10", 30, 0, 20, 0},
        {"2026-09-13", 30, 0, 20, 0},   {"2026-09-14", 100, 70, 50, 30},
        {"2026-09-15", 60, 60, 50, 30}, /* 40 paid again in cash */
        {"2026-09-20", 0, 0, 50, 30},
    };
    struct kit k;
    uint32_t c, a, b, bill, cash;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(100), "2026-01-01",
                     "2026-01-31");
    b = kit_document(&k, DOCUMENT_INVOICE, "A-2", c, cny(50), "2026-01-01",
                     "2026-02-28");
    bill = kit_receipt(&k, "B-1", c, cny(100), "2026-03-10", NULL, "");
    cash = kit_receipt(&k, "R-1", c, cny(100), "2026-09-15", NULL, "");
    kit_bill(&k, bill, BILL_DISHONOURED, "2026-09-10", "2026-09-14");
    kit_allocation(&k, bill, NONE, a, cny(70), "2026-03-10");
    kit_allocation(&k, bill, NONE, b, cny(30), "2026-03-10");
    kit_allocation(&k, cash, NONE, a, cny(40), "2026-09-15");
    kit_allocation(&k, cash, NONE, a, cny(60), "2026-09-20");
    kit_finish(&k);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct view v = kit_view(&k, cases[i].day);

        if (v.document_open[a] != cases[i].open ||
            view_returned(&v, a) != cases[i].returned ||
            v.document_open[b] != cases[i].open_other ||
            view_returned(&v, b) != cases[i].returned_other)
            fail_msg(
                "%s: %jd (%jd), %jd (%jd)", cases[i].day,
                (intmax_t)v.document_open[a], (intmax_t)view_returned(&v, a),
                (intmax_t)v.document_open[b], (intmax_t)view_returned(&v, b));
    }
    kit_end(&k);
}

/* A bounced transfer is no bill. */
static void test_not_returned(void **state)
{
    struct kit k;
    struct view v;
    uint32_t c, a, r, held;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(100), "2026-01-01",
                     "2026-01-31");
    r = kit_receipt(&k, "R-1", c, cny(60), "2026-02-01", "2026-03-01", "");
    held = kit_receipt(&k, "B-1", c, cny(40), "2026-02-01", NULL, "");
    kit_bill(&k, held, BILL_HELD, "2026-08-01", NULL);
    kit_allocation(&k, r, NONE, a, cny(60), "2026-02-01");
    kit_allocation(&k, held, NONE, a, cny(40), "2026-02-01");
    kit_finish(&k);
    v = kit_view(&k, "2026-03-01");
    assert_int_equal(v.document_open[a], 60);
    assert_int_equal(view_returned(&v, a), 0);
    assert_null(v.document_returned);
    kit_end(&k);
}

struct scene {
    uint32_t a, b, receipt;
};

/* A photograph of 31 March: A-1 open 40 of 100, A-2 all of 50. */
static struct scene photograph(struct kit *k, int64_t amount,
                               const char *reversed, const char *names)
{
    struct scene s;
    uint32_t c;

    kit_start(k);
    k->ledger.photograph = kit_day("2026-03-31");
    c = kit_customer(k, "C1");
    s.a = kit_document(k, DOCUMENT_INVOICE, "A-1", c, cny(100), "2026-01-01",
                       "2026-01-31");
    s.b = kit_document(k, DOCUMENT_INVOICE, "A-2", c, cny(50), "2026-01-01",
                       "2026-02-28");
    k->ledger.documents[s.a].has_open = k->ledger.documents[s.b].has_open =
        true;
    k->ledger.documents[s.a].open = 40;
    k->ledger.documents[s.b].open = 50;
    s.receipt =
        kit_receipt(k, "B-1", c, cny(amount), "2026-02-01", NULL, names);
    kit_bill(k, s.receipt, BILL_DISHONOURED, "2026-04-01", reversed);
    return s;
}

static const struct {
    int64_t amount;
    const char *dishonoured;
    const char *names;
    const char *day;
    int64_t open, returned, other_returned, left;
} photograph_cases[] = {
    /* after the photograph: what it names is open again, as far as paid */
    {60, "2026-04-05", "A-1", "2026-04-04", 40, 0, 0, 0},
    {60, "2026-04-05", "A-1", "2026-04-05", 100, 60, 0, 0},
    {60, "2026-04-05", "A-1", "2026-04-06", 100, 60, 0, 0},
    {50, "2026-04-05", "A-1", "2026-04-05", 90, 50, 0, 0},
    {90, "2026-04-05", "A-2,A-1", "2026-04-05", 100, 60, 0, 30},
    {60, "2026-04-05", "", "2026-04-04", 40, 0, 0, 0},
    {60, "2026-04-05", "", "2026-04-05", 40, 0, 0, 60},
    {60, "2026-04-05", "X-1", "2026-04-05", 40, 0, 0, 60},
    /* before it: the open amounts show it, and the bill says why */
    {60, "2026-03-31", "A-1", "2026-03-31", 40, 40, 0, 0},
    {60, "2026-03-31", "A-1;A-2", "2026-04-05", 40, 40, 20, 0},
    {30, "2026-03-01", "A-1", "2026-04-05", 40, 30, 0, 0},
    {60, "2026-03-01", "", "2026-04-05", 40, 0, 0, 0},
    {60, "2026-02-01", "A-1", "2026-04-05", 40, 0, 0, 0}, /* never came */
};

static void test_photograph(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(photograph_cases); i++) {
        struct kit k;
        struct view v;
        struct scene s = photograph(&k, photograph_cases[i].amount,
                                    photograph_cases[i].dishonoured,
                                    photograph_cases[i].names);

        kit_finish(&k);
        assert_int_equal(k.ledger.source, ALLOCATION_OPEN);
        v = kit_view(&k, photograph_cases[i].day);
        if (v.document_open[s.a] != photograph_cases[i].open ||
            v.document_open[s.b] != 50 ||
            view_returned(&v, s.a) != photograph_cases[i].returned ||
            view_returned(&v, s.b) != photograph_cases[i].other_returned ||
            v.receipt_open[s.receipt] != photograph_cases[i].left)
            fail_msg("row %zu: open %jd (returned %jd) and %jd (%jd); left %jd",
                     i, (intmax_t)v.document_open[s.a],
                     (intmax_t)view_returned(&v, s.a),
                     (intmax_t)v.document_open[s.b],
                     (intmax_t)view_returned(&v, s.b),
                     (intmax_t)v.receipt_open[s.receipt]);
        kit_end(&k);
    }
}

/* What allocations say it paid goes before what it names. */
static void test_photograph_and_allocations(void **state)
{
    struct kit k;
    struct view v;
    struct scene s = photograph(&k, 60, "2026-04-05", "A-2");

    (void)state;
    kit_allocation(&k, s.receipt, NONE, s.a, cny(45), "2026-02-01");
    kit_finish(&k);
    assert_int_equal(k.ledger.source, ALLOCATION_OPEN);
    v = kit_view(&k, "2026-04-04");
    assert_int_equal(v.document_open[s.a], 40);
    assert_int_equal(v.receipt_open[s.receipt], 0);
    v = kit_view(&k, "2026-04-05");
    assert_int_equal(v.document_open[s.a], 85);
    assert_int_equal(view_returned(&v, s.a), 45);
    assert_int_equal(v.document_open[s.b], 50);
    assert_int_equal(v.receipt_open[s.receipt], 15);
    kit_end(&k);
}

/* A returned document that is paid again may bounce again. */
static void test_returned_twice(void **state)
{
    struct kit k;
    uint32_t c, a, first, second;
    struct view v;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(100), "2026-01-01",
                     "2026-01-31");
    first = kit_receipt(&k, "B-1", c, cny(100), "2026-02-01", NULL, "A-1");
    second = kit_receipt(&k, "B-2", c, cny(80), "2026-04-01", NULL, "A-1");
    kit_bill(&k, first, BILL_DISHONOURED, "2026-03-01", "2026-03-05");
    kit_bill(&k, second, BILL_DISHONOURED, "2026-05-01", "2026-05-05");
    kit_finish(&k);
    v = kit_view(&k, "2026-03-05");
    assert_int_equal(view_returned(&v, a), 100);
    v = kit_view(&k, "2026-04-01");
    assert_int_equal(v.document_open[a], 20);
    assert_int_equal(view_returned(&v, a), 20);
    v = kit_view(&k, "2026-05-05");
    assert_int_equal(v.document_open[a], 100);
    assert_int_equal(view_returned(&v, a), 100);
    kit_end(&k);
}

static void test_rates(void **state)
{
    static const struct {
        const char *code;
        const char *day;
        int64_t want; /* 0: none */
    } cases[] = {
        {"USD", "2026-01-31", 0},      {"USD", "2026-02-01", 710000},
        {"USD", "2026-02-27", 710000}, {"USD", "2026-02-28", 720000},
        {"USD", "2099-01-01", 720000}, {"EUR", "2026-01-01", 0},
        {"EUR", "2026-01-02", 800000}, {"JPY", "2026-12-31", 0},
        {"GBP", "2026-12-31", 0},      {"ZAR", "2026-12-31", 0},
    };
    struct kit k;

    (void)state;
    kit_start(&k);
    kit_rate(&k, "USD", "2026-02-28", 720000);
    kit_rate(&k, "EUR", "2026-01-02", 800000);
    kit_rate(&k, "USD", "2026-02-01", 710000);
    kit_finish(&k);
    for (size_t i = 0; i < COUNT(cases); i++) {
        const struct fx_rate *x =
            ledger_rate(&k.ledger, kit_money(cases[i].code, 0).currency,
                        kit_day(cases[i].day));

        if ((x ? x->rate.units : 0) != cases[i].want)
            fail_msg("%s on %s: %jd", cases[i].code, cases[i].day,
                     (intmax_t)(x ? x->rate.units : 0));
    }
    kit_end(&k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_states),
        cmocka_unit_test(test_issue_day),
        cmocka_unit_test(test_returned),
        cmocka_unit_test(test_not_returned),
        cmocka_unit_test(test_photograph),
        cmocka_unit_test(test_photograph_and_allocations),
        cmocka_unit_test(test_returned_twice),
        cmocka_unit_test(test_rates),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
