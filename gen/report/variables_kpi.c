#include "report/variables_tables.h"

#include "doc/chart_value.h"

#define CELL(list)                                                            \
    {list ".currency", "text", "CNY", "its currency", "币种代码"},            \
        {list ".count", "integer", "12", "number of documents", "单据数"},    \
        {list ".amount", "money", "340000.00", "what is unpaid", "未收金额"}, \
    {                                                                         \
        list ".share", "decimal?", "21.5", "share of the whole, per cent",    \
            "占比（%）"                                                   \
    }

#define RATIO(name, value, en, zh)                                      \
    {name, "group", "", en, zh},                                        \
        {name ".defined", "bool", "true", "is there one?", "是否适用"}, \
    {                                                                   \
        name ".value", "decimal?", value, "its value", "数值"         \
    }

/* A key figure: of all, and of the headlines among them. */
#define FIGURE(list)                                                           \
    {list ".name", "text", "dso", "its key", "指标代号"},                      \
        {list ".label", "text", "应收账款周转天数（DSO）", "its name",         \
         "指标名称"},                                                          \
        {list ".title", "text", "DSO（近365天）", "short, with window",        \
         "简称与期间"},                                                        \
        {list ".headline", "bool", "true", "is it a headline?",                \
         "是否列在首屏"},                                                      \
        {list ".defined", "bool", "true", "is there one?", "是否适用"},        \
        {list ".value", "decimal?", "36.5", "its value", "数值"},              \
        {list ".unit", "text", "天", "its unit", "单位"},                      \
        {list ".formula", "text", "期末应收净额 × 天数 ÷ 期间赊销额",          \
         "its formula", "公式"},                                               \
        {list ".numerator_label", "text", "期末应收净额", "what stands above", \
         "分子名称"},                                                          \
        {list ".numerator", "money?", "1200000.00", "numerator", "分子"},      \
        {list ".denominator_label", "text", "期间赊销额", "what stands below", \
         "分母名称"},                                                          \
        {list ".denominator", "money?", "12000000.00", "denominator", "分母"}, \
        {list ".days", "integer?", "365", "days of the window", "期间天数"},   \
        {list ".working", "text?", "1,200,000.00 × 365 ÷ 12,000,000.00",       \
         "its working", "取数"},                                               \
        {list ".from", "date?", "2025-07-18", "first day", "期间首日"},        \
        {list ".to", "date", "2026-07-17", "last day", "期间末日"},            \
        {list ".period", "text", "2025-07-18 至 2026-07-17", "the period",     \
         "期间"},                                                              \
        {list ".absent", "text?", "不适用", "what stands in its place",        \
         "无法计算时的文字"},                                                  \
    {                                                                          \
        list ".reason", "text?", "期间没有赊销", "why there is none",          \
            "无法计算的原因"                                            \
    }

