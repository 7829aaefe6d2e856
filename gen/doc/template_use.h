/*
 * template_use - which names a template uses, and what they mean by the
 * declared types, before any data.
 */
#ifndef DOC_TEMPLATE_USE_H
#define DOC_TEMPLATE_USE_H

#include "doc/template.h"

enum use_fault {
    USE_FINE,
    USE_OPEN,     /* nothing is declared that could say */
    USE_UNKNOWN,  /* no such name */
    USE_NO_FORM,  /* the type has no such form or part */
    USE_NO_TEXT,  /* a list or group where a text is wanted */
    USE_NO_SUM,   /* a total of what are no amounts or numbers */
    USE_NO_LIST,  /* -index and the like outside of a list */
    USE_UNGUARDED /* may be left out, and no section asks for it */
};

struct use {
    enum mustache_part part; /* VARIABLE, SECTION or INVERTED */
    struct field name;       /* as written, with its place */
    struct str path;         /* in full: "documents.open"; empty: of a loop */
    struct value_type type;
    struct str form; /* "upper", or empty */
    enum use_fault fault;
    struct str missing;    /* UNKNOWN, NO_FORM: the part */
    enum type_kind holder; /* NO_FORM: of what has no such part */
    struct str nearest;    /* UNKNOWN, NO_FORM: near enough to be told */
    struct str choices;    /* what there is */
};

struct uses {
    struct use *items; /* in the order of the text */
    size_t count, capacity;
};

/* root: what is declared; nothing is known where it has no parts. */
void template_uses(const struct template *t, const struct type_node *root,
                   struct uses *out, struct arena *a);

#endif
