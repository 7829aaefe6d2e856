/*
 * movements - what moved in a book since its last report, for whoever shows it.
 */
#ifndef COMMAND_MOVEMENTS_H
#define COMMAND_MOVEMENTS_H

#include "command/book.h"
#include "measure/migration.h"
#include "measure/movement.h"

struct movements {
    const struct movement *movement;   /* NULL: there is nothing before */
    const struct migration *migration; /* NULL: the same */
    struct view then; /* of the earlier day, as it is known now; ledger NULL:
                         none */
};

/*
 * Of a book opened with BOOK_EARLIER.  Where there is no earlier report, an
 * export of events is compared with itself a week before (is_traced_back); of
 * a first export of open items there is nothing.
 */
MUST_CHECK bool movements_of_book(struct run *r, const struct book *b,
                                  struct movements *out);

#endif
