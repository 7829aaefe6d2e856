/*
 * issue_consent - what is asked before anything gets a number.
 */
#ifndef COMMAND_ISSUE_CONSENT_H
#define COMMAND_ISSUE_CONSENT_H

#include "command/book.h"

/* A letter is dated on a day on which somebody could post it, or reported. */
MUST_CHECK bool issue_day_fits(struct run *r, const struct book *b,
                               struct date letter_date);

/* max_letters_per_run of the policy, or reported. */
MUST_CHECK bool issue_most_fits(struct run *r, const struct book *b,
                                size_t count);

/* --expect COUNT, or a typed yes on a terminal; else reported. */
MUST_CHECK bool issue_is_meant(struct run *r, size_t count);

#endif
