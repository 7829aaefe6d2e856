/*
 * font_manifest - fonts/fonts.yaml: which font files serve which role.
 */
#ifndef COMMAND_FONT_MANIFEST_H
#define COMMAND_FONT_MANIFEST_H

#include "command/press.h"
#include "layout/font.h"

struct font_manifest {
    struct font_source *items; /* in order of preference */
    size_t count, capacity;
};

/*
 * Read it and find each file: in the book's fonts/, beside the manifest, then
 * in the system's font folders.  A missing one names the package that has it.
 */
MUST_CHECK bool font_manifest_read(struct run *r, const char *book,
                                   struct font_manifest *out,
                                   struct font_files *files);

#endif
