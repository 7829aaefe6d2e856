#include "doc/divs.h"

#include "tree_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

/* $0, $1, ... in a case's text are slots of these values. */
static const char *const values[] = {
    "# *a* | <b> &amp; `c` [d](e) ::: \\",
    "- 1. > ***",
    "one\ntwo\r\nthree",
    "",
    "正元（深圳）公司",
    "    code",
    "javascript:alert(1)",
    "x@example.com",
    "a\tb\001c",
};

static const struct image logo = {.width = 1, .height = 1};
static const struct named_picture pictures[] = {
    {STR_INIT("logo.png"), &logo},
};
static const struct chart bars = {.title = STR_INIT("BARS")};

static const struct {
    const char *text;
    const char *want; /* NULL: refused */
    const char *message;
} cases[] = {
    {"", "", NULL},
    {"\n\n", "", NULL},
    {"# 催款函\n\n一段。", "h1(催款函)p(一段。)", NULL},
    {"a\nb", "p(a~b)", NULL},
    {"a\\\nb", "p(a\\nb)", NULL},
    {"**a** *b* `c` [d](https://e.example)",
     "p(*a* _b_ `c` [d](https://e.example))", NULL},
    {"- a\n- b", "ul(li(p(a))li(p(b)))", NULL},
    {"3. a", "ol(li(p(a)))", NULL},
    {"a\n\n---\n\nb", "p(a)rule()p(b)", NULL},
    {"| a | b | c |\n|:-|:-:|-:|\n| 1 | 2 | 3 |", "table(lcr:a|b|c;1|2|3)",
     NULL},
    {"| a | b |\n|-|-|\n| 1 | 2 |\n| **合计** | 3 |",
     "table(total:--:a|b;1|2;*合计*|3)", NULL},
    {"| **a** |\n|-|", "table(-:*a*)", NULL}, /* a heading is no total */
    /* Bold beside Chinese punctuation, which CommonMark does not see. */
    {"**（甲）**乙", "p(*（甲）*乙)", NULL},
    {"甲**“乙”**丙", "p(甲*“乙”*丙)", NULL},
    {"甲：**乙。**丙**丁**", "p(甲：*乙。*丙*丁*)", NULL},
    {"**a)**b", "p(*a)*b)", NULL},
    {"**$4**是", "p(*正元（深圳）公司*是)", NULL},
    {"是**$4**", "p(是*正元（深圳）公司*)", NULL},
    {"a ** b", NULL,
     "t.md:101: error: these ** make nothing bold: each needs its partner in "
     "the same paragraph, without a blank on its inner side\n"},
    /* Values are text everywhere. */
    {"$0", "p(# *a* | <b> &amp; `c` [d](e) ::: \\)", NULL},
    {"$1", "p(- 1. > ***)", NULL},
    {"a $1\n$0", "p(a - 1. > ***~# *a* | <b> &amp; `c` [d](e) ::: \\)", NULL},
    {"**$0**", "p(*# *a* | <b> &amp; `c` [d](e) ::: \\*)", NULL},
    {"`$0`", "p(`# *a* | <b> &amp; `c` [d](e) ::: \\`)", NULL},
    {"&$1;", "p(&- 1. > ***;)", NULL},
    {"| a |\n|-|\n| $0 |", "table(-:a;# *a* | <b> &amp; `c` [d](e) ::: \\)",
     NULL},
    {"# $1", "h1(- 1. > ***)", NULL},
    {"$5", "p(    code)", NULL},
    {"$2", "p(one\\ntwo\\nthree)", NULL},
    {"$3", "", NULL},
    {"a$3b", "p(ab)", NULL},
    {"| a |\n|-|\n| $3 |", "table(-:a;)", NULL},
    {"$8", "p(a b c)", NULL},
    {"[$1](mailto:$7)", "p([- 1. > ***](mailto:x@example.com))", NULL},
    {"<mailto:$7>",
     "p([mailto:](mailto:x@example.com)"
     "[x@example.com](mailto:x@example.com))",
     NULL},
    {"[a]($6)", NULL,
     "t.md:101: error: the link to \"javascript:alert(1)\" is refused; "
     "accepted are https://, http://, mailto:, tel: and #\n"},
    {"[a](file:///etc)", NULL,
     "t.md:101: error: the link to \"file:///etc\" is refused; accepted are "
     "https://, http://, mailto:, tel: and #\n"},
    /* Divs. */
    {"::: right\na\n:::\nb", "right(p(a))p(b)", NULL},
    {"::: columns\n::: column\na\n:::\n::: column\nb\n:::\n:::",
     "columns(column(p(a))column(p(b)))", NULL},
    {":::: keep\n::: note\na\n:::\n::::", "keep(note(p(a)))", NULL},
    {"::: reply-slip\r\na\r\n:::\r\n", "slip(p(a))", NULL},
    {"a\n::: page-break\nb", "p(a)break()p(b)", NULL},
    {"::: chart bars", "chart(BARS)", NULL},
    {"::: figures\n| a |\n|-|\n| 1 |\n:::", "figures(table(-:a;1))", NULL},
    {"a\n::: seel\n:::", NULL,
     "t.md:102: error: the block \"::: seel\" is unknown, the nearest is "
     "\"seal\"; accepted are: right, center, signature, seal, parties, keep, "
     "note, columns, column, figures, form, carry, reply-slip, page-break, "
     "chart "
     "NAME, list 1.\n"},
    {"::: right\na", NULL,
     "t.md:101: error: the block ::: that begins here is not closed by a line "
     ":::\n"},
    {"a\n\n:::", NULL,
     "t.md:103: error: ::: closes a block, but none is open here (page-break "
     "and chart need no closing line)\n"},
    {"::: right x\n:::", NULL,
     "t.md:101: error: nothing may stand behind ::: right\n"},
    {"::: chart", NULL,
     "t.md:101: error: something is missing: write ::: chart NAME\n"},
    {"::: chart pie", NULL,
     "t.md:101: error: there is no chart \"pie\" here\n"},
    {"- a\n\n    ::: right", NULL,
     "t.md:103: error: ::: is read as a block only at the beginning of a "
     "line\n"},
    /* What has no place in a letter. */
    {"a\n\n<div>x</div>", NULL,
     "t.md:103: error: HTML is refused; write \\< for the sign itself, {{! … "
     "}} for a comment\n"},
    {"a\nb <br> c", NULL,
     "t.md:102: error: HTML such as <br> is refused; write \\< for the sign "
     "itself, \\ at the end of a line for a new line, {{! … }} for a "
     "comment\n"},
    {"a\n\n    code", NULL,
     "t.md:103: error: a block of code is not accepted: take the four blanks "
     "or the ``` from the beginning of the line\n"},
    {"> a", NULL,
     "t.md:101: error: a quotation is not accepted: write \\> for the sign "
     "itself\n"},
    {"a ![a](b.png)", NULL,
     "t.md:101: error: a picture stands in a paragraph of its own: leave a "
     "blank line above and below it\n"},
    {"![a](b.png)", NULL,
     "t.md:101: error: there is no picture \"b.png\" here; its file stands "
     "beside the template and is named without any tag\n"},
    {"![](logo.png)", NULL,
     "t.md:101: error: the picture \"logo.png\" needs words for those who "
     "cannot see it: ![words](logo.png)\n"},
    {"![a $4](logo.png)", "picture(a 正元（深圳）公司 0)", NULL},
    {"![a](logo.png){width=10mm}", "picture(a 28346)", NULL},
    {"![a](logo.png){width=10}", NULL,
     "t.md:101: error: \"10\" is no length; write a number and mm, cm, pt or "
     "in, such as 25mm\n"},
    {"![a](logo.png){height=10mm}", NULL,
     "t.md:101: error: behind a picture only its width may stand, such as "
     "{width=30mm}; this is \"{height=10mm}\"\n"},
    /* Blanks to fill in. */
    {"甲（____）乙（____）丙", "p(甲（____）乙（____）丙)", NULL},
    {"____ a ___", "p(____ a ___)", NULL},
    {"a\n\n____\n\nb", "p(a)rule()p(b)", NULL},
    {"\\____", "p(\\____)", NULL},
    /* Lists and their numbers. */
    {"1) a", "ol（1）(li(p(a)))", NULL},
    {"::: list 一、\n1. a\n   1. b\n:::\n\n1. c",
     "ol一、(li(p(a)ol一、(li(p(b)))))ol(li(p(c)))", NULL},
    {"::: list x\n:::", NULL,
     "t.md:101: error: lists cannot begin with \"x\"; accepted are 1. 1、 "
     "（1） (1) 一、 （一） ① a. and i.\n"},
    /* Footnotes. */
    {"a[^x]b[^y]。\n\n[^y]: Y\n[^x]: X\n  x\n\n    z\n\nc",
     "p(a^[1](p(X~x)p(z))b^[2](p(Y))。)p(c)", NULL},
    {"::: right\na[^1]\n:::\n[^1]: **$0**",
     "right(p(a^[1](p(*# *a* | <b> &amp; `c` [d](e) ::: \\*))))", NULL},
    {"a[^1] b[^1]\n\n[^1]: X", "p(a^[1](p(X)) b^[1](p(X)))", NULL},
    {"| a[^1] |\n|-|\n| 1 |\n\n[^1]: X", "table(-:a^[1](p(X));1)", NULL},
    {"a\\[^1]", "p(a[^1])", NULL},
    {"a[^1]", NULL,
     "t.md:101: error: the footnote [^1] has no text: write a line [^1]: … "
     "below\n"},
    {"a[^1]\n\n[^1]:", NULL, "t.md:103: error: the footnote [^1] is empty\n"},
    {"a[^1]\n\n[^1]: b[^1]", NULL,
     "t.md:103: error: a footnote cannot have footnotes of its own\n"},
    {"a[^1]\n\n[^1]: b\n[^1]: c", NULL,
     "t.md:104: error: there is a footnote [^1] already: give this one another "
     "name\n"},
    /* Forms. */
    {"::: form\n| | | |\n|-|:-:|-|\n| **甲** | b | << |\n| ^^ | c | d<br>e "
     "|\n:::",
     "form(table(-c-:!1x2 *甲*|2x1 b|-;-|c|d\\ne))", NULL},
    {"::: form\n| **甲** | 名称 | $0 |\n|-|-|-|\n| ^^ | 类型 | ☐ x |\n"
     "| **乙** | << | << |\n| **丙** | **丁** | **戊** |\n| $0 | 己 | |\n"
     "| 有☑ | 庚____ | 辛 |\n:::",
     "form(table(---:!>1x2 *甲*|>名称|# *a* | <b> &amp; `c` [d](e) ::: \\;-|"
     ">类型|☐ x;!3x1 *乙*|-|-;!*丙*|!*丁*|!*戊*;# *a* | <b> &amp; `c` [d](e) "
     "::: \\|>己|;有☑|庚____|辛))",
     NULL},
    {"::: form\n| a | << |\n|-|-|\n| ^^ | << |\n:::", "form(table(--:2x1 a|-))",
     NULL},
    {"::: form\n| a | b |\n|-|-|\n| ^^ | ^^ |\n| ^^ | c |\n:::",
     "form(table(--:1x2 a|b;-|c))", NULL},
    {"::: form\n| << | b |\n|-|-|\n:::", NULL,
     "t.md:102: error: << has no cell at its left to be merged with\n"},
    {"::: form\n| | |\n|-|-|\n| ^^ | b |\n:::", NULL,
     "t.md:104: error: ^^ has no cell above it to be merged with\n"},
    {"::: form\n| a | << |\n|-|-|\n| ^^ | b |\n:::", NULL,
     "t.md:102: error: the cells merged by << and ^^ make no rectangle\n"},
    {"::: form\n| a | b |\n|-|-|\n| c | ^^ |\n| ^^ | << |\n:::", NULL,
     "t.md:104: error: the cells merged by << and ^^ make no rectangle\n"},
    {"| a | << |\n|-|-|", "table(--:a|<<)", NULL},
    {"||||||||||||||||||||||||||||||||||", NULL,
     "t.md:101: error: a table may have at most 32 columns\n"},
};

