/*
 * dunning_past - which letters a customer got before, for the ladder.
 *
 * Numbered letters come from the register.  Letters sent by hand, before
 * duebook or beside it, come in through records/: a delivery with a number that
 * the register does not have, or a contact by letter.  Whose stage is not
 * known: the first day of such letters counts as the first stage of the ladder
 * that is overdue, the second day as the second, and so on; two on one day are
 * one.
 *
 * A letter counts for a document that it lists; one sent by hand for those it
 * names, else for all that were due before it.
 */
#ifndef MEASURE_DUNNING_PAST_H
#define MEASURE_DUNNING_PAST_H

#include "model/issued.h"
#include "model/ledger.h"
#include "model/policy.h"

struct past_letter {
    uint32_t customer;
    const struct currency *currency; /* NULL: sent by hand, of any */
    struct date day;                 /* printed on it, else posted */
    int32_t stage;                   /* of policy.stages; -1: of none */
    struct str number;
    const struct issued_letter *letter; /* NULL: sent by hand */
    const struct contact *contact;      /* of one sent by hand; or NULL */
    bool is_posted;                     /* records/ say so */
};

struct dunning_past {
    struct past_letter *letters; /* by customer, day */
    size_t count;
    uint32_t *from; /* one a customer, and the end */
};

/* Withdrawn letters and corrections do not count. */
struct dunning_past dunning_past_make(const struct ledger *l,
                                      const struct policy *policy,
                                      const struct issued *issued,
                                      struct arena *a);

/* Does the letter count for the document? */
bool past_letter_is_of(const struct past_letter *x, const struct ledger *l,
                       uint32_t document);

#endif
