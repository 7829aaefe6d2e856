/*
 * vars - what a template may use, or does use.
 */
#ifndef COMMAND_VARS_H
#define COMMAND_VARS_H

#include "command/template_schema.h"
#include "doc/template_use.h"

/*
 * Data to begin with, as JSON that render accepts: an example of every name.
 * kind may be NULL.
 */
struct value vars_example(const struct type_node *types,
                          const struct variable_kind *kind, struct arena *a);

/* Put an example of every chart that the template shows by name into data. */
void vars_add_charts(struct value data, const struct template *t,
                     struct arena *a);

/* Rows of cells, each column as wide as its widest. */
struct vars_table {
    const struct str *cells;
    size_t columns, rows;
};
struct str vars_layout(const struct vars_table *table, struct arena *a);

#endif
