/*
 * proposal_read - the proposal as people filled it in.
 */
#ifndef INPUT_PROPOSAL_READ_H
#define INPUT_PROPOSAL_READ_H

#include "model/proposal.h"

/*
 * Read an XLSX or ODS file that began as `dunning propose` wrote it.  Columns
 * may stand in any order, rows be sorted.  False, reported at sheet and cell:
 * it is no proposal, a decision is no word of the list, one is given over
 * merged cells or by a formula without result.  Reported besides: hidden rows
 * (they count) and hidden sheets (they are not read).
 */
MUST_CHECK bool proposal_read(const char *path, struct proposal *out,
                              struct arena *a, struct diag *d);

#endif
