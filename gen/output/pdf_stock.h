/*
 * pdf_stock - what many files that look alike have in common, made once.
 *
 * A few of them are samples.  The codes of a font that nearly all samples show
 * are in stock: their drawings, and what they say, deflated.  A file made with
 * the stock has these codes whether it shows them or not, and deflates only
 * what is its own; so its bytes depend on the samples.  When settled, a stock
 * is immutable and shared by threads.
 */
#ifndef OUTPUT_PDF_STOCK_H
#define OUTPUT_PDF_STOCK_H

#include "layout/compose.h"
#include "layout/font.h"

struct pdf_stock;

/* An empty one, in the arena. */
struct pdf_stock *pdf_stock_new(const struct font_set *fonts, struct arena *a);

/* Look at a file's pages, which then may go. */
void pdf_stock_add(struct pdf_stock *stock, const struct pages *sample);

/* No sample comes any more. */
void pdf_stock_settle(struct pdf_stock *stock);

/* The profile of colours, deflated. */
struct str pdf_stock_profile(const struct pdf_stock *stock);

#endif
