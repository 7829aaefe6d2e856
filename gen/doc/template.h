/*
 * template - front matter, Markdown and Mustache become a document tree.
 *
 * Strict: a missing variable is an error with file:line:column and the
 * nearest name.  Inserted values are text and can never become markup.
 */
#ifndef DOC_TEMPLATE_H
#define DOC_TEMPLATE_H

#include "doc/tree.h"
#include "doc/value.h"

struct template; /* parsed once, immutable, shared by threads */

/*
 * source: the file's text; front: its front matter as read by the caller
 * (input/yaml), a map.  Errors carry the template's path and line.
 */
MUST_CHECK bool template_parse(struct template **out, const char *path,
                               struct str body, size_t body_line,
                               struct value front, struct arena *a,
                               struct diag *d);

/* Named charts that a "::: chart NAME" block may show. */
struct named_chart {
    struct str name;
    const struct chart *chart;
};

/*
 * Fill the template with data.  The tree lives in a and may refer to the
 * template and the data.
 */
MUST_CHECK bool template_fill(const struct template *t, struct value data,
                              const struct named_chart *charts,
                              size_t chart_count, struct document_tree *out,
                              struct arena *a, struct diag *d);

#endif
