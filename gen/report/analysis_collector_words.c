/* What a collector does this week, and why. */
#include "report/analysis_collector.h"

#include "base/buf.h"

#define REASON_BYTES 4096

/* --- what ----------------------------------------------------------------- */

static bool is_broken(const struct collector_row *r)
{
    return r->broken && !r->running && r->aging->overdue > 0;
}

/* A letter goes out: what is done beside it depends on the age. */
static struct bilingual letter_action(const struct collector_row *r)
{
    int32_t days = r->of_case->oldest_days;

    if (is_broken(r))
        return (struct bilingual){
            "发函；电话追问未兑现的承诺，重定付款日并取得书面确认",
            "Send the letter; call about the broken promise and get a new day "
            "in writing"};
    if (days > HARD_AFTER)
        return (struct bilingual){"发函；报请评估停供与移交法务",
                                  "Send the letter; propose to stop supply and "
                                  "to hand it to the lawyers"};
    if (days > GOLDEN_TO)
        return (struct bilingual){"发函；约见对方负责人，商定付款计划",
                                  "Send the letter; meet the person in charge "
                                  "and agree on a plan"};
    if (days >= GOLDEN_FROM)
        return (struct bilingual){"发函；两日内电话跟进，约定付款日",
                                  "Send the letter; call within two days for a "
                                  "day of payment"};
    return (struct bilingual){"发函", "Send the letter"};
}

static struct bilingual overdue_action(const struct collector_row *r)
{
    return is_broken(r)
               ? (struct bilingual){"电话追问未兑现的承诺，重定付款日",
                                    "Call about the broken promise; get a new "
                                    "day"}
               : (struct bilingual){"电话提醒", "Remind by telephone"};
}

static struct bilingual rest_action(const struct collector_row *r)
{
    if (r->soon_count)
        return (struct bilingual){"到期前提醒", "Remind before it is due"};
    if (r->aging->unapplied < 0)
        return (struct bilingual){"核对未核销款项",
                                  "Match the unapplied money"};
    return (struct bilingual){"无需催收", "Nothing to do"};
}

static struct bilingual promise_action(const struct analysis *x,
                                       const struct collector_row *r)
{
    int32_t today = x->figures->view->as_of.day;

    if (r->running && r->running->promised_date.day <= today + PLAN_DAYS)
        return (struct bilingual){"承诺本周到期：前一日确认付款安排",
                                  "Promise due this week: confirm the day "
                                  "before"};
    return (struct bilingual){"等待承诺到期，暂不催收",
                              "Wait for the promised day"};
}

static struct bilingual action_of(const struct analysis *x,
                                  const struct collector_row *r)
{
    if (!r->of_case)
        return rest_action(r);
    switch (r->of_case->reason) {
    case DUNNING_HELD:
        return (struct bilingual){"先核对被拒数据，暂不催收",
                                  "Mend the rejected rows first"};
    case DUNNING_WOUND_UP:
        return (struct bilingual){"申报债权，不再发函",
                                  "Lodge the claim; no letters"};
    case DUNNING_BANK:
        return (struct bilingual){"请财务入账后再核对余额",
                                  "Have the money posted, then look again"};
    case DUNNING_BLOCKED:
        return (struct bilingual){"暂停催收", "Blocked: leave alone"};
    case DUNNING_PROMISED:
        return promise_action(x, r);
    case DUNNING_DISPUTED:
        return (struct bilingual){"会同销售、质量部门答复争议",
                                  "Answer the dispute with sales and quality"};
    case DUNNING_UNAPPLIED:
    case DUNNING_COVERED:
        return (struct bilingual){"核销未核销收款", "Apply his money"};
    case DUNNING_HANDED_OVER:
        return (struct bilingual){"向律师了解进度，不另行催收",
                                  "Ask the lawyer; nothing else"};
    case DUNNING_IN_COURT:
        return (struct bilingual){"已进入诉讼、仲裁或执行，不另行催收",
                                  "Before a court: nothing else"};
    case DUNNING_LAST_SENT:
        return (struct bilingual){"各级函件已发，研究移交或者起诉",
                                  "All letters are out: decide what next"};
    case DUNNING_PAYABLE:
        return (struct bilingual){"核对应付款，办理对抵",
                                  "Check what we owe him; set off"};
    case DUNNING_WAITING:
    case DUNNING_CALL:
    case DUNNING_BELOW_PERCENT:
    case DUNNING_OVER_MAXIMUM:
        return overdue_action(r);
    case DUNNING_DUE:
        return letter_action(r);
    case DUNNING_BEFORE_FIRST:
    case DUNNING_BELOW_MINIMUM:
        return overdue_action(r);
    case DUNNING_NOT_OVERDUE:
        break;
    }
    return rest_action(r);
}

struct str collector_action(const struct analysis *x,
                            const struct collector_row *r)
{
    return bilingual_text(action_of(x, r), x->language);
}

/* --- why ------------------------------------------------------------------ */

struct reason {
    const struct analysis *x;
    const struct collector_row *row;
    struct buf text;
};

static bool is_zh(const struct reason *t)
{
    return t->x->language == LANGUAGE_ZH;
}

/* One more clause of the sentence. */
static struct buf *add(struct reason *t)
{
    if (t->text.len)
        buf_add_z(&t->text, is_zh(t) ? "；" : "; ");
    return &t->text;
}

