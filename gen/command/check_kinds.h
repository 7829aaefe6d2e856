/*
 * check_kinds - which kind of finding a message or a reject is.
 *
 * Messages say what is wrong in a sentence of the reader's language; what kind
 * of thing that is follows from which of our phrases the sentence is.
 */
#ifndef COMMAND_CHECK_KINDS_H
#define COMMAND_CHECK_KINDS_H

#include "command/command.h"
#include "report/check_book.h"

/* The phrases of one language that tell a kind; made once. */
struct check_kinds {
    struct check_kind *items;
    size_t count, capacity;
};

struct check_kinds check_kinds_new(const struct run *r);

/*
 * The kind of a sentence, or other where none is known.  False: it is no
 * finding of its own (it counts others, or was told elsewhere).
 */
bool check_kind_of(const struct check_kinds *kinds, struct str sentence,
                   enum finding_kind other, enum finding_kind *out);

#endif
