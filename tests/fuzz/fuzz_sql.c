/*
 * fuzz_sql - any bytes as a query and as a number of a database: what is
 * refused is told once; of what is let pass, quoted texts aside, no semicolon,
 * comment or other parameter is left, it is let pass again and stays as it is;
 * a number that is written is written the same again.
 */
#include "input/sql_text.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool ok)
{
    if (!ok)
        abort();
}

/* Quoted texts are skipped, as simply as can be. */
static void check_bare(struct str text, size_t days)
{
    size_t marks = 0;
    char quote = 0;

    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        char next = i + 1 < text.len ? text.ptr[i + 1] : 0;

        if (quote) {
            quote = c == quote ? 0 : quote;
            continue;
        }
        if (c == '\'' || c == '"' || c == '`')
            quote = c;
        check(c != ';' && c != '\0');
        check(!(c == '-' && next == '-') && !(c == '/' && next == '*'));
        marks += c == '?';
    }
    check(!quote && marks == days);
}

static void check_query(struct str text, struct arena *a)
{
    struct sql_text out = {STR("untouched"), 77};
    struct diag d = {0};
    bool ok = sql_text_make((struct field){text, nowhere}, &out, a, &d);

    check(d.counts[DIAG_ERROR] == (ok ? 0 : 1));
    if (ok)
        check_bare(out.text, out.day_count);
    else
        check(out.day_count == 77);
}

static void check_number(struct str text, struct arena *a)
{
    struct str once, twice;

    if (!sql_number(text, &once, a))
        return;
    /* What an exponent made longer than a number may be is not read again. */
    if (once.len <= 60)
        check(sql_number(once, &twice, a) && str_equal(once, twice));
    for (size_t i = 0; i < once.len; i++)
        check(strchr("-0123456789.", once.ptr[i]) != NULL);
    check(once.ptr[once.len - 1] != '.' && once.ptr[0] != '.');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct str text = {(const char *)data, size};

    check_query(text, &a);
    check_number(text, &a);
    (void)sql_one_line(text, &a);
    arena_release(&a);
    return 0;
}
