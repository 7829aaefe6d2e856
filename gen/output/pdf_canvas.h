/*
 * pdf_canvas - a page's content stream while it is drawn.
 *
 * Knows what is set already, so that nothing is set twice.  Lengths are those
 * of layout/page.h, from the top left; the stream counts from the bottom.
 */
#ifndef OUTPUT_PDF_CANVAS_H
#define OUTPUT_PDF_CANVAS_H

#include "output/pdf_font.h"

struct pdf_canvas {
    struct buf *out;
    struct pdf_fonts *fonts;
    mpt page_height;
    struct color fill, stroke; /* black at first */
    mpt thickness;             /* of lines; 0: not set yet */
    bool dashed;
    bool artifact; /* within BMC ... EMC */

    bool in_text;             /* within BT ... ET */
    bool in_array, in_glyphs; /* within [ ... ]TJ, < ... > */
    const struct face *face;  /* of the last Tf, or NULL */
    mpt size;
    struct point line; /* where the last Td went */
    int64_t pen;       /* x of the next glyph, in thousandths of mpt */
    mpt pen_y;
};

void canvas_set_fill(struct pdf_canvas *c, struct color color);

/*
 * Draw a mark of glyphs and those behind it that are joined to it; returns
 * the last one drawn.
 *
 * Readers of PDF guess a blank where glyphs stand apart, and a new line where
 * they overlap.  A justified line, the quarter em between Han and Latin and
 * squeezed punctuation are such places without a blank; there the glyphs on
 * both sides become one span with its ActualText.  So do glyphs that stand for
 * one character together.
 */
const struct mark *canvas_draw_text(struct pdf_canvas *c,
                                    const struct mark *mark);

/* End the text object, if one is open. */
void canvas_close_text(struct pdf_canvas *c);

/* The content stream of a page. */
void pdf_draw_page(const struct page *page, struct pdf_fonts *fonts,
                   struct buf *out);

#endif
