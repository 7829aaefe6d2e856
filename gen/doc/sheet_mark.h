/*
 * sheet_mark - what makes figures stand out: conditional formats.
 *
 * The office program applies them, so they follow a figure that is changed.
 * What a mark means is said beside it, by sheet_put_legend.
 */
#ifndef DOC_SHEET_MARK_H
#define DOC_SHEET_MARK_H

#include "doc/cell.h"

enum sheet_mark_kind {
    MARK_BARS,         /* data bars, below zero red */
    MARK_SCALE,        /* white, amber, red: the more the worse */
    MARK_SCALE_GOOD,   /* white to green: the more the better */
    MARK_SCALE_AROUND, /* green below zero, white, red above */
    MARK_ABOVE,        /* cells greater than limit */
    MARK_BELOW,        /* cells less than limit */
    MARK_TEXT,         /* cells that show this text */
    MARK_WHEN          /* cells for which the formula in text is true, written
                          for the range's first cell: "$D7>$C7" */
};

struct sheet_mark {
    enum sheet_mark_kind kind;
    uint32_t first_row, first_column, last_row, last_column;
    bool in_table;         /* the rows are those of the sheet's table */
    enum cell_style style; /* ABOVE and what follows it */
    struct decimal limit;  /* ABOVE, BELOW: as the cell holds it: 0.3 is 30 % */
    struct str text;       /* TEXT, WHEN: as above */
    struct str legend;     /* what it means; "": said elsewhere */
};

struct sheet;

/* One mark more over the cells, both ends included; the rest is to be set. */
struct sheet_mark *sheet_add_mark(struct sheet *s, enum sheet_mark_kind kind,
                                  uint32_t first_row, uint32_t first_column,
                                  uint32_t last_row, uint32_t last_column,
                                  struct arena *a);

/*
 * The legend of the marks so far, one row each: a cell that looks like the
 * mark, and over span columns beside it what it means.  The rows it took.
 */
uint32_t sheet_put_legend(struct sheet *s, uint32_t row, uint32_t column,
                          uint32_t span, struct arena *a);

#endif
