/*
 * seen - where a document that the newest export lacks stood last.
 */
#ifndef COMMAND_SEEN_H
#define COMMAND_SEEN_H

#include "command/book.h"
#include "report/explain.h"

struct sighting {
    struct snapshot snapshot;
    const struct ledger *ledger; /* of that snapshot */
    struct view view;            /* on its day */
    struct subjects documents;   /* those of the number */
};

/*
 * The newest snapshot before a day in which some document has this number, of
 * at most the last SEEN_MOST.  *out untouched and false: there is none.
 */
#define SEEN_MOST 26
bool seen_last(struct run *r, const struct book *b, struct str number,
               struct sighting *out);

/*
 * Complete the tie-out's list of open items: what appeared may have been open
 * before the earlier export, and what was settled may have been open in one
 * between the two.
 */
void seen_date_items(struct run *r, struct book *b);

#endif
