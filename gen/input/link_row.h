/*
 * link_row - a row of a file once more, by its place.
 *
 * For the few rows whose text is asked for after reading.  Rows are
 * asked for in the order of files and lines, so that each file is walked once.
 */
#ifndef INPUT_LINK_ROW_H
#define INPUT_LINK_ROW_H

#include "input/link.h"

struct row_cursor {
    const struct link *link;
    const struct piece *piece;    /* of the splitter; NULL at first */
    struct csv_splitter splitter; /* behind the last row that was found */
};

/* The row that begins there; its fields are not read.  False: there is none. */
bool row_find(struct row_cursor *c, struct origin at, struct csv_row *row);

#endif
