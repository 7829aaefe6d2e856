/*
 * heading - the first rows of a file, and which of them bears the headings.
 *
 * Reports begin with titles, and some write a heading in two lines: 本期应收
 * over 原币.  Then the upper one goes on to the right, over cells that are
 * empty or merged with it, and both are joined by a blank.
 */
#ifndef INPUT_HEADING_H
#define INPUT_HEADING_H

#include "input/source.h"

/* So far down headings are looked for. */
#define HEADING_SEARCHED 20

/* So many lines may make up a heading. */
#define HEADING_LINES_MAX 3

struct first_row {
    struct csv_row row; /* its fields trimmed, kept */
    size_t at;          /* offset of its first byte */
    size_t next_at;     /* of the row behind it, and its line */
    size_t next_line;
    char delimiter;
};

struct first_rows {
    struct first_row *items;
    size_t count;
};

/* Those that a heading may stand in; delimiter 0: as each row looks. */
struct first_rows heading_rows(const struct source_file *f, char delimiter,
                               struct arena *a);

/* The headings of a profile if they begin in this row; count 0: they cannot. */
struct csv_row heading_read(const struct source_file *f,
                            const struct first_rows *rows, size_t index,
                            const struct profile *p, struct arena *a);

/*
 * Where the profile's headings begin, an index of rows: as it says, or by its
 * words.  False where no row has them: *index is the one that comes nearest.
 */
MUST_CHECK bool heading_find(const struct source_file *f,
                             const struct first_rows *rows,
                             const struct profile *p, size_t *index,
                             struct arena *a);

/* Is it a text, or one of the sheets that the profile reads? */
bool heading_is_sheet(const struct source_file *f, const struct profile *p);

/* Does the profile recognise the file, by its headings and by its name? */
bool heading_recognises(const struct source_file *f,
                        const struct first_rows *rows, const struct profile *p,
                        struct arena *a);

#endif
