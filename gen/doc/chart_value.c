#include "doc/chart_value.h"

#define CATEGORIES_MAX 1000
#define SERIES_MAX     64

struct reader {
    struct str name; /* of the chart */
    struct place at;
    struct arena *arena;
    struct diag *diag;
};

static const struct {
    const char *name;
    enum chart_kind kind;
} kinds[] = {
    {"bars", CHART_BARS},   {"stacked", CHART_STACKED_BARS},
    {"lines", CHART_LINES}, {"waterfall", CHART_WATERFALL},
    {"heat", CHART_HEAT},
};

/* NULL: it is left out, or null. */
static const struct value *find(struct value map, const char *key)
{
    const struct value *v = value_find(map, str_from_z(key));

    return v && v->kind != VALUE_NULL ? v : NULL;
}

static bool wrong(const struct reader *r, const char *key, const char *expected)
{
    return diag_error(r->diag, r->at, "chart \"%.*s\": \"%s\" is no %s",
                      STR_ARG(r->name), key, diag_translate(r->diag, expected));
}

static bool read_text(const struct reader *r, struct value map, const char *key,
                      struct str *out)
{
    const struct value *v = find(map, key);

    if (v && v->kind != VALUE_TEXT)
        return wrong(r, key, "text");
    if (v)
        *out = v->text;
    return true;
}

static bool read_kind(const struct reader *r, struct value map,
                      enum chart_kind *out)
{
    struct str name = {0};

    if (!read_text(r, map, "kind", &name))
        return false;
    for (size_t i = 0; i < COUNT(kinds); i++) {
        if (str_equal_z(name, kinds[i].name)) {
            *out = kinds[i].kind;
            return true;
        }
    }
    return diag_error(r->diag, r->at,
                      "chart \"%.*s\": its kind is none of bars, stacked, "
                      "lines, waterfall, heat",
                      STR_ARG(r->name));
}

/* A list of 1 to most. */
static bool read_list(const struct reader *r, struct value map, const char *key,
                      size_t most, const struct value_list **out)
{
    static const struct value_list nothing;
    const struct value *v = find(map, key);

    *out = &nothing;
    if (!v || v->kind != VALUE_LIST)
        return wrong(r, key, "list");
    if (v->list->count == 0 || v->list->count > most)
        return diag_error(r->diag, r->at,
                          "chart \"%.*s\": \"%s\" has %zu elements; 1 to %zu "
                          "are accepted",
                          STR_ARG(r->name), key, v->list->count, most);
    *out = v->list;
    return true;
}

/* "12.50" is a number, too: so our own JSON writes what is not whole. */
static bool read_quoted(struct str text, struct decimal *out)
{
    struct diag quiet = {0};
    struct field field = {.text = text};

    return decimal_parse(field, number_plain, out, &quiet);
}

static bool read_number(struct value v, struct decimal *out)
{
    switch (v.kind) {
    case VALUE_DECIMAL:
        *out = v.decimal;
        return true;
    case VALUE_INTEGER:
        *out = (struct decimal){v.integer, 0};
        return true;
    case VALUE_MONEY:
        *out = (struct decimal){v.money.minor, v.money.currency->exponent};
        return true;
    case VALUE_TEXT:
        return read_quoted(v.text, out);
    case VALUE_NULL:
    case VALUE_BOOL:
    case VALUE_DATE:
    case VALUE_LIST:
    case VALUE_MAP:
        break;
    }
    return false;
}

/* Days and years are names as well. */
static bool read_name(struct value v, struct str *out, struct arena *a)
{
    if (v.kind == VALUE_DATE)
        *out = date_iso(v.date, a);
    else if (v.kind == VALUE_INTEGER)
        *out = arena_format(a, "%jd", (intmax_t)v.integer);
    else if (v.kind == VALUE_TEXT)
        *out = v.text;
    else
        return false;
    return true;
}

static bool read_categories(const struct reader *r, struct value map,
                            struct chart *chart)
{
    const struct value_list *list;

    if (!read_list(r, map, "categories", CATEGORIES_MAX, &list))
        return false;
    chart->category_count = list->count;
    chart->categories = arena_array(r->arena, struct str, list->count);
    for (size_t i = 0; i < list->count; i++)
        if (!read_name(list->items[i], &chart->categories[i], r->arena))
            return wrong(r, "categories", "list of texts");
    return true;
}

/* As many values as there are categories. */
static bool check_count(const struct reader *r, const char *key, size_t count,
                        const struct chart *chart)
{
    return count == chart->category_count ||
           diag_error(r->diag, r->at,
                      "chart \"%.*s\": \"%s\" has %zu elements, but there are "
                      "%zu categories",
                      STR_ARG(r->name), key, count, chart->category_count);
}

static bool read_values(const struct reader *r, struct value map,
                        const struct chart *chart, struct chart_series *series)
{
    const struct value_list *list;

    if (!read_list(r, map, "values", CATEGORIES_MAX, &list) ||
        !check_count(r, "values", list->count, chart))
        return false;
    series->values = arena_array(r->arena, struct decimal, list->count);
    series->missing = arena_array(r->arena, bool, list->count);
    for (size_t i = 0; i < list->count; i++) {
        series->missing[i] = list->items[i].kind == VALUE_NULL;
        if (!series->missing[i] &&
            !read_number(list->items[i], &series->values[i]))
            return wrong(r, "values", "list of numbers");
    }
    return true;
}

