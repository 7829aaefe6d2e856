#include "report/kpi_words.h"

#define NONE       \
    {              \
        NULL, NULL \
    }

const struct kpi_words kpi_words[KPI_FIGURE_COUNT] = {
    [KPI_RECEIVABLES] = {{"应收净额", "Net receivables"},
                         NONE,
                         {"未结清单据 − 未核销款项",
                          "open documents − unapplied money"},
                         {"期末应收净额", "net closing receivables"},
                         NONE,
                         "{n}",
                         AIM_NONE,
                         true},
    [KPI_OVERDUE_AMOUNT] = {{"逾期金额", "Overdue"},
                            NONE,
                            {"到期日早于当日的未结清金额",
                             "open amounts due before the day"},
                            {"逾期金额", "overdue"},
                            NONE,
                            "{n}",
                            AIM_DOWN,
                            true},
    [KPI_OVER_90_AMOUNT] = {{"逾期90天以上金额", "Over 90 days"},
                            {"逾期90天以上", "Over 90 days"},
                            {"逾期超过90天的未结清金额",
                             "open amounts more than 90 days overdue"},
                            {"逾期90天以上金额",
                             "overdue by more than 90 days"},
                            NONE,
                            "{n}",
                            AIM_DOWN,
                            true},
    [KPI_COLLECTED] = {{"期间收款", "Cash collected"},
                       {"收款（近%d天）", "Collected (%d days)"},
                       {"期间收到的货币资金 − 冲回",
                        "cash received − reversals"},
                       {"期间收款", "cash collected in the period"},
                       NONE,
                       "{n}",
                       AIM_UP,
                       true},
    [KPI_DSO] = {{"应收账款周转天数（DSO）", "Days sales outstanding (DSO)"},
                 {"应收账款周转天数（近%d天）", "DSO (%d days)"},
                 {"期末应收净额 × 天数 ÷ 期间赊销额",
                  "net closing receivables × days ÷ credit sales"},
                 {"期末应收净额", "net closing receivables"},
                 {"期间赊销额", "credit sales of the period"},
                 "{n} × {f} ÷ {d}",
                 AIM_DOWN,
                 true},
    [KPI_DSO_AVERAGE] = {{"应收账款周转天数（平均余额）",
                          "DSO on average receivables"},
                         NONE,
                         {"（期初＋期末应收净额）÷ 2 × 天数 ÷ 期间赊销额",
                          "(opening + closing receivables) ÷ 2 × days ÷ credit "
                          "sales"},
                         {"期初与期末应收净额之和",
                          "opening and closing receivables together"},
                         {"期间赊销额", "credit sales of the period"},
                         "({0} + {1}) ÷ {v} × {f} ÷ {d}",
                         AIM_DOWN,
                         false},
    [KPI_DSO_COUNT_BACK] = {{"应收账款周转天数（倒推法）", "DSO by count-back"},
                            NONE,
                            {"从最近月份起逐月以赊销额抵减期末应收净额，累计"
                             "抵减的天数",
                             "net closing receivables used up by the sales of "
                             "the months, newest first: their days"},
                            {"各月天数之和", "days of the months"},
                            NONE,
                            "{m}",
                            AIM_DOWN,
                            false},
    [KPI_DSO_TRUE] = {{"True DSO（Oracle 口径）", "True DSO (Oracle)"},
                      NONE,
                      {"Σ（未结清单据 × 开票至今天数 ÷ 开票月赊销额）"
                       "，与其他周转天数不可比",
                       "sum of (open document × days since invoice ÷ credit "
                       "sales of its month); not comparable with other DSOs"},
                      {"各单据天数之和", "days of the documents"},
                      NONE,
                      "{n}",
                      AIM_DOWN,
                      false},
    [KPI_DSO_WEIGHTED] = {{"应收账款周转天数（按月加权）",
                           "Sales-weighted DSO"},
                          NONE,
                          {"Σ（当月开票的未结清额 ÷ 当月赊销额 × 当月天数）",
                           "sum over months of (open ÷ credit sales × days of "
                           "the month)"},
                          {"各月天数之和", "days of the months"},
                          NONE,
                          "{n}",
                          AIM_DOWN,
                          false},
    [KPI_BPDSO] = {{"最佳周转天数（BPDSO）", "Best possible DSO"},
                   NONE,
                   {"期末未逾期应收 × 天数 ÷ 期间赊销额",
                    "receivables not overdue × days ÷ credit sales"},
                   {"期末未逾期应收", "closing receivables not overdue"},
                   {"期间赊销额", "credit sales of the period"},
                   "{n} × {f} ÷ {d}",
                   AIM_NONE,
                   false},
    [KPI_ADD] =
        {{"平均逾期天数（ADD）", "Average days delinquent (ADD)"},
         NONE,
         {"DSO − 最佳周转天数 ＝（期末应收净额 − 未逾期应收）× 天数 ÷ "
          "期间赊销额",
          "DSO − best possible DSO = (receivables − not overdue) × days "
          "÷ credit sales"},
         {"期末应收净额减未逾期应收",
          "closing receivables less those not overdue"},
         {"期间赊销额", "credit sales of the period"},
         "({0} − {1}) × {f} ÷ {d}",
         AIM_DOWN,
         false},
    [KPI_DAYS_LATE] = {{"加权逾期天数（未收）", "Weighted days late, open"},
                       NONE,
                       {"Σ（逾期天数 × 未结清额）÷ 逾期金额",
                        "sum of (days late × open) ÷ overdue"},
                       {"逾期天数与未结清额的乘积之和（元·天）",
                        "days late times open amounts"},
                       {"逾期金额", "overdue"},
                       "{n} ÷ {d}",
                       AIM_DOWN,
                       false},
    [KPI_DAYS_LATE_PAID] = {{"加权逾期天数（已收）",
                             "Weighted days late, paid"},
                            NONE,
                            {"Σ（逾期天数 × 收款核销额）÷ 收款核销额，提前付款"
                             "为负",
                             "sum of (days late × paid) ÷ paid; early is "
                             "negative"},
                            {"逾期天数与核销额的乘积之和（元·天）",
                             "days late times paid amounts"},
                            {"期间收款核销额", "paid in the period"},
                            "{n} ÷ {d}",
                            AIM_DOWN,
                            false},
    [KPI_CEI] =
        {{"收款效率指数（CEI）", "Collection effectiveness index (CEI)"},
         {"收款效率指数 CEI", "CEI"},
         {"（月初应收＋当月赊销额−月末应收）÷（月初应收＋当月赊销额−"
          "月末未逾期应收），最近结束的月份，N=1",
          "(opening + sales − closing) ÷ (opening + sales − closing not "
          "overdue), last closed month, N = 1"},
         {"月初应收＋当月赊销额−月末应收",
          "opening receivables + sales − closing receivables"},
         {"月初应收＋当月赊销额−月末未逾期应收",
          "opening receivables + sales − closing not overdue"},
         "({0} + {1} − {2}) ÷ ({0} + {1} − {3})",
         AIM_UP,
         true},
    [KPI_RECOVERY] = {{"逾期款收回率", "Recovery rate"},
                      {"逾期款收回率（近%d天）", "Recovery rate (%d days)"},
                      {"收回逾期款 ÷（期初＋新增逾期）",
                       "recovered ÷ (opening + newly overdue)"},
                      {"期间收回的逾期款",
                       "overdue money recovered in the period"},
                      {"期初逾期与期间新增逾期之和",
                       "overdue at the start and newly overdue in the period"},
                      "{0} ÷ ({1} + {2})",
                      AIM_UP,
                      true},
    [KPI_RECOVERY_COHORT_1] = {{"逾期%d天内收回率",
                                "Recovered within %d days overdue"},
                               NONE,
                               {"转逾期后该天数内收回的款项 ÷ 转逾期金额",
                                "cash within so many days of becoming overdue "
                                "÷ what became overdue"},
                               {"该天数内收回", "recovered within the days"},
                               {"转逾期金额", "what became overdue"},
                               "{n} ÷ {d}",
                               AIM_UP,
                               false},
    [KPI_RECOVERY_COHORT_2] = {{"逾期%d天内收回率",
                                "Recovered within %d days overdue"},
                               NONE,
                               {"转逾期后该天数内收回的款项 ÷ 转逾期金额",
                                "cash within so many days of becoming overdue "
                                "÷ what became overdue"},
                               {"该天数内收回", "recovered within the days"},
                               {"转逾期金额", "what became overdue"},
                               "{n} ÷ {d}",
                               AIM_UP,
                               false},
    [KPI_RECOVERY_COHORT_3] = {{"逾期%d天内收回率",
                                "Recovered within %d days overdue"},
                               NONE,
                               {"转逾期后该天数内收回的款项 ÷ 转逾期金额",
                                "cash within so many days of becoming overdue "
                                "÷ what became overdue"},
                               {"该天数内收回", "recovered within the days"},
                               {"转逾期金额", "what became overdue"},
                               "{n} ÷ {d}",
                               AIM_UP,
                               false},
    [KPI_OVERDUE_DROP] = {{"逾期账款下降率", "Drop in overdue"},
                          {"逾期账款下降率（近%d天）",
                           "Drop in overdue (%d days)"},
                          {"（期初逾期 − 期末逾期）÷ 期初逾期",
                           "(opening − closing overdue) ÷ opening"},
                          {"逾期减少额", "decrease of overdue"},
                          {"期初逾期", "overdue at the start of the period"},
                          "({0} − {1}) ÷ {0}",
                          AIM_UP,
                          false},
    [KPI_COST_RATE] = {{"催收成本率", "Cost of collection"},
                       {"催收成本率（近%d天）", "Cost of collection (%d days)"},
                       {"催收费用 ÷ 期间收款",
                        "collection cost ÷ cash collected"},
                       {"期间催收费用", "cost of collection of the period"},
                       {"期间收款", "cash collected in the period"},
                       "{n} ÷ {d}",
                       AIM_DOWN,
                       false},
    [KPI_COST_PER_CASE] = {{"户均催收费用", "Cost per case"},
                           NONE,
                           {"催收费用 ÷ 期间逾期客户数",
                            "collection cost ÷ customers overdue in the "
                            "period"},
                           {"期间催收费用", "cost of collection of the period"},
                           {"期间逾期客户数",
                            "customers overdue in the period"},
                           "{n} ÷ {d}",
                           AIM_DOWN,
                           false},
    [KPI_FINANCING_COST] = {{"逾期资金占用成本", "Financing cost of overdue"},
                            NONE,
                            {"Σ 每日逾期金额 × 年利率 ÷ 365",
                             "overdue money of each day × rate a year ÷ 365"},
                            {"每日逾期金额之和（元·天）",
                             "overdue money of each day, added up"},
                            NONE,
                            "{n} × {r} ÷ {v}",
                            AIM_DOWN,
                            false},
    [KPI_PROMISE_COUNT] = {{"承诺兑现率（笔数）", "Promises kept, by number"},
                           NONE,
                           {"兑现笔数 ÷ 期间应兑现笔数",
                            "kept ÷ judged in the period"},
                           {"兑现笔数", "kept"},
                           {"期间应兑现笔数", "judged in the period"},
                           "{n} ÷ {d}",
                           AIM_UP,
                           false},
    [KPI_PROMISE_AMOUNT] = {{"承诺兑现率（金额）", "Promises kept, by amount"},
                            {"承诺兑现率（近%d天）", "Promises kept (%d days)"},
                            {"按期收到的承诺款 ÷ 期间应兑现金额",
                             "paid in time of promises ÷ promised, judged in "
                             "the period"},
                            {"按期收到的承诺款", "paid in time of promises"},
                            {"期间应兑现金额",
                             "promised, judged in the period"},
                            "{n} ÷ {d}",
                            AIM_UP,
                            true},
    [KPI_CURRENT] = {{"未逾期占比", "Percent current"},
                     NONE,
                     {"未逾期应收 ÷ 期末应收净额",
                      "not overdue ÷ net closing receivables"},
                     {"未逾期应收", "receivables not overdue"},
                     {"期末应收净额", "net closing receivables"},
                     "{n} ÷ {d}",
                     AIM_UP,
                     false},
    [KPI_OVERDUE] = {{"逾期占比（占应收净额）",
                      "Overdue share (of net receivables)"},
                     {"逾期占比（占应收净额）", "Overdue (of net receivables)"},
                     {"逾期金额 ÷ 期末应收净额",
                      "overdue ÷ net closing receivables"},
                     {"逾期金额", "overdue"},
                     {"期末应收净额", "net closing receivables"},
                     "{n} ÷ {d}",
                     AIM_DOWN,
                     false},
    [KPI_OVER_90] = {{"逾期90天以上占比（占应收净额）",
                      "Over 90 days (of net receivables)"},
                     NONE,
                     {"逾期90天以上 ÷ 期末应收净额",
                      "over 90 days ÷ net closing receivables"},
                     {"逾期90天以上金额", "overdue by more than 90 days"},
                     {"期末应收净额", "net closing receivables"},
                     "{n} ÷ {d}",
                     AIM_DOWN,
                     false},
    [KPI_TURNOVER] = {{"应收账款周转率（期末余额）",
                       "Turnover on closing receivables"},
                      NONE,
                      {"期间赊销额 × 365 ÷（期末应收净额 × 天数）",
                       "credit sales × 365 ÷ (net closing receivables × days)"},
                      {"期间赊销额", "credit sales of the period"},
                      {"期末应收净额", "net closing receivables"},
                      "{n} × {f} ÷ ({d} × {v})",
                      AIM_UP,
                      false},
    [KPI_TURNOVER_AVERAGE] = {{"应收账款周转率（平均余额）",
                               "Turnover on average receivables"},
                              NONE,
                              {"期间赊销额 × 365 ÷（平均应收净额 × 天数）",
                               "credit sales × 365 ÷ (average receivables × "
                               "days)"},
                              {"期间赊销额", "credit sales of the period"},
                              {"期初与期末应收净额之和",
                               "opening and closing receivables together"},
                              "{n} × {f} ÷ (({0} + {1}) × {v})",
                              AIM_UP,
                              false},
    [KPI_BAD_DEBT] = {{"坏账率", "Bad-debt ratio"},
                      NONE,
                      {"（核销坏账 − 收回及转回）÷ 期间赊销额",
                       "(written off − taken back) ÷ credit sales"},
                      {"净核销坏账", "net write-offs"},
                      {"期间赊销额", "credit sales of the period"},
                      "({0} − {1}) ÷ {d}",
                      AIM_DOWN,
                      false},
    [KPI_RETENTION] = {{"客户保持率", "Retention of customers"},
                       NONE,
                       {"上一期间有交易且本期间仍有交易的客户数 ÷ 上一期间有"
                        "交易的客户数",
                        "customers sold to in both windows ÷ customers sold to "
                        "in the first"},
                       {"两期均有交易的客户数", "customers of both windows"},
                       {"上一期间有交易的客户数",
                        "customers of the first window"},
                       "{n} ÷ {d}",
                       AIM_UP,
                       false},
};

