/*
 * sheet - a workbook before it has a format.
 *
 * A book of sheets.  A sheet has small cells placed one by one (titles, notes,
 * totals) and at most one table, which stands below all of them.  The table's
 * rows come from a pure function of the row's index, so that a million rows
 * need no memory and can be formatted on all cores.  Or it is a sheet to be
 * filled in, whose empty cells are formatted by column and have rules for what
 * may be typed.
 *
 * Texts are UTF-8 and live as long as the workbook.  A text is never a
 * formula, whatever it says.
 */
#ifndef DOC_SHEET_H
#define DOC_SHEET_H

#include "doc/chart.h"
#include "model/date.h"
#include "model/money.h"

enum cell_kind {
    CELL_EMPTY,
    CELL_TEXT,
    CELL_MONEY,   /* with the currency's decimals; over 15 digits as text */
    CELL_INTEGER, /* a count or days; over 15 digits as text */
    CELL_DECIMAL, /* a ratio, shown as per cent with one decimal */
    CELL_DATE,    /* none: empty */
    CELL_FORMULA, /* text "SUM(A1:A9)" without '='; its value as .cached says */
    CELL_LINK     /* text shown; link "'明细'!A5" inside the workbook, or
                     "../records/a%20b.xlsx#'明细'!A5", relative to where the
                     workbook stands */
};

enum cell_style { /* combined with what the kind asks */
                  CELL_PLAIN,
                  CELL_LEVEL_1, /* overdue, by age: each darker, the last one
                                   bold */
                  CELL_LEVEL_2,
                  CELL_LEVEL_3,
                  CELL_CREDIT,       /* in our customer's favour: italic */
                  CELL_TABLE_STYLES, /* those above may stand in a table */
                  CELL_TOTAL = CELL_TABLE_STYLES, /* bold, ruled above */
                  CELL_SUBTOTAL,
                  CELL_HEADING,  /* column heading */
                  CELL_SECTION,  /* heading of a group of rows */
                  CELL_TITLE,    /* sheet title */
                  CELL_FIRM,     /* the name above it */
                  CELL_NOTE,     /* small grey */
                  CELL_GOOD,     /* ties */
                  CELL_BAD,      /* does not tie, rejected */
                  CELL_ENTRY,    /* for people to fill in */
                  CELL_EXAMPLE,  /* a row that shows them how: grey, italic */
                  CELL_REQUIRED, /* heading of a column that must be filled:
                                    a star is shown behind it */
                  CELL_OPTIONAL, /* heading of another one */
                  CELL_STYLE_COUNT
};

enum cell_align {
    CELL_ALIGN_KIND, /* numbers right, texts left */
    CELL_ALIGN_CENTER,
    CELL_ALIGN_WRAP,   /* text, left, broken into lines */
    CELL_ALIGN_INDENT, /* text, left, away from a number before it */
    CELL_ALIGN_COUNT
};

struct cell {
    enum cell_kind kind;
    enum cell_style style;
    enum cell_align align;  /* of a placed cell; in a table the column's */
    enum cell_kind cached;  /* FORMULA: MONEY, INTEGER, DECIMAL or TEXT */
    struct str text;        /* TEXT, LINK; FORMULA: the formula */
    struct str link;        /* LINK; FORMULA cached TEXT: the cached text */
    struct money money;     /* MONEY; FORMULA cached MONEY */
    int64_t integer;        /* INTEGER; FORMULA cached INTEGER */
    struct decimal decimal; /* DECIMAL; FORMULA cached DECIMAL */
    struct date date;
    bool is_file; /* LINK: of a file beside the workbook */
};

struct placed_cell {
    uint32_t row, column; /* from 0 */
    uint32_t span; /* columns it covers, its text wrapped; 0 and 1: one */
    struct cell cell;
};

struct sheet_column {
    struct str heading; /* unique in its table */
    enum cell_kind kind;
    enum cell_align align;
    int width; /* digits of the default font, as in a workbook */
};

/*
 * Fill cells[0 .. column_count), zeroed before, for one row.  Pure; called
 * from any thread.  Texts may be made in scratch, rewound after the row.
 */
typedef void sheet_row_fn(const void *context, size_t row, struct cell *cells,
                          struct arena *scratch);

/*
 * Stacked columns that fill 100 %: one a category, one part a series.  Points
 * are placed cells in one row a series; values repeats what they show, because
 * a reader that does not calculate draws from the copy in the chart.
 */
struct sheet_chart {
    uint32_t row, column;   /* top left */
    uint32_t width, height; /* pixels of 1/96 inch */
    struct str title;
    uint32_t names_column;              /* of the series' names */
    uint32_t categories_row;            /* of the categories' names */
    uint32_t first_column, last_column; /* the categories */
    uint32_t first_row;                 /* series i is row first_row + i */
    size_t series_count;
    struct decimal *values; /* series by series */
};

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
    const struct sheet_chart *chart; /* or NULL */
};

struct workbook {
    struct sheet *sheets;
    size_t sheet_count;
    struct str title, author, subject;
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

/* The same cell in a style. */
struct cell sheet_styled(struct cell c, enum cell_style style);

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

/* "'明细'!$C$7:$C$99": rows and columns from 0, both included. */
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
