#include "report/kpi_report.h"

#include "doc/chart_value.h"
#include "report/entity_words.h"
#include "report/kpi_charts.h"
#include "report/kpi_parts.h"
#include "report/words.h"

/* More currencies than this are too wide for one table of buckets. */
#define MAX_SIDE_BY_SIDE 3

/* A bucket of one currency; zeros where the currency has nothing open. */
static struct value cell_value(const struct kpi_parts *w,
                               const struct currency *currency, size_t bucket)
{
    const struct aging_currency *aging =
        kpi_part_aging(w->report->aging, currency);
    const struct aging_row *row = aging ? &aging->total : NULL;
    struct value v = value_map_new(w->arena);
    struct aging_cell cell = row ? row->cells[bucket] : (struct aging_cell){0};
    int64_t whole = row ? row->total.minor - row->unapplied : 0;

    value_set(v, "currency", value_z(currency->code), w->arena);
    value_set(v, "count", value_integer((int64_t)cell.count), w->arena);
    value_set(v, "amount", value_minor(cell.minor, currency), w->arena);
    value_set(v, "share", value_percent(cell.minor, whole), w->arena);
    return v;
}

/* One row a bucket, one cell a currency. */
static struct value buckets_value(const struct kpi_parts *w)
{
    const struct bucket_scheme *scheme = w->report->aging->scheme;
    const struct kpi_set *kpis = w->report->kpis;
    struct value list = value_list_new(w->arena);

    for (size_t i = 0; i < scheme->count; i++) {
        struct value v = value_map_new(w->arena);
        struct value cells = value_list_new(w->arena);
        struct str label =
            bucket_label(&scheme->items[i], w->say.language, w->arena);

        for (size_t n = 0; n < kpis->count; n++)
            value_push(cells, cell_value(w, kpi_part_at(w, n)->currency, i),
                       w->arena);
        value_set(v, "label", value_text(label), w->arena);
        value_set(v, "cells", cells, w->arena);
        value_push(list, v, w->arena);
    }
    return list;
}

/* One row a currency, where there are many of them. */
static struct value row_value(const struct kpi_parts *w,
                              const struct currency *currency)
{
    struct value list = value_list_new(w->arena);

    for (size_t i = 0; i < w->report->aging->scheme->count; i++)
        value_push(list, cell_value(w, currency, i), w->arena);
    return list;
}

static void set_aging(const struct kpi_parts *w, struct value v,
                      const struct currency *currency)
{
    const struct aging_currency *aging =
        kpi_part_aging(w->report->aging, currency);
    struct aging_row none = {0};
    const struct aging_row *total = aging ? &aging->total : &none;
    struct arena *a = w->arena;

    value_set(v, "has_aging", value_bool(aging != NULL), a);
    value_set(v, "row", row_value(w, currency), a);
    value_set(v, "document_count", value_integer((int64_t)total->total.count),
              a);
    value_set(v, "total", value_minor(total->total.minor, currency), a);
    value_set(v, "unapplied", value_minor(total->unapplied, currency), a);
    value_set(v, "aging_chart",
              value_text(kpi_chart_name("aging", currency, a)), a);
}

/* The snapshots in order and the report's own day last. */
static void set_trend(const struct kpi_parts *w, struct value v,
                      const struct currency *currency)
{
    struct kpi_trend trend = kpi_trend_of(w->report, currency, w->arena);
    struct value list = value_list_new(w->arena);

    for (size_t i = 0; i < trend.count; i++) {
        const struct kpi *k = trend.items[i];
        struct value row = value_map_new(w->arena);

        value_set(row, "date", value_date(k->as_of), w->arena);
        value_set(row, "receivables", value_minor(k->receivables, currency),
                  w->arena);
        value_set(row, "overdue", value_minor(k->overdue, currency), w->arena);
        value_set(row, "percent_overdue",
                  k->percent_overdue.defined
                      ? value_decimal(k->percent_overdue.value)
                      : value_null(),
                  w->arena);
        value_push(list, row, w->arena);
    }
    value_set(v, "has_trend", value_bool(trend.count > 1), w->arena);
    value_set(v, "trend", list, w->arena);
    value_set(v, "trend_chart",
              value_text(kpi_chart_name("trend", currency, w->arena)),
              w->arena);
}

