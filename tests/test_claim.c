#include "claim_scene.h"

/* DOMAIN 9: 1 m at 万分之五, 300,000 on day 365: 700,000 or 882,500. */
static void test_two_principals(void **state)
{
    static const struct {
        enum claim_offset offset;
        int64_t principal, interest;
    } cases[] = {{CLAIM_OFFSET_PRINCIPAL_FIRST, 70000000, 18250000},
                 {CLAIM_OFFSET_LAW, 88250000, 0}};

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct scene s;
        uint32_t r;

        start(&s);
        s.kit.policy.claim.offset = (uint8_t)cases[i].offset;
        invoice(&s, 100000000, "2024-12-31", "0.05%/day");
        r = kit_receipt(&s.kit, "R1", 0, cny(30000000), "2025-12-31", NULL, "");
        kit_allocation(&s.kit, r, NONE, 0, cny(30000000), "2025-12-31");
        kit_finish(&s.kit);
        make(&s, "2025-12-31", "CNY");
        expect(&s, cases[i].principal, cases[i].interest,
               cases[i].principal + cases[i].interest);
        kit_end(&s.kit);
    }
}

static void test_contract_rate(void **state)
{
    struct scene s;

    (void)state;
    start(&s);
    invoice(&s, 100000000, "2021-12-31", "0.05%/day");
    kit_finish(&s.kit);
    make(&s, "2025-12-31", "CNY");
    expect(&s, 100000000, 73050000, 173050000);
    assert_int_equal(s.claim.per_diem, 50000);
    kit_end(&s.kit);
}

/* --- DOMAIN's decisions, by name -------------------------------------------
 */

static bool noted(const struct scene *s, const char *id)
{
    for (size_t i = 0; i < s->notes.count; i++)
        if (str_starts(s->notes.items[i].id, str_from_z(id)))
            return true;
    return false;
}

static void finish(struct scene *s, const char *day)
{
    kit_finish(&s->kit);
    make(s, day, "CNY");
}

/* Decision 9: until somebody chooses, a conflict with both sums. */
static void test_conflict_until_chosen(void **state)
{
    struct scene s;
    uint32_t r;

    (void)state;
    start(&s);
    s.kit.policy.claim.offset = CLAIM_OFFSET_UNSET;
    invoice(&s, 100000000, "2024-12-31", "0.05%/day");
    r = kit_receipt(&s.kit, "R1", 0, cny(30000000), "2025-12-31", NULL, "");
    kit_allocation(&s.kit, r, NONE, 0, cny(30000000), "2025-12-31");
    finish(&s, "2025-12-31");
    assert_int_equal(s.answer, CLAIM_ASK);
    assert_true(noted(&s, "offset:C1"));
    assert_int_equal(s.notes.items[0].amount.minor, 70000000);
    assert_int_equal(s.notes.items[0].other.minor, 88250000);
    s.kit.ledger.contracts[0].offset_clause = STR("先本后息");
    make(&s, "2025-12-31", "CNY");
    expect(&s, 70000000, 18250000, 88250000);
    kit_end(&s.kit);
}

/* Decision 4: 730,500.00 by the SME rule; 228,156.16 is the second line. */
static void test_sme_and_second_line(void **state)
{
    struct scene s;
    struct contract *c;

    (void)state;
    start(&s);
    invoice(&s, 100000000, "2021-12-31", "");
    c = &s.kit.ledger.contracts[0];
    c->type = CONTRACT_SALE;
    c->signed_date = kit_day("2021-01-01");
    c->seller_size = SIZE_SMALL;
    c->buyer_size = SIZE_LARGE;
    c->sme_notice_evidence = STR("E1");
    finish(&s, "2025-12-31");
    expect(&s, 100000000, 73050000, 173050000);
    for (size_t i = 0; i < s.notes.count; i++)
        if (s.notes.items[i].kind == NOTE_SECOND_LPR)
            assert_int_equal(s.notes.items[i].other.minor, 22815616);
    assert_true(noted(&s, "second-lpr"));
    kit_end(&s.kit);
}

