/*
 * stock - what documents of one kind have in common, as a stock for printing
 * them.
 */
#ifndef COMMAND_STOCK_H
#define COMMAND_STOCK_H

#include "doc/tree.h"
#include "output/pdf_stock.h"

/* How the index-th document is made, in a; it may be refused. */
struct stock_source {
    const void *context;
    bool (*make)(const void *context, size_t index, struct document_tree *out,
                 struct arena *a, struct diag *d);
    const struct font_set *fonts;
};

/*
 * The stock of n documents, by a few of them and whoever prints them; nothing
 * is said.  NULL: they are too few to gain by it.
 */
const struct pdf_stock *stock_make(const struct stock_source *source,
                                   const size_t *documents, size_t n,
                                   struct arena *a);

#endif
