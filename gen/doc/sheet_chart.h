/*
 * sheet_chart - a chart on a sheet, of cells of that sheet.
 *
 * Its points are cells, placed ones or rows of the table: the writer takes the
 * values that a reader draws from before it has calculated from those cells, so
 * that a chart cannot say anything else than its figures.  A cell that is no
 * number is a gap.
 */
#ifndef DOC_SHEET_CHART_H
#define DOC_SHEET_CHART_H

#include "base/arena.h"

#include <stdint.h>

enum sheet_chart_kind {
    SHEET_COLUMNS,         /* a category's series beside one another */
    SHEET_COLUMNS_STACKED, /* a waterfall is one over a SERIES_NONE */
    SHEET_COLUMNS_FILLED,  /* stacked, each fills 100 % */
    SHEET_BARS,            /* lying; the first category is at the top */
    SHEET_BARS_STACKED,
    SHEET_LINES /* with markers */
};

enum series_color {
    SERIES_AGE,    /* by its place among the series: pale (not due) to dark */
    SERIES_MAIN,   /* blue */
    SERIES_SECOND, /* amber */
    SERIES_THIRD,  /* teal */
    SERIES_FOURTH, /* violet */
    SERIES_GREY,
    SERIES_GOOD, /* green */
    SERIES_BAD,  /* red */
    SERIES_NONE, /* takes its room, but is not seen, nor in the legend */
    SERIES_COLOR_COUNT
};

struct sheet_series {
    uint32_t line; /* its column if the chart reads down, else its row */
    enum series_color color;
    bool is_line;        /* drawn as a line with markers over columns */
    bool on_second_axis; /* with a scale of its own, at the right: a line */
    bool labels;         /* the figures stand beside the points */
};

enum sheet_axis {
    AXIS_NUMBER,  /* 1,234 */
    AXIS_PERCENT, /* 12% */
    AXIS_DECIMAL  /* 1.2 */
};

/*
 * Where the figures stand.  Down: points follow one another in rows first ..
 * first + count - 1, a series is a column; else points are columns and a series
 * is a row.
 */
struct sheet_chart {
    enum sheet_chart_kind kind;
    uint32_t row, column;   /* top left */
    uint32_t width, height; /* pixels of 1/96 inch: 7 are a digit of a column's
                               width, 22 a row */
    struct str title;
    bool down;
    uint32_t first, count; /* the points */
    uint32_t categories;   /* line of the categories' names */
    uint32_t names;        /* line, across, of the series' names */
    struct sheet_series *series;
    size_t series_count;
    enum sheet_axis axis, second_axis;
    struct str axis_title, second_axis_title; /* the unit; "" none */
    bool no_legend;
};

struct sheet;

/*
 * One chart more, the rest of it to be set: n series of color SERIES_AGE whose
 * lines follow one another from first_line.  The pointer is good until another
 * one is added.
 */
struct sheet_chart *sheet_add_chart(struct sheet *s, enum sheet_chart_kind kind,
                                    uint32_t first_line, size_t n,
                                    struct arena *a);

#endif
