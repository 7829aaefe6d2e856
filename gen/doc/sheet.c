#include "doc/sheet.h"

#include "base/buf.h"

#include <string.h>

/* A workbook's numbers are doubles: 15 decimal digits are exact. */
#define NUMBER_LIMIT 1000000000000000

struct cell sheet_text(struct str text)
{
    return (struct cell){.kind = CELL_TEXT, .text = text};
}

struct cell sheet_money(int64_t minor, const struct currency *currency)
{
    return (struct cell){.kind = CELL_MONEY, .money = {minor, currency}};
}

struct cell sheet_integer(int64_t n)
{
    return (struct cell){.kind = CELL_INTEGER, .integer = n};
}

struct cell sheet_decimal(struct decimal x)
{
    return (struct cell){.kind = CELL_DECIMAL, .decimal = x};
}

struct cell sheet_date(struct date d)
{
    return (struct cell){.kind = date_is(d) ? CELL_DATE : CELL_EMPTY,
                         .date = d};
}

struct cell sheet_link(struct str text, struct str link)
{
    return (struct cell){.kind = CELL_LINK, .text = text, .link = link};
}

struct cell sheet_file_link(struct str text, struct str link)
{
    return (struct cell){
        .kind = CELL_LINK, .text = text, .link = link, .is_file = true};
}

/* What would end a path or begin an escape; programs read the rest as it is. */
static void add_url_path(struct buf *b, struct str path)
{
    for (size_t i = 0; i < path.len; i++) {
        unsigned char c = (unsigned char)path.ptr[i];

        if (c <= ' ' || c == 0x7F || memchr("%#?\"<>[]^`{|}\\", c, 15))
            buf_add_format(b, "%%%02X", c);
        else
            buf_add_byte(b, (char)c);
    }
}

struct str sheet_file_url(struct str path, struct str sheet, uint32_t row,
                          uint32_t column, struct arena *a)
{
    struct buf b = buf_new(a, 3 * path.len + 2 * sheet.len + 64);
    struct str head;

    add_url_path(&b, path);
    if (row == 0)
        return buf_str(&b);
    buf_add_z(&b, "#'");
    while (str_cut(sheet, '\'', &head, &sheet)) {
        buf_add(&b, head);
        buf_add_z(&b, "''");
    }
    buf_add(&b, head);
    buf_add_format(&b, "'!%s%u",
                   sheet_column_name(column ? column - 1 : 0).letters, row);
    return buf_str(&b);
}

struct cell sheet_formula(struct str formula, struct cell value)
{
    struct cell c = value;

    c.kind = CELL_FORMULA;
    c.cached = value.kind;
    c.link = value.text;
    c.text = formula;
    return c;
}

struct cell sheet_styled(struct cell c, enum cell_style style)
{
    c.style = style;
    return c;
}

struct cell sheet_shown(struct cell c, enum cell_show show)
{
    c.show = show;
    return c;
}

struct cell sheet_aligned(struct cell c, enum cell_align align)
{
    c.align = align;
    return c;
}

void sheet_put(struct sheet *s, uint32_t row, uint32_t column, struct cell c,
               struct arena *a)
{
    sheet_put_wide(s, row, column, 1, c, a);
}

void sheet_put_wide(struct sheet *s, uint32_t row, uint32_t column,
                    uint32_t span, struct cell c, struct arena *a)
{
    ARENA_PUSH(a, s->cells, s->cell_count, s->cell_capacity) =
        (struct placed_cell){row, column, span, c};
}

struct column_name sheet_column_name(uint32_t column)
{
    struct column_name name = {0};
    size_t n = 0;

    if (column >= 26)
        name.letters[n++] = (char)('A' + column / 26 - 1);
    name.letters[n] = (char)('A' + column % 26);
    return name;
}

struct str sheet_cell_at(uint32_t row, uint32_t column, struct arena *a)
{
    return arena_format(a, "%s%u", sheet_column_name(column).letters, row + 1);
}

struct str sheet_cells_at(uint32_t row, uint32_t column, uint32_t last_row,
                          uint32_t last_column, struct arena *a)
{
    return arena_format(a, "%s%u:%s%u", sheet_column_name(column).letters,
                        row + 1, sheet_column_name(last_column).letters,
                        last_row + 1);
}

struct str sheet_reference(const struct sheet *s, uint32_t row, uint32_t column,
                           struct arena *a)
{
    return arena_format(a, "'%.*s'!$%s$%u", STR_ARG(s->name),
                        sheet_column_name(column).letters, row + 1);
}

struct str sheet_range(const struct sheet *s, uint32_t first_row,
                       uint32_t first_column, uint32_t last_row,
                       uint32_t last_column, struct arena *a)
{
    return arena_format(a, "'%.*s'!$%s$%u:$%s$%u", STR_ARG(s->name),
                        sheet_column_name(first_column).letters, first_row + 1,
                        sheet_column_name(last_column).letters, last_row + 1);
}

struct str sheet_table_range(const struct sheet *s, uint32_t column,
                             struct arena *a)
{
    uint32_t rows = s->row_count ? (uint32_t)s->row_count : 1;

    return sheet_range(s, s->table_row + 1, column, s->table_row + rows, column,
                       a);
}

bool sheet_number(const struct cell *c, int64_t *units, int *decimals)
{
    enum cell_kind kind = c->kind == CELL_FORMULA ? c->cached : c->kind;

    *decimals = 0;
    if (kind == CELL_MONEY) {
        *units = c->money.minor;
        *decimals = c->money.currency->exponent;
    } else if (kind == CELL_INTEGER) {
        *units = c->integer;
    } else if (kind == CELL_DECIMAL) {
        *units = c->decimal.units;
        *decimals = c->decimal.scale;
    } else {
        return false;
    }
    return *units > -NUMBER_LIMIT && *units < NUMBER_LIMIT;
}

struct str sheet_as_text(const struct cell *c, struct arena *a)
{
    switch (c->kind == CELL_FORMULA ? c->cached : c->kind) {
    case CELL_TEXT:
    case CELL_LINK:
        return c->kind == CELL_FORMULA ? c->link : c->text;
    case CELL_MONEY:
        return money_plain(c->money, a);
    case CELL_INTEGER:
        return arena_format(a, "%jd", (intmax_t)c->integer);
    case CELL_DECIMAL:
        return decimal_format(c->decimal, false, a);
    case CELL_DATE:
        return date_iso(c->date, a);
    case CELL_EMPTY:
    case CELL_FORMULA:
        break;
    }
    return STR("");
}
