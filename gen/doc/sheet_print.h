/*
 * sheet_print - how a sheet's rows fold, and how they stand on paper.
 *
 * Placed rows fold by levels, a table's rows by a function of the row.  A block
 * of rows that fits a page is not broken; charts are such blocks by themselves.
 */
#ifndef DOC_SHEET_PRINT_H
#define DOC_SHEET_PRINT_H

#include "base/arena.h"

#include <stdint.h>

/* What Excel has besides the level of rows that do not fold. */
#define SHEET_MAX_LEVEL 7

/* Rows that fold under another: 1 under a group, 2 under a group of groups. */
struct sheet_level {
    uint32_t first_row, last_row;
    int level;
    bool is_folded; /* not seen at first */
};

/* Rows that stay on one page. */
struct sheet_block {
    uint32_t first_row, last_row;
    bool starts_page;
};

/* The level of a table's row, 0 for none.  Pure; called from any thread. */
typedef int sheet_level_fn(const void *context, size_t row);

enum sheet_tab { /* colour of a sheet's tab: what it is for */
                 TAB_NONE,
                 TAB_SUMMARY, /* to be read: blue */
                 TAB_DETAIL,  /* to be looked up: grey */
                 TAB_ACTION,  /* to be acted on: amber */
                 TAB_CHECK,   /* to be checked: green */
                 TAB_INTERNAL /* not to leave the firm: red */
};

struct sheet;

void sheet_fold(struct sheet *s, uint32_t first_row, uint32_t last_row,
                int level, struct arena *a);

/* This row starts a page. */
void sheet_break(struct sheet *s, uint32_t row, struct arena *a);

void sheet_keep(struct sheet *s, uint32_t first_row, uint32_t last_row,
                struct arena *a);

#endif
