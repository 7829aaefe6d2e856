/*
 * heading_second - is the line below the headings a part of them?
 *
 * 金额 over 本币 and 原币, the other headings merged down over both lines or
 * with nothing below them.  Read by the upper line alone, 金额 would be what
 * happens to stand first.
 */
#ifndef INPUT_HEADING_SECOND_H
#define INPUT_HEADING_SECOND_H

#include "input/heading.h"

/*
 * Does the row behind this one tell more of its headings, each of its cells
 * being a word that stands under a heading of several columns, or the heading
 * itself, merged down?
 */
bool heading_has_second(const struct first_rows *rows, size_t index);

/* The same where upper is the row above headings: it is no mere title. */
bool heading_is_second(const struct first_rows *rows, size_t index);

#endif
