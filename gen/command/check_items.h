/*
 * check_items - what check says of open items that changed since the earlier
 * report, and of a correction of that report.
 */
#ifndef COMMAND_CHECK_ITEMS_H
#define COMMAND_CHECK_ITEMS_H

#include "command/book.h"

/* How many rows of a long list are said; the JSON has all of them. */
#define CHECK_MOST_SAID 20

/* Behind a list of `all` rows: how many were left out, if any. */
void check_say_more(const struct run *r, size_t all);

/* Behind the opening: what it comes to when it is corrected. */
void check_say_corrected(struct run *r, const struct tieout_row *row);

/* Lines of a currency's roll-forward: settled and open again. */
void check_say_changes(struct run *r, const struct tieout_row *row);

/* The lists: items, and the customers whose opening was corrected. */
void check_say_items(struct run *r, const struct book *b);

#endif
