#include "report/kpi_charts.h"
#include "report/kpi_parts.h"

#include <stdlib.h>

#define ROWS_SHOWN 6 /* the rest is one more row */

/* By what overdue money is divided, the first that the book tells. */
enum division { BY_REGION, BY_COLLECTOR, BY_SALESPERSON, BY_CUSTOMER };

static const struct {
    const char *name;
    struct bilingual label;
} divisions[] = {
    [BY_REGION] = {"region", {"地区", "Region"}},
    [BY_COLLECTOR] = {"collector", {"催收员", "Collector"}},
    [BY_SALESPERSON] = {"salesperson", {"业务员", "Salesperson"}},
    [BY_CUSTOMER] = {"customer", {"客户", "Customer"}},
};

/* Overdue money of one region, collector ... */
struct risk_row {
    struct str key; /* as the data have it; empty: they do not tell */
    struct str name;
    int64_t cells[BUCKET_MAX]; /* overdue buckets from 0 on */
    int64_t overdue;
    bool is_rest; /* several, the smallest, in one row */
};

struct risk {
    const struct aging_currency *aging;
    enum division by;
    size_t first, buckets; /* of the scheme: those that are overdue */
    struct risk_row *rows; /* the largest first */
    size_t count;
};

static struct str key_of(const struct kpi_parts *w, enum division by,
                         uint32_t customer)
{
    const struct customer *c = &w->report->ledger->customers[customer];

    switch (by) {
    case BY_REGION:
        return c->region;
    case BY_COLLECTOR:
        return c->collector;
    case BY_SALESPERSON:
        return c->salesperson;
    case BY_CUSTOMER:
        break;
    }
    return c->customer_id;
}

/* Two at least: one alone divides nothing. */
static bool divides(const struct kpi_parts *w,
                    const struct aging_currency *aging, enum division by)
{
    struct str first = {0};

    for (size_t i = 0; i < aging->customer_count; i++) {
        struct str key = key_of(w, by, aging->customers[i].customer);

        if (!aging->customers[i].overdue || !key.len)
            continue;
        if (first.len && !str_equal(first, key))
            return true;
        first = key;
    }
    return false;
}

static enum division choose(const struct kpi_parts *w,
                            const struct aging_currency *aging)
{
    for (enum division by = BY_REGION; by < BY_CUSTOMER; by++)
        if (divides(w, aging, by))
            return by;
    return BY_CUSTOMER;
}

static int compare_keys(const void *a, const void *b)
{
    const struct risk_row *x = a;
    const struct risk_row *y = b;

    return str_compare(x->key, y->key);
}

static int compare_overdue(const void *a, const void *b)
{
    const struct risk_row *x = a;
    const struct risk_row *y = b;

    if (x->overdue != y->overdue)
        return x->overdue > y->overdue ? -1 : 1;
    return str_compare(x->key, y->key);
}

static void add_row(struct risk_row *to, const struct risk_row *x,
                    size_t buckets)
{
    for (size_t i = 0; i < buckets; i++)
        to->cells[i] += x->cells[i];
    to->overdue += x->overdue;
}

static struct risk_row row_of(const struct kpi_parts *w,
                              const struct risk *risk,
                              const struct aging_row *row)
{
    struct risk_row out = {.key = key_of(w, risk->by, row->customer),
                           .overdue = row->overdue};

    out.name = risk->by == BY_CUSTOMER ? kpi_part_name(w, row->customer)
               : out.key.len           ? out.key
                             : kpi_say_word(&w->say, "未指定", "Not assigned");
    for (size_t i = 0; i < risk->buckets; i++)
        out.cells[i] = row->cells[risk->first + i].minor;
    return out;
}

/* Rows of one key become one. */
static void join_rows(struct risk *risk)
{
    size_t n = 0;

    qsort(risk->rows, risk->count, sizeof(*risk->rows), compare_keys);
    for (size_t i = 0; i < risk->count; i++) {
        if (n && str_equal(risk->rows[n - 1].key, risk->rows[i].key))
            add_row(&risk->rows[n - 1], &risk->rows[i], risk->buckets);
        else
            risk->rows[n++] = risk->rows[i];
    }
    risk->count = n;
    qsort(risk->rows, n, sizeof(*risk->rows), compare_overdue);
}

/* Those behind the first ones are one row. */
static void fold_rest(const struct kpi_parts *w, struct risk *risk)
{
    struct risk_row *rest = &risk->rows[ROWS_SHOWN];
    size_t folded = risk->count - ROWS_SHOWN;

    if (risk->count <= ROWS_SHOWN + 1)
        return;
    for (size_t i = 1; i < folded; i++)
        add_row(rest, &rest[i], risk->buckets);
    rest->name = arena_format(w->arena,
                              w->say.language == LANGUAGE_EN ? "Others (%zu)"
                                                             : "其他（%zu）",
                              folded);
    rest->key = rest->name;
    rest->is_rest = true;
    risk->count = ROWS_SHOWN + 1;
}

static struct risk risk_of(const struct kpi_parts *w,
                           const struct aging_currency *aging)
{
    const struct bucket_scheme *scheme = w->report->aging->scheme;
    struct risk risk = {
        .aging = aging, .by = choose(w, aging), .first = scheme->today + 1};

    risk.buckets = scheme->no_due_date - risk.first;
    risk.rows =
        arena_array(w->arena, struct risk_row, aging->customer_count + 1);
    for (size_t i = 0; i < aging->customer_count; i++)
        if (aging->customers[i].overdue)
            risk.rows[risk.count++] = row_of(w, &risk, &aging->customers[i]);
    if (risk.count)
        join_rows(&risk);
    fold_rest(w, &risk);
    return risk;
}

