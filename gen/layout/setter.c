#include "layout/setter.h"

const struct color black = {0, 0, 0};
const struct color grey = {96, 96, 96};
const struct color pale = {244, 244, 242};
const struct color hairline = {200, 200, 200};
const struct color accent = {31, 78, 121};

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
