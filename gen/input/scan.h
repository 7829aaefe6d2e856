/*
 * scan - rows with their fields, a block of text a step.
 *
 * csv_next and csv_read in one.  A row that holds no quote and no control
 * character is cut here, past libcsv, at the marks of the blocks it stands in;
 * every other row is left to those two.  The rows are the same whichever way
 * they took (tests/fuzz/fuzz_csv.c).
 */
#ifndef INPUT_SCAN_H
#define INPUT_SCAN_H

#include "input/csv.h"

struct scan;

/* From the splitter's place on; scan_close gives libcsv's memory back. */
struct scan *scan_new(struct csv_splitter from, struct arena *a);
void scan_close(struct scan *s);

/*
 * The next row, read: its fields are good until the next one.  False at the
 * end.
 */
bool scan_next(struct scan *s, struct csv_row *row);

/* Where the splitter stands: behind the last row. */
const struct csv_splitter *scan_splitter(const struct scan *s);

/*
 * Count rows and line ends of whole lines.  False, and nothing counted, where a
 * quote stands in them: then only csv_next knows.
 */
MUST_CHECK bool scan_count(struct str lines, struct csv_format format,
                           size_t *rows, size_t *line_ends);

#endif
