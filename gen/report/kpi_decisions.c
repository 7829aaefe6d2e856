#include "report/kpi_parts.h"

#include "measure/decision.h"

#define SHOWN 2 /* of each kind on the page; the rest is told in sums */

/* Each is a proposal: management decides. */
static const struct bilingual kinds[DECISION_KINDS] = {
    [DECISION_STOP_SUPPLY] = {"停止供货候选", "Stop supply"},
    [DECISION_OVER_LIMIT] = {"超信用额度", "Over limit"},
    [DECISION_HAND_OVER] = {"移交律师候选", "Hand over"},
    [DECISION_WRITE_OFF] = {"申报债权或核销候选", "Lodge or write off"},
    [DECISION_DISPUTE] = {"超期未决争议", "Old dispute"},
};

static const struct bilingual bases[] = {
    [SUPPLY_BASELESS] = {"尚无停止供货的依据，须先补充合同条款或证据",
                         "no basis on file yet"},
    [SUPPLY_BY_527_UNTOLD] = {"有丧失偿债能力的证据，尚未通知（民法典第528条）",
                              "evidence of inability to pay, but no notice yet "
                              "(Civil Code art. 528)"},
    [SUPPLY_BY_527] = {"依据：民法典第527条，已通知",
                       "basis: Civil Code art. 527, notice given"},
    [SUPPLY_BY_526] = {"依据：约定先付款，民法典第526条",
                       "basis: payment was due first, Civil Code art. 526"},
    [SUPPLY_BY_CLAUSE] = {"依据：合同停供条款", "basis: the contract's clause"},
};

static struct str say(const struct kpi_parts *w, struct bilingual text)
{
    return kpi_say_word(&w->say, text.zh, text.en);
}

/* "2 笔", "2 documents". */
static struct str count_words(const struct kpi_parts *w,
                              const struct decision *d)
{
    if (w->say.language != LANGUAGE_EN)
        return arena_format(w->arena, "%zu 笔", d->count);
    return arena_format(w->arena, "%zu document%s", d->count,
                        d->count == 1 ? "" : "s");
}

static struct str overdue_words(const struct kpi_parts *w,
                                const struct decision *d)
{
    return arena_format(w->arena,
                        w->say.language == LANGUAGE_EN
                            ? "%.*s, up to %d days overdue"
                            : "%.*s，最长逾期 %d 天",
                        STR_ARG(count_words(w, d)), d->days);
}

static struct str stop_reason(const struct kpi_parts *w,
                              const struct decision *d)
{
    bool english = w->say.language == LANGUAGE_EN;
    const char *between = english ? "; " : "；";
    struct str text = arena_format(
        w->arena, "%.*s%s%.*s", STR_ARG(overdue_words(w, d)), between,
        STR_ARG(d->stop->is_foreign
                    ? kpi_say_word(&w->say, "适用外国法，依据另行核实",
                                   "another law governs: check the basis")
                    : say(w, bases[d->stop->basis])));

    if (d->stop->promise)
        text =
            arena_format(w->arena, "%.*s%s", STR_ARG(text),
                         english ? "; a promise is running" : "；承诺付款期内");
    if (d->stop->bank)
        text = arena_format(w->arena, "%.*s%s", STR_ARG(text),
                            english ? "; money at the bank, not posted"
                                    : "；有到账待入账款项");
    return text;
}

static struct str limit_reason(const struct kpi_parts *w,
                               const struct decision *d)
{
    return arena_format(
        w->arena,
        w->say.language == LANGUAGE_EN ? "uses %.*s of a limit of %.*s"
                                       : "已用 %.*s，额度 %.*s",
        STR_ARG(kpi_say_amount(&w->say, d->limit->use, d->currency)),
        STR_ARG(kpi_say_amount(&w->say, d->limit->limit, d->currency)));
}

static struct str dispute_reason(const struct kpi_parts *w,
                                 const struct decision *d)
{
    bool english = w->say.language == LANGUAGE_EN;
    struct str since = date_iso(d->dispute->from, w->arena);
    struct str text = arena_format(
        w->arena,
        english ? "%.*s, since %.*s (%d days)" : "%.*s，自 %.*s 起已 %d 天",
        STR_ARG(count_words(w, d)), STR_ARG(since), d->days);

    if (!d->dispute->reason.len)
        return text;
    return arena_format(w->arena, "%.*s%s%.*s", STR_ARG(text),
                        english ? ": " : "：", STR_ARG(d->dispute->reason));
}

static struct str write_off_reason(const struct kpi_parts *w,
                                   const struct decision *d)
{
    bool english = w->say.language == LANGUAGE_EN;

    if (!d->winding_up)
        return overdue_words(w, d);
    return arena_format(w->arena, "%.*s%s", STR_ARG(overdue_words(w, d)),
                        english ? "; insolvent, in liquidation or struck off"
                                : "；已破产、清算或注销");
}

