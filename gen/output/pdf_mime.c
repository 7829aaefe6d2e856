#include "output/pdf_mime.h"

#include <string.h>

#define OFFICE "application/vnd.openxmlformats-officedocument."
#define ODF    "application/vnd.oasis.opendocument."
#define OLE    "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"

/* start: how the bytes begin, "" anyhow; NULL: text.  The first of those that
 * begin alike is for names that say nothing. */
static const struct {
    const char *ending, *start, *mime;
} kinds[] = {
    {"pdf", "%PDF-", "application/pdf"},
    {"png", "\x89PNG\r\n", "image/png"},
    {"jpg", "\xFF\xD8\xFF", "image/jpeg"},
    {"jpeg", "\xFF\xD8\xFF", "image/jpeg"},
    {"tif", "", "image/tiff"},
    {"tiff", "", "image/tiff"},
    {"zip", "PK\3\4", "application/zip"},
    {"xlsx", "PK\3\4", OFFICE "spreadsheetml.sheet"},
    {"docx", "PK\3\4", OFFICE "wordprocessingml.document"},
    {"ods", "PK\3\4", ODF "spreadsheet"},
    {"odt", "PK\3\4", ODF "text"},
    {"xls", OLE, "application/vnd.ms-excel"},
    {"doc", OLE, "application/msword"},
    {"xml", NULL, "application/xml"},
    {"svg", NULL, "image/svg+xml"},
    {"json", NULL, "application/json"},
    {"jsonl", NULL, "application/jsonl"},
    {"csv", NULL, "text/csv"},
    {"tsv", NULL, "text/tab-separated-values"},
    {"html", NULL, "text/html"},
    {"htm", NULL, "text/html"},
    {"md", NULL, "text/markdown"},
    {"yaml", NULL, "application/yaml"},
    {"eml", NULL, "message/rfc822"},
    {"txt", NULL, "text/plain"},
};

/* What Chinese programs export as CSV may be GB18030: no byte 0 is enough. */
static bool is_text(struct str bytes)
{
    return memchr(bytes.ptr ? bytes.ptr : "", 0, bytes.len) == NULL;
}

static bool begins(size_t kind, struct str bytes)
{
    return str_starts(bytes, str_from_z(kinds[kind].start));
}

static bool has_ending(size_t kind, struct str ending)
{
    struct str known = str_from_z(kinds[kind].ending);

    return ending.len == known.len && str_starts_ignoring_case(ending, known);
}

static struct str ending_of(struct str name)
{
    size_t i = name.len;

    while (i > 0 && name.ptr[i - 1] != '.')
        i--;
    return i > 0 ? str_skip(name, i) : STR("");
}

struct str pdf_mime(struct str name, struct str bytes)
{
    struct str ending = ending_of(name);

    for (size_t i = 0; i < COUNT(kinds); i++)
        if (kinds[i].start && has_ending(i, ending) && begins(i, bytes))
            return str_from_z(kinds[i].mime);
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (kinds[i].start && kinds[i].start[0] && begins(i, bytes))
            return str_from_z(kinds[i].mime);
    for (size_t i = 0; i < COUNT(kinds) && is_text(bytes); i++)
        if (!kinds[i].start && has_ending(i, ending))
            return str_from_z(kinds[i].mime);
    return STR("application/octet-stream");
}
