/* What a clock runs from, what interrupted it, when it ends. */
#include "report/calendar_words.h"

#include "report/calendar_pair.h"

static struct str step_text(enum case_event event, enum language language)
{
    static const struct pair texts[] = {
        [CASE_FILED] = PAIR("起诉或者申请仲裁", "suit or arbitration"),
        [CASE_PAYMENT_ORDER] = PAIR("申请支付令", "payment order"),
        [CASE_INSOLVENCY_CLAIM] = PAIR("申报破产债权", "proof of debt"),
        [CASE_PRESUIT] = PAIR("诉前保全", "pre-suit preservation"),
        [CASE_DEPOSIT_FROZEN] = PAIR("冻结银行存款", "deposits frozen"),
        [CASE_MOVABLE_SEIZED] = PAIR("查封、扣押动产", "movables seized"),
        [CASE_OTHER_SEIZED] =
            PAIR("查封不动产或者冻结其他财产权", "land or other rights seized"),
        [CASE_SERVED] = PAIR("起诉状副本送达", "complaint served"),
        [CASE_WITHDRAWN] = PAIR("撤诉裁定生效", "suit withdrawn"),
        [CASE_JUDGMENT] = PAIR("裁判文书", "judgment"),
        [CASE_ENFORCEMENT] = PAIR("申请执行", "enforcement"),
        [CASE_ENFORCEMENT_ENDED] = PAIR("执行程序终结", "enforcement ended"),
        [CASE_AGREEMENT] = PAIR("还款协议", "agreement to repay"),
        [CASE_ASSIGNMENT] = PAIR("债权转让通知到达", "notice of assignment"),
        [CASE_ANNOUNCEMENT] = PAIR("公告主张权利", "announcement"),
        [CASE_OBSTACLE] = PAIR("时效中止事由", "obstacle"),
        [CASE_GUARANTOR_DEMAND] =
            PAIR("请求保证人承担责任", "demand on the guarantor"),
        [CASE_GUARANTOR_CONSENT] = PAIR("保证人书面同意", "guarantor's "
                                                          "consent"),
        [CASE_RECOURSE_PAID] = PAIR("清偿票据追索", "recourse paid"),
    };

    return pair_text(&texts[event], language);
}

struct str clock_cause_text(const struct clock_event *e, enum language language)
{
    static const struct pair texts[] = {
        [CAUSE_LETTER] = PAIR("催款函件", "letter"),
        [CAUSE_MAIL] = PAIR("电子邮件", "electronic mail"),
        [CAUSE_CHAT] = PAIR("微信或者短信", "chat or text message"),
        [CAUSE_VISIT] = PAIR("当面主张", "visit"),
        [CAUSE_CALL] = PAIR("电话", "call"),
        [CAUSE_WRITING] = PAIR("对方的承诺或者确认", "debtor's own words"),
        [CAUSE_PAYMENT] = PAIR("部分付款", "part payment"),
    };

    return e->cause == CAUSE_CASE
               ? step_text((enum case_event)e->step->event, language)
               : pair_text(&texts[e->cause], language);
}

struct str clock_proof_text(enum clock_proof proof, enum language language)
{
    static const struct pair texts[] = {
        [PROOF_NONE] = PAIR("证据不足", "not proved"),
        [PROOF_RECORD] = PAIR("电子记录", "electronic record"),
        [PROOF_POSTED] = PAIR("交寄凭证", "posted"),
        [PROOF_CARRIER] = PAIR("承运人签收记录", "carrier"),
        [PROOF_SIGNED] = PAIR("对方签章", "signed"),
        [PROOF_BANK] = PAIR("收款记录", "bank"),
        [PROOF_COURT] = PAIR("程序文书", "court paper"),
    };

    return pair_text(&texts[proof], language);
}

