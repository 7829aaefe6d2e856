#include "layout/table.h"

#include "layout/figure.h"
#include "layout/style.h"
#include "layout/table_carry.h"
#include "layout/table_grid.h"
#include "layout/tag.h"

#define WHOLE_ROWS   8    /* small tables are not divided */
#define CACHED_CELLS 4096 /* larger tables shape their cells twice */

/* A row's cells, broken into lines of their columns. */
struct row {
    size_t number;
    struct paragraph *cells;
    struct lines *lines;
    struct tag **tags; /* of its cells */
    mpt *shifts;       /* of cells in one line, from the right */
    size_t line_count; /* of the tallest cell */
};

/* The first row names the columns. */
static struct tag **tag_cells(const struct grid *g, size_t number)
{
    size_t count = g->table->column_count;
    struct tag **tags = arena_array(&g->s->scratch, struct tag *, count);

    tag_open(g->s, TAG_ROW);
    for (size_t i = 0; i < count; i++)
        tags[i] = tag_add(g->s, number == 0 ? TAG_HEADING_CELL : TAG_CELL);
    tag_close(g->s);
    return tags;
}

/* Figures stand point below point. */
static mpt shift_of(const struct grid *g, const struct row *row, size_t i)
{
    char room[FIGURE_LENGTH];

    if (row->number == 0 || row->lines[i].count != 1)
        return 0;
    return grid_shift(g, i, figure_text(grid_cell(g, row->number, i), room),
                      &row->cells[i]);
}

static struct row row_new(const struct grid *g, size_t number)
{
    size_t count = g->table->column_count;
    struct row row = {.number = number, .tags = tag_cells(g, number)};

    row.cells = arena_array(&g->s->scratch, struct paragraph, count);
    row.lines = arena_array(&g->s->scratch, struct lines, count);
    row.shifts = arena_array(&g->s->scratch, mpt, count);
    for (size_t i = 0; i < count; i++) {
        struct line_rules rules = {.em = g->style.text.size};

        row.cells[i] = g->cells ? g->cells[number * count + i]
                                : grid_paragraph(g, number, i);
        rules.measure = grid_inner_width(g, i) + grid_hang(g, i, &row.cells[i]);
        row.lines[i] =
            lines_break(row.cells[i].items.items, row.cells[i].items.count,
                        &rules, g->s->arena, &g->s->scratch);
        if (row.lines[i].count > row.line_count)
            row.line_count = row.lines[i].count;
        row.shifts[i] = shift_of(g, &row, i);
    }
    return row;
}

/* Lines first .. end - 1 of every cell; headings stand on their last line. */
static void draw_lines(const struct grid *g, const struct row *row,
                       size_t first, size_t end, struct strip *strip, mpt top)
{
    mpt x = g->x + g->side;
    mpt leading = g->style.text.leading;

    for (size_t i = 0; i < g->table->column_count; i++) {
        size_t lowered = row->number == 0 && first == 0
                             ? row->line_count - row->lines[i].count
                             : 0;
        struct tag *outer = tag_switch(g->s, row->tags[i]);

        for (size_t k = first; k < end && k < row->lines[i].count; k++) {
            mpt y = top + (mpt)(k - first + lowered) * leading;

            paragraph_draw_line(
                g->s, &row->cells[i], &row->lines[i].items[k],
                grid_inner_width(g, i), strip,
                (struct point){x - row->shifts[i],
                               y + baseline_of(&g->style.text)});
        }
        tag_switch(g->s, outer);
        x += g->columns[i].width;
    }
}

static void rule_below(const struct grid *g, size_t row, struct strip *strip)
{
    bool last = row + 1 == g->table->row_count;
    mpt thickness = last ? HEAVY : row == 0 ? THIN : HAIR;
    struct color color = thickness == HAIR ? hairline : black;

    if (!last && grid_is_total(g, row + 1)) {
        thickness = THIN;
        color = black;
    }
    strip_rule(g->s, strip, g->x, strip->height, g->measure, thickness, color);
}

/* How a strip goes on with its table on a new page. */
static void link_strip(const struct grid *g, const struct row *row,
                       struct strip *strip, size_t row_end,
                       const struct strips *out)
{
    if (row->number == 0)
        return;
    strip->heading = out->first;
    strip->carry = g->carry;
    strip->rows = row_end - 1;
}

/*
 * The first two rows stay with their heading and the last one, total or not,
 * with that above it.  One row more at both ends, and a small table as a
 * whole, stay together where the page before is not left too empty for it.
 */
static void keep(const struct grid *g, size_t number, struct strip *strip)
{
    size_t below = g->table->row_count - 1 - number;
    bool firmly = number <= 1 || below <= 1;
    bool small = g->table->row_count <= WHOLE_ROWS;
    size_t last = g->table->has_total ? 2 : 1;

    strip->keep =
        below > 0 && (firmly || small || number <= 2 || below <= last);
    strip->yields = !firmly;
}

static void add_row(const struct grid *g, const struct row *row,
                    struct strips *out)
{
    mpt lines = (mpt)row->line_count * g->style.text.leading;
    struct strip *strip = strip_add(g->s, out, lines + 2 * g->above);

    if (row->number == 0)
        strip_rule(g->s, strip, g->x, 0, g->measure, HEAVY, black);
    draw_lines(g, row, 0, row->line_count, strip, g->above);
    rule_below(g, row->number, strip);
    keep(g, row->number, strip);
    link_strip(g, row, strip, row->number, out);
}

/* A row taller than a page goes on line by line. */
static void add_tall_row(const struct grid *g, const struct row *row,
                         struct strips *out)
{
    for (size_t i = 0; i < row->line_count; i++) {
        bool last = i + 1 == row->line_count;
        mpt top = i == 0 ? g->above : 0;
        struct strip *strip = strip_add(
            g->s, out, g->style.text.leading + top + (last ? g->above : 0));

        draw_lines(g, row, i, i + 1, strip, top);
        if (last)
            rule_below(g, row->number, strip);
        strip->divided = row->number > 0; /* headings are copied in a piece */
        link_strip(g, row, strip, row->number + (i > 0), out);
    }
}

static void set_row(const struct grid *g, size_t number, struct strips *out)
{
    struct arena_mark scratch = arena_mark(&g->s->scratch);
    struct row row = row_new(g, number);
    mpt room = g->s->text_height;

    if (number > 0 && out->first)
        room -= out->first->height;
    if (g->carry)
        room -= 2 * carry_height(g->carry);
    if ((int64_t)row.line_count * g->style.text.leading + 2 * g->above > room)
        add_tall_row(g, &row, out);
    else
        add_row(g, &row, out);
    arena_rewind(&g->s->scratch, scratch);
}

struct strips table_set(struct setter *s, const struct block *block,
                        const struct frame *frame)
{
    const struct table *table = block->table;
    struct grid g = {
        .s = s, .table = table, .x = frame->x, .measure = frame->measure};
    struct strips out = {0};
    size_t cells = table->row_count * table->column_count;

    if (!cells)
        return out;
    g.columns = arena_array(&s->scratch, struct column, table->column_count);
    if (cells <= CACHED_CELLS)
        g.cells = arena_array(&s->scratch, struct paragraph, cells);
    grid_align(&g);
    if (frame->role == DIV_CARRY)
        g.carry = carry_new(&g, block->at);
    grid_measure(&g, &frame->body);
    if (g.carry)
        carry_begin(g.carry, &g);
    tag_open(s, TAG_TABLE);
    for (size_t row = 0; row < table->row_count; row++)
        set_row(&g, row, &out);
    tag_close(s);
    return out;
}
