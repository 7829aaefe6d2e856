#include "ledger_kit.h"

#include "input/law_tables.h"
#include "measure/claim_parts.h"

/*
 * Which rule runs on a debt: facts in, rule or question out.  Boundary days
 * first.  A row says what differs from a silent sale of 2022 in RMB, large
 * against large, with the multiple 1.5.
 */
struct row {
    const char *name, *due, *last, *signed_on, *rule, *law, *currency;
    uint8_t type, seller, buyer, own, now; /* sizes; now: the customer's */
    uint8_t party, before, paid, lpr;
    const char *notice, *trigger, *clause;
    int64_t multiple; /* tenths; -1: unset; 0: 15 */
    /* what is wanted: a question's id, or the bases and the first rate */
    const char *asks;
    int basis, then;
    const char *percent; /* of the first row */
    const char *says;    /* in the Chinese reason */
};

#define L SIZE_LARGE
#define S SIZE_SMALL

static const struct row rows[] = {
    /* The day after the due date decides the LPR. */
    {"due 2024-10-19: 3.35", .due = "2024-10-19", .basis = CLAIM_SALE,
     .percent = "5.025", .says = "第十八条第四款"},
    {"due 2024-10-20: 3.10", .due = "2024-10-20", .basis = CLAIM_SALE,
     .percent = "4.65"},
    /* 2019-08-19 is the last day of the benchmark. */
    {"breach 2019-08-19, ended", .due = "2019-08-18", .last = "2019-08-19",
     .basis = CLAIM_SALE, .percent = "6.525", .says = "贷款基准利率"},
    {"breach 2019-08-19 runs on", .due = "2019-08-18", .asks = "before-2019"},
    {"the same, benchmark throughout", .due = "2019-08-18",
     .before = CLAIM_BEFORE_BENCHMARK, .basis = CLAIM_SALE, .percent = "7.35"},
    {"the same, LPR from then on", .due = "2019-08-18",
     .before = CLAIM_BEFORE_LPR, .basis = CLAIM_SALE, .percent = "6.525"},
    {"breach 2019-08-20: LPR", .due = "2019-08-19", .basis = CLAIM_SALE,
     .percent = "6.375"},
    /* The table of the LPR answers to 2026-07-19. */
    {"breach on the table's last day", .due = "2026-07-18",
     .last = "2026-07-19", .basis = CLAIM_SALE, .percent = "4.50"},
    {"breach behind the table", .due = "2026-07-19", .last = "2026-07-21",
     .asks = "rate-table"},
    {"fixed, as-of behind the table", .due = "2024-10-20", .last = "2026-08-01",
     .basis = CLAIM_SALE, .percent = "4.65"},
    {"floating, as-of behind the table", .due = "2024-10-20",
     .last = "2026-08-01", .lpr = CLAIM_LPR_FLOATING, .asks = "rate-table"},
    {"multiple 1.3", .multiple = 13, .basis = CLAIM_SALE, .percent = "4.485"},
    {"multiple not told", .multiple = -1, .asks = "lpr-multiple"},
    /* Types. */
    {"type not told", .type = 9, .asks = "contract-type"},
    {"service: 646 first", .type = CONTRACT_SERVICE, .basis = CLAIM_VALUE,
     .percent = "5.175", .says = "第六百四十六条"},
    {"other for value", .type = CONTRACT_OTHER, .basis = CLAIM_VALUE},
    {"works have no uplift", .type = CONTRACT_WORKS, .asks = "works"},
    {"works with a clause", .type = CONTRACT_WORKS, .rule = "lpr1y:floating",
     .basis = CLAIM_AGREED, .percent = "3.45"},
    /* Clauses. */
    {"0.05 % a day", .rule = "日万分之五", .basis = CLAIM_AGREED,
     .percent = "0.05", .says = "第五百八十五条"},
    {"18 % a year", .rule = "年利率18%", .basis = CLAIM_AGREED,
     .percent = "18.00"},
    {"LPR without a term", .rule = "LPR*1.5:fixed", .asks = "lpr-term"},
    {"LPR that may float", .rule = "一年期LPR的1.5倍", .asks = "lpr-floats"},
    {"LPR, the book says fixed", .rule = "一年期LPR的1.5倍",
     .lpr = CLAIM_LPR_FIXED, .basis = CLAIM_AGREED, .percent = "5.175"},
    {"five-year LPR", .rule = "lpr5y*1.3:fixed", .basis = CLAIM_AGREED},
    {"a rule nobody understands", .rule = "按行业惯例", .asks = "rule"},
    {"a clause without its rate", .clause = "逾期按约定支付违约金",
     .asks = "rule"},
    {"not agreed is silent", .rule = "未约定", .basis = CLAIM_SALE},
    {"none runs", .rule = "none", .basis = CLAIM_NONE, .says = "不计逾期利息"},
    /* SME: sizes at signing, and evidence that we said so. */
    {"SME: small and large, told", .seller = S, .buyer = L,
     .notice = "投标文件", .basis = CLAIM_SME, .percent = "0.05",
     .says = "第十五条"},
    {"SME breach 2025-06-01: art. 17", .due = "2025-05-31", .seller = S,
     .buyer = L, .notice = "投标文件", .basis = CLAIM_SME, .says = "第十七条"},
    {"SME breach 2025-05-31: art. 15", .due = "2025-05-30", .seller = S,
     .buyer = L, .notice = "投标文件", .basis = CLAIM_SME, .says = "第十五条"},
    {"SME: no evidence named", .seller = S, .buyer = L, .asks = "sme-notice"},
    {"SME: there is none", .seller = S, .buyer = L, .notice = "无",
     .basis = CLAIM_SALE},
    {"SME: both small", .seller = S, .buyer = S, .basis = CLAIM_SALE},
    {"SME: large today is not large then", .seller = S, .buyer = 9, .now = L,
     .asks = "buyer-size"},
    {"SME: buyer not told", .seller = S, .buyer = 9, .asks = "buyer-size"},
    {"SME: seller not told", .seller = 9, .own = 9, .buyer = L,
     .asks = "seller-size"},
    {"SME: seller from the book", .seller = 9, .own = S, .buyer = L,
     .notice = "函", .basis = CLAIM_SME},
    {"SME: a public body", .seller = S, .buyer = 9, .party = PARTY_PUBLIC,
     .notice = "函", .basis = CLAIM_SME},
    {"SME: no regulation for persons", .seller = S, .buyer = 9,
     .party = PARTY_INDIVIDUAL, .basis = CLAIM_SALE},
    {"SME: signed 2020-09-01", .signed_on = "2020-09-01", .seller = S,
     .buyer = L, .notice = "函", .basis = CLAIM_SME},
    {"SME: signed 2020-08-31, breach later", .signed_on = "2020-08-31",
     .seller = S, .buyer = L, .notice = "函", .basis = CLAIM_SME},
    {"SME: signed and late before, two rules", .signed_on = "2020-01-02",
     .due = "2020-06-30", .seller = S, .buyer = L, .notice = "函",
     .basis = CLAIM_SALE, .then = CLAIM_SME, .percent = "5.775"},
    {"SME: the same, ended before", .signed_on = "2020-01-02",
     .due = "2020-06-30", .last = "2020-08-31", .seller = S, .buyer = L,
     .notice = "函", .basis = CLAIM_SALE},
    {"SME: day of signing not told", .signed_on = "", .seller = S, .buyer = L,
     .notice = "函", .asks = "signed-date"},
    {"SME floor: 3 % a year below the LPR 3.70", .rule = "3%/year", .seller = S,
     .buyer = L, .notice = "函", .basis = CLAIM_SME_FLOOR, .percent = "3.70",
     .says = "以该 LPR 为准"},
    {"SME floor: at it", .rule = "3.7%/year", .seller = S, .buyer = L,
     .basis = CLAIM_AGREED, .percent = "3.70"},
    {"SME floor: asked only below it", .rule = "3.69%/year", .seller = S,
     .buyer = L, .asks = "sme-notice"},
    /* Pay when paid. */
    {"pay when paid", .seller = S, .buyer = L, .notice = "函",
     .trigger = "收到业主付款后7日内", .asks = "pay-when-paid"},
    {"pay when paid: the reply", .seller = S, .buyer = L, .notice = "函",
     .trigger = "背靠背付款", .paid = CLAIM_WHEN_PAID_LPR,
     .basis = CLAIM_PAY_WHEN_PAID, .percent = "3.45",
     .says = "法释〔2024〕11号"},
    {"pay when paid: the regulations", .seller = S, .buyer = L, .notice = "函",
     .trigger = "背靠背付款", .paid = CLAIM_WHEN_PAID_SME, .basis = CLAIM_SME,
     .percent = "0.05"},
    {"pay when paid between large ones", .trigger = "背靠背付款",
     .basis = CLAIM_SALE},
    /* Other laws. */
    {"UK, due 2024-06-30", .law = "英格兰法律", .currency = "GBP",
     .due = "2024-06-30", .basis = CLAIM_UK, .percent = "13.25",
     .says = "1998"},
    {"UK, due 2024-06-29", .law = "English law", .currency = "GBP",
     .due = "2024-06-29", .basis = CLAIM_UK, .percent = "13.25"},
    {"UK, due 2025-06-30", .law = "England and Wales", .currency = "GBP",
     .due = "2025-06-30", .basis = CLAIM_UK, .percent = "12.25"},
    {"UK with a clause", .law = "UK", .currency = "GBP", .rule = "8%/year",
     .basis = CLAIM_AGREED, .percent = "8.00"},
    {"Ukraine is not the UK", .law = "Ukraine", .currency = "USD",
     .asks = "foreign-rate"},
    {"Germany: ask", .law = "德国法", .currency = "EUR",
     .asks = "foreign-rate"},
    {"Hong Kong, China: not PRC law", .law = "中国香港法律",
     .asks = "foreign-rate"},
    {"USD, law not told", .currency = "USD", .asks = "governing-law"},
    {"USD under PRC law", .currency = "USD", .law = "中华人民共和国法律",
     .asks = "foreign-currency"},
    {"USD with a clause", .currency = "USD", .rule = "0.03%/day",
     .basis = CLAIM_AGREED, .percent = "0.03"},
};

