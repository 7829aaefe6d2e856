#include "doc/form.h"

#define NO_CELL SIZE_MAX

/* owners[i]: the cell that holds cell i, itself if it stands alone. */
struct merging {
    struct table *table;
    const struct table_source *source;
    size_t *owners;
    struct diag *diag;
};

static bool is_empty_row(const struct table_source *source, size_t row)
{
    const struct table *t = source->table;

    for (size_t i = row * t->column_count; i < (row + 1) * t->column_count; i++)
        if (t->cells[i].content || source->merges[i] != MERGE_NOTHING)
            return false;
    return true;
}

static void drop_first_row(struct table_source *source)
{
    struct table *t = source->table;

    t->row_count--;
    t->cells += t->column_count;
    source->merges += t->column_count;
    source->places++;
}

/* The cell that cell i asks to belong to, or NO_CELL. */
static size_t wanted_owner(const struct merging *m, size_t i)
{
    size_t columns = m->table->column_count;

    if (m->source->merges[i] == MERGE_LEFT)
        return i % columns > 0 ? m->owners[i - 1] : NO_CELL;
    if (m->source->merges[i] == MERGE_ABOVE)
        return i >= columns ? m->owners[i - columns] : NO_CELL;
    return i;
}

static bool find_owners(struct merging *m)
{
    size_t columns = m->table->column_count;
    size_t count = m->table->row_count * columns;

    for (size_t i = 0; i < count; i++) {
        m->owners[i] = wanted_owner(m, i);
        if (m->owners[i] != NO_CELL)
            continue;
        return m->source->merges[i] == MERGE_LEFT
                   ? diag_error(m->diag, m->source->places[i / columns],
                                "<< has no cell at its left to be merged with")
                   : diag_error(m->diag, m->source->places[i / columns],
                                "^^ has no cell above it to be merged with");
    }
    return true;
}

/* Whether a row has no cell of its own. */
static bool is_covered_row(const struct merging *m, size_t row)
{
    size_t columns = m->table->column_count;

    for (size_t i = row * columns; i < (row + 1) * columns; i++)
        if (m->owners[i] / columns == row)
            return false;
    return true;
}

/* Rows that only lengthen what stands above say nothing: they are left out. */
static void drop_covered_rows(struct merging *m)
{
    struct table *t = m->table;
    size_t columns = t->column_count;
    size_t rows = 0;

    for (size_t row = 0; row < t->row_count; row++) {
        if (is_covered_row(m, row))
            continue;
        for (size_t i = 0; i < columns; i++) {
            t->cells[rows * columns + i] = t->cells[row * columns + i];
            m->source->merges[rows * columns + i] =
                m->source->merges[row * columns + i];
        }
        m->source->places[rows++] = m->source->places[row];
    }
    t->row_count = rows;
}

static void grow_owner(struct merging *m, size_t i)
{
    size_t columns = m->table->column_count;
    size_t owner = m->owners[i];
    struct table_cell *cell = &m->table->cells[owner];
    int across = (int)(i % columns) - (int)(owner % columns) + 1;
    int down = (int)(i / columns - owner / columns) + 1;

    if (across > cell->columns)
        cell->columns = across;
    if (down > cell->rows)
        cell->rows = down;
    m->table->cells[i].covered = owner != i;
}

static bool is_rectangle(const struct merging *m, size_t owner)
{
    const struct table_cell *cell = &m->table->cells[owner];

    for (int row = 0; row < cell->rows; row++)
        for (int column = 0; column < cell->columns; column++)
            if (m->owners[owner + (size_t)row * m->table->column_count +
                          (size_t)column] != owner)
                return false;
    return true;
}

/* A cell left of its owner's column makes no rectangle either. */
static bool is_inside(const struct merging *m, size_t i)
{
    size_t columns = m->table->column_count;

    return i % columns >= m->owners[i] % columns;
}

