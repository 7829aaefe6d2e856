/*
 * once - what an export says of a document on each of its lines.
 *
 * Where a profile adds up lines (repeated: sum) and a file repeats what the
 * document says on every one of them, what was received, or is open, would be
 * counted as often as there are lines.  The same figure on all lines of
 * different amounts is the document's, and so it is where the profile expects
 * it in the first line only (fill_down): it counts once, and that is said.
 */
#ifndef INPUT_ONCE_H
#define INPUT_ONCE_H

#include "input/source.h"

struct once_cell {
    size_t line;
    int field;
};

/* Any field of the line. */
#define ONCE_ANY (-1)

/* The cells that count for nothing, by line. */
struct once {
    struct once_cell *cells;
    size_t count, capacity;
};

/* Look at the rows; f->plan is bound.  Nothing is found for other profiles. */
struct once once_find(const struct source_file *f, struct arena *a,
                      struct diag *d);

/* Does the cell count for nothing?  Rows are asked for from the top. */
bool once_has(const struct once *o, size_t *next, size_t line, int field);

#endif
