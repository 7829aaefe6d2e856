#include "base/file.h"
#include "base/outfile.h"
#include "layout/cff.h"
#include "layout/font.h"
#include "typewriter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define FACE_COUNT COUNT(typewriter_fonts)

struct fixture {
    struct arena arena;
    struct diag diag;
    struct font_set *set;
    struct shaper *shaper;
};

static int open_fonts(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));

    f->diag.arena = &f->arena;
    if (!font_set_load(&f->set, typewriter_fonts, FACE_COUNT, &f->arena,
                       &f->diag)) {
        diag_print(&f->diag, stderr, DIAG_NOTE);
        return -1;
    }
    f->shaper = shaper_new(&f->arena);
    *state = f;
    return 0;
}

static int close_fonts(void **state)
{
    struct fixture *f = *state;

    shaper_release(f->shaper);
    font_set_release(f->set);
    arena_release(&f->arena);
    free(f);
    return 0;
}

/* Shaped at 1 em = 1000 mpt, so that advances are those of the font. */
static const struct {
    const char *text;
    unsigned family;
    unsigned style;
    size_t glyphs;
    mpt advance;
} shape_cases[] = {
    {"", FONT_SERIF, SHAPE_PLAIN, 0, 0},
    {"函", FONT_SERIF, SHAPE_PLAIN, 1, 1000},
    {"催款函", FONT_SANS, SHAPE_PLAIN, 3, 3000},
    {"“合”", FONT_SERIF, SHAPE_PLAIN, 3, 3000},
    {"“合”", FONT_SERIF, SHAPE_NARROW, 3, 1924},
    {"……", FONT_SERIF, SHAPE_PLAIN, 2, 2000},
    {"——", FONT_SERIF, SHAPE_PLAIN, 1, 2000},
    {"——", FONT_SERIF, SHAPE_NARROW, 1, 1690},
    {"·", FONT_SERIF, SHAPE_PLAIN, 1, 327},
    {"·", FONT_SERIF, SHAPE_WIDE, 1, 1000},
    {"ffi", FONT_SERIF, SHAPE_PLAIN, 1, 1009},
    {"ffi", FONT_SANS, SHAPE_NARROW, 1, 918},
    {"111", FONT_SERIF, SHAPE_PLAIN, 3, 1413},
    {"111", FONT_SERIF, SHAPE_TABULAR, 3, 1686},
    {"888", FONT_SERIF, SHAPE_TABULAR, 3, 1686},
    {"AV", FONT_SERIF, SHAPE_PLAIN, 2, 1300},
    {"AV", FONT_SERIF, SHAPE_TABULAR, 2, 1432}, /* not kerned */
    {"e\xcc\x81", FONT_SERIF, SHAPE_PLAIN, 1, 546},
};

static void check_shapes(struct fixture *f, const char *when)
{
    for (size_t i = 0; i < COUNT(shape_cases); i++) {
        const struct face *face =
            font_find(f->set, shape_cases[i].family, false, 'A');
        struct glyph *glyphs;
        size_t n;
        mpt advance;

        shaper_style(f->shaper, shape_cases[i].style);
        shape(f->shaper, face, str_from_z(shape_cases[i].text), 1000, &glyphs,
              &n, &advance, &f->arena);
        if (n != shape_cases[i].glyphs || advance != shape_cases[i].advance)
            fail_msg("%s %s style %u: %zu glyphs, %d", when,
                     shape_cases[i].text, shape_cases[i].style, n, advance);
        for (size_t k = 0; k < n; k++) {
            if (glyphs[k].id == 0)
                fail_msg("%s %s: .notdef", when, shape_cases[i].text);
        }
    }
}

static const struct {
    uint32_t code_point;
    unsigned family;
    const char *full, *frozen; /* name of the face; NULL: none has it */
} find_cases[] = {
    {'A', FONT_SERIF, "NotoSerifCJKsc-Regular", "NotoSerifCJKsc-Regular"},
    {'A', FONT_SANS, "NotoSansCJKsc-Regular", "NotoSansCJKsc-Regular"},
    {0x20ac, FONT_SERIF, "NotoSerifCJKsc-Regular", "NotoSerifCJKsc-Regular"},
    {0x51fd, FONT_SERIF, "NotoSerifCJKsc-Regular", "NotoSerifCJKsc-Regular"},
    {0x20000, FONT_SERIF, "HanaMinA", "HanaMinA"},
    {0x2a6d6, FONT_SERIF, "HanaMinB", "HanaMinB"},
    {0x2611, FONT_SERIF, "DuebookBoxes", "DuebookBoxes"},
    {0x58f9, FONT_SERIF, "NotoSerifCJKsc-Regular", "NotoSerifCJKsc-Regular"},
    {0x9f98, FONT_SERIF, "NotoSerifCJKsc-Regular", NULL}, /* not in the run */
    {0x2a6d6, FONT_SANS, NULL, NULL},
    {0x25a1, FONT_SANS, "DuebookBoxes", "DuebookBoxes"},
    {0x10ffff, FONT_SERIF, NULL, NULL},
    {0, FONT_SERIF, NULL, NULL},
};

