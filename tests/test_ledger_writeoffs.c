#include "ledger_kit.h"

#define NONE LEDGER_NONE

static struct money cny(int64_t minor)
{
    return kit_money("CNY", minor);
}

/* From its day on, and again open from the day it is taken back. */
static void test_days(void **state)
{
    static const struct {
        const char *day;
        int64_t open, late;
    } cases[] =
        {
            {"2026-03-09", 100, 0}, {"2026-03-10", 60, 0},
            {"2026-03-11", 60, 0},  {"2026-04-30", 60, 0},
            {"2026-05-01", 60, 30}, /* written off before it was issued */
            {"2026-05-31", 60, 30}, {"2026-06-01", 75, 30},
        };
    /* the same with and without a table of allocations */
    for (int given = 0; given < 2; given++) {
        struct kit k;
        uint32_t c, a, late, back;

        (void)state;
        kit_start(&k);
        c = kit_customer(&k, "C1");
        a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(100), "2026-01-01",
                         "2026-01-31");
        late = kit_document(&k, DOCUMENT_INVOICE, "A-2", c, cny(40),
                            "2026-05-01", "2026-05-31");
        back = kit_writeoff(&k, a, cny(-15), "2026-06-01");
        kit_writeoff(&k, a, cny(40), "2026-03-10");
        kit_writeoff(&k, late, cny(10), "2026-04-01");
        k.ledger.allocations_given = given;
        kit_finish(&k);
        for (size_t i = 0; i < COUNT(cases); i++) {
            kit_expect_open(&k, cases[i].day, a, cases[i].open);
            kit_expect_open(&k, cases[i].day, late, cases[i].late);
        }
        assert_int_equal(k.ledger.allocation_count, 3);
        for (size_t i = 0; i < 3; i++) {
            assert_int_equal(k.ledger.allocations[i].receipt, NONE);
            assert_int_equal(k.ledger.allocations[i].credit_note, NONE);
        }
        assert_int_equal(k.ledger.writeoffs[back].refused, 0);
        assert_int_equal(k.diag.worst, DIAG_OK);
        kit_end(&k);
    }
}

/* Each row adds one write-off to an invoice of 100, of which 30 is paid. */
static const struct {
    const char *day;
    int64_t minor;
    const char *currency;
    const char *says; /* NULL: it can be */
} refusal_cases[] = {
    {"2026-02-28", 100, "CNY", NULL}, /* the payment is then too much */
    {"2026-03-01", 70, "CNY", NULL},
    {"2026-03-02", 71, "CNY",
     "write-off of 0.71: with it, document \"A-1\" of 1.00 (kit.csv:2) would "
     "be left at -0.01; at most what is open can be written off"},
    {"2026-03-02", 101, "CNY", "would be left at -0."},
    {"2026-03-01", -1, "CNY",
     "write-off of -0.01 takes back more than was written off of document "
     "\"A-1\" of 1.00 (kit.csv:2)"},
    {"2026-03-01", INT64_MAX, "CNY", "at most what is open"},
    {"2026-03-01", INT64_MIN, "CNY", "takes back more"},
    {"2026-03-01", 10, "USD",
     "write-off of 0.10 USD: document \"A-1\" is in CNY; it can only be "
     "written off in its own currency"},
};

static void test_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2 * COUNT(refusal_cases); i++) {
        size_t row = i / 2;
        const char *says = refusal_cases[row].says;
        struct kit k;
        uint32_t c, a, r;

        kit_start(&k);
        c = kit_customer(&k, "C1");
        a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(100), "2026-01-01",
                         "2026-01-31");
        r = kit_receipt(&k, "R-1", c, cny(30), "2026-03-01", NULL, "A-1");
        if (i % 2)
            kit_allocation(&k, r, NONE, a, cny(30), "2026-03-01");
        kit_writeoff(
            &k, a,
            kit_money(refusal_cases[row].currency, refusal_cases[row].minor),
            refusal_cases[row].day);
        kit_finish(&k);
        if (row == 0) { /* the table's payment is refused, ours not made */
            kit_expect_open(&k, "2026-03-01", a, 0);
            kit_expect_unapplied(&k, "2026-03-01", r, -30);
            assert_int_equal(k.ledger.reject_count, i % 2);
        } else if (says) {
            if (!kit_says(&k, says) || k.ledger.reject_count != 1 ||
                !k.ledger.writeoffs[0].refused || !k.ledger.customers[c].held)
                fail_msg("row %zu, %zu: %s", row, i % 2,
                         k.diag.first ? k.diag.first->text.ptr : "silent");
            assert_true(str_equal_z(k.ledger.rejects[0].table, "writeoffs"));
            assert_int_equal(k.ledger.rejects[0].amount.minor,
                             refusal_cases[row].minor);
            assert_int_equal(k.ledger.rejects[0].customer, c);
            assert_int_equal(k.file.rejected, 1);
            kit_expect_open(&k, "2026-12-31", a, 70);
        } else {
            assert_int_equal(k.diag.worst, DIAG_OK);
            kit_expect_open(&k, "2026-12-31", a, 70 - refusal_cases[row].minor);
        }
        kit_end(&k);
    }
}

