/*
 * What a claim was computed by, each parameter with its basis.
 */
#include "report/claim_value.h"

struct listing {
    struct value list;
    const struct claim *claim;
    bool zh;
    struct arena *arena;
};

static void add(const struct listing *x, const char *name, struct str value,
                const char *basis)
{
    struct value v = value_map_new(x->arena);

    value_set(v, "name", value_z(name), x->arena);
    value_set(v, "value", value_text(value), x->arena);
    value_set(v, "basis", basis ? value_z(basis) : value_null(), x->arena);
    value_push(x->list, v, x->arena);
}

/* A parameter in both languages; basis NULL: it is a convention. */
static void say(const struct listing *x, const char *name_zh,
                const char *name_en, const char *zh, const char *en,
                const char *basis_zh, const char *basis_en)
{
    add(x, x->zh ? name_zh : name_en, str_from_z(x->zh ? zh : en),
        x->zh ? basis_zh : basis_en);
}

/* Does any debt run under one of these? */
static bool has_basis(const struct claim *c, enum claim_basis from,
                      enum claim_basis to)
{
    for (size_t i = 0; i < c->debt_count; i++)
        for (size_t k = 0; k < c->debts[i].head_count; k++)
            if (c->debts[i].heads[k].basis >= from &&
                c->debts[i].heads[k].basis <= to)
                return true;
    return false;
}

static bool has_kind(const struct claim *c, enum accrual_kind kind)
{
    for (size_t i = 0; i < c->debt_count; i++)
        for (size_t k = 0; k < c->debts[i].head_count; k++)
            if (c->debts[i].heads[k].terms.accrual.kind == kind)
                return true;
    return false;
}

static void say_days(const struct listing *x)
{
    const struct claim_policy *p = &x->claim->terms;
    static const char *const zh[] = {[CLAIM_YEAR_365] = "365 天",
                                     [CLAIM_YEAR_360] = "360 天",
                                     [CLAIM_YEAR_ACTUAL] = "当年实际天数"};
    static const char *const en[] = {[CLAIM_YEAR_365] = "365 days",
                                     [CLAIM_YEAR_360] = "360 days",
                                     [CLAIM_YEAR_ACTUAL] =
                                         "the days of its calendar year"};

    if (p->grace_days)
        add(x, x->zh ? "起算日" : "First day",
            arena_format(x->arena,
                         x->zh ? "付款期限届满次日起第 %d 日"
                               : "%d days after the day after the due date",
                         (int)p->grace_days + (x->zh ? 1 : 0)),
            x->zh ? "宽限期" : "period of grace");
    else
        say(x, "起算日", "First day", "付款期限届满次日",
            "the day after the due date", "自违约之日起计算",
            "from the day of default");
    if (p->ends_exclusive)
        say(x, "天数", "Days", "算头不算尾", "the last day is not counted",
            NULL, NULL);
    else
        say(x, "天数", "Days", "起止日均计入；付款当日仍按付款前的本金计算",
            "both ends are counted; the day of a payment still bears the sum "
            "before it",
            NULL, NULL);
    say(x, "年天数", "Days of a year", zh[p->year], en[p->year], NULL, NULL);
}

static void say_rounding(const struct listing *x)
{
    if (x->claim->terms.round_rows)
        say(x, "取整", "Rounding", "每段四舍五入至分",
            "each segment, half-up to the minor unit", NULL, NULL);
    else
        say(x, "取整", "Rounding",
            "每笔债务合计四舍五入至分一次，各段为累计数四舍五入后的差额，各段"
            "之和等于合计",
            "once a debt, half-up to the minor unit; a segment is what the "
            "rounded "
            "sum grows by with it, and they add up to it",
            NULL, NULL);
    say(x, "复利", "Compounding",
        "不计复利；已抵充的利息不再计息，本金减少后按余额计算",
        "none: interest bears no interest, and paid principal none", NULL,
        NULL);
}

static void say_lpr(const struct listing *x)
{
    const struct claim_policy *p = &x->claim->terms;

    if (!has_kind(x->claim, ACCRUAL_LPR))
        return;
    if (has_basis(x->claim, CLAIM_SALE, CLAIM_VALUE) && p->lpr_multiple.units)
        add(x, x->zh ? "LPR 加计" : "Multiple of the LPR",
            arena_format(
                x->arena, x->zh ? "%.*s 倍" : "%.*s times",
                STR_ARG(decimal_format(p->lpr_multiple, false, x->arena))),
            x->zh ? "《最高人民法院关于审理买卖合同纠纷案件适用法律问题的解释》"
                    "第十八条第四款（加计30%至50%）"
                  : "SPC interpretation on sales contracts, art. 18(4): 130 to "
                    "150 per cent");
    say(x, "LPR 取值", "LPR of the day", "违约之日或之前最近一次公布的报价",
        "the last one published on or before the day of default", NULL, NULL);
}

