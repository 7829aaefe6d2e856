/*
 * setter - what one composition works with, and how text may look.
 *
 * Belongs to one thread.  Nothing stops at the first mistake: failed stays
 * true, and compose() tells its caller at the end.
 */
#ifndef LAYOUT_SETTER_H
#define LAYOUT_SETTER_H

#include "layout/break.h"
#include "layout/font.h"

#define MISSING_MAX 256

struct missing_characters { /* reported already; later ones are not */
    uint32_t items[MISSING_MAX];
    size_t count;
};

#define HEADING_LEVELS 6

struct heading_levels { /* of the headings above what is set now */
    int items[HEADING_LEVELS];
    int count;
};

struct setter {
    const struct document_tree *tree;
    const struct font_set *fonts;
    struct shaper *shaper;
    struct breaker breaker;
    struct arena *arena;  /* lives as long as the pages */
    struct arena scratch; /* gone when composition ends */
    struct diag *diag;
    struct missing_characters missing;
    struct tag *tag; /* what is drawn now; layout/tag.h */
    struct {
        struct tag **items;
        size_t count, capacity;
    } tags;
    struct heading_levels headings;
    unsigned body_family; /* FONT_SERIF ... */
    mpt text_height;      /* of a page */
    mpt measure;          /* of its lines */
    struct {
        struct noted **items;
        size_t count, capacity;
    } noted; /* footnotes whose marks were drawn; layout/footnote.h */
    struct {
        mpt character, line; /* pitches; 0: none */
    } grid;
    bool addressed; /* a paragraph was set: no later one is an addressee */
    bool chinese;
    bool failed;
};

struct text_style {
    unsigned family; /* FONT_SERIF ... */
    bool bold;
    bool tabular; /* digits of one width, for columns of amounts */
    mpt size;
    mpt pitch;   /* from Han to Han in a grid; 0: their size */
    mpt leading; /* from baseline to baseline */
    struct color color;
};

struct paragraph_style {
    struct text_style text;
    enum align align;
    bool justified;   /* else ragged on the side away from align */
    bool hyphenated;  /* English words may be divided */
    bool hard_breaks; /* a line end of the source ends the line */
    mpt indent;       /* of the first line */
    mpt hang;         /* of the others */
};

/* Its scratch is released by who made it. */
struct setter setter_new(const struct document_tree *tree,
                         const struct font_set *fonts, struct shaper *shaper,
                         struct arena *a, struct diag *d);

/* Work that only measures is forgotten; messages that it gave are not. */
struct setter_mark {
    struct arena_mark arena, scratch;
};

struct setter_mark setter_mark(const struct setter *s);
void setter_rewind(struct setter *s, struct setter_mark mark);

extern const struct color black, grey, pale, hairline, accent;

#endif