/* A red letter, a credit note: a write-off brings them nearer to nothing. */
static void test_negative_documents(void **state)
{
    for (int given = 0; given < 2; given++) {
        struct kit k;
        uint32_t c, red, credit;

        (void)state;
        kit_start(&k);
        c = kit_customer(&k, "C1");
        red = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(-100),
                           "2026-01-01", NULL);
        credit = kit_document(&k, DOCUMENT_CREDIT_NOTE, "G-1", c, cny(-50),
                              "2026-01-01", NULL);
        kit_writeoff(&k, red, cny(30), "2026-02-01");
        kit_writeoff(&k, red, cny(71), "2026-02-02"); /* too much */
        kit_writeoff(&k, red, cny(-10), "2026-02-03");
        kit_writeoff(&k, red, cny(-21), "2026-02-04"); /* too much */
        kit_writeoff(&k, credit, cny(50), "2026-02-05");
        k.ledger.allocations_given = given;
        kit_finish(&k);
        kit_expect_open(&k, "2026-01-31", red, -100);
        kit_expect_open(&k, "2026-02-01", red, -70);
        kit_expect_open(&k, "2026-02-02", red, -70);
        kit_expect_open(&k, "2026-02-03", red, -80);
        kit_expect_open(&k, "2026-02-04", red, -80);
        kit_expect_open(&k, "2026-02-04", credit, -50);
        kit_expect_open(&k, "2026-02-05", credit, 0);
        assert_int_equal(k.ledger.reject_count, 2);
        assert_true(k.ledger.writeoffs[1].refused);
        assert_true(k.ledger.writeoffs[3].refused);
        kit_end(&k);
    }
}

/* On one day: write-offs before payments, taken back before written off. */
static void test_one_day(void **state)
{
    for (int given = 0; given < 2; given++) {
        struct kit k;
        uint32_t c, a, b, r;

        (void)state;
        kit_start(&k);
        c = kit_customer(&k, "C1");
        a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(100), "2026-01-01",
                         "2026-01-31");
        b = kit_document(&k, DOCUMENT_INVOICE, "A-2", c, cny(100), "2026-01-01",
                         "2026-01-31");
        r = kit_receipt(&k, "R-1", c, cny(60), "2026-03-01", NULL, "A-1");
        kit_writeoff(&k, a, cny(40), "2026-03-01");
        kit_writeoff(&k, b, cny(100), "2026-03-01");
        kit_writeoff(&k, b, cny(80), "2026-04-01"); /* waits for the next */
        kit_writeoff(&k, b, cny(-100), "2026-04-01");
        if (given)
            kit_allocation(&k, r, NONE, a, cny(60), "2026-03-01");
        kit_finish(&k);
        assert_int_equal(k.diag.worst, DIAG_OK);
        kit_expect_open(&k, "2026-03-01", a, 0);
        kit_expect_unapplied(&k, "2026-03-01", r, 0);
        kit_expect_open(&k, "2026-03-31", b, 0);
        kit_expect_open(&k, "2026-04-01", b, 20);
        kit_end(&k);
    }
}

/* What was paid and bounces is open beside what was written off. */
static void test_bounced(void **state)
{
    struct kit k;
    uint32_t c, a;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(100), "2026-01-01",
                     "2026-01-31");
    kit_receipt(&k, "R-1", c, cny(60), "2026-02-01", "2026-04-01", "A-1");
    kit_writeoff(&k, a, cny(40), "2026-03-01");
    kit_finish(&k);
    kit_expect_open(&k, "2026-02-28", a, 40);
    kit_expect_open(&k, "2026-03-01", a, 0);
    kit_expect_open(&k, "2026-03-31", a, 0);
    kit_expect_open(&k, "2026-04-01", a, 60);
    assert_int_equal(k.diag.worst, DIAG_OK);
    kit_end(&k);
}

/* In a photograph those up to its day are in the open amounts. */
static void test_photograph(void **state)
{
    struct kit k;
    uint32_t c, a, early, late, back, more;

    (void)state;
    kit_start(&k);
    k.ledger.photograph = kit_day("2026-03-31");
    c = kit_customer(&k, "C1");
    a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(100), "2026-01-01",
                     "2026-01-31");
    k.ledger.documents[a].has_open = true;
    k.ledger.documents[a].open = 60;
    early = kit_writeoff(&k, a, cny(40), "2026-03-31");
    late = kit_writeoff(&k, a, cny(50), "2026-04-01");
    back = kit_writeoff(&k, a, cny(-90), "2026-05-01"); /* of both */
    more = kit_writeoff(&k, a, cny(-1), "2026-05-02");
    kit_finish(&k);
    assert_int_equal(k.ledger.source, ALLOCATION_OPEN);
    kit_expect_open(&k, "2026-03-31", a, 60);
    kit_expect_open(&k, "2026-04-01", a, 10);
    kit_expect_open(&k, "2026-04-30", a, 10);
    kit_expect_open(&k, "2026-05-01", a, 100);
    kit_expect_open(&k, "2026-05-02", a, 100);
    assert_false(k.ledger.writeoffs[early].refused);
    assert_false(k.ledger.writeoffs[late].refused);
    assert_false(k.ledger.writeoffs[back].refused);
    assert_true(k.ledger.writeoffs[more].refused);
    kit_end(&k);
}

