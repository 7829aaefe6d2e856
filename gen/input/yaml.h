/*
 * yaml - configuration text as a tree whose every node knows its place.
 *
 * By libyaml.  Scalars are text; aliases, tags, duplicate keys and more than
 * one document are errors.
 */
#ifndef INPUT_YAML_H
#define INPUT_YAML_H

#include "base/diag.h"

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP };

struct yaml {
    enum yaml_kind kind;
    struct field scalar;    /* text and place; place of LIST and MAP too */
    struct yaml *items;     /* LIST: elements; MAP: values */
    struct field *keys;     /* MAP */
    size_t count;
};

/* first_line: where text begins in its file, for front matter. */
MUST_CHECK bool yaml_parse(struct yaml *out, const char *path,
                           size_t first_line, struct str text,
                           struct arena *a, struct diag *d);

/* The value of a key, or NULL. */
const struct yaml *yaml_find(const struct yaml *map, const char *key);

/*
 * Typed reads: report at the node and return false when it is of another
 * kind.  A missing node (NULL) leaves *out alone and is fine.
 */
MUST_CHECK bool yaml_text(const struct yaml *y, struct str *out,
                          struct diag *d);
MUST_CHECK bool yaml_integer(const struct yaml *y, int64_t low, int64_t high,
                             int64_t *out, struct diag *d);
MUST_CHECK bool yaml_bool(const struct yaml *y, bool *out, struct diag *d);

/* Every key must be among names; else an error naming the nearest one. */
MUST_CHECK bool yaml_check_keys(const struct yaml *map,
                                const char *const *names, size_t n,
                                struct diag *d);

#endif
