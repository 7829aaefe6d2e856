#include "report/provision_value.h"

#include "report/words.h"

static struct str say(struct bilingual text, enum language language)
{
    return str_from_z(language == LANGUAGE_EN ? text.en : text.zh);
}

struct str provision_segment_label(const struct provision *p, size_t segment,
                                   enum language language, struct arena *a)
{
    static const struct bilingual not_due = {"未到期（含当日到期）",
                                             "Not due, or due today"};

    if (p->policy->basis == PROVISION_DISCLOSURE)
        return disclosure_label(segment, language);
    if (p->policy->not_due_count == 0 && segment == 0)
        return say(not_due, language);
    return bucket_label(&p->segments[segment], language, a);
}

struct str provision_portfolio_label(const struct provision_portfolio *x,
                                     enum language language)
{
    static const struct bilingual by_due = {"账龄组合", "Ageing portfolio"};

    return x->name.len ? x->name : say(by_due, language);
}

/* "2026-01-31、2026-02-28 ..." of the first missing ones. */
static struct str missing_days(const struct provision_rolls *rolls,
                               enum language language, struct arena *a)
{
    struct str list = {0};
    const char *comma = language == LANGUAGE_EN ? ", " : "、";

    for (size_t i = 0; i < rolls->missing_count; i++)
        list = arena_format(a, "%.*s%s%.*s", STR_ARG(list), i ? comma : "",
                            STR_ARG(date_iso(rolls->missing[i], a)));
    return list;
}

struct str provision_missing_words(const struct provision_matrix *m,
                                   enum language language, struct arena *a)
{
    static const struct bilingual no_policy = {
        "数据不足：duebook.yaml 的 provision 未设损失率（rates），不计提。",
        "Not enough data: duebook.yaml sets no rates in \"provision\"; nothing "
        "is provided."};
    static const struct bilingual nothing = {
        "数据不足：观察期内有的分段没有余额，无法计算迁徙率，该段及以前各段不"
        "计提。",
        "Not enough data: in the periods observed a segment held nothing; it "
        "and those before it have no rate."};
    const struct provision_rolls *rolls = m->rolls;

    switch (m->missing) {
    case PROVISION_TOLD:
        break;
    case PROVISION_NO_POLICY:
        return say(no_policy, language);
    case PROVISION_NO_OBSERVATION:
        return say(nothing, language);
    case PROVISION_FEW_CLOSES:
        return arena_format(
            a,
            language == LANGUAGE_EN
                ? "Not enough data: %zu periods are needed, and these days are "
                  "not closed: %.*s."
                : "数据不足：需要 %zu 个观察期，以下各日尚未结账：%.*s。",
            rolls->periods_wanted, STR_ARG(missing_days(rolls, language, a)));
    }
    return (struct str){0};
}

struct str provision_exclusion_label(enum provision_exclusion why,
                                     enum language language)
{
    static const struct bilingual labels[PROVISION_EXCLUSION_COUNT] = {
        [PROVISION_EXCLUDED_CLASS] = {"按款项类别除外（如票据）",
                                      "Left out by class, such as bills"},
        [PROVISION_EXCLUDED_RETENTION] =
            {"尚未到期的质保金（合同资产）",
             "Retention that is not due (contract asset)"},
        [PROVISION_EXCLUDED_CUSTOMER] = {"按客户除外（如关联方）",
                                         "Left out by customer, such as "
                                         "related parties"}};

    return say(labels[why], language);
}

struct str provision_opening_words(const struct provision_movement *m,
                                   enum language language, struct arena *a)
{
    static const struct bilingual unknown = {
        "数据不足：没有上次结账，坏账准备表（records/）也没有本日以前的余额，"
        "无法确定本次分录；余额为零的请填 0。",
        "Not enough data: no earlier close and no balance before this day in "
        "records/ allowance, so that the entry is not known; where it is "
        "nothing, fill in 0."};
    bool english = language == LANGUAGE_EN;

