#include "doc/svg_path.h"

#include <string.h>

#define ONE   INT64_C(1000000000) /* of unit vectors */
#define PLAIN INT32_MAX / 2

static bool is_far(struct svg_point p)
{
    return p.x < -SVG_FAR || p.x > SVG_FAR || p.y < -SVG_FAR || p.y > SVG_FAR;
}

/* Where a point is in the picture. */
static struct path_point placed(struct svg_outline *o, struct svg_point p)
{
    const struct svg_matrix *m = &o->matrix;
    int64_t x, y;

    if (is_far(p)) {
        o->bad = true;
        return (struct path_point){0, 0};
    }
    x = (m->a * p.x + m->c * p.y) / SVG_RATIO + m->e;
    y = (m->b * p.x + m->d * p.y) / SVG_RATIO + m->f;
    if (x < -PLAIN || x > PLAIN || y < -PLAIN || y > PLAIN)
        o->bad = true;
    return o->bad ? (struct path_point){0, 0}
                  : (struct path_point){(int32_t)x, (int32_t)y};
}

static struct path_step *add_step(struct svg_outline *o,
                                  enum path_step_kind kind)
{
    struct path_step *step;

    if (++*o->total > SVG_STEPS)
        o->bad = true;
    if (o->bad)
        return NULL;
    step = &ARENA_PUSH(o->arena, o->steps, o->count, o->capacity);
    *step = (struct path_step){.kind = kind};
    return step;
}

static void add_point(struct svg_outline *o, enum path_step_kind kind,
                      struct svg_point to)
{
    struct path_step *step = add_step(o, kind);

    if (step)
        step->to = placed(o, to);
    o->at = o->smooth = to;
}

void svg_move(struct svg_outline *o, struct svg_point to)
{
    add_point(o, PATH_MOVE, to);
    o->start = to;
}

/* An outline that begins otherwise begins where the pen is. */
static void begin(struct svg_outline *o)
{
    if (o->count == 0 || o->steps[o->count - 1].kind == PATH_CLOSE)
        svg_move(o, o->at);
}

void svg_line(struct svg_outline *o, struct svg_point to)
{
    begin(o);
    add_point(o, PATH_LINE, to);
}

void svg_curve(struct svg_outline *o, struct svg_point c1, struct svg_point c2,
               struct svg_point to)
{
    struct path_step *step;

    begin(o);
    step = add_step(o, PATH_CURVE);
    if (step) {
        step->control[0] = placed(o, c1);
        step->control[1] = placed(o, c2);
        step->to = placed(o, to);
    }
    o->at = to;
    o->smooth = c2;
}

void svg_close(struct svg_outline *o)
{
    begin(o);
    (void)add_step(o, PATH_CLOSE);
    o->at = o->smooth = o->start;
}

/* An ellipse as a circle of radius ONE, moved, stretched and turned. */
struct ellipse {
    int64_t rx, ry, sine, cosine;
    struct svg_point middle; /* between both ends of the arc */
    struct svg_point center; /* from there, on the circle */
    bool sweep;
};

static struct svg_point on_ellipse(const struct ellipse *e, struct svg_point u)
{
    int64_t x = e->rx * ((u.x + e->center.x) / 1000) / (ONE / 1000);
    int64_t y = e->ry * ((u.y + e->center.y) / 1000) / (ONE / 1000);

    return (struct svg_point){
        e->middle.x + (x * e->cosine - y * e->sine) / SVG_RATIO,
        e->middle.y + (x * e->sine + y * e->cosine) / SVG_RATIO};
}

static struct svg_point quarter_turn(struct svg_point u, bool sweep)
{
    return sweep ? (struct svg_point){-u.y, u.x}
                 : (struct svg_point){u.y, -u.x};
}

static int64_t dot(struct svg_point u, struct svg_point v)
{
    return (u.x * v.x + u.y * v.y) / ONE;
}

/* By one curve, of a quarter at most. */
static void add_quarter(struct svg_outline *o, const struct ellipse *e,
                        struct svg_point u, struct svg_point v)
{
    struct svg_point pu = quarter_turn(u, e->sweep);
    struct svg_point pv = quarter_turn(v, e->sweep);
    int64_t sum = ONE + dot(u, v), across = dot(pu, v), k;

    if (across < ONE / 100000) {
        svg_line(o, on_ellipse(e, v));
        return;
    }
    k = (svg_root((uint64_t)(2 * sum) * (uint64_t)ONE) - sum) * 4 / 3 * ONE /
        across;
    svg_curve(o,
              on_ellipse(e, (struct svg_point){u.x + pu.x * k / ONE,
                                               u.y + pu.y * k / ONE}),
              on_ellipse(e, (struct svg_point){v.x - pv.x * k / ONE,
                                               v.y - pv.y * k / ONE}),
              on_ellipse(e, v));
}

