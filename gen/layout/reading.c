#include "layout/reading.h"

#include <stdlib.h>

struct place_in_order {
    uint32_t cell; /* number of its tag; what is no content comes last */
    size_t drawn;  /* within the cell, as it was drawn */
    struct mark *mark;
};

static uint32_t cell_of(const struct mark *m)
{
    const struct tag *tag = m->tag;

    while (tag && tag->kind != TAG_CELL && tag->kind != TAG_HEADING_CELL)
        tag = tag->parent;
    return tag ? tag->number : UINT32_MAX;
}

static int compare(const void *left, const void *right)
{
    const struct place_in_order *a = left, *b = right;

    if (a->cell != b->cell)
        return a->cell < b->cell ? -1 : 1;
    return a->drawn < b->drawn ? -1 : a->drawn > b->drawn;
}

void reading_by_cell(struct page *page, struct mark *before,
                     struct arena *scratch)
{
    struct mark **next = before ? &before->next : &page->first;
    struct arena_mark start = arena_mark(scratch);
    struct place_in_order *order;
    size_t count = 0;

    for (const struct mark *m = *next; m; m = m->next)
        count++;
    if (count < 2)
        return;
    order = arena_array(scratch, struct place_in_order, count);
    count = 0;
    for (struct mark *m = *next; m; m = m->next) {
        order[count] = (struct place_in_order){cell_of(m), count, m};
        count++;
    }
    qsort(order, count, sizeof(order[0]), compare);
    for (size_t i = 0; i < count; i++) {
        *next = order[i].mark;
        next = &order[i].mark->next;
    }
    *next = NULL;
    page->last = order[count - 1].mark;
    arena_rewind(scratch, start);
}
