/*
 * plan - a profile bound to the headings of one file.
 *
 * Where the profile speaks of headings the plan has field numbers.
 */
#ifndef INPUT_PLAN_H
#define INPUT_PLAN_H

#include "input/csv.h"
#include "input/profile.h"

#define PLAN_NO_FIELD (-1)

/* A condition with the fields of its columns. */
struct test {
    const struct condition *of;
    int field;
    const struct test *all, *any; /* of->all.count, of->any.count */
    const struct test *negated;   /* of->negated, or NULL */
    bool has_begins; /* a text that meets it begins with one of these bytes */
    uint64_t begins[4];
};

/* A source that takes more than one field of the row. */
struct pick {
    const struct source *source;
    int field;
    int joined[JOINED_PARTS];   /* of source->joined */
    struct test when;           /* where source->when */
    const struct pick *instead; /* where it does not hold; or NULL */
};

struct plan {
    const struct profile *profile;
    struct str *headings; /* trimmed; empty texts without a heading row */
    size_t field_count;
    int fields[TABLE_COUNT][COLUMN_MAX]; /* from 0, or PLAN_NO_FIELD */
    bool has_picks; /* of columns with a when, a sign ... */
    const struct pick *picks[TABLE_COUNT][COLUMN_MAX]; /* or NULL */
    struct test when[TABLE_COUNT];
    enum table fed[TABLE_COUNT]; /* those that the profile feeds */
    size_t fed_count;
    struct test *ignore; /* of the profile's rules */
    size_t live;         /* of them; those behind ask for a word in a column
                            that the file has not */
    struct test *accept; /* of the profile's; field PLAN_NO_FIELD: none */
    struct test totals;  /* the row that is the control total */
    int group;           /* profile->groups, or PLAN_NO_FIELD */
    int *fill_down;      /* profile->fill_count fields */
    bool *used;          /* by field: something reads it, or knows it */
    bool *asked;         /* by field: a condition looks at it */
    struct str tables;   /* "documents+receipts", for people */
};

/*
 * Bind.  Reports headings that the profile needs and the file lacks, or has
 * twice, and (note) headings that nothing uses.
 */
MUST_CHECK bool plan_make(const struct profile *p, const char *path,
                          const struct csv_row *heading_row, size_t fields,
                          struct plan *out, struct arena *a, struct diag *d);

/* A heading without blanks and stars ("*客户", "Amount *") around it. */
struct str plan_heading(struct str text);

/* Are two headings the same, but for these and for case? */
bool plan_same_heading(struct str a, struct str b);

/* Does the profile feed any table but customers? */
bool plan_feeds_facts(const struct plan *p);

#endif
