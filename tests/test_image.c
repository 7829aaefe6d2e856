#include "base/buf.h"
#include "doc/image.h"
#include "output/pdf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

#include <cmocka.h>

#define LARGEST 65536

static void add_four(struct buf *b, uint32_t n)
{
    for (int i = 24; i >= 0; i -= 8)
        buf_add_byte(b, (char)(n >> i & 255));
}

static void add_chunk(struct buf *b, const char *kind, struct str data)
{
    size_t at = b->len + 4;

    add_four(b, (uint32_t)data.len);
    buf_add_z(b, kind);
    buf_add(b, data);
    add_four(
        b, (uint32_t)crc32(0, (const Bytef *)b->ptr + at, (uInt)(b->len - at)));
}

struct png {
    int width, height, bits, colors, interlaced;
    struct str rows; /* each with its filter */
    struct str palette, transparent;
};

static struct str make_png(const struct png *p, struct arena *a)
{
    struct buf b = buf_new(a, LARGEST), head = buf_new(a, LARGEST);
    char packed[4096];
    uLongf room = sizeof(packed);

    assert_int_equal(compress((Bytef *)packed, &room,
                              (const Bytef *)p->rows.ptr, (uLong)p->rows.len),
                     Z_OK);
    buf_add(&b, STR("\x89PNG\r\n\x1a\n"));
    add_four(&head, (uint32_t)p->width);
    add_four(&head, (uint32_t)p->height);
    buf_add_byte(&head, (char)p->bits);
    buf_add_byte(&head, (char)p->colors);
    buf_add(&head, STR("\0\0"));
    buf_add_byte(&head, (char)p->interlaced);
    add_chunk(&b, "IHDR", buf_str(&head));
    if (p->palette.len)
        add_chunk(&b, "PLTE", p->palette);
    if (p->transparent.len)
        add_chunk(&b, "tRNS", p->transparent);
    /* in two pieces, as many programs write it */
    add_chunk(&b, "IDAT", (struct str){packed, room / 2});
    add_chunk(&b, "IDAT", (struct str){packed + room / 2, room - room / 2});
    add_chunk(&b, "IEND", (struct str){0});
    return buf_str(&b);
}

/* Each is 2 x 1 (or 1 x 1) and begins with a red pixel, or a black one. */
static const struct {
    const char *name;
    struct png png;
    int channels, bits;
    enum image_rows rows;
    bool alpha;
    const char *color; /* of the first pixel as drawn: r g b */
} png_cases[] = {
    {"rgb",
     {2, 1, 8, 2, 0, STR_INIT("\0\xff\0\0\0\xff\0"), {0}, {0}},
     3,
     8,
     ROWS_FILTERED,
     false,
     "255 0 0"},
    {"rgb 16",
     {1, 1, 16, 2, 0, STR_INIT("\0\xff\xff\0\0\0\0"), {0}, {0}},
     3,
     16,
     ROWS_FILTERED,
     false,
     "255 0 0"},
    {"gray 1 bit",
     {2, 1, 1, 0, 0, STR_INIT("\0\x40"), {0}, {0}},
     1,
     1,
     ROWS_FILTERED,
     false,
     "0 0 0"},
    {"palette",
     {2, 1, 2, 3, 0, STR_INIT("\0\x40"), STR_INIT("\0\0\xff\xff\0\0"), {0}},
     1,
     2,
     ROWS_FILTERED,
     false,
     "255 0 0"},
    {"rgba",
     {2, 1, 8, 6, 0, STR_INIT("\0\xff\0\0\xff\0\xff\0\x80"), {0}, {0}},
     3,
     8,
     ROWS_PLAIN,
     true,
     "255 0 0"},
    {"rgba opaque",
     {1, 1, 8, 6, 0, STR_INIT("\0\xff\0\0\xff"), {0}, {0}},
     3,
     8,
     ROWS_PLAIN,
     false,
     "255 0 0"},
    {"gray alpha",
     {1, 1, 8, 4, 0, STR_INIT("\0\0\0"), {0}, {0}},
     1,
     8,
     ROWS_PLAIN,
     true,
     "255 255 255"},
    {"palette with tRNS",
     {2, 1, 2, 3, 0, STR_INIT("\0\x40"), STR_INIT("\0\0\xff\xff\0\0"),
      STR_INIT("\0")},
     3,
     8,
     ROWS_PLAIN,
     true,
     "255 0 0"},
    {"interlaced",
     {1, 1, 8, 2, 1, STR_INIT("\0\xff\0\0"), {0}, {0}},
     3,
     8,
     ROWS_PLAIN,
     false,
     "255 0 0"},
};

