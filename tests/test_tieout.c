#include "tieout_kit.h"

#define NONE LEDGER_NONE

static struct money cny(int64_t minor)
{
    return kit_money("CNY", minor);
}

static struct tieout tie(struct kit *k, const char *day)
{
    return kit_tie(k, day, NULL);
}

static void expect(struct kit *k, const struct tieout_row *row,
                   const char *want)
{
    struct str text = tieout_describe(row, &k->arena);

    if (!str_equal_z(text, want))
        fail_msg("%.*s", STR_ARG(text));
}

static void finish(struct kit *k)
{
    assert_true(ledger_finish(&k->ledger, &k->diag));
}

/* Every column once. */
static void test_columns(void **state)
{
    struct kit k;
    struct tieout t;
    uint32_t c, a, r;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    kit_document(&k, DOCUMENT_OPENING, "O", c, cny(1), "2026-01-01", NULL);
    a = kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(1000), "2026-01-01",
                     NULL);
    kit_document(&k, DOCUMENT_INVOICE, "B", c, cny(-20), "2026-01-01", NULL);
    kit_document(&k, DOCUMENT_DEBIT_NOTE, "D", c, cny(300), "2026-01-01", NULL);
    kit_document(&k, DOCUMENT_CREDIT_NOTE, "G", c, cny(-40), "2026-01-01",
                 NULL);
    kit_document(&k, DOCUMENT_INVOICE, "F", c, cny(7777), "2026-03-01", NULL);
    r = kit_receipt(&k, "R-1", c, cny(500), "2026-01-05", NULL, "");
    kit_receipt(&k, "R-2", c, cny(60), "2026-01-06", "2026-01-08", "");
    kit_receipt(&k, "R-3", c, cny(-3), "2026-01-07", NULL, "");
    kit_receipt(&k, "R-4", c, cny(8888), "2026-03-01", NULL, "");
    kit_allocation(&k, r, NONE, a, cny(499), "2026-01-05");
    kit_control(&k, "2026-01-31", cny(500));
    kit_control(&k, "2026-01-31", cny(244));
    kit_control(&k, "2026-02-28", cny(9));
    kit_control(&k, "2026-01-31", kit_money("USD", 0));
    finish(&k);
    t = tie(&k, "2026-01-31");
    assert_int_equal(t.count, 2);
    assert_int_equal(t.rows[0].opening, 1);
    assert_int_equal(t.rows[0].invoices, 980);
    assert_int_equal(t.rows[0].debit_notes, 300);
    assert_int_equal(t.rows[0].credits, 40);
    assert_int_equal(t.rows[0].receipts, 560);
    assert_int_equal(t.rows[0].reversals, 63);
    assert_int_equal(t.rows[0].exported_difference, 0);
    assert_int_equal(t.rows[0].closing, 744);
    assert_int_equal(t.rows[0].buckets, 782);
    assert_int_equal(t.rows[0].unapplied, -38);
    assert_true(t.rows[0].has_control);
    assert_int_equal(t.rows[0].control, 744);
    assert_true(t.rows[0].ties);
    assert_true(t.rows[1].ties);
    assert_true(t.ties);
    assert_int_equal(k.diag.worst, DIAG_OK);
    t = tie(&k, "2026-01-07");
    assert_false(t.rows[0].has_control);
    assert_int_equal(t.rows[0].reversals, 3);
    kit_end(&k);
}

