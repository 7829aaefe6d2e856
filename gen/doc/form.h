/*
 * form - a table whose cells span columns and rows.
 *
 * A cell << belongs to the one at its left, a cell ^^ to the one above.  The
 * first row is left out if it is empty.  The marks of the line that divides
 * heading and body, | --- | ------ |, give the widths of the columns.  A cell
 * that begins strong is a heading.  The template's own words beside a field
 * name it, strong or not.
 */
#ifndef DOC_FORM_H
#define DOC_FORM_H

#include "doc/tree.h"

enum cell_merge { MERGE_NOTHING, MERGE_LEFT, MERGE_ABOVE };

/* A table as it was read. */
struct table_source {
    struct table *table;
    enum cell_merge *merges; /* of its cells */
    struct place *places;    /* of its rows */
    struct str lines;        /* the text that begins with the table */
};

/*
 * Make a form of the table.  Reports cells that have nothing to belong to,
 * and merged ones that make no rectangle.
 */
MUST_CHECK bool form_make(struct table_source *source, struct arena *a,
                          struct diag *d);

#endif
