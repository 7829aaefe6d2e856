/*
 * page - where everything stands: the result of composition.
 *
 * Origin at the top left, y down, lengths in mpt (thousandths of a point).
 * output/pdf draws pages and knows nothing of paragraphs.
 */
#ifndef LAYOUT_PAGE_H
#define LAYOUT_PAGE_H

#include "doc/tree.h"

typedef int32_t mpt;

struct face; /* layout/font.h */

/* A shaped run on one baseline. */
struct glyph {
    uint32_t id;      /* glyph of the face's hb_face */
    uint32_t cluster; /* byte offset into the run's text */
    mpt x, y;         /* pen position relative to the run's origin */
};

enum mark_kind { MARK_GLYPHS, MARK_RULE, MARK_FILL, MARK_POLYGON, MARK_LINK };

struct color {
    uint8_t red, green, blue;
};

struct point {
    mpt x, y;
};

struct mark {
    struct mark *next;
    enum mark_kind kind;
    bool artifact; /* header, footer, rules: not content */
    mpt x, y;      /* baseline origin; top left of FILL and LINK */
    struct color color;
    /* GLYPHS */
    const struct face *face;
    mpt size;
    int32_t angle; /* degrees counter-clockwise: watermark */
    const struct glyph *glyphs;
    size_t glyph_count;
    struct str text; /* what the glyphs say, for extraction */
    bool joined;     /* goes on from the GLYPHS before it in its line */
    /* RULE (line to x2, y2), FILL and LINK (width, height) */
    mpt x2, y2, width, height;
    mpt thickness;
    bool dashed;
    /* POLYGON */
    const struct point
        *points; /* from x, y; stroked if thickness, else filled */
    size_t point_count;
    bool closed;
    struct str link;
};

struct page {
    struct mark *first, *last;
    struct page_setup setup;
};

struct pages {
    struct page *items;
    size_t count, capacity;
    struct outline_entry {
        struct str title;
        int level;
        uint32_t page; /* from 0 */
        mpt y;
    } * outline;
    size_t outline_count, outline_capacity;
    const struct document_tree *document; /* title, language, author */
};

#endif
