/*
 * template_schema - what the data of a template are declared to be: by its
 * kind, if it has one, and by its own needs.
 */
#ifndef COMMAND_TEMPLATE_SCHEMA_H
#define COMMAND_TEMPLATE_SCHEMA_H

#include "doc/template.h"
#include "report/variables.h"

struct schema {
    const struct variable_kind *kind; /* NULL: the template names none */
    struct type_node *types;          /* the root */
    bool is_typed;                    /* else names alone are declared */
    bool is_empty;                    /* nothing is declared */
};

/* An unknown kind is reported. */
MUST_CHECK bool template_schema(const struct template *t, struct schema *out,
                                struct arena *a, struct diag *d);

#endif
