/*
 * book - what a command works on: policy, ledger, and the view of a day.
 *
 * BOOK is a book folder (duebook.yaml), a snapshot folder inside one, or one
 * file; the last needs --as-of.
 */
#ifndef COMMAND_BOOK_H
#define COMMAND_BOOK_H

#include "command/command.h"
#include "input/intake.h"
#include "measure/tieout.h"

struct book {
    const char *folder; /* NULL: one file without a book */
    struct policy policy;
    struct snapshot snapshot; /* date no_date for one file */
    const char **files;       /* all that is read: snapshot, then records/ */
    size_t file_count;
    struct date as_of;
    struct ledger ledger;
    struct view view;
    struct aging aging;
    struct tieout tieout;
};

/*
 * Read everything and compute the aging of the day; with_items: every open
 * document too, for sheets and letters.  False when nothing can
 * be computed; rejected rows and a ledger that does not tie are in r->diag
 * and leave the result usable.
 */
MUST_CHECK bool book_open(struct run *r, bool with_items, struct book *out);

/* "zh-CN" or "en", the folder of a book's templates. */
const char *book_language_folder(const struct book *b);

#endif
