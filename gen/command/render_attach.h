/*
 * render_attach - the files of --attach, read and named.
 */
#ifndef COMMAND_RENDER_ATTACH_H
#define COMMAND_RENDER_ATTACH_H

#include "command/render.h"
#include "output/pdf.h"

/*
 * The path of a word of --attach, without "data:" or another relation before
 * it.
 */
const char *attach_path(const char *word);

/*
 * Read them all into x->attachments.  Refused: a file that cannot be read, two
 * of one name, more than 64 MiB in all, attachments of HTML.
 */
MUST_CHECK bool attach_read(struct run *r, struct render *x);

#endif