static bool read_series(const struct reader *r, struct value map,
                        struct chart *chart)
{
    const struct value_list *list;

    if (!read_list(r, map, "series",
                   chart->kind == CHART_WATERFALL ? 1 : SERIES_MAX, &list))
        return false;
    chart->series_count = list->count;
    chart->series = arena_array(r->arena, struct chart_series, list->count);
    for (size_t i = 0; i < list->count; i++) {
        struct value one = list->items[i];

        if (one.kind != VALUE_MAP)
            return wrong(r, "series", "list of groups");
        if (!read_text(r, one, "name", &chart->series[i].name) ||
            !read_values(r, one, chart, &chart->series[i]))
            return false;
    }
    return true;
}

static bool read_levels(const struct reader *r, struct value map,
                        struct chart *chart)
{
    const struct value_list *list;

    if (!find(map, "levels"))
        return true;
    if (!read_list(r, map, "levels", CATEGORIES_MAX, &list) ||
        !check_count(r, "levels", list->count, chart))
        return false;
    chart->levels = arena_array(r->arena, bool, list->count);
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].kind != VALUE_BOOL)
            return wrong(r, "levels", "list of true and false");
        chart->levels[i] = list->items[i].boolean;
    }
    return true;
}

static bool read_chart(const struct reader *r, struct value map,
                       struct chart *chart)
{
    const struct value *shorten = find(map, "shorten");

    if (shorten && shorten->kind != VALUE_BOOL)
        return wrong(r, "shorten", "true or false");
    chart->shorten = shorten && shorten->boolean;
    return read_kind(r, map, &chart->kind) &&
           read_text(r, map, "title", &chart->title) &&
           read_text(r, map, "unit", &chart->unit) &&
           read_text(r, map, "description", &chart->description) &&
           read_categories(r, map, chart) && read_series(r, map, chart) &&
           read_levels(r, map, chart);
}

bool chart_value_read(struct value data, struct place at,
                      struct named_chart **out, size_t *count, struct arena *a,
                      struct diag *d)
{
    const struct value *charts = find(data, "charts");
    struct reader r = {.at = at, .arena = a, .diag = d};

    *count = 0;
    if (!charts || charts->kind != VALUE_MAP)
        return true;
    *out = arena_array(a, struct named_chart, charts->map->count);
    for (size_t i = 0; i < charts->map->count; i++) {
        const struct value_entry *entry = &charts->map->items[i];
        struct chart *chart = arena_new(a, struct chart);

        if (entry->value.kind != VALUE_MAP)
            continue; /* the template's own business */
        r.name = entry->key;
        if (!read_chart(&r, entry->value, chart))
            return false;
        (*out)[(*count)++] = (struct named_chart){entry->key, chart};
    }
    return true;
}

static struct value names_value(const struct str *names, size_t count,
                                struct arena *a)
{
    struct value list = value_list_new(a);

    for (size_t i = 0; i < count; i++)
        value_push(list, value_text(names[i]), a);
    return list;
}

static struct value series_value(const struct chart *chart,
                                 const struct chart_series *series,
                                 struct arena *a)
{
    struct value v = value_map_new(a);
    struct value list = value_list_new(a);

    for (size_t i = 0; i < chart->category_count; i++)
        value_push(list,
                   series->missing && series->missing[i]
                       ? value_null()
                       : value_decimal(series->values[i]),
                   a);
    value_set(v, "name", value_text_or_null(series->name), a);
    value_set(v, "values", list, a);
    return v;
}

static struct value levels_value(const struct chart *chart, struct arena *a)
{
    struct value list = value_list_new(a);

    for (size_t i = 0; chart->levels && i < chart->category_count; i++)
        value_push(list, value_bool(chart->levels[i]), a);
    return chart->levels ? list : value_null();
}

static struct value chart_value(const struct chart *chart, struct arena *a)
{
    struct value v = value_map_new(a);
    struct value series = value_list_new(a);
    const char *kind = "";

    for (size_t i = 0; i < COUNT(kinds); i++)
        if (kinds[i].kind == chart->kind)
            kind = kinds[i].name;
    for (size_t i = 0; i < chart->series_count; i++)
        value_push(series, series_value(chart, &chart->series[i], a), a);
    value_set(v, "kind", value_z(kind), a);
    value_set(v, "title", value_text_or_null(chart->title), a);
    value_set(v, "unit", value_text_or_null(chart->unit), a);
    value_set(v, "shorten", value_bool(chart->shorten), a);
    value_set(v, "categories",
              names_value(chart->categories, chart->category_count, a), a);
    value_set(v, "series", series, a);
    value_set(v, "levels", levels_value(chart, a), a);
    value_set(v, "description", value_text_or_null(chart->description), a);
    return v;
}

struct value chart_values(const struct named_chart *charts, size_t count,
                          struct arena *a)
{
    struct value v = value_map_new(a);

    for (size_t i = 0; i < count; i++)
        value_put(v, charts[i].name, chart_value(charts[i].chart, a), a);
    return v;
}