/* The point of the circle half-way from u to v. */
static struct svg_point half_way(struct svg_point u, struct svg_point v,
                                 bool sweep)
{
    struct svg_point sum = {u.x + v.x, u.y + v.y};
    int64_t length = svg_root((uint64_t)(sum.x * sum.x + sum.y * sum.y));
    bool beyond = dot(quarter_turn(u, sweep), v) < 0;

    if (length < ONE / 10000)
        return quarter_turn(u, sweep);
    sum.x = sum.x * ONE / length;
    sum.y = sum.y * ONE / length;
    return beyond ? (struct svg_point){-sum.x, -sum.y} : sum;
}

static void add_round(struct svg_outline *o, const struct ellipse *e,
                      struct svg_point u, struct svg_point v, int depth)
{
    struct svg_point middle;

    if (depth == 0 ||
        (dot(u, v) >= 0 && dot(quarter_turn(u, e->sweep), v) >= 0)) {
        add_quarter(o, e, u, v);
        return;
    }
    middle = half_way(u, v, e->sweep);
    add_round(o, e, u, middle, depth - 1);
    add_round(o, e, middle, v, depth - 1);
}

/* Half the way from the start to the end, on the circle; false: too far. */
static bool half_chord(struct ellipse *e, struct svg_point from,
                       struct svg_point to, struct svg_point *half)
{
    int64_t dx = (from.x - to.x) / 2, dy = (from.y - to.y) / 2;
    int64_t x = (dx * e->cosine + dy * e->sine) / SVG_RATIO;
    int64_t y = (dy * e->cosine - dx * e->sine) / SVG_RATIO;
    int64_t length;

    if (x / e->rx > 1000 || x / e->rx < -1000 || y / e->ry > 1000 ||
        y / e->ry < -1000)
        return false;
    *half =
        (struct svg_point){x * (ONE / 1000) / e->rx, y * (ONE / 1000) / e->ry};
    length = svg_root((uint64_t)(half->x * half->x + half->y * half->y));
    if (length > ONE / 1000) { /* radii too small grow until they reach */
        e->rx = e->rx * length / (ONE / 1000);
        e->ry = e->ry * length / (ONE / 1000);
        *half =
            (struct svg_point){half->x * ONE / length, half->y * ONE / length};
        return e->rx <= SVG_FAR && e->ry <= SVG_FAR;
    }
    *half = (struct svg_point){half->x * 1000, half->y * 1000};
    return length > 0;
}

static void find_center(struct ellipse *e, struct svg_point half, bool large)
{
    int64_t part = dot(half, half);
    int64_t away;

    if (part >= ONE || part < ONE / 1000000)
        return;
    away = svg_root((uint64_t)((ONE - part) * ONE / part) * 1000);
    if (large == e->sweep)
        away = -away;
    e->center = (struct svg_point){away * half.y / SVG_RATIO,
                                   -away * half.x / SVG_RATIO};
}

void svg_arc_add(struct svg_outline *o, struct svg_arc arc)
{
    struct ellipse e = {.rx = arc.rx < 0 ? -arc.rx : arc.rx,
                        .ry = arc.ry < 0 ? -arc.ry : arc.ry,
                        .sine = svg_sine(arc.turn),
                        .cosine = svg_cosine(arc.turn),
                        .sweep = arc.sweep};
    struct svg_point from = o->at, half = {0, 0}, u, v;

    if (is_far(arc.to) || is_far(from) || o->bad) {
        o->bad = true;
        return;
    }
    if (e.rx == 0 || e.ry == 0 || !half_chord(&e, from, arc.to, &half)) {
        svg_line(o, arc.to);
        return;
    }
    e.middle =
        (struct svg_point){(from.x + arc.to.x) / 2, (from.y + arc.to.y) / 2};
    find_center(&e, half, arc.large);
    u = (struct svg_point){half.x - e.center.x, half.y - e.center.y};
    v = (struct svg_point){-half.x - e.center.x, -half.y - e.center.y};
    add_round(o, &e, u, v, 3);
    o->at = o->smooth = arc.to;
}

/* --- the d attribute ----------------------------------------------------- */

static bool read_point(struct svg_outline *o, struct str *s, bool relative,
                       struct svg_point *p)
{
    if (!svg_number(s, SVG_UNIT, &p->x) || !svg_number(s, SVG_UNIT, &p->y))
        return false;
    if (relative) {
        p->x += o->at.x;
        p->y += o->at.y;
    }
    return !is_far(*p);
}