static struct str say_text(const struct kpi_say *say, struct bilingual text)
{
    return kpi_say_word(say, text.zh, text.en);
}

/* The text with a number where it says %d. */
static struct str filled(const struct kpi_say *say, struct str text, int32_t n)
{
    ptrdiff_t at = str_find(text, STR("%d"));

    if (at < 0)
        return text;
    return arena_format(say->arena, "%.*s%d%.*s",
                        STR_ARG(str_head(text, (size_t)at)), n,
                        STR_ARG(str_skip(text, (size_t)at + 2)));
}

static bool is_cohort(enum kpi_figure_id id)
{
    return id >= KPI_RECOVERY_COHORT_1 &&
           id < KPI_RECOVERY_COHORT_1 + KPI_COHORTS;
}

struct str kpi_label(const struct kpi_say *say, const struct kpi *k,
                     enum kpi_figure_id id)
{
    struct str text = say_text(say, kpi_words[id].label);

    if (!is_cohort(id) || !k->policy)
        return text;
    return filled(say, text,
                  k->policy->cohort_days[id - KPI_RECOVERY_COHORT_1]);
}

struct str kpi_title(const struct kpi_say *say, const struct kpi *k,
                     enum kpi_figure_id id)
{
    const struct kpi_figure *f = &k->figures[id];

