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
    bool minus;            /* an amount written with the opposite sign */
    struct source *joined; /* year, month and day of a date; or NULL */
    int joined_day;        /* where the cell of the day is empty; 0: none */
    struct str constant;   /* where the cell is empty or there is none */
    struct words words;    /* of the export; empty: the canonical ones */
    int otherwise;         /* meaning of all other words; -1: an error */
    bool has_rule;         /* a date counted from issue_date if empty */
    int32_t days, months;  /* months first */
    bool month_end;        /* from the end of that month */
    const struct condition *when; /* in other rows it is as if empty */
    const struct source *instead; /* read in those rows, without a when where
                                     the cell is empty; or NULL */
};

#define JOINED_PARTS 3

/* What a condition asks of a cell beside its text. */
enum asked { ASKED_NOTHING, ASKED_YES, ASKED_NO };

/* Is a row of a kind?  All that is asked must hold. */
struct condition {
    struct source column;
    bool of_first_cell; /* of the first cell that is not empty instead */
    struct texts is, starts, ends, contains;  /* any of them */
    enum asked filled, zero, negative, alone; /* zero: an empty cell is; alone:
                                                 no other cell is filled */
    struct texts *first; /* the first cell that is not empty is one of these */
    /* As well, or instead of a column: */
    struct conditions {
        struct condition *items;
        size_t count;
    } all, any;
    struct condition *negated; /* may not hold; or NULL */
};

struct ignore_rule {
    struct condition when;
    struct str reason; /* "作废" */
};

/* May numbers of documents repeat? */
enum repeated { REPEATED_REJECT, REPEATED_KEEP, REPEATED_SUM };

/*
 * A row that has only one cell tells whom the rows below are about: its text
 * becomes a column of theirs.
 */
struct groups {
    struct source column; /* mapped false: there are none */
    struct str as;        /* heading of the added column */
    struct texts starts;  /* of the cell; none: any text */
    struct texts strip;   /* taken off its ends */
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
    struct str description;
    struct texts *recognise_headings; /* alternatives of each; all are there */
    size_t recognise_count;
    struct texts recognise_files;
    struct texts sheets;     /* those of a workbook that it reads; none: all */
    bool finds_headings;     /* the row is not said: by its words */
    size_t heading_row;      /* from 1; 0: no headings, columns by position */
    size_t heading_rows;     /* lines that make up a heading, from 1 */
    struct texts *fill_down; /* alternatives of each; the first leads */
    size_t fill_count;
    struct groups groups;
    struct texts known; /* headings that nothing needs to use */
    char delimiter;     /* 0: recognised */
    enum date_order date_order;
    bool dates_by_separator;        /* instead by the first of . / - in one */
    enum date_order date_orders[3]; /* in this order */
    bool serial_dates;              /* days of Excel are dates */
    struct number_style number_style;
    bool decimal_comma; /* 950,00 is read as well as 950.00 */
    bool rounds;
    enum rounding rounding;
    const struct currency *currency; /* of rows that say none; or NULL */
    enum negative negative;
    bool credit_minus; /* credit notes are written with a minus */
    enum repeated repeated;
    bool long_numbers; /* identifiers of 18 digits that end in zeros are fine */
    struct ignore_rule *ignore;
    size_t ignore_count;
    struct condition *accept; /* words of a column; any other rejects the row */
    size_t accept_count;
    struct condition totals;       /* the row that adds up: the control total */
    struct field sql[TABLE_COUNT]; /* of a database; empty: none */
    struct table_map tables[TABLE_COUNT];
};

/* Our own headings, for one table; the reason of ignoring is in English. */
struct profile profile_canonical(enum table table, struct arena *a);

bool profile_is_canonical(const struct profile *p);

/*
 * The headings of our own table stand in two lines.  Where rows tell their
 * currency an amount's 原币 is the one that is in it.
 */
void profile_two_lines(struct profile *p, bool has_currency, struct arena *a);

/* Is it what begins the row below a printed list ("制表：")?  Its word. */
bool canonical_is_footer(struct str s, struct str *word);

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
