/*
 * amend - cells of a sheet whose meaning only their column tells.
 *
 * Once the columns are bound: an amount that is merged over several rows is
 * there once, written as text or not; a day that is a mere number counts from
 * the workbook's own first day; a date where a number of a document belongs is
 * what a spreadsheet has made of that number (input/cell rejects it).
 */
#ifndef INPUT_AMEND_H
#define INPUT_AMEND_H

#include "input/source.h"

/* Write f->text anew where need be; line n stays line n. */
void amend(struct source_file *f, struct arena *a);

#endif
