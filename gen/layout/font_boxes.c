#include "layout/cff.h"
#include "layout/charstring.h"
#include "layout/font_set.h"

#include <hb.h>

/*
 * Check boxes are in hardly any Chinese font, and where they are, each of
 * another size.  So they are a face of our own, as wide as Han, whose glyphs
 * are made of these polygons: outlines to the left, holes to the right.
 */
#define EM            1000
#define POLYGON_MAX   12
#define PARTS_MAX     4
#define CHARSTRINGS   8192
#define BOX_BOTTOM    (-10)
#define BOX_TOP       770
#define DEFAULT_WIDTH "\x1c\x03\xe8\x14" /* 1000 defaultWidthX */

struct polygon {
    int16_t count;
    int16_t points[POLYGON_MAX][2];
};

static const struct polygon outside = {
    4, {{110, -10}, {890, -10}, {890, 770}, {110, 770}}};
static const struct polygon hole = {
    4, {{166, 46}, {166, 714}, {834, 714}, {834, 46}}};
static const struct polygon tick = {
    6,
    {{204, 372}, {439, 114}, {809, 615}, {741, 665}, {431, 246}, {266, 428}}};
static const struct polygon cross = {12,
                                     {{560, 380},
                                      {745, 565},
                                      {685, 625},
                                      {500, 440},
                                      {315, 625},
                                      {255, 565},
                                      {440, 380},
                                      {255, 195},
                                      {315, 135},
                                      {500, 320},
                                      {685, 135},
                                      {745, 195}}};

static const struct box {
    uint32_t code_point;
    const struct polygon *parts[PARTS_MAX];
} boxes[] = {
    {0, {NULL}}, /* .notdef */
    {0x25a0, {&outside}},
    {0x25a1, {&outside, &hole}},
    {0x2610, {&outside, &hole}},
    {0x2611, {&outside, &hole, &tick}},
    {0x2612, {&outside, &hole, &cross}},
    {0x2713, {&tick}},
    {0x2714, {&tick}},
    {0x2717, {&cross}},
    {0x2718, {&cross}},
};

bool font_is_box(uint32_t code_point)
{
    if (code_point < 0x25a0 || code_point > 0x2718)
        return false;
    for (size_t i = 1; i < COUNT(boxes); i++)
        if (boxes[i].code_point == code_point)
            return true;
    return false;
}

static hb_bool_t nominal_glyph(hb_font_t *font, void *data, hb_codepoint_t c,
                               hb_codepoint_t *glyph, void *user)
{
    (void)font;
    (void)data;
    (void)user;
    for (unsigned i = 1; i < COUNT(boxes); i++) {
        if (boxes[i].code_point == c) {
            *glyph = i;
            return true;
        }
    }
    return false;
}

static hb_position_t advance(hb_font_t *font, void *data, hb_codepoint_t glyph,
                             void *user)
{
    (void)font;
    (void)data;
    (void)glyph;
    (void)user;
    return EM;
}

static void open_font(struct face *face)
{
    hb_font_funcs_t *funcs = hb_font_funcs_create();
    hb_font_t *font;

    hb_font_funcs_set_nominal_glyph_func(funcs, nominal_glyph, NULL, NULL);
    hb_font_funcs_set_glyph_h_advance_func(funcs, advance, NULL, NULL);
    hb_font_funcs_make_immutable(funcs);
    /* The library's own empty face shapes nothing. */
    face->hb_face = hb_face_create(hb_blob_get_empty(), 0);
    hb_face_set_upem(face->hb_face, EM);
    hb_face_set_glyph_count(face->hb_face, COUNT(boxes));
    hb_face_make_immutable(face->hb_face);
    font = hb_font_create(face->hb_face);
    hb_font_set_funcs(font, funcs, NULL, NULL);
    hb_font_funcs_destroy(funcs);
    hb_font_make_immutable(font);
    face->hb_font = font;
}

static void draw(struct charstring *c, const struct polygon *p)
{
    charstring_move(c, p->points[0][0], p->points[0][1]);
    for (int16_t i = 1; i < p->count; i++)
        charstring_line(c, p->points[i][0], p->points[i][1]);
}

static struct str drawing(const struct box *box, struct arena *a)
{
    struct buf b = buf_new(a, CHARSTRINGS);
    struct charstring c = {.out = &b};

    for (size_t i = 0; i < PARTS_MAX && box->parts[i]; i++)
        draw(&c, box->parts[i]);
    charstring_end(&c);
    return buf_str(&b);
}

static const struct cff *make_cff(struct arena *a)
{
    struct cff *cff = arena_new(a, struct cff);
    struct cff_fd *fd = arena_new(a, struct cff_fd);
    struct str *drawings = arena_array(a, struct str, COUNT(boxes));

    for (size_t i = 0; i < COUNT(boxes); i++)
        drawings[i] = drawing(&boxes[i], a);
    fd->private_dict = STR(DEFAULT_WIDTH);
    cff->fds = fd;
    cff->fd_count = 1;
    cff->fd_of = arena_array(a, uint8_t, COUNT(boxes));
    cff_set_charstrings(cff, drawings, COUNT(boxes), a);
    return cff;
}

void font_boxes_open(struct face *face, struct arena *a)
{
    open_font(face);
    face->postscript_name = STR("DuebookBoxes");
    face->path = "";
    face->is_cff = face->is_ours = true;
    face->units_per_em = EM;
    face->ascent = 880;
    face->descent = -120;
    face->cap_height = 700;
    face->weight = 400;
    face->box[1] = BOX_BOTTOM;
    face->box[2] = EM;
    face->box[3] = BOX_TOP;
    face->glyph_count = COUNT(boxes);
    face->cff = make_cff(a);
}
