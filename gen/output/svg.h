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

/* The element <svg>. */
void svg_add_drawing(struct buf *b, const struct drawing *drawing);

/* A picture of paths, drawn that large (points). */
void svg_add_image(struct buf *b, const struct image *image, struct str alt,
                   mpt width, mpt height);

#endif
