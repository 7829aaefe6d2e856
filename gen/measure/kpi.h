/*
 * kpi - figures management asks for, each with its formula and inputs.
 *
 * Formulas: CRF (Credit Research Foundation) for DSO, best possible DSO, ADD
 * and CEI; the rest as kpi_forms names them and the report prints beside them.
 * Per currency; nothing is added across currencies.
 *
 * Letters of the formulas: ER and BR receivables (documents and unapplied
 * money) at the end and at the beginning of the window, EC what of ER is not
 * overdue (not due yet, and due on the day), CS credit sales.  Receivables are
 * with value added tax, so sales are, too: those of documents are; those of
 * the table sales are as kpi.sales_vat says.
 *
 * Sales that are next to nothing beside what is owed give days that tell
 * nothing: more than KPI_WINDOWS_MOST times the window (of 90 days: 1800, about
 * five years) are not told.  That is so of DSO, average, best possible, ADD,
 * True and sales-weighted DSO; numerator and denominator stay.
 */
#ifndef MEASURE_KPI_H
#define MEASURE_KPI_H

#include "measure/tieout.h"
#include "model/calendar.h"

#define KPI_WINDOWS_MOST 20

/* A ratio that may not exist: "n/a" where the denominator is not positive. */
struct ratio {
    bool defined;
    struct decimal value;
};

/* In the order in which a report lists them. */
enum kpi_figure_id {
    KPI_RECEIVABLES,    /* ER */
    KPI_OVERDUE_AMOUNT, /* overdue */
    KPI_OVER_90_AMOUNT, /* overdue by more than 90 days */
    KPI_COLLECTED,      /* cash of the week, less reversals */
    KPI_DSO,            /* ER * D / CS */
    KPI_DSO_AVERAGE,    /* (BR + ER) / 2 * D / CS */
    KPI_DSO_COUNT_BACK, /* days of the months whose sales ER uses up, newest
                           first; month to date first */
    KPI_DSO_TRUE,       /* True DSO (Oracle): sum over open documents of days
                           since issue * open / CS of the month of issue */
    KPI_DSO_WEIGHTED,   /* sum over months of open / CS * days of the month */
    KPI_BPDSO,          /* EC * D / CS */
    KPI_ADD,            /* DSO - BPDSO: (ER - EC) * D / CS */
    KPI_DAYS_LATE,      /* open: sum(days late * open) / sum(open) of what is
                           overdue */
    KPI_DAYS_LATE_PAID, /* paid in the window: sum(days late * paid) /
                           sum(paid); early is negative */
    KPI_CEI,            /* (BR + CS - ER) / (BR + CS - EC), last closed
                           month */
    KPI_RECOVERY,       /* recovered / (opening + newly overdue), week */
    KPI_RECOVERY_COHORT_1, /* cash within n days of becoming overdue / what */
    KPI_RECOVERY_COHORT_2, /* became overdue; n by the policy: 30, 60, 90 */
    KPI_RECOVERY_COHORT_3,
    KPI_OVERDUE_DROP,   /* (opening - closing overdue) / opening, week */
    KPI_COST_RATE,      /* cost / cash collected, week */
    KPI_COST_PER_CASE,  /* cost / customers overdue in the week */
    KPI_FINANCING_COST, /* overdue money * days of the week * rate / 365 */
    KPI_PROMISE_COUNT,  /* kept / judged in the window, by number */
    KPI_PROMISE_AMOUNT, /* paid of promises / promised, judged in the window */
    KPI_CURRENT,        /* EC / ER */
    KPI_OVERDUE,        /* overdue / ER */
    KPI_OVER_90,        /* over 90 / ER */
    KPI_TURNOVER,       /* CS * 365 / (ER * D), times a year */
    KPI_TURNOVER_AVERAGE, /* CS * 365 / ((BR + ER) / 2 * D) */
    KPI_BAD_DEBT,         /* written off less taken back / CS */
    KPI_RETENTION,        /* customers sold to in the window before who were in
                             this one / those of the window before */
    KPI_FIGURE_COUNT
};

enum kpi_unit {
    KPI_DAYS,
    KPI_PERCENT,
    KPI_TIMES,     /* a year */
    KPI_MONEY,     /* of the currency */
    KPI_MONEY_EACH /* money a case */
};

/* What numerators and denominators are counted in. */
enum kpi_quantity {
    KPI_IN_MONEY,
    KPI_IN_MONEY_DAYS, /* minor units times days */
    KPI_IN_DAYS,       /* thousandths of a day */
    KPI_IN_NUMBER,     /* promises, customers */
    KPI_IN_NOTHING     /* there is none: the figure is the amount */
};