struct str clock_effect_text(enum clock_effect effect, enum language language)
{
    static const struct pair texts[] = {
        [EFFECT_NONE] = PAIR("不计入", "does not count"),
        [EFFECT_EARLY] = PAIR("尚未起算", "not running yet"),
        [EFFECT_LATE] = PAIR("已届满，不中断", "after the end"),
        [EFFECT_RESTARTS] = PAIR("重新计算", "begins anew"),
        [EFFECT_STAYS] = PAIR("程序期间不计", "stands still"),
        [EFFECT_CONSENT] = PAIR("届满后同意履行", "consent after the end"),
    };

    return pair_text(&texts[effect], language);
}

/* --- where it begins ------------------------------------------------------ */

/* The event that the period began from, or NULL: the due day. */
static const struct clock_event *began(const struct clock *c, bool provable)
{
    const struct clock_event *last = NULL;

    for (size_t i = 0; i < c->event_count; i++) {
        uint8_t effect =
            provable ? c->events[i].provable : c->events[i].asserted;

        if (effect == EFFECT_RESTARTS ||
            (effect == EFFECT_STAYS && (!last || last->stays == false)))
            last = &c->events[i];
    }
    return last;
}

/* The case itself is named beside it. */
static struct str from_step(const struct clock *c, const struct period_end *end,
                            enum language language, struct arena *a)
{
    struct str what = step_text((enum case_event)c->step->event, language);
    struct date start = date_is(end->start) ? end->start : c->step->event_date;
    struct str day = date_iso(start, a);

    return language == LANGUAGE_ZH
               ? arena_format(a, "%.*s %.*s", STR_ARG(day), STR_ARG(what))
               : arena_format(a, "%.*s of %.*s", STR_ARG(what), STR_ARG(day));
}

static struct str from_event(const struct clock_event *e,
                             enum language language, struct arena *a)
{
    struct str what = clock_cause_text(e, language);
    struct str ref =
        e->ref.len ? arena_format(a, " %.*s", STR_ARG(e->ref)) : STR("");
    struct str proof = clock_proof_text((enum clock_proof)e->proof, language);
    struct str day = date_iso(e->day, a);

    return language == LANGUAGE_ZH
               ? arena_format(a, "%.*s %.*s%.*s（%.*s）", STR_ARG(day),
                              STR_ARG(what), STR_ARG(ref), STR_ARG(proof))
               : arena_format(a, "%.*s%.*s of %.*s (%.*s)", STR_ARG(what),
                              STR_ARG(ref), STR_ARG(day), STR_ARG(proof));
}

static struct str from_day(const struct clock *c, const struct period_end *end,
                           enum language language, struct arena *a)
{
    static const struct pair texts[CLOCK_KINDS] = {
        [CLOCK_LIMITATION] = PAIR("到期", "due"),
        [CLOCK_GUARANTEE] = PAIR("主债务到期", "main debt due"),
        [CLOCK_GUARANTOR] = PAIR("请求保证人", "demand on the guarantor"),
        [CLOCK_BILL_PRESENTATION] = PAIR("票据到期", "matures"),
        [CLOCK_BILL_NOTICE] = PAIR("被拒绝付款", "refused"),
        [CLOCK_BILL_RECOURSE] = PAIR("被拒绝付款", "refused"),
        [CLOCK_BILL_AGAIN] = PAIR("清偿或者被诉", "paid or sued"),
        [CLOCK_BILL_DRAWER] = PAIR("票据到期", "matures"),
        [CLOCK_INSOLVENCY] = PAIR("破产受理", "insolvency accepted"),
    };
    static const struct pair issued = PAIR("出票", "issued");
    static const struct pair by[] = {
        [DUE_AGREED] = PAIR("", ""),
        [DUE_LAST_PART] = PAIR("最后一期到期", "last instalment due"),
        [DUE_DELIVERY] = PAIR("收货（未约定付款时间）", "goods received, no "
                                                        "term agreed")};
    struct str day = date_iso(end->start, a);
    struct str what = pair_text(&texts[c->kind], language);

