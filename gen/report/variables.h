/*
 * variables - what the templates of the built-in documents may use.
 *
 * One table a kind of document: name, type, example and meaning.  A template
 * says "kind: letter" in its front matter; then lint knows its names, vars
 * tells them, and render reads JSON by them.  A test holds the tables against
 * the data that documents are really filled with.
 */
#ifndef REPORT_VARIABLES_H
#define REPORT_VARIABLES_H

#include "doc/value_type.h"

struct variable {
    const char *name; /* "documents.open" */
    const char *type; /* as type_parse reads it */
    const char *example;
    const char *en, *zh; /* the meaning */
};

struct variable_kind {
    const char *name; /* "letter" */
    const char *en, *zh;
    const struct variable *items;
    size_t count;
    /* An example of its "charts"; NULL: it shows none. */
    struct value (*charts)(struct arena *a);
};

extern const struct variable_kind *const variable_kinds[];
extern const size_t variable_kind_count;

/* NULL: there is none of that name. */
const struct variable_kind *variables_find(struct str kind);

/* The types of a kind as a tree. */
struct type_node *variables_types(const struct variable_kind *kind,
                                  struct arena *a);

/* The entry of a dotted name, or NULL. */
const struct variable *variables_of(const struct variable_kind *kind,
                                    struct str name);

#endif
