/*
 * law_tables - the rates, fees and days that the law refers to.
 *
 * Read once by input/law_tables, the program's own and the book's over them;
 * never changed after that, so every thread may read them.
 */
#ifndef MODEL_LAW_TABLES_H
#define MODEL_LAW_TABLES_H

#include "model/bands.h"
#include "model/calendar.h"

struct law_tables {
    struct rate_table lpr;             /* LPR_ONE_YEAR, LPR_FIVE_YEARS */
    struct rate_table benchmark;       /* PBoC loans, BENCHMARK_... */
    struct rate_table boe;             /* official bank rate, one column */
    struct rate_table eu;              /* ECB main refinancing rate, one */
    struct band_table uk_compensation; /* BAND_COMPENSATION, in GBP */
    struct band_table court_fees;      /* the other schedules, in CNY */
    struct calendar calendar;          /* 工作日 */
};

#endif
