#include "input/odbc_parts.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

#define LOGIN_SECONDS  30
#define LONGEST_REASON 1024

static_assert(sizeof(SQLWCHAR) == 2, "drivers speak UTF-16");

SQLWCHAR *odbc_to_utf16(struct str text, SQLSMALLINT *count, struct arena *a)
{
    SQLWCHAR *out = arena_array(a, SQLWCHAR, text.len + 1);
    size_t n = 0;

    while (text.len) {
        uint32_t c = utf8_next(&text);

        if (c >= 0x10000) {
            out[n++] = (SQLWCHAR)(0xD800 + ((c - 0x10000) >> 10));
            c = 0xDC00 + ((c - 0x10000) & 0x3FF);
        }
        out[n++] = (SQLWCHAR)c;
    }
    *count = n > INT16_MAX ? SQL_NTS : (SQLSMALLINT)n;
    return out;
}

/* A half of a pair alone is U+FFFD. */
static void add_utf16(struct buf *b, const SQLWCHAR *text, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        uint32_t c = text[i];
        bool is_pair = c >= 0xD800 && c < 0xDC00 && i + 1 < n &&
                       text[i + 1] >= 0xDC00 && text[i + 1] < 0xE000;

        if (is_pair)
            c = 0x10000 + ((c - 0xD800) << 10) + (text[++i] - 0xDC00u);
        else if (c >= 0xD800 && c < 0xE000)
            c = 0xFFFD;
        utf8_add(b, c);
    }
}

struct str odbc_from_utf16(const SQLWCHAR *text, size_t n, struct arena *a)
{
    struct buf b = buf_new(a, 4 * n + 4);

    add_utf16(&b, text, n);
    return buf_str(&b);
}

/* --- messages ------------------------------------------------------------- */

/* The password, should a driver repeat it. */
static struct str without_password(const struct odbc *o, struct str text)
{
    struct str secret = o->login.password;
    struct buf b = buf_new(o->arena, 1 << 20);
    ptrdiff_t at;

    if (!secret.len)
        return text;
    while ((at = str_find(text, secret)) >= 0) {
        buf_add(&b, str_head(text, (size_t)at));
        buf_add_z(&b, "***");
        text = str_skip(text, (size_t)at + secret.len);
    }
    buf_add(&b, text);
    return buf_str(&b);
}

struct odbc_reason odbc_reason_of(struct odbc *o, SQLSMALLINT kind,
                                  SQLHANDLE handle)
{
    SQLWCHAR state[6] = {0}, text[LONGEST_REASON] = {0};
    SQLSMALLINT length = 0;
    SQLINTEGER native = 0;
    size_t n;

    if (!odbc_worked(SQLGetDiagRecW(kind, handle, 1, state, &native, text,
                                    LONGEST_REASON, &length)))
        return (struct odbc_reason){STR("HY000"),
                                    STR("the driver says nothing")};
    n = length < 0 ? 0 : (size_t)length;
    n = n < LONGEST_REASON ? n : LONGEST_REASON - 1;
    return (struct odbc_reason){
        odbc_from_utf16(state, 5, o->arena),
        without_password(
            o, sql_one_line(odbc_from_utf16(text, n, o->arena), o->arena))};
}

bool odbc_report_connection(struct odbc *o, struct diag *d)
{
    struct odbc_reason why = odbc_reason_of(o, SQL_HANDLE_DBC, o->connection);

    errno = 0;
    return diag_system(d, NULL,
                       "data source %.*s cannot be opened: %.*s (SQLSTATE "
                       "%.*s)",
                       STR_ARG(o->login.dsn), STR_ARG(why.text),
                       STR_ARG(why.state));
}

bool odbc_check_name(const char *dsn, struct diag *d)
{
    struct str name = str_from_z(dsn);
    bool ok = name.len > 0 && name.len <= SQL_MAX_DSN_LENGTH;

    for (size_t i = 0; i < name.len; i++)
        ok = ok && !strchr("[]{}(),;?*=!@\\", name.ptr[i]) &&
             (unsigned char)name.ptr[i] >= ' ';
    if (ok)
        return true;
    return diag_usage(d, "--odbc takes the name of a data source (DSN) that "
                         "stands in odbc.ini, at most 32 characters; name and "
                         "password stand there too, or in DUEBOOK_ODBC_UID "
                         "and DUEBOOK_ODBC_PWD, never on the command line");
}

/* --- the connection ------------------------------------------------------- */

static void set_number(SQLHDBC connection, SQLINTEGER attribute, size_t value)
{
    /* Drivers that do not know it go on as they are. */
    (void)SQLSetConnectAttrW(connection, attribute,
                             (SQLPOINTER)(uintptr_t)value, SQL_IS_UINTEGER);
}

static bool connect_to(struct odbc *o)
{
    struct odbc_login *l = &o->login;
    SQLSMALLINT dsn_count, user_count, password_count;
    SQLWCHAR *dsn = odbc_to_utf16(l->dsn, &dsn_count, o->arena);
    SQLWCHAR *user = odbc_to_utf16(l->user, &user_count, o->arena);
    SQLWCHAR *password = odbc_to_utf16(l->password, &password_count, o->arena);
    SQLRETURN code;

    set_number(o->connection, SQL_ATTR_LOGIN_TIMEOUT, LOGIN_SECONDS);
    set_number(o->connection, SQL_ATTR_ACCESS_MODE, SQL_MODE_READ_ONLY);
    code = SQLConnectW(o->connection, dsn, dsn_count, l->user.len ? user : NULL,
                       user_count, l->password.len ? password : NULL,
                       password_count);
    o->connected = odbc_worked(code);
    return o->connected;
}

