/*
 * divs - the blocks that Markdown lacks, as fenced divs.
 *
 *     ::: signature
 *     {{creditor.name}}
 *     :::
 *
 * Roles: right, center, signature, seal, parties, keep, note, columns, column,
 * figures, form, carry, reply-slip; "list 一、" says what the numbers of its
 * lists look like.  They nest.  "::: page-break" and "::: chart NAME" stand
 * alone, without a closing line.  A fence begins its line.
 */
#ifndef DOC_DIVS_H
#define DOC_DIVS_H

#include "doc/markdown.h"

/* Named charts that a "::: chart NAME" line may show. */
struct named_chart {
    struct str name;
    const struct chart *chart;
};

struct named_charts {
    const struct named_chart *items;
    size_t count;
};

/* The blocks of a filled template. */
MUST_CHECK bool divs_parse(const struct markdown *m,
                           const struct named_charts *charts,
                           struct block **out, struct arena *a, struct diag *d);

#endif
