/*
 * issue_file - RUN.json of a run of letters, and the 登记簿.csv of a book.
 */
#ifndef COMMAND_ISSUE_FILE_H
#define COMMAND_ISSUE_FILE_H

#include "command/book.h"
#include "model/issued.h"

/* All that the register knows of the letters of a run, as JSON text. */
struct str issue_file_text(const struct issued_letter *letters, size_t count,
                           struct arena *a);

/* Read it back.  False, reported: no JSON, or edited. */
MUST_CHECK bool issue_file_read(const char *path, struct issued *out,
                                struct arena *a, struct diag *d);

/* What 登记簿.csv (register.csv) says of these letters. */
struct str issue_list_text(const struct issued *letters, enum language language,
                           struct arena *a);

/* The letters that 登记簿.csv tells as withdrawn: number, day and reason. */
void issue_list_withdrawn(const struct book *b, struct issued *out,
                          struct arena *a);

/* "book/登记簿.csv" */
const char *issue_list_path(const struct book *b, struct arena *a);

#endif
