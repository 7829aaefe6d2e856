#include "output/pdf_file.h"

#include "base/hash.h"

#include <assert.h>
#include <errno.h>
#include <hpdf.h>
#include <hpdf_doc.h>
#include <libdeflate.h>
#include <string.h>

#define ID_DIGITS 32

/*
 * Fonts, nearly all of a letter, deflate to 75 % at any level: level 6 costs
 * 0.1 to 0.2 ms more than 1 and saves 1 %, which keeps each letter of the bench
 * below 75 KB.  The bytes are the same on every processor, which ISA-L, faster
 * still, does not promise.
 */
#define PIECES_MAX    (256u << 20)
#define DEFLATE_LEVEL 1

/* Dictionaries in an object stream: readers unpack all to see one. */
#define PACK_MAX 128

#define FRAME_MAX   128   /* numbers and frame of an object, at most */
#define TEXTS_BLOCK 16384 /* what libharu's texts grow by */

struct pdf_file {
    HPDF_Doc doc;
    HPDF_STATUS error, detail; /* the first */
    struct libdeflate_compressor *deflate;
    struct arena *arena;
};

/* What a dictionary of ours holds: its attr. */
struct content {
    struct str entries;
    struct str bytes; /* of a stream */
    bool is_stream;
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
    const struct content *content = dict->attr;

    if (!content || content->entries.len == 0)
        return HPDF_OK;
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)content->entries.ptr,
                             (HPDF_UINT)content->entries.len);
}

static void set_content(struct pdf_file *f, HPDF_Dict dict,
                        struct content content)
{
    struct content *kept = arena_new(f->arena, struct content);

