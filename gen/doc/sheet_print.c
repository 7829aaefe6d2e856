#include "doc/sheet_print.h"

#include "doc/sheet.h"

void sheet_fold(struct sheet *s, uint32_t first_row, uint32_t last_row,
                int level, struct arena *a)
{
    ARENA_PUSH(a, s->levels, s->level_count, s->level_capacity) =
        (struct sheet_level){first_row, last_row, level, false};
}

void sheet_keep(struct sheet *s, uint32_t first_row, uint32_t last_row,
                struct arena *a)
{
    ARENA_PUSH(a, s->blocks, s->block_count, s->block_capacity) =
        (struct sheet_block){first_row, last_row, false};
}

void sheet_break(struct sheet *s, uint32_t row, struct arena *a)
{
    ARENA_PUSH(a, s->blocks, s->block_count, s->block_capacity) =
        (struct sheet_block){row, row, true};
}
