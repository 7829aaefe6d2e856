/*
 * Are the glyphs that a reader draws those that the page says?
 *
 *   glyphs TRACE RESOLUTION PICTURE... -- FONT...
 *
 * TRACE is what "mutool trace" wrote of a PDF: what each glyph stands for, in
 * which font and where.  The pictures are its pages, drawn by any reader with
 * so many dots an inch.  The fonts are the files that the PDF's subsets were
 * cut from.  Each glyph is drawn anew from its original and compared with its
 * place on the page, so that one that is lost or changed for another is seen
 * although its text extracts rightly.  The last line says how many glyphs were
 * compared; the exit status is 1 if any is not as it should be.
 */
#include "reference.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MARGIN  2     /* dots around a glyph that must be blank */
#define ENOUGH  0.985 /* like enough to look no further */
#define LEAST   0.93  /* likeness of the same glyph, drawn by another */
#define TOLD    20    /* glyphs that are named */
#define BOXES   "DuebookBoxes"
#define COVERED 0.25 /* darkness of others, relative, that hides a dot */
#define OVER    0.05 /* ink that only something drawn over it can have */

struct check {
    const struct originals *originals;
    double scale; /* dots in a point */
    struct picture picture;
    float *darkness; /* of all glyphs together, one a dot */
    size_t compared, bad, unknown;
    double worst, sum;
};

static double weigh(const struct drawing *d, int x, int y)
{
    x -= d->x;
    y -= d->y;
    if (x < 0 || y < 0 || x >= d->width || y >= d->height)
        return 0;
    return d->coverage[(size_t)y * (size_t)d->width + (size_t)x] / 255.0;
}

/*
 * The correlation of a drawing and the page's ink around it, moved by whole
 * dots; dots that other glyphs cover are left out.
 */
static double likeness(const struct check *c, const struct drawing *d,
                       double own_darkness, int dx, int dy)
{
    double n = 0, a = 0, b = 0, aa = 0, bb = 0, ab = 0;

    for (int y = d->y - MARGIN; y < d->y + d->height + MARGIN; y++) {
        for (int x = d->x - MARGIN; x < d->x + d->width + MARGIN; x++) {
            int px = x + dx, py = y + dy;
            double wanted, found, others;
            size_t at;

            if (px < 0 || py < 0 || x < 0 || y < 0 || px >= c->picture.width ||
                py >= c->picture.height || x >= c->picture.width ||
                y >= c->picture.height)
                continue;
            at = (size_t)y * (size_t)c->picture.width + (size_t)x;
            wanted = weigh(d, x, y);
            others = c->darkness[at] - wanted * own_darkness;
            found =
                c->picture
                    .ink[(size_t)py * (size_t)c->picture.width + (size_t)px] /
                255.0;
            if (others > COVERED * own_darkness || found > own_darkness + OVER)
                continue;
            n++;
            a += wanted;
            b += found;
            aa += wanted * wanted;
            bb += found * found;
            ab += wanted * found;
        }
    }
    if (n == 0)
        return 1; /* hidden by others altogether */
    aa -= a * a / n;
    bb -= b * b / n;
    ab -= a * b / n;
    if (aa < 1e-6)
        return 1; /* what is left of it is blank or full */
    return bb < 1e-6 ? 0 : ab / sqrt(aa * bb);
}

static double best_nearby(const struct check *c, const struct drawing *d,
                          double darkness)
{
    double best = likeness(c, d, darkness, 0, 0);

    for (int dy = -1; dy <= 1 && best < ENOUGH; dy++) {
        for (int dx = -1; dx <= 1 && best < ENOUGH; dx++) {
            double now = likeness(c, d, darkness, dx, dy);

            best = now > best ? now : best;
        }
    }
    return best;
}

/* Readers round a glyph's place to parts of a dot, each in its own way. */
static double best_match(const struct check *c, const struct shown *shown)
{
    static const double shifts[] = {0, 0.25, -0.25, 0.5, -0.5};
    unsigned glyphs[CANDIDATES_MAX];
    int n = originals_find(c->originals, shown, glyphs);
    double best = n == 0 ? -1 : 0;

    for (size_t s = 0; s < 25 && best < ENOUGH; s++) {
        for (int i = 0; i < n && best < ENOUGH; i++) {
            struct drawing d;
            double now;

            if (!originals_draw(c->originals, shown, glyphs[i], c->scale,
                                shifts[s % 5], shifts[s / 5], &d))
                continue;
            now = best_nearby(c, &d, shown->darkness);
            best = now > best ? now : best;
            free(d.coverage);
        }
    }
    return best;
}

/* Points of the em square of a box, and whether there is ink. */
static const struct {
    const char *said;
    int x, y;
    bool ink;
} box_points[] = {
    {"□", 138, 380, true},  {"□", 862, 380, true},  {"□", 500, 18, true},
    {"□", 500, 742, true},  {"□", 500, 380, false}, {"□", 440, 170, false},
    {"□", 690, 570, false}, {"☐", 138, 380, true},  {"☐", 862, 380, true},
    {"☐", 500, 18, true},   {"☐", 500, 742, true},  {"☐", 500, 380, false},
    {"☐", 440, 170, false}, {"☐", 690, 570, false}, {"☑", 138, 380, true},
    {"☑", 862, 380, true},  {"☑", 500, 742, true},  {"☑", 440, 180, true},
    {"☑", 600, 400, true},  {"☑", 300, 600, false}, {"☒", 138, 380, true},
    {"☒", 862, 380, true},  {"☒", 500, 380, true},  {"☒", 310, 190, true},
    {"☒", 690, 570, true},  {"☒", 500, 560, false}, {"■", 138, 380, true},
    {"■", 500, 380, true},  {"■", 700, 600, true},  {"✓", 440, 180, true},
    {"✓", 600, 400, true},  {"✓", 138, 380, false}, {"✗", 500, 380, true},
    {"✗", 310, 190, true},  {"✗", 138, 380, false},
};

