/*
 * template - front matter, Markdown and Mustache become a document tree.
 *
 * Strict: a missing variable is an error with file:line:column and the
 * nearest name.  Inserted values are text and can never become markup.
 *
 * Front matter keys: title, language (zh-CN, en), author, subject, page.size
 * (A4, Letter), page.margins [top, right, bottom, left] in mm, cm, pt or in,
 * font (a family of
 * fonts.yaml: serif, sans, fang, kai or another), size (8pt .. 24pt), leading
 * (distance of the lines by the size, 1.2 .. 2.5), indent
 * (true, false), header, footer, watermark, needs ([names], or {name: type},
 * see value_type), kind (the built-in document whose data it takes), purpose
 * (what it is for, in one sentence: document --list), requires and excludes
 * (conditions of the data that must and must not hold), series (in
 * which its papers are numbered), asserts_claim (true, false), logo.file,
 * logo.width, letterhead [lines], seal.file, seal.width, numbering (cn:
 * headings from the second level on count 一、（一）1. （1）; none).  Texts may
 * hold tags; {{page}} and
 * {{pages}} of header and footer are left for layout.
 */
#ifndef DOC_TEMPLATE_H
#define DOC_TEMPLATE_H

#include "doc/divs.h"
#include "doc/mustache.h"
#include "doc/tree.h"
#include "doc/value_type.h"

struct template; /* parsed once, immutable, shared by threads */

/* A key of the front matter; keys of nested maps are joined: "page.size". */
struct front_entry {
    struct field key;
    struct field *values; /* one of a scalar, all of a list */
    size_t value_count;
    bool is_list;
};

/* What stands between the two lines "---", as input/yaml read it. */
struct front_matter {
    struct front_entry *items;
    size_t count, capacity;
};

/* Read a picture of the template; reports what is wrong at name.at. */
typedef bool template_picture_fn(void *user, struct field name,
                                 const struct image **out, struct arena *a,
                                 struct diag *d);

struct template_source {
    const char *path; /* as messages name it; outlives the template */
    struct str body;  /* Markdown and Mustache; outlives the template */
    size_t body_line; /* where the body begins in the file, from 1 */
    const struct front_matter *front;
    mustache_partial_fn *partial; /* NULL: it has none */
    template_picture_fn *picture; /* NULL: no pictures */
    void *user;                   /* of partial and picture */
};

/*
 * Cut a file's text into front matter (without its "---" lines; it begins at
 * line 2) and body.  A byte order mark is skipped.  A text that does not begin
 * with "---" has an empty front matter; one that is not closed is an error.
 */
MUST_CHECK bool template_split(const char *path, struct str text,
                               struct str *front, struct str *body,
                               size_t *body_line, struct diag *d);

/*
 * Check the front matter and parse every tag.  Reports at the places of the
 * source.  Call it before threads start: it readies the Markdown parser.
 */
MUST_CHECK bool template_parse(const struct template **out,
                               const struct template_source *source,
                               struct arena *a, struct diag *d);

/* The page, fonts and language of its documents, without any text. */
struct document_tree template_frame(const struct template *t);

/* "zh-CN" or "en". */
struct str template_language(const struct template *t);
bool template_is_english(const struct template *t);

/* What it declares to need; the root of a tree, never NULL. */
const struct type_node *template_types(const struct template *t);

/* kind: of its front matter, or an empty text. */
struct field template_kind(const struct template *t);

/* Its title as written, tags and all. */
struct str template_title(const struct template *t);

/* purpose: what it is for, or an empty text. */
struct str template_purpose(const struct template *t);

/* series: in which its papers are numbered ("催字"), or empty: they are not. */
struct str template_series(const struct template *t);

/* requires and excludes: names of conditions of its data. */
const struct field *template_requires(const struct template *t, size_t *count);
const struct field *template_excludes(const struct template *t, size_t *count);

/* asserts_claim: true: it asks the debtor to pay (民法典 195). */
bool template_asserts_claim(const struct template *t);

/* Every part of its front matter's texts, then of its body. */
void template_visit(const struct template *t, mustache_visit_fn *visit,
                    void *user);

/* Its pictures, for those who parse its body themselves. */
const struct named_picture *template_pictures(const struct template *t,
                                              size_t *count);

const struct mustache *template_body(const struct template *t);

/*
 * Fill the template with data, a map.  The tree lives in a and may refer to
 * the template and the data.  Safe from several threads at once.
 */
MUST_CHECK bool template_fill(const struct template *t, struct value data,
                              const struct named_chart *charts,
                              size_t chart_count, struct document_tree *out,
                              struct arena *a, struct diag *d);

#endif
