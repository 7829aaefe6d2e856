/*
 * call_sheets - the call sheets of a run: 催收员/NAME.xlsx, 业务员/NAME.xlsx.
 */
#ifndef COMMAND_CALL_SHEETS_H
#define COMMAND_CALL_SHEETS_H

#include "command/book.h"
#include "measure/dunning.h"

struct call_files {
    struct str *names; /* within the run's folder */
    size_t count, capacity;
};

/* Write them into a folder that is there; *out: what was written. */
MUST_CHECK bool call_sheets_write(struct run *r, const struct book *b,
                                  const struct dunning *dunning,
                                  const char *folder, struct call_files *out);

#endif