static bool has_ink(const struct check *c, const struct shown *shown, int ex,
                    int ey, bool wanted)
{
    const double *m = shown->matrix;
    double x = shown->x + (m[0] * ex + m[2] * ey) / 1000;
    double y = shown->y + (m[1] * ex + m[3] * ey) / 1000;
    int px = (int)(x * c->scale), py = (int)(y * c->scale);
    int reach = wanted ? 1 : 0; /* a thin line may be a dot further */

    for (int ny = py - reach; ny <= py + reach; ny++)
        for (int nx = px - reach; nx <= px + reach; nx++)
            if (nx >= 0 && ny >= 0 && nx < c->picture.width &&
                ny < c->picture.height &&
                c->picture.ink[(size_t)ny * (size_t)c->picture.width +
                               (size_t)nx] > 127 * shown->darkness)
                return true;
    return false;
}

static double match_box(const struct check *c, const struct shown *shown)
{
    size_t known = 0;

    for (size_t i = 0; i < sizeof(box_points) / sizeof(*box_points); i++) {
        if (strcmp(box_points[i].said, shown->said) != 0)
            continue;
        known++;
        if (has_ink(c, shown, box_points[i].x, box_points[i].y,
                    box_points[i].ink) != box_points[i].ink)
            return 0;
    }
    return known > 0;
}

static void add_darkness(struct check *c, const struct shown *shown)
{
    unsigned glyphs[CANDIDATES_MAX];
    struct drawing d;

    if (originals_find(c->originals, shown, glyphs) < 1 ||
        !originals_draw(c->originals, shown, glyphs[0], c->scale, 0, 0, &d))
        return;
    for (int y = 0; y < d.height; y++) {
        for (int x = 0; x < d.width; x++) {
            int px = d.x + x, py = d.y + y;

            if (px >= 0 && py >= 0 && px < c->picture.width &&
                py < c->picture.height)
                c->darkness[(size_t)py * (size_t)c->picture.width +
                            (size_t)px] +=
                    (float)(shown->darkness * weigh(&d, px, py));
        }
    }
    free(d.coverage);
}

/* Blanks, and ZERO WIDTH SPACE of glyphs that are parts of a character. */
static bool is_blank(const char *said)
{
    static const char *const blanks[] = {
        "", " ", "\xc2\xa0", "\xe3\x80\x80", "\t", "\xe2\x80\x8b"};

    for (size_t i = 0; i < sizeof(blanks) / sizeof(*blanks); i++)
        if (strcmp(said, blanks[i]) == 0)
            return true;
    return false;
}

static void check_glyph(struct check *c, const struct shown *shown)
{
    double score;

    if (is_blank(shown->said) || shown->darkness <= 0)
        return;
    score = strcmp(shown->font, BOXES) == 0 ? match_box(c, shown)
                                            : best_match(c, shown);
    c->compared++;
    c->sum += score;
    if (score < c->worst)
        c->worst = score;
    if (score < LEAST && c->bad++ < TOLD)
        printf("page %u at %.1f, %.1f: \"%s\" in %s is not drawn as in the "
               "font's file (%.3f)\n",
               shown->page, shown->x, shown->y, shown->said, shown->font,
               score);
}

static void check_page(struct check *c, const struct shown_list *list,
                       unsigned page, const char *path)
{
    picture_read(&c->picture, path);
    c->darkness = calloc((size_t)c->picture.width * (size_t)c->picture.height,
                         sizeof(float));
    if (!c->darkness)
        exit(3);
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].page == page && !is_blank(list->items[i].said))
            add_darkness(c, &list->items[i]);
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].page == page)
            check_glyph(c, &list->items[i]);
    free(c->darkness);
    free(c->picture.ink);
}

int main(int argc, char **argv)
{
    struct check c = {.worst = 1};
    struct shown_list list;
    struct originals *originals;
    int pages = 0;

    while (3 + pages < argc && strcmp(argv[3 + pages], "--") != 0)
        pages++;
    if (argc < 6 || pages < 1 || 4 + pages >= argc) {
        fprintf(stderr, "usage: glyphs TRACE RESOLUTION PICTURE... -- "
                        "FONT...\n");
        return 2;
    }
    trace_read(&list, argv[1]);
    c.scale = strtod(argv[2], NULL) / 72;
    originals = originals_open((const char *const *)argv + 4 + pages,
                               (size_t)(argc - 4 - pages));
    c.originals = originals;
    if (list.pages != (unsigned)pages) {
        printf("%u pages, and %d pictures\n", list.pages, pages);
        return 1;
    }
    for (int i = 0; i < pages; i++)
        check_page(&c, &list, (unsigned)i + 1, argv[3 + i]);
    printf("%zu glyphs compared, %zu wrong; the worst %.3f, the mean %.4f\n",
           c.compared, c.bad, c.worst,
           c.compared ? c.sum / (double)c.compared : 0);
    free(list.items);
    originals_close(originals);
    return c.bad > 0 || c.compared == 0;
}
