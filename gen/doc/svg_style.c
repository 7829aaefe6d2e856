#include "doc/svg_style.h"

#include <string.h>

const struct svg_style svg_plain = {
    .matrix = {.a = SVG_RATIO, .d = SVG_RATIO},
    .has_fill = true,
    .thickness = SVG_UNIT,
};

static const struct {
    struct str name;
    struct image_color color;
} colors[] = {
    {STR_INIT("black"), {0, 0, 0}},
    {STR_INIT("white"), {255, 255, 255}},
    {STR_INIT("red"), {255, 0, 0}},
    {STR_INIT("lime"), {0, 255, 0}},
    {STR_INIT("green"), {0, 128, 0}},
    {STR_INIT("blue"), {0, 0, 255}},
    {STR_INIT("navy"), {0, 0, 128}},
    {STR_INIT("yellow"), {255, 255, 0}},
    {STR_INIT("gold"), {255, 215, 0}},
    {STR_INIT("orange"), {255, 165, 0}},
    {STR_INIT("maroon"), {128, 0, 0}},
    {STR_INIT("crimson"), {220, 20, 60}},
    {STR_INIT("purple"), {128, 0, 128}},
    {STR_INIT("fuchsia"), {255, 0, 255}},
    {STR_INIT("magenta"), {255, 0, 255}},
    {STR_INIT("aqua"), {0, 255, 255}},
    {STR_INIT("cyan"), {0, 255, 255}},
    {STR_INIT("teal"), {0, 128, 128}},
    {STR_INIT("olive"), {128, 128, 0}},
    {STR_INIT("brown"), {165, 42, 42}},
    {STR_INIT("silver"), {192, 192, 192}},
    {STR_INIT("gray"), {128, 128, 128}},
    {STR_INIT("grey"), {128, 128, 128}},
    {STR_INIT("darkred"), {139, 0, 0}},
    {STR_INIT("darkblue"), {0, 0, 139}},
    {STR_INIT("darkgreen"), {0, 100, 0}},
    {STR_INIT("steelblue"), {70, 130, 180}},
    {STR_INIT("currentColor"), {0, 0, 0}},
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static struct str trimmed(struct str s)
{
    while (s.len > 0 && is_blank(s.ptr[0]))
        s = str_skip(s, 1);
    while (s.len > 0 && is_blank(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

/* What stands before the next `end`; *s goes on behind it. */
static struct str until(struct str *s, char end)
{
    size_t n = 0;
    struct str part;

    while (n < s->len && s->ptr[n] != end)
        n++;
    part = str_head(*s, n);
    *s = str_skip(*s, n < s->len ? n + 1 : n);
    return trimmed(part);
}

/* "#e60012" and "#e02" */
static bool read_hex(struct str s, struct image_color *color)
{
    uint8_t parts[3] = {0};
    size_t each = s.len == 6 ? 2 : 1;

    if (s.len != 6 && s.len != 3)
        return false;
    for (size_t i = 0; i < s.len; i++)
        if (str_hex_digit(s.ptr[i]) < 0)
            return false;
    for (size_t i = 0; i < 3; i++) {
        int high = str_hex_digit(s.ptr[i * each]);
        int low = str_hex_digit(s.ptr[i * each + each - 1]);

        parts[i] = (uint8_t)(high * 16 + low);
    }
    *color = (struct image_color){parts[0], parts[1], parts[2]};
    return true;
}

/* "230, 0, 18)" and with per cents */
static bool read_rgb(struct str s, struct image_color *color)
{
    uint8_t parts[3];

    for (size_t i = 0; i < 3; i++) {
        int64_t n;

        if (!svg_number(&s, 100, &n))
            return false;
        s = trimmed(s);
        if (str_starts(s, STR("%"))) {
            n = n * 255 / 100;
            s = str_skip(s, 1);
        }
        n = (n + 50) / 100;
        parts[i] = (uint8_t)(n < 0 ? 0 : n > 255 ? 255 : n);
        s = trimmed(s);
    }
    *color = (struct image_color){parts[0], parts[1], parts[2]};
    return str_equal_z(s, ")");
}

static bool read_color(struct str value, bool *has, struct image_color *color)
{
    *has = true;
    if (str_equal_z(value, "none") || str_equal_z(value, "transparent")) {
        *has = false;
        return true;
    }
    if (str_starts(value, STR("#")))
        return read_hex(str_skip(value, 1), color);
    if (str_starts(value, STR("rgb(")))
        return read_rgb(str_skip(value, 4), color);
    for (size_t i = 0; i < COUNT(colors); i++)
        if (str_equal_ignoring_case(value, colors[i].name)) {
            *color = colors[i].color;
            return true;
        }
    return false;
}

/* Seen whole, or not at all: what is between cannot be drawn. */
static bool read_opacity(struct str value, bool *seen)
{
    int64_t n;

    if (!svg_number(&value, SVG_RATIO, &n))
        return false;
    if (str_equal_z(trimmed(value), "%"))
        n /= 100;
    if (n <= 0)
        *seen = false;
    return n <= 0 || n >= SVG_RATIO;
}

static bool set_thickness(struct svg_style *style, struct str value)
{
    if (!svg_number(&value, SVG_UNIT, &style->thickness) ||
        style->thickness < 0)
        return false;
    value = trimmed(value);
    return value.len == 0 || str_equal_z(value, "px");
}

static bool is_none(struct str value)
{
    return str_equal_z(value, "none");
}

bool svg_style_set(struct svg_style *style, struct str name, struct str value)
{
    bool seen = true, ok = true;

    value = trimmed(value);
    if (str_equal_z(value, "inherit"))
        return true;
    if (str_equal_z(name, "fill"))
        return read_color(value, &style->has_fill, &style->fill);
    if (str_equal_z(name, "stroke"))
        return read_color(value, &style->has_stroke, &style->stroke);
    if (str_equal_z(name, "stroke-width"))
        return set_thickness(style, value);
    if (str_equal_z(name, "fill-rule"))
        style->even_odd = str_equal_z(value, "evenodd");
    else if (str_equal_z(name, "stroke-linecap") ||
             str_equal_z(name, "stroke-linejoin"))
        style->round = str_equal_z(value, "round");
    else if (str_equal_z(name, "display"))
        style->hidden = style->hidden || is_none(value);
    else if (str_equal_z(name, "visibility"))
        style->hidden = style->hidden || !str_equal_z(value, "visible");
    else if (str_equal_z(name, "opacity")) {
        ok = read_opacity(value, &seen);
        style->hidden = style->hidden || !seen;
    } else if (str_equal_z(name, "fill-opacity")) {
        ok = read_opacity(value, &seen);
        style->has_fill = style->has_fill && seen;
    } else if (str_equal_z(name, "stroke-opacity")) {
        ok = read_opacity(value, &seen);
        style->has_stroke = style->has_stroke && seen;
    } else if (str_equal_z(name, "clip-path") || str_equal_z(name, "mask") ||
               str_equal_z(name, "filter") ||
               str_equal_z(name, "stroke-dasharray"))
        ok = is_none(value);
    return ok;
}

bool svg_style_declare(struct svg_style *style, struct str text)
{
    while (text.len > 0) {
        struct str value = until(&text, ';');
        struct str name = until(&value, ':');

        if (name.len > 0 && !svg_style_set(style, name, value))
            return false;
    }
    return true;
}

bool svg_style_classes(struct svg_style *style,
                       const struct svg_classes *classes, struct str names)
{
    names = trimmed(names);
    while (names.len > 0) {
        struct str name = until(&names, ' ');

        for (size_t i = 0; i < classes->count; i++)
            if (str_equal(classes->items[i].name, name) &&
                !svg_style_declare(style, classes->items[i].declarations))
                return false;
        names = trimmed(names);
    }
    return true;
}

/* Comments are blanks. */
static struct str without_comments(struct str css, struct arena *a)
{
    char *text = arena_alloc(a, css.len);
    size_t n = 0;

    for (size_t i = 0; i < css.len; i++) {
        if (str_starts(str_skip(css, i), STR("/*"))) {
            ptrdiff_t end = str_find(str_skip(css, i), STR("*/"));

            i = end < 0 ? css.len : i + (size_t)end + 1;
            continue;
        }
        text[n++] = css.ptr[i];
    }
    return (struct str){text, n};
}

bool svg_classes_read(struct svg_classes *out, struct str css, struct arena *a)
{
    css = trimmed(without_comments(css, a));
    while (css.len > 0) {
        struct str selectors = until(&css, '{');
        struct str declarations = until(&css, '}');

        while (selectors.len > 0) {
            struct str name = until(&selectors, ',');

            if (name.len < 2 || name.ptr[0] != '.' ||
                strcspn(arena_z(a, name), " \t\r\n>+~:[#*") < name.len)
                return false;
            ARENA_PUSH(a, out->items, out->count, out->capacity) =
                (struct svg_class){str_skip(name, 1), declarations};
        }
        css = trimmed(css);
    }
    return true;
}
