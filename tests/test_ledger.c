#include "ledger_kit.h"

#define NONE LEDGER_NONE

static struct money cny(int64_t minor)
{
    return kit_money("CNY", minor);
}

/* A partial payment, a credit note and a bounced receipt, day by day. */
static void test_as_of(void **state)
{
    struct kit k;
    uint32_t c, invoice, credit, receipt;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    invoice = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(10000),
                           "2026-01-10", "2026-02-09");
    credit = kit_document(&k, DOCUMENT_CREDIT_NOTE, "G-1", c, cny(-2000),
                          "2026-03-01", NULL);
    receipt =
        kit_receipt(&k, "R-1", c, cny(3000), "2026-02-20", "2026-03-10", "");
    kit_allocation(&k, receipt, NONE, invoice, cny(2500), "2026-02-25");
    kit_allocation(&k, NONE, credit, invoice, cny(1999), "2026-03-05");
    kit_finish(&k);
    assert_int_equal(k.ledger.source, ALLOCATION_EXPORTED);
    kit_expect_open(&k, "2026-01-09", invoice, 0);
    kit_expect_open(&k, "2026-01-10", invoice, 10000);
    kit_expect_unapplied(&k, "2026-02-19", receipt, 0);
    kit_expect_unapplied(&k, "2026-02-20", receipt, -3000);
    kit_expect_open(&k, "2026-02-24", invoice, 10000);
    kit_expect_open(&k, "2026-02-25", invoice, 7500);
    kit_expect_unapplied(&k, "2026-02-25", receipt, -500);
    kit_expect_open(&k, "2026-03-01", credit, -2000);
    kit_expect_open(&k, "2026-03-04", invoice, 7500);
    kit_expect_open(&k, "2026-03-05", invoice, 5501);
    kit_expect_open(&k, "2026-03-05", credit, -1);
    kit_expect_open(&k, "2026-03-09", invoice, 5501);
    kit_expect_open(&k, "2026-03-10", invoice, 8001);
    kit_expect_unapplied(&k, "2026-03-10", receipt, 0);
    assert_int_equal(k.diag.worst, DIAG_OK);
    kit_end(&k);
}

/* Money that comes before its invoice waits for it. */
static void test_prepayment(void **state)
{
    struct kit k;
    uint32_t c, invoice, receipt;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    invoice = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(100),
                           "2026-01-10", "2026-01-10");
    receipt = kit_receipt(&k, "R-1", c, cny(100), "2026-01-05", NULL, "");
    kit_allocation(&k, receipt, NONE, invoice, cny(100), "2026-01-01");
    kit_finish(&k);
    kit_expect_unapplied(&k, "2026-01-04", receipt, 0);
    kit_expect_unapplied(&k, "2026-01-09", receipt, -100);
    kit_expect_open(&k, "2026-01-09", invoice, 0);
    kit_expect_unapplied(&k, "2026-01-10", receipt, 0);
    kit_expect_open(&k, "2026-01-10", invoice, 0);
    kit_end(&k);
}

