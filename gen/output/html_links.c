#include "output/html_body.h"

#include "doc/anchor.h"
#include "layout/block.h"
#include "output/html_text.h"

#include <stdlib.h>

#define URL_MAX (64u << 10)

struct titles {
    struct str *items;
    size_t count, capacity;
};

static void collect(const struct html *h, const struct block *blocks,
                    struct titles *titles, int depth)
{
    for (const struct block *b = blocks; b && depth <= BLOCK_DEPTH_MAX;
         b = b->next) {
        if (b->kind == BLOCK_HEADING)
            ARENA_PUSH(h->arena, titles->items, titles->count,
                       titles->capacity) =
                anchor_of_title(html_plain_text(b->content, h->arena),
                                h->arena);
        collect(h, b->children, titles, depth + 1);
    }
}

void html_find_anchors(struct html *h)
{
    struct titles titles = {0};
    size_t n = 0;

    collect(h, h->tree->blocks, &titles, 0);
    if (titles.count)
        qsort(titles.items, titles.count, sizeof *titles.items, str_by_bytes);
    for (size_t i = 0; i < titles.count; i++)
        if (titles.items[i].len &&
            (n == 0 || !str_equal(titles.items[n - 1], titles.items[i])))
            titles.items[n++] = titles.items[i];
    h->anchors.items = titles.items;
    h->anchors.count = n;
    h->anchors.used = arena_array(h->arena, bool, n);
}

static const struct str *find(const struct html *h, struct str anchor)
{
    if (!h->anchors.count)
        return NULL;
    return bsearch(&anchor, h->anchors.items, h->anchors.count, sizeof anchor,
                   str_by_bytes);
}

/* The first heading of several with one title has it. */
void html_add_id(struct html *h, struct str title)
{
    struct str anchor = anchor_of_title(title, h->arena);
    const struct str *found = find(h, anchor);

    if (!found || h->anchors.used[found - h->anchors.items])
        return;
    h->anchors.used[found - h->anchors.items] = true;
    html_add_attribute(&h->out, "id", anchor);
}

static bool is_allowed(struct str target)
{
    static const struct str schemes[] = {STR_INIT("https://"),
                                         STR_INIT("http://"),
                                         STR_INIT("mailto:"), STR_INIT("tel:")};

    for (size_t i = 0; i < COUNT(schemes); i++)
        if (target.len > schemes[i].len &&
            str_starts_ignoring_case(target, schemes[i]))
            return true;
    return false;
}

/* A URL is ASCII without blanks and quotes. */
static struct str url_of(const struct html *h, struct str link)
{
    struct buf b = buf_new(h->arena, URL_MAX);

    for (size_t i = 0; i < link.len; i++) {
        unsigned char c = (unsigned char)link.ptr[i];

        if (c <= ' ' || c >= 0x7F || c == '"' || c == '<' || c == '>' ||
            c == '\\' || c == '\'')
            buf_add_format(&b, "%%%02X", c);
        else
            buf_add_byte(&b, (char)c);
    }
    return buf_str(&b);
}

bool html_add_target(struct html *h, struct str link, struct place at)
{
    const struct str *anchor = NULL;

    if (str_starts(link, STR("#"))) {
        anchor = find(h, anchor_of_link(link, h->arena));
        if (!anchor) {
            diag_warning(h->diag, at,
                         "link \"%.*s\" left out: no heading has this title",
                         STR_ARG(link));
            return false;
        }
        html_add_attribute(&h->out, "href",
                           arena_format(h->arena, "#%.*s", STR_ARG(*anchor)));
        return true;
    }
    if (!is_allowed(link)) {
        diag_warning(h->diag, at,
                     "link \"%.*s\" left out: only http, https, mailto, tel "
                     "and # with a heading's title are written",
                     STR_ARG(link));
        return false;
    }
    html_add_attribute(&h->out, "href", url_of(h, link));
    return true;
}
