/*
 * A claim as data: every name that templates may use is there, with its type,
 * and how rates and their sources are written.
 */
#include "report/claim_value.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "variables_check.h"

static struct date day(int year, int month, int of_month)
{
    return date_from_civil((struct civil){year, month, of_month});
}

/* One debt with one segment, a payment, a cost: everything once. */
struct scene {
    struct arena arena;
    struct customer customer;
    struct ledger ledger;
    struct policy policy;
    struct rate_row fixing;
    struct interest_row row;
    struct claim_head head;
    struct claim_debt debt;
    struct claim_part part;
    struct claim_payment payment;
    struct claim_cost cost;
    struct claim_until until;
    struct claim claim;
};

static void set_rate(struct scene *s)
{
    s->fixing = (struct rate_row){
        .from = day(2024, 10, 21), .values = {{310, 2}, {360, 2}}, .line = 14};
    s->head.terms.accrual = (struct accrual){.kind = ACCRUAL_LPR,
                                             .term = TERM_ONE_YEAR,
                                             .course = COURSE_FIXED,
                                             .multiple = {15, 1}};
    s->row = (struct interest_row){.from = day(2025, 5, 17),
                                   .to = day(2026, 7, 17),
                                   .days = 427,
                                   .base = 32860000,
                                   .percent = {4650, 3},
                                   .per = PER_YEAR,
                                   .year_days = 365,
                                   .source = &s->fixing,
                                   .interest = 1787539};
}

static void set_debt(struct scene *s)
{
    s->head.basis = CLAIM_SALE;
    s->head.from = s->head.breach = s->row.from;
    s->head.to = s->row.to;
    s->head.interest = (struct interest){
        .rows = &s->row, .count = 1, .total = 1787539, .days = 427};
    s->debt = (struct claim_debt){.doc_no = STR("D1"),
                                  .contract = {.contract_no = STR("HT1")},
                                  .issue_date = day(2025, 3, 17),
                                  .due_date = day(2025, 5, 16),
                                  .given_due = day(2025, 5, 16),
                                  .invoiced = 32860000,
                                  .principal = 32860000,
                                  .heads = &s->head,
                                  .head_count = 1,
                                  .interest = 1787539,
                                  .interest_due = 1787539,
                                  .total = 34647539};
}

static void set_claim(struct scene *s)
{
    s->payment = (struct claim_payment){.receipt_no = STR("SK1"),
                                        .paid_date = day(2026, 6, 30),
                                        .parts = &s->part,
                                        .part_count = 1};
    s->cost = (struct claim_cost){.cost_date = day(2026, 7, 6),
                                  .kind = STR("律师费"),
                                  .basis = COST_BY_CLAUSE};
    s->until = (struct claim_until){.basis = CLAIM_SALE,
                                    .accrual = s->head.terms.accrual,
                                    .breach = s->head.breach,
                                    .percent = s->row.percent,
                                    .per = PER_YEAR};
    s->claim = (struct claim){.currency = currency_find(STR("CNY")),
                              .as_of = s->row.to,
                              .last_day = s->row.to,
                              .terms = claim_policy_default(),
                              .debts = &s->debt,
                              .debt_count = 1,
                              .payments = &s->payment,
                              .payment_count = 1,
                              .costs = &s->cost,
                              .cost_count = 1,
                              .until = &s->until,
                              .until_count = 1,
                              .principal = 32860000,
                              .total = 34647539};
}

static int set_up(void **state)
{
    static struct scene s;

    memset(&s, 0, sizeof(s));
    s.customer =
        (struct customer){.customer_id = STR("C1"), .name = STR("示例公司")};
    s.ledger = (struct ledger){.customers = &s.customer, .customer_count = 1};
    s.policy = policy_default(&s.arena);
    s.policy.creditor.name = STR("华衡");
    set_rate(&s);
    set_debt(&s);
    set_claim(&s);
    *state = &s;
    return 0;
}

static int tear_down(void **state)
{
    struct scene *s = *state;

    arena_release(&s->arena);
    return 0;
}

static void test_names(void **state)
{
    struct scene *s = *state;
    struct value v =
        claim_value(&s->ledger, &s->claim, &s->policy, LANGUAGE_ZH, &s->arena);

    variables_check_kind("claim", v, &s->arena);
}

static void assert_text(struct str got, const char *wanted)
{
    if (!str_equal_z(got, wanted))
        fail_msg("\"%.*s\", not \"%s\"", STR_ARG(got), wanted);
}

static void test_sources(void **state)
{
    struct scene *s = *state;

    assert_text(
        claim_row_source(&s->debt, &s->head, &s->row, LANGUAGE_ZH, &s->arena),
        "一年期LPR 3.10%（2024-10-21 起）× 1.5");
    s->head.terms.accrual.term = TERM_FIVE_YEARS;
    s->row.is_cut = true;
    assert_text(
        claim_row_source(&s->debt, &s->head, &s->row, LANGUAGE_EN, &s->arena),
        "five-year LPR 3.60% (from 2024-10-21) × 1.5 (cap reached)");
    s->row.source = NULL;
    s->row.is_cut = false;
    s->head.basis = CLAIM_AGREED;
    s->debt.contract.penalty_clause = STR("第八条");
    assert_text(
        claim_row_source(&s->debt, &s->head, &s->row, LANGUAGE_ZH, &s->arena),
        "合同约定第八条");
}

static void test_rates(void **state)
{
    static const struct {
        struct decimal percent;
        uint8_t per;
        const char *zh, *en;
    } cases[] = {
        {{5, 2}, PER_DAY, "日 0.05%", "0.05% a day"},
        {{175, 4}, PER_DAY, "日 0.0175%", "0.0175% a day"},
        {{150, 2}, PER_MONTH, "月 1.50%", "1.50% a month"},
        {{4650, 3}, PER_YEAR, "年 4.65%", "4.65% a year"},
        {{500, 2}, PER_ONCE, "一次 5.00%", "5.00% once"},
    };
    struct scene *s = *state;

    for (size_t i = 0; i < COUNT(cases); i++) {
        s->row.percent = cases[i].percent;
        s->row.per = cases[i].per;
        assert_text(claim_row_rate(&s->row, LANGUAGE_ZH, &s->arena),
                    cases[i].zh);
        assert_text(claim_row_rate(&s->row, LANGUAGE_EN, &s->arena),
                    cases[i].en);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_names, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_sources, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_rates, set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
