#include "input/xls.h"

#include "base/utf8.h"
#include "input/ole.h"

#include <string.h>

#define SHEETS_MAX  4096
#define STYLES_MAX  65536
#define FORMATS_MAX 65536

#define BIFF5 0x0500
#define BIFF8 0x0600

uint32_t xls_u16(struct str s, size_t at)
{
    const unsigned char *p = (const unsigned char *)s.ptr;
    uint32_t low = at < s.len ? p[at] : 0;
    uint32_t high = at + 1 < s.len ? p[at + 1] : 0;

    return low | high << 8;
}

uint32_t xls_u32(struct str s, size_t at)
{
    return xls_u16(s, at) | xls_u16(s, at + 2) << 16;
}

bool xls_report_damaged(const struct xls *x)
{
    return diag_error(x->diag, place_of(x->path, 0, 0),
                      "the workbook is damaged or was cut short: open it in a "
                      "spreadsheet program and save it again as .xlsx");
}

bool xls_next(const struct xls *x, size_t *at, struct xls_record *out)
{
    struct str rest = str_skip(x->stream, *at);
    size_t len;

    if (rest.len < 4)
        return false;
    len = xls_u16(rest, 2);
    if (len > rest.len - 4)
        return false;
    *out =
        (struct xls_record){xls_u16(rest, 0), str_head(str_skip(rest, 4), len)};
    *at += 4 + len;
    return true;
}

static void take_format(struct xls *x, struct str data)
{
    struct str code = xls_text(x, data, 2, x->is_biff5);

    if (x->format_count < FORMATS_MAX)
        ARENA_PUSH(x->scratch, x->formats, x->format_count,
                   x->format_capacity) =
            (struct xls_format){xls_u16(data, 0), serial_format_of_code(code)};
}

static void take_style(struct xls *x, struct str data)
{
    if (x->style_count < STYLES_MAX)
        ARENA_PUSH(x->scratch, x->styles, x->style_count, x->style_capacity) =
            xls_u16(data, 2);
}

/* Sheets of cells; charts and macros are none. */
static void take_sheet(struct xls *x, struct str data)
{
    struct xls_sheet s = {.at = xls_u32(data, 0),
                          .hidden = (xls_u16(data, 4) & 3) != 0};

    if (xls_u16(data, 4) >> 8 != 0 || x->sheet_count >= SHEETS_MAX)
        return;
    s.name = arena_str(x->arena, xls_text(x, data, 6, true));
    ARENA_PUSH(x->scratch, x->sheets, x->sheet_count, x->sheet_capacity) = s;
}

static bool take_global(struct xls *x, const struct xls_record *r, size_t *at)
{
    switch (r->type) {
    case XLS_FILEPASS:
        x->is_protected = true;
        break;
    case XLS_CODEPAGE:
        x->code_page = xls_u16(r->data, 0);
        break;
    case XLS_DATEMODE:
        x->since_1904 = xls_u16(r->data, 0) == 1;
        break;
    case XLS_FORMAT:
        take_format(x, r->data);
        break;
    case XLS_XF:
        take_style(x, r->data);
        break;
    case XLS_SHEET:
        take_sheet(x, r->data);
        break;
    case XLS_SST:
        return xls_strings(x, r->data, at);
    default:
        break;
    }
    return true;
}

static bool report_protected(const struct xls *x)
{
    return diag_error(x->diag, place_of(x->path, 0, 0),
                      "this workbook cannot be read: it is protected by a "
                      "password, an .xlsb, a web archive, or of a program "
                      "before Excel 95; save it as .xlsx without password");
}

/* What stands before the sheets. */
static bool read_globals(struct xls *x)
{
    struct xls_record r;
    size_t at = 0;
    uint32_t version;

    if (!xls_next(x, &at, &r) || r.type != XLS_BOF)
        return xls_report_damaged(x);
    version = xls_u16(r.data, 0);
    if (version != BIFF5 && version != BIFF8)
        return report_protected(x);
    x->is_biff5 = version == BIFF5;
    while (xls_next(x, &at, &r) && r.type != XLS_EOF) {
        if (!take_global(x, &r, &at))
            return false;
        if (x->is_protected)
            return report_protected(x);
    }
    return r.type == XLS_EOF || xls_report_damaged(x);
}

static bool read_sheets(struct xls *x, struct workbook *out)
{
    if (!read_globals(x))
        return false;
    out->sheets = arena_array(x->arena, struct sheet, x->sheet_count);
    for (size_t i = 0; i < x->sheet_count; i++) {
        struct sheet *s = &out->sheets[out->count++];

        *s = (struct sheet){.name = x->sheets[i].name,
                            .hidden = x->sheets[i].hidden,
                            .day_shift = x->since_1904 ? SERIAL_SHIFT_1904 : 0};
        if (!s->hidden && !xls_cells(x, &x->sheets[i], s))
            return false;
    }
    return true;
}

bool xls_read(const char *path, struct str bytes, char point,
              struct workbook *out, struct arena *scratch, struct arena *a,
              struct diag *d)
{
    struct xls x = {.path = path,
                    .scratch = scratch,
                    .arena = a,
                    .diag = d,
                    .point = point,
                    .code_page = 1252};

    if (ole_stream(bytes, "Workbook", &x.stream, scratch) != OLE_FOUND &&
        ole_stream(bytes, "Book", &x.stream, scratch) != OLE_FOUND)
        return xls_report_damaged(&x);
    return read_sheets(&x, out);
}
