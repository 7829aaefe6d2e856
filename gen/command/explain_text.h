/*
 * explain_text - what explain says to people, in the language of messages.
 */
#ifndef COMMAND_EXPLAIN_TEXT_H
#define COMMAND_EXPLAIN_TEXT_H

#include "command/book.h"
#include "report/explain.h"

/* Heading, events with the balance after each, and where the rest stands. */
void explain_say(struct run *r, const struct book *b, struct subject s);

#endif
