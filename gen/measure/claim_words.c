#include "measure/claim.h"

#define SENTENCE_MAX 65536

/* Texts of the public claim; those of the house stand in claim_notes.c. */

static const char *const bridge_zh[BRIDGE_COUNT] = {
    [BRIDGE_LEDGER] = "应收未收金额（已减未核销款）",
    [BRIDGE_NOT_DUE] = "减：未到期",
    [BRIDGE_RETENTION] = "减：质保金未到期",
    [BRIDGE_NO_DUE] = "减：没有到期日",
    [BRIDGE_BILLS] = "减：应收票据（另行主张票据权利）",
    [BRIDGE_DISPUTED] = "减：有争议，本次不主张",
    [BRIDGE_LATER] = "减：受理破产申请后发生",
    [BRIDGE_WRITTEN_OFF] = "加：账面核销（不消灭债权）",
    [BRIDGE_BILLS_IN_HAND] = "加：尚未兑付的票据",
    [BRIDGE_TO_INTEREST] = "加：已收款先抵充费用与利息的部分",
    [BRIDGE_MONEY_LEFT] = "加：抵充后尚余的款项",
    [BRIDGE_CREDIT_LEFT] = "加：冲减后尚余的贷项",
    [BRIDGE_PRINCIPAL] = "主张的本金"};

static const char *const bridge_en[BRIDGE_COUNT] = {
    [BRIDGE_LEDGER] = "Receivable and unpaid, unapplied money deducted",
    [BRIDGE_NOT_DUE] = "less: not yet due",
    [BRIDGE_RETENTION] = "less: retention money not yet due",
    [BRIDGE_NO_DUE] = "less: without a due date",
    [BRIDGE_BILLS] = "less: bills receivable, claimed as such",
    [BRIDGE_DISPUTED] = "less: disputed, not claimed here",
    [BRIDGE_LATER] = "less: arose after the insolvency was accepted",
    [BRIDGE_WRITTEN_OFF] = "plus: written off in the books (no discharge)",
    [BRIDGE_BILLS_IN_HAND] = "plus: bills not yet paid",
    [BRIDGE_TO_INTEREST] = "plus: payments that met costs and interest first",
    [BRIDGE_MONEY_LEFT] = "plus: money left after all that was due",
    [BRIDGE_CREDIT_LEFT] = "plus: credits left after all that was due",
    [BRIDGE_PRINCIPAL] = "Claimed principal"};

const char *claim_bridge_text(enum claim_bridge line, enum language language)
{
    return language == LANGUAGE_ZH ? bridge_zh[line] : bridge_en[line];
}

/* --- the rate ------------------------------------------------------------ */

static void add_percent(struct buf *b, struct decimal x, struct arena *a)
{
    while (x.scale > 0 && x.units % 10 == 0) {
        x.units /= 10;
        x.scale--;
    }
    buf_add(b, decimal_format(x, false, a));
    buf_add_byte(b, '%');
}

static void add_rate(struct buf *b, const struct accrual *x, bool zh,
                     struct arena *a)
{
    static const char *const before[] = {[PER_DAY] = "按日 ",
                                         [PER_MONTH] = "按月 ",
                                         [PER_YEAR] = "按年利率 ",
                                         [PER_ONCE] = "一次性按 "};
    static const char *const after[] = {[PER_DAY] = " a day",
                                        [PER_MONTH] = " a month",
                                        [PER_YEAR] = " a year",
                                        [PER_ONCE] = " once"};

    if (zh)
        buf_add_z(b, before[x->per]);
    add_percent(b, x->percent, a);
    if (!zh)
        buf_add_z(b, after[x->per]);
}

static void add_multiple(struct buf *b, const struct accrual *x, bool zh,
                         struct arena *a)
{
    const char *gap = x->kind == ACCRUAL_LPR ? " " : "";

    if (x->multiple.units &&
        decimal_compare(x->multiple, (struct decimal){1, 0}) != 0) {
        struct decimal m = x->multiple;

        while (m.scale > 0 && m.units % 10 == 0) {
            m.units /= 10;
            m.scale--;
        }
        buf_add_z(b, zh ? gap : " ");
        buf_add_format(b, zh ? "的 %.*s 倍" : "times %.*s",
                       STR_ARG(decimal_format(m, false, a)));
    }
    if (x->percent.units) {
        buf_add_z(b, zh ? " 加 " : " plus ");
        add_percent(b, x->percent, a);
    }
}

