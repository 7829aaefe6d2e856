/*
 * movement_words - what a change of receivables is called.
 */
#ifndef REPORT_MOVEMENT_WORDS_H
#define REPORT_MOVEMENT_WORDS_H

#include "measure/movement.h"
#include "model/policy.h"

/* "收款核销"; of open items some causes are called otherwise. */
struct bilingual movement_word(enum movement_cause cause, bool photographs);

#endif
