/*
 * kpi_parts - the sections of the report of key figures, one file each.
 *
 * Every function gives what its section of the template reads, of one currency;
 * charts go to the writer's list.  A section whose figures are not there says
 * so: "available" is false and "absent" tells why.
 */
#ifndef REPORT_KPI_PARTS_H
#define REPORT_KPI_PARTS_H

#include "doc/divs.h"
#include "doc/value.h"
#include "report/kpi_report.h"
#include "report/kpi_say.h"

/* One report in the making. */
struct kpi_parts {
    const struct kpi_report *report;
    struct kpi_say say;
    size_t main; /* the currency that comes first: the reporting one */
    struct named_chart *charts;
    size_t chart_count, chart_capacity;
    struct arena *arena;
};

/* The n-th currency of the report. */
const struct kpi *kpi_part_at(const struct kpi_parts *w, size_t n);

/* Among the aging's; NULL: nothing is open in it. */
const struct aging_currency *kpi_part_aging(const struct aging *aging,
                                            const struct currency *currency);

/* A customer's name; of several books with whose he is. */
struct str kpi_part_name(const struct kpi_parts *w, uint32_t customer);

/* The same currency on the day that is compared with; or NULL. */
const struct kpi *kpi_part_before(const struct kpi_parts *w,
                                  const struct currency *currency);

/*
 * What the report of that day said, where what is known of the day now differs;
 * NULL: it does not, or nothing was reported.
 */
struct kpi_reported {
    int64_t receivables, overdue;
};
const struct kpi_reported *kpi_part_reported(const struct kpi_parts *w,
                                             const struct currency *currency);

/* "上周", "last time": the day that is compared with. */
const char *kpi_part_last(const struct kpi_parts *w);

/* {"available": false, "absent": text}. */
struct value kpi_part_absent(const struct kpi_parts *w, const char *zh,
                             const char *en);

/* Keep the chart as "KIND-CNY"; its name as a value. */
struct value kpi_part_chart(struct kpi_parts *w, const char *kind,
                            const struct currency *currency,
                            const struct chart *chart);

/* What a customer owes overdue more or less than at the earlier snapshot. */
struct kpi_shift {
    uint32_t customer; /* of the report's ledger; LEDGER_NONE: of the earlier */
    uint32_t before;   /* of the earlier ledger; or LEDGER_NONE */
    int64_t by;        /* not 0 */
};

struct kpi_shifts {
    const struct currency *currency;
    struct kpi_shift *items; /* the largest first, either sign */
    size_t count;
    int64_t sum; /* of all of them */
};

/* kpi_shift.c: false where there is no earlier snapshot. */
bool kpi_shifts_make(const struct kpi_parts *w, const struct currency *currency,
                     struct kpi_shifts *out);
struct str kpi_shift_name(const struct kpi_parts *w,
                          const struct kpi_shift *shift);

/*
 * kpi_movement.c: {"available", "absent", "from", "to", "opening", "closing",
 * "sentence", "overdue" (a sentence), "chart", "causes": [{"name", "label",
 * "amount", "customers", "top": [{"who", "amount"}]}], "shifts": [{"who",
 * "amount"}]}: what changed, and through whom.
 */
struct value kpi_part_movement(struct kpi_parts *w, const struct kpi *k);

/* What the movement has of a currency; or NULL. */
const struct movement_currency *kpi_part_moved(const struct kpi_parts *w,
                                               const struct currency *currency);

/*
 * kpi_money.c: a sentence that leads from what was collected to what was paid
 * and recovered; null: there is nothing to tell.
 */
struct value kpi_part_money(const struct kpi_parts *w, const struct kpi *k);

/*
 * kpi_risk.c: {"available", "absent", "by", "sentence", "chart", "rows":
 * [{"name", "overdue", "share", "cells": [{"bucket", "amount"}]}]}: overdue
 * money by region (or what the book tells instead) and age.
 */
struct value kpi_part_risk(struct kpi_parts *w, const struct kpi *k);

/* kpi_owes.c: to v and to each of its "top". */
void kpi_part_owes(const struct kpi_parts *w, struct value v, size_t index);

/*
 * kpi_promised.c: {"any", "sentence", "open": {"count", "amount"}, "items":
 * [{"customer_id", "who", "amount", "paid", "date", "limit", "state", "label",
 * "broken", "shown"}]}: promises that are open, and those broken of late.
 */
struct value kpi_part_promised(const struct kpi_parts *w, const struct kpi *k);
struct value kpi_part_promise_of(const struct kpi_parts *w, uint32_t customer,
                                 const struct currency *currency);

/* kpi_expected.c: what is expected of the next 13 weeks. */
struct value kpi_part_forecast(struct kpi_parts *w, const struct kpi *k);

/* kpi_costing.c: {"sentence"}: what collecting cost, and overdue money. */
struct value kpi_part_costing(const struct kpi_parts *w, const struct kpi *k);

/*
 * kpi_decisions.c: {"any", "sentence", "absent", "sums": [{"name", "label",
 * "customers", "amount"}], "items": [{"name", "label", "currency",
 * "customer_id", "who", "amount", "documents", "days", "reason", "owner",
 * "shown"}]}.
 */
struct value kpi_part_decisions(struct kpi_parts *w, const struct kpi *k);

/* kpi_summary.c: the report in two sentences. */
struct value kpi_part_summary(const struct kpi_parts *w, const struct kpi *k);

/* kpi_notices.c */
struct value kpi_part_notices(const struct kpi_parts *w);
struct value kpi_part_compared(const struct kpi_parts *w);

/* kpi_quality.c: what was read and refused. */
struct value kpi_part_quality(const struct kpi_parts *w);

#endif
