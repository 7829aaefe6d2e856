/*
 * sheet - a workbook before it has a format.
 *
 * A book of sheets.  A sheet has small cells placed one by one (titles, notes,
 * totals) and at most one table, which stands below all of them.  The table's
 * rows come from a pure function of the row's index, so that a million rows
 * need no memory and can be formatted on all cores.  Or it is a sheet to be
 * filled in, whose empty cells are formatted by column and have rules for what
 * may be typed.  Charts, marks, lists, names and folds speak of its cells by
 * their place.
 *
 * Texts are UTF-8 and live as long as the workbook.  A text is never a
 * formula, whatever it says.
 */
#ifndef DOC_SHEET_H
#define DOC_SHEET_H

#include "doc/cell.h"
#include "doc/sheet_chart.h"
#include "doc/sheet_list.h"
#include "doc/sheet_mark.h"
#include "doc/sheet_print.h"

struct placed_cell {
    uint32_t row, column; /* from 0 */
    uint32_t span; /* columns it covers, its text wrapped; 0 and 1: one */
    struct cell cell;
};

struct sheet_column {
    struct str heading; /* unique in its table */
    enum cell_kind kind;
    enum cell_align align;
    enum cell_show show;
    int width; /* digits of the default font, as in a workbook */
};

/*
 * Fill cells[0 .. column_count), zeroed before, for one row.  Pure; called
 * from any thread.  Texts may be made in scratch, rewound after the row.
 */
typedef void sheet_row_fn(const void *context, size_t row, struct cell *cells,
                          struct arena *scratch);

enum sheet_rule_kind {
    RULE_ANY,    /* the hint alone */
    RULE_LIST,   /* one of some words, by a drop-down */
    RULE_DATE,   /* from 1900-03-01 on */
    RULE_NUMBER, /* an amount */
    RULE_WHOLE   /* a whole number from 0 on */
};

/* Characters of a list's words with the commas between them, at most. */
#define SHEET_LIST_MAX 255

/* What may be typed into the cells of a column. */
struct sheet_rule {
    uint32_t column, first_row, last_row;
    enum sheet_rule_kind kind;
    const struct str *words; /* LIST */
    size_t word_count;
    struct str range; /* LIST, instead of words: "'说明'!$A$2:$A$90" */
    bool strict;      /* anything else is refused, else it is asked about */
    struct str title, hint; /* shown where a cell is chosen; at most 32 and 255
                               characters, else cut */
    struct str error;       /* shown where something else is typed; 255 */
};

/* What Excel, WPS and LibreOffice can hold. */
#define SHEET_MAX_ROWS    1048576u
#define SHEET_MAX_COLUMNS 64u /* ours */

struct sheet {
    struct str name; /* at most 31 characters, none of []:*?/\ and ' */
    struct placed_cell *cells;
    size_t cell_count, cell_capacity;
    struct sheet_column *columns; /* set the widths, even without a table */
    size_t column_count;
    bool has_table;
    uint32_t table_row; /* where the heading stands, from 0 */
    size_t row_count;   /* data rows: table_row + 1 + row_count <= MAX_ROWS */
    sheet_row_fn *row;
    const void *context;
    bool portrait;
    bool is_form; /* filled in by people: with gridlines, and empty cells have
                     their column's format, in CELL_ENTRY */
    uint32_t filter_row, filter_rows; /* heading of a filter over all columns,
                                         and rows below it; 0: no filter */
    struct sheet_rule *rules;
    size_t rule_count;
    /* Printed two pages wide, these first columns on both; 0: one page. */
    uint32_t repeat_columns;
    uint32_t freeze_rows, freeze_columns;
    /* Rows that stand on each page, where there is no table or filter. */
    uint32_t title_row, title_rows;
    struct sheet_chart *charts;
    size_t chart_count, chart_capacity;
    struct sheet_mark *marks;
    size_t mark_count, mark_capacity;
    struct sheet_list *lists;
    size_t list_count, list_capacity;
    struct sheet_name *names;
    size_t name_count, name_capacity;
    struct sheet_level *levels;
    size_t level_count, level_capacity;
    sheet_level_fn *row_level; /* of the table's rows, with context; or NULL */
    bool folds_below;          /* the row that stays is below, else above */
    struct sheet_block *blocks;
    size_t block_count, block_capacity;
    enum sheet_tab tab;
    /*
     * Cells cannot be changed by mistake (there is no password); filters and
     * columns' widths can.  Not where a table, a list or rows that fold stand:
     * those would no longer grow, sort and fold.
     */
    bool is_protected;
    struct str footer_left; /* on each page: 内部使用，不得外传 */
};

struct workbook {
    struct sheet *sheets;
    size_t sheet_count;
    struct str title, author, subject, company, keywords;
    struct str header_left, header_right; /* on each printed page */
    struct str footer;                    /* &P page, &N pages */
    struct date created;                  /* the as-of date: no clock */
    bool english;
};

struct cell sheet_text(struct str text);
struct cell sheet_money(int64_t minor, const struct currency *currency);
struct cell sheet_integer(int64_t n);
struct cell sheet_decimal(struct decimal x);
struct cell sheet_date(struct date d);
struct cell sheet_link(struct str text, struct str link);
struct cell sheet_file_link(struct str text, struct str link);

/*
 * The link of a file: its path, with what a URL cannot hold as %20, and the
 * cell in it where there is one ("明细", 12, 3: C12).  row 0: the file alone.
 */
struct str sheet_file_url(struct str path, struct str sheet, uint32_t row,
                          uint32_t column, struct arena *a);

/* A formula that shows what value shows until it is calculated again. */
struct cell sheet_formula(struct str formula, struct cell value);

/* The same cell in a style; shown or aligned otherwise. */
struct cell sheet_styled(struct cell c, enum cell_style style);
struct cell sheet_shown(struct cell c, enum cell_show show);
struct cell sheet_aligned(struct cell c, enum cell_align align);

/* Append a cell; over span columns. */
void sheet_put(struct sheet *s, uint32_t row, uint32_t column, struct cell c,
               struct arena *a);
void sheet_put_wide(struct sheet *s, uint32_t row, uint32_t column,
                    uint32_t span, struct cell c, struct arena *a);

/* "A", "Z", "AA"; column below SHEET_MAX_COLUMNS * 10. */
struct column_name {
    char letters[4];
};
struct column_name sheet_column_name(uint32_t column);

/* "C7" and "C7:D9", for formulas of the same sheet; rows from 0. */
struct str sheet_cell_at(uint32_t row, uint32_t column, struct arena *a);
struct str sheet_cells_at(uint32_t row, uint32_t column, uint32_t last_row,
                          uint32_t last_column, struct arena *a);

/* "'明细'!$C$7:$C$99": rows and columns from 0, both included. */
struct str sheet_reference(const struct sheet *s, uint32_t row, uint32_t column,
                           struct arena *a); /* "'明细'!$C$7" */
struct str sheet_range(const struct sheet *s, uint32_t first_row,
                       uint32_t first_column, uint32_t last_row,
                       uint32_t last_column, struct arena *a);

/* A column of the sheet's table, its data rows (one at least). */
struct str sheet_table_range(const struct sheet *s, uint32_t column,
                             struct arena *a);

/*
 * The number a cell shows: scaled by 10^*decimals, or the text if it is none
 * or has more than 15 digits, which a workbook would round.
 */
bool sheet_number(const struct cell *c, int64_t *units, int *decimals);

/* What is shown, as text without grouping: for CSV, and numbers as text. */
struct str sheet_as_text(const struct cell *c, struct arena *a);

#endif
