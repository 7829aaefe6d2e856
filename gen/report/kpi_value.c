#include "report/kpi_value.h"

#include "report/kpi_figure_value.h"

/* The figures of a book, or of several, in the making. */
struct kpi_values {
    const struct ledger *ledger;
    const struct entities *entities; /* or NULL: one book */
    const struct kpi_past_days *past;
    struct kpi_say say;
    struct arena *arena;
};

static const struct kpi *find_kpi(const struct kpi_set *set,
                                  const struct currency *currency)
{
    for (size_t i = 0; set && i < set->count; i++)
        if (set->items[i].currency == currency)
            return &set->items[i];
    return NULL;
}

/* The currency at the snapshots that had it. */
static struct kpi_series series_of(const struct kpi_values *w,
                                   const struct currency *currency)
{
    const struct kpi_past_days *past = w->past;
    struct kpi_series out = {0};

    if (!past)
        return out;
    out.items = arena_array(w->arena, const struct kpi *, past->count);
    for (size_t i = 0; i < past->count; i++) {
        const struct kpi *k = find_kpi(past->items[i].kpis, currency);

        if (k)
            out.items[out.count++] = k;
    }
    out.before = find_kpi(past->before, currency);
    return out;
}

/* The customer's book; empty where there is only one. */
static struct str entity_of(const struct kpi_values *w, uint32_t customer)
{
    const struct entities *e = w->entities;

    return e ? e->items[entities_of_customer(e, customer)].name : STR("");
}

/* The id and the name, once where both are the same; and whose he is. */
static struct str who(const struct kpi_values *w, uint32_t customer,
                      struct str name)
{
    struct str id = w->ledger->customers[customer].customer_id;
    struct str entity = entity_of(w, customer);
    bool english = w->say.language == LANGUAGE_EN;

    if (!str_equal(id, name))
        name = arena_format(w->arena, "%.*s %.*s", STR_ARG(id), STR_ARG(name));
    if (!entity.len)
        return name;
    return arena_format(w->arena, "%.*s%s%.*s%s", STR_ARG(name),
                        english ? " (" : "（", STR_ARG(entity),
                        english ? ")" : "）");
}

