/*
 * analysis_movement_parts - what the files of the sheet 周变动 share.
 */
#ifndef REPORT_ANALYSIS_MOVEMENT_PARTS_H
#define REPORT_ANALYSIS_MOVEMENT_PARTS_H

#include "measure/movement.h"
#include "report/analysis_parts.h"

/* The waterfall's columns; the list of customers has more. */
enum { AT_ITEM, AT_AMOUNT, AT_SHARE, AT_CUSTOMERS, AT_WHO, AT_COLUMNS = 12 };

/* A currency's part of the sheet. */
struct block {
    struct analysis *x;
    struct sheet_writer *w;
    const struct movement *movement;
    const struct movement_currency *m;
    enum movement_cause causes[MOVEMENT_CAUSES]; /* those that are shown */
    size_t cause_count;
    uint32_t opening, closing; /* rows of the waterfall */
    size_t chart;              /* of the sheet; SIZE_MAX: none */
};

extern const struct bilingual movement_opening, movement_closing,
    movement_change;

/* The cause's name, as the two exports call it. */
struct str movement_label(const struct block *b, enum movement_cause cause);

/* Leave room for a chart of the block's waterfall. */
void movement_put_chart(struct block *b);

/* What that chart is made of, row by row; it stands behind everything. */
void movement_put_bars(const struct block *b);

/* Customers whose balance changed most, and what the others come to. */
void movement_put_customers(const struct block *b);

/* All currencies in the reporting one; b->m is not used. */
void movement_put_converted(const struct block *b);

#endif
