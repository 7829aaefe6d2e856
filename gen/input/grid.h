/*
 * grid - the cells of one sheet, as they are read, and the text they become.
 *
 * Cells come in any order; of two at one place the later counts.  Neither the
 * cells nor the text can grow beyond what a ledger can be.
 */
#ifndef INPUT_GRID_H
#define INPUT_GRID_H

#include "base/buf.h"
#include "input/serial_format.h"
#include "input/sheet.h"

#define GRID_ROWS    1048576
#define GRID_COLUMNS 16384
#define GRID_CELLS   (1u << 25)

/* A number in a currency that its format names: GRID_MONEY and its place in
   the list of all. */
enum grid_sort { GRID_TEXT, GRID_DATE, GRID_NUMBER, GRID_MONEY };

struct grid_cell {
    uint32_t row; /* from 1 */
    uint16_t column;
    uint8_t sort;
    bool copied; /* of a cell merged downwards */
    struct str text;
};

struct grid {
    const char *path;
    struct str part; /* for messages */
    struct arena cell_arena, text_arena;
    struct grid_cell *cells;
    size_t count, capacity;
    bool unordered;
    uint32_t *hidden; /* rows */
    size_t hidden_count, hidden_capacity;
    uint64_t hidden_columns; /* as struct sheet has them */
    struct sheet_merge *merges;
    size_t merge_count, merge_capacity;
    struct arena *arena; /* of what the sheet keeps */
    struct diag *diag;
};

void grid_begin(struct grid *g, const char *path, struct str part,
                struct arena *a, struct diag *d);

/* The cells are gone; what became of them stays. */
void grid_release(struct grid *g);

/*
 * A cell with something in it; its text is copied.  False, said why: outside
 * any sheet, or too many.  An empty text is no cell.
 */
MUST_CHECK bool grid_add(struct grid *g, uint32_t row, uint32_t column,
                         enum grid_sort sort, struct str text);

/* Text in place of the cell that came last; an empty text changes nothing. */
void grid_replace_last(struct grid *g, struct str text);

/*
 * A number as the file has it, shown by its style.  What is no number is
 * text, and a date that is none is the number.
 */
struct grid_number {
    struct str digits;
    struct serial_format format;
    bool since_1904;
    char point;
};
MUST_CHECK bool grid_add_number(struct grid *g, uint32_t row, uint32_t column,
                                const struct grid_number *number);

/* A date as XML writes it, 2026-07-17T00:00:00, as all other dates. */
MUST_CHECK bool grid_add_iso(struct grid *g, uint32_t row, uint32_t column,
                             struct str text);

/* The cells from number from on, of one row, stand in so many rows in all. */
MUST_CHECK bool grid_repeat(struct grid *g, size_t from, uint32_t times);

MUST_CHECK bool grid_hide(struct grid *g, uint32_t row);

/* Both ends included. */
void grid_hide_columns(struct grid *g, uint32_t first, uint32_t last);
MUST_CHECK bool grid_merge(struct grid *g, struct sheet_merge merge);

/* The text and all that struct sheet says of rows, columns and merges. */
MUST_CHECK bool grid_finish(struct grid *g, struct sheet *out);

#endif
