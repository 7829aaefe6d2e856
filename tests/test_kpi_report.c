#include "report/kpi_figure_value.h"
#include "report/kpi_report.h"

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
    struct aging_row rows_of[2][2];
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
static struct kpi golden(const struct kpi_policy *policy, const char *code)
{
    struct kpi k = {.currency = currency_find(str_from_z(code)),
                    .as_of = day(2026, 7, 17),
                    .sales_from = day(2025, 7, 18),
                    .period_from = day(2026, 7, 11),
                    .closed_from = day(2026, 6, 1),
                    .closed_to = day(2026, 6, 30),
                    .dso_days = 365,
                    .recovery_days = 7,
                    .policy = policy,
                    .weights = true,
                    .sells = true,
                    .has_history = true,
                    .has_receipts = true};

    k.sums[SUM_RECEIVABLES] = 120000000;
    k.sums[SUM_UNAPPLIED] = -10000000;
    k.sums[SUM_INVOICED] = 1200000000;
    k.sums[SUM_OVERDUE] = 30000000;
    k.sums[SUM_OVERDUE_ROWS] = 3;
    k.sums[SUM_OVER_90] = 10000000;
    k.sums[SUM_OPENING_OVERDUE] = 25000000;
    k.sums[SUM_NEWLY_OVERDUE] = 25000000;
    k.sums[SUM_COST] = 500;
    k.sums[SUM_COST_ROWS] = 1;
    k.sums[SUM_CLOSED_BEGINNING] = 100000000;
    k.sums[SUM_CLOSED_SALES] = 100000000;
    k.sums[SUM_CLOSED_ENDING] = 120000000;
    k.sums[SUM_CLOSED_CURRENT] = 90000000;
    kpi_close(&k);
    return k;
}

static void set_kpis(struct scene *s)
{
    s->kpis[0] = golden(&s->policy.kpi, "CNY");
    s->kpis[1] = golden(&s->policy.kpi, "USD");
    s->before[0] = s->kpis[0];
    s->before[0].as_of = day(2026, 7, 10);
    s->before[0].sums[SUM_OVERDUE] = 20000000;
    kpi_close(&s->before[0]);
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
        c->total.overdue = 30000000;
        c->customers = s->rows_of[i];
        c->customer_count = 2;
        for (uint32_t n = 0; n < 2; n++) {
            s->rows_of[i][n].customer = n;
            s->rows_of[i][n].overdue = s->top[n].overdue;
            s->rows_of[i][n].cells[today + 1].minor = s->top[n].overdue;
        }
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
                                    .history_count = 1,
                                    .before_day = day(2026, 7, 10),
                                    .before = &s->old_set};
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
    if (str_find(text, str_from_z(words)) >= 0)
        return;
    fprintf(stderr, "%.*s\n", STR_ARG(text));
    fail_msg("the report does not say: %s", words);
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
        "center(p(华衡精密机械有限公司　截至2026年7月17日　与上周（2026-07-10）"
        "比较))",
        "应收净额 120.00 万元，与上周持平；逾期 30.00 万元（25.0%），"
        "比上周增加 10.00 万元。",
        /* The cards: what they are, how much, and where to. */
        "应收净额|逾期金额|逾期90天以上|收款（近7天）|应收账款周转天数（近365"
        "天）|收款效率指数 CEI|逾期款收回率（近7天）|承诺兑现率（近30天）;",
        "120.00 万元|30.00 万元|10.00 万元|0.00 元|36.5 天|72.7%|0.0%|不适用;",
        "持平|*▲ 10.00 万元　恶化*|持平|持平|持平|持平|持平|;",
        "数据不足：没有可比的上期数据。",
        "最集中的是甲|乙公司、逾期1-30天的 20.00 万元，占全部逾期的 66.7%。",
        "chart(逾期金额：客户 × 逾期天数)",
        "甲|乙公司|200,000.00|66.7|—|120|—|—;",
        "*前 **2** 户合计*|*300,000.00*|*100.0*|",
        "近7天催收费用 5.00 元。逾期资金占用成本：不适用（未设定资金成本率（"
        "kpi.financing_rate））。",
        "没有需要决定的事项。",
        "美元（USD）|1,200,000.00|300,000.00|—|25.0%|100,000.00|36.5 天|",
        /* The annex. */
        "*应收账款周转天数（DSO）*\\n期末应收净额 × 天数 ÷ 期间赊销额|"
        "1,200,000.00 × 365 ÷ 12,000,000.00",
        "|2025-07-18 至 2026-07-17|36.5 天|36.5 天|36.5 → 36.5;",
        "|0.00 ÷ (250,000.00 + 250,000.00)\\n来源：核销（期间内）|2026-07-11 "
        "至 "
        "07-17|0.0%|0.0%|0.0 → 0.0;",
        "|(250,000.00 − 300,000.00) ÷ 250,000.00",
        "|-20.0%|20.0%|20.0 → -20.0;",
        "(1,000,000.00 + 1,000,000.00 − 1,200,000.00) ÷ (1,000,000.00 + "
        "1,000,000.00 − 900,000.00)",
        "*催收成本率*\\n催收费用 ÷ 期间收款|5.00 ÷ 0.00；期间收款为零",
        "账龄段|CNY 单据数|CNY 未收金额|占比 %|USD 单据数|USD 未收金额|占比 %",
        "今日到期|7|1,000,000.00|76.9|7|1,000,000.00|76.9",
        "*合计*|*10*|*1,200,000.00*||*10*|*1,200,000.00*|",
        "chart(账龄结构)",
        "chart(各期逾期金额)",
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
        "*▲ CNY 100.00 k, worse*",
        "Net receivables CNY 1.20 m",
        "chart(Structure by age)",
        "chart(Overdue at the snapshots)",
        "compared with last week (2026-07-10)",
        "Currencies are shown apart and never added",
    };
    struct scene *s = new_scene();
    struct str text = report_text(s, KPI_EN);

    (void)state;
    for (size_t i = 0; i < COUNT(says); i++)
        assert_says(text, says[i]);
    drop_scene(s);
}