/* Beside allocations that agree with the open amounts write-offs do too. */
static void test_photograph_agrees(void **state)
{
    struct kit k;
    uint32_t c, a, r;

    (void)state;
    kit_start(&k);
    k.ledger.photograph = kit_day("2026-03-31");
    c = kit_customer(&k, "C1");
    a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(100), "2026-01-01",
                     "2026-01-31");
    k.ledger.documents[a].has_open = true;
    k.ledger.documents[a].open = 30;
    r = kit_receipt(&k, "R-1", c, cny(30), "2026-02-01", NULL, "");
    kit_allocation(&k, r, NONE, a, cny(30), "2026-02-01");
    kit_writeoff(&k, a, cny(40), "2026-03-31");
    kit_writeoff(&k, a, cny(10), "2026-04-01");
    kit_finish(&k);
    assert_int_equal(k.ledger.source, ALLOCATION_EXPORTED);
    assert_int_equal(k.diag.worst, DIAG_OK);
    kit_expect_open(&k, "2026-03-30", a, 70);
    kit_expect_open(&k, "2026-03-31", a, 30);
    kit_expect_open(&k, "2026-04-01", a, 20);
    kit_end(&k);
}

/* One row spread over instalments falls as a whole, and is listed once. */
static void test_spread_row(void **state)
{
    struct kit k;
    uint32_t c, a, b, other, r;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(50), "2026-01-01",
                     "2026-01-31");
    b = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(50), "2026-03-01",
                     "2026-03-31");
    other = kit_document(&k, DOCUMENT_INVOICE, "A-2", c, cny(50), "2026-01-01",
                         "2026-01-31");
    r = kit_receipt(&k, "R-1", c, cny(100), "2026-02-01", NULL, "");
    kit_allocation(&k, r, NONE, other, cny(30), "2026-02-01");
    kit_allocation(&k, r, NONE, a, cny(50), "2026-02-02");
    kit_allocation(&k, r, NONE, b, cny(21), "2026-02-02"); /* from March on */
    k.ledger.allocations[2].at = k.ledger.allocations[1].at;
    kit_finish(&k);
    assert_int_equal(k.ledger.reject_count, 1);
    assert_int_equal(k.file.rejected, 1);
    assert_int_equal(k.ledger.rejects[0].amount.minor, 71);
    assert_true(kit_says(&k, "allocation of 0.71: with it, receipt \"R-1\" of "
                             "1.00"));
    assert_int_equal(k.ledger.allocation_count, 1);
    kit_expect_open(&k, "2026-12-31", a, 50);
    kit_expect_open(&k, "2026-12-31", b, 50);
    kit_expect_open(&k, "2026-12-31", other, 20);
    kit_expect_unapplied(&k, "2026-12-31", r, -70);
    kit_end(&k);
}

/* Taken back by a row and reversed as well: the row falls, not the bounds. */
static void test_taken_back_and_reversed(void **state)
{
    struct kit k;
    uint32_t c, a, r, refund;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(100), "2026-01-01",
                     "2026-01-31");
    r = kit_receipt(&k, "R-1", c, cny(100), "2026-02-01", "2026-04-01", "");
    refund = kit_receipt(&k, "R-2", c, cny(-100), "2026-03-01", NULL, "");
    kit_allocation(&k, r, NONE, a, cny(100), "2026-02-01");
    kit_allocation(&k, refund, NONE, a, cny(-100), "2026-03-01");
    kit_finish(&k);
    assert_int_equal(k.ledger.reject_count, 1);
    assert_true(kit_says(&k, "takes back more than was allocated to document "
                             "\"A-1\""));
    kit_expect_open(&k, "2026-03-31", a, 0);
    kit_expect_unapplied(&k, "2026-03-31", refund, 100);
    kit_expect_open(&k, "2026-04-01", a, 100);
    kit_end(&k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_days),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_negative_documents),
        cmocka_unit_test(test_one_day),
        cmocka_unit_test(test_bounced),
        cmocka_unit_test(test_photograph),
        cmocka_unit_test(test_photograph_agrees),
        cmocka_unit_test(test_spread_row),
        cmocka_unit_test(test_taken_back_and_reversed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
