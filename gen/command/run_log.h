/*
 * run_log - what a run said, as a file that stays: 运行记录.txt, run.log.
 *
 * A weekly run has one among its outputs.  It says the same on every machine:
 * paths inside the book are written from there, and nobody reads the clock.
 * One that was refused leaves it in BOOK/out/, until a run succeeds.  Takes
 * are added one below the other in BOOK/snapshots/.
 */
#ifndef COMMAND_RUN_LOG_H
#define COMMAND_RUN_LOG_H

#include "command/book.h"

/* The messages so far, with a heading, for a run on the book. */
struct str run_log_text(struct run *r, const struct book *b);

/* Write it into BOOK/out/, for a run that wrote nothing else. */
void run_log_refused(struct run *r, const struct book *b);

/* Remove that of an earlier run. */
void run_log_clear(struct run *r, const struct book *b);

/*
 * Add what was typed, r->said and the messages to BOOK/snapshots/; a warning
 * where that cannot be.
 */
void run_log_take(struct run *r, const struct book *b);

#endif
