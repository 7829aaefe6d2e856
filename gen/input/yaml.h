/*
 * yaml - configuration text as a tree whose every node knows its place.
 *
 * By libyaml.  Scalars are text, quoted or not; "key:" with nothing behind it
 * is an empty text.  Aliases, anchors, tags, duplicate keys, keys that are no
 * text and more than one document are errors, as are nesting deeper than
 * YAML_MAX_DEPTH and texts longer than YAML_MAX_BYTES.
 */
#ifndef INPUT_YAML_H
#define INPUT_YAML_H

#include "base/diag.h"

#define YAML_MAX_DEPTH 32
#define YAML_MAX_BYTES (1 << 20)

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP };

struct yaml {
    enum yaml_kind kind;
    struct field scalar; /* text and place; place of LIST and MAP too */
    struct yaml *items;  /* LIST: elements; MAP: values */
    struct field *keys;  /* MAP */
    size_t count;
};

/*
 * Read a text; it may be released afterwards.  first_line: where it begins in
 * its file, for front matter.  An empty text is an empty map.  Stops at the
 * first mistake; on failure *out is untouched.
 */
MUST_CHECK bool yaml_parse(struct yaml *out, const char *path,
                           size_t first_line, struct str text, struct arena *a,
                           struct diag *d);

/* The value of a key, or NULL (also where map is NULL or no map). */
const struct yaml *yaml_find(const struct yaml *map, const char *key);

/* NULL, or a scalar without text: the key was left to its default. */
bool yaml_is_empty(const struct yaml *y);

/*
 * Typed reads: report at the node and return false when it is of another
 * kind.  A missing node (NULL) leaves *out alone and is fine.
 */
MUST_CHECK bool yaml_text(const struct yaml *y, struct str *out,
                          struct diag *d);
MUST_CHECK bool yaml_integer(const struct yaml *y, int64_t low, int64_t high,
                             int64_t *out, struct diag *d);
MUST_CHECK bool yaml_bool(const struct yaml *y, bool *out, struct diag *d);

/* The index of a text among words; else an error that lists them. */
MUST_CHECK bool yaml_choice(const struct yaml *y, const char *const *words,
                            size_t n, size_t *out, struct diag *d);

/* Is it a list, a map?  Missing (NULL) is fine; else an error. */
MUST_CHECK bool yaml_is_list(const struct yaml *y, struct diag *d);
MUST_CHECK bool yaml_is_map(const struct yaml *y, struct diag *d);

/*
 * A map, and every key among names; else errors naming the nearest one, for
 * all keys that are wrong.
 */
MUST_CHECK bool yaml_check_keys(const struct yaml *map,
                                const char *const *names, size_t n,
                                struct diag *d);

/* The front of a text, at a character, short enough for a message. */
struct str yaml_shown(struct str s);

#endif
