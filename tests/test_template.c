#include "command/template_file.h"

#include "base/job.h"

#include "tree_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define MINIMAL "---\ntitle: T\n---\n"

static const struct {
    const char *text;
    const char *want; /* the tree; NULL: refused */
    const char *message;
} cases[] = {
    {MINIMAL "a", "p(a)", NULL},
    {"\xEF\xBB\xBF" MINIMAL "a", "p(a)", NULL},
    {"---\r\ntitle: T\r\n---\r\n{{name}}\r\nb\r\n", "p(甲{{page}}~b)", NULL},
    {MINIMAL "| a |\n|-|\n{{#rows}}\n| {{n}} |\n{{/rows}}\n| **sum** |\n",
     "table(total:-:a;1;2;*sum*)", NULL},
    {MINIMAL "{{#none}}\n# Nothing\n{{/none}}\nb", "p(b)", NULL},
    {MINIMAL "::: chart {{chart}}\n", "chart(BARS)", NULL},
    {"a", NULL,
     "t.md:1:1: error: the template has no title: write \"title: …\" between "
     "two lines --- at its beginning\n"},
    {"---\ntitle: T\na", NULL,
     "t.md:1:1: error: the front matter that begins with --- has no second "
     "line --- that ends it\n"},
    {MINIMAL "b\n{{nam}}", NULL,
     "t.md:5:1: error: no variable \"nam\": \"nam\" is unknown; the nearest "
     "is \"name\"\n"},
    {MINIMAL "{{#rows}}\n{{n}}\n{{/rows}}\n\n<br>\n", NULL,
     "t.md:8: error: HTML is refused; write \\< for the sign itself, {{! … }} "
     "for a comment\n"},
    {MINIMAL "\xEF\xB7\x90", NULL,
     "t.md: error: the template contains U+FDD0 or U+FDD1, which are no "
     "characters\n"},
    {MINIMAL "a\n\xFF", NULL,
     "t.md:5: error: the template is not UTF-8: save it as UTF-8\n"},
    {"---\ntitle: T\ntitel: x\n---\n", NULL,
     "t.md:3:1: error: \"titel\" is no key of a template; the nearest is "
     "\"title\"\n"},
    {"---\ntitle: T\npage: { siz: A4 }\n---\n", NULL,
     "t.md:3:9: error: \"page.siz\" is no key of a template; the nearest is "
     "\"page.size\"\n"},
    {"---\ntitle: [T]\n---\n", NULL,
     "t.md:2:1: error: title takes one value, not a list\n"},
    {"---\ntitle: T\npage: { size: B5 }\n---\n", NULL,
     "t.md:3:15: error: paper \"B5\" is unknown; accepted are A4 and "
     "Letter\n"},
    {"---\ntitle: T\npage: { margins: [1cm, 2cm] }\n---\n", NULL,
     "t.md:3:9: error: margins are four lengths: [top, right, bottom, "
     "left]\n"},
    {"---\ntitle: T\npage: { margins: [1cm, 2cm, 3, 1in] }\n---\n", NULL,
     "t.md:3:29: error: \"3\" is no length; write a number and mm, cm, pt or "
     "in, such as 25mm\n"},
    {"---\ntitle: T\npage: { margins: [1cm, 10cm, 1cm, 10cm] }\n---\n", NULL,
     "t.md:1:1: error: the margins leave no room for text\n"},
    {"---\ntitle: T\nsize: 200pt\n---\n", NULL,
     "t.md:3:7: error: size \"200pt\" is out of range; accepted are 5pt to "
     "72pt\n"},
    {"---\ntitle: T\nindent: maybe\n---\n", NULL,
     "t.md:3:9: error: indent \"maybe\" is unknown; accepted are true and "
     "false\n"},
    {"---\ntitle: T\npage: { grid: gb }\n---\n", NULL,
     "t.md:3:15: error: page.grid \"gb\" is unknown; accepted is gbt9704\n"},
    {"---\ntitle: T\npage: { grid: gbt9704, duplex: no }\n---\n", NULL,
     "t.md:3:32: error: page.duplex \"no\" is unknown; accepted are true and "
     "false\n"},
    {"---\ntitle: T\npage: { grid: gbt9704 }\nsize: 12pt\n---\n", NULL,
     "t.md:4:7: error: page.grid says how large the text is: leave size "
     "out\n"},
    {"---\ntitle: T\nlanguage: fr\n---\n", NULL,
     "t.md:3:11: error: language \"fr\" is unknown; accepted are zh-CN and "
     "en\n"},
    {"---\ntitle: T\nneeds: [name, claim, none]\n---\n", NULL,
     "t.md:3:15: error: the template needs \"claim\", which the data do not "
     "have\n"
     "t.md:3:22: error: the template needs \"none\", which the data do not "
     "have\n"},
    {"---\ntitle: \"{{name}}\"\nheader: \"{{firm}}{{page}}\"\n---\n", "", NULL},
    {"---\ntitle: T\nheader: \"{{name}}\"\n---\n", NULL,
     "t.md:3:9: error: the value \"甲{{page}}\" holds {{, which cannot stand "
     "in a header or footer\n"},
};

static const struct chart bars = {.title = STR_INIT("BARS")};

static struct value sample(struct arena *a)
{
    struct value data = value_map_new(a);
    struct value rows = value_list_new(a);

    for (int64_t i = 1; i <= 2; i++) {
        struct value row = value_map_new(a);

        value_set(row, "n", value_integer(i), a);
        value_push(rows, row, a);
    }
    value_set(data, "name", value_text(STR("甲{{page}}")), a);
    value_set(data, "firm", value_text(STR("乙")), a);
    value_set(data, "chart", value_text(STR("bars")), a);
    value_set(data, "rows", rows, a);
    value_set(data, "none", value_null(), a);
    return data;
}

