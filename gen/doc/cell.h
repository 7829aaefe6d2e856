/*
 * cell - what stands in one cell of a sheet, and how it looks.
 *
 * A plain value; made by the functions of sheet.h.  A text is never a formula,
 * whatever it says.
 */
#ifndef DOC_CELL_H
#define DOC_CELL_H

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
                  CELL_SUBTOTAL,     /* bold */
                  CELL_GOOD,         /* ties */
                  CELL_BAD,          /* does not tie, rejected */
                  CELL_TABLE_STYLES, /* those above may stand in a table */
                  CELL_TOTAL = CELL_TABLE_STYLES, /* bold, ruled above */
                  CELL_HEADING,                   /* column heading */
                  CELL_SECTION,    /* heading of a group of rows */
                  CELL_TITLE,      /* sheet title */
                  CELL_FIRM,       /* the name above it */
                  CELL_NOTE,       /* small grey */
                  CELL_ENTRY,      /* for people to fill in */
                  CELL_EXAMPLE,    /* a row that shows them how: grey, italic */
                  CELL_REQUIRED,   /* heading of a column that must be filled:
                                      a star is shown behind it */
                  CELL_OPTIONAL,   /* heading of another one */
                  CELL_SAMPLE_BAR, /* in a legend: the colour of data bars */
                  CELL_SAMPLE_BAD, /* of a scale's end */
                  CELL_SAMPLE_GOOD,
                  CELL_STYLE_COUNT
};

enum cell_align {
    CELL_ALIGN_KIND, /* numbers right, texts left */
    CELL_ALIGN_CENTER,
    CELL_ALIGN_WRAP,   /* text, left, broken into lines */
    CELL_ALIGN_INDENT, /* text, left, away from a number before it */
    CELL_ALIGN_RIGHT,  /* a text that stands for a number: n/a */
    CELL_ALIGN_COUNT
};

enum cell_show { /* a number, otherwise than its kind asks */
                 CELL_SHOW_KIND,
                 CELL_SHOW_PERCENT_2, /* DECIMAL: 12.34% */
                 CELL_SHOW_NUMBER_0,  /* DECIMAL: points, 1,234 */
                 CELL_SHOW_NUMBER_1,  /* DECIMAL: days, 45.6 */
                 CELL_SHOW_NUMBER_2,  /* DECIMAL: a ratio, 1.25 */
                 CELL_SHOW_NUMBER_4,  /* DECIMAL: a rate, 7.1234 */
                 CELL_SHOW_CHANGE,    /* with its sign: MONEY, INTEGER, DECIMAL
                                         (in per cent) */
                 CELL_SHOW_CHANGE_1,  /* with its sign: DECIMAL, +1.2 days */
                 CELL_SHOW_COUNT
};

struct cell {
    enum cell_kind kind;
    enum cell_style style;
    enum cell_align align;  /* of a placed cell; in a table the column's */
    enum cell_show show;    /* likewise */
    enum cell_kind cached;  /* FORMULA: MONEY, INTEGER, DECIMAL, DATE, TEXT */
    struct str text;        /* TEXT, LINK; FORMULA: the formula */
    struct str link;        /* LINK; FORMULA cached TEXT: the cached text */
    struct money money;     /* MONEY; FORMULA cached MONEY */
    int64_t integer;        /* INTEGER; FORMULA cached INTEGER */
    struct decimal decimal; /* DECIMAL; FORMULA cached DECIMAL */
    struct date date;
    bool is_file; /* LINK: of a file beside the workbook */
};

#endif
