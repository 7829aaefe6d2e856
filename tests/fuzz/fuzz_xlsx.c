/*
 * fuzz_xlsx - no bytes of a workbook in XLSX or ODS may do harm: as the zip as
 * a whole, and, behind a byte 'P', as the parts of one that is sound: sheet,
 * texts, styles and workbook, a byte 0xFF between them; O: content of an ODS.
 * HTML and XML that are called .xls are read from the bytes as they are.
 */
#include "../zip_kit.h"
#include "sheet_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_parts(struct str rest)
{
    static const char *const parts[] = {
        "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml",
        "xl/workbook.xml", "xl/_rels/workbook.xml.rels"};
    struct arena a = {0};
    struct zip_kit z = zip_kit_new(&a);
    struct str part;
    size_t n = 0;

    zip_kit_add(&z, "_rels/.rels", STR(XLSX_ROOT));
    for (bool more = true; more && n < COUNT(parts); n++) {
        more = str_cut(rest, '\xFF', &part, &rest);
        zip_kit_add(&z, parts[n], part);
    }
    if (n < 4)
        zip_kit_add(&z, parts[3], STR(XLSX_BOOK("")));
    if (n < 5)
        zip_kit_add(&z, parts[4], STR(XLSX_BOOK_RELS));
    check_workbook(zip_kit_end(&z));
    arena_release(&a);
}

static void check_content(struct str content)
{
    struct arena a = {0};
    struct zip_kit z = zip_kit_new(&a);

    zip_kit_add(&z, "mimetype",
                STR("application/vnd.oasis.opendocument.spreadsheet"));
    zip_kit_add(&z, "content.xml", content);
    check_workbook(zip_kit_end(&z));
    arena_release(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str bytes = {(const char *)data, size};

    if (size > 0 && data[0] == 'P' && (size < 2 || data[1] != 'K'))
        check_parts(str_skip(bytes, 1));
    else if (size > 0 && data[0] == 'O')
        check_content(str_skip(bytes, 1));
    else
        check_workbook(bytes);
    return 0;
}
