/*
 * strip - a piece of a page that is not divided: a line, a table row, a rule.
 *
 * Strips stand one below the other.  Their marks are measured from the left
 * edge of the text area and the top of the strip, until page.c places them.
 */
#ifndef LAYOUT_STRIP_H
#define LAYOUT_STRIP_H

#include "layout/setter.h"

struct strips {
    struct strip *first, *last;
};

struct strip {
    struct strip *next;
    mpt before; /* space above; none at the top of a page */
    mpt wish;   /* more of it, at the end of a document with room to spare */
    mpt height;
    mpt snap; /* its top is a multiple of this below the page's; 0: anywhere */
    struct mark *first, *last;
    bool keep;             /* stays on the page of the next strip */
    bool passes;           /* stays so where the strip above it stays with it */
    bool yields;           /* not where that leaves much of a page empty */
    bool new_page;         /* begins a page */
    bool parts;            /* from what is above: none at the top of a page */
    bool divided;          /* cells side by side go on in the next strip */
    mpt lead, trail;       /* of a form: what it grows by where it begins or
                              ends a page, that no text touches the frame */
    struct strip *heading; /* set again above it where it begins a page */
    struct carry *carry;   /* sums of its table, NULL: none */
    size_t rows;           /* in these sums above it */
    struct noted *noted;   /* footnotes whose first marks stand in it; at the
                              foot of a page the one that begins with it */
    struct point placed;   /* its origin once paginate.c has placed it */
    struct str outline;    /* title of a heading, or empty */
    int level;
};

/* A new empty strip at the end. */
struct strip *strip_add(struct setter *s, struct strips *list, mpt height);

/* A mark of a kind at the end of a strip; it belongs to the current tag. */
struct mark *strip_mark(struct setter *s, struct strip *strip,
                        enum mark_kind kind);

/* Not content, and of no tag. */
void mark_is_artifact(struct mark *m);

/* A horizontal rule from x, y; an artifact. */
void strip_rule(struct setter *s, struct strip *strip, mpt x, mpt y, mpt length,
                mpt thickness, struct color color);

/* A filled rectangle; an artifact. */
void strip_fill(struct setter *s, struct strip *strip, struct point at,
                mpt width, mpt height, struct color color);

/* A picture of the current tag: an artifact, or a figure with its words. */
void strip_image(struct setter *s, struct strip *strip,
                 const struct image *image, struct point at, mpt width,
                 mpt height);

void mark_move(struct mark *m, mpt x, mpt y);

/* Put all strips of from at x, y of one strip; the depth they take. */
mpt strip_stack(struct strip *into, const struct strips *from, mpt x, mpt y);

mpt strips_height(const struct strips *list);

/* No page break inside; last says whether none after it, too. */
void strips_keep(struct strips *list, bool last);

void strips_join(struct strips *list, struct strips more);

#endif