/* The peers' bug: interest is lost once the principal is paid. */
static void test_interest_survives_payment(void **state)
{
    struct scene s;
    uint32_t r;

    (void)state;
    start(&s);
    s.kit.policy.claim.offset = CLAIM_OFFSET_PRINCIPAL_FIRST;
    invoice(&s, 10000000, "2025-01-31", "0.05%/day");
    r = kit_receipt(&s.kit, "R1", 0, cny(10000000), "2025-03-02", NULL, "");
    kit_allocation(&s.kit, r, NONE, 0, cny(10000000), "2025-03-02");
    finish(&s, "2025-12-31");
    expect(&s, 0, 150000, 150000); /* 30 days */
    assert_int_equal(s.claim.per_diem, 0);
    kit_end(&s.kit);
}

/* A write-off in the books does not end the debt; disputed sums are claimed. */
static void test_written_off_and_disputed(void **state)
{
    struct scene s;

    (void)state;
    start(&s);
    invoice(&s, 10000000, "2025-01-31", "0.05%/day");
    kit_writeoff(&s.kit, 0, cny(4000000), "2025-02-10");
    kit_dispute(&s.kit, 0, 0, cny(1000000), "2025-02-01", NULL);
    finish(&s, "2025-02-20");
    expect(&s, 10000000, 100000, 10100000);
    assert_int_equal(s.claim.bridge[BRIDGE_LEDGER], 10000000);
    assert_int_equal(s.claim.bridge[BRIDGE_WRITTEN_OFF], 0); /* internal */
    assert_int_equal(s.claim.disputed, 1000000);
    s.kit.policy.claim.leave_disputed_out = true;
    make(&s, "2025-02-20", "CNY");
    expect(&s, 9000000, 90000, 9090000);
    assert_int_equal(s.claim.bridge[BRIDGE_DISPUTED], -1000000);
    kit_end(&s.kit);
}

/* Day 1 is the day after; due today and retention not yet due are no debts. */
static void test_boundary_days(void **state)
{
    static const struct {
        const char *day;
        enum claim_answer answer;
        int64_t interest;
    } cases[] = {{"2025-01-30", CLAIM_NOTHING, 0},
                 {"2025-01-31", CLAIM_NOTHING, 0},
                 {"2025-02-01", CLAIM_DONE, 5000},
                 {"2025-02-02", CLAIM_DONE, 10000}};

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct scene s;

        start(&s);
        invoice(&s, 10000000, "2025-01-31", "0.05%/day");
        kit_document(&s.kit, DOCUMENT_INVOICE, "D2", 0, cny(500), "2025-01-01",
                     "2026-01-01");
        s.kit.ledger.documents[1].class_of = CLASS_RETENTION;
        finish(&s, cases[i].day);
        assert_int_equal(s.answer, cases[i].answer);
        assert_int_equal(s.claim.interest, cases[i].interest);
        assert_int_equal(s.claim.bridge[BRIDGE_RETENTION], -500);
        kit_end(&s.kit);
    }
}

/* A bill in hand is no payment before it is paid. */
static void test_bill_in_hand(void **state)
{
    static const struct {
        const char *day;
        int64_t principal;
    } cases[] = {{"2025-05-01", 10000000},
                 {"2025-06-02", 10000000},
                 {"2025-06-03", 6000000}};

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct scene s;
        uint32_t r;

        start(&s);
        s.kit.policy.claim.offset = CLAIM_OFFSET_PRINCIPAL_FIRST;
        invoice(&s, 10000000, "2025-01-31", "0.05%/day");
        r = kit_receipt(&s.kit, "R1", 0, cny(4000000), "2025-03-01", NULL,
                        "D1");
        kit_bill(&s.kit, r, BILL_PAID, "2025-06-01", "2025-06-03");
        finish(&s, cases[i].day);
        if (s.claim.principal != cases[i].principal)
            fail_msg("%s: %jd", cases[i].day, (intmax_t)s.claim.principal);
        assert_int_equal(s.claim.bridge[BRIDGE_BILLS_IN_HAND],
                         i < 2 ? 4000000 : 0);
        assert_int_equal(noted(&s, "bill-held"), i < 2);
        kit_end(&s.kit);
    }
}

