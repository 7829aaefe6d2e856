#include "command/take_work.h"

#include "base/file.h"

/* "line 2", or its name. */
static struct str where(struct take *t, const struct title_date *x)
{
    const char *format = x->line ? "%.*s (line %zu)" : "%.*s (its name)";
    struct str iso = date_iso(x->date, t->run->arena);

    format = diag_translate(t->run->diag, format);
    return x->line ? arena_format(t->run->arena, format, STR_ARG(iso), x->line)
                   : arena_format(t->run->arena, format, STR_ARG(iso));
}

static bool report_several(struct take *t, const struct take_item *item,
                           const struct title_date *days, size_t n)
{
    struct str text = where(t, &days[0]);
    struct arena *a = t->run->arena;

    for (size_t i = 1; i < n; i++)
        text = arena_format(a, "%.*s, %.*s", STR_ARG(text),
                            STR_ARG(where(t, &days[i])));
    return diag_usage(t->run->diag,
                      "%s speaks of several days: %.*s; say with --as-of DATE "
                      "which one it is of",
                      item->path, STR_ARG(text));
}

/* The day that a file says it is of, if it is one day. */
static bool read_day(struct take *t, struct take_item *item)
{
    const struct title_date *days;
    size_t n = title_days(&item->survey.title, &days);

    if (n == 0)
        return true;
    item->day = days[0].date;
    item->day_line = days[0].line;
    item->day_in_name = days[0].role == TITLE_NAME;
    if (n == 1)
        return true;
    if (date_is(t->as_of)) {
        /* The day asked for, if it is among them. */
        for (size_t i = 0; i < n; i++)
            if (days[i].date.day == t->as_of.day) {
                item->day = days[i].date;
                item->day_line = days[i].line;
                item->day_in_name = days[i].role == TITLE_NAME;
            }
        return true;
    }
    return report_several(t, item, days, n);
}

/* Open items are the state of their day; events may run on behind it. */
static void compare_day(struct take *t, const struct take_item *item)
{
    struct arena *a = t->run->arena;
    struct place at = place_of(item->path, item->day_line, 0);
    struct str said = date_iso(item->day, a), asked = date_iso(t->as_of, a);

    if (!date_is(item->day) || item->day.day == t->as_of.day)
        return;
    if (item->day_in_name)
        diag_warning(t->run->diag, at,
                     "the name of the file speaks of %.*s; it is filed as of "
                     "%.*s, as --as-of says",
                     STR_ARG(said), STR_ARG(asked));
    else if (item->survey.has_open)
        take_object(t, at,
                    "the file says that it shows what was open on %.*s, but "
                    "--as-of says %.*s: leave --as-of out",
                    STR_ARG(said), STR_ARG(asked));
    else
        diag_warning(t->run->diag, at,
                     "the title of the file speaks of %.*s; it is filed as of "
                     "%.*s, as --as-of says",
                     STR_ARG(said), STR_ARG(asked));
}

static bool report_no_day(struct take *t)
{
    const struct title_date *period = title_period(&t->items[0].survey.title);

    if (period)
        return diag_usage(t->run->diag,
                          "%s speaks of a period to %.*s, not of the day on "
                          "which it was exported: add --as-of DATE, that day",
                          t->items[0].path, STR_ARG(where(t, period)));
    return diag_usage(t->run->diag,
                      "%s does not say which day it is of (neither above its "
                      "headings nor in its name): add --as-of DATE, the day "
                      "on which it was exported",
                      t->items[0].path);
}

/* One day for all files: that of the first who says one. */
static bool agree(struct take *t)
{
    const struct take_item *first = NULL;

    for (size_t i = 0; i < t->item_count; i++) {
        const struct take_item *x = &t->items[i];

        if (!date_is(x->day))
            continue;
        if (first && first->day.day != x->day.day)
            return diag_usage(
                t->run->diag,
                "%s is of %.*s, %s of %.*s: take the files of one day at a "
                "time, or say the day with --as-of DATE",
                first->path, STR_ARG(date_iso(first->day, t->run->arena)),
                x->path, STR_ARG(date_iso(x->day, t->run->arena)));
        if (!first)
            first = x;
    }
    if (!first)
        return report_no_day(t);
    t->as_of = first->day;
    return true;
}

bool take_choose_day(struct take *t)
{
    bool asked = date_is(t->as_of);
    bool ok = true;

    for (size_t i = 0; i < t->item_count; i++)
        ok = read_day(t, &t->items[i]) && ok;
    if (!ok || (!asked && !agree(t)))
        return false;
    for (size_t i = 0; asked && i < t->item_count; i++)
        compare_day(t, &t->items[i]);
    t->folder =
        file_join(t->run->arena, t->shelf, date_iso(t->as_of, t->run->arena));
    return true;
}
