#include "input/ods.h"

#include "input/grid.h"
#include "input/package.h"
#include "input/xlsx.h"
#include "input/xml.h"
#include "model/date.h"

#include <string.h>

#define TEXT_MAX   (1u << 20)
#define SHEETS_MAX 4096
#define SPACES_MAX 1000

enum value { VALUE_TEXT, VALUE_NUMBER, VALUE_DATE, VALUE_BOOL };

struct ods {
    const char *path;
    struct arena *scratch, *arena;
    struct diag *diag;
    char point;
    int32_t day_shift; /* of its null date */
    struct sheet *sheets;
    size_t sheet_count, sheet_capacity;
    struct str style; /* of tables, at hand */
    struct str *hidden_styles;
    size_t hidden_count, hidden_capacity;
    struct grid grid; /* of the table at hand */
    bool in_table, in_cell, has_formula;
    uint32_t row, column, row_times, cell_times;
    size_t row_from; /* its first cell */
    enum value value;
    const struct currency *currency; /* of the value; or NULL */
    size_t note; /* how deep in a note to the cell, which is left out */
    size_t paragraphs, paragraph;
    struct buf text;
    struct str content; /* office:value and the like */
};

static uint32_t times_of(const struct xml_element *e, const char *name)
{
    uint32_t n = 1;

    return xlsx_count(xml_attribute(e, XML_TABLE, name), &n) && n ? n : 1;
}

static bool is_hidden_style(const struct ods *o, struct str name)
{
    for (size_t i = 0; i < o->hidden_count; i++)
        if (str_equal(o->hidden_styles[i], name))
            return true;
    return false;
}

static bool open_table(struct ods *o, const struct xml_element *e)
{
    struct str style = xml_attribute(e, XML_TABLE, "style-name");
    struct sheet s = {
        .name = arena_str(o->arena, xml_attribute(e, XML_TABLE, "name")),
        .hidden = is_hidden_style(o, style),
        .day_shift = o->day_shift};

    if (o->in_table || o->sheet_count >= SHEETS_MAX)
        return diag_error(o->diag, place_of(o->path, 0, 0),
                          "the workbook is damaged: its part %.*s is nested "
                          "too deeply",
                          STR_ARG(STR("content.xml")));
    ARENA_PUSH(o->arena, o->sheets, o->sheet_count, o->sheet_capacity) = s;
    grid_begin(&o->grid, o->path, STR("content.xml"), o->arena, o->diag);
    o->in_table = true;
    o->row = 0;
    return true;
}

static bool close_table(struct ods *o)
{
    struct sheet *s = &o->sheets[o->sheet_count - 1];
    bool ok = s->hidden || grid_finish(&o->grid, s);

    grid_release(&o->grid);
    o->in_table = false;
    return ok;
}

static bool open_row(struct ods *o, const struct xml_element *e)
{
    struct str seen = xml_attribute(e, XML_TABLE, "visibility");

    o->row++;
    o->column = 0;
    o->row_times = times_of(e, "number-rows-repeated");
    o->row_from = o->grid.count;
    if (!seen.len || str_equal_z(seen, "visible"))
        return true;
    for (uint32_t i = 0; i < o->row_times && o->row + i <= GRID_ROWS; i++)
        if (!grid_hide(&o->grid, o->row + i))
            return false;
    return true;
}

/* What stands beyond every sheet is there only where cells are. */
static uint32_t go_on(uint32_t at, uint32_t times, uint32_t last)
{
    return times > last || at + times > last + 1 ? last + 1 : at + times;
}

static bool close_row(struct ods *o)
{
    bool ok = grid_repeat(&o->grid, o->row_from, o->row_times);

    o->row = go_on(o->row, o->row_times - 1, GRID_ROWS);
    return ok;
}

/* ¥ has been either. */
static const struct currency *currency_of(struct str code)
{
    const struct currency *c = code.len ? currency_find(code) : NULL;

    return c && strcmp(c->code, "CNY") != 0 && strcmp(c->code, "JPY") != 0
               ? c
               : NULL;
}