static struct str bucket_name(const struct kpi_parts *w,
                              const struct risk *risk, size_t bucket)
{
    const struct bucket *b =
        &w->report->aging->scheme->items[risk->first + bucket];
    bool english = w->say.language == LANGUAGE_EN;

    if (!b->has_to)
        return arena_format(w->arena, english ? "over %d days" : "超过%d天",
                            b->from - 1);
    return arena_format(w->arena, english ? "%d-%d days" : "%d-%d天", b->from,
                        b->to);
}

static const struct chart *heat(const struct kpi_parts *w,
                                const struct risk *risk)
{
    bool english = w->say.language == LANGUAGE_EN;
    struct kpi_grid grid = kpi_grid_new(CHART_HEAT, risk->aging->currency,
                                        risk->buckets, risk->count, w->arena);

    grid.title =
        arena_format(w->arena,
                     english ? "Overdue by %.*s and days overdue"
                             : "逾期金额：%.*s × 逾期天数",
                     STR_ARG(kpi_say_word(&w->say, divisions[risk->by].label.zh,
                                          divisions[risk->by].label.en)));
    for (size_t i = 0; i < risk->buckets; i++)
        grid.categories[i] = bucket_name(w, risk, i);
    for (size_t s = 0; s < risk->count; s++) {
        grid.series[s] =
            arena_format(w->arena, "%.*s %.*s", STR_ARG(risk->rows[s].name),
                         STR_ARG(kpi_say_share(&w->say, risk->rows[s].overdue,
                                               risk->aging->total.overdue)));
        for (size_t i = 0; i < risk->buckets; i++)
            grid.minors[s * risk->buckets + i] = risk->rows[s].cells[i];
    }
    return kpi_chart_new(&grid, w->say.language, w->arena);
}

/* The darkest cell of one row by itself. */
static void find_most(const struct risk *risk, size_t *row, size_t *bucket)
{
    *row = *bucket = 0;
    for (size_t s = 0; s < risk->count; s++)
        for (size_t i = 0; i < risk->buckets; i++)
            if (!risk->rows[s].is_rest &&
                risk->rows[s].cells[i] > risk->rows[*row].cells[*bucket]) {
                *row = s;
                *bucket = i;
            }
}

static struct str sentence(const struct kpi_parts *w, const struct risk *risk,
                           const struct kpi *k)
{
    bool english = w->say.language == LANGUAGE_EN;
    const struct currency *currency = k->currency;
    size_t row, bucket;
    int64_t most;

    find_most(risk, &row, &bucket);
    most = risk->rows[row].cells[bucket];
    return arena_format(
        w->arena,
        english
            ? "The largest part stands with %.*s at %.*s: %.*s, %.*s of all "
              "overdue money. Over 90 days: %.*s, %.*s."
            : "最集中的是%.*s、逾期%.*s的 %.*s，占全部逾期的 %.*s。逾期90天"
              "以上共 %.*s，占 %.*s。",
        STR_ARG(risk->rows[row].name), STR_ARG(bucket_name(w, risk, bucket)),
        STR_ARG(kpi_say_amount(&w->say, most, currency)),
        STR_ARG(kpi_say_share(&w->say, most, k->overdue)),
        STR_ARG(kpi_say_amount(&w->say, k->over_90, currency)),
        STR_ARG(kpi_say_share(&w->say, k->over_90, k->overdue)));
}

static struct value row_value(const struct kpi_parts *w,
                              const struct risk *risk,
                              const struct risk_row *row)
{
    const struct currency *currency = risk->aging->currency;
    struct value v = value_map_new(w->arena);
    struct value cells = value_list_new(w->arena);

    for (size_t i = 0; i < risk->buckets; i++) {
        struct value cell = value_map_new(w->arena);

        value_set(cell, "bucket", value_text(bucket_name(w, risk, i)),
                  w->arena);
        value_set(cell, "amount", value_minor(row->cells[i], currency),
                  w->arena);
        value_push(cells, cell, w->arena);
    }
    value_set(v, "name", value_text(row->name), w->arena);
    value_set(v, "overdue", value_minor(row->overdue, currency), w->arena);
    value_set(v, "share",
              value_percent(row->overdue, risk->aging->total.overdue),
              w->arena);
    value_set(v, "cells", cells, w->arena);
    return v;
}

struct value kpi_part_risk(struct kpi_parts *w, const struct kpi *k)
{
    const struct aging_currency *aging =
        kpi_part_aging(w->report->aging, k->currency);
    struct value rows = value_list_new(w->arena);
    struct value v;
    struct risk risk;

    if (!aging || aging->total.overdue <= 0) {
        v = kpi_part_absent(w, "没有逾期款项", "nothing is overdue");
        value_set(v, "by", value_null(), w->arena);
        value_set(v, "sentence", value_null(), w->arena);
        value_set(v, "chart", value_null(), w->arena);
        value_set(v, "rows", rows, w->arena);
        return v;
    }
    risk = risk_of(w, aging);
    for (size_t i = 0; i < risk.count; i++)
        value_push(rows, row_value(w, &risk, &risk.rows[i]), w->arena);
    v = value_map_new(w->arena);
    value_set(v, "available", value_bool(true), w->arena);
    value_set(v, "absent", value_null(), w->arena);
    value_set(v, "by", value_z(divisions[risk.by].name), w->arena);
    value_set(v, "sentence", value_text(sentence(w, &risk, k)), w->arena);
    value_set(v, "chart",
              kpi_part_chart(w, "risk", k->currency, heat(w, &risk)), w->arena);
    value_set(v, "rows", rows, w->arena);
    return v;
}
