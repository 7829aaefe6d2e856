/*
 * tieout - does the aging equal the ledger?
 *
 * Two ways to one figure: the dated events (opening + invoices + debit notes +
 * reversals - receipts - bills - credits - write-offs +- restatements) and the
 * sum of the aging's buckets and unapplied money; and, where given, the general
 * ledger's control total.  Per currency and per customer.
 *
 * The opening is what was reported on an earlier day, from what was known then;
 * a row of before that day which was not known then, or is not the same any
 * more, is a restatement, named one by one.
 *
 * The events are added from the tables by date alone.  Only who paid for whom
 * is taken from the allocations; it cancels out within a currency.
 */
#ifndef MEASURE_TIEOUT_H
#define MEASURE_TIEOUT_H

#include "measure/aging.h"

struct tieout_row {
    const struct currency *currency;
    uint32_t customer;  /* LEDGER_NONE: all of the currency, or one who has
                           vanished */
    struct str gone_id; /* between photographs, the id of one who has vanished;
                           else empty */
    int64_t opening;    /* as reported on tieout.opening_date; from the
                           beginning: documents of kind opening */
    int64_t restated;   /* the sum of the restatements */
    int64_t opening_corrected; /* opening + restated; in no sum */
    /* Of the time after opening_date, or of all time: */
    int64_t invoices; /* adds; with documents of kind opening that are dated
                         after opening_date */
    int64_t debit_notes, reversals;              /* add */
    int64_t receipts, bills, credits, writeoffs; /* subtract; write-offs less
                                                    those taken back */
    int64_t transferred; /* adds; what his receipts and credit notes paid for
                            other customers, less what theirs paid for him; 0
                            for all of a currency */
    /* Between two photographs (see tieout.items): */
    int64_t settled_unknown; /* subtracts; items that are open no more (结清·
                                原因未知) */
    int64_t part_settled; /* subtracts; what others lost (部分结清·原因未知) */
    int64_t settled_new; /* subtracts; what items lost that are of after that
                            export and never stood in it (本期新增并收清) */
    int64_t reappeared;  /* adds; items that are open again, or more (重新计
                            入) */
    int64_t exported_difference; /* adds; open amounts as exported less the
                                    above */
    int64_t closing;             /* the sum of the above */
    int64_t buckets, unapplied;
    bool has_control;
    int64_t control;
    int64_t receipts_unplaced;  /* in no sum; between two photographs, receipts
                                   of the period that name no item which was
                                   settled */
    int64_t difference;         /* closing - buckets - unapplied */
    int64_t control_difference; /* control - closing; 0 without control */
    /* The bridge to the balance sheet (资产负债表“应收账款”项目). */
    int64_t retention_conditional; /* open retention not yet due, or without due
                                      date: a contract asset (合同资产) */
    int64_t credit_balances; /* customers with less than nothing beside it, as
                                a positive sum: contract liabilities (合同负债)
                              */
    int64_t balance_sheet; /* closing - retention_conditional + credit_balances;
                              before allowance */
    bool ties; /* no differences; and what was reported, restated and has
                  happened since comes to the events of all time */
};

/* A receipt that turns out to be a bill is no restatement. */
enum restated_kind {
    RESTATED_DOCUMENT,
    RESTATED_RECEIPT,
    RESTATED_BILL,
    RESTATED_REVERSAL,
    RESTATED_RETURN, /* of a dishonoured bill (票据退回) */
    RESTATED_WRITEOFF
};

/* A row of before opening_date that the earlier report had otherwise. */
struct restatement {
    enum restated_kind kind;
    struct str number;      /* "D3/2" of an instalment; a bill's own */
    uint32_t customer;      /* of this ledger; LEDGER_NONE: he has vanished */
    struct str customer_id; /* his; of one who has vanished, the one he had */
    const struct currency *currency;
    struct date effective; /* its day now; else reported */
    struct date reported;  /* its day in the earlier ledger, or DATE_NONE */
    struct date recorded;  /* or DATE_NONE */
    bool due_changed;      /* of a document between photographs: */
    struct date due_was, due_is; /* or DATE_NONE: none */
    int64_t was, is; /* its effect on what is owed on opening_date; 0: the row
                        was not known, or is there no more, or is of a later
                        day; equal: only its day is another */
    struct place at; /* in this ledger; nowhere: it is there no more */
};

