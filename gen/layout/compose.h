/*
 * compose - a document tree becomes pages.
 */
#ifndef LAYOUT_COMPOSE_H
#define LAYOUT_COMPOSE_H

#include "layout/font.h"

/*
 * Set the tree in pages.  Reports characters that no font has, with their
 * place.  The pages live in a and refer to the tree and the set.
 */
MUST_CHECK bool compose(const struct document_tree *tree,
                        const struct font_set *fonts, struct shaper *shaper,
                        struct pages *out, struct arena *a, struct diag *d);

/*
 * The built-in families that compose() may use beside the one the document
 * names, as bits 1 << FONT_SERIF ...; the set must have them.
 */
uint32_t compose_families(const struct document_tree *tree);

/* The pages as text, one mark a line, for golden tests. */
struct str pages_dump(const struct pages *pages, struct arena *a);

#endif
