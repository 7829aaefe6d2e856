#include "claim_scene.h"

/* Agreements, judgments and insolvencies on file, and what they ask. */

static const struct claim_note *find(const struct scene *s, const char *id)
{
    for (size_t i = 0; i < s->notes.count; i++)
        if (str_equal_z(s->notes.items[i].id, id))
            return &s->notes.items[i];
    return NULL;
}

/* One debt of 100,000.00, due 2025-01-31, and one step of a case. */
static void open_case(struct scene *s, struct case_step *step,
                      enum case_event event, const char *day, const char *ends,
                      const char *rule)
{
    start(s);
    invoice(s, 10000000, "2025-01-31", rule);
    *step = (struct case_step){.case_no = STR("HJ-1"),
                               .event = (uint8_t)event,
                               .event_date = kit_day(day),
                               .ends = kit_day(ends)};
    s->kit.ledger.cases = step;
    s->kit.ledger.case_count = 1;
    kit_finish(&s->kit);
}

/* 买卖合同解释 18(1): which due date holds, unless the data say it. */
static void test_agreement(void **state)
{
    static const struct {
        const char *name, *day, *ends, *as_of;
        enum claim_answer answer;
        const char *id;
    } cases[] = {
        {"runs", "2026-01-05", "2026-12-31", "2026-07-10", CLAIM_ASK,
         "put-off:D1"},
        {"last day", "2026-01-05", "2026-07-10", "2026-07-10", CLAIM_ASK,
         "put-off:D1"},
        {"past", "2026-01-05", "2026-07-09", "2026-07-10", CLAIM_DONE,
         "put-off-before:D1"},
        {"no end", "2026-01-05", NULL, "2026-07-10", CLAIM_ASK, "put-off:D1"},
        {"later", "2026-07-11", "2026-12-31", "2026-07-10", CLAIM_DONE, NULL},
        {"due is later", "2025-01-05", "2025-01-31", "2026-07-10", CLAIM_DONE,
         NULL},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct case_step step;
        struct scene s;

        open_case(&s, &step, CASE_AGREEMENT, cases[i].day, cases[i].ends,
                  "none");
        make(&s, cases[i].as_of, "CNY");
        if (s.answer != cases[i].answer ||
            (cases[i].id && !find(&s, cases[i].id)) ||
            (!cases[i].id &&
             (find(&s, "put-off:D1") || find(&s, "put-off-before:D1"))))
            fail_msg("%s", cases[i].name);
        kit_end(&s.kit);
    }
}

/* The same in the list of contacts: told, as nobody says until when. */
static void test_agreement_in_contacts(void **state)
{
    struct contact contact = {.summary = STR("对方请求展期三个月，已同意"),
                              .promise_date = no_date};
    struct scene s;

    (void)state;
    start(&s);
    invoice(&s, 10000000, "2025-01-31", "none");
    contact.contact_date = kit_day("2025-03-01");
    s.kit.ledger.contacts = &contact;
    s.kit.ledger.contact_count = 1;
    kit_finish(&s.kit);
    make(&s, "2026-07-10", "CNY");
    assert_non_null(find(&s, "put-off-before:D1"));
    contact.summary = STR("电话催收");
    make(&s, "2026-07-10", "CNY");
    assert_null(find(&s, "put-off-before:D1"));
    kit_end(&s.kit);
}

/* 法释〔2014〕8号 1(2): the judgment's rate, not ours, after it. */
static void test_judgment(void **state)
{
    struct review review = {.note = STR("judged-rate:D1"),
                            .reason = STR("判决支持合同标准")};
    struct case_step step;
    struct scene s;

    (void)state;
    open_case(&s, &step, CASE_JUDGMENT, "2025-12-01", "2025-12-11",
              "0.05%/day");
    make(&s, "2025-12-01", "CNY");
    assert_int_equal(s.answer, CLAIM_DONE);
    assert_non_null(find(&s, "judged:D1"));
    make(&s, "2026-07-10", "CNY");
    assert_int_equal(s.answer, CLAIM_ASK);
    assert_non_null(find(&s, "judged-rate:D1"));
    assert_non_null(find(&s, "judged:D1"));
    assert_null(find(&s, "judgment-ends:D1"));
    s.kit.ledger.reviews = &review;
    s.kit.ledger.review_count = 1;
    make(&s, "2026-07-10", "CNY");
    assert_int_equal(s.answer, CLAIM_DONE);
    step.ends = no_date; /* no reason answers that: the doubled part lacks */
    make(&s, "2026-07-10", "CNY");
    assert_int_equal(s.answer, CLAIM_ASK);
    assert_non_null(find(&s, "judgment-ends:D1"));
    kit_end(&s.kit);
}

/* 破产法 46: the day on which interest stops is asked for. */
static void test_insolvency_without_a_day(void **state)
{
    struct customer *k;
    struct scene s;
    struct str text;

    (void)state;
    start(&s);
    invoice(&s, 10000000, "2025-01-31", "0.05%/day");
    kit_finish(&s.kit);
    k = &s.kit.ledger.customers[0];
    k->registration = REGISTRATION_INSOLVENT;
    make(&s, "2026-07-10", "CNY");
    assert_int_equal(s.answer, CLAIM_ASK);
    assert_string_equal(find(&s, "insolvency-date:C1")->column,
                        "customers.insolvency_date");
    assert_null(find(&s, "insolvent:C1"));
    k->insolvency_date = kit_day("2026-03-15");
    make(&s, "2026-07-10", "CNY");
    assert_int_equal(s.answer, CLAIM_DONE);
    assert_non_null(find(&s, "claim-deadline:C1"));
    k->claim_deadline = kit_day("2026-06-30");
    make(&s, "2026-07-10", "CNY");
    assert_null(find(&s, "claim-deadline:C1"));
    text = claim_note_text(find(&s, "insolvent:C1"), LANGUAGE_ZH, &s.kit.arena);
    assert_true(str_find(text, STR("2026-06-30")) > 0);
    kit_end(&s.kit);
}

/* 破产法 16: what one creditor is paid then is void, and declared in full. */
static void test_money_after_acceptance(void **state)
{
    struct scene s;

    (void)state;
    start(&s);
    invoice(&s, 10000000, "2025-01-31", "none");
    kit_receipt(&s.kit, "R1", 0, cny(1000000), "2026-03-14", NULL, "D1");
    kit_receipt(&s.kit, "R2", 0, cny(2000000), "2026-03-15", NULL, "D1");
    s.kit.ledger.customers[0].insolvency_date = kit_day("2026-03-15");
    kit_finish(&s.kit);
    make(&s, "2026-07-10", "CNY");
    expect(&s, 9000000, 0, 9000000);
    assert_null(find(&s, "paid-after-acceptance:R1"));
    assert_int_equal(find(&s, "paid-after-acceptance:R2")->amount.minor,
                     2000000);
    kit_end(&s.kit);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_agreement),
        cmocka_unit_test(test_agreement_in_contacts),
        cmocka_unit_test(test_judgment),
        cmocka_unit_test(test_insolvency_without_a_day),
        cmocka_unit_test(test_money_after_acceptance),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