enum item_change {
    ITEM_SETTLED, /* open no more, nobody says why (结清·原因未知) */
    ITEM_PART_SETTLED, /* less is open, nobody says why (部分结清·原因未知) */
    ITEM_NEW_SETTLED, /* of after opening_date, and open no more: it never stood
                         in that export (本期新增并收清·原因未知) */
    ITEM_NEW_PART_SETTLED, /* the same, but some of it is open (本期新增并部分
                              收款·原因未知) */
    ITEM_RISEN,            /* more is open (重新计入) */
    ITEM_APPEARED /* dated up to opening_date, but not in that export: entered
                     late, or open again (补录或重新计入) */
};

/* An item whose open amount two photographs show otherwise. */
struct tieout_item {
    enum item_change change;
    struct str number;      /* "D3/2" of an instalment */
    uint32_t customer;      /* of this ledger; LEDGER_NONE: he has vanished */
    struct str customer_id; /* his; of one who has vanished, the one he had */
    const struct currency *currency;
    struct date issue_date, due_date;
    int64_t was, is;       /* open amounts; was is 0 of what is new and paid;
                              of a new item that has risen, its amount */
    int64_t unknown;       /* what it lost without a cause, signed as it is */
    struct date last_seen; /* the snapshot it was last open in; of one that
                              appeared, before opening_date, or none */
    struct place at;       /* in this ledger; nowhere: it is there no more */
};

/* What an earlier day is known by. */
struct tieout_past {
    const struct view *reported;
    const struct view *corrected; /* by its export as it is now; NULL: it was
                                     not corrected, or there are events */
    bool replaced;                /* its export was */
};

struct tieout {
    struct tieout_row *rows; /* by currency code */
    size_t count;
    struct tieout_row *customers; /* by currency code, customer_id; those with
                                     any figure that is not 0.  Last of a
                                     currency, as LEDGER_NONE, those of the
                                     earlier report who have vanished: together,
                                     between photographs each by his gone_id */
    size_t customer_count;
    struct date opening_date;         /* no_date: from the beginning */
    struct restatement *restatements; /* by customer_id, day, kind, number */
    size_t restatement_count;
    struct tieout_item *items; /* by customer_id, currency, change, number */
    size_t item_count;
    bool photographs;    /* opening and closing are both of open items */
    bool is_corrected;   /* the earlier export was replaced since */
    bool not_comparable; /* one of them is of open items, the other has events
                          */
    bool ties;           /* all rows */
};

/*
 * True although it does not tie: a mismatch is in the result, and reported as
 * an error that names the customers whose sums differ, and the rows that alone
 * would explain the difference.  The control total is that of exactly the
 * view's day; several accounts of a currency are added.
 * In a photograph (ALLOCATION_OPEN) the exported open amounts take the place of
 * the events, and exported_difference says by how much they differ.
 * before: the earlier report's view (of its day, which is not after this one,
 * from what was known then), or NULL to begin at the beginning.  A customer of
 * it is the one who bears his id, or has it or his name among former_ids, or
 * else the only one of his name whose id is new.  Where both are photographs
 * they are compared item by item; where one is, nothing can be compared, and
 * exported_difference takes the rest.  The result keeps nothing of before.
 * False, reported: sums that do not fit in 64 bits.
 */
MUST_CHECK bool tieout_compute(const struct view *v, const struct aging *aging,
                               const struct view *before, struct tieout *out,
                               struct arena *a, struct diag *d);

/*
 * The same from an earlier day whose export may have been corrected since.  Of
 * photographs the correction is restated, and the rest begins at what is right;
 * where there are events the newest ledger knows what is right.
 */
MUST_CHECK bool tieout_compute_from(const struct view *v,
                                    const struct aging *aging,
                                    const struct tieout_past *past,
                                    struct tieout *out, struct arena *a,
                                    struct diag *d);

/* Hold the customers whose row does not tie: no letters (数据待核). */
void tieout_hold(const struct tieout *t, struct ledger *l);

/*
 * Add a row of the same currency, its control total too; there is one where
 * both have one.  False: sums that do not fit in 64 bits.
 */
MUST_CHECK bool tieout_row_add(struct tieout_row *to,
                               const struct tieout_row *row);

#endif
