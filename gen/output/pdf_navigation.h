/*
 * pdf_navigation - links on the pages and the outline beside them.
 */
#ifndef OUTPUT_PDF_NAVIGATION_H
#define OUTPUT_PDF_NAVIGATION_H

#include "doc/anchor.h"
#include "output/pdf_tags.h"

/* What links need to know; page_ids[i] is the page with number i. */
struct pdf_links {
    const struct pages *pages;
    const pdf_id *page_ids;
    const struct anchor *anchors; /* of the outline's entries */
    struct pdf_file *file;
    struct pdf_tags *tags; /* or NULL */
    struct diag *diag;
};

/* The names that links call the headings by; in the arena. */
const struct anchor *pdf_anchors(const struct pages *pages, struct arena *a);

/*
 * Link annotations of a page, as "/Annots[...]", or nothing.  "#title" leads
 * to the heading with that title; targets that are neither that nor http,
 * https, mailto or tel are left out with a warning.
 */
void pdf_links_write(const struct page *page, const struct pdf_links *links,
                     struct buf *entries);

/* The outline, if there is one; page_ids[i] is the page with number i. */
void pdf_outline_write(const struct pages *pages, const pdf_id *page_ids,
                       struct pdf_file *f, struct buf *catalog);

#endif
