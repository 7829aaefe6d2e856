#include "base/utf8.h"
#include "layout/break.h"
#include "output/docx_parts.h"
#include "output/html_text.h"

#define BLANK 0xFF3F /* ＿ */

/* One run; the order of properties is the schema's. */
static void add_run(struct docx *x, struct str text, unsigned style, bool blank)
{
    bool strong = x->strong || (style & STYLE_STRONG);

    if (!text.len)
        return;
    buf_add_z(&x->out, "<w:r>");
    if (strong || (style & (STYLE_EMPH | STYLE_CODE)) || blank) {
        buf_add_z(&x->out, "<w:rPr>");
        if (style & STYLE_CODE)
            buf_add_z(&x->out, "<w:rFonts w:ascii=\"Courier New\" "
                               "w:hAnsi=\"Courier New\"/>");
        buf_add_z(&x->out, strong ? "<w:b/>" : "");
        buf_add_z(&x->out, style & STYLE_EMPH ? "<w:i/>" : "");
        buf_add_z(&x->out, blank ? "<w:highlight w:val=\"yellow\"/>" : "");
        buf_add_z(&x->out, "</w:rPr>");
    }
    buf_add_z(&x->out, "<w:t xml:space=\"preserve\">");
    html_add_text(&x->out, text);
    buf_add_z(&x->out, "</w:t></w:r>");
}

/* How long the blank is that begins here: ＿ or __; 0: none does. */
static size_t blank_length(struct str text)
{
    struct str rest = text;
    size_t n = 0;

    while (rest.len) {
        struct str next = rest;
        uint32_t c = utf8_next(&next);

        if (c != BLANK && c != '_')
            break;
        rest = next;
        n++;
    }
    return n >= 2 ? text.len - rest.len : 0;
}

static void add_line(struct docx *x, struct str text, unsigned style)
{
    struct str plain = {text.ptr, 0};

    while (text.len) {
        size_t blank = blank_length(text);
        struct str next = text;

        if (!blank) {
            (void)utf8_next(&next);
            plain.len += text.len - next.len;
            text = next;
            continue;
        }
        add_run(x, plain, style, false);
        add_run(x, str_head(text, blank), style, true);
        text = str_skip(text, blank);
        plain = (struct str){text.ptr, 0};
    }
    add_run(x, plain, style, false);
}

static void add_break(struct docx *x)
{
    buf_add_z(&x->out, "<w:r><w:br/></w:r>");
}

/* A new line within a value stays one. */
void docx_add_words(struct docx *x, struct str text, unsigned style)
{
    struct str line, rest = text;

    while (str_cut(rest, '\n', &line, &rest)) {
        add_line(x, line, style);
        add_break(x);
    }
    add_line(x, line, style);
}

/* A line end of the source is a blank, but nothing between Han. */
static void add_soft_break(struct docx *x, struct str before,
                           const struct inline_run *next)
{
    struct str after = next ? next->text : (struct str){0};

    if (x->hard_breaks)
        add_break(x);
    else if (break_leaves_blank(before, after))
        add_run(x, STR(" "), 0, false);
}

/* Its number is the footnote's id; 0 and 1 are Word's separators. */
static void add_mark(struct docx *x, const struct inline_run *r)
{
    bool known = false;

    if (!r->note || x->in_notes)
        return;
    for (size_t i = 0; i < x->note_count; i++)
        known = known || x->notes[i] == r->note;
    if (!known)
        ARENA_PUSH(x->arena, x->notes, x->note_count, x->note_capacity) =
            r->note;
    buf_add_format(&x->out,
                   "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>"
                   "<w:footnoteReference w:id=\"%d\"/></w:r>",
                   r->note->number + 1);
}

/* What leads to the web or to a mailbox; all else is text. */
static bool leads_out(struct str link)
{
    return str_starts(link, STR("https://")) ||
           str_starts(link, STR("http://")) || str_starts(link, STR("mailto:"));
}

static bool open_link(struct docx *x, struct str link)
{
    struct buf target;

    if (x->in_notes || !leads_out(link))
        return false;
    target = buf_new(x->arena, 1u << 16);
    html_add_text(&target, link);
    buf_add_format(
        &x->out, "<w:hyperlink r:id=\"%.*s\">",
        STR_ARG(docx_relate(x, "hyperlink", buf_str(&target), true)));
    return true;
}

static void add_one(struct docx *x, const struct inline_run *r,
                    struct str before)
{
    switch (r->kind) {
    case INLINE_TEXT:
        docx_add_words(x, r->text, r->style);
        break;
    case INLINE_LINE_BREAK:
        add_break(x);
        break;
    case INLINE_SOFT_BREAK:
        add_soft_break(x, before, r->next);
        break;
    case INLINE_FOOTNOTE:
        add_mark(x, r);
        break;
    }
}

void docx_add_runs(struct docx *x, const struct inline_run *content)
{
    struct str link = {0};
    struct str before = {0};
    bool open = false;

    for (const struct inline_run *r = content; r; r = r->next) {
        if (!str_equal(r->link, link)) {
            if (open)
                buf_add_z(&x->out, "</w:hyperlink>");
            link = r->link;
            open = link.len > 0 && open_link(x, link);
        }
        add_one(x, r, before);
        if (r->text.len)
            before = r->text;
    }
    if (open)
        buf_add_z(&x->out, "</w:hyperlink>");
}
