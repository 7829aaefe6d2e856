/*
 * proof_parts - what the files of measure/proof share.
 */
#ifndef MEASURE_PROOF_PARTS_H
#define MEASURE_PROOF_PARTS_H

#include "measure/contracts.h"
#include "measure/proof.h"

/* An exhibit, and the links it may show: bits 1 << LINK_... */
struct paper {
    const struct evidence *exhibit;
    unsigned links;
};

/* A statement that was sent, and what came back. */
struct sent_statement {
    const struct contact *contact;
    enum link_state state;
};

struct proof_work {
    const struct ledger *ledger;
    const struct aging *aging;
    const struct clocks *all_clocks;
    const struct clock **clocks; /* of limitation, by document */
    size_t clock_count;
    struct paper *papers; /* by customer */
    size_t paper_count;
    struct sent_statement *statements; /* by customer */
    size_t statement_count;
    struct contracts contracts;
};

/* Note a link unless as much or more of it is known. */
void proof_raise(struct proof *p, enum proof_link link, enum link_state state,
                 const struct evidence *exhibit);

/* Sort exhibits and statements by customer, once. */
void proof_sort_papers(struct proof_work *w, struct arena *a);

/* What they show of a document. */
void proof_read_papers(const struct proof_work *w, const struct document *doc,
                       struct proof *p);

#endif
