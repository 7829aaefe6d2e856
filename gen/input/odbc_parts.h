/*
 * odbc_parts - what the files of the database connection share; private to
 * input/.
 */
#ifndef INPUT_ODBC_PARTS_H
#define INPUT_ODBC_PARTS_H

#include "input/odbc.h"

#include <sql.h>
#include <sqlext.h>

#define ODBC_LONGEST_NAME 256 /* of columns, types, databases */

struct odbc {
    SQLHENV environment;
    SQLHDBC connection;
    bool connected;
    struct odbc_login login;
    struct arena *arena;
};

/* What went wrong as the driver says it, and the five characters of its kind.
 */
struct odbc_reason {
    struct str state, text;
};

static inline bool odbc_worked(SQLRETURN code)
{
    return code == SQL_SUCCESS || code == SQL_SUCCESS_WITH_INFO;
}

/* Text as drivers have it and back; half of a pair alone is U+FFFD. */
SQLWCHAR *odbc_to_utf16(struct str text, SQLSMALLINT *count, struct arena *a);
struct str odbc_from_utf16(const SQLWCHAR *text, size_t n, struct arena *a);

/* The driver's first message on a handle, in one line, without password. */
struct odbc_reason odbc_reason_of(struct odbc *o, SQLSMALLINT kind,
                                  SQLHANDLE handle);

/* Of the connection as a whole; false, for a return. */
bool odbc_report_connection(struct odbc *o, struct diag *d);

#endif