/* Bills, write-offs and what is taken back, from the beginning and later. */
static void test_more_columns(void **state)
{
    struct kit k;
    struct tieout t;
    struct view before;
    uint32_t c, d, a, b, g;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    d = kit_customer(&k, "C0");
    kit_document(&k, DOCUMENT_OPENING, "O", c, cny(10), "2026-01-01", NULL);
    a = kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(1000), "2026-01-05",
                     NULL);
    b = kit_document(&k, DOCUMENT_INVOICE, "B", d, cny(200), "2026-01-10",
                     NULL);
    g = kit_document(&k, DOCUMENT_CREDIT_NOTE, "G", d, cny(-50), "2026-01-06",
                     NULL);
    kit_document(&k, DOCUMENT_OPENING, "P", d, cny(7), "2026-02-01", NULL);
    (void)kit_bill(&k,
                   kit_receipt(&k, "P-1", c, cny(300), "2026-01-07", NULL, "A"),
                   BILL_HELD, "2026-06-30", NULL);
    (void)kit_bill(&k,
                   kit_receipt(&k, "P-2", c, cny(40), "2026-01-08", NULL, "A"),
                   BILL_DISHONOURED, "2026-01-31", "2026-02-02");
    (void)kit_writeoff(&k, a, cny(20), "2026-01-09");
    (void)kit_writeoff(&k, a, cny(-5), "2026-02-03");
    (void)kit_writeoff(&k, b, cny(8), "2026-01-02");
    (void)kit_writeoff(&k, g, cny(9), "2026-02-04");
    (void)kit_writeoff(&k, a, cny(5000), "2026-01-09"); /* refused */
    finish(&k);
    t = tie(&k, "2026-01-09");
    assert_true(t.ties);
    expect(&k, &t.rows[0],
           "opening 10, invoices 1000, bills 340, credits 50, writeoffs 20, "
           "closing 600, buckets 650, unapplied -50, credit_balances 50, "
           "balance_sheet 650");
    assert_int_equal(t.customers[0].customer, d);
    before = kit_view(&k, "2026-01-09");
    t = kit_tie(&k, "2026-02-28", &before);
    assert_true(t.ties);
    expect(&k, &t.rows[0],
           "opening 600, invoices 207, reversals 40, writeoffs -6, "
           "closing 853, buckets 894, unapplied -41, balance_sheet 853");
    expect(&k, &t.customers[0],
           "opening -50, invoices 207, writeoffs -1, closing 158, "
           "buckets 199, unapplied -41, balance_sheet 158");
    kit_end(&k);
}

/* One customer's money pays another's invoice. */
static void test_transferred(void **state)
{
    struct kit k;
    struct tieout t;
    struct view before;
    uint32_t c, d, a, r;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    d = kit_customer(&k, "C2");
    a = kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(1000), "2026-01-01",
                     NULL);
    r = kit_receipt(&k, "R", d, cny(500), "2026-01-05", "2026-02-20", "");
    kit_allocation(&k, r, NONE, a, cny(300), "2026-01-05");
    kit_allocation(&k, r, NONE, a, cny(100), "2026-02-05");
    finish(&k);
    t = tie(&k, "2026-01-31");
    assert_true(t.ties);
    expect(&k, &t.customers[0],
           "invoices 1000, transferred -300, closing 700, buckets 700, "
           "balance_sheet 700");
    expect(&k, &t.customers[1],
           "receipts 500, transferred 300, closing -200, unapplied -200, "
           "credit_balances 200");
    before = kit_view(&k, "2026-01-31");
    t = kit_tie(&k, "2026-02-19", &before);
    assert_true(t.ties);
    expect(&k, &t.customers[0],
           "opening 700, transferred -100, closing 600, buckets 600, "
           "balance_sheet 600");
    t = kit_tie(&k, "2026-02-28", &before);
    assert_true(t.ties);
    expect(&k, &t.customers[1],
           "opening -200, reversals 500, transferred -300");
    kit_end(&k);
}

/* A customer with retention money, another debt, and money of his. */
static const struct {
    const char *name;
    int64_t retention;
    const char *due;
    int64_t other, paid;
    int64_t conditional, credits, balance_sheet;
} bridge_cases[] = {
    {"due today", 100, "2026-01-31", 10, 0, 0, 0, 110},
    {"due tomorrow", 100, "2026-02-01", 10, 0, 100, 0, 10},
    {"no due date", 100, NULL, 10, 0, 100, 0, 10},
    {"past due", 100, "2026-01-30", 10, 0, 0, 0, 110},
    {"paid in advance", 0, NULL, 10, 30, 0, 20, 10 - 30 + 20},
    {"just even", 0, NULL, 10, 10, 0, 0, 0},
    {"a cent too much", 0, NULL, 10, 11, 0, 1, 0},
    {"retention does not make up for it", 100, NULL, 10, 30, 100, 20, 0},
    {"retention due makes up for it", 100, "2026-01-31", 10, 30, 0, 0, 80},
};

