#include "report/warning_text.h"

#include "base/buf.h"
#include "report/words.h"

static const struct bilingual labels[WARNING_KINDS] = {
    [WARNING_BILL] = {"票据退回", "Bill returned"},
    [WARNING_PROMISE] = {"承诺失约", "Promise broken"},
    [WARNING_LIMIT] = {"超信用额度", "Limit passed"},
    [WARNING_SLOWER] = {"付款变慢", "Paying slower"},
    [WARNING_FIRST_LATE] = {"首次逾期", "Late, first time"},
    [WARNING_TOP] = {"单户占比高", "Large share"},
    [WARNING_CONCENTRATION] = {"客户集中", "Concentration"},
};

static const struct bilingual lacks[] = {
    [WARNING_KNOWN] = {"", ""},
    [WARNING_NO_PAST] = {"数据不足：未清项导出没有付款经过，无法判断",
                         "Not enough data: an export of open items does not "
                         "tell who paid when"},
    [WARNING_NO_RECEIPTS] = {"数据不足：没有收款记录",
                             "Not enough data: no receipts were given"},
    [WARNING_NO_LIMITS] = {"数据不足：客户资料中没有信用额度",
                           "Not enough data: no customer has a credit limit"},
    [WARNING_NO_PROMISES] = {"没有付款承诺的记录", "No promise is on record"},
    [WARNING_NO_BILLS] = {"没有票据记录", "There are no bills"},
    [WARNING_FEW] = {"客户过少，不作判断", "Too few customers to judge"},
};

struct str warning_label(enum warning_kind kind, enum language language)
{
    return str_from_z(language == LANGUAGE_ZH ? labels[kind].zh
                                              : labels[kind].en);
}

struct str warning_lack(enum warning_known known, enum language language)
{
    return str_from_z(language == LANGUAGE_ZH ? lacks[known].zh
                                              : lacks[known].en);
}

/* What the rule's numbers are, in the order in which its text has them. */
struct str warning_rule(enum warning_kind kind, const struct warning_policy *p,
                        enum language language, struct arena *a)
{
    bool zh = language == LANGUAGE_ZH;

    switch (kind) {
    case WARNING_BILL:
        return zh ? STR("票据被拒付退回，所恢复的应收尚未收回")
                  : STR("A bill came back, and what it had paid is open");
    case WARNING_PROMISE:
        return arena_format(
            a,
            zh ? "近 %d 天内到期的付款承诺未履行，且仍有逾期款"
               : "A promise of the last %d days was broken, and "
                 "he is overdue",
            (int)p->recent_days);
    case WARNING_LIMIT:
        return arena_format(a,
                            zh ? p->limit_percent < 100
                                     ? "信用额度使用率达到 %d%%"
                                     : "信用额度使用率超过 %d%%"
                               : "More than %d %% of the credit limit is used",
                            (int)p->limit_percent);
    case WARNING_SLOWER:
        return arena_format(
            a,
            zh ? "近 %d 天平均付款天数比此前 %d 天晚 %d "
                 "天以上且已逾期付款（按金"
                 "额加权，各不少于 %d 笔）"
               : "Payments of the last %d days came later after the due day "
                 "than those of the %d days before, by %d days or more, and "
                 "late (weighted by amounts; %d payments in each at least)",
            (int)p->recent_days, (int)p->history_days, (int)p->slower_days,
            (int)p->payments);
    case WARNING_FIRST_LATE:
        return arena_format(
            a,
            zh ? "逾期满 %d 天、不超过 %d 天，而此前到期的单据（不少于 %d "
                 "张）从未"
                 "逾期满 %d 天"
               : "%d to %d days overdue, and none of his earlier documents (%d "
                 "at least) was ever %d days late",
            (int)p->late_days, (int)p->recent_days, (int)p->payments,
            (int)p->late_days);
    case WARNING_TOP:
        return arena_format(a,
                            zh ? "单一客户（按集团合并）占该币种应收 %d%% 以上"
                               : "One customer or group owes %d %% of a "
                                 "currency or more",
                            (int)p->top_percent);
    case WARNING_CONCENTRATION:
        return arena_format(a,
                            zh ? "赫芬达尔指数（HHI）达到 %d 点"
                               : "The Herfindahl-Hirschman index is %d points "
                                 "or more",
                            (int)p->hhi);
    case WARNING_KINDS:
        break;
    }
    return STR("");
}

