/*
 * page - where everything stands: the result of composition.
 *
 * Origin at the top left, y down, lengths in mpt (thousandths of a point).
 * output/pdf draws pages and knows nothing of paragraphs.
 */
#ifndef LAYOUT_PAGE_H
#define LAYOUT_PAGE_H

#include "doc/image.h"
#include "doc/tree.h"

typedef int32_t mpt;

struct face; /* layout/font.h */

/* A shaped run on one baseline. */
struct glyph {
    uint32_t id;      /* glyph of the face's hb_face */
    uint32_t cluster; /* byte offset into the run's text */
    mpt x, y;         /* pen position relative to the run's origin */
};

enum mark_kind {
    MARK_GLYPHS,
    MARK_RULE,
    MARK_FILL,
    MARK_POLYGON,
    MARK_LINK,
    MARK_IMAGE,
    MARK_PATH
};

struct color {
    uint8_t red, green, blue;
};

struct point {
    mpt x, y;
};

/*
 * What a piece of the document is, for readers who do not see its pages.  One
 * tree a document; a paragraph that goes on over the page is one tag.
 */
enum tag_kind {
    TAG_DOCUMENT, /* the root only */
    TAG_SECTION,  /* a part by itself: a reply slip */
    TAG_DIVISION, /* what belongs together: a signature, a box of figures */
    TAG_PARAGRAPH,
    TAG_HEADING,
    TAG_LIST,      /* of ITEM */
    TAG_ITEM,      /* of LABEL and ITEM_BODY */
    TAG_LABEL,     /* of an item or a note */
    TAG_ITEM_BODY, /* of paragraphs and lists */
    TAG_TABLE,     /* of ROW; all rows have as many columns */
    TAG_ROW,       /* of HEADING_CELL and CELL, the empty ones as well */
    TAG_HEADING_CELL,
    TAG_CELL,
    TAG_CAPTION,   /* of a table or a figure */
    TAG_FIGURE,    /* with alt */
    TAG_LINK,      /* within a paragraph or a cell */
    TAG_REFERENCE, /* to a note */
    TAG_NOTE,      /* a footnote */
    TAG_SPAN,      /* a part of a line with a language or words of its own */
    TAG_KIND_COUNT
};

enum tag_scope { SCOPE_COLUMN, SCOPE_ROW, SCOPE_BOTH };

struct tag {
    enum tag_kind kind;
    int level;            /* HEADING 1 to 6; the first is 1, none is skipped */
    bool ordered;         /* LIST */
    enum tag_scope scope; /* HEADING_CELL */
    int columns, rows;    /* that a cell spans; 0: one */
    struct str alt;       /* FIGURE: for those who cannot see it */
    struct str actual;    /* what its marks say, where they are no text */
    struct str language;  /* where it is not the document's, or empty */
    struct tag *parent;   /* NULL: the root */
    uint32_t number;      /* the root is 0; a child's is above its parent's */
};

/* Where a link within the document leads, once it is placed. */
struct destination {
    uint32_t page; /* from 0 */
    mpt y;
    struct str title; /* what readers say of it */
    bool placed;
};

/* What an artifact of the page is, for readers that leave it out. */
enum artifact_role {
    ARTIFACT_PLAIN, /* rules, boxes, what is set again */
    ARTIFACT_HEADER,
    ARTIFACT_FOOTER,
    ARTIFACT_WATERMARK
};

struct mark {
    struct mark *next;
    enum mark_kind kind;
    bool artifact; /* header, footer, rules: not content, and no tag */
    enum artifact_role role; /* of an artifact */
    struct tag *tag; /* what it belongs to; marks stand in reading order */
    mpt x, y;        /* baseline origin; top left of FILL, LINK and IMAGE */
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
    const struct destination *to; /* LINK: instead of link, or NULL */
    /* IMAGE (width, height: as large as it is drawn) and PATH (in mpt) */
    const struct image *image;
    const struct image_path *path;
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
    struct tag **tags; /* by number; NULL: the pages are not tagged */
    size_t tag_count;
    const struct document_tree *document; /* title, language, author */
};

#endif
