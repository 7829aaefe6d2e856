/*
 * aging_book_dimension - the open amounts by region, salesperson, collector,
 * class and industry: the sums that the summary's blocks show.
 */
#ifndef REPORT_AGING_BOOK_DIMENSION_H
#define REPORT_AGING_BOOK_DIMENSION_H

#include "report/aging_book_parts.h"

/* Of one value in one currency. */
struct dimension_sum {
    int64_t cells[BUCKET_MAX];
    int64_t unapplied, net;
    int64_t last; /* net of the earlier report */
    bool is_there, was_there;
};

struct dimension_value {
    struct str text;
    bool is_live; /* a workbook's conditions tell it from all others */
    struct dimension_sum *sums; /* one a currency of the aging */
};

struct dimension_table {
    struct dimension_value *values; /* by text; all different */
    size_t count;
};

/* All that is asked for: the texts of these rows and of the earlier report. */
struct dimension_table book_sum_dimension(const struct aging_book *b,
                                          enum dimension d);

#endif
