/*
 * One query: its columns, its rows, its values as text.
 */
#include "input/odbc_parts.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <errno.h>

#define LONGEST_CELL (64u << 20)
#define PIECE        4096 /* units of UTF-16 asked for at once */

/* How a column is fetched. */
enum form {
    FORM_TEXT,
    FORM_PADDED,
    FORM_NUMBER,
    FORM_DATE,
    FORM_TIME,
    FORM_YES
};

struct column {
    struct str name;
    enum form form;
};

/* One query while it runs. */
struct query {
    struct odbc *odbc;
    SQLHSTMT statement;
    struct place at;
    struct column *columns;
    struct odbc_cell *cells;
    size_t count;
    SQL_DATE_STRUCT day; /* bound: must outlive the execution */
    SQLLEN day_length;
    bool is_narrow; /* texts come as bytes, not as UTF-16 */
    struct diag *diag;
};

/* Of the query itself, or its data; else of connection, driver or machine. */
static bool is_of_query(struct str state)
{
    static const struct str classes[] = {
        STR_INIT("42"), STR_INIT("22"), STR_INIT("21"), STR_INIT("07"),
        STR_INIT("25"), STR_INIT("2F"), STR_INIT("0A"), STR_INIT("P0")};

    for (size_t i = 0; i < COUNT(classes); i++)
        if (str_starts(state, classes[i]))
            return true;
    return false;
}

static bool report_query(struct query *q)
{
    struct odbc_reason why =
        odbc_reason_of(q->odbc, SQL_HANDLE_STMT, q->statement);
    const char *dsn = arena_z(q->odbc->arena, q->odbc->login.dsn);

    if (is_of_query(why.state))
        return diag_error(q->diag, q->at,
                          "the database refuses the query: %.*s (SQLSTATE "
                          "%.*s)",
                          STR_ARG(why.text), STR_ARG(why.state));
    errno = 0;
    return diag_system(q->diag, q->at.file,
                       "line %u: data source %s: the query did not finish: "
                       "%.*s (SQLSTATE %.*s)",
                       q->at.line, dsn, STR_ARG(why.text), STR_ARG(why.state));
}

static bool is_boolean(struct query *q, SQLUSMALLINT number)
{
    SQLWCHAR name[ODBC_LONGEST_NAME] = {0};
    SQLSMALLINT bytes = 0;
    struct str type;

    if (!odbc_worked(SQLColAttributeW(q->statement, number, SQL_DESC_TYPE_NAME,
                                      name, sizeof(name), &bytes, NULL)) ||
        bytes < 0 || (size_t)bytes >= sizeof(name))
        return false;
    type =
        odbc_from_utf16(name, (size_t)bytes / sizeof(SQLWCHAR), q->odbc->arena);
    return str_equal_ignoring_case(type, STR("bool")) ||
           str_equal_ignoring_case(type, STR("boolean"));
}

/* False, said why: bytes are no text. */
static bool form_of(struct query *q, SQLSMALLINT type, struct column *c)
{
    switch (type) {
    case SQL_DECIMAL:
    case SQL_NUMERIC:
    case SQL_REAL:
    case SQL_FLOAT:
    case SQL_DOUBLE:
    case SQL_TINYINT:
    case SQL_SMALLINT:
    case SQL_INTEGER:
    case SQL_BIGINT:
        c->form = FORM_NUMBER;
        return true;
    case SQL_CHAR:
    case SQL_WCHAR:
        c->form = FORM_PADDED;
        return true;
    case SQL_DATE:
    case SQL_TYPE_DATE:
        c->form = FORM_DATE;
        return true;
    case SQL_TIMESTAMP:
    case SQL_TYPE_TIMESTAMP:
        c->form = FORM_TIME;
        return true;
    case SQL_BIT:
        c->form = FORM_YES;
        return true;
    case SQL_BINARY:
    case SQL_VARBINARY:
    case SQL_LONGVARBINARY:
        return diag_error(q->diag, q->at,
                          "column %.*s of the query holds bytes, not text: "
                          "convert it in the query",
                          STR_ARG(c->name));
    default:
        c->form = FORM_TEXT;
        return true;
    }
}

static bool describe(struct query *q, size_t i)
{
    SQLWCHAR name[ODBC_LONGEST_NAME] = {0};
    SQLSMALLINT length = 0, type = 0, digits = 0, nullable = 0;
    SQLUSMALLINT number = (SQLUSMALLINT)(i + 1);
    struct column *c = &q->columns[i];
    SQLULEN size = 0;
    size_t n;

    if (!odbc_worked(SQLDescribeColW(q->statement, number, name,
                                     ODBC_LONGEST_NAME, &length, &type, &size,
                                     &digits, &nullable)))
        return report_query(q);
    n = length < 0 ? 0 : (size_t)length;
    c->name =
        odbc_from_utf16(name, n < ODBC_LONGEST_NAME ? n : ODBC_LONGEST_NAME - 1,
                        q->odbc->arena);
    if (!form_of(q, type, c))
        return false;
    if (is_boolean(q, number))
        c->form = FORM_YES;
    return true;
}

