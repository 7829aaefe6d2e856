/*
 * sheet_kit - finding one's way in a workbook before it is written; for tests.
 */
#ifndef TESTS_SHEET_KIT_H
#define TESTS_SHEET_KIT_H

#include "doc/sheet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static inline const struct sheet *sheet_named(const struct workbook *book,
                                              const char *name)
{
    for (size_t i = 0; i < book->sheet_count; i++)
        if (str_equal_z(book->sheets[i].name, name))
            return &book->sheets[i];
    fail_msg("no sheet %s", name);
    return NULL;
}

/* The column with this heading. */
static inline size_t column_named(const struct sheet *s, const char *heading)
{
    for (size_t i = 0; i < s->column_count; i++)
        if (str_equal_z(s->columns[i].heading, heading))
            return i;
    fail_msg("no column %s", heading);
    return 0;
}

/* The first placed cell with just this text; NULL: none. */
static inline const struct placed_cell *cell_saying(const struct sheet *s,
                                                    const char *text)
{
    for (size_t i = 0; i < s->cell_count; i++)
        if (str_equal_z(s->cells[i].cell.text, text))
            return &s->cells[i];
    return NULL;
}

/* The placed cell of a row and column; NULL: none. */
static inline const struct cell *cell_at(const struct sheet *s, uint32_t row,
                                         uint32_t column)
{
    for (size_t i = 0; i < s->cell_count; i++)
        if (s->cells[i].row == row && s->cells[i].column == column)
            return &s->cells[i].cell;
    return NULL;
}

/* What stands in a column of the row that says text. */
static inline const struct cell *cell_beside(const struct sheet *s,
                                             const char *text, uint32_t column)
{
    const struct placed_cell *p = cell_saying(s, text);
    const struct cell *c = p ? cell_at(s, p->row, column) : NULL;

    if (!c)
        fail_msg("nothing beside %s in column %u", text, column);
    return c;
}

#endif
