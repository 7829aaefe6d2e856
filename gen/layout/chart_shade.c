#include "layout/chart.h"

#include "layout/style.h"

#define HATCH   2800 /* between the lines of a hatching */
#define DARK    70
#define PALEST  218
#define DARKEST 88
#define PLAIN   3 /* so many series differ in grey alone */

/* From pale to dark; the last or only series has the accent. */
struct color chart_color(const struct chart *chart, size_t series)
{
    static const struct color dark = {DARK, DARK, DARK};
    size_t n = chart->series_count;
    uint8_t level;

    if (chart->kind == CHART_LINES)
        return series == 0 ? accent : dark;
    if (series + 1 == n)
        return accent;
    level =
        (uint8_t)(PALEST - (PALEST - DARKEST) * series / (n > 2 ? n - 1 : 2));
    return (struct color){level, level, level};
}

/* Beyond three series every other one is hatched as well. */
struct chart_shade chart_shade_of(const struct chart *chart, size_t series)
{
    size_t n = chart->series_count;

    return (struct chart_shade){chart_color(chart, series),
                                n > PLAIN && series % 2 == 1 && series + 1 < n};
}

struct color chart_ink_on(struct color ground)
{
    int light =
        (299 * ground.red + 587 * ground.green + 114 * ground.blue) / 1000;

    return light < 140 ? (struct color){255, 255, 255} : black;
}

static mpt smaller(mpt a, mpt b)
{
    return a < b ? a : b;
}

/* Lines from the upper right to the lower left, cut off at the edges. */
static void hatch(const struct plot *p, struct point at, mpt width, mpt height)
{
    size_t count = (size_t)((width + height) / HATCH), n = 0;
    struct path_step *steps =
        arena_array(p->s->arena, struct path_step, 2 * count + 1);
    struct image_path *path = arena_new(p->s->arena, struct image_path);
    struct mark *m;

    for (mpt k = HATCH; k < width + height && n + 1 < 2 * count + 1;
         k += HATCH) {
        mpt right = smaller(k, width), left = k - smaller(k, height);

        steps[n].kind = PATH_MOVE;
        steps[n++].to = (struct path_point){right, k - right};
        steps[n].kind = PATH_LINE;
        steps[n++].to = (struct path_point){left, k - left};
    }
    if (!n)
        return;
    path->steps = steps;
    path->count = n;
    path->stroked = true;
    path->thickness = THIN;
    path->stroke = (struct image_color){DARK, DARK, DARK};
    m = strip_mark(p->s, p->strip, MARK_PATH);
    m->x = at.x;
    m->y = at.y;
    m->path = path;
}

void chart_outline(const struct plot *p, struct point at, mpt width, mpt height)
{
    struct point *corners = arena_array(p->s->arena, struct point, 4);
    struct mark *m = strip_mark(p->s, p->strip, MARK_POLYGON);

    corners[1].x = corners[2].x = width;
    corners[2].y = corners[3].y = height;
    m->x = at.x;
    m->y = at.y;
    m->points = corners;
    m->point_count = 4;
    m->closed = true;
    m->thickness = THIN;
    m->color = (struct color){DARK, DARK, DARK};
}

void chart_fill(const struct plot *plot, struct point at, mpt width, mpt height,
                struct chart_shade shade)
{
    strip_fill(plot->s, plot->strip, at, width, height, shade.color);
    if (!shade.hatched || width <= 0 || height <= 0)
        return;
    hatch(plot, at, width, height);
    chart_outline(plot, at, width, height);
}

bool chart_labels_fit(struct plot *plot, const struct str *texts, size_t count,
                      mpt room)
{
    static const int sizes[] = {100, 85, 70};
    struct paragraph_style whole = plot->label;

    for (size_t i = 0; i < COUNT(sizes); i++) {
        mpt widest = 0;

        plot->label.text.size = whole.text.size * sizes[i] / 100;
        plot->label.text.leading = whole.text.leading * sizes[i] / 100;
        for (size_t k = 0; k < count; k++) {
            mpt width = chart_label_width(plot, texts[k]);

            if (width > widest)
                widest = width;
        }
        if (widest <= room)
            return true;
    }
    return false;
}
