#include "layout/outline.h"

#include "layout/charstring.h"

#include <hb.h>

#define CHARSTRING_MAX (1u << 20)

static int32_t rounded(float x)
{
    return (int32_t)(x < 0 ? x - 0.5f : x + 0.5f);
}

static void move_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state,
                    float x, float y, void *user)
{
    (void)funcs;
    (void)state;
    (void)user;
    charstring_move(data, rounded(x), rounded(y));
}

static void line_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state,
                    float x, float y, void *user)
{
    (void)funcs;
    (void)state;
    (void)user;
    charstring_line(data, rounded(x), rounded(y));
}

static void curve_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state,
                     float x1, float y1, float x2, float y2, float x, float y,
                     void *user)
{
    const int32_t controls[] = {rounded(x1), rounded(y1), rounded(x2),
                                rounded(y2)};

    (void)funcs;
    (void)state;
    (void)user;
    charstring_curve(data, controls, rounded(x), rounded(y));
}

struct str outline_charstring(void *font, uint32_t glyph, struct str width,
                              struct arena *a)
{
    hb_draw_funcs_t *funcs = hb_draw_funcs_create();
    struct buf b = buf_new(a, CHARSTRING_MAX);
    struct charstring c = {.out = &b};

    hb_draw_funcs_set_move_to_func(funcs, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(funcs, line_to, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(funcs, curve_to, NULL, NULL);
    buf_add(&b, width);
    hb_font_get_glyph_shape(font, glyph, funcs, &c);
    charstring_end(&c);
    hb_draw_funcs_destroy(funcs);
    return buf_str(&b);
}
