/* Tables of rates and of days: rows in the order of their days. */
#include "input/law_kinds.h"

static const struct law_column lpr_columns[] = {
    {"from", "起始日"}, {"one_year", "一年期"}, {"five_years", "五年期以上"}};
static const struct law_column benchmark_columns[] = {
    {"from", "起始日"},
    {"within_1_year", "一年以内"},
    {"1_to_5_years", "一至五年"},
    {"over_5_years", "五年以上"}};
static const struct law_column single_columns[] = {{"from", "起始日"},
                                                   {"rate", "利率"}};
static const struct law_column calendar_columns[] = {
    {"date", "日期"}, {"type", "类型"}, {"name", "名称"}};

enum { DAY_DATE, DAY_TYPE, DAY_NAME };

static const struct law_form lpr_form = {lpr_columns, COUNT(lpr_columns), true};
static const struct law_form benchmark_form = {benchmark_columns,
                                               COUNT(benchmark_columns), true};
static const struct law_form single_form = {single_columns,
                                            COUNT(single_columns), true};
static const struct law_form calendar_form = {calendar_columns,
                                              COUNT(calendar_columns), true};

/* #valid_to is there and not before the last day that says something. */
static bool check_end(struct law_reading *r, struct date last)
{
    if (!date_is(r->head.valid_to))
        return diag_error(r->diag, r->end_at,
                          "the last day for which the table answers is "
                          "missing; write a row #valid_to,2026-12-31 above "
                          "the headings");
    if (date_is(last) && r->head.valid_to.day < last.day)
        return diag_error(r->diag, r->end_at,
                          "the table ends (#valid_to) on %.*s, before its last "
                          "row of %.*s",
                          STR_ARG(date_iso(r->head.valid_to, r->arena)),
                          STR_ARG(date_iso(last, r->arena)));
    return true;
}

static bool report_no_rows(struct law_reading *r)
{
    return diag_error(r->diag, place_of(r->path, r->row.line, 0),
                      "the table has headings and no rows");
}

static bool read_rates(struct law_reading *r, struct str text,
                       struct rate_table *out)
{
    struct rate_row *rows = NULL;
    size_t count = 0, capacity = 0;
    struct date last = no_date;
    int columns = r->form->column_count - 1;

    if (!law_begin(r, text))
        return false;
    while (law_next(r)) {
        struct rate_row row = {.line = (uint32_t)r->row.line};
        bool ok = law_day(r, 0, &row.from) && law_follows(r, 0, last, row.from);

        for (int i = 0; i < columns; i++)
            ok &= law_percent(r, i + 1, &row.values[i]);
        if (!ok)
            continue;
        last = row.from;
        ARENA_PUSH(r->arena, rows, count, capacity) = row;
    }
    if (!count && !r->failed)
        return report_no_rows(r);
    if (r->failed || !check_end(r, last))
        return false;
    *out = (struct rate_table){r->head, rows, count, columns};
    return true;
}

bool law_read_lpr(struct law_reading *r, struct str text,
                  struct rate_table *out)
{
    r->form = &lpr_form;
    return read_rates(r, text, out);
}

bool law_read_benchmark(struct law_reading *r, struct str text,
                        struct rate_table *out)
{
    r->form = &benchmark_form;
    return read_rates(r, text, out);
}

bool law_read_single(struct law_reading *r, struct str text,
                     struct rate_table *out)
{
    r->form = &single_form;
    return read_rates(r, text, out);
}

static bool read_type(struct law_reading *r, uint8_t *out)
{
    static const struct law_column types[] = {
        [DAY_REST] = {"rest", "休"},
        [DAY_WORKED] = {"work", "班"},
        [DAY_STATUTORY] = {"statutory", "法定"}};
    struct str text = law_text(r, DAY_TYPE);

    for (size_t i = 0; i < COUNT(types); i++) {
        if (str_equal_ignoring_case(text, str_from_z(types[i].en)) ||
            str_equal_z(text, types[i].zh)) {
            *out = (uint8_t)i;
            return true;
        }
    }
    r->failed = true;
    return diag_error(r->diag, law_at(r, DAY_TYPE),
                      "type \"%.*s\": rest (休), work (班) or statutory (法定) "
                      "is expected",
                      STR_ARG(text));
}

/*
 * A weekday that is worked and a weekend that rests need no row: whoever
 * writes "work" on one has most likely mistaken the day.
 */
static void warn_of_needless(struct law_reading *r,
                             const struct calendar_day *day)
{
    if (day->kind == DAY_WORKED && date_weekday(day->day) <= 5)
        diag_warning(r->diag, law_at(r, DAY_DATE),
                     "%.*s is a weekday, worked without a row; is the day "
                     "right?",
                     STR_ARG(date_iso(day->day, r->arena)));
}

static bool read_day(struct law_reading *r, struct date last,
                     struct calendar_day *out)
{
    struct calendar_day day = {.line = (uint32_t)r->row.line};
    bool ok = law_day(r, DAY_DATE, &day.day) &&
              law_follows(r, DAY_DATE, last, day.day);

    ok &= read_type(r, &day.kind);
    if (!ok)
        return false;
    day.name = arena_str(r->arena, law_text(r, DAY_NAME));
    warn_of_needless(r, &day);
    *out = day;
    return true;
}

/* Notices behind the end would be read and then called not announced. */
static bool check_notices(struct law_reading *r,
                          const struct calendar_day *days, size_t count)
{
    const struct calendar_day *last = NULL;

    for (size_t i = 0; i < count; i++)
        if (days[i].kind != DAY_STATUTORY)
            last = &days[i];
    return check_end(r, last ? last->day : no_date);
}

bool law_read_calendar(struct law_reading *r, struct str text,
                       struct calendar *out)
{
    struct calendar_day *days = NULL, day;
    size_t count = 0, capacity = 0;
    struct date last = no_date, first;
    struct civil c;

    r->form = &calendar_form;
    if (!law_begin(r, text))
        return false;
    while (law_next(r)) {
        if (!read_day(r, last, &day))
            continue;
        last = day.day;
        ARENA_PUSH(r->arena, days, count, capacity) = day;
    }
    if (!count && !r->failed)
        return report_no_rows(r);
    if (r->failed || !check_notices(r, days, count))
        return false;
    c = date_civil(days[0].day);
    first = date_from_civil((struct civil){c.year, 1, 1});
    *out = (struct calendar){r->head, days, count, first};
    return true;
}