    if (!kpi_words[id].title.zh)
        return kpi_label(say, k, id);
    return filled(say, say_text(say, kpi_words[id].title),
                  f->to.day - f->from.day + 1);
}

struct str kpi_unit_words(const struct kpi_say *say, const struct kpi *k,
                          enum kpi_figure_id id)
{
    bool english = say->language == LANGUAGE_EN;
    const char *money = english ? k->currency->code
                        : str_equal_z(STR("CNY"), k->currency->code)
                            ? "元"
                            : k->currency->name_zh;

    switch (kpi_forms[id].unit) {
    case KPI_DAYS:
        return kpi_say_word(say, "天", "days");
    case KPI_PERCENT:
        return STR("%");
    case KPI_TIMES:
        return kpi_say_word(say, "次/年", "times a year");
    case KPI_MONEY:
        return str_from_z(money);
    case KPI_MONEY_EACH:
        break;
    }
    return arena_format(say->arena, english ? "%s each" : "%s/户", money);
}

/* What the data lack; of several books that some of them lack it. */
static struct str lack(const struct kpi_say *say, const struct kpi *k,
                       const char *zh, const char *en)
{
    bool english = say->language == LANGUAGE_EN;
    const char *some = english ? "in some entities " : "部分主体";

    return arena_format(say->arena, "%s%s", k->entities > 1 ? some : "",
                        english ? en : zh);
}

