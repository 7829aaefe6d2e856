#include "report/kpi_value.h"

/* One figure of one currency. */
struct figure {
    struct ratio ratio;
    int64_t numerator, denominator;
    bool no_numerator, no_denominator; /* not known, which is not zero */
    struct date from;
    int32_t factor; /* days of the formula; 0: none */
    int32_t window; /* days that the figure looks back; 0: of one day */
};

static struct figure dso(const struct kpi *k)
{
    return (struct figure){.ratio = k->dso,
                           .numerator = k->receivables,
                           .denominator = k->sales,
                           .from = k->sales_from,
                           .factor = k->dso_days,
                           .window = k->dso_days};
}

static struct figure recovery_rate(const struct kpi *k)
{
    return (struct figure){.ratio = k->recovery_rate,
                           .numerator = k->recovered,
                           .denominator = k->recovery_base,
                           .no_numerator = !k->has_history || !k->has_receipts,
                           .no_denominator = !k->has_history,
                           .from = k->period_from,
                           .window = k->recovery_days};
}

static struct figure percent_overdue(const struct kpi *k)
{
    return (struct figure){.ratio = k->percent_overdue,
                           .numerator = k->overdue,
                           .denominator = k->receivables,
                           .from = k->as_of};
}

static struct figure percent_over_90(const struct kpi *k)
{
    return (struct figure){.ratio = k->percent_over_90,
                           .numerator = k->over_90,
                           .denominator = k->receivables,
                           .from = k->as_of};
}

static struct figure overdue_drop(const struct kpi *k)
{
    return (struct figure){.ratio = k->overdue_drop,
                           .numerator = k->opening_overdue - k->overdue,
                           .denominator = k->opening_overdue,
                           .no_numerator = !k->has_history,
                           .no_denominator = !k->has_history,
                           .from = k->period_from,
                           .window = k->recovery_days};
}

static struct figure cost_rate(const struct kpi *k)
{
    return (struct figure){.ratio = k->cost_rate,
                           .numerator = k->cost,
                           .denominator = k->collected,
                           .no_denominator = !k->has_receipts,
                           .from = k->period_from,
                           .window = k->recovery_days};
}

struct words {
    const char *zh, *en;
};

static const struct {
    const char *name;
    struct figure (*of)(const struct kpi *k);
    bool headline, of_past, of_receipts;
    bool of_cash; /* counts it: without receipts that is said, whatever else
                     is missing */
    struct words title; /* on the card; %d: days of the window */
    struct words label, unit, formula, numerator, denominator;
} figures[] = {
    {"dso",
     dso,
     true,
     false,
     false,
     false,
     {"DSO（近%d天）", "DSO (%d days)"},
     {"应收账款周转天数（DSO）", "Days sales outstanding (DSO)"},
     {"天", "days"},
     {"期末应收净额 × 天数 ÷ 期间赊销额",
      "net closing receivables × days ÷ credit sales"},
     {"期末应收净额", "net closing receivables"},
     {"期间赊销额", "credit sales of the period"}},
    {"recovery_rate",
     recovery_rate,
     true,
     true,
     true,
     true,
     {"逾期款收回率（近%d天）", "Recovery rate (%d days)"},
     {"逾期款收回率", "Recovery rate"},
     {"%", "%"},
     {"收回逾期款 ÷（期初＋新增逾期）",
      "recovered ÷ (opening + newly overdue)"},
     {"期间收回的逾期款", "overdue money recovered in the period"},
     {"期初逾期与期间新增逾期之和",
      "overdue at the start and newly overdue in the period"}},
    {"percent_overdue",
     percent_overdue,
     true,
     false,
     false,
     false,
     {"逾期占比（占应收净额）", "Overdue (of net receivables)"},
     {"逾期占比（占应收净额）", "Overdue share (of net receivables)"},
     {"%", "%"},
     {"逾期金额 ÷ 期末应收净额", "overdue ÷ net closing receivables"},
     {"逾期金额", "overdue"},
     {"期末应收净额", "net closing receivables"}},
    {"percent_over_90",
     percent_over_90,
     false,
     false,
     false,
     false,
     {"逾期90天以上占比（占应收净额）", "Over 90 days (of net receivables)"},
     {"逾期90天以上占比（占应收净额）", "Over 90 days (of net receivables)"},
     {"%", "%"},
     {"逾期90天以上 ÷ 期末应收净额", "over 90 days ÷ net closing receivables"},
     {"逾期90天以上金额", "overdue by more than 90 days"},
     {"期末应收净额", "net closing receivables"}},
    {"overdue_drop",
     overdue_drop,
     false,
     true,
     true,
     false,
     {"逾期账款下降率（近%d天）", "Drop in overdue (%d days)"},
     {"逾期账款下降率", "Drop in overdue"},
     {"%", "%"},
     {"（期初逾期 − 期末逾期）÷ 期初逾期",
      "(opening − closing overdue) ÷ opening"},
     {"逾期减少额", "decrease of overdue"},
     {"期初逾期", "overdue at the start of the period"}},
    {"cost_rate",
     cost_rate,
     true,
     false,
     true,
     true,
     {"催收成本率（近%d天）", "Cost of collection (%d days)"},
     {"催收成本率", "Cost of collection"},
     {"%", "%"},
     {"催收费用 ÷ 期间收款", "collection cost ÷ cash collected"},
     {"期间催收费用", "cost of collection of the period"},
     {"期间收款", "cash collected in the period"}},
};

