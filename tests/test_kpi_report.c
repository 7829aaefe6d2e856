#include "report/kpi_report.h"
#include "report/kpi_value.h"

#include "command/template_file.h"

#include "tree_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "variables_check.h"

#define KPI_ZH "templates/reports/zh-CN/kpi.md"
#define KPI_EN "templates/reports/en/kpi.md"

/* Two currencies, two customers; tests change what they look at. */
struct scene {
    struct arena arena;
    struct diag diag;
    struct policy policy;
    struct customer customers[2];
    struct ledger_file files[1];
    struct reject rejects[2];
    struct ledger ledger;
    struct aging_currency currencies[2];
    struct aging aging;
    struct kpi kpis[2], before[2];
    struct kpi_customer top[2];
    struct kpi_customer *tops[2];
    size_t top_counts[2];
    struct tieout_row rows[2];
    struct kpi_set set, old_set;
    struct kpi_snapshot history[1];
    struct tieout tieout;
    struct kpi_report report;
};

static struct date day(int year, int month, int of_month)
{
    return date_from_civil((struct civil){year, month, of_month});
}

/* The golden numbers of DOMAIN: ER 1,200,000, CS 12,000,000, 365 -> 36.5. */
static void set_kpis(struct scene *s)
{
    s->kpis[0] = (struct kpi){
        .currency = currency_find(STR("CNY")),
        .as_of = day(2026, 7, 17),
        .sales_from = day(2025, 7, 18),
        .period_from = day(2026, 7, 11),
        .dso_days = 365,
        .recovery_days = 7,
        .has_receipts = true,
        .has_costs = true,
        .receivables = 120000000,
        .sales = 1200000000,
        .dso = {true, {365, 1}},
        .overdue = 30000000,
        .over_90 = 10000000,
        .percent_overdue = {true, {250, 1}},
        .percent_over_90 = {true, {83, 1}},
        .has_history = true,
        .recovery_base = 50000000,
        .recovered = 0,
        .recovery_rate = {true, {0, 1}},
        .opening_overdue = 25000000,
        .overdue_drop = {true, {-200, 1}},
        .cost = 500,
        .collected = 0,
    };
    s->kpis[1] = s->kpis[0];
    s->kpis[1].currency = currency_find(STR("USD"));
    s->before[0] = s->kpis[0];
    s->before[0].as_of = day(2026, 7, 10);
    s->before[0].overdue = 20000000;
    s->top[0] = (struct kpi_customer){0, 20000000, 19000000, -1000000, 120};
    s->top[1] = (struct kpi_customer){1, 10000000, 10000000, 0, 3};
    s->tops[0] = s->top;
    s->tops[1] = s->top;
    s->top_counts[0] = 2;
    s->set = (struct kpi_set){.items = s->kpis,
                              .top = s->tops,
                              .top_counts = s->top_counts,
                              .count = 2};
    s->old_set = (struct kpi_set){.items = s->before,
                                  .top = s->tops,
                                  .top_counts = s->top_counts,
                                  .count = 1};
    s->history[0] = (struct kpi_snapshot){day(2026, 7, 10), &s->old_set};
}

static void set_aging(struct scene *s)
{
    size_t today = s->policy.buckets.today;

    for (size_t i = 0; i < 2; i++) {
        struct aging_currency *c = &s->currencies[i];

        c->currency = s->kpis[i].currency;
        c->total.cells[today] = (struct aging_cell){7, 100000000};
        c->total.cells[today + 1] = (struct aging_cell){3, 30000000};
        c->total.unapplied = -10000000;
        c->total.total = (struct aging_cell){10, 120000000};
    }
    s->aging = (struct aging){.as_of = day(2026, 7, 17),
                              .scheme = &s->policy.buckets,
                              .currencies = s->currencies,
                              .currency_count = 2};
}

static struct scene *new_scene(void)
{
    struct scene *s = calloc(1, sizeof(*s));

    assert_non_null(s);
    s->diag.arena = &s->arena;
    s->policy = policy_default(&s->arena);
    s->policy.language = LANGUAGE_ZH;
    s->policy.reporting_currency = currency_find(STR("CNY"));
    s->policy.creditor.name = STR("华衡精密机械有限公司");
    set_kpis(s);
    set_aging(s);
    s->customers[0].customer_id = STR("C1");
    s->customers[0].name = STR("甲|乙公司");
    s->customers[1].customer_id = STR("丙公司"); /* no name but its id */
    s->customers[1].name = STR("丙公司");
    s->files[0] = (struct ledger_file){.path = "book/documents.csv",
                                       .encoding = STR("GB18030"),
                                       .rows = 12,
                                       .ignored = 1};
    s->ledger = (struct ledger){.customers = s->customers,
                                .customer_count = 2,
                                .files = s->files,
                                .file_count = 1,
                                .rejects = s->rejects,
                                .source = ALLOCATION_NAMED};
    s->tieout.ties = true;
    s->report = (struct kpi_report){.ledger = &s->ledger,
                                    .aging = &s->aging,
                                    .kpis = &s->set,
                                    .tieout = &s->tieout,
                                    .policy = &s->policy,
                                    .history = s->history,
                                    .history_count = 1};
    return s;
}