/* Each row adds one allocation; refused ones become rejects. */
static void test_excess(void **state)
{
    struct kit k;
    uint32_t c, d, a, b, big, r1, r2;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    d = kit_customer(&k, "C2");
    a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(100), "2026-01-01",
                     "2026-01-31");
    b = kit_document(&k, DOCUMENT_INVOICE, "A-2", c, cny(100), "2026-01-01",
                     "2026-01-31");
    big = kit_document(&k, DOCUMENT_INVOICE, "A-3", d, cny(1000), "2026-01-01",
                       "2026-01-31");
    r1 = kit_receipt(&k, "R-1", c, cny(150), "2026-02-01", NULL, "");
    r2 = kit_receipt(&k, "R-2", d, cny(50), "2026-02-01", NULL, "");
    kit_allocation(&k, r1, NONE, a, cny(100), "2026-02-01");
    kit_allocation(&k, r1, NONE, a, cny(1), "2026-02-02"); /* a is paid */
    kit_allocation(&k, r1, NONE, b, cny(50), "2026-02-03");
    kit_allocation(&k, r1, NONE, b, cny(1), "2026-02-04"); /* R-1 is used up */
    kit_allocation(&k, r2, NONE, big, cny(51), "2026-02-01");
    kit_allocation(&k, r2, NONE, big, cny(-1), "2026-02-01"); /* alone */
    kit_finish(&k);
    assert_int_equal(k.ledger.reject_count, 2);
    assert_int_equal(k.ledger.allocation_count, 4);
    assert_int_equal(k.diag.counts[DIAG_ERROR], 2);
    assert_true(kit_says(&k, "document \"A-1\" of 1.00 (kit.csv:3) would be "
                             "left at -0.01"));
    assert_true(kit_says(&k, "receipt \"R-1\" of 1.50 (kit.csv:6) would be "
                             "left at -0.01"));
    assert_true(k.ledger.customers[c].held);
    assert_false(k.ledger.customers[d].held);
    kit_expect_open(&k, "2026-12-31", a, 0);
    kit_expect_open(&k, "2026-12-31", b, 50);
    kit_expect_open(&k, "2026-12-31", big, 950);
    kit_expect_unapplied(&k, "2026-12-31", r1, 0);
    kit_end(&k);
}

/* What is wrong only between two days is wrong; what is right then is right. */
static void test_order_of_days(void **state)
{
    struct kit k;
    uint32_t c, a, b, r1, r2, r3;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(100), "2026-01-01",
                     "2026-01-31");
    b = kit_document(&k, DOCUMENT_INVOICE, "A-2", c, cny(100), "2026-01-01",
                     "2026-01-31");
    r1 = kit_receipt(&k, "R-1", c, cny(100), "2026-02-01", "2026-03-01", "");
    r2 = kit_receipt(&k, "R-2", c, cny(100), "2026-03-01", NULL, "");
    r3 = kit_receipt(&k, "R-3", c, cny(100), "2026-02-01", NULL, "");
    kit_allocation(&k, r2, NONE, a, cny(100), "2026-03-01");
    kit_allocation(&k, r1, NONE, a, cny(100), "2026-02-01");
    kit_allocation(&k, r3, NONE, b, cny(-100), "2026-02-15");
    kit_allocation(&k, r3, NONE, b, cny(100), "2026-02-20");
    kit_allocation(&k, r3, NONE, b, cny(100), "2026-02-10");
    kit_allocation(&k, r3, NONE, b, cny(100), "2026-02-14"); /* too early */
    kit_finish(&k);
    assert_int_equal(k.ledger.reject_count, 1);
    assert_int_equal(k.ledger.rejects[0].at.line, 12);
    kit_expect_open(&k, "2026-02-28", a, 0);
    kit_expect_open(&k, "2026-03-01", a, 0);
    kit_expect_open(&k, "2026-02-14", b, 0);
    kit_expect_open(&k, "2026-02-15", b, 100);
    kit_expect_open(&k, "2026-02-20", b, 0);
    kit_end(&k);
}

/* 70 pays an invoice of 100 less a red letter of 30. */
static void test_red_letter(void **state)
{
    struct kit k;
    uint32_t c, a, red, other, r;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(100), "2026-01-01",
                     "2026-01-31");
    red = kit_document(&k, DOCUMENT_INVOICE, "A-2", c, cny(-30), "2026-01-05",
                       "2026-01-31");
    other = kit_document(&k, DOCUMENT_INVOICE, "A-3", c, cny(-40), "2026-01-05",
                         "2026-01-31");
    r = kit_receipt(&k, "R-1", c, cny(70), "2026-02-01", NULL, "");
    kit_allocation(&k, r, NONE, a, cny(100), "2026-02-01");
    kit_allocation(&k, r, NONE, red, cny(-30), "2026-02-01");
    kit_allocation(&k, r, NONE, other, cny(10), "2026-02-01"); /* wrong way */
    kit_finish(&k);
    assert_int_equal(k.ledger.reject_count, 1);
    assert_int_equal(k.ledger.rejects[0].at.line, 8);
    kit_expect_open(&k, "2026-01-31", red, -30);
    kit_expect_open(&k, "2026-02-01", a, 0);
    kit_expect_open(&k, "2026-02-01", red, 0);
    kit_expect_open(&k, "2026-02-01", other, -40);
    kit_expect_unapplied(&k, "2026-02-01", r, 0);
    kit_end(&k);
}

