/*
 * party_lines - the lines of ::: parties: 债权人：甲公司, what stands before
 * the first colon of a line and what stands behind it.
 */
#ifndef DOC_PARTY_LINES_H
#define DOC_PARTY_LINES_H

#include "doc/tree.h"

struct party_line {
    struct inline_run *label; /* with its colon; NULL: it has none */
    struct inline_run *text;  /* NULL: nothing stands behind it */
};

struct party_lines {
    struct party_line *items;
    size_t count, capacity;
};

/* The lines of a paragraph; runs are copied, their texts are not. */
struct party_lines party_lines_of(const struct inline_run *content,
                                  struct arena *a);

#endif
