/*
 * analysis_list - a part of the analysis that is a list: totals above, a table
 * below, on as many sheets as the rows need.
 *
 * The sheets are made first; the writer then puts what stands above the table
 * of the first one, within the rows asked for.  Formulas over a column cover
 * all sheets.
 */
#ifndef REPORT_ANALYSIS_LIST_H
#define REPORT_ANALYSIS_LIST_H

#include "report/analysis_parts.h"

struct analysis_column {
    struct bilingual heading;
    enum cell_kind kind;
    enum cell_align align;
    int width;
};

/*
 * Fill the cells of a row.  sheet_row: the row it stands on, from 0, for
 * formulas.  As sheet_row_fn else.
 */
typedef void analysis_row_fn(const void *context, size_t row,
                             uint32_t sheet_row, struct cell *cells,
                             struct arena *scratch);

struct analysis_list_spec {
    struct str name, note;
    const struct analysis_column *columns;
    size_t column_count;
    uint32_t top_rows; /* between the title and the table of the first sheet */
    size_t row_count;  /* 0: the sheet has no table */
    analysis_row_fn *row;
    const void *context;
    uint32_t id_column;      /* made as wide as the customers' numbers */
    uint32_t freeze_columns; /* and repeated, where it prints two pages wide */
    bool is_wide;            /* two pages */
};

struct analysis_list {
    const struct analysis *analysis;
    struct sheet_writer writer; /* of the first sheet, below its title */
    struct sheet **sheets;
    size_t count;
    size_t first_rows, per_sheet; /* rows of the first and of the others */
};

struct analysis_list analysis_list_make(struct analysis *x,
                                        const struct analysis_part *part,
                                        const struct analysis_list_spec *spec);

/* Rows between the top of a sheet and what a part puts first. */
uint32_t analysis_top(void);

/*
 * "SUMIFS('授信'!$D$9:$D$80,'授信'!$C$9:$C$80,\"CNY\")", over all sheets of the
 * list; no column to add: COUNTIFS.  Conditions are pairs of a column and what
 * stands in it, a piece of formula.  There are rows.
 */
#define LIST_COUNT UINT32_MAX
struct list_condition {
    uint32_t column;
    struct str criterion;
};
struct str analysis_list_sum(const struct analysis_list *l, uint32_t column,
                             const struct list_condition *conditions, size_t n);

/* "'授信'!B12": where a cell of a row stands. */
struct str analysis_list_place(const struct analysis_list *l, size_t row,
                               uint32_t column, struct arena *a);

/*
 * Are all sums of what is open exact in a workbook, which has 15 digits?  Else
 * a part shows amounts as they are, without formulas.
 */
bool analysis_has_exact(const struct analysis *x);

/* Empty cells first .. last of the row, to be written over: ruled like them. */
void analysis_put_blank(struct sheet_writer *w, uint32_t first, uint32_t last);

/* Headings of a block in columns 0 .. count - 1; zh NULL: none there. */
void analysis_put_headings(struct sheet_writer *w,
                           const struct bilingual *names, uint32_t count);

/* A text that is broken into lines. */
struct cell analysis_wrapped(struct str text);

#endif
