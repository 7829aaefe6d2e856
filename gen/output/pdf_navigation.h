/*
 * pdf_navigation - links on the pages and the outline beside them.
 */
#ifndef OUTPUT_PDF_NAVIGATION_H
#define OUTPUT_PDF_NAVIGATION_H

#include "layout/page.h"
#include "output/pdf_file.h"

/*
 * Link annotations of a page, as "/Annots[...]", or nothing.  Targets that are
 * not http, https or mailto are left out with a warning.
 */
void pdf_links_write(const struct page *page, struct pdf_file *f,
                     struct buf *entries, struct diag *d);

/* The outline, if there is one; page_ids[i] is the page with number i. */
void pdf_outline_write(const struct pages *pages, const pdf_id *page_ids,
                       struct pdf_file *f, struct buf *catalog);

#endif
