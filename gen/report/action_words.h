/*
 * action_words - what happens next to a customer, in a few words.
 */
#ifndef REPORT_ACTION_WORDS_H
#define REPORT_ACTION_WORDS_H

#include "measure/dunning.h"
#include "report/words.h"

/* WORD_ACTION_...: a letter, or why there is none. */
enum word action_word(enum dunning_reason reason);

#endif
