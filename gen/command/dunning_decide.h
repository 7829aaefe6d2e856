/*
 * dunning_decide - the decisions of a proposal against the book of today.
 */
#ifndef COMMAND_DUNNING_DECIDE_H
#define COMMAND_DUNNING_DECIDE_H

#include "command/dunning_book.h"
#include "model/proposal.h"

struct dunning_decided {
    struct dunning letters; /* copies of the cases that go out, .due of them;
                               their stages are those decided */
    struct str *reasons;    /* of each: why another stage, or empty */
    const struct issued_letter **last; /* of each: the one before; or NULL */
    size_t held; /* decided to go, but changed since, and said */
};

/*
 * Which letters go out.  Held, and said at their row: those whose amounts,
 * blocks, promises, disputes or bank lines changed since the proposal, and
 * those that are no longer due.  Rows that are missing are said.  False,
 * reported: decisions that contradict each other or lack who decided, a reason
 * or a stage; rows that are no open document of the proposal; then nothing goes
 * out.
 */
MUST_CHECK bool dunning_decide(struct run *r, const struct dunning_book *x,
                               const struct proposal *p,
                               struct dunning_decided *out);

#endif
