/*
 * item - what lines are made of: clusters of glyphs and the space between.
 *
 * An item is never divided.  Its gap is the space before it unless it begins
 * a line: negative where two full-width marks are squeezed.  A line that is
 * too full takes `tight` first and `squeeze` next; one that is too empty
 * spreads what is left in proportion to `loose`.
 */
#ifndef LAYOUT_ITEM_H
#define LAYOUT_ITEM_H

#include "layout/setter.h"

struct item {
    uint32_t start, end;         /* bytes of the text */
    uint32_t glyph, glyph_count; /* in the run's glyphs */
    uint32_t run;
    uint8_t class;       /* enum char_class of its first character */
    uint8_t before;      /* enum break_kind */
    bool wide;           /* set like Han: marks whose half can be taken away */
    uint32_t code_point; /* its first */
    mpt advance;
    mpt shift;      /* the glyphs stand this far inside the advance */
    mpt head, tail; /* blank taken away at a line's start, end */
    mpt gap, tight, squeeze, loose;
    mpt hyphen; /* width of that behind the item before, if it begins a line */
};

/* Characters of one face, style and link, shaped together. */
struct run {
    const struct face *face;
    mpt size, rise; /* above the line's: marks of footnotes */
    struct glyph *glyphs;
    size_t glyph_count;
    uint32_t start, end; /* bytes of the text */
    struct str link;
    const struct footnote *note; /* whose mark it is, or NULL */
    struct tag *tag;             /* of the link, once it is drawn */
};

struct items {
    struct str text; /* all of it, as printed */
    struct item *items;
    size_t count;
    struct run *runs;
    size_t run_count, run_capacity;
};

/* Shape the content; style says how text that is not strong looks. */
struct items items_new(struct setter *s, const struct inline_run *content,
                       const struct paragraph_style *style);

/*
 * Draw the hyphens that are signs of numbers, among the letters of a run, as
 * minus signs: what they say stays what was written.
 */
void run_set_minus(struct setter *s, struct run *run, const struct letters *l,
                   size_t first, size_t end, mpt *advance);

/* Where lines need not be full they end between words, not inside them. */
void items_keep_words(struct setter *s, struct items *items);

/* The same with 《titles》. */
void items_keep_names(struct items *items);

/* Divide English words, where the shaper has a dictionary. */
void items_hyphenate(struct setter *s, struct items *items);

/* Fill the spaces of items of this size, by their classes (pure). */
void items_space(struct item *items, size_t count, mpt em);

#endif
