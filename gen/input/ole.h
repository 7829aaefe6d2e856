/*
 * ole - the streams of an OLE2 compound file, which XLS files are.
 *
 * A small file system of sectors chained by a table.  The file is hostile:
 * no chain is followed further than the file is long.
 */
#ifndef INPUT_OLE_H
#define INPUT_OLE_H

#include "base/arena.h"

enum ole_result { OLE_FOUND, OLE_MISSING, OLE_DAMAGED };

bool ole_is(struct str file);

/*
 * The first stream of that name (ASCII), copied into the arena.  Where it is
 * not found *out is untouched.
 */
enum ole_result ole_stream(struct str file, const char *name, struct str *out,
                           struct arena *a);

#endif
