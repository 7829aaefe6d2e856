/*
 * csv - rows and fields of delimited text, each with its place.
 *
 * Our splitter finds the rows.  A line is a row unless a quote opens at the
 * beginning of a field: then the row goes on to the line where it is closed.
 * Where it is not closed properly the first line alone is the bad row, and
 * reading goes on behind it, so that one mistake never swallows its
 * neighbours.  libcsv reads the rows with quotes, strict and one a call; rows
 * without a quote are cut in place, with the same fields (tests/fuzz).  Like
 * libcsv we drop spaces and tabs around a field that is not quoted.
 *
 * Lines end in LF or CRLF, or in CR where a text has no LF.  Text is UTF-8
 * without mark; bytes are not checked here.
 */
#ifndef INPUT_CSV_H
#define INPUT_CSV_H

#include "base/diag.h"

/* The longest row that is read. */
#define CSV_ROW_MAX (1u << 20)

struct csv_format {
    char delimiter; /* , ; or tab */
    char line_end;  /* '\n' (a '\r' before it is dropped), or '\r' */
    bool is_sheet;  /* of a spreadsheet: places count cells, not bytes */
};

enum csv_fault {
    ROW_FINE,
    ROW_UNCLOSED, /* a quote opens a field and is never closed */
    ROW_STRAY,    /* a quote in the middle of a field */
    ROW_RETURN,   /* a carriage return outside quotes */
    ROW_NUL,      /* a NUL byte */
    ROW_LONG,     /* more than CSV_ROW_MAX bytes */
    ROW_NO_MEMORY /* libcsv could not get memory */
};

struct csv_row {
    struct str text;      /* without its line end; of the text given */
    size_t line;          /* where it begins, from 1 */
    bool quoted;          /* holds a quote: read by libcsv */
    enum csv_fault fault; /* where there is one, fields are those before it */
    size_t fault_at;      /* offset in text */
    struct str *fields;   /* by csv_read; good until the next row is read */
    size_t count;
    bool copied; /* fields do not point into text */
};

struct csv_splitter {
    struct str text;
    size_t at;   /* the next byte */
    size_t line; /* its line, from 1 */
    size_t stop; /* no row begins here or behind; text.len for all */
    struct csv_format format;
    bool plain; /* the caller knows that no quote stands before stop */
};

/* "a quote is opened ...": English, a key of the translations. */
const char *csv_fault_text(enum csv_fault fault);

/* From the heading row: the delimiter it holds most often outside quotes. */
struct csv_format csv_recognise(struct str text);

/*
 * The next row; its fields are not read yet.  Blank lines are no rows.  False
 * at the end.
 */
bool csv_next(struct csv_splitter *s, struct csv_row *row);

/* Offset behind the line that holds offset at. */
size_t csv_line_end(struct str text, size_t at, struct csv_format format);

/* Reads rows one at a time; csv_reader_close gives libcsv's memory back. */
struct csv_reader;
struct csv_reader *csv_reader_new(struct csv_format format, struct arena *a);
void csv_reader_close(struct csv_reader *r);

/* Read the fields of a row, or set its fault; the fault as result. */
enum csv_fault csv_read(struct csv_reader *r, struct csv_row *row);

/* The same by libcsv in every case; for the test that both agree. */
enum csv_fault csv_read_slow(struct csv_reader *r, struct csv_row *row);

/* Where a field (from 0) begins, or where the row's fault stands. */
struct place csv_place(const char *path, const struct csv_row *row,
                       struct csv_format format, size_t field);

#endif
