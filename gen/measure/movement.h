/*
 * movement - what moved between two reports, by cause and by age.
 *
 * The waterfall: opening and causes, which add up to the closing to the cent,
 * per currency and per customer.  It is the tie-out's roll-forward
 * (measure/tieout) in fewer words, not a second count: what came in is split
 * into what was applied to documents (paid, credited) and what it changed in
 * unapplied money.  A document that only grew older is no change in the total.
 *
 * The migration matrix: every open amount of the earlier day is followed to
 * the later one, document by document.  Of a row (a bucket of then) all cells
 * add up to what was in it, and its shown per cent to 100.0.  Unapplied money
 * is in no bucket, and so not in the matrix.
 *
 * Signs: what is owed to us is positive; a cause that lowers it is negative.
 * Currencies are never added.
 */
#ifndef MEASURE_MOVEMENT_H
#define MEASURE_MOVEMENT_H

#include "measure/conversion.h"
#include "measure/tieout.h"

/* In the order in which a waterfall shows them. */
enum movement_cause {
    MOVEMENT_RESTATED, /* 追溯调整: entered late, corrected */
    MOVEMENT_INVOICED, /* 新增: invoices, debit notes, opening documents */
    MOVEMENT_BOUNCED, /* 退票及收款冲销: what it opens again of documents */
    MOVEMENT_PAID,    /* 收款核销: money and bills, as applied */
    MOVEMENT_CREDITED,    /* 贷项冲减: credit notes, as applied */
    MOVEMENT_WRITTEN_OFF, /* 核销坏账, less what was taken back */
    MOVEMENT_UNAPPLIED, /* 未核销款项变动: money and credit notes not applied,
                           yet or any more; of photographs 0 */
    MOVEMENT_SETTLED,     /* 结清·原因未知: of photographs alone */
    MOVEMENT_TRANSFERRED, /* one customer's money paid for another: of customers
                             alone, 0 of a currency */
    MOVEMENT_CURRENCY,    /* 汇率变动: of what is converted alone */
    MOVEMENT_OTHER,       /* photographs: open again, and exported amounts that
                             nothing explains */
    MOVEMENT_CAUSES
};

struct movement_row {
    const struct currency *currency;
    uint32_t customer;  /* LEDGER_NONE: all of the currency, or one who has
                           vanished */
    struct str gone_id; /* see tieout_row */
    int64_t opening;    /* as reported then */
    int64_t causes[MOVEMENT_CAUSES]; /* opening + all of them = closing */
    int64_t closing;
};

/* A customer behind a cause. */
struct movement_share {
    uint32_t customer; /* LEDGER_NONE: vanished */
    struct str gone_id;
    int64_t minor; /* signed as the cause */
};

/* The customers with the largest amounts, either sign; ties by customer_id. */
#define MOVEMENT_TOP 10
struct movement_behind {
    struct movement_share top[MOVEMENT_TOP];
    size_t top_count;
    size_t customers; /* all that have the cause */
};

struct movement_currency {
    struct movement_row total;
    struct movement_row *customers; /* by customer_id; any figure not 0 */
    size_t customer_count;
    struct movement_behind behind[MOVEMENT_CAUSES];
    int64_t received; /* money and bills that came in, applied or not */
};

/* All currencies in the reporting one. */
struct movement_converted {
    struct movement_row total; /* its currency is the reporting one */
    struct movement_row *rows; /* as movement.items, each in the reporting
                                  currency */
    struct decimal *rates_then, *rates_now; /* as items; 0 units: the policy
                                               takes historic rates, or 1 */
    bool complete; /* false: a rate is missing; missing[i] says of which */
    bool *missing;
};

struct movement {
    struct date from, to;
    struct movement_currency *items; /* the reporting currency first, then by
                                        code */
    size_t count;
    const struct movement_converted *converted; /* NULL: one currency, or no
                                                   rates */
    bool is_traced_back; /* there was no earlier report: the opening is what is
                            known now of that day (追溯) */
    bool photographs;    /* two exports of open items */
    bool not_comparable; /* one of them is, the other has events: all but the
                            opening stands in MOVEMENT_OTHER */
};

/* "invoiced": ASCII keys, for JSON. */
extern const struct str movement_cause_names[MOVEMENT_CAUSES];

/*
 * then: the newest ledger's view of t->opening_date; NULL of photographs, and
 * where they are not comparable.  t has an opening date.
 * False, reported: sums that do not fit.
 */
MUST_CHECK bool movement_make(const struct tieout *t, const struct view *now,
                              const struct view *then,
                              const struct policy *policy, struct movement *out,
                              struct arena *a, struct diag *d);

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
 * An event export beside a photograph cannot be compared: count is 0.
 * False, reported: sums that do not fit.
 */
MUST_CHECK bool migration_make(const struct view *then, const struct view *now,
                               const struct policy *policy,
                               struct migration *out, struct arena *a,
                               struct diag *d);

/* The bucket that stage i of the rolls begins at; 0 is stage 0. */
size_t migration_stage_bucket(const struct bucket_scheme *s, size_t stage);

#endif
