#include "command/lint.h"

#include "base/utf8.h"

#define DEEPEST 64

/* 一、 （一） （1） 1、 ① at the beginning: an item of an outline. */
static bool begins_item(struct str text)
{
    static const char numerals[] = "一二三四五六七八九十0123456789";
    bool open = str_starts(text, STR("（"));
    size_t digits = 0;

    if (open)
        text = str_skip(text, sizeof("（") - 1);
    while (text.len) {
        struct str before = text;
        uint32_t c = utf8_next(&text);

        if (c >= 0x2460 && c <= 0x2473 && digits == 0)
            return true;
        if (str_find(STR(numerals), str_head(before, before.len - text.len)) <
            0)
            return digits > 0 && c == (open ? 0xFF09u : 0x3001u);
        digits++;
    }
    return false;
}

static void check_paragraph(const struct lint *l, const struct inline_run *run)
{
    for (; run; run = run->next)
        if (run->kind == INLINE_SOFT_BREAK && run->next &&
            run->next->kind == INLINE_TEXT && !run->next->is_value &&
            begins_item(run->next->text))
            diag_warning(l->diag, run->next->at,
                         "this line is printed behind the one above, in one "
                         "paragraph: leave an empty line between them, or "
                         "end the one above with \\");
}

/* Blocks in which each line of the template is one. */
static bool keeps_lines(const struct block *b)
{
    return b->kind == BLOCK_DIV &&
           (b->role == DIV_RIGHT || b->role == DIV_CENTER ||
            b->role == DIV_SIGNATURE || b->role == DIV_SEAL ||
            b->role == DIV_PARTIES || b->role == DIV_REPLY_SLIP);
}

static void look(const struct lint *l, const struct block *block, int depth)
{
    for (; block && depth < DEEPEST; block = block->next) {
        if (block->kind == BLOCK_PARAGRAPH)
            check_paragraph(l, block->content);
        if (!keeps_lines(block))
            look(l, block->children, depth + 1);
    }
}

void lint_lines(const struct lint *l, const struct block *blocks)
{
    look(l, blocks, 0);
}
