/*
 * issue_check - does the register agree with the letters on disk?
 */
#ifndef COMMAND_ISSUE_CHECK_H
#define COMMAND_ISSUE_CHECK_H

#include "command/book.h"
#include "model/issued.h"

/*
 * Every letter of every RUN.json is in the register with its hash, and every
 * file that the register names is there; no program that synchronises folders
 * has left a second register beside it.  False, reported: where the register is
 * older than the letters, with the way out (duebook register rebuild).
 */
MUST_CHECK bool issue_compare(struct run *r, const struct book *b,
                              const struct issued *letters);

/* All letters that RUN.json files on disk tell of, by run. */
MUST_CHECK bool issue_on_disk(struct run *r, const struct book *b,
                              struct issued *out);

#endif