static void test_bridge(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(bridge_cases); i++) {
        struct kit k;
        struct tieout t;
        uint32_t c, a;

        kit_start(&k);
        k.ledger.rules.order = ORDER_NAMED;
        c = kit_customer(&k, "C1");
        a = kit_document(&k, DOCUMENT_INVOICE, "Q", c,
                         cny(bridge_cases[i].retention), "2026-01-01",
                         bridge_cases[i].due);
        k.ledger.documents[a].class_of = CLASS_RETENTION;
        kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(bridge_cases[i].other),
                     "2026-01-01", NULL);
        kit_receipt(&k, "R", c, cny(bridge_cases[i].paid), "2026-01-02", NULL,
                    "");
        /* another one, whose debt is no cover for this one's credit */
        kit_document(&k, DOCUMENT_INVOICE, "B", kit_customer(&k, "C2"),
                     cny(1000), "2026-01-01", NULL);
        finish(&k);
        t = tie(&k, "2026-01-31");
        if (t.rows[0].retention_conditional != bridge_cases[i].conditional ||
            t.rows[0].credit_balances != bridge_cases[i].credits ||
            t.rows[0].balance_sheet != bridge_cases[i].balance_sheet + 1000 ||
            !t.ties)
            fail_msg("%s: %.*s", bridge_cases[i].name,
                     STR_ARG(tieout_describe(&t.rows[0], &k.arena)));
        kit_end(&k);
    }
}

/* Which row, or what, a difference to the control total points at. */
static const struct {
    int64_t control; /* of 10000 + 5000 + 2700 - 300 */
    const char *says, *says_not;
} hint_cases[] = {
    {17400, NULL, "difference"},
    {7400, "document \"A\" has just the amount", "half"},
    {17700, "receipt \"R\" has just the amount", "half"},
    {18000,
     "receipt \"R\" has half the amount of the difference to the "
     "control total: look for a wrong sign",
     "just"},
    {12000, "document \"B\" has half the amount", "just"},
    {17409, "divisible by 9", "amount of the"},
    {17408, NULL, "divisible"},
};

static void test_hints(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(hint_cases); i++) {
        struct kit k;
        uint32_t c;

        kit_start(&k);
        c = kit_customer(&k, "C1");
        kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(10000), "2026-01-01",
                     NULL);
        kit_document(&k, DOCUMENT_INVOICE, "H", c, cny(5000), "2026-01-01",
                     NULL);
        kit_document(&k, DOCUMENT_INVOICE, "B", c, cny(2700), "2026-01-01",
                     NULL);
        kit_receipt(&k, "R", c, cny(300), "2026-01-05", NULL, "");
        kit_control(&k, "2026-01-31", cny(hint_cases[i].control));
        finish(&k);
        assert_int_equal(tie(&k, "2026-01-31").ties, i == 0);
        if (hint_cases[i].says && !kit_says(&k, hint_cases[i].says))
            fail_msg("row %zu: nothing of \"%s\"", i, hint_cases[i].says);
        if (kit_says(&k, hint_cases[i].says_not))
            fail_msg("row %zu: \"%s\" is said", i, hint_cases[i].says_not);
        kit_end(&k);
    }
}

/* A bill is called a bill, and an instalment bears its number. */
static void test_hints_named(void **state)
{
    static const struct {
        int64_t control; /* of 100 + 20 - 7 - 3 */
        const char *says;
    } rows[] = {
        {117, "bill \"P\" has just the amount"},
        {113, "receipt \"R\" has just the amount"},
        {90, "document \"A/2\" has just the amount"},
        {10, "document \"A/1\" has just the amount"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct kit k;
        uint32_t c;

        kit_start(&k);
        c = kit_customer(&k, "C1");
        kit_details(&k, kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(100),
                                     "2026-01-01", NULL))
            ->installment_no = STR("1");
        kit_details(&k, kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(20),
                                     "2026-01-01", NULL))
            ->installment_no = STR("2");
        kit_bill(&k, kit_receipt(&k, "P", c, cny(7), "2026-01-05", NULL, ""),
                 BILL_HELD, "2026-12-31", NULL);
        kit_receipt(&k, "R", c, cny(3), "2026-01-05", NULL, "");
        kit_control(&k, "2026-01-31", cny(rows[i].control));
        finish(&k);
        assert_false(tie(&k, "2026-01-31").ties);
        if (!kit_says(&k, rows[i].says))
            fail_msg("row %zu: nothing of \"%s\"", i, rows[i].says);
        kit_end(&k);
    }
}

