/*
 * render_output - where a document may be written: under a name that says
 * what it is, and over nothing that it is made from.
 */
#ifndef COMMAND_RENDER_OUTPUT_H
#define COMMAND_RENDER_OUTPUT_H

#include "command/render.h"

/* ".pdf" and the others, by form. */
extern const char *const render_endings[];

/* By the ending of a name (NULL: PDF). */
enum paper_form render_form_of(const char *path);

/* Is -o a folder or ends in .pdf, .html or .docx; of JSON lines, is it a
 * folder? */
MUST_CHECK bool render_output_fits(struct run *r, bool many);

/* List what the documents are made from, once the template is loaded. */
void render_inputs(struct run *r, struct render *x);

/* False, and reported: path is one of the inputs, by whatever name. */
MUST_CHECK bool render_spares_inputs(const struct render *x, const char *path,
                                     struct diag *d);

#endif
