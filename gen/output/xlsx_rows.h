/*
 * xlsx_rows - a table's rows as the XML of a worksheet.
 *
 * Texts are inline strings; numbers have as many digits as the cell shows and
 * never more than a workbook holds exactly.
 */
#ifndef OUTPUT_XLSX_ROWS_H
#define OUTPUT_XLSX_ROWS_H

#include "base/buf.h"
#include "doc/sheet.h"

/* Decimals of a currency: 0 .. 4. */
#define XLSX_DECIMALS 5

/* A worksheet's style numbers, as the library gave them. */
struct xlsx_styles {
    uint16_t numbers[CELL_TABLE_STYLES][XLSX_DECIMALS][SHEET_MAX_COLUMNS];
};

/*
 * More links than this in a sheet become HYPERLINK(): Excel keeps 65,530.
 */
#define XLSX_MAX_LINKS 65000

/*
 * Height of a row in points.  It is said for each row: without it office
 * programs differ, and LibreOffice measures every text of a million rows.
 */
#define XLSX_ROW_HEIGHT 16.5

struct xlsx_rows {
    const struct sheet *sheet;
    const struct xlsx_styles *styles;
    bool link_formulas; /* HYPERLINK() instead of links */
};

/* <row> elements of rows first .. first + n - 1; their links behind links. */
void xlsx_rows_write(const struct xlsx_rows *r, size_t first, size_t n,
                     struct buf *out, struct buf *links, struct arena *scratch);

/* At most 32,767 UTF-16 units, cut between characters: what a cell holds. */
struct str xlsx_cell_text(struct str text);

/* The serial number of a day; false: a workbook has none (before 1900-03). */
bool xlsx_serial(struct date d, int32_t *serial);

#endif
