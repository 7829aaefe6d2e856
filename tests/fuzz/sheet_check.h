/*
 * sheet_check - what holds for every workbook that is read: its text is what
 * csv reads back, each row with the sheet's number of cells, at its line.
 */
#ifndef TESTS_SHEET_CHECK_H
#define TESTS_SHEET_CHECK_H

#include "input/csv.h"
#include "input/sheet.h"

#include <stdlib.h>

static void check_sheet(const struct sheet *s)
{
    struct csv_format format = {'\t', '\n', true};
    struct csv_splitter split = {s->text, 0, 1, s->text.len, format, false};
    struct arena a = {0};
    struct csv_reader *reader = csv_reader_new(format, &a);
    struct csv_row row;
    size_t last = 0;

    while (csv_next(&split, &row)) {
        enum csv_fault fault = csv_read(reader, &row);

        last = row.line;
        if (fault == ROW_LONG)
            continue;
        if (fault != ROW_FINE || row.count != s->columns || row.line > s->rows)
            abort();
    }
    if (s->rows && last == 0 && s->columns == 0)
        abort();
    csv_reader_close(reader);
    arena_release(&a);
}

static void check_workbook(struct str bytes)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct workbook book = {0};

    if (sheet_kind_of(bytes) == SHEET_NONE) {
        arena_release(&a);
        return;
    }
    if (!workbook_read("f", bytes, '.', &book, &a, &d) && d.worst < DIAG_ERROR)
        abort();
    for (size_t i = 0; i < book.count; i++)
        check_sheet(&book.sheets[i]);
    arena_release(&a);
}

#endif
