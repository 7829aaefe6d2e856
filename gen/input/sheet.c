#include "input/sheet.h"

#include "input/ods.h"
#include "input/ole.h"
#include "input/web.h"
#include "input/xls.h"
#include "input/xlsx.h"

const char *sheet_kind_name(enum sheet_kind kind)
{
    switch (kind) {
    case SHEET_NONE:
        break;
    case SHEET_XLSX:
        return "XLSX";
    case SHEET_XLS:
        return "XLS";
    case SHEET_ODS:
        return "ODS";
    case SHEET_HTML:
        return "HTML";
    case SHEET_XML:
        return "XML";
    case SHEET_UNREADABLE:
        break;
    }
    return "";
}

static bool holds(struct str bytes, const char *name)
{
    return str_find(bytes, str_from_z(name)) >= 0;
}

/* The names of a zip's parts stand in it unpacked, at its end for certain. */
static enum sheet_kind kind_of_zip(struct str bytes)
{
    if (str_equal(str_head(str_skip(bytes, 30), 54),
                  STR("mimetypeapplication/vnd.oasis.opendocument."
                      "spreadsheet")))
        return SHEET_ODS;
    if (holds(bytes, "xl/workbook.bin"))
        return SHEET_UNREADABLE;
    if (holds(bytes, "_rels/.rels") || holds(bytes, "_rels\\.rels") ||
        holds(bytes, "xl/workbook.xml") || holds(bytes, "xl\\workbook.xml"))
        return SHEET_XLSX;
    return SHEET_NONE;
}

static enum sheet_kind kind_of_ole(struct str bytes)
{
    struct arena scratch = {0};
    enum sheet_kind kind = SHEET_NONE;
    struct str stream;

    if (ole_stream(bytes, "EncryptedPackage", &stream, &scratch) != OLE_MISSING)
        kind = SHEET_UNREADABLE;
    else if (ole_stream(bytes, "Workbook", &stream, &scratch) != OLE_MISSING ||
             ole_stream(bytes, "Book", &stream, &scratch) != OLE_MISSING)
        kind = SHEET_XLS;
    arena_release(&scratch);
    return kind;
}

/* Before Excel 95 the records stood in the file itself. */
static bool is_old_excel(struct str bytes)
{
    return str_starts(bytes, STR("\x09\x00\x04\x00")) ||
           str_starts(bytes, STR("\x09\x02\x06\x00")) ||
           str_starts(bytes, STR("\x09\x04\x06\x00"));
}

enum sheet_kind sheet_kind_of(struct str bytes)
{
    if (ole_is(bytes))
        return kind_of_ole(bytes);
    if (str_starts(bytes, STR("PK\x03\x04")))
        return kind_of_zip(bytes);
    return is_old_excel(bytes) ? SHEET_UNREADABLE : web_kind_of(bytes);
}

static bool report_unreadable(const char *path, struct diag *d)
{
    return diag_error(d, place_of(path, 0, 0),
                      "this workbook cannot be read: it is protected by a "
                      "password, an .xlsb, a web archive, or of a program "
                      "before Excel 95; save it as .xlsx without password");
}

static bool read_kind(const char *path, struct str bytes, char point,
                      struct workbook *out, struct arena *scratch,
                      struct arena *a, struct diag *d)
{
    switch (out->kind) {
    case SHEET_XLSX:
        return xlsx_read(path, bytes, point, out, scratch, a, d);
    case SHEET_XLS:
        return xls_read(path, bytes, point, out, scratch, a, d);
    case SHEET_ODS:
        return ods_read(path, bytes, point, out, scratch, a, d);
    case SHEET_HTML:
        return web_read_html(path, bytes, out, scratch, a, d);
    case SHEET_XML:
        return web_read_xml(path, bytes, point, out, scratch, a, d);
    case SHEET_NONE:
    case SHEET_UNREADABLE:
        break;
    }
    return report_unreadable(path, d);
}

bool workbook_read(const char *path, struct str bytes, char point,
                   struct workbook *out, struct arena *a, struct diag *d)
{
    struct workbook book = {.kind = sheet_kind_of(bytes)};
    struct arena scratch = {.no_memory = a->no_memory,
                            .no_memory_user = a->no_memory_user};
    bool ok = read_kind(path, bytes, point, &book, &scratch, a, d);

    arena_release(&scratch);
    if (ok)
        *out = book;
    return ok;
}
