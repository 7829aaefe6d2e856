/*
 * kpi_figure_value - one key figure as data: what it is, and of what.
 */
#ifndef REPORT_KPI_FIGURE_VALUE_H
#define REPORT_KPI_FIGURE_VALUE_H

#include "doc/value.h"
#include "report/kpi_words.h"

/* The same currency on the days of earlier snapshots, oldest first. */
struct kpi_series {
    const struct kpi **items;
    size_t count;
    const struct kpi *before; /* what is compared with; or NULL */
};

/* See report/kpi_value.h.  earlier: or NULL. */
struct value kpi_figure_value(const struct kpi_say *say, const struct kpi *k,
                              enum kpi_figure_id id,
                              const struct kpi_series *earlier);

/* "128.9 天", "60.5%", "1,111,613.58 元": exact, with its unit. */
struct str kpi_figure_shown(const struct kpi_say *say, const struct kpi *k,
                            enum kpi_figure_id id);

/* In place of a figure that does not exist: "不适用". */
struct str kpi_figure_absent(const struct kpi_say *say, const struct kpi *k,
                             enum kpi_figure_id id);

/* A numerator or denominator in what it is counted in. */
struct decimal kpi_quantity_value(const struct kpi *k,
                                  enum kpi_quantity quantity, int64_t n);

#endif
