#include "output/html.h"

#include "tree_make.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static struct str html_of(struct block *blocks, struct arena *a, struct diag *d)
{
    struct document_tree tree = make_tree(blocks);
    struct str out = {0};

    if (!html_make(&tree, NULL, NULL, &out, a, d))
        fail_msg("no HTML");
    return out;
}

static const struct {
    const char *link;
    const char *href; /* NULL: left out, with a warning */
} link_cases[] = {
    {"https://a.example/", "https://a.example/"},
    {"HTTP://a.example/", "HTTP://a.example/"},
    {"https://a.example/?a=1&b=\"2\"", "https://a.example/?a=1&amp;b=%222%22"},
    {"https://a.example/中", "https://a.example/%E4%B8%AD"},
    {"https://a.example/'x\\y z", "https://a.example/%27x%5Cy%20z"},
    {"mailto:ar@a.example", "mailto:ar@a.example"},
    {"#标题", "#标题"},
    {"#%E6%A0%87%E9%A2%98", "#标题"},
    {"#none", NULL},
    {"https://", NULL},
    {"javascript:alert(1)", NULL},
    {"JavaScript:alert(1)", NULL},
    {" javascript:alert(1)", NULL},
    {"java\tscript:alert(1)", NULL},
    {"data:text/html,x", NULL},
    {"vbscript:x", NULL},
    {"file:///etc/passwd", NULL},
    {"//a.example/", NULL},
    {"a.html", NULL},
};

static void test_links(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(link_cases); i++) {
        struct arena a = {0};
        struct diag d = {.arena = &a};
        struct block *blocks = make_heading(&a, 1, "标题");
        struct block *paragraph = make_paragraph(&a, "词");
        const char *href = link_cases[i].href;
        struct str out, wanted;

        paragraph->content->link = str_from_z(link_cases[i].link);
        make_next(&blocks, paragraph);
        out = html_of(blocks, &a, &d);
        wanted = href ? arena_format(&a, "<p><a href=\"%s\">词</a></p>", href)
                      : STR("<p>词</p>");
        if (str_find(out, wanted) < 0 ||
            (d.counts[DIAG_WARNING] == 0) != !!href)
            fail_msg("%s", link_cases[i].link);
        arena_release(&a);
    }
}

static const struct {
    const char *text, *html;
} text_cases[] = {
    {"", "<p></p>"},
    {"<b>&amp;\"'", "<p>&lt;b&gt;&amp;amp;&quot;&#39;</p>"},
    {"</style><script>", "<p>&lt;/style&gt;&lt;script&gt;</p>"},
    {"一\n二", "<p>一<br>\n二</p>"},
    {"a\x01\x7f\xC2\x80z", "<p>az</p>"},
    {"a\xFFz", "<p>a\xEF\xBF\xBDz</p>"},
    {"a\xE2\x80\xAEz", "<p>az</p>"},
    {"\xF0\xA0\x80\x80", "<p>\xF0\xA0\x80\x80</p>"},
};

static void test_text(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(text_cases); i++) {
        struct arena a = {0};
        struct diag d = {.arena = &a};
        struct str out =
            html_of(make_paragraph(&a, text_cases[i].text), &a, &d);

        if (str_find(out, str_from_z(text_cases[i].html)) < 0)
            fail_msg("row %zu: %s", i, text_cases[i].html);
        arena_release(&a);
    }
}

/* A header's words stand in the style sheet: they cannot end it. */
static void test_furniture(void **state)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct document_tree tree = make_tree(make_paragraph(&a, "文"));
    struct str out;

    (void)state;
    tree.header = STR("a</style>\"}\\ {{page}}/{{pages}}{{pag");
    assert_true(html_make(&tree, NULL, NULL, &out, &a, &d));
    assert_true(str_find(out, STR("content:\"a\\00003C\\00002Fstyle\\00003E"
                                  "\\000022\\00007D\\00005C \" counter(page) "
                                  "\"\\00002F\" counter(pages) "
                                  "\"\\00007B\\00007Bpag\"}")) >= 0);
    arena_release(&a);
}

static void test_levels(void **state)
{
    static const int levels[] = {2, 4, 4, 3, 1, 6};
    static const char *const wanted[] = {
        "<h1 id=\"a\">a</h1>\n<h2 id=\"b\">b",
        "<h2 id=\"b.2\">b</h2>\n<h2 id=\"d\">d</h2>\n"
        "<h1 id=\"e\">e</h1>\n<h2 id=\"f\">"};
    static const char *const titles[] = {"a", "b", "b", "d", "e", "f"};
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct block *blocks = NULL;
    struct str out;

    (void)state;
    for (size_t i = 0; i < COUNT(levels); i++)
        make_next(&blocks, make_heading(&a, levels[i], titles[i]));
    out = html_of(blocks, &a, &d);
    for (size_t i = 0; i < COUNT(wanted); i++)
        if (str_find(out, str_from_z(wanted[i])) < 0)
            fail_msg("%s", wanted[i]);
    arena_release(&a);
}

static void test_soft_breaks(void **state)
{
    static const struct {
        const char *before, *after, *html;
    } cases[] = {
        {"一", "二", "<p>一二</p>"},
        {"one", "two", "<p>one\ntwo</p>"},
        {"one", "二", "<p>one二</p>"},
        {"，", "two", "<p>，two</p>"},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena a = {0};
        struct diag d = {.arena = &a};
        struct block *b = make_paragraph(&a, cases[i].before);
        struct inline_run *soft = make_text(&a, "", 0);

        soft->kind = INLINE_SOFT_BREAK;
        soft->next = make_text(&a, cases[i].after, 0);
        b->content->next = soft;
        if (str_find(html_of(b, &a, &d), str_from_z(cases[i].html)) < 0)
            fail_msg("%s", cases[i].html);
        arena_release(&a);
    }
}

static void test_depth(void **state)
{
    struct arena a = {0};
    struct diag d = {.arena = &a};
    struct block *blocks = make_paragraph(&a, "深");
    struct document_tree tree;
    struct str out = {0};

    (void)state;
    for (int i = 0; i < 1000; i++)
        blocks = make_div(&a, DIV_KEEP, blocks);
    tree = make_tree(blocks);
    assert_false(html_make(&tree, NULL, NULL, &out, &a, &d));
    assert_int_equal(d.counts[DIAG_ERROR], 1);
    assert_null(out.ptr);
    arena_release(&a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_links),       cmocka_unit_test(test_text),
        cmocka_unit_test(test_furniture),   cmocka_unit_test(test_levels),
        cmocka_unit_test(test_soft_breaks), cmocka_unit_test(test_depth),
    };

    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