/* Ten customers and ten rows are named, and all are held. */
static void test_many(void **state)
{
    struct kit k;
    struct tieout t;

    (void)state;
    kit_start(&k);
    for (unsigned i = 0; i < 12; i++) {
        const char *id = arena_z(&k.arena, arena_format(&k.arena, "C%02u", i));

        kit_document(&k, DOCUMENT_INVOICE, id, kit_customer(&k, id), cny(500),
                     "2026-01-01", NULL);
        kit_receipt(&k, id, i, cny(500), "2026-01-05", NULL, id);
    }
    finish(&k);
    for (unsigned i = 0; i < 11; i++)
        k.ledger.allocations[i].receipt = NONE;
    t = tie(&k, "2026-01-31");
    assert_false(t.ties);
    assert_int_equal(t.rows[0].difference, 11 * 500);
    assert_true(kit_says(&k, "customer \"C09\""));
    assert_false(kit_says(&k, "customer \"C10\""));
    assert_true(kit_says(&k, "document \"C09\" has just the amount of the "
                             "difference"));
    assert_true(kit_says(&k, "the allocation to document \"C09\" has just"));
    assert_int_equal(k.diag.counts[DIAG_ERROR], 11);
    assert_int_equal(k.diag.counts[DIAG_NOTE], 30);
    tieout_hold(&t, &k.ledger);
    for (unsigned i = 0; i < 12; i++)
        assert_int_equal(k.ledger.customers[i].held, i < 11);
    kit_end(&k);
}

/* One cent less in the general ledger, and the row that explains it. */
static void test_control(void **state)
{
    struct kit k;
    struct tieout t;
    uint32_t c;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(1000), "2026-01-01", NULL);
    kit_document(&k, DOCUMENT_INVOICE, "B", c, cny(1), "2026-01-01", NULL);
    kit_control(&k, "2026-01-31", cny(1000));
    finish(&k);
    t = tie(&k, "2026-01-31");
    assert_false(t.ties);
    assert_int_equal(t.rows[0].control_difference, -1);
    assert_int_equal(t.rows[0].difference, 0);
    assert_int_equal(k.diag.worst, DIAG_ERROR);
    assert_true(kit_says(&k, "is 10.00, the ledger comes to 10.01: the "
                             "difference is -0.01"));
    assert_true(kit_says(&k, "document \"B\" has just the amount"));
    kit_end(&k);
}

/* An allocation that takes from a document what no receipt gave. */
static void test_mismatch(void **state)
{
    struct kit k;
    struct tieout t;
    uint32_t c, d, r;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    d = kit_customer(&k, "C2");
    kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(1000), "2026-01-01", NULL);
    kit_document(&k, DOCUMENT_INVOICE, "B", d, cny(1000), "2026-01-01", NULL);
    r = kit_receipt(&k, "R-1", d, cny(500), "2026-01-05", NULL, "");
    kit_allocation(&k, r, NONE, 1, cny(500), "2026-01-05");
    finish(&k);
    k.ledger.allocations[0].amount.minor = 501;
    k.ledger.allocations[0].receipt = NONE;
    t = tie(&k, "2026-01-31");
    assert_false(t.ties);
    assert_int_equal(t.rows[0].difference, 1000 + 500 - (1000 + 499 - 500));
    assert_true(kit_says(&k, "customer \"C2\""));
    assert_false(kit_says(&k, "customer \"C1\""));
    kit_end(&k);
}

