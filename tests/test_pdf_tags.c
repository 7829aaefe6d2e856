#include "base/file.h"
#include "command_kit.h"
#include "compose_kit.h"
#include "output/pdf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define VERAPDF "../shared/tools/verapdf/verapdf"
#define WALK    "python3 tests/pdf_walk.py"
#define LARGEST 65536

static void check_command(const char *needed, const char *format,
                          const char *path)
{
    char command[512], out[LARGEST];

    snprintf(command, sizeof(command), "command -v %s >/dev/null", needed);
    if (!output_of(command, out, sizeof(out))) {
        print_message("%s is not here: its check is skipped\n", needed);
        return;
    }
    snprintf(command, sizeof(command), format, path);
    if (!output_of(command, out, sizeof(out)))
        fail_msg("%s: %s", command, out);
}

static struct block *make_linked(struct arena *a, const char *before,
                                 const char *text, const char *to)
{
    struct block *b = make_paragraph(a, before);
    struct inline_run *link = make_text(a, text, 0);

    link->link = str_from_z(to);
    b->content->next = link;
    link->next = make_text(a, "等。", 0);
    return b;
}

static struct block *make_list(struct arena *a, bool ordered)
{
    struct block *list = make_block(a, BLOCK_LIST);

    list->ordered = ordered;
    for (int i = 0; i < 3; i++) {
        struct block *item = make_block(a, BLOCK_ITEM);

        item->children =
            make_paragraph(a, i == 1 ? "合同HT-2025及附件A" : "送货单");
        make_next(&list->children, item);
    }
    return list;
}

static struct block *make_bars(struct arena *a)
{
    static struct decimal values[] = {{1, 0}, {2, 0}};
    static struct str categories[] = {STR_INIT("一月"), STR_INIT("二月")};
    static struct chart_series series[] = {{STR_INIT("欠款"), values, NULL},
                                           {STR_INIT("回款"), values, NULL}};
    static const struct chart chart = {
        .kind = CHART_LINES,
        .title = STR_INIT("图一"),
        .unit = STR_INIT("万元"),
        .categories = categories,
        .category_count = 2,
        .series = series,
        .series_count = 2,
        .description = STR_INIT("欠款：一月 1 万元，二月 2 万元。"),
    };
    struct block *b = make_block(a, BLOCK_CHART);

    b->chart = &chart;
    return b;
}

static struct block *make_rows(struct arena *a, size_t rows, size_t columns)
{
    struct block *table = make_table(a, rows, columns);

    for (size_t i = 0; i < rows; i++)
        for (size_t k = 0; k < columns; k++)
            if (i == 0 || (i + k) % 5 > 0) /* some are empty */
                make_cell(a, table, i, k, k ? "1,234.50元" : "发票FP-01");
    return table;
}

/* One of each: over three pages, with links in and out. */
static struct block *make_all(struct arena *a)
{
    struct block *blocks = make_heading(a, 2, "催款函");
    struct block *rows = make_rows(a, 80, 3);
    struct block *sides = make_div(a, DIV_COLUMNS, make_bars(a));

    make_next(&sides->children, make_bars(a));
    make_next(&blocks,
              make_div(a, DIV_RIGHT, make_paragraph(a, "编号：HH-01号")));
    make_next(&blocks, make_linked(a, "见", "https://example.com/甲乙 page",
                                   "https://example.com/"));
    make_next(&blocks, make_linked(a, "明细见", "附表A", "#附表-a"));
    make_next(&blocks, make_heading(a, 4, "依据"));
    make_next(&blocks, make_list(a, true));
    make_next(&blocks, make_list(a, false));
    make_next(&blocks, make_div(a, DIV_FIGURES, make_rows(a, 3, 4)));
    make_next(&blocks, sides);
    make_next(&blocks, make_block(a, BLOCK_RULE));
    make_next(&blocks, make_heading(a, 3, "附表 A"));
    rows->table->cells[1].content->link = STR("https://example.com/b");
    make_next(&blocks, rows); /* with a link in its heading, on each page */
    make_next(&blocks, make_div(a, DIV_NOTE, make_paragraph(a, "注：单位元")));
    make_next(&blocks, make_div(a, DIV_SIGNATURE, make_paragraph(a, "公司")));
    make_next(&blocks,
              make_div(a, DIV_REPLY_SLIP, make_paragraph(a, "回执：□相符")));
    return blocks;
}

