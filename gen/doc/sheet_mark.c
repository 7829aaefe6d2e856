#include "doc/sheet_mark.h"

#include "doc/sheet.h"

struct sheet_mark *sheet_add_mark(struct sheet *s, enum sheet_mark_kind kind,
                                  uint32_t first_row, uint32_t first_column,
                                  uint32_t last_row, uint32_t last_column,
                                  struct arena *a)
{
    struct sheet_mark *m =
        &ARENA_PUSH(a, s->marks, s->mark_count, s->mark_capacity);

    *m = (struct sheet_mark){.kind = kind,
                             .first_row = first_row,
                             .first_column = first_column,
                             .last_row = last_row,
                             .last_column = last_column};
    return m;
}

/* Bars and scales have no one look: a piece of the bar, the scale's middle. */
static struct cell sample_of(const struct sheet_mark *m)
{
    switch (m->kind) {
    case MARK_BARS:
        return sheet_styled(sheet_text(STR("▇▇▇")), CELL_SAMPLE_BAR);
    case MARK_SCALE:
    case MARK_SCALE_AROUND:
        return sheet_styled(sheet_text(STR("▇▇▇")), CELL_SAMPLE_BAD);
    case MARK_SCALE_GOOD:
        return sheet_styled(sheet_text(STR("▇▇▇")), CELL_SAMPLE_GOOD);
    case MARK_ABOVE:
    case MARK_BELOW:
    case MARK_TEXT:
    case MARK_WHEN:
        break;
    }
    return sheet_styled(
        sheet_aligned(sheet_text(STR("123")), CELL_ALIGN_CENTER), m->style);
}

uint32_t sheet_put_legend(struct sheet *s, uint32_t row, uint32_t column,
                          uint32_t span, struct arena *a)
{
    uint32_t at = row;

    for (size_t i = 0; i < s->mark_count; i++) {
        const struct sheet_mark *m = &s->marks[i];

        if (m->legend.len == 0)
            continue;
        sheet_put(s, at, column, sample_of(m), a);
        sheet_put_wide(s, at, column + 1, span,
                       sheet_styled(sheet_text(m->legend), CELL_NOTE), a);
        at++;
    }
    return at - row;
}
