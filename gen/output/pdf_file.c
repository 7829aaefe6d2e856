#include "output/pdf_file.h"

#include "base/hash.h"

#include <assert.h>
#include <errno.h>
#include <hpdf.h>
#include <hpdf_doc.h>
#include <libdeflate.h>
#include <string.h>

#define ID_BYTES 16

/*
 * Fonts, nearly all of a letter, deflate to 75 % at any level: level 1 costs
 * 0.2 ms where 6 costs 0.4 and saves 1 %.  The bytes are the same on every
 * processor, which ISA-L, faster still, does not promise.
 */
#define DEFLATE_LEVEL 1

struct pdf_file {
    HPDF_Doc doc;
    HPDF_STATUS error, detail; /* the first */
    struct libdeflate_compressor *deflate;
    struct arena *arena;
};

static void on_error(HPDF_STATUS error, HPDF_STATUS detail, void *user)
{
    struct pdf_file *f = user;

    if (f->error == HPDF_OK) {
        f->error = error;
        f->detail = detail;
    }
}

bool pdf_file_open(struct pdf_file **out, struct arena *a, struct diag *d)
{
    struct pdf_file *f = arena_new(a, struct pdf_file);

    f->arena = a;
    f->doc = HPDF_New(on_error, f);
    f->deflate = libdeflate_alloc_compressor(DEFLATE_LEVEL);
    if (!f->doc || !f->deflate) {
        pdf_file_close(f);
        errno = 0;
        return diag_system(d, NULL, "no memory to write a PDF file");
    }
    f->doc->pdf_version = HPDF_VER_17;
    *out = f;
    return true;
}

void pdf_file_close(struct pdf_file *f)
{
    if (!f)
        return;
    if (f->doc)
        HPDF_Free(f->doc);
    libdeflate_free_compressor(f->deflate);
    f->doc = NULL;
    f->deflate = NULL;
}

/* libharu writes what it knows of a dictionary; then this writes ours. */
static HPDF_STATUS write_entries(HPDF_Dict dict, HPDF_Stream stream)
{
    const struct str *entries = dict->attr;

    if (!entries || entries->len == 0)
        return HPDF_OK;
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)entries->ptr,
                             (HPDF_UINT)entries->len);
}

static void set_entries(struct pdf_file *f, HPDF_Dict dict, struct str entries)
{
    struct str *kept = arena_new(f->arena, struct str);

    *kept = entries;
    dict->attr = kept;
    dict->write_fn = write_entries;
}

static pdf_id id_of(HPDF_Dict dict)
{
    return dict->header.obj_id & 0xffffff;
}

static HPDF_Dict dict_of(const struct pdf_file *f, pdf_id id)
{
    HPDF_XrefEntry entry = HPDF_Xref_GetEntry(f->doc->xref, id);

    return entry ? entry->obj : NULL;
}

pdf_id pdf_file_add(struct pdf_file *f, struct str entries)
{
    HPDF_Dict dict;

    if (f->error != HPDF_OK)
        return 0;
    dict = HPDF_Dict_New(f->doc->mmgr);
    if (!dict || HPDF_Xref_Add(f->doc->xref, dict) != HPDF_OK)
        return 0;
    set_entries(f, dict, entries);
    return id_of(dict);
}

void pdf_file_fill(struct pdf_file *f, pdf_id id, struct str entries)
{
    HPDF_Dict dict = f->error == HPDF_OK ? dict_of(f, id) : NULL;

    if (dict)
        set_entries(f, dict, entries);
}

static struct str deflate_bytes(struct pdf_file *f, struct str bytes)
{
    size_t room = libdeflate_zlib_compress_bound(f->deflate, bytes.len);
    char *out = arena_alloc(f->arena, room);
    size_t n =
        libdeflate_zlib_compress(f->deflate, bytes.ptr, bytes.len, out, room);

    assert(n > 0); /* the room is enough by the library's own word */
    return (struct str){out, n};
}

/*
 * libharu would deflate by zlib, and drops a Filter entry that it did not ask
 * for; so the entry is among ours and the bytes are deflated already.
 */
pdf_id pdf_file_add_stream(struct pdf_file *f, struct str entries,
                           struct str bytes, bool deflated)
{
    HPDF_Dict dict;

