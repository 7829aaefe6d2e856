/*
 * outline - a glyph as the library draws it, written as a charstring.
 */
#ifndef LAYOUT_OUTLINE_H
#define LAYOUT_OUTLINE_H

#include "base/arena.h"

/* font: hb_font_t, scale = units per em; width: operand to begin with. */
struct str outline_charstring(void *font, uint32_t glyph, struct str width,
                              struct arena *a);

#endif
