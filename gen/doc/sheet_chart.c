#include "doc/sheet_chart.h"

#include "doc/sheet.h"

struct sheet_chart *sheet_add_chart(struct sheet *s, enum sheet_chart_kind kind,
                                    uint32_t first_line, size_t n,
                                    struct arena *a)
{
    struct sheet_chart *c =
        &ARENA_PUSH(a, s->charts, s->chart_count, s->chart_capacity);

    *c = (struct sheet_chart){.kind = kind,
                              .series = arena_array(a, struct sheet_series, n),
                              .series_count = n};
    for (size_t i = 0; i < n; i++)
        c->series[i].line = first_line + (uint32_t)i;
    return c;
}
