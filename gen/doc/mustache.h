/*
 * mustache - tags in a text, filled strictly.
 *
 * The language of the Mustache specification (variables with dotted names,
 * sections, inverted sections, comments, set delimiters, partials) with these
 * differences: a name that the data do not know is an error, also of a
 * section; {{{x}}} and {{&x}} are refused, so that no value escapes the
 * escaper; a variable without value (null) is an error outside of a section
 * that asks for it.
 *
 * A typed leaf offers forms by a last name: {{amount.upper}} (value_form).
 * In a list, {{-first}}, {{-last}} (for sections) and {{-index}} (from 1)
 * speak of the innermost list.  Nothing, false, "", 0, a zero amount and an
 * empty list do not open a section.
 *
 * Limits: 1 MiB of source, 64 levels of sections and partials, 16 MiB of
 * result.
 */
#ifndef DOC_MUSTACHE_H
#define DOC_MUSTACHE_H

#include "base/buf.h"
#include "doc/value.h"

struct mustache; /* parsed, immutable, shared by threads */

/*
 * The text of the partial of that name, with the place it begins at; false:
 * there is none.  The text outlives the parsed template.
 */
typedef bool mustache_partial_fn(void *user, struct str name,
                                 struct field *out);

/*
 * Parse source, whose text outlives the result.  Places count from source.at.
 * partial NULL: a partial is an error.
 */
MUST_CHECK bool mustache_parse(const struct mustache **out, struct field source,
                               mustache_partial_fn *partial, void *user,
                               struct arena *a, struct diag *d);

/*
 * Write a value, whose tag stands at `at`, so that it stays text.  False when
 * it cannot, after reporting.
 */
typedef bool mustache_escape_fn(void *user, struct str value, struct place at,
                                struct buf *out, struct diag *d);

/* & < > " for HTML; no escaping at all. */
mustache_escape_fn mustache_escape_html, mustache_escape_none;

struct mustache_data {
    const struct value *contexts; /* outermost first; at least one */
    size_t context_count;
    bool english; /* language of the forms */
    mustache_escape_fn *escape;
    void *user; /* of escape */
};

struct mustache_text {
    struct str text;
    struct place *lines; /* where each line of text comes from; column 0 */
    size_t line_count;
};

/*
 * Fill the tags.  All missing names are reported (at most 20), not only the
 * first; false if there are any.
 */
MUST_CHECK bool mustache_render(const struct mustache *m,
                                const struct mustache_data *data,
                                struct mustache_text *out, struct arena *a,
                                struct diag *d);

/* The value of a dotted name in the contexts, or NULL; forms do not count. */
const struct value *mustache_find(const struct value *contexts,
                                  size_t context_count, struct str name);

#endif
