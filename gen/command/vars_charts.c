#include "command/vars.h"

#include "doc/chart_value.h"

struct finder {
    struct named_chart *items;
    size_t count, capacity;
    struct arena *arena;
};

static const struct chart *example_chart(struct arena *a)
{
    struct chart *chart = arena_new(a, struct chart);

    chart->kind = CHART_BARS;
    chart->category_count = 2;
    chart->categories = arena_array(a, struct str, 2);
    chart->categories[0] = STR("A");
    chart->categories[1] = STR("B");
    chart->series = arena_new(a, struct chart_series);
    chart->series_count = 1;
    chart->series->values = arena_array(a, struct decimal, 2);
    chart->series->values[0] = (struct decimal){.units = 860, .scale = 1};
    chart->series->values[1] = (struct decimal){.units = 340, .scale = 1};
    return chart;
}

/* "::: chart NAME" gives NAME; else an empty text. */
static struct str chart_of(struct str line)
{
    struct str rest = str_trim(line);

    while (str_starts(rest, STR(":")))
        rest = str_skip(rest, 1);
    if (str_starts(line, STR(":::")))
        rest = str_trim(rest);
    else
        rest.len = 0;
    return str_starts(rest, STR("chart "))
               ? str_trim(str_skip(rest, sizeof("chart ") - 1))
               : STR("");
}

/* Whole lines alone: a name that ends in a tag is known with the data. */
static void find(void *user, enum mustache_part part, struct field text)
{
    struct finder *f = user;
    struct str rest = text.text;
    struct str line;

    while (part == MUSTACHE_TEXT && str_cut(rest, '\n', &line, &rest)) {
        struct str name = chart_of(line);

        if (name.len)
            ARENA_PUSH(f->arena, f->items, f->count, f->capacity) =
                (struct named_chart){name, example_chart(f->arena)};
    }
}

void vars_add_charts(struct value data, const struct template *t,
                     struct arena *a)
{
    struct finder f = {.arena = a};
    const struct value *known = value_find(data, STR("charts"));
    struct value charts, made;

    template_visit(t, find, &f);
    if (f.count == 0)
        return;
    charts = known && known->kind == VALUE_MAP ? *known : value_map_new(a);
    made = chart_values(f.items, f.count, a);
    for (size_t i = 0; i < made.map->count; i++)
        if (!value_find(charts, made.map->items[i].key))
            value_put(charts, made.map->items[i].key, made.map->items[i].value,
                      a);
    value_set(data, "charts", charts, a);
}