static const char *lpr_term(const struct accrual *x, bool zh)
{
    if (x->term == TERM_FIVE_YEARS)
        return zh ? "五年期以上 LPR" : "the five-year LPR";
    return zh ? "一年期 LPR" : "the one-year LPR";
}

struct claim_head claim_head_at(const struct claim_head *head,
                                const struct interest_row *row)
{
    struct claim_head now = *head;
    struct accrual *x = &now.terms.accrual;

    if (x->kind != ACCRUAL_BENCHMARK || now.terms.benchmark_throughout ||
        row->from.day < interest_lpr_start().day)
        return now;
    x->kind = ACCRUAL_LPR;
    if (x->term != TERM_FIVE_YEARS)
        x->term = TERM_ONE_YEAR;
    now.breach = date_later(now.breach, interest_lpr_start());
    return now;
}

static void add_lpr(struct buf *b, const struct claim_head *head, bool zh,
                    struct arena *a)
{
    const struct accrual *x = &head->terms.accrual;
    /* On its first day it may have taken over from a benchmark. */
    bool is_breach = head->breach.day != interest_lpr_start().day;
    bool is_floor = head->basis == CLAIM_SME_FLOOR;

    if (zh && x->course == COURSE_FIXED)
        buf_add_format(b, "按 %.*s%s适用的",
                       STR_ARG(date_long_zh(head->breach, a)),
                       is_floor    ? "（合同订立时）"
                       : is_breach ? "（违约时）"
                                   : "");
    else if (zh)
        buf_add_z(b, "按各期公布的");
    buf_add_z(b, lpr_term(x, zh));
    add_multiple(b, x, zh, a);
    if (!zh && x->course == COURSE_FIXED)
        buf_add_format(b, ", as on %.*s%s",
                       STR_ARG(date_long_en(head->breach, a)),
                       is_floor    ? ", when the contract was made"
                       : is_breach ? ", the breach"
                                   : "");
    else if (!zh)
        buf_add_z(b, ", as published from time to time");
}

/* The benchmark, and the LPR that follows it where the rows say so. */
static void add_benchmark(struct buf *b, const struct claim_head *head, bool zh,
                          struct arena *a)
{
    const struct interest *x = &head->interest;
    struct claim_head now =
        x->count ? claim_head_at(head, &x->rows[x->count - 1]) : *head;

    buf_add_z(b, zh ? "按中国人民银行同期同类人民币贷款基准利率"
                    : "the PBoC benchmark loan rate of the term");
    add_multiple(b, &head->terms.accrual, zh, a);
    if (now.terms.accrual.kind != ACCRUAL_LPR)
        return;
    buf_add_z(b,
              zh ? "计算至2019年8月19日，其后" : " to 19 August 2019, then ");
    add_lpr(b, &now, zh, a);
}

static void add_cap(struct buf *b, const struct accrual *x, bool zh,
                    struct arena *a)
{
    if (x->cap_percent.units) {
        buf_add_z(b, zh ? "，总额不超过" : ", at most ");
        add_percent(b, x->cap_percent, a);
    }
    if (x->cap_sum.units)
        buf_add_format(b, zh ? "，总额不超过 %.*s" : ", at most %.*s",
                       STR_ARG(decimal_format(x->cap_sum, true, a)));
}

struct str claim_rate_text(const struct claim_head *head,
                           enum language language, struct arena *a)
{
    const struct accrual *x = &head->terms.accrual;
    bool zh = language == LANGUAGE_ZH;
    struct buf b = buf_new(a, SENTENCE_MAX);

