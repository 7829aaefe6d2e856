#include "command/lint.h"

#include "doc/anchor.h"

#define DEEPEST   64
#define TITLE_MAX 4096

/* The headings and the links of a text. */
struct looking {
    const struct lint *lint;
    struct {
        struct anchor *items;
        size_t count, capacity;
    } headings;
    struct {
        const struct inline_run **items;
        size_t count, capacity;
    } links;
    bool values; /* a heading has some: what it says is known with the data */
};

static void find_links(struct looking *x, const struct inline_run *run)
{
    struct str last = {0};

    for (; run; run = run->next) {
        if (str_starts(run->link, STR("#")) && run->link.ptr != last.ptr)
            ARENA_PUSH(x->lint->arena, x->links.items, x->links.count,
                       x->links.capacity) = run;
        last = run->link;
    }
}

static void add_heading(struct looking *x, const struct inline_run *run)
{
    struct buf b = buf_new(x->lint->arena, TITLE_MAX);

    for (; run; run = run->next) {
        x->values |= run->is_value;
        if (run->kind == INLINE_TEXT)
            buf_add(&b, run->text);
        else if (run->kind != INLINE_FOOTNOTE)
            buf_add_byte(&b, ' ');
    }
    ARENA_PUSH(x->lint->arena, x->headings.items, x->headings.count,
               x->headings.capacity) =
        anchor_of_title(buf_str(&b), x->lint->arena);
}

static void look(struct looking *x, const struct block *block, int depth)
{
    for (; block && depth < DEEPEST; block = block->next) {
        const struct table *t = block->table;

        if (block->kind == BLOCK_HEADING)
            add_heading(x, block->content);
        find_links(x, block->content);
        for (size_t i = 0; t && i < t->row_count * t->column_count; i++)
            find_links(x, t->cells[i].content);
        look(x, block->children, depth + 1);
    }
}

static struct str nearest(const struct looking *x, struct str name)
{
    struct str near = {0};
    unsigned least = UINT32_MAX;

    for (size_t i = 0; i < x->headings.count; i++) {
        struct str bare = x->headings.items[i].bare;
        unsigned distance = str_distance(name, bare);

        if (bare.len && distance < least) {
            least = distance;
            near = bare;
        }
    }
    return near;
}

void lint_links(const struct lint *l, const struct block *blocks)
{
    struct looking x = {.lint = l};

    look(&x, blocks, 0);
    for (size_t i = 0; i < x.links.count && !x.values; i++) {
        const struct inline_run *run = x.links.items[i];
        struct anchor link = anchor_of_link(run->link, l->arena);
        struct str near = nearest(&x, link.bare);

        if (anchor_find(x.headings.items, x.headings.count, link) <
            x.headings.count)
            continue;
        if (near.len)
            diag_warning(l->diag, run->at,
                         "the link \"%.*s\" leads nowhere: no heading has "
                         "this title; the nearest is \"#%.*s\"",
                         STR_ARG(run->link), STR_ARG(near));
        else
            diag_warning(l->diag, run->at,
                         "the link \"%.*s\" leads nowhere: there are no "
                         "headings",
                         STR_ARG(run->link));
    }
}
