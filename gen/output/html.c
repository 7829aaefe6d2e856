#include "output/html.h"

#include "base/outfile.h"
#include "output/html_body.h"
#include "output/html_text.h"

#define HTML_MAX (512u << 20)

/* The first heading, where the template gives no title. */
static struct str title_of(const struct html *h)
{
    if (h->tree->title.len)
        return h->tree->title;
    for (const struct block *b = h->tree->blocks; b; b = b->next)
        if (b->kind == BLOCK_HEADING)
            return html_plain_text(b->content, h->arena);
    return h->chinese ? STR("文件") : STR("Document");
}

static void add_meta(struct html *h, const char *name, struct str content)
{
    if (!content.len)
        return;
    buf_add_format(&h->out, "<meta name=\"%s\"", name);
    html_add_attribute(&h->out, "content", content);
    buf_add_z(&h->out, ">\n");
}

/*
 * Telephones are not guessed from amounts; and should a value ever become
 * markup, no script runs and nothing is fetched.
 */
static void add_head(struct html *h)
{
    buf_add_z(&h->out,
              "<head>\n<meta charset=\"utf-8\">\n"
              "<meta name=\"viewport\" "
              "content=\"width=device-width, initial-scale=1\">\n"
              "<meta name=\"format-detection\" content=\"telephone=no, "
              "date=no, address=no, email=no\">\n"
              "<meta http-equiv=\"Content-Security-Policy\" "
              "content=\"default-src 'none'; img-src data:; "
              "style-src 'unsafe-inline'\">\n<title>");
    html_add_text(&h->out, title_of(h));
    buf_add_z(&h->out, "</title>\n");
    add_meta(h, "author", h->tree->author);
    add_meta(h, "description", h->tree->subject);
    html_add_style(h);
    buf_add_z(&h->out, "</head>\n");
}

static struct str language_of(const struct html *h)
{
    return h->tree->language.len ? h->tree->language : STR("en");
}

/* Language and letters once more inside: mail programs drop <html>, <body>. */
static void add_body(struct html *h)
{
    buf_add_z(&h->out, "<body>\n<div class=\"doc\"");
    html_add_attribute(&h->out, "lang", language_of(h));
    buf_add_z(&h->out, " style=\"font-family:");
    buf_add_z(&h->out, html_fonts(h->tree->body_font));
    buf_add_format(&h->out, ";font-size:15px;line-height:%s\">\n",
                   h->chinese ? "1.7" : "1.5");
    if (h->tree->watermark.len) {
        buf_add_z(&h->out, "<p class=\"watermark\" align=\"center\"><strong>");
        html_add_text(&h->out, h->tree->watermark);
        buf_add_z(&h->out, "</strong></p>\n");
    }
    html_add_letterhead(h);
    html_add_blocks(h, h->tree->blocks);
    html_add_notes(h);
    buf_add_z(&h->out, "</div>\n</body>\n");
}

bool html_make(const struct document_tree *tree, const struct font_set *fonts,
               struct shaper *shaper, struct str *out, struct arena *a,
               struct diag *d)
{
    struct html h = {.out = buf_new(a, HTML_MAX),
                     .tree = tree,
                     .fonts = fonts,
                     .shaper = shaper,
                     .arena = a,
                     .diag = d,
                     .indent = tree->first_line_indent,
                     .chinese = str_starts(tree->language, STR("zh"))};

    html_find_anchors(&h);
    buf_add_z(&h.out, "<!DOCTYPE html>\n<html");
    html_add_attribute(&h.out, "lang", language_of(&h));
    buf_add_z(&h.out, ">\n");
    add_head(&h);
    add_body(&h);
    buf_add_z(&h.out, "</html>\n");
    breaker_release(&h.breaker);
    if (h.failed)
        return false;
    if (buf_is_full(&h.out))
        return diag_error(d, nowhere, "the document is larger than %u MiB",
                          HTML_MAX >> 20);
    *out = buf_str(&h.out);
    return true;
}

bool html_write(const struct document_tree *tree, const struct font_set *fonts,
                struct shaper *shaper, const char *path, struct arena *a,
                struct diag *d)
{
    struct str bytes;

    return html_make(tree, fonts, shaper, &bytes, a, d) &&
           outfile_save(path, bytes, a, d);
}