static struct str amount_of(const struct warning *w, int64_t minor,
                            struct arena *a)
{
    return arena_format(
        a, "%s %.*s", w->currency->code,
        STR_ARG(money_grouped((struct money){minor, w->currency}, a)));
}

/* "25.3", per cent with one decimal; nothing of nothing is none. */
static struct str percent_of(int64_t part, int64_t whole, struct arena *a)
{
    struct decimal x = {0, 1};

    if (whole == 0 ||
        !decimal_muldiv(part, 1000, whole, ROUND_HALF_UP, &x.units))
        return STR("n/a");
    return decimal_format(x, true, a);
}

/* "逾期 12.5 天" or "提前 3.0 天". */
static struct str days_late(struct decimal x, bool zh, struct arena *a)
{
    bool early = x.units < 0;

    if (early)
        x.units = -x.units;
    return arena_format(a,
                        zh      ? early ? "提前 %.*s 天" : "逾期 %.*s 天"
                        : early ? "%.*s days early"
                                : "%.*s days late",
                        STR_ARG(decimal_format(x, false, a)));
}

static struct str slower_reason(const struct warning *w,
                                const struct warning_policy *p, bool zh,
                                struct arena *a)
{
    struct decimal more = {w->now.units - w->then.units, 1};

    return arena_format(
        a,
        zh ? "近 %d 天付款平均%.*s（%zu 笔），此前 %d 天平均%.*s（%zu "
             "笔），晚了 "
             "%.*s 天；现应收 %.*s。"
           : "Payments of the last %d days: %.*s on average (%zu); of the %d "
             "days before: %.*s (%zu); %.*s days later.  He owes %.*s.",
        (int)p->recent_days, STR_ARG(days_late(w->now, zh, a)), w->count,
        (int)p->history_days, STR_ARG(days_late(w->then, zh, a)), w->then_count,
        STR_ARG(decimal_format(more, false, a)),
        STR_ARG(amount_of(w, w->part, a)));
}

static struct str bill_reason(const struct ledger *l, const struct warning *w,
                              enum language language, struct arena *a)
{
    return arena_format(
        a,
        language == LANGUAGE_ZH
            ? "票据 %.*s（%.*s）于%.*s被拒付退回，所恢复的应收尚有 %.*s 未收。"
            : "Bill %.*s (%.*s) was returned on %.*s; of what it had paid %.*s "
              "is open.",
        STR_ARG(l->bills[w->bill].bill_no), STR_ARG(amount_of(w, w->whole, a)),
        STR_ARG(date_in_words(w->day, language, a)),
        STR_ARG(amount_of(w, w->part, a)));
}

static struct str promise_reason(const struct ledger *l,
                                 const struct warning *w,
                                 enum language language, struct arena *a)
{
    struct date told = l->contacts[w->contact].contact_date;

    return arena_format(
        a,
        language == LANGUAGE_ZH
            ? "%.*s承诺于%.*s前付款 %.*s，按期实付 %.*s，差 %.*s。"
            : "On %.*s he promised to pay by %.*s %.*s; by then he had paid "
              "%.*s, %.*s less.",
        STR_ARG(date_in_words(told, language, a)),
        STR_ARG(date_in_words(w->day, language, a)),
        STR_ARG(amount_of(w, w->whole, a)), STR_ARG(amount_of(w, w->part, a)),
        STR_ARG(amount_of(w, w->amount, a)));
}

static struct str limit_reason(const struct warning *w, bool zh,
                               struct arena *a)
{
    return arena_format(
        a,
        zh ? "信用额度 %.*s，已用 %.*s（使用率 %.*s%%），超额 %.*s。"
           : "Limit %.*s, used %.*s (%.*s %%), %.*s beyond it.",
        STR_ARG(amount_of(w, w->whole, a)), STR_ARG(amount_of(w, w->part, a)),
        STR_ARG(percent_of(w->part, w->whole, a)),
        STR_ARG(amount_of(w, w->amount, a)));
}

