/*
 * json - JSON text as a tree, for the files that we wrote ourselves.
 *
 * take.json, manifest.json.  People may have edited them, so they are read as
 * strictly as any other input: no key twice, at most JSON_DEEPEST levels.
 * Amounts and dates are texts there; a number with a fraction has no value.
 */
#ifndef INPUT_JSON_H
#define INPUT_JSON_H

#include "base/diag.h"

#define JSON_DEEPEST 32

enum json_kind {
    JSON_IS_NULL,
    JSON_IS_BOOL,
    JSON_IS_INTEGER,
    JSON_IS_FRACTION, /* a number that is none of the above */
    JSON_IS_TEXT,
    JSON_IS_LIST,
    JSON_IS_MAP
};

struct json_node {
    enum json_kind kind;
    struct str key;  /* in a map; else empty */
    struct str text; /* JSON_IS_TEXT */
    int64_t integer; /* JSON_IS_INTEGER; of JSON_IS_BOOL 0 or 1 */
    struct json_node *items;
    size_t count; /* of a list or map, in the order of the text */
};

/* Read a text.  False, *out untouched: said where it is no JSON. */
MUST_CHECK bool json_parse(const char *path, struct str text,
                           struct json_node *out, struct arena *a,
                           struct diag *d);

/* The same of a file of at most maximum bytes. */
MUST_CHECK bool json_read(const char *path, size_t maximum,
                          struct json_node *out, struct arena *a,
                          struct diag *d);

/* The entry of a map; NULL: there is none, or node is NULL or no map. */
const struct json_node *json_find(const struct json_node *node,
                                  const char *key);

/* The text of an entry; empty where there is none. */
struct str json_find_text(const struct json_node *node, const char *key);

#endif
