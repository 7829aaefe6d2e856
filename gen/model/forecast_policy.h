/*
 * forecast_policy - how a book forecasts receipts, and what it fears.
 *
 * "forecast:" of duebook.yaml; all of it is printed beside the figures.
 */
#ifndef MODEL_FORECAST_POLICY_H
#define MODEL_FORECAST_POLICY_H

#include "model/money.h"

/* What may happen besides the forecast itself. */
enum forecast_scenario { SCENARIO_SLOW, SCENARIO_SEVERE, SCENARIO_COUNT };

struct scenario_policy {
    int32_t slower; /* per cent that every wait is longer; 0: as forecast */
    int32_t fail;   /* so many of the largest customers pay nothing */
    int32_t lost;   /* per cent of what the others pay that never comes */
};

struct forecast_policy {
    int32_t history_days;    /* the past that is learnt from: 365 */
    int32_t cases;           /* as how many cases the book counts beside the
                                customer's own: 5 */
    int32_t back_test_weeks; /* weekly forecasts that are tested: 52 */
    int32_t top;             /* customers listed: 15 */
    struct scenario_policy scenarios[SCENARIO_COUNT];
    /* In the reporting currency; currency NULL: not given, typed on the sheet.
     */
    struct money opening_cash;
    struct money weekly_payments;
    struct money minimum_cash; /* to be kept at any time */
};

struct forecast_policy forecast_policy_default(void);

#endif
