/*
 * interest - what runs on one late debt under one rule: rows and a total.
 *
 * Days.  A row counts both its days: days = to - from + 1, whatever the
 * parameters.  end_exclusive takes one day off the period, its last, and never
 * a day off a row; so the rows of a period have the period's days.
 *
 * Money.  Each row is exact, a fraction over one denominator for the debt.
 * The sum is rounded half-up once, to the minor unit, and each row gets what
 * the rounded sum grows by with it: no row is a unit or more away from its
 * exact value, and the rows up to any of them add up to what a payment on its
 * last day would meet.  Under round_rows each row
 * is rounded half-up instead and the total is their sum.  So cutting a period
 * in two at any day changes no exact sum; what is rounded once is equal, what
 * is rounded by row may differ by half a unit a row.
 *
 * Interest is simple: it never bears interest, and bases hold principal only.
 * What does not fit (10^15 minor units over 30 years do) is refused.
 *
 * A month is a twelfth of a year: a monthly rate * 12 / the year's days.
 */
#ifndef MEASURE_INTEREST_H
#define MEASURE_INTEREST_H

#include "model/law_tables.h"
#include "model/money.h"
#include "model/penalty.h"

enum year_basis {
    YEAR_365,
    YEAR_360,
    YEAR_ACTUAL /* each day a 365th or 366th of its own calendar year */
};

/* No interest on these days, both included. */
struct pause {
    struct date from, to;
};

/* From this day on the base is so much; before its first step it is 0. */
struct base_step {
    struct date from;
    int64_t minor; /* not negative */
};

/* A zeroed one is: 365, both ends counted, rounded once, no cap, no grace. */
struct interest_terms {
    struct accrual accrual;
    enum year_basis year;
    bool end_exclusive;
    bool round_rows;
    bool benchmark_throughout; /* BENCHMARK goes on after 2019-08-19; else the
                                  LPR of the same multiple follows it */
    /* The day that fixes a fixed LPR, benchmark or UK rate; else the first
       day that counts. */
    bool has_rate_day;
    struct date rate_day;
    /* An agreed RATE is at least the one-year LPR of this day:
       保障中小企业款项支付条例 17 (2020: 15). */
    bool has_floor_day;
    struct date floor_day;
    int32_t grace_days;         /* the first day moves by so many */
    const struct pause *pauses; /* in any order; may overlap */
    size_t pause_count;
    struct money cap; /* on the total; currency NULL: none.  The accrual's own
                         cap holds besides; the lower one cuts */
};

struct interest_debt {
    struct date first, last;       /* first > last: nothing runs */
    const struct base_step *steps; /* in any order; no day twice */
    size_t step_count;
    const struct currency *currency;
    struct place at; /* of the debt, for messages */
};

/*
 * The first fixing of the LPR, 2019-08-20 (买卖合同解释 18(4)): until the day
 * before, a breach is of the PBoC benchmark.
 */
struct date interest_lpr_start(void);

struct interest_row {
    struct date from, to; /* both counted */
    int32_t days;         /* PER_ONCE: 1 */
    int64_t base;
    struct decimal percent; /* by per, with multiple and points in it; at
                               least two decimals */
    uint8_t per;            /* enum accrual_per */
    bool is_cut;            /* the cap was reached within it: less than the
                               rate gives */
    int32_t year_days;      /* PER_MONTH, PER_YEAR: 365, 360 or 366; else 0 */
    const struct rate_row *source;  /* the fixing; NULL: agreed or by law */
    const struct rate_table *table; /* of source; NULL with it */
    int64_t interest;
};

#define INTEREST_NO_CAP INT64_MAX

struct interest {
    struct interest_row *rows; /* by day; none where the base is 0 */
    size_t count;
    int64_t total;    /* sum of the rows' interest */
    int64_t days;     /* sum of their days */
    int64_t per_diem; /* of one more day after the last, at its rate (at that
                         of the first day, when that is still to come), rounded
                         half-up; 0 where that day does not count or its rate
                         is not known */
    int64_t cap;      /* the total may not pass it; or INTEREST_NO_CAP */
    bool is_capped;   /* nothing more accrues */
};

/*
 * Rows of debt under terms, in a.  Reports at debt->at and leaves *out alone:
 * a table that does not reach, a term or course of the rate that nobody told,
 * a cap in per cent of a contract, a negative base, two bases on one day, what
 * is too large.
 */
MUST_CHECK bool interest_compute(const struct interest_terms *terms,
                                 const struct law_tables *tables,
                                 const struct interest_debt *debt,
                                 struct interest *out, struct arena *a,
                                 struct diag *d);

/*
 * The fixed sum that goes with statutory interest on a debt of this size: UK
 * 40, 70 or 100 GBP (LPCDA 1998 s.5A), EU 40 EUR (Directive 2011/7/EU art.6),
 * once it runs.  currency NULL: none goes with this accrual.  The UK's debt
 * must be in GBP, else this reports.
 */
MUST_CHECK bool interest_fixed_sum(const struct accrual *accrual,
                                   const struct law_tables *tables,
                                   struct money debt, struct place at,
                                   struct money *out, struct diag *d);

#endif
