/*
 * penalty - how heavy an agreed penalty is, for comparing debts alone.
 *
 * What is owed under it is computed elsewhere, by the rules of the claim.
 */
#ifndef INPUT_PENALTY_H
#define INPUT_PENALTY_H

#include "base/str.h"

/*
 * Millionths of the debt a year, of 365 days or 12 months: "0.05%/day",
 * "18%/year", "1.5%/month", "日万分之五", "万分之二点一/日", "年利率18%".  0
 * for anything else: the text stays as it was written, and no burden is
 * guessed.
 */
int64_t penalty_burden(struct str rule);

#endif
