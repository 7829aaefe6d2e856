/*
 * marks - what Chinese needs so that CommonMark reads its text right (pure).
 */
#ifndef DOC_MARKS_H
#define DOC_MARKS_H

#include "base/arena.h"
#include "base/str.h"

/*
 * The text with empty slots where ** beside punctuation would not be seen,
 * and with blanks to fill in, three or more _ in a row, as plain text.
 */
struct str marks_help(struct str text, struct arena *a);

#endif
