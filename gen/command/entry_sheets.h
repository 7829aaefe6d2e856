/*
 * entry_sheets - the workbooks of records/ that people fill in.
 *
 * One a table, made from the canonical forms: headings (a star behind the
 * required ones), formats that keep numbers as they were typed, drop-downs in
 * the words of the language, one example row that is not read, and a second
 * sheet that says what each column means.
 */
#ifndef COMMAND_ENTRY_SHEETS_H
#define COMMAND_ENTRY_SHEETS_H

#include "command/command.h"
#include "input/canonical.h"

/* Into a folder that is there; nothing may stand in it yet. */
MUST_CHECK bool entry_sheets_write(struct run *r, const char *folder,
                                   enum language language);

/* A row that is filled in already: a text for each column of the table. */
struct entry_row {
    const struct str *cells;
};

struct entry_ask {
    enum table table;
    const struct entry_row *rows; /* instead of the example; at least one */
    size_t row_count;
};

/* Write such a workbook, over what may be there. */
MUST_CHECK bool entry_sheet_fill(struct run *r, const struct entry_ask *ask,
                                 enum language language, const char *path);

#endif