/* The value that the cell states, and of which kind. */
static void take_value(struct ods *o, const struct xml_element *e)
{
    struct str type = xml_attribute(e, XML_OFFICE, "value-type");
    struct str text = {0};

    o->value = VALUE_TEXT;
    o->currency = currency_of(xml_attribute(e, XML_OFFICE, "currency"));
    if (str_equal_z(type, "float") || str_equal_z(type, "currency") ||
        str_equal_z(type, "percentage")) {
        o->value = VALUE_NUMBER;
        text = xml_attribute(e, XML_OFFICE, "value");
    } else if (str_equal_z(type, "date")) {
        o->value = VALUE_DATE;
        text = xml_attribute(e, XML_OFFICE, "date-value");
    } else if (str_equal_z(type, "boolean")) {
        o->value = VALUE_BOOL;
        text = xml_attribute(e, XML_OFFICE, "boolean-value");
    } else if (str_equal_z(type, "string")) {
        text = xml_attribute(e, XML_OFFICE, "string-value");
    }
    o->content = arena_str(&o->grid.text_arena, text);
    o->has_formula = xml_attribute(e, XML_TABLE, "formula").ptr && !type.len;
}

static bool open_cell(struct ods *o, const struct xml_element *e)
{
    uint32_t down = times_of(e, "number-rows-spanned");
    uint32_t right = times_of(e, "number-columns-spanned");

    o->column++;
    o->cell_times = times_of(e, "number-columns-repeated");
    o->in_cell = true;
    o->note = o->paragraphs = o->paragraph = 0;
    buf_clear(&o->text);
    take_value(o, e);
    if (down == 1 && right == 1)
        return true;
    return grid_merge(&o->grid,
                      (struct sheet_merge){o->row, o->row + down - 1, o->column,
                                           o->column + right - 1});
}

/* The zeros that the number is shown with are in the cell's text. */
static struct serial_format shown_format(const struct ods *o)
{
    struct serial_format format = {.currency = o->currency};
    struct str shown = str_trim(buf_str(&o->text)), digits = shown;

    while (digits.len > 1 && digits.ptr[0] == '0')
        digits = str_skip(digits, 1);
    if (digits.len < shown.len && shown.len < UINT8_MAX &&
        str_equal(digits, str_trim(o->content)))
        format.zeros = (uint8_t)shown.len;
    return format;
}

static bool add_value(struct ods *o, uint32_t column)
{
    struct grid_number number = {o->content, shown_format(o), false, o->point};

    if (o->has_formula)
        return grid_add(&o->grid, o->row, column, GRID_NUMBER,
                        STR(SHEET_FORMULA));
    switch (o->value) {
    case VALUE_NUMBER:
        return grid_add_number(&o->grid, o->row, column, &number);
    case VALUE_DATE:
        return grid_add_iso(&o->grid, o->row, column, o->content);
    case VALUE_BOOL:
        return grid_add(&o->grid, o->row, column, GRID_TEXT,
                        xlsx_is_true(o->content) ? STR("TRUE") : STR("FALSE"));
    case VALUE_TEXT:
        break;
    }
    return grid_add(&o->grid, o->row, column, GRID_TEXT,
                    o->content.len ? o->content : buf_str(&o->text));
}

static bool is_empty(const struct ods *o)
{
    return !o->has_formula && !o->content.len &&
           str_trim(buf_str(&o->text)).len == 0;
}

static bool close_cell(struct ods *o)
{
    bool ok = true;

    o->in_cell = false;
    if (buf_is_full(&o->text))
        return diag_error(o->diag, place_of(o->path, 0, 0),
                          "the workbook is damaged: a text in it is longer "
                          "than any cell can be");
    if (!is_empty(o))
        for (uint32_t i = 0; ok && i < o->cell_times; i++)
            ok = add_value(o, o->column + i);
    o->column = go_on(o->column, o->cell_times - 1, GRID_COLUMNS);
    return ok;
}

/* Blanks that XML would drop have elements of their own. */
static void open_text(struct ods *o, const struct xml_element *e)
{
    uint32_t n = 1;

    if (strcmp(e->name, "p") == 0) {
        if (o->paragraphs++)
            buf_add_byte(&o->text, '\n');
        o->paragraph++;
    } else if (strcmp(e->name, "s") == 0) {
        if (!xlsx_count(xml_attribute(e, XML_TEXT, "c"), &n))
            n = 1;
        buf_add_repeated(&o->text, ' ', n < SPACES_MAX ? n : SPACES_MAX);
    } else if (strcmp(e->name, "tab") == 0) {
        buf_add_byte(&o->text, ' ');
    } else if (strcmp(e->name, "line-break") == 0) {
        buf_add_byte(&o->text, '\n');
    }
}