    switch ((enum accrual_kind)x->kind) {
    case ACCRUAL_NONE:
        buf_add_z(&b, zh ? "不计" : "none");
        break;
    case ACCRUAL_RATE:
        add_rate(&b, x, zh, a);
        break;
    case ACCRUAL_LPR:
        add_lpr(&b, head, zh, a);
        break;
    case ACCRUAL_BENCHMARK:
        add_benchmark(&b, head, zh, a);
        break;
    case ACCRUAL_DELAYED:
        buf_add_z(&b, zh ? "按日万分之一点七五" : "0.0175% a day");
        break;
    case ACCRUAL_UK:
        buf_add_z(&b, zh ? "英格兰银行基准利率加 8%（起算日确定，不变）"
                         : "8% over the Bank of England base rate, fixed on "
                           "the day it starts to run");
        break;
    case ACCRUAL_EU:
        buf_add_z(&b, zh ? "欧洲央行参考利率加 8%"
                         : "8% over the ECB reference rate");
        break;
    }
    add_cap(&b, x, zh, a);
    return buf_str(&b);
}

static struct str sum(const struct claim *c, int64_t minor, struct arena *a)
{
    return money_grouped((struct money){minor, c->currency}, a);
}

struct str claim_until_limit(const struct claim *c, const struct claim_until *u,
                             enum language language, struct arena *a)
{
    bool zh = language == LANGUAGE_ZH;
    struct buf b = buf_new(a, SENTENCE_MAX);

    for (size_t i = 0; i < u->limit_count; i++) {
        const struct claim_limit *x = &u->limits[i];

        if (i)
            buf_add_z(&b, zh ? "；" : "; ");
        else
            buf_add_z(&b, zh ? "累计以约定上限为限：" : "within the cap: ");
        buf_add_format(
            &b,
            zh ? "%.*s 尚余 %.*s（上限 %.*s，已计 %.*s）"
               : "%.*s %.*s left (cap %.*s, accrued %.*s)",
            STR_ARG(x->doc_no), STR_ARG(sum(c, x->cap - x->accrued, a)),
            STR_ARG(sum(c, x->cap, a)), STR_ARG(sum(c, x->accrued, a)));
    }
    return buf_str(&b);
}

/* --- the reason ---------------------------------------------------------- */

struct reason {
    const char *zh, *en;
};

/* The regulations of 2020 until 2025-05-31, those of 2025 after. */
static bool is_sme_2025(const struct claim_head *head)
{
    return head->from.day >= date_from_civil((struct civil){2025, 6, 1}).day;
}

static struct reason sme_reason(const struct claim_head *head, bool floor)
{
    static const struct reason reasons[2][2] = {
        {{"大型企业、机关或者事业单位迟延支付中小企业款项，合同未约定逾期利率："
          "《保障中小企业款项支付条例》（国务院令第728号）第十五条",
          "A large enterprise or public body owes an SME and no rate is "
          "agreed: Regulations on Ensuring Payments to SMEs (2020), art. 15"},
         {"大型企业、机关或者事业单位迟延支付中小企业款项，合同未约定逾期利率："
          "《保障中小企业款项支付条例》（2025年修订）第十七条",
          "A large enterprise or public body owes an SME and no rate is "
          "agreed: Regulations on Ensuring Payments to SMEs (2025), art. 17"}},
        {{"约定利率低于合同订立时一年期 LPR，以该 LPR "
          "为准：《保障中小企业款项支付"
          "条例》（国务院令第728号）第十五条",
          "The agreed rate is below the one-year LPR at signing, which holds: "
          "Regulations on Ensuring Payments to SMEs (2020), art. 15"},
         {"约定利率低于合同订立时一年期 LPR，以该 LPR "
          "为准：《保障中小企业款项支付"
          "条例》（2025年修订）第十七条",
          "The agreed rate is below the one-year LPR at signing, which holds: "
          "Regulations on Ensuring Payments to SMEs (2025), art. 17"}}};

    return reasons[floor][is_sme_2025(head)];
}

