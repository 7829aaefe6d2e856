/*
 * analysis_dispute - the part of the promises' sheet about disputes and why
 * people do not pay.
 */
#ifndef REPORT_ANALYSIS_DISPUTE_H
#define REPORT_ANALYSIS_DISPUTE_H

#include "report/analysis_collector.h"

/* Columns of the sheet; the blocks above the list of promises use them too. */
enum {
    AT_ID,
    AT_NAME,
    AT_CURRENCY,
    AT_RESULT,
    AT_MADE,
    AT_DATE,
    AT_LIMIT,
    AT_PROMISED,
    AT_PAID,
    AT_SHARE,
    AT_COLLECTOR,
    AT_TEXT,
    PROMISE_COLUMNS
};

/* A document that is open and disputed. */
struct disputed_item {
    uint32_t item;     /* index into aging.items */
    struct date from;  /* of the first dispute about it */
    struct str reason; /* of all of them */
    size_t currency;   /* of the aging */
};

/* One reason in one currency, by how long ago the dispute was raised. */
#define DISPUTE_AGES 5
struct dispute_reason {
    struct str reason;
    size_t currency;
    size_t count;
    int64_t ages[DISPUTE_AGES];
    int64_t total;
};

/* Why people said they do not pay. */
struct unpaid_reason {
    struct str reason;
    size_t lately, count, customers;
    struct date last;
};

struct dispute_block {
    const struct analysis *x;
    struct disputed_item *items; /* by currency, the largest amount first */
    size_t count;
    struct dispute_reason *reasons; /* by currency, the largest total first */
    size_t reason_count;
    struct unpaid_reason *unpaid; /* the most often named first */
    size_t unpaid_count;
    size_t *currencies; /* of the aging, with something overdue or disputed */
    size_t currency_count;
};

struct dispute_block dispute_block_make(const struct analysis *x);

/* Rows that it takes. */
uint32_t dispute_block_rows(const struct dispute_block *b);

void dispute_block_put(const struct dispute_block *b, struct sheet_writer *w);

#endif
