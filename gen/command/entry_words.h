/*
 * entry_words - what the entry sheets say: templates/tables/records.LANG.csv.
 *
 * One file a language, with a row for each column: table (empty: any that has
 * the column), column, kind (text, date, amount, whole), meaning, example, and
 * words that suggest themselves, separated by '|'.  A row without a column is
 * of the table: its meaning is what the table is for, its example the name of
 * its workbook.  Persons, firms and numbers are made up.
 */
#ifndef COMMAND_ENTRY_WORDS_H
#define COMMAND_ENTRY_WORDS_H

#include "command/command.h"

enum entry_kind {
    ENTRY_TEXT, /* numbers and names as they are written */
    ENTRY_DATE,
    ENTRY_AMOUNT,
    ENTRY_WHOLE /* days */
};

struct entry_word {
    struct str table, column;
    enum entry_kind kind;
    struct str meaning, example, offers;
};

struct entry_words {
    struct entry_word *items;
    size_t count, capacity;
};

MUST_CHECK bool entry_words_read(struct run *r, enum language language,
                                 struct entry_words *out);

/* Of a table (column empty) or of a column; NULL: nothing is said of it. */
const struct entry_word *entry_word_find(const struct entry_words *words,
                                         struct str table, struct str column);

#endif
