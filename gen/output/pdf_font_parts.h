/*
 * pdf_font_parts - what the files of output/pdf_font and pdf_stock share.
 */
#ifndef OUTPUT_PDF_FONT_PARTS_H
#define OUTPUT_PDF_FONT_PARTS_H

#include "output/pdf_font.h"
#include "output/pdf_stock.h"

/* What the encoding of a CFF font that is whole is called. */
#define PDF_FONT_CMAP "Duebook-H"

struct code {
    uint32_t glyph;
    int32_t width;
    struct str text;
    unsigned uses; /* in a stock: how many samples show it */
};

struct pdf_font {
    const struct face *face;
    struct code *codes; /* [0] is .notdef */
    size_t count, capacity;
    uint16_t *slots;   /* hash table of codes, 0 is free */
    size_t slot_count; /* a power of two, at least twice count */
};

/* What a font's streams hold, of the codes it has. */
struct font_streams {
    struct str program;
    struct str program_entries;
    struct str to_unicode;
    struct str glyph_map; /* TrueType: where the glyph of each code is */
    struct str encoding;  /* CFF that is whole: the CID of each code */
    const uint16_t *cids; /* of that; else NULL: a code is a CID */
};

/* A font in stock. */
struct stocked {
    struct pdf_font font;       /* its codes; count 0: none, not in stock */
    struct font_streams packed; /* of a file that has no other codes */
    /* For those that have: the drawings of CFF outlines, and the map. */
    struct pdf_middle drawings, to_unicode;
};

struct pdf_stock {
    const struct font_set *set;
    struct arena *arena;
    struct pdf_fonts seen; /* of all samples */
    unsigned samples;
    struct stocked *items; /* one a face of the set, when settled */
    struct str profile;    /* of colours, deflated */
};

/* The font's part of the stock, or NULL. */
const struct stocked *pdf_stocked(const struct pdf_fonts *fonts,
                                  const struct pdf_font *font);

/* Codes of a font as glyphs of its face. */
uint32_t *pdf_font_glyphs(const struct pdf_font *font, struct arena *a);

/*
 * All that the streams hold, not deflated.  False: the face cannot be cut;
 * nothing is said.
 */
MUST_CHECK bool pdf_font_streams(const struct pdf_font *font,
                                 struct font_streams *out, struct arena *a);

/*
 * The map of texts in two parts: of the codes before `common`, and of the
 * others to the end.
 */
struct str pdf_font_map_front(const struct pdf_font *font, size_t common,
                              struct arena *a);
struct str pdf_font_map_back(const struct pdf_font *font, size_t common,
                             struct arena *a);

#endif
