/*
 * How the rates of a claim are written.
 */
#include "report/claim_value.h"

/* "4.65" of 4.650: at least two decimals. */
static struct str short_percent(struct decimal x, struct arena *a)
{
    while (x.scale > 2 && x.units % 10 == 0) {
        x.units /= 10;
        x.scale--;
    }
    return decimal_format(x, false, a);
}

struct str claim_row_rate(const struct interest_row *row,
                          enum language language, struct arena *a)
{
    static const char *const zh[] = {
        [PER_DAY] = "日 %.*s%%",
        [PER_MONTH] = "月 %.*s%%",
        [PER_YEAR] = "年 %.*s%%",
        [PER_ONCE] = "一次 %.*s%%",
    };
    static const char *const en[] = {
        [PER_DAY] = "%.*s%% a day",
        [PER_MONTH] = "%.*s%% a month",
        [PER_YEAR] = "%.*s%% a year",
        [PER_ONCE] = "%.*s%% once",
    };
    const char *format = (language == LANGUAGE_ZH ? zh : en)[row->per];
    struct str percent = short_percent(row->percent, a);

    return arena_format(a, format, STR_ARG(percent));
}

/* The column of its table that a row's rate was read from. */
static int source_column(const struct accrual *x)
{
    switch ((enum accrual_kind)x->kind) {
    case ACCRUAL_LPR:
        return x->term == TERM_FIVE_YEARS ? LPR_FIVE_YEARS : LPR_ONE_YEAR;
    case ACCRUAL_BENCHMARK:
        return x->term == TERM_MIDDLE       ? BENCHMARK_1_TO_5Y
               : x->term == TERM_FIVE_YEARS ? BENCHMARK_OVER_5Y
                                            : BENCHMARK_WITHIN_1Y;
    case ACCRUAL_NONE:
    case ACCRUAL_RATE:
    case ACCRUAL_DELAYED:
    case ACCRUAL_UK:
    case ACCRUAL_EU:
        break;
    }
    return 0;
}

/* What the table of a fixing is called. */
static const char *source_name(const struct accrual *x, bool zh)
{
    bool long_term = x->term == TERM_FIVE_YEARS;

    switch ((enum accrual_kind)x->kind) {
    case ACCRUAL_LPR:
        if (zh)
            return long_term ? "五年期以上LPR" : "一年期LPR";
        return long_term ? "five-year LPR" : "one-year LPR";
    case ACCRUAL_BENCHMARK:
        return zh ? "贷款基准利率" : "PBoC benchmark rate";
    case ACCRUAL_UK:
        return zh ? "英格兰银行基准利率" : "Bank of England base rate";
    case ACCRUAL_EU:
        return zh ? "欧洲央行参考利率" : "ECB reference rate";
    case ACCRUAL_NONE:
    case ACCRUAL_RATE:
    case ACCRUAL_DELAYED:
        break;
    }
    return zh ? "一年期LPR" : "one-year LPR";
}

static bool is_one(struct decimal x)
{
    return decimal_compare(x, (struct decimal){1, 0}) == 0;
}

/* " × 1.5", " + 8 points": what makes the rate of the fixing. */
static struct str made_of_it(const struct accrual *x, bool zh, struct arena *a)
{
    struct str text = {0};

    if (x->kind == ACCRUAL_UK || x->kind == ACCRUAL_EU)
        return zh ? STR("+ 8 个百分点") : STR(" + 8 points");
    if (x->kind != ACCRUAL_LPR && x->kind != ACCRUAL_BENCHMARK)
        return text;
    if (!is_one(x->multiple))
        text = arena_format(a, zh ? "× %.*s" : " × %.*s",
                            STR_ARG(decimal_format(x->multiple, false, a)));
    if (x->percent.units)
        text = arena_format(
            a, zh ? "%.*s + %.*s 个百分点" : "%.*s + %.*s points",
            STR_ARG(text), STR_ARG(decimal_format(x->percent, false, a)));
    return text;
}

static struct str fixing(const struct claim_head *head,
                         const struct interest_row *row, bool zh,
                         struct arena *a)
{
    const struct accrual *x = &head->terms.accrual;
    struct decimal value = row->source->values[source_column(x)];
    struct str made = made_of_it(x, zh, a);

    return arena_format(
        a, zh ? "%s %.*s%%（%.*s 起）%.*s" : "%s %.*s%% (from %.*s)%.*s",
        source_name(x, zh), STR_ARG(decimal_format(value, false, a)),
        STR_ARG(date_iso(row->source->from, a)), STR_ARG(made));
}

/* The statute or clause of a rate that no table gives. */
static const char *short_basis(uint8_t basis, bool zh)
{
    static const struct {
        const char *zh, *en;
    } words[CLAIM_BASIS_COUNT] = {
        [CLAIM_NONE] = {"约定不计", "none agreed"},
        [CLAIM_AGREED] = {"合同约定", "contract"},
        [CLAIM_SALE] = {"买卖合同解释第十八条", "interpretation on sales, "
                                                "art. 18"},
        [CLAIM_VALUE] = {"民法典第六百四十六条", "Civil Code art. 646"},
        [CLAIM_SME] = {"保障中小企业款项支付条例", "SME payment regulations"},
        [CLAIM_SME_FLOOR] = {"保障中小企业款项支付条例",
                             "SME payment regulations"},
        [CLAIM_PAY_WHEN_PAID] = {"法释〔2024〕11号", "SPC reply 2024 no. 11"},
        [CLAIM_JUDGMENT] = {"民事诉讼法第二百六十四条",
                            "Civil Procedure Law art. 264"},
        [CLAIM_UK] = {"1998年英国逾期支付商业债务法",
                      "Late Payment of Commercial Debts (Interest) Act 1998"},
        [CLAIM_EU] = {"欧盟2011/7号指令", "Directive 2011/7/EU"},
    };

    return zh ? words[basis].zh : words[basis].en;
}

struct str claim_row_source(const struct claim_debt *debt,
                            const struct claim_head *head,
                            const struct interest_row *row,
                            enum language language, struct arena *a)
{
    bool zh = language == LANGUAGE_ZH;
    struct str clause = debt->contract.penalty_clause;
    struct str text;

    if (row->source) {
        struct claim_head now = claim_head_at(head, row);

        text = fixing(&now, row, zh, a);
    } else if (head->basis == CLAIM_AGREED && clause.len && clause.len <= 60) {
        text = arena_format(a, "%s%s%.*s", short_basis(head->basis, zh),
                            zh ? "" : " ", STR_ARG(clause));
    } else {
        text = str_from_z(short_basis(head->basis, zh));
    }
    if (row->is_cut)
        text = arena_format(a, zh ? "%.*s（达到上限）" : "%.*s (cap reached)",
                            STR_ARG(text));
    return text;
}
