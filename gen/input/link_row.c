#include "input/link_row.h"

/* The piece that holds a line. */
static const struct piece *find_piece(const struct link *l, struct origin at)
{
    const struct piece *found = NULL;

    for (size_t i = 0; i < l->harvest_count; i++) {
        const struct piece *p = l->harvests[i].piece;

        if (p->file == at.file && p->rows && p->line <= at.line &&
            at.line < p->line + p->lines + 1)
            found = p;
    }
    return found;
}

static void start_piece(struct row_cursor *c, const struct piece *p)
{
    const struct source_file *f = &c->link->files[p->file];

    c->piece = p;
    c->splitter = (struct csv_splitter){f->text, p->from,   p->line,
                                        p->end,  f->format, p->plain};
}

bool row_find(struct row_cursor *c, struct origin at, struct csv_row *row)
{
    if (!c->piece || c->piece->file != at.file ||
        at.line >= c->piece->line + c->piece->lines ||
        at.line < c->splitter.line) {
        const struct piece *p = find_piece(c->link, at);

        if (!p)
            return false;
        if (p != c->piece || at.line < c->splitter.line)
            start_piece(c, p);
    }
    while (csv_next(&c->splitter, row))
        if (row->line == at.line)
            return true;
    return false;
}
