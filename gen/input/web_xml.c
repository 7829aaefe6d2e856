#include "input/web.h"

#include "input/encoding.h"
#include "input/grid.h"
#include "input/xlsx.h"
#include "input/xml.h"

#include <string.h>

#define TEXT_MAX    (1u << 20)
#define SHEETS_MAX  4096
#define STYLES_MAX  1000
#define PIECE_BYTES 65536

struct style {
    struct str id;
    struct serial_format format;
};

/* Columns that have a style of their own. */
struct styled {
    uint32_t from, to;
    struct serial_format format;
};

struct reading {
    const char *path;
    struct arena *scratch, *arena;
    struct diag *diag;
    char point;
    struct sheet *sheets;
    size_t count, capacity;
    struct style *styles;
    size_t style_count, style_capacity;
    struct styled *styled; /* of the sheet at hand */
    size_t styled_count, styled_capacity;
    uint32_t styled_to; /* the last column told of */
    struct str style;   /* that is being told of */
    bool row_has_style;
    const struct serial_format *row_format; /* or NULL */
    struct serial_format format;            /* of the cell at hand */
    bool since_1904;
    struct grid grid;
    bool in_sheet, in_cell, in_data, in_visible, has_formula, has_data;
    size_t comment;
    uint32_t row, column, span, across;
    struct str type;
    char type_room[16];
    struct buf text;
};

static struct str own(const struct xml_element *e, const char *name)
{
    return xml_attribute(e, XML_SPREADSHEET, name);
}

/* "ss:Index" and the like; otherwise what is given. */
static uint32_t number_of(const struct xml_element *e, const char *name,
                          uint32_t otherwise)
{
    uint32_t n;

    return xlsx_count(own(e, name), &n) ? n : otherwise;
}

/* Those that show more than a number; of the others there may be many. */
static void open_style(struct reading *r, const struct xml_element *e)
{
    struct serial_format format;

    if (strcmp(e->name, "Style") == 0)
        r->style = arena_str(r->scratch, own(e, "ID"));
    if (strcmp(e->name, "NumberFormat") != 0 || r->style_count >= STYLES_MAX)
        return;
    format = serial_format_of_code(own(e, "Format"));
    format.style = SERIAL_NUMBER;
    if (format.zeros || format.currency)
        ARENA_PUSH(r->scratch, r->styles, r->style_count, r->style_capacity) =
            (struct style){r->style, format};
}

/* NULL: it shows nothing more. */
static const struct serial_format *find_format(const struct reading *r,
                                               struct str id)
{
    for (size_t i = 0; id.len && i < r->style_count; i++)
        if (str_equal(r->styles[i].id, id))
            return &r->styles[i].format;
    return NULL;
}

static void open_column(struct reading *r, const struct xml_element *e)
{
    uint32_t from = number_of(e, "Index", r->styled_to + 1);
    uint32_t span = number_of(e, "Span", 0);
    const struct serial_format *format = find_format(r, own(e, "StyleID"));

    r->styled_to = from > GRID_COLUMNS ? GRID_COLUMNS : from;
    r->styled_to += span < GRID_COLUMNS ? span : GRID_COLUMNS;
    if (format && r->styled_count < STYLES_MAX)
        ARENA_PUSH(r->scratch, r->styled, r->styled_count, r->styled_capacity) =
            (struct styled){from, r->styled_to, *format};
}

/* The cell's own style, its row's, or its column's. */
static struct serial_format format_of(const struct reading *r, struct str style)
{
    const struct serial_format *format = find_format(r, style);

    if (!style.len && r->row_has_style)
        format = r->row_format;
    for (size_t i = 0; !style.len && !r->row_has_style && i < r->styled_count;
         i++)
        if (r->styled[i].from <= r->column && r->column <= r->styled[i].to)
            format = &r->styled[i].format;
    return format ? *format : serial_format_of_id(0);
}

static bool open_sheet(struct reading *r, const struct xml_element *e)
{
    if (r->in_sheet || r->count >= SHEETS_MAX)
        return diag_error(r->diag, place_of(r->path, 0, 0),
                          "the workbook is damaged: its part %.*s is nested "
                          "too deeply",
                          STR_ARG(STR("XML")));
    ARENA_PUSH(r->arena, r->sheets, r->count, r->capacity) =
        (struct sheet){.name = arena_str(r->arena, own(e, "Name")),
                       .day_shift = r->since_1904 ? SERIAL_SHIFT_1904 : 0};
    grid_begin(&r->grid, r->path, STR("XML"), r->arena, r->diag);
    r->in_sheet = true;
    r->row = r->span = 0;
    r->styled_count = r->styled_to = 0;
    return true;
}

static bool close_sheet(struct reading *r)
{
    struct sheet *s = &r->sheets[r->count - 1];
    bool ok = s->hidden || grid_finish(&r->grid, s);

    grid_release(&r->grid);
    r->in_sheet = false;
    return ok;
}

static bool open_row(struct reading *r, const struct xml_element *e)
{
    uint32_t span = number_of(e, "Span", 0);

    r->row = number_of(e, "Index", r->row + r->span + 1);
    r->row = r->row > GRID_ROWS ? GRID_ROWS + 1 : r->row;
    r->span = span < GRID_ROWS ? span : GRID_ROWS;
    r->column = r->across = 0;
    r->row_has_style = own(e, "StyleID").len > 0;
    r->row_format = find_format(r, own(e, "StyleID"));
    return !xlsx_is_true(own(e, "Hidden")) || grid_hide(&r->grid, r->row);
}

