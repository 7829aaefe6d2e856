/*
 * tag - the structure that is made while blocks are set.
 *
 * The setter holds the current tag; every mark that is drawn belongs to it.
 * Tags without marks are left out of files, but for the cells of a table.
 * What only measures makes no tags: open one where marks are drawn.
 */
#ifndef LAYOUT_TAG_H
#define LAYOUT_TAG_H

#include "layout/setter.h"

/* The root of a document; becomes the current tag. */
void tag_begin(struct setter *s);

/* A child of the current tag; becomes the current tag until tag_close. */
struct tag *tag_open(struct setter *s, enum tag_kind kind);
void tag_close(struct setter *s);

/* A heading with the level that follows the levels before it. */
struct tag *tag_open_heading(struct setter *s, int level);

/* The level, from 1, of the next heading behind those seen before. */
int heading_levels_enter(struct heading_levels *open, int level);

/* A child of the current tag, which stays current. */
struct tag *tag_add(struct setter *s, enum tag_kind kind);

/* Draw for another tag; returns the one that was current. */
struct tag *tag_switch(struct setter *s, struct tag *tag);

#endif