/* The text of a case with its slots; its lines are t.md:101, 102, ... */
static struct markdown prepare(const char *text, struct arena *a)
{
    struct buf b = buf_new(a, 1 << 20);
    struct field *fields = arena_array(a, struct field, COUNT(values));
    struct place *lines = arena_array(a, struct place, 100);

    for (; *text; text++) {
        if (*text == '$')
            markdown_add_slot(&b, (size_t)(*++text - '0'));
        else
            buf_add_byte(&b, *text);
    }
    for (size_t i = 0; i < COUNT(values); i++)
        fields[i].text = str_from_z(values[i]);
    for (size_t i = 0; i < 100; i++)
        lines[i] = place_of("t.md", 101 + i, 0);
    return (struct markdown){.text = buf_str(&b),
                             .lines = lines,
                             .line_count = 100,
                             .values = fields,
                             .value_count = COUNT(values),
                             .pictures = pictures,
                             .picture_count = COUNT(pictures)};
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

static bool parse(struct markdown *m, struct block **out, struct arena *a,
                  struct diag *d)
{
    static const struct named_chart charts[] = {{STR_INIT("bars"), &bars}};
    struct named_charts named = {charts, COUNT(charts)};

    markdown_start();
    return divs_parse(m, &named, out, a, d);
}

static void test_cases(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct arena arena = {0};
        struct diag diag = {.arena = &arena};
        struct markdown m = prepare(cases[i].text, &arena);
        struct block *blocks = NULL;
        bool ok = parse(&m, &blocks, &arena, &diag);

        if (ok != (cases[i].want != NULL))
            fail_msg("%s: ok %d: %.*s", cases[i].text, ok,
                     STR_ARG(ok ? tree_text(blocks, &arena)
                                : messages(&diag, &arena)));
        if (ok && !str_equal_z(tree_text(blocks, &arena), cases[i].want))
            fail_msg("%s: %.*s", cases[i].text,
                     STR_ARG(tree_text(blocks, &arena)));
        if (!ok && !str_equal_z(messages(&diag, &arena), cases[i].message))
            fail_msg("%s:\n%.*s", cases[i].text,
                     STR_ARG(messages(&diag, &arena)));
        arena_release(&arena);
    }
}

/* Nesting without end is refused, not followed. */
static void test_depth(void **state)
{
    static const struct {
        const char *open, *close;
        bool ok;
    } marks[] = {
        {"- ", "", false},   {"> ", "", false}, {"*a ", " b*", false},
        {"**a ", "", false}, {"*a ", "", true}, /* text */
        {"[", "", true},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(marks); i++) {
        struct arena arena = {0};
        struct diag diag = {0};
        struct buf b = buf_new(&arena, 1 << 20);
        struct place line = place_of("t.md", 1, 0);
        struct markdown m = {.lines = &line, .line_count = 1};
        struct block *blocks = NULL;

        for (int n = 0; n < 5000; n++)
            buf_add_z(&b, marks[i].open);
        buf_add_z(&b, "x");
        for (int n = 0; n < 5000; n++)
            buf_add_z(&b, marks[i].close);
        m.text = buf_str(&b);
        if (parse(&m, &blocks, &arena, &diag) != marks[i].ok)
            fail_msg("%s without end: not %d", marks[i].open, marks[i].ok);
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_depth),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