    if (!day.len)
        return STR("");
    if ((c->kind == CLOCK_BILL_PRESENTATION || c->kind == CLOCK_BILL_DRAWER) &&
        end->start.day != c->due.day)
        what = pair_text(&issued, language);
    if (c->due_by != DUE_AGREED)
        what = pair_text(&by[c->due_by], language);
    return language == LANGUAGE_ZH
               ? arena_format(a, "%.*s %.*s", STR_ARG(day), STR_ARG(what))
               : arena_format(a, "%.*s %.*s", STR_ARG(what), STR_ARG(day));
}

struct str clock_from_text(const struct clock *c, bool provable,
                           enum language language, struct arena *a)
{
    const struct period_end *end = provable ? &c->provable : &c->asserted;
    const struct clock_event *e = began(c, provable);

    if (c->state == CLOCK_FOREIGN || c->state == CLOCK_UNKNOWN)
        return STR("");
    if (c->step && c->kind != CLOCK_GUARANTOR)
        return from_step(c, end, language, a);
    return e ? from_event(e, language, a) : from_day(c, end, language, a);
}

/* --- where it ends -------------------------------------------------------- */

struct str clock_end_note(const struct period_end *end, enum language language,
                          struct arena *a)
{
    struct str moved = STR(""), open = STR("");
    bool zh = language == LANGUAGE_ZH;

    if (!date_is(end->day))
        return moved;
    if (end->is_moved)
        moved = zh ? arena_format(a, "%.*s 为休息日，顺延",
                                  STR_ARG(date_iso(end->nominal, a)))
                   : arena_format(a, "moved from %.*s, a day of rest",
                                  STR_ARG(date_iso(end->nominal, a)));
    else if (end->is_month_end)
        moved = zh ? STR("没有对应日，为月末日")
                   : STR("no matching day: the month's last");
    if (!end->is_announced)
        open = zh ? STR("未公布调休")
                  : STR("working days not announced yet (未公布调休)");
    else if (end->is_before_table)
        open = zh ? STR("早于节假日表") : STR("before the table of holidays");
    return arena_format(a, "%.*s%s%.*s", STR_ARG(moved),
                        moved.len && open.len ? zh ? "；" : "; " : "",
                        STR_ARG(open));
}

struct str clock_end_text(const struct clock *c, bool provable,
                          enum language language, struct arena *a)
{
    const struct period_end *end = provable ? &c->provable : &c->asserted;

    if (date_is(end->day))
        return date_iso(end->day, a);
    if (c->state == CLOCK_STAYED || (!provable && c->is_asserted_open))
        return language == LANGUAGE_ZH ? STR("程序未终结") : STR("stayed");
    return STR("-");
}

struct str clock_subject(const struct clocks *list, const struct clock *c,
                         struct arena *a)
{
    const struct ledger *l = list->ledger;

    if (c->bill != LEDGER_NONE)
        return l->bills[c->bill].bill_no;
    if (c->document != LEDGER_NONE) {
        const struct document *doc = &l->documents[c->document];

        return installment_number(
            doc->doc_no,
            doc->details ? doc->details->installment_no : (struct str){0}, a);
    }
    return c->step ? c->step->case_no : (struct str){0};
}

struct str clock_days_text(const struct clock *c, enum language language,
                           struct arena *a)
{
    bool zh = language == LANGUAGE_ZH;

    if (!date_is(c->by))
        return STR("");
    if (c->days_left < 0)
        return zh ? arena_format(a, "已过 %d 天", -c->days_left)
                  : arena_format(a, "%d days past", -c->days_left);
    if (c->days_left == 0)
        return zh ? STR("当日届满") : STR("ends today");
    return zh ? arena_format(a, "剩余 %d 天", c->days_left)
              : arena_format(a, "%d days left", c->days_left);
}
