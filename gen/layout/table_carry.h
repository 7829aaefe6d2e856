/*
 * table_carry - the sums of a long table, carried from page to page.
 *
 * 转次页 ends a page and 承前页 begins the next, with the exact sum of every
 * column of amounts down to there.  Belongs to one table; pages are asked for
 * in their order.
 */
#ifndef LAYOUT_TABLE_CARRY_H
#define LAYOUT_TABLE_CARRY_H

#include "layout/strip.h"

struct grid;
struct carry;

/*
 * What is carried for a table whose columns are aligned, or NULL: reported,
 * and the setter has failed.  Columns with a total that is no sum, rates and
 * counts of days are left out.
 */
struct carry *carry_new(struct grid *g, struct place at);

/* Make room in the grid's columns for the words and the largest sums. */
void carry_measure(const struct carry *c, struct grid *g);

/* The grid as it is drawn; it lives as long as the pages are made. */
void carry_begin(struct carry *c, const struct grid *g);

/* Of each of the two rows. */
mpt carry_height(const struct carry *c);

/*
 * The row with the sums of the first `rows` rows below the heading, which
 * ends a page or begins one.  Its marks are artifacts.
 */
struct strip *carry_strip(struct carry *c, size_t rows, bool ends_page);

#endif
