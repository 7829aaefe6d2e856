/*
 * outdated - letters that say what is no longer right of their own day.
 *
 * A letter lists documents with their open amounts.  Where the ledger, as it
 * is known now, has another figure for that very day, or does not have the
 * document any more, the customer should get a letter that corrects it.
 */
#ifndef MEASURE_OUTDATED_H
#define MEASURE_OUTDATED_H

#include "measure/tieout.h"
#include "model/issued.h"

enum outdated_kind {
    OUTDATED_GONE,     /* there is no such document */
    OUTDATED_CUSTOMER, /* another customer owes it, or in another currency */
    OUTDATED_AMOUNT,   /* another amount was open */
    OUTDATED_DUE       /* it was due on another day */
};

struct outdated_row {
    const struct issued_letter *letter;
    const struct issued_document *document;
    enum outdated_kind kind;
    int64_t is;           /* open on the letter's day, as it is known now */
    struct date due_date; /* now; or no_date */
};

struct outdated {
    struct outdated_row *rows; /* by letter, in its order of documents */
    size_t count, capacity;
    size_t letter_count; /* letters that they are of */
};

/*
 * Add the rows of the letters of one day that right, a view of that day, has
 * otherwise.  The letters must outlive the result.
 */
void outdated_find(const struct issued_letter *letters, size_t count,
                   const struct view *right, struct outdated *out,
                   struct arena *a);

/*
 * The same where no view of that day is at hand but the tie-out names what was
 * restated: two exports of open items, the earlier one as it was.
 */
void outdated_by_restatement(const struct issued_letter *letters, size_t count,
                             const struct tieout *t, struct outdated *out,
                             struct arena *a);

#endif