static const struct variable items[] = {
    {"creditor", "group", "", "the firm of the book", "本公司"},
    {"creditor.name", "text?", "滨江华恒精密制造有限公司", "name", "名称"},
    {"as_of", "date", "2026-07-17", "the day everything is computed for",
     "计算基准日"},
    {"source", "text", "核销表", "what receipts were applied by", "核销依据"},
    {"charts", "group?", "", "the charts, by name; see templates/README.md",
     "各图，按图名；写法见 templates/README.md"},
    {"any", "bool", "true", "is anything open?", "有无未结清款项"},
    {"several", "bool", "false", "several currencies?", "是否多币种"},
    {"many", "bool", "false", "more than fit side by side?",
     "币种是否多得不能并列"},
    {"quality", "group", "", "what was read and refused", "数据质量"},
    {"quality.rows", "integer", "2480", "rows read", "读入行数"},
    {"quality.ignored", "integer", "3", "rows ignored by a rule",
     "按规则忽略的行数"},
    {"quality.rejected", "integer", "1", "rows rejected", "被拒行数"},
    {"quality.rejected_amounts", "text?", "CNY 1,200.00",
     "their amounts, by currency", "被拒金额（分币种）"},
    {"quality.rejected_unknown", "integer?", "1",
     "rejected rows without a readable amount", "金额不明的被拒行数"},
    {"quality.ties", "bool", "true", "does everything tie?", "是否全部勾稽"},
    {"quality.aging_ties", "bool", "true", "does the aging tie to the ledger?",
     "账龄与台账是否相符"},
    {"quality.mismatches", "list", "", "what does not tie", "不符之处"},
    {"quality.mismatches.currency", "text", "CNY", "currency", "币种"},
    {"quality.mismatches.aging", "money?", "0.01", "ledger less aging",
     "台账减账龄"},
    {"quality.mismatches.control", "money?", "0.01",
     "control total less ledger", "总账减台账"},
    {"quality.files", "list", "", "the files read", "数据文件"},
    {"quality.files.name", "text", "应收单.xlsx", "name", "文件名"},
    {"quality.files.encoding", "text", "UTF-8", "encoding", "编码"},
    {"quality.files.rows", "integer", "2480", "rows", "行数"},
    {"quality.files.ignored", "integer", "3", "ignored rows", "忽略行数"},
    {"quality.files.rejected", "integer", "1", "rejected rows", "被拒行数"},
    {"buckets", "list", "", "the aging, one row a bucket", "账龄段"},
    {"buckets.label", "text", "逾期 1-30 天", "the bucket", "账龄段名称"},
    {"buckets.cells", "list", "", "one cell a currency", "各币种的数"},
    CELL("buckets.cells"),
    {"by_entity", "list", "", "the firms of several books, one list a currency",
     "多账簿合并时各主体，按币种"},
    {"by_entity.currency", "text", "CNY", "currency", "币种"},
    {"by_entity.rows", "list", "", "one row a firm", "各主体"},
    {"by_entity.rows.entity", "text?", "华恒", "the firm", "主体"},
    {"by_entity.rows.is_total", "bool", "false", "is it the total?",
     "是否合计行"},
    {"by_entity.rows.receivables", "money", "1200000.00", "net receivables",
     "应收净额"},
    {"by_entity.rows.overdue", "money", "300000.00", "overdue", "逾期金额"},
    {"by_entity.rows.over_90", "money", "50000.00", "overdue over 90 days",
     "逾期90天以上"},
    RATIO("by_entity.rows.percent_overdue", "25.0", "overdue share",
          "逾期占比"),
    RATIO("by_entity.rows.percent_over_90", "4.2", "share over 90 days",
          "逾期90天以上占比"),
    RATIO("by_entity.rows.dso", "36.5", "days sales outstanding",
          "应收账款周转天数"),
    RATIO("by_entity.rows.recovery_rate", "42.0", "recovery rate",
          "逾期款收回率"),
    {"currencies", "list", "", "one group a currency, the main one first",
     "各币种，记账本位币在前"},
    {"currencies.currency", "text", "CNY", "its code", "币种代码"},
    {"currencies.currency_name", "text", "人民币", "its name", "币种名称"},
    {"currencies.main", "bool", "true", "is it the main one?",
     "是否记账本位币"},
    {"currencies.receivables", "money", "1200000.00", "net receivables",
     "期末应收净额"},
    {"currencies.overdue", "money", "300000.00", "overdue", "逾期金额"},
    {"currencies.over_90", "money", "50000.00", "overdue over 90 days",
     "逾期90天以上"},
    {"currencies.disputed", "money", "10000.00", "disputed", "有争议金额"},
    {"currencies.invoiced", "money", "900000.00", "invoiced in the period",
     "期间开票"},
    {"currencies.credited", "money", "20000.00", "credited in the period",
     "期间冲减"},
    {"currencies.sales", "money", "880000.00", "credit sales", "期间赊销额"},
    {"currencies.opening_overdue", "money?", "320000.00",
     "overdue at the start", "期初逾期"},
    {"currencies.newly_overdue", "money?", "60000.00", "newly overdue",
     "期间新增逾期"},
    {"currencies.recovery_base", "money?", "380000.00",
     "overdue at the start and newly", "期初与新增逾期之和"},
    {"currencies.recovered", "money?", "80000.00", "recovered of it",
     "收回的逾期款"},
    {"currencies.collected", "money?", "400000.00", "cash collected",
     "期间收款"},
    {"currencies.cost", "money", "5000.00", "cost of collection", "催收费用"},
    {"currencies.settled_unknown", "money?", "1000.00",
     "settled for a reason unknown", "结清·原因未知"},
    {"currencies.part_settled_unknown", "money?", "500.00",
     "partly settled for a reason unknown", "部分结清·原因未知"},
    {"currencies.new_settled_unknown", "money?", "300.00",
     "new and settled for a reason unknown", "新增并已结清·原因未知"},
    {"currencies.settled_since", "date?", "2026-07-10", "since this snapshot",
     "与该日导出文件相比"},
    {"currencies.settled", "bool", "false", "is there any of these?",
     "有无原因未知的结清"},
    {"currencies.new_settled", "bool", "false", "any that are new?",
     "有无新增并已结清"},
    {"currencies.has_history", "bool", "true", "is the past known?",
     "有无历史数据"},
    {"currencies.has_receipts", "bool", "true", "are there receipts?",
     "有无收款数据"},
    {"currencies.has_costs", "bool", "true", "are there costs?",
     "有无费用数据"},
    {"currencies.figures", "list", "", "the key figures", "各项指标"},
    FIGURE("currencies.figures"),
    {"currencies.headline", "list", "", "the headlines of figures",
     "首屏指标（内容同 figures）"},
    FIGURE("currencies.headline"),
    {"currencies.top", "list", "", "who owes most overdue",
     "逾期金额最大的客户"},
    {"currencies.top.rank", "integer", "1", "rank", "序号"},
    {"currencies.top.customer_id", "text", "C0001", "number", "客户编号"},
    {"currencies.top.name", "text", "东川示例装备有限公司", "name", "客户名称"},
    {"currencies.top.who", "text", "C0001 东川示例装备有限公司",
     "number and name", "编号与名称"},
    {"currencies.top.entity", "text?", "华恒", "the firm, of several books",
     "主体（多账簿时）"},
    {"currencies.top.overdue", "money", "120000.00", "overdue", "逾期金额"},
    {"currencies.top.share", "decimal?", "40.0", "of all overdue, per cent",
     "占逾期（%）"},
    {"currencies.top.unapplied", "money", "-3000.00", "unapplied", "未核销"},
    {"currencies.top.total", "money", "150000.00", "net receivables",
     "应收净额"},
    {"currencies.top.oldest_days", "integer", "123", "oldest, days overdue",
     "最长逾期天数"},
    {"currencies.has_aging", "bool", "true", "is anything open in it?",
     "有无账龄"},
    {"currencies.row", "list", "", "its cells, one a bucket", "各账龄段的数"},
    CELL("currencies.row"),
    {"currencies.document_count", "integer", "86", "documents", "单据数"},
    {"currencies.total", "money", "1200000.00", "total", "合计"},
    {"currencies.unapplied", "money", "-8000.00", "unapplied", "未核销"},
    {"currencies.aging_chart", "text", "aging-CNY", "for ::: chart",
     "账龄图的名称，用于 ::: chart"},
    {"currencies.has_trend", "bool", "true", "is there a past?", "有无趋势"},
    {"currencies.trend", "list", "", "overdue at the snapshots",
     "各期快照的逾期"},
    {"currencies.trend.date", "date", "2026-07-10", "the day", "日期"},
    {"currencies.trend.receivables", "money", "1180000.00", "net receivables",
     "应收净额"},
    {"currencies.trend.overdue", "money", "310000.00", "overdue", "逾期金额"},
    {"currencies.trend.percent_overdue", "decimal?", "26.3", "overdue share",
     "逾期占比（%）"},
    {"currencies.trend_chart", "text", "trend-CNY", "for ::: chart",
     "趋势图的名称，用于 ::: chart"},
};