/* A flag needs no blank behind it: "a1 1 0 01.5.5". */
static bool read_flag(struct str *s, bool *flag)
{
    while (s->len > 0 && strchr(" \t\r\n,", s->ptr[0]))
        *s = str_skip(*s, 1);
    if (s->len == 0 || (s->ptr[0] != '0' && s->ptr[0] != '1'))
        return false;
    *flag = s->ptr[0] == '1';
    *s = str_skip(*s, 1);
    return true;
}

static bool read_arc(struct svg_outline *o, struct str *s, bool relative)
{
    struct svg_arc arc;

    if (!svg_number(s, SVG_UNIT, &arc.rx) ||
        !svg_number(s, SVG_UNIT, &arc.ry) ||
        !svg_number(s, SVG_DEGREE, &arc.turn) || !read_flag(s, &arc.large) ||
        !read_flag(s, &arc.sweep) || !read_point(o, s, relative, &arc.to))
        return false;
    svg_arc_add(o, arc);
    return true;
}

static struct svg_point mirrored(const struct svg_outline *o, const char *after)
{
    if (!o->last || !strchr(after, o->last))
        return o->at;
    return (struct svg_point){2 * o->at.x - o->smooth.x,
                              2 * o->at.y - o->smooth.y};
}

/* Of a quadratic curve with this control point. */
static void add_quadratic(struct svg_outline *o, struct svg_point c,
                          struct svg_point to)
{
    struct svg_point at = o->at;

    svg_curve(o,
              (struct svg_point){at.x + (c.x - at.x) * 2 / 3,
                                 at.y + (c.y - at.y) * 2 / 3},
              (struct svg_point){to.x + (c.x - to.x) * 2 / 3,
                                 to.y + (c.y - to.y) * 2 / 3},
              to);
    o->smooth = c;
}

static bool read_curve(struct svg_outline *o, struct str *s, char command,
                       bool relative)
{
    struct svg_point c1 = mirrored(o, "CS"), c2, to;

    if ((command == 'C' && !read_point(o, s, relative, &c1)) ||
        !read_point(o, s, relative, &c2) || !read_point(o, s, relative, &to))
        return false;
    svg_curve(o, c1, c2, to);
    return true;
}

static bool read_quadratic(struct svg_outline *o, struct str *s, char command,
                           bool relative)
{
    struct svg_point c = mirrored(o, "QT"), to;

    if ((command == 'Q' && !read_point(o, s, relative, &c)) ||
        !read_point(o, s, relative, &to) || is_far(c))
        return false;
    add_quadratic(o, c, to);
    return true;
}

/* H and V. */
static bool read_straight(struct svg_outline *o, struct str *s, char command,
                          bool relative)
{
    struct svg_point to = o->at;
    int64_t n;

    if (!svg_number(s, SVG_UNIT, &n))
        return false;
    if (command == 'H')
        to.x = n + (relative ? o->at.x : 0);
    else
        to.y = n + (relative ? o->at.y : 0);
    svg_line(o, to);
    return true;
}

/* What a command wants, once. */
static bool read_command(struct svg_outline *o, struct str *s, char command,
                         bool relative)
{
    struct svg_point to;

    switch (command) {
    case 'M':
    case 'L':
        if (!read_point(o, s, relative, &to))
            return false;
        if (command == 'M')
            svg_move(o, to);
        else
            svg_line(o, to);
        return true;
    case 'H':
    case 'V':
        return read_straight(o, s, command, relative);
    case 'C':
    case 'S':
        return read_curve(o, s, command, relative);
    case 'Q':
    case 'T':
        return read_quadratic(o, s, command, relative);
    case 'A':
        return read_arc(o, s, relative);
    }
    return false;
}

static bool at_number(struct str s)
{
    return s.len > 0 && strchr("+-.0123456789", s.ptr[0]);
}

/* Numbers behind a command repeat it; M then means L. */
void svg_path_add(struct svg_outline *o, struct str d)
{
    char command = 0;
    bool relative = false;

    while (!o->bad) {
        while (d.len > 0 && strchr(" \t\r\n,", d.ptr[0]))
            d = str_skip(d, 1);
        if (d.len == 0)
            return;
        if (!at_number(d)) {
            relative = d.ptr[0] >= 'a';
            command = (char)(relative ? d.ptr[0] - 'a' + 'A' : d.ptr[0]);
            d = str_skip(d, 1);
        } else if (command == 'M') {
            command = 'L';
        }
        if (command == 'Z' && !at_number(d))
            svg_close(o);
        else if (!read_command(o, &d, command, relative))
            o->bad = true;
        o->last = command;
    }
}
