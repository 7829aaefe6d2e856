/*
 * pdf_syntax - small pieces of PDF text: numbers, strings, references.
 */
#ifndef OUTPUT_PDF_SYNTAX_H
#define OUTPUT_PDF_SYNTAX_H

#include "layout/page.h"
#include "model/date.h"
#include "output/pdf_file.h"

/* "595.276": thousandths as a decimal without needless zeros. */
void pdf_add_mpt(struct buf *b, int64_t thousandths);

/* "0.5 0 1 rg": op paints in the colour. */
void pdf_add_color(struct buf *b, struct color color, const char *op);

/* "001f": four hexadecimal digits. */
void pdf_add_hex(struct buf *b, unsigned n);

/* UTF-8 text as "<FEFF...>", and the digits alone without the mark. */
void pdf_add_text(struct buf *b, struct str text);
void pdf_add_utf16(struct buf *b, struct str text);

/* "/Key 12 0 R"; key with its slash. */
void pdf_add_ref(struct buf *b, const char *key, pdf_id id);

/* The beginning of a day, as "(D:20260717000000+08'00')". */
void pdf_add_date(struct buf *b, struct date day, int32_t zone_minutes);

/* Language tags are letters, digits and hyphens; others are not written. */
bool pdf_is_language(struct str s);

/*
 * A text fit for the document information: what XML cannot hold (control
 * characters, U+FFFE, U+FFFF) becomes a blank.
 */
struct str pdf_plain_text(struct str text, struct arena *a);

#endif