/* What one row of a table tells of a currency that is not the main one. */
static struct value brief_value(const struct kpi_parts *w, const struct kpi *k,
                                struct value figures)
{
    static const struct {
        const char *key;
        enum kpi_figure_id id;
    } cells[] = {{"percent_overdue", KPI_OVERDUE},
                 {"dso", KPI_DSO},
                 {"cei", KPI_CEI},
                 {"recovery_rate", KPI_RECOVERY},
                 {"collected", KPI_COLLECTED}};
    const struct value *change =
        value_find(figures.list->items[KPI_OVERDUE_AMOUNT], STR("change"));
    struct value v = value_map_new(w->arena);

    value_set(v, "overdue_change",
              change->kind == VALUE_NULL
                  ? value_null()
                  : value_text(kpi_say_change(&w->say, change->decimal.units,
                                              k->currency)),
              w->arena);
    for (size_t i = 0; i < COUNT(cells); i++)
        value_set(v, cells[i].key,
                  *value_find(figures.list->items[cells[i].id], STR("shown")),
                  w->arena);
    return v;
}

/* Of the day compared with; null where it is as it was reported. */
static struct value reported_value(const struct kpi_parts *w,
                                   const struct kpi *k)
{
    const struct kpi_reported *r = kpi_part_reported(w, k->currency);
    struct value v;

    if (!r)
        return value_null();
    v = value_map_new(w->arena);
    value_set(v, "receivables", value_minor(r->receivables, k->currency),
              w->arena);
    value_set(v, "overdue", value_minor(r->overdue, k->currency), w->arena);
    return v;
}

static void set_currency(struct kpi_parts *w, struct value v, size_t index)
{
    const struct kpi *k = &w->report->kpis->items[index];
    const char *name = w->say.language == LANGUAGE_EN ? k->currency->name_en
                                                      : k->currency->name_zh;
    const struct value *figures = value_find(v, STR("figures"));
    struct value headline = value_list_new(w->arena);

    for (size_t i = 0; i < figures->list->count; i++)
        if (value_find(figures->list->items[i], STR("headline"))->boolean)
            value_push(headline, figures->list->items[i], w->arena);
    value_set(v, "headline", headline, w->arena);
    value_set(v, "currency_name", value_z(name), w->arena);
    set_aging(w, v, k->currency);
    set_trend(w, v, k->currency);
    kpi_part_owes(w, v, index);
    value_set(v, "brief", brief_value(w, k, *figures), w->arena);
    value_set(v, "movement", kpi_part_movement(w, k), w->arena);
    value_set(v, "money", kpi_part_money(w, k), w->arena);
    value_set(v, "reported", reported_value(w, k), w->arena);
    value_set(v, "risk", kpi_part_risk(w, k), w->arena);
    value_set(v, "promised", kpi_part_promised(w, k), w->arena);
    value_set(v, "forecast", kpi_part_forecast(w, k), w->arena);
    value_set(v, "costing", kpi_part_costing(w, k), w->arena);
    value_set(v, "decisions", kpi_part_decisions(w, k), w->arena);
    value_set(v, "summary", kpi_part_summary(w, k), w->arena);
}

static struct value creditor_value(const struct kpi_parts *w)
{
    const struct creditor *c = &w->report->policy->creditor;
    struct value v = value_map_new(w->arena);
    struct str name =
        w->say.language == LANGUAGE_EN && c->name_en.len ? c->name_en : c->name;

    value_set(v, "name", name.len ? value_text(name) : value_null(), w->arena);
    return v;
}

/* The currencies of kpi_value, the reporting currency first. */
static struct value currencies_value(struct kpi_parts *w,
                                     const struct value *by_code)
{
    const struct kpi_set *kpis = w->report->kpis;
    struct value list = value_list_new(w->arena);

    for (size_t n = 0; n < kpis->count; n++) {
        size_t index = (size_t)(kpi_part_at(w, n) - kpis->items);
        struct value v = by_code->list->items[index];

        set_currency(w, v, index);
        value_set(v, "main", value_bool(n == 0), w->arena);
        value_push(list, v, w->arena);
    }
    return list;
}

/* The currencies but the main one: heads of a table's columns. */
static struct value others_value(const struct kpi_parts *w)
{
    struct value list = value_list_new(w->arena);

    for (size_t n = 1; n < w->report->kpis->count; n++) {
        struct value v = value_map_new(w->arena);

        value_set(v, "currency", value_z(kpi_part_at(w, n)->currency->code),
                  w->arena);
        value_push(list, v, w->arena);
    }
    return list;
}

