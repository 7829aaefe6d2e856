#include "layout/form.h"

#include "layout/style.h"
#include "layout/tag.h"

#define JUSTIFIED 12 /* em, for even spaces in lines filled to the end */
#define TALL      3  /* a row of more than 1/3 of a page may go on over it */

/* A cell that is not covered by another. */
struct box {
    const struct table_cell *cell;
    size_t row, column;
    struct strips lines;
    mpt height; /* of its lines */
};

/* A piece of a row that is not divided. */
struct slice {
    mpt top; /* in the form */
    struct strip *strip;
};

struct form {
    struct setter *s;
    const struct table *table;
    struct paragraph_style style;
    mpt *edges;     /* of columns, one more than there are */
    mpt *tops;      /* of rows, one more than there are */
    size_t *owners; /* of cells: which holds them */
    struct box *boxes;
    size_t box_count;
    struct slice *slices;
    size_t slice_count;
    size_t *first_slice; /* of rows, one more than there are */
    mpt side, above;     /* padding of cells */
};

static void set_edges(struct form *f, mpt x, mpt measure)
{
    size_t columns = f->table->column_count;
    int64_t total = 0, sum = 0;

    for (size_t i = 0; i < columns; i++)
        total += f->table->widths[i];
    f->edges = arena_array(&f->s->scratch, mpt, columns + 1);
    f->edges[0] = x;
    for (size_t i = 0; i < columns; i++) {
        sum += f->table->widths[i];
        f->edges[i + 1] = x + (mpt)(measure * sum / total);
    }
}

static void find_owners(struct form *f)
{
    size_t columns = f->table->column_count;
    size_t count = f->table->row_count * columns;

    f->owners = arena_array(&f->s->scratch, size_t, count);
    for (size_t i = 0; i < count; i++) {
        const struct table_cell *cell = &f->table->cells[i];

        for (int row = 0; row < cell->rows && !cell->covered; row++)
            for (int k = 0; k < cell->columns; k++)
                f->owners[i + (size_t)row * columns + (size_t)k] = i;
    }
}

static mpt width_of(const struct form *f, const struct box *box)
{
    mpt width = f->edges[box->column + (size_t)box->cell->columns] -
                f->edges[box->column] - 2 * f->side;

    return width > 0 ? width : 1;
}

/* What names several columns stands in their middle. */
static enum align align_of(const struct form *f, const struct box *box)
{
    enum align align = f->table->aligns[box->column];

    if (box->cell->heading && box->cell->columns > 1)
        return ALIGN_CENTER;
    return align == ALIGN_DEFAULT && box->cell->heading ? ALIGN_CENTER : align;
}

/* Names, boxes to tick and blanks to fill in keep their distances. */
static bool is_prose(const struct table_cell *cell)
{
    for (const struct inline_run *r = cell->content; r; r = r->next)
        if (str_find(r->text, STR("　")) >= 0 ||
            str_find(r->text, STR("__")) >= 0)
            return false;
    return !cell->heading;
}

static void set_lines(struct form *f, struct box *box)
{
    struct paragraph_style style = f->style;
    struct paragraph p;

    style.align = align_of(f, box);
    style.justified = f->s->chinese && is_prose(box->cell) &&
                      width_of(f, box) >= JUSTIFIED * style.text.size;
    p = paragraph_new(f->s, box->cell->content, &style);
    box->lines = paragraph_set(f->s, &p, f->edges[box->column] + f->side,
                               width_of(f, box));
    box->height = strips_height(&box->lines);
}

static void tag_cell(struct form *f, const struct box *box)
{
    const struct table_cell *cell = box->cell;
    struct tag *tag = tag_open(
        f->s, cell->heading || cell->names_row ? TAG_HEADING_CELL : TAG_CELL);

    tag->columns = cell->columns > 1 ? cell->columns : 0;
    tag->rows = cell->rows > 1 ? cell->rows : 0;
    tag->scope = cell->names_row ? SCOPE_ROW : SCOPE_COLUMN;
}

