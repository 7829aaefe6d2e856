/*
 * calendar - which days are worked in the People's Republic of China.
 *
 * Weekends rest unless a notice makes them worked (调休上班); other days are
 * worked unless a notice or the statute makes them rest.  The notice of a year
 * is issued late in the year before.  For years without one, weekends and the
 * statutory days (法定节假日) hold, and what depends on them is said not to be
 * announced yet: 未公布调休.
 */
#ifndef MODEL_CALENDAR_H
#define MODEL_CALENDAR_H

#include "model/rates.h"

enum day_kind {
    DAY_REST,     /* 放假 */
    DAY_WORKED,   /* 调休上班 */
    DAY_STATUTORY /* 法定节假日 of a year whose notice is not in the table */
};

struct calendar_day {
    struct date day;
    uint8_t kind;    /* enum day_kind */
    struct str name; /* 春节 */
    uint32_t line;   /* of the file */
};

struct calendar {
    struct table_head head;          /* valid_to: end of what is announced */
    const struct calendar_day *days; /* ascending, no day twice */
    size_t count;
    struct date valid_from; /* 1 January of the first row's year */
};

/* What the table says of a day in particular, or NULL. */
const struct calendar_day *calendar_find(const struct calendar *c,
                                         struct date day);

bool calendar_is_worked(const struct calendar *c, struct date day);

/* Is the notice of this day's year in the table? */
bool calendar_is_announced(const struct calendar *c, struct date day);

/* Is it before the table's first year?  Nobody then knows its working days. */
bool calendar_is_before(const struct calendar *c, struct date day);

/* A day that was reckoned by the calendar. */
struct workday {
    struct date day; /* no_date outside the years 1 .. 9999 */
    bool announced;  /* false: 未公布调休, the day may still move */
};

/* The day itself, or the first worked day after it (民法典 203). */
struct workday calendar_next_worked(const struct calendar *c, struct date day);

/*
 * The n-th worked day after the day (n > 0) or before it (n < 0); n is 0: as
 * calendar_next_worked.  The day itself is not counted.
 */
struct workday calendar_add_worked(const struct calendar *c, struct date day,
                                   int n);

#endif
