#include "measure/clock_period.h"

#include "model/calendar.h"

/* The first day of the general period of three years. */
static struct date three_years_from(void)
{
    return date_from_civil((struct civil){2017, 10, 1});
}

static bool ends_before(struct date start, struct date limit)
{
    struct date end = date_add_months(start, 24);

    return date_is(end) && end.day < limit.day;
}

struct period_end clock_period(struct date start, struct period length,
                               const struct calendar *calendar)
{
    bool is_former =
        length.is_general && ends_before(start, three_years_from());

    if (is_former)
        length.years = 2;

    struct date month =
        date_add_months(start, length.years * 12 + length.months);
    struct period_end e = {.start = start,
                           .first = date_add_days(start, 1),
                           .nominal = date_add_days(month, length.days),
                           .is_former = is_former,
                           .is_announced = true};

    e.day = e.nominal;
    if (!date_is(e.day))
        return e;
    e.is_month_end =
        length.days == 0 && date_civil(e.nominal).day != date_civil(start).day;
    if (calendar) {
        struct workday moved = calendar_next_worked(calendar, e.nominal);

        e.day = moved.day;
        e.is_before_table = calendar_is_before(calendar, e.nominal);
        e.is_announced = moved.announced || e.is_before_table;
        e.is_moved = e.day.day != e.nominal.day;
    }
    return e;
}

struct period_end clock_restart(struct date start, struct period length,
                                const struct date *events, size_t event_count,
                                const struct calendar *calendar,
                                enum clock_turn *turns)
{
    struct period_end e = clock_period(start, length, calendar);

    for (size_t i = 0; i < event_count; i++) {
        turns[i] = events[i].day <= e.start.day ? TURN_EARLY
                   : !date_is(e.day) || events[i].day <= e.day.day
                       ? TURN_RESTARTS
                       : TURN_LATE;
        if (turns[i] == TURN_RESTARTS)
            e = clock_period(events[i], length, calendar);
    }
    return e;
}
