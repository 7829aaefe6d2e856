/*
 * paper_run - papers of kind "paper" as drafts, for the customers named.
 *
 * One paper a customer and currency.  Papers whose conditions do not hold are
 * refused, with the paper that is right in their place; what they leave to fill
 * by hand is listed on a cover note, which stays in the house.
 */
#ifndef COMMAND_PAPER_RUN_H
#define COMMAND_PAPER_RUN_H

#include "command/book.h"

/* NAME of templates/; drafts into -o or this folder.  Reports. */
MUST_CHECK bool paper_run(struct run *r, struct str name);

#endif
