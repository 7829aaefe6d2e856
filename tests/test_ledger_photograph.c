#include "ledger_kit.h"

#define NONE LEDGER_NONE

static struct money cny(int64_t minor)
{
    return kit_money("CNY", minor);
}

static void set_open(struct kit *k, uint32_t document, int64_t open)
{
    k->ledger.documents[document].has_open = true;
    k->ledger.documents[document].open = open;
}

static void test_photograph(void **state)
{
    struct kit k;
    uint32_t c, a, b, g, r;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(100), "2026-01-01",
                     "2026-01-31");
    b = kit_document(&k, DOCUMENT_INVOICE, "A-2", c, cny(100), "2026-02-01",
                     "2026-02-28");
    g = kit_document(&k, DOCUMENT_CREDIT_NOTE, "G-1", c, cny(-50), "2026-01-01",
                     NULL);
    r = kit_receipt(&k, "R-1", c, cny(60), "2026-01-15", NULL, "A-1");
    k.ledger.documents[a].has_open = true;
    k.ledger.documents[a].open = 40;
    k.ledger.documents[g].has_open = true;
    k.ledger.documents[g].open = -5;
    kit_finish(&k);
    assert_int_equal(k.ledger.source, ALLOCATION_OPEN);
    kit_expect_open(&k, "2026-01-31", a, 40);
    kit_expect_open(&k, "2026-01-31", b, 0);
    kit_expect_open(&k, "2026-02-01", b, 100);
    kit_expect_open(&k, "2026-02-01", g, -5);
    kit_expect_unapplied(&k, "2026-02-01", r, 0);
    kit_end(&k);
}

/* What was received after the photograph pays; what was before is in it. */
static void test_after_photograph(void **state)
{
    struct kit k;
    uint32_t c, a, b, late, r1, r2, bounced;

    (void)state;
    kit_start(&k);
    k.ledger.photograph = kit_day("2026-03-31");
    c = kit_customer(&k, "C1");
    a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(1000), "2026-01-01",
                     "2026-01-31");
    b = kit_document(&k, DOCUMENT_INVOICE, "A-2", c, cny(100), "2026-02-01",
                     "2026-02-28");
    late = kit_document(&k, DOCUMENT_INVOICE, "A-3", c, cny(50), "2026-02-01",
                        "2026-03-31");
    set_open(&k, a, 600);
    set_open(&k, b, 100);
    set_open(&k, late, 50);
    kit_receipt(&k, "R-0", c, cny(400), "2026-03-31", NULL, "A-1");
    r1 = kit_receipt(&k, "R-1", c, cny(700), "2026-04-01", NULL, "A-3,X-9");
    r2 = kit_receipt(&k, "R-2", c, cny(100), "2026-04-03", "2026-04-05", "");
    bounced = kit_receipt(&k, "R-3", c, cny(5), "2026-02-01", "2026-04-06", "");
    kit_finish(&k);
    assert_int_equal(k.ledger.source, ALLOCATION_OPEN);
    kit_expect_open(&k, "2026-03-31", a, 600);
    kit_expect_open(&k, "2026-04-01", a, 0);
    kit_expect_open(&k, "2026-04-01", b, 50);
    kit_expect_open(&k, "2026-04-01", late, 0);
    kit_expect_unapplied(&k, "2026-04-01", r1, 0);
    kit_expect_open(&k, "2026-04-03", b, 0);
    kit_expect_unapplied(&k, "2026-04-03", r2, -50);
    kit_expect_open(&k, "2026-04-05", b, 50);
    kit_expect_unapplied(&k, "2026-04-05", r2, 0);
    kit_expect_unapplied(&k, "2026-04-05", bounced, 0);
    kit_expect_unapplied(&k, "2026-04-06", bounced, 5);
    assert_true(kit_says(&k, "receipt \"R-1\" names \"X-9\""));
    assert_int_equal(k.diag.counts[DIAG_WARNING], 1);
    kit_end(&k);
}

