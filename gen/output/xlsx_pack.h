/*
 * xlsx_pack - the library's archive with our rows in it, into a file.
 *
 * Rows are formatted and deflated in pieces on all cores; the pieces do not
 * depend on the number of threads, so the bytes do not either.  Memory stays
 * the same for any number of rows.
 */
#ifndef OUTPUT_XLSX_PACK_H
#define OUTPUT_XLSX_PACK_H

#include "base/job.h"
#include "base/outfile.h"
#include "doc/sheet.h"

/*
 * Rows of one piece, formatted and deflated by one job.  16,384 take the same
 * time and give the same size, but four times the memory.
 */
#define XLSX_PIECE_ROWS 4096

/*
 * archive: what the library wrote for the book, with sample rows.  path is for
 * messages; nothing is committed.
 */
MUST_CHECK bool xlsx_pack(const struct workbook *book, struct str archive,
                          struct outfile *to, const char *path,
                          unsigned threads, struct arena *a, struct diag *d);

#endif
