/*
 * odbc - rows straight from a database, by the user's own driver.
 *
 * A data source (DSN) of the ODBC configuration is opened for reading alone:
 * one transaction, read-only where the database knows that, and rolled back at
 * the end.  Where it can, all queries see the same moment.  All values come as
 * text: dates as 2026-07-17 (with a time of day where there is one), numbers
 * with a point and nothing else, yes and no, NULL as nothing, texts whole and
 * in UTF-8 whatever the driver's encoding.
 *
 * Names and passwords come from the ODBC configuration or the caller; they are
 * never in a message.
 */
#ifndef INPUT_ODBC_H
#define INPUT_ODBC_H

#include "input/sql_text.h"
#include "model/date.h"

struct odbc_login {
    struct str dsn;            /* of odbc.ini */
    struct str user, password; /* empty: as the configuration says */
    uint32_t seconds;          /* that a query may take */
};

/* A cell; a number is none that a spreadsheet could take for a formula. */
struct odbc_cell {
    struct str text;
    bool is_text;
};

/* Where rows go, in the order of the query; cells live during the call. */
struct odbc_sink {
    void *user;
    bool (*heading)(void *user, const struct str *names, size_t n);
    bool (*row)(void *user, const struct odbc_cell *cells, size_t n);
};

struct odbc;

/* Columns that a query may have. */
#define ODBC_MOST_COLUMNS 256

/*
 * A DSN's name and nothing else: no connection string, which could hold a
 * password.  False: said why.
 */
MUST_CHECK bool odbc_check_name(const char *dsn, struct diag *d);

/* Connect.  NULL: said why.  odbc_close ends it, and all it has done. */
struct odbc *odbc_open(const struct odbc_login *login, struct arena *a,
                       struct diag *d);
void odbc_close(struct odbc *o);

/*
 * Run a query whose parameters are all the day.  False, said why: the query is
 * refused, the connection is lost, or the sink said no.
 */
MUST_CHECK bool odbc_run(struct odbc *o, const struct sql_text *query,
                         struct place at, struct date day,
                         const struct odbc_sink *sink, struct diag *d);

#endif