/* One row a figure, one cell a currency that is not the main one. */
static struct value measures_value(const struct kpi_parts *w, struct value all)
{
    static const char *const keys[] = {"shown", "working", "reason",
                                       "before_shown"};
    struct value list = value_list_new(w->arena);

    for (size_t id = 0; all.list->count > 1 && id < KPI_FIGURE_COUNT; id++) {
        struct value v = value_map_new(w->arena);
        struct value cells = value_list_new(w->arena);

        for (size_t i = 1; i < all.list->count; i++) {
            const struct value *figures =
                value_find(all.list->items[i], STR("figures"));
            struct value of = figures->list->items[id];
            struct value cell = value_map_new(w->arena);

            for (size_t k = 0; k < COUNT(keys); k++)
                value_set(cell, keys[k], *value_find(of, str_from_z(keys[k])),
                          w->arena);
            value_push(cells, cell, w->arena);
            value_set(v, "label", *value_find(of, STR("label")), w->arena);
        }
        value_set(v, "cells", cells, w->arena);
        value_push(list, v, w->arena);
    }
    return list;
}

static struct value figures_of(const struct kpi_parts *w)
{
    const struct kpi_report *r = w->report;
    struct kpi_past_days past = {r->history, r->history_count, r->before};

    if (r->entities)
        return kpi_value_joined(r->entities, r->kpis, w->say.language,
                                w->arena);
    return kpi_value(r->ledger, r->kpis, &past, w->say.language, w->arena);
}

static struct value data_of(struct kpi_parts *w)
{
    const struct kpi_report *r = w->report;
    size_t count = r->kpis->count;
    struct value data = figures_of(w);
    struct value entities =
        r->entities
            ? kpi_value_entities(r->entities, r->books, r->kpis, w->arena)
            : value_list_new(w->arena);
    struct value listed =
        currencies_value(w, value_find(data, STR("currencies")));
    const struct {
        const char *key;
        struct value value;
    } entries[] = {
        {"as_of", value_date(r->aging->as_of)},
        {"creditor", creditor_value(w)},
        {"compared", kpi_part_compared(w)},
        {"notices", kpi_part_notices(w)},
        {"currencies", listed},
        {"others", others_value(w)},
        {"has_performance", value_bool(r->kpis->group_count > 0)},
        {"measures", measures_value(w, listed)},
        {"buckets", buckets_value(w)},
        {"any", value_bool(count > 0)},
        {"several", value_bool(count > 1)},
        {"many", value_bool(count > MAX_SIDE_BY_SIDE)},
        {"source", value_text(entity_allocation_words(
                       r->entities, r->ledger, w->say.language, w->arena))},
        {"quality", kpi_part_quality(w)},
        {"by_entity", entities},
    };

    for (size_t i = 0; i < COUNT(entries); i++)
        value_set(data, entries[i].key, entries[i].value, w->arena);
    return data;
}

static size_t find_main(const struct kpi_report *report)
{
    for (size_t i = 0; i < report->kpis->count; i++)
        if (report->kpis->items[i].currency ==
            report->policy->reporting_currency)
            return i;
    return 0;
}

/* The first charts are always the same: aging and trend of each currency. */
static struct kpi_parts parts_of(const struct kpi_report *report,
                                 enum language language, struct arena *a)
{
    struct kpi_parts w = {.report = report,
                          .say = {language, a},
                          .main = find_main(report),
                          .arena = a};

    w.chart_count = w.chart_capacity =
        kpi_charts_make(report, language, &w.charts, a);
    return w;
}

struct value kpi_report_value(const struct kpi_report *report,
                              enum language language, struct arena *a)
{
    struct kpi_parts w = parts_of(report, language, a);

    return data_of(&w);
}

struct value kpi_report_data(const struct kpi_report *report,
                             enum language language, struct arena *a)
{
    struct kpi_parts w = parts_of(report, language, a);
    struct value data = data_of(&w);

    value_set(data, "charts", chart_values(w.charts, w.chart_count, a), a);
    return data;
}

bool kpi_report_make(const struct template *t, const struct kpi_report *report,
                     struct document_tree *out, struct arena *a, struct diag *d)
{
    enum language language = template_is_english(t) ? LANGUAGE_EN : LANGUAGE_ZH;
    struct kpi_parts w = parts_of(report, language, a);
    struct value data = data_of(&w);

    return template_fill(t, data, w.charts, w.chart_count, out, a, d);
}
