#include "output/html_body.h"

#include "base/utf8.h"
#include "output/html_text.h"

#define TEXT_MAX (1u << 24)

struct str html_plain_text(const struct inline_run *content, struct arena *a)
{
    struct buf b = buf_new(a, 1u << 20);

    for (const struct inline_run *r = content; r; r = r->next)
        if (r->kind == INLINE_TEXT)
            buf_add(&b, r->text);
    return buf_str(&b);
}

static void add_break(struct html *h)
{
    buf_add_z(&h->out, "<br>\n");
}

/* A line end of the source is a blank, but nothing between Han. */
static void add_soft_break(struct html *h, struct str before,
                           const struct inline_run *next)
{
    struct str after = next ? next->text : (struct str){0};

    if (h->hard_breaks)
        add_break(h);
    else if (break_leaves_blank(before, after))
        buf_add_byte(&h->out, '\n');
}

static const struct {
    unsigned style;
    const char *open, *close;
} styles[] = {
    {STYLE_STRONG, "<strong>", "</strong>"},
    {STYLE_EMPH, "<em>", "</em>"},
    {STYLE_CODE, "<code>", "</code>"},
};

/* Do they look alike and lead to the same place?  Then they are one text. */
static bool is_same(const struct inline_run *a, const struct inline_run *b)
{
    return b && b->kind == INLINE_TEXT && a->style == b->style &&
           str_equal(a->link, b->link);
}

/* The text of all runs that are one; *r becomes the last of them. */
static struct str joined_text(struct html *h, const struct inline_run **r)
{
    struct buf b;

    if (!is_same(*r, (*r)->next))
        return (*r)->text;
    b = buf_new(h->arena, TEXT_MAX);
    buf_add(&b, (*r)->text);
    for (; is_same(*r, (*r)->next); *r = (*r)->next)
        buf_add(&b, (*r)->next->text);
    return buf_str(&b);
}

/* A new line within a value stays one. */
static void add_words(struct html *h, const struct inline_run *r,
                      struct str rest)
{
    for (size_t i = 0; i < COUNT(styles); i++)
        if (r->style & styles[i].style)
            buf_add_z(&h->out, styles[i].open);
    for (;;) {
        struct str line;
        bool more = str_cut(rest, '\n', &line, &rest);

        html_add_words(h, line);
        if (!more)
            break;
        add_break(h);
    }
    for (size_t i = COUNT(styles); i-- > 0;)
        if (r->style & styles[i].style)
            buf_add_z(&h->out, styles[i].close);
}

/* Runs of one link stand in one element. */
static bool open_link(struct html *h, const struct inline_run *r)
{
    size_t start = h->out.len;

    buf_add_z(&h->out, "<a");
    if (html_add_target(h, r->link, r->at)) {
        buf_add_byte(&h->out, '>');
        return true;
    }
    h->out.len = start;
    return false;
}

static void add_run(struct html *h, const struct inline_run *r,
                    struct str before)
{
    switch (r->kind) {
    case INLINE_TEXT:
        break;
    case INLINE_LINE_BREAK:
        add_break(h);
        break;
    case INLINE_SOFT_BREAK:
        add_soft_break(h, before, r->next);
        break;
    case INLINE_FOOTNOTE:
        if (r->note)
            html_add_mark(h, r);
        break;
    }
}

void html_add_runs(struct html *h, const struct inline_run *content)
{
    struct str link = {0};
    struct str before = {0};
    bool open = false;

    for (const struct inline_run *r = content; r; r = r->next) {
        if (!str_equal(r->link, link)) {
            if (open)
                buf_add_z(&h->out, "</a>");
            link = r->link;
            open = link.len > 0 && open_link(h, r);
        }
        if (r->kind == INLINE_TEXT) {
            struct str text = joined_text(h, &r);

            add_words(h, r, text);
        } else {
            add_run(h, r, before);
        }
        if (r->text.len)
            before = r->text;
    }
    if (open)
        buf_add_z(&h->out, "</a>");
}
