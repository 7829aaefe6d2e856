/*
 * guard - a snapshot from which a part has gone missing stops a run.
 *
 * take, check and weekly ask measure/gap and say what it found in the same
 * words.  What was accepted, with --accept-gap or when the snapshot was taken,
 * stops nothing, but is told on what is made of it.
 */
#ifndef COMMAND_GUARD_H
#define COMMAND_GUARD_H

#include "command/book.h"
#include "measure/gap.h"

/* "... 1,000.00 in the snapshot of 2026-07-10, now 700.00 (30.0 % less)". */
struct str guard_words(struct run *r, const struct gap *gap,
                       struct date before);

/* --accept-gap without a reason is wrong usage. */
MUST_CHECK bool guard_check_reason(struct run *r);

/*
 * Compare the book's snapshot with the one before it.  What is missing is an
 * error, unless accepted: then a warning, and *accepted the reason.  False:
 * something is missing, or cannot be compared for want of the system.
 */
MUST_CHECK bool guard_book(struct run *r, struct book *b);

#endif
