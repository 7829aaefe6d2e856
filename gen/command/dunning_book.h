/*
 * dunning_book - a book with its register, and who is to get which letter.
 */
#ifndef COMMAND_DUNNING_BOOK_H
#define COMMAND_DUNNING_BOOK_H

#include "command/book.h"
#include "measure/dunning_step.h"
#include "model/issued.h"
#include "report/proposal.h"

struct dunning_book {
    struct book book;
    struct date letter_date; /* --date, else the first worked day from the
                                as-of day on */
    struct dunning dunning;
    struct dunning_steps steps;
    const struct issued_letter **last; /* one a case: his last letter that
                                          stands; or NULL */
};

/*
 * Read everything and compute the ladder, as weekly does.  False, reported:
 * nothing can be computed, or a part of the snapshot has gone missing.
 */
MUST_CHECK bool dunning_book_open(struct run *r, struct dunning_book *out);

/* The same once more, with letters issued meanwhile. */
MUST_CHECK bool dunning_book_compute(struct run *r, struct dunning_book *x);

/* What a proposal is written from. */
struct proposal_figures dunning_book_figures(const struct dunning_book *x);

/* "book/催款" (en: dunning), where proposals stand. */
const char *dunning_home(const struct book *b, struct arena *a);

/* The verbs. */
bool dunning_propose(struct run *r);
bool dunning_commit(struct run *r);
bool dunning_undo(struct run *r);
bool dunning_list(struct run *r);

/* The customer with this id, or LEDGER_NONE. */
uint32_t dunning_customer(const struct ledger *l, struct str id);

#endif