static struct str messages(const struct diag *d, struct arena *a)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    struct str copy;

    diag_print(d, out, DIAG_NOTE);
    fclose(out);
    copy = arena_str(a, (struct str){text, size});
    free(text);
    return copy;
}

/* Write the template where the test runs, under a name messages can show. */
static bool load(const struct template **t, const char *text, struct arena *a,
                 struct diag *d)
{
    FILE *file = fopen("t.md", "wb");

    assert_non_null(file);
    fwrite(text, 1, strlen(text), file);
    fclose(file);
    return template_load(t, "t.md", NULL, a, d);
}

static bool fill(const char *text, struct document_tree *tree, struct arena *a,
                 struct diag *d)
{
    static const struct named_chart charts[] = {{STR_INIT("bars"), &bars}};
    const struct template *t;

    return load(&t, text, a, d) &&
           template_fill(t, sample(a), charts, COUNT(charts), tree, a, d);
}

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena arena = {0};
        struct diag diag = {.arena = &arena};
        struct document_tree tree = {0};
        bool ok = fill(cases[i].text, &tree, &arena, &diag);

        if (ok != (cases[i].want != NULL))
            fail_msg("%s: ok %d: %.*s", cases[i].text, ok,
                     STR_ARG(messages(&diag, &arena)));
        if (ok && !str_equal_z(tree_text(tree.blocks, &arena), cases[i].want))
            fail_msg("%s: %.*s", cases[i].text,
                     STR_ARG(tree_text(tree.blocks, &arena)));
        if (!ok && !str_equal_z(messages(&diag, &arena), cases[i].message))
            fail_msg("%s:\n%.*s", cases[i].text,
                     STR_ARG(messages(&diag, &arena)));
        arena_release(&arena);
    }
}

static void test_front_matter(void **state)
{
    static const char text[] =
        "---\ntitle: 函 {{firm}}\nlanguage: en\nauthor: \"{{firm}}\"\n"
        "subject: S\n"
        "page: { size: Letter, margins: [1in, 25.4mm, 2.54cm, 72pt] }\n"
        "font: sans\nsize: 10.5pt\nindent: true\n"
        "header: \"{{firm}}\"\nfooter: \"{{page}} / {{pages}}\"\n"
        "watermark: \"{{#none}}x{{/none}}\"\nneeds: [firm, rows]\n---\n";
    struct arena arena = {0};
    struct diag diag = {.arena = &arena};
    struct document_tree tree = {0};

    (void)state;
    if (!fill(text, &tree, &arena, &diag))
        fail_msg("%.*s", STR_ARG(messages(&diag, &arena)));
    assert_true(str_equal_z(tree.title, "函 乙"));
    assert_true(str_equal_z(tree.language, "en"));
    assert_true(str_equal_z(tree.author, "乙"));
    assert_true(str_equal_z(tree.subject, "S"));
    assert_true(str_equal_z(tree.header, "乙"));
    assert_true(str_equal_z(tree.footer, "{{page}} / {{pages}}"));
    assert_true(str_equal_z(tree.watermark, ""));
    assert_true(str_equal_z(tree.body_font, "sans"));
    assert_int_equal(tree.body_size, 10500);
    assert_true(tree.first_line_indent);
    assert_int_equal(tree.page.width, 612000);
    assert_int_equal(tree.page.height, 792000);
    assert_int_equal(tree.page.top, 72000);
    assert_int_equal(tree.page.right, 72000);
    assert_int_equal(tree.page.bottom, 72000);
    assert_int_equal(tree.page.left, 72000);
    arena_release(&arena);
}

/* One template, many fillings at once: the same tree from every thread. */
struct crowd {
    const struct template *template;
    struct str want;
};

static bool fill_one(void *context, size_t index, struct worker *w)
{
    const struct crowd *crowd = context;
    struct document_tree tree = {0};

    (void)index;
    return template_fill(crowd->template, sample(w->arena), NULL, 0, &tree,
                         w->arena, w->diag) &&
           str_equal(tree_text(tree.blocks, w->arena), crowd->want);
}

static void test_threads(void **state)
{
    static const char text[] =
        MINIMAL "# {{firm}}\n\n**{{name}}**\n\n| a |\n|-|\n{{#rows}}\n| {{n}} "
                "|\n{{/rows}}\n\n::: keep\n- a\n- [b](https://{{firm}})\n:::\n";
    struct arena arena = {0};
    struct diag diag = {.arena = &arena};
    struct document_tree tree = {0};
    struct crowd crowd;

    (void)state;
    assert_true(load(&crowd.template, text, &arena, &diag));
    assert_true(template_fill(crowd.template, sample(&arena), NULL, 0, &tree,
                              &arena, &diag));
    crowd.want = tree_text(tree.blocks, &arena);
    assert_true(job_run(500, 4, fill_one, &crowd, &arena, &diag));
    arena_release(&arena);
}

static char scratch[] = "/tmp/duebook_template_XXXXXX";

static int in_scratch(void **state)
{
    (void)state;
    return mkdtemp(scratch) ? chdir(scratch) : -1;
}

static int out_of_scratch(void **state)
{
    (void)state;
    return unlink("t.md") || chdir("/") || rmdir(scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_front_matter),
        cmocka_unit_test(test_threads),
    };

    return cmocka_run_group_tests(tests, in_scratch, out_of_scratch);
}