static void test_photograph(void **state)
{
    struct kit k;
    struct tieout t;
    uint32_t c, a;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    a = kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(1000), "2026-01-01",
                     NULL);
    kit_document(&k, DOCUMENT_INVOICE, "B", c, cny(50), "2026-01-01", NULL);
    kit_receipt(&k, "R", c, cny(300), "2026-01-05", NULL, "");
    k.ledger.documents[a].has_open = true;
    k.ledger.documents[a].open = 600;
    finish(&k);
    t = tie(&k, "2026-01-31");
    assert_int_equal(t.rows[0].invoices, 1050);
    assert_int_equal(t.rows[0].receipts, 300);
    assert_int_equal(t.rows[0].exported_difference, -100);
    assert_int_equal(t.rows[0].closing, 650);
    assert_int_equal(t.rows[0].buckets, 650);
    assert_true(t.ties);
    kit_end(&k);
}

/* What comes after the photograph is not excused by it. */
static void test_after_photograph(void **state)
{
    struct kit k;
    struct tieout t;
    uint32_t c, a, old;

    (void)state;
    kit_start(&k);
    k.ledger.photograph = kit_day("2026-01-31");
    c = kit_customer(&k, "C1");
    a = kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(1000), "2026-01-01",
                     NULL);
    kit_receipt(&k, "R-1", c, cny(300), "2026-01-05", NULL, "");
    kit_receipt(&k, "R-2", c, cny(200), "2026-02-05", NULL, "");
    kit_receipt(&k, "R-3", c, cny(7), "2026-01-06", "2026-02-06", "");
    k.ledger.documents[a].has_open = true;
    k.ledger.documents[a].open = 600;
    finish(&k);
    t = tie(&k, "2026-01-31");
    assert_int_equal(t.rows[0].exported_difference, -93);
    assert_int_equal(t.rows[0].closing, 600);
    assert_true(t.ties);
    t = tie(&k, "2026-02-28");
    assert_int_equal(t.rows[0].exported_difference, -93);
    assert_int_equal(t.rows[0].closing, 407);
    assert_int_equal(t.rows[0].buckets, 400);
    assert_int_equal(t.rows[0].unapplied, 7);
    assert_true(t.ties);
    k.ledger.allocations[0].amount.minor = 199;
    k.ledger.allocations[0].receipt = NONE;
    assert_false(tie(&k, "2026-02-28").ties);
    kit_end(&k);

    kit_start(&k);
    k.ledger.photograph = kit_day("2026-01-31");
    c = kit_customer(&k, "C1");
    a = kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(1000), "2026-01-01",
                     NULL);
    old = kit_receipt(&k, "R-1", c, cny(300), "2026-01-05", NULL, "");
    kit_allocation(&k, old, NONE, a, cny(250), "2026-02-05");
    k.ledger.documents[a].has_open = true;
    k.ledger.documents[a].open = 600;
    finish(&k);
    t = tie(&k, "2026-02-28");
    assert_int_equal(t.rows[0].closing, 350);
    assert_int_equal(t.rows[0].buckets, 350);
    assert_true(t.ties);
    kit_end(&k);
}

/* A general ledger that says nothing of this day is said to. */
static void test_no_control(void **state)
{
    struct kit k;
    uint32_t c;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    kit_document(&k, DOCUMENT_INVOICE, "A", c, cny(1000), "2026-01-01", NULL);
    kit_control(&k, "2026-01-30", cny(999));
    finish(&k);
    assert_true(tie(&k, "2026-01-31").ties);
    assert_int_equal(k.diag.worst, DIAG_NOTE);
    assert_true(kit_says(&k, "no control total is of 2026-01-31"));
    kit_end(&k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_more_columns),
        cmocka_unit_test(test_transferred),
        cmocka_unit_test(test_bridge),
        cmocka_unit_test(test_hints),
        cmocka_unit_test(test_hints_named),
        cmocka_unit_test(test_many),
        cmocka_unit_test(test_control),
        cmocka_unit_test(test_mismatch),
        cmocka_unit_test(test_photograph),
        cmocka_unit_test(test_after_photograph),
        cmocka_unit_test(test_no_control),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