static void say_offset(const struct listing *x)
{
    const struct claim_policy *p = &x->claim->terms;

    if (x->claim->payment_count == 0)
        return;
    if (p->offset == CLAIM_OFFSET_PRINCIPAL_FIRST)
        say(x, "抵充顺序", "Order of payments",
            "主债务、利息（含逾期付款违约金）、实现债权的费用",
            "principal, interest and late-payment penalty, costs of collection",
            "当事人约定", "as agreed");
    else
        say(x, "抵充顺序", "Order of payments",
            p->penalty_with_principal
                ? "实现债权的费用、利息、主债务及违约金"
                : "实现债权的费用、利息（含逾期付款违约金）、主债务",
            p->penalty_with_principal
                ? "costs of collection, interest, principal and penalty"
                : "costs of collection, interest and late-payment penalty, "
                  "principal",
            "《民法典》第五百六十一条", "PRC Civil Code art. 561");
    if (x->claim->debt_count > 1)
        say(x, "多笔债务", "Several debts",
            "先按付款时的指定，其后依次为已到期、缺乏担保、负担较重、先到期，"
            "均相同的按比例",
            "as designated with the payment; then due ones, unsecured ones, "
            "the heavier, the earlier due, in proportion",
            "《民法典》第五百六十条", "PRC Civil Code art. 560");
}

static void say_due(const struct listing *x)
{
    if (x->claim->terms.move_due)
        say(x, "到期日为法定休假日", "Due on a rest day",
            "以休假日结束的次日为到期日", "moves to the next working day",
            "《民法典》第二百零三条", "PRC Civil Code art. 203");
    if (x->claim->last_day.day != x->claim->as_of.day)
        say(x, "止息日", "Last day of interest", "受理破产申请之日停止计息",
            "interest stops when insolvency is "
            "accepted",
            "《企业破产法》第四十六条",
            "PRC Enterprise Bankruptcy Law art. 46");
}

static void say_uk(const struct listing *x)
{
    if (has_kind(x->claim, ACCRUAL_UK))
        say(x, "法定利率", "Statutory rate",
            "起息前最近的 6 月 30 日或 12 月 31 日的英格兰银行基准利率 + 8 "
            "个百分点，整个债务期间不变",
            "the Bank of England base rate of the 30 June or 31 December "
            "before interest starts, + 8 points, fixed for the life of the "
            "debt",
            "Late Payment of Commercial Debts (Interest) Act 1998；SI "
            "2002/1675 第 4 条",
            "Late Payment of Commercial Debts (Interest) Act 1998; SI "
            "2002/1675 art. 4");
    if (has_kind(x->claim, ACCRUAL_UK) && x->claim->fixed)
        say(x, "固定赔偿金", "Fixed sum",
            "每笔债务 40、70 或 100 英镑，按债务金额",
            "GBP 40, 70 or 100 for "
            "each debt, by its size",
            "Late Payment of Commercial Debts (Interest) Act 1998, s.5A",
            "Late Payment of Commercial Debts (Interest) Act 1998, s.5A");
    if (has_kind(x->claim, ACCRUAL_EU))
        say(x, "法定利率与固定赔偿金", "Statutory rate and fixed sum",
            "欧洲央行参考利率 + 8 个百分点（最低标准）；每笔 40 欧元",
            "the ECB's reference rate + 8 points, the least that the directive "
            "allows; EUR 40 for each debt",
            "Directive 2011/7/EU, art. 2, 3, 6",
            "Directive 2011/7/EU, art. 2, 3, 6");
}

struct value claim_parameters(const struct claim *claim, enum language language,
                              struct arena *a)
{
    struct listing x = {.list = value_list_new(a),
                        .claim = claim,
                        .zh = language == LANGUAGE_ZH,
                        .arena = a};

    say_days(&x);
    say_rounding(&x);
    say_lpr(&x);
    say_uk(&x);
    say_due(&x);
    say_offset(&x);
    return x.list;
}
