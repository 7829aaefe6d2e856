/*
 * analysis_forecast - what the sheets of the forecast share: a block of a
 * currency and its cells.
 */
#ifndef REPORT_ANALYSIS_FORECAST_H
#define REPORT_ANALYSIS_FORECAST_H

#include "measure/forecast.h"
#include "report/analysis_parts.h"

struct forecast_block {
    struct analysis *x;
    struct sheet_writer *w;
    const struct forecast *f;
    const struct forecast_currency *c;
    const struct currency *currency;
};

/* A word of the sheet's language. */
struct str forecast_say(const struct forecast_block *b, const char *zh,
                        const char *en);

/* "第 1 周": from 0. */
struct str forecast_week_name(const struct forecast_block *b, size_t week);

struct cell forecast_money(const struct forecast_block *b, int64_t minor);
struct cell forecast_total(struct cell c);

/* A formula rounded to the currency, and what it gives. */
struct cell forecast_rounded(const struct forecast_block *b, struct str formula,
                             int64_t minor);

/* The sum of a column from a row to the one before the writer's. */
struct cell forecast_sum(const struct forecast_block *b, uint32_t column,
                         uint32_t first, int64_t minor);

int64_t forecast_weeks_sum(const int64_t *weeks, size_t from, size_t to);

/* What was forecast 4, 8 and 13 weeks ago; the errors beside naive ones. */
void forecast_write_tests(struct forecast_block *b);
void forecast_write_errors(struct forecast_block *b);

#endif
