#include "input/xls.h"

#include <string.h>

#define DIGITS_MAX 1200

/* A sheet that is being read. */
struct cells_reading {
    struct xls *book;
    struct grid grid;
    uint32_t row, column; /* of the record, from 1 */
    bool awaits_text;     /* the formula's result is in the next record */
};

static struct serial_format format_of(const struct xls *x, uint32_t number)
{
    uint32_t id;

    if (number >= x->style_count)
        return serial_format_of_id(0);
    id = x->styles[number];
    for (size_t i = 0; i < x->format_count; i++)
        if (x->formats[i].id == id)
            return x->formats[i].format;
    return serial_format_of_id(id);
}

static bool add_text(struct cells_reading *r, struct str text)
{
    return grid_add(&r->grid, r->row, r->column, GRID_TEXT, text);
}

static bool add_digits(struct cells_reading *r, struct str digits,
                       uint32_t style)
{
    struct grid_number number = {digits, format_of(r->book, style),
                                 r->book->since_1904, r->book->point};

    return grid_add_number(&r->grid, r->row, r->column, &number);
}

static uint64_t u64(struct str s, size_t at)
{
    return xls_u32(s, at) | (uint64_t)xls_u32(s, at + 4) << 32;
}

static bool add_ieee(struct cells_reading *r, uint64_t bits, int exponent,
                     uint32_t style)
{
    char room[DIGITS_MAX];
    struct buf digits = {
        .ptr = room, .capacity = DIGITS_MAX, .maximum = DIGITS_MAX - 1};

    serial_add_ieee(&digits, bits, exponent);
    return add_digits(r, buf_str(&digits), style);
}

/* A number of four bytes: of 30 bits, or the upper half of a long one. */
static bool add_rk(struct cells_reading *r, uint32_t rk, uint32_t style)
{
    char room[32];
    struct buf digits = {.ptr = room, .capacity = 32, .maximum = 31};
    int exponent = rk & 1 ? -2 : 0;

    if (!(rk & 2))
        return add_ieee(r, (uint64_t)(rk & ~3u) << 32, exponent, style);
    buf_add_int(&digits, (int32_t)rk >> 2);
    buf_add_z(&digits, exponent ? "E-2" : "");
    return add_digits(r, buf_str(&digits), style);
}

static bool add_many(struct cells_reading *r, struct str data)
{
    for (size_t at = 4; at + 8 <= data.len; at += 6) {
        if (!add_rk(r, xls_u32(data, at + 2), xls_u16(data, at)))
            return false;
        r->column++;
    }
    return true;
}

static bool add_shared(struct cells_reading *r, struct str data)
{
    uint32_t i = xls_u32(data, 6);

    return i < r->book->string_count ? add_text(r, r->book->strings[i])
                                     : xls_report_damaged(r->book);
}

static const char *error_name(uint32_t code)
{
    static const struct {
        uint32_t code;
        const char *name;
    } errors[] = {{0x00, "#NULL!"}, {0x07, "#DIV/0!"}, {0x0F, "#VALUE!"},
                  {0x17, "#REF!"},  {0x1D, "#NAME?"},  {0x24, "#NUM!"}};

    for (size_t i = 0; i < COUNT(errors); i++)
        if (errors[i].code == code)
            return errors[i].name;
    return "#N/A";
}

static bool add_bool(struct cells_reading *r, uint32_t value, bool is_error)
{
    return add_text(r, is_error ? str_from_z(error_name(value))
                       : value  ? STR("TRUE")
                                : STR("FALSE"));
}

