/*
 * xlsx - what the parts of an XLSX file tell each other while it is read.
 *
 * Everything here lives in the scratch arena of one reading, but for what
 * struct sheet keeps.
 */
#ifndef INPUT_XLSX_H
#define INPUT_XLSX_H

#include "input/grid.h"
#include "input/package.h"
#include "input/xml.h"

struct xlsx_sheet {
    struct str name, id;
    bool hidden;
};

struct xlsx {
    const char *path;
    struct package *package;
    struct arena *scratch, *arena;
    struct diag *diag;
    char point;
    bool since_1904;
    struct str *strings;
    size_t string_count, string_capacity;
    struct serial_format *styles; /* by the number of a cell's style */
    size_t style_count, style_capacity;
    struct xlsx_sheet *sheets;
    size_t sheet_count, sheet_capacity;
};

/* A part through a reader of its elements. */
MUST_CHECK bool xlsx_read_part(struct xlsx *x, struct str part,
                               const struct xml_reader *reader);

/* The parts beside the sheets. */
MUST_CHECK bool xlsx_strings(struct xlsx *x, struct str part);
MUST_CHECK bool xlsx_styles(struct xlsx *x, struct str part);

/* The cells of one sheet; what is known of it stands in *out. */
MUST_CHECK bool xlsx_cells(struct xlsx *x, struct str part, struct sheet *out);

/* Text of a cell with _x000D_ and the like as the characters they stand for. */
void xlsx_add_unescaped(struct buf *out, struct str text);

/* A number of at most nine digits; false for anything else. */
MUST_CHECK bool xlsx_count(struct str text, uint32_t *out);

/* "1" and "true". */
bool xlsx_is_true(struct str text);

/* All of it; see workbook_read. */
MUST_CHECK bool xlsx_read(const char *path, struct str bytes, char point,
                          struct workbook *out, struct arena *scratch,
                          struct arena *a, struct diag *d);

#endif
