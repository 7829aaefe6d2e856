#include "doc/svg_style.h"

#include "base/buf.h"

#include <expat.h>
#include <string.h>

#define DEPTH_MAX 64
#define PATHS_MAX 20000
#define STYLE_MAX 65536
#define LONG_SIDE 1000000 /* of the picture's own units */
#define SPACE_SVG "http://www.w3.org/2000/svg|"

struct reader {
    XML_Parser parser;
    const char *path;
    struct arena *arena;
    struct diag *diag;
    struct image image;
    struct image_path *paths;
    size_t count, capacity, steps;
    struct svg_style styles[DEPTH_MAX];
    struct svg_classes classes;
    struct buf css, title;
    int depth;         /* of what is open */
    int hidden;        /* depth of an element that shows nothing, or 0 */
    struct buf *words; /* where text goes, or NULL */
    bool failed;
};

/* The attributes of an element, by their local names. */
struct element {
    struct str name;
    const char **attributes;
};

static struct place here(const struct reader *r)
{
    return place_of(r->path, XML_GetCurrentLineNumber(r->parser),
                    XML_GetCurrentColumnNumber(r->parser) + 1);
}

static void stop(struct reader *r)
{
    r->failed = true;
    XML_StopParser(r->parser, XML_FALSE);
}

static struct str attribute(const struct element *e, const char *name)
{
    for (const char **at = e->attributes; *at; at += 2)
        if (strcmp(at[0], name) == 0)
            return str_from_z(at[1]);
    return (struct str){0};
}

/* A length in user units; a unit of length is read, others are refused. */
static bool read_length(struct str s, int64_t *out)
{
    static const struct {
        struct str unit;
        int64_t ratio; /* to 1/96 inch */
    } units[] = {
        {STR_INIT(""), SVG_RATIO},  {STR_INIT("px"), SVG_RATIO},
        {STR_INIT("pt"), 1333333},  {STR_INIT("mm"), 3779528},
        {STR_INIT("cm"), 37795276}, {STR_INIT("in"), 96000000},
        {STR_INIT("pc"), 16000000},
    };
    int64_t n;

    if (!svg_number(&s, SVG_UNIT, &n))
        return false;
    for (size_t i = 0; i < COUNT(units); i++)
        if (str_equal(s, units[i].unit)) {
            *out = n * (units[i].ratio / 1000) / 1000;
            return *out >= -SVG_FAR && *out <= SVG_FAR;
        }
    return false;
}

static bool lengths(struct reader *r, const struct element *e,
                    const char *const *names, int64_t *out, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct str text = attribute(e, names[i]);

        out[i] = 0;
        if (text.len > 0 && !read_length(text, &out[i])) {
            diag_error(r->diag, here(r),
                       "SVG <%.*s>: %s \"%.*s\" cannot be read; a number is "
                       "accepted",
                       STR_ARG(e->name), names[i], STR_ARG(text));
            stop(r);
            return false;
        }
    }
    return true;
}

static struct svg_style *style_of(struct reader *r)
{
    return &r->styles[r->depth];
}

static struct svg_outline outline_new(struct reader *r)
{
    return (struct svg_outline){
        .arena = r->arena, .matrix = style_of(r)->matrix, .total = &r->steps};
}

/* What is outside the picture is cut off by whoever draws it. */
static void add_path(struct reader *r, const struct element *e,
                     const struct svg_outline *o)
{
    const struct svg_style *style = style_of(r);
    struct image_path *path;
    int64_t thickness = svg_scale(&style->matrix, style->thickness);

    if (o->bad || r->count >= PATHS_MAX || thickness > SVG_FAR) {
        diag_error(r->diag, here(r),
                   "SVG <%.*s>: its outline is damaged, too long or too far "
                   "away",
                   STR_ARG(e->name));
        stop(r);
        return;
    }
    if (o->count < 2 || (!style->has_fill && !style->has_stroke))
        return;
    path = &ARENA_PUSH(r->arena, r->paths, r->count, r->capacity);
    *path = (struct image_path){.steps = o->steps,
                                .count = o->count,
                                .filled = style->has_fill,
                                .stroked = style->has_stroke && thickness > 0,
                                .even_odd = style->even_odd,
                                .round = style->round,
                                .fill = style->fill,
                                .stroke = style->stroke,
                                .thickness = (int32_t)thickness};
}