/* What was reported then and is otherwise now: both, wherever one stands. */
static void test_restated(void **state)
{
    struct scene *s = new_scene();
    struct aging_currency then = s->currencies[0];
    struct aging reported = {.currencies = &then, .currency_count = 1};

    (void)state;
    then.total.overdue = 20000000;
    then.total.total.minor = 120000000;
    s->report.reported = &reported;
    assert_silent(report_text(s, KPI_ZH), "追溯后");
    then.total.overdue = 19000000;
    then.total.total.minor = 119000000;
    assert_says(report_text(s, KPI_ZH), "与上周（2026-07-10，追溯后）比较");
    assert_says(report_text(s, KPI_ZH),
                "应收净额 120.00 万元，与上周（追溯后）持平；逾期 30.00 万元（"
                "25.0%），比上周（追溯后）增加 10.00 万元。");
    assert_says(report_text(s, KPI_ZH), "|本期|上周（追溯后）|");
    assert_says(report_text(s, KPI_EN),
                "up by CNY 100.00 k against last week as restated");
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
    s->kpis[0].sums[SUM_COLLECTED] = 10000;
    s->kpis[0].sums[SUM_COST_ROWS] = 0;
    kpi_close(&s->kpis[0]);
    assert_says(report_text(s, KPI_ZH), "本期无该币种费用");
    assert_says(report_text(s, KPI_ZH), "近7天没有登记催收费用。");
    s->kpis[0].has_receipts = false;
    kpi_close(&s->kpis[0]);
    assert_says(report_text(s, KPI_ZH), "|无收款数据|36.5 天|");
    assert_says(report_text(s, KPI_ZH), "未提供收款数据");
    drop_scene(s);
}

