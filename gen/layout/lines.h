/*
 * lines - items become lines, by the best breaks of the whole paragraph.
 *
 * Pure: knows widths and classes, not fonts.  Every item stands in exactly
 * one line.  No line begins or ends with a mark that may not stand there and
 * none is wider than its measure, unless a stretch between two permitted
 * breaks is itself wider: then words and numbers are divided, and at last
 * anything, so that it always ends and nothing is lost.
 */
#ifndef LAYOUT_LINES_H
#define LAYOUT_LINES_H

#include "layout/item.h"

struct line_rules {
    mpt measure;
    mpt indent; /* of the first line */
    mpt hang;   /* of the others */
    mpt em;
    bool justified;
};

struct line {
    uint32_t first, end;   /* its items; the next line's first is end */
    uint32_t shown, after; /* without the blanks at both ends */
    mpt indent;
    mpt natural;    /* width before it is spread or squeezed */
    mpt adjustment; /* to add: > 0 spread, < 0 squeezed */
};

struct lines {
    struct line *items;
    size_t count, capacity;
};

/* Lines in the arena; no items, no lines. */
struct lines lines_break(const struct item *items, size_t count,
                         const struct line_rules *rules, struct arena *a,
                         struct arena *scratch);

/* x of the items shown in a line: x[0] belongs to items[line->shown]. */
void line_place(const struct item *items, const struct line *line, mpt *x);

/* Width without any break. */
mpt items_widest(const struct item *items, size_t count);

/* In two lines, divided where they may well be: the wider one's width. */
mpt items_folded(const struct item *items, size_t count);

/*
 * Width of the widest stretch with no break of the weakest kind that is used,
 * or of a better one.
 */
mpt items_narrowest(const struct item *items, size_t count,
                    enum break_kind weakest);

#endif
