/*
 * fuzz_csv - rows without quotes are cut by us and the others by libcsv: both
 * must give the same fields and the same verdict on any bytes, and the
 * splitter must neither lose a byte nor be led astray by a bad row.
 */
#include "input/csv.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool ok)
{
    if (!ok)
        abort();
}

static void check_fields(const struct csv_row *fast, const struct csv_row *slow)
{
    check(fast->fault == slow->fault);
    check(fast->fault_at == slow->fault_at);
    if (fast->fault != ROW_FINE)
        return;
    check(fast->count == slow->count);
    for (size_t i = 0; i < fast->count; i++)
        check(str_equal(fast->fields[i], slow->fields[i]));
}

/* What the splitter calls fine libcsv must call fine, and the other way. */
static void check_verdict(struct csv_reader *r, struct csv_row split,
                          enum csv_fault read)
{
    switch (split.fault) {
    case ROW_FINE:
        check(read == ROW_FINE || read == ROW_NUL || read == ROW_LONG ||
              read == ROW_RETURN);
        break;
    case ROW_UNCLOSED:
    case ROW_STRAY:
        split.fault = ROW_FINE;
        check(csv_read_slow(r, &split) != ROW_FINE);
        break;
    case ROW_RETURN: /* libcsv begins another row there, if any */
    case ROW_NUL:
    case ROW_LONG:
    case ROW_NO_MEMORY:
        break;
    }
}

static void check_places(const struct csv_row *row, struct csv_format format)
{
    for (size_t i = 0; i < row->count; i++) {
        struct place at = csv_place("", row, format, i);

        check(at.line >= row->line && at.column >= 1);
    }
}

/* Rows from one place to another; returns how many. */
static size_t walk(struct str text, struct csv_format format, size_t stop,
                   struct csv_splitter *s)
{
    struct csv_row row;
    size_t n = 0;

    s->text = text;
    s->format = format;
    s->stop = stop;
    while (csv_next(s, &row)) {
        check(row.text.ptr >= text.ptr);
        check(row.text.ptr + row.text.len <= text.ptr + text.len);
        n++;
    }
    return n;
}

static void check_rows(struct str text, struct csv_format format,
                       struct arena *a)
{
    struct csv_splitter s = {text, 0, 1, text.len, format, false};
    struct csv_reader *one = csv_reader_new(format, a);
    struct csv_reader *other = csv_reader_new(format, a);
    struct csv_row row;
    size_t before = 0;

    while (csv_next(&s, &row)) {
        struct csv_row slow = row, split = row;

        check(s.at > before && s.at <= text.len);
        before = s.at;
        check(csv_read(one, &row) == row.fault);
        (void)csv_read_slow(other, &slow);
        check_fields(&row, &slow);
        check_verdict(other, split, row.fault);
        check_places(&row, format);
    }
    check(s.at == text.len);
    csv_reader_close(one);
    csv_reader_close(other);
}

/* Pieces that begin where the one before ended give the same rows. */
static void check_pieces(struct str text, struct csv_format format)
{
    struct csv_splitter whole = {.line = 1}, parts = {.line = 1};
    size_t all = walk(text, format, text.len, &whole), n = 0;

    for (size_t stop = 7; stop < text.len; stop += 7)
        n += walk(text, format, stop, &parts);
    n += walk(text, format, text.len, &parts);
    check(n == all && parts.at == whole.at && parts.line == whole.line);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char delimiters[] = {',', ';', '\t', ','};
    struct arena a = {0};
    struct csv_format format;
    struct str text;

    if (size == 0)
        return 0;
    text = (struct str){(const char *)data + 1, size - 1};
    format = csv_recognise(text);
    format.delimiter = delimiters[data[0] % 4];
    check_rows(text, format, &a);
    check_pieces(text, format);
    arena_release(&a);
    return 0;
}
