/*
 * kpi_book_parts - one sheet a file; see kpi_book.h.
 */
#ifndef REPORT_KPI_BOOK_PARTS_H
#define REPORT_KPI_BOOK_PARTS_H

#include "report/kpi_book.h"
#include "report/kpi_figure_value.h"
#include "report/sheet_write.h"

struct kpi_book {
    const struct kpi_report *report;
    struct kpi_say say;
    struct str inputs_name;        /* of the sheet 取数 */
    const struct kpi **currencies; /* the reporting one first */
    size_t count;
    uint32_t *input_rows; /* of each currency, its first figure's row */
    struct arena *arena;
};

/* With firm, title and the note. */
struct sheet_writer kpi_book_sheet(const struct kpi_book *b, struct sheet *s,
                                   struct bilingual title, const int *widths,
                                   size_t count, struct bilingual note);

/* A figure as a cell: a ratio of 1 for per cent, days, times or money. */
struct cell kpi_book_value(const struct kpi *k, enum kpi_figure_id id,
                           struct decimal value);

/* The cell of a figure, or why there is none. */
struct cell kpi_book_figure(const struct kpi_book *b, const struct kpi *k,
                            enum kpi_figure_id id);

/* The same currency of another set; or NULL. */
const struct kpi *kpi_book_find(const struct kpi_set *set,
                                const struct currency *currency);

/* Where a figure's result stands on the sheet 取数. */
struct str kpi_book_result(const struct kpi_book *b, size_t currency,
                           enum kpi_figure_id id);

void kpi_book_figures(struct kpi_book *b, struct sheet *s);
void kpi_book_trend(struct kpi_book *b, struct sheet *s);
void kpi_book_groups(struct kpi_book *b, struct sheet *s);
void kpi_book_inputs(struct kpi_book *b, struct sheet *s);

#endif
