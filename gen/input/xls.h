/*
 * xls - the records of an XLS file (BIFF8 of Excel 97, BIFF5 of Excel 95).
 *
 * Read by ourselves within bounds that hold for any bytes.  libfreexl, which
 * the tests compare with, makes dates of amounts whose format holds an m and a
 * d ("RM", [Red]), 1 of #N/A, refuses a workbook for one empty text, reads
 * beyond its buffers, and says nothing of formulas, merges and hidden rows.
 *
 * Programs that do not calculate store 0 as the result of a formula, which
 * cannot be told from a true one: a formula is read where its result is text,
 * a truth or an error, or a day other than 0; else it is SHEET_FORMULA.
 */
#ifndef INPUT_XLS_H
#define INPUT_XLS_H

#include "input/encoding.h"
#include "input/grid.h"

/* Record numbers, of all that is read. */
enum xls_type {
    XLS_FORMULA = 0x0006,
    XLS_EOF = 0x000A,
    XLS_DATEMODE = 0x0022,
    XLS_FILEPASS = 0x002F,
    XLS_CONTINUE = 0x003C,
    XLS_CODEPAGE = 0x0042,
    XLS_SHEET = 0x0085,
    XLS_MULRK = 0x00BD,
    XLS_RSTRING = 0x00D6,
    XLS_XF = 0x00E0,
    XLS_MERGED = 0x00E5,
    XLS_SST = 0x00FC,
    XLS_LABELSST = 0x00FD,
    XLS_NUMBER = 0x0203,
    XLS_LABEL = 0x0204,
    XLS_BOOLERR = 0x0205,
    XLS_STRING = 0x0207,
    XLS_ROW = 0x0208,
    XLS_RK = 0x027E,
    XLS_FORMAT = 0x041E,
    XLS_BOF = 0x0809
};

struct xls_record {
    uint32_t type;
    struct str data;
};

struct xls_format {
    uint32_t id;
    struct serial_format format;
};

struct xls_sheet {
    struct str name;
    uint32_t at; /* in the stream */
    bool hidden;
};

struct xls {
    const char *path;
    struct str stream;
    struct arena *scratch, *arena;
    struct diag *diag;
    char point;
    bool is_biff5, since_1904, is_protected;
    uint32_t code_page;
    struct str *strings;
    size_t string_count, string_capacity;
    struct xls_format *formats;
    size_t format_count, format_capacity;
    uint32_t *styles; /* numbers of formats, by the number of a cell's style */
    size_t style_count, style_capacity;
    struct xls_sheet *sheets;
    size_t sheet_count, sheet_capacity;
};

/* Little-endian numbers; zeros stand behind the end. */
uint32_t xls_u16(struct str s, size_t at);
uint32_t xls_u32(struct str s, size_t at);

/* The record at *at, which moves behind it; false at the stream's end. */
MUST_CHECK bool xls_next(const struct xls *x, size_t *at,
                         struct xls_record *out);

/*
 * The text of a record from an offset on, its length before it: of two bytes,
 * or of one.  What runs past the record is cut off.
 */
struct str xls_text(struct xls *x, struct str data, size_t at, bool is_short);

/* The shared texts: a record and those that continue it from *at on. */
MUST_CHECK bool xls_strings(struct xls *x, struct str data, size_t *at);

/* The cells of a sheet; what is known of it stands in *out. */
MUST_CHECK bool xls_cells(struct xls *x, const struct xls_sheet *sheet,
                          struct sheet *out);

/* "the workbook is damaged or was cut short". */
bool xls_report_damaged(const struct xls *x);

/* All of it; see workbook_read. */
MUST_CHECK bool xls_read(const char *path, struct str bytes, char point,
                         struct workbook *out, struct arena *scratch,
                         struct arena *a, struct diag *d);

#endif
