#include "input/link.h"

#include "base/file.h"

#include <stdlib.h>

/*
 * Write-offs have no number: one that was entered twice is known by saying the
 * same of the same document.  Both count, for there may have been two.
 */
#define MESSAGES_MAX 20

static int compare_said(const struct writeoff *x, const struct writeoff *y)
{
    if (x->document != y->document)
        return x->document < y->document ? -1 : 1;
    if (x->writeoff_date.day != y->writeoff_date.day)
        return x->writeoff_date.day < y->writeoff_date.day ? -1 : 1;
    return (x->amount.minor > y->amount.minor) -
           (x->amount.minor < y->amount.minor);
}

static int by_said(const void *a, const void *b)
{
    const struct writeoff *const *x = a, *const *y = b;
    int order = compare_said(*x, *y);

    return order ? order : origin_compare((*x)->at, (*y)->at);
}

static void warn(const struct link *l, const struct writeoff *first,
                 const struct writeoff *again)
{
    const struct ledger *ledger = l->ledger;
    struct place at = ledger_place(ledger, first->at);

    diag_warning(l->diag, ledger_place(ledger, again->at),
                 "the write-off of %.*s on document %.*s on %.*s stands "
                 "already in line %u of %s: both count; delete one if it was "
                 "entered twice",
                 STR_ARG(money_plain(again->amount, ledger->arena)),
                 STR_ARG(ledger->documents[again->document].doc_no),
                 STR_ARG(date_iso(again->writeoff_date, ledger->arena)),
                 (unsigned)at.line, file_name(at.file).ptr);
}

void link_warn_of_twice(struct link *l)
{
    const struct ledger *ledger = l->ledger;
    struct arena scratch = {0};
    size_t n = ledger->writeoff_count, found = 0;
    const struct writeoff **rows =
        arena_array(&scratch, const struct writeoff *, n);

    for (size_t i = 0; i < n; i++)
        rows[i] = &ledger->writeoffs[i];
    if (n)
        qsort(rows, n, sizeof(*rows), by_said);
    for (size_t i = 1; i < n; i++)
        if (compare_said(rows[i - 1], rows[i]) == 0 && found++ < MESSAGES_MAX)
            warn(l, rows[i - 1], rows[i]);
    if (found > MESSAGES_MAX)
        diag_warning(l->diag, nowhere,
                     "%zu more write-offs stand twice, and both count",
                     found - MESSAGES_MAX);
    arena_release(&scratch);
}
