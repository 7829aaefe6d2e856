/*
 * svg_path - numbers, matrices and outlines of SVG, in whole numbers.
 *
 * Lengths are ten-thousandths of a user unit, at most SVG_FAR from zero;
 * parts of a matrix and other ratios are millionths.
 */
#ifndef DOC_SVG_PATH_H
#define DOC_SVG_PATH_H

#include "doc/image.h"

#define SVG_UNIT   10000
#define SVG_RATIO  1000000
#define SVG_FAR    INT64_C(1000000000) /* 100,000 units */
#define SVG_STEPS  200000              /* of one picture */
#define SVG_DEGREE 10000

struct svg_point {
    int64_t x, y;
};

struct svg_matrix {
    int64_t a, b, c, d; /* ratios */
    int64_t e, f;       /* lengths */
};

extern const struct svg_matrix svg_identity;

/* An outline that grows; what it cannot hold or read makes it bad. */
struct svg_outline {
    struct arena *arena;
    struct svg_matrix matrix; /* of what is added, to the picture's units */
    struct path_step *steps;
    size_t count, capacity;
    size_t *total;           /* steps of the whole picture */
    struct svg_point at;     /* where the pen is, and: */
    struct svg_point start;  /* of the part that CLOSE ends */
    struct svg_point smooth; /* the control point that S and T mirror */
    char last;               /* the command before, in capitals */
    bool bad;
};

/*
 * The number at the front of *s, with blanks and a comma before it, in `unit`
 * parts; *s is what follows.  False: there is none, or it is too far.
 */
MUST_CHECK bool svg_number(struct str *s, int64_t unit, int64_t *out);

/* first and then second; false: a part is too far. */
MUST_CHECK bool svg_multiply(struct svg_matrix *out, struct svg_matrix second,
                             struct svg_matrix first);

/* "translate(1 2) rotate(45)": false: not that, or skewed. */
MUST_CHECK bool svg_transform(struct svg_matrix *out, struct str text);

/* How much longer a length becomes, in all directions alike. */
int64_t svg_scale(const struct svg_matrix *m, int64_t length);

void svg_move(struct svg_outline *o, struct svg_point to);
void svg_line(struct svg_outline *o, struct svg_point to);
void svg_curve(struct svg_outline *o, struct svg_point c1, struct svg_point c2,
               struct svg_point to);
void svg_close(struct svg_outline *o);

/* A part of an ellipse, as the command A has it; turn in SVG_DEGREE. */
struct svg_arc {
    int64_t rx, ry, turn;
    bool large, sweep;
    struct svg_point to;
};
void svg_arc_add(struct svg_outline *o, struct svg_arc arc);

/* The whole text of a d attribute. */
void svg_path_add(struct svg_outline *o, struct str d);

/* Of an angle in SVG_DEGREE, in SVG_RATIO. */
int64_t svg_sine(int64_t turn);
int64_t svg_cosine(int64_t turn);

/* The largest whole number whose square is no more. */
int64_t svg_root(uint64_t n);

#endif