/* One allocation does not switch the others' open amounts off. */
static void test_open_and_allocations(void **state)
{
    static const struct {
        int64_t first;  /* open amount of A-1, of which 400 is allocated */
        int64_t second; /* of A-2, of which nothing is */
        const char *day;
        enum allocation_source source;
        int64_t want_first, want_second;
        bool held;
    } cases[] = {
        {600, 100, "2026-03-01", ALLOCATION_EXPORTED, 600, 100, false},
        {600, 30, "2026-03-01", ALLOCATION_OPEN, 600, 30, false},
        {0, 30, "2026-03-01", ALLOCATION_OPEN, 0, 30, true},
        {600, 30, "2026-05-01", ALLOCATION_OPEN, 600, 30, false},
        {200, 0, "2026-04-01", ALLOCATION_OPEN, 200, 0, false},
        {200, 0, "2026-04-02", ALLOCATION_OPEN, 0, 0, true}, /* too much */
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *allocated = i == 3   ? "2026-03-31"
                                : i >= 4 ? "2026-04-02"
                                         : "2026-02-20";
        struct kit k;
        struct view v;
        uint32_t c, d, a, b, r;

        kit_start(&k);
        k.ledger.photograph = kit_day("2026-03-31");
        c = kit_customer(&k, "C1");
        d = kit_customer(&k, "C2");
        a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(1000),
                         "2026-01-01", "2026-01-31");
        b = kit_document(&k, DOCUMENT_INVOICE, "A-2", d, cny(100), "2026-02-01",
                         "2026-02-28");
        r = kit_receipt(&k, "R-1", c, cny(400), "2026-02-20", NULL, "");
        kit_allocation(&k, r, NONE, a, cny(i >= 4 ? 200 : 400), allocated);
        if (i == 5)
            kit_allocation(&k, r, NONE, a, cny(1), allocated);
        set_open(&k, a, cases[i].first);
        set_open(&k, b, cases[i].second);
        kit_finish(&k);
        v = kit_view(&k, cases[i].day);
        if (k.ledger.source != cases[i].source ||
            v.document_open[a] != cases[i].want_first ||
            v.document_open[b] != cases[i].want_second ||
            v.receipt_open[r] != 0 ||
            k.ledger.customers[c].held != cases[i].held ||
            k.ledger.customers[d].held)
            fail_msg("row %zu: source %d, open %jd and %jd, held %d", i,
                     (int)k.ledger.source, (intmax_t)v.document_open[a],
                     (intmax_t)v.document_open[b], k.ledger.customers[c].held);
        assert_int_equal(k.diag.counts[DIAG_ERROR], cases[i].held);
        assert_int_equal(k.file.rejected, i == 5);
        kit_end(&k);
    }
}

/* Beside a few allocations a later receipt without any pays all the same. */
static void test_later_receipt(void **state)
{
    struct kit k;
    uint32_t c, a, b, r1, r2;

    (void)state;
    kit_start(&k);
    k.ledger.photograph = kit_day("2026-03-31");
    c = kit_customer(&k, "C1");
    a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(1000), "2026-01-01",
                     "2026-01-31");
    b = kit_document(&k, DOCUMENT_INVOICE, "A-2", c, cny(100), "2026-02-01",
                     "2026-02-28");
    set_open(&k, a, 600);
    set_open(&k, b, 100);
    r1 = kit_receipt(&k, "R-1", c, cny(590), "2026-04-05", NULL, "");
    r2 = kit_receipt(&k, "R-2", c, cny(60), "2026-04-01", NULL, "");
    kit_allocation(&k, r1, NONE, a, cny(550), "2026-04-05");
    kit_finish(&k);
    assert_int_equal(k.ledger.source, ALLOCATION_OPEN);
    kit_expect_open(&k, "2026-04-01", a, 550);
    kit_expect_open(&k, "2026-04-01", b, 90);
    kit_expect_unapplied(&k, "2026-04-01", r2, 0);
    kit_expect_open(&k, "2026-04-05", a, 0);
    kit_expect_unapplied(&k, "2026-04-05", r1, -40);
    kit_end(&k);
}

