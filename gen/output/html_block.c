#include "output/html_body.h"

#include "doc/numbering.h"
#include "layout/block.h"
#include "output/html_text.h"

static void add_paragraph(struct html *h, const struct block *b)
{
    bool indent = h->indent && !block_is_flush(b->content);

    buf_add_z(&h->out, indent ? "<p class=\"indent\">" : "<p>");
    html_add_runs(h, b->content);
    buf_add_z(&h->out, "</p>\n");
}

static void add_heading(struct html *h, const struct block *b)
{
    int level = heading_levels_enter(&h->headings, b->level);

    buf_add_format(&h->out, "<h%d", level);
    html_add_id(h);
    buf_add_byte(&h->out, '>');
    html_add_runs(h, b->content);
    buf_add_format(&h->out, "</h%d>\n", level);
}

/* Its first paragraph stands behind the label. */
static void add_item(struct html *h, const struct block *item, struct str label)
{
    const struct block *child = item->children;

    buf_add_z(&h->out, "<li>");
    if (label.len) {
        html_add_text(&h->out, label);
        buf_add_byte(&h->out, ' ');
    }
    if (!child) {
        html_add_runs(h, item->content);
    } else if (child->kind == BLOCK_PARAGRAPH) {
        html_add_runs(h, child->content);
        child = child->next;
    }
    html_add_blocks(h, child);
    buf_add_z(&h->out, "</li>\n");
}

/* Browsers count 1. a. i. themselves; other labels are words. */
static bool has_own_labels(const struct block *list)
{
    return list->ordered && list->style != LIST_PLAIN &&
           list->style != LIST_LETTERS && list->style != LIST_ROMAN;
}

static void open_list(struct html *h, const struct block *list)
{
    if (!list->ordered) {
        buf_add_z(&h->out, "<ul>\n");
        return;
    }
    buf_add_z(&h->out, "<ol");
    if (list->style == LIST_LETTERS)
        buf_add_z(&h->out, " type=\"a\"");
    else if (list->style == LIST_ROMAN)
        buf_add_z(&h->out, " type=\"i\"");
    else if (list->style != LIST_PLAIN)
        buf_add_format(&h->out, " style=\"list-style:none;padding-left:%s\"",
                       h->lists ? "2em" : "0");
    if (list->start != 1)
        buf_add_format(&h->out, " start=\"%d\"", list->start);
    buf_add_z(&h->out, ">\n");
}

static void add_list(struct html *h, const struct block *list)
{
    bool indent = h->indent;
    int64_t number = list->start;

    h->indent = false;
    open_list(h, list);
    h->lists++;
    for (const struct block *b = list->children; b; b = b->next)
        add_item(h, b,
                 has_own_labels(list) ? numbering_label(list->style, number++,
                                                        h->chinese, h->arena)
                                      : (struct str){0});
    h->lists--;
    buf_add_z(&h->out, list->ordered ? "</ol>\n" : "</ul>\n");
    h->indent = indent;
}

static void add_figures(struct html *h, const struct block *div)
{
    for (const struct block *b = div->children; b; b = b->next) {
        struct block alone = *b;

        alone.next = NULL;
        if (b->kind == BLOCK_TABLE && b->table)
            html_add_figures(h, b->table);
        else
            html_add_blocks(h, &alone);
    }
}

/* align and <hr> say the same where there is no style sheet. */
static const struct {
    const char *open;
    bool hard_breaks;
    bool keeps_indent;
} divs[] = {
    [DIV_PLAIN] = {"<div>", false, false},
    [DIV_RIGHT] = {"<div class=\"right\" align=\"right\">", true, false},
    [DIV_CENTER] = {"<div class=\"center\" align=\"center\">", true, false},
    [DIV_SIGNATURE] = {"<div class=\"signature\" align=\"right\">", true,
                       false},
    [DIV_KEEP] = {"<div class=\"keep\">", false, true},
    [DIV_NOTE] = {"<div class=\"note\">", false, false},
    [DIV_COLUMNS] = {"<div class=\"columns\">", false, true},
    [DIV_FIGURES] = {"<div>", false, false},
    [DIV_SEAL] = {"<div class=\"signature sealed\" align=\"right\">", true,
                  false},
    [DIV_PARTIES] = {"<div>", true, false},
    [DIV_FORM] = {"<div>", false, false},
    [DIV_CARRY] = {"<div>", false, false},
    [DIV_REPLY_SLIP] = {"<hr class=\"cut\">\n<div class=\"slip\">", true,
                        false},
};

static void add_div(struct html *h, const struct block *div)
{
    bool hard_breaks = h->hard_breaks, indent = h->indent;

    h->hard_breaks = hard_breaks || divs[div->role].hard_breaks;
    h->indent = indent && divs[div->role].keeps_indent;
    buf_add_z(&h->out, divs[div->role].open);
    buf_add_byte(&h->out, '\n');
    if (div->role == DIV_FIGURES)
        add_figures(h, div);
    else if (div->role == DIV_PARTIES)
        html_add_parties(h, div);
    else
        html_add_blocks(h, div->children);
    if (div->role == DIV_SEAL)
        html_add_seal(h);
    buf_add_z(&h->out, "</div>\n");
    h->hard_breaks = hard_breaks;
    h->indent = indent;
}

static void add_block(struct html *h, const struct block *b)
{
    switch (b->kind) {
    case BLOCK_PARAGRAPH:
        add_paragraph(h, b);
        break;
    case BLOCK_HEADING:
        add_heading(h, b);
        break;
    case BLOCK_LIST:
        add_list(h, b);
        break;
    case BLOCK_ITEM:
        html_add_blocks(h, b->children);
        break;
    case BLOCK_TABLE:
        if (b->table && b->table->is_form)
            html_add_form(h, b->table);
        else if (b->table)
            html_add_table(h, b->table);
        break;
    case BLOCK_DIV:
        add_div(h, b);
        break;
    case BLOCK_RULE:
        buf_add_z(&h->out, "<hr>\n");
        break;
    case BLOCK_PICTURE:
        if (b->picture)
            html_add_picture(h, b->picture);
        break;
    case BLOCK_PAGE_BREAK:
        buf_add_z(&h->out, "<div class=\"break\"></div>\n");
        break;
    case BLOCK_CHART:
        if (b->chart)
            html_add_chart(h, b->chart);
        break;
    }
}

void html_add_blocks(struct html *h, const struct block *blocks)
{
    if (h->depth >= BLOCK_DEPTH_MAX && blocks) {
        h->failed = true;
        diag_error(h->diag, blocks->at,
                   "blocks are nested more than %d deep: end some of them "
                   "first",
                   BLOCK_DEPTH_MAX);
        return;
    }
    h->depth++;
    for (const struct block *b = blocks; b; b = b->next)
        add_block(h, b);
    h->depth--;
}