static struct named_chart example(const char *name, enum chart_kind kind,
                                  const char *title,
                                  const struct str *categories,
                                  const int64_t *values, size_t count,
                                  struct arena *a)
{
    struct chart *chart = arena_new(a, struct chart);
    struct chart_series *series = arena_new(a, struct chart_series);

    series->values = arena_array(a, struct decimal, count);
    chart->kind = kind;
    chart->title = str_from_z(title);
    chart->unit = STR("万元");
    chart->categories = arena_array(a, struct str, count);
    chart->category_count = count;
    chart->series = series;
    chart->series_count = 1;
    for (size_t i = 0; i < count; i++) {
        chart->categories[i] = categories[i];
        series->values[i] = (struct decimal){values[i], 1};
    }
    return (struct named_chart){str_from_z(name), chart};
}

static struct value example_charts(struct arena *a)
{
    static const int64_t amounts[] = {860, 340}, overdue[] = {310, 300};
    const struct str buckets[] = {STR("今日"), STR("1-30")};
    const struct str days[] = {STR("2026-07-10"), STR("2026-07-17")};
    struct named_chart charts[] = {
        example("aging-CNY", CHART_BARS, "账龄结构", buckets, amounts,
                COUNT(amounts), a),
        example("trend-CNY", CHART_LINES, "各期逾期金额", days, overdue,
                COUNT(overdue), a),
    };

    return chart_values(charts, COUNT(charts), a);
}

const struct variable_kind variables_kpi = {
    "kpi",          "the report of key figures",
    "管理指标报告", items,
    COUNT(items),   example_charts};