static void draw_path(struct reader *r, const struct element *e)
{
    struct svg_outline o = outline_new(r);

    svg_path_add(&o, attribute(e, "d"));
    add_path(r, e, &o);
}

/* Corners by quarters of an ellipse. */
static void add_corner(struct svg_outline *o, int64_t rx, int64_t ry,
                       struct svg_point to)
{
    if (rx > 0 && ry > 0)
        svg_arc_add(o, (struct svg_arc){rx, ry, 0, false, true, to});
    else
        svg_line(o, to);
}

static int64_t smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static void draw_rect(struct reader *r, const struct element *e)
{
    static const char *const names[] = {"x",      "y",  "width",
                                        "height", "rx", "ry"};
    struct svg_outline o = outline_new(r);
    int64_t n[6], x, y, right, bottom, rx, ry;

    if (!lengths(r, e, names, n, COUNT(n)) || n[2] <= 0 || n[3] <= 0)
        return;
    x = n[0];
    y = n[1];
    right = x + n[2];
    bottom = y + n[3];
    rx = smaller(n[4] ? n[4] : n[5], n[2] / 2);
    ry = smaller(n[5] ? n[5] : n[4], n[3] / 2);
    if (rx < 0 || ry < 0)
        rx = ry = 0;
    svg_move(&o, (struct svg_point){x + rx, y});
    svg_line(&o, (struct svg_point){right - rx, y});
    add_corner(&o, rx, ry, (struct svg_point){right, y + ry});
    svg_line(&o, (struct svg_point){right, bottom - ry});
    add_corner(&o, rx, ry, (struct svg_point){right - rx, bottom});
    svg_line(&o, (struct svg_point){x + rx, bottom});
    add_corner(&o, rx, ry, (struct svg_point){x, bottom - ry});
    svg_line(&o, (struct svg_point){x, y + ry});
    add_corner(&o, rx, ry, (struct svg_point){x + rx, y});
    svg_close(&o);
    add_path(r, e, &o);
}

/* <circle> and <ellipse> */
static void draw_round(struct reader *r, const struct element *e)
{
    static const char *const names[] = {"cx", "cy", "r", "rx", "ry"};
    struct svg_outline o = outline_new(r);
    int64_t n[5], rx, ry;

    if (!lengths(r, e, names, n, COUNT(n)))
        return;
    rx = str_equal_z(e->name, "circle") ? n[2] : n[3];
    ry = str_equal_z(e->name, "circle") ? n[2] : n[4];
    if (rx <= 0 || ry <= 0)
        return;
    svg_move(&o, (struct svg_point){n[0] + rx, n[1]});
    add_corner(&o, rx, ry, (struct svg_point){n[0], n[1] + ry});
    add_corner(&o, rx, ry, (struct svg_point){n[0] - rx, n[1]});
    add_corner(&o, rx, ry, (struct svg_point){n[0], n[1] - ry});
    add_corner(&o, rx, ry, (struct svg_point){n[0] + rx, n[1]});
    svg_close(&o);
    add_path(r, e, &o);
}

static void draw_line(struct reader *r, const struct element *e)
{
    static const char *const names[] = {"x1", "y1", "x2", "y2"};
    struct svg_outline o = outline_new(r);
    int64_t n[4];

    if (!lengths(r, e, names, n, COUNT(n)))
        return;
    svg_move(&o, (struct svg_point){n[0], n[1]});
    svg_line(&o, (struct svg_point){n[2], n[3]});
    add_path(r, e, &o);
}

/* <polyline> and <polygon> */
static void draw_points(struct reader *r, const struct element *e)
{
    struct svg_outline o = outline_new(r);
    struct str points = attribute(e, "points");
    struct svg_point p;

    while (svg_number(&points, SVG_UNIT, &p.x) &&
           svg_number(&points, SVG_UNIT, &p.y)) {
        if (o.count == 0)
            svg_move(&o, p);
        else
            svg_line(&o, p);
    }
    if (o.count > 0 && str_equal_z(e->name, "polygon"))
        svg_close(&o);
    add_path(r, e, &o);
}