static struct value top_value(const struct kpi_values *w, const struct kpi *k,
                              const struct kpi_customer *top, size_t count)
{
    struct value list = value_list_new(w->arena);

    for (size_t i = 0; i < count; i++) {
        const struct customer *customer =
            &w->ledger->customers[top[i].customer];
        struct str name =
            w->say.language == LANGUAGE_EN && customer->name_en.len
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

static struct value costs_value(const struct kpi_values *w, const struct kpi *k)
{
    struct value list = value_list_new(w->arena);

    for (size_t i = 0; i < k->cost_count; i++) {
        struct value v = value_map_new(w->arena);

        value_set(v, "kind", value_text(k->costs[i].kind), w->arena);
        value_set(v, "amount", value_minor(k->costs[i].minor, k->currency),
                  w->arena);
        value_set(v, "rows", value_integer(k->costs[i].rows), w->arena);
        value_push(list, v, w->arena);
    }
    return list;
}

/* What the day's receivables have of each month. */
static struct value months_value(const struct kpi_values *w,
                                 const struct kpi *k)
{
    struct value list = value_list_new(w->arena);

    for (size_t i = 0; i < k->month_count; i++) {
        const struct kpi_month *m = &k->months[i];
        struct value v = value_map_new(w->arena);

        value_set(v, "from", value_date(m->from), w->arena);
        value_set(v, "to", value_date(m->to), w->arena);
        value_set(v, "sales",
                  m->sales_known ? value_minor(m->sales, k->currency)
                                 : value_null(),
                  w->arena);
        value_set(v, "open", value_minor(m->open, k->currency), w->arena);
        value_set(v, "counted", value_minor(m->counted, k->currency), w->arena);
        value_set(v, "days", value_decimal(m->days), w->arena);
        value_push(list, v, w->arena);
    }
    return list;
}

/* Apart from its being there: a template takes zero for nothing. */
static struct value ratio_value(struct ratio r, struct arena *a)
{
    struct value v = value_map_new(a);

    value_set(v, "defined", value_bool(r.defined), a);
    value_set(v, "value", r.defined ? value_decimal(r.value) : value_null(), a);
    return v;
}

static struct str roll_name(const struct kpi_values *w,
                            const struct kpi_roll *roll)
{
    bool english = w->say.language == LANGUAGE_EN;

    if (!roll->from_days)
        return english ? STR("not overdue") : STR("未逾期");
    if (!roll->to_days)
        return arena_format(w->arena, english ? "over %d days" : "超过%d天",
                            roll->from_days - 1);
    return arena_format(w->arena, english ? "%d-%d days" : "%d-%d天",
                        roll->from_days, roll->to_days);
}

static struct value rolls_value(const struct kpi_values *w, const struct kpi *k)
{
    struct value list = value_list_new(w->arena);

    for (size_t i = 0; i < k->roll_count; i++) {
        const struct kpi_roll *roll = &k->rolls[i];
        struct value v = value_map_new(w->arena);

        value_set(v, "label", value_text(roll_name(w, roll)), w->arena);
        value_set(v, "opening", value_minor(roll->opening, k->currency),
                  w->arena);
        value_set(v, "traced", value_minor(roll->traced, k->currency),
                  w->arena);
        value_set(v, "net", value_minor(roll->net, k->currency), w->arena);
        value_set(v, "traced_rate", ratio_value(roll->traced_rate, w->arena),
                  w->arena);
        value_set(v, "net_rate", ratio_value(roll->net_rate, w->arena),
                  w->arena);
        value_push(list, v, w->arena);
    }
    return list;
}

/* The month of the rolls and of CEI. */
static struct value closed_value(const struct kpi_values *w,
                                 const struct kpi *k)
{
    struct value v = value_map_new(w->arena);

    value_set(v, "from", value_date(k->closed_from), w->arena);
    value_set(v, "to", value_date(k->closed_to), w->arena);
    return v;
}

static void set_amounts(const struct kpi_values *w, struct value v,
                        const struct kpi *k)
{
    bool settled = date_is(k->settled_since);
    const struct {
        const char *key;
        int64_t minor;
        bool known;
    } amounts[] = {
        {"receivables", k->receivables, true},
        {"current", k->current, true},
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
        {"applied", k->sums[SUM_APPLIED], k->has_history && k->has_receipts},
        {"applied_bills", k->sums[SUM_APPLIED_BILLS],
         k->has_history && k->has_receipts},
        {"cost", k->cost, true},
        {"settled_unknown", k->settled_unknown, settled},
        {"part_settled_unknown", k->part_settled, settled},
        {"new_settled_unknown", k->settled_new, settled},
    };

    for (size_t n = 0; n < COUNT(amounts); n++)
        value_set(v, amounts[n].key,
                  amounts[n].known ? value_minor(amounts[n].minor, k->currency)
                                   : value_null(),
                  w->arena);
    value_set(v, "settled",
              value_bool(settled && (k->settled_unknown || k->part_settled ||
                                     k->settled_new)),
              w->arena);
    value_set(v, "new_settled", value_bool(settled && k->settled_new),
              w->arena);
    value_set(v, "settled_since", value_date(k->settled_since), w->arena);
    value_set(v, "has_history", value_bool(k->has_history), w->arena);
    value_set(v, "has_receipts", value_bool(k->has_receipts), w->arena);
    value_set(v, "has_costs", value_bool(k->has_costs), w->arena);
}

static struct value figures_value(const struct kpi_values *w,
                                  const struct kpi *k,
                                  const struct kpi_series *earlier)
{
    struct value list = value_list_new(w->arena);

    for (int id = 0; id < KPI_FIGURE_COUNT; id++)
        value_push(
            list, kpi_figure_value(&w->say, k, (enum kpi_figure_id)id, earlier),
            w->arena);
    return list;
}

static struct value currency_value(const struct kpi_values *w,
                                   const struct kpi_set *kpis, size_t i)
{
    const struct kpi *k = &kpis->items[i];
    struct kpi_series earlier = series_of(w, k->currency);
    struct value v = value_map_new(w->arena);

    value_set(v, "currency", value_z(k->currency->code), w->arena);
    set_amounts(w, v, k);
    value_set(v, "costs", costs_value(w, k), w->arena);
    value_set(v, "months", months_value(w, k), w->arena);
    value_set(v, "rolls", rolls_value(w, k), w->arena);
    value_set(v, "closed", closed_value(w, k), w->arena);
    value_set(v, "figures", figures_value(w, k, &earlier), w->arena);
    value_set(v, "top", top_value(w, k, kpis->top[i], kpis->top_counts[i]),
              w->arena);
    return v;
}

/* What a collector or a region has in one currency. */
static struct value group_line(const struct kpi_values *w, const struct kpi *k)
{
    struct value v = value_map_new(w->arena);
    struct value list = value_list_new(w->arena);

    for (int i = 0; i < KPI_FIGURE_COUNT; i++) {
        enum kpi_figure_id id = (enum kpi_figure_id)i;
        const struct kpi_figure *f = &k->figures[id];
        struct value figure = value_map_new(w->arena);

        value_set(figure, "name", value_z(kpi_forms[id].name), w->arena);
        value_set(figure, "label", value_text(kpi_label(&w->say, k, id)),
                  w->arena);
        value_set(figure, "value",
                  f->defined ? value_decimal(f->value) : value_null(),
                  w->arena);
        value_set(figure, "shown", value_text(kpi_figure_shown(&w->say, k, id)),
                  w->arena);
        value_push(list, figure, w->arena);
    }
    value_set(v, "currency", value_z(k->currency->code), w->arena);
    set_amounts(w, v, k);
    value_set(v, "figures", list, w->arena);
    return v;
}

static struct value groups_value(const struct kpi_values *w,
                                 const struct kpi_set *kpis)
{
    struct value list = value_list_new(w->arena);

    for (size_t i = 0; i < kpis->group_count; i++) {
        const struct kpi_group *g = &kpis->groups[i];
        struct value v = value_map_new(w->arena);
        struct value lines = value_list_new(w->arena);

        for (size_t n = 0; n < g->count; n++)
            value_push(lines, group_line(w, &g->items[n]), w->arena);
        value_set(v, "by",
                  value_z(g->by == KPI_BY_COLLECTOR ? "collector" : "region"),
                  w->arena);
        value_set(v, "name",
                  value_text(g->name.len ? g->name
                                         : kpi_say_word(&w->say, "未指定",
                                                        "Not assigned")),
                  w->arena);
        value_set(v, "customers", value_integer((int64_t)g->customers),
                  w->arena);
        value_set(v, "currencies", lines, w->arena);
        value_push(list, v, w->arena);
    }
    return list;
}

static struct value set_value(const struct kpi_values *w,
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
    value_set(v, "performance", groups_value(w, kpis), a);
    return v;
}

struct value kpi_value(const struct ledger *l, const struct kpi_set *kpis,
                       const struct kpi_past_days *past, enum language language,
                       struct arena *a)
{
    struct kpi_values w = {
        .ledger = l, .past = past, .say = {language, a}, .arena = a};

    return set_value(&w, kpis);
}

struct value kpi_value_joined(const struct entities *e,
                              const struct kpi_set *kpis,
                              enum language language, struct arena *a)
{
    struct kpi_values w = {
        .ledger = &e->ledger, .entities = e, .say = {language, a}, .arena = a};

    return set_value(&w, kpis);
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