struct kpi_writer {
    const struct ledger *ledger;
    const struct entities *entities; /* or NULL: one book */
    const struct policy *policy;
    enum language language;
    struct arena *arena;
};

static struct str say(const struct kpi_writer *w, struct words words)
{
    return str_from_z(w->language == LANGUAGE_EN ? words.en : words.zh);
}

/* "1,200,000.00 × 90 ÷ 3,000,000.00": the formula with its numbers. */
static struct str working(const struct kpi_writer *w, const struct figure *f,
                          const struct currency *currency)
{
    struct money numerator = {f->numerator, currency};
    struct money denominator = {f->denominator, currency};
    struct str factor = STR("");

    if (f->factor)
        factor = arena_format(w->arena, " × %d", f->factor);
    return arena_format(w->arena, "%.*s%.*s ÷ %.*s",
                        STR_ARG(money_grouped(numerator, w->arena)),
                        STR_ARG(factor),
                        STR_ARG(money_grouped(denominator, w->arena)));
}

/* "2026-04-19 至 07-17"; one date where the figure is of one day. */
static struct str period(const struct kpi_writer *w, struct date from,
                         struct date to)
{
    struct str first = date_iso(from, w->arena);
    struct str last = date_iso(to, w->arena);
    const char *between = w->language == LANGUAGE_EN ? "to" : "至";

    if (from.day == to.day)
        return last;
    if (date_civil(from).year == date_civil(to).year)
        last = str_skip(last, sizeof("2026-") - 1);
    return arena_format(w->arena, "%.*s %s %.*s", STR_ARG(first), between,
                        STR_ARG(last));
}

/* "逾期款收回率（近7天）". */
static struct str title(const struct kpi_writer *w, size_t i,
                        const struct figure *f)
{
    struct str text = say(w, figures[i].title);
    int64_t at = str_find(text, STR("%d"));

    if (at < 0)
        return text;
    return arena_format(w->arena, "%.*s%d%.*s",
                        STR_ARG(str_head(text, (size_t)at)), f->window,
                        STR_ARG(str_skip(text, (size_t)at + 2)));
}

/* Cash that nobody has told of is not cash that nobody has paid. */
static bool lacks_receipts(size_t i, const struct kpi *k)
{
    if (k->has_receipts || !figures[i].of_receipts)
        return false;
    return figures[i].of_cash || k->has_history;
}

/* In place of a figure that does not exist. */
static struct str absent(const struct kpi_writer *w, size_t i,
                         const struct kpi *k)
{
    bool english = w->language == LANGUAGE_EN;

    if (lacks_receipts(i, k))
        return english ? STR("no receipts data") : STR("无收款数据");
    return english ? STR("n/a") : STR("不适用");
}

