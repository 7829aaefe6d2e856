#include "input/xlsx.h"

#include <string.h>

#define TEXT_MAX (1u << 20)

enum cell_type { CELL_NUMBER, CELL_SHARED, CELL_TEXT, CELL_BOOL, CELL_ISO };

/* The sheet at the place that is being read. */
struct cells_reading {
    struct xlsx *book;
    struct grid grid;
    uint32_t row, column; /* the last ones; cells need not say theirs */
    enum cell_type type;
    struct serial_format format;
    bool in_cell, has_formula, has_value;
    bool in_text;
    size_t phonetic;
    struct buf text;
};

/* "AB12" as column 28 and row 12. */
static bool parse_place(struct str text, uint32_t *row, uint32_t *column)
{
    uint32_t letters = 0, number;
    size_t i = 0;

    while (i < text.len && text.ptr[i] >= 'A' && text.ptr[i] <= 'Z' && i < 4)
        letters = letters * 26 + (uint32_t)(text.ptr[i++] - 'A' + 1);
    if (letters == 0 || letters > GRID_COLUMNS ||
        !xlsx_count(str_skip(text, i), &number) || number == 0 ||
        number > GRID_ROWS)
        return false;
    *row = number;
    *column = letters;
    return true;
}

static bool report_place(struct cells_reading *r, struct str text)
{
    return diag_error(r->book->diag, place_of(r->book->path, 0, 0),
                      "the workbook is damaged: its part %.*s has a cell at "
                      "\"%.*s\"",
                      STR_ARG(r->grid.part), STR_ARG(str_head(text, 20)));
}

static enum cell_type type_of(struct str t)
{
    static const struct {
        const char *name;
        enum cell_type type;
    } types[] = {{"s", CELL_SHARED},       {"str", CELL_TEXT},
                 {"inlineStr", CELL_TEXT}, {"b", CELL_BOOL},
                 {"e", CELL_TEXT},         {"d", CELL_ISO}};

    for (size_t i = 0; t.len && i < COUNT(types); i++)
        if (str_equal_z(t, types[i].name))
            return types[i].type;
    return CELL_NUMBER;
}

static bool open_row(struct cells_reading *r, const struct xml_element *e)
{
    struct str number = xml_attribute(e, XML_NONE, "r");

    r->column = 0;
    r->row++;
    if (number.len && (!xlsx_count(number, &r->row) || r->row == 0))
        return report_place(r, number);
    return !xlsx_is_true(xml_attribute(e, XML_NONE, "hidden")) ||
           grid_hide(&r->grid, r->row);
}

static bool open_cell(struct cells_reading *r, const struct xml_element *e)
{
    struct str place = xml_attribute(e, XML_NONE, "r");
    uint32_t style;

    r->column++;
    if (place.len && !parse_place(place, &r->row, &r->column))
        return report_place(r, place);
    r->in_cell = true;
    r->has_formula = r->has_value = r->in_text = false;
    r->phonetic = 0;
    r->type = type_of(xml_attribute(e, XML_NONE, "t"));
    r->format = serial_format_of_id(0);
    if (r->type == CELL_NUMBER &&
        xlsx_count(xml_attribute(e, XML_NONE, "s"), &style) &&
        style < r->book->style_count)
        r->format = r->book->styles[style];
    buf_clear(&r->text);
    return true;
}

static bool open_merge(struct cells_reading *r, const struct xml_element *e)
{
    struct sheet_merge m;
    struct str text = xml_attribute(e, XML_NONE, "ref"), first, last;

    if (!str_cut(text, ':', &first, &last))
        return true;
    if (!parse_place(first, &m.first_row, &m.first_column) ||
        !parse_place(last, &m.last_row, &m.last_column))
        return report_place(r, text);
    return grid_merge(&r->grid, m);
}

static void open_column(struct cells_reading *r, const struct xml_element *e)
{
    uint32_t first, last;

    if (xlsx_is_true(xml_attribute(e, XML_NONE, "hidden")) &&
        xlsx_count(xml_attribute(e, XML_NONE, "min"), &first) &&
        xlsx_count(xml_attribute(e, XML_NONE, "max"), &last))
        grid_hide_columns(&r->grid, first, last);
}

