#include "input/sql_text.h"

#include "base/buf.h"

#include <string.h>

#define LONGEST_QUERY    (1u << 20)
#define LONGEST_NUMBER   64
#define LARGEST_EXPONENT 40

/* A query while it is read. */
struct reader {
    struct field query;
    struct str rest;
    struct buf out;
    size_t words, days;
    bool ended; /* a semicolon was met */
    struct diag *diag;
};

/* Where the rest begins; a text of several lines begins behind its key's. */
static struct place here(const struct reader *r)
{
    struct place at = r->query.at;
    const char *end = r->rest.ptr;

    at.line += str_find_byte(r->query.text, '\n') >= 0;
    for (const char *p = r->query.text.ptr; p < end; p++)
        at.line += *p == '\n';
    if (at.line != r->query.at.line)
        at.column = 0;
    return at;
}

static bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_' || c == '$' || c == '#' ||
           (unsigned char)c >= 0x80;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
}

static void keep(struct reader *r, size_t n)
{
    buf_add(&r->out, str_head(r->rest, n));
    r->rest = str_skip(r->rest, n);
}

static bool report_quote(const struct reader *r, char quote)
{
    return diag_error(r->diag, here(r), "the query has a %c without its end",
                      quote);
}

/*
 * To the closing quote; a doubled one stands for itself.  A backslash before a
 * quote is a quote to some databases and an end to others.
 */
static bool read_quoted(struct reader *r)
{
    char quote = r->rest.ptr[0];
    size_t i = 1;

    for (;; i++) {
        if (i >= r->rest.len)
            return report_quote(r, quote);
        if (r->rest.ptr[i] == '\\' && i + 1 < r->rest.len &&
            (r->rest.ptr[i + 1] == quote || r->rest.ptr[i + 1] == '\\'))
            return diag_error(r->diag, here(r),
                              "a backslash in a quoted text means different "
                              "things to databases: write the quote twice");
        if (r->rest.ptr[i] != quote)
            continue;
        if (i + 1 < r->rest.len && r->rest.ptr[i + 1] == quote)
            i++;
        else
            break;
    }
    keep(r, i + 1);
    return true;
}

/* A comment becomes a blank. */
static bool skip_comment(struct reader *r)
{
    bool of_line = r->rest.ptr[0] == '-';
    ptrdiff_t end = of_line ? str_find_byte(r->rest, '\n')
                            : str_find(str_skip(r->rest, 2), STR("*/"));

    if (!of_line && r->rest.len > 2 &&
        (r->rest.ptr[2] == '!' || r->rest.ptr[2] == '+'))
        return diag_error(r->diag, here(r),
                          "comments that a database obeys (/*! or /*+) may "
                          "not stand in a query");
    if (!of_line && end < 0)
        return diag_error(r->diag, here(r),
                          "the query has a comment without its end");
    if (end < 0)
        r->rest = str_skip(r->rest, r->rest.len);
    else
        r->rest = str_skip(r->rest, (size_t)end + (of_line ? 0 : 4));
    buf_add_byte(&r->out, ' ');
    return true;
}

/* "::" is a cast; a colon with a name is a parameter, and there is one. */
static bool read_colon(struct reader *r)
{
    static const struct str as_of = STR_INIT(":as_of");
    size_t n = 1;

    if (str_starts(r->rest, STR("::"))) {
        keep(r, 2);
        return true;
    }
    while (n < r->rest.len && is_word_byte(r->rest.ptr[n]))
        n++;
    if (n == 1) {
        keep(r, 1);
        return true;
    }
    if (!str_equal_ignoring_case(str_head(r->rest, n), as_of))
        return diag_error(r->diag, here(r),
                          "%.*s is not known: the one thing that may be put "
                          "into a query is :as_of, the day",
                          (int)n, r->rest.ptr);
    r->days++;
    buf_add_byte(&r->out, '?');
    r->rest = str_skip(r->rest, n);
    return true;
}

/* The words that make a statement more than a question. */
static bool is_forbidden(struct str word)
{
    static const char *const words[] = {
        "insert", "update",  "delete", "merge",   "truncate",
        "drop",   "alter",   "create", "grant",   "revoke",
        "exec",   "execute", "into",   "replace", "call",
        "copy",   "lock",    "commit", "begin",   "rollback"};

    for (size_t i = 0; i < COUNT(words); i++)
        if (str_equal_ignoring_case(word, str_from_z(words[i])))
            return true;
    return false;
}

/* REPLACE(x, y, z) is a function; a name behind a point is a column. */
static bool is_harmless(const struct reader *r, size_t n)
{
    struct str behind = str_trim(str_skip(r->rest, n));
    struct str before = str_trim(buf_str(&r->out));

    return str_ends(before, STR(".")) ||
           (str_starts(behind, STR("(")) &&
            str_equal_ignoring_case(str_head(r->rest, n), STR("replace")));
}

static bool read_word(struct reader *r)
{
    struct str word;
    size_t n = 0;

    while (n < r->rest.len && is_word_byte(r->rest.ptr[n]))
        n++;
    word = str_head(r->rest, n);
    if (r->words++ == 0 && !str_equal_ignoring_case(word, STR("select")) &&
        !str_equal_ignoring_case(word, STR("with")))
        return diag_error(r->diag, here(r),
                          "a query begins with SELECT or WITH, not with %.*s",
                          STR_ARG(word));
    if (is_forbidden(word) && !is_harmless(r, n))
        return diag_error(r->diag, here(r),
                          "the query says %.*s, but only reading is allowed; "
                          "a column of that name is written \"%.*s\"",
                          STR_ARG(word), STR_ARG(word));
    if (memchr(word.ptr, '$', n) && word.ptr[0] == '$')
        return diag_error(r->diag, here(r),
                          "texts between $ signs are not read alike by "
                          "databases: use '...'");
    keep(r, n);
    return true;
}

