/*
 * footnote - notes at the foot of the page on which their marks stand.
 *
 * Drawing a mark notes it on its strip; paginate sets the notes of the strips
 * that it places, and leaves room for them.
 */
#ifndef LAYOUT_FOOTNOTE_H
#define LAYOUT_FOOTNOTE_H

#include "layout/strip.h"

/* A note of the document, from its first mark on. */
struct noted {
    struct noted *next; /* whose mark stands in the same strip */
    const struct footnote *note;
    struct destination mark, text; /* once they are placed */
    struct tag *tag;
    struct strips lines; /* once they are set */
    bool set;
};

/* A mark was drawn: what it leads to. */
const struct destination *footnote_mark(struct setter *s, struct strip *strip,
                                        const struct footnote *note);

/* Its lines, over the width of the page. */
const struct strips *footnote_lines(struct setter *s, struct noted *noted);

/* The notes at the foot of one page, and what goes on to the next. */
struct foot {
    struct strips lines, later;
    mpt height; /* of lines and the rule above them; 0: none */
};

/* What the notes of these strips ask for: not all, where they are long. */
mpt foot_wanted(struct setter *s, const struct foot *foot,
                const struct strip *first, const struct strip *last);

/* A strip was placed at this place; its notes take of the room what they can.
 */
void foot_add(struct setter *s, struct foot *foot, struct strip *strip,
              struct destination at, mpt room);

/* A new page begins with what is left of the last one's notes. */
void foot_begin(struct setter *s, struct foot *foot);

/* Rule and lines at the end of the page with this number, from 0. */
struct strip foot_draw(struct setter *s, struct foot *foot,
                       const struct page_setup *setup, uint32_t page);

#endif
