/*
 * claim_text - a claim as lines on the terminal.
 */
#ifndef COMMAND_CLAIM_TEXT_H
#define COMMAND_CLAIM_TEXT_H

#include "command/command.h"
#include "measure/claim.h"

void claim_say(struct run *r, const struct claim *claim);

#endif
