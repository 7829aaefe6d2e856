/*
 * deliveries - what became of the letters that were sent.
 *
 * Letters of the register are issued, then posted, then delivered, refused or
 * returned: records/deliveries say so.  A letter may be posted several times;
 * what proves most counts.  Letters that were sent by hand, before there was a
 * register, have rows as well.
 */
#ifndef MEASURE_DELIVERIES_H
#define MEASURE_DELIVERIES_H

#include "model/issued.h"
#include "model/ledger.h"

enum letter_state {
    LETTER_DRAFT,
    LETTER_ISSUED, /* numbered, nobody says that it was posted */
    LETTER_POSTED,
    LETTER_RETURNED,
    LETTER_REFUSED,
    LETTER_DELIVERED,
    LETTER_WITHDRAWN
};

/* The rows by letter, in the order of their rows. */
struct deliveries {
    const struct ledger *ledger;
    uint32_t *order;
};

/* Lives in a. */
struct deliveries deliveries_sort(const struct ledger *l, struct arena *a);

/* The rows of a letter, as indexes of the ledger's. */
const uint32_t *deliveries_of(const struct deliveries *x, struct str letter_no,
                              size_t *count);

/*
 * The row of a letter that proves most, of those that are of the customer or
 * of nobody; customer LEDGER_NONE: of anybody.  NULL: there is none.
 */
const struct delivery *delivery_find(const struct deliveries *x,
                                     struct str letter_no, uint32_t customer);

/*
 * What became of a letter by a day; *row is the row that says so, or NULL.  Of
 * a letter withdrawn later the state is that of the day.
 */
enum letter_state letter_state_of(const struct deliveries *x,
                                  const struct issued_letter *letter,
                                  struct date as_of,
                                  const struct delivery **row);

/*
 * Fill in what a carrier's export says of the parcels: day, result, who signed
 * and when, by tracking number.  What people typed stands; where the carrier
 * has another result that is told.
 */
void deliveries_carry(struct ledger *l, struct diag *d);

/*
 * First deliveries_carry; then bring together the deliveries and the letters of
 * the register: a row learns whose letter it is and which documents it demands;
 * the letters must outlive the ledger.  Sloppy numbers are understood and told.
 * Refused and left out, each with its row: another customer's letter, a day
 * before the letter's, a letter that was withdrawn before, one tracking number
 * at two customers, rows that contradict each other.
 */
void deliveries_join(struct ledger *l, const struct issued *issued,
                     struct diag *d);

#endif
