/*
 * name_list - names that somebody lists in a file: the first column of a text,
 * a CSV or a spreadsheet.
 */
#ifndef INPUT_NAME_LIST_H
#define INPUT_NAME_LIST_H

#include "base/diag.h"

struct name_list {
    struct field *items; /* trimmed, none empty, each with its place */
    size_t count, capacity;
};

/*
 * The first column of every row of a file (of the first visible sheet of a
 * workbook).  A first row that is a heading of customers is none; blank rows
 * and those that begin with # are passed over.  Everything lives in a.  False,
 * said why: the file or a row cannot be read.
 */
MUST_CHECK bool name_list_read(const char *path, struct name_list *out,
                               struct arena *a, struct diag *d);

#endif