/* What a figure is, whatever the data; the words are the report's. */
struct kpi_form {
    const char *name; /* stable ASCII key: "dso", "dso_count_back" */
    enum kpi_unit unit;
    int decimals; /* of .value; of money the currency's */
    enum kpi_quantity numerator, denominator;
};
extern const struct kpi_form kpi_forms[KPI_FIGURE_COUNT];

/* Why a figure does not exist; KPI_KNOWN: it does. */
enum kpi_missing {
    KPI_KNOWN,
    KPI_NO_HISTORY,      /* open items: nothing is known of days before */
    KPI_NO_RECEIPTS,     /* no payments were given: not the same as none made */
    KPI_NO_COSTS,        /* no costs of the period in this currency */
    KPI_NO_RATE,         /* kpi.financing_rate is not set */
    KPI_NO_PROMISES,     /* none was to be judged in the window */
    KPI_SALES_UNKNOWN,   /* open items list no paid invoices, and the table
                            sales does not cover the window */
    KPI_SALES_NOT_SPLIT, /* the table sales is not by customer */
    KPI_SALES_TOO_SHORT, /* count-back: more is owed than all sales known */
    KPI_SALES_TOO_SMALL, /* days beyond KPI_WINDOWS_MOST windows */
    KPI_ZERO,            /* denominator: zero */
    KPI_NEGATIVE,        /* denominator (of count-back, ER): negative */
    KPI_OUT_OF_RANGE     /* too large to be told exactly */
};

/* What a figure leaves out, or has in it that others leave out. */
enum kpi_exclusion {
    KPI_WITHOUT_OPENING,       /* opening balances issued in the window: sold
                                  before the book began */
    KPI_WITHOUT_CREDITED,      /* credit notes of the window, taken off sales */
    KPI_WITHOUT_DOCUMENTS,     /* sales by documents, where the table sales has
                                  the month */
    KPI_WITHOUT_NO_SALES,      /* open of months without sales */
    KPI_WITHOUT_UNAPPLIED,     /* unapplied money and credit notes (<= 0) */
    KPI_WITHOUT_NO_DUE_DATE,   /* open, without due date */
    KPI_WITHOUT_BILLS,         /* paid by bills, which are no cash yet */
    KPI_WITHOUT_CREDITS,       /* settled by credit notes */
    KPI_WITHOUT_WRITTEN_OFF,   /* settled by write-offs */
    KPI_WITHOUT_OPEN_PROMISES, /* promised, not judged yet */
    KPI_WITHIN_DISPUTED,       /* in the figure, and disputed */
    KPI_WITHIN_HANDED_OVER     /* in the figure, and with the lawyer */
};

struct kpi_excluded {
    enum kpi_exclusion what;
    int64_t minor;
    int64_t rows; /* 0: not counted */
};

/* Which rows a figure is made of. */
enum kpi_table {
    KPI_FROM_DOCUMENTS,
    KPI_FROM_RECEIPTS,
    KPI_FROM_ALLOCATIONS,
    KPI_FROM_WRITEOFFS,
    KPI_FROM_COSTS,
    KPI_FROM_CONTACTS,
    KPI_FROM_SALES,
    KPI_FROM_CUSTOMERS
};

enum kpi_rule {
    KPI_ROWS_OPEN,    /* open on .to */
    KPI_ROWS_OVERDUE, /* open and overdue on .to */
    KPI_ROWS_WINDOW,  /* dated from .from to .to */
    KPI_ROWS_BASE,    /* overdue at the start, or became so in the window */
    KPI_ROWS_JUDGED   /* promises whose grace ended in the window */
};

struct kpi_source {
    enum kpi_table table;
    enum kpi_rule rule;
    int64_t rows;
    struct date from, to;
};

#define KPI_EXCLUDED_MOST 6
#define KPI_SOURCES_MOST  3
#define KPI_TERMS_MOST    4

struct kpi_figure {
    bool defined;
    enum kpi_missing missing;
    struct decimal value;                /* rounded half up, for reading */
    struct decimal exact;                /* six decimals, rounded half up */
    bool has_numerator, has_denominator; /* known, which is not zero */
    int64_t numerator, denominator;      /* value = numerator * factor /
                                            (denominator * divisor) * 100 where
                                            it is a percentage */
    int64_t factor, divisor; /* 0: none.  Days of DSO; of the financing cost the
                                rate in millionths and 365 (all * 1,000,000) */
    int64_t terms[KPI_TERMS_MOST]; /* what numerator and denominator are made
                 of, in money: DSO_AVERAGE, TURNOVER_AVERAGE: BR, ER; ADD: ER,
                 EC; CEI: BR, CS, ER, EC; RECOVERY: recovered, opening, newly;
                 OVERDUE_DROP: opening, closing; BAD_DEBT: written off, taken
                 back; BPDSO: EC; COST...: cost */
    struct date from, to;          /* the window, both included; equal: a day */
    struct kpi_excluded excluded[KPI_EXCLUDED_MOST]; /* those that are not 0 */
    size_t excluded_count;
    struct kpi_source sources[KPI_SOURCES_MOST];
    size_t source_count;
    bool partial; /* the window begins before the first row of the ledger */
};

