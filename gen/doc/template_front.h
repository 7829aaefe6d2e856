/*
 * template_front - the front matter of a template, checked.
 */
#ifndef DOC_TEMPLATE_FRONT_H
#define DOC_TEMPLATE_FRONT_H

#include "doc/mustache.h"
#include "doc/template.h"
#include "doc/value_type.h"

/* Texts that may hold tags. */
enum front_text {
    FRONT_TITLE,
    FRONT_AUTHOR,
    FRONT_SUBJECT,
    FRONT_HEADER,
    FRONT_FOOTER,
    FRONT_WATERMARK,
    FRONT_TEXT_COUNT
};

struct front {
    const struct mustache *texts[FRONT_TEXT_COUNT]; /* NULL: not given */
    struct place text_places[FRONT_TEXT_COUNT];
    struct page_setup page;
    bool english;
    struct field font; /* a family of fonts.yaml */
    int32_t body_size; /* mpt */
    int32_t leading;   /* thousandths of the size; 0: not given */
    bool indent;
    bool hyphenated;      /* English words */
    struct field kind;    /* of document: its data are known; or empty */
    struct field title;   /* as written */
    struct field purpose; /* in one sentence; or empty */
    struct field series;  /* of its numbers: 催字; or empty */
    const struct field *requires, *excludes; /* names of conditions */
    size_t require_count, exclude_count;
    bool asserts_claim; /* it asks for payment: a demand */
    struct picture logo, seal;
    const struct mustache **letterhead; /* its lines */
    size_t letterhead_count;
    bool numbered;           /* headings, in the Chinese way */
    struct type_node *types; /* needs, as a tree; never NULL */
};

/* Unknown keys and values that make no sense are reported, all of them. */
MUST_CHECK bool front_parse(const struct template_source *source,
                            struct front *out, struct arena *a, struct diag *d);

#endif