struct str kpi_missing_words(const struct kpi_say *say, const struct kpi *k,
                             enum kpi_figure_id id)
{
    struct bilingual below = kpi_words[id].denominator.zh
                                 ? kpi_words[id].denominator
                                 : kpi_words[KPI_RECEIVABLES].numerator;
    struct str what = say_text(say, below);
    bool english = say->language == LANGUAGE_EN;

    switch (k->figures[id].missing) {
    case KPI_KNOWN:
        return STR("");
    case KPI_NO_HISTORY:
        return lack(say, k, "导出文件只有当日未付余额，没有此前的收付记录",
                    "the export is a photograph: no payments before it");
    case KPI_NO_RECEIPTS:
        return lack(say, k, "未提供收款数据", "no receipts were given");
    case KPI_NO_COSTS:
        return lack(say, k, "本期无该币种费用",
                    "no costs in this currency in the period");
    case KPI_NO_RATE:
        return kpi_say_word(say, "未设定资金成本率（kpi.financing_rate）",
                            "kpi.financing_rate is not set");
    case KPI_NO_PROMISES:
        return kpi_say_word(say, "期间没有应兑现的承诺",
                            "no promise was to be judged in the period");
    case KPI_SALES_UNKNOWN:
        return lack(say, k,
                    "数据不足：导出文件不含已收清的开票，销售表也未覆盖期间",
                    "not enough data: the export lists no paid invoices and "
                    "the table sales does not cover the period");
    case KPI_SALES_NOT_SPLIT:
        return kpi_say_word(say, "销售表没有分客户",
                            "the table sales is not by customer");
    case KPI_SALES_TOO_SHORT:
        return kpi_say_word(say, "数据不足：期末应收超过已知的全部赊销额",
                            "not enough data: more is owed than all sales "
                            "known");
    case KPI_SALES_TOO_SMALL:
        return arena_format(
            say->arena,
            english ? "credit sales too small beside what is owed: more than "
                      "%d times the window"
                    : "期间赊销额过小，天数超过期间的%d倍，无意义",
            KPI_WINDOWS_MOST);
    case KPI_ZERO:
        return arena_format(say->arena, english ? "%.*s: zero" : "%.*s为零",
                            STR_ARG(what));
    case KPI_NEGATIVE:
        return arena_format(say->arena,
                            english ? "%.*s: negative" : "%.*s为负数",
                            STR_ARG(what));
    case KPI_OUT_OF_RANGE:
        break;
    }
    return kpi_say_word(say, "超出可表示的范围", "out of range");
}

