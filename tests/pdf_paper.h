/*
 * pdf_paper - two pages with a line of each kind, and the programs that judge
 * the file they make.
 */
#ifndef TESTS_PDF_PAPER_H
#define TESTS_PDF_PAPER_H

#include "command_kit.h"
#include "output/pdf.h"
#include "typewriter.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define VERAPDF "../shared/tools/verapdf/verapdf"
#define LARGEST 65536

/* Each is a line of the page; pdftotext must give it back as it is here. */
static const struct {
    const char *text;
    unsigned family;
    bool bold;
    mpt spread; /* between Han, as in a justified line */
} lines[] = {
    {"催款函", FONT_SANS, true, 0},
    {"截至2026年7月17日，贵司尚欠我司货款", FONT_SERIF, false, 0},
    {"人民币壹拾贰万叁仟肆佰伍拾陆元柒角捌分", FONT_SERIF, false, 2000},
    {"金额为（¥123,456.78）、￥1.00、€45,000.00、£9", FONT_SERIF, false, 0},
    {"office efficiency ffi fl fi affluent", FONT_SERIF, false, 0},
    {"“引用”——破折号……‘内’·《合同》", FONT_SERIF, false, 0},
    {"𠀀字与𪛖字，㐂，龘", FONT_SERIF, false, 0},
    {"（¥110,657.74），其中AV（丙），逾期", FONT_SERIF, false, 0},
    {"𠀀公司第1页共2页", FONT_SERIF, false, 1500},
    {"caf\xc3\xa9 na\xc3\xafve \xc3\x85ngstr\xc3\xb6m", FONT_SERIF, false, 0},
    {"AV To Wa LT. VAT 13%", FONT_SERIF, true, 0},
    {"HT-2025-0117 ABC有限公司（XYZ）Co., Ltd.", FONT_SANS, false, 800},
    {"☐ ☑", FONT_SERIF, false, 0},
    {"合 计", FONT_SANS, true, 0},
    {"账　　号：0000 1234　户　名", FONT_SERIF, false, 0},
    {"a b c", FONT_SANS, false, 0},
    {"x\xcc\x81 y\xcc\x81", FONT_SERIF, false, 0},
    {"\xe2\x84\xa6 \xce\xa9 \xe2\x84\xab", FONT_SERIF, false, 0},
    {"a@example.com https://example.com/?a=1&b=(2)", FONT_SANS, false, 0},
};

struct fixture {
    struct arena arena;
    struct diag diag;
    struct font_set *set;
    char path[64];
};

static struct fixture fixture;

static int open_fonts(void **state)
{
    struct fixture *f = &fixture;
    struct buf text = buf_new(&f->arena, LARGEST);

    (void)state;
    f->diag.arena = &f->arena;
    for (size_t i = 0; i < COUNT(lines); i++)
        buf_add_z(&text, lines[i].text);
    snprintf(f->path, sizeof(f->path), "/tmp/test_pdf_%ld.pdf", (long)getpid());
    return font_set_load(&f->set, typewriter_fonts, COUNT(typewriter_fonts),
                         &f->arena, &f->diag) &&
                   font_set_freeze(f->set, buf_str(&text), &f->arena, &f->diag)
               ? 0
               : -1;
}

static int close_fonts(void **state)
{
    (void)state;
    unlink(fixture.path);
    font_set_release(fixture.set);
    arena_release(&fixture.arena);
    return 0;
}

static const struct document_tree document = {
    .title = STR_INIT("催款函 <A & B> 𠀀"),
    .language = STR_INIT("zh-CN"),
    .author = STR_INIT("示例公司（虚构）"),
    .subject = STR_INIT("逾期货款"),
};
static const struct pdf_options options = {
    .created = {20651}, /* 2026-07-17 */
    .zone_minutes = 480,
};

static void draw_shapes(struct typewriter *t)
{
    static const struct point triangle[] = {{0, 0}, {90000, 0}, {45000, 45000}};
    struct mark *m = typewriter_mark(t, MARK_FILL, 70000, 600000);

    m->artifact = true;
    m->width = 200000;
    m->height = 20000;
    m->color = (struct color){240, 240, 240};
    m = typewriter_mark(t, MARK_RULE, 70000, 630000);
    m->artifact = true;
    m->dashed = true;
    m->x2 = 500000;
    m->y2 = 630000;
    m->thickness = 500;
    for (int i = 0; i < 3; i++) {
        m = typewriter_mark(t, MARK_POLYGON, 70000 + 100000 * i, 650000);
        m->artifact = true;
        m->points = triangle;
        m->point_count = COUNT(triangle);
        m->color = (struct color){31, 78, 121};
        m->thickness = i > 0 ? 1000 : 0;
        m->closed = i > 1;
    }
    m = typewriter_mark(t, MARK_LINK, 70000, 100000);
    m->width = 90000;
    m->height = 12000;
    m->link = STR("https://example.com/甲(b)");
    m = typewriter_mark(t, MARK_LINK, 70000, 120000);
    m->width = 90000;
    m->height = 12000;
    m->link = STR("mailto:a@example.com");
}

