/*
 * law_tables - reads the tables of the law: rates, fees, working days.
 *
 * A table is a CSV file.  Rows whose first cell begins with '#' say things
 * about it: "#source,TEXT", "#as_of,DATE" (when the source was read) and
 * "#valid_to,DATE" (the last day it answers for); '#' and a blank is a remark.
 * Then come the headings, then the rows in order.  A file of the book's own
 * tables/ takes the place of the program's of the same name, whole.
 */
#ifndef INPUT_LAW_TABLES_H
#define INPUT_LAW_TABLES_H

#include "model/law_tables.h"

enum law_table {
    LAW_LPR,
    LAW_BENCHMARK,
    LAW_BOE,
    LAW_EU,
    LAW_UK_COMPENSATION,
    LAW_COURT_FEES,
    LAW_CALENDAR,
    LAW_TABLES
};

/* "lpr.csv", and what it is called in English. */
const char *law_table_file(enum law_table which);
const char *law_table_title(enum law_table which);

/*
 * Read one table from text (UTF-8, without mark).  Every mistake is reported
 * with its place; false if there is one, and *out untouched.  What *out holds
 * points into the arena.
 */
MUST_CHECK bool law_table_parse(enum law_table which, const char *path,
                                struct str text, struct law_tables *out,
                                struct arena *a, struct diag *d);

/*
 * Read all tables: from the folder own where it holds the file, else from
 * built_in.  own may be NULL, or be missing.  A CSV file in own that is no
 * table's is warned of.
 */
MUST_CHECK bool law_tables_read(const char *built_in, const char *own,
                                struct law_tables *out, struct arena *a,
                                struct diag *d);

#endif
