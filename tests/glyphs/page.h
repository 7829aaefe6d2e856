/*
 * page - a grey picture of a page, and the glyphs that stand on it.
 */
#ifndef TESTS_GLYPHS_PAGE_H
#define TESTS_GLYPHS_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SAID_MAX      64 /* bytes that a glyph stands for */
#define NAME_MAX_FONT 128

/* A glyph as the page says it: what it stands for, not which it is. */
struct shown {
    char font[NAME_MAX_FONT]; /* PostScript name, without the subset's tag */
    char said[SAID_MAX];      /* UTF-8; of a ligature all of it */
    double matrix[4];         /* from the em square to points on the page */
    double x, y;              /* points from the left and from the top */
    double darkness;          /* 0 white to 1 black */
    unsigned page;            /* from 1 */
    bool part;                /* says nothing by itself */
};

struct shown_list {
    struct shown *items;
    size_t count, capacity;
    unsigned pages;
};

/* Read what "mutool trace" wrote; exits with a message where it cannot. */
void trace_read(struct shown_list *out, const char *path);

struct picture {
    int width, height;
    uint8_t *ink; /* 0 white to 255 black, row by row from the top */
};

/* Read a binary PGM; exits with a message where it cannot. */
void picture_read(struct picture *out, const char *path);

#endif
