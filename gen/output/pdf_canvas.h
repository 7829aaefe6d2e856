/*
 * pdf_canvas - a page's content stream while it is drawn.
 *
 * Knows what is set already, so that nothing is set twice.  Lengths are those
 * of layout/page.h, from the top left; the stream counts from the bottom.
 */
#ifndef OUTPUT_PDF_CANVAS_H
#define OUTPUT_PDF_CANVAS_H

#include "output/pdf_font.h"
#include "output/pdf_image.h"
#include "output/pdf_tags.h"

struct pdf_canvas {
    struct buf *out;
    struct pdf_fonts *fonts;
    mpt page_height;
    struct color fill, stroke; /* black at first */
    mpt thickness;             /* of lines; 0: not set yet */
    bool dashed;

    struct pdf_images *images;
    struct pdf_tags *tags; /* NULL: the pages are not tagged */
    struct sequence {
        bool open;     /* within BDC ... EMC */
        bool artifact; /* else content of: */
        enum artifact_role role;
        const struct tag *tag; /* NULL where pages are not tagged */
        bool in_text;          /* it began within BT ... ET */
    } sequence;

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

/* Begin a text object, if none is open; end it. */
void canvas_open_text(struct pdf_canvas *c);
void canvas_close_text(struct pdf_canvas *c);

/* End the glyphs that are being shown, if any. */
void canvas_close_array(struct pdf_canvas *c);

/*
 * Everything drawn stands in a sequence: of its tag, or of what is no content.
 * Open the one for a mark, of text or of lines, unless it is open; end it.
 */
void canvas_open_sequence(struct pdf_canvas *c, const struct mark *m,
                          bool text);
void canvas_close_sequence(struct pdf_canvas *c);

/* The content stream of a page; the tags know which page it is. */
void pdf_draw_page(const struct page *page, struct pdf_fonts *fonts,
                   struct pdf_images *images, struct pdf_tags *tags,
                   struct buf *out);

#endif
