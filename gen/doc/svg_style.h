/*
 * svg_style - how a shape of an SVG is painted.
 */
#ifndef DOC_SVG_STYLE_H
#define DOC_SVG_STYLE_H

#include "doc/svg_path.h"

/* What children inherit. */
struct svg_style {
    struct svg_matrix matrix;
    struct image_color fill, stroke;
    bool has_fill, has_stroke, even_odd, round, hidden;
    int64_t thickness; /* of strokes, in user units */
};

/* As SVG begins: filled in black. */
extern const struct svg_style svg_plain;

/* A rule of a <style>: what a class sets. */
struct svg_class {
    struct str name;
    struct str declarations;
};

struct svg_classes {
    struct svg_class *items;
    size_t count, capacity;
};

/* ".a, .b { fill: red }": the classes it names.  False: another selector. */
MUST_CHECK bool svg_classes_read(struct svg_classes *out, struct str css,
                                 struct arena *a);

/*
 * What one attribute or declaration sets; false: it asks for what cannot be
 * drawn (a gradient, transparency).  Others than those of paint are ignored.
 */
MUST_CHECK bool svg_style_set(struct svg_style *style, struct str name,
                              struct str value);

/* "fill: red; stroke: none" */
MUST_CHECK bool svg_style_declare(struct svg_style *style, struct str text);

/* All that the names of a class attribute set. */
MUST_CHECK bool svg_style_classes(struct svg_style *style,
                                  const struct svg_classes *classes,
                                  struct str names);

#endif
