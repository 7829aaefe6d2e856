/*
 * pdf_font - the fonts of one file: which glyphs it shows, what they say.
 *
 * A code of a font is a pair of a glyph and the text it stands for, so that
 * a glyph used for two characters extracts rightly as each.  Codes count from
 * 1 in order of first use; code 0 is .notdef and never shown.  Every font is
 * embedded as the subset the file uses, with a ToUnicode map.
 */
#ifndef OUTPUT_PDF_FONT_H
#define OUTPUT_PDF_FONT_H

#include "layout/font.h"
#include "output/pdf_file.h"

struct pdf_font;
struct pdf_stock; /* output/pdf_stock.h */

struct pdf_fonts {
    struct pdf_font *items; /* one a face of the set */
    size_t count;
    const struct pdf_stock *stock; /* NULL: none */
    struct arena *arena;
    size_t missing;  /* .notdef glyphs asked for: a fault of composition */
    bool overflowed; /* more than 65,535 codes in a font */
};

struct pdf_fonts pdf_fonts_new(const struct font_set *set,
                               const struct pdf_stock *stock, struct arena *a);

/*
 * The code of a glyph that stands for text (empty: for nothing), new or not;
 * *width is what the file says is its advance, per 1000 em.
 */
unsigned pdf_font_code(struct pdf_fonts *fonts, const struct face *face,
                       uint32_t glyph, struct str text, int32_t *width);

/*
 * Write the fonts that were used.  Adds "/Font<<...>>" of resources, where
 * F2 is the face with number 2.  False: a face cannot be cut, reported.
 */
MUST_CHECK bool pdf_fonts_write(struct pdf_fonts *fonts, struct pdf_file *f,
                                struct buf *resources, struct diag *d);

#endif
