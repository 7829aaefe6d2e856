/*
 * fuzz_csv - plain rows are cut by us and the others by libcsv: all ways to
 * read a row must give the same fields and the same verdict on any bytes, the
 * splitter must neither lose a byte nor be led astray by a bad row, and where
 * no row is bad libcsv by itself gives the same rows from the whole text.
 */
#include "base/buf.h"
#include "input/scan.h"

#include <csv.h>
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

static void check_same(const struct csv_row *fast, const struct csv_row *slow)
{
    check(fast->text.ptr == slow->text.ptr && fast->text.len == slow->text.len);
    check(fast->line == slow->line);
    check_fields(fast, slow);
}

/* The scanner, begun at a row, against splitter and reader. */
static void check_scan(struct csv_splitter s, struct arena *a)
{
    struct scan *scan = scan_new(s, a);
    struct csv_reader *reader = csv_reader_new(s.format, a);
    struct csv_row fast, slow;

    while (csv_next(&s, &slow)) {
        check(scan_next(scan, &fast));
        (void)csv_read(reader, &slow);
        check_same(&fast, &slow);
        check(scan_splitter(scan)->at == s.at);
        check(scan_splitter(scan)->line == s.line);
    }
    check(!scan_next(scan, &fast));
    csv_reader_close(reader);
    scan_close(scan);
}

/* Lines from one place to another; *next is where the row behind begins. */
static void check_count(struct csv_splitter s, size_t *next)
{
    struct str lines = {s.text.ptr + s.at, s.stop - s.at};
    size_t line = s.line, rows = 0, counted = 0, ends = 0;
    bool plain = memchr(lines.ptr, '"', lines.len) == NULL;
    struct csv_row row;

    check(scan_count(lines, s.format, &counted, &ends) == plain);
    while (csv_next(&s, &row))
        rows++;
    check(!plain || (rows == counted && s.line - line == ends));
    check(!plain || s.at == s.stop);
    *next = s.at;
}

/* As intake cuts a file: behind lines, then settled behind quoted rows. */
static void check_cuts(struct str text, struct csv_format format, size_t size,
                       struct arena *a)
{
    struct csv_splitter s = {text, 0, 1, 0, format, false};
    struct csv_row row;

    while (s.at < text.len) {
        size_t to = text.len, next;

        if (to - s.at > size)
            to = csv_line_end(text, s.at + size - 1, format);
        s.stop = to;
        s.plain = memchr(text.ptr + s.at, '"', to - s.at) == NULL;
        check_scan(s, a);
        check_count(s, &next);
        while (csv_next(&s, &row))
            continue;
        check(s.at == next);
    }
}

/* All rows of a text as libcsv alone gives them, fields closed by a byte. */
struct alone {
    struct buf text;
    size_t fields; /* of the row at hand */
    bool filled;   /* one of them */
    size_t begin;
};

static void on_field(void *text, size_t len, void *user)
{
    struct alone *x = user;

    buf_add(&x->text, (struct str){text, len});
    buf_add_byte(&x->text, 1);
    x->fields++;
    x->filled |= len > 0;
}

/* Blank lines are no rows. */
static void on_row(int end, void *user)
{
    struct alone *x = user;

    (void)end;
    if (x->fields == 1 && !x->filled)
        x->text.len = x->begin;
    else
        buf_add_byte(&x->text, 2);
    x->begin = x->text.len;
    x->fields = 0;
    x->filled = false;
}

/* A field of quotes around nothing, alone in its row, is no blank line. */
static bool is_alone_empty(const struct csv_row *row)
{
    return row->count == 1 && row->fields[0].len == 0;
}

/* Ours in the same form; false where a row is bad. */
static bool print_rows(struct str text, struct csv_format format,
                       struct buf *out, struct arena *a)
{
    struct csv_splitter s = {text, 0, 1, text.len, format, false};
    struct scan *scan = scan_new(s, a);
    struct csv_row row;
    bool fine = true;

    while (scan_next(scan, &row)) {
        fine = fine && row.fault == ROW_FINE;
        if (is_alone_empty(&row))
            continue;
        for (size_t i = 0; i < row.count; i++) {
            buf_add(out, row.fields[i]);
            buf_add_byte(out, 1);
        }
        buf_add_byte(out, 2);
    }
    scan_close(scan);
    return fine;
}

static void check_alone(struct str text, struct csv_format format,
                        struct arena *a)
{
    struct buf ours = buf_new(a, 1 << 26);
    struct alone theirs = {.text = buf_new(a, 1 << 26)};
    struct csv_parser p;

    if (!print_rows(text, format, &ours, a))
        return;
    csv_init(&p, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(&p, (unsigned char)format.delimiter);
    check(csv_parse(&p, text.ptr, text.len, on_field, on_row, &theirs) ==
          text.len);
    check(csv_fini(&p, on_field, on_row, &theirs) == 0);
    csv_free(&p);
    check(str_equal(buf_str(&ours), buf_str(&theirs.text)));
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
    check_cuts(text, format, 1 + data[0] / 4, &a);
    check_alone(text, format, &a);
    arena_release(&a);
    return 0;
}