/*
 * A month of the DSO by months, newest first: what the day's receivables have
 * of it.  The first is the month to date.
 */
struct kpi_month {
    struct date from, to; /* to: the month's end, or the day */
    int64_t sales;        /* CS of it, up to the day */
    bool sales_known;
    int64_t open;        /* of documents issued in it */
    int64_t open_days;   /* the same times days since issue */
    int64_t counted;     /* count-back: part of ER that it takes */
    struct decimal days; /* count-back: days it adds, two decimals; exact
                            only in the figure */
};

/*
 * From one month end to the next (the last closed month): what of a bucket was
 * in the next worse one at its end.  The first is what is not overdue.
 */
struct kpi_roll {
    int32_t from_days, to_days; /* the bucket; days past due; 0, 0: not
                                   overdue; to_days 0: open end */
    int64_t opening;            /* in the bucket at the month's start */
    int64_t traced;             /* of it in the next bucket at its end */
    int64_t net;                /* all that is in the next bucket at its end */
    struct ratio traced_rate, net_rate; /* per cent, one decimal */
};

/*
 * What the figures are made of; of several books or groups they add up.  Money
 * in minor units, _ROWS and those said so in numbers.
 */
enum kpi_sum {
    SUM_RECEIVABLES,
    SUM_UNAPPLIED,   /* in it, <= 0 */
    SUM_NO_DUE_DATE, /* in it */
    SUM_OVERDUE,
    SUM_OVER_90,
    SUM_LATE_DAYS, /* overdue open amounts times days late */
    SUM_DISPUTED,
    SUM_HANDED_OVER, /* open, with the lawyer */
    SUM_OPEN_BEFORE, /* open, issued before the months that are kept */
    SUM_OPEN_ROWS,
    SUM_OVERDUE_ROWS,
    SUM_OPENING_RECEIVABLES, /* before the DSO window */
    SUM_INVOICED,            /* by documents, of months the table lacks */
    SUM_CREDITED,            /* the same, positive */
    SUM_SALES_TABLE,         /* by the table sales */
    SUM_SALES_REPLACED,      /* by documents, where the table has the month */
    SUM_OPENING_DOCUMENTS,   /* issued in the window */
    SUM_SALES_ROWS,          /* documents of the window that are sales */
    SUM_PAID,                /* by money in the DSO window, of what had a due
                                date */
    SUM_PAID_DAYS,           /* the same times days late */
    SUM_PAID_ROWS,
    SUM_CLOSED_BEGINNING, /* receivables before the closed month */
    SUM_CLOSED_ENDING,    /* at its end */
    SUM_CLOSED_CURRENT,   /* of these not overdue */
    SUM_CLOSED_SALES,
    SUM_OPENING_OVERDUE, /* before the period */
    SUM_NEWLY_OVERDUE,
    SUM_RECOVERED,
    SUM_RECOVERED_BILLS, /* of the base by bills, credit notes, write-offs */
    SUM_RECOVERED_CREDITS,
    SUM_RECOVERED_WRITEOFFS,
    SUM_RECOVERED_ROWS,
    SUM_COHORT, /* became overdue n days and more ago: KPI_COHORTS of them */
    SUM_COHORT_PAID = SUM_COHORT + KPI_COHORTS,
    SUM_COHORT_ROWS = SUM_COHORT_PAID + KPI_COHORTS,
    SUM_COLLECTED = SUM_COHORT_ROWS + KPI_COHORTS,
    SUM_COLLECTED_ROWS,
    SUM_APPLIED, /* cash applied to documents in the period, less undone */
    SUM_APPLIED_BILLS, /* the same of bills */
    SUM_COST,
    SUM_COST_ROWS,
    SUM_CASES,      /* customers overdue in the period */
    SUM_MONEY_DAYS, /* overdue money of each day of the period */
    SUM_PROMISES,   /* judged, in number */
    SUM_PROMISES_KEPT,
    SUM_PROMISED,
    SUM_PROMISED_PAID, /* at most what was promised */
    SUM_PROMISES_OPEN,
    SUM_PROMISED_OPEN,
    SUM_WRITTEN_OFF,
    SUM_TAKEN_BACK,
    SUM_WRITEOFF_ROWS,
    SUM_CUSTOMERS_BEFORE, /* sold to in the window before */
    SUM_CUSTOMERS_AGAIN,  /* and in this one */
    KPI_SUM_COUNT
};

