#include "report/kpi_parts.h"

#include "report/kpi_charts.h"

#define WEEK 7

const struct kpi *kpi_part_at(const struct kpi_parts *w, size_t n)
{
    size_t i = n == 0 ? w->main : n <= w->main ? n - 1 : n;

    return &w->report->kpis->items[i];
}

const struct aging_currency *kpi_part_aging(const struct aging *aging,
                                            const struct currency *currency)
{
    for (size_t i = 0; aging && i < aging->currency_count; i++)
        if (aging->currencies[i].currency == currency)
            return &aging->currencies[i];
    return NULL;
}

struct str kpi_part_name(const struct kpi_parts *w, uint32_t customer)
{
    const struct customer *c = &w->report->ledger->customers[customer];
    const struct entities *e = w->report->entities;
    bool english = w->say.language == LANGUAGE_EN;
    struct str name = english && c->name_en.len ? c->name_en : c->name;
    struct str entity;

    if (!e)
        return name;
    entity = e->items[entities_of_customer(e, customer)].name;
    return arena_format(w->arena, english ? "%.*s (%.*s)" : "%.*s（%.*s）",
                        STR_ARG(name), STR_ARG(entity));
}

const struct kpi *kpi_part_before(const struct kpi_parts *w,
                                  const struct currency *currency)
{
    const struct kpi_set *before = w->report->before;

    for (size_t i = 0; before && i < before->count; i++)
        if (before->items[i].currency == currency)
            return &before->items[i];
    return NULL;
}

const struct kpi_reported *kpi_part_reported(const struct kpi_parts *w,
                                             const struct currency *currency)
{
    const struct kpi *k = kpi_part_before(w, currency);
    const struct aging_currency *c =
        kpi_part_aging(w->report->reported, currency);
    struct kpi_reported *out;

    if (!w->report->reported || (!k && !c))
        return NULL;
    out = arena_new(w->arena, struct kpi_reported);
    if (c)
        *out = (struct kpi_reported){c->total.total.minor, c->total.overdue};
    if (k ? out->receivables == k->receivables && out->overdue == k->overdue
          : !out->receivables && !out->overdue)
        return NULL;
    return out;
}

const char *kpi_part_last(const struct kpi_parts *w)
{
    int32_t days = w->report->aging->as_of.day - w->report->before_day.day;
    bool english = w->say.language == LANGUAGE_EN;

    return days == WEEK ? (english ? "last week" : "上周")
                        : (english ? "last time" : "上期");
}

struct value kpi_part_absent(const struct kpi_parts *w, const char *zh,
                             const char *en)
{
    struct value v = value_map_new(w->arena);

    if (w->report->entities) {
        zh = "多账簿合并报告不列此项，见各账簿的报告";
        en = "not told of several books together: see the report of each";
    }
    value_set(v, "available", value_bool(false), w->arena);
    value_set(v, "absent", value_text(kpi_say_word(&w->say, zh, en)), w->arena);
    return v;
}

struct value kpi_part_chart(struct kpi_parts *w, const char *kind,
                            const struct currency *currency,
                            const struct chart *chart)
{
    struct str name = kpi_chart_name(kind, currency, w->arena);

    ARENA_PUSH(w->arena, w->charts, w->chart_count, w->chart_capacity) =
        (struct named_chart){name, chart};
    return value_text(name);
}
