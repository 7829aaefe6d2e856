/*
 * source - one file of an export: opened, decoded, bound to its profile, cut
 * into pieces.
 *
 * The mapped bytes stay for the run: numbers and names of the ledger point
 * into them.
 */
#ifndef INPUT_SOURCE_H
#define INPUT_SOURCE_H

#include "base/file.h"
#include "input/intake.h"
#include "input/plan.h"

/* Whole rows, read by one job. */
struct piece {
    uint32_t file;
    size_t from, to; /* bytes: a line's beginning; the next piece's */
    size_t end;      /* behind its last row: to, or further on */
    size_t line;     /* of its first byte */
    size_t lines;    /* up to end */
    size_t rows;
    size_t first_row; /* rows of the file before it */
    bool plain;       /* without any quote */
};

struct source_file {
    const char *path;
    struct mapped mapped;
    struct str text;
    const char *encoding;
    bool is_valid; /* text is UTF-8; else each row is checked */
    struct csv_format format;
    const struct profile *profile;
    struct plan plan;
    size_t data_at, data_line; /* where the data rows begin */
    size_t rows;
    bool skipped; /* said why; the others are read */
    bool typed;   /* of records/: its cells stand instead of the export's */
};

/* Profiles read once for all files; they live as long as the ledger's plan. */
struct source_profiles {
    bool list_read;
    struct profile named; /* --profile */
    struct profiles all;
};

/* The profile that --profile names; told where there is none. */
MUST_CHECK bool source_read_named(const struct intake *how,
                                  struct source_profiles *profiles,
                                  struct arena *a, struct diag *d);

/*
 * Open a file.  False: said why, and nothing can be computed; a file without
 * any row is an error as well, but only skipped.
 */
MUST_CHECK bool source_open(struct source_file *f, const char *path, bool alone,
                            bool typed, const struct intake *how,
                            struct source_profiles *profiles, struct arena *a,
                            struct diag *d);

/*
 * Find the heading row and the profile that reads the text, and bind them:
 * f->format, profile, plan, data_at and data_line.  False: said why.
 */
MUST_CHECK bool source_bind(struct source_file *f, bool alone,
                            const struct intake *how,
                            struct source_profiles *profiles, struct arena *a,
                            struct diag *d);

#endif
