/*
 * migration - where every open amount of an earlier day is now, by age.
 *
 * The migration matrix: each document is followed from the bucket it was in to
 * the one it is in, or out of the buckets.  Of a row (a bucket of then) all
 * cells add up to what was in it, and its shown per cent to 100.0.  What is new
 * since, or open again, has a row of its own, which is in no per cent.  The
 * columns add up to the buckets of now.  Unapplied money is in no bucket, and
 * so not in the matrix.
 *
 * Currencies are never added.
 */
#ifndef MEASURE_MIGRATION_H
#define MEASURE_MIGRATION_H

#include "measure/aging.h"

/* Where an amount went that is in no bucket any more. */
enum migration_exit {
    MIGRATION_PAID,
    MIGRATION_CREDITED,
    MIGRATION_WRITTEN_OFF,
    MIGRATION_SETTLED,  /* of photographs: nobody says how */
    MIGRATION_RESTATED, /* of photographs: the document is another one now */
    MIGRATION_EXITS
};

/* Rows that are no bucket of then; not in the percentages. */
enum migration_entry {
    MIGRATION_NEW,      /* issued since */
    MIGRATION_REOPENED, /* returned bills, reversed receipts, write-offs taken
                           back; of photographs what rose or appeared */
    MIGRATION_ENTRIES
};

#define MIGRATION_ROWS    (BUCKET_MAX + MIGRATION_ENTRIES)
#define MIGRATION_COLUMNS (BUCKET_MAX + MIGRATION_EXITS)

/*
 * How much of a bucket rolled into the next.  Stage 0 is all that is not due
 * (and due today); stage i the i-th overdue bucket; what has no due date is in
 * none.
 */
struct migration_roll {
    int64_t base;   /* in the stage then */
    int64_t traced; /* of it in the next stage now */
    int64_t beyond; /* of it in a later one still */
    int64_t net;    /* all that is in the next stage now */
};

struct migration_block {
    const struct currency *currency;
    /*
     * [from][to]: rows 0 .. bucket count - 1 are buckets of then, rows
     * BUCKET_MAX and on entries; columns 0 .. bucket count - 1 buckets of now,
     * columns BUCKET_MAX and on exits.
     */
    int64_t cells[MIGRATION_ROWS][MIGRATION_COLUMNS];
    int64_t opening[MIGRATION_ROWS];    /* sums of the rows */
    int64_t closing[MIGRATION_COLUMNS]; /* of the columns */
    /* Tenths of a per cent of the row's sum, 1000 together by largest
       remainder; where has_shares: the sum is positive. */
    int32_t shares[BUCKET_MAX][MIGRATION_COLUMNS];
    bool has_shares[BUCKET_MAX];
    struct migration_roll rolls[BUCKET_MAX]; /* of stage i into i + 1 */
    size_t roll_count;
};

struct migration {
    struct date from, to;
    const struct bucket_scheme *scheme;
    struct migration_block *items; /* the reporting currency first, then by
                                      code; with anything then or now */
    size_t count;
    bool photographs;
};

/*
 * From then to now: views of one ledger with events, or of two photographs.
 * False: the two cannot be compared, and *out is empty.
 */
bool migration_make(const struct view *then, const struct view *now,
                    const struct policy *policy, struct migration *out,
                    struct arena *a);

/* The bucket that stage i of the rolls begins at; 0 is stage 0. */
size_t migration_stage_bucket(const struct bucket_scheme *s, size_t stage);

#endif
