#include "output/html_body.h"

#include "output/html_text.h"

/* A note's first mark is where its way back leads. */
void html_add_mark(struct html *h, const struct inline_run *run)
{
    int number = run->note->number;
    bool first = true;

    for (size_t i = 0; i < h->notes.count; i++)
        first = first && h->notes.items[i] != run->note;
    buf_add_format(&h->out, "<sup><a href=\"#fn-%d\"", number);
    if (first) {
        buf_add_format(&h->out, " id=\"fnref-%d\"", number);
        ARENA_PUSH(h->arena, h->notes.items, h->notes.count,
                   h->notes.capacity) = run->note;
    }
    buf_add_z(&h->out, " role=\"doc-noteref\">");
    html_add_text(&h->out, run->text);
    buf_add_z(&h->out, "</a></sup>");
}

/* Notes may be marked in notes: the list grows while it is written. */
void html_add_notes(struct html *h)
{
    if (!h->notes.count)
        return;
    buf_add_z(&h->out, "<hr class=\"notes\">\n<div class=\"note\" "
                       "role=\"doc-endnotes\">\n");
    for (size_t i = 0; i < h->notes.count; i++) {
        const struct footnote *note = h->notes.items[i];
        const struct block *b = note->blocks;

        buf_add_format(&h->out,
                       "<div class=\"footnote\" id=\"fn-%d\">"
                       "<p><a href=\"#fnref-%d\" role=\"doc-backlink\">[%d]"
                       "</a> ",
                       note->number, note->number, note->number);
        if (b && b->kind == BLOCK_PARAGRAPH) {
            html_add_runs(h, b->content);
            b = b->next;
        }
        buf_add_z(&h->out, "</p>\n");
        html_add_blocks(h, b);
        buf_add_z(&h->out, "</div>\n");
    }
    buf_add_z(&h->out, "</div>\n");
}