static void test_impossible(void **state)
{
    struct kit k;
    uint32_t c, a, usd, credit, r;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(100), "2026-01-01",
                     NULL);
    usd = kit_document(&k, DOCUMENT_INVOICE, "A-2", c, kit_money("USD", 100),
                       "2026-01-01", NULL);
    credit = kit_document(&k, DOCUMENT_CREDIT_NOTE, "G-1", c, cny(-100),
                          "2026-01-01", NULL);
    r = kit_receipt(&k, "R-1", c, cny(100), "2026-02-01", NULL, "");
    kit_allocation(&k, r, NONE, usd, cny(10), "2026-02-01");
    kit_allocation(&k, r, NONE, a, kit_money("USD", 10), "2026-02-01");
    kit_allocation(&k, NONE, NONE, a, cny(10), "2026-02-01");
    kit_allocation(&k, NONE, credit, credit, cny(10), "2026-02-01");
    kit_allocation(&k, r, NONE, a, cny(INT64_MIN), "2026-02-01");
    kit_allocation(&k, r, NONE, a, cny(INT64_MAX), "2026-02-01");
    kit_allocation(&k, r, NONE, a, cny(99), "2026-02-01");
    kit_finish(&k);
    assert_int_equal(k.ledger.reject_count, 6);
    assert_int_equal(k.ledger.allocation_count, 1);
    kit_expect_open(&k, "2026-12-31", a, 1);
    kit_end(&k);
}

/* Taking back more than was given says so; both customers are held. */
static void test_taken_back(void **state)
{
    struct kit k;
    uint32_t c, d, a, r;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    d = kit_customer(&k, "C2");
    a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(1000), "2026-01-01",
                     NULL);
    r = kit_receipt(&k, "R-1", d, cny(100), "2026-02-01", NULL, "");
    kit_allocation(&k, r, NONE, a, cny(-5), "2026-02-02");
    kit_finish(&k);
    assert_int_equal(k.ledger.reject_count, 1);
    assert_int_equal(k.file.rejected, 1);
    assert_true(kit_says(&k, "takes back more than was allocated to document "
                             "\"A-1\" of 10.00 (kit.csv:3)"));
    assert_true(k.ledger.customers[c].held);
    assert_true(k.ledger.customers[d].held);
    kit_end(&k);
}

/* Receipts by the documents they name, then by the oldest due. */
static void test_named(void **state)
{
    struct kit k;
    uint32_t c, late, early, usd, future, undated, r1, r2, r3;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    late = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(100), "2026-01-01",
                        "2026-03-31");
    early = kit_document(&k, DOCUMENT_INVOICE, "A-2", c, cny(100), "2026-01-02",
                         "2026-02-28");
    usd = kit_document(&k, DOCUMENT_INVOICE, "A-3", c, kit_money("USD", 100),
                       "2026-01-01", "2026-01-02");
    future = kit_document(&k, DOCUMENT_INVOICE, "A-4", c, cny(100),
                          "2026-06-01", "2026-06-02");
    undated = kit_document(&k, DOCUMENT_INVOICE, "A-5", c, cny(100),
                           "2026-01-01", NULL);
    r2 = kit_receipt(&k, "R-2", c, cny(500), "2026-03-02", NULL, "");
    r1 = kit_receipt(&k, "R-1", c, cny(150), "2026-03-01", NULL,
                     " A-4、A-9 ; A-1");
    r3 = kit_receipt(&k, "R-3", c, kit_money("USD", 30), "2026-03-03", NULL,
                     "A-1,A-3");
    kit_finish(&k);
    assert_int_equal(k.ledger.source, ALLOCATION_NAMED);
    /* 100 to A-1, which stands; 50 wait for A-4 */
    kit_expect_open(&k, "2026-03-01", late, 0);
    kit_expect_open(&k, "2026-03-01", early, 100);
    kit_expect_unapplied(&k, "2026-03-01", r1, -50);
    kit_expect_unapplied(&k, "2026-05-31", r1, -50);
    kit_expect_unapplied(&k, "2026-06-01", r1, 0);
    kit_expect_open(&k, "2026-06-01", future, 50);
    /* A-2, then A-5; 300 stay, A-4 came later */
    kit_expect_open(&k, "2026-03-02", early, 0);
    kit_expect_open(&k, "2026-03-02", late, 0);
    kit_expect_open(&k, "2026-03-02", undated, 0);
    kit_expect_unapplied(&k, "2026-12-31", r2, -300);
    kit_expect_open(&k, "2026-03-03", usd, 70);
    kit_expect_unapplied(&k, "2026-03-03", r3, 0);
    kit_end(&k);
}