/* What the data lack; of several books that some of them lack it. */
static struct value lack(const struct kpi_writer *w, const struct kpi *k,
                         const char *zh, const char *en)
{
    bool english = w->language == LANGUAGE_EN;
    const char *some = english ? "in some entities " : "部分主体";

    return value_text(arena_format(
        w->arena, "%s%s", k->entities > 1 ? some : "", english ? en : zh));
}

/* Why a figure does not exist. */
static struct value reason(const struct kpi_writer *w, size_t i,
                           const struct kpi *k, const struct figure *f)
{
    bool english = w->language == LANGUAGE_EN;
    struct str what = say(w, figures[i].denominator);

    if (lacks_receipts(i, k))
        return lack(w, k, "未提供收款数据", "no receipts were given");
    if (figures[i].of_past && !k->has_history)
        return lack(w, k, "导出文件只有当日未付余额，没有此前的收付记录",
                    "the export is a photograph: no payments before it");
    if (figures[i].of == cost_rate && !k->has_costs)
        return lack(w, k, "本期无该币种费用",
                    "no costs in this currency in the period");
    if (figures[i].of == dso && k->sales_missing == KPI_SALES_UNKNOWN)
        return lack(w, k, "导出文件只列未结清单据，期间赊销额不详",
                    "open items list no invoices that are paid: sales are not "
                    "known");
    if (f->denominator == 0)
        return value_text(arena_format(w->arena, "%.*s%s", STR_ARG(what),
                                       english ? ": zero" : "为零"));
    if (f->denominator < 0)
        return value_text(arena_format(w->arena, "%.*s%s", STR_ARG(what),
                                       english ? ": negative" : "为负数"));
    return value_text(english ? STR("out of range") : STR("超出可表示的范围"));
}

static struct value figure_value(const struct kpi_writer *w, size_t i,
                                 const struct kpi *k)
{
    struct figure f = figures[i].of(k);
    struct money numerator = {f.numerator, k->currency};
    struct money denominator = {f.denominator, k->currency};
    struct value v = value_map_new(w->arena);
    const struct {
        const char *key;
        struct value value;
    } entries[] = {
        {"name", value_z(figures[i].name)},
        {"label", value_text(say(w, figures[i].label))},
        {"title", value_text(title(w, i, &f))},
        {"headline", value_bool(figures[i].headline)},
        {"defined", value_bool(f.ratio.defined)},
        {"value",
         f.ratio.defined ? value_decimal(f.ratio.value) : value_null()},
        {"unit", value_text(say(w, figures[i].unit))},
        {"formula", value_text(say(w, figures[i].formula))},
        {"numerator_label", value_text(say(w, figures[i].numerator))},
        {"numerator", f.no_numerator ? value_null() : value_money(numerator)},
        {"denominator_label", value_text(say(w, figures[i].denominator))},
        {"denominator",
         f.no_denominator ? value_null() : value_money(denominator)},
        {"days", f.factor ? value_integer(f.factor) : value_null()},
        {"working", f.no_numerator || f.no_denominator
                        ? value_null()
                        : value_text(working(w, &f, k->currency))},
        {"from", value_date(f.from)},
        {"to", value_date(k->as_of)},
        {"period", value_text(period(w, f.from, k->as_of))},
        {"absent",
         f.ratio.defined ? value_null() : value_text(absent(w, i, k))},
        {"reason", f.ratio.defined ? value_null() : reason(w, i, k, &f)},
    };

    for (size_t n = 0; n < COUNT(entries); n++)
        value_set(v, entries[n].key, entries[n].value, w->arena);
    return v;
}

/* The customer's book; empty where there is only one. */
static struct str entity_of(const struct kpi_writer *w, uint32_t customer)
{
    const struct entities *e = w->entities;

    return e ? e->items[entities_of_customer(e, customer)].name : STR("");
}