/* Decision 8: interest stops the day before; what is not due falls due. */
static void test_insolvency(void **state)
{
    struct scene s;

    (void)state;
    start(&s);
    invoice(&s, 10000000, "2025-01-31", "0.05%/day");
    kit_document(&s.kit, DOCUMENT_INVOICE, "D2", 0, cny(700), "2025-01-01",
                 "2026-01-01");
    s.kit.ledger.customers[0].insolvency_date = kit_day("2025-02-11");
    finish(&s, "2025-12-31");
    expect(&s, 10000700, 50000, 10050700); /* 1 to 10 February */
    assert_int_equal(s.claim.purpose, CLAIM_FOR_INSOLVENCY);
    assert_int_equal(s.claim.per_diem, 0);
    assert_int_equal(s.claim.until_count, 0);
    assert_true(noted(&s, "insolvent"));
    kit_end(&s.kit);
}

/* Decision 9: costs by a clause on file alone. */
static void test_costs(void **state)
{
    struct scene s;
    struct cost *costs;

    (void)state;
    start(&s);
    invoice(&s, 10000000, "2025-01-31", "none");
    for (int i = 0; i < 3; i++)
        kit_cost(&s.kit, "2025-03-01", cny(1000 + i));
    costs = s.kit.ledger.costs;
    for (int i = 0; i < 3; i++)
        costs[i].customer = 0;
    costs[0].basis = COST_BY_CLAUSE;
    costs[1].basis = COST_BY_JUDGMENT;
    costs[2].basis = NOT_TOLD;
    finish(&s, "2025-12-31");
    expect(&s, 10000000, 0, 10001001);
    assert_true(noted(&s, "cost-no-clause") && noted(&s, "cost-not-told"));
    s.kit.ledger.contracts[0].cost_clause = STR("律师费由违约方承担");
    make(&s, "2025-12-31", "CNY");
    expect(&s, 10000000, 0, 10002001);
    assert_true(str_equal_z(s.claim.costs[0].contract_no, "HT1"));
    kit_end(&s.kit);
}

/* Decision 7: the doubled part beside the rule, from the day after. */
static void test_judgment(void **state)
{
    struct scene s;
    struct case_step step = {.event = CASE_JUDGMENT};

    (void)state;
    start(&s);
    invoice(&s, 100000000, "2025-01-31", "none");
    step.case_no = STR("（2025）示01民初1号");
    step.event_date = kit_day("2025-02-15");
    step.ends = kit_day("2025-03-01");
    s.kit.ledger.cases = &step;
    s.kit.ledger.case_count = 1;
    finish(&s, "2025-09-30");
    expect(&s, 100000000, 3727500, 103727500);
    s.kit.policy.claim.delayed_from_expiry = true;
    make(&s, "2025-09-30", "CNY");
    expect(&s, 100000000, 3745000, 103745000);
    kit_end(&s.kit);
}

/* Decision 19: a group never merges, a branch's debt is the company's. */
static void test_group_and_branch(void **state)
{
    struct scene s;

    (void)state;
    start(&s);
    invoice(&s, 10000000, "2025-01-31", "none");
    kit_customer(&s.kit, "P");
    s.kit.ledger.customers[0].parent_id = STR("P");
    s.kit.ledger.customers[0].parent = 1;
    s.kit.ledger.customers[0].party_type = PARTY_BRANCH;
    kit_document(&s.kit, DOCUMENT_INVOICE, "P1", 1, cny(999), "2025-01-01",
                 "2025-01-31");
    finish(&s, "2025-12-31");
    expect(&s, 10000000, 0, 10000000);
    assert_true(s.claim.is_branch);
    assert_true(noted(&s, "branch") && noted(&s, "group"));
    kit_end(&s.kit);
}

