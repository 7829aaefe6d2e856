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
#include "input/sheet.h"

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

/* A text file, or one sheet of a workbook. */
struct source_file {
    const char *path; /* for places: with several sheets book.xlsx!Sheet */
    struct str name;  /* of the file alone, which tells what it is */
    struct str sheet; /* of a workbook; empty for text */
    const struct sheet_merge *merges; /* of the sheet */
    size_t merge_count;
    const bool *date_columns; /* and these too; see struct sheet */
    const struct sheet_money *money;
    uint32_t columns;
    int32_t day_shift;
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

/* What is read, in the order of the paths and of a workbook's tabs. */
struct source_files {
    struct source_file *items;
    size_t count, capacity;
};

/*
 * Open a file and add what is read of it: a workbook has a file a sheet.
 * False: said why, and nothing can be computed; a file without any row is an
 * error as well, but only skipped.
 */
MUST_CHECK bool source_open(struct source_files *list, const char *path,
                            bool alone, bool typed, const struct intake *how,
                            struct source_profiles *profiles, struct arena *a,
                            struct diag *d);

/*
 * The text of a file or of each sheet of a workbook, bound to nothing: what
 * stands in it before anybody knows what it means.
 */
MUST_CHECK bool source_read(struct source_files *list, const char *path,
                            struct arena *a, struct diag *d);
MUST_CHECK bool source_read_sheets(struct source_files *list,
                                   const struct source_file *first,
                                   struct arena *a, struct diag *d);

/* source_open for a workbook, whose bytes are first.mapped's. */
MUST_CHECK bool source_open_sheets(struct source_files *list,
                                   const struct source_file *first, bool alone,
                                   const struct intake *how,
                                   struct source_profiles *profiles,
                                   struct arena *a, struct diag *d);

/*
 * Find the heading row and the profile that reads the text, and bind them:
 * f->format, profile, plan, data_at and data_line.  False: said why.
 */
MUST_CHECK bool source_bind(struct source_file *f, bool alone,
                            const struct intake *how,
                            struct source_profiles *profiles, struct arena *a,
                            struct diag *d);

#endif
