/*
 * dunning_ladder - which stage comes next for a case, and when.
 */
#ifndef MEASURE_DUNNING_LADDER_H
#define MEASURE_DUNNING_LADDER_H

#include "measure/dunning.h"

/* The sternest stage that so many days overdue have reached; or NULL. */
const struct stage *dunning_reached(const struct policy *p, int32_t days);

/* The first letter of what is overdue; or NULL. */
const struct stage *dunning_first_letter(const struct policy *p);

/* Days that must lie between a stage's letter and the milder one before it. */
int32_t dunning_wait(const struct policy *p, const struct stage *s);

/* Fill in last, posted and is_first from the letters he got before. */
void dunning_ladder_history(const struct dunning_ask *ask,
                            const struct dunning_past *past,
                            struct dunning_case *c, struct arena *a);

/*
 * Fill in reached, next, next_day and (of a call) stage; with its history.
 * DUE, BEFORE_FIRST, WAITING, CALL or LAST_SENT.
 */
enum dunning_reason dunning_ladder(const struct dunning_ask *ask,
                                   struct dunning_case *c);

/*
 * Does the ladder remind of a document that is not due yet: has its day come,
 * and has no letter listed it?
 */
bool dunning_reminds(const struct dunning_ask *ask,
                     const struct dunning_past *past, uint32_t document);

/*
 * The step by which a document is before a court, an arbitral body or in
 * enforcement on a day; NULL: it is not, or that is withdrawn or ended.
 */
const struct case_step *dunning_court(const struct ledger *l, struct date day,
                                      uint32_t document);

#endif