/* The part of the plane that is shown, and how its units become ours. */
static bool read_view(struct reader *r, const struct element *e)
{
    static const char *const names[] = {"width", "height"};
    struct str box = attribute(e, "viewBox");
    struct svg_matrix *m = &style_of(r)->matrix;
    int64_t n[4] = {0}, side;

    if (box.len > 0) {
        for (size_t i = 0; i < COUNT(n); i++)
            if (!svg_number(&box, SVG_UNIT, &n[i]))
                return false;
    } else if (!read_length(attribute(e, names[0]), &n[2]) ||
               !read_length(attribute(e, names[1]), &n[3])) {
        return false;
    }
    side = n[2] > n[3] ? n[2] : n[3];
    if (n[2] <= 0 || n[3] <= 0 || side < SVG_UNIT / 100)
        return false;
    r->image.width = (int32_t)(n[2] * LONG_SIDE / side);
    r->image.height = (int32_t)(n[3] * LONG_SIDE / side);
    m->a = m->d = (int64_t)LONG_SIDE * SVG_RATIO / side;
    m->e = -n[0] * LONG_SIDE / side;
    m->f = -n[1] * LONG_SIDE / side;
    return r->image.width > 0 && r->image.height > 0 && m->a <= SVG_FAR &&
           m->e >= -SVG_FAR && m->e <= SVG_FAR && m->f >= -SVG_FAR &&
           m->f <= SVG_FAR;
}

static const struct {
    const char *name;
    void (*draw)(struct reader *r, const struct element *e);
} shapes[] = {
    {"path", draw_path},      {"rect", draw_rect}, {"circle", draw_round},
    {"ellipse", draw_round},  {"line", draw_line}, {"polyline", draw_points},
    {"polygon", draw_points}, {"g", NULL},
};

