/*
 * gap - has a part of an export gone missing since the one before?
 *
 * A filter left on, a branch not ticked, a page not exported: the file looks
 * like any other, and a customer who is not in it gets no letter and no line
 * in the aging.  So two snapshots are compared as they were exported: rows,
 * customers and, per currency, the total may not fall by more than GAP_LIMIT
 * parts of a hundred, and no currency and no department may vanish.  Nor may
 * the column of open amounts come or go, or nearly all numbers be others: then
 * the documents are owed in full, or settled and new, which they are not.
 *
 * Where either snapshot shows open items (a photograph) both are compared by
 * what is open on their day; else by what was invoiced.  What people typed
 * into records/ is no part of an export and does not count.
 */
#ifndef MEASURE_GAP_H
#define MEASURE_GAP_H

#include "model/ledger.h"

#define GAP_LIMIT 20 /* per cent; a fall of exactly so much passes */

enum gap_kind {
    GAP_DOCUMENTS,
    GAP_RECEIPTS, /* of events; a photograph may come without any */
    GAP_CUSTOMERS,
    GAP_TOTAL,
    GAP_CURRENCY,   /* gone altogether */
    GAP_DEPARTMENT, /* the same */
    GAP_OPEN_LOST,  /* what was open is told no more of so many documents */
    GAP_OPEN_FOUND, /* it was not told of them */
    GAP_NUMBERS     /* hardly a document of then is there, by its number, and
                       those that are new are older than that */
};

struct gap {
    enum gap_kind kind;
    const struct currency *currency; /* of GAP_TOTAL and GAP_CURRENCY */
    struct str department;           /* of GAP_DEPARTMENT */
    bool by_open;                    /* what is compared: open, not invoiced */
    int64_t was, is;                 /* rows, customers, or minor units; of
                                        GAP_NUMBERS documents */
};

/* A figure then and now. */
struct gap_pair {
    int64_t was, is;
};

struct gap_sum {
    const struct currency *currency;
    struct gap_pair total;   /* what is owed to us; credit notes are not taken
                                off it */
    struct gap_pair closing; /* all that is open, with credit notes, unapplied
                                money and typed rows: as check has it */
};

struct gaps {
    bool by_open; /* else by what was invoiced */
    struct gap_pair documents, receipts, customers;
    struct gap_pair listed; /* documents, open or not */
    struct gap_sum *sums;   /* by currency code */
    size_t sum_count;
    struct gap *items; /* in the order of the kinds */
    size_t count;      /* 0: nothing is missing */
};

/* Views of the two snapshots, each of its own day; names are lent. */
void gap_compute(const struct view *before, const struct view *after,
                 struct gaps *out, struct arena *a);

/* How the documents differ, by customer and number. */
struct gap_moves {
    size_t added, gone, met; /* met: in both */
    size_t changed;          /* of those met: the amount compared */
    size_t open_lost;        /* the export tells no more what is open */
    size_t open_found;       /* it tells only now */
    size_t added_old; /* of those added: issued before the snapshot before */
    size_t customers_added, customers_gone;
};
void gap_compute_moves(const struct view *before, const struct view *after,
                       struct gap_moves *out);

#endif