/* The colour in the middle of where the first of `width` pixels is drawn. */
static void color_of(const struct image *image, char *out, size_t room)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct mark mark = {.kind = MARK_IMAGE,
                        .x = 10000,
                        .y = 10000,
                        .width = 80000,
                        .height = 40000,
                        .image = image};
    struct page page = {.first = &mark,
                        .last = &mark,
                        .setup = {.width = 100000, .height = 100000}};
    struct document_tree document = {.title = STR("p"), .language = STR("en")};
    struct pages pages = {.items = &page, .count = 1, .document = &document};
    struct pdf_options options = {.created = {20651}};
    char path[64], command[256];
    struct font_set *none = NULL;
    FILE *pipe;

    snprintf(path, sizeof(path), "/tmp/test_image_%ld.pdf", (long)getpid());
    assert_true(font_set_load(&none, NULL, 0, &a, &d));
    assert_true(pdf_write(&pages, none, &options, path, &a, &d));
    snprintf(command, sizeof(command),
             "qpdf --check %s >/dev/null && pdftoppm -r 72 -x 25 -y 30 -W 1 "
             "-H 1 %s | tail -c 3 | od -An -tu1 | xargs",
             path, path);
    pipe = popen(command, "r");
    assert_non_null(pipe);
    assert_non_null(fgets(out, (int)room, pipe));
    out[strcspn(out, "\n")] = '\0';
    pclose(pipe);
    unlink(path);
    font_set_release(none);
    arena_release(&a);
}

static bool has_poppler(void)
{
    return system("command -v pdftoppm qpdf >/dev/null") == 0;
}

static void test_png(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(png_cases); i++) {
        struct arena a = {0};
        struct diag d = {.arena = &a};
        const char *name = png_cases[i].name;
        struct image image = {0};
        char color[64];

        if (!image_read(&image, make_png(&png_cases[i].png, &a), "logo.png", &a,
                        &d))
            fail_msg("%s: %.*s", name, STR_ARG(d.first->text));
        if (image.channels != png_cases[i].channels ||
            image.bits != png_cases[i].bits ||
            image.rows != png_cases[i].rows ||
            (image.alpha.len > 0) != png_cases[i].alpha)
            fail_msg("%s: %d channels, %d bits, rows %d, alpha %zu", name,
                     image.channels, image.bits, image.rows, image.alpha.len);
        if (has_poppler()) {
            color_of(&image, color, sizeof(color));
            if (strcmp(color, png_cases[i].color) != 0)
                fail_msg("%s: drawn as %s", name, color);
        }
        arena_release(&a);
    }
}

/* What is cut off or changed anywhere is refused, or is the same picture. */
static void test_png_damaged(void **state)
{
    struct arena a = {0};
    struct str png = make_png(&png_cases[0].png, &a);

    (void)state;
    for (size_t i = 0; i < png.len; i++) {
        struct arena b = {0};
        struct diag d = {.arena = &b};
        struct str bytes = arena_str(&b, png);
        struct image image;

        if (i + 12 < png.len)
            assert_false(
                image_read(&image, str_head(bytes, i), "logo.png", &b, &d));
        ((char *)bytes.ptr)[i] ^= 1;
        (void)!image_read(&image, bytes, "logo.png", &b, &d);
        arena_release(&b);
    }
    arena_release(&a);
}

