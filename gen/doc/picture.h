/*
 * picture - a picture that a template shows: which, and how wide.
 */
#ifndef DOC_PICTURE_H
#define DOC_PICTURE_H

#include "doc/markdown.h"

/*
 * Find the picture of this name among m's, and read what stands behind it:
 * nothing, or "{width=30mm}".  out->alt is left alone; it may not be empty.
 */
MUST_CHECK bool picture_make(struct picture *out, struct field name,
                             struct str behind, const struct markdown *m,
                             struct diag *d);

/* The file named in the first "![...](FILE)" of a text, moved behind it. */
bool picture_next(struct str *text, struct str *name);

#endif
