/*
 * paginate - strips are put on pages; header, footer and watermark are added.
 */
#ifndef LAYOUT_PAGINATE_H
#define LAYOUT_PAGINATE_H

#include "layout/strip.h"

/* At least one page. */
void paginate(struct setter *s, const struct page_setup *setup,
              const struct strips *strips, struct pages *out);

/* {{page}} and {{pages}} of a header or footer replaced by numbers. */
struct str folio_text(struct str pattern, size_t page, size_t pages,
                      struct arena *a);

/* Header, footer and watermark of every page. */
void furnish(struct setter *s, struct pages *pages);

#endif