/* What is written for other readers, or used by name only. */
static bool shows_nothing(const char *name)
{
    static const char *const names[] = {
        "defs",           "metadata", "desc",   "symbol", "clipPath",
        "linearGradient", "mask",     "filter", "marker", "pattern",
        "radialGradient", "view",     "script", "cursor", "font"};

    for (size_t i = 0; i < COUNT(names); i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

/* First the attributes, then classes, then the style: the last one wins. */
static bool set_style(struct reader *r, const struct element *e)
{
    struct svg_style *style = style_of(r);
    struct str transform = attribute(e, "transform");
    struct svg_matrix matrix;

    for (const char **at = e->attributes; *at; at += 2)
        if (!svg_style_set(style, str_from_z(at[0]), str_from_z(at[1])))
            return false;
    if (!svg_style_classes(style, &r->classes, attribute(e, "class")) ||
        !svg_style_declare(style, attribute(e, "style")))
        return false;
    return transform.len == 0 ||
           (svg_transform(&matrix, transform) &&
            svg_multiply(&style->matrix, style->matrix, matrix));
}

static void refuse(struct reader *r, const struct element *e)
{
    diag_error(r->diag, here(r),
               "SVG <%.*s> asks for what is not drawn here: gradients, "
               "transparency, clipping, dashes, skewing; plain fills and "
               "strokes are accepted",
               STR_ARG(e->name));
    stop(r);
}

static void begin_shape(struct reader *r, const struct element *e)
{
    size_t i = 0;

    while (i < COUNT(shapes) && !str_equal_z(e->name, shapes[i].name))
        i++;
    if (i == COUNT(shapes)) {
        diag_error(r->diag, here(r),
                   "SVG <%.*s> is not drawn here; make paths of it",
                   STR_ARG(e->name));
        stop(r);
        return;
    }
    if (!set_style(r, e)) {
        refuse(r, e);
        return;
    }
    if (style_of(r)->hidden)
        r->hidden = r->depth;
    else if (shapes[i].draw)
        shapes[i].draw(r, e);
}

static void begin_root(struct reader *r, const struct element *e)
{
    r->styles[r->depth] = svg_plain;
    if (!str_equal_z(e->name, "svg") || !read_view(r, e)) {
        diag_error(r->diag, here(r),
                   "SVG: the first element is <svg> with a viewBox, or with "
                   "width and height");
        stop(r);
    } else if (!set_style(r, e)) {
        refuse(r, e);
    }
}

static void XMLCALL begin(void *user, const char *name, const char **attributes)
{
    struct reader *r = user;
    const char *bar = strrchr(name, '|');
    bool foreign = bar && strncmp(name, SPACE_SVG, strlen(SPACE_SVG)) != 0;
    struct element e = {.name = str_from_z(bar && !foreign ? bar + 1 : name),
                        .attributes = attributes};

    if (++r->depth >= DEPTH_MAX) {
        diag_error(r->diag, here(r), "SVG: more than %d elements deep",
                   DEPTH_MAX);
        stop(r);
        return;
    }
    if (r->depth == 1) {
        begin_root(r, &e);
        return;
    }
    r->styles[r->depth] = r->styles[r->depth - 1];
    if (r->hidden && !str_equal_z(e.name, "style"))
        return;
    if (foreign || shows_nothing(e.name.ptr))
        r->hidden = r->depth;
    else if (str_equal_z(e.name, "style"))
        r->words = &r->css;
    else if (str_equal_z(e.name, "title"))
        r->words = r->title.len == 0 ? &r->title : NULL;
    else
        begin_shape(r, &e);
}

static void XMLCALL end(void *user, const char *name)
{
    struct reader *r = user;
    size_t n = strlen(name);

    if (r->hidden == r->depth)
        r->hidden = 0;
    r->depth--;
    r->words = NULL;
    if (n < 5 || strcmp(name + n - 5, "style") != 0 || r->css.len == 0)
        return;
    if (!svg_classes_read(&r->classes, arena_str(r->arena, buf_str(&r->css)),
                          r->arena)) {
        diag_error(r->diag, here(r),
                   "SVG <style>: only rules for classes, as \".a{fill:red}\", "
                   "are accepted");
        stop(r);
    }
    buf_clear(&r->css);
}

static void XMLCALL words(void *user, const char *text, int length)
{
    struct reader *r = user;

    if (r->words)
        buf_add(r->words, (struct str){text, (size_t)length});
}

/* Entities could make a small file a large one, or reach other files. */
static void XMLCALL refuse_type(void *user, const char *name,
                                const char *system, const char *public,
                                int has_subset)
{
    struct reader *r = user;

    (void)name;
    (void)system;
    (void)public;
    if (!has_subset)
        return;
    diag_error(r->diag, here(r), "SVG: entities are not accepted");
    stop(r);
}

static void parse(struct reader *r, struct str bytes)
{
    XML_SetUserData(r->parser, r);
    XML_SetElementHandler(r->parser, begin, end);
    XML_SetCharacterDataHandler(r->parser, words);
    XML_SetStartDoctypeDeclHandler(r->parser, refuse_type);
    if (XML_Parse(r->parser, bytes.ptr, (int)bytes.len, 1) != XML_STATUS_OK &&
        !r->failed) {
        r->failed = true;
        diag_error(r->diag, here(r), "this SVG is damaged: %s",
                   XML_ErrorString(XML_GetErrorCode(r->parser)));
    }
}

static struct str title_of(const struct reader *r)
{
    struct str title = buf_str(&r->title);

    while (title.len > 0 && strchr(" \t\r\n", title.ptr[0]))
        title = str_skip(title, 1);
    while (title.len > 0 && strchr(" \t\r\n", title.ptr[title.len - 1]))
        title.len--;
    return title;
}

bool image_read_svg(struct image *out, struct str bytes, const char *path,
                    struct arena *a, struct diag *d)
{
    struct reader r = {.path = path,
                       .arena = a,
                       .diag = d,
                       .image = {.kind = IMAGE_SVG},
                       .css = buf_new(a, STYLE_MAX),
                       .title = buf_new(a, STYLE_MAX)};

    r.parser = XML_ParserCreateNS(NULL, '|');
    if (!r.parser)
        return diag_error(d, place_of(path, 0, 0), "no memory to read an SVG");
    parse(&r, bytes);
    XML_ParserFree(r.parser);
    if (!r.failed && r.count == 0)
        r.failed =
            !diag_error(d, place_of(path, 0, 0), "this SVG shows nothing");
    if (r.failed)
        return false;
    r.image.paths = r.paths;
    r.image.path_count = r.count;
    r.image.alt = title_of(&r);
    *out = r.image;
    return true;
}
