/*
 * kpi - figures management asks for, each with its formula and inputs.
 *
 * Formulas: CRF (Credit Research Foundation) for DSO; the rest as printed
 * beside the figure.  Per currency.
 */
#ifndef MEASURE_KPI_H
#define MEASURE_KPI_H

#include "measure/tieout.h"

/* A ratio that may not exist: "n/a" where the denominator is not positive. */
struct ratio {
    bool defined;
    struct decimal value;
};

/*
 * The start of the period is the evening before period_from.  A document that
 * is overdue then, or becomes so in the period, is in the recovery base with
 * what was open of it at that moment (and what a reversed receipt, a
 * dishonoured bill or a write-off taken back opened again since); recovered is
 * what cash has paid on it since.  Bills are not cash, and credit notes and
 * write-offs bring none in.  Credit notes that are aged (CREDIT_NOTES_AGED) are
 * overdue amounts below zero, as in the aging.
 */
struct kpi {
    const struct currency *currency;
    struct date as_of, sales_from, period_from; /* first days, inclusive */
    int32_t dso_days, recovery_days;            /* the windows' lengths */
    int64_t receivables; /* ER: closing total receivables */
    int64_t invoiced;    /* invoices and debit notes of the DSO window */
    int64_t credited;    /* credit notes of the window, positive */
    int64_t sales;       /* CS: invoiced - credited, gross of tax */
    struct ratio dso;    /* ER * days / CS, one decimal */
    int64_t overdue, disputed, over_90;
    struct ratio percent_overdue; /* overdue / ER, per cent, one decimal */
    struct ratio percent_over_90; /* over_90 / ER, per cent, one decimal */
    bool has_history;  /* false: a photograph; its past is not known, and what
                          follows but for cost and collected is 0 or n/a */
    bool has_receipts; /* false: no payments were given, which is not the same
                          as none made; rates of recovery and cost are n/a */
    bool has_costs;    /* there are costs of the period */
    int64_t newly_overdue;      /* became overdue in the period */
    int64_t recovery_base;      /* opening_overdue + newly_overdue */
    int64_t recovered;          /* cash applied in the period to that base */
    struct ratio recovery_rate; /* recovered / base, per cent, one decimal */
    int64_t opening_overdue;    /* at period start */
    struct ratio overdue_drop;  /* (opening - closing) / opening, per cent */
    size_t entities;   /* books whose figures are added; 0: it is one book's */
    int64_t cost;      /* collection cost of the period */
    int64_t collected; /* cash received in the period less reversals */
    struct ratio cost_rate; /* cost / collected, per cent, two decimals */
    /* By kpi_add_settled: what open items lost since an earlier export without
       a receipt that says so; never cash. */
    struct date settled_since; /* no_date: not known */
    int64_t settled_unknown, part_settled, settled_new;
};

struct kpi_customer {
    uint32_t customer;
    int64_t overdue, total;
    int64_t unapplied; /* <= 0, in total, not in overdue */
    int32_t oldest_days;
};

struct kpi_set {
    struct kpi *items;         /* one a currency, by code */
    struct kpi_customer **top; /* per currency: largest overdue first */
    size_t *top_counts;
    size_t count;
};

/* Beside the figures, of a tie-out between two exports of open items. */
void kpi_add_settled(struct kpi_set *kpis, const struct tieout *t);

/* The ratios of the sums and of what is known. */
void kpi_close(struct kpi *k);

/*
 * The figures of several books together: sums, and the ratios of these.  What
 * one of the books of a currency does not know is not known of all.  Customers
 * of books[i] are customers_from[i] and on; the windows are those of all.
 * False, without a message: sums overflow.
 */
MUST_CHECK bool kpi_join(const struct kpi_set *const *books, size_t count,
                         const size_t *customers_from, int32_t top,
                         struct kpi_set *out, struct arena *a);

/* Every currency that the ledger shows by the day of the aging. */
MUST_CHECK bool kpi_compute(const struct ledger *l, const struct aging *aging,
                            const struct policy *policy, struct kpi_set *out,
                            struct arena *a, struct diag *d);

#endif
