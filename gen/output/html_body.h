/*
 * html_body - the parts of output/html: one document in the making.
 */
#ifndef OUTPUT_HTML_BODY_H
#define OUTPUT_HTML_BODY_H

#include "base/buf.h"
#include "doc/anchor.h"
#include "layout/break.h"
#include "layout/tag.h"

struct html {
    struct buf out;
    const struct document_tree *tree;
    const struct font_set *fonts;
    struct shaper *shaper;
    struct arena *arena;
    struct diag *diag;
    struct {
        struct anchor *items; /* of the headings, in order */
        struct str *ids;
        size_t count;
        size_t written; /* how many have their id */
    } anchors;
    struct {
        const struct footnote **items; /* in the order of their marks */
        size_t count, capacity;
    } notes;
    struct heading_levels headings;
    int depth;        /* of blocks */
    int lists;        /* that are open */
    bool indent;      /* first lines of paragraphs stand in */
    bool hard_breaks; /* a line end of the source ends the line */
    bool chinese;
    bool whole; /* nothing here is broken anyway: a cell that is not */
    bool failed;
    struct breaker breaker;
};

/* html_links.c: the ids of headings, and what links may lead to. */
void html_find_anchors(struct html *h);
void html_add_id(struct html *h);
/* ` href="..."`; false, with a warning: it leads nowhere safe. */
bool html_add_target(struct html *h, struct str link, struct place at);

/* html_inline.c */
void html_add_runs(struct html *h, const struct inline_run *content);
/* A line of text, its amounts, codes and dates whole. */
void html_add_words(struct html *h, struct str line);
struct str html_plain_text(const struct inline_run *content, struct arena *a);

/* html_table.c */
void html_add_table(struct html *h, const struct table *table);
void html_add_form(struct html *h, const struct table *table);
void html_add_figures(struct html *h, const struct table *table);

/* html_parties.c */
void html_add_parties(struct html *h, const struct block *div);

/* html_chart.c */
void html_add_chart(struct html *h, const struct chart *chart);

/* html_picture.c */
void html_add_picture(struct html *h, const struct picture *picture);
void html_add_letterhead(struct html *h);
void html_add_seal(struct html *h);

/* html_notes.c: marks in the text; the notes themselves at the end */
void html_add_mark(struct html *h, const struct inline_run *run);
void html_add_notes(struct html *h);

/* html_block.c */
void html_add_blocks(struct html *h, const struct block *blocks);

/* html_style.c: the style sheet and the fonts of a family. */
void html_add_style(struct html *h);
const char *html_fonts(struct str family);

#endif