static struct reason sale_reason(const struct claim_head *head)
{
    static const struct reason before = {
        "买卖合同未约定逾期付款违约金，违约发生于 2019 年 8 月 19 日之前：参照"
        "贷款基准利率及逾期罚息利率标准，《最高人民法院关于审理买卖合同纠纷案件"
        "适用"
        "法律问题的解释》第十八条第四款",
        "A sale without an agreed penalty, breach before 20 August 2019: PBoC "
        "benchmark with the overdue rate, Interpretation on Sales Contracts, "
        "art. 18(4)"};
    static const struct reason after = {
        "买卖合同未约定逾期付款违约金：违约时一年期 LPR 加计 30%—50%，"
        "《最高人民法院关于审理买卖合同纠纷案件适用法律问题的解释》第十八条第四"
        "款",
        "A sale without an agreed penalty: the one-year LPR at breach and 30 "
        "to 50 per cent of it, Interpretation on Sales Contracts, art. 18(4)"};

    return head->terms.accrual.kind == ACCRUAL_BENCHMARK ? before : after;
}

static struct reason reason_of(const struct claim_head *head)
{
    static const struct reason reasons[CLAIM_BASIS_COUNT] = {
        [CLAIM_NONE] = {"合同约定不计逾期利息、违约金",
                        "The contract says that nothing runs"},
        [CLAIM_AGREED] =
            {"合同约定的逾期付款违约金：民法典第五百八十五条第一款",
             "Agreed penalty for late payment: Civil Code art. "
             "585(1)"},
        [CLAIM_VALUE] =
            {"有偿合同未约定逾期付款违约金：民法典第六百四十六条，参照《最高人"
             "民"
             "法院关于审理买卖合同纠纷案件适用法律问题的解释》第十八条第四款",
             "A contract for value without an agreed penalty: Civil Code art. "
             "646, and Interpretation on Sales Contracts, art. 18(4)"},
        [CLAIM_PAY_WHEN_PAID] =
            {"以收到第三方付款为付款条件的条款无效，又无利率约定：《最高人民法"
             "院"
             "关于大型企业与中小企业约定以第三方支付款项为付款前提条款效力问题"
             "的"
             "批复》（法释〔2024〕11号）第二条，按一年期 LPR",
             "The pay-when-paid clause is void and no rate is agreed: Reply Fa "
             "Shi [2024] 11, para. 2, the one-year LPR"},
        [CLAIM_JUDGMENT] =
            {"未按生效法律文书指定的期间履行：加倍部分债务利息，民事诉讼法第二"
             "百"
             "六十四条、法释〔2014〕8号第一条",
             "Delayed performance of a judgment: Civil Procedure Law art. 264, "
             "Fa Shi [2014] 8, art. 1"},
        [CLAIM_UK] = {"英国《1998年商业债务逾期支付（利息）法》及 SI 2002/1675",
                      "Late Payment of Commercial Debts (Interest) Act 1998 "
                      "and SI 2002/1675"},
        [CLAIM_EU] = {"欧盟第 2011/7/EU 号指令（以债务人所在国的转化法为准）",
                      "Directive 2011/7/EU, as enacted in national law"}};

    switch ((enum claim_basis)head->basis) {
    case CLAIM_SALE:
        return sale_reason(head);
    case CLAIM_SME:
    case CLAIM_SME_FLOOR:
        return sme_reason(head, head->basis == CLAIM_SME_FLOOR);
    case CLAIM_NONE:
    case CLAIM_AGREED:
    case CLAIM_VALUE:
    case CLAIM_PAY_WHEN_PAID:
    case CLAIM_JUDGMENT:
    case CLAIM_UK:
    case CLAIM_EU:
        break;
    }
    return reasons[head->basis];
}

struct str claim_reason(const struct claim *c, const struct claim_debt *debt,
                        const struct claim_head *head, enum language language,
                        struct arena *a)
{
    bool zh = language == LANGUAGE_ZH;
    struct reason r = reason_of(head);
    struct buf b = buf_new(a, SENTENCE_MAX);

    (void)c;
    if (debt->contract.contract_no.len)
        buf_add_format(&b, zh ? "合同 %.*s：" : "Contract %.*s. ",
                       STR_ARG(debt->contract.contract_no));
    buf_add_z(&b, zh ? r.zh : r.en);
    if (head->basis == CLAIM_AGREED && debt->contract.penalty_clause.len)
        buf_add_format(&b, zh ? "（%.*s）" : " (%.*s)",
                       STR_ARG(debt->contract.penalty_clause));
    return buf_str(&b);
}
