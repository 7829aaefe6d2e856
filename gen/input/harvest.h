/*
 * harvest - the rows of one piece of a file, read by one job.
 *
 * Customers bear the numbers of their worker's roll; link gives them their
 * place in the ledger, in the order in which the pieces name them.  Documents
 * stand in the place of the ledger's array that is kept for the piece, the rest
 * in arrays of the worker's arena.
 */
#ifndef INPUT_HARVEST_H
#define INPUT_HARVEST_H

#include "base/job.h"
#include "input/intern.h"
#include "input/record.h"
#include "input/source.h"

/* A reject whose customer is not looked up yet. */
struct loose_reject {
    struct reject reject;
    struct origin at;
    struct naming names;
};

enum { MET_ID = 1, MET_NAME = 2 };

/* All customers that one worker met, over its pieces. */
struct roll {
    struct intern customers;
    unsigned char *met; /* what this piece told of each: MET_... */
    size_t met_size;
};

/* What a customer is called in a row, first of all in the piece. */
struct name {
    uint32_t number; /* in the worker's roll */
    struct str text;
};

struct harvest {
    const struct piece *piece;
    const struct roll *roll;
    unsigned worker; /* whose roll it is */
    uint32_t *uses;  /* customers as the piece names them first */
    size_t use_count, use_capacity;
    struct name *names; /* where rows tell them */
    size_t name_count, name_capacity;
    struct document *documents;
    uint32_t *hashes; /* keys_hash of each */
    size_t document_count;
    bool has_open;    /* one of them tells its open amount */
    size_t open_told; /* how many do */
    struct customer *customer_rows;
    size_t customer_count, customer_capacity;
    struct receipt *receipts;
    size_t receipt_count, receipt_capacity;
    struct loose_allocation *allocations;
    size_t allocation_count, allocation_capacity;
    struct loose_dispute *disputes;
    size_t dispute_count, dispute_capacity;
    struct cost *costs;
    size_t cost_count, cost_capacity;
    struct control *controls;
    size_t control_count, control_capacity;
    struct loose_reject *rejects;
    size_t reject_count, reject_capacity;
    struct bill *bills; /* customers as of receipts: the roll's numbers */
    size_t bill_count, bill_capacity;
    struct loose_writeoff *writeoffs;
    size_t writeoff_count, writeoff_capacity;
    struct contract *contracts;
    size_t contract_count, contract_capacity;
    struct fx_rate *rates;
    size_t rate_count, rate_capacity;
    struct collected *collected; /* of model/collection.h */
    size_t collected_count, collected_capacity;
    struct typed_row *typed; /* of records/, of tables with a key */
    size_t typed_count, typed_capacity;
    bool has_recorded; /* some row kept says when it was recorded */
    struct strange_word strange_class; /* the first class that is not ours */
    size_t *ignored; /* by rule; then empty rows, rows of no table, void rows,
                        rows recorded after the day asked for, example rows */
};

/* Rules of a plan and the reasons of our own. */
size_t harvest_reasons(const struct plan *plan);

/* Why rows of this number were ignored, in the reader's language. */
struct str harvest_reason(const struct plan *plan, size_t i,
                          struct date known_at, struct arena *a,
                          const struct diag *d);

/*
 * Read a piece; h->piece, h->documents and h->hashes are set.  Of how the
 * currency and known_at count.
 */
void harvest_piece(struct harvest *h, const struct source_file *f,
                   const struct intake *how, struct roll *roll,
                   struct worker *w);

/* Warn of the first class of a file that is not ours, if h has it. */
void harvest_warn(const struct harvest *h, size_t count, uint32_t file,
                  const struct source_file *f, struct diag *d);

/* A row's text for the rejects: short enough, and valid UTF-8. */
struct str harvest_row_text(struct str row, struct arena *a);

#endif
