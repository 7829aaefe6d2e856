/*
 * survey - an export before it is filed: its day, its numbers, its own total.
 *
 * What intake makes of the rows is intake's; here a file is looked at as it
 * stands, so that two files can be compared that no ledger would take
 * together.
 */
#ifndef INPUT_SURVEY_H
#define INPUT_SURVEY_H

#include "input/source.h"
#include "input/title.h"
#include "model/money.h"

struct survey_key {
    uint64_t hash;
    struct str text; /* "D3/2"; of a table without numbers the row */
    uint32_t source; /* of the survey's */
    uint32_t line;
};

/* Whom the rows of one table are told apart by. */
struct survey_keys {
    struct survey_key *items;
    size_t count, capacity;
    bool by_row; /* the table has no numbers: whole rows */
};

/* What the rows above a row of totals come to in one currency. */
struct survey_part {
    const struct currency *currency; /* NULL: they say none */
    struct decimal used, rejected;
    size_t rows, rejected_rows;
};

/* An amount of one of the file's own rows of totals against the rows above. */
struct survey_total {
    struct str heading;
    struct place at;
    const struct currency *currency; /* that it says, or NULL */
    bool readable;
    bool by_currency; /* the file has rows of several */
    struct decimal stated;
    struct survey_part *parts; /* of its currency, or of all; never added up */
    size_t part_count;
    bool agrees; /* with the rows used, those of one currency, or with some
                    kinds of ignored ones */
};

struct survey {
    struct source_files sources; /* a workbook has one a sheet */
    struct title title;
    struct survey_keys keys[TABLE_COUNT];
    bool is_usable;   /* some source of it can be read */
    int decimals;     /* of the amounts' currency, at least */
    bool has_open;    /* it tells what is open: the photograph of a day */
    bool has_amounts; /* survey_count: some table of it has */
    struct survey_total *totals;
    size_t total_capacity;
    size_t total_count; /* 0: there is no row of totals, or none said why */
};

/*
 * Look at a file; its bytes stay mapped.  False: said why it cannot be read.
 */
MUST_CHECK bool survey_open(struct survey *out, const char *path,
                            const struct intake *how,
                            struct source_profiles *profiles, struct arena *a,
                            struct diag *d);

/* Rows of one source that intake rejected: lines, sorted. */
struct survey_rejected {
    const uint32_t *lines;
    size_t count;
};

/* The totals, once it is known what was rejected, by source. */
void survey_count(struct survey *s, const struct survey_rejected *rejected,
                  struct arena *a);

/*
 * Rows of two files that bear the same number in the same table, at most
 * `most` of them; *all: how many there are.  Tables without numbers overlap
 * where half the rows of the shorter one stand in the other.
 */
struct survey_overlap {
    enum table table;
    struct survey_key first, second;
};
size_t survey_overlaps(const struct survey *x, const struct survey *y,
                       struct survey_overlap *out, size_t most, size_t *all);

#endif
