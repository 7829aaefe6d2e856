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

/* Into a folder that is there; nothing may stand in it yet. */
MUST_CHECK bool entry_sheets_write(struct run *r, const char *folder,
                                   enum language language);

#endif
