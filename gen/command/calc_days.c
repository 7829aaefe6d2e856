/* Working days. */
#include "command/calc.h"

/* Ten thousand working days are forty years. */
#define DAYS_MAX  10000
#define ROWS_SAID 40

static bool read_count(struct calc *c, int *out)
{
    struct decimal n = {0};

    *out = 0;
    if (c->count < 2)
        return true;
    if (!decimal_parse(calc_operand(c, 1), number_plain, &n, c->r->diag))
        return false;
    if (n.scale || n.units > DAYS_MAX || n.units < -DAYS_MAX)
        return diag_error(c->r->diag, nowhere,
                          "\"%s\": a whole number of days from -%d to %d is "
                          "expected",
                          c->operands[1], DAYS_MAX, DAYS_MAX);
    *out = (int)n.units;
    return true;
}

/* "2026-10-01 Thursday: rests, 国庆节 (row 290)" */
static void say_row(struct calc *c, const struct calendar_day *told,
                    struct value list, bool is_said)
{
    static const char *const kinds[] = {[DAY_REST] = "rests",
                                        [DAY_WORKED] = "is worked",
                                        [DAY_STATUTORY] = "is a statutory "
                                                          "holiday"};
    static const char *const names[] = {[DAY_REST] = "rest",
                                        [DAY_WORKED] = "work",
                                        [DAY_STATUTORY] = "statutory"};
    struct arena *a = c->r->arena;
    struct value row = value_map_new(a);

    value_set(row, "date", value_date(told->day), a);
    value_set(row, "type", value_z(names[told->kind]), a);
    value_set(row, "name", value_text(told->name), a);
    value_set(row, "line", value_integer(told->line), a);
    value_push(list, row, a);
    if (is_said)
        run_say(
            c->r, "%.*s (%s) %s: %.*s (%.*s, row %u)\n",
            STR_ARG(date_iso(told->day, a)), calc_weekday(c, told->day),
            diag_translate(c->r->diag, kinds[told->kind]), STR_ARG(told->name),
            STR_ARG(calc_table_name(&c->tables->calendar.head)), told->line);
}

/* The rows of the table between the two days, by day, both included. */
static void say_rows(struct calc *c, struct date from, struct date to)
{
    struct date first = from.day < to.day ? from : to;
    struct date last = date_later(from, to);
    struct value list = value_list_new(c->r->arena);
    size_t said = 0;

    for (struct date day = first; day.day <= last.day; day.day++) {
        const struct calendar_day *told =
            calendar_find(&c->tables->calendar, day);

        if (told)
            say_row(c, told, list, said++ < ROWS_SAID);
    }
    if (said > ROWS_SAID)
        run_say(c->r, "and %zu rows more\n", said - ROWS_SAID);
    calc_set(c, "rows", list);
}

bool calc_workday(struct calc *c)
{
    struct arena *a = c->r->arena;
    struct workday at;
    struct date day;
    int n;

    if (!calc_date(c, calc_operand(c, 0), &day) || !read_count(c, &n))
        return false;
    at = calendar_add_worked(&c->tables->calendar, day, n);
    if (!date_is(at.day))
        return diag_error(c->r->diag, nowhere,
                          "the day would be outside the years 1 to 9999");
    calc_set(c, "date", value_date(day));
    calc_set(c, "days", value_integer(n));
    calc_set(c, "announced", value_bool(at.announced));
    say_rows(c, day, at.day);
    if (n > 0)
        run_say(c->r, "%.*s (%s): working day %d after it\n",
                STR_ARG(date_iso(day, a)), calc_weekday(c, day), n);
    else if (n < 0)
        run_say(c->r, "%.*s (%s): working day %d before it\n",
                STR_ARG(date_iso(day, a)), calc_weekday(c, day), -n);
    else
        run_say(c->r, "%.*s (%s), or the next working day (Civil Code 203)\n",
                STR_ARG(date_iso(day, a)), calc_weekday(c, day));
    if (!at.announced)
        calc_say_unannounced(c, n < 0 ? at.day : date_later(day, at.day));
    return calc_done(c, date_iso(at.day, a));
}