static const struct {
    const char *svg;
    const char *color; /* a quarter from the left, half down; NULL: refused */
    const char *says;  /* part of the message */
} svg_cases[] = {
    {"<rect width='80' height='40' fill='#f00'/>", "255 0 0", ""},
    {"<rect width='80' height='40' style='fill:rgb(0,128,255)'/>", "0 128 255",
     ""},
    {"<path d='M0 0h80v40H0z' fill='red'/>", "255 0 0", ""},
    {"<path d='M0,0L80,0 80,40,0,40' fill='lime'/>", "0 255 0", ""},
    {"<path d='m0 0 80 0 0 40-80 0z'/>", "0 0 0", ""},
    {"<g transform='translate(0 20) rotate(-90)'><path d='M-30 0h60v80h-60z' "
     "fill='blue'/></g>",
     "0 0 255", ""},
    {"<g transform='translate(10,10)scale(2)'><circle cx='5' cy='5' r='5' "
     "fill='red'/></g>",
     "255 0 0", ""},
    {"<ellipse cx='20' cy='20' rx='10' ry='2' fill='red'/>", "255 0 0", ""},
    {"<path d='M10 20a10 10 0 1 1 20 0a10 10 0 1 1-20 0z' fill='red'/>",
     "255 0 0", ""},
    {"<path d='M10 20a10 10 0 0020 0z M0 0h1' fill='red'/>", "255 0 0", ""},
    {"<path d='M0 20C0 0 40 0 40 20S0 40 0 20Q0 0 20 0T40 20z' fill='red'/>",
     "255 0 0", ""},
    {"<path d='M0 0H80V40H0zM10 10H30V30H10z' fill-rule='evenodd'/>",
     "255 255 255", ""},
    {"<line x1='0' y1='20' x2='80' y2='20' stroke='red' stroke-width='6'/>",
     "255 0 0", ""},
    {"<polyline points='0,20 80,20' stroke='red' stroke-width='4' "
     "fill='none'/>",
     "255 0 0", ""},
    {"<polygon points='0 0 80 0 80 40 0 40' fill='red'/>", "255 0 0", ""},
    {"<defs><style>.a,.b{fill:red} /* x */</style></defs><rect class='b' "
     "width='80' height='40'/>",
     "255 0 0", ""},
    {"<rect width='80' height='40' fill='red'/><g display='none'><rect "
     "width='80' height='40'/></g>",
     "255 0 0", ""},
    {"<g fill='red'><rect width='80' height='40' rx='4'/></g>", "255 0 0", ""},
    {"<rect width='1e2' height='.4e+2' fill='red'/>", "255 0 0", ""},
    {"<text>x</text>", NULL, "make paths"},
    {"<rect width='8' height='4' fill='url(#g)'/>", NULL, "gradients"},
    {"<rect width='8' height='4' opacity='.5'/>", NULL, "transparency"},
    {"<path d='M0 0L1e9 0'/>", NULL, "damaged"},
    {"<path d='M0 0 x'/>", NULL, "damaged"},
    {"<rect width='wide' height='4'/>", NULL, "cannot be read"},
    {"<g></g>", NULL, "nothing"},
    {"<rect width='8' height='4'>", NULL, "damaged"},
    {"<style>rect{fill:red}</style><rect width='8' height='4'/>", NULL,
     "classes"},
    {"<rect width='8' height='4' transform='skewX(3)'/>", NULL, "skewing"},
};

static void check_svg(const char *svg, const char *color, const char *says)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct str text = arena_format(
        &a,
        "<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg' "
        "viewBox='0 0 80 40'><title> 徽 </title>%s</svg>",
        svg);
    struct image image = {0};
    bool ok = image_read(&image, text, "logo.svg", &a, &d);
    char got[64];

    if (ok != (color != NULL))
        fail_msg("%s: %s", svg, ok ? "accepted" : d.first->text.ptr);
    if (!ok) {
        if (str_find(d.first->text, str_from_z(says)) < 0 ||
            d.counts[DIAG_ERROR] != 1)
            fail_msg("%s: %.*s", svg, STR_ARG(d.first->text));
    } else {
        assert_true(str_equal_z(image.alt, "徽"));
        if (has_poppler()) {
            color_of(&image, got, sizeof(got));
            if (strcmp(got, color) != 0)
                fail_msg("%s: drawn as %s", svg, got);
        }
    }
    arena_release(&a);
}