static bool is_well_merged(const struct merging *m, size_t i)
{
    return is_inside(m, i) && (m->owners[i] != i || is_rectangle(m, i));
}

static bool check_shapes(struct merging *m)
{
    size_t columns = m->table->column_count;
    size_t count = m->table->row_count * columns;

    for (size_t i = 0; i < count; i++)
        m->table->cells[i].columns = m->table->cells[i].rows = 0;
    for (size_t i = 0; i < count; i++)
        grow_owner(m, i);
    for (size_t row = 0; row < m->table->row_count; row++)
        for (size_t column = 0; column < columns; column++)
            if (!is_well_merged(m, row * columns + column))
                return diag_error(
                    m->diag, m->source->places[row],
                    "the cells merged by << and ^^ make no rectangle");
    return true;
}

/* A line of nothing but bars, dashes, colons and blanks, with a dash. */
static bool is_divider(struct str line)
{
    bool dash = false;

    for (size_t i = 0; i < line.len; i++) {
        char c = line.ptr[i];

        if (c != '|' && c != '-' && c != ':' && c != ' ' && c != '\t' &&
            c != '\r')
            return false;
        dash = dash || c == '-';
    }
    return dash;
}

static struct str find_divider(struct str lines)
{
    struct str line;

    while (lines.len) {
        (void)str_cut(lines, '\n', &line, &lines);
        if (is_divider(line))
            return str_trim(line);
    }
    return STR("");
}

static void read_widths(struct table *t, struct str divider, struct arena *a)
{
    struct str part;

    if (str_starts(divider, STR("|")))
        divider = str_skip(divider, 1);
    t->widths = arena_array(a, int, t->column_count);
    for (size_t i = 0; i < t->column_count; i++) {
        (void)str_cut(divider, '|', &part, &divider);
        t->widths[i] = (int)str_trim(part).len;
        if (t->widths[i] < 1)
            t->widths[i] = 1;
    }
}

static bool is_to_fill_in(struct str text)
{
    return str_find(text, STR("☐")) >= 0 || str_find(text, STR("☑")) >= 0 ||
           str_find_byte(text, '_') >= 0;
}

/* The template's own words: a name of something, strong or not. */
static bool is_label(const struct table_cell *cell)
{
    for (const struct inline_run *r = cell->content; r; r = r->next)
        if (r->is_value || is_to_fill_in(r->text))
            return cell->heading;
    return cell->content != NULL;
}

/* Does something else than another label stand at the right of it? */
static bool has_field_beside(const struct table *t, size_t i)
{
    const struct table_cell *cell = &t->cells[i];
    size_t end = (i / t->column_count + 1) * t->column_count;

    for (int row = 0; row < cell->rows; row++)
        for (size_t k = i + (size_t)cell->columns; k < end; k++) {
            const struct table_cell *beside =
                &t->cells[k + (size_t)row * t->column_count];

            if (!beside->covered && !is_label(beside))
                return true;
        }
    return false;
}

/* A label names the field beside it; a row of headings, what stands below. */
static void find_names(struct table *t)
{
    for (size_t i = 0; i < t->row_count * t->column_count; i++)
        if (!t->cells[i].covered && is_label(&t->cells[i]))
            t->cells[i].names_row = has_field_beside(t, i);
}

bool form_make(struct table_source *source, struct arena *a, struct diag *d)
{
    struct table *t = source->table;
    struct merging m = {.table = t, .source = source, .diag = d};

    read_widths(t, find_divider(source->lines), a);
    if (t->row_count > 1 && is_empty_row(source, 0))
        drop_first_row(source);
    m.owners = arena_array(a, size_t, t->row_count * t->column_count);
    t->is_form = true;
    if (!find_owners(&m) || !check_shapes(&m))
        return false;
    drop_covered_rows(&m);
    if (!find_owners(&m) || !check_shapes(&m))
        return false;
    find_names(t);
    return true;
}