static void set_boxes(struct form *f)
{
    const struct table *t = f->table;

    f->boxes =
        arena_array(&f->s->scratch, struct box, t->row_count * t->column_count);
    for (size_t row = 0; row < t->row_count; row++) {
        tag_open(f->s, TAG_ROW);
        for (size_t column = 0; column < t->column_count; column++) {
            const struct table_cell *cell =
                &t->cells[row * t->column_count + column];
            struct box *box = &f->boxes[f->box_count];

            if (cell->covered)
                continue;
            *box = (struct box){.cell = cell, .row = row, .column = column};
            tag_cell(f, box);
            set_lines(f, box);
            tag_close(f->s);
            f->box_count++;
        }
        tag_close(f->s);
    }
}

/* The last row of several that a cell spans makes room for what is left. */
static void set_tops(struct form *f)
{
    size_t rows = f->table->row_count;
    mpt least = f->style.text.leading + 2 * f->above;

    f->tops = arena_array(&f->s->scratch, mpt, rows + 1);
    for (size_t row = 0; row < rows; row++) {
        mpt bottom = f->tops[row] + least;

        for (size_t i = 0; i < f->box_count; i++) {
            const struct box *box = &f->boxes[i];
            mpt wanted = f->tops[box->row] + box->height + 2 * f->above;

            if (box->row + (size_t)box->cell->rows == row + 1 &&
                wanted > bottom)
                bottom = wanted;
        }
        f->tops[row + 1] = bottom;
    }
}

static bool is_tall(const struct form *f, size_t row)
{
    return f->tops[row + 1] - f->tops[row] > f->s->text_height / TALL;
}

/* Whether the rows of a cell stay on one page. */
static bool is_kept(const struct form *f, const struct box *box)
{
    size_t end = box->row + (size_t)box->cell->rows;

    for (size_t row = box->row; row < end; row++)
        if (is_tall(f, row))
            return false;
    return f->tops[end] - f->tops[box->row] <= f->s->text_height / 2;
}

static void add_slice(struct form *f, struct strips *out, mpt top, mpt bottom)
{
    struct slice *slice = &f->slices[f->slice_count++];

    slice->top = top;
    slice->strip = strip_add(f->s, out, bottom - top);
    slice->strip->heading = out->first;
    slice->strip->divided = true;
}

/* Line by line; the first two and the last two stay together. */
static void slice_tall_row(struct form *f, size_t row, struct strips *out)
{
    mpt leading = f->style.text.leading;
    mpt top = f->tops[row], bottom = f->tops[row + 1];
    size_t first = f->slice_count;

    for (mpt next = top + f->above + leading;
         next + leading + f->above <= bottom; next += leading) {
        add_slice(f, out, top, next);
        top = next;
    }
    add_slice(f, out, top, bottom);
    f->slices[first].strip->keep = f->slice_count - first > 1;
    if (f->slice_count - first > 2)
        f->slices[f->slice_count - 2].strip->keep = true;
}

static void slice_rows(struct form *f, struct strips *out)
{
    size_t rows = f->table->row_count;
    size_t lines = (size_t)(f->tops[rows] / f->style.text.leading) + 1;

    f->slices = arena_array(&f->s->scratch, struct slice, rows + lines);
    f->first_slice = arena_array(&f->s->scratch, size_t, rows + 1);
    for (size_t row = 0; row < rows; row++) {
        f->first_slice[row] = f->slice_count;
        if (is_tall(f, row))
            slice_tall_row(f, row, out);
        else
            add_slice(f, out, f->tops[row], f->tops[row + 1]);
    }
    f->first_slice[rows] = f->slice_count;
}

/* No page ends below a heading of all columns, or beside a cell of rows. */
static void keep_rows(struct form *f)
{
    for (size_t i = 0; i < f->box_count; i++) {
        const struct box *box = &f->boxes[i];
        size_t last = box->row + (size_t)box->cell->rows - 1;
        bool names_rows =
            box->cell->heading &&
            (size_t)box->cell->columns == f->table->column_count &&
            last + 1 < f->table->row_count;

        if (names_rows)
            last++;
        if (!is_kept(f, box))
            continue;
        for (size_t row = box->row; row < last; row++)
            f->slices[f->first_slice[row + 1] - 1].strip->keep = true;
    }
}

static size_t slice_at(const struct form *f, size_t first, mpt y)
{
    while (first + 1 < f->slice_count && f->slices[first + 1].top <= y)
        first++;
    return first;
}

