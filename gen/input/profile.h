/*
 * profile - how one kind of export maps to our tables.
 *
 * Read from a YAML file that a bookkeeper can write; the format is described
 * in templates/profiles/README.md.  The profile "canonical" is built in: it
 * reads our own headings and depends on the table.  A profile is immutable
 * once read and lives as long as its arena.
 */
#ifndef INPUT_PROFILE_H
#define INPUT_PROFILE_H

#include "base/diag.h"
#include "input/canonical.h"
#include "model/date.h"
#include "model/money.h"

struct texts {
    struct str *items;
    size_t count;
};

/* Where the value of a column comes from. */
struct source {
    struct place at;       /* in the profile, for messages */
    struct texts headings; /* alternatives; none: position or constant */
    size_t position;       /* from 1; 0: by heading */
    bool optional;         /* the file may lack it */
    bool mapped;           /* false: nothing feeds this column */
    bool line;             /* "file:line" of the row, for want of a number */
    struct str constant;   /* where the cell is empty or there is none */
    struct words words;    /* of the export; empty: the canonical ones */
    int otherwise;         /* meaning of all other words; -1: an error */
    bool has_rule;         /* a date counted from issue_date if empty */
    int32_t days, months;  /* months first */
    bool month_end;        /* from the end of that month */
};

/* Is a row of a kind? */
struct condition {
    struct source column;
    struct texts is, starts; /* any of them */
    bool asks_filled, filled;
    struct texts *first; /* the first cell that is not empty is one of these */
};

struct ignore_rule {
    struct condition when;
    struct str reason; /* "作废" */
};

enum negative { NEGATIVE_DOCUMENT, NEGATIVE_CREDIT_NOTE, NEGATIVE_REJECT };

struct table_map {
    bool fed;
    bool has_when;
    struct condition when;
    struct source columns[COLUMN_MAX];
};

struct profile {
    struct str name;
    struct place at;
    size_t folder; /* of those searched, from 0 */
    struct texts recognise_headings, recognise_files;
    size_t heading_row; /* from 1; 0: no headings, columns by position */
    char delimiter;     /* 0: recognised */
    enum date_order date_order;
    bool serial_dates; /* days of Excel are dates */
    struct number_style number_style;
    bool rounds;
    enum rounding rounding;
    const struct currency *currency; /* of rows that say none; or NULL */
    enum negative negative;
    bool credit_minus; /* credit notes are written with a minus */
    bool repeated;     /* document numbers may repeat */
    bool long_numbers; /* identifiers of 18 digits that end in zeros are fine */
    struct ignore_rule *ignore;
    size_t ignore_count;
    struct table_map tables[TABLE_COUNT];
};

/* Our own headings, for one table; the reason of ignoring is in English. */
struct profile profile_canonical(enum table table, struct arena *a);

/* Read a profile's text. */
MUST_CHECK bool profile_parse(const char *path, struct str text,
                              struct profile *out, struct arena *a,
                              struct diag *d);

/*
 * The profile NAME: NAME.yaml in the first folder that has it, or the file
 * itself if it is a path to a .yaml file.
 */
MUST_CHECK bool profile_find(const char *name, const char *const *folders,
                             size_t folder_count, struct profile *out,
                             struct arena *a, struct diag *d);

struct profiles {
    struct profile *items;
    size_t count;
};

/* All of the folders; the first of a name counts. */
MUST_CHECK bool profile_list(const char *const *folders, size_t folder_count,
                             struct profiles *out, struct arena *a,
                             struct diag *d);

/* Does the file look like one of this profile's?  Never without a rule. */
bool profile_recognises(const struct profile *p, struct str file_name,
                        const struct str *headings, size_t n,
                        struct arena *scratch);

#endif