struct facts {
    struct arena arena;
    struct diag diag;
    struct law_tables law;
    struct claim_policy policy;
    struct customer customer;
    struct contract contract;
    struct rule_facts f;
    struct note_list notes;
};

static uint8_t or_usual(uint8_t x, uint8_t usual)
{
    return x == 9 ? NOT_TOLD : x ? x : usual;
}

static struct str text(const char *z)
{
    return str_from_z(z ? z : "");
}

static void set_up_facts(struct facts *x, const struct row *r)
{
    x->diag.arena = &x->arena;
    assert_true(law_tables_read("templates/tables", NULL, &x->law, &x->arena,
                                &x->diag));
    x->policy = claim_policy_default();
    if (r->multiple >= 0)
        x->policy.lpr_multiple =
            (struct decimal){r->multiple ? r->multiple : 15, 1};
    x->policy.before_2019 = r->before;
    x->policy.when_paid = r->paid;
    x->policy.lpr = r->lpr;
    x->policy.size = or_usual(r->own, SIZE_LARGE);
    x->customer = (struct customer){
        .customer_id = STR("C1"), .party_type = r->party, .size = r->now};
    x->contract = (struct contract){
        .contract_no = STR("HT1"),
        .signed_date = kit_day(r->signed_on && !*r->signed_on ? NULL
                               : r->signed_on                 ? r->signed_on
                                                              : "2022-03-01"),
        .type = or_usual(r->type, CONTRACT_SALE),
        .seller_size = or_usual(r->seller, SIZE_LARGE),
        .buyer_size = or_usual(r->buyer, SIZE_LARGE),
        .penalty_rule = text(r->rule),
        .penalty_clause = text(r->clause),
        .governing_law = text(r->law),
        .due_trigger = text(r->trigger),
        .sme_notice_evidence = text(r->notice)};
    x->contract.burden = penalty_burden(x->contract.penalty_rule);
    x->notes.arena = &x->arena;
    x->f = (struct rule_facts){
        .law = &x->law,
        .policy = &x->policy,
        .customer = &x->customer,
        .contract = &x->contract,
        .currency = kit_money(r->currency ? r->currency : "CNY", 0).currency,
        .breach = date_add_days(kit_day(r->due ? r->due : "2023-12-31"), 1),
        .last = kit_day(r->last ? r->last : "2026-07-17"),
        .doubled = no_date,
        .doc_no = STR("D1"),
        .speaker = &x->diag};
}