static bool open_element(void *user, const struct xml_element *e)
{
    struct cells_reading *r = user;

    if (e->space != XML_MAIN)
        return true;
    if (strcmp(e->name, "c") == 0)
        return open_cell(r, e);
    if (strcmp(e->name, "row") == 0)
        return open_row(r, e);
    if (strcmp(e->name, "mergeCell") == 0)
        return open_merge(r, e);
    if (!r->in_cell && strcmp(e->name, "col") == 0)
        open_column(r, e);
    if (!r->in_cell)
        return true;
    if (strcmp(e->name, "f") == 0) {
        r->has_formula = true;
    } else if (strcmp(e->name, "v") == 0) {
        r->has_value = r->in_text = true;
    } else if (strcmp(e->name, "t") == 0) {
        r->in_text = r->phonetic == 0;
    } else if (strcmp(e->name, "rPh") == 0) {
        r->phonetic++;
    }
    return true;
}

static bool add_text(void *user, struct str text)
{
    struct cells_reading *r = user;

    if (r->in_text)
        buf_add(&r->text, text);
    return true;
}

static bool add_shared(struct cells_reading *r, struct str text)
{
    uint32_t i;

    if (!xlsx_count(str_trim(text), &i) || i >= r->book->string_count)
        return diag_error(r->book->diag, place_of(r->book->path, 0, 0),
                          "the workbook is damaged: row %u of its part %.*s "
                          "names a text that is missing",
                          r->row, STR_ARG(r->grid.part));
    return grid_add(&r->grid, r->row, r->column, GRID_TEXT,
                    r->book->strings[i]);
}

static bool add_plain(struct cells_reading *r, struct str text)
{
    struct arena_mark mark = arena_mark(r->book->scratch);
    struct buf plain = buf_new(r->book->scratch, TEXT_MAX);
    bool ok;

    if (str_find(text, STR("_x")) >= 0) {
        xlsx_add_unescaped(&plain, text);
        text = buf_str(&plain);
    }
    ok = grid_add(&r->grid, r->row, r->column, GRID_TEXT, text);
    arena_rewind(r->book->scratch, mark);
    return ok;
}

static bool add_number(struct cells_reading *r, struct str text)
{
    struct grid_number number = {text, r->format, r->book->since_1904,
                                 r->book->point};

    return grid_add_number(&r->grid, r->row, r->column, &number);
}

static bool add_value(struct cells_reading *r)
{
    struct str text = buf_str(&r->text);

    if (buf_is_full(&r->text))
        return diag_error(r->book->diag, place_of(r->book->path, 0, 0),
                          "the workbook is damaged: a text in it is longer "
                          "than any cell can be");
    if (r->has_formula &&
        (!r->has_value || (text.len == 0 && r->type != CELL_TEXT)))
        return grid_add(&r->grid, r->row, r->column, GRID_NUMBER,
                        STR(SHEET_FORMULA));
    if (text.len == 0)
        return true;
    switch (r->type) {
    case CELL_NUMBER:
        return add_number(r, text);
    case CELL_SHARED:
        return add_shared(r, text);
    case CELL_TEXT:
        return add_plain(r, text);
    case CELL_BOOL:
        return grid_add(&r->grid, r->row, r->column, GRID_TEXT,
                        xlsx_is_true(text) ? STR("TRUE") : STR("FALSE"));
    case CELL_ISO:
        return grid_add_iso(&r->grid, r->row, r->column, text);
    }
    return true;
}

static bool close_element(void *user, const struct xml_element *e)
{
    struct cells_reading *r = user;

    if (e->space != XML_MAIN || !r->in_cell)
        return true;
    if (strcmp(e->name, "v") == 0 || strcmp(e->name, "t") == 0)
        r->in_text = false;
    else if (strcmp(e->name, "rPh") == 0)
        r->phonetic -= r->phonetic > 0;
    if (strcmp(e->name, "c") != 0)
        return true;
    r->in_cell = false;
    return add_value(r);
}

bool xlsx_cells(struct xlsx *x, struct str part, struct sheet *out)
{
    struct arena room = {0};
    struct cells_reading r = {.book = x, .text = buf_new(&room, TEXT_MAX)};
    struct xml_reader reader = {open_element, close_element, add_text, &r};
    bool ok;

    grid_begin(&r.grid, x->path, part, x->arena, x->diag);
    ok = xlsx_read_part(x, part, &reader) && grid_finish(&r.grid, out);
    grid_release(&r.grid);
    arena_release(&room);
    return ok;
}
