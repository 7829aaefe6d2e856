/*
 * dunning_words - the ladder in words: its stages, and why a letter goes out or
 * does not.
 */
#ifndef REPORT_DUNNING_WORDS_H
#define REPORT_DUNNING_WORDS_H

#include "measure/dunning_step.h"

/* "催款函", "Demand"; a stage of the book's own by its own name. */
struct str dunning_stage_name(const struct stage *s, enum language language);

/*
 * Why an open document is in the letter that is proposed, or in none: a
 * sentence's fragment with its days and amounts.  c: its customer's case, or
 * NULL.
 */
struct str dunning_row_reason(const struct dunning_case *c,
                              const struct dunning_step *step,
                              enum language language, struct arena *a);

/* Why a customer's case is in no letter, in a few words. */
struct str dunning_case_reason(const struct dunning_case *c,
                               enum language language, struct arena *a);

/*
 * What a reviewer should know of the letter besides: money at the bank, not
 * applied or owed to him, disputed and withheld amounts, large debts; or empty.
 */
struct str dunning_hints(const struct dunning_case *c, enum language language,
                         struct arena *a);

#endif
