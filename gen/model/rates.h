/*
 * rates - a table of rates by the day from which each holds.
 *
 * The rate of a day is that of the last row on or before it.  A table knows
 * the last day for which it can answer: behind it, and before its first row,
 * there is no rate, and none is invented.
 */
#ifndef MODEL_RATES_H
#define MODEL_RATES_H

#include "model/date.h"
#include "model/decimal.h"

/* Every table of the law: what it is called and how far it reaches. */
struct table_head {
    const char *path;     /* of the file that was read; "" for none */
    const char *title;    /* English, a key of the translations */
    struct str source;    /* who published it, as the file says */
    struct date as_of;    /* day on which the source was read, or no_date */
    struct date valid_to; /* last day it answers for; no_date: no end */
};

#define RATE_VALUES 3

struct rate_row {
    struct date from;
    struct decimal values[RATE_VALUES]; /* per cent a year, by column */
    uint32_t line;                      /* of the file */
};

struct rate_table {
    struct table_head head;
    const struct rate_row *rows; /* ascending by from, no day twice */
    size_t count;                /* at least 1 once read */
    int columns;                 /* how many values are in use */
};

/* Columns of the tables. */
enum { LPR_ONE_YEAR, LPR_FIVE_YEARS };
enum { BENCHMARK_WITHIN_1Y, BENCHMARK_1_TO_5Y, BENCHMARK_OVER_5Y };

enum rate_answer { RATE_FOUND, RATE_BEFORE_START, RATE_PAST_END };

/* *out is the row of the day where it is found, else untouched. */
enum rate_answer rates_find(const struct rate_table *t, struct date day,
                            const struct rate_row **out);

/*
 * The same, reporting at `at` where there is none: the table, its file, its
 * first or last day, and where later rows are to be added.
 */
MUST_CHECK bool rates_look(const struct rate_table *t, struct date day,
                           struct place at, const struct rate_row **out,
                           struct diag *d);

/*
 * The next row after row whose value of a column differs, and which begins on
 * or before last; NULL where the rate stays.  For rates that float.
 */
const struct rate_row *rates_next_change(const struct rate_table *t,
                                         const struct rate_row *row, int column,
                                         struct date last);

#endif
