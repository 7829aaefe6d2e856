/*
 * aging_book_focus - what the files that make the focus list share.
 */
#ifndef REPORT_AGING_BOOK_FOCUS_H
#define REPORT_AGING_BOOK_FOCUS_H

#include "measure/focus.h"
#include "report/aging_book_parts.h"

/* A factor, 1.5 of 15. */
struct decimal focus_tenths(int32_t n);

/* Why a customer stands on the list, one reason behind another. */
struct str focus_reasons(const struct aging_book *b,
                         const struct focus_row *row,
                         const struct aging_row *aged, struct arena *scratch);

#endif