/* A recorded reason settles a note; a question only the data settle. */
static void test_reviews(void **state)
{
    struct scene s;
    struct review reviews[3] = {
        {.note = STR("no-delivery:D1"), .reason = STR("签收单在档")},
        {.note = STR("penalty-high:HT1"), .reason = STR("已评估")},
        {.note = STR("past-limitation:D1"), .reason = STR("已评估")}};

    (void)state;
    start(&s);
    invoice(&s, 10000000, "2025-01-31", "0.05%/day");
    finish(&s, "2025-12-31");
    assert_true(s.claim.is_draft && noted(&s, "penalty-high"));
    s.kit.ledger.reviews = reviews;
    s.kit.ledger.review_count = 3;
    make(&s, "2025-12-31", "CNY");
    assert_int_equal(s.notes.open, 0);
    assert_false(s.claim.is_draft);
    s.kit.ledger.contracts[0].penalty_rule = STR("LPR*1.5:fixed");
    reviews[1].note = STR("lpr-term:HT1");
    make(&s, "2025-12-31", "CNY");
    assert_int_equal(s.answer, CLAIM_ASK);
    kit_end(&s.kit);
}

/* Open amounts alone: what was paid has no days and bears no interest. */
static void test_photograph(void **state)
{
    struct scene s;

    (void)state;
    start(&s);
    invoice(&s, 10000000, "2025-01-31", "0.05%/day");
    s.kit.ledger.documents[0].has_open = true;
    s.kit.ledger.documents[0].open = 6000000;
    s.kit.ledger.photograph = kit_day("2025-02-10");
    finish(&s, "2025-02-10");
    expect(&s, 6000000, 30000, 6030000);
    assert_int_equal(s.claim.debts[0].settled, 4000000);
    assert_true(noted(&s, "photograph:D1") && noted(&s, "paid-late-unknown"));
    kit_end(&s.kit);
}

/* A credit that names nothing reduces what is due first, and is told. */
static void test_unlinked_credit(void **state)
{
    struct scene s;

    (void)state;
    start(&s);
    invoice(&s, 10000000, "2025-01-31", "0.05%/day");
    kit_document(&s.kit, DOCUMENT_CREDIT_NOTE, "K1", 0, cny(-2000000),
                 "2025-02-11", NULL);
    finish(&s, "2025-02-20");
    /* 10 days on 100,000.00 and 10 on 80,000.00 */
    assert_int_equal(s.claim.principal, 8000000);
    assert_int_equal(s.claim.debts[0].credited, 2000000);
    assert_int_equal(s.claim.bridge[BRIDGE_LEDGER], 8000000);
    assert_true(noted(&s, "credit-unlinked:K1"));
    assert_int_equal(s.claim.interest, 90000);
    kit_end(&s.kit);
}

/* To the cent: the row that ends with a payment is what the payment met. */
static void test_rows_bear_the_payment(void **state)
{
    const struct interest *x;
    struct scene s;

    (void)state;
    start(&s);
    invoice(&s, 10000000, "2025-01-31", "lpr1y*1.5:fixed");
    kit_receipt(&s.kit, "R1", 0, cny(3000000), "2026-05-02", NULL, "D1");
    finish(&s, "2026-07-10");
    x = &s.claim.debts[0].heads[0].interest;
    assert_int_equal(x->count, 2);
    /* 5,809.315 and 666.395... */
    assert_int_equal(x->rows[0].interest, 580932);
    assert_int_equal(x->rows[1].interest, 66639);
    assert_int_equal(s.claim.debts[0].interest_paid, 580932);
    assert_int_equal(s.claim.debts[0].interest_due, 66639);
    kit_end(&s.kit);
}

