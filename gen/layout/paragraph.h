/*
 * paragraph - runs of text become lines on strips.
 */
#ifndef LAYOUT_PARAGRAPH_H
#define LAYOUT_PARAGRAPH_H

#include "layout/lines.h"
#include "layout/strip.h"

struct paragraph {
    struct items items;
    struct paragraph_style style;
};

struct paragraph paragraph_new(struct setter *s,
                               const struct inline_run *content,
                               const struct paragraph_style *style);

/* The same of a plain text. */
struct paragraph paragraph_of_text(struct setter *s, struct str text,
                                   const struct paragraph_style *style);

/*
 * Its lines, one strip each, between x and x + measure.  The first two and
 * the last two lines stay on one page.
 */
struct strips paragraph_set(struct setter *s, const struct paragraph *p, mpt x,
                            mpt measure);

/*
 * The least measure in which it has no more lines than in this one, and none
 * divided at a worse place: lines of about one length, as titles have them.
 */
mpt paragraph_balance(struct setter *s, const struct paragraph *p, mpt measure);

/* How many lines that makes. */
size_t paragraph_line_count(struct setter *s, const struct paragraph *p,
                            mpt measure);

/* One line of it at x, with its baseline at y of the strip. */
void paragraph_draw_line(struct setter *s, const struct paragraph *p,
                         const struct line *line, mpt measure,
                         struct strip *strip, struct point at);

/* A text on one line, unbroken: its width; drawn with its baseline at `at`. */
mpt label_width(const struct paragraph *p);
void label_draw(struct setter *s, const struct paragraph *p,
                struct strip *strip, struct point at);

/* From the top of a line to its baseline. */
mpt baseline_of(const struct text_style *style);

#endif
