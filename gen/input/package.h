/*
 * package - the parts of a zip file that holds a document (XLSX, ODS).
 *
 * Read from the mapped bytes of the file, never from a path.  The file is
 * hostile: what a part unpacks to is handed on piece by piece, and a package
 * is refused that unpacks to more than PACKAGE_BYTES, or to that many times
 * its own size that it can only be meant to fill the memory.
 */
#ifndef INPUT_PACKAGE_H
#define INPUT_PACKAGE_H

#include "base/diag.h"

/* Of all parts that are read; a million rows of 30 cells are about 1 GB. */
#define PACKAGE_BYTES (4ull << 30)

struct package;

/* Open a zip; the bytes stay with the caller.  False: said why. */
MUST_CHECK bool package_open(struct package **out, const char *path,
                             struct str bytes, struct arena *a, struct diag *d);
void package_close(struct package *p);

bool package_has(const struct package *p, struct str part);

/* Takes the next piece of a part; false ends the reading: said why. */
typedef bool package_take(void *user, struct str piece, bool last);

/* Unpack a part.  False: said why, with the name of the part. */
MUST_CHECK bool package_read(struct package *p, struct str part,
                             package_take *take, void *user, struct diag *d);

#endif