/* Statement without result; what it is for decides whether it must work. */
static bool execute(struct odbc *o, const char *text)
{
    SQLSMALLINT count;
    SQLWCHAR *sql = odbc_to_utf16(str_from_z(text), &count, o->arena);
    SQLHSTMT statement;
    SQLRETURN code;

    if (!odbc_worked(
            SQLAllocHandle(SQL_HANDLE_STMT, o->connection, &statement)))
        return false;
    code = SQLExecDirectW(statement, sql, SQL_NTS);
    SQLFreeHandle(SQL_HANDLE_STMT, statement);
    return odbc_worked(code) || code == SQL_NO_DATA;
}

/*
 * Drivers are free to take SQL_ATTR_ACCESS_MODE for a hint, and most do.  So
 * the database is told in its own words, where it has any.
 */
static const struct {
    struct str name;    /* how SQL_DBMS_NAME begins */
    const char *before; /* outside of a transaction; or NULL */
    const char *first;  /* in it; or NULL */
} manners[] = {
    {STR_INIT("PostgreSQL"), NULL,
     "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"},
    {STR_INIT("MySQL"), "SET SESSION TRANSACTION READ ONLY", NULL},
    {STR_INIT("MariaDB"), "SET SESSION TRANSACTION READ ONLY", NULL},
    {STR_INIT("Oracle"), NULL, "SET TRANSACTION READ ONLY"},
};

static struct str database_name(struct odbc *o)
{
    SQLWCHAR name[ODBC_LONGEST_NAME] = {0};
    SQLSMALLINT bytes = 0;

    if (!odbc_worked(SQLGetInfoW(o->connection, SQL_DBMS_NAME, name,
                                 sizeof(name), &bytes)) ||
        bytes < 0 || (size_t)bytes >= sizeof(name))
        return STR("");
    return odbc_from_utf16(name, (size_t)bytes / sizeof(SQLWCHAR), o->arena);
}

static bool report_manners(struct odbc *o, struct str name, struct diag *d)
{
    errno = 0;
    return diag_system(d, NULL,
                       "data source %.*s: %.*s does not let a transaction "
                       "read only, so nothing is asked of it",
                       STR_ARG(o->login.dsn), STR_ARG(name));
}

static bool begin_reading(struct odbc *o, struct diag *d)
{
    struct str name = database_name(o);
    size_t i = 0;

    while (i < COUNT(manners) && !str_starts(name, manners[i].name))
        i++;
    if (i < COUNT(manners) && manners[i].before &&
        !execute(o, manners[i].before))
        return report_manners(o, name, d);
    if (!odbc_worked(SQLSetConnectAttrW(o->connection, SQL_ATTR_AUTOCOMMIT,
                                        (SQLPOINTER)SQL_AUTOCOMMIT_OFF,
                                        SQL_IS_UINTEGER)))
        return odbc_report_connection(o, d);
    if (i < COUNT(manners) && manners[i].first && !execute(o, manners[i].first))
        return report_manners(o, name, d);
    if (i == COUNT(manners))
        diag_note(d, nowhere,
                  "data source %.*s: this database (%.*s) knows no "
                  "transaction that only reads: use a user who may only read",
                  STR_ARG(o->login.dsn), STR_ARG(name));
    return true;
}

struct odbc *odbc_open(const struct odbc_login *login, struct arena *a,
                       struct diag *d)
{
    struct odbc *o = arena_new(a, struct odbc);
    bool ok;

    o->login = *login;
    o->arena = a;
    ok = odbc_worked(SQLAllocHandle(SQL_HANDLE_ENV, SQL_NULL_HANDLE,
                                    &o->environment)) &&
         odbc_worked(SQLSetEnvAttr(o->environment, SQL_ATTR_ODBC_VERSION,
                                   (SQLPOINTER)SQL_OV_ODBC3, 0)) &&
         odbc_worked(
             SQLAllocHandle(SQL_HANDLE_DBC, o->environment, &o->connection));
    if (!ok) {
        errno = 0;
        diag_system(d, NULL, "unixODBC cannot be started");
    } else {
        ok = (connect_to(o) || odbc_report_connection(o, d)) &&
             begin_reading(o, d);
    }
    if (ok)
        return o;
    odbc_close(o);
    return NULL;
}

void odbc_close(struct odbc *o)
{
    if (!o)
        return;
    if (o->connected) {
        (void)SQLEndTran(SQL_HANDLE_DBC, o->connection, SQL_ROLLBACK);
        (void)SQLDisconnect(o->connection);
    }
    if (o->connection)
        SQLFreeHandle(SQL_HANDLE_DBC, o->connection);
    if (o->environment)
        SQLFreeHandle(SQL_HANDLE_ENV, o->environment);
    *o = (struct odbc){0};
}