    switch (m->source) {
    case OPENING_UNKNOWN:
        return say(unknown, language);
    case OPENING_CLOSE:
        return arena_format(a,
                            english ? "Opening: close %.*s" : "期初：结账 %.*s",
                            STR_ARG(m->close_name));
    case OPENING_RECORDS:
        break;
    }
    return arena_format(a,
                        english ? "Opening: records/ allowance of %.*s"
                                : "期初：坏账准备表（records/）%.*s 的余额",
                        STR_ARG(date_iso(m->opening_date, a)));
}

bool provision_lacks_rates(const struct provision_matrix *m, size_t segments)
{
    for (size_t i = 0; i < segments; i++)
        if (m->cells[i].base && !m->cells[i].has_rate)
            return true;
    return false;
}

/* --- data ----------------------------------------------------------------- */

static struct value rate_value(bool has, struct decimal rate)
{
    return has ? value_decimal(rate) : value_null();
}

static struct value single_value(const struct provision_single *x,
                                 const struct ledger *l,
                                 const struct currency *c, struct arena *a)
{
    struct value v = value_map_new(a);
    bool by_rate = x->entry->amount.currency == NULL;

    value_set(v, "customer_id",
              value_text(l->customers[x->customer].customer_id), a);
    value_set(v, "name", value_text(l->customers[x->customer].name), a);
    value_set(v, "reason", value_text(x->entry->reason), a);
    value_set(v, "from", value_date(x->entry->from), a);
    value_set(v, "gross", value_minor(x->gross, c), a);
    value_set(v, "credits", value_minor(x->credits, c), a);
    value_set(v, "base", value_minor(x->base, c), a);
    value_set(v, "rate", rate_value(by_rate, x->entry->rate), a);
    value_set(v, "amount",
              by_rate ? value_null() : value_money(x->entry->amount), a);
    value_set(v, "required", value_minor(x->required, c), a);
    value_set(v, "capped", value_bool(x->capped), a);
    return v;
}

static struct value days_value(const struct date *days, size_t n,
                               struct arena *a)
{
    struct value list = value_list_new(a);

    for (size_t i = 0; i < n; i++)
        value_push(list, value_date(days[i]), a);
    return list;
}

static struct value roll_value(const struct provision_roll *x,
                               const struct currency *c, struct arena *a)
{
    struct value v = value_map_new(a);

    value_set(v, "balance", value_minor(x->balance, c), a);
    value_set(v, "stayed", value_minor(x->stayed, c), a);
    value_set(v, "rolled", value_minor(x->rolled, c), a);
    value_set(v, "rate", rate_value(x->has_rate, x->rate), a);
    return v;
}

static struct value rolls_value(const struct provision *p,
                                const struct provision_rolls *rolls,
                                struct arena *a)
{
    struct value v = value_map_new(a), average = value_list_new(a),
                 observed = value_list_new(a), periods = value_list_new(a);
    size_t segments = p->segment_count;

    value_set(v, "currency", value_z(rolls->currency->code), a);
    value_set(v, "days", days_value(rolls->days, rolls->periods_wanted + 1, a),
              a);
    value_set(v, "missing_days",
              days_value(rolls->missing, rolls->missing_count, a), a);
    for (size_t i = 0; i + 1 < segments; i++) {
        value_push(average,
                   rate_value(rolls->observed[i] > 0, rolls->average[i]), a);
        value_push(observed, value_integer((int64_t)rolls->observed[i]), a);
    }
    for (size_t k = 0; k < rolls->period_count; k++) {
        struct value row = value_list_new(a);

        for (size_t i = 0; i + 1 < segments; i++)
            value_push(
                row,
                roll_value(&rolls->cells[k * segments + i], rolls->currency, a),
                a);
        value_push(periods, row, a);
    }
    value_set(v, "average", average, a);
    value_set(v, "observed", observed, a);
    value_set(v, "periods", periods, a);
    return v;
}