static bool describe_all(struct query *q, const struct odbc_sink *sink)
{
    struct arena *a = q->odbc->arena;
    SQLSMALLINT count = 0;
    struct str *names;

    if (!odbc_worked(SQLNumResultCols(q->statement, &count)))
        return report_query(q);
    if (count < 1 || count > ODBC_MOST_COLUMNS)
        return diag_error(q->diag, q->at,
                          "the query gives %d columns; 1 to %d are expected",
                          count, ODBC_MOST_COLUMNS);
    q->count = (size_t)count;
    q->columns = arena_array(a, struct column, q->count);
    q->cells = arena_array(a, struct odbc_cell, q->count);
    names = arena_array(a, struct str, q->count);
    for (size_t i = 0; i < q->count; i++) {
        if (!describe(q, i))
            return false;
        names[i] = q->columns[i].name;
    }
    return sink->heading(sink->user, names, q->count);
}

/* Where the driver names the rest's length, it is what it had before. */
static size_t bytes_of(SQLLEN length, size_t most)
{
    return length == SQL_NO_TOTAL || length < 0 || (size_t)length > most
               ? most
               : (size_t)length;
}

/* A driver that knows nothing but bytes (an "ANSI" one). */
static bool is_narrow(struct query *q)
{
    static const struct str states[] = {STR_INIT("07006"), STR_INIT("HYC00"),
                                        STR_INIT("HY003")};
    struct odbc_reason why =
        odbc_reason_of(q->odbc, SQL_HANDLE_STMT, q->statement);

    for (size_t i = 0; i < COUNT(states); i++)
        if (str_equal(why.state, states[i]))
            return true;
    return false;
}

/* In pieces until the driver says that all is here. */
static bool fetch_pieces(struct query *q, SQLUSMALLINT number, struct buf *out)
{
    SQLWCHAR piece[PIECE];
    size_t most = sizeof(piece) - (q->is_narrow ? 1 : sizeof(SQLWCHAR));
    SQLRETURN code;

    do {
        SQLLEN length = 0;

        code = SQLGetData(q->statement, number,
                          q->is_narrow ? SQL_C_CHAR : SQL_C_WCHAR, piece,
                          sizeof(piece), &length);
        if (code == SQL_NO_DATA)
            break;
        if (!odbc_worked(code) && !q->is_narrow && is_narrow(q)) {
            q->is_narrow = true;
            return fetch_pieces(q, number, out);
        }
        if (!odbc_worked(code))
            return report_query(q);
        if (length == SQL_NULL_DATA)
            break;
        buf_add(out, (struct str){(const char *)piece, bytes_of(length, most)});
        if (buf_str(out).len + sizeof(piece) > LONGEST_CELL)
            return diag_error(q->diag, q->at,
                              "a text in column %.*s is longer than 64 MiB",
                              STR_ARG(q->columns[number - 1].name));
    } while (code == SQL_SUCCESS_WITH_INFO);
    return true;
}

static bool fetch_text(struct query *q, SQLUSMALLINT number, struct str *out,
                       struct arena *a)
{
    struct buf bytes = buf_new(a, LONGEST_CELL);
    struct str all;

    if (!fetch_pieces(q, number, &bytes))
        return false;
    all = buf_str(&bytes);
    if (!q->is_narrow) {
        *out = odbc_from_utf16((const SQLWCHAR *)(const void *)all.ptr,
                               all.len / sizeof(SQLWCHAR), a);
        return true;
    }
    if (utf8_check(all) != all.len)
        return diag_error(q->diag, q->at,
                          "the driver of data source %.*s gives texts that are "
                          "not UTF-8: use its Unicode driver, or set the "
                          "client's encoding to UTF-8 in odbc.ini",
                          STR_ARG(q->odbc->login.dsn));
    *out = all;
    return true;
}

static bool fetch_date(struct query *q, SQLUSMALLINT number, struct str *out,
                       struct arena *a)
{
    SQL_DATE_STRUCT day = {0};
    SQLLEN length = 0;

    if (!odbc_worked(SQLGetData(q->statement, number, SQL_C_TYPE_DATE, &day,
                                sizeof(day), &length)))
        return report_query(q);
    if (length != SQL_NULL_DATA)
        *out = arena_format(a, "%04d-%02u-%02u", day.year, day.month, day.day);
    return true;
}

/* Midnight is how databases say that there is no time of day. */
static bool fetch_time(struct query *q, SQLUSMALLINT number, struct str *out,
                       struct arena *a)
{
    SQL_TIMESTAMP_STRUCT t = {0};
    SQLLEN length = 0;

