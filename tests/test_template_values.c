/*
 * Values never become markup: whatever a customer is called, the tree has the
 * same shape, and each text is the value to the byte.
 */
#include "doc/template.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define ROUNDS 20000

/* Every place of a document where a value may stand, marked 甲 … 乙. */
static const char body[] =
    "# 甲{{x}}乙\n\n"
    "甲{{x}}乙 **甲{{x}}乙** *甲{{x}}乙* `甲{{x}}乙`\n"
    "[甲{{x}}乙](https://example.com/{{y}})\n\n"
    "- 甲{{x}}乙\n\n1. 甲{{x}}乙\n\n"
    "::: right\n甲{{x}}乙\\\n甲{{x}}乙\n:::\n\n"
    "| 甲{{x}}乙 | b |\n|--|--|\n{{#rows}}\n| 甲{{x}}乙 | 甲{{n}}乙 |\n"
    "{{/rows}}\n| **甲{{x}}乙** | |\n\n"
    "{{#x}}\n甲{{.}}乙\n{{/x}}\n";

static const char *const pieces[] = {"*",
                                     "**",
                                     "_",
                                     "`",
                                     "```",
                                     "|",
                                     "\\",
                                     "\\|",
                                     "#",
                                     "# ",
                                     "- ",
                                     "1. ",
                                     "> ",
                                     ":::",
                                     "::: right",
                                     "<b>",
                                     "</b>",
                                     "<!--",
                                     "&amp;",
                                     "&#42;",
                                     "[x](y)",
                                     "![",
                                     "](",
                                     "http",
                                     "~~",
                                     "---",
                                     "===",
                                     "{{x}}",
                                     "{{{",
                                     "}}",
                                     "{{/rows}}",
                                     "    ",
                                     "\t",
                                     "\n",
                                     "\r\n",
                                     "\n\n",
                                     "\n# ",
                                     "\n:::\n",
                                     "\n|-",
                                     "|-|",
                                     "\u2028",
                                     " ",
                                     "  \n",
                                     "甲",
                                     "乙",
                                     "中文，。",
                                     "“”",
                                     "（",
                                     ("\xEF\xB7\x90"
                                      "0\xEF\xB7\x91"),
                                     "\xEF\xB7\x90",
                                     "\xEF\xB7\x91",
                                     "\x01",
                                     "\x7F",
                                     "a",
                                     "Z9",
                                     "𠀀",
                                     "é",
                                     "$",
                                     "%s",
                                     "%n",
                                     "@",
                                     "",
                                     "\u200B",
                                     "\"",
                                     "'"};

static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static struct str random_value(uint32_t *state, struct arena *a)
{
    struct buf b = buf_new(a, 1 << 16);
    size_t n = next_random(state) % 12;

    for (size_t i = 0; i < n; i++)
        buf_add_z(&b, pieces[next_random(state) % COUNT(pieces)]);
    return buf_str(&b);
}

/* What of a value is printed: line ends stay, control characters are blanks. */
static struct str printed(struct str value, struct arena *a)
{
    struct buf b = buf_new(a, 1 << 16);

    for (size_t i = 0; i < value.len; i++) {
        unsigned char c = (unsigned char)value.ptr[i];

        if (c == '\r' && i + 1 < value.len && value.ptr[i + 1] == '\n')
            continue;
        if (c == '\n')
            buf_add_byte(&b, '\n');
        else
            buf_add_byte(&b, c < 0x20 || c == 0x7F ? ' ' : (char)c);
    }
    return buf_str(&b);
}

static void add_inlines(struct buf *b, const struct inline_run *run)
{
    for (; run; run = run->next) {
        if (run->kind == INLINE_TEXT)
            buf_add(b, run->text);
        else
            buf_add_byte(b, '\n');
    }
}

/* All text of a tree, each paragraph and cell on lines of its own. */
static void add_blocks(struct buf *b, const struct block *block)
{
    for (; block; block = block->next) {
        add_inlines(b, block->content);
        buf_add_z(b, block->content ? "\n--\n" : "");
        for (size_t i = 0; block->table && i < block->table->row_count *
                                                   block->table->column_count;
             i++) {
            add_inlines(b, block->table->cells[i].content);
            buf_add_z(b, "\n--\n");
        }
        add_blocks(b, block->children);
    }
}

static bool fill(struct str x, struct document_tree *tree, struct arena *a,
                 struct diag *d)
{
    struct field title = {.text = STR("甲{{x}}乙")};
    struct front_entry entry = {
        .key = {.text = STR("title")}, .values = &title, .value_count = 1};
    struct front_matter front = {&entry, 1, 1};
    struct template_source source = {
        .path = "t.md", .body = STR(body), .body_line = 4, .front = &front};
    const struct template *t;
    struct value data = value_map_new(a);
    struct value rows = value_list_new(a);

    for (int i = 0; i < 2; i++) {
        struct value row = value_map_new(a);

        value_set(row, "n", value_text(x), a);
        value_push(rows, row, a);
    }
    value_set(data, "x", value_text(x), a);
    value_set(data, "y", value_z("page"), a);
    value_set(data, "rows", rows, a);
    return template_parse(&t, &source, a, d) &&
           template_fill(t, data, NULL, 0, tree, a, d);
}

/* The text with a plain value, and the value put in its place. */
static struct str wanted(struct str plain, struct str value, struct arena *a)
{
    struct buf b = buf_new(a, 1 << 20);
    ptrdiff_t at;

    while ((at = str_find(plain, STR("QQQ"))) >= 0) {
        buf_add(&b, str_head(plain, (size_t)at));
        buf_add(&b, value);
        plain = str_skip(plain, (size_t)at + 3);
    }
    buf_add(&b, plain);
    return buf_str(&b);
}

static struct str text_of(struct str x, struct arena *a)
{
    struct diag d = {.arena = a};
    struct document_tree tree = {0};
    struct buf b = buf_new(a, 1 << 20);

    if (!fill(x, &tree, a, &d))
        fail_msg("refused: %.*s", STR_ARG(x));
    add_blocks(&b, tree.blocks);
    return buf_str(&b);
}

static void test_values(void **state)
{
    struct arena keep = {0};
    struct str plain = text_of(STR("QQQ"), &keep);
    uint32_t random = 20261123;

    (void)state;
    for (int i = 0; i < ROUNDS; i++) {
        struct arena a = {0};
        struct str x = random_value(&random, &a);
        struct str text;

        /* Nothing opens no section. */
        if (x.len == 0)
            continue;
        text = text_of(x, &a);
        if (!str_equal(text, wanted(plain, printed(x, &a), &a)))
            fail_msg("round %d, value \"%.*s\":\n%.*s", i, STR_ARG(x),
                     STR_ARG(text));
        arena_release(&a);
    }
    arena_release(&keep);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_values)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
