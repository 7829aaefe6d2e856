/*
 * focus_book - the focus list of a book, with what is known of its promises and
 * limitations.
 */
#ifndef COMMAND_FOCUS_BOOK_H
#define COMMAND_FOCUS_BOOK_H

#include "command/books.h"

struct focus;

/* The book is opened with AGING_ITEMS.  Lives in r->arena. */
MUST_CHECK bool focus_of_book(struct run *r, const struct book *b,
                              const struct focus **out);

/* The same of several books, already joined. */
MUST_CHECK bool focus_of_books(struct run *r, const struct books *books,
                               const struct focus **out);

#endif
