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

struct plan {
    const struct profile *profile;
    struct str *headings; /* trimmed; empty texts without a heading row */
    size_t field_count;
    int fields[TABLE_COUNT][COLUMN_MAX]; /* from 0, or PLAN_NO_FIELD */
    int when[TABLE_COUNT];
    enum table fed[TABLE_COUNT]; /* those that the profile feeds */
    size_t fed_count;
    int *ignore;       /* of the profile's rules */
    struct str tables; /* "documents+receipts", for people */
};

/*
 * Bind.  Reports headings that the profile needs and the file lacks, or has
 * twice, and (note) headings that nothing uses.
 */
MUST_CHECK bool plan_make(const struct profile *p, const char *path,
                          const struct csv_row *heading_row, size_t fields,
                          struct plan *out, struct arena *a, struct diag *d);

/* Does the profile feed any table but customers? */
bool plan_feeds_facts(const struct plan *p);

#endif
