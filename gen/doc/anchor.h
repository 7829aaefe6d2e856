/*
 * anchor - what a link within a document calls a heading.
 *
 * "## 附表 A" is reached by [见附表](#附表-a), as Markdown has it elsewhere:
 * letters small, blanks as hyphens, no punctuation of ASCII.  A number before
 * the title, 一、 or （二） or 3., counts on neither side.
 */
#ifndef DOC_ANCHOR_H
#define DOC_ANCHOR_H

#include "base/arena.h"

/* The name of the heading with this title; in the arena. */
struct str anchor_of_title(struct str title, struct arena *a);

/* The name that "#..." asks for; "%E9%99%84" is read as what it stands for. */
struct str anchor_of_link(struct str link, struct arena *a);

#endif
