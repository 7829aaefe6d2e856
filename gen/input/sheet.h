/*
 * sheet - the tables of a spreadsheet file as rows of text: XLSX, XLS, ODS, and
 * the HTML and XML that programs save as .xls.
 *
 * What a file is, its bytes say, not its name.  Each sheet becomes text
 * delimited by tabs whose line n is row n of the sheet, so that csv and all
 * that stands behind it read it like any other export:
 *
 * - numbers as they were meant: at most 15 significant digits (what binary
 *   fractions add is gone), never an exponent, the decimal point as asked for,
 *   no grouping.  More digits than that, before the point or in an amount of
 *   more than 13 digits before it, cannot be what was typed: they are written
 *   with an exponent, which input/cell refuses;
 * - cells whose style is a date as 2026-07-17, with a time of day behind it
 *   where it is not midnight; both date systems, and 1900's false leap day;
 * - formulas by their stored result; one without a result as SHEET_FORMULA,
 *   which input/cell refuses, as it does the error values (#N/A, #REF!);
 * - text as it stands; a line break in it becomes a blank, between two Han
 *   characters nothing; what needs quotes has them;
 * - of cells merged downwards, text and dates stand in each row, numbers in
 *   the first alone: an amount is there once.
 */
#ifndef INPUT_SHEET_H
#define INPUT_SHEET_H

#include "base/diag.h"
#include "model/money.h"

/* What stands for a formula whose result the file does not hold. */
#define SHEET_FORMULA "#FORMULA!"

/* What input/amend puts before a date where a number belongs. */
#define SHEET_DATE "#DATE!"

enum sheet_kind {
    SHEET_NONE, /* no spreadsheet: text, or something else */
    SHEET_XLSX,
    SHEET_XLS,
    SHEET_ODS,
    SHEET_HTML,      /* saved as .xls by web exports */
    SHEET_XML,       /* XML Spreadsheet 2003 */
    SHEET_UNREADABLE /* encrypted, XLSB, a web archive, of before Excel 95 */
};

/* By content; the name of the kind, "XLSX", for messages. */
enum sheet_kind sheet_kind_of(struct str bytes);
const char *sheet_kind_name(enum sheet_kind kind);

/* Rows and columns from 1, both ends included. */
struct sheet_merge {
    uint32_t first_row, last_row, first_column, last_column;
};

/* What the number formats of a column say of its numbers. */
struct sheet_money {
    const struct currency *named; /* the first currency; or NULL */
    const struct currency *other; /* another one; or NULL */
    uint32_t named_row, other_row;
    uint32_t plain_row; /* the last number whose format names none; or 0 */
};

struct sheet {
    struct str name;
    struct str text;
    bool hidden;               /* the sheet as a whole */
    uint32_t rows, columns;    /* the last ones that are not empty */
    uint32_t hidden_rows;      /* with something in them; they are read */
    uint32_t first_hidden;     /* the first of them */
    uint64_t hidden_columns;   /* bit 0: column 1, up to 64; XLSX alone */
    int32_t day_shift;         /* from its first day to that of 1900's dates */
    bool *date_columns;        /* from 0 to columns: has it a date in a cell? */
    struct sheet_money *money; /* the same; NULL: no format names one */
    struct sheet_merge *merges;
    size_t merge_count;
};

struct workbook {
    enum sheet_kind kind;
    struct sheet *sheets; /* in the order of their tabs */
    size_t count;
};

/*
 * Read all sheets of a file, which stays with the caller.  point: '.' or ','.
 * False, said why with the part of the file it is in, and *out untouched: what
 * is damaged, encrypted, or larger unpacked than a ledger can be.
 */
MUST_CHECK bool workbook_read(const char *path, struct str bytes, char point,
                              struct workbook *out, struct arena *a,
                              struct diag *d);

#endif
