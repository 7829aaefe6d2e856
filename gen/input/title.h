/*
 * title - the days that the title of an export and its name speak of.
 *
 * "截止日期：2026-07-17", "As of 17 July 2026", 应收单_20260717.xls.  A day of
 * printing is none that an export is of, nor is either end of a period: what
 * was asked for may run to the end of the year, and what is open is that of
 * the day of asking.  A day written so that it could be two (05/06/2026) is
 * not guessed.
 */
#ifndef INPUT_TITLE_H
#define INPUT_TITLE_H

#include "model/date.h"

enum title_role {
    TITLE_AS_OF,  /* said to be: 截止, as of */
    TITLE_PLAIN,  /* a day in the title, without more */
    TITLE_NAME,   /* in the name of the file */
    TITLE_PERIOD, /* the end of a period: no day of the export */
    TITLE_OTHER   /* printed on, from: neither */
};

struct title_date {
    struct date date;
    enum title_role role;
    size_t line; /* of the title; 0 in the name */
};

struct title {
    struct title_date *items; /* as they stand in the file, the name last */
    size_t count, capacity;
    struct arena *arena;
    enum date_order order; /* of 05/06/2026; DATE_YMD: not known */
};

/* Read one row above the headings. */
void title_read_row(struct title *t, struct str row, size_t line);

/* Read the name of the file, without folders. */
void title_read_name(struct title *t, struct str name);

/*
 * The days that the export may be of, each once: those said to be and that of
 * the name; where none is said to be, the plain ones and that of the name.
 * The result is in t's arena, as first found.
 */
size_t title_days(const struct title *t, const struct title_date **out);

/* The last end of a period that it speaks of, or NULL. */
const struct title_date *title_period(const struct title *t);

#endif
