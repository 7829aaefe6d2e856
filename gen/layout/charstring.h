/*
 * charstring - a glyph's drawing written for a CFF font.
 *
 * Points are absolute, in font units; a path closes by itself.  No hints and
 * no width: the glyph has the font's default width, or stands in a CID font
 * whose dictionary says the width.
 */
#ifndef LAYOUT_CHARSTRING_H
#define LAYOUT_CHARSTRING_H

#include "base/buf.h"

struct charstring {
    struct buf *out;
    int32_t x, y; /* the pen */
};

void charstring_number(struct buf *out, int32_t n);

void charstring_move(struct charstring *c, int32_t x, int32_t y);
void charstring_line(struct charstring *c, int32_t x, int32_t y);

/* To x, y; the two points before are the curve's control points. */
void charstring_curve(struct charstring *c, const int32_t controls[4],
                      int32_t x, int32_t y);
void charstring_end(struct charstring *c);

/*
 * A charstring of Type 2 without its vertical stems, which no rasterizer of
 * today moves outlines by: hints in the direction of lines stay, and so does
 * the drawing.  False, and out of no use: it has subroutines, arithmetic, is
 * composed of others, or is damaged.
 */
MUST_CHECK bool charstring_slim(struct str charstring, struct buf *out);

#endif
