/*
 * markdown - a filled template becomes blocks, by cmark-gfm.
 *
 * CommonMark with tables: paragraphs, headings, lists, tables, thematic
 * breaks; strong, emphasised, code, links, hard breaks.  Raw HTML, code
 * blocks, quotations and images are refused with their place.  A table whose
 * last row begins with a strong cell has a total.
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

/*
 * Parse a part of m's text that begins at first_line (from 0), without divs.
 * *last_next is where the first block goes; it is moved behind the last.
 */
MUST_CHECK bool markdown_parse(const struct markdown *m, struct str part,
                               size_t first_line, struct block ***last_next,
                               struct arena *a, struct diag *d);

#endif