    *kept = content;
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

static pdf_id add(struct pdf_file *f, struct content content)
{
    HPDF_Dict dict;

    if (f->error != HPDF_OK)
        return 0;
    dict = HPDF_Dict_New(f->doc->mmgr);
    if (!dict || HPDF_Xref_Add(f->doc->xref, dict) != HPDF_OK)
        return 0;
    set_content(f, dict, content);
    return id_of(dict);
}

pdf_id pdf_file_add(struct pdf_file *f, struct str entries)
{
    return add(f, (struct content){.entries = entries});
}

void pdf_file_fill(struct pdf_file *f, pdf_id id, struct str entries)
{
    HPDF_Dict dict = f->error == HPDF_OK ? dict_of(f, id) : NULL;

    if (dict)
        set_content(f, dict, (struct content){.entries = entries});
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

pdf_id pdf_file_add_packed(struct pdf_file *f, struct str entries,
                           struct str zlib_bytes)
{
    entries =
        arena_format(f->arena, "%.*s/Filter/FlateDecode", STR_ARG(entries));
    return pdf_file_add_stream(f, entries, zlib_bytes, false);
}

/* As it is: nearly all of it are offsets, which hardly deflate. */
static void add_stored(struct buf *b, struct str bytes)
{
    while (bytes.len > 0) {
        struct str part = str_head(bytes, 0xffff);
        unsigned n = (unsigned)part.len;

        buf_add_byte(b, 0);
        buf_add_byte(b, (char)(n & 255));
        buf_add_byte(b, (char)(n >> 8));
        buf_add_byte(b, (char)(~n & 255));
        buf_add_byte(b, (char)(~n >> 8 & 255));
        buf_add(b, part);
        bytes = str_skip(bytes, part.len);
    }
}

/* What ends the stream, so the library that cannot go on may do it. */
static void add_last(struct pdf_file *f, struct buf *b, struct str bytes)
{
    size_t room = libdeflate_deflate_compress_bound(f->deflate, bytes.len);
    char *out = arena_alloc(f->arena, room);
    size_t n = libdeflate_deflate_compress(f->deflate, bytes.ptr, bytes.len,
                                           out, room);

    assert(n > 0);
    buf_add(b, (struct str){out, n});
}

pdf_id pdf_file_add_around(struct pdf_file *f, struct str entries,
                           struct str front, const struct pdf_middle *middle,
                           struct str back)
{
    struct buf b = buf_new(f->arena, PIECES_MAX);
    uint32_t sum = libdeflate_adler32(ADLER32_EMPTY, front.ptr, front.len);

    sum = adler32_join(sum, middle->adler32, middle->piece.raw_len);
    sum = adler32_join(
        sum, libdeflate_adler32(ADLER32_EMPTY, back.ptr, back.len), back.len);
    buf_add(&b, STR("\x78\x01"));
    add_stored(&b, front);
    buf_add(&b, middle->piece.bytes);
    add_last(f, &b, back);
    for (int shift = 24; shift >= 0; shift -= 8)
        buf_add_byte(&b, (char)(sum >> shift & 255));
    return pdf_file_add_packed(f, entries, buf_str(&b));
}

/* Not a stream of libharu's: that would copy the bytes twice. */
pdf_id pdf_file_add_stream(struct pdf_file *f, struct str entries,
                           struct str bytes, bool deflated)
{
    if (deflated)
        return pdf_file_add_packed(f, entries, deflate_bytes(f, bytes));
    return add(f, (struct content){entries, bytes, true});
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
    set_content(f, f->doc->catalog, (struct content){.entries = entries});
}

void pdf_file_set_info(struct pdf_file *f, struct str entries)
{
    if (f->error != HPDF_OK || !f->doc->info)
        return;
    HPDF_Dict_RemoveElement(f->doc->info, "Producer");
    set_content(f, f->doc->info, (struct content){.entries = entries});
}

const char *pdf_file_producer(void)
{
    return "libharu " HPDF_VERSION_TEXT;
}

/* Where an object is: in the file, or in an object stream. */
struct entry {
    uint64_t place; /* offset, or number of the object stream */
    uint8_t index;  /* in the object stream */
    bool packed;
};

struct saving {
    struct pdf_file *f;
    HPDF_Stream texts; /* of the dictionaries, as libharu writes them */
    size_t *ends;      /* by number: where the text of each ends */
    struct str all;    /* of texts */
    struct entry *entries;
    size_t count;
    struct buf out;
};

/* The content of a stream of ours, or NULL: no stream. */
static const struct content *stream_of(const struct saving *s, size_t number)
{
    HPDF_Dict dict = dict_of(s->f, (pdf_id)number);
    const struct content *content = dict->attr;

    return dict->write_fn == write_entries && content->is_stream ? content
                                                                 : NULL;
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
    return (struct str){bytes, n};
}

/* The texts of all objects, one behind the other. */
static void write_texts(struct saving *s)
{
    for (size_t i = 1; i < s->count; i++) {
        HPDF_Obj_WriteValue(dict_of(s->f, (pdf_id)i), s->texts, NULL);
        s->ends[i] = s->texts->size;
    }
    s->all = copy_blocks(s->texts, s->f->arena);
}

static struct str text_of(const struct saving *s, size_t number)
{
    size_t start = s->ends[number - 1];

    return (struct str){s->all.ptr + start, s->ends[number] - start};
}

/* "4 0 obj<<...>>stream ..." with the text's >> after the length. */
static uint64_t write_stream(struct buf *out, size_t number, struct str text,
                             struct str bytes)
{
    uint64_t offset = out->len;

    buf_add_int(out, (int64_t)number);
    buf_add_z(out, " 0 obj\n");
    buf_add(out, str_head(text, text.len - 2));
    buf_add_z(out, "/Length ");
    buf_add_int(out, (int64_t)bytes.len);
    buf_add_z(out, ">>stream\n");
    buf_add(out, bytes);
    buf_add_z(out, "\nendstream\nendobj\n");
    return offset;
}

/*
 * Move up to PACK_MAX dictionaries from number *next on into one object
 * stream with the number `self`; *next is then the first not looked at.
 */
static void pack(struct saving *s, size_t *next, size_t self)
{
    struct arena *a = s->f->arena;
    struct buf places = buf_new(a, SIZE_MAX / 2);
    struct buf texts = buf_new(a, SIZE_MAX / 2);
    struct str head;
    unsigned n = 0;

    for (; *next < s->count && n < PACK_MAX; (*next)++) {
        if (stream_of(s, *next))
            continue;
        buf_add_int(&places, (int64_t)*next);
        buf_add_byte(&places, ' ');
        buf_add_int(&places, (int64_t)texts.len);
        buf_add_byte(&places, ' ');
        buf_add(&texts, text_of(s, *next));
        s->entries[*next] = (struct entry){self, (uint8_t)n++, true};
    }
    head = arena_format(a, "<</Type/ObjStm/N %u/First %zu/Filter/FlateDecode>>",
                        n, places.len);
    buf_add(&places, buf_str(&texts));
    s->entries[self].place = write_stream(
        &s->out, self, head, deflate_bytes(s->f, buf_str(&places)));
}

/* The number behind the last object stream. */
static size_t write_objects(struct saving *s)
{
    size_t next = 1, self = s->count;

    for (size_t i = 1; i < s->count; i++) {
        const struct content *content = stream_of(s, i);

        if (content)
            s->entries[i].place =
                write_stream(&s->out, i, text_of(s, i), content->bytes);
    }
    while (next < s->count)
        pack(s, &next, self++);
    return self;
}

static void add_number(struct buf *b, uint64_t n, int bytes)
{
    while (bytes-- > 0)
        buf_add_byte(b, (char)(n >> 8 * bytes & 255));
}

/* Kind, place and index of each object: 0 free, 1 in the file, 2 packed. */
static struct str make_references(const struct saving *s, size_t count,
                                  int bytes)
{
    struct buf b = buf_new(s->f->arena, SIZE_MAX / 2);

    add_number(&b, 0, 1 + bytes);
    add_number(&b, 255, 1);
    for (size_t i = 1; i < count; i++) {
        add_number(&b, s->entries[i].packed ? 2 : 1, 1);
        add_number(&b, s->entries[i].place, bytes);
        add_number(&b, s->entries[i].index, 1);
    }
    return buf_str(&b);
}

/* The cross references are the last object, and name themselves. */
static void write_references(struct saving *s, size_t self)
{
    struct pdf_file *f = s->f;
    struct str hash = hash_hex(hash_bytes(buf_str(&s->out)), f->arena);
    size_t start = s->out.len;
    int bytes = start < 1u << 24 ? 3 : 5, id = ID_DIGITS;
    struct str head =
        arena_format(f->arena,
                     "<</Type/XRef/Size %zu/W[1 %d 1]/Root %u 0 R/Info %u 0 R"
                     "/ID[<%.*s><%.*s>]/Filter/FlateDecode>>",
                     self + 1, bytes, (unsigned)id_of(f->doc->catalog),
                     (unsigned)id_of(f->doc->info), id, hash.ptr, id, hash.ptr);

    assert((uint64_t)start < UINT64_C(1) << 40);
    s->entries[self].place = start;
    write_stream(&s->out, self, head,
                 deflate_bytes(f, make_references(s, self + 1, bytes)));
    buf_add_format(&s->out, "startxref\n%zu\n%%%%EOF\n", start);
}

static size_t room_for(const struct saving *s)
{
    size_t room = 4096 + s->all.len + 8 * s->count;

    for (size_t i = 1; i < s->count; i++) {
        const struct content *content = stream_of(s, i);

        if (content)
            room += content->bytes.len + FRAME_MAX;
    }
    return room;
}

static struct str save(struct pdf_file *f, HPDF_Stream texts, struct arena *a)
{
    size_t count = f->doc->xref->entries->count;
    struct saving s = {.f = f,
                       .texts = texts,
                       .ends = arena_array(f->arena, size_t, count),
                       .entries =
                           arena_array(f->arena, struct entry, 2 * count + 2),
                       .count = count,
                       .out = buf_new(a, SIZE_MAX / 2)};

    write_texts(&s);
    if (buf_reserve(&s.out, room_for(&s)))
        buf_add_z(&s.out, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
    write_references(&s, write_objects(&s));
    return buf_str(&s.out);
}

/*
 * libharu's own saving knows no object streams; its objects write themselves
 * into a stream in memory, and are put into the file here.
 */
bool pdf_file_finish(struct pdf_file *f, struct str *out, struct arena *a,
                     struct diag *d)
{
    HPDF_Stream texts = f->error == HPDF_OK
                            ? HPDF_MemStream_New(f->doc->mmgr, TEXTS_BLOCK)
                            : NULL;
    struct str bytes = {0};

    if (texts) {
        bytes = save(f, texts, a);
        HPDF_Stream_Free(texts);
    }
    if (!texts || f->error != HPDF_OK) {
        errno = 0;
        return diag_system(d, NULL, "libharu error 0x%04lX (%lu)", f->error,
                           f->detail);
    }
    *out = bytes;
    return true;
}