static struct document_tree make_document(struct block *blocks)
{
    struct document_tree tree = make_tree(blocks);

    tree.author = STR("示例公司（虚构）");
    tree.header = STR("示例公司（虚构）");
    tree.footer = STR("第 {{page}} 页 共 {{pages}} 页");
    tree.watermark = STR("草稿");
    tree.first_line_indent = true;
    return tree;
}

static const char data[] = "单据,金额\nFP-01,1234.50\n";
static const struct pdf_attachment files[] = {
    {STR_INIT("../明细 (1).csv"),
     STR_INIT("text/csv"),
     STR_INIT(data),
     STR_INIT("附表的数据"),
     PDF_DATA,
     {20650}},
    {STR_INIT("empty.json"),
     STR_INIT("application/json"),
     STR_INIT(""),
     STR_INIT(""),
     PDF_SOURCE,
     {INT32_MIN}},
    {STR_INIT("\x01"),
     STR_INIT("a b/(c)<d>#"),
     STR_INIT("\0\xff"),
     STR_INIT("(\\"),
     PDF_SUPPLEMENT,
     {INT32_MIN}},
};

struct scene {
    char folder[64], path[128];
};

/* A seal of shapes, half hidden pixels and a photograph. */
static void read_pictures(const struct scene *w, struct image *images,
                          struct arena *a, struct diag *d)
{
    static const char seal[] =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'>"
        "<circle cx='50' cy='50' r='46' fill='none' stroke='#c00' "
        "stroke-width='6'/><path fill='#c00' d='M50 22l8.2 25.2h26.5L63.3 "
        "62.9l8.2 25.2L50 72.5 28.5 88.1l8.2-25.2-21.4-15.7h26.5z'/></svg>";
    char command[512], path[192];
    struct mapped bytes;

    assert_true(image_read(&images[0], STR(seal), "seal.svg", a, d));
    snprintf(command, sizeof(command),
             "cd %s && pdftoppm -r 20 -singlefile -jpeg page.pdf p && "
             "pdftoppm -r 20 -singlefile -png page.pdf p",
             w->folder);
    assert_int_equal(system(command), 0);
    for (int i = 1; i < 3; i++) {
        snprintf(path, sizeof(path), "%s/p.%s", w->folder,
                 i == 1 ? "jpg" : "png");
        assert_true(file_map(&bytes, path, d));
        assert_true(image_read(&images[i], bytes.bytes, path, a, d));
        file_unmap(&bytes);
    }
}

/* The first is a figure, the others are artifacts. */
static void add_pictures(struct pages *pages, const struct image *images,
                         struct arena *a)
{
    struct tag **tags = arena_array(a, struct tag *, pages->tag_count + 1);
    struct tag *tag = arena_new(a, struct tag);
    struct page *page = &pages->items[pages->count - 1];

    memcpy(tags, pages->tags, pages->tag_count * sizeof(struct tag *));
    *tag = (struct tag){.kind = TAG_FIGURE,
                        .alt = STR("印章"),
                        .parent = tags[0],
                        .number = (uint32_t)pages->tag_count};
    tags[pages->tag_count++] = tag;
    pages->tags = tags;
    for (int i = 0; i < 3; i++) {
        struct mark *m = arena_new(a, struct mark);

        m->kind = MARK_IMAGE;
        m->image = &images[i];
        m->x = 80000 + 130000 * i;
        m->y = 600000;
        m->width = 100000;
        m->height = (mpt)(100000LL * images[i].height / images[i].width);
        m->tag = i == 0 ? tag : NULL;
        m->artifact = i > 0;
        page->last->next = m;
        page->last = m;
    }
}