/*
 * A credit above what the ledger has open still meets the principal that art.
 * 561 leaves: 100,000.00 at 0.05 %, 40,000.00 paid after 365 days, of it
 * 18,250.00 to the penalty, so 78,250.00 is left; the credit has 90,000.00.
 */
static void test_credit_beyond_the_ledger(void **state)
{
    struct review review = {.note = STR("credit-left:C1"),
                            .reason = STR("退还")};
    struct scene s;

    (void)state;
    start(&s);
    invoice(&s, 10000000, "2025-01-31", "0.05%/day");
    kit_receipt(&s.kit, "R1", 0, cny(4000000), "2026-01-31", NULL, "D1");
    kit_document(&s.kit, DOCUMENT_CREDIT_NOTE, "K1", 0, cny(-9000000),
                 "2026-06-01", NULL);
    finish(&s, "2026-07-10");
    assert_int_equal(s.answer, CLAIM_ASK);
    assert_true(noted(&s, "credit-left:C1"));
    s.kit.ledger.reviews = &review;
    s.kit.ledger.review_count = 1;
    make(&s, "2026-07-10", "CNY");
    /* 78,250.00 from 1 February to 31 May: 120 days */
    expect(&s, 0, 469500, 469500);
    assert_int_equal(s.claim.per_diem, 0);
    assert_int_equal(s.claim.bridge[BRIDGE_LEDGER], -3000000);
    assert_int_equal(s.claim.bridge[BRIDGE_CREDIT_LEFT], 1175000);
    assert_int_equal(s.claim.debts[0].credited, 7825000);
    kit_end(&s.kit);
}

/* The same of a credit that names a debt which money has paid before. */
static void test_linked_credit_beyond_its_debt(void **state)
{
    struct scene s;
    uint32_t credit, paid;

    (void)state;
    start(&s);
    invoice(&s, 10000000, "2025-01-31", "none");
    kit_document(&s.kit, DOCUMENT_INVOICE, "D2", 0, cny(5000000), "2025-01-01",
                 "2025-02-28");
    kit_details(&s.kit, 1)->contract_no = STR("HT1");
    paid = kit_receipt(&s.kit, "R1", 0, cny(8000000), "2025-03-31", NULL, "");
    credit = kit_document(&s.kit, DOCUMENT_CREDIT_NOTE, "K1", 0, cny(-6000000),
                          "2025-06-01", NULL);
    kit_allocation(&s.kit, paid, NONE, 1, cny(5000000), "2025-03-31");
    kit_allocation(&s.kit, NONE, credit, 0, cny(6000000), "2025-06-01");
    finish(&s, "2025-12-31");
    expect(&s, 1000000, 0, 1000000);
    assert_int_equal(s.claim.bridge[BRIDGE_CREDIT_LEFT], 0);
    kit_end(&s.kit);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_two_principals),
        cmocka_unit_test(test_contract_rate),
        cmocka_unit_test(test_conflict_until_chosen),
        cmocka_unit_test(test_sme_and_second_line),
        cmocka_unit_test(test_interest_survives_payment),
        cmocka_unit_test(test_written_off_and_disputed),
        cmocka_unit_test(test_boundary_days),
        cmocka_unit_test(test_bill_in_hand),
        cmocka_unit_test(test_insolvency),
        cmocka_unit_test(test_costs),
        cmocka_unit_test(test_judgment),
        cmocka_unit_test(test_group_and_branch),
        cmocka_unit_test(test_reviews),
        cmocka_unit_test(test_photograph),
        cmocka_unit_test(test_unlinked_credit),
        cmocka_unit_test(test_rows_bear_the_payment),
        cmocka_unit_test(test_credit_beyond_the_ledger),
        cmocka_unit_test(test_linked_credit_beyond_its_debt),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
