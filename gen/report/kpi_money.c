#include "report/kpi_parts.h"

#include "measure/movement.h"

/* The waterfall's week is that of the figures, and nothing came back in it. */
static bool is_same_paid(const struct kpi_parts *w, const struct kpi *k)
{
    const struct movement_currency *m = kpi_part_moved(w, k->currency);

    return m && w->report->movement->from.day == k->period_from.day - 1 &&
           m->total.causes[MOVEMENT_BOUNCED] == 0 &&
           -m->total.causes[MOVEMENT_PAID] ==
               k->sums[SUM_APPLIED] + k->sums[SUM_APPLIED_BILLS];
}

static struct str amount(const struct kpi_parts *w, const struct kpi *k,
                         int64_t minor)
{
    return kpi_say_amount(&w->say, minor, k->currency);
}

/* What of the cash is not applied yet; less: what came in before was. */
static void add_rest(const struct kpi_parts *w, struct buf *b,
                     const struct kpi *k)
{
    int64_t rest = k->collected - k->sums[SUM_APPLIED];
    bool english = w->say.language == LANGUAGE_EN;

    if (rest > 0)
        buf_add_format(
            b, english ? ", and %.*s is not applied yet" : "，%.*s尚未核销",
            STR_ARG(amount(w, k, rest)));
    if (rest < 0)
        buf_add_format(b,
                       english ? ", %.*s of it of what came in before"
                               : "，其中 %.*s为以前收到的款项",
                       STR_ARG(kpi_say_size(&w->say, rest, k->currency)));
}

/* From what came in to what was paid, and to what was recovered. */
static struct str bridge(const struct kpi_parts *w, const struct kpi *k)
{
    bool english = w->say.language == LANGUAGE_EN;
    struct buf b = buf_new(w->arena, 1 << 14);
    int64_t cash = k->sums[SUM_APPLIED], bills = k->sums[SUM_APPLIED_BILLS];

    buf_add_format(&b,
                   english ? "In %d days %.*s was collected; %.*s of cash was "
                             "applied to documents (%.*s recovered overdue ones"
                           : "近%d天收款 %.*s；核销到单据的货币资金 %.*s（收回"
                             "逾期款 %.*s",
                   k->recovery_days, STR_ARG(amount(w, k, k->collected)),
                   STR_ARG(amount(w, k, cash)),
                   STR_ARG(amount(w, k, k->recovered)));
    if (cash != k->recovered)
        buf_add_format(&b,
                       english ? ", %.*s paid others" : "，支付其他单据 %.*s",
                       STR_ARG(amount(w, k, cash - k->recovered)));
    buf_add_z(&b, english ? ")" : "）");
    add_rest(w, &b, k);
    if (bills)
        buf_add_format(&b,
                       english ? "; bills paid %.*s, so that %.*s is paid in "
                                 "all"
                               : "；另以票据清偿 %.*s，收款核销合计 %.*s",
                       STR_ARG(amount(w, k, bills)),
                       STR_ARG(amount(w, k, cash + bills)));
    buf_add_z(&b, english ? "." : "。");
    return buf_str(&b);
}

struct value kpi_part_money(const struct kpi_parts *w, const struct kpi *k)
{
    if (!k->has_history || !k->has_receipts ||
        (!k->collected && !k->sums[SUM_APPLIED] && !k->sums[SUM_APPLIED_BILLS]))
        return value_null();
    if (is_same_paid(w, k) && k->recovered <= k->sums[SUM_APPLIED])
        return value_text(bridge(w, k));
    return value_text(kpi_say_word(
        &w->say,
        "收款口径：“收款”为收到的货币资金；“收款核销”为货币资金和票据按核销日"
        "冲减单据；“收回”为其中以货币资金核销的逾期款。",
        "Collected is cash that came in; paid is what cash and bills were "
        "applied to documents; recovered is what cash paid of overdue ones."));
}
