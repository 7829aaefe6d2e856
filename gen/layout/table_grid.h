/*
 * table_grid - a table being set: its columns and the look of its cells.
 */
#ifndef LAYOUT_TABLE_GRID_H
#define LAYOUT_TABLE_GRID_H

#include "layout/column.h"
#include "layout/paragraph.h"

struct grid {
    struct setter *s;
    const struct table *table;
    struct column *columns;
    struct paragraph *cells; /* NULL: too many to keep */
    struct carry *carry;     /* NULL: no sums at the ends of pages */
    struct paragraph_style style;
    mpt x, measure;
    mpt side, above; /* padding of cells */
    bool words;      /* the cells' lines end between words */
};

/* How columns are aligned; comes first. */
void grid_align(struct grid *g);

/* The size of the text and all widths. */
void grid_measure(struct grid *g, const struct paragraph_style *body);

const struct table_cell *grid_cell(const struct grid *g, size_t row,
                                   size_t column);

/* The heading and the total are strong. */
struct paragraph grid_paragraph(const struct grid *g, size_t row,
                                size_t column);

bool grid_is_total(const struct grid *g, size_t row);

/* Of a column, without its padding. */
mpt grid_inner_width(const struct grid *g, size_t column);

/*
 * What stands right of the whole number of a figure: nothing beside "—",
 * negative for other texts.
 */
mpt grid_tail(struct str text, const struct paragraph *p);

/* How far the mark of a note behind a figure stands in the cell's padding. */
mpt grid_hang(const struct grid *g, size_t column, const struct paragraph *p);

/*
 * How far a cell in one line stands left of its column's right end, so that
 * figures stand point below point; negative where a mark hangs.
 */
mpt grid_shift(const struct grid *g, size_t column, struct str text,
               const struct paragraph *p);

#endif
