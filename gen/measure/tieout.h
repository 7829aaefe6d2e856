/*
 * tieout - does the aging equal the ledger?
 *
 * Two ways to one figure: the dated events (opening + invoices + debit notes +
 * reversals - receipts - bills - credits - write-offs +- restatements) and the
 * sum of the aging's buckets and unapplied money; and, where given, the general
 * ledger's control total.  Per currency and per customer.
 *
 * The opening is what was reported on an earlier day, from what was known then;
 * a row of before that day which was not known then, or is not the same any
 * more, is a restatement, named one by one.
 */
#ifndef MEASURE_TIEOUT_H
#define MEASURE_TIEOUT_H

#include "measure/aging.h"

struct tieout_row {
    const struct currency *currency;
    uint32_t customer; /* LEDGER_NONE: all of the currency */
    int64_t opening;   /* as reported on tieout.opening_date; from the
                          beginning: documents of kind opening */
    int64_t restated;  /* the sum of the restatements */
    /* Of the time after opening_date, or of all time: */
    int64_t invoices, debit_notes, reversals;    /* add */
    int64_t receipts, bills, credits, writeoffs; /* subtract */
    int64_t exported_difference; /* open amounts as exported less the above */
    int64_t closing;             /* what the events give */
    int64_t buckets, unapplied;
    bool has_control;
    int64_t control;
    int64_t difference;         /* closing - buckets - unapplied */
    int64_t control_difference; /* control - closing; 0 without control */
    /* The bridge to the balance sheet (资产负债表“应收账款”项目). */
    int64_t retention_conditional; /* open retention not yet due, or without due
                                      date: a contract asset (合同资产) */
    int64_t credit_balances; /* customers with less than nothing, as a positive
                                sum: contract liabilities (合同负债) */
    int64_t balance_sheet; /* closing - retention_conditional + credit_balances;
                              before allowance */
    bool ties;
};

enum restated_kind {
    RESTATED_DOCUMENT,
    RESTATED_RECEIPT, /* bills too */
    RESTATED_REVERSAL,
    RESTATED_WRITEOFF
};

/* A row of before opening_date that the earlier report had otherwise. */
struct restatement {
    enum restated_kind kind;
    struct str number;
    uint32_t customer; /* of this ledger; LEDGER_NONE: he has vanished */
    const struct currency *currency;
    struct date effective, recorded; /* recorded may be DATE_NONE */
    int64_t was, is; /* its effect on what is owed on opening_date; 0: the row
                        was not known, or is there no more */
    struct place at; /* in this ledger; nowhere: it is there no more */
};

struct tieout {
    struct tieout_row *rows; /* by currency code */
    size_t count;
    struct tieout_row *customers; /* by currency code, customer_id; those with
                                     any figure that is not 0 */
    size_t customer_count;
    struct date opening_date;         /* no_date: from the beginning */
    struct restatement *restatements; /* by customer_id, day, kind, number */
    size_t restatement_count;
    bool ties; /* all rows */
};

/*
 * True although it does not tie: a mismatch is in the result, and reported as
 * an error that names the customers whose sums differ, or, against the control
 * total, the rows that alone would explain the difference.  The control total
 * is that of exactly the view's day; several accounts of a currency are added.
 * In a photograph (ALLOCATION_OPEN) the exported open amounts take the place of
 * the events, and exported_difference says by how much they differ.
 * before: the earlier report's view (of its day, from what was known then), or
 * NULL to begin at the beginning.  A photograph's past is not known: between
 * two of them nothing is restated, and exported_difference takes the rest.
 * False: the control totals cannot be added.
 */
MUST_CHECK bool tieout_compute(const struct view *v, const struct aging *aging,
                               const struct view *before, struct tieout *out,
                               struct arena *a, struct diag *d);

#endif