static void test_svg(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(svg_cases); i++)
        check_svg(svg_cases[i].svg, svg_cases[i].color, svg_cases[i].says);
}

static const struct {
    const char *bytes, *says;
} refused[] = {
    {"", "no picture"},
    {"GIF89a", "no picture"},
    {"%PDF-1.7", "no picture"},
    {"\xff\xd8\xff", "damaged or cut off"},
    {"\xff\xd8\xff\xc0\0\x0e\x08\0\x10\0\x10\x04", "damaged or cut off"},
    {"\x89PNG\r\n\x1a\n", "0 x 0 pixels"},
    {"<svg/>", "viewBox"},
    {"<svg xmlns='x' viewBox='0 0 9 5'/>", "viewBox"},
    {"<svg viewBox='0 0 0 5'/>", "viewBox"},
    {"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg viewBox='0 0 9 5'/>", "entities"},
};

static void test_refused(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(refused); i++) {
        struct arena a = {0};
        struct diag d = {.arena = &a};
        struct image image;

        assert_false(
            image_read(&image, str_from_z(refused[i].bytes), "x", &a, &d));
        if (str_find(d.first->text, str_from_z(refused[i].says)) < 0)
            fail_msg("%s: %.*s", refused[i].bytes, STR_ARG(d.first->text));
        arena_release(&a);
    }
}

/* A frame of 16 x 16 in `channels`, a scan of nothing and the end. */
static struct str make_jpeg(int marker, int bits, int channels, struct arena *a)
{
    struct buf b = buf_new(a, LARGEST);

    buf_add(&b, STR("\xff\xd8\xff\xfe\0\x04no\xff"));
    buf_add_byte(&b, (char)marker);
    buf_add_byte(&b, 0);
    buf_add_byte(&b, (char)(8 + 3 * channels));
    buf_add_byte(&b, (char)bits);
    buf_add(&b, STR("\0\x10\0\x10"));
    buf_add_byte(&b, (char)channels);
    buf_add_repeated(&b, 1, 3 * (size_t)channels);
    buf_add(&b, STR("\xff\xda\0\x02xx\xff\xd9\n"));
    return buf_str(&b);
}

static void test_jpeg(void **state)
{
    static const struct {
        int marker, bits, channels;
        const char *says; /* NULL: accepted */
    } cases[] = {
        {0xc0, 8, 3, NULL},       {0xc1, 8, 1, NULL},
        {0xc2, 8, 3, NULL},       {0xc0, 8, 4, "CMYK"},
        {0xc3, 8, 3, "a kind"},   {0xc9, 8, 3, "a kind"},
        {0xc1, 12, 3, "12 bits"}, {0xc0, 8, 2, "2 channels"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena a = {0};
        struct diag d = {.arena = &a};
        struct image image;
        struct str bytes =
            make_jpeg(cases[i].marker, cases[i].bits, cases[i].channels, &a);
        bool ok = image_read(&image, bytes, "logo.jpg", &a, &d);

        if (ok != (cases[i].says == NULL) ||
            (!ok && str_find(d.first->text, str_from_z(cases[i].says)) < 0))
            fail_msg("case %zu", i);
        if (ok) {
            assert_int_equal(image.width, 16);
            assert_true(str_equal(image.data, bytes));
        }
        arena_release(&a);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_png),     cmocka_unit_test(test_png_damaged),
        cmocka_unit_test(test_jpeg),    cmocka_unit_test(test_svg),
        cmocka_unit_test(test_refused),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
