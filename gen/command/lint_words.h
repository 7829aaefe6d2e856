/*
 * lint_words - words that a lawyer would strike out.
 */
#ifndef COMMAND_LINT_WORDS_H
#define COMMAND_LINT_WORDS_H

#include "command/lint.h"

struct lint_word {
    const char *wrong;
    const char *except; /* right where the text ends like this; or NULL */
    const char *en;     /* why, and what to write */
};

extern const struct lint_word lint_words[];
extern const size_t lint_word_count;

/* Brackets and quotes that have no partner in their paragraph. */
void lint_brackets(const struct lint *l);

#endif
