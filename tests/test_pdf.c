#include "base/hash.h"
#include "base/job.h"
#include "output/pdf.h"
#include "output/pdf_icc.h"
#include "pdf_paper.h"
#include "pdf_plain.h"

#include <stdlib.h>

static void test_judges(void **state)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct paper p;

    (void)state;
    write_paper(&p, &a);
    assert_true(
        pdf_write(&p.pages, fixture.set, &options, fixture.path, &a, &d));
    assert_null(d.first);
    for (size_t i = 0; i < COUNT(judges); i++)
        check_judge(i);
    check_text();
    check_fonts();
    arena_release(&a);
}

/* One page, with all lines or the first character of just one. */
static void write_lines(const char *path, const struct font_set *set,
                        size_t only)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct page page = {.setup = {.width = 595276, .height = 841890}};
    struct pages pages = {.items = &page, .count = 1, .document = &document};
    struct typewriter t = {
        .set = set, .arena = &a, .page = &page, .size = 12000};

    t.shaper = shaper_new(&a);
    for (size_t i = 0; i < COUNT(lines); i++) {
        struct str text = str_from_z(lines[i].text), rest = text;

        utf8_next(&rest);
        t.family = lines[i].family;
        t.bold = lines[i].bold;
        if (only == COUNT(lines) || only == i)
            typewriter_line(&t, 70000, 80300 + 30000 * (mpt)i,
                            only == i ? str_head(text, text.len - rest.len)
                                      : text);
    }
    assert_true(pdf_write(&pages, set, &options, path, &a, &d));
    shaper_release(t.shaper);
    arena_release(&a);
}

/*
 * Poppler's drawing of the first half em of line i, or of all, as a hash.  The
 * baselines keep off the borders of pixels.
 */
static void picture_of(const char *path, size_t i, char *hash, size_t room)
{
    char command[256];

    if (i == COUNT(lines))
        snprintf(command, sizeof(command), "pdftoppm -r 100 %s | sha256sum",
                 path);
    else
        snprintf(command, sizeof(command),
                 "pdftoppm -r 144 -x 140 -y %d -W 12 -H 30 %s | sha256sum",
                 136 + 60 * (int)i, path);
    assert_true(output_of(command, hash, room));
}

/*
 * Right text over wrong glyphs would pass every other test: a character that
 * is the only one of its font is drawn as it is drawn among others.
 */
static void test_each_glyph(void **state)
{
    char among[256], alone[256];

    (void)state;
    if (!has_program("pdftoppm"))
        skip();
    for (size_t i = 0; i < COUNT(lines); i++) {
        write_lines(fixture.path, fixture.set, COUNT(lines));
        picture_of(fixture.path, i, among, sizeof(among));
        write_lines(fixture.path, fixture.set, i);
        picture_of(fixture.path, i, alone, sizeof(alone));
        if (strcmp(among, alone) != 0)
            fail_msg("%s: its first character is drawn otherwise alone",
                     lines[i].text);
    }
}

/* Faces cut once a run give what the full faces give. */
static void test_full_faces(void **state)
{
    struct font_set *full;
    struct arena a = {0};
    struct diag d = {.arena = &a};
    char cut[256], whole[256];

    (void)state;
    if (!has_program("pdftoppm"))
        skip();
    assert_true(font_set_load(&full, typewriter_fonts, COUNT(typewriter_fonts),
                              &a, &d));
    write_lines(fixture.path, fixture.set, COUNT(lines));
    picture_of(fixture.path, COUNT(lines), cut, sizeof(cut));
    write_lines(fixture.path, full, COUNT(lines));
    picture_of(fixture.path, COUNT(lines), whole, sizeof(whole));
    assert_string_equal(cut, whole);
    font_set_release(full);
    arena_release(&a);
}

struct copies {
    struct sha256 hashes[8];
};

static bool make_copy(void *context, size_t index, struct worker *w)
{
    struct copies *copies = context;
    struct str bytes;
    struct paper p;

    write_paper(&p, w->arena);
    if (!pdf_make(&p.pages, fixture.set, &options, &bytes, w->arena, w->diag))
        return false;
    copies->hashes[index] = hash_bytes(bytes);
    return true;
}

/* The same bytes each time, on one thread and on four. */
static void test_same_bytes(void **state)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct copies alone, together;

    (void)state;
    assert_true(job_run(COUNT(alone.hashes), 1, make_copy, &alone, &a, &d));
    assert_true(
        job_run(COUNT(together.hashes), 4, make_copy, &together, &a, &d));
    for (size_t i = 0; i < COUNT(alone.hashes); i++) {
        assert_memory_equal(&alone.hashes[0], &alone.hashes[i],
                            sizeof(struct sha256));
        assert_memory_equal(&alone.hashes[0], &together.hashes[i],
                            sizeof(struct sha256));
    }
    arena_release(&a);
}