struct str kpi_exclusion_words(const struct kpi_say *say,
                               enum kpi_exclusion what, bool *within)
{
    static const struct bilingual texts[] = {
        [KPI_WITHOUT_OPENING] = {"期初余额单据", "opening balances"},
        [KPI_WITHOUT_CREDITED] = {"冲减赊销额的贷项", "credit notes off sales"},
        [KPI_WITHOUT_DOCUMENTS] = {"已由销售表代替的开票",
                                   "invoices that the table sales replaces"},
        [KPI_WITHOUT_NO_SALES] = {"无赊销月份的未结清额",
                                  "open of months without sales"},
        [KPI_WITHOUT_UNAPPLIED] = {"未核销款项", "unapplied money"},
        [KPI_WITHOUT_NO_DUE_DATE] = {"无到期日的未结清额",
                                     "open without due date"},
        [KPI_WITHOUT_BILLS] = {"以票据清偿", "what bills paid"},
        [KPI_WITHOUT_CREDITS] = {"以贷项冲减", "settled by credit notes"},
        [KPI_WITHOUT_WRITTEN_OFF] = {"以坏账核销", "written off"},
        [KPI_WITHOUT_OPEN_PROMISES] = {"未到期承诺", "promises still open"},
        [KPI_WITHIN_DISPUTED] = {"有争议金额", "disputed"},
        [KPI_WITHIN_HANDED_OVER] = {"已移交律师", "the lawyer"},
    };

