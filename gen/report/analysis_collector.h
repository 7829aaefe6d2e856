/*
 * analysis_collector - who collects from whom: the plan behind the sheets of
 * the collectors.
 *
 * Each row of the aging (a customer in one currency) stands on the sheet of
 * one collector, whoever has none on a sheet of their own.  The plan is made
 * before all sheets, so that each part can lead to a customer's row.
 */
#ifndef REPORT_ANALYSIS_COLLECTOR_H
#define REPORT_ANALYSIS_COLLECTOR_H

#include "measure/aging.h"
#include "measure/dunning.h"
#include "measure/promise.h"
#include "report/analysis_parts.h"

/* 30 to 90 days overdue is the time to act; beyond 180 it is hard. */
#define GOLDEN_FROM 30
#define GOLDEN_TO   90
#define HARD_AFTER  180

/* Days from the as-of date that a week's plan is for. */
#define PLAN_DAYS 7

struct collector_row {
    const struct aging_row *aging;
    const struct currency *currency;
    const struct dunning_case *of_case; /* or NULL: no open document */
    const struct promise *running;      /* that is still open; or NULL */
    const struct promise *broken;       /* the last one, if it was not kept */
    uint8_t rank;                       /* what comes first on the sheet */
    struct decimal_sum weight;          /* overdue amounts times their days */
    int64_t golden, hard;               /* overdue in these times */
    int64_t soon;                       /* due within the week */
    size_t soon_count;
};

struct collector {
    struct str name;    /* empty: customers without one */
    bool is_shared;     /* of those beyond what a workbook is good for */
    struct str sheet;   /* name of his sheet */
    uint32_t table_row; /* where its heading stands */
    struct collector_row *rows;
    size_t count, capacity;
};

/* In the order of the sheet. */
enum collector_rank {
    RANK_PROMISE, /* due within the week, or broken lately */
    RANK_OVERDUE,
    RANK_REST
};

/* A promise broken at most so many days ago still comes first. */
#define BROKEN_LATELY 30

struct collectors {
    struct collector *items;
    size_t count;
    uint32_t *of_customer; /* index of his collector, or LEDGER_NONE */
    uint32_t *row_of;      /* his first row there */
};

/* Once, before the first sheet. */
void analysis_plan_collectors(struct analysis *x);

/* Is the name kept for a collector's sheet? */
bool analysis_is_collector_sheet(const struct analysis *x, struct str name);

/* What a collector does for a customer this week, and why. */
struct str collector_action(const struct analysis *x,
                            const struct collector_row *r);
struct str collector_reason(const struct analysis *x,
                            const struct collector_row *r);

/* The customer's name, leading to his row on his collector's sheet. */
struct cell analysis_customer_link(const struct analysis *x, uint32_t customer,
                                   struct arena *a);

#endif