    if (f->error != HPDF_OK)
        return 0;
    if (deflated) {
        entries =
            arena_format(f->arena, "%.*s/Filter/FlateDecode", STR_ARG(entries));
        bytes = deflate_bytes(f, bytes);
    }
    dict = HPDF_DictStream_New(f->doc->mmgr, f->doc->xref);
    if (!dict)
        return 0;
    set_entries(f, dict, entries);
    HPDF_Stream_Write(dict->stream, (const HPDF_BYTE *)bytes.ptr,
                      (HPDF_UINT)bytes.len);
    return id_of(dict);
}

/* Becomes a page only after it was added, for libharu's own pages have an
 * attribute of another kind there. */
void pdf_file_add_page(struct pdf_file *f, pdf_id page)
{
    HPDF_Dict dict = f->error == HPDF_OK ? dict_of(f, page) : NULL;

    if (!dict)
        return;
    HPDF_Pages_AddKids(f->doc->root_pages, dict);
    dict->header.obj_class |= HPDF_OSUBCLASS_PAGE;
}

void pdf_file_set_catalog(struct pdf_file *f, struct str entries)
{
    set_entries(f, f->doc->catalog, entries);
}

void pdf_file_set_info(struct pdf_file *f, struct str entries)
{
    if (f->error != HPDF_OK || !f->doc->info)
        return;
    HPDF_Dict_RemoveElement(f->doc->info, "Producer");
    set_entries(f, f->doc->info, entries);
}

const char *pdf_file_producer(void)
{
    return "libharu " HPDF_VERSION_TEXT;
}

static void add_empty_id(struct pdf_file *f)
{
    HPDF_BYTE zeros[ID_BYTES] = {0};
    HPDF_Array ids = HPDF_Array_New(f->doc->mmgr);

    if (!ids || HPDF_Dict_Add(f->doc->trailer, "ID", ids) != HPDF_OK)
        return;
    for (int i = 0; i < 2; i++)
        HPDF_Array_Add(ids, HPDF_Binary_New(f->doc->mmgr, zeros, ID_BYTES));
}

/* The place of the first of both zeroed ids, 2 * ID_BYTES digits each. */
static size_t find_id(struct str file)
{
    static const char zeros[] = "<00000000000000000000000000000000>";
    struct str wanted = STR(zeros);
    size_t at = file.len - wanted.len;
    int found = 0;

    while (at > 0) {
        if (str_starts(str_skip(file, at), wanted) && ++found == 2)
            return at + 1;
        at--;
    }
    return 0;
}

static void write_id(char *file, size_t length, struct arena *a)
{
    struct str hash = hash_hex(hash_bytes((struct str){file, length}), a);
    size_t at = find_id((struct str){file, length});
    size_t second = at + 2 * ID_BYTES;

    assert(at > 0);
    memcpy(file + at, hash.ptr, 2 * ID_BYTES);
    while (file[second] != '0')
        second++;
    memcpy(file + second, hash.ptr, 2 * ID_BYTES);
}

static struct str copy_blocks(HPDF_Stream stream, struct arena *a)
{
    HPDF_UINT blocks = HPDF_MemStream_GetBufCount(stream);
    char *bytes = arena_alloc(a, stream->size);
    size_t n = 0;

    for (HPDF_UINT i = 0; i < blocks; i++) {
        HPDF_UINT length = 0;
        const HPDF_BYTE *block = HPDF_MemStream_GetBufPtr(stream, i, &length);

        if (!block || length > stream->size - n)
            break;
        memcpy(bytes + n, block, length);
        n += length;
    }
    write_id(bytes, n, a);
    return (struct str){bytes, n};
}

bool pdf_file_finish(struct pdf_file *f, struct str *out, struct arena *a,
                     struct diag *d)
{
    if (f->error == HPDF_OK)
        add_empty_id(f);
    if (f->error == HPDF_OK)
        HPDF_SaveToStream(f->doc);
    if (f->error != HPDF_OK) {
        errno = 0;
        return diag_system(d, NULL, "libharu error 0x%04lX (%lu)", f->error,
                           f->detail);
    }
    *out = copy_blocks(f->doc->stream, a);
    return true;
}
