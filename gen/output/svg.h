/*
 * svg - marks of layout as inline SVG.
 *
 * Lengths are points.  Words stay words, in the reader's own fonts; each run
 * says how wide it was set, so that other fonts keep the picture.
 */
#ifndef OUTPUT_SVG_H
#define OUTPUT_SVG_H

#include "layout/drawing.h"

#include "base/buf.h"

/* The element <svg>, as wide as the drawing or, where there is less, as wide
 * as that. */
void svg_add_drawing(struct buf *b, const struct drawing *drawing);

#endif
