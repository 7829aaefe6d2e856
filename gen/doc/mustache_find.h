/*
 * mustache_find - what a dotted name means where it stands.
 *
 * The first part is looked for from the innermost frame outward; the others
 * are parts of what was found.  A list has count, total.PART and totals.PART;
 * a typed leaf has its forms (doc/value_form.h) as the last part.
 */
#ifndef DOC_MUSTACHE_FIND_H
#define DOC_MUSTACHE_FIND_H

#include "doc/value.h"

/* One value that names are looked up in; of a list, which element. */
struct frame {
    const struct value *value;
    bool in_list;
    size_t index, count;
};

struct frames {
    const struct frame *items; /* outermost first */
    size_t count;
};

/* Why a name means nothing. */
enum find_fault {
    FIND_OK,
    FIND_UNKNOWN,  /* a part is not there */
    FIND_MIXED,    /* a total over several currencies */
    FIND_NO_SUM,   /* a total over what are no amounts or numbers */
    FIND_TOO_LARGE /* a total that does not fit */
};

struct found {
    const struct value *value; /* NULL: see fault */
    struct value own; /* of -first, -index, totals: value points here */
    struct str form;  /* last part of the name, or empty */
    enum find_fault fault;
    struct str missing;         /* the part that is not there */
    const struct value *holder; /* where it was looked for; NULL: everywhere */
};

void frames_find(struct frames frames, struct str name, struct found *out,
                 struct arena *a);

/* What could have been meant: nearest name, and the first few. */
struct names {
    struct str wanted;
    struct str nearest;
    unsigned distance; /* of nearest */
    struct buf list;
    size_t count;
};

/* The names to choose from where found->missing was looked for. */
struct names frames_offer(struct frames frames, const struct found *found,
                          struct arena *a);

/* Is the nearest name near enough to be told? */
bool names_are_near(const struct names *names);

/* Add one more name to choose from. */
void names_add(struct names *names, struct str name);
struct names names_of(struct str wanted, struct arena *a);

#endif
