/*
 * pdf_join - several documents as one, to be printed on both sides.
 *
 * Each document begins on an odd page: behind one with an odd number of pages
 * stands an empty page of the size of its last.  Pages keep their boxes and
 * what is on them; each document has an entry in the outline.  Tags, actions
 * and attachments stay behind: this is paper, and the documents themselves are
 * what is kept.  Equal documents give equal bytes.
 */
#ifndef OUTPUT_PDF_JOIN_H
#define OUTPUT_PDF_JOIN_H

#include "base/diag.h"

struct pdf_part {
    const char *path;
    struct str title;  /* in the outline */
    size_t page_count; /* without the empty one; filled in by pdf_join */
};

/*
 * Join the parts in their order and write path, whole or not at all; at least
 * one part.  All of them are in memory at once.  False, reported: a part that
 * cannot be read, is damaged or has no page.
 */
MUST_CHECK bool pdf_join(struct pdf_part *parts, size_t count, struct str title,
                         const char *path, struct arena *a, struct diag *d);

#endif
