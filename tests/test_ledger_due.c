#include "ledger_kit.h"

static struct money cny(int64_t minor)
{
    return kit_money("CNY", minor);
}

static const struct due_rule none = {0};
static const struct due_rule thirty = {.is_set = true, .days = 30};
static const struct due_rule month = {.is_set = true, .months = 1, .days = 1};
static const struct due_rule delivery = {
    .is_set = true, .from_delivery = true, .months = 12};
static const struct due_rule at_once = {.is_set = true};
static const struct due_rule forever = {.is_set = true, .months = 120000};

/* Issued on 2026-01-31, delivered on 2024-02-29. */
static const struct {
    const struct due_rule *rule; /* of the document's class */
    int32_t terms_days;
    enum document_class class_of;
    enum document_kind kind;
    bool delivered;
    const char *own; /* due date of the row */
    const char *want;
} cases[] = {
    {&none, -1, CLASS_TRADE, DOCUMENT_INVOICE, true, NULL, NULL},
    {&none, 0, CLASS_TRADE, DOCUMENT_INVOICE, true, NULL, "2026-01-31"},
    {&none, 1, CLASS_TRADE, DOCUMENT_INVOICE, true, NULL, "2026-02-01"},
    {&none, 30, CLASS_TRADE, DOCUMENT_DEBIT_NOTE, true, NULL, "2026-03-02"},
    {&none, 30, CLASS_TRADE, DOCUMENT_OPENING, true, NULL, "2026-03-02"},
    {&none, 30, CLASS_TRADE, DOCUMENT_CREDIT_NOTE, true, NULL, NULL},
    {&none, 30, CLASS_RETENTION, DOCUMENT_INVOICE, true, NULL, NULL},
    {&none, 30, CLASS_BILL, DOCUMENT_INVOICE, true, NULL, NULL},
    {&none, 30, CLASS_OTHER, DOCUMENT_INVOICE, true, NULL, NULL},
    {&none, 30, CLASS_TRADE, DOCUMENT_INVOICE, true, "2026-01-15",
     "2026-01-15"},
    {&thirty, -1, CLASS_TRADE, DOCUMENT_INVOICE, true, NULL, "2026-03-02"},
    {&thirty, 90, CLASS_TRADE, DOCUMENT_INVOICE, true, NULL, "2026-03-02"},
    {&thirty, 90, CLASS_OTHER, DOCUMENT_INVOICE, true, NULL, "2026-03-02"},
    {&thirty, 90, CLASS_TRADE, DOCUMENT_INVOICE, true, "2026-01-15",
     "2026-01-15"},
    {&at_once, 90, CLASS_TRADE, DOCUMENT_INVOICE, true, NULL, "2026-01-31"},
    {&month, 90, CLASS_TRADE, DOCUMENT_INVOICE, true, NULL, "2026-03-01"},
    {&delivery, 90, CLASS_RETENTION, DOCUMENT_INVOICE, true, NULL,
     "2025-02-28"},
    {&delivery, 90, CLASS_RETENTION, DOCUMENT_INVOICE, false, NULL, NULL},
    {&delivery, 90, CLASS_TRADE, DOCUMENT_INVOICE, false, NULL, NULL},
    {&forever, 90, CLASS_TRADE, DOCUMENT_INVOICE, true, NULL, NULL},
};

static void test_rules(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2 * COUNT(cases); i++) {
        size_t row = i / 2;
        struct kit k;
        uint32_t c, a;
        struct document *doc;
        bool by_rule = cases[row].want && !cases[row].own;

        kit_start(&k);
        k.ledger.threads = 2;
        c = kit_customer(&k, "C1");
        k.ledger.customers[c].terms_days = cases[row].terms_days;
        k.ledger.rules.due[cases[row].class_of] = *cases[row].rule;
        a = kit_document(&k, cases[row].kind, "A-1", c, cny(100), "2026-01-31",
                         cases[row].own);
        kit_details(&k, a)->delivery_date =
            kit_day(cases[row].delivered ? "2024-02-29" : NULL);
        doc = &k.ledger.documents[a];
        doc->class_of = (uint8_t)cases[row].class_of;
        doc->has_open = i % 2; /* a photograph is no different */
        doc->open = 40;
        kit_finish(&k);
        if (doc->due_date.day != kit_day(cases[row].want).day ||
            doc->is_due_by_rule != by_rule)
            fail_msg("row %zu: due %.*s, by rule %d", row,
                     STR_ARG(date_iso(doc->due_date, &k.arena)),
                     doc->is_due_by_rule);
        kit_end(&k);
    }
}

/* Without details nobody knows when it was delivered. */
static void test_no_details(void **state)
{
    struct kit k;
    uint32_t c, a;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    k.ledger.rules.due[CLASS_TRADE] = delivery;
    a = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(100), "2026-01-31",
                     NULL);
    kit_finish(&k);
    assert_false(date_is(k.ledger.documents[a].due_date));
    kit_end(&k);
}

/* A due date by rule decides who is paid first. */
static void test_paid_by_rule(void **state)
{
    struct kit k;
    uint32_t c, ruled, later;

    (void)state;
    kit_start(&k);
    c = kit_customer(&k, "C1");
    k.ledger.rules.due[CLASS_TRADE] = thirty;
    later = kit_document(&k, DOCUMENT_INVOICE, "A-1", c, cny(100), "2026-01-01",
                         "2026-02-01");
    ruled = kit_document(&k, DOCUMENT_INVOICE, "A-2", c, cny(100), "2026-01-01",
                         NULL); /* due on 31 January */
    kit_receipt(&k, "R-1", c, cny(50), "2026-03-01", NULL, "");
    kit_finish(&k);
    kit_expect_open(&k, "2026-03-01", ruled, 50);
    kit_expect_open(&k, "2026-03-01", later, 100);
    kit_end(&k);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rules),
        cmocka_unit_test(test_no_details),
        cmocka_unit_test(test_paid_by_rule),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
