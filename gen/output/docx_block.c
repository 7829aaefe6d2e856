#include "base/utf8.h"
#include "doc/numbering.h"
#include "doc/party_lines.h"
#include "layout/block.h"
#include "output/docx_parts.h"

#define SIGNATURE_GAP 400 /* twips, above it */
#define SLIP_GAP      480
#define SIGNATURE_SHARE                                  \
    2 /* of the measure: a signature stands in the right \
       */

static int32_t em(const struct docx *x)
{
    return docx_size(x->tree) * 10; /* half points to twips */
}

static void add_indents(struct docx *x, const struct docx_paragraph *p)
{
    if (!p->left && !p->hanging && !p->first)
        return;
    buf_add_format(&x->out, "<w:ind w:left=\"%d\"", p->left + p->hanging);
    if (p->hanging)
        buf_add_format(&x->out, " w:hanging=\"%d\"", p->hanging);
    else if (p->first)
        buf_add_format(&x->out, " w:firstLineChars=\"200\" w:firstLine=\"%d\"",
                       p->first);
    buf_add_z(&x->out, "/>");
}

/* In the order of the schema. */
void docx_open_paragraph(struct docx *x, const struct docx_paragraph *p)
{
    const char *style = p->style ? p->style : x->style;
    const char *align = p->align         ? p->align
                        : x->align       ? x->align
                        : x->hard_breaks ? "left" /* lines ended by hand */
                                         : NULL;

    buf_add_z(&x->out, "<w:p><w:pPr>");
    if (style)
        buf_add_format(&x->out, "<w:pStyle w:val=\"%s\"/>", style);
    if (p->keep || x->keep)
        buf_add_z(&x->out, "<w:keepNext/><w:keepLines/>");
    if (x->cut)
        buf_add_z(&x->out, "<w:pBdr><w:top w:val=\"dashed\" w:sz=\"4\" "
                           "w:space=\"12\" w:color=\"808080\"/></w:pBdr>");
    if (x->gap)
        buf_add_format(&x->out, "<w:spacing w:before=\"%d\"/>", x->gap);
    x->cut = false;
    x->gap = 0;
    add_indents(x, p);
    if (align)
        buf_add_format(&x->out, "<w:jc w:val=\"%s\"/>", align);
    buf_add_z(&x->out, "</w:pPr>");
}

void docx_close_paragraph(struct docx *x)
{
    buf_add_z(&x->out, "</w:p>\n");
}

static void add_paragraph(struct docx *x, const struct block *b)
{
    bool indent = x->indent && !block_is_flush(b->content);

    docx_open_paragraph(
        x, &(struct docx_paragraph){.left = x->left,
                                    .first = indent ? 2 * em(x) : 0});
    docx_add_runs(x, b->content);
    docx_close_paragraph(x);
}

static void add_heading(struct docx *x, const struct block *b)
{
    int level = b->level < 1 ? 1 : b->level > 6 ? 6 : b->level;
    const char *style = arena_format(x->arena, "Heading%d", level).ptr;

    docx_open_paragraph(x, &(struct docx_paragraph){.style = style});
    docx_add_runs(x, b->content);
    docx_close_paragraph(x);
}

/* A label and, behind a tab, what it stands for. */
static void add_labelled(struct docx *x, struct str label,
                         const struct inline_run *content, int32_t hanging)
{
    docx_open_paragraph(
        x, &(struct docx_paragraph){.left = x->left, .hanging = hanging});
    docx_add_words(x, label, 0);
    buf_add_z(&x->out, "<w:r><w:tab/></w:r>");
    docx_add_runs(x, content);
    docx_close_paragraph(x);
}

static void add_item(struct docx *x, const struct block *item, struct str label)
{
    int32_t hanging =
        (int32_t)((utf8_width(label) + 1) * (unsigned)em(x) / 2) + 60;
    const struct block *child = item->children;
    const struct inline_run *first = item->content;
    int32_t left = x->left;

    if (child && child->kind == BLOCK_PARAGRAPH) {
        first = child->content;
        child = child->next;
    }
    add_labelled(x, label, first, hanging);
    x->left += hanging;
    docx_add_blocks(x, child);
    x->left = left;
}

static void add_list(struct docx *x, const struct block *list)
{
    bool indent = x->indent;
    int64_t number = list->start;

    x->indent = false;
    x->lists++;
    for (const struct block *b = list->children; b; b = b->next)
        add_item(x, b,
                 list->ordered ? numbering_label(list->style, number++,
                                                 x->chinese, x->arena)
                               : STR("•"));
    x->lists--;
    x->indent = indent;
}

static void add_party(struct docx *x, const struct party_line *line,
                      int32_t hanging)
{
    if (!line->label) {
        docx_open_paragraph(x, &(struct docx_paragraph){.left = x->left});
        docx_add_runs(x, line->text);
        docx_close_paragraph(x);
        return;
    }
    docx_open_paragraph(
        x, &(struct docx_paragraph){.left = x->left, .hanging = hanging});
    docx_add_runs(x, line->label);
    buf_add_z(&x->out, "<w:r><w:tab/></w:r>");
    docx_add_runs(x, line->text);
    docx_close_paragraph(x);
}

static size_t label_width(const struct inline_run *label)
{
    size_t n = 0;

    for (const struct inline_run *r = label; r; r = r->next)
        n += utf8_width(r->text);
    return n;
}

