/*
 * link_typed_value - the columns of a row in the ledger: replace, and tell.
 *
 * For link_typed.c alone.
 */
#ifndef INPUT_LINK_TYPED_VALUE_H
#define INPUT_LINK_TYPED_VALUE_H

#include "input/link.h"

/* A row of a ledger's table, or what was read of a typed one. */
const void *typed_payload(const struct typed_row *row);
void *typed_kept(const struct link *l, enum table table, uint32_t index);
struct origin typed_kept_at(enum table table, const void *kept);
size_t typed_row_size(enum table table);

/*
 * The value of a column as people read it, in the reader's language; empty:
 * not told.  typed: of whom row is the payload, or NULL for a kept row.
 */
struct str typed_value(struct link *l, enum table table, size_t column,
                       const void *row, const struct typed_row *typed);

/* How replacing went wrong. */
enum replacing {
    REPLACED,
    REPLACED_BAD_AMOUNT,   /* does not fit the currency */
    REPLACED_BAD_OPEN,     /* more is open than there is */
    REPLACED_BAD_RECEIVED, /* not what amount and open amount leave */
    REPLACED_BAD_CURRENCY, /* not the one of the amount, which is not told */
    REPLACED_BAD_CUSTOMER  /* nobody, or several */
};

/*
 * Replace the columns of filled (bits).  An amount without a currency is one
 * of the kept row's.  But for REPLACED, *kept is worth nothing.
 */
enum replacing typed_replace(struct link *l, const struct typed_row *typed,
                             uint32_t filled, void *kept);

#endif
