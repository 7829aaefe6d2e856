#include "layout/cell.h"

#include "base/utf8.h"
#include "layout/figure.h"

static bool is_number_character(uint32_t c)
{
    static const char known[] = "0123456789.,+-%()/ ";

    for (size_t i = 0; i + 1 < sizeof(known); i++)
        if (c == (unsigned char)known[i])
            return true;
    return c == 0x00A5 || c == 0xFFE5 || c == 0x2212 || c == 0x2014 ||
           c == 0x20AC || c == 0x00A3 || c == '$';
}

bool cell_is_number(const struct table_cell *cell)
{
    bool digit = false;

    for (const struct inline_run *r = cell->content; r; r = r->next) {
        struct str rest = r->note ? (struct str){0} : r->text;

        while (rest.len) {
            uint32_t c = utf8_next(&rest);

            if (!is_number_character(c))
                return false;
            digit = digit || (c >= '0' && c <= '9');
        }
    }
    return digit;
}

bool cell_is_figure(const struct table_cell *cell)
{
    char text[FIGURE_LENGTH];
    struct str s = figure_text(cell, text);

    return s.len && str_find(s, STR(" ")) < 0 && cell_is_number(cell);
}

static bool is_date_joint(char c)
{
    return c == '-' || c == '/' || c == '.';
}

/* Two joints of a kind between digits. */
bool cell_is_date(const struct table_cell *cell)
{
    char text[FIGURE_LENGTH];
    struct str s = figure_text(cell, text);
    int joints = 0;
    char joint = 0;

    if (s.len < 8 || s.len > 10)
        return false;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] >= '0' && s.ptr[i] <= '9')
            continue;
        if (joint ? joint != s.ptr[i] : !is_date_joint(s.ptr[i]))
            return false;
        joint = s.ptr[i];
        joints++;
    }
    return joints == 2;
}

enum align cell_align(const struct table *t, size_t column)
{
    enum align align = t->aligns ? t->aligns[column] : ALIGN_DEFAULT;
    bool number = false;

    if (align != ALIGN_DEFAULT)
        return align;
    for (size_t row = 1; row < t->row_count; row++) {
        const struct table_cell *cell =
            &t->cells[row * t->column_count + column];

        if (cell_is_number(cell))
            number = true;
        else if (cell->content && cell->content->text.len > 3)
            return ALIGN_LEFT;
    }
    return number ? ALIGN_RIGHT : ALIGN_LEFT;
}