    if (!odbc_worked(SQLGetData(q->statement, number, SQL_C_TYPE_TIMESTAMP, &t,
                                sizeof(t), &length)))
        return report_query(q);
    if (length == SQL_NULL_DATA)
        return true;
    *out = arena_format(a, "%04d-%02u-%02u", t.year, t.month, t.day);
    if (t.hour || t.minute || t.second)
        *out = arena_format(a, "%.*s %02u:%02u:%02u", STR_ARG(*out), t.hour,
                            t.minute, t.second);
    return true;
}

static struct str without_padding(struct str text)
{
    while (text.len && text.ptr[text.len - 1] == ' ')
        text.len--;
    return text;
}

static struct str answer(struct str text)
{
    static const struct str yes[] = {STR_INIT("1"), STR_INIT("t"),
                                     STR_INIT("true"), STR_INIT("-1")};

    if (!text.len)
        return text;
    for (size_t i = 0; i < COUNT(yes); i++)
        if (str_equal_ignoring_case(text, yes[i]))
            return STR("yes");
    return STR("no");
}

static bool fetch_cell(struct query *q, size_t i, struct arena *a)
{
    struct odbc_cell *cell = &q->cells[i];
    SQLUSMALLINT number = (SQLUSMALLINT)(i + 1);
    enum form form = q->columns[i].form;

    *cell = (struct odbc_cell){.is_text = true};
    if (form == FORM_DATE)
        return fetch_date(q, number, &cell->text, a);
    if (form == FORM_TIME)
        return fetch_time(q, number, &cell->text, a);
    if (!fetch_text(q, number, &cell->text, a))
        return false;
    if (form == FORM_PADDED)
        cell->text = without_padding(cell->text);
    if (form == FORM_YES)
        cell->text = answer(cell->text);
    if (form == FORM_NUMBER)
        cell->is_text = !sql_number(cell->text, &cell->text, a);
    return true;
}

static bool fetch_rows(struct query *q, const struct odbc_sink *sink)
{
    struct arena scratch = {.no_memory = q->odbc->arena->no_memory,
                            .no_memory_user = q->odbc->arena->no_memory_user};
    SQLRETURN code = SQL_SUCCESS;
    bool ok = true;

    while (ok && odbc_worked(code = SQLFetch(q->statement))) {
        struct arena_mark mark = arena_mark(&scratch);

        for (size_t i = 0; ok && i < q->count; i++)
            ok = fetch_cell(q, i, &scratch);
        ok = ok && sink->row(sink->user, q->cells, q->count);
        arena_rewind(&scratch, mark);
    }
    if (ok && code != SQL_NO_DATA)
        ok = report_query(q);
    arena_release(&scratch);
    return ok;
}

static bool bind_days(struct query *q, size_t count, struct date day)
{
    struct civil c = date_civil(day);
    bool ok = true;

    q->day = (SQL_DATE_STRUCT){(SQLSMALLINT)c.year, (SQLUSMALLINT)c.month,
                               (SQLUSMALLINT)c.day};
    q->day_length = sizeof(q->day);
    for (size_t i = 0; ok && i < count; i++)
        ok = odbc_worked(SQLBindParameter(q->statement, (SQLUSMALLINT)(i + 1),
                                          SQL_PARAM_INPUT, SQL_C_TYPE_DATE,
                                          SQL_TYPE_DATE, 10, 0, &q->day,
                                          sizeof(q->day), &q->day_length));
    return ok || report_query(q);
}

static bool run_statement(struct query *q, const struct sql_text *text,
                          struct date day, const struct odbc_sink *sink)
{
    SQLSMALLINT count;
    SQLWCHAR *sql = odbc_to_utf16(text->text, &count, q->odbc->arena);
    SQLRETURN code;

    (void)SQLSetStmtAttrW(q->statement, SQL_ATTR_QUERY_TIMEOUT,
                          (SQLPOINTER)(uintptr_t)q->odbc->login.seconds,
                          SQL_IS_UINTEGER);
    if (!bind_days(q, text->day_count, day))
        return false;
    code = SQLExecDirectW(q->statement, sql, SQL_NTS);
    if (!odbc_worked(code) && code != SQL_NO_DATA)
        return report_query(q);
    return describe_all(q, sink) && fetch_rows(q, sink);
}

bool odbc_run(struct odbc *o, const struct sql_text *text, struct place at,
              struct date day, const struct odbc_sink *sink, struct diag *d)
{
    struct query q = {.odbc = o, .at = at, .diag = d};
    bool ok;

    if (!odbc_worked(
            SQLAllocHandle(SQL_HANDLE_STMT, o->connection, &q.statement)))
        return odbc_report_connection(o, d);
    ok = run_statement(&q, text, day, sink);
    SQLFreeHandle(SQL_HANDLE_STMT, q.statement);
    return ok;
}
