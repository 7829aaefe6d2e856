/*
 * book_kpi - the key figures of a book, and those of its earlier snapshots.
 */
#ifndef COMMAND_BOOK_KPI_H
#define COMMAND_BOOK_KPI_H

#include "command/book.h"
#include "measure/kpi.h"

/* Of the book's as-of day, with groups and the largest debtors. */
MUST_CHECK bool book_kpi(struct run *r, const struct book *b,
                         struct kpi_set *out);

/* Of one day of a book with events, as in a history. */
MUST_CHECK bool book_kpi_on(struct run *r, const struct book *b,
                            struct date day, struct kpi_set *out);

/*
 * Of the days of the earlier snapshots, oldest first, the as-of day left out.
 * Where there are events they are views of the newest ledger, in one pass over
 * it.  Exports of open items are read one after the other, and each tells what
 * one day can: its .items[].has_history is false; one that cannot be read any
 * more (a warning) is left out.
 */
struct kpi_past {
    struct date *days;
    struct kpi_set *sets;
    size_t count;
};
MUST_CHECK bool book_kpi_past(struct run *r, const struct book *b,
                              struct kpi_past *out);

#endif