static void open_style(struct ods *o, const struct xml_element *e)
{
    if (strcmp(e->name, "style") == 0)
        o->style = arena_str(o->scratch, xml_attribute(e, XML_STYLE, "name"));
    if (strcmp(e->name, "table-properties") == 0 &&
        str_equal_z(xml_attribute(e, XML_TABLE, "display"), "false"))
        ARENA_PUSH(o->scratch, o->hidden_styles, o->hidden_count,
                   o->hidden_capacity) = o->style;
}

/* The day 0 of numbers that are days: 1899-12-30, unless it says another. */
static void take_null_date(struct ods *o, const struct xml_element *e)
{
    struct field text = {
        str_head(xml_attribute(e, XML_TABLE, "date-value"), 10), {0}};
    struct date usual = date_from_civil((struct civil){1899, 12, 30});
    struct diag quiet = {0};
    struct date day;

    if (date_parse(text, DATE_YMD, false, &day, &quiet))
        o->day_shift = day.day - usual.day;
}

static bool is_cell(const struct xml_element *e)
{
    return xml_is(e, XML_TABLE, "table-cell") ||
           xml_is(e, XML_TABLE, "covered-table-cell");
}

static bool open_element(void *user, const struct xml_element *e)
{
    struct ods *o = user;

    if (e->space == XML_STYLE)
        open_style(o, e);
    if (xml_is(e, XML_TABLE, "table"))
        return open_table(o, e);
    if (xml_is(e, XML_TABLE, "null-date"))
        take_null_date(o, e);
    if (!o->in_table)
        return true;
    if (xml_is(e, XML_TABLE, "table-row"))
        return open_row(o, e);
    if (is_cell(e))
        return open_cell(o, e);
    if (xml_is(e, XML_OFFICE, "annotation"))
        o->note++;
    else if (o->in_cell && !o->note && e->space == XML_TEXT)
        open_text(o, e);
    return true;
}

static bool close_element(void *user, const struct xml_element *e)
{
    struct ods *o = user;

    if (!o->in_table)
        return true;
    if (xml_is(e, XML_TABLE, "table"))
        return close_table(o);
    if (xml_is(e, XML_TABLE, "table-row"))
        return close_row(o);
    if (is_cell(e) && o->in_cell)
        return close_cell(o);
    if (xml_is(e, XML_OFFICE, "annotation"))
        o->note -= o->note > 0;
    else if (xml_is(e, XML_TEXT, "p") && !o->note)
        o->paragraph -= o->paragraph > 0;
    return true;
}

static bool add_text(void *user, struct str text)
{
    struct ods *o = user;

    if (o->in_cell && !o->note && o->paragraph)
        buf_add(&o->text, text);
    return true;
}

static bool read_content(struct ods *o, struct package *p)
{
    struct xml_reader reader = {open_element, close_element, add_text, o};
    struct arena room = {0};
    struct xml *xml =
        xml_new(&reader, o->path, STR("content.xml"), o->scratch, o->diag);
    bool ok;

    o->text = buf_new(&room, TEXT_MAX);
    ok = package_read(p, STR("content.xml"), xml_feed, xml, o->diag);
    if (o->in_table)
        grid_release(&o->grid);
    xml_close(xml);
    arena_release(&room);
    return ok;
}

static bool keep_piece(void *user, struct str piece, bool last)
{
    (void)last;
    buf_add(user, piece);
    return true;
}

/* The list of parts says how to decipher them. */
static bool is_encrypted(const struct ods *o, struct package *p)
{
    const struct str list = STR("META-INF/manifest.xml");
    struct buf text = buf_new(o->scratch, TEXT_MAX);
    struct diag quiet = {0};

    return package_has(p, list) &&
           package_read(p, list, keep_piece, &text, &quiet) &&
           str_find(buf_str(&text), STR("encryption-data")) >= 0;
}

static bool report_encrypted(const struct ods *o)
{
    return diag_error(o->diag, place_of(o->path, 0, 0),
                      "this workbook is encrypted with a password: open it in "
                      "the spreadsheet program, save it without password and "
                      "use that file");
}

bool ods_read(const char *path, struct str bytes, char point,
              struct workbook *out, struct arena *scratch, struct arena *a,
              struct diag *d)
{
    struct ods o = {.path = path,
                    .scratch = scratch,
                    .arena = a,
                    .diag = d,
                    .point = point};
    struct package *p;
    bool ok;

    if (!package_open(&p, path, bytes, scratch, d))
        return false;
    ok = is_encrypted(&o, p) ? report_encrypted(&o) : read_content(&o, p);
    package_close(p);
    out->sheets = o.sheets;
    out->count = o.sheet_count;
    return ok;
}