/* Where most documents have no open amount, those that have one must agree. */
static void test_few_open(void **state)
{
    struct kit k;
    uint32_t c, d, a, b;

    (void)state;
    kit_start(&k);
    k.ledger.photograph = kit_day("2026-03-31");
    c = kit_customer(&k, "C1");
    d = kit_customer(&k, "C2");
    a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(1000), "2026-01-01",
                     NULL);
    b = kit_document(&k, DOCUMENT_INVOICE, "A-2", d, cny(100), "2026-02-01",
                     NULL);
    kit_document(&k, DOCUMENT_INVOICE, "A-3", d, cny(100), "2026-02-01", NULL);
    set_open(&k, a, 999);
    k.ledger.allocations_given = true; /* all its rows were rejected */
    kit_finish(&k);
    assert_int_equal(k.ledger.source, ALLOCATION_EXPORTED);
    kit_expect_open(&k, "2026-03-31", a, 1000);
    kit_expect_open(&k, "2026-03-31", b, 100);
    assert_true(k.ledger.customers[c].held);
    assert_false(k.ledger.customers[d].held);
    assert_true(kit_says(&k, "\"A-1\": its open amount is 9.99, but 10.00 "
                             "less its allocations leaves 10.00 on "
                             "2026-03-31"));
    kit_end(&k);
}

/* No allocation is left: receipts are not applied of themselves. */
static void test_all_rejected(void **state)
{
    struct kit k;
    uint32_t c, a, r;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(100), "2026-01-01",
                     NULL);
    r = kit_receipt(&k, "R-1", c, cny(100), "2026-02-01", NULL, "A-1");
    k.ledger.allocations_given = true;
    kit_finish(&k);
    assert_int_equal(k.ledger.source, ALLOCATION_EXPORTED);
    kit_expect_open(&k, "2026-02-01", a, 100);
    kit_expect_unapplied(&k, "2026-02-01", r, -100);
    assert_int_equal(k.diag.counts[DIAG_WARNING], 1);
    assert_string_equal(k.diag.first->text.ptr,
                        "1 receipts name documents, but the table of "
                        "allocations does not apply them: they stand "
                        "unapplied");
    kit_end(&k);
}

/* Receipts that have a row, or name nothing, are no matter. */
static void test_idle(void **state)
{
    struct kit k;
    uint32_t c, a, r, bill;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(100), "2026-01-01",
                     NULL);
    r = kit_receipt(&k, "R-1", c, cny(10), "2026-02-01", NULL, "A-1");
    kit_allocation(&k, r, LEDGER_NONE, a, cny(10), "2026-02-01");
    kit_receipt(&k, "R-2", c, cny(10), "2026-02-01", NULL, " ");
    kit_finish(&k);
    assert_int_equal(k.diag.worst, DIAG_OK);
    bill = kit_receipt(&k, "B-1", c, cny(10), "2026-02-01", NULL, "");
    kit_bill(&k, bill, BILL_HELD, "2026-08-01", NULL);
    k.ledger.bills[0].doc_nos = STR("A-1");
    kit_receipt(&k, "R-3", c, cny(10), "2026-02-01", NULL, "A-1");
    kit_finish(&k);
    assert_true(kit_says(&k, "2 receipts name documents, but the table of"));
    assert_int_equal(k.diag.first->at.line, k.ledger.receipts[bill].at.line);
    kit_end(&k);
}

/*
 * One allocation typed, and no exported table: it stands, and other receipts
 * pay what they name, or by the order, as they would without it.
 */