static void check_finds(const struct fixture *f, bool frozen)
{
    for (size_t i = 0; i < COUNT(find_cases); i++) {
        const char *wanted = frozen ? find_cases[i].frozen : find_cases[i].full;
        const struct face *face = font_find(f->set, find_cases[i].family, false,
                                            find_cases[i].code_point);
        struct str name = face ? face->postscript_name : STR("");

        if (!str_equal_z(name, wanted ? wanted : ""))
            fail_msg("U+%04X %s: %.*s", find_cases[i].code_point,
                     frozen ? "frozen" : "full", STR_ARG(name));
    }
}

/* Every text is shaped alike from the full faces and from those cut down. */
static void test_freeze(void **state)
{
    struct fixture *f = *state;
    struct buf text = buf_new(&f->arena, 1 << 16);

    for (size_t i = 0; i < COUNT(shape_cases); i++)
        buf_add_z(&text, shape_cases[i].text);
    buf_add_z(&text, "𠀀𪛖");
    check_shapes(f, "full");
    check_finds(f, false);
    assert_true(font_set_freeze(f->set, buf_str(&text), &f->arena, &f->diag));
    check_shapes(f, "frozen");
    check_finds(f, true);
    for (size_t i = 0; i < font_set_count(f->set); i++) {
        const struct face *face = font_set_face(f->set, i);

        assert_true(face->glyph_count < 2000);
        assert_true(face->is_cff == (face->cff != NULL));
        assert_int_equal(face->number, i);
    }
}

static void test_metrics(void **state)
{
    const struct fixture *f = *state;
    const struct face *face = font_set_face(f->set, 0);

    assert_int_equal(face->units_per_em, 1000);
    assert_int_equal(face->ascent, 880);
    assert_int_equal(face->descent, -120);
    assert_true(face->is_cff && face->serif && !face->bold);
    assert_int_equal(font_set_face(f->set, 3)->weight, 700);
    assert_false(font_set_face(f->set, 1)->is_cff);
}

/* A subset has its glyphs in our order, twice where we ask for them twice. */
static void check_subset(struct fixture *f, const struct face *face)
{
    const uint32_t glyphs[] = {0, 5, 3, 3, 9, 7};
    uint16_t ids[COUNT(glyphs)] = {0};
    struct str program;
    struct cff cff;

    assert_true(
        font_subset(face, glyphs, COUNT(glyphs), &program, ids, &f->arena));
    if (!face->is_cff) {
        assert_true(ids[2] == ids[3] && ids[0] == 0 && ids[4] > 0);
        return;
    }
    assert_true(cff_read(&cff, program, &f->arena));
    assert_int_equal(cff.charstrings.count, COUNT(glyphs));
    assert_true(str_equal(cff_charstring(&cff, 2), cff_charstring(&cff, 3)));
    if (!face->cff)
        return;
    for (uint32_t i = 0; i < COUNT(glyphs); i++) {
        struct str want = cff_charstring(face->cff, glyphs[i]);

        if (want.len == 0 || !str_equal(cff_charstring(&cff, i), want))
            fail_msg("glyph %u is not as it was", i);
    }
}

static void test_subset(void **state)
{
    struct fixture *f = *state;

    check_subset(f, font_set_face(f->set, 0));
    check_subset(f, font_set_face(f->set, 1));
    assert_true(font_set_freeze(f->set, STR("𠀀函甲"), &f->arena, &f->diag));
    check_subset(f, font_set_face(f->set, 0));
    check_subset(f, font_set_face(f->set, 1));
}

/* A damaged table is refused or read, never a crash: cut at every length. */
static void test_damaged_cff(void **state)
{
    struct fixture *f = *state;
    const uint32_t glyphs[] = {0, 5, 9};
    uint16_t ids[COUNT(glyphs)];
    struct str program;
    struct cff cff;

    assert_true(font_subset(font_set_face(f->set, 0), glyphs, COUNT(glyphs),
                            &program, ids, &f->arena));
    assert_true(cff_read(&cff, program, &f->arena));
    for (size_t n = 0; n + 1 < program.len; n++) {
        struct arena scratch = {0};
        struct str part = arena_str(&scratch, str_head(program, n));

        if (cff_read(&cff, part, &scratch))
            fail_msg("read at %zu of %zu bytes", n, program.len);
        arena_release(&scratch);
    }
}

static void write_file(const char *path, struct str bytes)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};

    assert_true(outfile_save(path, bytes, &a, &d));
    arena_release(&a);
}

/* HanaMinA, changed at one place of its OS/2 table or cut. */
static const struct {
    const char *name;
    size_t keep; /* bytes; 0: all */
    int licence; /* fsType; -1: as it is */
    const char *wanted;
} broken_cases[] = {
    {"as it is", 0, -1, NULL},
    {"free", 0, 0, NULL},
    {"print and preview", 0, 4, NULL},
    {"restricted", 0, 2, "licence bits (fsType 0x0002)"},
    {"no subsetting", 0, 0x0100, NULL},
    {"bitmaps only", 0, 0x0200, "licence bits (fsType 0x0200)"},
    {"half", 1 << 20, -1, "cut short"},
    {"a heading", 20, -1, "cut short"},
    {"a byte", 1, -1, "cut short"},
};

