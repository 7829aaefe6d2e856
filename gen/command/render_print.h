/*
 * render_print - data become PDF files, by as many threads as there are.
 *
 * JSON lines are read in pieces: memory does not grow with their number, and
 * neither names nor bytes depend on the number of threads.
 */
#ifndef COMMAND_RENDER_PRINT_H
#define COMMAND_RENDER_PRINT_H

#include "command/render.h"

/* The document of one file of data. */
MUST_CHECK bool render_one(struct run *r, const struct render *x,
                           struct str text, const char *path);

/*
 * One document a line into a folder, named by its "file", "id", "number" or
 * "letter.number", else by the line.  What is refused is told, the others are
 * printed; false where any was.
 */
MUST_CHECK bool render_many(struct run *r, const struct render *x,
                            const char *folder, size_t *printed);

#endif
