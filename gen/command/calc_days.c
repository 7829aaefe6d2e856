/* Working days and periods of limitation. */
#include "command/calc.h"

#include "measure/clock_period.h"

#include <string.h>

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
                                        [DAY_STATUTORY] =
                                            "is a public holiday"};
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
        calc_say_unannounced(c, calendar_is_before(&c->tables->calendar, day) ||
                                        n < 0
                                    ? day.day < at.day.day ? day : at.day
                                    : at.day);
    return calc_done(c, date_iso(at.day, a));
}

/* "3y", "6m", "1y6m", "10d". */
static bool parse_period(struct str text, struct period *out)
{
    struct period p = {0};
    bool any = false;

    while (text.len) {
        int n = 0, digits = 0;

        for (; text.len && str_is_digit(text.ptr[0]); digits++) {
            if (digits == 4)
                return false;
            n = 10 * n + (text.ptr[0] - '0');
            text = str_skip(text, 1);
        }
        if (!digits || !text.len)
            return false;
        if (text.ptr[0] == 'y')
            p.years += n;
        else if (text.ptr[0] == 'm')
            p.months += n;
        else if (text.ptr[0] == 'd')
            p.days += n;
        else
            return false;
        any |= n > 0;
        text = str_skip(text, 1);
    }
    *out = p;
    return any;
}

static bool read_law(const struct run *r, bool *english, struct period *out)
{
    const char *law = r->options.law, *period = r->options.period;

    *english = law && strcmp(law, "en") == 0;
    if (law && !*english && strcmp(law, "cn") != 0)
        return diag_usage(r->diag, "--law %s: cn or en is expected", law);
    *out = (struct period){.years = *english ? 6 : 3,
                           .is_general = !*english && !period};
    if (!period ||
        (strlen(period) < 16 && parse_period(str_from_z(period), out)))
        return true;
    return diag_usage(r->diag,
                      "--period %s: years, months and days are expected, as in "
                      "3y, 6m or 10d",
                      period);
}

/* The events, which must ascend. */
static bool read_events(struct calc *c, struct date *events)
{
    for (size_t i = 0; i + 1 < c->count; i++) {
        if (!calc_date(c, calc_operand(c, i + 1), &events[i]))
            return false;
        if (i && events[i].day < events[i - 1].day)
            return diag_error(c->r->diag, nowhere,
                              "%s stands behind %s; the events must be in the "
                              "order of their days",
                              c->operands[i + 1], c->operands[i]);
    }
    return true;
}

static void say_events(struct calc *c, const struct date *events,
                       const enum clock_turn *turns)
{
    static const char *const told[] = {
        [TURN_RESTARTS] = "interrupts: the period begins anew",
        [TURN_EARLY] = "without effect: the period does not run yet",
        [TURN_LATE] = "without effect: the period has ended"};
    static const char *const names[] = {[TURN_RESTARTS] = "restarts",
                                        [TURN_EARLY] = "early",
                                        [TURN_LATE] = "late"};
    struct arena *a = c->r->arena;
    struct value list = value_list_new(a);

    for (size_t i = 0; i + 1 < c->count; i++) {
        struct value row = value_map_new(a);

        value_set(row, "date", value_date(events[i]), a);
        value_set(row, "effect", value_z(names[turns[i]]), a);
        value_push(list, row, a);
        run_say(c->r, "%.*s: %s\n", STR_ARG(date_iso(events[i], a)),
                diag_translate(c->r->diag, told[turns[i]]));
    }
    calc_set(c, "events", list);
}

static void say_end(struct calc *c, const struct period_end *end, bool english)
{
    struct arena *a = c->r->arena;
    struct str nominal = date_iso(end->nominal, a);

    calc_set(c, "start", value_date(end->start));
    calc_set(c, "first", value_date(end->first));
    calc_set(c, "nominal", value_date(end->nominal));
    calc_set(c, "moved", value_bool(end->is_moved));
    calc_set(c, "announced",
             value_bool(end->is_announced && !end->is_before_table));
    run_say(c->r, "begins on %.*s, which is not counted; first day: %.*s\n",
            STR_ARG(date_iso(end->start, a)), STR_ARG(date_iso(end->first, a)));
    run_say(c->r, "ends on the matching day: %.*s (%s)\n", STR_ARG(nominal),
            calc_weekday(c, end->nominal));
    if (end->is_month_end)
        run_say(c->r, "its month has no matching day: the last day of the "
                      "month\n");
    if (end->is_moved)
        run_say(c->r, "a day of rest: the next working day is %.*s (%s)\n",
                STR_ARG(date_iso(end->day, a)), calc_weekday(c, end->day));
    if (!english && (!end->is_announced || end->is_before_table))
        calc_say_unannounced(c, end->is_before_table ? end->nominal : end->day);
}

bool calc_limitation(struct calc *c)
{
    struct arena *a = c->r->arena;
    struct date *events = arena_array(a, struct date, c->count);
    enum clock_turn *turns = arena_array(a, enum clock_turn, c->count);
    struct period length;
    struct period_end end;
    struct date due;
    bool english;

    if (!read_law(c->r, &english, &length) ||
        !calc_date(c, calc_operand(c, 0), &due) || !read_events(c, events))
        return false;
    end = clock_restart(due, length, events, c->count - 1,
                        english ? NULL : &c->tables->calendar, turns);
    if (!date_is(end.day))
        return diag_error(c->r->diag, nowhere,
                          "the day would be outside the years 1 to 9999");
    calc_set(c, "due", value_date(due));
    calc_set(c, "law", value_z(english ? "en" : "cn"));
    if (english)
        run_say(c->r, "Limitation Act 1980, ss. 5, 29 and 30: only a signed "
                      "acknowledgment or a part payment before the end starts "
                      "it anew\n");
    else if (end.is_former)
        run_say(c->r, "the two years of the General Principles of Civil Law "
                      "135: they had run out before 2017-10-01, so the three "
                      "of the Civil Code do not apply (Fa Shi [2018] 12)\n");
    else
        run_say(c->r, "Civil Code 188, 195 and 201 to 203\n");
    say_events(c, events, turns);
    say_end(c, &end, english);
    return calc_done(c, date_iso(end.day, a));
}