static struct str first_late_reason(const struct warning *w,
                                    const struct warning_policy *p, bool zh,
                                    struct arena *a)
{
    return arena_format(
        a,
        zh ? "此前到期的 %zu 张单据均未逾期满 %d 天；现最早一张已逾期 %d "
             "天，逾期"
             "合计 %.*s。"
           : "None of his %zu earlier documents was %d days late; now the "
             "oldest is %d days overdue, in all %.*s.",
        w->then_count, (int)p->late_days, (int)w->days,
        STR_ARG(amount_of(w, w->amount, a)));
}

static struct str share_reason(const struct warning *w, bool zh,
                               struct arena *a)
{
    bool top = w->kind == WARNING_TOP;
    struct str part = amount_of(w, w->part, a);
    struct str whole = amount_of(w, w->whole, a);
    struct str share = percent_of(w->part, w->whole, a);

    if (top)
        return arena_format(
            a,
            zh ? "应收 %.*s，占该币种应收 %.*s 的 %.*s%%（按集团合并，共 %zu "
                 "户）。"
               : "%.*s of the %.*s open in the currency, %.*s %% (groups as "
                 "one, %zu in all).",
            STR_ARG(part), STR_ARG(whole), STR_ARG(share), w->count);
    return arena_format(
        a,
        zh ? "HHI 为 %.*s 点（按集团合并，共 %zu 户）；前五户合计 %.*s，占 "
             "%.*s 的 %.*s%%。"
           : "HHI %.*s points (groups as one, %zu in all); the five largest "
             "owe "
             "%.*s of %.*s, %.*s %%.",
        STR_ARG(decimal_format(w->now, true, a)), w->count, STR_ARG(part),
        STR_ARG(whole), STR_ARG(share));
}

struct str warning_reason(const struct ledger *l, const struct warning *w,
                          const struct warning_policy *p,
                          enum language language, struct arena *a)
{
    bool zh = language == LANGUAGE_ZH;

    switch (w->kind) {
    case WARNING_BILL:
        return bill_reason(l, w, language, a);
    case WARNING_PROMISE:
        return promise_reason(l, w, language, a);
    case WARNING_LIMIT:
        return limit_reason(w, zh, a);
    case WARNING_SLOWER:
        return slower_reason(w, p, zh, a);
    case WARNING_FIRST_LATE:
        return first_late_reason(w, p, zh, a);
    case WARNING_TOP:
    case WARNING_CONCENTRATION:
        return share_reason(w, zh, a);
    case WARNING_KINDS:
        break;
    }
    return STR("");
}

/* Open ones are overdue by now; of payments it is said how late they came. */
static struct str row_days(const struct warning *w, const struct warning_row *r,
                           bool zh, struct arena *a)
{
    bool paid = w->kind == WARNING_SLOWER;

    if (r->days > 0)
        return arena_format(a,
                            zh     ? paid ? "迟付 %d 天" : "逾期 %d 天"
                            : paid ? "%d days late"
                                   : "%d days overdue",
                            (int)r->days);
    if (paid)
        return zh ? STR("按期") : STR("in time");
    return zh ? STR("未到期") : STR("not due");
}

struct str warning_rows(const struct ledger *l, const struct warning *w,
                        enum language language, struct arena *a)
{
    bool zh = language == LANGUAGE_ZH;
    struct buf text = buf_new(a, 4096);
    size_t n = w->row_count < WARNING_ROWS ? w->row_count : WARNING_ROWS;

    for (size_t i = 0; i < n; i++) {
        const struct warning_row *r = &w->rows[i];
        const struct document *doc = &l->documents[r->document];
        struct str part = doc->details ? doc->details->installment_no : STR("");
        struct money open = {r->amount, w->currency};

        buf_add_format(&text, zh ? "%s%.*s %.*s（%.*s）" : "%s%.*s %.*s (%.*s)",
                       i == 0 ? ""
                       : zh   ? "；"
                              : "; ",
                       STR_ARG(installment_number(doc->doc_no, part, a)),
                       STR_ARG(money_grouped(open, a)),
                       STR_ARG(row_days(w, r, zh, a)));
    }
    if (w->row_count > n)
        buf_add_format(&text, zh ? "；等 %zu 张" : "; %zu in all",
                       w->row_count);
    return buf_str(&text);
}