/* The id and the name, once where both are the same; and whose he is. */
static struct str who(const struct kpi_writer *w, uint32_t customer,
                      struct str name)
{
    struct str id = w->ledger->customers[customer].customer_id;
    struct str entity = entity_of(w, customer);
    bool english = w->language == LANGUAGE_EN;

    if (!str_equal(id, name))
        name = arena_format(w->arena, "%.*s %.*s", STR_ARG(id), STR_ARG(name));
    if (!entity.len)
        return name;
    return arena_format(w->arena, "%.*s%s%.*s%s", STR_ARG(name),
                        english ? " (" : "（", STR_ARG(entity),
                        english ? ")" : "）");
}

static struct value top_value(const struct kpi_writer *w, const struct kpi *k,
                              const struct kpi_customer *top, size_t count)
{
    struct value list = value_list_new(w->arena);

    for (size_t i = 0; i < count; i++) {
        const struct customer *customer =
            &w->ledger->customers[top[i].customer];
        struct str name = w->language == LANGUAGE_EN && customer->name_en.len
                              ? customer->name_en
                              : customer->name;
        struct value v = value_map_new(w->arena);
        const struct {
            const char *key;
            struct value value;
        } entries[] = {
            {"rank", value_integer((int64_t)i + 1)},
            {"customer_id", value_text(customer->customer_id)},
            {"name", value_text(name)},
            {"who", value_text(who(w, top[i].customer, name))},
            {"overdue", value_minor(top[i].overdue, k->currency)},
            {"share", value_percent(top[i].overdue, k->overdue)},
            {"unapplied", value_minor(top[i].unapplied, k->currency)},
            {"total", value_minor(top[i].total, k->currency)},
            {"oldest_days", value_integer(top[i].oldest_days)},
        };

        for (size_t n = 0; n < COUNT(entries); n++)
            value_set(v, entries[n].key, entries[n].value, w->arena);
        if (w->entities)
            value_set(v, "entity", value_text(entity_of(w, top[i].customer)),
                      w->arena);
        value_push(list, v, w->arena);
    }
    return list;
}

static struct value currency_value(const struct kpi_writer *w,
                                   const struct kpi_set *kpis, size_t i)
{
    const struct kpi *k = &kpis->items[i];
    struct value list = value_list_new(w->arena);
    struct value v = value_map_new(w->arena);
    const struct {
        const char *key;
        int64_t minor;
        bool known;
    } amounts[] = {
        {"receivables", k->receivables, true},
        {"overdue", k->overdue, true},
        {"over_90", k->over_90, true},
        {"disputed", k->disputed, true},
        {"invoiced", k->invoiced, true},
        {"credited", k->credited, true},
        {"sales", k->sales, true},
        {"opening_overdue", k->opening_overdue, k->has_history},
        {"newly_overdue", k->newly_overdue, k->has_history},
        {"recovery_base", k->recovery_base, k->has_history},
        {"recovered", k->recovered, k->has_history && k->has_receipts},
        {"collected", k->collected, k->has_receipts},
        {"cost", k->cost, true},
        {"settled_unknown", k->settled_unknown, date_is(k->settled_since)},
        {"part_settled_unknown", k->part_settled, date_is(k->settled_since)},
        {"new_settled_unknown", k->settled_new, date_is(k->settled_since)},
    };

    value_set(v, "currency", value_z(k->currency->code), w->arena);
    for (size_t n = 0; n < COUNT(amounts); n++)
        value_set(v, amounts[n].key,
                  amounts[n].known ? value_minor(amounts[n].minor, k->currency)
                                   : value_null(),
                  w->arena);
    value_set(
        v, "settled",
        value_bool(date_is(k->settled_since) &&
                   (k->settled_unknown || k->part_settled || k->settled_new)),
        w->arena);
    value_set(v, "new_settled",
              value_bool(date_is(k->settled_since) && k->settled_new),
              w->arena);
    value_set(v, "settled_since", value_date(k->settled_since), w->arena);
    value_set(v, "has_history", value_bool(k->has_history), w->arena);
    value_set(v, "has_receipts", value_bool(k->has_receipts), w->arena);
    value_set(v, "has_costs", value_bool(k->has_costs), w->arena);
    for (size_t n = 0; n < COUNT(figures); n++)
        value_push(list, figure_value(w, n, k), w->arena);
    value_set(v, "figures", list, w->arena);
    value_set(v, "top", top_value(w, k, kpis->top[i], kpis->top_counts[i]),
              w->arena);
    return v;
}