static bool open_cell(struct reading *r, const struct xml_element *e)
{
    uint32_t down = number_of(e, "MergeDown", 0);

    r->column = number_of(e, "Index", r->column + r->across + 1);
    r->column = r->column > GRID_COLUMNS ? GRID_COLUMNS + 1 : r->column;
    r->across = number_of(e, "MergeAcross", 0);
    r->across = r->across < GRID_COLUMNS ? r->across : GRID_COLUMNS;
    r->in_cell = true;
    r->format = format_of(r, own(e, "StyleID"));
    r->has_formula = own(e, "Formula").ptr != NULL;
    r->has_data = false;
    r->comment = 0;
    if (!down && !r->across)
        return true;
    return grid_merge(&r->grid,
                      (struct sheet_merge){r->row, r->row + down, r->column,
                                           r->column + r->across});
}

static void open_data(struct reading *r, const struct xml_element *e)
{
    struct str type = str_head(own(e, "Type"), sizeof(r->type_room));

    if (type.len)
        memcpy(r->type_room, type.ptr, type.len);
    r->type = (struct str){r->type_room, type.len};
    r->in_data = r->has_data = true;
    buf_clear(&r->text);
}

static bool open_element(void *user, const struct xml_element *e)
{
    struct reading *r = user;

    if (xml_is(e, XML_SPREADSHEET, "Worksheet"))
        return open_sheet(r, e);
    if (xml_is(e, XML_EXCEL, "Date1904"))
        r->since_1904 = true;
    if (!r->in_sheet && e->space == XML_SPREADSHEET)
        open_style(r, e);
    if (!r->in_sheet)
        return true;
    if (xml_is(e, XML_EXCEL, "Visible")) {
        r->in_visible = true;
        buf_clear(&r->text);
    }
    if (e->space != XML_SPREADSHEET)
        return true;
    if (strcmp(e->name, "Column") == 0)
        open_column(r, e);
    if (strcmp(e->name, "Row") == 0)
        return open_row(r, e);
    if (strcmp(e->name, "Cell") == 0)
        return open_cell(r, e);
    if (strcmp(e->name, "Comment") == 0)
        r->comment++;
    else if (r->in_cell && !r->comment && strcmp(e->name, "Data") == 0)
        open_data(r, e);
    return true;
}

static bool close_cell(struct reading *r)
{
    struct str text = r->has_data ? buf_str(&r->text) : (struct str){0};
    struct grid_number number = {text, r->format, false, r->point};

    r->in_cell = false;
    if (buf_is_full(&r->text))
        return diag_error(r->diag, place_of(r->path, 0, 0),
                          "the workbook is damaged: a text in it is longer "
                          "than any cell can be");
    if (r->has_formula && !r->has_data)
        return grid_add(&r->grid, r->row, r->column, GRID_NUMBER,
                        STR(SHEET_FORMULA));
    if (str_trim(text).len == 0)
        return true;
    if (str_equal_z(r->type, "Number"))
        return grid_add_number(&r->grid, r->row, r->column, &number);
    if (str_equal_z(r->type, "DateTime"))
        return grid_add_iso(&r->grid, r->row, r->column, text);
    if (str_equal_z(r->type, "Boolean"))
        text = xlsx_is_true(text) ? STR("TRUE") : STR("FALSE");
    return grid_add(&r->grid, r->row, r->column, GRID_TEXT, text);
}

static bool close_element(void *user, const struct xml_element *e)
{
    struct reading *r = user;

    if (!r->in_sheet)
        return true;
    if (xml_is(e, XML_EXCEL, "Visible")) {
        r->sheets[r->count - 1].hidden =
            !str_equal_z(str_trim(buf_str(&r->text)), "SheetVisible");
        r->in_visible = false;
    }
    if (e->space != XML_SPREADSHEET)
        return true;
    if (strcmp(e->name, "Worksheet") == 0)
        return close_sheet(r);
    if (strcmp(e->name, "Comment") == 0)
        r->comment -= r->comment > 0;
    else if (!r->comment && strcmp(e->name, "Data") == 0)
        r->in_data = false;
    else if (r->in_cell && strcmp(e->name, "Cell") == 0)
        return close_cell(r);
    return true;
}

static bool add_text(void *user, struct str text)
{
    struct reading *r = user;

    if (r->in_visible || (r->in_data && !r->comment))
        buf_add(&r->text, text);
    return true;
}

/* The text is UTF-8 by now, whatever its first line says. */
static struct str behind_declaration(struct str text)
{
    ptrdiff_t end = str_find(text, STR("?>"));

    text = str_trim(text);
    return str_starts(text, STR("<?xml")) && end >= 0
               ? str_skip(text, (size_t)str_find(text, STR("?>")) + 2)
               : text;
}

bool web_read_xml(const char *path, struct str bytes, char point,
                  struct workbook *out, struct arena *scratch, struct arena *a,
                  struct diag *d)
{
    struct reading r = {.path = path,
                        .scratch = scratch,
                        .arena = a,
                        .diag = d,
                        .point = point};
    struct xml_reader reader = {open_element, close_element, add_text, &r};
    struct encoding_result decoded;
    struct str rest;
    struct xml *xml;
    bool ok = true;

    if (!encoding_decode(bytes, path, &decoded, scratch, d))
        return false;
    rest = behind_declaration(decoded.text);
    r.text = buf_new(scratch, TEXT_MAX);
    xml = xml_new(&reader, path, (struct str){0}, scratch, d);
    while (ok && rest.len) {
        ok = xml_feed(xml, str_head(rest, PIECE_BYTES), false);
        rest = str_skip(rest, PIECE_BYTES);
    }
    ok = ok && xml_feed(xml, (struct str){0}, true);
    if (r.in_sheet)
        grid_release(&r.grid);
    xml_close(xml);
    out->sheets = r.sheets;
    out->count = r.count;
    return ok;
}
