#include "input/heading_second.h"

#include "input/cell.h"

/* What a second line has to say about the first. */
struct found {
    bool same;  /* a heading stands in both */
    bool split; /* one of several columns has a word in each */
    bool more;  /* a single one has another word below it */
    bool other; /* what is no heading */
};

/* Amounts and most days have none. */
static bool has_letters(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if ((s.ptr[i] >= 'A' && s.ptr[i] <= 'Z') ||
            (s.ptr[i] >= 'a' && s.ptr[i] <= 'z') ||
            (unsigned char)s.ptr[i] >= 0x80)
            return true;
    return false;
}

/* The column whose heading goes on over this one, which has none. */
static size_t upper_of(const struct csv_row *upper, size_t column)
{
    while (column > 0 && !cell_field(upper, (int)column).len)
        column--;
    return column;
}

/* A heading of several columns, each of which has something below it. */
static bool is_split(const struct csv_row *upper, const struct csv_row *lower,
                     size_t column)
{
    size_t first = upper_of(upper, column);

    return cell_field(upper, (int)first).len &&
           cell_field(lower, (int)first).len &&
           !cell_field(upper, (int)first + 1).len &&
           cell_field(lower, (int)first + 1).len;
}

static void look_at(const struct csv_row *upper, const struct csv_row *lower,
                    size_t column, struct found *f)
{
    struct str above = cell_field(upper, (int)column);
    struct str below = cell_field(lower, (int)column);

    if (!below.len)
        return;
    if (str_equal(above, below))
        f->same = true;
    else if (is_split(upper, lower, column) && has_letters(below))
        f->split = true;
    else if (above.len && has_letters(below) && !str_has_digit(below))
        f->more = true;
    else
        f->other = true;
}

static struct found look(const struct first_rows *rows, size_t index)
{
    struct found found = {0};
    const struct csv_row *upper, *lower;

    if (index + 1 >= rows->count)
        return found;
    upper = &rows->items[index].row;
    lower = &rows->items[index + 1].row;
    if (upper->fault != ROW_FINE || lower->fault != ROW_FINE)
        return found;
    for (size_t i = 0; i < lower->count; i++)
        look_at(upper, lower, i, &found);
    return found;
}

bool heading_has_second(const struct first_rows *rows, size_t index)
{
    struct found f = look(rows, index);

    return !f.other && (f.same ? f.split || f.more : f.split && !f.more);
}

bool heading_is_second(const struct first_rows *rows, size_t index)
{
    return index > 0 && look(rows, index - 1).same &&
           heading_has_second(rows, index - 1);
}
