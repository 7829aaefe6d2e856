/*
 * profile_source - the parts of a profile that say where a value comes from.
 */
#ifndef INPUT_PROFILE_SOURCE_H
#define INPUT_PROFILE_SOURCE_H

#include "input/profile.h"
#include "input/yaml.h"

/* A text or a list of texts; a missing node leaves *out alone. */
MUST_CHECK bool profile_texts(const struct yaml *y, struct texts *out,
                              struct arena *a, struct diag *d);

/* The source of a column of a table: heading, list of headings, or map. */
MUST_CHECK bool profile_source(const struct yaml *y, enum table table,
                               size_t column, struct source *out,
                               struct arena *a, struct diag *d);

/* Does the column hold an amount? */
bool profile_is_amount(enum table table, size_t column);

/*
 * A list each item of which is a text or a list of alternatives; a single text
 * is a list of one.  A missing node leaves *out alone.
 */
MUST_CHECK bool profile_text_lists(const struct yaml *y, struct texts **out,
                                   size_t *count, struct arena *a,
                                   struct diag *d);

/* "position" of a map, where there is one; not beside out->headings. */
MUST_CHECK bool profile_position(const struct yaml *map, struct source *out,
                                 struct diag *d);

/* What is asked for beside a condition. */
enum condition_keys {
    CONDITION_PLAIN,
    CONDITION_WITH_REASON, /* the key reason is allowed as well */
    CONDITION_OF_TOTALS    /* without a column: of the first filled cell */
};

/*
 * {column: H, is: [...], starts: [...], filled: yes}, {all: [...]}, {any:
 * [...]}, {not: {...}}, or a list of conditions that must all hold.
 */
MUST_CHECK bool profile_condition(const struct yaml *y,
                                  enum condition_keys keys,
                                  struct condition *out, struct arena *a,
                                  struct diag *d);

/* Rows below a printed list; their cells stand anywhere, below the heading of a
   date too. */
struct condition profile_footer(struct arena *a);

/* Those that no item bears. */
struct texts profile_footer_words(struct arena *a);

/* A row of it: one that lacks what every row of the profile's tables has. */
struct condition profile_footer_row(const struct profile *p, struct arena *a);

/* Which row is the control total, where the profile does not say. */
struct condition profile_usual_totals(struct arena *a);

#endif
