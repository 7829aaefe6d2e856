/*
 * pdf_meta - what a file says about itself: information, XMP, output intent.
 */
#ifndef OUTPUT_PDF_META_H
#define OUTPUT_PDF_META_H

#include "output/pdf.h"
#include "output/pdf_file.h"

/*
 * Write the document information, the equal XMP packet and the output intent;
 * add their entries, the language and the view to those of the catalog.
 */
void pdf_meta_write(const struct pages *pages,
                    const struct pdf_options *options, struct pdf_file *f,
                    struct buf *catalog);

#endif