static struct str amount(const struct reason *t, int64_t minor)
{
    return analysis_amount(minor, t->row->currency, t->x->arena);
}

static struct str day(const struct reason *t, struct date d)
{
    return date_iso(d, t->x->arena);
}

static void say_age(struct reason *t)
{
    int32_t days = t->row->aging->oldest_days;
    const struct policy *p = t->x->figures->policy;

    if (days > 0)
        buf_add_format(add(t), is_zh(t) ? "最长逾期 %d 天" : "%d days overdue",
                       days);
    if (t->row->of_case && t->row->of_case->reason == DUNNING_BEFORE_FIRST)
        buf_add_format(add(t),
                       is_zh(t) ? "满 %d 天起发函" : "letters from day %d on",
                       p->stages[0].days_overdue);
    if (t->row->of_case && t->row->of_case->reason == DUNNING_BELOW_MINIMUM)
        buf_add_z(add(t), is_zh(t) ? "不足发函起点金额"
                                   : "below the minimum of a letter");
}

static void say_promises(struct reason *t)
{
    const struct promise *p = t->row->running;

    if (p) {
        struct str when = day(t, p->promised_date);
        struct str much = amount(t, p->promised);

        buf_add_format(add(t),
                       is_zh(t) ? "承诺于 %.*s 前付 %.*s"
                                : "promised by %.*s: %.*s",
                       STR_ARG(when), STR_ARG(much));
    }
    p = t->row->broken;
    if (p && t->row->aging->overdue > 0) {
        struct str when = day(t, p->promised_date);
        struct str much = amount(t, p->promised), paid = amount(t, p->paid);

        buf_add_format(add(t),
                       is_zh(t) ? "%.*s 的承诺未兑现（承诺 %.*s，实付 %.*s）"
                                : "promise of %.*s broken (%.*s, paid %.*s)",
                       STR_ARG(when), STR_ARG(much), STR_ARG(paid));
    }
}

static void say_block(struct reason *t)
{
    const struct letter_block *b = t->row->of_case->block;

    if (!b)
        return;
    if (date_is(b->until))
        buf_add_format(add(t),
                       is_zh(t) ? "暂停至 %.*s：%.*s"
                                : "blocked until %.*s: "
                                  "%.*s",
                       STR_ARG(day(t, b->until)), STR_ARG(b->reason));
    else
        buf_add_format(add(t),
                       is_zh(t) ? "暂停（未定期限）：%.*s"
                                : "blocked without end: %.*s",
                       STR_ARG(b->reason));
}

static void say_bank(struct reason *t)
{
    const struct bank_line *b = t->row->of_case->bank;

    if (!b)
        return;
    buf_add_format(add(t),
                   is_zh(t) ? "%.*s 银行到账 %.*s 尚未入账"
                            : "at the bank since %.*s, not posted: %.*s",
                   STR_ARG(day(t, b->value_date)),
                   STR_ARG(analysis_amount(b->amount.minor, b->amount.currency,
                                           t->x->arena)));
}

static void say_case(struct reason *t)
{
    const struct dunning_case *c = t->row->of_case;

    if (!c)
        return;
    say_block(t);
    say_bank(t);
    if (c->disputed > 0)
        buf_add_format(add(t), is_zh(t) ? "争议 %.*s" : "disputed %.*s",
                       STR_ARG(amount(t, c->disputed)));
    if (c->handed_over > 0)
        buf_add_format(add(t),
                       is_zh(t) ? "已移交律师 %.*s" : "with the lawyer %.*s",
                       STR_ARG(amount(t, c->handed_over)));
    if (c->reason == DUNNING_COVERED)
        buf_add_format(add(t),
                       is_zh(t) ? "未核销款项 %.*s 足以抵付"
                                : "unapplied money %.*s covers it",
                       STR_ARG(amount(t, -c->unapplied)));
    if (c->reason == DUNNING_HELD)
        buf_add_z(add(t),
                  is_zh(t) ? "有数据行被拒，余额待核" : "rows were rejected");
    if (c->reason == DUNNING_WOUND_UP)
        buf_add_z(add(t), is_zh(t) ? "破产、清算或已注销"
                                   : "insolvent, in liquidation or dissolved");
}

/* Whose customer he is, on a sheet of several collectors. */
static void say_collector(struct reason *t)
{
    const struct collectors *c = t->x->collectors;
    uint32_t who = t->row->aging->customer;

    if (c->items[c->of_customer[who]].is_shared)
        buf_add_format(
            add(t), is_zh(t) ? "催收员：%.*s" : "collector: %.*s",
            STR_ARG(t->x->figures->ledger->customers[who].collector));
}

struct str collector_reason(const struct analysis *x,
                            const struct collector_row *r)
{
    struct reason t = {x, r, buf_new(x->arena, REASON_BYTES)};

    say_collector(&t);
    say_promises(&t);
    say_case(&t);
    say_age(&t);
    if (r->soon_count)
        buf_add_format(add(&t),
                       is_zh(&t) ? "%d 日内到期 %zu 笔 %.*s"
                                 : "due within %d days: %zu, %.*s",
                       PLAN_DAYS, r->soon_count, STR_ARG(amount(&t, r->soon)));
    return buf_str(&t.text);
}
