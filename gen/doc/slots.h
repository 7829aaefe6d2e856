/*
 * slots - what stands in a text for values and for marks of footnotes.
 *
 * A slot is its number between two noncharacters, which no exchanged text
 * has; an empty one stands for nothing, but is a letter in cmark's eyes.
 */
#ifndef DOC_SLOTS_H
#define DOC_SLOTS_H

#include "doc/markdown.h"

#define SLOT_OPEN  "\xEF\xB7\x90" /* U+FDD0 */
#define SLOT_CLOSE "\xEF\xB7\x91" /* U+FDD1 */

/* A literal, the value of a slot, or the mark of a footnote. */
struct piece {
    struct str literal;
    const struct field *value;
    struct footnote *note;
};

/*
 * The next piece of text; an empty slot gives nothing.  Every slot is ours,
 * because templates cannot hold one.
 */
struct piece slot_next(const struct markdown *m, struct str *text);

#endif
