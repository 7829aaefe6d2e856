#include "output/html_body.h"

#include "layout/block.h"
#include "output/html_text.h"

#include <stdlib.h>

#define URL_MAX (64u << 10)

/* A heading on its way to an id. */
struct heading {
    struct anchor anchor;
    size_t number; /* in the order of the text */
};

struct headings {
    struct heading *items;
    size_t count, capacity;
};

static void collect(const struct html *h, const struct block *blocks,
                    struct headings *out, int depth)
{
    for (const struct block *b = blocks; b && depth <= BLOCK_DEPTH_MAX;
         b = b->next) {
        if (b->kind == BLOCK_HEADING) {
            struct heading heading = {
                anchor_of_title(html_plain_text(b->content, h->arena),
                                h->arena),
                out->count};

            ARENA_PUSH(h->arena, out->items, out->count, out->capacity) =
                heading;
        }
        collect(h, b->children, out, depth + 1);
    }
}

static int by_name(const void *x, const void *y)
{
    const struct heading *a = x, *b = y;
    int order = str_compare(a->anchor.bare, b->anchor.bare);

    return order ? order : a->number < b->number ? -1 : 1;
}

/* The second of a name has ".2" behind it: names have no points. */
void html_find_anchors(struct html *h)
{
    struct headings list = {0};
    size_t same = 0;

    collect(h, h->tree->blocks, &list, 0);
    h->anchors.count = list.count;
    h->anchors.items = arena_array(h->arena, struct anchor, list.count);
    h->anchors.ids = arena_array(h->arena, struct str, list.count);
    if (list.count)
        qsort(list.items, list.count, sizeof *list.items, by_name);
    for (size_t i = 0; i < list.count; i++) {
        struct anchor anchor = list.items[i].anchor;
        size_t number = list.items[i].number;

        same = i && str_equal(list.items[i - 1].anchor.bare, anchor.bare)
                   ? same + 1
                   : 1;
        h->anchors.items[number] = anchor;
        h->anchors.ids[number] = same == 1
                                     ? anchor.bare
                                     : arena_format(h->arena, "%.*s.%zu",
                                                    STR_ARG(anchor.bare), same);
    }
}

/* Headings are written in the order in which they were found. */
void html_add_id(struct html *h)
{
    struct str id = STR("");

    if (h->anchors.written < h->anchors.count)
        id = h->anchors.ids[h->anchors.written++];
    if (id.len)
        html_add_attribute(&h->out, "id", id);
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
    size_t count = h->anchors.count;

    if (str_starts(link, STR("#"))) {
        size_t i = anchor_find(h->anchors.items, count,
                               anchor_of_link(link, h->arena));

        if (i == count) {
            diag_warning(h->diag, at,
                         "link \"%.*s\" left out: no heading has this title",
                         STR_ARG(link));
            return false;
        }
        html_add_attribute(
            &h->out, "href",
            arena_format(h->arena, "#%.*s", STR_ARG(h->anchors.ids[i])));
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