static void test_named_reversals(void **state)
{
    struct kit k;
    uint32_t c, a, b, r1, r2, r3, r4, red, whole;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(100), "2026-01-01",
                     "2026-01-31");
    b = kit_document(&k, DOCUMENT_INVOICE, "A-2", c, cny(100), "2026-01-01",
                     "2026-02-28");
    r1 = kit_receipt(&k, "R-1", c, cny(100), "2026-02-01", "2026-03-01", "");
    r2 = kit_receipt(&k, "R-2", c, cny(60), "2026-02-02", NULL, "");
    r3 = kit_receipt(&k, "R-3", c, cny(30), "2026-03-01", NULL, "");
    r4 = kit_receipt(&k, "R-4", c, cny(-60), "2026-04-01", NULL, "");
    kit_finish(&k);
    kit_expect_open(&k, "2026-02-28", a, 0);
    kit_expect_open(&k, "2026-02-28", b, 40);
    kit_expect_open(&k, "2026-03-01", a, 70); /* open again, R-3 pays on it */
    kit_expect_unapplied(&k, "2026-03-01", r1, 0);
    kit_expect_unapplied(&k, "2026-03-01", r3, 0);
    kit_expect_open(&k, "2026-04-01", b, 100); /* R-4 takes R-2 back */
    kit_expect_unapplied(&k, "2026-04-01", r2, 0);
    kit_expect_unapplied(&k, "2026-04-01", r4, 0);
    kit_end(&k);

    kit_start(&k);
    c = kit_customer(&k, "C1");
    red = kit_document(&k, DOCUMENT_INVOICE, "B-1", c, cny(-30), "2026-01-01",
                       "2026-01-31");
    whole = kit_document(&k, DOCUMENT_INVOICE, "B-2", c, cny(100), "2026-01-01",
                         "2026-01-31");
    r1 = kit_receipt(&k, "R-1", c, cny(70), "2026-02-01", NULL, "B-2;B-1");
    r2 = kit_receipt(&k, "R-2", c, cny(-50), "2026-02-02", NULL, "B-2");
    kit_finish(&k);
    kit_expect_open(&k, "2026-02-01", red, 0);
    kit_expect_open(&k, "2026-02-01", whole, 0);
    kit_expect_unapplied(&k, "2026-02-01", r1, 0);
    kit_expect_open(&k, "2026-02-02", whole, 50);
    kit_expect_unapplied(&k, "2026-02-02", r2, 0);
    kit_end(&k);
}

/* A red letter helps only where it stands, and only as far as it is needed. */
static void test_named_red(void **state)
{
    struct kit k;
    uint32_t c, whole, red, later, r;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    whole = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(100), "2026-01-01",
                         "2026-01-31");
    red = kit_document(&k, DOCUMENT_INVOICE, "A-2", c, cny(-30), "2026-01-01",
                       "2026-01-31");
    later = kit_document(&k, DOCUMENT_INVOICE, "A-3", c, cny(-50), "2026-03-01",
                         "2026-03-31");
    r = kit_receipt(&k, "R-1", c, cny(80), "2026-02-01", NULL, "A-1;A-2;A-3");
    kit_finish(&k);
    kit_expect_open(&k, "2026-02-01", whole, 0);
    kit_expect_open(&k, "2026-02-01", red, -10);
    kit_expect_unapplied(&k, "2026-02-01", r, 0);
    kit_expect_open(&k, "2026-12-31", later, -50);
    kit_end(&k);
}

