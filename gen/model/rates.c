#include "model/rates.h"

enum rate_answer rates_find(const struct rate_table *t, struct date day,
                            const struct rate_row **out)
{
    size_t low = 0, high = t->count;

    if (date_is(t->head.valid_to) && day.day > t->head.valid_to.day)
        return RATE_PAST_END;
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (t->rows[middle].from.day <= day.day)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return RATE_BEFORE_START;
    *out = &t->rows[low - 1];
    return RATE_FOUND;
}

static bool report_past(const struct rate_table *t, struct date day,
                        struct place at, struct arena *a, struct diag *d)
{
    return diag_error(d, at,
                      "%s: the table (%s) ends on %.*s and says nothing of "
                      "%.*s; add the later rows and the new last day (valid_to)"
                      " to a copy of it in the book's tables/",
                      diag_translate(d, t->head.title), t->head.path,
                      STR_ARG(date_iso(t->head.valid_to, a)),
                      STR_ARG(date_iso(day, a)));
}

static bool report_before(const struct rate_table *t, struct date day,
                          struct place at, struct arena *a, struct diag *d)
{
    struct date first = t->count ? t->rows[0].from : no_date;

    return diag_error(d, at,
                      "%s: the table (%s) begins on %.*s and says nothing of "
                      "%.*s; add the earlier rows to a copy of it in the "
                      "book's tables/",
                      diag_translate(d, t->head.title), t->head.path,
                      STR_ARG(date_shown(first, a)), STR_ARG(date_iso(day, a)));
}

bool rates_look(const struct rate_table *t, struct date day, struct place at,
                const struct rate_row **out, struct diag *d)
{
    struct arena scratch = {0};
    bool ok = false;

    switch (rates_find(t, day, out)) {
    case RATE_FOUND:
        ok = true;
        break;
    case RATE_BEFORE_START:
        ok = report_before(t, day, at, &scratch, d);
        break;
    case RATE_PAST_END:
        ok = report_past(t, day, at, &scratch, d);
        break;
    }
    arena_release(&scratch);
    return ok;
}

const struct rate_row *rates_next_change(const struct rate_table *t,
                                         const struct rate_row *row, int column,
                                         struct date last)
{
    const struct rate_row *end = t->rows + t->count;

    for (const struct rate_row *r = row + 1; r < end; r++) {
        if (r->from.day > last.day)
            return NULL;
        if (decimal_compare(r->values[column], row->values[column]) != 0)
            return r;
    }
    return NULL;
}
