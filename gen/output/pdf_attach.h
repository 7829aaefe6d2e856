/*
 * pdf_attach - files that travel within a PDF file: PDF/A-3.
 */
#ifndef OUTPUT_PDF_ATTACH_H
#define OUTPUT_PDF_ATTACH_H

#include "output/pdf.h"
#include "output/pdf_file.h"

/*
 * Write the attachments, with their sizes and MD5 sums, as files that belong
 * to the whole document; add their entries to those of the catalog.
 */
void pdf_attachments_write(const struct pdf_options *options,
                           struct pdf_file *f, struct buf *catalog);

#endif