/*
 * A receipt that is taken back and then reversed as well opens its document
 * only once; that it will be reversed nobody knows before.
 */
static void test_reversed_twice(void **state)
{
    struct kit k;
    uint32_t c, a, refund, undone;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(100), "2026-01-01",
                     "2026-01-31");
    kit_receipt(&k, "R-1", c, cny(100), "2026-02-01", "2026-04-01", "A-1");
    refund = kit_receipt(&k, "R-2", c, cny(-100), "2026-03-01", NULL, "A-1");
    undone =
        kit_receipt(&k, "R-3", c, cny(-70), "2026-03-02", "2026-03-03", "A-1");
    kit_finish(&k);
    kit_expect_open(&k, "2026-02-28", a, 0);
    kit_expect_open(&k, "2026-03-01", a, 100);
    kit_expect_unapplied(&k, "2026-03-01", refund, 0);
    kit_expect_unapplied(&k, "2026-03-02", undone, 70);
    kit_expect_unapplied(&k, "2026-03-03", undone, 0);
    kit_expect_unapplied(&k, "2026-03-31", refund, 0);
    kit_expect_open(&k, "2026-04-01", a, 100);
    kit_expect_unapplied(&k, "2026-04-01", refund, 100);
    kit_end(&k);
}

static const struct {
    const char *day;
    int64_t first, second, third;
} dispute_cases[] = {
    {"2026-01-31", 0, 0, 0},
    {"2026-02-01", 30, 0, 0},   /* part of A-1 */
    {"2026-02-10", 100, 0, 0},  /* and all of it */
    {"2026-02-11", 30, 0, 0},   /* the last day was the 10th */
    {"2026-03-01", 100, 50, 0}, /* 120 of the customer's, oldest first */
    {"2026-03-02", 0, 0, 0},
    {"2026-04-01", 100, 100, 100}, /* everything of the customer's */
};

static void test_disputes(void **state)
{
    struct kit k;
    uint32_t c, a, b, usd;
    struct money all = {0, NULL};

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    b = kit_document(&k, DOCUMENT_INVOICE, "A-2", c, cny(100), "2026-01-01",
                     "2026-02-28");
    a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(100), "2026-01-01",
                     "2026-01-31");
    usd = kit_document(&k, DOCUMENT_INVOICE, "A-3", c, kit_money("USD", 100),
                       "2026-01-01", "2026-01-02");
    kit_dispute(&k, a, c, cny(30), "2026-02-01", "2026-03-01");
    kit_dispute(&k, a, c, all, "2026-02-10", "2026-02-10");
    kit_dispute(&k, NONE, c, cny(120), "2026-03-01", "2026-03-01");
    kit_dispute(&k, NONE, c, all, "2026-04-01", NULL);
    kit_finish(&k);
    for (size_t i = 0; i < COUNT(dispute_cases); i++) {
        struct view v = kit_view(&k, dispute_cases[i].day);

        if (view_disputed(&v, a) != dispute_cases[i].first ||
            view_disputed(&v, b) != dispute_cases[i].second ||
            view_disputed(&v, usd) != dispute_cases[i].third)
            fail_msg("%s: %jd %jd %jd", dispute_cases[i].day,
                     (intmax_t)view_disputed(&v, a),
                     (intmax_t)view_disputed(&v, b),
                     (intmax_t)view_disputed(&v, usd));
    }
    kit_end(&k);
}

/* INT64_MAX is an amount; one more, of whatever sign or day, is too much. */
static void test_limits(void **state)
{
    struct kit k;
    struct view v;
    uint32_t c;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(INT64_MAX), "2026-01-01",
                 NULL);
    kit_document(&k, DOCUMENT_INVOICE, "A-2", c, cny(-1), "2026-01-02", NULL);
    kit_finish(&k);
    kit_expect_open(&k, "2026-01-01", 0, INT64_MAX);
    assert_false(
        ledger_view(&k.ledger, kit_day("2026-01-02"), &v, &k.arena, &k.diag));
    assert_int_equal(k.diag.worst, DIAG_ERROR);
    kit_receipt(&k, "R-1", c, cny(INT64_MIN), "2026-02-01", NULL, "A-1");
    assert_false(ledger_finish(&k.ledger, &k.diag));
    kit_end(&k);
}

