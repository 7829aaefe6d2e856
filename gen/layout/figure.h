/*
 * figure - a number as a table's cell shows it (pure).
 *
 * 1,234.50 · ¥1,234.50 · (1,234.50) · -12.5% · USD 1,234.5: signs and units
 * stand around one number.  Columns are aligned where its decimals begin.
 */
#ifndef LAYOUT_FIGURE_H
#define LAYOUT_FIGURE_H

#include "doc/tree.h"
#include "model/decimal.h"

#define FIGURE_LENGTH 32 /* bytes: longer "figures" are codes */

struct figure {
    struct decimal value;
    int decimals;      /* as written: 2 in 1.50 */
    bool bracketed;    /* (1.50) is negative */
    bool grouped;      /* 1,234 */
    size_t digits;     /* of the whole number */
    struct str prefix; /* before the number, without its sign: "¥", "USD " */
    struct str suffix; /* behind it: "%", "元" */
    size_t tail;       /* offset of what is right of the whole number */
};

/* The text of a cell without marks of notes behind it, in room; empty where it
 * is longer. */
struct str figure_text(const struct table_cell *cell, char room[FIGURE_LENGTH]);

/* False, and *out untouched: the text is no such number. */
bool figure_parse(struct str text, struct figure *out);

/* "—", "-", "–" or nothing: a cell that says there is no number. */
bool figure_is_none(struct str text);

#endif