    *within = what == KPI_WITHIN_DISPUTED || what == KPI_WITHIN_HANDED_OVER;
    return say_text(say, texts[what]);
}

struct str kpi_source_words(const struct kpi_say *say,
                            const struct kpi_source *source)
{
    static const struct bilingual tables[] = {
        [KPI_FROM_DOCUMENTS] = {"单据", "documents"},
        [KPI_FROM_RECEIPTS] = {"收款", "receipts"},
        [KPI_FROM_ALLOCATIONS] = {"核销", "allocations"},
        [KPI_FROM_WRITEOFFS] = {"坏账核销", "write-offs"},
        [KPI_FROM_COSTS] = {"费用", "costs"},
        [KPI_FROM_CONTACTS] = {"联系记录", "contacts"},
        [KPI_FROM_SALES] = {"销售", "sales"},
        [KPI_FROM_CUSTOMERS] = {"客户", "customers"},
    };
    static const struct bilingual rules[] = {
        [KPI_ROWS_OPEN] = {"期末未结清", "open"},
        [KPI_ROWS_OVERDUE] = {"期末逾期", "overdue"},
        [KPI_ROWS_WINDOW] = {"期间内", "in the window"},
        [KPI_ROWS_BASE] = {"期初逾期或期间转逾期", "overdue in the window"},
        [KPI_ROWS_JUDGED] = {"期间应兑现", "judged in the window"},
    };
    bool english = say->language == LANGUAGE_EN;

    if (!source->rows)
        return arena_format(say->arena,
                            english ? "%.*s (%.*s)" : "%.*s（%.*s）",
                            STR_ARG(say_text(say, tables[source->table])),
                            STR_ARG(say_text(say, rules[source->rule])));
    return arena_format(say->arena,
                        !english            ? "%.*s（%.*s）%lld 行"
                        : source->rows == 1 ? "%.*s (%.*s): %lld row"
                                            : "%.*s (%.*s): %lld rows",
                        STR_ARG(say_text(say, tables[source->table])),
                        STR_ARG(say_text(say, rules[source->rule])),
                        (long long)source->rows);
}
