/*
 * bands - sums that depend on an amount, by bands of the amount.
 *
 * Court fees (part by part: each band's rate on what of the amount falls into
 * it) and fixed compensation (the sum of the one band that holds the amount).
 */
#ifndef MODEL_BANDS_H
#define MODEL_BANDS_H

#include "model/rates.h"

#define BAND_OPEN INT64_MAX /* no upper end; no cap */

enum band_schedule {
    BAND_ACCEPTANCE,   /* 案件受理费 */
    BAND_ENFORCEMENT,  /* 执行申请费 */
    BAND_PRESERVATION, /* 保全申请费 */
    BAND_COMPENSATION, /* fixed sum for a late payment */
    BAND_SCHEDULES
};

struct band {
    uint8_t schedule;       /* enum band_schedule */
    int64_t over, up_to;    /* over < amount <= up_to, minor units */
    struct decimal percent; /* of the part within the band; 0 none */
    int64_t flat;           /* sum once, minor units; 0 none */
    int64_t cap;            /* of the whole schedule; BAND_OPEN none */
    struct str basis;       /* "诉讼费用交纳办法 13(1)" */
    uint32_t line;          /* of the file */
};

struct band_table {
    struct table_head head;
    const struct band *bands; /* by schedule, ascending and without gaps */
    size_t count;
};

/* The bands of a schedule: *count of them from the result on; NULL none. */
const struct band *bands_of(const struct band_table *t,
                            enum band_schedule schedule, size_t *count);

/* The band that holds the amount, which is above 0; NULL none. */
const struct band *bands_find(const struct band_table *t,
                              enum band_schedule schedule, int64_t amount);

#endif