/* Lines "甲方：…": what follows the colon stands aligned. */
static void add_parties(struct docx *x, const struct block *div)
{
    for (const struct block *b = div->children; b; b = b->next) {
        struct party_lines lines;
        size_t most = 0;

        if (b->kind != BLOCK_PARAGRAPH) {
            struct block alone = *b;

            alone.next = NULL;
            docx_add_blocks(x, &alone);
            continue;
        }
        lines = party_lines_of(b->content, x->arena);
        for (size_t i = 0; i < lines.count; i++)
            if (label_width(lines.items[i].label) > most)
                most = label_width(lines.items[i].label);
        for (size_t i = 0; i < lines.count; i++)
            add_party(x, &lines.items[i],
                      (int32_t)((most + 1) * (unsigned)em(x) / 2));
    }
}

/* What stands in the right half of the page, together with what precedes. */
static void add_signature(struct docx *x, const struct block *div)
{
    int32_t left = x->left;

    x->keep = true;
    x->gap = SIGNATURE_GAP;
    x->align = "center";
    x->left = x->measure / SIGNATURE_SHARE;
    docx_add_blocks(x, div->children);
    x->left = left;
}

static const struct {
    const char *align, *style;
    bool hard_breaks, keeps_indent, keep;
} divs[] = {
    [DIV_PLAIN] = {NULL, NULL, false, false, false},
    [DIV_RIGHT] = {"right", NULL, true, false, false},
    [DIV_CENTER] = {"center", NULL, true, false, false},
    [DIV_SIGNATURE] = {NULL, NULL, true, false, true},
    [DIV_KEEP] = {NULL, NULL, false, true, true},
    [DIV_NOTE] = {NULL, "Note", false, false, false},
    [DIV_COLUMNS] = {NULL, NULL, false, true, false},
    [DIV_FIGURES] = {"center", NULL, false, false, false},
    [DIV_SEAL] = {NULL, NULL, true, false, true},
    [DIV_PARTIES] = {NULL, NULL, true, false, false},
    [DIV_FORM] = {NULL, NULL, false, false, false},
    [DIV_CARRY] = {NULL, NULL, false, false, false},
    [DIV_REPLY_SLIP] = {NULL, NULL, true, false, true},
};

static void add_div(struct docx *x, const struct block *div)
{
    struct docx before = *x;

    x->hard_breaks = x->hard_breaks || divs[div->role].hard_breaks;
    x->indent = x->indent && divs[div->role].keeps_indent;
    x->keep = x->keep || divs[div->role].keep;
    x->align = divs[div->role].align ? divs[div->role].align : x->align;
    x->style = divs[div->role].style ? divs[div->role].style : x->style;
    if (div->role == DIV_REPLY_SLIP) {
        x->cut = true;
        x->gap = SLIP_GAP;
    }
    if (div->role == DIV_PARTIES)
        add_parties(x, div);
    else if (div->role == DIV_COLUMNS)
        docx_add_columns(x, div);
    else if (div->role == DIV_SIGNATURE || div->role == DIV_SEAL)
        add_signature(x, div);
    else
        docx_add_blocks(x, div->children);
    x->hard_breaks = before.hard_breaks;
    x->indent = before.indent;
    x->keep = before.keep;
    x->align = before.align;
    x->style = before.style;
}

/* A chart has no place in a letter that is edited: its numbers in words. */
static void add_chart(struct docx *x, const struct chart *chart)
{
    docx_open_paragraph(x, &(struct docx_paragraph){.left = x->left});
    docx_add_words(x, chart_words(chart, x->arena), 0);
    docx_close_paragraph(x);
}

static void add_rule(struct docx *x)
{
    buf_add_z(&x->out, "<w:p><w:pPr><w:pBdr><w:bottom w:val=\"single\" "
                       "w:sz=\"4\" w:space=\"1\" w:color=\"000000\"/></w:pBdr>"
                       "</w:pPr></w:p>\n");
}

static void add_block(struct docx *x, const struct block *b)
{
    switch (b->kind) {
    case BLOCK_PARAGRAPH:
        add_paragraph(x, b);
        break;
    case BLOCK_HEADING:
        add_heading(x, b);
        break;
    case BLOCK_LIST:
        add_list(x, b);
        break;
    case BLOCK_ITEM:
        docx_add_blocks(x, b->children);
        break;
    case BLOCK_TABLE:
        if (b->table)
            docx_add_table(x, b->table);
        break;
    case BLOCK_DIV:
        add_div(x, b);
        break;
    case BLOCK_RULE:
        add_rule(x);
        break;
    case BLOCK_PAGE_BREAK:
        buf_add_z(&x->out, "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>\n");
        break;
    case BLOCK_PICTURE:
        if (b->picture)
            docx_add_picture(x, b->picture);
        break;
    case BLOCK_CHART:
        if (b->chart)
            add_chart(x, b->chart);
        break;
    }
}

void docx_add_blocks(struct docx *x, const struct block *blocks)
{
    if (x->depth >= BLOCK_DEPTH_MAX && blocks) {
        x->failed = true;
        diag_error(x->diag, blocks->at,
                   "blocks are nested more than %d deep: end some of them "
                   "first",
                   BLOCK_DEPTH_MAX);
        return;
    }
    x->depth++;
    for (const struct block *b = blocks; b; b = b->next)
        add_block(x, b);
    x->depth--;
}