static size_t table_offset(struct str font, const char *tag)
{
    const unsigned char *p = (const unsigned char *)font.ptr;
    size_t tables = (size_t)p[4] << 8 | p[5];

    for (size_t i = 0; i < tables; i++) {
        const unsigned char *r = p + 12 + 16 * i;

        if (memcmp(r, tag, 4) == 0)
            return (size_t)r[8] << 24 | (size_t)r[9] << 16 |
                   (size_t)r[10] << 8 | r[11];
    }
    return 0;
}

static void check_broken(struct str font, const char *path, size_t i)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct font_source source = {FONT_SERIF, false, path, 0, false};
    struct str copy = arena_str(&a, font);
    struct font_set *set = NULL;
    const char *wanted = broken_cases[i].wanted;
    bool ok;

    if (broken_cases[i].licence >= 0) {
        char *type = (char *)copy.ptr + table_offset(font, "OS/2") + 8;

        type[0] = (char)(broken_cases[i].licence >> 8);
        type[1] = (char)(broken_cases[i].licence & 255);
    }
    if (broken_cases[i].keep > 0)
        copy.len = broken_cases[i].keep;
    write_file(path, copy);
    ok = font_set_load(&set, &source, 1, &a, &d);
    if (ok != !wanted)
        fail_msg("%s: loaded %d", broken_cases[i].name, ok);
    if (wanted && (str_find(d.first->text, str_from_z(wanted)) < 0 ||
                   strcmp(d.first->at.file, path) != 0))
        fail_msg("%s: %.*s", broken_cases[i].name, STR_ARG(d.first->text));
    if (ok && broken_cases[i].licence == 0x0100) {
        assert_int_equal(d.worst, DIAG_WARNING);
        assert_in_range(font_set_face(set, 0)->whole, copy.len * 9 / 10,
                        copy.len);
    }
    font_set_release(set);
    arena_release(&a);
}

static void test_broken_files(void **state)
{
    char path[] = "/tmp/test_font_XXXXXX";
    int fd = mkstemp(path);
    struct diag d = {0};
    struct mapped font;

    (void)state;
    assert_true(fd >= 0);
    close(fd);
    assert_true(file_map(&font, HANA "HanaMinA.ttf", &d));
    for (size_t i = 0; i < COUNT(broken_cases); i++)
        check_broken(font.bytes, path, i);
    file_unmap(&font);
    unlink(path);
}

static void test_wrong_sources(void **state)
{
    static const struct {
        struct font_source source;
        const char *wanted;
    } cases[] = {
        {{FONT_SERIF, false, "/nowhere/none.ttf", 0, false}, ""},
        {{FONT_SERIF, false, "/dev/null", 0, false}, ""},
        {{FONT_SERIF, false, "tests/test_font.c", 0, false}, "cut short"},
        {{FONT_SERIF, false, NOTO "NotoSerifCJK-Regular.ttc", 99, false},
         "cut short"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena a = {0};
        struct diag d = {.arena = &a};
        struct font_set *set = NULL;

        if (font_set_load(&set, &cases[i].source, 1, &a, &d) || !d.first ||
            str_find(d.first->text, str_from_z(cases[i].wanted)) < 0)
            fail_msg("%s: not refused as it should be", cases[i].source.path);
        arena_release(&a);
    }
}

static void test_too_many(void **state)
{
    static const char slashes[] = "////////////////////////";
    struct font_source sources[FONT_CHAIN_MAX + 1];
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct font_set *set = NULL;

    (void)state;
    for (size_t i = 0; i < COUNT(sources); i++)
        sources[i] = typewriter_fonts[1];
    assert_true(font_set_load(&set, sources, COUNT(sources), &a, &d));
    assert_int_equal(font_set_count(set), 2); /* one file, and the boxes */
    font_set_release(set);
    for (unsigned i = 0; i < COUNT(sources); i++) {
        sources[i] = typewriter_fonts[0];
        sources[i].path = arena_format(&a, "%.*s%s", (int)(1 + i), slashes,
                                       typewriter_fonts[1].path)
                              .ptr;
        sources[i].index = 0;
    }
    assert_false(font_set_load(&set, sources, COUNT(sources), &a, &d));
    arena_release(&a);
}

#define with_fonts(test) \
    cmocka_unit_test_setup_teardown(test, open_fonts, close_fonts)

int main(void)
{
    const struct CMUnitTest tests[] = {
        with_fonts(test_freeze),
        with_fonts(test_metrics),
        with_fonts(test_subset),
        with_fonts(test_damaged_cff),
        cmocka_unit_test(test_broken_files),
        cmocka_unit_test(test_wrong_sources),
        cmocka_unit_test(test_too_many),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