static struct str reason(const struct kpi_parts *w, const struct decision *d)
{
    switch (d->kind) {
    case DECISION_STOP_SUPPLY:
        return stop_reason(w, d);
    case DECISION_OVER_LIMIT:
        return limit_reason(w, d);
    case DECISION_DISPUTE:
        return dispute_reason(w, d);
    case DECISION_WRITE_OFF:
        return write_off_reason(w, d);
    case DECISION_HAND_OVER:
    case DECISION_KINDS:
        break;
    }
    return arena_format(w->arena, "%.*s%s", STR_ARG(overdue_words(w, d)),
                        w->say.language == LANGUAGE_EN
                            ? "; not with the lawyer yet"
                            : "；尚未移交");
}

/* Whose it is to prepare. */
static struct str owner(const struct kpi_parts *w, uint32_t customer)
{
    const struct customer *c = &w->report->ledger->customers[customer];

    if (c->collector.len)
        return c->collector;
    if (c->salesperson.len)
        return c->salesperson;
    return kpi_say_word(&w->say, "未指定", "not assigned");
}

static struct value decision_value(const struct kpi_parts *w,
                                   const struct decision *d, bool shown)
{
    const struct customer *c = &w->report->ledger->customers[d->customer];
    struct value v = value_map_new(w->arena);
    const struct {
        const char *key;
        struct value value;
    } entries[] = {
        {"name", value_text(decision_names[d->kind])},
        {"label", value_text(say(w, kinds[d->kind]))},
        {"currency", value_z(d->currency->code)},
        {"customer_id", value_text(c->customer_id)},
        {"who", value_text(kpi_part_name(w, d->customer))},
        {"amount", value_minor(d->amount, d->currency)},
        {"documents", value_integer((int64_t)d->count)},
        {"days", value_integer(d->days)},
        {"reason", value_text(reason(w, d))},
        {"owner", value_text(owner(w, d->customer))},
        {"shown", value_bool(shown)},
    };

    for (size_t i = 0; i < COUNT(entries); i++)
        value_set(v, entries[i].key, entries[i].value, w->arena);
    return v;
}

static const struct decision_currency *find(const struct kpi_parts *w,
                                            const struct currency *currency)
{
    const struct decisions *all = w->report->decisions;

    for (size_t i = 0; all && i < all->count; i++)
        if (all->items[i].currency == currency)
            return &all->items[i];
    return NULL;
}

static struct str sentence(const struct kpi_parts *w,
                           const struct decision_currency *c)
{
    bool english = w->say.language == LANGUAGE_EN;
    struct buf b = buf_new(w->arena, 1 << 16);
    size_t n = 0;

    for (size_t i = 0; i < DECISION_KINDS; i++) {
        const struct decision_sum *sum = &c->sums[i];

        if (!sum->count)
            continue;
        buf_add_z(&b, !n++ ? "" : english ? "; " : "；");
        buf_add_format(
            &b, english ? "%.*s: %zu, %.*s" : "%.*s %zu 户 %.*s",
            STR_ARG(say(w, kinds[i])), sum->count,
            STR_ARG(kpi_say_amount(&w->say, sum->amount, c->currency)));
    }
    buf_add_z(&b, english ? "." : "。");
    return buf_str(&b);
}

static struct value sums_value(const struct kpi_parts *w,
                               const struct decision_currency *c)
{
    struct value list = value_list_new(w->arena);

    for (size_t i = 0; c && i < DECISION_KINDS; i++) {
        struct value v = value_map_new(w->arena);

        value_set(v, "name", value_text(decision_names[i]), w->arena);
        value_set(v, "label", value_text(say(w, kinds[i])), w->arena);
        value_set(v, "customers", value_integer((int64_t)c->sums[i].count),
                  w->arena);
        value_set(v, "amount", value_minor(c->sums[i].amount, c->currency),
                  w->arena);
        value_push(list, v, w->arena);
    }
    return list;
}

struct value kpi_part_decisions(struct kpi_parts *w, const struct kpi *k)
{
    const struct decision_currency *c = find(w, k->currency);
    struct value v = value_map_new(w->arena);
    struct value list = value_list_new(w->arena);
    size_t of_kind = 0;

    for (size_t i = 0; c && i < c->count; i++) {
        of_kind =
            i && c->items[i - 1].kind == c->items[i].kind ? of_kind + 1 : 0;
        value_push(list, decision_value(w, &c->items[i], of_kind < SHOWN),
                   w->arena);
    }
    value_set(v, "any", value_bool(c && c->count), w->arena);
    value_set(v, "sentence",
              c && c->count ? value_text(sentence(w, c)) : value_null(),
              w->arena);
    value_set(v, "absent",
              value_text(w->report->entities
                             ? kpi_say_word(&w->say,
                                            "多账簿合并报告不列此项，见各账簿的"
                                            "报告",
                                            "not told of several books "
                                            "together: see the report of each")
                             : kpi_say_word(&w->say, "没有需要决定的事项",
                                            "nothing waits for a decision")),
              w->arena);
    value_set(v, "sums", sums_value(w, c), w->arena);
    value_set(v, "items", list, w->arena);
    return v;
}
