/*
 * kpi - figures management asks for, each with its formula and inputs.
 *
 * Formulas: CRF (Credit Research Foundation) for DSO; the rest as printed
 * beside the figure.  Per currency.
 */
#ifndef MEASURE_KPI_H
#define MEASURE_KPI_H

#include "measure/aging.h"

/* A ratio that may not exist: "n/a" where the denominator is zero. */
struct ratio {
    bool defined;
    struct decimal value;
};

struct kpi {
    const struct currency *currency;
    struct date as_of, sales_from, period_from; /* first days, inclusive */
    int64_t receivables; /* ER: closing total receivables */
    int64_t sales;       /* CS: credit sales of the DSO window, gross */
    struct ratio dso;    /* ER * days / CS, one decimal */
    int64_t overdue, disputed, over_90;
    struct ratio percent_overdue, percent_over_90; /* per cent, one decimal */
    int64_t recovery_base;      /* overdue at period start + newly overdue */
    int64_t recovered;          /* cash applied in the period to that base */
    struct ratio recovery_rate; /* recovered / base, per cent, one decimal */
    int64_t opening_overdue;    /* at period start */
    struct ratio overdue_drop;  /* (opening - closing) / opening, per cent */
    int64_t cost;               /* collection cost of the period */
    int64_t collected;          /* cash received in the period */
    struct ratio cost_rate;     /* cost / collected, per cent, two decimals */
};

struct kpi_customer {
    uint32_t customer;
    int64_t overdue, total;
    int32_t oldest_days;
};

struct kpi_set {
    struct kpi *items;         /* one a currency, by code */
    struct kpi_customer **top; /* per currency: largest overdue first */
    size_t *top_counts;
    size_t count;
};

MUST_CHECK bool kpi_compute(const struct ledger *l, const struct aging *aging,
                            const struct policy *policy, struct kpi_set *out,
                            struct arena *a, struct diag *d);

#endif
