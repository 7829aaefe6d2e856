#include "layout/block.h"

#include "base/utf8.h"
#include "layout/chart.h"
#include "layout/paragraph.h"
#include "layout/style.h"
#include "layout/table.h"
#include "layout/tag.h"

/* Addressees and closing words stand at the margin. */
bool block_is_flush(const struct inline_run *content)
{
    static const struct str starts[] = {STR_INIT("致："), STR_INIT("致:"),
                                        STR_INIT("敬礼")};
    const struct inline_run *r = content;

    while (r && r->kind == INLINE_TEXT && r->style & STYLE_STRONG)
        r = r->next;
    if (!r)
        return true;
    for (size_t i = 0; i < COUNT(starts); i++)
        if (str_starts(content->text, starts[i]))
            return true;
    return false;
}

/* "as follows:" stays with what follows. */
static bool announces(const struct block *block)
{
    const struct inline_run *r = block->content;

    if (block->kind != BLOCK_PARAGRAPH || !r)
        return false;
    while (r->next)
        r = r->next;
    return str_ends(r->text, STR("：")) || str_ends(r->text, STR(":"));
}

/* A strong line above a table or a chart is its caption. */
static bool is_caption(const struct block *block, const struct block *next)
{
    if (block->kind != BLOCK_PARAGRAPH ||
        (next->kind != BLOCK_TABLE && next->kind != BLOCK_CHART))
        return false;
    for (const struct inline_run *r = block->content; r; r = r->next)
        if (!(r->style & STYLE_STRONG))
            return false;
    return block->content;
}

static struct str last_text(const struct inline_run *content)
{
    const struct inline_run *r = content;

    while (r && r->next)
        r = r->next;
    return r ? r->text : (struct str){0};
}

/* In official papers the first paragraph may name whom they are sent to. */
static bool is_addressee(struct setter *s, const struct block *block,
                         const struct frame *frame)
{
    bool first = s->grid.line && !s->addressed && frame->depth == 0;

    s->addressed = s->addressed || frame->depth == 0;
    return first && str_ends(last_text(block->content), STR("："));
}

static bool is_attachment_note(const struct setter *s,
                               const struct block *block)
{
    return s->grid.line && block->kind == BLOCK_PARAGRAPH && block->content &&
           str_starts(block->content->text, STR("附件："));
}

static struct strips set_paragraph(struct setter *s, const struct block *block,
                                   const struct frame *frame)
{
    struct paragraph_style style = frame->body;
    struct paragraph p;
    struct strips out;

    if (is_addressee(s, block, frame) ||
        (style.indent && block_is_flush(block->content)))
        style.indent = 0;
    if (is_attachment_note(s, block)) /* below its first number */
        style.hang = style.indent + 3 * style.text.pitch;
    p = paragraph_new(s, block->content, &style);
    tag_open(s, TAG_PARAGRAPH);
    out = paragraph_set(s, &p, frame->x, frame->measure);
    tag_close(s);
    return out;
}

static struct str plain_text(const struct inline_run *content, struct arena *a)
{
    struct str text = {0};

    for (const struct inline_run *r = content; r; r = r->next)
        if (!r->note)
            text = arena_format(a, "%.*s%.*s", STR_ARG(text), STR_ARG(r->text));
    return text;
}

static struct strips set_heading(struct setter *s, const struct block *block,
                                 const struct frame *frame)
{
    struct paragraph_style style = style_heading(s, block->level);
    struct paragraph p = paragraph_new(s, block->content, &style);
    struct strips out;
    mpt measure;

    if (label_width(&p) > frame->measure) {
        items_keep_words(s, &p.items);
        items_keep_names(&p.items);
    }
    measure = style.align == ALIGN_CENTER
                  ? paragraph_balance(s, &p, frame->measure)
                  : frame->measure;
    tag_open_heading(s, block->level);
    out = paragraph_set(s, &p, frame->x + (frame->measure - measure) / 2,
                        measure);
    tag_close(s);
    strips_keep(&out, true);
    if (out.first) {
        out.first->outline = plain_text(block->content, s->arena);
        out.first->level = block->level;
    }
    return out;
}

static struct strips set_rule(struct setter *s, const struct frame *frame)
{
    struct strips out = {0};
    struct strip *strip = strip_add(s, &out, HEAVY);

    strip->passes = true;
    strip_rule(s, strip, frame->x, 0, frame->measure, THIN, black);
    return out;
}

static struct strips set_block(struct setter *s, const struct block *block,
                               const struct frame *frame)
{
    struct strips none = {0};

    switch (block->kind) {
    case BLOCK_PARAGRAPH:
        return set_paragraph(s, block, frame);
    case BLOCK_HEADING:
        return set_heading(s, block, frame);
    case BLOCK_LIST:
        return list_set(s, block, frame);
    case BLOCK_ITEM:
        return blocks_set(s, block->children, frame);
    case BLOCK_TABLE:
        if (block->table)
            return table_set(s, block, frame);
        break;
    case BLOCK_DIV:
        return div_set(s, block, frame);
    case BLOCK_RULE:
        return set_rule(s, frame);
    case BLOCK_CHART:
        if (block->chart)
            return chart_set(s, block->chart, frame->x, frame->measure,
                             frame->head, &frame->body);
        break;
    case BLOCK_PICTURE:
        return picture_set(s, block->picture, frame);
    case BLOCK_PAGE_BREAK:
        break;
    }
    return none;
}