static struct value cell_value(const struct provision *p, size_t segment,
                               const struct provision_cell *x,
                               const struct currency *c, struct arena *a)
{
    struct value v = value_map_new(a);

    value_set(v, "key", value_text(p->segments[segment].name), a);
    value_set(v, "gross", value_minor(x->gross, c), a);
    value_set(v, "credits", value_minor(x->credits, c), a);
    value_set(v, "base", value_minor(x->base, c), a);
    value_set(v, "rate", rate_value(x->has_rate, x->rate), a);
    value_set(v, "required",
              x->has_rate ? value_minor(x->required, c) : value_null(), a);
    return v;
}

static struct value matrix_value(const struct provision *p,
                                 const struct provision_matrix *m,
                                 const struct currency *c,
                                 enum language language, struct arena *a)
{
    struct value v = value_map_new(a), list = value_list_new(a);

    for (size_t i = 0; i < p->segment_count; i++)
        value_push(list, cell_value(p, i, &m->cells[i], c, a), a);
    value_set(v, "name",
              value_text(provision_portfolio_label(m->portfolio, language)), a);
    value_set(v, "missing",
              value_text_or_null(provision_missing_words(m, language, a)), a);
    value_set(v, "segments", list, a);
    value_set(v, "gross", value_minor(m->total.gross, c), a);
    value_set(v, "credits", value_minor(m->total.credits, c), a);
    value_set(v, "base", value_minor(m->total.base, c), a);
    value_set(v, "required", value_minor(m->total.required, c), a);
    value_set(v, "rolls", m->rolls ? rolls_value(p, m->rolls, a) : value_null(),
              a);
    return v;
}

bool provision_entry_known(const struct provision_currency_part *part)
{
    return part->is_complete && part->movement.source != OPENING_UNKNOWN;
}

static struct value movement_value(const struct provision_currency_part *part,
                                   struct arena *a)
{
    static const char *const sources[] = {[OPENING_UNKNOWN] = "unknown",
                                          [OPENING_CLOSE] = "close",
                                          [OPENING_RECORDS] = "records"};
    const struct provision_movement *m = &part->movement;
    const struct currency *c = part->currency;
    struct value v = value_map_new(a);
    bool opened = m->source != OPENING_UNKNOWN;
    bool known = provision_entry_known(part);
    const struct {
        const char *key;
        bool known;
        int64_t minor;
    } amounts[] = {{"opening", opened, m->opening},
                   {"charge", known, m->charge},
                   {"reversal", known, m->reversal},
                   {"writeoffs", opened, m->writeoffs},
                   {"other", opened, m->other},
                   {"before", opened, m->before},
                   {"entry", known, m->entry},
                   {"closing", part->is_complete, m->closing}};

    value_set(v, "source", value_z(sources[m->source]), a);
    value_set(v, "opening_date", value_date(m->opening_date), a);
    value_set(v, "close", value_text_or_null(m->close_name), a);
    for (size_t i = 0; i < COUNT(amounts); i++)
        value_set(v, amounts[i].key,
                  amounts[i].known ? value_minor(amounts[i].minor, c)
                                   : value_null(),
                  a);
    return v;
}

static struct value excluded_value(const struct provision_currency_part *part,
                                   struct arena *a)
{
    static const char *const keys[PROVISION_EXCLUSION_COUNT] = {
        [PROVISION_EXCLUDED_CLASS] = "class",
        [PROVISION_EXCLUDED_RETENTION] = "retention",
        [PROVISION_EXCLUDED_CUSTOMER] = "customer"};
    struct value v = value_map_new(a);

    for (size_t i = 0; i < PROVISION_EXCLUSION_COUNT; i++)
        value_set(v, keys[i], value_minor(part->excluded[i], part->currency),
                  a);
    return v;
}

static struct value part_value(const struct provision *p,
                               const struct ledger *l,
                               const struct provision_currency_part *part,
                               enum language language, struct arena *a)
{
    const struct currency *c = part->currency;
    struct value v = value_map_new(a), singles = value_list_new(a),
                 matrices = value_list_new(a);