static bool asks(const struct facts *x, const char *id)
{
    for (size_t i = 0; i < x->notes.count; i++)
        if (x->notes.items[i].grade == NOTE_QUESTION &&
            str_starts(x->notes.items[i].id, str_from_z(id)))
            return true;
    return false;
}

static void expect_rate(const struct row *r, struct facts *x,
                        const struct rule *rule)
{
    struct base_step step = {x->f.breach, 100000000};
    struct interest_debt debt = {.first = rule->periods[0].from,
                                 .last = x->f.last,
                                 .steps = &step,
                                 .step_count = 1,
                                 .currency = x->f.currency};
    struct interest made;
    struct str percent;

    if (rule->count > 1)
        debt.last = date_add_days(rule->periods[1].from, -1);
    if (!interest_compute(&rule->periods[0].terms, &x->law, &debt, &made,
                          &x->arena, &x->diag))
        fail_msg("%s: no interest: %.*s", r->name,
                 STR_ARG(x->diag.first->text));
    percent = decimal_format(made.rows[0].percent, false, &x->arena);
    if (!str_equal_z(percent, r->percent))
        fail_msg("%s: %.*s %%, not %s", r->name, STR_ARG(percent), r->percent);
}

static void expect_reason(const struct row *r, struct facts *x,
                          const struct rule *rule)
{
    struct claim_debt debt = {.contract = {.contract_no = STR("HT1")}};
    struct claim_head head = {.basis = rule->periods[0].basis,
                              .terms = rule->periods[0].terms,
                              .from = rule->periods[0].from,
                              .breach = x->f.breach};
    struct str zh = claim_reason(NULL, &debt, &head, LANGUAGE_ZH, &x->arena);
    struct str en = claim_reason(NULL, &debt, &head, LANGUAGE_EN, &x->arena);

    if (!zh.len || !en.len ||
        (r->says && str_find(zh, str_from_z(r->says)) < 0))
        fail_msg("%s: %.*s", r->name, STR_ARG(zh));
}

