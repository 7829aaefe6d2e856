/*
 * font_set - what the files of layout/font share: the faces and their chains.
 */
#ifndef LAYOUT_FONT_SET_H
#define LAYOUT_FONT_SET_H

#include "base/file.h"
#include "layout/font.h"

struct font_chain {
    unsigned faces[FONT_CHAIN_MAX]; /* numbers, in order of preference */
    unsigned count;
};

struct font_set {
    struct face *faces;
    struct mapped *files; /* one a face; empty where a face shares one */
    size_t count;
    struct font_chain chains[FONT_ROLE_COUNT][2]; /* [role][bold] */
    bool frozen;
};

#endif
