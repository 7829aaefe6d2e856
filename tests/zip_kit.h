/*
 * zip_kit - a zip archive in memory, its parts stored; for tests.
 */
#ifndef TESTS_ZIP_KIT_H
#define TESTS_ZIP_KIT_H

#include "base/buf.h"

#include <zlib.h>

struct zip_kit {
    struct buf bytes, directory;
    size_t count;
};

static inline struct zip_kit zip_kit_new(struct arena *a)
{
    return (struct zip_kit){buf_new(a, 1u << 30), buf_new(a, 1u << 24), 0};
}

static inline void zip_kit_number(struct buf *b, size_t n, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++)
        buf_add_byte(b, (char)(n >> (8 * i) & 0xFF));
}

/* What the local header and the directory share. */
static inline void zip_kit_header(struct buf *b, struct str name, uint32_t crc,
                                  size_t packed, size_t raw, bool deflated)
{
    zip_kit_number(b, 20, 2);
    zip_kit_number(b, 0, 2);
    zip_kit_number(b, deflated ? 8 : 0, 2);
    zip_kit_number(b, 0x21u << 16, 4);
    zip_kit_number(b, crc, 4);
    zip_kit_number(b, packed, 4);
    zip_kit_number(b, raw, 4);
    zip_kit_number(b, name.len, 2);
    zip_kit_number(b, 0, 2);
}

/* A part whose packed bytes, check sum and length are as told. */
static inline void zip_kit_raw(struct zip_kit *z, const char *path,
                               struct str packed, uint32_t crc, size_t raw,
                               bool deflated)
{
    struct str name = str_from_z(path);
    size_t at = z->bytes.len;

    buf_add(&z->bytes, STR("PK\x03\x04"));
    zip_kit_header(&z->bytes, name, crc, packed.len, raw, deflated);
    buf_add(&z->bytes, name);
    buf_add(&z->bytes, packed);
    buf_add(&z->directory, STR("PK\x01\x02\x14\x00"));
    zip_kit_header(&z->directory, name, crc, packed.len, raw, deflated);
    buf_add_repeated(&z->directory, '\0', 2 + 2 + 2 + 4);
    zip_kit_number(&z->directory, at, 4);
    buf_add(&z->directory, name);
    z->count++;
}

static inline void zip_kit_add(struct zip_kit *z, const char *path,
                               struct str part)
{
    uLong crc = crc32(0, (const Bytef *)part.ptr, (uInt)part.len);

    zip_kit_raw(z, path, part, (uint32_t)crc, part.len, false);
}

static inline struct str zip_kit_end(struct zip_kit *z)
{
    size_t at = z->bytes.len;

    buf_add(&z->bytes, buf_str(&z->directory));
    buf_add(&z->bytes, STR("PK\x05\x06"));
    zip_kit_number(&z->bytes, 0, 4);
    zip_kit_number(&z->bytes, z->count, 2);
    zip_kit_number(&z->bytes, z->count, 2);
    zip_kit_number(&z->bytes, z->directory.len, 4);
    zip_kit_number(&z->bytes, at, 4);
    zip_kit_number(&z->bytes, 0, 2);
    return buf_str(&z->bytes);
}

/* The parts that each XLSX has, but for the sheet. */
#define XLSX_MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define XLSX_LINK \
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define XLSX_RELS                                                            \
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/" \
    "relationships\">"
#define XLSX_ROOT                                           \
    XLSX_RELS "<Relationship Id=\"rId1\" Type=\"" XLSX_LINK \
              "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
#define XLSX_TO(id, type, target)                            \
    "<Relationship Id=\"" id "\" Type=\"" XLSX_LINK "/" type \
    "\" Target=\"" target "\"/>"
#define XLSX_BOOK_RELS                                              \
    XLSX_RELS XLSX_TO("rId1", "worksheet", "worksheets/sheet1.xml") \
        XLSX_TO("rId2", "styles", "styles.xml") XLSX_TO(            \
            "rId3", "sharedStrings", "sharedStrings.xml") "</Relationships>"
#define XLSX_BOOK(properties)                                                 \
    "<workbook xmlns=\"" XLSX_MAIN "\" xmlns:r=\"" XLSX_LINK "\">" properties \
    "<sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/>"                 \
    "</sheets></workbook>"

#endif