static bool read_other(struct reader *r, char c)
{
    if (c == '?')
        return diag_error(r->diag, here(r),
                          "a ? may not stand in a query; the day is :as_of");
    if (c == '\0')
        return diag_error(r->diag, here(r), "the query holds a zero byte");
    if (c == ';') {
        r->ended = true;
        r->rest = str_skip(r->rest, 1);
        return true;
    }
    keep(r, 1);
    return true;
}

static bool read_piece(struct reader *r)
{
    char c = r->rest.ptr[0];

    if (is_blank(c)) {
        keep(r, 1);
        return true;
    }
    if (str_starts(r->rest, STR("--")) || str_starts(r->rest, STR("/*")))
        return skip_comment(r);
    if (r->ended)
        return diag_error(r->diag, here(r),
                          "only one statement may stand in a query: something "
                          "follows the semicolon");
    if (c == '\'' || c == '"' || c == '`')
        return read_quoted(r);
    if (c == ':')
        return read_colon(r);
    return is_word_byte(c) ? read_word(r) : read_other(r, c);
}

bool sql_text_make(struct field query, struct sql_text *out, struct arena *a,
                   struct diag *d)
{
    struct reader r = {.query = query,
                       .rest = query.text,
                       .out = buf_new(a, LONGEST_QUERY),
                       .diag = d};

    if (query.text.len >= LONGEST_QUERY)
        return diag_error(d, query.at, "the query is longer than 1 MiB");
    while (r.rest.len)
        if (!read_piece(&r))
            return false;
    if (r.words == 0)
        return diag_error(d, query.at,
                          "the query is empty: SELECT ... is expected");
    *out = (struct sql_text){str_trim(buf_str(&r.out)), r.days};
    return true;
}

/* The digits of a number, and where its point stands among them. */
struct digits {
    bool negative;
    char digits[LONGEST_NUMBER];
    size_t count;
    int point; /* digits before it */
};

static bool take_digits(struct str *s, struct digits *n)
{
    bool any = false, has_point = false;

    for (; s->len; *s = str_skip(*s, 1)) {
        char c = s->ptr[0];

        if ((c == '.' || c == ',') && !has_point) {
            has_point = true;
            n->point = (int)n->count;
        } else if (c >= '0' && c <= '9' && n->count < LONGEST_NUMBER) {
            n->digits[n->count++] = c;
            any = true;
        } else {
            break;
        }
    }
    if (!has_point)
        n->point = (int)n->count;
    return any;
}

static bool take_exponent(struct str *s, struct digits *n)
{
    bool negative;
    int exponent = 0;

    if (!s->len || (s->ptr[0] != 'e' && s->ptr[0] != 'E'))
        return true;
    *s = str_skip(*s, 1);
    negative = str_starts(*s, STR("-"));
    if (negative || str_starts(*s, STR("+")))
        *s = str_skip(*s, 1);
    if (!s->len)
        return false;
    for (; s->len && s->ptr[0] >= '0' && s->ptr[0] <= '9'; *s = str_skip(*s, 1))
        if (exponent <= LARGEST_EXPONENT)
            exponent = 10 * exponent + (s->ptr[0] - '0');
    n->point += negative ? -exponent : exponent;
    return exponent <= LARGEST_EXPONENT;
}

/* Beyond the digits there are zeros. */
static char digit_at(const struct digits *n, int i)
{
    return i >= 0 && i < (int)n->count ? n->digits[i] : '0';
}

static struct str written(const struct digits *n, struct arena *a)
{
    struct buf b = buf_new(a, 4 * LONGEST_NUMBER);
    int first = n->point < 0 ? n->point : 0;
    int last = n->point > (int)n->count ? n->point : (int)n->count;
    int leading = first;

    /* No zeros before the last digit in front of the point. */
    while (leading + 1 < n->point && digit_at(n, leading) == '0')
        leading++;
    if (n->negative)
        buf_add_byte(&b, '-');
    if (n->point <= 0)
        buf_add_byte(&b, '0');
    for (int i = leading; i < last; i++) {
        if (i == n->point)
            buf_add_byte(&b, '.');
        buf_add_byte(&b, digit_at(n, i));
    }
    return buf_str(&b);
}

bool sql_number(struct str text, struct str *out, struct arena *a)
{
    struct digits n = {0};
    struct str rest = str_trim(text);

    n.negative = str_starts(rest, STR("-"));
    if (n.negative || str_starts(rest, STR("+")))
        rest = str_skip(rest, 1);
    if (!take_digits(&rest, &n) || !take_exponent(&rest, &n) || rest.len)
        return false;
    *out = written(&n, a);
    return true;
}

struct str sql_one_line(struct str text, struct arena *a)
{
    struct buf b = buf_new(a, 1 << 16);
    bool blank = false;

    for (size_t i = 0; i < text.len && i < 4096; i++) {
        unsigned char c = (unsigned char)text.ptr[i];

        if (c <= ' ' || c == 0x7F) {
            blank = buf_str(&b).len > 0;
            continue;
        }
        if (blank)
            buf_add_byte(&b, ' ');
        blank = false;
        buf_add_byte(&b, (char)c);
    }
    return buf_str(&b);
}
