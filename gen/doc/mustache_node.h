/*
 * mustache_node - a parsed template, between doc/mustache.c that makes it and
 * doc/mustache_render.c that fills it.
 */
#ifndef DOC_MUSTACHE_NODE_H
#define DOC_MUSTACHE_NODE_H

#include "doc/mustache.h"

#define MUSTACHE_MAX_SOURCE (1u << 20)
#define MUSTACHE_MAX_DEPTH  64
#define MUSTACHE_MAX_TEXT   (16u << 20)

enum node_kind {
    NODE_TEXT,
    NODE_VARIABLE,
    NODE_SECTION,
    NODE_INVERTED,
    NODE_PARTIAL
};

struct node {
    struct node *next;
    enum node_kind kind;
    struct place at;
    struct str text;       /* TEXT: as it stands; else the name */
    struct node *children; /* SECTION, INVERTED */
    bool is_blank;         /* VARIABLE: a line to fill where it is null */
    const struct mustache *partial;
};

struct mustache {
    struct node *first;
};

#endif