static void drop_scene(struct scene *s)
{
    arena_release(&s->arena);
    free(s);
}

static struct str report_text(struct scene *s, const char *path)
{
    const struct template *t;
    struct document_tree tree = {0};

    if (!template_load(&t, path, NULL, &s->arena, &s->diag) ||
        !kpi_report_make(t, &s->report, &tree, &s->arena, &s->diag)) {
        diag_print(&s->diag, stderr, DIAG_NOTE);
        fail_msg("%s", path);
    }
    return tree_text(tree.blocks, &s->arena);
}

static void assert_says(struct str text, const char *words)
{
    if (str_find(text, str_from_z(words)) < 0)
        fail_msg("the report does not say: %s\n%.*s", words, STR_ARG(text));
}

static void assert_silent(struct str text, const char *words)
{
    if (str_find(text, str_from_z(words)) >= 0)
        fail_msg("the report says: %s\n%.*s", words, STR_ARG(text));
}

/* Every figure with its formula, its numbers and its period. */
static void test_chinese(void **state)
{
    static const char *const says[] = {
        "center(p(华衡精密机械有限公司　截至2026年7月17日))",
        "36.5 天",
        "1,200,000.00 × 365 ÷ 12,000,000.00",
        "DSO（近365天）|逾期款收回率（近7天）|逾期占比（占应收净额）|"
        "催收成本率（"
        "近7天）;",
        "应收账款周转天数（DSO）|36.5 天|期末应收净额 × 天数 ÷ 期间赊销额|"
        "1,200,000.00 × 365 ÷ 12,000,000.00|2025-07-18 至 2026-07-17",
        "逾期款收回率|0.0 %|收回逾期款 ÷（期初＋新增逾期）|0.00 ÷ 500,000.00|"
        "2026-07-11 至 07-17",
        "逾期占比（占应收净额）|25.0 %|逾期金额 ÷ 期末应收净额|300,000.00 ÷ "
        "1,200,000.00|"
        "2026-07-17",
        "逾期账款下降率|-20.0 %|（期初逾期 − 期末逾期）÷ 期初逾期|-50,000.00 ÷ "
        "250,000.00|",
        "催收成本率|不适用|催收费用 ÷ 期间收款|期间收款为零|",
        "账龄段|CNY 单据数|CNY 未收金额|占比 %|USD 单据数|USD 未收金额|占比 %",
        "今日到期|7|1,000,000.00|76.9|7|1,000,000.00|76.9",
        "*合计*|*10*|*1,200,000.00*||*10*|*1,200,000.00*|",
        "chart(账龄结构)",
        "chart(各期逾期金额)",
        "序号|客户|逾期金额|占逾期 %|未核销|应收净额|最长逾期天数;",
        "1|C1 甲|乙公司|200,000.00|66.7|-10,000.00|190,000.00|120;",
        "2|丙公司|100,000.00|33.3|0.00|",
        "USD：没有逾期的客户。",
        "核销依据：按收款所指单据核销；未指明款项的核销顺序：先到期先核销；",
        "读入 12 行，按规则忽略 1 行，被拒 0 行",
        "账龄合计与台账推算的期末应收相符",
        "各币种分别列示，不相加",
        "documents.csv（GB18030，12 行）",
    };
    struct scene *s = new_scene();
    struct str text = report_text(s, KPI_ZH);

    (void)state;
    variables_check_kind(
        "kpi", kpi_report_value(&s->report, LANGUAGE_EN, &s->arena), &s->arena);
    for (size_t i = 0; i < COUNT(says); i++)
        assert_says(text, says[i]);
    assert_silent(text, "行被拒");
    assert_silent(text, "2,400,000");
    drop_scene(s);
}

static void test_english(void **state)
{
    static const char *const says[] = {
        "36.5 days",
        "net closing receivables × days ÷ credit sales",
        "Recovery rate (7 days)",
        "cash collected in the period: zero",
        "chart(Structure by age)",
        "chart(Overdue at the snapshots)",
        "Largest overdue customers (CNY)",
        "Currencies are shown apart and never added",
    };
    struct scene *s = new_scene();
    struct str text = report_text(s, KPI_EN);

    (void)state;
    for (size_t i = 0; i < COUNT(says); i++)
        assert_says(text, says[i]);
    drop_scene(s);
}

static void test_quality(void **state)
{
    struct scene *s = new_scene();
    struct str text;

    (void)state;
    s->ledger.reject_count = 2;
    s->rejects[0].amount = (struct money){123450, currency_find(STR("CNY"))};
    text = report_text(s, KPI_ZH);
    assert_says(text, "*另有 *");
    assert_says(text, "，金额 *");
    assert_says(text, "CNY 1,234.50");
    assert_says(text, "，其中 *");
    assert_says(text, " 行金额不明");
    drop_scene(s);
}