static void write_document(void **state, struct scene *w, size_t files_count,
                           bool pictures)
{
    struct image images[3];
    struct fixture *f = *state;
    struct arena a = {0};
    struct document_tree tree = make_document(make_all(&a));
    struct composed c = composed_of(state, &tree, &a);
    struct pdf_options options = {.created = {20651},
                                  .zone_minutes = 480,
                                  .attachments = files,
                                  .attachment_count = files_count};
    struct diag d = {.arena = &a};

    snprintf(w->folder, sizeof(w->folder), "/tmp/test_pdf_tags_%ld",
             (long)getpid());
    snprintf(w->path, sizeof(w->path), "%s/page.pdf", w->folder);
    mkdir(w->folder, 0777);
    assert_true(c.ok);
    assert_true(c.pages.count >= 3);
    if (pictures) {
        read_pictures(w, images, &a, &d);
        add_pictures(&c.pages, images, &a);
    }
    assert_true(pdf_write(&c.pages, f->fonts, &options, w->path, &a, &d));
    assert_null(d.first);
    arena_release(&a);
}

static void remove_scene(const struct scene *w)
{
    char command[128];

    snprintf(command, sizeof(command), "rm -rf %s", w->folder);
    assert_int_equal(system(command), 0);
}

static void test_tagged(void **state)
{
    struct scene w;

    if (!*state)
        skip();
    write_document(state, &w, 0, false);
    check_command("qpdf", WALK " %s 2>&1", w.path);
    check_command("qpdf", "qpdf --check %s 2>&1", w.path);
    /* no blank where a link begins and ends */
    check_command("pdftotext",
                  "pdftotext %s - | grep -F '见https://example.com/甲乙 "
                  "page等。'",
                  w.path);
    check_command("mutool",
                  "test -z \"$(mutool draw -q -N -o /dev/null %s 2>&1)\"",
                  w.path);
    check_command(VERAPDF, VERAPDF " ua1 %s 2>&1", w.path);
    check_command(VERAPDF, VERAPDF " 2b %s 2>&1", w.path);
    remove_scene(&w);
}

static void test_pictures(void **state)
{
    struct scene w;
    char out[LARGEST];

    if (!*state || !output_of("command -v pdftoppm", out, sizeof(out)))
        skip();
    write_document(state, &w, 0, false);
    write_document(state, &w, 0, true);
    check_command("qpdf", WALK " %s 2>&1", w.path);
    check_command("mutool",
                  "test -z \"$(mutool draw -q -N -o /dev/null %s 2>&1)\"",
                  w.path);
    check_command("pdfimages", "test $(pdfimages -list %s | wc -l) = 4",
                  w.path);
    check_command(VERAPDF, VERAPDF " ua1 %s 2>&1", w.path);
    check_command(VERAPDF, VERAPDF " 2b %s 2>&1", w.path);
    remove_scene(&w);
}

static void test_attached(void **state)
{
    struct scene w;
    char command[512], out[LARGEST];

    if (!*state)
        skip();
    write_document(state, &w, COUNT(files), false);
    check_command(VERAPDF, VERAPDF " 3b %s 2>&1", w.path);
    check_command(VERAPDF, VERAPDF " ua1 %s 2>&1", w.path);
    snprintf(command, sizeof(command),
             "cd %s && qpdf --list-attachments --verbose page.pdf && "
             "pdfdetach -save 1 -o one page.pdf && cat one && "
             "pdfdetach -save 2 -o two page.pdf && wc -c <two && "
             "pdfdetach -save 3 -o three page.pdf && wc -c <three && "
             "md5sum one 2>&1",
             w.folder);
    if (output_of("command -v qpdf pdfdetach >/dev/null", out, sizeof(out))) {
        char sum[64];

        if (!output_of(command, out, sizeof(out)) || !strstr(out, data) ||
            !strstr(out, ".._明细 (1).csv") || !strstr(out, "\n0\n2\n"))
            fail_msg("%s", out);
        /* the sum that the file gives is the sum of what it holds */
        snprintf(sum, sizeof(sum), "%.32s", strstr(out, "\n0\n2\n") + 5);
        if (strstr(out, sum) == strstr(out, "\n0\n2\n") + 5)
            fail_msg("the checksum is not %s: %s", sum, out);
    }
    remove_scene(&w);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tagged),
        cmocka_unit_test(test_attached),
        cmocka_unit_test(test_pictures),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
