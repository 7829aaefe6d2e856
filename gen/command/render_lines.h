/*
 * render_lines - a file of JSON lines read in pieces, so that memory does not
 * grow with the number of lines.
 */
#ifndef COMMAND_RENDER_LINES_H
#define COMMAND_RENDER_LINES_H

#include "base/diag.h"

#define RENDER_PIECE 256 /* lines of one piece at most */

struct line_reader {
    int fd; /* -1: closed */
    const char *path;
    char *room;
    size_t capacity, start, used; /* bytes start .. used are not given yet */
    size_t line;                  /* of the byte at start, from 1 */
    bool at_end;                  /* of the file */
    struct arena *arena;
    struct diag *diag;
};

/* Opened at its beginning.  A regular file, since it is read twice. */
MUST_CHECK bool line_reader_open(struct line_reader *reader, const char *path,
                                 struct arena *a, struct diag *d);

/*
 * The next lines that are not blank, without their line ends; *count 0 at the
 * end.  They are good until the next call.
 */
MUST_CHECK bool line_reader_next(struct line_reader *reader,
                                 struct field *lines, size_t *count);

void line_reader_close(struct line_reader *reader);

#endif
