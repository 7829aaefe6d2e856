/*
 * mustache - tags in a text, filled strictly.
 *
 * The language of the Mustache specification (variables with dotted names,
 * sections, inverted sections, comments, set delimiters, partials) with these
 * differences: a name that the data do not know is an error, also of a
 * section; {{?x}} is x, or where it has no value a blank line to fill by hand,
 * which is told; {{{x}}} and {{&x}} are refused, so that no value escapes the
 * escaper; a variable without value (null) is an error outside of a section
 * that asks for it.
 *
 * A typed leaf offers forms by a last name: {{amount.upper}} (value_form).
 * A list has {{list.count}}, {{list.total.PART}}, the sum over its elements,
 * and {{#list.totals.PART}}, one sum a currency.  In a list, {{-first}},
 * {{-last}} (for sections), {{-index}} (from 1) and {{-count}} speak of the
 * innermost list.  Nothing, false, "", 0, a zero amount and an empty list do
 * not open a section.
 *
 * Limits: 1 MiB of source, 64 levels of sections and partials, 16 MiB of
 * result.
 */
#ifndef DOC_MUSTACHE_H
#define DOC_MUSTACHE_H

#include "base/buf.h"
#include "doc/value.h"

/* The line that {{?x}} leaves. */
#define MUSTACHE_BLANK "＿＿＿＿＿＿＿＿"

struct mustache; /* parsed, immutable, shared by threads */

/*
 * The text of the partial of that name, with the place it begins at.  False:
 * there is none, which is reported at name.at.  The text outlives the parsed
 * template.
 */
typedef bool mustache_partial_fn(void *user, struct field name,
                                 struct field *out, struct arena *a,
                                 struct diag *d);

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
    struct field *blanks; /* names that {{?x}} left a line for, each once */
    size_t blank_count;
};

/*
 * Fill the tags.  All missing names are reported (at most 20), not only the
 * first; false if there are any.
 */
MUST_CHECK bool mustache_render(const struct mustache *m,
                                const struct mustache_data *data,
                                struct mustache_text *out, struct arena *a,
                                struct diag *d);

/* What stands in a template, in the order of its text. */
enum mustache_part {
    MUSTACHE_TEXT,
    MUSTACHE_VARIABLE, /* text is the name */
    MUSTACHE_FILLED,   /* {{?x}}: filled by hand where it has no value */
    MUSTACHE_SECTION,
    MUSTACHE_INVERTED,
    MUSTACHE_END,    /* of the section or inverted section */
    MUSTACHE_PARTIAL /* its parts follow */
};

typedef void mustache_visit_fn(void *user, enum mustache_part part,
                               struct field text);

/* Call visit for every part, those of partials included; m may be NULL. */
void mustache_visit(const struct mustache *m, mustache_visit_fn *visit,
                    void *user);

/*
 * The text without data, for lint: a section is there as often as times says
 * of its name, an inverted one where it says 0; a variable is escaped as an
 * empty value.  False when it gets too large.
 */
typedef unsigned mustache_times_fn(void *user, struct str name);
MUST_CHECK bool mustache_outline(const struct mustache *m,
                                 mustache_times_fn *times, void *times_user,
                                 mustache_escape_fn *escape, void *escape_user,
                                 struct mustache_text *out, struct arena *a,
                                 struct diag *d);

/* The value of a dotted name in the contexts, or NULL; forms do not count. */
const struct value *mustache_find(const struct value *contexts,
                                  size_t context_count, struct str name);

#endif
