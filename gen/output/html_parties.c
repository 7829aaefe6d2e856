#include "output/html_body.h"

#include "base/utf8.h"
#include "doc/party_lines.h"

#define LABEL_MAX 18 /* columns; longer labels stand above what they name */

static void add_line(struct html *h, const struct party_line *line)
{
    bool beside =
        line->label &&
        utf8_width(html_plain_text(line->label, h->arena)) <= LABEL_MAX;

    buf_add_z(&h->out, beside ? "<tr><td valign=\"top\" nowrap>"
                              : "<tr><td colspan=\"2\">");
    html_add_runs(h, line->label);
    if (beside)
        buf_add_z(&h->out, "</td><td>");
    else if (line->label && line->text)
        buf_add_z(&h->out, "<br>\n");
    html_add_runs(h, line->text);
    buf_add_z(&h->out, "</td></tr>\n");
}

static void add_paragraph(struct html *h, const struct block *b, bool first)
{
    struct party_lines lines = party_lines_of(b->content, h->arena);

    if (!first)
        buf_add_z(&h->out, "<tr><td colspan=\"2\" height=\"8\"></td></tr>\n");
    for (size_t i = 0; i < lines.count; i++)
        add_line(h, &lines.items[i]);
}

/* One table for all paragraphs in a row, so that their lines stand alike. */
void html_add_parties(struct html *h, const struct block *div)
{
    bool open = false;

    for (const struct block *b = div->children; b; b = b->next) {
        bool lines = b->kind == BLOCK_PARAGRAPH;
        struct block alone = *b;

        alone.next = NULL;
        if (lines && !open)
            buf_add_z(&h->out, "<table class=\"parties\" role=\"presentation\" "
                               "border=\"0\" cellspacing=\"0\" "
                               "cellpadding=\"2\">\n");
        if (!lines && open)
            buf_add_z(&h->out, "</table>\n");
        if (lines)
            add_paragraph(h, b, !open);
        else
            html_add_blocks(h, &alone);
        open = lines;
    }
    buf_add_z(&h->out, open ? "</table>\n" : "");
}
