/*
 * csv_out - a table as CSV that spreadsheets open as it is.
 *
 * UTF-8 with a byte order mark, CRLF, RFC 4180 quotes.  A text that starts
 * with = + - @ or TAB gets an apostrophe in front, so that no program takes it
 * for a formula; our reader strips it.
 */
#ifndef OUTPUT_CSV_OUT_H
#define OUTPUT_CSV_OUT_H

#include "base/buf.h"
#include "doc/sheet.h"

/* Add a field; a comma first unless it is the row's first. */
void csv_add_text(struct buf *b, struct str text, bool first);

/* The heading and rows of the sheet's table; in the arena. */
struct str csv_make(const struct sheet *s, struct arena *a);

#endif