struct kpi_cost {
    struct str kind; /* as typed */
    int64_t minor;
    int64_t rows;
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
    const struct kpi_policy *policy;            /* lives as the query's */
    struct date ledger_from;        /* of its first row; no_date: it has none */
    enum kpi_missing sales_missing; /* KPI_KNOWN: sales are known */
    bool sells;   /* the ledger lists sales that are paid, too */
    bool weights; /* amounts times days cannot overflow; else n/a */
    struct kpi_figure figures[KPI_FIGURE_COUNT];
    int64_t sums[KPI_SUM_COUNT];
    int64_t receivables; /* ER: closing total receivables */
    int64_t current;     /* EC: not due yet, and due today */
    int64_t no_due_date, unapplied;
    int64_t invoiced; /* invoices and debit notes of the DSO window */
    int64_t credited; /* credit notes of the window, positive */
    int64_t sales;    /* CS: invoiced - credited, gross of tax; months of the
                         table sales by that */
    struct ratio dso; /* ER * days / CS, one decimal */
    int64_t overdue, disputed, over_90; /* disputed: 0 in a history */
    struct ratio percent_overdue; /* overdue / ER, per cent, one decimal */
    struct ratio percent_over_90; /* over_90 / ER, per cent, one decimal */
    bool has_history;  /* false: a photograph; its past is not known, and what
                          follows but for cost and collected is 0 or n/a */
    bool has_receipts; /* false: no payments were given, which is not the same
                          as none made; rates of recovery and cost are n/a */
    bool has_costs;    /* there are costs of the period */
    bool lacks_costs;  /* of several books one has none */
    bool lacks_rate;   /* of several books the rates of financing differ */
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
    struct kpi_cost *costs; /* of the period, by kind */
    size_t cost_count;
    struct kpi_month *months; /* newest first; those that count */
    size_t month_count;
    struct kpi_roll *rolls; /* mildest first; of the closed month */
    size_t roll_count;
    struct date closed_from, closed_to; /* the last closed month */
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

enum kpi_dimension { KPI_BY_COLLECTOR, KPI_BY_REGION };

/* 绩效: the same figures of the customers of one collector or region. */
struct kpi_group {
    enum kpi_dimension by;
    struct str name;   /* empty: those that name none */
    size_t customers;  /* with anything in the figures */
    struct kpi *items; /* one a currency it has, by code */
    size_t count;
};

struct kpi_set {
    struct kpi *items;         /* one a currency, by code */
    struct kpi_customer **top; /* per currency: largest overdue first */
    size_t *top_counts;
    size_t count;
    struct kpi_group *groups; /* collectors by name, then regions by name; the
                                 nameless last; none in a history */
    size_t group_count;
};

/* Beside the figures, of a tie-out between two exports of open items. */
void kpi_add_settled(struct kpi_set *kpis, const struct tieout *t);

/* The ratios of the sums and of what is known. */
void kpi_close(struct kpi *k);

/*
 * The figures of several books together: sums, and the ratios of these.  What
 * one of the books of a currency does not know is not known of all.  Months and
 * rolls are added as well; a customer of two books is two.  Customers of
 * books[i] are customers_from[i] and on; the windows are those of all.  Groups
 * of one name are one.  False, without a message: sums overflow.
 */
MUST_CHECK bool kpi_join(const struct kpi_set *const *books, size_t count,
                         const size_t *customers_from, int32_t top,
                         struct kpi_set *out, struct arena *a);

/* What figures are asked of a ledger. */
struct kpi_query {
    const struct ledger *ledger;
    const struct policy *policy;
    const struct calendar *calendar; /* for promises; NULL: Saturday and Sunday
                                        rest */
    const struct date *days; /* ascending, none twice; of open items one */
    size_t count;
    struct date exported; /* day of the newest export, up to which the table
                             sales tells its month; no_date: the last of days */
    unsigned threads;
};

/*
 * Every currency that the ledger shows by the day of the aging, which is the
 * query's last, with groups and the largest debtors.
 */
MUST_CHECK bool kpi_compute(const struct kpi_query *q,
                            const struct aging *aging, struct kpi_set *out,
                            struct arena *a, struct diag *d);

/*
 * The figures of each of the query's days, out[0 .. count - 1], in one pass
 * over the rows: as views of the same ledger, without groups, debtors and
 * disputed amounts.
 */
MUST_CHECK bool kpi_history(const struct kpi_query *q, struct kpi_set *out,
                            struct arena *a, struct diag *d);

#endif
