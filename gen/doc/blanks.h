/*
 * blanks - the lines that a template leaves to fill by hand.
 *
 * Those typed in its words (＿＿), each with what stands around it; not those
 * of signatures and reply slips, which others fill in, and not those of missing
 * values ({{?x}}), which the tree lists itself.
 */
#ifndef DOC_BLANKS_H
#define DOC_BLANKS_H

#include "doc/tree.h"

struct blanks {
    struct str *items; /* "于收到本函之日起＿＿日内支付"; each once */
    size_t count, capacity;
};

void blanks_find(const struct document_tree *tree, struct blanks *out,
                 struct arena *a);

#endif
