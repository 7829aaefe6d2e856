/*
 * style - what the roles of the tree look like.
 */
#ifndef LAYOUT_STYLE_H
#define LAYOUT_STYLE_H

#include "layout/setter.h"

enum {
    HAIR = 250, /* rules, in mpt */
    THIN = 500,
    HEAVY = 1000
};

struct paragraph_style style_body(const struct setter *s);

/* Titles are level 1. */
struct paragraph_style style_heading(const struct setter *s, int level);

/* Space above and below a heading. */
mpt style_heading_before(const struct setter *s, int level);
mpt style_heading_after(const struct setter *s, int level);

/* Cells of tables: smaller and tighter than the body. */
struct paragraph_style style_cell(const struct paragraph_style *body);

/* Small print. */
struct paragraph_style style_note(const struct paragraph_style *body);

/* Header and footer. */
struct paragraph_style style_folio(const struct setter *s);

#endif
