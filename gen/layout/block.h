/*
 * block - the blocks of a tree become strips.
 */
#ifndef LAYOUT_BLOCK_H
#define LAYOUT_BLOCK_H

#include "layout/strip.h"

/* Blocks within blocks, at most. */
#define BLOCK_DEPTH_MAX 16

/* Where blocks are set, and what their text looks like. */
struct frame {
    mpt x, measure;
    struct paragraph_style body;
    enum div_role role;
    mpt head; /* of charts side by side */
    int depth;
};

/* Blocks one below the other, with the space their kinds ask between them. */
struct strips blocks_set(struct setter *s, const struct block *blocks,
                         const struct frame *frame);

/* div.c: a div's children in the way of its role. */
struct strips div_set(struct setter *s, const struct block *div,
                      const struct frame *frame);

/* picture.c: a picture as a figure. */
struct strips picture_set(struct setter *s, const struct picture *picture,
                          const struct frame *frame);

/* The size a picture has in this measure; no picture, no size. */
struct point picture_size(const struct picture *picture, mpt measure);

/* parties.c: lines "甲方：…" with what they say aligned. */
struct strips parties_set(struct setter *s, const struct block *div,
                          const struct frame *frame);

/* list.c */
struct strips list_set(struct setter *s, const struct block *list,
                       const struct frame *frame);

/* An addressee or a closing word: its first line does not stand in. */
bool block_is_flush(const struct inline_run *content);

#endif