static struct value set_value(const struct kpi_writer *w,
                              const struct kpi_set *kpis)
{
    struct arena *a = w->arena;
    struct value list = value_list_new(a);
    struct value v = value_map_new(a);

    for (size_t i = 0; i < kpis->count; i++)
        value_push(list, currency_value(w, kpis, i), a);
    value_set(v, "as_of",
              kpis->count ? value_date(kpis->items[0].as_of) : value_null(), a);
    value_set(v, "currencies", list, a);
    return v;
}

struct value kpi_value(const struct ledger *l, const struct kpi_set *kpis,
                       const struct policy *policy, enum language language,
                       struct arena *a)
{
    struct kpi_writer w = {
        .ledger = l, .policy = policy, .language = language, .arena = a};

    return set_value(&w, kpis);
}

struct value kpi_value_joined(const struct entities *e,
                              const struct kpi_set *kpis,
                              const struct policy *policy,
                              enum language language, struct arena *a)
{
    struct kpi_writer w = {.ledger = &e->ledger,
                           .entities = e,
                           .policy = policy,
                           .language = language,
                           .arena = a};

    return set_value(&w, kpis);
}

/* Apart from its being there: a template takes zero for nothing. */
static struct value ratio_value(struct ratio r, struct arena *a)
{
    struct value v = value_map_new(a);

    value_set(v, "defined", value_bool(r.defined), a);
    value_set(v, "value", r.defined ? value_decimal(r.value) : value_null(), a);
    return v;
}

/* One line of an entity, or of all of them. */
static struct value line_value(const struct kpi *k, struct str entity,
                               bool is_total, struct arena *a)
{
    struct value v = value_map_new(a);
    const struct {
        const char *key;
        struct value value;
    } entries[] = {
        {"entity", value_text(entity)},
        {"is_total", value_bool(is_total)},
        {"receivables", value_minor(k->receivables, k->currency)},
        {"overdue", value_minor(k->overdue, k->currency)},
        {"over_90", value_minor(k->over_90, k->currency)},
        {"percent_overdue", ratio_value(k->percent_overdue, a)},
        {"percent_over_90", ratio_value(k->percent_over_90, a)},
        {"dso", ratio_value(k->dso, a)},
        {"recovery_rate", ratio_value(k->recovery_rate, a)},
    };

    for (size_t i = 0; i < COUNT(entries); i++)
        value_set(v, entries[i].key, entries[i].value, a);
    return v;
}

static const struct kpi *find_kpi(const struct kpi_set *set,
                                  const struct currency *currency)
{
    for (size_t i = 0; i < set->count; i++)
        if (set->items[i].currency == currency)
            return &set->items[i];
    return NULL;
}

struct value kpi_value_entities(const struct entities *e,
                                const struct kpi_set *const *books,
                                const struct kpi_set *kpis, struct arena *a)
{
    struct value list = value_list_new(a);

    for (size_t c = 0; c < kpis->count; c++) {
        const struct currency *currency = kpis->items[c].currency;
        struct value v = value_map_new(a);
        struct value rows = value_list_new(a);

        for (size_t i = 0; i < e->count; i++) {
            const struct kpi *k = find_kpi(books[i], currency);

            if (k)
                value_push(rows, line_value(k, e->items[i].name, false, a), a);
        }
        value_push(rows, line_value(&kpis->items[c], STR(""), true, a), a);
        value_set(v, "currency", value_z(currency->code), a);
        value_set(v, "rows", rows, a);
        value_push(list, v, a);
    }
    return list;
}