/* A line may begin in one slice and reach into the next. */
static void make_room(struct strip *strip, mpt top, mpt bottom, mpt padding)
{
    mpt lead = padding - top, trail = bottom + padding - strip->height;

    if (lead > strip->lead)
        strip->lead = lead;
    if (trail > strip->trail)
        strip->trail = trail;
}

/* In the middle of its rows, or from the top where they may be parted. */
static void place_lines(struct form *f, const struct box *box)
{
    size_t end = box->row + (size_t)box->cell->rows;
    bool kept = is_kept(f, box);
    mpt room = f->tops[end] - f->tops[box->row];
    mpt y = f->tops[box->row] + (kept ? (room - box->height) / 2 : f->above);
    size_t first = f->first_slice[box->row];
    struct strip *next;

    for (struct strip *line = box->lines.first; line; line = next) {
        size_t at = kept ? first : slice_at(f, first, y);
        struct strips one = {line, line};
        mpt top = y - f->slices[at].top;

        next = line->next;
        line->next = NULL;
        (void)strip_stack(f->slices[at].strip, &one, 0, top);
        if (!kept)
            make_room(f->slices[at].strip, top, top + line->height, f->above);
        y += line->height;
    }
}

/* A border between two cells; outside there is none. */
static bool is_border_above(const struct form *f, size_t row, size_t column)
{
    size_t columns = f->table->column_count;
    size_t i = row * columns + column;

    return row == 0 || row == f->table->row_count ||
           f->owners[i] != f->owners[i - columns];
}

static bool is_border_before(const struct form *f, size_t row, size_t column)
{
    size_t i = row * f->table->column_count + column;

    return column == 0 || column == f->table->column_count ||
           f->owners[i] != f->owners[i - 1];
}

/* The border above a row, in as few rules as it can be drawn. */
static void rule_above(const struct form *f, size_t row, struct strip *strip,
                       mpt y)
{
    size_t columns = f->table->column_count;

    for (size_t i = 0; i < columns; i++) {
        size_t first = i;

        while (i < columns && is_border_above(f, row, i))
            i++;
        if (i > first)
            strip_rule(f->s, strip, f->edges[first], y,
                       f->edges[i] - f->edges[first], THIN, black);
    }
}

static void rule_sides(const struct form *f, size_t row, struct strip *strip)
{
    for (size_t i = 0; i <= f->table->column_count; i++) {
        if (!is_border_before(f, row, i))
            continue;
        strip_rule(f->s, strip, f->edges[i], 0, 0, THIN, black);
        strip->last->y2 = strip->height;
    }
}

static void draw_rules(const struct form *f)
{
    for (size_t row = 0; row < f->table->row_count; row++) {
        size_t end = f->first_slice[row + 1];

        for (size_t i = f->first_slice[row]; i < end; i++)
            rule_sides(f, row, f->slices[i].strip);
        rule_above(f, row + 1, f->slices[end - 1].strip,
                   f->slices[end - 1].strip->height);
    }
}

/* Of no height: it closes the frame at each end of a page, too. */
static void add_frame(struct form *f, struct strips *out)
{
    struct strip *strip = strip_add(f->s, out, 0);

    rule_above(f, 0, strip, 0);
    strip->keep = true;
}

struct strips form_set(struct setter *s, const struct table *table, mpt x,
                       mpt measure, const struct paragraph_style *body)
{
    struct form f = {.s = s, .table = table, .style = *body};
    struct strips out = {0};

    if (!table->row_count || !table->column_count)
        return out;
    f.style.justified = f.style.hard_breaks = false;
    f.style.indent = 0;
    f.style.text.leading = f.style.text.size * 3 / 2;
    f.side = f.style.text.size / 2;
    f.above = f.style.text.size / 3;
    set_edges(&f, x, measure);
    find_owners(&f);
    tag_open(s, TAG_TABLE);
    set_boxes(&f);
    tag_close(s);
    set_tops(&f);
    add_frame(&f, &out);
    slice_rows(&f, &out);
    keep_rows(&f);
    for (size_t i = 0; i < f.box_count; i++)
        place_lines(&f, &f.boxes[i]);
    draw_rules(&f);
    return out;
}