static void test_typed_allocation(void **state)
{
    struct kit k;
    uint32_t c, a, b, e, r;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(100), "2026-01-01",
                     "2026-01-31");
    b = kit_document(&k, DOCUMENT_INVOICE, "A-2", c, cny(100), "2026-01-01",
                     "2026-02-28");
    e = kit_document(&k, DOCUMENT_INVOICE, "A-3", c, cny(50), "2026-01-01",
                     "2026-03-31");
    r = kit_receipt(&k, "R-1", c, cny(70), "2026-02-01", NULL, "A-1");
    kit_receipt(&k, "R-2", c, cny(80), "2026-02-02", NULL, "A-2");
    kit_receipt(&k, "R-3", c, cny(60), "2026-02-03", NULL, "");
    kit_allocation(&k, r, LEDGER_NONE, b, cny(60), "2026-02-01");
    kit_allocation(&k, r, LEDGER_NONE, b, cny(60), "2026-02-05"); /* too much */
    kit_writeoff(&k, e, cny(50), "2026-03-01");
    k.ledger.allocations_given = false; /* it is typed */
    kit_finish(&k);
    assert_int_equal(k.ledger.source, ALLOCATION_NAMED);
    assert_int_equal(k.ledger.reject_count, 1);
    kit_expect_open(&k, "2026-02-01", b, 40);
    kit_expect_unapplied(&k, "2026-02-01", r, -10);
    kit_expect_open(&k, "2026-02-02", b, 0);
    kit_expect_open(&k, "2026-02-02", a, 60);
    kit_expect_open(&k, "2026-02-03", a, 0);
    kit_expect_open(&k, "2026-02-28", e, 50);
    kit_expect_open(&k, "2026-03-01", e, 0);
    assert_int_equal(k.diag.counts[DIAG_WARNING], 0);
    kit_end(&k);
}

/* Typed write-offs and bills up to the photograph change nothing: said. */
static void check_shown(bool typed)
{
    struct kit k;
    uint32_t c, a, r, kept, back;

    kit_start(&k);
    k.ledger.photograph = kit_day("2026-07-17");
    c = kit_customer(&k, "C1");
    a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(100), "2026-01-01",
                     NULL);
    set_open(&k, a, 60);
    kit_writeoff(&k, a, cny(5), "2026-07-18");
    kit_writeoff(&k, a, cny(10), "2026-07-17");
    r = kit_receipt(&k, "B-1", c, cny(10), "2026-07-17", NULL, "A-1");
    kit_bill(&k, r, BILL_HELD, "2026-12-01", NULL);
    kept = kit_receipt(&k, "R-2", c, cny(10), "2026-07-17", NULL, "A-1");
    kit_bill(&k, kept, BILL_HELD, "2026-12-01", NULL);
    back = kit_receipt(&k, "B-3", c, cny(10), "2026-07-01", NULL, "A-1");
    kit_bill(&k, back, BILL_DISHONOURED, "2026-07-10", "2026-07-18");
    k.ledger.bills[0].at = k.ledger.receipts[r].at;
    k.ledger.bills[2].at = k.ledger.receipts[back].at;
    k.file.typed = typed;
    kit_finish(&k);
    assert_int_equal(k.diag.counts[DIAG_WARNING], typed);
    if (!typed) {
        kit_end(&k);
        return;
    }
    assert_true(kit_says(&k, "the exported open amounts stand: 2 write-offs "
                             "and bills typed in records/ up to 2026-07-17 do "
                             "not change them; they must be in the export"));
    assert_int_equal(k.diag.first->at.line, k.ledger.writeoffs[1].at.line);
    kit_end(&k);
}

static void test_shown(void **state)
{
    (void)state;
    check_shown(false);
    check_shown(true);
}

static void test_empty_open(void **state)
{
    struct kit k;
    uint32_t c, a;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(100), "2026-01-01",
                     NULL);
    kit_document(&k, DOCUMENT_INVOICE, "A-2", c, cny(100), "2026-01-01", NULL);
    set_open(&k, a, 1);
    kit_finish(&k);
    assert_int_equal(k.diag.worst, DIAG_OK);
    k.file.open_told = k.file.open_empty = 1;
    kit_finish(&k);
    assert_int_equal(k.diag.counts[DIAG_WARNING], 1);
    assert_int_equal(k.diag.first->at.line, 3);
    kit_end(&k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_photograph),
        cmocka_unit_test(test_after_photograph),
        cmocka_unit_test(test_open_and_allocations),
        cmocka_unit_test(test_later_receipt),
        cmocka_unit_test(test_few_open),
        cmocka_unit_test(test_all_rejected),
        cmocka_unit_test(test_idle),
        cmocka_unit_test(test_typed_allocation),
        cmocka_unit_test(test_shown),
        cmocka_unit_test(test_empty_open),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
