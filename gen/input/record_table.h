/*
 * record_table - the readers of single tables, for record.c alone.
 *
 * Each fills its part of *out from the row at hand; out->made and
 * out->recorded_date are known.  False: the cells say why.
 */
#ifndef INPUT_RECORD_TABLE_H
#define INPUT_RECORD_TABLE_H

#include "input/record.h"

typedef bool record_reader(struct cells *c, struct origin at,
                           struct records *out);

record_reader record_customer, record_contract, record_rate;
record_reader record_document;
record_reader record_receipt, record_bill, record_cost, record_control;
record_reader record_allocation, record_dispute, record_writeoff;
record_reader record_contact, record_block, record_delivery, record_evidence;
record_reader record_bank_line, record_allowance, record_sales, record_case;
record_reader record_review, record_provision, record_carrier;

/* Can documents of this plan have any? */
bool record_has_details(const struct plan *plan);

/*
 * Class, lawyer and the details of a document whose currency is known.  False:
 * the cells say why.
 */
MUST_CHECK bool record_details(struct cells *c, struct document *r);

/* Does anything feed this column, a constant included? */
bool record_is_fed(const struct plan *plan, enum table table, size_t column);

/* The place of the row at hand, for messages. */
struct place record_place(const struct cells *c);

/* An amount that may be added to others. */
MUST_CHECK bool record_money(struct cells *c, enum table table, size_t column,
                             const struct currency *currency, struct money *out,
                             bool *filled);

/* The number of a document or receipt: its place where the profile says so. */
MUST_CHECK bool record_number(struct cells *c, enum table table, size_t column,
                              struct origin at, struct str *out);

/* Whom the row is about: his number, or where that is empty his name. */
MUST_CHECK bool record_whom(struct cells *c, enum table table, size_t id,
                            size_t name, struct str *out);

/*
 * A word of an enumeration, NOT_TOLD where the cell is empty.  A person who
 * types another one is told which there are; an export may have its own, which
 * tell nothing.
 */
MUST_CHECK bool record_word(struct cells *c, enum table table, size_t column,
                            uint8_t *out);

/* An amount that is more than 0, in the currency of its row. */
MUST_CHECK bool record_positive(struct cells *c, enum table table,
                                size_t currency_column, size_t amount_column,
                                struct money *out);

/* The customer's name where no table of customers tells it; the first wins. */
void record_customer_name(struct cells *c, enum table table, size_t column,
                          struct records *out);

#endif
