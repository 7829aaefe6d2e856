/*
 * entries - the rows that people typed into records/, kept with each run.
 *
 * A weekly run writes every row it read there into 录入留存.csv (entries.csv):
 * table, file, row, key, and the cells as they stood, below the headings of
 * their file.  The next run looks whether each of these rows is still in some
 * file of records/: a sheet that somebody has saved over is noticed, and what
 * it held can be copied back.
 */
#ifndef COMMAND_ENTRIES_H
#define COMMAND_ENTRIES_H

#include "command/book.h"

struct entry {
    struct str table; /* "contacts" */
    struct str file;  /* "联系记录.xlsx" */
    size_t line;
    struct str key; /* what tells it from others; empty: these are headings */
    struct str *cells;
    size_t cell_count;
};

struct entries {
    struct entry *items;
    size_t count, capacity;
};

/* All filled rows of records/, without examples; nothing without a book. */
MUST_CHECK bool entries_read(struct run *r, const struct book *b,
                             struct entries *out);

/* As a CSV file; empty where there are none. */
struct str entries_text(struct run *r, const struct book *b,
                        const struct entries *e);

/*
 * Rows that an earlier run read and that are in no file any more.  The run is
 * the newest of the book's out/ that is not of a later day and not this very
 * one again.  What was moved is not lost, and neither is what was edited in
 * its place.  *from is where they are kept, for messages.
 */
struct entries entries_lost(struct run *r, const struct book *b,
                            const struct entries *now, const char **from);

/* A warning for each lost row, up to a number. */
void entries_tell(struct run *r, const struct book *b,
                  const struct entries *lost, const char *from);

/* What a row said: its filled cells. */
struct str entry_row(struct run *r, const struct entry *e);

/* The file where it stood, if that is still there. */
struct place entry_place(struct run *r, const struct book *b,
                         const struct entry *e);

#endif
