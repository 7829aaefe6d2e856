/*
 * reshape - the rows of an export whose cells lean on the rows above them.
 *
 * Where a profile says fill_down an empty cell takes what stands above it, but
 * for rows in which the first of those columns is filled: they begin something
 * new.  Where it says groups the name that heads a group becomes a column of
 * the rows below.  Where lines are added up, what the document says on each of
 * them counts once.  The text is written anew before it is cut into pieces: its
 * line n is line n of the old one, and rows that nothing changes are the same
 * bytes. A row that cannot be read makes what stands below it unknown: those
 * cells stay empty, so that nothing is taken for what it is not; nor does a
 * group go on below a row that may head another one.
 */
#ifndef INPUT_RESHAPE_H
#define INPUT_RESHAPE_H

#include "input/source.h"

/* The headings with those of added columns. */
struct csv_row reshape_heading(const struct profile *p,
                               const struct csv_row *heading, struct arena *a);

/*
 * Write f->text anew where the file's profile asks for it; f->plan is bound,
 * data_at and data_line say where rows begin.
 */
MUST_CHECK bool reshape(struct source_file *f, struct arena *a, struct diag *d);

#endif