/* See xls.h for which results count. */
static bool add_formula(struct cells_reading *r, struct str data)
{
    uint64_t result = u64(data, 6);
    uint32_t kind = result & 0xFF, value = result >> 16 & 0xFF;

    if (result >> 48 != 0xFFFF) {
        if (format_of(r->book, xls_u16(data, 4)).style != SERIAL_NUMBER &&
            result << 1 != 0)
            return add_ieee(r, result, 0, xls_u16(data, 4));
    } else if (kind == 1 || kind == 2) {
        return add_bool(r, value, kind == 2);
    }
    r->awaits_text = result >> 48 == 0xFFFF && kind == 0;
    return grid_add(&r->grid, r->row, r->column, GRID_NUMBER,
                    STR(SHEET_FORMULA));
}

/* The text of the formula just before. */
static bool add_result(struct cells_reading *r, struct str data)
{
    if (r->awaits_text)
        grid_replace_last(&r->grid, xls_text(r->book, data, 0, false));
    r->awaits_text = false;
    return true;
}

static bool add_merges(struct cells_reading *r, struct str data)
{
    for (size_t i = 0, at = 2; i < xls_u16(data, 0) && at + 8 <= data.len;
         i++, at += 8) {
        struct sheet_merge m = {
            xls_u16(data, at) + 1, xls_u16(data, at + 2) + 1,
            xls_u16(data, at + 4) + 1, xls_u16(data, at + 6) + 1};

        if (!grid_merge(&r->grid, m))
            return false;
    }
    return true;
}

static bool take_cell(struct cells_reading *r, const struct xls_record *rec)
{
    struct str data = rec->data;

    r->row = xls_u16(data, 0) + 1;
    r->column = xls_u16(data, 2) + 1;
    r->awaits_text = false;
    switch (rec->type) {
    case XLS_NUMBER:
        return add_ieee(r, u64(data, 6), 0, xls_u16(data, 4));
    case XLS_RK:
        return add_rk(r, xls_u32(data, 6), xls_u16(data, 4));
    case XLS_MULRK:
        return add_many(r, data);
    case XLS_LABELSST:
        return add_shared(r, data);
    case XLS_BOOLERR:
        return add_bool(r, xls_u16(data, 6) & 0xFF, xls_u16(data, 6) >> 8);
    case XLS_FORMULA:
        return add_formula(r, data);
    default:
        return add_text(r, xls_text(r->book, data, 6, false));
    }
}

static bool take_record(struct cells_reading *r, const struct xls_record *rec)
{
    switch (rec->type) {
    case XLS_NUMBER:
    case XLS_RK:
    case XLS_MULRK:
    case XLS_LABELSST:
    case XLS_LABEL:
    case XLS_RSTRING:
    case XLS_BOOLERR:
    case XLS_FORMULA:
        return take_cell(r, rec);
    case XLS_STRING:
        return add_result(r, rec->data);
    case XLS_ROW:
        return !(xls_u16(rec->data, 12) & 0x20) ||
               grid_hide(&r->grid, xls_u16(rec->data, 0) + 1);
    case XLS_MERGED:
        return add_merges(r, rec->data);
    default:
        return true;
    }
}

/* To the end of the sheet; charts within it have a beginning and end too. */
static bool read_records(struct cells_reading *r, size_t at)
{
    struct arena_mark mark = arena_mark(r->book->scratch);
    struct xls_record rec;
    size_t depth = 0;

    while (xls_next(r->book, &at, &rec)) {
        depth += rec.type == XLS_BOF;
        if (rec.type == XLS_EOF && depth-- <= 1)
            return true;
        if (depth == 0)
            return xls_report_damaged(r->book);
        if (depth == 1 && !take_record(r, &rec))
            return false;
        arena_rewind(r->book->scratch, mark);
    }
    return xls_report_damaged(r->book);
}

bool xls_cells(struct xls *x, const struct xls_sheet *sheet, struct sheet *out)
{
    struct cells_reading r = {.book = x};
    bool ok;

    grid_begin(&r.grid, x->path, sheet->name, x->arena, x->diag);
    ok = read_records(&r, sheet->at) && grid_finish(&r.grid, out);
    grid_release(&r.grid);
    return ok;
}
