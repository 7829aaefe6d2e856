#include "model/calendar.h"

#define SATURDAY 6

const struct calendar_day *calendar_find(const struct calendar *c,
                                         struct date day)
{
    size_t low = 0, high = c->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (c->days[middle].day.day < day.day)
            low = middle + 1;
        else
            high = middle;
    }
    return low < c->count && c->days[low].day.day == day.day ? &c->days[low]
                                                             : NULL;
}

bool calendar_is_before(const struct calendar *c, struct date day)
{
    return day.day < c->valid_from.day;
}

/*
 * The statutory days that need no almanac, for years outside the table: 1
 * January, 1 May, 1 to 3 October, and behind its last row 2 May as well
 * (全国年节及纪念日放假办法 of 1999 and 2024).
 */
static bool is_fixed_holiday(const struct calendar *c, struct date day)
{
    struct civil d = date_civil(day);
    bool before = calendar_is_before(c, day);

    if (!c->count ||
        (!before && d.year <= date_civil(c->days[c->count - 1].day).year))
        return false;
    return (d.month == 1 && d.day == 1) ||
           (d.month == 5 && d.day <= (before ? 1 : 2)) ||
           (d.month == 10 && d.day <= 3);
}

bool calendar_is_worked(const struct calendar *c, struct date day)
{
    const struct calendar_day *told = calendar_find(c, day);

    if (told)
        return told->kind == DAY_WORKED;
    return date_weekday(day) < SATURDAY && !is_fixed_holiday(c, day);
}

bool calendar_is_announced(const struct calendar *c, struct date day)
{
    return c->count && day.day >= c->valid_from.day &&
           day.day <= c->head.valid_to.day;
}

/* On by one day; false where there is none. */
static bool step(const struct calendar *c, struct workday *at, int by)
{
    at->day = date_add_days(at->day, by);
    at->announced &= date_is(at->day) && calendar_is_announced(c, at->day);
    return date_is(at->day);
}

struct workday calendar_next_worked(const struct calendar *c, struct date day)
{
    struct workday at = {day, date_is(day) && calendar_is_announced(c, day)};

    while (date_is(at.day) && !calendar_is_worked(c, at.day) && step(c, &at, 1))
        continue;
    return at;
}

struct workday calendar_add_worked(const struct calendar *c, struct date day,
                                   int n)
{
    struct workday at = {day, true};
    int by = n < 0 ? -1 : 1;

    if (n == 0)
        return calendar_next_worked(c, day);
    while (n != 0 && date_is(at.day) && step(c, &at, by))
        n -= calendar_is_worked(c, at.day) ? by : 0;
    return at;
}
