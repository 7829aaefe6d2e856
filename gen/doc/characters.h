/*
 * characters - the set of characters that documents contain.
 *
 * Fonts are cut to what a run can print; the sets of several documents are
 * united, and the text of a set is the same whatever the order.
 */
#ifndef DOC_CHARACTERS_H
#define DOC_CHARACTERS_H

#include "doc/tree.h"

struct characters {
    uint64_t *bits; /* one a code point; in an arena */
};

/* Without any. */
struct characters characters_new(struct arena *a);

/* What composition writes by itself: folios, labels, sums carried forward. */
void characters_add_composed(struct characters *set);

void characters_add(struct characters *set, struct str text);

/* All that a document prints: content, header, footer, watermark, charts. */
void characters_add_document(struct characters *set,
                             const struct document_tree *document);

/* The first run of a document's content that has the character, or NULL. */
const struct inline_run *characters_find(const struct document_tree *document,
                                         uint32_t code_point);

void characters_unite(struct characters *set, const struct characters *other);

/*
 * Put replacement in the place of each character of the set, in the document's
 * content; copies are made in the arena.
 */
void characters_replace(const struct characters *set, struct str replacement,
                        struct document_tree *document, struct arena *a);

/* Each character once, in order of code points. */
struct str characters_text(const struct characters *set, struct arena *a);

#endif
