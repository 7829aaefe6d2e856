/*
 * proposal_parts - what the files of the proposal tell each other.
 */
#ifndef REPORT_PROPOSAL_PARTS_H
#define REPORT_PROPOSAL_PARTS_H

#include "report/proposal.h"

/*
 * What a reviewer should know of a letter besides its amounts: dunning_hints,
 * and whether the debt is young enough to be collected or hard, and the amount
 * doubled since the last letter; or empty.
 */
struct str proposal_hints(const struct proposal_figures *f,
                          const struct dunning_case *c, struct arena *a);

/* The first sheet: how to fill in, what is proposed, what is not and why. */
void proposal_notes(const struct proposal_figures *f, struct sheet *s,
                    struct arena *a);

#endif