/* All lines, under a watermark. */
static void write_page(struct typewriter *t)
{
    *t->page = (struct page){.setup = {.width = 595276, .height = 841890}};
    t->size = 100000;
    t->family = FONT_SANS;
    typewriter_line(t, 150000, 600000, STR("草稿"));
    t->page->last->angle = 45;
    t->page->last->artifact = true;
    t->page->last->color = (struct color){230, 230, 230};
    t->size = 12000;
    for (size_t i = 0; i < COUNT(lines); i++) {
        t->family = lines[i].family;
        t->bold = lines[i].bold;
        t->spread = lines[i].spread;
        typewriter_line(t, 70000, 80000 + 30000 * (mpt)i,
                        str_from_z(lines[i].text));
    }
    draw_shapes(t);
}

struct paper {
    struct page items[2];
    struct outline_entry outline[4];
    struct pages pages;
};

static void write_paper(struct paper *p, struct arena *a)
{
    static const struct outline_entry outline[] = {
        {STR_INIT("催款函"), 1, 0, 80000},
        {STR_INIT("附件"), 2, 1, 80000},
        {STR_INIT("清单"), 3, 1, 180000},
        {STR_INIT("End"), 1, 1, 300000},
    };
    struct typewriter t = {.set = fixture.set, .arena = a};

    t.shaper = shaper_new(a);
    for (size_t i = 0; i < COUNT(p->items); i++) {
        t.page = &p->items[i];
        write_page(&t);
    }
    shaper_release(t.shaper);
    memcpy(p->outline, outline, sizeof(outline));
    p->pages = (struct pages){.items = p->items,
                              .count = COUNT(p->items),
                              .document = &document,
                              .outline = p->outline,
                              .outline_count = COUNT(outline)};
}

static bool has_program(const char *name)
{
    char command[128], out[256];

    snprintf(command, sizeof(command), "command -v %s 2>&1", name);
    if (output_of(command, out, sizeof(out)))
        return true;
    print_message("%s is not here: its check is skipped\n", name);
    return false;
}

/* Tools that must succeed; the quiet ones must print nothing either. */
static const struct {
    const char *program, *before, *after; /* of the file's name */
    bool quiet;
} judges[] = {
    {"qpdf", "--check", "2>&1", false},
    {"pdfinfo", "", "2>&1", false},
    {"pdftotext", "", "- 2>&1 >/dev/null", true},
    {"pdftoppm", "-r 50", "2>&1 >/dev/null", true},
    {"mutool", "draw -q -N -o /dev/null", "2>&1", true},
    {VERAPDF, "2b", "2>&1", false},
};

static void check_judge(size_t i)
{
    char command[256], out[LARGEST];
    bool ok;

    if (!has_program(judges[i].program))
        return;
    snprintf(command, sizeof(command), "%s %s %s %s", judges[i].program,
             judges[i].before, fixture.path, judges[i].after);
    ok = output_of(command, out, sizeof(out));
    if (!ok || (judges[i].quiet && out[0]) || strstr(out, "WARNING"))
        fail_msg("%s: %s", command, out);
}

static void check_lines(const char *out)
{
    for (size_t page = 0; page < 2; page++) {
        for (size_t i = 0; i < COUNT(lines); i++) {
            const char *end = out + strcspn(out, "\n\f");

            while (out == end && *out) {
                out++;
                end = out + strcspn(out, "\n\f");
            }
            if (!str_equal_z((struct str){out, (size_t)(end - out)},
                             lines[i].text))
                fail_msg("%s: read as %.*s", lines[i].text, (int)(end - out),
                         out);
            out = *end ? end + 1 : end;
        }
    }
}

static void check_text(void)
{
    char command[256], out[LARGEST];

    if (!has_program("pdftotext"))
        return;
    snprintf(command, sizeof(command), "pdftotext %s - 2>&1", fixture.path);
    assert_true(output_of(command, out, sizeof(out)));
    check_lines(out);
}

static void check_fonts(void)
{
    char command[256], out[LARGEST];

    if (!has_program("pdffonts"))
        return;
    snprintf(command, sizeof(command),
             "pdffonts %s | tail -n +3 | grep -vc 'yes yes yes'", fixture.path);
    output_of(command, out, sizeof(out)); /* grep -c of none exits 1 */
    assert_string_equal(out, "0\n");
}

#endif
