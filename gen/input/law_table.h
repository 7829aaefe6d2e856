/*
 * law_table - one table being read: its remarks, headings, rows and cells.
 *
 * Shared by the files that read tables of the law.
 */
#ifndef INPUT_LAW_TABLE_H
#define INPUT_LAW_TABLE_H

#include "input/csv.h"
#include "model/rates.h"

#define LAW_COLUMNS_MAX 7

struct law_column {
    const char *en, *zh; /* headings that name it */
};

struct law_form {
    const struct law_column *columns; /* all of them must be there */
    int column_count;
    bool needs_end; /* #valid_to must be there */
};

struct law_reading {
    const struct law_form *form;
    const char *path;
    struct arena *arena;
    struct diag *diag;
    struct csv_format format;
    struct csv_splitter rows;
    struct csv_reader *reader;
    struct csv_row row;          /* the current one */
    int fields[LAW_COLUMNS_MAX]; /* of the file, by column; -1: none */
    size_t field_count;          /* of the headings */
    struct table_head head;
    struct place end_at; /* of #valid_to */
    bool failed;         /* a mistake was reported */
};

/*
 * Read the remarks and the headings.  False when the rows cannot be read; the
 * caller closes r->reader in any case.
 */
MUST_CHECK bool law_begin(struct law_reading *r, struct str text);

/* The next row that can be read; false at the end. */
bool law_next(struct law_reading *r);

/* A cell of the current row; its place is worked out only where law_at asks. */
struct str law_text(const struct law_reading *r, int column);
struct place law_at(const struct law_reading *r, int column);
struct field law_field(const struct law_reading *r, int column);

/* Cells read by their kind; false: reported, r->failed is set. */
MUST_CHECK bool law_day(struct law_reading *r, int column, struct date *out);
MUST_CHECK bool law_percent(struct law_reading *r, int column,
                            struct decimal *out);

/* Report that days are not in order, or the same; true when day is later. */
MUST_CHECK bool law_follows(struct law_reading *r, int column,
                            struct date before, struct date day);

#endif