/* A photograph has no past: the figures of the period say so. */
static void test_photograph(void **state)
{
    struct scene *s = new_scene();

    (void)state;
    s->kpis[0].has_history = false;
    kpi_close(&s->kpis[0]);
    s->ledger.source = ALLOCATION_OPEN;
    assert_says(report_text(s, KPI_ZH),
                "导出文件只有当日未付余额，没有此前的收付记录");
    assert_says(report_text(s, KPI_ZH),
                "导出文件只有当日未付余额，没有收付记录："
                "需要收付记录的指标不适用");
    assert_silent(report_text(s, KPI_ZH), "未作为收款计算");
    s->kpis[0].settled_since = day(2026, 7, 10);
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
    assert_says(text, "USD：没有逾期的客户。");
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

/* A first snapshot, one file, a missing week, several books: it is said. */
static void test_notices(void **state)
{
    struct scene *s = new_scene();
    struct str text;

    (void)state;
    assert_silent(report_text(s, KPI_ZH), "快照有缺期");
    s->history[0].as_of = s->report.before_day = day(2026, 7, 3);
    text = report_text(s, KPI_ZH);
    assert_says(text, "快照有缺期：2026-07-03 至 2026-07-17 相隔 14 天");
    assert_says(text, "与上期（2026-07-03）比较");
    s->report.history_count = 0;
    s->report.before = NULL;
    s->report.before_day = no_date;
    text = report_text(s, KPI_ZH);
    assert_says(text, "说明：本账簿的首次快照，没有上期可比。");
    assert_says(text, "没有上期可比|没有上期可比|");
    assert_silent(text, "恶化*");
    s->report.is_lone = true;
    assert_says(report_text(s, KPI_ZH), "单个文件，没有以前的快照可比");
    assert_says(report_text(s, KPI_EN), "Note: a file alone");
    drop_scene(s);
}

static const struct value *figure_of(struct value currency, const char *name)
{
    const struct value *figures = value_find(currency, STR("figures"));

    for (size_t i = 0; i < figures->list->count; i++)
        if (str_equal_z(value_find(figures->list->items[i], STR("name"))->text,
                        name))
            return &figures->list->items[i];
    fail_msg("no figure %s", name);
    return NULL;
}

/* Every figure has its words in both languages. */
static void test_words(void **state)
{
    struct scene *s = new_scene();
    struct kpi_say says[] = {{LANGUAGE_ZH, &s->arena},
                             {LANGUAGE_EN, &s->arena}};

    (void)state;
    for (int i = 0; i < 2 * KPI_FIGURE_COUNT; i++) {
        enum kpi_figure_id id = (enum kpi_figure_id)(i / 2);
        const struct kpi_words *w = &kpi_words[id];
        struct str label = kpi_label(&says[i % 2], &s->kpis[0], id);

        assert_true(label.len && str_find(label, STR("%d")) < 0);
        assert_true(kpi_title(&says[i % 2], &s->kpis[0], id).len);
        assert_true(w->formula.zh && w->formula.en && w->working);
        assert_true(w->numerator.zh && w->numerator.en);
        assert_int_equal(!w->denominator.zh,
                         kpi_forms[id].denominator == KPI_IN_NOTHING);
    }
    drop_scene(s);
}

/* 1,000,000.00 is short in both; a cent is not. */
static void test_amounts(void **state)
{
    static const struct {
        int64_t minor;
        const char *currency, *zh, *en;
    } rows[] = {
        {0, "CNY", "0.00 元", "CNY 0.00"},
        {-1, "CNY", "-0.01 元", "-CNY 0.01"},
        {999999, "CNY", "9,999.99 元", "CNY 9,999.99"},
        {1000000, "CNY", "1.00 万元", "CNY 10.00 k"},
        {-1234567, "USD", "-1.23 万美元", "-USD 12.35 k"},
        {9999999999, "CNY", "10,000.00 万元", "CNY 100.00 m"},
        {10000000000, "CNY", "1.00 亿元", "CNY 100.00 m"},
        {150000, "JPY", "15.00 万日元", "JPY 150.00 k"},
        {INT64_MIN, "CNY", "-922,337,203.69 亿元", "-CNY 92,233,720.37 bn"},
    };
    struct arena a = {0};
    struct kpi_say zh = {LANGUAGE_ZH, &a}, en = {LANGUAGE_EN, &a};

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct currency *c = currency_find(str_from_z(rows[i].currency));
        struct str of_zh = kpi_say_amount(&zh, rows[i].minor, c);
        struct str of_en = kpi_say_amount(&en, rows[i].minor, c);

        if (!str_equal_z(of_zh, rows[i].zh) || !str_equal_z(of_en, rows[i].en))
            fail_msg("%jd: %.*s, %.*s", (intmax_t)rows[i].minor, STR_ARG(of_zh),
                     STR_ARG(of_en));
    }
    arena_release(&a);
}

static void test_value(void **state)
{
    struct scene *s = new_scene();
    struct kpi_past_days past = {s->history, 1, &s->old_set};
    struct value v =
        kpi_value(&s->ledger, &s->set, &past, LANGUAGE_EN, &s->arena);
    struct value cny = value_find(v, STR("currencies"))->list->items[0];
    const struct value *dso = figure_of(cny, "dso");
    const struct value *cost = figure_of(cny, "cost_rate");
    const struct value *overdue = figure_of(cny, "overdue_amount");

    (void)state;
    assert_int_equal(value_find(cny, STR("figures"))->list->count,
                     KPI_FIGURE_COUNT);
    assert_int_equal(value_find(*dso, STR("value"))->decimal.units, 365);
    assert_int_equal(value_find(*dso, STR("days"))->integer, 365);
    assert_int_equal(value_find(*dso, STR("reason"))->kind, VALUE_NULL);
    assert_int_equal(value_find(*cost, STR("value"))->kind, VALUE_NULL);
    assert_int_equal(value_find(*cost, STR("reason"))->kind, VALUE_TEXT);
    assert_int_equal(value_find(*overdue, STR("change"))->decimal.units,
                     10000000);
    assert_true(value_find(*overdue, STR("worse"))->boolean);
    assert_int_equal(value_find(*overdue, STR("trend"))->list->count, 2);
    drop_scene(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_chinese),    cmocka_unit_test(test_english),
        cmocka_unit_test(test_restated),   cmocka_unit_test(test_quality),
        cmocka_unit_test(test_photograph), cmocka_unit_test(test_mismatch),
        cmocka_unit_test(test_not_given),  cmocka_unit_test(test_currencies),
        cmocka_unit_test(test_value),      cmocka_unit_test(test_notices),
        cmocka_unit_test(test_words),      cmocka_unit_test(test_amounts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
