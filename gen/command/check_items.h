/*
 * check_items - what check says of open items that changed since the earlier
 * report, and of a correction of that report.
 */
#ifndef COMMAND_CHECK_ITEMS_H
#define COMMAND_CHECK_ITEMS_H

#include "command/book.h"

/* Behind the opening: what it comes to when it is corrected. */
void check_say_corrected(struct run *r, const struct tieout_row *row);

/* Lines of a currency's roll-forward: settled and open again. */
void check_say_changes(struct run *r, const struct tieout_row *row);

/* The lists: items, and the customers whose opening was corrected. */
void check_say_items(struct run *r, const struct book *b);

#endif