static void test_rules(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct row *r = &rows[i];
        struct facts x = {0};
        struct rule rule;

        set_up_facts(&x, r);
        rule = rule_derive(&x.f, &x.notes);
        if (r->asks && ((rule.count && !r->rule) || !asks(&x, r->asks)))
            fail_msg("%s: does not ask %s (%zu rules)", r->name, r->asks,
                     rule.count);
        if (!r->asks &&
            (!rule.count || rule.periods[0].basis != r->basis ||
             (rule.count > 1 ? rule.periods[1].basis : 0) != r->then))
            fail_msg(
                "%s: %zu rules, basis %d, %zu notes, first %.*s", r->name,
                rule.count, rule.periods[0].basis, x.notes.count,
                STR_ARG(x.notes.count ? x.notes.items[0].id : (struct str){0}));
        if (!r->asks && r->percent)
            expect_rate(r, &x, &rule);
        if (!r->asks)
            expect_reason(r, &x, &rule);
        arena_release(&x.arena);
    }
}

/* A question names what would decide it, in both languages. */
static void test_questions_name(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct facts x = {0};

        if (!rows[i].asks)
            continue;
        set_up_facts(&x, &rows[i]);
        (void)rule_derive(&x.f, &x.notes);
        for (size_t k = 0; k < x.notes.count; k++) {
            const struct claim_note *n = &x.notes.items[k];
            struct str zh = claim_note_text(n, LANGUAGE_ZH, &x.arena);
            struct str en = claim_note_text(n, LANGUAGE_EN, &x.arena);

            assert_true(str_find_byte(zh, '{') < 0);
            assert_true(str_find_byte(en, '{') < 0);
            if (n->column && str_find(en, str_from_z(n->column)) < 0)
                fail_msg("%s: %.*s", rows[i].name, STR_ARG(en));
            if (n->key && str_find(zh, str_from_z(n->key)) < 0)
                fail_msg("%s: %.*s", rows[i].name, STR_ARG(zh));
        }
        arena_release(&x.arena);
    }
}

/* The regulations hold for contracts of their first day. */
static void test_old_contract(void **state)
{
    static const struct {
        const char *signed_on;
        bool told;
    } cases[] = {{"2020-08-31", true}, {"2020-09-01", false}};

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct row r = {.signed_on = cases[i].signed_on,
                        .seller = S,
                        .buyer = L,
                        .notice = "函"};
        struct facts x = {0};

        set_up_facts(&x, &r);
        (void)rule_derive(&x.f, &x.notes);
        assert_int_equal(x.notes.count, cases[i].told);
        if (cases[i].told)
            assert_int_equal(x.notes.items[0].kind, NOTE_SME_OLD_CONTRACT);
        arena_release(&x.arena);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rules),
        cmocka_unit_test(test_questions_name),
        cmocka_unit_test(test_old_contract),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
