/*
 * sheet - a workbook before it has a format.
 *
 * A book of sheets; a sheet has blocks of small cells set one by one (titles,
 * notes, formulas) and at most one table whose rows are produced by a pure
 * function of the row's index, so that a million rows need no memory and can
 * be formatted on all cores.
 */
#ifndef DOC_SHEET_H
#define DOC_SHEET_H

#include "doc/chart.h"
#include "model/date.h"
#include "model/money.h"

enum cell_kind {
    CELL_EMPTY,
    CELL_TEXT,
    CELL_MONEY,   /* number with the currency's decimals; exact to 15 digits, else text */
    CELL_INTEGER,
    CELL_DECIMAL,
    CELL_DATE,
    CELL_FORMULA, /* text "=SUM(...)" and .value cached in cached */
    CELL_LINK     /* text shown, link target "internal:'明细'!A5" */
};

enum cell_style { /* combined with what the kind asks */
    CELL_PLAIN,
    CELL_TITLE,    /* sheet title */
    CELL_HEADING,  /* column heading */
    CELL_TOTAL,    /* bold, ruled above */
    CELL_OVERDUE,  /* highlighted */
    CELL_NOTE,     /* small grey */
    CELL_GOOD,     /* ties */
    CELL_BAD       /* does not tie, rejected */
};

struct cell {
    enum cell_kind kind;
    enum cell_style style;
    struct str text;     /* TEXT, FORMULA, LINK */
    struct str link;     /* LINK */
    struct money money;  /* MONEY; cached value of a money FORMULA */
    int64_t integer;     /* INTEGER; cached value of a count FORMULA */
    struct decimal decimal;
    struct date date;
    enum cell_kind cached; /* FORMULA: MONEY, INTEGER or DECIMAL */
};

struct placed_cell {
    uint32_t row, column; /* from 0 */
    struct cell cell;
};

struct sheet_column {
    struct str heading;
    enum cell_kind kind;
    int width; /* characters of the default font */
    bool total; /* the table's total row sums it, live with cached value */
    struct money total_money;   /* the cached total */
    int64_t total_integer;
};

/* Fill cells[0 .. column_count) for one row; pure, called from any thread. */
typedef void sheet_row_fn(const void *context, size_t row, struct cell *cells,
                          struct arena *scratch);

struct sheet_chart {
    uint32_t row, column; /* top left */
    struct str title;
    /* Series are columns of the table's total row or of placed cells. */
    uint32_t categories_row, first_column, last_column;
    uint32_t *series_rows;   /* rows of numbers, same columns */
    struct str *series_names;
    size_t series_count;
    bool stacked;
};

struct sheet {
    struct str name; /* at most 31 characters, none of []:*?/\ */
    struct placed_cell *cells;
    size_t cell_count, cell_capacity;
    struct sheet_column *columns;
    size_t column_count;
    uint32_t table_row;    /* where the heading stands, from 0 */
    size_t row_count;      /* data rows */
    sheet_row_fn *row;
    const void *context;
    bool has_total;        /* a total row above the heading, by SUBTOTAL */
    bool landscape;
    uint32_t freeze_rows, freeze_columns;
    bool filter;
    struct sheet_chart *charts;
    size_t chart_count;
};

struct workbook {
    struct sheet *sheets;
    size_t sheet_count;
    struct str title, author, subject;
    struct date created; /* the as-of date: no clock */
    bool english;
};

#endif
