/*
 * survey_row - the rows of a source one by one, for survey*.c alone.
 */
#ifndef INPUT_SURVEY_ROW_H
#define INPUT_SURVEY_ROW_H

#include "input/cell.h"
#include "input/scan.h"
#include "input/survey.h"

struct survey_reader {
    const struct source_file *source;
    struct cells cells;
    struct diag quiet;
    struct scan *scan;
    struct arena *arena;
};

/* From the first data row on; scan_close(r->scan) ends it. */
void survey_start(struct survey_reader *r, const struct source_file *f,
                  struct arena *a);

/* False at the end. */
bool survey_next(struct survey_reader *r, struct csv_row *row);

/* Does the row tell of this table? */
bool survey_tells_of(const struct source_file *f, enum table table,
                     const struct csv_row *row);

/* Is the document void by what its status says?  No rule drops it then. */
bool survey_is_void(struct survey_reader *r);

#endif