/* A div without a look of its own has the margins of what it holds. */
static const struct block *outermost(const struct block *block, bool last)
{
    while (block->kind == BLOCK_DIV && block->children &&
           (block->role == DIV_PLAIN || block->role == DIV_KEEP ||
            block->role == DIV_CARRY || block->role == DIV_CENTER)) {
        block = block->children;
        while (last && block->next)
            block = block->next;
    }
    return block;
}

/* Space above and below; between two blocks the larger counts. */
struct margins {
    mpt above, below;
};

/* In whole lines, that the text stays on its grid. */
static struct margins grid_margins(const struct setter *s,
                                   const struct block *block)
{
    mpt line = s->grid.line;

    if (block->kind == BLOCK_HEADING)
        return (struct margins){style_heading_before(s, block->level),
                                style_heading_after(s, block->level)};
    if (is_attachment_note(s, block))
        return (struct margins){line, 0};
    if (block->kind == BLOCK_DIV &&
        (block->role == DIV_SIGNATURE || block->role == DIV_SEAL))
        return (struct margins){2 * line, 0};
    if (block->kind == BLOCK_DIV && block->role == DIV_REPLY_SLIP)
        return (struct margins){line, 0};
    if (block->kind == BLOCK_TABLE || block->kind == BLOCK_CHART)
        return (struct margins){line / 5, line / 5};
    return (struct margins){0, 0};
}

static struct margins margins_of(const struct setter *s,
                                 const struct block *block,
                                 const struct frame *frame)
{
    mpt em = frame->body.text.size;
    mpt paragraph = s->tree->first_line_indent ? 0 : em * 3 / 5;
    struct margins around = {em * 4 / 5, em * 4 / 5};

    if (s->grid.line)
        return grid_margins(s, block);
    switch (block->kind) {
    case BLOCK_PARAGRAPH:
        return (struct margins){paragraph, paragraph};
    case BLOCK_HEADING:
        return (struct margins){style_heading_before(s, block->level),
                                style_heading_after(s, block->level)};
    case BLOCK_LIST:
    case BLOCK_ITEM:
        return (struct margins){paragraph ? em * 2 / 5 : 0, paragraph};
    case BLOCK_DIV:
        if (block->role == DIV_SIGNATURE || block->role == DIV_SEAL)
            return (struct margins){em * 5 / 2, em};
        if (block->role == DIV_FORM)
            return around;
        if (block->role == DIV_REPLY_SLIP)
            return (struct margins){em * 2, em};
        if (block->role == DIV_NOTE)
            return (struct margins){em / 2, em / 2};
        if (block->role == DIV_FIGURES)
            return (struct margins){em, em * 6 / 5};
        if (block->role == DIV_RIGHT)
            return (struct margins){paragraph, em * 3 / 5};
        return (struct margins){paragraph, paragraph};
    case BLOCK_TABLE:
    case BLOCK_RULE:
    case BLOCK_CHART:
    case BLOCK_PICTURE:
    case BLOCK_PAGE_BREAK:
        break;
    }
    return around;
}

static bool is_signature(const struct block *block)
{
    return block->kind == BLOCK_DIV &&
           (block->role == DIV_SIGNATURE || block->role == DIV_SEAL);
}

static bool is_too_deep(struct setter *s, const struct block *blocks,
                        const struct frame *frame)
{
    if (frame->depth <= BLOCK_DEPTH_MAX)
        return false;
    s->failed = true;
    diag_error(s->diag, blocks ? blocks->at : nowhere,
               "blocks are nested more than %d deep: end some of them first",
               BLOCK_DEPTH_MAX);
    return true;
}

struct strips blocks_set(struct setter *s, const struct block *blocks,
                         const struct frame *frame)
{
    struct strips out = {0};
    const struct block *last = NULL;
    bool new_page = false;
    mpt below = 0;

    if (is_too_deep(s, blocks, frame))
        return out;
    for (const struct block *b = blocks; b; b = b->next) {
        mpt above = margins_of(s, outermost(b, false), frame).above;
        struct strips more = set_block(s, b, frame);

        if (b->kind == BLOCK_PAGE_BREAK)
            new_page = true;
        if (!more.first)
            continue;
        if (last &&
            (is_signature(b) || announces(last) ||
             is_caption(last, outermost(b, false)) || is_attachment_note(s, b)))
            out.last->keep = true;
        if (out.first && out.last->keep && more.first->passes)
            more.first->keep = true;
        if (out.first)
            more.first->before = above > below ? above : below;
        more.first->new_page = more.first->new_page || new_page;
        new_page = false;
        below = margins_of(s, outermost(b, true), frame).below;
        strips_join(&out, more);
        last = b;
    }
    return out;
}
