/*
 * reference - glyphs drawn from the original font files.
 *
 * Not by the page's glyph numbers, which are what is judged, but by what the
 * page says that its glyphs stand for: the file's own character map, and
 * HarfBuzz for ligatures and the forms that layout asks for.  FreeType draws.
 */
#ifndef TESTS_GLYPHS_REFERENCE_H
#define TESTS_GLYPHS_REFERENCE_H

#include "page.h"

#define CANDIDATES_MAX 16

struct originals;

/* The faces of these files, found later by their PostScript names. */
struct originals *originals_open(const char *const *paths, size_t n);
void originals_close(struct originals *o);

/*
 * Glyphs of the original that may stand for what is said.  -1: there is no
 * such font among the originals.
 */
int originals_find(const struct originals *o, const struct shown *shown,
                   unsigned glyphs[CANDIDATES_MAX]);

/* Coverage of a glyph, 0 to 255, with its top left corner on the page. */
struct drawing {
    int x, y, width, height;
    uint8_t *coverage; /* free() it */
};

/*
 * Draw where the page has it, pixels_per_point large, moved by dx, dy pixels.
 * False: the glyph has no outline.
 */
bool originals_draw(const struct originals *o, const struct shown *shown,
                    unsigned glyph, double pixels_per_point, double dx,
                    double dy, struct drawing *out);

#endif
