/*
 * footnotes - "[^1]" in a text and the line "[^1]: ..." that it means.
 *
 * A note goes on over lines that follow, up to an empty one; paragraphs after
 * an empty line belong to it if they are set in by four blanks.
 */
#ifndef DOC_FOOTNOTES_H
#define DOC_FOOTNOTES_H

#include "doc/markdown.h"

/*
 * Take the notes out of m's text and put slots where their marks stand; the
 * number of lines stays.  A mark without a note is an error.  The arena holds
 * what m refers to afterwards.
 */
MUST_CHECK bool footnotes_find(struct markdown *m, struct arena *a,
                               struct diag *d);

#endif