/* A mismatch says between which two figures, how much and in what currency. */
static void test_mismatch(void **state)
{
    struct scene *s = new_scene();
    struct str text;

    (void)state;
    s->rows[0] = (struct tieout_row){.currency = s->kpis[0].currency,
                                     .has_control = true,
                                     .control_difference = -12345};
    s->rows[1] =
        (struct tieout_row){.currency = s->kpis[1].currency, .ties = true};
    s->tieout = (struct tieout){.rows = s->rows, .count = 2};
    text = report_text(s, KPI_ZH);
    assert_says(text, "总账余额与台账推算的期末应收不符，相差 ");
    assert_says(text, "-123.45");
    assert_says(text, "账龄合计与台账推算的期末应收相符");
    assert_silent(text, "台账推算的期末应收与账龄合计不符");
    s->rows[0].control_difference = 0;
    s->rows[0].difference = 100;
    text = report_text(s, KPI_ZH);
    assert_says(text, "台账推算的期末应收与账龄合计不符，相差 ");
    assert_says(text, "账龄合计与台账推算的期末应收不符");
    assert_silent(text, "总账余额与");
    assert_says(report_text(s, KPI_EN), "differ from the aging by ");
    drop_scene(s);
}

/* No payments given, or no costs: the figure does not exist, and says why. */
static void test_not_given(void **state)
{
    struct scene *s = new_scene();

    (void)state;
    s->kpis[0].collected = 10000;
    s->kpis[0].has_costs = false;
    assert_says(report_text(s, KPI_ZH),
                "|不适用|催收费用 ÷ 期间收款|本期无该币种"
                "费用|");
    s->kpis[0].has_receipts = false;
    s->kpis[0].recovery_rate.defined = false;
    s->kpis[0].overdue_drop.defined = false;
    assert_says(report_text(s, KPI_ZH), "逾期款收回率|无收款数据|收回逾期款 "
                                        "÷（期初＋新增逾期）|未提供收款数据|");
    assert_says(report_text(s, KPI_ZH),
                "|无收款数据|催收费用 ÷ 期间收款|未提供收款数据|");
    drop_scene(s);
}

/* A photograph has no past: the figures of the period say so. */
static void test_photograph(void **state)
{
    struct scene *s = new_scene();

    (void)state;
    s->kpis[0].has_history = false;
    s->kpis[0].recovery_rate.defined = false;
    s->kpis[0].overdue_drop.defined = false;
    assert_says(report_text(s, KPI_ZH),
                "导出文件只有当日未付余额，没有此前的收付记录");
    s->kpis[0].has_receipts = false;
    assert_says(report_text(s, KPI_ZH), "逾期款收回率|无收款数据|");
    assert_says(report_text(s, KPI_ZH), "逾期账款下降率|不适用|");
    assert_says(report_text(s, KPI_ZH), ";36.5 天|无收款数据|");
    assert_silent(report_text(s, KPI_ZH), "未作为收款计算");
    s->kpis[0].settled_unknown = 12345;
    assert_says(
        report_text(s, KPI_ZH),
        "结清·原因未知 123.45，部分结清·原因未知 0.00，均未作为收款计算");
    drop_scene(s);
}

/* The reporting currency comes first and has the charts; one may be alone. */
static void test_currencies(void **state)
{
    struct scene *s = new_scene();
    struct str text;

    (void)state;
    s->policy.reporting_currency = currency_find(STR("USD"));
    s->report.history_count = 0;
    text = report_text(s, KPI_ZH);
    assert_says(text, "账龄段|USD 单据数|USD 未收金额|占比 %|CNY 单据数|");
    assert_silent(text, "各期逾期金额");
    s->set.count = 1;
    text = report_text(s, KPI_ZH);
    assert_silent(text, "USD");
    assert_silent(text, "不相加");
    s->set.count = 0;
    s->aging.currency_count = 0;
    assert_says(report_text(s, KPI_ZH), "截至当日没有未结清的款项");
    drop_scene(s);
}

static void test_value(void **state)
{
    struct scene *s = new_scene();
    struct value v =
        kpi_value(&s->ledger, &s->set, &s->policy, LANGUAGE_EN, &s->arena);
    struct value cny = value_find(v, STR("currencies"))->list->items[0];
    struct value figures = *value_find(cny, STR("figures"));
    struct value dso = figures.list->items[0];
    struct value cost = figures.list->items[figures.list->count - 1];

    (void)state;
    assert_true(str_equal_z(value_find(dso, STR("name"))->text, "dso"));
    assert_int_equal(value_find(dso, STR("value"))->decimal.units, 365);
    assert_int_equal(value_find(dso, STR("days"))->integer, 365);
    assert_int_equal(value_find(dso, STR("reason"))->kind, VALUE_NULL);
    assert_true(str_equal_z(value_find(cost, STR("name"))->text, "cost_rate"));
    assert_int_equal(value_find(cost, STR("value"))->kind, VALUE_NULL);
    assert_int_equal(value_find(cost, STR("reason"))->kind, VALUE_TEXT);
    drop_scene(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_chinese),    cmocka_unit_test(test_english),
        cmocka_unit_test(test_quality),    cmocka_unit_test(test_photograph),
        cmocka_unit_test(test_mismatch),   cmocka_unit_test(test_not_given),
        cmocka_unit_test(test_currencies), cmocka_unit_test(test_value),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