    for (size_t i = 0; i < part->single_count; i++)
        value_push(singles, single_value(&part->singles[i], l, c, a), a);
    for (size_t i = 0; i < part->matrix_count; i++)
        value_push(matrices,
                   matrix_value(p, &part->matrices[i], c, language, a), a);
    value_set(v, "currency", value_z(c->code), a);
    value_set(v, "gross", value_minor(part->gross, c), a);
    value_set(v, "credits", value_minor(part->credits_all, c), a);
    value_set(v, "credits_left", value_minor(part->credits_left, c), a);
    value_set(v, "excluded", excluded_value(part, a), a);
    value_set(v, "singles", singles, a);
    value_set(v, "portfolios", matrices, a);
    value_set(v, "complete", value_bool(part->is_complete), a);
    value_set(v, "required", value_minor(part->required, c), a);
    value_set(v, "movement", movement_value(part, a), a);
    return v;
}

struct value provision_value(const struct provision *p, const struct ledger *l,
                             enum language language, struct arena *a)
{
    struct value v = value_map_new(a), segments = value_list_new(a),
                 parts = value_list_new(a);
    const struct provision_policy *policy = p->policy;

    for (size_t i = 0; i < p->segment_count; i++) {
        struct value one = value_map_new(a);

        value_set(one, "key", value_text(p->segments[i].name), a);
        value_set(one, "label",
                  value_text(provision_segment_label(p, i, language, a)), a);
        value_push(segments, one, a);
    }
    for (size_t i = 0; i < p->part_count; i++)
        value_push(parts, part_value(p, l, &p->parts[i], language, a), a);
    value_set(v, "is_set", value_bool(policy->is_set), a);
    value_set(v, "basis",
              value_z(policy->basis == PROVISION_DUE ? "due" : "disclosure"),
              a);
    value_set(v, "credits",
              value_z(policy->credits == PROVISION_CREDITS_REDUCE ? "reduce"
                                                                  : "apart"),
              a);
    value_set(v, "lgd", rate_value(policy->periods > 0, policy->lgd), a);
    value_set(v, "forward", rate_value(policy->periods > 0, policy->forward),
              a);
    value_set(v, "segments", segments, a);
    value_set(v, "currencies", parts, a);
    return v;
}

size_t provision_voucher(const struct provision_currency_part *part,
                         enum language language, struct voucher_line *lines)
{
    static const struct bilingual loss = {"信用减值损失",
                                          "Credit impairment loss"};
    static const struct bilingual allowance = {"坏账准备",
                                               "Allowance for bad debts"};
    int64_t entry = part->movement.entry;

    if (!provision_entry_known(part) || entry == 0)
        return 0;
    lines[entry < 0] = (struct voucher_line){.account = say(loss, language),
                                             .debit = entry > 0};
    lines[entry > 0] = (struct voucher_line){
        .account = say(allowance, language), .debit = entry < 0};
    lines[0].minor = lines[1].minor = entry < 0 ? -entry : entry;
    return 2;
}

/* Whoever posts both would provide twice. */
static struct str replaced_words(const struct provision_movement *m,
                                 enum language language, struct arena *a)
{
    if (!m->replaces.len)
        return (struct str){0};
    return arena_format(a,
                        language == LANGUAGE_EN
                            ? "; replaces the voucher of the close %.*s, which "
                              "is to be reversed first"
                            : "（替代 %.*s 结账的坏账准备凭证，原凭证应先以红字"
                              "冲销）",
                        STR_ARG(m->replaces));
}

struct str provision_voucher_text(const struct provision *p,
                                  const struct provision_currency_part *part,
                                  enum language language, struct arena *a)
{
    bool reversed = part->movement.entry < 0;
    struct str day = date_in_words(p->day, language, a);
    struct str replaced = replaced_words(&part->movement, language, a);

    if (language == LANGUAGE_EN)
        return arena_format(a, "Allowance for bad debts as of %.*s%s%.*s",
                            STR_ARG(day), reversed ? ", reversed" : "",
                            STR_ARG(replaced));
    return arena_format(a, "%s截至%.*s的应收账款坏账准备%.*s",
                        reversed ? "转回" : "计提", STR_ARG(day),
                        STR_ARG(replaced));
}
