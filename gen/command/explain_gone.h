/*
 * explain_gone - what is known of a document that the newest export lacks.
 */
#ifndef COMMAND_EXPLAIN_GONE_H
#define COMMAND_EXPLAIN_GONE_H

#include "command/book.h"
#include "doc/value.h"

/*
 * Say where it was seen last, what was open of it, and which receipts name it:
 * to people, or (value not NULL) as {"as_of", "subjects": [{"subject":
 * "document", "doc_no", "installment_no", "customer_id", "currency",
 * "state": "settled_unknown", "paid" or "gone", "last_seen", "open_then",
 * "receipts": [{"receipt_no", "date", "amount", "customer_id"}]}]}.
 * False: no snapshot has it.
 */
bool explain_gone(struct run *r, const struct book *b, struct str number,
                  struct value *value);

#endif
