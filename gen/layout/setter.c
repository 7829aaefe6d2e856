#include "layout/setter.h"

const struct color black = {0, 0, 0};
const struct color grey = {96, 96, 96};
const struct color pale = {244, 244, 242};
const struct color hairline = {200, 200, 200};
const struct color accent = {31, 78, 121};

struct setter setter_new(const struct document_tree *tree,
                         const struct font_set *fonts, struct shaper *shaper,
                         struct arena *a, struct diag *d)
{
    return (struct setter){
        .tree = tree,
        .fonts = fonts,
        .shaper = shaper,
        .arena = a,
        .scratch = {.no_memory = a->no_memory,
                    .no_memory_user = a->no_memory_user},
        .diag = d,
        .chinese = str_starts(tree->language, STR("zh")),
    };
}

struct setter_mark setter_mark(const struct setter *s)
{
    return (struct setter_mark){arena_mark(s->arena), arena_mark(&s->scratch)};
}

/* A message may lie in the same arena, so once one was given nothing goes. */
void setter_rewind(struct setter *s, struct setter_mark mark)
{
    if (s->failed)
        return;
    arena_rewind(&s->scratch, mark.scratch);
    arena_rewind(s->arena, mark.arena);
}