/* The id depends on what the file says. */
static void test_other_bytes(void **state)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct pdf_options later = {.created = {20652}, .zone_minutes = 480};
    struct str first, second;
    struct paper p;
    ptrdiff_t at;

    (void)state;
    write_paper(&p, &a);
    assert_true(pdf_make(&p.pages, fixture.set, &options, &first, &a, &d));
    assert_true(pdf_make(&p.pages, fixture.set, &later, &second, &a, &d));
    at = str_find(first, STR("/ID["));
    assert_true(at > 0);
    assert_false(str_equal(str_head(str_skip(first, (size_t)at), 90),
                           str_head(str_skip(second, (size_t)at), 90)));
    first = pdf_plain(first, &a);
    assert_true(str_find(first, STR("D:20260717000000+08'00'")) > 0);
    assert_true(str_find(first, STR("2026-07-17T00:00:00+08:00")) > 0);
    assert_true(str_find(first, STR("default\">催款函 &lt;A &amp; B&gt; 𠀀<")) >
                0);
    assert_true(str_find(first, STR("default\">逾期货款<")) > 0);
    assert_true(str_find(first, STR("<rdf:li>示例公司（虚构）<")) > 0);
    assert_true(str_find(first, STR("<rdf:li>zh-CN<")) > 0);
    arena_release(&a);
}

static const struct {
    const char *link;
    const char *uri; /* as written; NULL: left out */
} link_cases[] = {
    {"https://example.com/", "(https://example.com/)"},
    {"HTTP://example.com", "(HTTP://example.com)"},
    {"mailto:a@example.com", "(mailto:a@example.com)"},
    {"https://example.com/(a)\\b c", "(https://example.com/%28a%29%5Cb%20c)"},
    {"https://example.com/甲", "(https://example.com/%E7%94%B2)"},
    {"javascript:alert(1)", NULL},
    {"file:///etc/passwd", NULL},
    {"ftp://example.com", NULL},
    {"#chapter", NULL},
    {"mailto:", NULL},
    {"tel:+86-512-0000", "(tel:+86-512-0000)"},
    {"#附件-A", "/Contents<FEFF96444ef60020"
                "0041>/Dest["},
    {"#%E9%99%84%E4%BB%B6-a", "/Dest["},
    {"#附件", NULL},
    {"#", NULL},
    {"", NULL},
};

static void test_links(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(link_cases); i++) {
        struct arena a = {0};
        struct diag d = {.arena = &a};
        struct page page = {.setup = {.width = 595276, .height = 841890}};
        struct outline_entry heading = {STR("附件 A"), 1, 0, 0};
        struct pages pages = {.items = &page,
                              .count = 1,
                              .document = &document,
                              .outline = &heading,
                              .outline_count = 1};
        struct typewriter t = {.arena = &a, .page = &page};
        bool wanted = link_cases[i].uri != NULL, found;
        struct str bytes;

        typewriter_mark(&t, MARK_LINK, 0, 0)->link =
            str_from_z(link_cases[i].link);
        assert_true(pdf_make(&pages, fixture.set, &options, &bytes, &a, &d));
        found = str_find(pdf_plain(bytes, &a),
                         wanted ? str_from_z(link_cases[i].uri)
                                : STR("/Annot")) >= 0;
        if (found != wanted || d.counts[DIAG_WARNING] != !wanted)
            fail_msg("%s: found %d, %zu warnings", link_cases[i].link, found,
                     d.counts[DIAG_WARNING]);
        arena_release(&a);
    }
}

/* A glyph that no font has never becomes a box on paper. */
static void test_missing_glyph(void **state)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct glyph glyph = {0};
    struct page page = {.setup = {.width = 595276, .height = 841890}};
    struct pages pages = {.items = &page, .count = 1, .document = &document};
    struct typewriter t = {.arena = &a, .page = &page};
    struct mark *m = typewriter_mark(&t, MARK_GLYPHS, 0, 0);
    struct str bytes = STR("untouched");

    (void)state;
    m->face = font_set_face(fixture.set, 0);
    m->size = 10000;
    m->glyphs = &glyph;
    m->glyph_count = 1;
    m->text = STR("?");
    assert_false(pdf_make(&pages, fixture.set, &options, &bytes, &a, &d));
    assert_int_equal(d.worst, DIAG_ERROR);
    assert_true(str_equal_z(bytes, "untouched"));
    arena_release(&a);
}

static void test_unwritable(void **state)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct page page = {.setup = {.width = 595276, .height = 841890}};
    struct pages pages = {.items = &page, .count = 1, .document = &document};

    (void)state;
    assert_false(pdf_write(&pages, fixture.set, &options,
                           "/nowhere/folder/x.pdf", &a, &d));
    assert_int_equal(d.worst, DIAG_SYSTEM);
    arena_release(&a);
}

/* Sizes that the profile states are those that it has. */
static void test_icc(void **state)
{
    struct arena a = {0};
    struct str icc = pdf_icc_srgb(&a);
    const unsigned char *p = (const unsigned char *)icc.ptr;
    size_t stated = (size_t)p[2] << 8 | p[3];
    size_t tags = p[131];

    (void)state;
    assert_int_equal(icc.len, stated);
    assert_true(icc.len < 600);
    for (size_t i = 0; i < tags; i++) {
        const unsigned char *tag = p + 132 + 12 * i;
        size_t start = (size_t)tag[6] << 8 | tag[7];
        size_t length = (size_t)tag[10] << 8 | tag[11];

        assert_true(start % 4 == 0 && start + length <= icc.len);
    }
    arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_judges),        cmocka_unit_test(test_each_glyph),
        cmocka_unit_test(test_full_faces),    cmocka_unit_test(test_same_bytes),
        cmocka_unit_test(test_other_bytes),   cmocka_unit_test(test_links),
        cmocka_unit_test(test_missing_glyph), cmocka_unit_test(test_unwritable),
        cmocka_unit_test(test_icc),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
