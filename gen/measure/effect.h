/*
 * effect - what is followed by payment: stages, channels, collectors.
 *
 * A case is one contact from us with a customer (or a letter that was posted),
 * in one currency: its base is what was overdue that day of the documents it
 * names, else of all of his; came is the money (cash and bills) that paid these
 * documents within 7, 14 and 30 days after it.  Only cases whose days are over
 * count.  Several contacts of one customer, day and channel are one case, and
 * payments after two contacts follow both: what comes after is not proof of
 * why.  For comparison, overdue customers nobody spoke to for 30 days before
 * and after, looked at once a week.
 *
 * Beside it, how late money came by industry, region and month of invoice.
 */
#ifndef MEASURE_EFFECT_H
#define MEASURE_EFFECT_H

#include "measure/aging.h"

#define EFFECT_WINDOWS 3
#define EFFECT_LEAST   10 /* with fewer cases no rate is told */
extern const int effect_days[EFFECT_WINDOWS]; /* 7, 14, 30 */
extern const struct str effect_others;        /* the name of what is too many */

struct effect_cell {
    size_t cases, paid; /* paid: something came */
    int64_t base, came;
};

enum effect_group {
    EFFECT_STAGE, /* by the age of the oldest overdue document: a bucket */
    EFFECT_CHANNEL,
    EFFECT_COLLECTOR, /* who spoke, else the customer's collector */
    EFFECT_ALL,
    EFFECT_NOBODY, /* without contact, for comparison */
    EFFECT_GROUPS
};

struct effect_row {
    enum effect_group group;
    size_t key;      /* bucket, or enum contact_channel (0: not told) */
    struct str name; /* of a collector; empty: nobody is named */
    struct effect_cell cells[EFFECT_WINDOWS];
};

enum delay_group { DELAY_INDUSTRY, DELAY_REGION, DELAY_MONTH, DELAY_GROUPS };

/* Of what was paid in the last 365 days; months: of what was invoiced in it. */
struct delay_row {
    enum delay_group group;
    struct str name;   /* of an industry or region; empty: not told */
    struct date month; /* its first day */
    size_t payments;
    int64_t came;             /* by documents with a due date */
    int64_t late;             /* of it, after the due date */
    struct decimal_sum delay; /* came times tenths of days after the due date */
    int64_t invoiced, open;   /* of a month's documents */
};

struct effect_currency {
    const struct currency *currency;
    struct effect_row *rows; /* by group, then key or name */
    size_t row_count;
    struct delay_row *delays; /* by group, then name or month */
    size_t delay_count;
};

struct effect {
    struct date as_of;
    bool has_history;                   /* false: open items alone */
    size_t actions;                     /* contacts and letters up to the day */
    size_t without;                     /* of them: nothing was overdue */
    struct effect_currency *currencies; /* the reporting one first */
    size_t currency_count;
};

/* Of a view of the day. */
void effect_make(const struct view *v, const struct policy *policy,
                 struct effect *out, struct arena *a);

#endif