static void test_empty(void **state)
{
    struct kit k;
    struct view v;

    (void)state;
    kit_start(&k);
    kit_finish(&k);
    assert_int_equal(k.ledger.source, ALLOCATION_NONE);
    v = kit_view(&k, "2026-01-01");
    assert_null(v.document_disputed);
    kit_end(&k);
}

static void test_customer_order(void **state)
{
    static const char *const ids[] = {"C10", "C2", "B", "客户", "C1"};
    static const uint32_t want[] = {2, 4, 0, 1, 3};
    struct kit k;

    (void)state;
    kit_start(&k);
    for (size_t i = 0; i < COUNT(ids); i++)
        kit_customer(&k, ids[i]);
    kit_finish(&k);
    for (size_t i = 0; i < COUNT(ids); i++)
        assert_int_equal(k.ledger.customer_order[i], want[i]);
    kit_end(&k);
}

/* A number of another customer's document: one of the two is wrong. */
static void test_another_customer(void **state)
{
    struct kit k;
    uint32_t own, other, third, a;

    (void)state;
    kit_start(&k);
    own = kit_customer(&k, "K2O");
    other = kit_customer(&k, "K02");
    third = kit_customer(&k, "K03");
    a = kit_document(&k, DOCUMENT_INVOICE, "D3", other, cny(100), "2026-01-01",
                     "2026-01-31");
    kit_document(&k, DOCUMENT_CREDIT_NOTE, "D4", third, cny(-10), "2026-01-01",
                 NULL);
    kit_receipt(&k, "R-1", own, cny(60), "2026-02-01", NULL, "D3;D4;D5");
    kit_receipt(&k, "R-2", own, cny(-5), "2026-02-02", NULL, "D3");
    kit_finish(&k);
    assert_int_equal(k.diag.counts[DIAG_WARNING], 4);
    assert_string_equal(
        k.diag.first->text.ptr,
        "receipt \"R-1\" of customer K2O names \"D3\", which is "
        "of customer K02: correct the one or the other; until "
        "then K02 gets no letter");
    assert_true(kit_says(&k, "names \"D4\", but customer K2O has no such"));
    assert_true(kit_says(&k, "names \"D5\", but customer K2O has no such"));
    assert_true(k.ledger.customers[other].held);
    assert_false(k.ledger.customers[third].held);
    kit_expect_open(&k, "2026-03-01", a, 100);
    kit_end(&k);
}

static void test_origins(void **state)
{
    static const struct origin in_order[] = {
        {0, 0}, {0, 1}, {0, UINT32_MAX}, {1, 0}, {UINT32_MAX, 0}};
    struct ledger_file files[] = {{.path = "a.csv"},
                                  {.path = "b.csv", .typed = true}};
    struct ledger l = {.files = files, .file_count = COUNT(files)};

    (void)state;
    for (size_t i = 0; i < COUNT(in_order); i++)
        for (size_t j = 0; j < COUNT(in_order); j++) {
            int order = origin_compare(in_order[i], in_order[j]);

            assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
        }
    assert_false(ledger_is_typed(&l, in_order[0]));
    assert_true(ledger_is_typed(&l, in_order[3]));
    assert_false(ledger_is_typed(&l, in_order[4]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_as_of),
        cmocka_unit_test(test_prepayment),
        cmocka_unit_test(test_excess),
        cmocka_unit_test(test_order_of_days),
        cmocka_unit_test(test_red_letter),
        cmocka_unit_test(test_impossible),
        cmocka_unit_test(test_taken_back),
        cmocka_unit_test(test_named),
        cmocka_unit_test(test_named_reversals),
        cmocka_unit_test(test_named_red),
        cmocka_unit_test(test_reversed_twice),
        cmocka_unit_test(test_disputes),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_customer_order),
        cmocka_unit_test(test_another_customer),
        cmocka_unit_test(test_origins),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
