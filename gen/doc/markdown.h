/*
 * markdown - a filled template becomes blocks, by cmark-gfm.
 *
 * CommonMark with tables: paragraphs, headings, lists, tables, thematic
 * breaks; strong, emphasised, code, links, hard breaks, <br> in tables;
 * pictures in paragraphs of their own, ![words](file.png){width=30mm}.  Raw
 * HTML, code blocks and quotations are refused with their place.  A table whose
 * last row begins with a strong cell has a total.  Three or more _ in a row are
 * a blank to fill in.
 *
 * Values are not in the text: a slot stands for each, and the value is put in
 * after parsing.  So a value cannot be markup, whatever it holds and wherever
 * it stands, nor change how its surroundings are read.
 *
 * Limits: 64 KiB a line, 32 columns, 65,536 lines, 32 levels.
 */
#ifndef DOC_MARKDOWN_H
#define DOC_MARKDOWN_H

#include "base/buf.h"
#include "doc/tree.h"

struct markdown {
    struct str text;           /* with slots; UTF-8 */
    const struct place *lines; /* where each line of text comes from */
    size_t line_count;
    const struct field *values; /* of the slots, with the place of the tag */
    size_t value_count;
    struct footnote *notes; /* set by divs_parse; numbered as marks are met */
    size_t note_count;
    int *notes_used;
    const struct named_picture *pictures; /* that the text may show */
    size_t picture_count;
};

/* A picture of the template, by the name it has there. */
struct named_picture {
    struct str name;
    const struct image *image;
};

/* A part of a text that holds no line of a block :::. */
struct markdown_part {
    struct str text;
    size_t first_line; /* from 0 */
    bool is_form;      /* its tables are */
    enum list_style list;
};

/*
 * Once, before threads start: cmark's extensions register themselves in
 * global tables.  Calling it again is fine.
 */
void markdown_start(void);

/* Write the slot of the n-th value. */
void markdown_add_slot(struct buf *b, size_t n);

/* Whether text holds what marks a slot: it may not stand in a template. */
bool markdown_has_slot(struct str text);

/* Text with its slots filled, for names and addresses. */
struct str markdown_fill(const struct markdown *m, struct str text,
                         struct arena *a);

/* The place of a line of text, from 0. */
struct place markdown_place(const struct markdown *m, size_t line);

/* Write the slot of the n-th footnote's mark. */
void markdown_add_note_slot(struct buf *b, size_t n);

/*
 * Parse a part of m's text.  *last_next is where the first block goes; it is
 * moved behind the last.
 */
MUST_CHECK bool markdown_parse(const struct markdown *m,
                               const struct markdown_part *part,
                               struct block ***last_next, struct arena *a,
                               struct diag *d);

#endif
