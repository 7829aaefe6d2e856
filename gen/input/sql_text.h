/*
 * sql_text - a query as a profile holds it, before any database sees it.
 *
 * One statement that reads: SELECT or WITH.  What a database will make of a
 * text is its own affair, so whatever two of them might read differently is
 * refused rather than guessed; that nothing is written is seen to by a
 * transaction that only reads (see odbc).  Nothing is ever put into the text:
 * :as_of becomes a parameter.
 */
#ifndef INPUT_SQL_TEXT_H
#define INPUT_SQL_TEXT_H

#include "base/diag.h"

struct sql_text {
    struct str text;  /* with ? for each :as_of, without a semicolon */
    size_t day_count; /* how many there are */
};

/* Check a query and make it ready; *out lives in a.  False: said why. */
MUST_CHECK bool sql_text_make(struct field query, struct sql_text *out,
                              struct arena *a, struct diag *d);

/*
 * A number of a database as we write numbers: a point, a digit before it, no
 * exponent.  Databases are known to write ".50", "1,50" (never with groups),
 * "1.5E+3".  False, and *out untouched: it is no such text.
 */
MUST_CHECK bool sql_number(struct str text, struct str *out, struct arena *a);

/* Bytes of the text that are safe to show: without line ends and controls. */
struct str sql_one_line(struct str text, struct arena *a);

#endif
