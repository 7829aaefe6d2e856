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

/*
 * {column: H, is: [...], starts: [...], filled: yes}; with_reason: the key
 * reason is allowed as well.
 */
MUST_CHECK bool profile_condition(const struct yaml *y, bool with_reason,
                                  struct condition *out, struct arena *a,
                                  struct diag *d);

#endif
