#include "report/kpi_report.h"

#include "doc/chart_value.h"
#include "report/entity_words.h"
#include "report/kpi_charts.h"
#include "report/kpi_value.h"
#include "report/words.h"

#include "base/file.h"

/* More currencies than this are too wide for one table of buckets. */
#define MAX_SIDE_BY_SIDE 3

/* One report in the making. */
struct report_writer {
    const struct kpi_report *report;
    enum language language;
    size_t main; /* the currency that comes first: the reporting one */
    struct arena *arena;
};

/* The n-th currency of the report. */
static const struct kpi *kpi_at(const struct report_writer *w, size_t n)
{
    size_t i = n == 0 ? w->main : n <= w->main ? n - 1 : n;

    return &w->report->kpis->items[i];
}

static const struct aging_currency *find_aging(const struct aging *aging,
                                               const struct currency *currency)
{
    for (size_t i = 0; i < aging->currency_count; i++)
        if (aging->currencies[i].currency == currency)
            return &aging->currencies[i];
    return NULL;
}

/* A bucket of one currency; zeros where the currency has nothing open. */
static struct value cell_value(const struct report_writer *w,
                               const struct currency *currency, size_t bucket)
{
    const struct aging_currency *aging = find_aging(w->report->aging, currency);
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
static struct value buckets_value(const struct report_writer *w)
{
    const struct bucket_scheme *scheme = w->report->aging->scheme;
    const struct kpi_set *kpis = w->report->kpis;
    struct value list = value_list_new(w->arena);

    for (size_t i = 0; i < scheme->count; i++) {
        struct value v = value_map_new(w->arena);
        struct value cells = value_list_new(w->arena);
        struct str label =
            bucket_label(&scheme->items[i], w->language, w->arena);

        for (size_t n = 0; n < kpis->count; n++)
            value_push(cells, cell_value(w, kpi_at(w, n)->currency, i),
                       w->arena);
        value_set(v, "label", value_text(label), w->arena);
        value_set(v, "cells", cells, w->arena);
        value_push(list, v, w->arena);
    }
    return list;
}

/* One row a currency, where there are many of them. */
static struct value row_value(const struct report_writer *w,
                              const struct currency *currency)
{
    struct value list = value_list_new(w->arena);

    for (size_t i = 0; i < w->report->aging->scheme->count; i++)
        value_push(list, cell_value(w, currency, i), w->arena);
    return list;
}

static void set_aging(const struct report_writer *w, struct value v,
                      const struct currency *currency)
{
    const struct aging_currency *aging = find_aging(w->report->aging, currency);
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
static void set_trend(const struct report_writer *w, struct value v,
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

static void set_currency(const struct report_writer *w, struct value v,
                         const struct kpi *k)
{
    const char *name = w->language == LANGUAGE_EN ? k->currency->name_en
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
}

/* "CNY 1,200.00、USD 3.50" of rejected rows; null without readable amount. */
static struct value rejected_amounts(const struct report_writer *w)
{
    const struct ledger *l = w->report->ledger;
    struct balance sums = {0};
    struct buf b = buf_new(w->arena, 1 << 16);

    for (size_t i = 0; i < l->reject_count; i++)
        if (l->rejects[i].amount.currency &&
            !balance_add(&sums, l->rejects[i].amount, w->arena))
            return value_null();
    for (size_t i = 0; i < sums.count; i++) {
        if (i)
            buf_add_z(&b, w->language == LANGUAGE_EN ? ", " : "、");
        buf_add_format(&b, "%s %.*s", sums.items[i].currency->code,
                       STR_ARG(money_grouped(sums.items[i], w->arena)));
    }
    return sums.count ? value_text(buf_str(&b)) : value_null();
}

/* How many of them have no readable amount; null: none. */
static struct value rejected_unknown(const struct report_writer *w)
{
    const struct ledger *l = w->report->ledger;
    int64_t n = 0;

    for (size_t i = 0; i < l->reject_count; i++)
        n += !l->rejects[i].amount.currency;
    return n ? value_integer(n) : value_null();
}

/* "甲公司 documents.csv": of several books each has one. */
static struct str name_of_file(const struct report_writer *w, size_t file)
{
    const struct entities *e = w->report->entities;
    struct str name = file_name(w->report->ledger->files[file].path);
    size_t i = 0;

    if (!e)
        return name;
    for (; file >= e->items[i].ledger->file_count; i++)
        file -= e->items[i].ledger->file_count;
    return arena_format(w->arena, "%.*s %.*s", STR_ARG(e->items[i].name),
                        STR_ARG(name));
}

static struct value files_value(const struct report_writer *w)
{
    const struct ledger *l = w->report->ledger;
    struct value list = value_list_new(w->arena);

    for (size_t i = 0; i < l->file_count; i++) {
        const struct ledger_file *file = &l->files[i];
        struct value v = value_map_new(w->arena);

        if (file->rows == 0)
            continue;
        value_set(v, "name", value_text(name_of_file(w, i)), w->arena);
        value_set(v, "encoding", value_text(file->encoding), w->arena);
        value_set(v, "rows", value_integer((int64_t)file->rows), w->arena);
        value_set(v, "ignored", value_integer((int64_t)file->ignored),
                  w->arena);
        value_set(v, "rejected", value_integer((int64_t)file->rejected),
                  w->arena);
        value_push(list, v, w->arena);
    }
    return list;
}

static struct value money_or_null(int64_t minor,
                                  const struct currency *currency)
{
    return minor ? value_minor(minor, currency) : value_null();
}

/* Which two figures differ, and by how much. */
static struct value mismatches_value(const struct report_writer *w,
                                     bool *aging_ties)
{
    const struct tieout *tieout = w->report->tieout;
    struct value list = value_list_new(w->arena);

    *aging_ties = true;
    for (size_t i = 0; i < tieout->count; i++) {
        const struct tieout_row *row = &tieout->rows[i];
        struct str code = str_from_z(row->currency->code);
        struct value v = value_map_new(w->arena);

        if (row->difference)
            *aging_ties = false;
        if (row->ties)
            continue;
        value_set(v, "currency", value_text(code), w->arena);
        value_set(v, "aging", money_or_null(row->difference, row->currency),
                  w->arena);
        value_set(v, "control",
                  money_or_null(row->control_difference, row->currency),
                  w->arena);
        value_push(list, v, w->arena);
    }
    return list;
}

static struct value quality_value(const struct report_writer *w)
{
    const struct ledger *l = w->report->ledger;
    struct value v = value_map_new(w->arena);
    bool aging_ties;
    struct value mismatches = mismatches_value(w, &aging_ties);
    size_t rows = 0;
    size_t ignored = 0;

    for (size_t i = 0; i < l->file_count; i++) {
        rows += l->files[i].rows;
        ignored += l->files[i].ignored;
    }
    value_set(v, "rows", value_integer((int64_t)rows), w->arena);
    value_set(v, "ignored", value_integer((int64_t)ignored), w->arena);
    value_set(v, "rejected", value_integer((int64_t)l->reject_count), w->arena);
    value_set(v, "rejected_amounts", rejected_amounts(w), w->arena);
    value_set(v, "rejected_unknown", rejected_unknown(w), w->arena);
    value_set(v, "ties", value_bool(w->report->tieout->ties), w->arena);
    value_set(v, "aging_ties", value_bool(aging_ties), w->arena);
    value_set(v, "mismatches", mismatches, w->arena);
    value_set(v, "files", files_value(w), w->arena);
    return v;
}

static struct value creditor_value(const struct report_writer *w)
{
    const struct creditor *c = &w->report->policy->creditor;
    struct value v = value_map_new(w->arena);
    struct str name =
        w->language == LANGUAGE_EN && c->name_en.len ? c->name_en : c->name;

    value_set(v, "name", name.len ? value_text(name) : value_null(), w->arena);
    return v;
}

/* The currencies of kpi_value, the reporting currency first. */
static struct value currencies_value(const struct report_writer *w,
                                     const struct value *by_code)
{
    const struct kpi_set *kpis = w->report->kpis;
    struct value list = value_list_new(w->arena);

    for (size_t n = 0; n < kpis->count; n++) {
        const struct kpi *k = kpi_at(w, n);
        struct value v = by_code->list->items[k - kpis->items];

        set_currency(w, v, k);
        value_set(v, "main", value_bool(n == 0), w->arena);
        value_push(list, v, w->arena);
    }
    return list;
}

static struct value data_of(const struct report_writer *w)
{
    const struct kpi_report *r = w->report;
    size_t count = r->kpis->count;
    struct value data =
        r->entities
            ? kpi_value_joined(r->entities, r->kpis, r->policy, w->language,
                               w->arena)
            : kpi_value(r->ledger, r->kpis, r->policy, w->language, w->arena);
    struct value entities =
        r->entities
            ? kpi_value_entities(r->entities, r->books, r->kpis, w->arena)
            : value_list_new(w->arena);
    const struct {
        const char *key;
        struct value value;
    } entries[] = {
        {"as_of", value_date(r->aging->as_of)},
        {"creditor", creditor_value(w)},
        {"currencies",
         currencies_value(w, value_find(data, STR("currencies")))},
        {"buckets", buckets_value(w)},
        {"any", value_bool(count > 0)},
        {"several", value_bool(count > 1)},
        {"many", value_bool(count > MAX_SIDE_BY_SIDE)},
        {"source", value_text(entity_allocation_words(r->entities, r->ledger,
                                                      w->language, w->arena))},
        {"quality", quality_value(w)},
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

static struct report_writer writer_of(const struct kpi_report *report,
                                      enum language language, struct arena *a)
{
    return (struct report_writer){.report = report,
                                  .language = language,
                                  .main = find_main(report),
                                  .arena = a};
}

struct value kpi_report_value(const struct kpi_report *report,
                              enum language language, struct arena *a)
{
    struct report_writer w = writer_of(report, language, a);

    return data_of(&w);
}

struct value kpi_report_data(const struct kpi_report *report,
                             enum language language, struct arena *a)
{
    struct value data = kpi_report_value(report, language, a);
    struct named_chart *charts;
    size_t count = kpi_charts_make(report, language, &charts, a);

    value_set(data, "charts", chart_values(charts, count, a), a);
    return data;
}

bool kpi_report_make(const struct template *t, const struct kpi_report *report,
                     struct document_tree *out, struct arena *a, struct diag *d)
{
    enum language language = template_is_english(t) ? LANGUAGE_EN : LANGUAGE_ZH;
    struct report_writer w = writer_of(report, language, a);
    struct named_chart *charts;
    size_t count = kpi_charts_make(report, language, &charts, a);

    return template_fill(t, data_of(&w), charts, count, out, a, d);
}
