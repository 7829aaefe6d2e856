/*
 * clock_period - when a period of days, months or years ends.
 *
 * The day of the event is not counted (民法典 201); a period of months or
 * years ends on the day that matches it, or where its last month has none, on
 * the last day of that month (202); an end that is a day of rest moves to the
 * next working day (203).
 */
#ifndef MEASURE_CLOCK_PERIOD_H
#define MEASURE_CLOCK_PERIOD_H

#include "model/date.h"

struct calendar;

/* Months and years are added together before days. */
struct period {
    int32_t years, months, days;
    bool is_general; /* 民法典 188's three years: two (民法通则 135) where those
                        had run out before 2017-10-01 (法释〔2018〕12号 2, 3) */
};

struct period_end {
    struct date start;   /* the day of the event, not counted */
    struct date first;   /* the first day that counts */
    struct date nominal; /* the end before it moves */
    struct date day;     /* the last day; no_date outside the years 1 .. 9999 */
    bool is_month_end;   /* the month has no matching day: its last day */
    bool is_moved;       /* nominal is a day of rest */
    bool is_former;      /* the two years of 民法通则 135 */
    bool is_announced;   /* false: 未公布调休, the end may still move */
    bool is_before_table; /* the calendar begins later: weekends and fixed
                             holidays alone tell whether it moves */
};

/* Without a calendar (NULL) no day moves, and is_announced is true. */
struct period_end clock_period(struct date start, struct period length,
                               const struct calendar *calendar);

/* Why an event starts a period anew, or does not. */
enum clock_turn {
    TURN_RESTARTS, /* it fell within the period */
    TURN_EARLY,    /* on the day of start or before it */
    TURN_LATE      /* the period had ended: nothing starts anew */
};

/*
 * The period from start, begun anew by each event within it.  Events ascend;
 * turns[i] tells what became of each.  The result's start is the last day it
 * began from.
 */
struct period_end clock_restart(struct date start, struct period length,
                                const struct date *events, size_t event_count,
                                const struct calendar *calendar,
                                enum clock_turn *turns);

#endif
