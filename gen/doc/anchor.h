/*
 * anchor - what a link within a document calls a heading.
 *
 * "## 附表 A" is reached by [见附表](#附表-a), as Markdown has it elsewhere:
 * letters small, blanks as hyphens, no punctuation of ASCII.  A number before
 * the title, 一、 or （二） or 3., need not be in the link, nor need that of
 * the link be in the title: numbers may be given by the template, and change
 * when it does.
 */
#ifndef DOC_ANCHOR_H
#define DOC_ANCHOR_H

#include "base/arena.h"

struct anchor {
    struct str full; /* "二、附表-a" */
    struct str bare; /* without one number: "附表-a" */
};

/* The names of the heading with this title; in the arena. */
struct anchor anchor_of_title(struct str title, struct arena *a);

/* What "#..." asks for; "%E9%99%84" is read as what it stands for. */
struct anchor anchor_of_link(struct str link, struct arena *a);

/*
 * The heading that a link means: the first whose full name it has, else whose
 * bare one, else that has its name without a number.  count: none.
 */
size_t anchor_find(const struct anchor *headings, size_t count,
                   struct anchor link);

#endif
